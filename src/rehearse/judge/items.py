"""Suites of the bank's coding items.

Inputs of generated cases come from the item's ``gen.py``, their expected values from its reference, both run in boxes
of their own and kept on disk by content. The answer key never enters the box that runs a person's code.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from . import untrusted, values
from .errors import TrustedFailure
from .inside import codec
from .limits import Limits
from .suite import Case, Suite
from .trusted import pythonic

if TYPE_CHECKING:
    from .worker import Judge

__all__ = ["CodingItem", "suite_of"]

_FORM = 1
"""Changes with the form of what is kept on disk."""


class CodingItem(Protocol):
    """What is read of a coding item of ``rehearse.bank``."""

    @property
    def id(self) -> str: ...
    @property
    def entry(self) -> Any: ...
    @property
    def limits(self) -> Any: ...
    @property
    def checker(self) -> Any: ...
    @property
    def oracle(self) -> Any: ...
    @property
    def isolate_tests(self) -> bool: ...
    @property
    def cases(self) -> Sequence[Any]: ...
    @property
    def content_hash(self) -> str: ...
    def file(self, name: str) -> str:
        """Text of a file of the item's folder."""


def suite_of(item: CodingItem, judge: Judge, cache: Path) -> Suite:
    """The suite of an item; what must be computed is computed once and kept in ``cache``.

    Raises TrustedFailure when a generator or the reference fails, BadValue for values and keys that cannot be read.
    """
    replaced = {case.replaces for case in item.cases if case.replaces}
    cases = [case for case in item.cases if case.uid not in replaced]
    return Suite(
        cases=tuple(_case(case, item, judge, cache) for case in cases),
        function=item.entry.function,
        limits=_limits(item.limits),
        checker=_keys(item.checker),
        isolate=item.isolate_tests,
        content_hash=item.content_hash,
    )


def _limits(limits: Any) -> Limits:
    memory = getattr(limits, "memory_mib", None)
    return Limits(cpu_s=limits.time_ms / 1000, memory_mib=memory or Limits().memory_mib)


def _keys(checker: Any) -> Mapping[str, Any]:
    if isinstance(checker, Mapping):
        return dict(checker)
    keys: dict[str, Any] = checker.model_dump(exclude_none=True)
    return keys


def _case(case: Any, item: CodingItem, judge: Judge, cache: Path) -> Case:
    where = f"{item.id}, case {case.uid}"
    if case.generated is None:
        arguments = tuple(values.decode(each, f"{where}, in[{place}]") for place, each in enumerate(case.arguments))
        expected = values.decode(case.expected, f"{where}, out", expected=True)
    else:
        arguments, expected = _generated(case.generated, item, judge, cache, where)
        if not case.is_computed:
            expected = values.decode(case.expected, f"{where}, out", expected=True)
    return Case(
        arguments=arguments,
        expected=expected,
        uid=str(case.uid),
        tag=case.tag or "",
        is_sample=case.visibility == "sample",
    )


def _generated(made: Any, item: CodingItem, judge: Judge, cache: Path, where: str) -> tuple[tuple[Any, ...], Any]:
    generator, reference = item.file(item.oracle.generator), item.file(item.oracle.ref)
    more = getattr(made, "m", None)
    call = [made.family, made.n, made.seed, more]

    def compute() -> Any:
        try:
            arguments = judge.generate(generator, made.family, made.n, made.seed, more)
            (expected,) = judge.outputs(reference, item.entry.function, [arguments])
        except TrustedFailure as failure:
            raise TrustedFailure(f"{where}: {failure}") from None
        return (arguments, expected)

    key = _key(generator, reference, item.entry.function, call, judge.runtime.version)
    arguments, expected = _kept(cache / "suites", key, compute)
    return arguments, expected


def _key(*parts: object) -> str:
    text = json.dumps([_FORM, *parts], default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(folder: Path, key: str, compute: Callable[[], Any]) -> Any:
    """A value kept on disk in the codec's form; computed when missing or damaged."""
    path = folder / key[:2] / key
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    digest, body = data[:32], data[32:]
    if body and hashlib.sha256(body).digest() == digest:
        return pythonic(untrusted.decode(body))
    value = compute()
    body = codec.encode(value)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(hashlib.sha256(body).digest() + body)
    os.replace(file.name, path)
    return value
