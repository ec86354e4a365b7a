# Golden values of distributions and scores: one JSON file a subject, in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2 and nothing but its stats package.
#
# Accuracy: quantiles, densities and probabilities are R's own, good to about 1e-13 relatively. Scores and moments are integrals by adaptive
# Gauss-Kronrod over pieces; where a closed form is known the script stops unless both agree to 1e-11, so those are sure twice.
# Quantiles of symmetric distributions above the middle are minus those of 1 - p (exact in doubles for p >= 1/2): asked for p = 0.9999999 at
# half a degree of freedom R's qt is off in the tenth digit (mpmath 1.2.1: 10284911573990.446818, R: 10284911579700.086).

stopifnot(R.version$major == "4", R.version$minor == "2.2")

number <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, "\"Infinity\"", "\"-Infinity\""), sprintf("%.17g", as.numeric(x))))
json <- function(x) {
  if (is.data.frame(x)) {
    rows <- apply(matrix(sapply(x, number), ncol = ncol(x)), 1, function(row) paste0("  { ", paste(sprintf("\"%s\": %s", names(x), row), collapse = ", "), " }"))
    paste0("[\n", paste(rows, collapse = ",\n"), "\n]")
  } else if (is.list(x)) {
    paste0("{\n", paste(sprintf("\"%s\": %s", names(x), sapply(x, json)), collapse = ",\n"), "\n}")
  } else if (is.character(x)) {
    sprintf("\"%s\"", x)
  } else {
    paste0("[", paste(number(x), collapse = ", "), "]")
  }
}
save_json <- function(name, content) {
  file <- file(paste0(name, ".json"), "wb")
  writeBin(charToRaw(paste0(json(content), "\n")), file)
  close(file)
}

# The integral over consecutive pieces, each adaptively.
integral <- function(f, cuts) {
  cuts <- sort(unique(cuts))
  if (length(cuts) < 2) return(0) # the point lies where the integrand has vanished
  sum(sapply(seq_len(length(cuts) - 1), function(i) integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-13, abs.tol = 0, subdivisions = 2000, stop.on.error = FALSE)$value))
}
agree <- function(a, b, tolerance = 1e-11) stopifnot(all(abs(a - b) <= tolerance * pmax(abs(a), abs(b))))

quantile_of <- function(q, p, ...) ifelse(p <= 0.5, q(p, ...), -q(1 - p, ...))
probabilities <- c(1e-10, 1e-7, 1e-4, 0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999, 0.9999, 1 - 1e-7, 1 - 1e-10)

# 1. Normal --------------------------------------------------------------------------------------------------------------------------
z <- c(-12, -8, -6, -4, -3, -2, -1.5, -1, -0.5, -0.1, -1e-8, 0, 1e-8, 0.1, 0.5, 1, 1.5, 2, 3, 4, 6, 8)
save_json("normal", list(
  command = "qnorm(p), pnorm(z), dnorm(z)",
  quantiles = data.frame(p = probabilities, q = quantile_of(qnorm, probabilities)),
  points = data.frame(z = z, cdf = pnorm(z), density = dnorm(z))))

# 2. Student t -----------------------------------------------------------------------------------------------------------------------
df <- c(0.5, 1, 2, 2.5, 3, 4, 7, 30, 1e4)
t <- c(-1e6, -1000, -50, -8, -3, -1.5, -1, -0.3, -1e-6, 0, 1e-6, 0.3, 1, 1.5, 3, 8, 50)
grid_q <- expand.grid(p = probabilities, df = df)
grid_t <- expand.grid(t = t, df = df)
save_json("student", list(
  command = "qt(p, df), pt(t, df), dt(t, df)",
  quantiles = data.frame(grid_q, q = mapply(function(p, df) quantile_of(qt, p, df), grid_q$p, grid_q$df)),
  points = data.frame(grid_t, cdf = mapply(pt, grid_t$t, grid_t$df), density = mapply(dt, grid_t$t, grid_t$df))))

# 3. Log-normal ----------------------------------------------------------------------------------------------------------------------
parameters <- data.frame(meanlog = c(0, 15.5, -20, 2), sdlog = c(1, 0.2, 0.5, 2.5))
grid <- merge(data.frame(p = probabilities), parameters)
grid$q <- exp(grid$meanlog + grid$sdlog * quantile_of(qnorm, grid$p))
parameters$mean <- exp(parameters$meanlog + parameters$sdlog^2 / 2)
parameters$variance <- expm1(parameters$sdlog^2) * parameters$mean^2
save_json("log-normal", list(command = "exp(meanlog + sdlog * qnorm(p)); mean and variance by their formulas", quantiles = grid, moments = parameters))

