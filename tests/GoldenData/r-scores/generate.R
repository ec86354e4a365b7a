# Golden values of scoring rules and log densities: one JSON file a subject, in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2 and nothing but its stats package. The scores of samples are what R's scoringRules computes (crps_sample, es_sample,
# logs_sample), written out here from the published formulas as plain double sums, since Debian has no such package.

stopifnot(R.version$major == "4", R.version$minor == "2.2")

number <- function(x) {
  x <- as.numeric(x)
  ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, "\"Infinity\"", "\"-Infinity\""), sprintf("%.17g", x)))
}
json <- function(x) {
  if (is.list(x)) {
    if (is.null(names(x))) return(paste0("[\n", paste(sapply(x, json), collapse = ",\n"), "\n]"))
    paste0("{ ", paste(sprintf("\"%s\": %s", names(x), sapply(x, json)), collapse = ", "), " }")
  } else if (is.character(x)) {
    sprintf("\"%s\"", x)
  } else if (length(x) == 1 && is.null(attr(x, "array"))) {
    number(x)
  } else {
    paste0("[", paste(number(x), collapse = ", "), "]")
  }
}
array_of <- function(x) structure(x, array = TRUE)
save_json <- function(name, content) {
  file <- file(paste0(name, ".json"), "wb")
  writeBin(charToRaw(paste0(json(content), "\n")), file)
  close(file)
}
rows <- function(frame) lapply(seq_len(nrow(frame)), function(i) as.list(frame[i, , drop = FALSE]))

# 1. Samples: CRPS = mean |x - y| - mean |x - x'| / 2 (Gneiting and Raftery 2007, eq. 21) ------------------------------------------------
crps_sample <- function(x, y) {
  pairs <- 0
  for (a in x) for (b in x) pairs <- pairs + abs(a - b)
  mean(abs(x - y)) - pairs / (2 * length(x)^2)
}
samples <- list(c(2.5), c(-1, 4), c(3.5, -1.25, 8, 8, 0.1, 22.75, 5, -4, 1e3, 6.125, 5.5), 7.5e6 * exp(0.2 * sin(1:40 * 1.7)), c(0, 0, 0, 0, 3))
crps <- list()
for (x in samples) for (y in c(min(x) - 10, min(x), median(x), mean(x), max(x) + 3)) {
  crps <- c(crps, list(list(sample = array_of(sort(x)), y = y, crps = crps_sample(x, y))))
}

# 2. Energy score = mean ||x - y|| - mean ||x - x'|| / 2 (eq. 22), periods in rows, paths in columns; a missing period is left out ------------
es_sample <- function(paths, y) {
  paths <- paths[!is.na(y), , drop = FALSE]
  y <- y[!is.na(y)]
  m <- ncol(paths)
  near <- 0
  pairs <- 0
  for (i in 1:m) {
    near <- near + sqrt(sum((paths[, i] - y)^2))
    for (j in 1:m) pairs <- pairs + sqrt(sum((paths[, i] - paths[, j])^2))
  }
  near / m - pairs / (2 * m^2)
}
walk <- function(h, m) outer(1:h, 1:m, function(s, p) 1e5 * exp(0.1 * sqrt(s) * sin(p * 2.3 + s * 0.31) + 0.02 * s))
energy <- list()
for (size in list(c(1, 1), c(1, 9), c(3, 1), c(3, 4), c(6, 13), c(12, 37))) {
  paths <- walk(size[1], size[2])
  y <- 1e5 * (1 + 0.05 * cos(1:size[1]))
  energy <- c(energy, list(list(horizon = size[1], paths = size[2], draws = array_of(as.numeric(t(paths))), y = array_of(y), score = es_sample(paths, y))))
  if (size[1] > 2) {
    y[2] <- NA
    energy <- c(energy, list(list(horizon = size[1], paths = size[2], draws = array_of(as.numeric(t(paths))), y = array_of(y), score = es_sample(paths, y))))
  }
}

# 3. Intervals and quantiles -------------------------------------------------------------------------------------------------------------
interval_score <- function(l, u, level, y) (u - l) + 2 / (1 - level) * (l - y) * (y < l) + 2 / (1 - level) * (y - u) * (y > u)
levels <- c(0.5, 0.8, 0.95)
interval <- list()
for (y in c(-3, 0, 0.3, 1.5, 4)) {
  l <- qnorm((1 - levels) / 2, 0.2, 1.3)
  u <- qnorm((1 + levels) / 2, 0.2, 1.3)
  scores <- mapply(interval_score, l, u, levels, y)
  wis <- (abs(y - 0.2) / 2 + sum((1 - levels) / 2 * scores)) / (length(levels) + 0.5) # Bracher et al. 2021, eq. 1
  interval <- c(interval, list(list(y = y, median = 0.2, level = levels, lower = l, upper = u, score = scores, wis = wis)))
}
pinball <- function(q, y, p) ((y < q) - p) * (q - y)
quantiles <- list()
for (p in list(0.5, c(0.1, 0.5, 0.9), c(0.025, 0.05, 0.3, 0.6, 0.99), (1:20 - 0.5) / 20)) for (y in c(-2, 0.4, 7)) {
  q <- qt(p, 4) * 1.5 + 0.5
  edges <- c(0, (p[-1] + p[-length(p)]) / 2, 1)
  quantiles <- c(quantiles, list(list(p = array_of(p), q = array_of(q), y = y, score = 2 * sum(diff(edges) * pinball(q, y, p)))))
}
save_json("scores", list(crps = crps, energy = energy, interval = interval, quantiles = quantiles))

