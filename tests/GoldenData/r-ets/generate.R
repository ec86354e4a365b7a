# Golden fits and forecasts of exponential smoothing by R's forecast::ets: series.csv, fits.csv, forecasts.json, automatic.csv in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the four files)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below. Takes about 10 minutes on one core, 8 of them the search for "best".
#
# series.csv     id,season,values: 240 made-up series (Y yearly, Q quarterly, M monthly; the first value is in season 1), values separated by spaces. 201 are positive.
# fits.csv       id,spec,loglik,npar,sigma2,alpha,beta,gamma,phi,fail,best: every spec R fits, one at a time, restrict = FALSE where it must be. spec is error {A, M}, trend
#                {N, A, Ad}, season {N, A, M}. M of either kind only for positive series. No row where R takes HoltWintersZZ (n <= npar + 4).
#                fail: of the simplex search; 0 ended, 1 gave up after 2,000 evaluations, 10 degenerate. best: the highest loglik found within R's bounds, by nlminb on
#                scaled parameters from two or more starts. Of 63 rows searched again from 4 more starts 3 rose by over 0.01 (2.4 at most): a floor, not the maximum.
# forecasts.json 60 fits, 3 or 4 of each spec. initial and final states in R's order (l, b, s_0, s_-1, ..., s_1-m); fitted; mean and sd as R forecasts (sd null where R simulates);
#                path (without errors), model_mean and model_sd by the model's own equations (null where there is no closed form), which are NOT R's where R errs, see below.
# automatic.csv  id,model,loglik,npar,aicc,aic,bic,best_model,best_aicc: the choice of ets(y) with its defaults; empty numbers where it is HoltWintersZZ's (n = 6).
#                best_model, best_aicc: the same choice if each likelihood were the "best" of fits.csv (empty for n <= 9, where ets(y) tries models that have no row).
#
# What R computes, read from the source and checked below by a recursion in plain R.
#   q = l_{t-1} + phi * b_{t-1}; mu = q, q + s_{t-m} or q * s_{t-m}; e = y - mu, or (y - mu) / mu where the error is M; d = y - mu always.
#   No season or A: l = q + alpha * d,     b = phi * b_{t-1} + beta * d,     s = s_{t-m} + gamma * d.
#   Season M:       l = q + alpha * d / s, b = phi * b_{t-1} + beta * d / s, s = s_{t-m} + gamma * d / q (s is s_{t-m}), so the error's kind matters only to the likelihood.
#   beta and gamma are those of the state equations (not divided by alpha or 1 - alpha). Bounds: alpha in [0.0001, 0.9999], beta in [0.0001, alpha],
#   gamma in [0.0001, 1 - alpha], phi in [0.8, 0.98], and admissible; with season M no initial s below 0.
#   loglik = -(n log(sum e^2) + [error M] 2 sum log|mu|) / 2: without the constant -n/2 (1 + log(2 pi / n)) of the Gaussian.
#   The initial states are parameters, but for s_1-m (the one of the first value), which is what brings the sum to 0, or to m where the season is M.
#   npar: smoothing parameters and free initial states. sigma2 = sum e^2 / (n - npar). With k = npar + 1: aic = -2 loglik + 2k; aicc = aic + 2k(k + 1) / (n - k - 1); bic: k log n.
#   mean and sd: exact for normal e; where error and season are M the mean is not the path, as level and season move together.
#   y is never scaled, and the simplex starts with one step for all parameters, a tenth of the largest: the fit depends on the unit of y, and stops short of the maximum by
#   over 0.5 in 60% of these rows (by 181 at most).
# Where R errs (the script stops if it errs elsewhere):
#   AAdM: the forecasts use phi, 2 phi, 2 phi + phi^2, ... times b in place of phi, phi + phi^2, ...
#   MAdM: they use 1, 1 + phi, 1 + phi + phi^2, ..., so the first is not the next one-step mean; sd the same.
#   ANA, MNA: sd puts gamma into the second seasonal state (G[3, 1], whether there is b or not), so it acts at lags m - 1, 2m - 1, ... in place of m, 2m, ...:
#   ANA is wrong at h = m, 2m, ..., MNA from h = m on.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

