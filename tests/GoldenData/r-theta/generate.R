# Golden values of the Theta family: thetaf.json by R's forecast package, models.json from the published definitions, boxcox.json by R's forecast package.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below.
#
# thetaf(y, h), read from the source of this version: the season is tested and taken out as in the M competitions; ses() gives alpha, l_0 and l_n (both
#   by a simplex search that stops early, so good to about 1e-4), b is the slope of the least squares line.
#   point_h = l_n + b/2 * (h - 1 + (1 - (1 - alpha)^n) / alpha); se_h = sigma * sqrt(1 + (h - 1) * alpha^2), normal quantiles.
#   Its fitted values and sigma are those of ses(), so without the drift that the forecasts have, and with a season sigma is that of the adjusted series while
#   the point forecasts are on the scale of the series: the ends are not multiplied by the seasonal index (a defect of R's).
#
# models: J. A. Fiorucci et al. (2016), Models for optimising the theta method, International Journal of Forecasting 32(4), for z_t = y_t - y_1 (as published, with
#   A_0 = B_0 = 0, the dynamic models depend on where 0 is; counted from the first value they don't). w = 1 - 1/theta.
#   mu_t = l_{t-1} + w * ((1 - alpha)^(t-1) * A + (1 - (1 - alpha)^t) / alpha * B), l_t = alpha * z_t + (1 - alpha) * l_{t-1}.
#   A, B: of the least squares line through all values in OTM; through the values before t in DSTM (w = 1/2) and DOTM, by the published recursion.
#   "least-squares" minimises S = sum((z_t - mu_t)^2) over t = 1..n, "restricted-likelihood" (n - p) log S + log det(X'X), X the derivatives of the errors by l_0 and, unless
#   w is fixed, w; p their number. Errors are linear in l_0 and w, so X is found by differences of the recursion; w is held to [0, 1].
#   "discounted-likelihood" is the restricted one with errors e_t * sqrt(0.9^(n - t)): values are years.
#   alpha in [0, 1]: 2,001 places, then optimize() around each local minimum. 20,000 random parameters must not be better.
#   point_h: z_{n+1}.. replaced by their forecasts. variance_h: responses to unit errors at n+1..n+h, squared and summed.
#   level = y_1 + l_0 (+ w * A with the line of all values, which moves it to the first value).
#
# boxcox: BoxCox.lambda(y, "guerrero", lower = 0, upper = 1); optimize() gives it to about 1e-4.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")

number <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), "\"Infinity\"", sprintf("%.17g", as.numeric(x))))
vector_json <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
write_cases <- function(name, cases) {
  file <- file(name, "wb")
  writeBin(charToRaw(paste0("{\n  \"version\": \"R 4.2.2, forecast 8.20\",\n  \"cases\": [\n", paste(cases, collapse = ",\n"), "\n  ]\n}\n")), file)
  close(file)
}
case <- function(...) { f <- c(...); paste0("    {\n", paste(sprintf("      \"%s\": %s", names(f), f), collapse = ",\n"), "\n    }") }
quoted <- function(x) sprintf("\"%s\"", x)

# Made up: a level that moves by a share of waves, plus a trend.
made <- function(n, alpha, level, slope, f, size) {
  y <- numeric(n)
  for (t in 1:n) {
    error <- size * (sin(f * t) + cos(0.37 * t * t) + sin(f * f * t + 0.37))
    y[t] <- level + error
    level <- level + slope + alpha * error
  }
  round(y, 2)
}
seasonal <- function(n, m, growth) {
  t <- 1:n
  round(1000 * exp(growth * t) * (1 + 0.25 * sin(2 * pi * t / m)) * (1 + 0.05 * (sin(1.7 * t) + cos(0.37 * t * t))), 2)
}

plain <- list(
  mali = c(1600000, 1600000, 2300000, 3700000, 5200000, 3200000, 6800000, 5917269, 7522833),
  rising = made(30, 0.3, 1000, 25, 2.6, 30),
  falling = made(45, 0.6, 52000, -600, 1.7, 900),
  level = made(60, 0.4, 400, 0, 2.6, 25),
  steep = made(25, 0.2, 10, 40, 1.9, 30),
  negative = made(40, 0.5, -3, 0.1, 1.7, 4),
  long = made(140, 0.3, 7500, 12, 2.9, 120))