# 4. CRPS: the integral of F^2 below y and (1 - F)^2 above ------------------------------------------------------------------------------
crps_integral <- function(lower, upper, y, cuts) {
  integral(function(x) lower(x)^2, c(cuts[cuts < y], y)) + integral(function(x) upper(x)^2, c(y, cuts[cuts > y]))
}
normal <- expand.grid(y = c(-6, -1, 0, 0.3, 2, 9), mean = c(0, 1.5), sd = c(0.25, 1, 3))
normal$crps <- mapply(function(y, m, s)
  crps_integral(function(x) pnorm(x, m, s), function(x) pnorm(x, m, s, lower.tail = FALSE), y, m + s * c(-40, -12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12, 40)),
  normal$y, normal$mean, normal$sd)
v <- (normal$y - normal$mean) / normal$sd
agree(normal$crps, normal$sd * (v * (2 * pnorm(v) - 1) + 2 * dnorm(v) - 1 / sqrt(pi)), 1e-10)

lognormal <- expand.grid(y = c(-2, 0, 0.01, 0.5, 1, 3, 40), meanlog = c(0, 1), sdlog = c(0.1, 0.7, 1.5))
lognormal$crps <- mapply(function(y, m, s) {
  # In log x where it is positive; below zero F is 0 and all of |y| counts.
  u <- if (y > 0) log(y) else -Inf
  cuts <- m + s * c(-39, -12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12, 39)
  above <- function(w) pnorm(w, m, s, lower.tail = FALSE)^2 * exp(w)
  below <- function(w) pnorm(w, m, s)^2 * exp(w)
  if (y > 0) integral(below, c(cuts[cuts < u], u)) + integral(above, c(u, cuts[cuts > u]))
  else -y + exp(min(cuts)) + integral(above, cuts)
}, lognormal$y, lognormal$meanlog, lognormal$sdlog)

student <- expand.grid(y = c(-20, -2, 0, 0.4, 3), df = c(1.2, 2, 2.5, 4, 7, 30, 1e4), location = c(0, -1), scale = c(1, 2.5))
student$crps <- mapply(function(y, df, m, s) {
  v <- (y - m) / s
  tail <- function(a) { # the integral of P(T > x)^2 from a: pieces to 64, then in log x, since the tail is a power
    near <- if (a < 64) integral(function(x) pt(x, df, lower.tail = FALSE)^2, c(a, (c(-256, -64, -16, -4, -1, 0, 1, 4, 16, 64))[c(-256, -64, -16, -4, -1, 0, 1, 4, 16, 64) > a])) else 0
    from <- log(max(a, 64))
    last <- from + 60 / (2 * df - 1) # the rest is below e^-60 of what lies above
    near + integral(function(w) pt(exp(w), df, lower.tail = FALSE)^2 * exp(w), seq(from, last, length.out = 41))
  }
  s * (tail(v) + tail(-v))
}, student$y, student$df, student$location, student$scale)
v <- (student$y - student$location) / student$scale
closed <- with(student, scale * (v * (2 * pt(v, df) - 1) + 2 * dt(v, df) * (df + v^2) / (df - 1) -
  2 * sqrt(df) / (df - 1) * beta(0.5, df - 0.5) / beta(0.5, df / 2)^2))
agree(student$crps, closed, 1e-9)
save_json("crps", list(command = "integrate() over F^2 below and (1 - F)^2 above the observation", normal = normal, lognormal = lognormal, student = student))

# 5. Moments and scores of normals inside bounds --------------------------------------------------------------------------------------------
bounded <- data.frame(
  mean = c(0, 0, 1, 5, 100, -2, 3), sd = c(1, 1, 2, 10, 3, 1, 4), minimum = c(-1, 0, 0, 0, 0, 0, 1), maximum = c(2, Inf, 4, 1000, Inf, 3, 2))
