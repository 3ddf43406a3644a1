"""Control charts that state their own error rate, of the columns of a table.

``reading`` gives a row a chart, ``points`` a row a point, ``chart`` one picture, ``price`` how often such a chart signals though nothing
changed; ``shift`` and ``e_bh`` say which of many got better with a change.

>>> import improvement
>>> waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23]
>>> chart = improvement.chart(waits, better="lower")
>>> chart.label
'common cause variation, no significant change'
>>> round(chart.upper, 2)
39.21

Tables of polars, pandas, pyarrow and DuckDB go in, and what comes out is of the same library (of DuckDB: a pyarrow table, which it reads). Any
other object with ``__arrow_c_stream__`` goes in too, and ``Rows`` come out, which have it.

What is asked for is given by name: ``kind="p"``, ``better="higher"``, ``target=0.95``, ``every="month"``, ``bounds=[0, 1]``,
``rules={"name": "nelson", "edition": "1984"}`` and whatever else the library's options document has; or as ``options``, a dictionary or JSON
text; or as ``options_column``, a column of such texts, the same in all rows of a chart. ``kinds()`` and ``rule_sets()`` list what has a name.
"""

from __future__ import annotations

import datetime
import json
import sys

from ._core import Chart, Price, Refused, Rows, __version__
from . import _core

__all__ = ["Chart", "Price", "Refused", "Rows", "chart", "e_bh", "kinds", "points", "price", "reading", "rule_sets", "shift"]


_READING = "variation side label assurance centre lower upper latest latest_at points false_alarm_rate error".split()
_POINTS = "value centre lower upper signals phase error".split()
_SHIFT = "e difference before after reached why_not error".split()


def reading(table, *, value, by=None, at=None, denominator=None, options=None, options_column=None, **wishes):
    """What each chart of a table says at its latest point: a row a chart.

    The rows that are alike in ``by`` (a name or a list of names) make a chart, in the order of ``at``; ``value`` and, where there is one,
    ``denominator`` name the numbers. The columns of the result are those of ``by`` and

    ``variation, side, label, assurance, centre, lower, upper, latest, latest_at, points, false_alarm_rate, error``

    A chart that cannot be made (a month twice, a denominator of 0) has its ``error``, and the others are as they are. ``Refused`` is raised for
    what is wrong with the call: a column that there is not, text where numbers are expected, options that cannot be.

    >>> import improvement, pyarrow
    >>> table = pyarrow.table({"ward": ["Ash"] * 13 + ["Beech"] * 13, "wait": [24, 22, 25] * 4 + [24] + [22, 25, 19] * 4 + [41]})
    >>> improvement.reading(table, by="ward", value="wait", better="lower")["variation"].to_pylist()
    ['common_cause', 'concern']
    """
    table = _read(table)
    asked = _asked(by, at, value, denominator, options, options_column, wishes)
    _apart(asked["by"], _READING)
    return _alike(table, _core.reading(_stream(_narrow(table, asked)), asked))


def points(table, *, value, by=None, at=None, denominator=None, options=None, options_column=None, **wishes):
    """What the charts of a table make of each of its rows: a row a point, in the order of the table.

    The arguments are those of ``reading``. The columns of the result are those of ``by``, ``at`` and

    ``value, centre, lower, upper, signals, phase, error``

    where ``value`` is what is plotted (of a p chart the share) and ``signals`` names the rules that mark the point.

    >>> import improvement, pyarrow
    >>> table = pyarrow.table({"wait": [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23]})
    >>> improvement.points(table, value="wait")["signals"].to_pylist()[7:10]
    [None, 'beyond-limits', None]
    """
    table = _read(table)
    asked = _asked(by, at, value, denominator, options, options_column, wishes)
    _apart(asked["by"] + ([] if at is None else [at]), _POINTS)
    return _alike(table, _core.points(_stream(_narrow(table, asked)), asked))


def shift(table, *, value, at, change, by=None, denominator=None, options=None, options_column=None, **wishes):
    """Whether the level of each chart moved with a change on a day: a row a chart.

    The points before the day are compared with those from it on. The columns of the result are those of ``by`` and

    ``e, difference, before, after, reached, why_not, error``

    >>> import improvement, pyarrow, datetime
    >>> weeks = [datetime.date(2024, 1, 1) + datetime.timedelta(weeks=week) for week in range(24)]
    >>> waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18]
    >>> table = pyarrow.table({"week": weeks, "wait": waits})
    >>> shifts = improvement.shift(table, at="week", value="wait", change="2024-03-25", better="lower")
    >>> shifts["e"][0].as_py() > 1000
    True
    """
    table = _read(table)
    if isinstance(change, str):
        try:
            change = datetime.date.fromisoformat(change)
        except ValueError:
            raise Refused(f"change is `{change}`, expected a date such as 2024-03-25") from None
    day = (datetime.date(change.year, change.month, change.day) - datetime.date(1970, 1, 1)).days
    asked = _asked(by, at, value, denominator, options, options_column, wishes)
    _apart(asked["by"], _SHIFT)
    return _alike(table, _core.shift_e(_stream(_narrow(table, asked)), asked, day))


def e_bh(e, level=0.05):
    """Which of many e-values are told, as places counted from 0: of those, no more than ``level`` are false on average.

    A chart without evidence (None) counts with the others.

    >>> import improvement
    >>> improvement.e_bh([3.0, 95.0, 45.0, 26.0])
    [1, 2]
    """
    numbers = _column(e)
    numbers = numbers.to_pylist() if hasattr(numbers, "to_pylist") else list(numbers)
    return _core.e_bh([0.0 if number is None else number for number in numbers], level)


