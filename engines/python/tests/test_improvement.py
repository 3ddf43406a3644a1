"""The wheel, as an analyst has it: tables of every library in and out, and what goes wrong."""

import csv
import datetime
import doctest
import pathlib
import xml.etree.ElementTree

import duckdb
import improvement
import numpy
import pandas
import polars
import pyarrow
import pytest

WAITS = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23]
WEEKS = [datetime.date(2024, 1, 1) + datetime.timedelta(weeks=week) for week in range(13)]
ASH = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25]
BEECH = [22, 25, 19, 24, 21, 23, 20, 26, 22, 22, 24, 21, 41]


def table():
    """Two wards, shuffled."""
    rows = [("Ash", week, wait) for week, wait in zip(WEEKS, ASH)] + [("Beech", week, wait) for week, wait in zip(WEEKS, BEECH)]
    rows = rows[::2] + rows[1::2][::-1]
    ward, week, wait = zip(*rows)
    return pyarrow.table({"ward": ward, "week": week, "wait": wait})


def asked():
    return {"by": "ward", "at": "week", "value": "wait", "better": "lower", "target": 30}


def test_the_examples_of_the_docstrings():
    failed, tried = doctest.testmod(improvement)
    assert tried > 15 and failed == 0


def test_a_table_of_each_library_goes_in_and_comes_out():
    expected = improvement.reading(table(), **asked())
    assert isinstance(expected, pyarrow.Table)
    assert expected["ward"].to_pylist() == ["Ash", "Beech"]
    assert expected["variation"].to_pylist() == ["common_cause", "concern"]
    assert expected["latest_at"].to_pylist() == [WEEKS[-1]] * 2
    assert expected["error"].null_count == 2
    frame = polars.DataFrame(table())
    found = improvement.reading(frame, **asked())
    assert isinstance(found, polars.DataFrame) and found.rows() == polars.DataFrame(expected).rows()
    lazy = improvement.reading(frame.lazy(), **asked())
    assert isinstance(lazy, polars.DataFrame) and lazy.rows() == found.rows()
    data = table().to_pandas()
    data["week"] = pandas.to_datetime(data["week"])
    found = improvement.reading(data, **asked())
    assert isinstance(found, pandas.DataFrame)
    assert list(found["variation"]) == ["common_cause", "concern"] and list(found["upper"]) == expected["upper"].to_pylist()
    connection = duckdb.connect()
    connection.register("waits", table())
    found = improvement.reading(connection.sql("SELECT * FROM waits"), **asked())
    assert found["variation"].to_pylist() == ["common_cause", "concern"]
    assert connection.sql("SELECT ward FROM found WHERE variation = 'concern'").fetchall() == [("Beech",)]
    # any other that gives an Arrow stream
    class Other:
        def __arrow_c_stream__(self, requested_schema=None):
            return table().__arrow_c_stream__(requested_schema)

    rows = improvement.reading(Other(), **asked())
    assert isinstance(rows, improvement.Rows) and len(rows) == 2 and "label" in rows.column_names
    assert pyarrow.table(rows) == expected
    batch = table().combine_chunks().to_batches()[0]
    assert pyarrow.table(improvement.reading(batch, **asked())) == expected


def test_a_point_stands_beside_its_row():
    points = improvement.points(table(), **asked())
    assert points["week"] == table()["week"] and points["ward"] == table()["ward"]
    assert points["value"].to_pylist() == table()["wait"].to_pylist()
    marked = [(ward, week) for ward, week, signals in zip(*(points[name].to_pylist() for name in ("ward", "week", "signals"))) if signals]
    assert marked == [("Beech", WEEKS[-1])]
    assert set(points["phase"].to_pylist()) == {1}
    frame = improvement.points(polars.DataFrame(table()), **asked())
    assert frame["upper"].to_list() == points["upper"].to_pylist()