# The fewest digits, from 15 to 17, that give back the same double. NA becomes the empty field of a CSV file, or null.
shortest <- function(x, missing) vapply(as.numeric(x), function(v) {
  if (is.na(v)) return(missing)
  for (digits in 15:17) if (as.numeric(text <- sprintf("%.*g", digits, v)) == v) break
  text
}, "")
write_text <- function(name, lines) {
  file <- file(name, "wb")
  writeBin(charToRaw(paste0(paste(lines, collapse = "\n"), "\n")), file)
  close(file)
}

# ---- The series. A level of about 100 first; then moved, scaled and rounded.

pattern <- function(m, strength) {
  s <- strength * (sin(2 * pi * (1:m) / m) + 0.6 * rnorm(m))
  s - mean(s)
}

# Exponential smoothing with errors of deviation sigma; season holds the m last seasonal states in order of time.
ets_path <- function(n, m, error, trend, kind, alpha, beta, gamma, phi, sigma, level, growth, season) {
  y <- numeric(n)
  for (t in 1:n) {
    q <- level + phi * growth
    s <- season[1]
    mu <- if (kind == "A") q + s else q * s
    y[t] <- if (error == "A") mu + sigma * rnorm(1) else mu * (1 + max(-0.9, sigma * rnorm(1)))
    e <- y[t] - mu
    f <- if (kind == "A") c(1, 1) else c(1 / s, 1 / q)
    level <- q + alpha * e * f[1]
    if (trend) growth <- phi * growth + beta * e * f[1]
    season <- c(season[-1], s + gamma * e * f[2])
  }
  y
}

base <- function(kind, n, m, i) {
  e <- rnorm(n)
  t <- 1:n
  alpha <- c(0.1, 0.3, 0.6, 0.9)[i %% 4 + 1]
  beta <- alpha * c(0.05, 0.3)[i %% 2 + 1]
  gamma <- (1 - alpha) * c(0.02, 0.1, 0.4)[i %% 3 + 1]
  phi <- c(0.9, 0.97, 0.82)[i %% 3 + 1]
  strength <- if (m == 1) 0 else c(25, 3, 12)[i %% 3 + 1]
  s <- pattern(m, strength)
  trend <- i %% 3 != 0
  if (trend && i %% 2 == 0) phi <- 1
  if (kind == "ets-additive") {
    return(ets_path(n, m, "A", trend, "A", alpha, beta, gamma, phi, 6, 100, trend * 1.5, s))
  }
  if (kind == "ets-multiplicative") {
    seasonal <- c("M", "A")[(i %% 5 == 0) + 1]
    return(ets_path(n, m, "M", trend, seasonal, alpha, beta / 2, gamma, phi, c(0.04, 0.12)[i %% 2 + 1], 100, trend * 1, if (seasonal == "M") 1 + s / 100 else s))
  }
  y <- switch(kind,
    walk = 100 + cumsum(4 * e),
    arima011 = 100 + cumsum(7 * (e - (1 - alpha) * c(0, e[-n]))),
    arima022 = 100 + cumsum(cumsum(2 * (e - 1.2 * c(0, e[-n]) + 0.4 * c(0, 0, e[-c(n - 1, n)])))),
    damped = 60 + 8 * cumsum(0.9^t) + 3 * e,
    ar1 = 100 + as.numeric(filter(5 * e, c(0.7, -0.4, 0.9)[i %% 3 + 1], "recursive")),
    noise = 100 + 12 * e,
    trend = 100 + c(1.5, -0.6, 0.2)[i %% 3 + 1] * t + 5 * e,
    shift = 100 + 60 * (t > n * 0.55) * c(1, -1)[i %% 2 + 1] + 5 * e,
    outlier = 100 + cumsum(e) + 3 * rnorm(n) + 90 * (t == ceiling(n * c(0.3, 0.9)[i %% 2 + 1])),
    growth = 80 * exp(cumsum(rnorm(n, 0.06 / sqrt(m), 0.12 / sqrt(m)))),
    rounded = 8 + cumsum(0.3 * e) + 1.5 * rnorm(n))
  if (kind == "rounded") s <- s / 12
  s <- rep_len(s, n)
  if (i %% 2 == 0) y + s else y * (1 + s / if (kind == "rounded") 8 else 100)
}

