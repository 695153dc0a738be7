"""The counterexample of an item of the bank."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearse.judge.checkers import bind
from rehearse.judge.errors import BadValue, NotRunnable, TrustedFailure
from rehearse.judge.items import suite_of
from rehearse.judge.suite import Case, Suite
from rehearse.judge.untrusted import plain
from rehearse.judge.values import Raises

from .domain import Arguments
from .found import Found
from .messages import say
from .parts import Parts, written
from .request import SearchRequest
from .search import search
from .strategy import defines, parameters_of

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["counterexample_of_item", "request_of_item"]


def counterexample_of_item(
    judge: Judge,
    item: Any,
    source: str,
    *,
    failing_uid: str | None = None,
    budget_s: float = 2.0,
    wall_s: float | None = None,
    is_thorough: bool = False,
    seed: int = 0,
    cache: Path,
    on_found: Callable[[Found], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Found:
    """Look for the smallest input on which ``source`` differs from the item's reference.

    ``failing_uid`` names a case that it failed; a hidden case is used and never shown. Raises BadDomainError when the
    item's domain cannot be read, TrustedFailure when its cases cannot be made, JudgeError when the machine fails.
    """
    suite = suite_of(item, judge, cache)
    try:
        program = suite.prepare(source) if suite.prepare is not None else source
    except NotRunnable as refused:
        messages = (say("not_loaded"), refused.message)
        return Found(suite.function, str(judge.mode), False, seed=seed, messages=messages)
    case = next((case for case in suite.cases if case.uid == failing_uid), None) if failing_uid else None
    request = request_of_item(
        item, program, suite, case, budget_s=budget_s, wall_s=wall_s, is_thorough=is_thorough, seed=seed, cache=cache
    )
    found = search(judge, request, on_found=on_found, cancelled=cancelled)
    if case is not None and not found.found and _reference_disagrees(judge, request, suite, case):
        return replace(found, messages=(say("reference_wrong"), *found.messages))
    return found


def request_of_item(
    item: Any,
    program: str,
    suite: Suite,
    case: Case | None = None,
    *,
    budget_s: float = 2.0,
    wall_s: float | None = None,
    is_thorough: bool = False,
    seed: int = 0,
    cache: Path | None = None,
) -> SearchRequest:
    """The search for an item with a reference: its domain as declared, or parts of its tables. Raises BadDomainError,
    and BadValue for an item that has neither."""
    inputs = _of_tables(item, suite) if hasattr(item, "scripts") else _of_function(item)
    return SearchRequest(
        source=program,
        function=suite.function,
        reference_function=suite.function,
        raises=frozenset(each.expected.name for each in suite.cases if type(each.expected) is Raises),
        checker=suite.checker if case is None or case.checker is None else case.checker,
        limits=suite.limits,
        failing=None if case is None else case.arguments,
        budget_s=budget_s,
        wall_s=wall_s,
        is_thorough=is_thorough,
        seed=seed,
        forbidden=frozenset(each.packed_arguments for each in suite.cases if not each.is_sample),
        cache=cache,
        **inputs,
    )


def _of_function(item: Any) -> dict[str, Any]:
    """Reference, domain and witnesses of an item whose answer is a function."""
    generator = item.file(item.oracle.generator)
    declaration = None if item.domain is None else _declared(item.domain)
    names = parameters_of(f"def f{item.entry.signature}: ...", "f", f"{item.id}, entry.signature")
    witnesses: tuple[tuple[str, str], ...] = ()
    if item.kind == "ml_coding":  # numbers: only what two ways of computing agree on is sure
        witnesses = ((item.file(item.oracle.brute), item.entry.function),)
    return {
        "reference": item.file(item.oracle.ref),
        "domain": None if declaration is None else Arguments.read(declaration, names),
        "legal": generator if defines(generator, "legal") else "",
        "witnesses": witnesses,
        "identity": json.dumps([declaration, names], sort_keys=True, default=str),
    }


def _of_tables(item: Any, suite: Suite) -> dict[str, Any]:
    """The same for a question on tables: one engine's answer is the reference, those of the others are witnesses."""
    programs = []
    for engine in item.engines:
        try:
            assert suite.prepare is not None
            programs.append(suite.prepare(item.marked(engine, item.file(item.refs[engine]))))
        except NotRunnable:
            continue  # this engine is not installed
    if not programs:
        raise BadValue(item.id, "none of its engines is installed.", "Run python3 run.py add data.")
    return {
        "reference": programs[0],
        "domain": Parts([case.arguments[0] for case in suite.cases]),
        "witnesses": tuple((program, suite.function) for program in programs[1:]),
        "write": written,
        "identity": json.dumps([item.id, item.content_hash]),
    }


def _declared(domain: Any) -> dict[str, Any]:
    """The declaration as it stands in the item's file."""
    declared: dict[str, Any] = domain.model_dump(exclude_none=True)
    declared["args"] = list(declared["args"])
    return declared


def _reference_disagrees(judge: Judge, request: SearchRequest, suite: Suite, case: Case) -> bool:
    """Whether the reference misses the expected answer of a case, so that the verdict and the search cannot agree."""
    if type(case.expected) is Raises:
        return False
    try:
        (value,) = judge.outputs(request.reference, request.reference_function, [case.arguments])
    except TrustedFailure:
        return False
    return not bind(suite.checker).compare(case.expected, plain(value), case.arguments).is_right