def test_several_columns_make_a_group_and_none_makes_one():
    rows = pyarrow.table({"ward": ["Ash"] * 26, "measure": [1] * 13 + [None] * 13, "week": WEEKS * 2, "wait": ASH + BEECH})
    found = improvement.reading(rows, by=["ward", "measure"], at="week", value="wait")
    assert found["measure"].to_pylist() == [1, None]
    assert found["variation"].to_pylist() == ["common_cause", "neither"]
    one = improvement.reading(rows.slice(13), at="week", value="wait")
    assert one.num_rows == 1 and one["upper"][0] == found["upper"][1]
    chunked = pyarrow.concat_tables([rows.slice(0, 5), rows.slice(5)])
    assert improvement.reading(chunked, by=["ward", "measure"], at="week", value="wait") == found
    none = improvement.reading(rows.slice(0, 0), by="ward", at="week", value="wait")
    assert none.num_rows == 0 and none.column_names[0] == "ward"


def test_options_are_of_all_charts_or_of_each():
    rows = table().append_column("asked", [['{"better": "lower"}' if ward == "Ash" else '{"better": "higher"}' for ward in table()["ward"].to_pylist()]])
    found = improvement.reading(rows, by="ward", at="week", value="wait", options_column="asked")
    assert found["variation"].to_pylist() == ["common_cause", "improvement"]
    same = [{"better": "lower", "target": 30}, '{"better": "lower", "target": 30}']
    results = [improvement.reading(table(), by="ward", at="week", value="wait", options=options) for options in same]
    assert results == [improvement.reading(table(), **asked())] * 2


def test_what_is_wrong_with_one_chart_stands_in_its_row():
    rows = table().to_pydict()
    rows["week"] = [WEEKS[0] if ward == "Ash" else week for ward, week in zip(rows["ward"], rows["week"])]
    found = improvement.reading(pyarrow.table(rows), **asked())
    error = dict(zip(found["ward"].to_pylist(), found["error"].to_pylist()))
    assert "expected each date once" in error["Ash"] and error["Beech"] is None
    sound = improvement.reading(table(), **asked()).filter(pyarrow.array([False, True]))
    assert found.filter(pyarrow.compute.equal(found["ward"], "Beech")) == sound
    # NaN is no missing value, but in pandas
    numbers = [float(wait) for wait in WAITS]
    numbers[3] = float("nan")
    columns = {"week": WEEKS, "wait": numbers}
    found = improvement.reading(polars.DataFrame(columns), at="week", value="wait")
    assert "is NaN" in found["error"][0]
    found = improvement.reading(pandas.DataFrame(columns), at="week", value="wait")
    assert found["error"][0] is None or pandas.isna(found["error"][0])
    assert found["points"][0] == 12


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": "waits"}, "the table has no column `waits`; it has ward, week, wait"),
        ({"value": "ward"}, "expected numbers: cast it"),
        ({"at": "ward", "value": "ward"}, "expected numbers"),
        ({"target": "low"}, "target"),
        ({"beter": "lower"}, "beter"),
        ({"options": "{", "better": None}, "the options"),
        ({"options": {"better": "lower"}}, "`better` stands twice"),
        ({"kind": "pie"}, "XmR, run, p"),
        ({"target": float("nan")}, "the options"),
        ({"options_column": "ward"}, "given both by name and as a column"),
    ],
)
def test_what_is_wrong_with_a_call_is_raised(change, says):
    with pytest.raises(improvement.Refused, match=".*") as raised:
        improvement.reading(table(), **{**asked(), **change})
    assert says in str(raised.value)
    assert isinstance(raised.value, ValueError)


def test_no_table_is_refused():
    with pytest.raises(improvement.Refused, match="dict is no table"):
        improvement.reading({"wait": WAITS}, value="wait")
    with pytest.raises(improvement.Refused, match="expected dates"):
        improvement.reading(pyarrow.table({"wait": WAITS, "on": [True] * 13}), at="on", value="wait")


