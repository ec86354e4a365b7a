# Rscript conditional.R: conditional least squares by stats::arima(method = "CSS") on the series of series.csv without gaps.
# conditional.csv: id, order, season, the coefficients in R's order (no constant; R differences inside) and the mean square of the one-step errors.
stopifnot(R.version$major == "4", R.version$minor == "2.2")
s <- read.csv("series.csv", colClasses = "character")
orders <- list(c(1, 0, 0, 0, 0, 0), c(0, 0, 1, 0, 0, 0), c(1, 0, 1, 0, 0, 0), c(2, 1, 1, 0, 0, 0), c(0, 1, 1, 0, 1, 1), c(1, 0, 0, 1, 1, 0), c(1, 1, 1, 1, 0, 1))
rows <- c("id,p,d,q,P,D,Q,m,coefficients,sigma2")
k <- 0
for (i in seq_len(nrow(s))) {
  if (grepl("NaN", s$values[i])) next
  x <- as.numeric(strsplit(s$values[i], " ")[[1]])
  m <- as.integer(s$season[i])
  o <- orders[[k %% length(orders) + 1]]
  k <- k + 1
  if (m == 1 && any(o[4:6] > 0)) next
  if (length(x) < 30 + 2 * m) next
  scale <- sd(x)
  fit <- try(arima(x / scale, order = o[1:3], seasonal = list(order = o[4:6], period = m), include.mean = FALSE, method = "CSS",
                   optim.control = list(reltol = 1e-14, maxit = 5000)), silent = TRUE)
  if (inherits(fit, "try-error") || fit$code != 0) next
  co <- coef(fit)
  if (any(abs(co) > 0.97)) next
  rows <- c(rows, sprintf("%s,%d,%d,%d,%d,%d,%d,%d,%s,%.17g", s$id[i], o[1], o[2], o[3], o[4], o[5], o[6], m, paste(sprintf("%.17g", co), collapse = " "), fit$sigma2 * scale^2))
}
writeLines(rows, "conditional.csv")
cat(length(rows) - 1, "cases\n")
