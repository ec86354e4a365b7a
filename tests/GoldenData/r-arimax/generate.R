# Golden values of regression with ARIMA errors by R: cases.csv and automatic.csv in this folder. README.md says what each figure is.
#
# Command:   Rscript generate.R            (in this folder)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

# The fewest digits, from 15 to 17, that give back the same double; NA becomes "NaN".
shortest <- function(x) vapply(as.numeric(x), function(v) {
  if (is.na(v)) return("NaN")
  for (digits in 15:17) if (as.numeric(text <- sprintf("%.*g", digits, v)) == v) break
  text
}, "")
list_of <- function(x) paste(shortest(x), collapse = " ")

horizon <- 6
cases <- list( # order, seasonal, m, n, regressors, constant, gaps
  list(c(0, 0, 0), c(0, 0, 0), 1, 20, 1, TRUE, 0), list(c(1, 0, 0), c(0, 0, 0), 1, 40, 1, TRUE, 0), list(c(1, 0, 0), c(0, 0, 0), 1, 60, 2, FALSE, 0),
  list(c(0, 1, 0), c(0, 0, 0), 1, 25, 1, FALSE, 0), list(c(0, 1, 0), c(0, 0, 0), 1, 30, 2, TRUE, 0), list(c(0, 1, 1), c(0, 0, 0), 1, 50, 1, TRUE, 0),
  list(c(1, 1, 1), c(0, 0, 0), 1, 80, 3, FALSE, 0), list(c(2, 0, 1), c(0, 0, 0), 1, 90, 2, TRUE, 0), list(c(0, 2, 1), c(0, 0, 0), 1, 60, 1, FALSE, 0),
  list(c(1, 0, 0), c(0, 1, 0), 4, 48, 1, TRUE, 0), list(c(0, 1, 1), c(0, 1, 1), 12, 120, 2, FALSE, 0), list(c(1, 0, 0), c(1, 0, 0), 4, 64, 2, TRUE, 0),
  list(c(1, 0, 0), c(0, 0, 0), 1, 50, 2, TRUE, 4), list(c(0, 0, 1), c(0, 0, 0), 1, 45, 1, FALSE, 3), list(c(0, 1, 0), c(0, 0, 0), 1, 30, 1, FALSE, 2),
  list(c(1, 1, 0), c(0, 0, 0), 1, 60, 2, TRUE, 3))

difference <- function(x, d, D, m) {
  x <- as.matrix(x)
  for (i in seq_len(D)) x <- diff(x, m)
  for (i in seq_len(d)) x <- diff(x)
  x
}

# Generalised least squares on the whole covariance matrix of the differences, missing and future values as columns of their own: amounts of these are
# what the model makes of them, with everything but the ARMA coefficients uncertain.
gls <- function(y, x, phi, theta, d, D, m) {
  unknown <- which(is.na(y))
  y[unknown] <- 0
  holes <- matrix(0, length(y), length(unknown))
  holes[cbind(unknown, seq_along(unknown))] <- -1
  w <- difference(y, d, D, m)
  z <- difference(cbind(holes, x), d, D, m)
  n <- length(w)
  psi <- c(1, ARMAtoMA(phi, theta, 5000))
  acf <- if (length(phi) + length(theta) == 0) c(1, rep(0, n)) else ARMAacf(phi, theta, lag.max = n)
  gamma <- toeplitz(acf[1:n]) * sum(psi^2)
  inverse <- solve(gamma)
  cov <- solve(t(z) %*% inverse %*% z)
  amounts <- cov %*% t(z) %*% inverse %*% w
  list(amounts = as.numeric(amounts), cov = cov, holes = length(unknown))
}

