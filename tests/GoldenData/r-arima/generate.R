# Golden values of ARIMA by R: series.csv, likelihood.csv, fits.csv, automatic.csv in this folder. README.md says what each figure is.
#
# Command:   Rscript generate.R series && Rscript generate.R likelihood && Rscript generate.R fits && Rscript generate.R automatic && python3 generate.py
#            (in this folder; one argument a part; generate.py adds its columns to likelihood.csv and fits.csv and must come last)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
part <- match.arg(commandArgs(TRUE)[1], c("series", "likelihood", "fits", "automatic"))

# The fewest digits, from 15 to 17, that give back the same double; NA becomes an empty field.
shortest <- function(x) vapply(as.numeric(x), function(v) {
  if (is.na(v)) return("")
  for (digits in 15:17) if (as.numeric(text <- sprintf("%.*g", digits, v)) == v) break
  text
}, "")
list_of <- function(x) paste(shortest(x), collapse = " ")
write_text <- function(name, lines) {
  file <- file(name, "wb")
  writeBin(charToRaw(paste0(paste(lines, collapse = "\n"), "\n")), file)
  close(file)
}

# Coefficients of a polynomial 1 - a_1 B - ... whose partial autocorrelations are r, so inside the stationary region (Durbin, Levinson).
from_partial <- function(r) {
  a <- numeric(0)
  for (k in seq_along(r)) a <- c(a - r[k] * rev(a), r[k])
  a
}
expand <- function(a, A, m, sign) {
  f <- c(1, sign * a)
  g <- rep(0, length(A) * m + 1)
  g[1] <- 1
  if (length(A) > 0) g[1 + m * seq_along(A)] <- sign * A
  out <- numeric(length(f) + length(g) - 1)
  for (i in seq_along(f)) out[i - 1 + seq_along(g)] <- out[i - 1 + seq_along(g)] + f[i] * g
  sign * out[-1]
}

# ---- The series.

# An ARMA path with unit errors, after a run of 300 to forget the start.
arma_path <- function(n, m, phi, theta, Phi, Theta) {
  e <- rnorm(n + 300)
  ma <- expand(theta, Theta, m, 1)
  x <- e
  for (k in seq_along(ma)) if (ma[k] != 0) x <- x + ma[k] * c(rep(0, k), head(e, -k))
  ar <- expand(phi, Phi, m, -1)
  if (length(ar) > 0) x <- as.numeric(filter(x, ar, "recursive"))
  tail(x, n)
}
undo <- function(x, lag) {
  for (t in seq_along(x)) if (t > lag) x[t] <- x[t] + x[t - lag]
  x
}

kinds <- list( # m, d, D, phi, theta, Phi, Theta, mean of the differenced series
  list(1, 0, 0, 0.7, NULL, NULL, NULL, 0), list(1, 0, 0, NULL, c(0.5, 0.3), NULL, NULL, 0), list(1, 1, 0, NULL, -0.6, NULL, NULL, 0.4),
  list(4, 0, 0, 0.4, NULL, 0.6, NULL, 0), list(4, 0, 1, 0.5, NULL, NULL, -0.5, 0.6), list(4, 1, 1, NULL, -0.4, NULL, -0.6, 0),
  list(12, 1, 1, NULL, -0.5, NULL, -0.6, 0), list(12, 0, 1, 0.6, NULL, NULL, -0.4, 1), list(12, 0, 0, c(0.3, 0.2), NULL, 0.7, NULL, 0),
  list(1, 2, 0, NULL, -0.5, NULL, NULL, 0), list(1, 0, 0, c(1.2, -0.5), 0.4, NULL, NULL, 0), list(1, 1, 0, c(0.4, -0.3), NULL, NULL, NULL, -0.2),
  list(4, 1, 0, -0.4, NULL, 0.5, NULL, 0.3), list(12, 1, 0, NULL, 0.3, NULL, 0.5, 0), list(1, 0, 0, c(0.5, 0, 0.4), -0.9, NULL, NULL, 0),
  list(12, 0, 1, NULL, c(0.5, 0.2), -0.4, NULL, 0), list(4, 0, 0, NULL, 0.8, NULL, 0.5, 0), list(1, 1, 0, 0.6, -0.95, NULL, NULL, 0),
  list(1, 2, 0, 0.3, -0.8, NULL, NULL, 0), list(4, 0, 1, NULL, 0.3, -0.3, NULL, 0))

