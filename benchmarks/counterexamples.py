"""Counterexamples beside their targets: ``python -m benchmarks.counterexamples [--only bank|bugs|held] [--names ...]``.

Every wrong solution (WA and RTE) of the bank's coding items, and the functions of ``benchmarks/bugs``, get 2 s of CPU.
``held`` functions were written when the search was finished. Hypothesis gets the same domains and the same CPU in this
process, one bug after the other, in turn with ours, which runs everything in boxes: its CPU counts the search and
every box from its birth on, and running alone what is shown. Batteries are made before.
"""

from __future__ import annotations

import argparse
import ast
import copy
import math
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import NoSuchExample, Unsatisfiable

from benchmarks.bugs import HELD, bugs
from benchmarks.peers.generated import calls
from benchmarks.peers.table import Table
from rehearse import bank
from rehearse.judge import Judge, Limits, Submission, suite_of
from rehearse.judge.counterexample import Arguments, Found, SearchRequest, search
from rehearse.judge.counterexample.items import request_of_item

BUDGET_S = 2.0
WALL_S = 120.0
"""No bound on purpose: CPU is compared, on machines that may be busy."""
CALL_S = 0.1
SEED = 1

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--only", choices=["bank", "bugs", "held"], help="one set only")
parser.add_argument("--names", nargs="*", default=[], help="bugs whose names hold one of these words")
parser.add_argument("--no-peer", action="store_true", help="leave Hypothesis out")
parser.add_argument("--show", action="store_true", help="print what is found for each bug")


@dataclass(frozen=True)
class Wrong:
    """One wrong function."""

    group: str
    name: str
    request: SearchRequest
    declaration: dict[str, Any]


@dataclass
class Row:
    """What came of one bug."""

    wrong: Wrong
    ours: Found
    given: Found
    peer: tuple[Any, ...] | None = None
    peer_s: float = math.nan
    is_held_up: bool = True
    """Whether ours differs when both functions are run on it here, alone."""

    def size_of(self, arguments: tuple[Any, ...]) -> int:
        domain = self.wrong.request.domain
        assert domain is not None
        return domain.size(arguments)


class _TooLongError(BaseException):
    pass


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _function(source: str, name: str) -> Callable[..., Any]:
    namespace: dict[str, Any] = {"__name__": "bug"}
    exec(compile(source, "bug", "exec", dont_inherit=True), namespace)
    found: Callable[..., Any] = namespace[name]
    return found


def _outcome(function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float) -> tuple[str, Any]:
    try:
        with _limit(seconds):
            value = function(*copy.deepcopy(arguments))
            return "value", value
    except _TooLongError:
        return "timeout", None
    except Exception as error:
        return "exception", type(error).__name__


def _same(one: Any, two: Any) -> bool:
    if isinstance(one, float) and isinstance(two, float) and math.isnan(one) and math.isnan(two):
        return True
    if isinstance(one, list | tuple) and isinstance(two, list | tuple):
        return len(one) == len(two) and all(map(_same, one, two))
    return bool(one == two)


class Differ:
    """Whether both functions differ on an input, in this process."""

    def __init__(self, request: SearchRequest) -> None:
        self._wrong = _function(request.source, request.function)
        self._right = _function(request.reference, request.reference_function)
        self._legal = _function(request.legal, "legal") if request.legal else None

    def __call__(self, arguments: tuple[Any, ...], seconds: float = CALL_S) -> bool:
        if self._legal is not None and not self._legal(*copy.deepcopy(arguments)):
            return False
        kind, expected = _outcome(self._right, arguments, seconds)
        if kind != "value":
            return False
        kind, got = _outcome(self._wrong, arguments, seconds)
        return kind != "value" or not _same(expected, got)


class _OverError(Exception):
    pass


