#!/usr/bin/env python3
"""Golden scores of the ViEWS prediction challenge 2023/24: scores.json.

Command:   python3 generate.py       (in this folder; overwrites the JSON file)
Made with: Python 3.11.2, numpy 1.24.2. Any other numpy is refused below.

Written from the definitions that the challenge's evaluator follows (public repository prio-data/prediction_competition_2023):
IGN  numpy.digitize puts forecasts and observation into bins (a bin holds its start, the last has no end), one forecast is added
     to each of the 11 bins, and the score is minus log2 of the observation's bin's share.
MIS  numpy.quantile (linear) at (1 - level) / 2 and 1 - (1 - level) / 2; width plus 2 / alpha times the distance outside. Its evaluation calls this at level 0.9;
     the function's default is 0.95. Both are here.
CRPS of the ensemble as its library (xskillscore, properscoring) defines it: mean |x - y| - mean |x - x'| / 2.
"""
import json

import numpy as np

assert np.__version__ == "1.24.2", np.__version__

EDGES = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5]


def ign(sample, observed):
    bins = np.concatenate((np.digitize(sample, EDGES) - 1, np.arange(len(EDGES))))
    return -np.log2(np.mean(bins == np.digitize(observed, EDGES) - 1))


def interval_score(sample, observed, level):
    alpha = 1 - level
    lower = np.quantile(sample, alpha / 2)
    upper = np.quantile(sample, 1 - alpha / 2)
    return upper - lower + 2 / alpha * max(lower - observed, 0) + 2 / alpha * max(observed - upper, 0)


def crps(sample, observed):
    return np.mean(np.abs(sample - observed)) - np.mean(np.abs(sample[:, None] - sample[None, :])) / 2


random = np.random.RandomState(2023)
SAMPLES = {
    "negative binomial": random.negative_binomial(0.4, 0.02, 200).astype(float),
    "Poisson": random.poisson(3.0, 100).astype(float),
    "all zero": np.zeros(50),
    "not whole": np.round(random.gamma(0.5, 60.0, 80), 3),
    "on the edges": np.array([0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5, 0.0, 0.0]),
    "above the last edge": np.array([1000.5, 1001.0, 5000.0, 2e6]),
    "one draw": np.array([7.0]),
}
OBSERVED = [0.0, 0.49, 0.5, 1.0, 2.0, 3.0, 10.0, 10.5, 26.0, 100.0, 700.0, 1000.0, 1000.5, 1001.0, 25000.0]

cases = [
    {
        "name": name,
        "sample": sample.tolist(),
        "scores": [
            {
                "observed": y,
                "crps": float(crps(sample, y)),
                "ign": float(ign(sample, y)),
                "mis90": float(interval_score(sample, y, 0.9)),
                "mis95": float(interval_score(sample, y, 0.95)),
            }
            for y in OBSERVED
        ],
    }
    for name, sample in SAMPLES.items()
]
with open("scores.json", "w", encoding="utf-8", newline="\n") as file:
    json.dump({"version": "numpy " + np.__version__, "cases": cases}, file, indent=1)
    file.write("\n")