make <- function(i) {
  set.seed(7000 + i)
  k <- kinds[[(i - 1) %% length(kinds) + 1]]
  m <- k[[1]]
  shortest_n <- c(12, 18, 44)[match(m, c(1, 4, 12))]
  n <- if (i <= 5 && m <= 4) shortest_n else round(exp(runif(1, log(shortest_n), log(150))))
  x <- arma_path(n, m, k[[4]], k[[5]], k[[6]], k[[7]]) + k[[8]]
  for (r in seq_len(k[[2]])) x <- undo(x, 1)
  for (r in seq_len(k[[3]])) x <- undo(x, m)
  if (m > 1) x <- x + c(6, 2)[i %% 2 + 1] * rep_len(sin(2 * pi * (1:m) / m) + 0.5 * cos(4 * pi * (1:m) / m), n)
  y <- 100 + c(1, 4, 8)[i %% 3 + 1] * x
  y <- y * 10^c(-5, -2, 0, 1, 3, 4, 2)[i %% 7 + 1] # Levels of 0.001 to a million.
  text <- sprintf("%.*g", c(5, 6, 8)[i %% 3 + 1], y)
  if (max(abs(y)) >= 1e5) text <- sprintf("%.0f", as.numeric(text))
  # Every second of the first 60, and every fifth of the others, has gaps: singles, a run, and one in the first season or near the start.
  if (i <= 60 && i %% 2 == 0 || i > 60 && i %% 5 == 0) {
    gaps <- sample(3:(n - 2), max(1, round(n * c(0.04, 0.1, 0.25)[i %% 3 + 1])))
    if (i %% 4 == 0) gaps <- c(gaps, if (m == 1) 2 else 1 + i %% (m - 1))
    if (i %% 8 == 2 && n >= 30) gaps <- c(gaps, round(n * 0.6) + 0:(m %/% 3 + 1))
    text[unique(gaps)] <- "NaN"
  }
  paste(sprintf("S%03d", i), m, paste(text, collapse = " "), sep = ",")
}
# Seasons of no or little strength, which the others don't have; levels between 10 and 1000.
make_weak <- function(i) {
  set.seed(7000 + i)
  m <- c(4, 12)[i %% 2 + 1]
  n <- round(exp(runif(1, log(3 * m), log(150))))
  x <- switch(i %% 4 + 1, rnorm(n), arma_path(n, 1, 0.6, NULL, NULL, NULL), cumsum(rnorm(n, 0.1)), cumsum(cumsum(rnorm(n, 0, 0.1))) + rnorm(n))
  y <- c(10, 100, 1000)[i %% 3 + 1] * (10 + x + (i - 111) %/% 4 * 0.5 * rep_len(sin(2 * pi * (1:m) / m) + 0.5 * cos(4 * pi * (1:m) / m), n))
  text <- sprintf("%.6g", y)
  if (i %% 6 == 0) text[sample(3:(n - 2), max(1, round(n * 0.08)))] <- "NaN"
  paste(sprintf("S%03d", i), m, paste(text, collapse = " "), sep = ",")
}
if (part == "series") {
  write_text("series.csv", c("id,season,values", sapply(1:110, make), sapply(111:140, make_weak)))
  quit()
}

table <- read.csv("series.csv", colClasses = c("character", "integer", "character"))
series <- lapply(seq_len(nrow(table)), function(i) {
  v <- as.numeric(strsplit(table$values[i], " ")[[1]])
  v[is.nan(v)] <- NA
  list(id = table$id[i], m = table$season[i], y = v)
})
names(series) <- table$id
differenced <- function(y, d, D, m) {
  for (r in seq_len(D)) y <- diff(y, m)
  for (r in seq_len(d)) y <- diff(y)
  y
}

