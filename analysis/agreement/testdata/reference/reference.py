"""Computes the figures in expected.csv for the tables beside it, with programs
that share no code with this package. The tables are invented.

Made with Python 3.11, irrCAC 0.4.4 (MIT), krippendorff 0.9.0 (GPL-3),
scikit-learn 1.9.1 (BSD-3), statsmodels 0.15.0 (BSD-3), nltk 3.10.4 (Apache-2.0):

    pip install irrCAC==0.4.4 krippendorff==0.9.0 scikit-learn==1.9.1 \
        statsmodels==0.15.0 nltk==3.10.4
    python reference.py          # writes tables and expected.csv
"""
import itertools
import warnings

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

warnings.filterwarnings("ignore")
random = np.random.default_rng(2021)

# name, units, coders, categories, share of missing values, share of values that are right
TABLES = [
    ("two-numbers", 25, 2, [1, 2, 3, 4, 5], 0, 0.7),
    ("two-numbers-missing", 30, 2, [1, 2, 3, 4, 5], 0.15, 0.7),
    ("two-uneven", 25, 2, [0, 1, 4, 9, 10.5], 0, 0.6),
    ("two-labels", 20, 2, ["high", "low", "medium"], 0, 0.8),
    ("two-yes-no", 40, 2, ["no", "yes"], 0, 0.9),
    ("two-rare", 60, 2, ["absent", "present"], 0.05, 0.95),
    ("three-numbers", 20, 3, [1, 2, 3, 4], 0, 0.7),
    ("three-labels-missing", 24, 3, ["barrier", "enabler", "neither"], 0.2, 0.8),
    ("four-uneven-missing", 18, 4, [1, 2, 5, 10], 0.25, 0.7),
    ("five-numbers-missing", 30, 5, [0, 1, 2, 3, 4, 5, 6], 0.3, 0.6),
    ("six-labels", 15, 6, ["a", "b", "c", "d", "e"], 0, 0.5),
    ("seven-sparse", 40, 7, [1, 2, 3], 0.6, 0.8),
]
SETS = [("sets-two", 25, 2), ("sets-four", 20, 4)]


def table(units, coders, categories, absent, right):
    prevalence = random.dirichlet(np.full(len(categories), 2.0))
    rows = []
    for _ in range(units):
        truth = random.choice(len(categories), p=prevalence)
        row = [truth if random.random() < right else random.choice(len(categories), p=prevalence) for _ in range(coders)]
        rows.append([categories[k] if random.random() >= absent else None for k in row])
    return pd.DataFrame(rows, columns=[f"coder {g + 1}" for g in range(coders)], dtype=object)


def by_irrcac(ratings):
    for name, weights, method in [
        ("fleiss", "identity", "fleiss"), ("conger", "identity", "conger"), ("brennan_prediger", "identity", "bp"),
        ("gwet_ac1", "identity", "gwet"), ("gwet_ac2_linear", "linear", "gwet"), ("gwet_ac2_quadratic", "quadratic", "gwet"),
    ]:
        found = getattr(CAC(ratings.copy(), weights=weights, digits=12), method)()["est"]
        yield name, found["coefficient_value"]
        yield "se " + name, found["se"]
        yield "low " + name, found["confidence_interval"][0]
    yield "percent_unit", CAC(ratings.copy(), digits=12).fleiss()["est"]["pa"]


def by_others(codes, numbers):
    for level in ["nominal", "ordinal"]:
        yield "alpha_" + level, krippendorff.alpha(codes.T, level_of_measurement=level)
    for level in ["interval", "ratio"] if numbers is not None else []:
        yield "alpha_" + level, krippendorff.alpha(numbers.T, level_of_measurement=level)
    labels = range(int(np.nanmax(codes)) + 1)
    for name, weights in [("cohen", None), ("cohen_linear", "linear"), ("cohen_quadratic", "quadratic")]:
        kappas = []
        for g, h in itertools.combinations(range(codes.shape[1]), 2):
            both = ~np.isnan(codes[:, g]) & ~np.isnan(codes[:, h])
            pair = codes[both].astype(int)
            kappas.append(cohen_kappa_score(pair[:, g], pair[:, h], weights=weights, labels=labels))
        yield name, np.nanmean(kappas)
    if not np.isnan(codes).any():
        kappa = fleiss_kappa(aggregate_raters(codes.astype(int))[0])
        yield "fleiss", kappa
        if codes.shape[1] == 2:
            yield "scott", kappa


def masi(a, b):
    """1 - MASI as Passonneau (2006) has it; nltk rounds the thirds."""
    both, either = len(a & b), len(a | b)
    m = 1 if a == b else 2 / 3 if a <= b or b <= a else 1 / 3 if both else 0
    return 1 - both / either * m


def sets(units, coders):
    codes = ["staff", "time", "trust", "voice"]
    for _ in range(units):
        truth = {c for c in codes if random.random() < 0.35} or {"time"}
        row = []
        for _ in range(coders):
            seen = {c for c in codes if (c in truth) != (random.random() < 0.15)}
            row.append(frozenset(seen or {"time"}))
        yield row


lines = []
for name, units, coders, categories, absent, right in TABLES:
    ratings = table(units, coders, categories, absent, right)
    out = ratings.copy()
    out.insert(0, "unit", [f"u{i + 1}" for i in range(units)])
    out.to_csv(name + ".csv", index=False)
    numeric = not isinstance(categories[0], str)
    ratings = ratings.astype(float) if numeric else ratings
    used = sorted(ratings.stack().unique())
    codes = ratings.map(lambda v: used.index(v) if pd.notna(v) else np.nan).values.astype(float)
    for key, value in [*by_irrcac(ratings), *by_others(codes, ratings.values if numeric else None)]:
        lines.append((name, key, f"{float(value):.10f}"))
for name, units, coders in SETS:
    rows = list(sets(units, coders))
    with open(name + ".csv", "w") as f:
        f.write("unit," + ",".join(f"coder {g + 1}" for g in range(coders)) + "\n")
        for i, row in enumerate(rows):
            f.write(f"u{i + 1}," + ",".join("|".join(sorted(s)) for s in row) + "\n")
    data = [(g, i, s) for i, row in enumerate(rows) for g, s in enumerate(row)]
    for key, distance in [("alpha_jaccard", jaccard_distance), ("alpha_masi", masi)]:
        lines.append((name, key, f"{AnnotationTask(data, distance=distance).alpha():.10f}"))
pd.DataFrame(lines, columns=["table", "coefficient", "value"]).to_csv("expected.csv", index=False)
