# Golden decompositions of R's stl and of forecast's mstl: one JSON file a case in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below.
#
# stl(): Cleveland et al. (1990), as its help says. With s.window = "periodic" the season is averaged over each place of the season in the end, and the
#   trend stays as it was. weights are those of the last turn (1 when not robust).
#   The scale of the weights is six times the median remainder. For an even number of values stl() looks for the two middle ones by a partial sort that is
#   given their ranks in falling order and may miss one of them: so robust cases here have odd lengths, and ../statsmodels-stl has even ones.
# mstl(): with one seasonal period stl() with s.window 11; with several, stl() for each in turn on the series without the others, twice, with
#   s.window 11, 15, 19, ...; the trend is that of the last stl(), the remainder what is left. Missing values: no case here, since mstl interpolates them.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")

number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", as.numeric(x)))
vector_json <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")

write_case <- function(name, fields) {
  fields <- c(version = sprintf("\"R %s.%s, forecast %s\"", R.version$major, R.version$minor, packageVersion("forecast")), fields)
  text <- paste0("{\n", paste(sprintf("  \"%s\": %s", names(fields), fields), collapse = ",\n"), "\n}\n")
  file <- file(sprintf("%s.json", name), "wb")
  writeBin(charToRaw(text), file)
  close(file)
}

option <- function(x, name) if (is.null(x[[name]])) "null" else number(x[[name]])

# Arguments are named as in R; s.window is a number or "periodic".
run_stl <- function(name, y, m, ...) {
  arguments <- list(...)
  fit <- do.call(stl, c(list(ts(y, frequency = m)), arguments))
  stopifnot(!isTRUE(arguments$robust) || length(y) %% 2 == 1)
  periodic <- identical(arguments$s.window, "periodic")
  write_case(name, c(
    season = number(m),
    s.window = if (periodic) "null" else number(arguments$s.window),
    sapply(c("s.degree", "t.window", "t.degree", "l.window", "l.degree", "s.jump", "t.jump", "l.jump"), function(key) option(arguments, key)),
    robust = number(isTRUE(arguments$robust)), values = vector_json(y),
    seasonal = vector_json(fit$time.series[, "seasonal"]), trend = vector_json(fit$time.series[, "trend"]),
    remainder = vector_json(fit$time.series[, "remainder"]), weights = vector_json(fit$weights)))
}

run_mstl <- function(name, y, seasons, ...) {
  x <- if (length(seasons) == 1) ts(y, frequency = seasons) else msts(y, seasonal.periods = seasons)
  fit <- mstl(x, ...)
  columns <- grep("^Seasonal", colnames(fit), value = TRUE)
  stopifnot(identical(columns, paste0("Seasonal", seasons)))
  arguments <- list(...)
  write_case(name, c(
    seasons = vector_json(seasons), robust = number(isTRUE(arguments$robust)), values = vector_json(y), trend = vector_json(fit[, "Trend"]),
    remainder = vector_json(fit[, "Remainder"]), seasonal = paste0("[", paste(sapply(columns, function(key) vector_json(fit[, key])), collapse = ",\n    "), "]")))
}

# All made up: a trend that bends, a season that grows, other waves for noise, and outliers where asked for.
made <- function(n, m, size = 0.2, noise = 0.05, outliers = c()) {
  t <- 1:n
  y <- 1000 * (1 + 0.5 * sin(t / n * 4) + (size + size * t / n) * (sin(2 * pi * t / m) + 0.5 * cos(4 * pi * t / m)) +
    noise * (sin(1.7 * t) + cos(0.37 * t * t)))
  y[outliers] <- y[outliers] * 3
  round(y, 3)
}

run_stl("stl-monthly-7", made(120, 12), 12, s.window = 7)
run_stl("stl-monthly-11-uneven", made(131, 12), 12, s.window = 11)
run_stl("stl-monthly-periodic", made(125, 12), 12, s.window = "periodic")
run_stl("stl-monthly-periodic-robust", made(125, 12, outliers = c(17, 60, 61, 99)), 12, s.window = "periodic", robust = TRUE)
run_stl("stl-monthly-11-robust", made(97, 12, outliers = c(5, 40, 97)), 12, s.window = 11, robust = TRUE)
run_stl("stl-monthly-lines", made(150, 12), 12, s.window = 9, s.degree = 1, t.window = 29, t.degree = 0, l.window = 15, l.degree = 1)
run_stl("stl-monthly-wide", made(60, 12), 12, s.window = 35, t.window = 101)
run_stl("stl-monthly-no-jumps", made(110, 12), 12, s.window = 13, s.jump = 1, t.jump = 1, l.jump = 1)
run_stl("stl-monthly-jumps", made(111, 12, outliers = 50), 12, s.window = 13, s.jump = 3, t.jump = 7, l.jump = 5, robust = TRUE)
run_stl("stl-monthly-shortest", made(25, 12), 12, s.window = 11)
run_stl("stl-monthly-shortest-robust", made(25, 12, outliers = 9), 12, s.window = 11, robust = TRUE)
run_stl("stl-quarterly-7", made(43, 4), 4, s.window = 7)
run_stl("stl-quarterly-robust", made(31, 4, outliers = c(11, 12)), 4, s.window = 11, robust = TRUE)
run_stl("stl-weekdays-periodic", made(200, 7), 7, s.window = "periodic")
run_stl("stl-halves", made(21, 2), 2, s.window = 7)
run_stl("stl-co2", as.numeric(co2), 12, s.window = 21)
run_stl("stl-nottem", as.numeric(nottem)[-1], 12, s.window = 7, s.jump = 1, robust = TRUE)

run_mstl("mstl-monthly", made(100, 12), 12)
run_mstl("mstl-two", made(420, 7) + made(420, 60, 0.1, 0) - 900, c(7, 60))
run_mstl("mstl-two-robust", made(401, 7, outliers = c(31, 200, 333)) + made(401, 60, 0.1, 0) - 900, c(7, 60), robust = TRUE)
run_mstl("mstl-three", made(500, 5) + made(500, 12, 0.1) + made(500, 52, 0.15, 0) - 2000, c(5, 12, 52))