plain <- c("walk", "arima011", "arima022", "damped", "ar1", "noise", "trend", "shift", "outlier", "growth", "rounded", "ets-additive", "ets-multiplicative")
make <- function(prefix, m, i, shortest, longest, kinds) {
  set.seed(10000 * m + i)
  n <- if (i <= 2) shortest else if (i == 3) longest else round(exp(runif(1, log(shortest), log(longest))))
  kind <- kinds[(i - 1) %% length(kinds) + 1]
  y <- base(kind, n, m, i)
  if (i %% 6 == 5) { # Moved to lie around 0, or to touch it.
    y <- y - quantile(y, c(0.5, 0.1, 0)[i %% 5 %% 3 + 1], names = FALSE)
  } else if (min(y) < 2) {
    y <- y - min(y) + 2
  }
  y <- if (kind == "rounded") {
    if (i %% 6 == 5) round(y) else pmax(1, round(y))
  } else if (kind == "growth" && m == 1) {
    round(y * 37000, c(0, -3)[i %% 2 + 1])
  } else {
    y * 10^c(-5, -2, 0, 1, 3, 5, 4)[i %% 7 + 1]
  }
  text <- sprintf("%.*g", c(4, 5, 6, 8)[i %% 4 + 1], y)
  text[as.numeric(text) == 0] <- "0" # Not -0.
  if (max(abs(y)) >= 1e4) text <- sprintf("%.0f", as.numeric(text))
  list(id = sprintf("%s%02d", prefix, i), season = m, kind = kind, text = text, y = ts(as.numeric(text), frequency = m))
}
all_series <- c(
  lapply(1:80, function(i) make("Y", 1, i, 6, 60, plain)),
  lapply(1:80, function(i) make("Q", 4, i, 16, 90, c(plain, rep(c("ets-multiplicative", "ets-additive"), 2)))),
  lapply(1:80, function(i) make("M", 12, i, 30, 144, c(plain, rep(c("ets-multiplicative", "ets-additive"), 2)))))
write_text("series.csv", c("id,season,values", sapply(all_series, function(s) paste(s$id, s$season, paste(s$text, collapse = " "), sep = ","))))

# ---- Fits.

specs <- as.vector(outer(outer(c("A", "M"), c("N", "A", "Ad"), paste0), c("N", "A", "M"), paste0))
part <- function(spec) list(error = substr(spec, 1, 1), trend = substr(spec, 2, 2), damped = nchar(spec) == 4, season = substring(spec, nchar(spec)))
fit_of <- function(y, spec) {
  p <- part(spec)
  fit <- suppressWarnings(tryCatch(
    ets(y, model = paste0(p$error, p$trend, p$season), damped = p$damped, lambda = NULL, opt.crit = "lik", bounds = "both", ic = "aicc", restrict = FALSE),
    error = function(e) NULL))
  if (is.null(fit$loglik)) NULL else fit # No likelihood: too short, so by HoltWintersZZ.
}
parameter <- function(fit, name) if (name %in% names(fit$par)) fit$par[[name]] else NA

