"""Suite files: one submission per line, one report (commands.md, ``rehearse judge --suite``)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import values
from .checkers import bind_open
from .errors import BadSuite, BadValue, JudgeRefused
from .judgement import CaseResult, Judgement
from .limits import Limits
from .messages import TEXTS
from .submission import Submission
from .suite import Case, Suite
from .verdict import Verdict
from .worker import Judge

__all__ = ["EXIT_BAD_INPUT", "EXIT_DONE", "EXIT_MACHINE", "EXIT_NO", "Line", "judge_file", "judge_lines"]
__all__ += ["read_line", "report", "run_suite"]

EXIT_DONE, EXIT_NO, EXIT_BAD_INPUT, EXIT_MACHINE = 0, 1, 2, 3

_KEYS = ("id", "source", "function", "cases", "limits", "checker", "expect")
_LONGEST = 64 << 20
"""Characters of one line."""

Stream = Callable[[dict[str, Any]], None]


class Line:
    """One line of a suite, read and checked."""

    def __init__(self, submission: Submission, expect: frozenset[Verdict]) -> None:
        self.submission = submission
        self.expect = expect
        """Verdicts that meet the line; AC alone when it names none."""


def _need(data: Mapping[str, Any], key: str, kind: type) -> Any:
    if key not in data:
        raise BadSuite(f"key {key}", "the key is missing.", "Add it.")
    if not isinstance(data[key], kind):
        wanted = "a text" if kind is str else "a list"
        raise BadSuite(f"key {key}", f"its value must be {wanted}.", "Change it.")
    return data[key]


def _case(data: Any, place: int) -> Case:
    where = f"key cases[{place}]"
    if not isinstance(data, dict):
        raise BadSuite(where, "a case must be an object.", 'Write {"in": [...], "out": ...}.')
    for key in data:
        if key not in ("in", "out"):
            raise BadSuite(f"{where}.{key}", "unknown key.", "Known keys: in, out.")
    for key in ("in", "out"):
        if key not in data:
            raise BadSuite(f"{where}.{key}", "the key is missing.", "Add it.")
    if not isinstance(data["in"], list):
        raise BadSuite(f"{where}.in", "the arguments must be a list.", "Write a list, also of one argument.")
    arguments = tuple(values.decode(each, f"{where}.in[{number}]") for number, each in enumerate(data["in"]))
    return Case(arguments, values.decode(data["out"], f"{where}.out", expected=True))


def _expect(data: Any) -> frozenset[Verdict]:
    names = data if isinstance(data, list) else [data]
    try:
        wanted = frozenset(Verdict(name) for name in names)
    except ValueError:
        known = ", ".join(Verdict)
        raise BadSuite("key expect", f"unknown verdict in {str(data)[:60]}.", f"Known verdicts: {known}.") from None
    if not wanted:
        raise BadSuite("key expect", "the list is empty.", "Name a verdict, or remove the key.")
    return wanted


def _no_constants(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def read_line(text: str, *, first_failure: bool = False) -> Line:
    """Read one line. Raises BadValue with the key at fault."""
    if any("\udc80" <= character <= "\udcff" for character in text):
        raise BadSuite("", "not UTF-8 text.", "Save the file as UTF-8.")
    try:
        data = json.loads(text, parse_constant=_no_constants)
    except (ValueError, RecursionError) as error:
        raise BadSuite("", f"not JSON ({str(error)[:100]}).", "Write one object per line.") from None
    if not isinstance(data, dict):
        raise BadSuite("", "a line must be an object.", "Write one object per line.")
    for key in data:
        if key not in _KEYS:
            raise BadSuite(f"key {key[:60]}", "unknown key.", f"Known keys: {', '.join(_KEYS)}.")
    cases = tuple(_case(each, place) for place, each in enumerate(_need(data, "cases", list)))
    if not cases:
        raise BadSuite("key cases", "there is no case.", "Add at least one.")
    if values.raises_only(case.expected for case in cases):
        raise BadSuite("key cases", "every case expects an exception.", "Add a case that expects a value.")
    checker = data.get("checker", "exact")
    bind_open(checker, "key checker")
    submission = Submission(
        id=_need(data, "id", str),
        source=_need(data, "source", str),
        function=_need(data, "function", str),
        cases=cases,
        limits=Limits.from_json(data.get("limits", {}), "key limits"),
        checker=checker,
        first_failure=first_failure,
    )
    return Line(submission, _expect(data.get("expect", "AC")))


def _failure(result: CaseResult) -> dict[str, Any]:
    return {
        "case": result.index,
        "verdict": result.verdict,
        "expected": result.expected,
        "got": result.got,
        "message": TEXTS.english(result.message),
        **({"line": result.line} if result.line else {}),
    }


def entry(identity: str, judgement: Judgement, expect: frozenset[Verdict]) -> dict[str, Any]:
    """One submission's part of a report."""
    failures = [_failure(case) for case in judgement.cases if case.verdict not in (None, Verdict.AC)]
    return {
        "id": identity,
        "verdict": judgement.verdict,
        "passed": judgement.passed,
        "cases": judgement.total,
        "expected_met": judgement.verdict in expect,
        "cpu_ms": round(judgement.cpu_ms, 1),
        "wall_ms": round(judgement.wall_ms, 1),
        "not_run": sum(case.verdict is None for case in judgement.cases),
        "failures": failures,
        "stdout": judgement.stdout,
    }


