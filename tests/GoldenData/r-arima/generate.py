"""Adds the columns of statsmodels and of the dense computation to likelihood.csv and fits.csv; README.md says what each figure is.

Command:   /usr/bin/python3 generate.py        (in this folder, after generate.R, which writes those files afresh; a second run changes nothing)
Made with: Debian's python3-statsmodels 0.13.5 on Python 3.11, numpy 1.24. Other versions are refused below.
"""

import csv
import os
import warnings

import numpy as np
import statsmodels
from statsmodels.tsa.statespace.sarimax import SARIMAX

assert statsmodels.__version__ == "0.13.5+dfsg", statsmodels.__version__
warnings.simplefilter("ignore")
Long = np.longdouble


def text(x):
    return "" if x is None or not np.isfinite(x) else repr(float(x)).removesuffix(".0")


def numbers(field):
    return np.array([float(part) for part in field.split()], dtype=float)


def read(name):
    with open(name, newline="", encoding="ascii") as file:
        return list(csv.DictReader(file))


def write(name, rows, last):
    """The columns of R first, then those of this script."""
    with open(name, "w", newline="", encoding="ascii") as file:
        writer = csv.DictWriter(file, [column for column in rows[0] if column not in last] + last, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


SERIES = {row["id"]: numbers(row["values"]) for row in read("series.csv")}


def polynomial(plain, seasonal, m, sign):
    """(1 + sign plain B ...)(1 + sign seasonal B^m ...), constant first."""
    outer = np.zeros(len(seasonal) * m + 1)
    outer[0] = 1
    outer[m::m] = sign * seasonal
    return np.convolve(np.concatenate([[1], sign * plain]).astype(Long), outer.astype(Long))


def difference(d, D, m):
    polynomial_ = np.array([1.0])
    for lag, times in ((1, d), (m, D)):
        for _ in range(times):
            polynomial_ = np.convolve(polynomial_, np.concatenate([[1.0], np.zeros(lag - 1), [-1.0]]))
    return polynomial_


def solve(a, b):
    """Gaussian elimination with partial pivoting in extended precision."""
    a, b = a.copy(), b.copy()
    n = len(b)
    for k in range(n):
        best = k + np.argmax(np.abs(a[k:, k]))
        a[[k, best]], b[[k, best]] = a[[best, k]], b[[best, k]]
        factor = a[k + 1:, k] / a[k, k]
        a[k + 1:, k:] -= factor[:, None] * a[k, k:]
        b[k + 1:] -= factor * b[k]
    x = np.zeros(n, dtype=Long)
    for k in range(n - 1, -1, -1):
        x[k] = (b[k] - a[k, k + 1:] @ x[k + 1:]) / a[k, k]
    return x


def autocovariances(ar, ma, count):
    """Of ar(B) x = ma(B) e with unit variance, at lags 0 to count - 1, from the equations of Yule and Walker with the moving average on the right."""
    p, q = len(ar) - 1, len(ma) - 1
    psi = np.zeros(q + 1, dtype=Long)
    for j in range(q + 1):
        psi[j] = ma[j] - sum(ar[i] * psi[j - i] for i in range(1, min(p, j) + 1))
    right = np.zeros(max(p, q) + 1 + count, dtype=Long)
    for k in range(q + 1):
        right[k] = sum(ma[j] * psi[j - k] for j in range(k, q + 1))
    system = np.zeros((p + 1, p + 1), dtype=Long)
    for k in range(p + 1):
        for i in range(p + 1):
            system[k, abs(k - i)] += ar[i]
    gamma = np.zeros(max(count, p + 1), dtype=Long)
    gamma[: p + 1] = solve(system, right[: p + 1])
    for k in range(p + 1, count):
        gamma[k] = right[k] - sum(ar[i] * gamma[k - i] for i in range(1, p + 1))
    return gamma[:count]


def cholesky(a):
    a = a.copy()
    n = len(a)
    for k in range(n):
        a[k, k] = np.sqrt(a[k, k])
        a[k + 1:, k] /= a[k, k]
        a[k + 1:, k + 1:] -= a[k + 1:, k, None] * a[None, k + 1:, k]
    return np.tril(a)


def forward(lower, b):
    b = b.astype(Long)
    for k in range(len(lower)):
        b[k] /= lower[k, k]
        b[k + 1:] -= np.multiply.outer(lower[k + 1:, k], b[k]) if b.ndim > 1 else lower[k + 1:, k] * b[k]
    return b


def concentrated(squares, log_determinant, n):
    """Log likelihood and ML variance, from the sum of squares at unit variance and the logarithm of the determinant."""
    sigma2 = squares / n
    return float(-(n * (np.log(2 * np.pi * sigma2) + 1) + log_determinant) / 2), float(sigma2)


def dense(y, order, phi, theta, Phi, Theta, constant):
    """The definition, by dense matrices in extended precision: density of the observations that are not needed to fix the start, given those that are."""
    p, d, q, P, D, Q, m = order
    ar, ma = polynomial(phi, Phi, m, -1), polynomial(theta, Theta, m, 1)
    filter_ = difference(d, D, m)
    k = len(filter_) - 1
    n = len(y)
    gamma = autocovariances(ar, ma, n - k)
    toeplitz = gamma[np.abs(np.subtract.outer(np.arange(n - k), np.arange(n - k)))]
    # y = start @ (first k values) + integrate @ w, with w the differences.
    start = np.zeros((n, k), dtype=Long)
    integrate = np.zeros((n, n - k), dtype=Long)
    start[:k] = np.eye(k)
    for t in range(k, n):
        for i in range(1, k + 1):
            start[t] -= Long(filter_[i]) * start[t - i]
            integrate[t] -= Long(filter_[i]) * integrate[t - i]
        integrate[t, t - k] += 1
    seen = np.flatnonzero(~np.isnan(y))
    level = (y[seen].astype(Long) - integrate[seen] @ np.full(n - k, Long(constant)))
    # The first observations whose rows of start are independent fix the start; conditional on them, each other one minus its combination of them.
    basis = []
    for i in seen:
        if len(basis) < k and np.linalg.matrix_rank(start[basis + [i]].astype(float)) > len(basis):
            basis.append(i)
    rest = [i for i in seen if i not in basis]
    contrast = np.zeros((len(rest), len(seen)), dtype=Long)
    place = {i: j for j, i in enumerate(seen)}
    square = start[basis]
    for j, i in enumerate(rest):
        contrast[j, place[i]] = 1
        if k > 0:
            weights = solve(square.T.copy(), start[i])
            for b, weight in zip(basis, weights):
                contrast[j, place[b]] -= weight
    x = contrast @ level
    map_ = contrast @ integrate[seen]
    lower = cholesky(map_ @ toeplitz @ map_.T)
    squares = np.sum(forward(lower, x) ** 2)
    return concentrated(squares, 2 * np.sum(np.log(np.diag(lower))), len(rest)) + (len(rest),)


def state_space(y, order, phi, theta, Phi, Theta, constant):
    """statsmodels: of the differences where nothing is missing or nothing is differenced, else in levels with an exact diffuse start."""
    p, d, q, P, D, Q, m = order
    gaps = np.isnan(y).any()
    diffuse = d + D > 0 and gaps
    if not diffuse:
        filter_ = difference(d, D, m)
        x = np.convolve(y, filter_, "valid") - constant
        model = SARIMAX(x, order=(p, 0, q), seasonal_order=(P, 0, Q, m) if m > 1 else (0, 0, 0, 0), enforce_invertibility=False)
    else:
        x = y - (constant / m if D else constant) * np.arange(1, len(y) + 1) if d + D == 1 else y
        model = SARIMAX(x, order=(p, d, q), seasonal_order=(P, D, Q, m) if m > 1 else (0, 0, 0, 0), enforce_invertibility=False,
                        use_exact_diffuse=True)
    if not diffuse:
        model.ssm.loglikelihood_burn = 0
        model.ssm.initialize_stationary()
    model.ssm.tolerance = 0  # Never switch to the steady state.
    result = model.filter(np.concatenate([phi, theta, Phi, Theta, [1.0]]), transformed=True).filter_results
    v, f = result.forecasts_error[0], result.forecasts_error_cov[0, 0]
    counts = ~np.isnan(x)
    if diffuse:
        counts[: result.nobs_diffuse] &= result.forecasts_error_diffuse_cov[0, 0, : result.nobs_diffuse] < 1e-8
    return concentrated(np.sum(v[counts] ** 2 / f[counts]), np.sum(np.log(f[counts])), int(counts.sum())) + (int(counts.sum()),)


def order_of(row):
    return tuple(int(row[name]) for name in "pdqPDQm")


def coefficients_of(row):
    return tuple(numbers(row[name]) for name in ("phi", "theta", "Phi", "Theta")) + (float(row["constant"]),)


def difference_text(name, pairs):
    worst = max((abs(float(a) - float(b)) for a, b in pairs if a != "" and b != ""), default=0)
    print(f"{name}: {sum(1 for a, b in pairs if a != '' and b != '')} pairs, largest difference of log likelihood {worst:.2g}")


def likelihoods():
    rows = read("likelihood.csv")
    for row in rows:
        y, order, coefficients = SERIES[row["id"]], order_of(row), coefficients_of(row)
        loglik, sigma2, n = dense(y, order, *coefficients)
        theirs = state_space(y, order, *coefficients)
        assert theirs[2] == n, (row["id"], order, n, theirs[2])
        row.update(n=str(n), loglik=text(loglik), sigma2=text(sigma2), loglik_statsmodels=text(theirs[0]), sigma2_statsmodels=text(theirs[1]))
    write("likelihood.csv", rows, ["n", "loglik", "sigma2", "loglik_statsmodels", "sigma2_statsmodels"])
    for name in ("r", "statsmodels", "r_kappa"):
        difference_text(f"likelihood.csv, loglik_{name}", [(row["loglik"], row[f"loglik_{name}"]) for row in rows])
    for row in rows:
        for name in ("r", "statsmodels"):
            if row[f"loglik_{name}"] != "" and abs(float(row["loglik"]) - float(row[f"loglik_{name}"])) > 1e-6:
                print("  differs:", row["id"], *order_of(row), name, row["loglik"], row[f"loglik_{name}"], row["phi"], row["theta"], row["Phi"], row["Theta"])


def fits():
    rows = read("fits.csv")
    for row in rows:
        loglik, sigma2, n = dense(SERIES[row["id"]], order_of(row), *coefficients_of(row))
        best = {name: row[f"best_{name}"] for name in ("phi", "theta", "Phi", "Theta", "constant")}
        row.update(n=str(n), loglik_exact=text(loglik), sigma2_exact=text(sigma2), best_loglik_exact=text(dense(SERIES[row["id"]], order_of(row), *coefficients_of(best))[0]))
    write("fits.csv", rows, ["n", "loglik_exact", "sigma2_exact", "best_loglik_exact"])
    difference_text("fits.csv, loglik", [(row["loglik"], row["loglik_exact"]) for row in rows])
    difference_text("fits.csv, best_loglik", [(row["best_loglik"], row["best_loglik_exact"]) for row in rows])
    for row in rows:
        if abs(float(row["loglik"]) - float(row["loglik_exact"])) > 0.01 or abs(float(row["best_loglik"]) - float(row["best_loglik_exact"])) > 0.01:
            print("  differs:", row["id"], *order_of(row), row["kind"], row["loglik"], row["loglik_exact"], row["best_loglik"], row["best_loglik_exact"])


likelihoods()
if os.path.exists("fits.csv"):
    fits()