moments_of <- function(row) with(as.list(row), {
  cuts <- mean + sd * c(-38, -12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12, 38)
  cuts <- c(max(minimum, min(cuts)), cuts[cuts > minimum & cuts < maximum], min(maximum, max(cuts)))
  raw <- function(k, c0) integral(function(x) (x - c0)^k * dnorm(x, mean, sd), cuts)
  inside <- raw(0, 0)
  t_mean <- mean + raw(1, mean) / inside
  t_var <- raw(2, t_mean) / inside
  below <- pnorm(minimum, mean, sd)
  above <- pnorm(maximum, mean, sd, lower.tail = FALSE)
  edge <- function(mass, value) if (mass == 0) 0 else mass * value
  c_mean <- raw(1, 0) + edge(below, minimum) + edge(above, maximum)
  c_var <- raw(2, c_mean) + edge(below, (minimum - c_mean)^2) + edge(above, (maximum - c_mean)^2)
  # The score of the censored distribution at a point inside, and one sd above the mean clipped to the bounds.
  y <- min(max(mean + sd, minimum), maximum)
  lower <- function(x) pnorm(x, mean, sd)^2
  upper <- function(x) pnorm(x, mean, sd, lower.tail = FALSE)^2
  score <- (if (y > cuts[1]) integral(lower, c(cuts[cuts < y], y)) else 0) + (if (y < max(cuts)) integral(upper, c(y, cuts[cuts > y])) else 0)
  c(truncated_mean = t_mean, truncated_variance = t_var, censored_mean = c_mean, censored_variance = c_var, observed = y, censored_crps = score)
})
bounded <- cbind(bounded, t(apply(bounded, 1, moments_of)))
a <- with(bounded, (minimum - mean) / sd); b <- with(bounded, (maximum - mean) / sd)
inside <- pnorm(b) - pnorm(a)
agree(bounded$truncated_mean, with(bounded, mean + sd * (dnorm(a) - dnorm(b)) / inside))
save_json("bounded-normal", list(command = "integrate() over dnorm between the bounds; censored: plus the masses at the bounds", cases = bounded))

# 6. Student t on the log scale, held inside bounds -------------------------------------------------------------------------------------------
logt <- data.frame(
  loglocation = c(0, 15.8, 15.8, 2, 0), logscale = c(0.3, 0.25, 0.4, 1, 0.05), df = c(3, 2, 7, 30, 1),
  minimum = c(0, 0, 1e6, 0, 0), maximum = c(10, 2.3e7, 2.3e7, 500, 5))
logt_of <- function(row) with(as.list(row), {
  to_t <- function(x) (log(x) - loglocation) / logscale
  value <- function(t) exp(loglocation + logscale * t)
  a <- if (minimum > 0) to_t(minimum) else -50 / logscale # e^-50 of the median
  b <- to_t(maximum)
  cuts <- c(a, (c(-500, -200, -100, -50, -20, -8, -3, -1, 0, 1, 3, 8, 20, 50, 100))[c(-500, -200, -100, -50, -20, -8, -3, -1, 0, 1, 3, 8, 20, 50, 100) > a &
    c(-500, -200, -100, -50, -20, -8, -3, -1, 0, 1, 3, 8, 20, 50, 100) < b], b)
  raw <- function(k, c0) integral(function(t) (value(t) - c0)^k * dt(t, df), cuts)
  below <- if (minimum > 0) pt(a, df) else 0
  above <- pt(b, df, lower.tail = FALSE)
  rest <- if (minimum > 0) 0 else pt(a, df) # so close to zero that the value counts as zero
  c_mean <- raw(1, 0) + below * minimum + above * maximum
  c_var <- raw(2, c_mean) + below * (minimum - c_mean)^2 + above * (maximum - c_mean)^2 + rest * c_mean^2
  inside <- pt(b, df) - below
  t_mean <- raw(1, 0) / inside
  t_var <- (raw(2, t_mean) + rest * t_mean^2) / inside
  y <- exp(loglocation + logscale)
  v <- to_t(y)
  score <- logscale * (integral(function(t) pt(t, df)^2 * value(t), c(cuts[cuts < v], v)) +
    integral(function(t) pt(t, df, lower.tail = FALSE)^2 * value(t), c(v, cuts[cuts > v])))
  c(truncated_mean = t_mean, truncated_variance = t_var, censored_mean = c_mean, censored_variance = c_var, observed = y, censored_crps = score)
})
logt <- cbind(logt, t(apply(logt, 1, logt_of)))
save_json("bounded-log-student", list(command = "integrate() over dt on the log scale between the bounds; censored: plus the masses at the bounds", cases = logt))

# 7. A sample as a distribution ---------------------------------------------------------------------------------------------------------------
draws <- c(3.5, -1.25, 8, 8, 0.1, 22.75, 5, -4, 1e3, 6.125, 5.5)
sample_p <- c(0, 0.01, 0.05, 0.1, 0.25, 1 / 3, 0.5, 0.6, 0.75, 0.9, 0.975, 0.999, 1)
sample_crps <- function(x, y) mean(abs(x - y)) - sum(abs(outer(x, x, "-"))) / (2 * length(x)^2)
y <- c(-100, -4, 0, 5, 5.2, 8, 1000, 5000)
save_json("empirical", list(
  command = "quantile(x, p, type = 7); mean(|x - y|) - mean(|x - x'|) / 2; mean(x); mean((x - mean(x))^2)",
  draws = draws,
  quantiles = data.frame(p = sample_p, q = as.numeric(quantile(draws, sample_p, type = 7))),
  scores = data.frame(y = y, crps = sapply(y, function(v) sample_crps(draws, v))),
  moments = data.frame(mean = mean(draws), variance = mean((draws - mean(draws))^2))))
