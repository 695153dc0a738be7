"""What a box of each flavour can import, and what a person is told where an engine is missing."""

from __future__ import annotations

import pytest

from rehearse.judge import Case, Judge, Limits, Mode, NotRunnable, Submission, Verdict
from rehearse.judge.languages.python import LISTS, Flavour, flavour_of, marked
from rehearse.judge.languages.sql import ENGINES, engine_of, prepare
from rehearse.judge.runtime import Runtime

TRIED = ("numpy", "pandas", "dateutil", "duckdb", "pip", "ensurepip", "django", "pydantic", "rehearse", "pytest", "uv")
STANDARD = ("json", "sqlite3", "zoneinfo", "ctypes", "ssl")

IMPORTS = """
def f(names):
    import importlib
    found = []
    for name in names:
        try:
            importlib.import_module(name)
            found.append(name)
        except ImportError:
            pass
        except PermissionError:
            pass
    return found
"""

SEEN = {
    Flavour.PLAIN: {"numpy"},
    Flavour.NUMPY: {"numpy"},
    Flavour.SQLITE: set(),
    Flavour.DUCKDB: {"duckdb"},
    Flavour.PANDAS: {"numpy", "pandas", "dateutil"},
}


def source_in(flavour: Flavour) -> str:
    if flavour is Flavour.PLAIN:
        return IMPORTS
    if flavour is Flavour.NUMPY:
        return "import numpy\n" + IMPORTS
    return IMPORTS + marked(flavour)


@pytest.mark.long
@pytest.mark.parametrize("mode", ["judge", "confined"])
@pytest.mark.parametrize("flavour", list(Flavour))
def test_a_flavour_sees_its_own_list_only(flavour: Flavour, mode: str, request: pytest.FixtureRequest) -> None:
    judge: Judge = request.getfixturevalue(mode)
    source = source_in(flavour)
    assert flavour_of(source) is flavour
    expected = [name for name in (*TRIED, *STANDARD) if name in SEEN[flavour] or name in STANDARD]
    case = Case(([*TRIED, *STANDARD],), expected)
    got = judge.run(Submission("x", source, "f", (case,), Limits(cpu_s=10)))
    assert got.verdict is Verdict.AC, (got.cases[0].got, got.message)


def test_every_flavour_has_a_list() -> None:
    assert set(LISTS) == set(SEEN) == set(Flavour)
    assert set(ENGINES) <= set(Flavour)


def test_a_program_asks_for_its_flavour_in_the_last_line() -> None:
    assert flavour_of("x = 1\n" + marked("pandas")) is Flavour.PANDAS
    assert flavour_of(marked("pandas") + "x = 1\n") is Flavour.PLAIN
    assert flavour_of("# engine: oracle\n") is Flavour.PLAIN


def test_a_view_binds_no_other_packages() -> None:
    runtime = Runtime.of()
    for flavour in (Flavour.SQLITE, Flavour.PLAIN):
        view = runtime.view(flavour)
        assert set(view.names) == {"msgpack", *LISTS[flavour]}
        unbound = [path for name, paths in runtime.packages.items() if name not in view.names for path in paths]
        assert unbound
        assert not {*unbound} & {*view.shown, *(path for path, _ in view.readable)}
        assert runtime.view(Flavour.PLAIN) == runtime


@pytest.mark.parametrize(
    ("text", "engine"),
    [
        ("SELECT 1", "sqlite"),
        ("-- engine: duckdb\nSELECT 1", "duckdb"),
        ("--engine:DuckDB", "duckdb"),
        ("# engine: pandas\r\nx = 1", "pandas"),
        ("\n-- engine: duckdb\nSELECT 1", "sqlite"),
        ("-- engine: duckdb SELECT 1", "sqlite"),
    ],
)
def test_the_first_line_names_the_engine(text: str, engine: str) -> None:
    assert engine_of(text) == engine


def test_an_engine_that_is_not_installed_is_a_compile_error_with_what_to_do(judge: Judge) -> None:
    with pytest.raises(NotRunnable) as caught:
        prepare("# engine: pandas\nx = 1", [("a", "int")], ENGINES, lambda engine: engine == "sqlite")
    assert caught.value.message.id == "judge.engine_missing"
    refused = Submission("x", "", "f", (Case((), 1),), refusal=caught.value)
    assert judge.run(refused).verdict is Verdict.CE
    with pytest.raises(NotRunnable) as caught:
        prepare("-- engine: oracle\nSELECT 1", [("a", "int")], ENGINES, lambda engine: True)
    assert caught.value.message.id == "judge.engine_unknown"


def test_a_program_that_asks_for_a_missing_package_runs_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with Judge(Mode.CONFINED) as judge:
        packages = {name: paths for name, paths in judge.runtime.packages.items() if name != "pandas"}
        object.__setattr__(judge.runtime, "packages", packages)
        assert not judge.offers("pandas")
        source = "def f():\n    import pandas\n" + marked("pandas")
        got = judge.run(Submission("x", source, "f", (Case((), 1),)))
    assert got.verdict is Verdict.RTE
    assert "pandas" in str(got.cases[0].message.params["text"])