def by_hypothesis(wrong: Wrong) -> tuple[tuple[Any, ...] | None, float]:
    """The smallest input that Hypothesis finds within the budget, and its CPU."""
    domain = wrong.request.domain
    assert domain is not None
    differs = Differ(wrong.request)
    best: list[tuple[tuple[int, int], tuple[Any, ...]]] = []
    started = time.process_time()

    def fails(arguments: tuple[Any, ...]) -> bool:
        if time.process_time() - started > BUDGET_S:
            raise _OverError
        if not differs(arguments):
            return False
        best.append(((domain.size(arguments), len(repr(arguments))), copy.deepcopy(arguments)))
        return True

    rules = settings(
        max_examples=20_000,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    try:
        strategy = calls(wrong.declaration, domain)
    except StopIteration:  # a kind of domain that Hypothesis has no strategy for here
        return None, math.nan
    try:
        find(strategy, fails, settings=rules, random=random.Random(SEED))
    except (_OverError, NoSuchExample, Unsatisfiable, RecursionError):
        pass
    used = time.process_time() - started
    return (min(best, key=lambda each: each[0])[1] if best else None), used


def of_bank(judge: Judge, cache: Path) -> Iterator[Wrong]:
    """Wrong solutions of coding items, with the case that each fails."""
    loaded = bank.load()
    for item in (loaded.find(name) for name in loaded.items if name.startswith("coding/")):
        assert isinstance(item, bank.CodingItem)
        assert item.domain is not None
        suite = suite_of(item, judge, cache)
        for one in item.wrong:
            if one.expect not in ("WA", "RTE"):
                continue
            source = item.file(one.file)
            judged = judge.run(Submission.of_suite(one.file, source, suite))
            failed = {result.uid for result in judged.cases if result.verdict not in ("AC", None)}
            case = next(case for case in suite.cases if case.uid in failed)
            request = request_of_item(item, source, suite, case, seed=SEED, cache=cache, wall_s=WALL_S)
            declaration = item.domain.model_dump(exclude_none=True)
            yield Wrong("bank", f"{item.id}, {one.file}", request, declaration)


def of_bugs(cache: Path) -> Iterator[Wrong]:
    """Functions with one planted bug."""
    for bug in bugs():
        request = SearchRequest(
            bug.source,
            "wrong",
            bug.source,
            "right",
            Arguments.read(bug.domain, list(bug.names)),
            limits=Limits(cpu_s=1.0),
            failing=bug.failing,
            wall_s=WALL_S,
            seed=SEED,
            cache=cache,
            identity=str(bug.domain),
        )
        yield Wrong("held" if bug.group == HELD else "bugs", f"{bug.group}/{bug.name}", request, dict(bug.domain))


def measured(judge: Judge, wrong: Wrong, *, with_peer: bool) -> Row:
    """Ours without and with the failing case, and Hypothesis, one after the other."""
    alone = replace(wrong.request, failing=None, is_thorough=True)
    search(judge, replace(alone, budget_s=0.1, is_thorough=False))  # the battery
    row = Row(wrong, search(judge, alone), search(judge, wrong.request))
    for found in (row.ours, row.given):
        if found.found and not found.is_cut:
            arguments = _restored(ast.literal_eval(found.input))
            row.is_held_up = row.is_held_up and Differ(wrong.request)(arguments, wrong.request.limits.cpu_s)
    if with_peer:
        row.peer, row.peer_s = by_hypothesis(wrong)
    return row


def _restored(value: Any) -> Any:
    """A printed input with its tagged floats."""
    if isinstance(value, list | tuple):
        return type(value)(map(_restored, value))
    if isinstance(value, dict):
        return float(value["$float"]) if "$float" in value else {key: _restored(each) for key, each in value.items()}
    return value


def _percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan


@dataclass
class Summary:
    """The rows of one set."""

    name: str
    rows: list[Row] = field(default_factory=list)

    def put(self, table: Table, births_ms: float, *, with_peer: bool) -> None:
        """Add the lines of this set; ``births_ms`` is what a box costs before it works."""
        rows, total = self.rows, len(self.rows)
        found = [row for row in rows if row.ours.found]
        sizes = [row.ours.size for row in found]
        cpu = [1000 * row.ours.cpu_s for row in rows]
        work = [1000 * row.ours.cpu_s - births_ms * row.ours.boxes for row in rows]
        quick = [1000 * row.ours.cpu_s for row in found if row.ours.got is not None and row.ours.got.kind != "timeout"]
        table.head(f"{self.name}: {total} wrong functions")
        table.row("found, no failing case given", f"{len(found)} of {total}", ">= 98.5 %")
        table.row("found, failing case given", f"{sum(row.given.found for row in rows)} of {total}", "100 %")
        if sizes:
            table.row("size, median / largest", f"{statistics.median(sizes):g} / {max(sizes)}", "<= 2 / <= 12")
        table.row("wrong counterexamples", str(sum(not row.is_held_up for row in rows)), "0")
        p50, p95 = _percentile(cpu, 0.5), _percentile(cpu, 0.95)
        table.row("CPU median / p95, ms", f"{p50:.1f} / {p95:.0f}", "<= 5 / 150", "boxes from their birth on")
        boxes = statistics.median(row.ours.boxes for row in rows)
        w50, w95 = _percentile(work, 0.5), _percentile(work, 0.95)
        table.row("  without the births of boxes", f"{w50:.1f} / {w95:.0f}", "", f"boxes, median: {boxes:g}")
        r50, r95 = _percentile(quick, 0.5), _percentile(quick, 0.95)
        table.row("  with births, without time-outs and what is not found", f"{r50:.1f} / {r95:.0f}", "")
        if not with_peer:
            return
        peer = [row for row in rows if row.peer is not None]
        asked = sum(not math.isnan(row.peer_s) for row in rows)
        table.row(
            "Hypothesis: found", f"{len(peer)} of {asked}", "", "" if asked == total else "no strategy for the others"
        )
        both = [(row.ours.size, row.size_of(row.peer)) for row in found if row.peer is not None]
        if not both:
            return
        theirs = [size for _, size in both]
        table.row("Hypothesis: size, median / largest", f"{statistics.median(theirs):g} / {max(theirs)}", "")
        kept = sum(ours <= other for ours, other in both)
        smaller, larger = sum(ours < other for ours, other in both), sum(ours > other for ours, other in both)
        note = f"smaller {smaller} times, larger {larger} times"
        table.row("as small as Hypothesis or smaller", f"{kept} of {len(both)}", ">= 99 %", note)
        peer_cpu = [1000 * row.peer_s for row in rows if not math.isnan(row.peer_s)]
        q50, q95 = _percentile(peer_cpu, 0.5), _percentile(peer_cpu, 0.95)
        table.row("Hypothesis: CPU median / p95, ms", f"{q50:.1f} / {q95:.0f}", "")
        note = f"{q50 / w50:.1f} x without the births of boxes"
        table.row("against Hypothesis, CPU median", f"{q50 / p50:.1f} x less", ">= 8 x", note)


def main() -> None:
    options = parser.parse_args()
    summaries = {name: Summary(name) for name in ("bank", "bugs", "held") if options.only in (None, name)}
    with tempfile.TemporaryDirectory() as folder, Judge() as judge:
        cache = Path(folder)
        wrongs = [*(of_bank(judge, cache) if "bank" in summaries else ()), *of_bugs(cache)]
        births = _births_ms(judge)
        for wrong in wrongs:
            if wrong.group not in summaries or not _named(wrong, options.names):
                continue
            row = measured(judge, wrong, with_peer=not options.no_peer)
            summaries[wrong.group].rows.append(row)
            if options.show or not (row.ours.found and row.given.found and row.is_held_up):
                _show(row)
    table = Table(f"Counterexamples, {BUDGET_S:g} s each; the birth of a box costs {births:.1f} ms of CPU here")
    for summary in summaries.values():
        if summary.rows:
            summary.put(table, births, with_peer=not options.no_peer)
    table.show(sys.stdout)


def _named(wrong: Wrong, words: list[str]) -> bool:
    return not words or any(word in wrong.name for word in words)


def _births_ms(judge: Judge) -> float:
    """CPU of a box before it gets its work, median."""
    values = []
    for _ in range(15):
        with judge.box("def f(): pass\n") as box:
            time.sleep(0.02)
            values.append(1000 * (box.cpu_s() or 0.0))
    return statistics.median(values)


def _show(row: Row) -> None:
    found, peer = row.ours, row.peer
    size = f"{row.size_of(peer)}" if peer is not None else "-"
    held = "" if row.is_held_up else " DOES NOT DIFFER ALONE"
    given = f"given: {row.given.input[:60] or 'nothing'}"
    print(
        f"{row.wrong.name}: {found.input[:80] or 'nothing'} ({found.stage}, size {found.size}, {found.tried} tried, "
        f"{1000 * found.cpu_s:.1f} ms) {given}; Hypothesis {str(peer)[:60]} (size {size}, {1000 * row.peer_s:.0f} ms){held}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
