"""What an analysis says to the person: sentences, a curve with its table, an input that fails."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rehearse.bank import Item
from rehearse.message import Message
from rehearse.web.practice import analysing
from rehearse.web.practice.models import Analysis, Attempt, Submission
from rehearse.web.text.catalog import say
from rehearse.web.text.templatetags.text import num

__all__ = [
    "CLASSES",
    "Counterexample",
    "Curve",
    "Feedback",
    "Growth",
    "Report",
    "asked_report",
    "report_of",
    "reports_of",
    "statement_fault",
]

CLASSES = ("O(1)", "O(log n)", "O(sqrt n)", "O(n)", "O(n log n)", "O(n^2)", "O(n^2 log n)", "O(n^3)", "O(2^n)")
"""Offered while a statement is typed."""

_LONGEST_TABLE = 24
"""Rows; a ladder has more sizes than a person reads."""


@dataclass(frozen=True, slots=True)
class Line:
    """A class drawn through the last measured point."""

    name: str
    style: str
    """``stated``, ``s1`` or ``s2``."""
    path: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Work against size, both logarithmic, in a square of 100 by 100 units."""

    points: str
    lines: Sequence[Line]
    columns: Sequence[str]
    """Right-hand edges of the grid, as x."""
    rows: Sequence[str]
    x_labels: Sequence[str]
    y_labels: Sequence[str]
    """Top first."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One size."""

    n: str
    work: str
    factor: str
    """How many times the work of half the size; empty when that was not measured."""
    per: Sequence[str]
    """Work divided by each class; flat for the one that fits."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Measured growth."""

    tone: str
    headline: str
    sentences: Sequence[str]
    """What a person checks: the measured class, the deciding line, one doubling."""
    more: Sequence[str]
    """How it was measured."""
    space_tone: str
    space: str
    """The sentence on space; empty when none was asked for or measured."""
    curve: Curve | None
    classes: Sequence[str]
    table: Sequence[TableRow]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """An input on which the code and the reference differ, or the news that none was found."""

    is_found: bool
    arguments: Sequence[tuple[str, str]]
    """Name and value as Python writes it."""
    expected: str
    got: str
    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class TestLine:
    """One of the person's tests."""

    line: int
    text: str
    is_passed: bool
    sentence: str
    edges: Sequence[str]

    @property
    def tone(self) -> str:
        return "pass" if self.is_passed else "fail"


@dataclass(frozen=True, slots=True)
class Feedback:
    """Own tests, edge cases, names and structure."""

    tests: Sequence[TestLine]
    faults: Sequence[str]
    edges: Sequence[tuple[str, bool]]
    """Each declared edge case and whether a test holds it; empty when the item does not tell."""
    covered: str
    hints: Sequence[str]


@dataclass(frozen=True, slots=True)
class Report:
    """One analysis on the page."""

    row: Analysis
    is_waiting: bool
    growth: Growth | None = None
    counterexample: Counterexample | None = None
    feedback: Feedback | None = None


def report_of(row: Analysis, item: Item) -> Report:
    """What is known now."""
    found = analysing.so_far(row)
    is_waiting = row.status != Analysis.DONE
    if not found:
        return Report(row, is_waiting)
    if row.kind == analysing.GROWTH:
        return Report(row, is_waiting, growth=_growth(found))
    if row.kind == analysing.COUNTEREXAMPLE:
        return Report(row, is_waiting, counterexample=_counterexample(found, item))
    if row.kind == analysing.FEEDBACK:
        return Report(row, is_waiting, feedback=_feedback(found))
    return Report(row, is_waiting)


def reports_of(submission: Submission | None, item: Item) -> list[Report]:
    """All that followed a verdict."""
    return [report_of(row, item) for row in analysing.of_submission(submission)] if submission is not None else []


def asked_report(attempt: Attempt, item: Item) -> Report | None:
    """What the person asked for before handing in."""
    row = analysing.asked(attempt)
    return None if row is None else report_of(row, item)


