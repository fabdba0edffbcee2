"""Writes further chart cases, computed from the definitions with NumPy, SciPy and mpmath.

    python3 chart_cases.py DIRECTORY        (NumPy 2.4, SciPy 1.17, mpmath 1.3)

The files have the format of the reference cases; run them with -Doracles.dir=DIRECTORY. Seeds are fixed.
"""

import json
import random
import sys
from pathlib import Path

import mpmath
import numpy as np
from numpy.polynomial.legendre import leggauss
from scipy import stats
from scipy.optimize import brentq
from scipy.special import ndtr

mpmath.mp.dps = 40
rnd = random.Random(5)
rng = np.random.default_rng(3)


def panels(a, b, count, nodes=20):
    x, w = leggauss(nodes)
    edges = np.linspace(a, b, count + 1)
    half = np.diff(edges) / 2
    return ((edges[:-1] + half)[:, None] + half[:, None] * x).ravel(), (half[:, None] * w).ravel()


X, WX = panels(-10, 10, 40)
T, WT = panels(0, 20, 30)
BELOW, ABOVE = ndtr(X), ndtr(-X)
_moments = {}


def d2_d3(n):
    """E R and sd R, the second moment over all pairs x < y = x + t."""
    if n not in _moments:
        d2 = np.sum(WX * (1 - BELOW**n - ABOVE**n))
        y = X[:, None] + T[None, :]
        above_y = np.minimum(ndtr(-y), 1 - 1e-300)
        between = np.where(X[:, None] < 0, ndtr(y) - BELOW[:, None], ABOVE[:, None] - ndtr(-y))
        tail = 1 - ndtr(y) ** n
        small = above_y < 0.5
        tail[small] = -np.expm1(n * np.log1p(-above_y[small]))
        second = 2 * np.sum(WX[:, None] * WT[None, :] * (tail - (ABOVE**n)[:, None] + between**n))
        _moments[n] = (d2, np.sqrt(second - d2 * d2))
    return _moments[n]


def d4(n):
    def below(w):
        return np.sum(WX * n * stats.norm.pdf(X) * (ndtr(X + w) - BELOW) ** (n - 1))

    return brentq(lambda w: below(w) - 0.5, 0.01, 10, xtol=1e-14)


def c4(n):
    half = mpmath.mpf(n) / 2
    return float(mpmath.sqrt(mpmath.mpf(2) / (n - 1)) * mpmath.gamma(half) / mpmath.gamma(half - 0.5))


def c5(n):
    return np.sqrt(1 - c4(n) ** 2)


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    return value.item() if hasattr(value, "item") else value


def case(name, given, expected, rel=1e-9, abs_=1e-9):
    return {"name": name, "input": given, "expected": expected, "tolerance": {"rel": rel, "abs": abs_}}


def write(directory, topic, cases):
    text = {"topic": topic, "indexBase": 0, "caseCount": len(cases), "cases": cases}
    (directory / f"{topic}.json").write_text(json.dumps(plain(text)))


def constants():
    for n in [*range(2, 101), 150, 200, 500, 1000]:
        d2, d3 = d2_d3(n)
        c, s = c4(n), c5(n)
        expected = {
            "d2": d2, "d3": d3, "d4": d4(n), "c4": c,
            "A": 3 / np.sqrt(n), "A2": 3 / (d2 * np.sqrt(n)), "A3": 3 / (c * np.sqrt(n)),
            "B3": max(0.0, 1 - 3 * s / c), "B4": 1 + 3 * s / c,
            "B5": max(0.0, c - 3 * s), "B6": c + 3 * s,
            "D1": max(0.0, d2 - 3 * d3), "D2": d2 + 3 * d3,
            "D3": max(0.0, 1 - 3 * d3 / d2), "D4": 1 + 3 * d3 / d2, "E2": 3 / d2,
        }
        yield case(f"n = {n}", {"n": n}, expected, 1e-9, 1e-10)


def sigma(groups, estimator):
    groups = [g for g in groups if len(g) > 1]
    n = [len(g) for g in groups]
    ranges = [max(g) - min(g) for g in groups]
    deviations = [np.std(g, ddof=1) for g in groups]
    if estimator.startswith("rbar"):
        single = [r / d2_d3(k)[0] for r, k in zip(ranges, n)]
        weights = [(d2_d3(k)[0] / d2_d3(k)[1]) ** 2 for k in n]
        return np.average(single, weights=weights if estimator.endswith("mvlue") else None)
    if estimator.startswith("sbar"):
        single = [s / c4(k) for s, k in zip(deviations, n)]
        weights = [c4(k) ** 2 / (1 - c4(k) ** 2) for k in n]
        return np.average(single, weights=weights if estimator.endswith("mvlue") else None)
    freedom = sum(k - 1 for k in n)
    pooled = np.sqrt(sum((k - 1) * s * s for s, k in zip(deviations, n)) / freedom)
    return pooled / c4(1 + freedom) if estimator == "pooled" else pooled


