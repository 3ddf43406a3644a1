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
text; or as ``options_column``, a column of such texts (``json.dumps`` writes them), the same in all rows of a chart. ``kinds()`` and
``rule_sets()`` list what has a name.
"""

from __future__ import annotations

import datetime
import json
import numbers
import sys

from ._core import Chart, Price, Refused, Rows, __version__
from . import _core

__all__ = ["Chart", "Price", "Refused", "Rows", "chart", "e_bh", "kinds", "points", "price", "reading", "rule_sets", "shift"]


_READING = "variation side label assurance signals centre lower upper latest latest_at points false_alarm_rate error".split()
_POINTS = "value centre lower upper signals phase error".split()
_SHIFT = "e difference before after reached why_not error".split()


def reading(table, *, value, by=None, at=None, denominator=None, options=None, options_column=None, **wishes):
    """What each chart of a table says at its latest point: a row a chart.

    The rows that are alike in ``by`` (a name or a list of names) make a chart, in the order of ``at``; ``value`` and, where there is one,
    ``denominator`` name the numbers. Unless told otherwise it is an XmR chart with the rules
    ``{"name": "making-data-count", "edition": "excel-2023-7-7"}``. The columns of the result are those of ``by`` and

    ``variation, side, label, assurance, signals, centre, lower, upper, latest, latest_at, points, false_alarm_rate, error``

    where ``signals`` names the rules that mark the latest point, with commas between them, and is None where none does. A chart that cannot be
    made (a month twice, a denominator of 0) has its ``error``, and the others are as they are. ``Refused`` is raised for what is wrong with
    the call: a column that there is not, text where numbers are expected, options that cannot be.

    >>> import improvement, pyarrow
    >>> table = pyarrow.table({"ward": ["Ash"] * 13 + ["Beech"] * 13, "wait": [24, 22, 25] * 4 + [24] + [22, 25, 19] * 4 + [41]})
    >>> improvement.reading(table, by="ward", value="wait", better="lower")["variation"].to_pylist()
    ['common_cause', 'concern']
    """
    table = _read(table)
    asked = _asked(by, at, value, denominator, options, options_column, wishes)
    _apart(asked["by"], _READING)
    return _alike(table, _core.reading(_stream(_narrow(table, asked), asked), asked), _READING)


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
    return _alike(table, _core.points(_stream(_narrow(table, asked), asked), asked), _POINTS)


def shift(table, *, value, at, change, by=None, denominator=None, options=None, options_column=None, **wishes):
    """Whether the level of each chart moved with a change on a day: a row a chart.

    The points before the day are compared with those from it on. The columns of the result are those of ``by`` and

    ``e, difference, before, after, reached, why_not, error``

    where ``e`` is the evidence that the level got better (``better`` says which way that is, and without it there is none), ``difference`` is in
    the units of the chart, ``before`` and ``after`` are how many points were compared, and ``why_not`` says why there is nothing to tell. Of many
    charts, those to be told are those that ``e_bh`` finds in ``e``; ``reached``, whether one chart alone had evidence enough at any look,
    does not count how many there are.

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
    return _alike(table, _core.shift_e(_stream(_narrow(table, asked), asked), asked, day), _SHIFT)


def e_bh(e, level=0.05):
    """Which of many e-values are told, as places counted from 0: of those, no more than ``level`` are false on average.

    A chart without evidence (None or NaN) counts with the others.

    >>> import improvement
    >>> improvement.e_bh([3.0, 95.0, 45.0, 26.0])
    [1, 2]
    """
    found = _column(e, "e")
    found = found.to_pylist() if hasattr(found, "to_pylist") else list(found)
    for one in found:
        if not _is_number(one):
            raise Refused(f"`e` holds {_quoted(one)}, expected numbers")
    return _core.e_bh([0.0 if _is_missing(one) else one for one in found], level)


def chart(values, *, at=None, denominator=None, title=None, options=None, **wishes):
    """One chart of a column or a list: its picture in a notebook, its text when printed.

    ``None`` is a missing value. The options are those of ``reading``.

    >>> import improvement
    >>> print(improvement.chart([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23]))  # doctest: +ELLIPSIS
    XmR chart of 13 points
    ...
    """
    columns = _column(values, "values"), _column(at, "at", of_numbers=False), _column(denominator, "denominator")
    return _core.chart(*columns, _document(options, wishes), title)


