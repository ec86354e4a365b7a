# Golden unit-root tests and numbers of differences by R: tests.csv in this folder, of the 140 series of ../r-arima/series.csv.
#
# Command:   Rscript generate.R        (in this folder; overwrites the file)
# Made with: R 4.2.2, forecast 8.20, urca 1.3.3, tseries 0.10.53. Any other version is refused below.
#
# One row a series; figures are empty where R has none (an error, or a series with m = 1).
#   kpss_level, kpss_trend           ur.kpss, lags trunc(3 sqrt(n) / 13) as ndiffs has them; n counts observed values
#   kpss_short                       ur.kpss, type mu, lags "short": trunc(4 (n / 100)^0.25); kpss_p of tseries::kpss.test with the same lags
#   adf_level, adf_trend             ur.df with one lag; adf_p as ndiffs interpolates it from urca's table (level)
#   pp_level, pp_trend               ur.pp, Z-tau, lags "short"; pp_p likewise (level)
#   ocsb, ocsb_lags                  ocsb.test(maxlag = 3, lag.method = "AIC"), as nsdiffs calls it
#   strength                         forecast's seas.heuristic
#   ndiffs, ndiffs_adf, ndiffs_pp    ndiffs(x, test = ...); ndiffs_trend: test = "kpss", type = "trend"
#   nsdiffs, nsdiffs_ocsb            nsdiffs(x, test = ...)
#   ndiffs_after                     ndiffs after the nsdiffs seasonal differences
# Missing values: R closes the gaps for KPSS, ADF and PP (the trend's time too) and interpolates them for the strength; ADF by itself refuses them, so they are left out first, as
# ndiffs does. With gaps the OCSB test of R ends in an error or in nonsense, so there is no figure.

suppressMessages({library(forecast); library(urca)})
stopifnot(R.version$major == "4", R.version$minor == "2.2", packageVersion("forecast") == "8.20", packageVersion("urca") == "1.3.3", packageVersion("tseries") == "0.10.53")

table <- read.csv("../r-arima/series.csv", colClasses = c("character", "integer", "character"))
number <- function(x) { x <- tryCatch(as.numeric(x), error = function(e) NA); if (length(x) != 1 || is.na(x)) "" else sprintf("%.17g", x) }
quietly <- function(expression) suppressWarnings(tryCatch(expression, error = function(e) NA))
p_of <- function(test) approx(test@cval[1, ], as.numeric(sub("pct", "", colnames(test@cval))) / 100, xout = test@teststat[1], rule = 2)$y

rows <- sapply(seq_len(nrow(table)), function(i) {
  x <- as.numeric(strsplit(table$values[i], " ")[[1]])
  x[is.nan(x)] <- NA
  m <- table$season[i]
  y <- x[!is.na(x)]
  lags <- trunc(3 * sqrt(length(y)) / 13)
  adf <- quietly(ur.df(y, type = "drift"))
  pp <- quietly(ur.pp(y, type = "Z-tau", model = "constant"))
  ocsb <- if (m > 1 && !anyNA(x)) quietly(ocsb.test(ts(x, frequency = m), maxlag = 3, lag.method = "AIC")) else NA
  s <- ts(x, frequency = m)
  D <- if (m > 1) quietly(nsdiffs(s)) else NA
  paste(c(table$id[i],
    number(quietly(ur.kpss(y, type = "mu", use.lag = lags)@teststat)), number(quietly(ur.kpss(y, type = "tau", use.lag = lags)@teststat)),
    number(quietly(ur.kpss(y, type = "mu", lags = "short")@teststat)), number(quietly(tseries::kpss.test(y)$p.value)),
    number(quietly(adf@teststat[1])), number(quietly(ur.df(y, type = "trend")@teststat[1])), number(quietly(p_of(adf))),
    number(quietly(pp@teststat)), number(quietly(ur.pp(y, type = "Z-tau", model = "trend")@teststat)), number(quietly(p_of(pp))),
    number(quietly(ocsb$statistics)), number(quietly(ocsb$lag.order)), number(if (m > 1) quietly(forecast:::seas.heuristic(s)) else NA),
    number(quietly(ndiffs(x))), number(quietly(ndiffs(x, test = "adf"))), number(quietly(ndiffs(x, test = "pp"))), number(quietly(ndiffs(x, type = "trend"))),
    number(D), number(if (m > 1 && !anyNA(x)) quietly(nsdiffs(s, test = "ocsb")) else NA),
    number(quietly(ndiffs(if (!is.na(D) && D > 0) diff(s, m, D) else x)))), collapse = ",")
})
file <- file("tests.csv", "wb")
writeBin(charToRaw(paste0(paste(c(
  "id,kpss_level,kpss_trend,kpss_short,kpss_p,adf_level,adf_trend,adf_p,pp_level,pp_trend,pp_p,ocsb,ocsb_lags,strength,ndiffs,ndiffs_adf,ndiffs_pp,ndiffs_trend,nsdiffs,nsdiffs_ocsb,ndiffs_after",
  rows), collapse = "\n"), "\n")), file)
close(file)
