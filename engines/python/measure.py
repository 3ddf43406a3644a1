"""What a reading costs in Python, beside a loop over the groups that works out the same rules with numpy.

    python measure.py [CHARTS]

Each number is the median of three; the loops run over a part of the charts, and are given for all of them by proportion.
"""

import statistics
import sys
import time

import improvement
import numpy
import pandas
import polars
from numpy.lib.stride_tricks import sliding_window_view

MONTHS = 48


def timed(work, runs=3):
    times = []
    for _ in range(runs):
        began = time.process_time()
        answer = work()
        times.append(time.process_time() - began)
    return statistics.median(times), answer


def marked(values):
    """The points that the rules of Making Data Count mark: limits, runs of 7, trends of 7, 2 of 3 near a limit."""
    sigma = numpy.abs(numpy.diff(values)).mean() / 1.128
    z = (values - values.mean()) / sigma
    marks = numpy.abs(z) > 3
    for side in (z, -z):
        for rule, length in ((side > 0, 7), (numpy.diff(side, prepend=-numpy.inf) > 0, 7)):
            for first in numpy.flatnonzero(sliding_window_view(rule, length).all(axis=1)):
                marks[first : first + length] = True
        near = side > 2
        for first in numpy.flatnonzero(sliding_window_view(near, 3).sum(axis=1) >= 2):
            marks[first : first + 3] |= near[first : first + 3]
    return marks


def main():
    charts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    random = numpy.random.default_rng(1)
    # in the order of the months, so that every group has to be gathered
    months = numpy.repeat(numpy.arange(MONTHS) * 30 + 18_262, charts).astype("datetime64[D]")
    frame = polars.DataFrame(
        {"team": numpy.tile(numpy.arange(charts, dtype=numpy.int32), MONTHS), "month": months, "value": random.normal(50, 10, charts * MONTHS)}
    )
    data = frame.to_pandas()
    in_order = frame.sort("team", "month")
    few = min(charts, 2_000)
    part = frame.filter(polars.col("team") < few)
    part_data = part.to_pandas()

    def wheel(table):
        return improvement.reading(table, by="team", at="month", value="value", better="lower")

    def sorted_wheel():
        return wheel(in_order)

    def polars_loop():
        return [marked(group.sort("month")["value"].to_numpy()) for _, group in part.group_by("team")]

    def pandas_loop():
        return [marked(group.sort_values("month")["value"].to_numpy()) for _, group in part_data.groupby("team")]

    rows = [
        ("improvement, of a polars frame", *timed(lambda: wheel(frame)), 1),
        ("the same, group by group", *timed(sorted_wheel), 1),
        ("improvement, of a pandas frame", *timed(lambda: wheel(data)), 1),
        ("a loop over polars groups", *timed(polars_loop), charts / few),
        ("a loop over pandas groups", *timed(pandas_loop), charts / few),
    ]
    first = rows[0][1]
    for name, seconds, answer, times in rows:
        print(f"{name:32} {seconds * times:8.2f} s processor {seconds * times / first:8.1f} times   {len(answer)} charts run")
    assert isinstance(rows[2][2], pandas.DataFrame)


if __name__ == "__main__":
    main()
