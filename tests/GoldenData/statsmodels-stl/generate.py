"""Golden robust decompositions of statsmodels' STL for series of even length, one JSON file a case in this folder; see ../r-stl for why not R's.

Command:   python3 generate.py        (in this folder; overwrites the JSON files)
Made with: Debian's python3-statsmodels 0.13.5 on Python 3.11. Other versions are refused below.

STL(y, period, seasonal, trend, low_pass, ..., robust=True).fit(inner_iter=1, outer_iter=15), with the jumps that R takes: a tenth of each window.
"""

import json
import math

import numpy as np
import statsmodels
from statsmodels.tsa.seasonal import STL

assert statsmodels.__version__ == "0.13.5+dfsg", statsmodels.__version__


def made(n, m, outliers):
    t = np.arange(1, n + 1)
    season = np.sin(2 * np.pi * t / m) + 0.5 * np.cos(4 * np.pi * t / m)
    y = 1000 * (1 + 0.5 * np.sin(t / n * 4) + (0.2 + 0.2 * t / n) * season + 0.05 * (np.sin(1.7 * t) + np.cos(0.37 * t * t)))
    y[outliers] *= 3
    return np.round(y, 3)


def next_odd(x):
    return x + 1 if x % 2 == 0 else x


def run(name, y, m, window, degree=0):
    trend = next_odd(math.ceil(1.5 * m / (1 - 1.5 / window)))
    low = next_odd(m)
    jump = lambda width: math.ceil(width / 10)
    fit = STL(y, period=m, seasonal=window, trend=trend, low_pass=low, seasonal_deg=degree, trend_deg=1, low_pass_deg=1, robust=True,
              seasonal_jump=jump(window), trend_jump=jump(trend), low_pass_jump=jump(low)).fit(inner_iter=1, outer_iter=15)
    options = {key: None for key in ["t.window", "t.degree", "l.window", "l.degree", "s.jump", "t.jump", "l.jump"]}
    case = {"version": "statsmodels " + statsmodels.__version__, "season": m, "s.window": window, "s.degree": degree, **options, "robust": 1,
            "values": y.tolist(), "seasonal": fit.seasonal.tolist(), "trend": fit.trend.tolist(), "remainder": fit.resid.tolist(),
            "weights": fit.weights.tolist()}
    with open(name + ".json", "w", newline="\n") as file:
        json.dump(case, file, indent=1)
        file.write("\n")


run("stl-monthly-110", made(110, 12, [49, 50, 80]), 12, 13)
run("stl-quarterly-30", made(30, 4, [11]), 4, 11)
run("stl-six-140", made(140, 6, [3, 70, 139]), 6, 9, degree=1)
