# Golden values of tests of difference between forecasters: one JSON file a subject, in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below, so that the files say what they are.
#
# diebold-mariano.json: forecast::dm.test(e1, e2, alternative, h, power, varestimator) as it stands; the losses given are |e|^power.
#   d = |e1|^power - |e2|^power; g_k = sum (d_t - mean d)(d_{t+k} - mean d) / n; variance of the mean
#   (g_0 + 2 sum_{k<h} w_k g_k) / n with w_k = 1 ("acf") or 1 - k/h ("bartlett"); statistic = mean(d) / sqrt(variance) *
#   sqrt((n + 1 - 2h + h(h-1)/n) / n), compared with t on n - 1 degrees of freedom. "less": the first has the smaller losses.
#   When the variance is not positive R warns and goes on WITH h = 1. Case "negative" keeps only R's bartlett values, which we fall back to.
#   With missing values R 8.20 closes the gaps (na.omit) and counts them in n, so those cases are the plain formula instead: deviations of
#   missing pairs are 0, the count and the divisors are those of the pairs there are.
# studentized-range.json: P(range of k standard normals > q) by integrate() over pieces to 1e-12, checked against the
#   usual formula and R's ptukey; quantiles by
#   uniroot() on it to 1e-13, checked against qtukey, which stops after six or seven digits.
# tails.json: pchisq, pf, upper tails.
# ranks.json: friedman.test; Iman and Davenport's F as analysis of variance of the ranks by aov(), an independent way to the same number;
#   Nemenyi's critical distance and p values by the range above.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")

number <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, "\"Infinity\"", "\"-Infinity\""), sprintf("%.17g", as.numeric(x))))
json <- function(x) {
  if (is.list(x) && is.null(names(x))) {
    paste0("[\n", paste(sapply(x, json), collapse = ",\n"), "\n]")
  } else if (is.list(x)) {
    paste0("{ ", paste(sprintf("\"%s\": %s", names(x), sapply(x, json)), collapse = ", "), " }")
  } else if (is.character(x)) {
    sprintf("\"%s\"", x)
  } else if (length(x) == 1 && !inherits(x, "AsIs")) {
    number(x)
  } else {
    paste0("[", paste(number(x), collapse = ", "), "]")
  }
}
save_json <- function(name, content) {
  file <- file(paste0(name, ".json"), "wb")
  writeBin(charToRaw(paste0(json(content), "\n")), file)
  close(file)
}

# 1. Diebold and Mariano -------------------------------------------------------------------------------------------------------------
alternatives <- c("two.sided", "less", "greater")
dm_cases <- list()
dm <- function(name, e1, e2, h, power, estimators = c("acf", "bartlett")) {
  for (estimator in estimators) {
    tests <- lapply(alternatives, function(a) dm.test(e1, e2, alternative = a, h = h, power = power, varestimator = estimator))
    p <- sapply(tests, function(test) test$p.value)
    dm_cases[[length(dm_cases) + 1]] <<- list(
      name = name, estimator = estimator, horizon = h, lossesA = abs(e1)^power, lossesB = abs(e2)^power,
      statistic = unname(tests[[1]]$statistic), twoSided = p[1], less = p[2], greater = p[3])
  }
}
plain <- function(name, a, b, h, bartlett) {
  d <- a - b
  there <- !is.na(d)
  n <- sum(there)
  deviation <- ifelse(there, d - mean(d[there]), 0)
  g <- sapply(0:(h - 1), function(k) sum(head(deviation, length(d) - k) * tail(deviation, length(d) - k)) / n)
  weight <- if (bartlett) 1 - (0:(h - 1)) / h else rep(1, h)
  variance <- (2 * sum(weight * g) - g[1]) / n
  stopifnot(variance > 0)
  statistic <- mean(d[there]) / sqrt(variance) * sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
  dm_cases[[length(dm_cases) + 1]] <<- list(
    name = name, estimator = if (bartlett) "bartlett" else "acf", horizon = h, lossesA = a, lossesB = b, statistic = statistic,
    twoSided = 2 * pt(-abs(statistic), n - 1), less = pt(statistic, n - 1), greater = pt(statistic, n - 1, lower.tail = FALSE))
}