def test_a_chart_of_a_column_or_a_list():
    expected = improvement.chart(WAITS, at=WEEKS)
    for values in (tuple(WAITS), numpy.array(WAITS), pyarrow.array(WAITS), pyarrow.chunked_array([WAITS[:5], WAITS[5:]]), polars.Series(WAITS), pandas.Series(WAITS), iter(WAITS)):
        assert str(improvement.chart(values, at=WEEKS)) == str(expected)
    for at in (pyarrow.array(WEEKS), polars.Series(WEEKS), pandas.Series(pandas.to_datetime(WEEKS)), [str(week) for week in WEEKS], [datetime.datetime(w.year, w.month, w.day) for w in WEEKS]):
        assert str(improvement.chart(WAITS, at=at)) == str(expected)
    assert len(expected) == 13 and "XmR" in repr(expected)
    assert expected.lower < expected.centre < expected.upper
    gap = improvement.chart([None, *WAITS])
    assert pyarrow.table(gap.points())["value"].to_pylist()[:2] == [None, 22.0]
    assert pyarrow.table(gap.reading())["points"].to_pylist() == [13]
    share = improvement.chart([41, 45, 38, 47, 44, 40, 46, 43, 42, 45, 39, 44], denominator=[50, 52, 47, 55, 51, 49, 53, 50, 48, 54, 46, 52], kind="p")
    assert pyarrow.table(share.points())["value"][0].as_py() == 0.82
    with pytest.raises(improvement.Refused, match="point 2 is NaN"):
        improvement.chart([1.0, float("nan"), 2.0])
    with pytest.raises(improvement.Refused, match="expected each date once"):
        improvement.chart([1, 2, 3], at=[WEEKS[0]] * 3)
    with pytest.raises(improvement.Refused):
        improvement.chart([])


def test_the_picture_has_a_title_and_a_description():
    chart = improvement.chart(WAITS, at=WEEKS, title="Waits for a <first> appointment", better="lower")
    picture = xml.etree.ElementTree.fromstring(chart._repr_html_())
    space = "{http://www.w3.org/2000/svg}"
    assert picture.get("role") == "img"
    assert picture.findtext(f"{space}title") == "Waits for a <first> appointment"
    assert chart.description in picture.findtext(f"{space}desc") or "41" in picture.findtext(f"{space}desc")
    assert "viewBox" in chart.svg(title="Waits", width=600)


def test_a_price_is_that_of_the_chart():
    chart = improvement.chart(WAITS)
    price = improvement.price(WAITS)
    # the text has three numbers
    assert [f"about {percent}" in str(price) for percent in ("5 in 100", "12", "24")] == [True] * 3 and round(price.chance, 2) == 0.05
    assert "chance" in improvement.price.__doc__ and "latest_point" in improvement.Chart.price.__doc__
    assert price.chance == chart.false_alarm_rate == chart.price().chance
    assert str(price) == price.sentence and "in 100" in str(price)
    assert improvement.price(WAITS, question="latest_point").chance < price.chance
    with pytest.raises(improvement.Refused, match="no question"):
        chart.price("ever")


def test_which_of_many_got_better():
    before, after = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22], [19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18]
    weeks = [datetime.date(2024, 1, 1) + datetime.timedelta(weeks=week) for week in range(24)]
    frame = polars.DataFrame({"ward": ["Ash"] * 24 + ["Beech"] * 24, "week": weeks * 2, "wait": before + after + before + before})
    shifts = improvement.shift(frame, by="ward", at="week", value="wait", change=weeks[12], better="lower")
    assert improvement.e_bh(shifts["e"]) == [0]
    assert shifts["reached"].to_list() == [True, False]
    nan = float("nan")
    for e in ([3.0, None, 95.0, 45.0], [3.0, nan, 95.0, 45.0], [3, pandas.NA, 95, 45], [3.0, numpy.float32("nan"), 95.0, 45.0]):
        assert improvement.e_bh(e, level=0.1) == improvement.e_bh(tuple(e), level=0.1) == [2, 3]
    e = numpy.array([3.0, nan, 95.0, 45.0])
    for e in (e, e.astype("float32"), e.astype(object), pandas.Series(e), pandas.Series(e, dtype="Float64"), polars.Series(e), pyarrow.array(e)):
        assert improvement.e_bh(e, level=0.1) == [2, 3]
    for e in ([1.0, "much"], ["much"], pandas.Series(["much"]), polars.Series(["much"])):
        with pytest.raises(improvement.Refused, match="`e` holds `much`, expected numbers"):
            improvement.e_bh(e)
    with pytest.raises(improvement.Refused):
        improvement.e_bh([1.0], level=0.7)


