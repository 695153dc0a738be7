"""Cases made from an item's rows: values decoded, inputs generated, answers of the item's own programs computed.

Inputs of generated cases come from the item's ``gen.py``, their expected values from its reference (or another
program that the row names), all run in boxes of their own and kept on disk by content. The answer key never enters
the box that runs a person's code.
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
from .errors import BadValue, TrustedFailure
from .inside import codec
from .suite import Case
from .trusted import pythonic
from .values import Raises

if TYPE_CHECKING:
    from .worker import Judge

__all__ = ["CasesItem", "checker_keys", "checker_of", "kept", "key_of", "make_cases"]

_FORM = 2
"""Changes with the form of what is kept on disk."""


class CasesItem(Protocol):
    """What is read of an item of ``rehearse.bank`` that has rows of cases and programs."""

    @property
    def id(self) -> str: ...
    @property
    def entry(self) -> Any: ...
    @property
    def oracle(self) -> Any: ...
    @property
    def cases(self) -> Sequence[Any]: ...
    def file(self, name: str) -> str:
        """Text of a file of the item's folder."""


def checker_keys(checker: Any) -> Mapping[str, Any]:
    """A checker's name and keys as a suite has them."""
    if isinstance(checker, Mapping):
        return dict(checker)
    keys: dict[str, Any] = checker.model_dump(exclude_none=True)
    return keys


def checker_of(item: Any) -> Mapping[str, Any]:
    """The keys of an item's checker, with the text of ``check.py`` for one that is the item's own. Raises BadValue
    when that file is missing."""
    keys = checker_keys(item.checker)
    if keys.get("name") != "custom":
        return keys
    try:
        return {**keys, "check": item.file("check.py")}
    except Exception as error:
        what = f"the file cannot be read ({error})."
        raise BadValue(f"{item.id}/check.py", what, "Add it beside item.yaml.") from None


def make_cases(item: CasesItem, judge: Judge, cache: Path, stored: Mapping[str, Any] | None = None) -> tuple[Case, ...]:
    """All cases of an item but the replaced ones, in the order of its file.

    ``stored`` holds expected values by uid that count before anything is computed. Raises TrustedFailure when a
    program of the item fails, BadValue for values that cannot be read and for a suite that expects exceptions only.
    """
    replaced = {case.replaces for case in item.cases if case.replaces}
    maker = _Maker(item, judge, cache, stored or {})
    cases = tuple(maker.case(case) for case in item.cases if case.uid not in replaced)
    if values.raises_only(case.expected for case in cases):
        raise BadValue(item.id, "every case expects an exception.", "Add a case that expects a value.")
    return cases


class _Maker:
    def __init__(self, item: CasesItem, judge: Judge, cache: Path, stored: Mapping[str, Any]) -> None:
        self._item = item
        self._judge = judge
        self._folder = cache / "suites"
        self._stored = stored
        self._rows = {case.uid: case for case in item.cases}

    def case(self, row: Any) -> Case:
        where = f"{self._item.id}, case {row.uid}"
        arguments = self._arguments(row, where)
        return Case(
            arguments=arguments,
            expected=self._expected(row, arguments, where),
            uid=str(row.uid),
            tag=row.tag or "",
            is_sample=row.visibility == "sample",
        )

    def _arguments(self, row: Any, where: str) -> tuple[Any, ...]:
        if row.generated is None:
            return tuple(values.decode(each, f"{where}, in[{place}]") for place, each in enumerate(row.arguments))
        made, more = row.generated, getattr(row.generated, "m", None)
        generator = self._item.file(self._item.oracle.generator)

        def compute() -> Any:
            try:
                return self._judge.generate(generator, made.family, made.n, made.seed, more)
            except TrustedFailure as failure:
                raise TrustedFailure(f"{where}: {failure}") from None

        key = key_of(generator, made.family, made.n, made.seed, more, self._judge.runtime.version)
        arguments: tuple[Any, ...] = kept(self._folder, key, compute)
        return arguments

    def _expected(self, row: Any, arguments: tuple[Any, ...], where: str) -> Any:
        if getattr(row, "raises", ""):
            return Raises(row.raises)
        if not row.is_computed:
            return values.decode(row.expected, f"{where}, out", expected=True)
        if row.uid in self._stored:
            return self._stored[row.uid]
        same_as = getattr(row, "same_as", None)
        if same_as:
            return self._of_other(same_as, where)
        return self._computed(getattr(row, "by", "") or self._item.oracle.ref, arguments, where)

    def _of_other(self, uid: str, where: str) -> Any:
        other = self._rows.get(uid)
        if other is None or getattr(other, "same_as", None):
            what = f"same_as names {uid}, which is no case with an answer of its own."
            raise BadValue(where, what, "Name a case that has one.")
        return self._expected(other, self._arguments(other, where), where)

    def _computed(self, name: str, arguments: tuple[Any, ...], where: str) -> Any:
        program, function = self._item.file(name), self._item.entry.function

        def compute() -> Any:
            try:
                (expected,) = self._judge.outputs(program, function, [arguments])
            except TrustedFailure as failure:
                raise TrustedFailure(f"{where}: {name}: {failure}") from None
            return expected

        digest = hashlib.sha256(codec.encode(list(arguments), surrogates=True)).hexdigest()
        return kept(self._folder, key_of(program, function, digest, self._judge.runtime.version), compute)


def key_of(*parts: object) -> str:
    """Name of a kept value: whatever it was computed from, in 64 hex digits."""
    text = json.dumps([_FORM, *parts], default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def kept(folder: Path, key: str, compute: Callable[[], Any]) -> Any:
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
    body = codec.encode(value, surrogates=True)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(hashlib.sha256(body).digest() + body)
    os.replace(file.name, path)
    return value