def price(values, *, question="any_signal", at=None, denominator=None, options=None, **wishes):
    """How often a chart like the one of these values signals though nothing changed.

    ``question`` says which signals are asked about: ``"any_signal"``, one anywhere on the chart, or ``"latest_point"``, a special cause at its
    latest point, which is what the icon shows. Where no table and no exact sum knows, it is simulated, always alike, which may take a second.

    The answer can have several numbers in its text, and ``chance`` (from 0 to 1) is one of them: that of points of which none resembles the
    next. Where the points of this chart do resemble each other, or follow the seasons, the text begins with what that makes of the chance, which is
    mostly more; and of the latest point it says too how often a chart would show one in many looks.

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
    if known is None:
        return table
    if any(name not in list(known) for name in names):
        # a column that there is not is told with those that there are
        return table.iloc[:0] if library == "pandas" else table
    return table[names] if library == "pandas" else table.select(names)


def _library(thing):
    return type(thing).__module__.partition(".")[0]


def _read(table):
    """A table that is not read yet is read."""
    if _library(table) == "polars" and hasattr(table, "collect"):
        return table.collect()
    return table


def _stream(table, asked):
    """The table as what gives an Arrow stream."""
    # a table of pandas gives one too, but with errors of its own
    if _library(table) == "pandas":
        return _of_pandas(table, asked)
    if hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__"):
        return table
    if _library(table) == "duckdb":
        arrow = table.to_arrow_table() if hasattr(table, "to_arrow_table") else table.arrow()
        return arrow
    raise Refused(f"{type(table).__name__} is no table: expected one of polars, pandas, pyarrow, DuckDB or with __arrow_c_stream__")


# what pyarrow raises, and what Python does within it
_NOT_ARROW = (ValueError, TypeError, OverflowError, NotImplementedError)


def _of_pandas(table, asked):
    """A table of pandas as one of pyarrow."""
    import pyarrow

    try:
        return pyarrow.Table.from_pandas(table, preserve_index=False)
    except _NOT_ARROW:
        pass
    names = list(table.columns)
    for name in names:
        if names.count(name) > 1:
            raise Refused(f"the table has two columns `{name}`")
    columns = {}
    for name in names:
        try:
            columns[str(name)] = pyarrow.Array.from_pandas(table[name])
        except _NOT_ARROW:
            if name == asked["options_column"]:
                raise Refused(f"the column `{name}` holds values that are no text, expected JSON text: json.dumps writes it") from None
            columns[str(name)] = _texts(list(table[name]), f"the column `{name}`", name in (asked["value"], asked["denominator"]))
    return pyarrow.table(columns)


def _texts(cells, called, of_numbers):
    """Of values of several types where numbers should be, the texts: they are refused by name then, as any are. Others are refused here."""
    if of_numbers and any(isinstance(cell, str) for cell in cells):
        return [cell if isinstance(cell, str) else None for cell in cells]
    cells = [cell for cell in cells if not _is_missing(cell)]
    one = cells[0] if cells else None
    other = next((cell for cell in cells if type(cell) is not type(one)), None)
    both = _quoted(one) if other is None else f"{_quoted(one)} and {_quoted(other)}"
    if of_numbers:
        raise Refused(f"{called} holds {both}, expected numbers: cast it")
    raise Refused(f"{called} holds {both}, expected values of one type: cast it")


def _quoted(value):
    """A value as a message has it."""
    text = str(value)
    return f"`{text if len(text) <= 40 else text[:40] + '…'}`"


def _alike(table, rows, results):
    """Rows as a table of the library that the table is of."""
    library = _library(table)
    if library == "polars":
        return sys.modules["polars"].DataFrame(rows)
    if library in ("pandas", "pyarrow", "duckdb"):
        import pyarrow

        arrow = pyarrow.table(rows)
        return _to_pandas(arrow, results) if library == "pandas" else arrow
    return rows


def _to_pandas(arrow, results):
    """A table of pandas; whole numbers, and true and false, are so among the results even where some are missing."""
    import pandas
    import pyarrow

    frame = arrow.to_pandas(date_as_object=False)
    missing = {pyarrow.int64(): pandas.Int64Dtype(), pyarrow.bool_(): pandas.BooleanDtype()}
    for field in arrow.schema:
        if field.name in results and field.type in missing:
            frame[field.name] = arrow[field.name].to_pandas(types_mapper=missing.get)
    return frame


def _column(values, name, of_numbers=True):
    """A column as an Arrow array or a list."""
    if values is None:
        return None
    if _library(values) == "pandas":
        # missing is NaN there
        import pyarrow

        try:
            return pyarrow.Array.from_pandas(values)
        except _NOT_ARROW:
            return _texts(list(values), f"`{name}`", of_numbers)
    if not isinstance(values, list):
        if hasattr(values, "__arrow_c_array__") or hasattr(values, "__arrow_c_stream__"):
            return values
        if hasattr(values, "tolist"):
            values = values.tolist()
    cells = [_plain(value) for value in values]
    if all(map(_is_number, cells)) or all(cell is None or isinstance(cell, str) for cell in cells):
        return cells
    return _texts(cells, f"`{name}`", of_numbers)


# the types of what pandas has for a missing value
_MISSING = ("NAType", "NaTType")


def _is_missing(cell):
    return cell is None or type(cell).__name__ in _MISSING or (isinstance(cell, numbers.Number) and cell != cell)


def _is_number(cell):
    return cell is None or hasattr(cell, "__float__") or hasattr(cell, "__index__")


def _plain(value):
    """A date as text that the library reads; what pandas has for a missing value as none."""
    if type(value).__name__ in _MISSING:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value