def panel():
    return {"center": [], "lcl": [], "ucl": [], "statistics": [], "violations": []}


def plot(to, i, center, error, k, value, lowest=-np.inf):
    lcl, ucl = max(lowest, center - k * error), center + k * error
    to["center"].append(center)
    to["lcl"].append(lcl)
    to["ucl"].append(ucl)
    to["statistics"].append(value)
    if value is not None and (value > ucl or value < lcl):
        to["violations"].append(i)


def subgroup_case(chart, groups, estimator, k=3.0, first=None, stages=None, known=None):
    labels = stages or [1] * len(groups)
    location, dispersion, sigmas = panel(), panel(), []
    for label in dict.fromkeys(labels):
        stage = [i for i, other in enumerate(labels) if other == label]
        base = [groups[i] for i in stage[:first]]
        mean, sd = known or (np.mean(np.concatenate(base)), sigma(base, estimator))
        sigmas.append(sd)
        for i in stage:
            group, n = groups[i], len(groups[i])
            plot(location, i, mean, sd / np.sqrt(n), k, np.mean(group))
            if chart == "xbar-r":
                d2, d3 = d2_d3(n)
                plot(dispersion, i, d2 * sd, d3 * sd, k, max(group) - min(group), 0.0)
            else:
                plot(dispersion, i, c4(n) * sd, c5(n) * sd, k, np.std(group, ddof=1), 0.0)
    given = {"chart": chart, "subgroups": groups, "sigmaEstimator": estimator, "nSigmas": k}
    if known:
        given |= {"sigmaEstimator": "known", "knownMean": known[0], "knownSigma": known[1]}
    given |= {"phase1Subgroups": first} if first else {}
    given |= {"stages": stages} if stages else {}
    expected = {"sigma": sigmas if stages else sigmas[0], "location": location, "dispersion": dispersion}
    return case(f"{estimator}, {len(groups)} subgroups, first {first}, stages {stages}, known {known}", given, expected)


def subgroup_cases(chart, estimators):
    def groups(m, smallest, largest):
        return [[round(rnd.gauss(10, 2), 3) for _ in range(rnd.randint(smallest, largest))] for _ in range(m)]

    two = ["a"] * 10 + ["b"] * 14
    for estimator in estimators:
        yield subgroup_case(chart, groups(20, 2, 12), estimator)
        yield subgroup_case(chart, groups(30, 5, 5), estimator, k=2.5, first=20)
        yield subgroup_case(chart, groups(12, 30, 100), estimator)
        yield subgroup_case(chart, groups(24, 3, 6), estimator, stages=two)
        yield subgroup_case(chart, groups(24, 3, 6), estimator, stages=two, first=6)
    yield subgroup_case(chart, groups(12, 3, 9), estimators[0], known=(10.1, 1.9))


def individuals_case(span, estimator, missing, stages, first):
    values = [round(rnd.gauss(50, 3), 2) for _ in range(30)]
    for i in rnd.sample(range(30), 3 if missing else 0):
        values[i] = None
    labels = stages or [1] * 30
    location, dispersion, sigmas = panel(), panel(), []
    d2, d3 = d2_d3(span)
    for label in dict.fromkeys(labels):
        stage = [i for i, other in enumerate(labels) if other == label]
        moving = {}
        for place, i in enumerate(stage):
            window = [values[j] for j in stage[max(0, place - span + 1):place + 1]]
            moving[i] = None if len(window) < span or None in window else max(window) - min(window)
        base = stage[:first]
        ranges = [moving[i] for i in base if moving[i] is not None]
        if not ranges:
            return None
        mean = np.mean([values[i] for i in base if values[i] is not None])
        sd = np.mean(ranges) / d2 if estimator == "mr-mean" else np.median(ranges) / d4(span)
        sigmas.append(sd)
        for i in stage:
            plot(location, i, mean, sd, 3, values[i])
            if moving[i] is None:
                for line in ("center", "lcl", "ucl", "statistics"):
                    dispersion[line].append(None)
            else:
                plot(dispersion, i, d2 * sd, d3 * sd, 3, moving[i], 0.0)
    given = {"chart": "i-mr", "values": values, "sigmaEstimator": estimator, "movingRangeSpan": span, "nSigmas": 3.0}
    given |= {"stages": stages} if stages else {}
    given |= {"phase1Points": first} if first else {}
    expected = {"sigma": sigmas if stages else sigmas[0], "location": location, "dispersion": dispersion}
    return case(f"span {span}, {estimator}, missing {missing}, stages {bool(stages)}, first {first}", given, expected)