# The recursion in plain R. initial: R's order. Gives errors (relative where the error is multiplicative), one-step means, states and R's log-likelihood.
recursion <- function(y, spec, alpha, beta, gamma, phi, initial) {
  p <- part(spec)
  n <- length(y)
  l <- initial[1]
  b <- if (p$trend == "N") 0 else initial[2]
  s <- initial[-(1:(1 + (p$trend != "N")))] # s_{t-1}, ..., s_{t-m}
  if (!p$damped) phi <- 1
  m <- length(s)
  mu <- e <- numeric(n)
  for (t in 1:n) {
    q <- l + phi * b
    old <- if (p$season == "N") NA else s[m]
    mu[t] <- switch(p$season, N = q, A = q + old, M = q * old)
    d <- y[t] - mu[t]
    e[t] <- if (p$error == "A") d else d / mu[t]
    l <- q + alpha * (if (p$season == "M") d / old else d)
    if (p$trend != "N") b <- phi * b + beta * (if (p$season == "M") d / old else d)
    if (p$season != "N") s <- c(old + gamma * (if (p$season == "M") d / q else d), s[-m])
  }
  loglik <- -0.5 * (n * log(sum(e^2)) + if (p$error == "M") 2 * sum(log(abs(mu))) else 0)
  list(e = e, mu = mu, loglik = loglik, final = c(l, if (p$trend != "N") b, s))
}

# The highest likelihood found within R's bounds: nlminb on scaled parameters from where R stopped, and from the place where R started.
best_of <- function(y, spec, fit) {
  p <- part(spec)
  m <- if (p$season == "N") 1L else as.integer(frequency(y))
  n <- length(y)
  trend <- p$trend != "N"
  seasonal <- p$season != "N"
  smooth <- 1 + trend + seasonal + p$damped
  scale <- c(sd(y), if (trend) sd(diff(y)), if (seasonal) rep(if (p$season == "A") sd(y) else 1, m - 1))
  p_states <- 1 + trend + m * seasonal
  values <- as.double(y)
  code <- c(p$error == "M", p$trend == "A", match(p$season, c("N", "A", "M")) - 1L)
  code <- as.integer(code) + c(1L, 0L, 0L)
  unpack <- function(x) {
    alpha <- x[1]
    beta <- if (trend) 1e-4 + x[2] * (alpha - 1e-4) else 0
    gamma <- if (seasonal) 1e-4 + x[2 + trend] * max(0, 1 - alpha - 1e-4) else 0
    phi <- if (p$damped) x[smooth] else 1
    list(alpha = alpha, beta = beta, gamma = gamma, phi = phi, states = x[-(1:smooth)] * scale)
  }
  target <- function(x) {
    if (anyNA(x)) return(1e6)
    a <- unpack(x)
    states <- a$states
    if (seasonal) {
      season <- states[-(1:(1 + trend))]
      last <- m * (p$season == "M") - sum(season)
      if (p$season == "M" && min(season, last) < 0) return(1e6)
      states <- c(states, last)
      if (!forecast:::admissible(a$alpha, if (trend) a$beta, a$gamma, if (p$damped) a$phi, m)) return(1e6)
    }
    lik <- .C("etscalc", values, n, c(states, numeric(p_states * n)), m, code[1], code[2], code[3],
      a$alpha, a$beta, a$gamma, a$phi, numeric(n), 0, numeric(1), 1L, PACKAGE = "forecast")[[13]]
    if (is.finite(lik)) lik else 1e6
  }
  pack <- function(alpha, beta, gamma, phi, states) c(
    alpha, if (trend) (beta - 1e-4) / max(alpha - 1e-4, 1e-12), if (seasonal) (gamma - 1e-4) / max(1 - alpha - 1e-4, 1e-12), if (p$damped) phi, states / scale)
  states <- fit$initstate[seq_along(scale)]
  starts <- list(pack(fit$par[["alpha"]], parameter(fit, "beta"), parameter(fit, "gamma"), parameter(fit, "phi"), states))
  # Where R starts, with three alphas in place of one.
  first <- forecast:::initstate(y, p$trend, p$season)
  for (alpha in if (m > 4) 0.3 else c(0.1, 0.5, 0.9)) starts <- c(starts, list(pack(alpha, 0.1 * alpha, 0.1 * (1 - alpha), 0.95, first)))
  low <- c(1e-4, if (trend) 0, if (seasonal) 0, if (p$damped) 0.8, rep(-Inf, length(scale)))
  high <- c(0.9999, if (trend) 1, if (seasonal) 1, if (p$damped) 0.98, rep(Inf, length(scale)))
  best <- fit$loglik
  for (start in starts) {
    start <- pmin(pmax(start, low), high)
    found <- nlminb(start, target, lower = low, upper = high, control = list(eval.max = 400, iter.max = 150))
    best <- max(best, -found$objective / 2)
  }
  best
}

