"""Suite files and their report (commands.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rehearse.judge import BadValue, Case, Judge, Limits, Suite, judge_file, run_suite
from rehearse.judge.suites import read_line

TWO_SUM = "def f(a, t):\n    return next([i, j] for j in range(len(a)) for i in range(j) if a[i] + a[j] == t)\n"
LINE: dict[str, Any] = {
    "id": "two-sum-3",
    "source": TWO_SUM,
    "function": "f",
    "cases": [{"in": [[2, 7], 9], "out": [0, 1]}],
    "limits": {"cpu_s": 2.0, "wall_s": 5.0, "memory_mib": 256},
    "checker": {"name": "floats", "rtol": 1e-9, "atol": 1e-12},
    "expect": "AC",
}


def line(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**LINE, **changes}.items() if value is not ...}


def judged(judge: Judge, folder: Path, *lines: Any, **more: Any) -> tuple[dict[str, Any], int]:
    path = folder / "suite.jsonl"
    path.write_text("".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in lines))
    report, code = run_suite(path, judge=judge, **more)
    return json.loads(json.dumps(report)), code


def test_the_plain_report(judge: Judge, tmp_path: Path) -> None:
    report, code = judged(judge, tmp_path, LINE)
    assert code == 0
    assert (report["version"], report["mode"], report["fingerprint"]) == (1, judge.mode, judge.fingerprint)
    (entry,) = report["submissions"]
    assert (entry["id"], entry["verdict"], entry["passed"], entry["cases"]) == ("two-sum-3", "AC", 1, 1)
    assert entry["expected_met"] is True
    assert entry["failures"] == []
    totals = report["totals"]
    assert totals["AC"] == totals["expected_met"] == totals["submissions"] == 1
    assert [totals[name] for name in ("WA", "TLE", "MLE", "OLE", "RTE", "CE", "SV", "JE", "bad_input")] == [0] * 9


def test_failures_show_expected_and_got(judge: Judge, tmp_path: Path) -> None:
    wrong = line(cases=[{"in": [[2, 7], 9], "out": [1, 0]}], expect=...)
    report, code = judged(judge, tmp_path, wrong)
    assert code == 1
    (failure,) = report["submissions"][0]["failures"]
    assert failure == {
        "case": 0,
        "verdict": "WA",
        "expected": "[1, 0]",
        "got": "[0, 1]",
        "message": "The values differ first at [0]: expected 1, got 0.",
    }


def test_a_line_may_expect_several_verdicts(judge: Judge, tmp_path: Path) -> None:
    source = "def f(a, t):\n    raise ValueError\n"
    report, code = judged(judge, tmp_path, line(source=source, expect=["RTE", "WA"]), line(source=source, expect="TLE"))
    assert [entry["expected_met"] for entry in report["submissions"]] == [True, False]
    assert code == 1


def test_bad_lines_are_reported_in_their_place(judge: Judge, tmp_path: Path) -> None:
    lines = [LINE, "{", line(id="x", cases=[]), "", line(id="y", colour=1), LINE]
    seen: list[str | None] = []
    report, code = judged(judge, tmp_path, *lines, stream=lambda entry: seen.append(entry["id"]))
    assert code == 2
    assert seen == ["two-sum-3", None, "x", "y", "two-sum-3"]
    errors = [entry["error"] for entry in report["submissions"] if "error" in entry]
    assert [error["where"] for error in errors] == ["line 2", "line 3, key cases", "line 5, key colour"]
    assert all(error["what"] and error["do"] for error in errors)
    assert report["totals"]["bad_input"] == 3
    assert report["totals"]["submissions"] == 2


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"id": ...}, "key id"),
        ({"source": 3}, "key source"),
        ({"cases": {}}, "key cases"),
        ({"cases": [3]}, "key cases[0]"),
        ({"cases": [{"in": [1]}]}, "key cases[0].out"),
        ({"cases": [{"in": 1, "out": 1}]}, "key cases[0].in"),
        ({"cases": [{"in": [{"$x": 1}], "out": 1}]}, "key cases[0].in[0]"),
        ({"cases": [{"in": [1], "out": {"$set": [[1]]}}]}, "key cases[0].out"),
        ({"cases": [{"in": [1], "out": 1, "tag": "x"}]}, "key cases[0].tag"),
        ({"limits": {"cpu": 1}}, "key limits.cpu"),
        ({"limits": {"cpu_s": "1"}}, "limits.cpu_s"),
        ({"limits": {"memory_mib": 1}}, "limits.memory_mib"),
        ({"limits": 3}, "key limits"),
        ({"checker": "same"}, "key checker.name"),
        ({"checker": {"name": "exact", "rtol": 1}}, "key checker.rtol"),
        ({"expect": "OK"}, "key expect"),
        ({"expect": []}, "key expect"),
    ],
)
def test_errors_name_the_key(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(BadValue) as caught:
        read_line(json.dumps(line(**changes)))
    assert caught.value.where == where


def test_first_failure_leaves_cases_out(judge: Judge, tmp_path: Path) -> None:
    cases = [{"in": [[2, 7], 9], "out": out} for out in ([1, 1], [0, 1], [0, 1])]
    report, _ = judged(judge, tmp_path, line(cases=cases), first_failure=True)
    assert report["submissions"][0]["passed"] == 0
    assert report["submissions"][0]["not_run"] == 2
    report, _ = judged(judge, tmp_path, line(cases=cases))
    assert report["submissions"][0]["passed"] == 2


def test_ill_encoded_lines_and_texts(judge: Judge, tmp_path: Path) -> None:
    path = tmp_path / "suite.jsonl"
    path.write_bytes(b'{"id": "\xff"}\n' + json.dumps(line(source="x = '\ud800'", expect="CE")).encode() + b"\n")
    report, code = run_suite(path, judge=judge)
    assert code == 2
    assert report["submissions"][0]["error"]["what"] == "not UTF-8 text."
    assert report["submissions"][1]["verdict"] == "CE"


def test_a_missing_file_is_bad_input(tmp_path: Path) -> None:
    report, code = run_suite(tmp_path / "none.jsonl")
    assert code == 2
    assert "No such file" in report["submissions"][0]["error"]["what"]


def test_one_file_on_an_item_s_suite(judge: Judge, tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text("def g(a):\n    return a * 2\n")
    suite = Suite(cases=(Case((2,), 4), Case((3,), 6)), function="g", limits=Limits(cpu_s=1))
    report, code = judge_file(path, suite, judge)
    assert (report["submissions"][0]["verdict"], report["submissions"][0]["id"], code) == ("AC", "mine.py", 0)


def test_all_shapes_of_values(judge: Judge, tmp_path: Path) -> None:
    identity = line(source="def f(a):\n    return a\n", checker=..., limits=...)
    forms = [{"$tuple": [1, [2]]}, {"$set": [1]}, {"$dict": [[1, 2]]}, {"$float": "nan"}, {"$float": "-0.0"}]
    forms += [{"$int": "123456789012345678901234567890"}, {"$complex": [1, 2]}, {"$bytes": "AA=="}, 2**60, None]
    forms += [{"$ndarray": [[1.5]], "dtype": "float64"}, {"$ndarray": [], "dtype": "int64", "shape": [0, 2]}]
    report, code = judged(judge, tmp_path, {**identity, "cases": [{"in": [form], "out": form} for form in forms]})
    assert code == 0, report["submissions"][0]["failures"]
