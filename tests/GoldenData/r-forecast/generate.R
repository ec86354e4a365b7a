# Golden forecasts of R's forecast package: one JSON file a case, <series>-<method>.json, in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below, so that the files say what they are.
#
# What R computes, read from the source of these versions. y_1..y_T are the values, h = 1, 2, ... the step, z(p) a normal
# quantile, t(p, df) a Student t quantile, p = (1 + level) / 2. Sums run over what is not missing.
#
# naive(y), rwf(y, drift = FALSE), snaive(y): lagwalk with lag m = 1, or the seasonal period for snaive.
#   fitted_t = y_{t-m}; residual e_t = y_t - y_{t-m}, for t > m; NA before.
#   point_h = y_{T+h-m*k}, k = floor((h-1)/m) + 1 the season that step h lies in.
#   sigma = sqrt(mean(e^2)): divisor T - m, not centred.
#   se_h = sigma * sqrt(k). Interval: point +- z(p) * se_h. NORMAL quantiles; the estimation of sigma is not accounted for.
# rwf(y, drift = TRUE):
#   b = mean(y_t - y_{t-1}) = (y_T - y_1) / (T-1); fitted_t = y_{t-1} + b; e_t = y_t - fitted_t.
#   sigma = sqrt(sum(e^2) / (T-2)): T-1 differences less one parameter.
#   b_se = sigma / sqrt(T-1).
#   point_h = y_T + h * b; se_h = sqrt(h * sigma^2 + (h * b_se)^2) = sigma * sqrt(h * (1 + h / (T-1))). NORMAL quantiles.
#   (R takes the one parameter off only if b != 0; a drift of exactly 0 would use the divisor T-1.)
# meanf(y):
#   fitted = mean(y); sigma = sd(y), divisor T-1; se = sigma * sqrt(1 + 1/T); interval: mean +- t(p, T-1) * se. STUDENT t quantiles.
# tslm(y ~ trend, lambda = 0), then forecast(): least squares of log y on x = 1..T.
#   fitted = exp(fitted log); residuals on the LOG scale; sigma = sqrt(SSE / (T-2)) on the log scale.
#   point_h = exp(predicted log), so it is the MEDIAN (biasadj = FALSE).
#   log se_h = sigma * sqrt(1 + 1/T + (T + h - mean(x))^2 / sum((x - mean(x))^2)); ends = exp(predicted log +- t(p, T-2) * log se_h).
# ses(y): ets(y, "ANN", opt.crit = "mse"), then forecast(). l_t = l_{t-1} + alpha * e_t, e_t = y_t - l_{t-1}, fitted_t = l_{t-1}.
#   alpha in [0.0001, 0.9999] and l_0 by Nelder-Mead on mean(e^2), which stops at a relative change of 1e-8 of that (so alpha and l_0 are good to about
#   the square root, and the minimum can be a local one: the series below are such that it is not).
#   sigma = sqrt(sum(e^2) / (T-2)); loglik = -T/2 * log(sum(e^2)), WITHOUT the constant of the Gaussian density.
#   point_h = l_T; se_h = sigma * sqrt(1 + (h-1) * alpha^2). NORMAL quantiles. With T <= 6 R fits by HoltWinters instead: no case here is so short.
#
# Missing values (NA inside, and at the end):
#   lagwalk methods: a missing y_t is replaced by y_{t-m} (already filled), AS THE LAGGED VALUE ONLY. So e_t is NA where y_t is NA,
#     a difference across a gap counts as one step, and the divisor counts the residuals there are. With drift, b is the mean of those
#     differences (not (y_T - y_1) / (T-1)), divisor n_e - 1 and b_se = sigma / sqrt(n_e), n_e = number of residuals.
#     When the end is missing the last known value is the forecast's base at T, and se_h still counts h from T.
#     A value missing in the first m periods has nothing to be replaced by: the residual that needs it is NA (so is a snaive forecast, if
#     the same season is missing in every later year too; no case here is so).
#   meanf: mean and sd of what is there, but 1/T and the degrees of freedom T-1 COUNT THE MISSING PERIODS TOO (a defect of R's).
#   tslm: rows with NA are dropped and x keeps its calendar position; T in the formulas above, except in T + h, is the number of rows left.
#     The files put fitted and residuals back in their periods, null where the value is missing.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")