def statement_fault(text: str, item: Item) -> str:
    """What of a stated growth cannot be read; empty when all can. Nothing is guessed."""
    fault = analysing.statement_fault(text, item)
    return "" if fault is None else say(fault)


_SHOWN_ELSEWHERE = frozenset({"judge.counterexample.value"})
"""Sentences that repeat what stands in the list of values."""

_SPACE_LINES = frozenset(
    f"judge.growth.space_{name}" for name in ("holds", "loose", "fails", "unsure", "measured", "measured_range")
)
_LATER = frozenset(
    f"judge.growth.{name}"
    for name in ("grows", "nearest", "two_grows", "two_holds", "candidates", "space_grows", "space_doubling",
                 "space_short", "space_sorting", "about_average", "about_amortised")
)  # fmt: skip

_TONES = {"holds": "pass", "does_not_hold": "fail", "cannot_tell": "unsure"}


def _growth(found: Mapping[str, Any]) -> Growth:
    first, *others = found.get("messages") or [None]
    of_space = [part for part in others if part["id"] in _SPACE_LINES]
    later = [part for part in others if part["id"] in _LATER]
    now = [part for part in others if part not in of_space and part not in later]
    given = found.get("curve") or {}
    rows = [row for row in given.get("rows", ()) if row["work"] > 0]
    classes = list(given.get("classes", ()))
    return Growth(
        tone=_TONES.get(str(found["time"].get("answer")), "none"),
        headline=_said(first) if first else "",
        sentences=[_said(part) for part in now],
        more=[_said(part) for part in later],
        space_tone=_TONES.get(str(found["space"].get("answer")), "none"),
        space=" ".join(_said(part) for part in of_space),
        curve=_curve(rows, classes, found["time"].get("stated")) if len(rows) > 1 else None,
        classes=classes,
        table=_table(rows, classes),
    )


def _figure(value: float) -> str:
    """Three significant digits, never in the form 1e+06."""
    if value == 0:
        return str(num(0))
    decimals = max(0, 2 - math.floor(math.log10(abs(value))))
    return str(num(round(value, decimals) if decimals else round(value), min(decimals, 6)))


