"""The experiments of `teach` by independent code: the generator from its definition, the distributions from scipy.

Writes tests/golden/scipy__teach.json, which tests/work/teach.rs reads. Run from the repository: python tests/tools/teach.py
"""

import hashlib
import json
import math
import os

from scipy import special, stats

MASK, MUL = (1 << 128) - 1, 0x2360ED051FC65DA44385DF649FCCF645
STREAM = 0x0A02BDBF7BB3C0A7AC28FA16A64ABF96
SEEDS = (1, 42, 1847)


class Random:
    """PCG XSL-RR 128/64 (O'Neill 2014)."""

    def __init__(self, seed):
        self.increment = (STREAM << 1 | 1) & MASK
        self.state = seed + self.increment & MASK
        self.step()

    def step(self):
        self.state = (self.state * MUL + self.increment) & MASK

    def uniform(self):
        self.step()
        turn = self.state >> 122
        word = (self.state >> 64 ^ self.state) & (1 << 64) - 1
        word = (word >> turn | word << (64 - turn)) & (1 << 64) - 1
        return ((word >> 11) + 0.5) / (1 << 53)

    def normal(self):
        return float(special.ndtri(self.uniform()))


def beads(seed, box=4000, red=800, lifted=50, dips=24):
    random, out = Random(seed), []
    for _ in range(dips):
        found = 0
        for already in range(lifted):
            # the red beads lie first: a place among those left
            place = random.uniform() * (box - already)
            hit = place < red - found
            found += hit
        out.append(found)
    return out


def funnel(seed, rule, drops=50):
    random, at, out = Random(seed), 0.0, []
    for _ in range(drops):
        drop = at + random.normal()
        at = (at, at - drop, -drop, drop)[rule]
        out.append(drop)
    return out


def known(seed, name, points=48):
    random = Random(seed)
    if name == "over-dispersed":
        n, p, times = 500, 0.1, 2.0
        both = (n - 1) / (times**2 - 1) - 1
        law = stats.betabinom(n, p * both, (1 - p) * both)
        return [float(law.ppf(random.uniform())) for _ in range(points)]
    noise = [random.normal() for _ in range(points)]
    if name == "resembling":
        r = 0.6
        for i in range(1, points):
            noise[i] = r * noise[i - 1] + math.sqrt(1 - r * r) * noise[i]
    level = {
        "shift": lambda i: 2.0 * (i >= 24),
        "trend": lambda i: 0.1 * i,
        "season": lambda i: 1.5 * math.sin(2 * math.pi * i / 12),
    }.get(name, lambda i: 0.0)
    return [50 + 5 * level(i) + 5 * z for i, z in enumerate(noise)]


def simpson(seed):
    random = Random(seed)
    between = lambda low, high: low + (high - low) * random.uniform()
    year = lambda low, high: (lambda n, m: (n * m, n * (1 - m)))(between(4000, 6000), between(low, high))
    before, after = year(0.70, 0.75), year(0.40, 0.45)
    out = []
    for place, (low, high) in enumerate([(0.92, 0.95), (0.62, 0.70)]):
        share = between(low, high)
        better = share + between(0.02, 0.04)
        for when, s in ((before, share), (after, better)):
            came = int(when[place])
            out += [math.floor(came * s + 0.5), came]
    return out


def regression(seed, wards=40, r=0.5):
    random, out = Random(seed), [[], []]
    for _ in range(wards):
        level = math.sqrt(r) * random.normal()
        for year in out:
            year.append(50 + 10 * (level + math.sqrt(1 - r) * random.normal()))
    return out[0] + out[1]


RULES = [
    lambda a, b, c: a < b < c,
    lambda a, b, c: a <= b <= c,
    lambda a, b, c: a < c,
    lambda a, b, c: len({a, b, c}) == 3,
    lambda a, b, c: min(a, b, c) > 0,
    lambda a, b, c: a + b + c > 10,
    lambda a, b, c: c % 2 == 0,
    lambda a, b, c: c == max(a, b, c),
]


def rule(seed):
    hidden = RULES[int(Random(seed).uniform() * len(RULES))]
    return [float(hidden(*t)) for t in [(2, 4, 6), (6, 4, 2), (1, 1, 1), (-3, 0, 5), (5, 9, 8), (4, 4, 6)]]


def case(name, values):
    # six decimals: far above what two good quantile functions differ by
    text = "".join(f"{value + 0.0:.6f}\n" for value in values)
    return {"name": name, "first": values[:3], "digest": hashlib.sha256(text.encode()).hexdigest()}


cases = []
for seed in SEEDS:
    cases.append(case(f"beads {seed}", beads(seed)))
    for place, name in enumerate(("alone", "from-last", "from-target", "to-last")):
        cases.append(case(f"funnel {name} {seed}", funnel(seed, place)))
    for name in ("steady", "shift", "trend", "season", "resembling", "over-dispersed"):
        cases.append(case(f"known {name} {seed}", known(seed, name)))
    cases.append(case(f"simpson {seed}", simpson(seed)))
    cases.append(case(f"regression {seed}", regression(seed)))
    cases.append(case(f"rule {seed}", rule(seed)))

path = os.path.join(os.path.dirname(__file__), "..", "golden", "scipy__teach.json")
with open(path, "w") as out:
    json.dump({"made_by": "tests/tools/teach.py", "cases": cases}, out, indent=1)
    out.write("\n")
