# Golden lambdas of Box and Cox by R, Guerrero's method: lambda.csv in this folder, of the series of ../r-arima/series.csv and of their ends.
#
# Command:   Rscript generate.R        (in this folder; overwrites the file)
# Made with: R 4.2.2, forecast 8.20. Any other version is refused below.
#
# One row a series whose values are all above 0 (for others R only warns) and a count:
#   last          how many of the last values are used; series not longer than two seasons get 1
#   lambda        BoxCox.lambda(x, "guerrero"), bounds -1 and 2
#   ratio         its coefficient of variation, by forecast:::guer.cv; empty where lambda is 1 for shortness
#   lambda_unit   the same with lower = 0, upper = 1; ratio_unit
# Left out where all but one pair of values is incomplete: R then ends at the upper bound without a figure.
# optimize() ends within about 1e-4 of a minimum, which need not be the lowest one.

suppressMessages(library(forecast))
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20")

table <- read.csv("../r-arima/series.csv", colClasses = c("character", "integer", "character"))
number <- function(x) if (is.na(x)) "" else sprintf("%.17g", x)
rows <- unlist(lapply(seq_len(nrow(table)), function(i) {
  x <- as.numeric(strsplit(table$values[i], " ")[[1]])
  x[is.nan(x)] <- NA
  if (any(x <= 0, na.rm = TRUE)) return(NULL)
  m <- table$season[i]
  unlist(lapply(unique(pmin(length(x), c(length(x), 5 * m + 3, 2 * m))), function(last) {
    s <- ts(tail(x, last), frequency = m)
    wide <- BoxCox.lambda(s, "guerrero")
    unit <- BoxCox.lambda(s, "guerrero", lower = 0, upper = 1)
    ratio <- function(lambda) if (last <= 2 * m) NA else forecast:::guer.cv(lambda, s)
    if (last > 2 * m && is.na(ratio(1))) return(NULL)
    paste(c(table$id[i], last, number(wide), number(ratio(wide)), number(unit), number(ratio(unit))), collapse = ",")
  }))
}))
file <- file("lambda.csv", "wb")
writeBin(charToRaw(paste0(paste(c("id,last,lambda,ratio,lambda_unit,ratio_unit", rows), collapse = "\n"), "\n")), file)
close(file)