def individuals_cases():
    for span in (2, 3, 4, 5):
        for estimator in ("mr-mean", "mr-median"):
            for missing in (False, True):
                for stages in (None, [1] * 13 + [2] * 17):
                    for first in (None, 9):
                        made = individuals_case(span, estimator, missing, stages, first)
                        if made:
                            yield made


def count_case(topic, counts, sizes, k, first, known):
    kind = topic.removeprefix("laney-")
    count = np.array(counts, float)
    size = np.ones(len(count)) if kind == "c" else np.array(sizes, float)
    rate = known if known is not None else count[:first].sum() / size[:first].sum()
    value = count if kind in ("np", "c") else count / size
    center = size * rate if kind == "np" else np.full(len(count), rate)
    variance = {
        "p": lambda: rate * (1 - rate) / size, "np": lambda: size * rate * (1 - rate),
        "c": lambda: np.full(len(count), rate), "u": lambda: rate / size,
    }[kind]()
    error = np.sqrt(variance)
    expected = {"estimate": rate, "center": center, "statistics": value}
    if topic.startswith("laney"):
        z = (value - center) / error
        sigma_z = np.mean(np.abs(np.diff(z[:first]))) / d2_d3(2)[0]
        error = error * sigma_z
        expected |= {"z": z, "sigmaZ": sigma_z}
    highest = {"p": 1.0, "np": size}.get(kind, np.inf)
    lcl, ucl = np.maximum(0, center - k * error), np.minimum(highest, center + k * error)
    beyond = [i for i in range(len(count)) if value[i] > ucl[i] or value[i] < lcl[i]]
    expected |= {"sigmaPerPoint": error, "lcl": lcl, "ucl": ucl, "violations": beyond}
    given = {"chart": topic, "counts": counts, "nSigmas": k}
    given |= {"sizes": sizes} if kind != "c" else {}
    given |= {"phase1Points": first} if first else {}
    given |= {"known": known} if known is not None else {}
    return case(f"{topic}, k {k}, first {first}, known {known}", given, expected)


def count_cases(topic):
    for k in (3.0, 2.0):
        for first in (None, 15):
            for given in (False, True):
                kind = topic.removeprefix("laney-")
                if kind in ("p", "np"):
                    sizes = rng.integers(30, 3000, 25) if kind == "p" else np.full(25, 120)
                    yield count_case(topic, rng.binomial(sizes, 0.2), sizes, k, first, 0.22 if given else None)
                else:
                    sizes = np.round(rng.uniform(0.4, 12, 25), 2) if kind == "u" else np.ones(25)
                    counts = rng.poisson(sizes * (2.4 if kind == "u" else 6))
                    known = (2.2 if kind == "u" else 5.5) if given else None
                    yield count_case(topic, counts, sizes, k, first, known)


def t2_case(p, kind, alpha):
    mix = rng.normal(size=(p, p))
    m, n = 30, 6 if kind == "subgroups" else 1
    old = rng.normal(size=(m, n, p)) @ mix + 5
    new = rng.normal(size=(8, n, p)) @ mix + 5.3
    means = old.mean(1)
    mean = means.mean(0)
    if kind == "subgroups":
        covariance = np.mean([np.cov(g.T, ddof=1).reshape(p, p) for g in old], 0)
        freedom = m * n - m - p + 1
        quantile = (n - 1) * p / freedom * stats.f.isf(alpha, p, freedom)
        ucl1, ucl2 = (m - 1) * quantile, (m + 1) * quantile
        given = {"subgroups": old, "newSubgroups": new}
    else:
        covariance = np.cov(means.T, ddof=1).reshape(p, p)
        ucl1 = (m - 1) ** 2 / m * stats.beta.isf(alpha, p / 2, (m - p - 1) / 2)
        ucl2 = p * (m + 1) * (m - 1) / (m * m - m * p) * stats.f.isf(alpha, p, m - p)
        given = {"observations": means, "newObservations": new[:, 0]}
    inverse = np.linalg.inv(covariance)
    t2 = [n * (x - mean) @ inverse @ (x - mean) for x in means]
    t2_new = [n * (x - mean) @ inverse @ (x - mean) for x in new.mean(1)]
    expected = {
        "mean": mean, "covariance": covariance, "t2": t2, "uclPhase1": ucl1, "uclPhase2": ucl2,
        "violationsPhase1": [i for i, x in enumerate(t2) if x > ucl1],
        "t2New": t2_new, "violationsPhase2": [i for i, x in enumerate(t2_new) if x > ucl2],
    }
    given |= {"chart": "hotelling-t2", "kind": kind, "alpha": alpha}
    return case(f"{kind}, {p} characteristics, tail {alpha}", given, expected, 1e-8, 1e-8)