def test_the_matrix_of_the_emergency_departments():
    """The matrix of `examples/ae_matrix.rs`, to the organisation."""
    data = pathlib.Path(__file__).parents[3] / "examples" / "data" / "ae_attendances.csv"
    expected = pathlib.Path(__file__).parents[2] / "ae_matrix.csv"
    frame = polars.read_csv(data, try_parse_dates=True, schema_overrides={"type": polars.String}).filter(polars.col("type") == "1")
    frame = frame.with_columns(within=polars.col("attendances") - polars.col("breaches"))
    found = improvement.reading(
        frame, by="org_code", at="period", value="within", denominator="attendances",
        better="higher", target=0.95, bounds=[0, 1], data="proportions", every="month",
        rules={"name": "making-data-count", "edition": "text"},
    )
    assert found["error"].null_count() == len(found)
    latest = found["latest_at"].max()
    with expected.open(newline="") as file:
        rows = {row["org_code"]: row for row in csv.DictReader(file)}
    assert len(rows) == len(found)
    for row in found.iter_rows(named=True):
        is_current = row["latest_at"] == latest
        cell = (row["variation"], row["side"] or "", row["assurance"] or "") if is_current else ("stopped", "", "")
        its = rows[row["org_code"]]
        assert cell == (its["variation"], its["side"], its["assurance"]), row["org_code"]


def test_the_programs_of_the_page_for_analysts(monkeypatch, tmp_path):
    """Each in the order of the page, on the attendances and on two measures of our own."""
    root = pathlib.Path(__file__).parents[3]
    # one of them writes a picture
    (tmp_path / "examples").symlink_to(root / "examples")
    monkeypatch.chdir(tmp_path)
    page = (root / "engines" / "ANALYSTS.md").read_text()
    programs = [block.split("```")[0] for block in page.split("```python\n")[1:]]
    assert len(programs) == 7
    names = {
        "observations": polars.DataFrame({"org": "R1H", "measure": ["waits"] * 13 + ["falls"] * 13, "month": WEEKS * 2, "value": ASH + BEECH}),
        "measures": polars.DataFrame({"measure": ["waits", "falls"], "options": ['{"better": "lower"}', '{"better": "higher"}']}),
    }
    for program in programs:
        exec(program, names)
    assert len(names["charts"]) == 140 and len(names["told"]) > 0
    assert improvement.Chart is type(names["chart"]) and len(names["marked"]) > 0
    assert (tmp_path / "attendances.svg").read_text().startswith("<svg")


def test_the_body_of_a_function_of_spark():
    """What `applyInArrow` calls with the rows of one group: a table in, a table out."""

    def charted(rows: pyarrow.Table) -> pyarrow.Table:
        return improvement.reading(rows, by="ward", at="week", value="wait", better="lower")

    wards = [table().filter(pyarrow.compute.equal(table()["ward"], ward)) for ward in ("Ash", "Beech")]
    together = pyarrow.concat_tables(charted(rows) for rows in wards)
    assert together == improvement.reading(table(), by="ward", at="week", value="wait", better="lower").combine_chunks()


