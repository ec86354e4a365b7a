# Golden complex exponential smoothing, worked out slowly from the equations of Svetunkov, Kourentzes and Ord (2022), one JSON file in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites cases.json; about five minutes)
# Made with: R 4.2.2, base packages alone. Other versions are refused below.
#
# No package is used: Debian has none of this model. Each kind is written as one big linear state space, x' = F x + g e, y = w'x + e, in the published states
# (level and information potential, a ring of seasons), with its errors regressed on all initial states by QR. The parameters are searched by Nelder-Mead from
# several starts, then BFGS with numeric slopes: nothing is shared with the library but the definition of the criterion, which is half the deviance, less the
# logarithm of each margin, plus half the squares of (a1 - 1) n and of (b1 - 1) n / m.

stopifnot(R.version$major == "4", R.version$minor == "2.2")

kinds <- c("None", "Simple", "Partial", "Full")

# States: none (l, c); simple a ring of m pairs; partial (l, c) and a ring of m; full (l, c) and a ring of m pairs. The ring turns: its first entry is next.
system <- function(kind, m, a0, a1, b0, b1) {
  pair <- function(p0, p1) list(F = matrix(c(1, -(1 - p1), 1, 1 - p0), 2, 2, byrow = TRUE), g = c(p0 - p1, p0 + p1))
  ring <- function(block) {
    k <- nrow(block$F)
    F <- matrix(0, k * m, k * m)
    g <- numeric(k * m)
    if (m > 1) for (j in 1:(m - 1)) F[(j - 1) * k + 1:k, j * k + 1:k] <- diag(k)
    F[(m - 1) * k + 1:k, 1:k] <- block$F
    g[(m - 1) * k + 1:k] <- block$g
    list(F = F, g = g, w = c(1, rep(0, k * m - 1)))
  }
  a <- pair(a0, a1)
  level <- list(F = a$F, g = a$g, w = c(1, 0))
  if (kind == "None") return(level)
  if (kind == "Simple") return(ring(a))
  season <- if (kind == "Partial") ring(list(F = matrix(1), g = b0)) else ring(pair(b0, b1))
  n <- length(level$g)
  k <- length(season$g)
  F <- matrix(0, n + k, n + k)
  F[1:n, 1:n] <- level$F
  F[n + 1:k, n + 1:k] <- season$F
  list(F = F, g = c(level$g, season$g), w = c(level$w, season$w))
}

# Which initial states are free: deviations, and their potentials, add up to 0.
free <- function(kind, m) {
  if (kind == "None") return(diag(2))
  if (kind == "Simple") return(diag(2 * m))
  zero <- rbind(diag(m - 1), rep(-1, m - 1))
  blocks <- if (kind == "Partial") zero else {
    both <- matrix(0, 2 * m, 2 * (m - 1))
    both[seq(1, 2 * m, 2), seq(1, 2 * (m - 1), 2)] <- zero
    both[seq(2, 2 * m, 2), seq(2, 2 * (m - 1), 2)] <- zero
    both
  }
  out <- matrix(0, 2 + nrow(blocks), 2 + ncol(blocks))
  out[1:2, 1:2] <- diag(2)
  out[-(1:2), -(1:2)] <- blocks
  out
}

errors <- function(y, s, X) {
  e <- matrix(0, length(y), ncol(X))
  for (t in seq_along(y)) {
    now <- y[t] * c(1, rep(0, ncol(X) - 1)) - as.vector(s$w %*% X)
    if (is.na(y[t])) now <- rep(0, ncol(X))
    e[t, ] <- now
    X <- s$F %*% X + s$g %*% t(now)
  }
  e
}

fit <- function(y, kind, m, p) {
  s <- system(kind, m, p[1], p[2], p[3], p[4])
  B <- free(kind, m)
  e <- errors(y, s, cbind(0, B))
  x <- qr.coef(qr(e[, -1], tol = 1e-12), -e[, 1])
  x[is.na(x)] <- 0
  start <- as.vector(B %*% x)
  list(system = s, start = start, errors = errors(y, s, matrix(start)))
}

margins <- function(p0, p1, r) {
  u <- p0 - 1
  v <- p1 - 1
  trace <- 1 - 2 * u + v
  det <- u^2 - u + v^2 + v
  c(u, 1 + trace + det, 1 - det, r^2 - (1 - u) * r - u - v, r^2 + (1 - u) * r - u - v, r^2 + u + v)
}