t40 <- 1:40
wave <- function(t, a, b) sin(a * t) + 0.5 * cos(b * t)
dm("one step, squares", wave(t40, 0.7, 1.9), 1.2 * wave(t40, 1.1, 0.4) + 0.1, 1, 2)
dm("one step, absolute", wave(t40, 0.7, 1.9), 1.5 * wave(t40, 1.1, 0.4) + 0.1, 1, 1)
dm("three steps, squares", wave(t40, 0.7, 1.9), 1.4 * wave(t40, 0.3, 0.4) - 0.2, 3, 2)
dm("six steps, absolute", wave(t40, 0.2, 0.35), 0.6 * wave(t40, 0.3, 0.4) - 0.2, 6, 1)
t9 <- 1:9
dm("nine pairs, two steps", wave(t9, 0.9, 0.4), 1.1 * wave(t9, 0.5, 0.2), 2, 2)
t300 <- 1:300
dm("clear cut, four steps", 0.4 * wave(t300, 0.73, 1.9), 1.5 * wave(t300, 1.1, 0.4) + 0.3, 4, 2)
alternate <- 2 + ifelse(1:20 %% 2 == 0, 0.8, -0.8) + 0.05 * sin(1:20)
stopifnot(inherits(tryCatch(dm.test(alternate, rep(1.9, 20), h = 2, power = 1), warning = identity), "warning"))
dm("negative", alternate, rep(1.9, 20), 2, 1, "bartlett")
a <- abs(wave(t40, 0.7, 1.9))
b <- abs(1.4 * wave(t40, 0.3, 0.4) - 0.2)
a[c(1, 7, 8, 20)] <- NA
b[c(8, 21, 40)] <- NA
plain("missing, three steps", a, b, 3, FALSE)
plain("missing, three steps", a, b, 3, TRUE)
plain("missing, one step", a, b, 1, FALSE)
# The plain formula is R's where nothing is missing.
full <- dm.test(wave(t40, 0.7, 1.9), 1.4 * wave(t40, 0.3, 0.4) - 0.2, h = 3, power = 1, varestimator = "bartlett")
last <- length(dm_cases)
plain("check", abs(wave(t40, 0.7, 1.9)), abs(1.4 * wave(t40, 0.3, 0.4) - 0.2), 3, TRUE)
stopifnot(abs(dm_cases[[last + 1]]$twoSided / full$p.value - 1) < 1e-12)
dm_cases[[last + 1]] <- NULL
save_json("diebold-mariano", list(command = "dm.test(e1, e2, alternative, h, power, varestimator)", cases = dm_cases))

# 2. Range of k standard normals -----------------------------------------------------------------------------------------------------
range_tail <- function(q, k) {
  f <- function(z) dnorm(z) * pnorm(z)^(k - 1) * -expm1((k - 1) * log1p(-pmin(pnorm(z - q) / pnorm(z), 1)))
  cuts <- seq(-9, q / 2 + 9, length.out = 13)
  k * sum(sapply(1:12, function(i) integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-12, abs.tol = 0, subdivisions = 500)$value))
}
ks <- c(2, 3, 4, 5, 8, 12, 20, 50, 100)
grid <- expand.grid(q = c(0.01, 0.3, 1, 2, 3, 4, 5, 7, 10), k = ks)
tails <- mapply(range_tail, grid$q, grid$k)
# One less the probability within, as it is usually written; and ptukey, whose own quadrature is off by 1.6e-6 with 100 numbers.
range_within <- function(q, k) {
  f <- function(z) dnorm(z) * (pnorm(z) - pnorm(z - q))^(k - 1)
  cuts <- seq(-9, q + 9, length.out = 25)
  k * sum(sapply(1:24, function(i) integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-10, abs.tol = 1e-16, subdivisions = 500)$value))
}
stopifnot(abs(1 - tails - mapply(range_within, grid$q, grid$k)) < 1e-11)
stopifnot(abs(tails - ptukey(grid$q, grid$k, Inf, lower.tail = FALSE)) < ifelse(grid$k <= 12, 1e-9, 2e-6))
stopifnot(abs(tails / (2 * pnorm(-grid$q / sqrt(2))) - 1)[grid$k == 2] < 1e-11) # the range of two is the absolute difference
probabilities <- expand.grid(level = c(0.01, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999), k = ks)
range_quantile <- function(level, k) uniroot(function(q) range_tail(q, k) / (1 - level) - 1, c(1e-3, 20), tol = 1e-13)$root
quantiles <- mapply(range_quantile, probabilities$level, probabilities$k)
qtukey_given <- suppressWarnings(qtukey(probabilities$level, probabilities$k, Inf))
qtukey_given[probabilities$level < 0.8] <- NA # its start is too far off there, and it stops, or says NaN
stopifnot(abs(quantiles - qtukey_given)[!is.na(qtukey_given)] < 1e-6)
rows <- function(frame) lapply(seq_len(nrow(frame)), function(i) as.list(frame[i, ]))
save_json("studentized-range", list(
  command = "integrate(), uniroot(); qtukey(level, k, Inf)",
  tails = rows(data.frame(grid, tail = tails)),
  quantiles = rows(data.frame(probabilities, q = quantiles, qtukey = qtukey_given))))