# ---- Likelihoods at given coefficients.

orders <- function(m) if (m == 1) list(
  c(1, 0, 0, 0, 0, 0), c(0, 0, 1, 0, 0, 0), c(0, 1, 1, 0, 0, 0), c(1, 1, 1, 0, 0, 0), c(2, 0, 1, 0, 0, 0), c(0, 2, 2, 0, 0, 0),
  c(2, 1, 0, 0, 0, 0), c(3, 0, 2, 0, 0, 0), c(1, 2, 1, 0, 0, 0), c(0, 1, 0, 0, 0, 0), c(1, 1, 3, 0, 0, 0), c(5, 0, 0, 0, 0, 0)) else list(
  c(0, 1, 1, 0, 1, 1), c(1, 0, 0, 1, 0, 0), c(1, 0, 1, 0, 1, 1), c(2, 1, 0, 1, 1, 0), c(0, 0, 1, 0, 0, 1), c(1, 1, 1, 1, 0, 1),
  c(1, 0, 0, 2, 1, 0), c(0, 1, 2, 0, 0, 2), c(3, 0, 0, 0, 1, 2), c(1, 1, 0, 1, 1, 1), c(0, 0, 0, 1, 0, 1), c(2, 0, 2, 1, 0, 0), c(1, 0, 1, 2, 0, 1))

likelihood_row <- function(s, order, i) {
  set.seed(91000 + i)
  p <- order[1]; d <- order[2]; q <- order[3]; P <- order[4]; D <- order[5]; Q <- order[6]; m <- s$m
  # Every sixth AR and every sixth MA case lies close to the border.
  draw <- function(k, near) {
    r <- runif(k, -0.85, 0.85)
    if (near && k > 0) r[k] <- sample(c(-1, 1), 1) * (1 - 10^-runif(1, 1.5, 4))
    from_partial(r)
  }
  phi <- draw(p, i %% 6 == 0); Phi <- draw(P, i %% 12 == 6)
  theta <- -draw(q, i %% 6 == 3); Theta <- -draw(Q, i %% 12 == 9)
  w <- differenced(s$y, d, D, m)
  kind <- if (d + D == 0) c("mean", "none")[(i %% 4 == 0) + 1] else if (d + D == 1 && i %% 2 == 0) "drift" else "none"
  # With gaps the mean of the differences there are; any number would do, as it is given.
  constant <- if (kind == "none") 0 else signif(mean(w, na.rm = TRUE), 8)
  r <- c(NA, NA)
  diffuse <- NA
  at <- function(x, order, seasonal, coefficients) suppressWarnings(arima(x, order = order, seasonal = list(order = seasonal, period = m), include.mean = FALSE,
    method = "ML", fixed = coefficients, transform.pars = FALSE))
  coefficients <- c(phi, theta, Phi, Theta)
  white <- length(coefficients) == 0
  if (d + D == 0 || !anyNA(s$y)) {
    x <- w - constant
    if (white) {
      v <- x[!is.na(x)]
      r <- c(-length(v) / 2 * (log(2 * pi * mean(v^2)) + 1), mean(v^2))
    } else {
      f <- at(x, c(p, 0, q), c(P, 0, Q), coefficients)
      r <- c(f$loglik, f$sigma2)
    }
  }
  if (d + D > 0) {
    # In levels, with the kappa of 1e6. The drift leaves as a line (d) or a staircase's line (D).
    slope <- if (D == 1) constant / m else constant
    y <- s$y - slope * seq_along(s$y)
    diffuse <- tryCatch(if (white) suppressWarnings(arima(y, order = c(0, d, 0), method = "ML"))$loglik else at(y, c(p, d, q), c(P, D, Q), coefficients)$loglik, error = function(e) NA)
  }
  paste(s$id, p, d, q, P, D, Q, m, kind, shortest(constant), list_of(phi), list_of(theta), list_of(Phi), list_of(Theta),
    shortest(r[1]), shortest(r[2]), shortest(diffuse), sep = ",")
}
if (part == "likelihood") {
  i <- 0
  rows <- character(0)
  for (s in series[1:60]) {
    choices <- orders(s$m)
    n <- length(s$y)
    for (j in 1:3) {
      i <- i + 1
      order <- choices[[(i * 5 + i %/% 12) %% length(choices) + 1]]
      if (n - order[2] - s$m * order[5] < 8 + order[1] + order[3] + order[4] + order[6]) next
      rows <- c(rows, likelihood_row(s, order, i))
    }
  }
  write_text("likelihood.csv", c("id,p,d,q,P,D,Q,m,kind,constant,phi,theta,Phi,Theta,loglik_r,sigma2_r,loglik_r_kappa", rows))
  quit()
}