levels <- c(50, 80, 95)

# 17 significant digits, so that reading gives back the same double. NA becomes null.
number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", as.numeric(x)))
vector_json <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
by_level <- function(m) paste0("{ ", paste(sprintf("\"%g\": %s", levels / 100, apply(m, 2, vector_json)), collapse = ",\n    "), " }")

write_case <- function(series, method, call, y, fc, sigma, parameters = c()) {
  stopifnot(identical(as.numeric(fc$level), levels))
  fields <- c(
    series = sprintf("\"%s\"", series), method = sprintf("\"%s\"", method), call = sprintf("\"%s\"", call),
    version = sprintf("\"R %s.%s, forecast %s\"", R.version$major, R.version$minor, packageVersion("forecast")),
    start = sprintf("[%d, %d]", as.integer(start(y)[1]), as.integer(start(y)[2])), frequency = number(frequency(y)), horizon = number(length(fc$mean)),
    values = vector_json(y), fitted = vector_json(fc$fitted), residuals = vector_json(fc$residuals), sigma = number(sigma),
    sapply(parameters, number),
    mean = vector_json(fc$mean), lower = by_level(fc$lower), upper = by_level(fc$upper))
  text <- paste0("{\n", paste(sprintf("  \"%s\": %s", names(fields), fields), collapse = ",\n"), "\n}\n")
  file <- file(sprintf("%s-%s.json", series, method), "wb")
  writeBin(charToRaw(text), file)
  close(file)
}

run <- function(series, y, h, methods) {
  for (method in methods) {
    if (method == "naive") {
      fc <- naive(y, h = h, level = levels)
      same <- rwf(y, h = h, level = levels, drift = FALSE)
      stopifnot(identical(as.numeric(fc$upper), as.numeric(same$upper)), identical(as.numeric(fc$mean), as.numeric(same$mean)))
      write_case(series, method, "naive(y, h, level)", y, fc, sqrt(fc$model$sigma2))
    } else if (method == "drift") {
      fc <- rwf(y, h = h, level = levels, drift = TRUE)
      write_case(series, method, "rwf(y, h, drift = TRUE, level)", y, fc, sqrt(fc$model$sigma2))
    } else if (method == "snaive") {
      fc <- snaive(y, h = h, level = levels)
      write_case(series, method, "snaive(y, h, level)", y, fc, sqrt(fc$model$sigma2))
    } else if (method == "ses") {
      fc <- ses(y, h = h, level = levels)
      fit <- fc$model
      stopifnot(isTRUE(all.equal(fit$sigma2, sum(fit$residuals^2) / (length(y) - 2), tolerance = 1e-12)))
      stopifnot(fit$par[["alpha"]] > 0.001, fit$par[["alpha"]] < 0.999)
      write_case(series, method, "ses(y, h, level)", y, fc, sqrt(fit$sigma2),
        c(alpha = fit$par[["alpha"]], initial_level = fit$par[["l"]], log_likelihood = fit$loglik))
    } else if (method == "mean") {
      fc <- meanf(y, h = h, level = levels)
      write_case(series, method, "meanf(y, h, level)", y, fc, fc$model$sd)
    } else if (method == "loglinear") {
      fit <- tslm(y ~ trend, lambda = 0)
      fc <- forecast(fit, h = h, level = levels)
      # The same by plain lm, so that the meaning of tslm's numbers is certain.
      x <- seq_along(y)
      plain <- lm(log(as.numeric(y)) ~ x)
      check <- exp(predict(plain, data.frame(x = length(y) + seq_len(h)), interval = "prediction", level = 0.95))
      stopifnot(max(abs(check[, "upr"] / fc$upper[, 3] - 1)) < 1e-12, max(abs(check[, "fit"] / fc$mean - 1)) < 1e-12)
      if (anyNA(y)) { # R drops the rows; put fitted and residuals back in their periods.
        there <- !is.na(y)
        spread <- function(v) { out <- rep(NA_real_, length(y)); out[there] <- as.numeric(v)[!is.na(as.numeric(v))]; out }
        fc$fitted <- spread(fc$fitted)
        fc$residuals <- spread(fc$residuals)
      }
      stopifnot(max(abs(residuals(plain) - na.omit(as.numeric(fc$residuals)))) < 1e-12)
      stopifnot(max(abs(fitted(plain) - log(na.omit(as.numeric(fc$fitted))))) < 1e-12)
      write_case(series, method, "forecast(tslm(y ~ trend, lambda = 0), h, level)", y, fc, summary(plain)$sigma)
    } else {
      stop("unknown method ", method)
    }
  }
}