fits <- list()
for (s in all_series) {
  allowed <- specs[(s$season > 1 | grepl("N$", specs)) & (min(s$y) > 0 | !grepl("M", specs))]
  for (spec in allowed) {
    fit <- fit_of(s$y, spec)
    if (is.null(fit)) next
    again <- recursion(s$y, spec, parameter(fit, "alpha"), parameter(fit, "beta"), parameter(fit, "gamma"), parameter(fit, "phi"), as.numeric(fit$initstate))
    fits[[length(fits) + 1]] <- list(id = s$id, series = s, spec = spec, fit = fit, again = again, best = best_of(s$y, spec, fit))
  }
}

worst <- max(sapply(fits, function(f) abs(f$again$loglik - f$fit$loglik)))
cat("fits:", length(fits), " largest difference of log-likelihood to the recursion in plain R:", worst, "\n")
stopifnot(worst < 1e-8)
for (f in fits) {
  stopifnot(max(abs(f$again$mu / as.numeric(f$fit$fitted) - 1)) < 1e-8 || max(abs(f$again$mu - as.numeric(f$fit$fitted))) < 1e-10 * max(abs(f$series$y)))
  stopifnot(abs(f$fit$sigma2 / (sum(f$again$e^2) / (length(f$series$y) - length(f$fit$par))) - 1) < 1e-9)
}
write_text("fits.csv", c("id,spec,loglik,npar,sigma2,alpha,beta,gamma,phi,fail,best", sapply(fits, function(f) paste(
  f$id, f$spec, sprintf("%.12g", f$fit$loglik), length(f$fit$par), sprintf("%.12g", f$fit$sigma2),
  shortest(parameter(f$fit, "alpha"), ""), shortest(parameter(f$fit, "beta"), ""), shortest(parameter(f$fit, "gamma"), ""), shortest(parameter(f$fit, "phi"), ""),
  f$fit$fit$fail, sprintf("%.9g", f$best), sep = ","))))

# ---- Forecasts.