def _table(rows: Sequence[Mapping[str, Any]], classes: Sequence[str]) -> list[TableRow]:
    work = {row["n"]: row["work"] for row in rows}
    step = max(1, math.ceil(len(rows) / _LONGEST_TABLE))
    shown = [row for place, row in enumerate(reversed(rows)) if place % step == 0][::-1]
    return [
        TableRow(
            n=str(num(row["n"])),
            work=_figure(row["work"]),
            factor=_figure(row["work"] / half) if (half := work.get(row["n"] // 2, 0)) and row["n"] % 2 == 0 else "",
            per=[_figure(row["per"][name]) if name in row["per"] else "" for name in classes],
        )
        for row in shown
    ]


def _curve(rows: Sequence[Mapping[str, Any]], classes: Sequence[str], stated: str | None) -> Curve:
    """The lines are g(n) through the last point; g itself is the work over the table's column."""
    last = rows[-1]
    lines: dict[str, list[tuple[float, float]]] = {}
    for name in classes:
        if not last["per"].get(name):
            continue
        g_last = last["work"] / last["per"][name]
        lines[name] = [
            (row["n"], last["work"] * row["work"] / row["per"][name] / g_last) for row in rows if row["per"].get(name)
        ]
    sizes = [row["n"] for row in rows]
    heights = [row["work"] for row in rows]
    low, high = math.floor(math.log10(min(heights))), math.ceil(math.log10(max(heights)) + 1e-9)
    high = max(high, low + 1)
    left, right = math.log(min(sizes)), math.log(max(sizes))

    def place(n: float, height: float) -> str:
        x = 100 * (math.log(n) - left) / max(right - left, 1e-9)
        y = 100 * (1 - (math.log10(max(height, 10.0**low)) - low) / (high - low))
        return f"{x:.1f} {min(100.0, max(0.0, y)):.1f}"

    styles = iter(("s1", "s2", "s3"))
    drawn = [
        Line(name, "stated" if name == stated else next(styles), "M" + "L".join(place(*point) for point in points))
        for name, points in lines.items()
    ]
    every = max(1, math.ceil((high - low) / 6))
    decades = [*range(low, high, every), high]
    middle = math.sqrt(min(sizes) * max(sizes))
    ticks = [min(sizes), min(sizes, key=lambda n: abs(math.log(n / middle))), max(sizes)]
    return Curve(
        points="".join(f"M{place(n, height)}h0" for n, height in zip(sizes, heights, strict=True)),
        lines=drawn,
        columns=[place(n, 10.0**low).split()[0] for n in ticks[1:2]],
        rows=[f"{100 * (high - decade) / (high - low):.1f}" for decade in decades],
        x_labels=[str(num(n)) for n in ticks],
        y_labels=[str(num(10**decade)) if decade >= 0 else _figure(10.0**decade) for decade in reversed(decades)],
    )


def _counterexample(found: Mapping[str, Any], item: Item) -> Counterexample:
    got = found.get("got") or {}
    messages = [part for part in found.get("messages", ()) if part["id"] not in _SHOWN_ELSEWHERE]
    return Counterexample(
        is_found=bool(found.get("found")),
        arguments=_arguments(str(found.get("input") or ""), item) if found.get("found") else (),
        expected=str(found.get("expected") or ""),
        got=str(got.get("value") or "") if got.get("kind") == "value" else "",
        sentences=[_said(part) for part in messages],
    )


def _arguments(text: str, item: Item) -> list[tuple[str, str]]:
    """Each argument under its name, each table under its own; the whole tuple under one word where it cannot be taken
    apart."""
    if item.kind == "data_round" and (tables := _tables(text)):
        return tables
    entry = getattr(item, "entry", None)
    try:
        call = ast.parse(text, mode="eval").body
        names = [one.arg for one in ast.parse(f"def f{entry.signature}: ...").body[0].args.args]  # type: ignore
        if isinstance(call, ast.Tuple) and len(call.elts) == len(names):
            return [(name, ast.unparse(value)) for name, value in zip(names, call.elts, strict=True)]
    except (SyntaxError, ValueError, AttributeError, RecursionError, MemoryError):
        pass
    return [(_("input"), text)]


def _tables(text: str) -> list[tuple[str, str]]:
    """Name with columns, and rows, of each table of an input; empty for one that is cut or no list of tables."""
    try:
        ((*tables,),) = ast.literal_eval(text)
        return [
            (
                f"{table['name']} ({', '.join(str(name) for name, _kind in table['columns'])})",
                ", ".join(f"({', '.join(map(repr, row))})" for row in table["rows"]) or "()",
            )
            for table in tables
        ]
    except (SyntaxError, ValueError, TypeError, KeyError, RecursionError, MemoryError):
        return []


def _said(part: Mapping[str, Any]) -> str:
    return say(Message(part["id"], part.get("params", {})))


def _tag_in_words(tag: str) -> str:
    """``no_answer`` as a person reads it."""
    return tag.replace("_", " ")


def _feedback(found: Mapping[str, Any]) -> Feedback:
    edges = [(_tag_in_words(tag), is_covered) for tag, is_covered in (found.get("edges") or {}).items()]
    covered = sum(is_covered for _, is_covered in edges)
    return Feedback(
        tests=[
            TestLine(
                test["line"],
                test["text"],
                test["is_passed"],
                _said(test["message"]),
                [*map(_tag_in_words, test["edges"])],
            )
            for test in found["tests"]
        ],
        faults=[_said(fault) for fault in found["faults"]],
        edges=edges,
        covered=say(Message("judge.feedback.covered", {"covered": covered, "total": len(edges)})) if edges else "",
        hints=[_said(hint["message"]) for hint in found["hints"]],
    )