# thetaf -----------------------------------------------------------------------------------------------------------------------------------------------
thetaf_case <- function(name, y, h) {
  fc <- thetaf(y, h = h, level = c(80, 95))
  n <- length(y)
  m <- frequency(y)
  r <- if (m > 1) acf(y, lag.max = m, plot = FALSE)$acf[-1] else 0
  adjusted <- if (m > 1 && abs(r[m]) > qnorm(0.95) * sqrt((1 + 2 * sum(r[-m]^2)) / n)) seasadj(decompose(y, type = "multiplicative")) else y
  fit <- ses(adjusted, h = h)$model
  alpha <- fit$par[["alpha"]]
  stopifnot(alpha == fc$model$alpha, alpha > 0.001)
  case(series = quoted(name), frequency = number(m), values = vector_json(y), seasonal = number(!identical(adjusted, y)), alpha = number(alpha),
    initial_level = number(fit$par[["l"]]), drift = number(unname(fc$model$drift)), sigma = number(sqrt(fit$sigma2)),
    mean = vector_json(fc$mean), lower80 = vector_json(fc$lower[, 1]), upper80 = vector_json(fc$upper[, 1]))
}
write_cases("thetaf.json", c(
  mapply(function(name) thetaf_case(name, ts(plain[[name]], start = 1980), 10), c("rising", "falling", "level", "steep", "negative", "long")),
  thetaf_case("monthly", ts(seasonal(80, 12, 0.004), start = c(2015, 1), frequency = 12), 18),
  thetaf_case("monthly-short", ts(round(made(44, 0.3, 900, 3, 2.6, 25) * (1 + 0.3 * cos(2 * pi * (1:44) / 12)), 2), start = c(2015, 1), frequency = 12), 18),
  thetaf_case("quarterly", ts(seasonal(37, 4, 0.01), start = c(2010, 1), frequency = 4), 8)))

# The models from their definitions ------------------------------------------------------------------------------------------------------------------------
recursion <- function(z, n, alpha, l0, w, dynamic) { # z may go on after n with NA: forecasts, which then stand for the values
  last <- length(z)
  mu <- numeric(last)
  l <- l0
  A <- B <- mean <- 0
  if (!dynamic) {
    line <- coef(lm.fit(cbind(1, seq_len(n)), z[1:n]))
    A <- line[[1]]
    B <- line[[2]]
  }
  for (t in 1:last) {
    reach <- if (alpha == 0) t else -expm1(t * log1p(-alpha)) / alpha # (1 - (1 - alpha)^t) / alpha, also for small alpha
    mu[t] <- l + w * ((1 - alpha)^(t - 1) * A + reach * B)
    if (is.na(z[t])) z[t] <- mu[t]
    l <- alpha * z[t] + (1 - alpha) * l
    if (dynamic) {
      B <- ((t - 2) * B + 6 / t * (z[t] - mean)) / (t + 1)
      mean <- ((t - 1) * mean + z[t]) / t
      A <- mean - (t + 1) / 2 * B
      if (t == 1) { B <- 0; A <- z[1] }
    }
  }
  mu
}

solve_rest <- function(z, alpha, dynamic, free, estimation) {
  n <- length(z)
  root <- if (estimation == "discounted-likelihood") sqrt(0.9^(n - seq_len(n))) else 1
  e <- function(l0, w) root * (z - recursion(z, n, alpha, l0, w, dynamic))
  e00 <- e(0, 0)
  X <- cbind(e00 - e(1, 0), e00 - e(0, 1))
  one <- function(w) { target <- e00 - w * X[, 2]; l0 <- sum(X[, 1] * target) / sum(X[, 1]^2); list(l0 = l0, w = w, S = sum((target - X[, 1] * l0)^2)) }
  fit <- if (free) one(min(max(qr.coef(qr(X), e00)[2], 0), 1)) else one(0.5)
  p <- if (free) 2 else 1
  XX <- crossprod(X[, 1:p, drop = FALSE])
  fit$criterion <- if (estimation != "least-squares") (n - p) * log(fit$S) + log(det(XX)) else n * log(fit$S)
  fit
}

