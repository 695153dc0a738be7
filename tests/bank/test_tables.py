"""Scripts of tables are read as data, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.bank.tables import TableScriptError, read_tables

MADE = "CREATE TABLE t (a INTEGER, b REAL, c TEXT, d DATE, e TIMESTAMP);\n"


def rows(values: str) -> list[tuple[object, ...]]:
    (table,) = read_tables(MADE, f"INSERT INTO t VALUES {values};")
    return [tuple(row) for row in table.rows]


def refusal(script: str) -> TableScriptError | None:
    try:
        read_tables(MADE, script)
    except TableScriptError as fault:
        return fault
    return None


def test_a_script_gives_tables_with_typed_rows() -> None:
    (table,) = read_tables(
        "-- a remark\ncreate table t (a integer, b text);\nINSERT INTO t VALUES (1, 'x'), (-2, NULL);"
    )
    assert table.name == "t"
    assert table.columns == (("a", "INTEGER"), ("b", "TEXT"))
    assert table.rows == [(1, "x"), (-2, None)]


def test_every_type_is_read() -> None:
    assert rows("(1, 2, 'it''s; -- fine', '2026-02-28', '2026-02-28 23:59:59')") == [
        (1, 2.0, "it's; -- fine", "2026-02-28", "2026-02-28 23:59:59")
    ]
    assert rows("(NULL, NULL, NULL, NULL, NULL)") == [(None,) * 5]


def test_hidden_rows_take_the_place_of_visible_ones() -> None:
    made = "CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES (1);"
    assert read_tables(made)[0].rows == [(1,)]
    assert read_tables(made, "")[0].rows == []
    assert read_tables(made, "INSERT INTO t VALUES (2);")[0].rows == [(2,)]


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("ATTACH 'x' AS y;", 1),
        ("CREATE TABLE t (a INT);", 1),
        ("CREATE TABLE t (a INTEGER, A TEXT);", 1),
        ("CREATE TABLE t (a INTEGER);\nCREATE TABLE t (a INTEGER);", 2),
        ("CREATE TABLE t (a INTEGER)", 1),
        ("\nINSERT INTO t VALUES (1);", 2),
        ("CREATE TABLE t (a INTEGER);\n\nINSERT INTO t VALUES (1 + 1);", 3),
        ("CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES (1, 2);", 2),
        ("CREATE TABLE t (a INTEGER, b INTEGER);\nINSERT INTO t VALUES (1);", 2),
        ("CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES ('1');", 2),
        ("CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES (99999999999999999999);", 2),
        ("CREATE TABLE t (d DATE);\nINSERT INTO t VALUES ('2026-02-30');", 2),
        ("CREATE TABLE t (d TIMESTAMP);\nINSERT INTO t VALUES ('2026-02-03');", 2),
        ("CREATE TABLE t (a INTEGER);\nDROP TABLE t;", 2),
        ("CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES (1); $", 2),
    ],
)
def test_anything_else_is_refused_with_its_line(script: str, line: int) -> None:
    with pytest.raises(TableScriptError) as caught:
        read_tables(script)
    assert caught.value.line == line


def test_hidden_rows_make_no_tables() -> None:
    with pytest.raises(TableScriptError):
        read_tables(MADE, "CREATE TABLE other (a INTEGER);")


@given(st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), st.text().map(lambda text: text.replace("\0", "")))))
def test_written_values_come_back(values: list[tuple[int, str]]) -> None:
    if not values:
        return
    cells = ", ".join("({}, '{}')".format(number, text.replace("'", "''")) for number, text in values)
    (table,) = read_tables("CREATE TABLE t (a INTEGER, b TEXT);", f"INSERT INTO t VALUES {cells};")
    assert table.rows == values


@given(st.text(alphabet="CREATE TABLEINSOVU t(a),;'01-\n"))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    fault = refusal(text)
    assert fault is None or 1 <= fault.line <= text.count("\n") + 1
