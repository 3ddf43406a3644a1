"""Shifts by independent code (numpy and scipy): least squares on the whole design matrix instead of sums by month, each look anew.

Writes tests/golden/numpy__shift.json, which tests/it/shift.rs reads. Run from the repository: python tests/tools/shift.py
"""

import json
import os
import numpy as np
from scipy import stats

LEVEL, CAP, FEWEST = 0.05, 0.8, 12


def weights(kind, above, below, before):
    if kind in ("proportions", "rates"):
        e, n = above[before], below[before]
        p = e.sum() / n.sum()
        v = p * (1 - p) if kind == "proportions" else p
        if v <= 0:
            return np.ones(len(above))
        u = n / v
        q = (u * (e / n - p) ** 2).sum()
        tau2 = max(0.0, (q - (len(e) - 1)) / (u.sum() - (u * u).sum() / u.sum()))
        w = 1 / (tau2 + v / below)
    elif kind in ("ratios", "subgroups"):
        w = below.astype(float)
    else:
        w = np.ones(len(above))
    return w / w[before].mean()


def corrected(e, pairs):
    n = len(e)
    r = sum(e[i] * e[j] for i, j in pairs) / (e @ e)
    return float(np.clip((n * r + 1) / (n - 4), 0, CAP))


def fit(y, w, t, x, months, level_after=False):
    root = np.sqrt(w)
    if months is None or level_after:
        Z = np.ones((len(y), 1))
    else:
        Z = np.array([[float(m == k) for k in sorted(set(months))] for m in months])
    A, b, Y = Z * root[:, None], x * root, y * root
    B = np.column_stack([A, b])
    e = Y - B @ np.linalg.lstsq(B, Y, rcond=None)[0]
    pairs = [(i, i + 1) for i in range(len(y) - 1) if t[i + 1] == t[i] + 1 and x[i] == x[i + 1]]
    if level_after:
        # the nuisance column is 1 before the change and 0 after it
        A = (1 - x)[:, None] * A
    xt = b - A @ np.linalg.lstsq(A, b, rcond=None)[0]
    S = xt @ xt
    d = xt @ Y / S
    return S, d, e @ e, len(y) - np.linalg.matrix_rank(A), corrected(e, pairs), e


def e_one(S, d, R, nu, side, g=1.0):
    k = g * S / (1 + g * S)
    r0 = R + S * d * d
    r1 = r0 - k * S * d * d
    log = -0.5 * np.log(1 + g * S) + nu / 2 * np.log(r0 / r1)
    return float(np.exp(log + np.log(2) + stats.t.logcdf(side * k * d / np.sqrt(g * r1 / (nu * (1 + g * S))), nu)))


def any_look(S, d, R, nu, missed, g=1.0):
    c = ((1 + g * S) / missed**2) ** (1 / nu)
    if c >= 1 + g * S:
        return None
    h = np.sqrt((c - 1) * R / (S * (1 - c / (1 + g * S))))
    return [float(d - h), float(d + h)]