rows <- vapply(seq_along(cases), function(i) {
  set.seed(9100 + i)
  k <- cases[[i]]
  order <- k[[1]]; seasonal <- k[[2]]; m <- k[[3]]; n <- k[[4]]
  total <- n + horizon
  x <- matrix(vapply(seq_len(k[[5]]), function(j) switch(j, cumsum(rnorm(total)) + 5, rnorm(total), rexp(total) * 3), numeric(total)), total)
  e <- rnorm(total + 100)
  noise <- tail(as.numeric(filter(filter(e, c(1, 0.4), sides = 1)[-1], 0.6, "recursive")), total)
  for (r in seq_len(order[2])) noise <- cumsum(noise + 0.2)
  for (r in seq_len(seasonal[2])) for (t in (m + 1):total) noise[t] <- noise[t] + noise[t - m]
  if (m > 1) noise <- noise + 3 * sin(2 * pi * seq_len(total) / m)
  y <- as.numeric(sprintf("%.6g", (if (k[[6]] || order[2] + seasonal[2] > 0) 50 else 0) + noise + x %*% c(1.5, -2, 0.7)[seq_len(k[[5]])]))
  x <- matrix(as.numeric(sprintf("%.6g", x)), total)
  y <- y[1:n]
  if (k[[7]] > 0) y[sort(sample(4:(n - 3), k[[7]]))] <- NA
  colnames(x) <- paste0("x", seq_len(ncol(x)))
  differences <- order[2] + seasonal[2]
  fit <- Arima(ts(y, frequency = m), order = order, seasonal = seasonal, xreg = x[1:n, , drop = FALSE], include.mean = k[[6]] && differences == 0,
    include.drift = k[[6]] && differences > 0, method = "ML", optim.control = list(reltol = 1e-15, maxit = 2000))
  stopifnot(fit$code == 0)
  ahead <- forecast(fit, xreg = x[n + 1:horizon, , drop = FALSE], level = 95)
  beta <- tail(names(coef(fit)), ncol(x))
  stopifnot(beta == colnames(x))
  used <- sum(!is.na(y)) - order[2] - seasonal[2] * m
  df <- used - length(coef(fit)[fit$mask])
  constant <- if (!k[[6]]) NULL else if (differences == 0) rep(1, total) else seq_len(total)
  phi <- if (any(fit$model$phi != 0)) fit$model$phi else numeric(0)
  theta <- if (any(fit$model$theta != 0)) fit$model$theta else numeric(0)
  whole <- gls(c(y, rep(NA, horizon)), cbind(x, constant), phi, theta, order[2], seasonal[2], m)
  at <- whole$holes - horizon + seq_len(horizon)
  of_x <- whole$holes + seq_len(ncol(x))
  sd <- sqrt(fit$sigma2)
  paste(i, paste(order, collapse = " "), paste(seasonal, collapse = " "), m, if (k[[6]]) 1 else 0, list_of(y), paste(apply(x, 2, list_of), collapse = ";"),
    list_of(coef(fit)[beta]), list_of(sqrt(diag(fit$var.coef)[beta])), shortest(fit$loglik), shortest(fit$sigma2), list_of(ahead$mean),
    list_of((ahead$upper[, 1] - ahead$mean) / qnorm(0.975)), list_of(whole$amounts[of_x]), list_of(sd * sqrt(diag(whole$cov)[of_x])), list_of(whole$amounts[at]),
    list_of(sd * sqrt(diag(whole$cov)[at])), df, sep = ",")
}, "")
header <- "id,order,seasonal,m,constant,y,x,beta,beta_se,loglik,sigma2,mean,se,gls_beta,gls_se,gls_mean,gls_forecast_se,df"
file <- file("cases.csv", "wb")
writeBin(charToRaw(paste0(paste(c(header, rows), collapse = "\n"), "\n")), file)
close(file)

# ---- Orders chosen: auto.arima on made series with regressors, one of them a trend in each third case.
rows <- vapply(1:24, function(i) {
  set.seed(9300 + i)
  m <- c(1, 1, 4)[(i - 1) %% 3 + 1]
  n <- c(24, 40, 60, 90)[(i - 1) %% 4 + 1]
  d <- (i %/% 2) %% 2
  x <- cbind(cumsum(rnorm(n)), if (i %% 3 == 0) seq_len(n) else rnorm(n))
  noise <- tail(as.numeric(filter(rnorm(n + 50), c(0.5, -0.4, 0.3)[(i - 1) %% 3 + 1], "recursive")), n)
  if (d == 1) noise <- cumsum(noise)
  if (m > 1) noise <- noise + rep_len(c(3, -1, 0, -2), n)
  x <- matrix(as.numeric(sprintf("%.6g", x)), n, dimnames = list(NULL, c("x1", "x2")))
  y <- as.numeric(sprintf("%.6g", 20 + noise + x %*% c(0.8, -0.3)))
  fit <- auto.arima(ts(y, frequency = m), xreg = x, approximation = FALSE, method = "ML")
  order <- arimaorder(fit)
  paste(i, m, list_of(y), paste(apply(x, 2, list_of), collapse = ";"), order[["d"]], if ("D" %in% names(order)) order[["D"]] else 0, shortest(fit$aicc), sep = ",")
}, "")
file <- file("automatic.csv", "wb")
writeBin(charToRaw(paste0(paste(c("id,m,y,x,d,D,aicc", rows), collapse = "\n"), "\n")), file)
close(file)