def test_columns_that_are_not_asked_for_are_not_looked_at():
    weeks = [week.isoformat() for week in WEEKS]
    columns = {"week": weeks, "wait": WAITS}
    expected = improvement.reading(pyarrow.table(columns), at="week", value="wait")
    found = improvement.reading(polars.DataFrame({**columns, "empty": [None] * len(WAITS)}), at="week", value="wait")
    assert found["label"].to_list() == expected["label"].to_pylist()
    mixed = pandas.DataFrame({**columns, "mixed": ["a", 1] + [None] * (len(WAITS) - 2)})
    assert list(improvement.reading(mixed, at="week", value="wait")["label"]) == expected["label"].to_pylist()


def test_names_that_the_results_have_are_refused():
    table = pyarrow.table({"label": ["a"] * len(WAITS), "wait": WAITS})
    with pytest.raises(improvement.Refused, match="as one of the results is"):
        improvement.reading(table, by="label", value="wait")
    with pytest.raises(improvement.Refused, match="named twice"):
        improvement.reading(table.rename_columns(["ward", "wait"]), by=["ward", "ward"], value="wait")


def test_text_that_is_in_no_order_is_an_error_and_no_chart():
    for at in (["%02d/01/2024" % day for day in range(1, 14)], ["Week %d" % week for week in range(1, 14)]):
        found = improvement.reading(pyarrow.table({"at": at, "wait": WAITS}), at="at", value="wait")
        assert "does not begin with a year" in found["error"].to_pylist()[0]
    quarters = [f"{2021 + quarter // 4} Q{quarter % 4 + 1}" for quarter in range(13)]
    found = improvement.reading(pyarrow.table({"at": quarters, "wait": WAITS}), at="at", value="wait")
    assert found["error"].to_pylist() == [None] and found["latest_at"].to_pylist() == ["2024 Q1"]


def test_numbers_and_dates_of_other_libraries_are_taken():
    one = improvement.chart(WAITS, at=WEEKS, target=numpy.int64(20))
    assert str(one) == str(improvement.chart(WAITS, at=WEEKS, target=20))
    with pytest.raises(improvement.Refused, match="expected a date such as"):
        improvement.shift(pyarrow.table({"week": WEEKS, "wait": WAITS}), at="week", value="wait", change="01/01/2024")


def test_what_has_a_name_is_listed_and_taken():
    values = {name: WAITS for name in improvement.kinds()}
    assert len(values) == 20
    for kind in improvement.kinds():
        # of the wrong data, but of a kind that is known
        try:
            assert kind in repr(improvement.chart(WAITS, kind=kind))
        except improvement.Refused as error:
            assert "no kind" not in str(error) and kind not in ("XmR", "run", "c")
    for rules in improvement.rule_sets():
        assert len(improvement.chart(WAITS, rules=rules)) == 13


def test_rows_are_read_without_another_library():
    chart = improvement.chart(WAITS, at=pyarrow.array(WEEKS))
    points = list(chart.points())
    assert [point["at"] for point in points] == WEEKS
    assert [point["value"] for point in points] == WAITS
    assert [point["at"] for point in points if point["signals"]] == [WEEKS[8]]
    (reading,) = chart.reading()
    assert reading["latest_at"] == WEEKS[-1] and reading["points"] == 13 and reading["error"] is None
    texts = improvement.chart(WAITS, at=[str(week) for week in WEEKS])
    assert [point["at"] for point in texts.points()] == [str(week) for week in WEEKS]
    moments = pyarrow.array([datetime.datetime(week.year, week.month, week.day) for week in WEEKS])
    with pytest.raises(improvement.Refused, match="pyarrow.table"):
        list(improvement.chart(WAITS, at=moments).points())