def ewma_cases():
    for limits in ("exact", "asymptotic"):
        for weight in (0.05, 0.2, 0.7):
            values, sizes = np.round(rng.normal(20.5, 1, 30), 3), rng.integers(1, 6, 30)
            z, variance, out = 20.0, 0.0, panel()
            for i, (x, n) in enumerate(zip(values, sizes)):
                z = weight * x + (1 - weight) * z
                variance = weight**2 * 4 / n + (1 - weight) ** 2 * variance
                used = variance if limits == "exact" else 4 / n * weight / (2 - weight)
                plot(out, i, 20.0, np.sqrt(used), 1.5, z)
            given = {"chart": "ewma", "values": values, "subgroupSizes": sizes, "lambda": weight, "L": 1.5,
                     "target": 20.0, "sigma": 2.0, "limits": limits}
            yield case(f"{limits}, weight {weight}", given, out)


def cusum_cases():
    for n in (1, 4):
        for start in (0.0, 0.5):
            values = np.round(rng.normal(7.5, 2, 60), 3)
            error = 2 / np.sqrt(n)
            k, h = 0.4 * error, 3.5 * error
            up = down = start * h
            plus, minus, n_plus, n_minus = [], [], [], []
            for x in values:
                up, down = max(0.0, x - 7 - k + up), max(0.0, 7 - k - x + down)
                n_plus.append((n_plus[-1] if n_plus else 0) + 1 if up > 0 else 0)
                n_minus.append((n_minus[-1] if n_minus else 0) + 1 if down > 0 else 0)
                plus.append(up)
                minus.append(down)
            upper = [i for i, c in enumerate(plus) if c > h]
            lower = [i for i, c in enumerate(minus) if c > h]
            first = min(upper + lower, default=None)
            expected = {"K": k, "H": h, "cPlus": plus, "cMinus": minus, "nPlus": n_plus, "nMinus": n_minus,
                        "violationsUpper": upper, "violationsLower": lower, "firstSignal": first}
            if first is not None:
                expected["estimatedMeanAtFirstSignal"] = (
                    7 + k + plus[first] / n_plus[first] if first in upper else 7 - k - minus[first] / n_minus[first])
            given = {"chart": "cusum", "values": values, "subgroupSize": n, "target": 7.0, "sigma": 2.0, "k": 0.4,
                     "h": 3.5, "headStartFraction": start}
            yield case(f"n {n}, start {start}", given, expected)


def moving_average_cases():
    for n in (1, 3):
        for span in (1, 4, 7):
            values = np.round(rng.normal(0.5, 1, 25), 3)
            out = panel()
            for i in range(25):
                window = values[max(0, i - span + 1):i + 1]
                plot(out, i, 0.0, 1.1 / np.sqrt(n * len(window)), 2.0, np.mean(window))
            given = {"chart": "moving-average", "values": values, "subgroupSize": n, "span": span, "target": 0.0,
                     "sigma": 1.1, "nSigmas": 2.0}
            yield case(f"n {n}, span {span}", given, out)


def main(directory):
    directory.mkdir(parents=True, exist_ok=True)
    write(directory, "constants", list(constants()))
    write(directory, "xbar-r", list(subgroup_cases("xbar-r", ["rbar", "rbar-mvlue", "sbar", "pooled"])))
    write(directory, "xbar-s",
          list(subgroup_cases("xbar-s", ["sbar", "sbar-mvlue", "pooled", "pooled-biased", "rbar"])))
    write(directory, "i-mr", list(individuals_cases()))
    for topic in ("p", "np", "c", "u"):
        write(directory, topic, list(count_cases(topic)))
    write(directory, "laney", [*count_cases("laney-p"), *count_cases("laney-u")])
    write(directory, "ewma", list(ewma_cases()))
    write(directory, "cusum", list(cusum_cases()))
    write(directory, "moving-average", list(moving_average_cases()))
    tails = iter([0.05, 0.0027, 0.001, 1e-5] * 2)
    write(directory, "hotelling-t2",
          [t2_case(p, kind, next(tails)) for p in (1, 2, 3, 5) for kind in ("individuals", "subgroups")])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