# By the model's own equations, from the last states: the path without errors, the mean, the deviation. No mean and deviation of an additive error with a
# multiplicative season: there is no closed form.
model_forecasts <- function(spec, a, final, sigma2, h) {
  p <- part(spec)
  trend <- p$trend != "N"
  phi <- if (p$damped) a$phi else 1
  k <- 1 + trend
  path <- function(states, h, kind) {
    l <- states[1]
    b <- if (trend) states[2] else 0
    s <- rev(states[-(1:k)])
    y <- numeric(h)
    for (i in 1:h) {
      l <- l + phi * b
      b <- phi * b
      y[i] <- switch(kind, N = l, A = l + s[(i - 1) %% length(s) + 1], M = l * s[(i - 1) %% length(s) + 1])
    }
    y
  }
  plain <- path(final, h, p$season)
  if (p$season != "M") {
    # What a unit error does to the steps after it: it puts (alpha, beta, gamma) into the states.
    m <- length(final) - k
    response <- path(c(a$alpha, if (trend) a$beta, if (m > 0) c(a$gamma, rep(0, m - 1))), h, p$season)
    if (p$error == "A") {
      variance <- sigma2 * (1 + c(0, cumsum(response^2)[-h]))
    } else {
      theta <- plain^2
      for (j in seq_len(h)[-1]) theta[j] <- plain[j]^2 + sigma2 * sum(response[1:(j - 1)]^2 * theta[(j - 1):1])
      variance <- (1 + sigma2) * theta - plain^2
    }
    return(list(path = plain, mean = plain, sd = sqrt(variance)))
  }
  if (p$error == "A") return(list(path = plain, mean = rep(NA, h), sd = rep(NA, h)))
  # y = (w'x)(u'z)(1 + e), x = (F1 + G1 e) x, z = (F2 + G2 e) z. M = E[x z'], V the covariance of vec(x z'); e is normal.
  m <- length(final) - k
  w <- if (trend) c(1, phi) else 1
  F1 <- if (trend) rbind(w, c(0, phi)) else matrix(1)
  G1 <- c(a$alpha, if (trend) a$beta) %o% w
  u <- c(rep(0, m - 1), 1)
  F2 <- rbind(u, cbind(diag(m - 1), 0))
  G2 <- matrix(0, m, m)
  G2[1, m] <- a$gamma
  pick <- t(u %x% w)
  F <- F2 %x% F1
  G <- G2 %x% G1
  K <- G2 %x% F1 + F2 %x% G1
  M <- as.numeric(final[1:k] %o% final[-(1:k)])
  V <- 0 * F
  mean <- variance <- numeric(h)
  for (i in 1:h) {
    mean[i] <- pick %*% M
    variance[i] <- (1 + sigma2) * (pick %*% V %*% t(pick)) + sigma2 * mean[i]^2
    S <- V + M %*% t(M) # x z' x z' before; after: (F + K e + G e^2) vec(x z')
    V <- F %*% S %*% t(F) + sigma2 * (F %*% S %*% t(G) + G %*% S %*% t(F) + K %*% S %*% t(K)) + 3 * sigma2^2 * G %*% S %*% t(G)
    M <- as.numeric((F + sigma2 * G) %*% M)
    V <- V - M %*% t(M)
  }
  list(path = plain, mean = mean, sd = sqrt(variance))
}

# Of each model some fits with small and some with large smoothing parameters.
chosen <- unlist(lapply(specs, function(spec) {
  pick <- function(season, longest, shares) {
    rows <- Filter(function(i) fits[[i]]$spec == spec && fits[[i]]$series$season == season && length(fits[[i]]$series$y) <= longest, seq_along(fits))
    active <- sapply(rows, function(i) prod(fits[[i]]$fit$par[intersect(c("alpha", "beta", "gamma"), names(fits[[i]]$fit$par))]))
    rows[order(active)][ceiling(shares * length(rows))]
  }
  if (part(spec)$season == "N") c(pick(1, 40, c(0.3, 0.7, 0.97)), pick(4, 40, 0.8)) else c(pick(4, 60, c(0.5, 0.95)), pick(12, 60, 0.85))
}))

