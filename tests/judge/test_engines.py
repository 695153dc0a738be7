"""Queries and functions on tables: the same answer from every engine, and what none of them may do."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge import TEXTS, Case, Judge, Judgement, Limits, Submission, Verdict
from rehearse.judge.inside.engines import sqlite
from rehearse.judge.inside.engines.tables import ROWS, ColumnsError, NotAllowedError, records
from rehearse.judge.languages.sql import ENGINES, FUNCTION, prepare
from rehearse.judge.tabular import writer
from rehearse.judge.untrusted import MapValue

TABLES: list[Any] = [
    {
        "name": "t",
        "columns": [["id", "INTEGER"], ["name", "TEXT"], ["day", "DATE"], ["moment", "TIMESTAMP"], ["x", "REAL"]],
        "rows": [
            [1, "a", "2026-01-05", "2026-01-05 08:00:00", 1.5],
            [2, None, None, None, None],
            [None, "c", "2026-02-01", "2026-02-01 00:00:00", 2.0],
        ],
    }
]
COLUMNS = [("id", "int"), ("name", "text"), ("day", "date"), ("moment", "timestamp"), ("x", "float")]
ROWS_OUT = [dict(zip([name for name, _ in COLUMNS], row, strict=True)) for row in TABLES[0]["rows"]]


def run(judge: Judge, text: str, expected: Any = None, columns: Any = COLUMNS, **limits: Any) -> Judgement:
    types = {"date": "text", "timestamp": "text"}
    keys = [{"name": name, "type": types.get(kind, kind)} for name, kind in columns]
    return judge.run(
        Submission(
            "test",
            text,
            FUNCTION,
            (Case((TABLES,), expected), Case((TABLES,), expected)),
            Limits(**{"cpu_s": 5.0, **limits}),
            {"name": "tables", "columns": keys},
            prepared=prepare(text, columns, ENGINES, lambda engine: True),
        )
    )


def said(judgement: Judgement) -> str:
    return TEXTS.english(judgement.cases[0].message)


ALL = {
    "sqlite": "SELECT * FROM t",
    "duckdb": "-- engine: duckdb\nSELECT * FROM t",
    "pandas": "# engine: pandas\ndef answer(tables):\n    return tables['t']",
}


@pytest.mark.long
@pytest.mark.parametrize("mode", ["judge", "confined"])
@pytest.mark.parametrize("engine", ENGINES)
def test_every_type_comes_back_as_it_went_in(engine: str, mode: str, request: pytest.FixtureRequest) -> None:
    got = run(request.getfixturevalue(mode), ALL[engine], ROWS_OUT)
    assert got.verdict is Verdict.AC, said(got)


@pytest.mark.parametrize("mode", ["own-code-only"])
def test_the_weakest_mode_runs_queries_too(mode: str) -> None:
    with Judge(mode) as judge:
        assert run(judge, ALL["sqlite"], ROWS_OUT).verdict is Verdict.AC


COUNT = [("n", "int"), ("share", "float")]


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "SELECT count(*) AS N, 1.0 * count(id) / count(*) AS share FROM t",
        "-- engine: duckdb\nSELECT count(*) AS n, count(id) / count(*) AS Share FROM t",
        "# engine: pandas\nimport pandas as pd\n\ndef answer(tables):\n    t = tables['t']\n"
        "    return pd.DataFrame({'n': [len(t)], 'share': [t['id'].notna().mean()]})",
    ],
    ids=ENGINES,
)
def test_letter_case_of_names_is_free_and_numbers_are_near(judge: Judge, text: str) -> None:
    got = run(judge, text, [{"n": 3, "share": 2 / 3}], COUNT)
    assert got.verdict is Verdict.AC, said(got)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("ATTACH 'x' AS y", "this statement is not allowed here: ATTACH"),
        ("DETACH main", "this statement is not allowed here: DETACH"),
        ("PRAGMA user_version", "this statement is not allowed here: PRAGMA"),
        ("SELECT * FROM pragma_table_info('t')", "this statement is not allowed here: PRAGMA"),
        ("SELECT load_extension('x')", "this statement is not allowed here: load_extension"),
        ("INSERT INTO t VALUES (1, 1, 1, 1, 1)", "this statement is not allowed here: INSERT"),
        ("WITH a AS (SELECT 1) DELETE FROM t", "this statement is not allowed here: DELETE"),
        ("CREATE VIEW v AS SELECT 1", "this statement is not allowed here: CREATE"),
        ("VACUUM", "this statement is not allowed here: VACUUM"),
        ("EXPLAIN SELECT 1", "this statement is not allowed here: EXPLAIN"),
        ("BEGIN", "this statement is not allowed here: BEGIN"),
        ("SELECT 1; SELECT 2", "more than one statement"),
        ("-- nothing", "there is no query"),
        ("SELEC 1", 'near "SELEC": syntax error'),
        ("SELECT id AS a, name AS A FROM t", ""),
    ],
)
def test_sqlite_refuses_with_the_reason(judge: Judge, query: str, told: str) -> None:
    got = run(judge, query)
    if told:
        assert got.verdict is Verdict.RTE
        assert told in said(got)
    else:
        assert got.verdict is Verdict.WA


@pytest.mark.parametrize(
    "query",
    [
        "SELECT id, name, day, moment, x FROM t;",
        "  -- a remark\n/* ; */ WITH a AS (SELECT * FROM t) SELECT * FROM a",
        "SELECT t.* FROM t JOIN json_each('[1]') ON 1",
    ],
)
def test_honest_queries_are_not_refused(judge: Judge, query: str) -> None:
    got = run(judge, query, ROWS_OUT)
    assert got.verdict is Verdict.AC, said(got)


@pytest.mark.long
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("ATTACH 'x'", "this statement is not allowed here: ATTACH"),
        ("SET threads = 4", "this statement is not allowed here: SET"),
        ("PRAGMA version", "this statement is not allowed here: PRAGMA"),
        ("COPY (SELECT 1) TO 'x'", "this statement is not allowed here: COPY"),
        ("SELECT 1; SELECT 2", "more than one statement"),
        ("", "there is no query"),
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM read_csv('/etc/passwd')", "disabled"),
    ],
)
def test_duckdb_refuses_with_the_reason(judge: Judge, query: str, told: str) -> None:
    got = run(judge, "-- engine: duckdb\n" + query)
    assert got.verdict is Verdict.RTE
    assert told in said(got)


def test_an_endless_recursive_query_is_a_time_out(judge: Judge) -> None:
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"
    assert run(judge, endless, cpu_s=0.2).verdict is Verdict.TLE


def test_a_result_that_is_too_long_is_told_its_length(judge: Judge) -> None:
    query = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 30000) SELECT x FROM c"
    got = run(judge, query)
    assert got.verdict is Verdict.RTE
    assert f"the result has 30,000 rows; at most {ROWS:,} are taken" in said(got)


@pytest.mark.long
@pytest.mark.parametrize(
    ("body", "verdict", "told", "line"),
    [
        ("def answer(tables):\n    return 1 / 0", Verdict.RTE, "division by zero", 3),
        ("def answer(tables):\n    return [", Verdict.CE, "never closed", 3),
        ("def answer(tables):\n    return 3", Verdict.RTE, "not a data frame", None),
        ("x = 1", Verdict.RTE, "define a function answer(tables)", None),
    ],
)
def test_pandas_faults_name_the_person_s_own_line(
    judge: Judge, body: str, verdict: Verdict, told: str, line: int | None
) -> None:
    got = run(judge, "# engine: pandas\n" + body)
    assert got.verdict is verdict
    assert told in said(got)
    assert got.cases[0].line == line


@pytest.mark.long
def test_pandas_whole_numbers_stay_whole_beside_missing_ones(judge: Judge) -> None:
    text = "# engine: pandas\ndef answer(tables):\n    t = tables['t']\n    t['n'] = t['id'].astype('float64') + 1\n"
    got = run(judge, text + "    return t[['n']]", [{"n": 2}, {"n": 3}, {"n": None}], [("n", "int")])
    assert got.verdict is Verdict.AC, said(got)


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(ColumnsError):
        records(["a", "A"], [(1, 2)], [("a", "int")])


_KEYWORDS = "SELECT FROM t id * ; ( ) , 1 AS ATTACH DETACH VACUUM INTO PRAGMA INSERT VALUES WITH -- /* */ CREATE TABLE"
WORDS = st.sampled_from([*_KEYWORDS.split(), "'{path}'", "load_extension('{path}')", "main", "other", "\n"])


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=9))
def test_no_statement_makes_a_file(words: list[str]) -> None:
    """In this process, without any fence: sqlite's own doors alone."""
    with tempfile.TemporaryDirectory() as folder:
        query = " ".join(words).replace("{path}", f"{folder}/made")
        with suppress(sqlite3.Error, sqlite3.Warning, NotAllowedError, ColumnsError):
            assert isinstance(sqlite.answer(query, TABLES, []), list)
        assert os.listdir(folder) == []


def test_tables_are_written_so_that_they_can_be_read_again() -> None:
    write = writer(["a", "b"])
    assert write([{"a": 1, "b": None}, {"a": 2.5, "b": "x\ty"}]) == "a\tb\n1\tNULL\n2.5\tx y\n(2 rows)"
    assert write([]) == "a\tb\n(0 rows)"
    assert write([MapValue([("a", "NULL"), ("b", "")])]) == "a\tb\n'NULL'\t''\n(1 row)"
    assert write([{"a": 1}] * 100).endswith("1\n(100 rows)")
    assert write(3) == "3"
    assert write([[1, 2]]) == "[[1, 2]]"


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=4)))
def test_any_value_can_be_written(value: Any) -> None:
    assert isinstance(writer(["a"])(value), str)
    assert writer(["a"])([MapValue([(0, value)])]).endswith("(1 row)")