model_case <- function(name, y, variant, dynamic, free, estimation, h = 6) {
  z <- y - y[1]
  n <- length(z)
  f <- function(alpha) solve_rest(z, alpha, dynamic, free, estimation)$criterion
  grid <- seq(0, 1, length.out = 2001)
  values <- sapply(grid, f)
  found <- lapply(which(diff(sign(diff(c(Inf, values, Inf)))) > 0), function(i) {
    o <- optimize(f, c(grid[max(i - 1, 1)], grid[min(i + 1, 2001)]), tol = 1e-11)
    if (values[i] <= o$objective) list(minimum = grid[i], objective = values[i]) else o
  })
  best <- found[[which.min(sapply(found, function(o) o$objective))]]
  alpha <- best$minimum
  rest <- solve_rest(z, alpha, dynamic, free, estimation)
  rest$S <- sum((z - recursion(z, n, alpha, rest$l0, rest$w, dynamic))^2)
  if (estimation == "least-squares") { # Nothing drawn at random is better.
    set.seed(1)
    tries <- replicate(20000 %/% n, {
      a <- runif(1); w <- if (free) runif(1) else 0.5; l0 <- rest$l0 + rnorm(1) * sd(z)
      sum((z - recursion(z, n, a, l0, w, dynamic))^2)
    })
    stopifnot(min(tries) >= rest$S)
  }
  ahead <- recursion(c(z, rep(NA, h)), n, alpha, rest$l0, rest$w, dynamic)
  variance <- sapply(1:h, function(step) sum(sapply(1:step, function(j) {
    if (j == step) return(1)
    with_error <- c(z, if (j > 1) ahead[n + seq_len(j - 1)], ahead[n + j] + 1, rep(NA, h - j))
    recursion(with_error, n, alpha, rest$l0, rest$w, dynamic)[n + step] - ahead[n + step]
  })^2))
  level <- y[1] + rest$l0 + if (dynamic) 0 else rest$w * coef(lm(z ~ seq_len(n)))[[1]]
  case(series = quoted(name), variant = quoted(variant), estimation = quoted(estimation), values = vector_json(y), criterion = number(rest$criterion),
    alpha = number(alpha), theta = number(1 / (1 - rest$w)), level = number(level), sum_of_squares = number(rest$S),
    mean = vector_json(y[1] + ahead[n + 1:h]), variance = vector_json(variance))
}
models <- list()
for (name in names(plain)) for (estimation in c("restricted-likelihood", "least-squares", "discounted-likelihood")) {
  models <- c(models,
    model_case(name, plain[[name]], "Optimised", FALSE, TRUE, estimation),
    model_case(name, plain[[name]], "DynamicStandard", TRUE, FALSE, estimation),
    model_case(name, plain[[name]], "DynamicOptimised", TRUE, TRUE, estimation))
}
write_cases("models.json", models)

# Guerrero's lambda ------------------------------------------------------------------------------------------------------------------------------------------
lambda_case <- function(name, y) case(
  series = quoted(name), season = number(frequency(y)), values = vector_json(y), lambda = number(BoxCox.lambda(y, "guerrero", lower = 0, upper = 1)))
t <- 1:90
write_cases("boxcox.json", c(
  lambda_case("square", ts(round((20 + 0.2 * t + 4 * sin(2 * pi * t / 12) + cos(1.7 * t * t))^2, 1), frequency = 12)),
  lambda_case("exponential", ts(round(exp(5 + 0.02 * t + 0.2 * sin(2 * pi * t / 12) + 0.1 * cos(1.7 * t * t)), 1), frequency = 12)),
  lambda_case("quarterly", ts(seasonal(50, 4, 0.01), frequency = 4)),
  lambda_case("yearly", ts(plain$rising)),
  lambda_case("falling", ts(plain$falling))))