def case(rng, kind, before, gap, after, monthly, phi, shift, missing):
    n = before + gap + after
    z = np.zeros(n)
    z[0] = rng.normal()
    for i in range(1, n):
        z[i] = phi * z[i - 1] + np.sqrt(1 - phi**2) * rng.normal()
    start = int(rng.integers(0, 12))
    month = [(start + i) % 12 for i in range(n)]
    z += np.array([0.8 * np.sin(2 * np.pi * m / 12) for m in month]) * monthly
    z += np.where(np.arange(n) >= before + gap, shift, 0)
    below, data = np.ones(n), {}
    if kind == "values":
        above = np.round(50 + 6 * z, 3)
        y = above.copy()
    elif kind == "counts":
        above = rng.poisson(5 * np.exp(0.3 * z)).astype(float)
        y = above.copy()
    elif kind == "proportions":
        below = np.floor(rng.lognormal(5.5, 0.5, n)) + 1
        p = 1 / (1 + np.exp(1.5 - 0.35 * z))
        above = rng.binomial(below.astype(int), p).astype(float)
        y = above / below
    elif kind == "rates":
        below = np.round(rng.lognormal(6.5, 0.4, n), 1)
        above = rng.poisson(below * 0.01 * np.exp(0.3 * z)).astype(float)
        y = above / below * 1000
    elif kind == "ratios":
        below = np.round(rng.lognormal(4, 0.4, n), 1)
        above = np.round(below * (20 + 3 * z), 2)
        y = above / below
    elif kind == "subgroups":
        below = rng.integers(2, 7, n).astype(float)
        groups = [[round(float(v), 3) for v in 10 + 2 * z[i] + rng.normal(size=int(below[i]))] for i in range(n)]
        data["subgroups"] = groups
        above = np.array([np.mean(g) for g in groups])
        y = above.copy()
    elif kind == "times":
        above = np.round(20 * np.exp(0.6 * z), 2) + 0.01
        y = np.log(above)
    else:
        above = np.floor(30 * np.exp(0.6 * z))
        y = np.log(above + 0.5)
    gone = set(int(i) for i in rng.choice(n, missing, replace=False)) if missing else set()
    here = [i for i in list(range(before)) + list(range(before + gap, n)) if i not in gone]
    t = np.array(here)
    x = np.array([float(i >= before + gap) for i in here])
    y, above, below_here = y[here], above, below[here]
    w = weights(kind, above[here], below_here, x == 0)
    nb = int((x == 0).sum())
    base_months = {month[i] for i in here if i < before}
    by_month = bool(monthly and len(base_months) == 12)
    months = [month[i] for i in here] if by_month else None
    cut = lambda a, k: None if a is None else a[:k]
    at = lambda k, level=False: fit(y[:k], w[:k], t[:k], x[:k], cut(months, k), level)
    S, d, R, nu, r, _ = at(len(y))
    V = (1 + r) / (1 - r)
    enough = nb >= (12 if by_month else 8)
    target = float(np.average(y[:nb], weights=w[:nb]) * 0.9 if kind not in ("times", "cases") else y[:nb].mean() - 0.1)

    def reached(level, null, side):
        for k in range(nb + FEWEST, len(y) + 1):
            s, dd, rr, v, c, _ = at(k, level)
            if enough and c < CAP and e_one(s / ((1 + c) / (1 - c)), dd - null, rr, v, side) >= 1 / LEVEL:
                return int(t[k - 1])
        return None

    s2, d2, r2, nu2, c2, _ = at(len(y), True)
    v2 = (1 + c2) / (1 - c2)
    half = stats.t.ppf(0.975, nu - 1) * np.sqrt(R / ((nu - 1) * S / V))
    recent = None
    if (x == 1).sum() >= 12:
        # the months of the model, from its design matrix
        last = slice(len(y) - 12, len(y))
        adjusted = y[last].copy()
        if by_month:
            root = np.sqrt(w)
            keys = sorted(set(months))
            B = np.column_stack([np.array([[float(m == k) for k in keys] for m in months]), x]) * root[:, None]
            beta = np.linalg.lstsq(B, y * root, rcond=None)[0][:-1]
            effect = dict(zip(keys, beta - beta.mean()))
            adjusted -= np.array([effect[m] for m in months[len(y) - 12 :]])
        level = float(np.average(adjusted, weights=w[last]))
        error = np.sqrt(V * R / (nu - 1) / w[last].sum())
        recent = [level, float(stats.t.ppf(0.01, nu - 1) * error)]
    # held from a few points after the change on
    begin = before + gap + min(8, after)
    k = int((t < begin).sum())
    root = np.sqrt(w[:k])
    keys = sorted(set(months[:k])) if by_month else [0]
    Z = np.array([[float((months[i] if by_month else 0) == m) for m in keys] for i in range(k)])
    B = np.column_stack([Z, x[:k]]) * root[:, None]
    Y = y[:k] * root
    beta = np.linalg.lstsq(B, Y, rcond=None)[0]
    e = Y - B @ beta
    pairs = [(i, i + 1) for i in range(k - 1) if t[i + 1] == t[i] + 1 and x[i] == x[i + 1]]
    c = corrected(e, pairs)
    sd = np.sqrt(e @ e / (k - np.linalg.matrix_rank(B)) * (1 + c) / (1 - c))
    effect = dict(zip(keys, beta[:-1] - beta[:-1].mean())) if by_month else {}
    if by_month:
        sd *= np.sqrt(1 + 12 / k)
    goal = float(y[:k][x[:k] == 1].mean())
    sums = {}
    for side in (1, -1):
        total, path = 0.0, []
        for i in range(k, len(y)):
            off = effect.get(months[i], 0) if by_month else 0
            total = max(0.0, total - side * np.sqrt(w[i]) * (y[i] - off - goal) / sd - 0.5)
            path.append([int(t[i]), float(total)])
        sums[str(side)] = path
    hold = dict(level=goal, start=begin, deviation=float(sd), resemblance=c, enough=bool(enough), sums=sums)
    data.update(
        hold=hold,
        kind=kind,
        above=[None if i in gone else float(above[i]) for i in range(n)],
        below=[None if i in gone else float(below[i]) for i in range(n)],
        missing=sorted(gone),
        first_month=start + 1 if monthly else None,
        before=[0, before],
        after=[before + gap, n],
        by_month=by_month,
        shift=float(d),
        resemblance=r,
        independent=[e_one(S, d, R, nu, 1), e_one(S, d, R, nu, -1)],
        observed=[e_one(S / V, d, R, nu, 1), e_one(S / V, d, R, nu, -1)],
        reached=[reached(False, 0, 1), reached(False, 0, -1)],
        any_look=any_look(S / V, d, R, nu, 2 * LEVEL),
        one_look=[float(d - half), float(d + half)],
        level_after=any_look(s2 / v2, d2, r2, nu2, 2 * LEVEL),
        target=target,
        beyond=[e_one(s2 / v2, d2 - target, r2, nu2, 1), e_one(s2 / v2, d2 - target, r2, nu2, -1)],
        beyond_reached=[reached(True, target, 1), reached(True, target, -1)],
        worth=float(len(y) / V),
        recent=recent,
    )
    return data


def main():
    rng = np.random.default_rng(20261130)
    kinds = ["values", "counts", "proportions", "rates", "ratios", "subgroups", "times", "cases"]
    cases = []
    for number in range(96):
        kind = kinds[number % 8]
        monthly = int(kind not in ("times", "cases") and rng.random() < 0.6)
        cases.append(
            case(
                rng,
                kind,
                int(rng.choice([8, 12, 15, 24, 36])),
                int(rng.choice([0, 0, 1, 3])),
                int(rng.choice([3, 9, 14, 20, 30])),
                monthly,
                float(rng.choice([0, 0.3, 0.6])),
                float(rng.choice([-2, -1, 0, 1, 2])),
                int(rng.choice([0, 0, 1, 3])),
            )
        )
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "..", "golden", "numpy__shift.json"), "w") as out:
        json.dump(
            {
                "peer": "numpy",
                "topic": "shift",
                "version": np.__version__,
                "source": "tests/tools/shift.py",
                "n_cases": len(cases),
                "cases": cases,
            },
            out,
        )
        out.write("\n")


main()
