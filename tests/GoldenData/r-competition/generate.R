# Golden benchmarks of the M competitions: one JSON file a case in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2 and its own stats package only; other versions are refused below.
#
# What is computed, from the published definition (S. Makridakis and M. Hibon, 2000, The M3-Competition; M4 competitor's guide, 2018):
#   test      A series of n observed values with seasonal period m > 1 is seasonal when n >= 3 m and |r_m| > limit,
#             limit = 1.645 * sqrt((1 + 2 * (r_1^2 + ... + r_{m-1}^2)) / n), r by acf() (pairs that are there, where values are missing).
#   indices   figure of decompose(type = "multiplicative"): ratios to the centred moving average, their mean a season, scaled to mean 1.
#             decompose() refuses missing values inside; there the same is computed with filter(), from the ratios that are there.
#   naive2    The last observed value of y / index, times the index of each step ahead; without a season the last observed value.
# Values of null are missing.

stopifnot(R.version$major == "4", R.version$minor == "2.2")

number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", as.numeric(x)))
vector_json <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")

indices_of <- function(y, m) {
  weights <- if (m %% 2 == 0) c(0.5, rep(1, m - 1), 0.5) / m else rep(1, m) / m
  ratio <- as.numeric(y / filter(y, weights))
  figure <- tapply(ratio, rep_len(1:m, length(y)), mean, na.rm = TRUE)
  figure <- as.numeric(figure / mean(figure))
  if (!anyNA(y)) {
    stopifnot(isTRUE(all.equal(figure, decompose(ts(y, frequency = m), type = "multiplicative")$figure, tolerance = 1e-13)))
  }
  figure
}

write_case <- function(name, y, m, h) {
  n <- sum(!is.na(y))
  lag_m <- limit <- NA
  seasonal <- FALSE
  if (m > 1 && n >= 3 * m) {
    r <- acf(y, lag.max = m, plot = FALSE, na.action = na.pass)$acf[-1]
    lag_m <- r[m]
    limit <- 1.645 * sqrt((1 + 2 * sum(r[-m]^2)) / n)
    seasonal <- abs(lag_m) > limit
  }
  indices <- if (seasonal) indices_of(y, m) else rep(1, m)
  adjusted <- y / rep_len(indices, length(y))
  naive2 <- tail(adjusted[!is.na(adjusted)], 1) * rep_len(indices, length(y) + h)[length(y) + seq_len(h)]
  fields <- c(
    version = sprintf("\"R %s.%s\"", R.version$major, R.version$minor), season = number(m), values = vector_json(y),
    autocorrelation = number(lag_m), limit = number(limit), seasonal = number(seasonal), indices = vector_json(indices), naive2 = vector_json(naive2))
  text <- paste0("{\n", paste(sprintf("  \"%s\": %s", names(fields), fields), collapse = ",\n"), "\n}\n")
  file <- file(sprintf("%s.json", name), "wb")
  writeBin(charToRaw(text), file)
  close(file)
}

# All made up: a trend, a wave over the season, and other waves for noise.
made <- function(n, m, season, noise, growth = 0.004) {
  t <- 1:n
  round(1000 * exp(growth * t) * (1 + season * sin(2 * pi * t / m) + season / 2 * cos(4 * pi * t / m)) * (1 + noise * (sin(1.7 * t) + cos(0.37 * t * t))), 2)
}

write_case("monthly-strong", made(80, 12, 0.3, 0.05), 12, 18)
write_case("monthly-weak", made(80, 12, 0.02, 0.15), 12, 18)
write_case("monthly-trend", made(70, 12, 0.12, 0.03, 0.02), 12, 18)
write_case("monthly-short", made(35, 12, 0.3, 0.02), 12, 18)
write_case("monthly-shortest", made(36, 12, 0.3, 0.02, 0), 12, 18)
write_case("quarterly-strong", made(33, 4, 0.25, 0.05), 4, 8)
write_case("quarterly-weak", made(33, 4, 0.02, 0.2), 4, 8)
write_case("weekdays", made(100, 7, 0.2, 0.05), 7, 14)
write_case("hourly", made(260, 24, 0.4, 0.1, 0.0005), 24, 48)
write_case("yearly", made(30, 1, 0, 0.1), 1, 6)

gaps <- made(84, 12, 0.3, 0.05)
gaps[c(3, 20, 41, 42, 77)] <- NA
write_case("monthly-missing", gaps, 12, 18)

ends <- made(90, 12, 0.3, 0.05)
ends[c(1, 2, 30, 89, 90)] <- NA
write_case("monthly-missing-ends", ends, 12, 18)