# 4. Log densities ---------------------------------------------------------------------------------------------------------------------
normal <- expand.grid(y = c(-400, -5, -1, 0, 0.3, 2, 90), mean = c(0, 1.5), sd = c(0.25, 1, 300))
normal$log <- with(normal, dnorm(y, mean, sd, log = TRUE))
lognormal <- expand.grid(y = c(-1, 0, 1e-8, 0.5, 1, 40, 7.5e6, 1e12), meanlog = c(0, 15.8), sdlog = c(0.1, 1.5))
lognormal$log <- with(lognormal, dlnorm(y, meanlog, sdlog, log = TRUE))
student <- expand.grid(y = c(-1e6, -20, -2, 0, 0.4, 3), df = c(0.5, 1, 2.5, 7, 30, 1e4, 99999, 100001, 1e9), location = c(0, -1), scale = c(0.1, 2.5))
student$log <- with(student, dt((y - location) / scale, df, log = TRUE) - log(scale))
logstudent <- expand.grid(y = c(-1, 0, 1e-8, 0.5, 40, 7.5e6, 1e12), df = c(1, 3, 30), loglocation = c(0, 15.8), logscale = c(0.25, 1))
logstudent$log <- with(logstudent, ifelse(y <= 0, -Inf, suppressWarnings(dt((log(y) - loglocation) / logscale, df, log = TRUE) - log(logscale) - log(y))))
truncated <- expand.grid(y = c(-1, 0, 0.2, 1.7, 4, 4.1), mean = c(1, -2), sd = c(2, 1.5))
truncated$log <- with(truncated, ifelse(y < 0 | y > 4, -Inf, dnorm(y, mean, sd, log = TRUE) - log(pnorm(4, mean, sd) - pnorm(0, mean, sd)))) # to [0, 4]
censored <- truncated[c("y", "mean", "sd")]
censored$log <- with(censored, ifelse(y < 0 | y > 4, -Inf, ifelse(y == 0, pnorm(0, mean, sd, log.p = TRUE),
  ifelse(y == 4, pnorm(4, mean, sd, lower.tail = FALSE, log.p = TRUE), dnorm(y, mean, sd, log = TRUE))))) # to [0, 4]
mixture <- data.frame(y = c(-60, -3, 0.5, 4, 9, 300))
mixture$log <- log(0.3 * dnorm(mixture$y, 0, 1) + 0.7 * dt((mixture$y - 8) / 2, 3) / 2) # normal(0, 1) and t(8, 2, 3)
draws <- samples[[3]]
ties <- c(3, 1, 3, 3, 7, 1)
same_quartiles <- c(1, 3, 3, 3, 3, 3, 3, 12)
kernel <- function(x, y, bandwidth) sapply(y, function(v) log(mean(dnorm(v, x, bandwidth))))
at <- c(-8, -2, 0, 3, 5.3, 8, 25, 990)
kernels <- list(
  list(draws = draws, bandwidth = bw.nrd(draws), y = at, log = kernel(draws, at, bw.nrd(draws))),
  list(draws = ties, bandwidth = bw.nrd(ties), y = c(-1, 1, 2, 3, 9), log = kernel(ties, c(-1, 1, 2, 3, 9), bw.nrd(ties))),
  list(draws = samples[[4]], bandwidth = bw.nrd(samples[[4]]), y = c(5e6, 7.5e6, 9e6), log = kernel(samples[[4]], c(5e6, 7.5e6, 9e6), bw.nrd(samples[[4]]))),
  # bw.nrd would be 0 here: the standard deviation alone.
  list(draws = same_quartiles, bandwidth = 1.06 * sd(same_quartiles) * 8^-0.2, y = c(0, 3, 10), log = kernel(same_quartiles, c(0, 3, 10), 1.06 * sd(same_quartiles) * 8^-0.2)))
stopifnot(bw.nrd(same_quartiles) == 0)
save_json("log-densities", list(
  normal = rows(normal), lognormal = rows(lognormal), student = rows(student), logstudent = rows(logstudent), truncated = rows(truncated),
  censored = rows(censored), mixture = rows(mixture), kernels = kernels))
