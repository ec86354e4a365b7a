# Golden values for counts and intermittent series: intermittent.json and probabilities.json in this folder.
#
# Command:   Rscript generate.R        (in this folder; overwrites the JSON files)
# Made with: R 4.2.2, forecast 8.20.
#
# croston(y, alpha = 0.1): simple exponential smoothing, begun with the first, of the sizes above 0 and of the intervals between them; point = size / interval.
# sba: (1 - alpha / 2) of it, the definition of Syntetos and Boylan (2005), eq. 3.
# adida: ses(alpha = 0.1, initial = "simple") of sums over round(mean interval) values counted from the end, over their length.
# imapa: the mean of that over all lengths from 1 to the same.
# tsb: probability and size smoothed by their own loop below, begun with the first size and 1 over its place.
# probabilities: pnbinom(k, size, mu) and dnbinom(log = TRUE); where size is 0 in the file, ppois and dpois.
suppressMessages(library(forecast))
stopifnot(as.character(getRversion()) == "4.2.2", packageVersion("forecast") == "8.20")
number <- function(x) ifelse(is.na(x), "null", format(x, digits = 17, trim = TRUE, scientific = FALSE))
array <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
series <- list(
  sparse = c(0, 0, 5, 0, 0, 0, 2, 0, 7, 0, 0, 3, 0, 0, 0, 4, 0, 0, 9, 0, 1, 0, 0, 6),
  dense = c(3, 0, 4, 8, 0, 2, 2, 0, 1, 12, 5, 0, 0, 3, 7, 2),
  late = c(0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 35, 0, 0, 0, 0, 0, 18, 0, 0, 0, 0, 0, 0, 0))
level <- function(y, alpha) {
  if (length(y) == 1) return(y)
  as.numeric(forecast(ses(y, alpha = alpha, initial = "simple", h = 1))$mean[1])
}
summed <- function(y, k, alpha) {
  tail <- y[(length(y) %% k + 1):length(y)]
  level(colSums(matrix(tail, nrow = k)), alpha) / k
}
tsb <- function(y, alpha) {
  first <- which(y > 0)[1]
  p <- 1 / first; z <- y[first]
  for (t in seq_along(y)[seq_along(y) > first]) {
    p <- p + alpha * ((y[t] > 0) - p)
    if (y[t] > 0) z <- z + alpha * (y[t] - z)
  }
  p * z
}
cases <- sapply(names(series), function(name) {
  y <- series[[name]]
  c1 <- as.numeric(croston(y, h = 1, alpha = 0.1)$mean[1])
  k <- max(1, round(max(which(y > 0)) / sum(y > 0)))
  adida <- summed(y, k, 0.1)
  imapa <- mean(sapply(1:k, function(j) summed(y, j, 0.1)))
  sprintf('  "%s": { "values": %s, "croston": %s, "sba": %s, "tsb": %s, "adida": %s, "imapa": %s }', name, array(y), number(c1), number(0.95 * c1), number(tsb(y, 0.1)), number(adida), number(imapa))
})
writeLines(c("{", paste(cases, collapse = ",\n"), "}"), "intermittent.json")
grid <- expand.grid(count = c(0, 1, 3, 10, 60, 400), mean = c(0.02, 1.3, 12, 150), size = c(0.05, 0.7, 4, 90, Inf))
large <- expand.grid(count = c(2000, 4500, 5200, 9000), mean = 5000, size = c(0.3, 2, 8, 300, Inf))
rows <- rbind(grid, large)
below <- ifelse(is.infinite(rows$size), ppois(rows$count, rows$mean), pnbinom(rows$count, size = rows$size, mu = rows$mean))
mass <- ifelse(is.infinite(rows$size), dpois(rows$count, rows$mean, log = TRUE), dnbinom(rows$count, size = rows$size, mu = rows$mean, log = TRUE))
rows$size[is.infinite(rows$size)] <- 0
writeLines(c("{", paste0('  "count": ', array(rows$count), ","), paste0('  "mean": ', array(rows$mean), ","), paste0('  "size": ', array(rows$size), ","),
  paste0('  "below": ', array(below), ","), paste0('  "logMass": ', array(mass)), "}"), "probabilities.json")