compare <- function(x, y) max(abs(x / y - 1))
differences <- list()
json <- sapply(fits[chosen], function(f) {
  p <- part(f$spec)
  fit <- f$fit
  a <- as.list(fit$par[intersect(c("alpha", "beta", "gamma", "phi"), names(fit$par))])
  h <- if (f$series$season > 1) 2 * f$series$season else 8
  fc <- forecast(fit, h = h, PI = FALSE)
  class <- if (p$season == "M" && p$error == "A") NULL else if (p$season == "M") forecast:::class3 else if (p$error == "M") forecast:::class2 else forecast:::class1
  final <- as.numeric(fit$states[length(f$series$y) + 1, ])
  sd <- if (is.null(class)) rep(NA, h) else
    sqrt(as.numeric(class(h, final, substr(p$trend, 1, 1), p$season, p$damped, f$series$season, fit$sigma2, fit$par)$var))
  if (!is.null(class)) stopifnot(compare((as.numeric(forecast(fit, h = h, level = 80)$upper) - as.numeric(fc$mean)) / qnorm(0.9), sd) < 1e-8)
  own <- model_forecasts(f$spec, a, final, fit$sigma2, h)
  r_mean <- as.numeric(fc$mean)
  model <- if (is.null(class)) own$path else own$mean
  differences[[length(differences) + 1]] <<- data.frame(id = f$id, spec = f$spec, mean = compare(r_mean, model), sd = if (is.null(class)) NA else compare(sd, own$sd))
  if (!(p$damped && p$season == "M")) stopifnot(compare(r_mean, model) < 1e-9)
  if (!is.null(class) && !(p$damped && p$season == "M") && !(p$trend == "N" && p$season == "A")) stopifnot(compare(sd, own$sd) < 1e-9)
  stopifnot(compare(f$again$final, final) < 1e-8)
  vector_json <- function(x) paste0("[", paste(shortest(x, "null"), collapse = ", "), "]")
  fields <- c(
    id = sprintf("\"%s\"", f$id), spec = sprintf("\"%s\"", f$spec),
    alpha = shortest(a$alpha, "null"), beta = shortest(parameter(fit, "beta"), "null"), gamma = shortest(parameter(fit, "gamma"), "null"),
    phi = shortest(parameter(fit, "phi"), "null"), initial = vector_json(fit$initstate), final = vector_json(final),
    loglik = shortest(fit$loglik, "null"), sse = shortest(sum(as.numeric(fit$residuals)^2), "null"), npar = length(fit$par), sigma2 = shortest(fit$sigma2, "null"),
    fitted = vector_json(fit$fitted), mean = vector_json(r_mean), sd = vector_json(sd),
    path = vector_json(own$path), model_mean = vector_json(own$mean), model_sd = vector_json(own$sd))
  paste0("    {\n", paste(sprintf("      \"%s\": %s", names(fields), fields), collapse = ",\n"), "\n    }")
})
write_text("forecasts.json", c("{\n  \"version\": \"R 4.2.2, forecast 8.20\",\n  \"cases\": [", paste(json, collapse = ",\n"), "  ]\n}"))

# ---- The model chosen.

automatic <- sapply(all_series, function(s) {
  n <- length(s$y)
  fit <- ets(s$y)
  spec <- paste0(fit$components[1], fit$components[2], if (fit$components[4] == "TRUE") "d", fit$components[3])
  if (is.null(fit$loglik)) return(paste0(s$id, ",", spec, ",,,,,,,"))
  row <- Filter(function(f) f$id == s$id && f$spec == spec, fits)
  stopifnot(length(row) == 1 || n <= 9, length(row) == 0 || row[[1]]$fit$loglik == fit$loglik)
  best <- c(NA, NA)
  if (n > 9) { # Of shorter ones ets(y) tries more models than ets(y, model) does.
    rows <- Filter(function(f) f$id == s$id && !grepl("^A.*M$", f$spec), fits)
    aicc <- function(f, loglik) { k <- length(f$fit$par) + 1; -2 * loglik + 2 * k + 2 * k * (k + 1) / (n - k - 1) }
    theirs <- sapply(rows, function(f) aicc(f, f$fit$loglik))
    stopifnot(rows[[which.min(theirs)]]$spec == spec, abs(min(theirs) - fit$aicc) < 1e-8)
    ours <- sapply(rows, function(f) aicc(f, f$best))
    best <- c(rows[[which.min(ours)]]$spec, sprintf("%.9g", min(ours)))
  }
  paste(c(s$id, spec, sprintf("%.12g", fit$loglik), length(fit$par), sprintf("%.12g", c(fit$aicc, fit$aic, fit$bic)), ifelse(is.na(best), "", best)), collapse = ",")
})
write_text("automatic.csv", c("id,model,loglik,npar,aicc,aic,bic,best_model,best_aicc", automatic))
print(do.call(rbind, differences))