def test_no_message_has_a_word_of_a_programmer():
    """Each value of an option in turn of every wrong type, and columns of every wrong type."""
    sound = {
        "kind": "XmR", "better": "lower", "target": 20, "bounds": [0, None], "every": "month", "data": "values",
        "rules": {"name": "nelson", "edition": "1984"},
        "phases": [{"from": {"date": "2024-02-05"}, "reason": {"why": "change", "text": "a second nurse"}}],
        "basis": {"points": {"from": {"index": 0}, "to": {"index": 12}}},
    }
    words = ("struct", "enum", "variant", "tuple", "newtype", "Doc", "Option", "Utf8", "sequence", "a map", "f64", "u64", "i64", "usize", "serde")
    seen = 0

    def say(call):
        nonlocal seen
        try:
            call()
        except improvement.Refused as error:
            seen += 1
            for word in words:
                assert word not in str(error), str(error)

    def wrong_at(document, path=()):
        yield path
        parts = document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
        for key, part in parts:
            yield from wrong_at(part, (*path, key))

    def changed(document, path, value):
        if not path:
            return value
        copy = dict(document) if isinstance(document, dict) else list(document)
        copy[path[0]] = changed(copy[path[0]], path[1:], value)
        return copy

    for path in wrong_at(sound):
        if path:
            for value in (True, 3.5, -1, "x", [], {}, [1], {"x": 1}):
                say(lambda: improvement.chart(WAITS, at=WEEKS, options=changed(sound, path, value)))
    assert seen > 100
    weeks = pyarrow.array(WEEKS)
    columns = [
        pyarrow.array([True] * 13), pyarrow.array(["a"] * 13), pyarrow.array([b"a"] * 13), pyarrow.array([[1]] * 13),
        pyarrow.array([{"a": 1}] * 13), pyarrow.array([datetime.time(1)] * 13), pyarrow.array([datetime.timedelta(1)] * 13),
        weeks.cast(pyarrow.timestamp("ns", "Europe/London")), pyarrow.array(["a"] * 13).dictionary_encode(), weeks,
    ]
    before = seen
    for column in columns:
        say(lambda: improvement.reading(pyarrow.table({"at": weeks, "value": column}), at="at", value="value"))
        say(lambda: improvement.reading(pyarrow.table({"at": column, "value": WAITS}), at="at", value="value"))
        say(lambda: improvement.reading(pyarrow.table({"at": weeks, "value": WAITS, "o": column}), at="at", value="value", options_column="o"))
    assert seen > before + 20


def test_the_page_for_analysts_lists_what_there_is():
    page = (pathlib.Path(__file__).parents[2] / "ANALYSTS.md").read_text()
    flowing = " ".join(page.split())
    assert f"lists them: {', '.join(improvement.kinds())}." in flowing
    editions = {}
    for rules in improvement.rule_sets():
        editions.setdefault(rules["name"], []).append(rules["edition"])
    assert f"lists them: {'; '.join(f'{name} ({chr(44).join(all_)})' for name, all_ in editions.items())}.".replace(",", ", ") in flowing
    for columns in (improvement._READING, improvement._POINTS, improvement._SHIFT):
        assert all(f"`{column}`" in page for column in columns), columns


@pytest.mark.parametrize("name", ["value", "denominator"])
def test_a_text_among_numbers_is_quoted(name):
    """Of every library, of one type and mixed: the column, the text, what to do."""
    says = "the column `cell` holds the text `{}`, expected numbers: cast it, without commas and %, and with None for what is no number"

    def refused(cells, text):
        columns = {"value": "cell" if name == "value" else "wait", "denominator": "cell" if name == "denominator" else None}
        with pytest.raises(improvement.Refused) as raised:
            improvement.reading(cells, **columns)
        assert str(raised.value) == says.format(text)

    wait = pandas.Series(WAITS)
    for mixed in ([1, 2, "n/a"] + WAITS[3:], ["1", 2, "n/a"] + WAITS[3:], [2.5, None, float("nan"), "n/a"] + WAITS[4:]):
        refused(pandas.DataFrame({"wait": wait, "cell": pandas.Series(mixed, dtype=object)}), "n/a")
    refused(pandas.DataFrame({"wait": wait, "cell": pandas.Series(["1", 2] + WAITS[2:], dtype=object)}), "1")
    for text in ("1,200", "93%"):
        texts = ["24", None, text, "n/a"] + ["22"] * 9
        refused(polars.DataFrame({"wait": WAITS, "cell": texts}), text)
        refused(polars.DataFrame({"wait": WAITS, "cell": texts}, schema_overrides={"cell": polars.Categorical}), text)
        for kind in (pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()):
            refused(pyarrow.table({"wait": WAITS, "cell": pyarrow.array(texts, kind)}), text)
        for kind in ("str", object, "category"):
            refused(pandas.DataFrame({"wait": wait, "cell": pandas.Series(texts, dtype=kind)}), text)
    # a category that no row has is not quoted
    unused = pandas.DataFrame({"wait": wait, "cell": pandas.Categorical(["a"] + ["b"] * 12)}).iloc[1:]
    refused(unused, "b")
    refused(polars.DataFrame({"wait": WAITS, "cell": ["ä" * 50] * 13}), "ä" * 40 + "…")


