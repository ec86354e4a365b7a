# Golden point scores of R's forecast package: accuracy.json, one object a case.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON file)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below.
#
# forecast::accuracy(fc, x), row "Test set": with e = actual - point,
#   ME = mean(e) (ours is the opposite), RMSE, MAE, MAPE = mean(100 |e / actual|), MASE = MAE / mean(|y_t - y_{t-m}|) over the training part.
#   Missing values are left out of every mean (na.rm = TRUE), and with them 0 / 0 in MAPE.
# sMAPE (the M competitions), RMSSE (M5) and the median of |100 e / actual| are not in that package: here by their formulas.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")

number <- function(x) {
  x <- as.numeric(x)
  ifelse(is.na(x), "null", ifelse(is.infinite(x), "\"Infinity\"", sprintf("%.17g", x)))
}
vector_json <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")

case <- function(name, training, actual, h = length(actual)) {
  fc <- if (frequency(training) > 1) snaive(training, h = h) else rwf(training, h = h, drift = TRUE)
  score(name, training, actual, fc)
}
score <- function(name, training, actual, fc) {
  table <- accuracy(fc, actual)["Test set", ]
  a <- as.numeric(actual)
  p <- as.numeric(fc$mean)
  m <- frequency(training)
  percent <- 100 * abs(a - p) / abs(a)
  size <- abs(a) + abs(p)
  fields <- c(
    name = sprintf("\"%s\"", name), seasonLength = number(m), training = vector_json(training), actual = vector_json(a), predicted = vector_json(p),
    me = number(table["ME"]), rmse = number(table["RMSE"]), mae = number(table["MAE"]), mape = number(table["MAPE"]), mase = number(table["MASE"]),
    smape = number(mean(ifelse(size == 0, 0, 200 * abs(a - p) / size), na.rm = TRUE)),
    medianApe = number(median(percent, na.rm = TRUE)),
    rmsse = number(sqrt(mean((a - p)^2, na.rm = TRUE) / mean(diff(as.numeric(training), lag = m)^2, na.rm = TRUE))))
  paste0("{\n", paste(sprintf("  \"%s\": %s", names(fields), fields), collapse = ",\n"), "\n}")
}

mali <- c(1600000, 1600000, 2300000, 3700000, 5200000, 3200000, 6800000, 5917269, 7522833, 8782254)
t60 <- 1:60
seasonal <- round(20000 + 150 * t60 + 4000 * sin(2 * pi * t60 / 12) + 1500 * cos(2 * pi * t60 / 6) + 700 * sin(1.3 * t60))
gaps <- seasonal
gaps[c(3, 9, 10, 17, 23, 30, 34, 50, 53)] <- NA

monthly <- function(values, from, to) window(ts(values, start = c(2018, 4), frequency = 12), c(2018, 4) + c(0, from - 1), c(2018, 4) + c(0, to - 1))
zeros <- structure(list(mean = ts(c(0, 3, 2, 0, 5), start = 2020), x = ts(c(4, 0, 6, 2), start = 2016), method = "by hand"), class = "forecast")
zeros$fitted <- zeros$x

cases <- c(
  case("yearly", ts(mali[1:7], start = 2014), ts(mali[8:10], start = 2021)),
  case("seasonal", monthly(seasonal, 1, 48), monthly(seasonal, 49, 60)),
  case("seasonal, missing values", monthly(gaps, 1, 48), monthly(gaps, 49, 60)),
  score("zeros", zeros$x, ts(c(0, 4, 0, 0, 5), start = 2020), zeros),
  score("zeros forecast as zeros", zeros$x, ts(c(0, 4, 1, 0, 5), start = 2020), zeros))
file <- file("accuracy.json", "wb")
writeBin(charToRaw(paste0("{ \"version\": \"R 4.2.2, forecast 8.20\", \"cases\": [\n", paste(cases, collapse = ",\n"), "\n] }\n")), file)
close(file)