criterion <- function(y, kind, m, p) {
  p <- c(p, if (kind == "Partial") 1 else if (kind == "Full") NULL else c(0, 1))
  n <- sum(!is.na(y))
  cycles <- n / m
  all <- if (kind == "Simple") margins(p[1], p[2], 1.2) else margins(p[1], p[2], 1.1)
  if (kind == "Partial") all <- c(all, p[3], 2 - p[1] - p[3])
  if (kind == "Full") all <- c(all, margins(p[3], p[4], 1.2), 3 - p[1] - p[3])
  if (any(!is.finite(all)) || any(all <= 0)) return(1e10)
  # The margins say that the roots are inside; see that they are.
  s <- system(if (kind == "Simple") "Simple" else "None", 1, p[1], p[2], 0, 1)
  stopifnot(max(abs(eigen(s$F - s$g %*% t(s$w))$values)) < 1 + 1e-9)
  trend <- if (kind == "Simple") ((p[2] - 1) * cycles)^2 / 2 else ((p[2] - 1) * n)^2 / 2
  if (kind == "Full") trend <- trend + ((p[4] - 1) * cycles)^2 / 2
  squares <- sum(fit(y, kind, m, p)$errors^2)
  n / 2 * log(squares / n) - sum(log(all)) + trend
}

search <- function(y, kind, m) {
  starts <- list(c(1.2, 1), c(1.7, 1.005), c(1.4, 0.98))
  if (kind == "Partial") starts <- lapply(starts, c, 0.1)
  if (kind == "Full") starts <- lapply(starts, c, 1.1, 0.99)
  best <- NULL
  f <- function(p) criterion(y, kind, m, p)
  for (start in starts) {
    found <- optim(start, f, control = list(maxit = 600, reltol = 1e-11, parscale = rep(c(0.1, 0.01), length.out = length(start))))
    again <- optim(found$par, f, control = list(maxit = 600, reltol = 1e-13, parscale = rep(c(0.02, 0.002), length.out = length(start))))
    if (is.null(best) || again$value < best$value) best <- again
  }
  best
}

json <- function(x) paste0("[", paste(ifelse(is.na(x), "null", formatC(x, digits = 17, format = "g")), collapse = ","), "]")
item <- function(name, x) sprintf('"%s":%s', name, formatC(x, digits = 17, format = "g"))

set.seed(20221)
cases <- character()
for (i in 1:120) {
  kind <- kinds[1 + i %% 4]
  m <- if (kind == "None") 1 else c(4, 3, 2)[1 + (i %/% 4) %% 3]
  n <- sample(20:50, 1)
  alpha <- runif(1, 0.05, 0.95)
  growth <- rnorm(1, 0, 0.01)
  level <- runif(1, 50, 500)
  season <- rnorm(m) * level * runif(1, 0, 0.2)
  y <- numeric(n)
  for (t in 1:n) {
    e <- rnorm(1) * 5
    y[t] <- level + season[1 + t %% m] * (if (kind == "Full") level / 200 else 1) + e
    level <- level * (1 + growth) + alpha * e
    season <- season + rnorm(m) * 0.3
  }
  if (i %% 5 == 0) y[sample(3:(n - 3), 2)] <- NA
  y <- round(y, 4)
  best <- search(y, kind, m)
  p <- c(best$par, if (kind == "Partial") 1 else if (kind == "Full") NULL else c(0, 1))
  f <- fit(y, kind, m, p)
  x <- f$start
  for (e in f$errors) x <- f$system$F %*% x + f$system$g * e
  mean <- numeric(10)
  variance <- rep(1, 10)
  impulse <- f$system$g
  for (h in 1:10) {
    mean[h] <- sum(f$system$w * x)
    x <- f$system$F %*% x
    if (h < 10) variance[h + 1] <- variance[h] + sum(f$system$w * impulse)^2
    impulse <- f$system$F %*% impulse
  }
  cases <- c(cases, sprintf(
    '{"kind":"%s",%s,%s,%s,"values":%s,"parameters":%s,"start":%s,"errors":%s,"mean":%s,"variance":%s}',
    kind, item("season", m), item("criterion", best$value), item("sum_of_squares", sum(f$errors^2)),
    json(y), json(p), json(f$start), json(as.vector(f$errors)), json(mean), json(variance)))
}
writeLines(paste0('{"cases":[\n', paste(cases, collapse = ",\n"), "\n]}"), "cases.json")