def test_values_of_several_types_are_refused():
    def refused(says, call):
        with pytest.raises(improvement.Refused) as raised:
            call()
        assert says in str(raised.value)

    frame = pandas.DataFrame({"wait": WAITS, "odd": ["A", 1] + [None] * 11, "none": [{}] + WAITS[1:]})
    refused("the column `odd` holds `A` and `1`, expected values of one type", lambda: improvement.reading(frame, value="wait", by="odd"))
    refused("the column `odd` holds `A` and `1`, expected values of one type", lambda: improvement.points(frame, value="wait", at="odd"))
    refused("the column `none` holds `{}` and `25`, expected numbers: cast it", lambda: improvement.reading(frame, value="none"))
    refused("no column `waits`; it has wait, odd, none", lambda: improvement.reading(frame, value="waits"))
    twice = pandas.DataFrame([[1, 2]] * 13, columns=["wait", "wait"])
    refused("the table has two columns `wait`", lambda: improvement.reading(twice, value="wait"))
    # a chart
    text = "`values` holds the text `n/a`, expected numbers"
    for values in ([1, 2, "n/a"], (1, 2, "n/a"), ["1", "2", "n/a"], pandas.Series([1, 2, "n/a"]), numpy.array([1, "n/a"], dtype=object), polars.Series(["1", "n/a"])):
        refused(text, lambda: improvement.chart(values))
        refused(text, lambda: improvement.price(values))
        refused(text.replace("values", "denominator"), lambda: improvement.chart([1] * len(values), denominator=values))
    refused("`at` holds `1` and `n/a`, expected values of one type", lambda: improvement.chart([1, 2], at=[1, "n/a"]))
    refused("`values` holds `{}`, expected numbers", lambda: improvement.chart([{}] * 3))
    missing = improvement.chart([pandas.NA, None, *WAITS])
    assert [point["value"] for point in missing.points()[:3]] == [None, None, 22.0]


def test_options_that_are_no_text():
    says = "the column `asked` holds values that are no text, expected JSON text: json.dumps writes it"
    asked = {"better": "lower"}
    tables = [
        pandas.DataFrame({"wait": WAITS, "asked": [asked] * 13}),
        pandas.DataFrame({"wait": WAITS, "asked": [asked] * 12 + ["{}"]}),
        polars.DataFrame({"wait": WAITS, "asked": [asked] * 13}),
        polars.DataFrame({"wait": WAITS, "asked": polars.Series([asked] * 13, dtype=polars.Object)}),
        pyarrow.table({"wait": WAITS, "asked": [asked] * 13}),
        pyarrow.table({"wait": WAITS, "asked": [True] * 13}),
    ]
    for rows in tables:
        with pytest.raises(improvement.Refused) as raised:
            improvement.reading(rows, value="wait", options_column="asked")
        assert str(raised.value) == says


