"""Whether the declared domain of an item holds: it can be read and enumerated, and agrees with the generator."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import islice
from random import Random
from time import process_time
from typing import Any

from rehearse.bank import CodingItem
from rehearse.judge import BadValue, Judge
from rehearse.judge.counterexample import Arguments, parameters_of
from rehearse.judge.counterexample.domain import printed
from rehearse.judge.trusted import arguments_of, sampling

__all__ = ["DomainFault", "domain_faults"]

DomainFault = tuple[str, str, dict[str, str | int | float]]
"""File, name of the text, and its parameters."""

_SMALLEST = 4_000
_SECONDS = 5.0
"""CPU time in which that many smallest inputs have to be there."""
_ASKED = 300
"""Inputs of each sort that the generator's ``legal`` is asked about."""
_REFUSED_SHARE = 0.1
"""Share of them that it may refuse; where a domain cannot say all of it, the search asks ``legal`` for each input."""
_SAMPLES = 50
_SHOWN = 200


def domain_faults(item: CodingItem, judge: Judge) -> Iterator[DomainFault]:
    """All faults of the domain. Costs a few CPU seconds at most.

    Raises TrustedFailure when the generator fails.
    """
    if item.domain is None:
        yield "item.yaml", "no_domain", {}
        return
    try:
        names = parameters_of(f"def f{item.entry.signature}: ...", "f", "entry.signature")
        domain = Arguments.read(item.domain.model_dump(exclude_none=True), names)
        small, took = _smallest(domain)
        if not small:
            yield "item.yaml", "no_inputs", {}
            return
        rng = Random(0)
        samples = [domain.sample(rng, 1 + number // 10) for number in range(_ASKED)]
    except BadValue as bad:
        yield "item.yaml", "bad_domain", {"reason": str(bad)}
        return
    if took > _SECONDS:
        yield "item.yaml", "slow_domain", {"count": len(small), "seconds": _SECONDS}
    yield from _refused(item, judge, [*small[:_ASKED], *_ends(domain, small), *samples])
    source, function, _ = sampling(item.file(item.oracle.generator), 0)
    for value in judge.outputs(source, function, [(seed,) for seed in range(_SAMPLES)]):
        arguments = arguments_of(value)
        if not domain.legal(arguments):
            yield item.oracle.generator, "outside", {"arguments": printed(arguments)[:_SHOWN]}
            return


def _smallest(domain: Arguments) -> tuple[list[tuple[Any, ...]], float]:
    """Smallest inputs, and the CPU seconds they took; stops when these are over."""
    start = process_time()
    found = []
    for arguments in domain.smallest(_SMALLEST):
        found.append(arguments)
        if process_time() - start > _SECONDS:
            break
    return found, process_time() - start


def _ends(domain: Arguments, small: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return list(islice((end for arguments in small[:50] for end in domain.ends(arguments)), _ASKED))


def _refused(item: CodingItem, judge: Judge, inputs: list[tuple[Any, ...]]) -> Iterator[DomainFault]:
    """Inputs of the domain that the generator's ``legal`` refuses."""
    generator = item.file(item.oracle.generator)
    if not any(isinstance(node, ast.FunctionDef) and node.name == "legal" for node in ast.parse(generator).body):
        return
    answers = judge.outputs(generator, "legal", inputs)
    refused = [arguments for arguments, answer in zip(inputs, answers, strict=True) if answer is not True]
    if len(refused) > _REFUSED_SHARE * len(inputs):
        yield (
            "item.yaml",
            "illegal",
            {"count": len(refused), "total": len(inputs), "arguments": printed(refused[0])[:_SHOWN]},
        )
