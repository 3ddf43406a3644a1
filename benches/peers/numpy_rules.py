"""XmR limits and Nelson's eight rules in NumPy: started by the program beside it, which says what to do on standard input.

It reads how many values there are, a line, and the values as 64-bit floats; it prints the version of NumPy and how many
points each mask hits. Then, for each line that comes, it does the work once and prints the nanoseconds a point.
"""

import sys
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
    """The hits of the rules in Nelson's order, above before below."""
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
    asked = sys.stdin.buffer
    points = int(asked.readline())
    values = np.frombuffer(asked.read(8 * points), "<f8")
    print(np.__version__, *(np.count_nonzero(hits) for hits in scan(values)), flush=True)
    while asked.readline():
        start = time.perf_counter()
        scan(values)
        print((time.perf_counter() - start) * 1e9 / points, flush=True)
