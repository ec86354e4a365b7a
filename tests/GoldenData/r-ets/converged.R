# Golden forecasts at the maximum of the likelihood, by R's forecast::ets carried on to convergence: converged.csv in this folder.
#
# Command:   Rscript converged.R       (in this folder, after generate.R; overwrites the file)
# Made with: R 4.2.2, forecast 8.20. Takes about 4 minutes on one core.
#
# converged.csv  id,spec,loglik,path: for each fit of fits.csv whose simplex ended by itself (fail 0), the maximum that nlminb and Newton's steps reach from there within R's bounds by
#                R's own likelihood code (etscalc), and the path without errors from its last states, a season and 4 periods ahead. A row only where the maximum is one: Newton's
#                decrement, the distance that is left in standard errors, is below 2e-6, and the path hasn't moved by 1e-8 of the largest value in the last step.
# ets as it comes stops up to 181 short of the maximum, so its forecasts can't be compared with those of a search that converges.

suppressMessages(library(forecast))
stopifnot(paste(R.version$major, R.version$minor, sep = ".") == "4.2.2", packageVersion("forecast") == "8.20")
options(warn = 1)

series <- read.csv("series.csv", stringsAsFactors = FALSE)
fits <- read.csv("fits.csv", stringsAsFactors = FALSE)
fits <- fits[fits$fail == 0, ]

converge <- function(y, spec) {
  error <- substr(spec, 1, 1)
  trend <- substr(spec, 2, 2) != "N"
  damped <- nchar(spec) == 4
  season <- substring(spec, nchar(spec))
  m <- if (season == "N") 1L else as.integer(frequency(y))
  n <- length(y)
  fit <- suppressWarnings(ets(y, model = paste0(error, substr(spec, 2, 2), season), damped = damped, lambda = NULL, opt.crit = "lik", bounds = "both", restrict = FALSE))
  par <- function(name) if (name %in% names(fit$par)) fit$par[[name]]
  smooth <- 1 + trend + (m > 1) + damped
  scale <- c(sd(y), if (trend) sd(diff(y)), if (m > 1) rep(if (season == "A") sd(y) else 1, m - 1))
  count <- 1 + trend + (m > 1) * m
  code <- as.integer(c(1 + (error == "M"), trend, match(season, c("N", "A", "M")) - 1))
  values <- as.double(y)
  unpack <- function(x) {
    beta <- if (trend) 1e-4 + x[2] * (x[1] - 1e-4) else 0
    gamma <- if (m > 1) 1e-4 + x[2 + trend] * max(0, 1 - x[1] - 1e-4) else 0
    states <- x[-(1:smooth)] * scale
    if (m > 1) states <- c(states, (season == "M") * m - sum(states[-(1:(1 + trend))]))
    list(alpha = x[1], beta = beta, gamma = gamma, phi = if (damped) x[smooth] else 1, states = states)
  }
  run <- function(a) .C("etscalc", values, n, c(a$states, numeric(count * n)), m, code[1], code[2], code[3], a$alpha, a$beta, a$gamma, a$phi, numeric(n), 0, numeric(1), 1L,
    PACKAGE = "forecast")
  target <- function(x) {
    a <- unpack(x)
    if (anyNA(x) || (season == "M" && min(a$states[-(1:(1 + trend))]) < 0)) return(1e6)
    if (m > 1 && !forecast:::admissible(a$alpha, if (trend) a$beta, a$gamma, if (damped) a$phi, m)) return(1e6)
    lik <- run(a)[[13]]
    if (is.finite(lik)) lik / 2 else 1e6
  }
  step <- 1e-5
  slope <- function(x) sapply(seq_along(x), function(i) { d <- replace(0 * x, i, step); (target(x + d) - target(x - d)) / (2 * step) })
  path <- function(x) {
    a <- unpack(x)
    last <- run(a)[[3]][count * n + 1:count]
    l <- last[1]
    b <- if (trend) last[2] else 0
    s <- if (m > 1) rev(last[-(1:(1 + trend))]) else 0
    sapply(seq_len(m + 4), function(h) {
      l <<- l + a$phi * b
      b <<- a$phi * b
      switch(season, N = l, A = l + s[(h - 1) %% m + 1], M = l * s[(h - 1) %% m + 1])
    })
  }
  low <- c(1e-4, if (trend) 0, if (m > 1) 0, if (damped) 0.8, rep(-Inf, length(scale)))
  high <- c(0.9999, if (trend) 1, if (m > 1) 1, if (damped) 0.98, rep(Inf, length(scale)))
  x <- c(par("alpha"), if (trend) (par("beta") - 1e-4) / max(par("alpha") - 1e-4, 1e-12), if (m > 1) (par("gamma") - 1e-4) / max(1 - par("alpha") - 1e-4, 1e-12),
    if (damped) par("phi"), fit$initstate[seq_along(scale)] / scale)
  x <- pmin(pmax(x, low), high)
  for (round in 1:3) {
    x <- nlminb(x, target, slope, lower = low, upper = high, control = list(eval.max = 2000, iter.max = 1000, rel.tol = 1e-15, x.tol = 1e-12))$par
  }
  free <- which(x > low + 1e-4 & x < high - 1e-4)
  for (round in 1:4) {
    before <- path(x)
    g <- slope(x)[free]
    hessian <- sapply(free, function(i) { d <- replace(0 * x, i, 1e-4); (slope(x + d)[free] - slope(x - d)[free]) / 2e-4 })
    move <- solve((hessian + t(hessian)) / 2, g)
    decrement <- sum(move * g)
    if (decrement < 0 || decrement > 1e-6) return(NULL)
    x[free] <- x[free] - move
  }
  if (sqrt(decrement) > 2e-6 || max(abs(path(x) - before)) > 1e-8 * max(abs(y))) return(NULL)
  c(sprintf("%.12g", -target(x)), paste(sprintf("%.12g", path(x)), collapse = " "))
}

rows <- lapply(seq_len(nrow(fits)), function(i) {
  s <- series[series$id == fits$id[i], ]
  y <- ts(as.numeric(strsplit(s$values, " ")[[1]]), frequency = s$season)
  found <- tryCatch(converge(y, fits$spec[i]), error = function(e) NULL)
  if (!is.null(found)) paste(c(fits$id[i], fits$spec[i], found), collapse = ",")
})
cat("fits whose simplex ended:", nrow(fits), " converged:", sum(lengths(rows) > 0), "\n")
file <- file("converged.csv", "wb")
writeBin(charToRaw(paste0(paste(c("id,spec,loglik,path", unlist(rows)), collapse = "\n"), "\n")), file)
close(file)