def chart(values, *, at=None, denominator=None, title=None, options=None, **wishes):
    """One chart of a column or a list: its picture in a notebook, its text when printed.

    ``None`` is a missing value. The options are those of ``reading``.

    >>> import improvement
    >>> print(improvement.chart([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23]))  # doctest: +ELLIPSIS
    XmR chart of 13 points
    ...
    """
    return _core.chart(_column(values), _column(at), _column(denominator), _document(options, wishes), title)


def price(values, *, question="any_signal", at=None, denominator=None, options=None, **wishes):
    """How often a chart like the one of these values signals though nothing changed.

    ``question`` is ``"any_signal"`` (anywhere on the chart) or ``"latest_point"`` (the icon). Where no table and no exact sum knows, it
    is simulated, always alike.

    >>> import improvement
    >>> price = improvement.price([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])
    >>> round(price.chance, 2)
    0.05
    """
    return chart(values, at=at, denominator=denominator, options=options, **wishes).price(question)


def kinds():
    """The kinds of charts, by the names that ``kind`` takes.

    >>> import improvement
    >>> improvement.kinds()[:3]
    ['run', 'XmR', 'mR']
    """
    return _core.kinds()


def rule_sets():
    """The rule sets, as ``rules`` takes them: each with its name and its edition.

    >>> import improvement
    >>> {"name": "nelson", "edition": "1984"} in improvement.rule_sets()
    True
    """
    return [{"name": name, "edition": edition} for name, edition in _core.rule_sets()]


def _document(options, wishes):
    """What is asked for, as JSON text."""
    if options is None and not wishes:
        return None
    if isinstance(options, str):
        if not wishes:
            return options
        try:
            options = json.loads(options)
        except ValueError as error:
            raise Refused(f"the options: {error}") from None
    options = dict(options or {})
    for key in wishes:
        if key in options:
            raise Refused(f"the options: `{key}` stands twice")
    try:
        return json.dumps({**options, **wishes}, allow_nan=False, default=_written)
    except (TypeError, ValueError) as error:
        raise Refused(f"the options: {error}") from None


def _asked(by, at, value, denominator, options, options_column, wishes):
    if options_column is not None and (options is not None or wishes):
        raise Refused("the options: given both by name and as a column")
    return {
        "by": [by] if isinstance(by, str) else list(by or []),
        "at": at,
        "value": value,
        "denominator": denominator,
        "options": _document(options, wishes),
        "options_column": options_column,
    }


def _written(thing):
    """A date, or a number of numpy, as JSON has it."""
    if isinstance(thing, datetime.date):
        return thing.isoformat()
    if hasattr(thing, "tolist"):
        return thing.tolist()
    raise TypeError(f"{type(thing).__name__} is not a text, a number, a list or a dictionary")


def _apart(names, results):
    """Columns that are kept beside the results have names of their own."""
    for place, name in enumerate(names):
        if name in results:
            raise Refused(f"a column is called `{name}`, as one of the results is: give it another name")
        if name in names[:place]:
            raise Refused(f"the column `{name}` is named twice")


def _narrow(table, asked):
    """The table with the columns that are asked for: the others may hold what Arrow cannot."""
    names = list(dict.fromkeys(asked["by"] + [asked[one] for one in ("at", "value", "denominator", "options_column") if asked[one] is not None]))
    library = _library(table)
    there = {"polars": "columns", "pandas": "columns", "pyarrow": "column_names"}.get(library)
    known = getattr(table, there, None) if there else None
    if known is None or any(name not in list(known) for name in names):
        # a column that there is not is told with those that there are
        return table
    return table[names] if library == "pandas" else table.select(names)


def _library(thing):
    return type(thing).__module__.partition(".")[0]


def _read(table):
    """A table that is not read yet is read."""
    if _library(table) == "polars" and hasattr(table, "collect"):
        return table.collect()
    return table


def _stream(table):
    """The table as what gives an Arrow stream."""
    if hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__"):
        return table
    if _library(table) == "duckdb":
        arrow = table.to_arrow_table() if hasattr(table, "to_arrow_table") else table.arrow()
        return arrow
    if _library(table) == "pandas":
        import pyarrow

        return pyarrow.Table.from_pandas(table, preserve_index=False)
    raise Refused(f"{type(table).__name__} is no table: expected one of polars, pandas, pyarrow, DuckDB or with __arrow_c_stream__")


def _alike(table, rows):
    """Rows as a table of the library that the table is of."""
    library = _library(table)
    if library == "polars":
        return sys.modules["polars"].DataFrame(rows)
    if library in ("pandas", "pyarrow", "duckdb"):
        import pyarrow

        arrow = pyarrow.table(rows)
        return arrow.to_pandas(date_as_object=False) if library == "pandas" else arrow
    return rows


def _column(values):
    """A column as an Arrow array or a list."""
    if values is None or isinstance(values, list):
        return [_plain(value) for value in values] if values else values
    if _library(values) == "pandas":
        # missing is NaN there
        import pyarrow

        return pyarrow.Array.from_pandas(values)
    if hasattr(values, "__arrow_c_array__") or hasattr(values, "__arrow_c_stream__"):
        return values
    if hasattr(values, "tolist"):
        values = values.tolist()
    return [_plain(value) for value in values]


def _plain(value):
    """A date as text that the library reads."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value