# 3. Tails ---------------------------------------------------------------------------------------------------------------------------
chi <- expand.grid(x = c(1e-6, 0.1, 1, 3, 7, 20, 60, 200), df = c(1, 2, 3, 5, 9, 24, 99))
f <- expand.grid(x = c(1e-6, 0.1, 0.7, 1, 1.5, 4, 20, 200), df1 = c(1, 2, 4, 11), df2 = c(1, 3, 8, 60, 999))
save_json("tails", list(
  command = "pchisq(x, df, lower.tail = FALSE), pf(x, df1, df2, lower.tail = FALSE)",
  chi = rows(data.frame(chi, tail = pchisq(chi$x, chi$df, lower.tail = FALSE))),
  f = rows(data.frame(f, tail = pf(f$x, f$df1, f$df2, lower.tail = FALSE)))))

# 4. Ranks ---------------------------------------------------------------------------------------------------------------------------
rank_case <- function(name, scores) {
  n <- nrow(scores)
  k <- ncol(scores)
  ranks <- t(apply(scores, 1, rank))
  friedman <- friedman.test(scores)
  frame <- data.frame(rank = as.vector(ranks), model = factor(rep(1:k, each = n)), series = factor(rep(1:n, k)))
  variance <- summary(aov(rank ~ model + series, frame))[[1]]
  F <- variance$`F value`[1]
  chi <- unname(friedman$statistic)
  stopifnot(abs(F / ((n - 1) * chi / (n * (k - 1) - chi)) - 1) < 1e-9)
  mean_ranks <- colMeans(ranks)
  error <- sqrt(k * (k + 1) / (6 * n))
  pairs <- combn(k, 2)
  list(name = name, rows = lapply(seq_len(n), function(i) I(unname(scores[i, ]))), meanRanks = unname(mean_ranks), chiSquared = chi,
    chiSquaredP = friedman$p.value, f = F, fP = pf(F, k - 1, (n - 1) * (k - 1), lower.tail = FALSE),
    distance90 = range_quantile(0.9, k) / sqrt(2) * error, distance95 = range_quantile(0.95, k) / sqrt(2) * error,
    pairP = I(apply(pairs, 2, function(p) range_tail(max(abs(diff(mean_ranks[p])), 1e-300) / error * sqrt(2), k))))
}
untied <- outer(1:15, 1:5, function(i, j) 10 + j * 0.8 + 3 * sin(1.7 * i + 2.3 * j))
tied <- round(outer(1:12, 1:4, function(i, j) 5 + (j - 1) * 0.7 + 2 * cos(i * j)))
two <- outer(1:8, 1:2, function(i, j) 3 + j + 2 * sin(i * j))
stopifnot(anyDuplicated(tied[1, ]) > 0 || any(apply(tied, 1, anyDuplicated) > 0), !any(apply(untied, 1, anyDuplicated) > 0))
save_json("ranks", list(command = "friedman.test(scores), aov(rank ~ model + series)",
  cases = list(rank_case("untied", untied), rank_case("tied", tied), rank_case("two models", two))))