def _bad(number: int, text: str, fault: BadValue) -> dict[str, Any]:
    """The entry of a line that cannot be read, with its id when it shows one."""
    try:
        data = json.loads(text)
        identity = data.get("id") if isinstance(data, dict) else None
    except (ValueError, RecursionError):
        identity = None
    where = f"line {number}" + (f", {fault.where}" if fault.where else "")
    return {
        "id": identity if isinstance(identity, str) else None,
        "error": {"where": where, "what": fault.what, "do": fault.do},
    }


def judge_lines(lines: Iterable[str], judge: Judge, *, first_failure: bool = False) -> Iterator[dict[str, Any]]:
    """Judge the lines of a suite in order, one report entry each; a bad line is reported in its place."""
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            if len(text) > _LONGEST:
                raise BadSuite("", "the line is too long.", f"Keep it under {_LONGEST >> 20} million characters.")
            line = read_line(text, first_failure=first_failure)
        except BadValue as fault:
            yield _bad(number, text, fault)
            continue
        yield entry(line.submission.id, judge.run(line.submission), line.expect)


def report(entries: list[dict[str, Any]], judge: Judge, wall_s: float) -> dict[str, Any]:
    """The whole report of a suite."""
    judged = [each for each in entries if "error" not in each]
    totals: dict[str, Any] = {str(verdict): 0 for verdict in Verdict}
    for each in judged:
        totals[each["verdict"]] += 1
    totals["expected_met"] = sum(each["expected_met"] for each in judged)
    totals["submissions"] = len(judged)
    totals["bad_input"] = len(entries) - len(judged)
    totals["wall_s"] = round(wall_s, 3)
    return {
        "version": 1,
        "mode": str(judge.mode),
        "fingerprint": judge.fingerprint,
        "submissions": entries,
        "totals": totals,
    }


def exit_code(entries: Iterable[Mapping[str, Any]]) -> int:
    """The highest that applies: machine failed, bad input, a line missed what it expected, done."""
    code = EXIT_DONE
    for each in entries:
        if "error" in each:
            code = max(code, EXIT_BAD_INPUT)
        elif each["verdict"] == Verdict.JE:
            code = max(code, EXIT_MACHINE)
        elif not each["expected_met"]:
            code = max(code, EXIT_NO)
    return code


def _refused(error: JudgeRefused) -> dict[str, Any]:
    return {"version": 1, "mode": "refused", "submissions": [], "error": {"what": str(error), "where": "", "do": ""}}


def run_suite(
    path: Path, *, first_failure: bool = False, stream: Stream | None = None, judge: Judge | None = None
) -> tuple[dict[str, Any], int]:
    """Judge a suite file; the report and the exit code.

    ``stream`` gets each entry as soon as it is known. Without ``judge`` one is started for the file. A file that
    cannot be read gives a report with one error and exit code 2; a machine that refuses, exit code 3.
    """
    try:
        with path.open("rb") as file:
            lines = (line.decode("utf-8", "surrogateescape") for line in file)
            if judge is not None:
                return _run(lines, judge, first_failure, stream)
            with Judge(interactive=False) as own:
                return _run(lines, own, first_failure, stream)
    except JudgeRefused as error:
        return _refused(error), EXIT_MACHINE
    except OSError as error:
        what = f"{error.strerror or error}."
        fault = {"file": str(path), "error": {"where": str(path), "what": what, "do": "Give a readable file."}}
        return {"version": 1, "submissions": [fault], "totals": {"bad_input": 1}}, EXIT_BAD_INPUT


def _run(lines: Iterable[str], judge: Judge, first_failure: bool, stream: Stream | None) -> tuple[dict[str, Any], int]:
    started = time.monotonic()
    entries = []
    for each in judge_lines(lines, judge, first_failure=first_failure):
        entries.append(each)
        if stream is not None:
            stream(each)
    return report(entries, judge, time.monotonic() - started), exit_code(entries)


def judge_file(
    path: Path, suite: Suite, judge: Judge, *, identity: str = "", first_failure: bool = False
) -> tuple[dict[str, Any], int]:
    """Judge one source file on an item's suite: the same report with one submission. Raises OSError."""
    source = path.read_text("utf-8", errors="surrogateescape")
    submission = replace(Submission.of_suite(identity or path.name, source, suite), first_failure=first_failure)
    started = time.monotonic()
    entries = [entry(submission.id, judge.run(submission), frozenset({Verdict.AC}))]
    return report(entries, judge, time.monotonic() - started), exit_code(entries)