plain <- c("mean", "naive", "drift")

# People in need in Mali as the response plans of 2014-2022 give them.
mali <- ts(c(1600000, 1600000, 2300000, 3700000, 5200000, 3200000, 6800000, 5917269, 7522833), start = 2014)
run("mali-needs", mali, 4, c(plain, "loglinear"))

# The rest is made up, to exercise the arithmetic.
run("five", ts(c(1200, 1350, 1290, 1610, 1745), start = 2018), 5, c(plain, "loglinear"))

t120 <- 1:120
long <- round(50000 * exp(0.01 * t120 + 0.05 * sin(0.7 * t120) + 0.03 * cos(1.9 * t120)))
run("long", ts(long, start = c(2013, 1), frequency = 12), 24, c(plain, "snaive", "loglinear"))

run("negative", ts(c(-3.5, 1.25, 0, -7, 2.5, 4, -1, -2.25, 6, -0.5, 3, -4.75), start = 2010), 6, plain)

t60 <- 1:60
seasonal <- round(20000 + 150 * t60 + 4000 * sin(2 * pi * t60 / 12) + 1500 * cos(2 * pi * t60 / 6) + 700 * sin(1.3 * t60))
run("monthly", ts(seasonal, start = c(2018, 4), frequency = 12), 26, c(plain, "snaive", "loglinear"))

t22 <- 1:22
quarterly <- round(900 + 12 * t22 + 130 * cos(2 * pi * t22 / 4) + 40 * sin(1.7 * t22), 1)
run("quarterly", ts(quarterly, start = c(2017, 3), frequency = 4), 10, c(plain, "snaive", "loglinear"))

inside <- seasonal[1:40]
inside[c(3, 9, 10, 17, 23, 30, 34)] <- NA
run("missing-inside", ts(inside, start = c(2018, 4), frequency = 12), 14, c(plain, "snaive", "loglinear"))

end <- seasonal[1:30]
end[c(7, 20, 29, 30)] <- NA
run("missing-end", ts(end, start = c(2018, 4), frequency = 12), 14, c(plain, "snaive", "loglinear"))

# For ses: levels that move by a share of the error, as the model has it, with errors made of waves.
smoothed <- function(n, alpha, level, f, size) {
  y <- numeric(n)
  for (t in 1:n) {
    error <- size * (sin(f * t) + cos(0.37 * t * t) + sin(f * f * t + 0.37))
    y[t] <- level + error
    level <- level + alpha * error
  }
  round(y, 2)
}
run("mali-needs", mali, 4, "ses")
run("quarterly", ts(quarterly, start = c(2017, 3), frequency = 4), 10, "ses")
run("level-24", ts(smoothed(24, 0.6, 90, 1.7, 12), start = 1995), 6, "ses")
run("level-30", ts(smoothed(30, 0.3, 1000, 2.6, 80), start = 1990), 8, "ses")
run("level-45", ts(smoothed(45, 0.3, 52000, 2.3, 900), start = c(2012, 2), frequency = 4), 8, "ses")
run("level-60", ts(smoothed(60, 0.6, 400, 2.6, 25), start = c(2018, 1), frequency = 12), 12, "ses")
run("level-80", ts(smoothed(80, 0.3, -3, 1.7, 4), start = c(2011, 6), frequency = 12), 12, "ses")
run("level-100", ts(smoothed(100, 0.85, 7500, 2.6, 120), start = c(2010, 1), frequency = 12), 12, "ses")
run("level-150", ts(smoothed(150, 0.3, 20, 2.9, 1.5), start = c(2008, 6), frequency = 12), 12, "ses")
shift <- smoothed(40, 0.15, 500, 1.9, 30) + 400 * (1:40 > 22)
run("shift", ts(shift, start = c(2011, 1), frequency = 4), 8, "ses")