# ---- Fits.

# Of stats::arima, so that sigma2 is that of the likelihood. The drift is the coefficient of 1, 2, 3, ...
fit_of <- function(s, order, kind, init = NULL, exactly = FALSE, method = "ML") suppressWarnings(tryCatch(
  arima(s$y, order = order[1:3], seasonal = list(order = order[4:6], period = s$m), include.mean = kind == "mean", xreg = if (kind == "drift") seq_along(s$y) else NULL,
    method = method, init = init, optim.control = if (exactly) list(reltol = 1e-14, maxit = 1000) else list()), error = function(e) NULL))
# Beyond a stationary variance of 10,000 sigma2 R leaves observations out, so its likelihood is none.
sound <- function(f) makeARIMA(f$model$phi, f$model$theta, numeric(0))$Pn[1, 1] < 9000
pieces <- function(f, order, kind, m) {
  k <- cumsum(c(0, order[c(1, 3, 4, 6)]))
  v <- unname(f$coef)
  part <- lapply(1:4, function(i) v[seq_len(k[i + 1] - k[i]) + k[i]])
  constant <- if (kind == "none") 0 else v[k[5] + 1] * if (kind == "drift" && order[5] == 1) m else 1
  c(part, list(constant))
}
best_of <- function(s, order, kind, first) {
  candidates <- list(first)
  k <- sum(order[c(1, 3, 4, 6)])
  if (k == 0) return(first)
  extra <- unname(first$coef)[-seq_len(k)]
  near <- fit_of(s, order, kind, init = c(first$coef), exactly = TRUE)
  candidates <- c(candidates, list(near, fit_of(s, order, kind, method = "CSS-ML", exactly = TRUE)))
  for (try in 1:8) {
    draw <- function(k) from_partial(runif(k, -0.9, 0.9))
    start <- c(draw(order[1]), -draw(order[3]), draw(order[4]), -draw(order[6]), extra)
    candidates <- c(candidates, list(fit_of(s, order, kind, init = start, exactly = TRUE)))
  }
  candidates <- Filter(function(f) !is.null(f) && is.finite(f$loglik) && sound(f), candidates)
  if (length(candidates) == 0) return(first)
  candidates[[which.max(sapply(candidates, function(f) f$loglik))]]
}

