# Golden tests of residuals by R: tests.csv in this folder, of the 140 series of ../r-arima/series.csv taken as errors, in first differences, in the order of the values.
#
# Command:   Rscript generate.R        (in this folder; overwrites the files)
# Made with: R 4.2.2, tseries 0.10.53, forecast 8.20. Any other version is refused below.
#
# tests.csv: one row a series and number of lags (1, 4, 10, where there are enough values)
#   ljung_box, ljung_box_p       Box.test(x, lag, "Ljung-Box"), with missing values as they are; ljung_box_p2 with fitdf = 2, from lag 4
#   jarque_bera, jarque_bera_p   jarque.bera.test without the missing values, which it refuses
#   arch, arch_p                 rows times R squared of lm(x[t]^2 ~ x[t-1]^2 + ... + x[t-lags]^2), complete rows alone (Engle 1982; FinTS::ArchTest)
# arima.csv: standard errors of stats::arima(x, order, seasonal, method = "ML", optim.control = list(reltol = 1e-12)) without differences, in the order of its coefficients: square
#   roots of the diagonal of var.coef, which is the inverse of the observed Hessian, taken numerically.

suppressMessages({library(forecast); library(tseries)})
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("tseries") == "0.10.53", packageVersion("forecast") == "8.20")

table <- read.csv("../r-arima/series.csv", colClasses = c("character", "integer", "character"))
number <- function(x) if (length(x) != 1 || is.na(x)) "" else sprintf("%.17g", x)
list_of <- function(x) paste(sprintf("%.17g", x), collapse = " ")
write_text <- function(name, lines) {
  file <- file(name, "wb")
  writeBin(charToRaw(paste0(paste(lines, collapse = "\n"), "\n")), file)
  close(file)
}
values_of <- function(i) {
  x <- as.numeric(strsplit(table$values[i], " ")[[1]])
  x[is.nan(x)] <- NA
  x
}

rows <- unlist(lapply(seq_len(nrow(table)), function(i) {
  x <- diff(values_of(i))
  n <- sum(!is.na(x))
  unlist(lapply(c(1, 4, 10), function(lags) {
    if (n < lags + 2) return(NULL)
    box <- Box.test(x, lags, "Ljung-Box")
    bera <- jarque.bera.test(x[!is.na(x)])
    s <- embed(x^2, lags + 1)
    s <- s[complete.cases(s), , drop = FALSE]
    arch <- if (nrow(s) >= lags + 2) nrow(s) * summary(lm(s[, 1] ~ s[, -1]))$r.squared else NA
    paste(c(table$id[i], lags, n, number(box$statistic), number(box$p.value),
      if (lags > 2) number(Box.test(x, lags, "Ljung-Box", fitdf = 2)$p.value) else "",
      number(bera$statistic), number(bera$p.value), number(arch), number(pchisq(arch, lags, lower.tail = FALSE)),
      if (is.na(arch)) "" else nrow(s)), collapse = ",")
  }))
}))
write_text("tests.csv", c("id,lags,n,ljung_box,ljung_box_p,ljung_box_p2,jarque_bera,jarque_bera_p,arch,arch_p,arch_rows", rows))

orders <- list(c(1, 0, 0, 0), c(0, 1, 0, 0), c(1, 1, 0, 0), c(2, 0, 0, 0), c(1, 0, 1, 0), c(0, 1, 0, 1))
fits <- unlist(lapply(seq_len(nrow(table)), function(i) {
  x <- values_of(i)
  if (sum(!is.na(x)) < 60) return(NULL)
  unlist(lapply(orders, function(o) {
    m <- table$season[i]
    if (m == 1 && o[3] + o[4] > 0) return(NULL)
    scale <- sd(x, na.rm = TRUE)
    fit <- tryCatch(suppressWarnings(arima(ts(x / scale, frequency = m), c(o[1], 0, o[2]), list(order = c(o[3], 0, o[4])), method = "ML", optim.control = list(reltol = 1e-12, maxit = 500))),
      error = function(e) NULL)
    if (is.null(fit) || fit$code != 0) return(NULL)
    error <- suppressWarnings(sqrt(diag(fit$var.coef)))
    if (anyNA(error)) return(NULL)
    k <- length(fit$coef)
    coefficients <- fit$coef
    coefficients[k] <- coefficients[k] * scale
    error[k] <- error[k] * scale
    paste(c(table$id[i], m, o, list_of(coefficients), list_of(error)), collapse = ",")
  }))
}))
write_text("arima.csv", c("id,season,p,q,P,Q,coefficients,errors", fits))
