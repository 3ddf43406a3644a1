"""XmR limits and Nelson's eight rules in NumPy, in nanoseconds a point.  python3 benches/peers/numpy_rules.py"""

import time

import numpy as np


def run(mask, length):
    """The points that end `length` hits in a row."""
    total = np.cumsum(np.concatenate(([0], mask)))
    hits = np.zeros(len(mask), bool)
    hits[length - 1 :] = total[length:] - total[:-length] == length
    return hits


def k_of_m(mask, count, window):
    """The hits that are among at least `count` of the last `window`, whole or not."""
    total = np.cumsum(np.concatenate((np.zeros(window, int), mask)))
    return mask & (total[window:] - total[:-window] >= count)


def scan(x):
    centre = x.mean()
    sigma = np.abs(np.diff(x)).mean() * np.sqrt(np.pi) / 2
    z = (x - centre) / sigma
    step = np.diff(x, prepend=np.nan)
    up, down = step > 0, step < 0
    even = np.arange(len(x)) % 2 == 0
    return [
        z > 3, z < -3,
        run(z > 0, 9), run(z < 0, 9),
        run(up, 5), run(down, 5),
        run(np.where(even, up, down), 13) | run(np.where(even, down, up), 13),
        k_of_m(z > 2, 2, 3), k_of_m(z < -2, 2, 3),
        k_of_m(z > 1, 4, 5), k_of_m(z < -1, 4, 5),
        run(np.abs(z) <= 1, 15),
        run(np.abs(z) > 1, 8),
    ]


if __name__ == "__main__":
    values = np.random.default_rng(1).normal(50, 10, 100_000)
    best = float("inf")
    for _ in range(20):
        start = time.perf_counter()
        scan(values)
        best = min(best, time.perf_counter() - start)
    print(f"NumPy {np.__version__}, limits and eight rules: {best * 1e9 / len(values):.1f} ns a point")