if (part == "fits") {
  fit_orders <- list(
    `1` = list(c(1, 0, 0), c(0, 1, 1), c(2, 1, 1), c(1, 1, 0), c(2, 0, 1), c(0, 2, 1), c(1, 0, 2), c(0, 2, 2), c(0, 1, 2), c(3, 1, 0), c(1, 2, 1), c(3, 0, 0), c(1, 1, 2), c(0, 0, 3)),
    `4` = list(c(0, 1, 1, 0, 1, 1), c(1, 0, 0, 1, 0, 0), c(1, 0, 0, 0, 1, 1), c(1, 1, 1, 0, 1, 1), c(2, 0, 0, 1, 1, 0), c(1, 1, 0, 0, 0, 1), c(0, 1, 1, 1, 0, 1), c(0, 0, 2, 1, 0, 0),
      c(1, 0, 1, 1, 1, 1), c(0, 1, 2, 0, 1, 2), c(2, 1, 0, 2, 0, 0), c(1, 0, 1, 0, 0, 1)))
  fit_orders[["12"]] <- fit_orders[["4"]]
  rows <- character(0)
  forecasts <- 0
  for (index in 1:110) {
    s <- series[[index]]
    choices <- fit_orders[[as.character(s$m)]]
    for (j in 1:3) {
      order <- c(choices[[(index * 7 + j * 5) %% length(choices) + 1]], 0, 0, 0)[1:6]
      differences <- order[2] + order[5]
      kind <- if (differences == 0) c("mean", "none")[((index + j) %% 5 == 0) + 1] else if (differences == 1 && (index + j) %% 2 == 0) "drift" else "none"
      n <- sum(!is.na(s$y)) - order[2] - order[5] * s$m
      if (n < 8 + 2 * sum(order[c(1, 3, 4, 6)])) next
      first <- fit_of(s, order, kind)
      if (is.null(first)) next
      set.seed(51000 + 3 * index + j)
      best <- best_of(s, order, kind, first)
      a <- pieces(first, order, kind, s$m)
      b <- pieces(best, order, kind, s$m)
      npar <- length(first$coef) + 1
      aicc <- -2 * first$loglik + 2 * npar * n / (n - npar - 1)
      again <- suppressWarnings(tryCatch(Arima(ts(s$y, frequency = s$m), order = order[1:3], seasonal = order[4:6], method = "ML",
        include.mean = kind == "mean", include.drift = kind == "drift"), error = function(e) NULL))
      # forecast::Arima fits the same but for the drift's regressor, so the maximum may differ where the search ends early.
      if (!is.null(again) && kind != "drift" && !is.na(s$y[1])) stopifnot(abs(again$aicc - aicc) < 1e-6)
      ahead <- list(mean = NULL, sd = NULL)
      if (index %% 5 < 2 && j <= 2) {
        p <- predict(first, n.ahead = 8, newxreg = if (kind == "drift") length(s$y) + 1:8 else NULL)
        ahead <- list(mean = as.numeric(p$pred), sd = as.numeric(p$se))
        forecasts <- forecasts + 1
      }
      rows <- c(rows, paste(c(s$id, order, s$m, kind, first$code, shortest(first$loglik), shortest(first$sigma2), shortest(aicc), shortest(a[[5]]), sapply(a[1:4], list_of),
        shortest(best$loglik), shortest(b[[5]]), sapply(b[1:4], list_of), list_of(ahead$mean), list_of(ahead$sd)), collapse = ","))
    }
  }
  write_text("fits.csv", c(paste0("id,p,d,q,P,D,Q,m,kind,code,loglik,sigma2,aicc,constant,phi,theta,Phi,Theta,best_loglik,best_constant,best_phi,best_theta,best_Phi,best_Theta,mean,sd"), rows))
  cat("fits:", length(rows), " with forecasts:", forecasts, "\n")
  quit()
}

# ---- The model chosen.

if (part == "automatic") {
  rows <- sapply(series, function(s) {
    y <- ts(s$y, frequency = s$m)
    fit <- suppressWarnings(auto.arima(y, approximation = FALSE))
    a <- fit$arma
    kind <- if ("drift" %in% names(fit$coef)) "drift" else if (any(c("intercept", "mean") %in% names(fit$coef))) "mean" else "none"
    # As auto.arima asks: the seasonal first, not for two seasons or less; the other one after the seasonal differences.
    D <- if (s$m == 1 || sum(!is.na(s$y)) <= 2 * s$m) 0 else suppressWarnings(nsdiffs(y))
    d <- suppressWarnings(ndiffs(if (D > 0) diff(y, s$m, D) else y))
    paste(c(s$id, a[1], a[6], a[2], a[3], a[7], a[4], s$m, kind, shortest(fit$loglik), shortest(fit$aicc), d, D, suppressWarnings(ndiffs(y))), collapse = ",")
  })
  write_text("automatic.csv", c("id,p,d,q,P,D,Q,m,kind,loglik,aicc,ndiffs_after,nsdiffs,ndiffs", rows))
  quit()
}