def test_rows_are_a_sequence():
    rows = improvement.chart(WAITS, at=WEEKS).points()
    all_ = list(rows)
    assert rows[0] == all_[0] and rows[12] == rows[-1] == all_[-1] and rows[-13] == all_[0] and rows[numpy.int64(2)] == all_[2]
    for part in (slice(3), slice(-2, None), slice(None, None, -1), slice(1, 12, 4), slice(20, 30), slice(5, 2), slice(-3, -30, -5)):
        assert rows[part] == all_[part]
    for place in (13, -14, 10**12, -(10**12)):
        with pytest.raises(IndexError):
            rows[place]
    for place in ("value", 1.0, None):
        with pytest.raises(TypeError, match="a whole number or a slice"):
            rows[place]
    assert polars.DataFrame(rows).rows(named=True) == all_ and pyarrow.table(rows).to_pylist() == all_


def test_places_are_whole_numbers():
    for at in (list(range(2001, 2014)), tuple(numpy.arange(2001, 2014)), numpy.arange(2001, 2014), pandas.Series(range(2001, 2014))):
        chart = improvement.chart(WAITS, at=at)
        assert [point["at"] for point in chart.points()] == list(range(2001, 2014)) and chart.reading()[0]["latest_at"] == 2013
    with pytest.raises(improvement.Refused, match="at holds numbers with decimals"):
        improvement.chart(WAITS, at=[place + 0.5 for place in range(13)])


def test_the_rules_that_are_not_asked_for():
    rules = {"name": "making-data-count", "edition": "excel-2023-7-7"}
    assert str(improvement.chart(BEECH, kind="XmR", rules=rules)) == str(improvement.chart(BEECH))
    assert str(rules).replace("'", '"') in improvement.reading.__doc__


def test_points_without_dates_are_numbered():
    chart = improvement.chart([None, *WAITS])
    assert [point["at"] for point in chart.points()] == list(range(1, 15))
    (reading,) = chart.reading()
    assert reading["latest_at"] == chart.points()[-1]["at"] == 14
    assert list(chart.points()[0]) == ["at", *improvement._POINTS]


def test_a_reading_says_which_rules_mark_the_latest_point():
    found = improvement.reading(table(), **asked())
    assert found.column_names == ["ward", *improvement._READING]
    assert found["signals"].to_pylist() == [None, "beyond-limits"]
    points = improvement.points(table(), **asked())
    rows = zip(*(points[name].to_pylist() for name in ("ward", "week", "signals")))
    assert {ward: signals for ward, week, signals in rows if week == WEEKS[-1]} == dict(zip(found["ward"].to_pylist(), found["signals"].to_pylist()))
    # several rules, in the words of the point
    chart = improvement.chart([24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22] + [31, 32, 31, 33, 32, 31, 48])
    (reading,) = chart.reading()
    assert "," in reading["signals"] and reading["signals"] == chart.points()[-1]["signals"]
    assert list(reading) == improvement._READING
    with pytest.raises(improvement.Refused, match="`signals`, as one of the results"):
        improvement.reading(pyarrow.table({"signals": ["a"] * 13, "wait": WAITS}), by="signals", value="wait")


def test_whole_numbers_of_pandas_stay_so_where_some_are_missing():
    rows = table().to_pandas()
    rows.loc[rows["ward"] == "Ash", "week"] = WEEKS[0]
    found = improvement.reading(rows, **asked())
    assert found["points"].dtype == "Int64" and found["points"].isna().sum() == 1 and found["points"].max() == 13
    shifts = improvement.shift(table().to_pandas(), by="ward", at="week", value="wait", change=WEEKS[2], better="lower")
    assert [str(shifts[name].dtype) for name in ("before", "after", "reached")] == ["Int64", "Int64", "boolean"]
    # what is of the table is as it was
    rows["ward"] = rows["ward"].map({"Ash": 1, "Beech": 2})
    assert improvement.reading(rows, **asked())["ward"].dtype == rows["ward"].dtype
