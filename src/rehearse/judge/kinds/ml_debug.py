"""Kind ``ml_debug``: the failing assertion, the person's own test on both versions, and hidden probes.

A probe is a function that returns values; right is what it returns on the files with the item's own patch, computed
in a box of its own and kept. Every case has a fresh box: a test of the person's cannot touch what a probe sees.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rehearse.judge import drill
from rehearse.judge.bundle import TEST_FILE, read_bundle, refuse_broken
from rehearse.judge.errors import BadValue, TrustedFailure
from rehearse.judge.imports import refuse_banned
from rehearse.judge.limits import Limits
from rehearse.judge.made import kept, key_of
from rehearse.judge.patch import apply_patch
from rehearse.judge.suite import Case, Suite

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["SUITE", "MlDebugItem", "files_of", "suite_of"]

CHECKER = {"name": "arrays", "rtol": 1e-6, "atol": 1e-9}
"""Numbers of probes; the words of the other steps compare exactly."""


class MlDebugItem(Protocol):
    """What is read of an item of kind ``ml_debug``."""

    @property
    def id(self) -> str: ...
    @property
    def given(self) -> Any: ...
    @property
    def fix(self) -> Any: ...
    @property
    def hidden(self) -> Sequence[str]: ...
    @property
    def allowed(self) -> Sequence[str]: ...
    @property
    def cases(self) -> Sequence[Any]: ...
    @property
    def limits(self) -> Any: ...
    @property
    def content_hash(self) -> str: ...
    def file(self, name: str) -> str:
        """Text of a file of the item's folder."""


def files_of(item: MlDebugItem) -> dict[str, str]:
    """The given files by path."""
    return {path: item.file(path) for path in item.given.files}


def suite_of(item: MlDebugItem, judge: Judge, cache: Path) -> Suite:
    """The suite of an item. Raises TrustedFailure when a probe fails on the mended files, BadValue for a patch that
    does not fit and for hidden files without a probe."""
    given, symptom = files_of(item), (_module(item.given.failing), item.file(item.given.failing))
    fixed = apply_patch(given, item.file(item.fix.patch), f"{item.id}/{item.fix.patch}")
    limits = Limits(cpu_s=item.limits.time_ms / 1000, memory_mib=item.limits.memory_mib or Limits().memory_mib)
    hidden = {_module(path): item.file(path) for path in item.hidden}
    calls = {case.uid: (*case.arguments, hidden[case.uid.split(".")[0]]) for case in item.cases if case.is_computed}
    if not calls:
        raise BadValue(item.id, "the hidden files define no probe.", "Add a function probe_... that returns values.")
    mended = _program(fixed, given, symptom, "")

    def compute() -> Any:
        try:
            return judge.outputs(mended, drill.FUNCTION, list(calls.values()), limits)
        except TrustedFailure as failure:
            raise TrustedFailure(f"{item.id}, hidden probes on the mended files: {failure}") from None

    key = key_of("ml_debug", mended, list(calls.values()), judge.runtime.version)
    expected = dict(zip(calls, kept(cache / "suites", key, compute), strict=True))
    return Suite(
        cases=tuple(
            Case(
                arguments=calls.get(case.uid, case.arguments),
                expected=expected.get(case.uid, case.expected),
                uid=case.uid,
                tag=case.tag,
                is_sample=case.is_sample,
            )
            for case in item.cases
        ),
        function=drill.FUNCTION,
        limits=limits,
        checker=CHECKER,
        isolate=True,
        prepare=partial(_prepare, given=given, symptom=symptom, allowed=tuple(item.allowed)),
        content_hash=item.content_hash,
    )


def _module(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".py")


def _program(yours: Mapping[str, str], given: Mapping[str, str], symptom: tuple[str, str], test: str) -> str:
    return drill.program(
        {_module(path): text for path, text in yours.items()},
        {_module(path): text for path, text in given.items()},
        symptom_name=symptom[0],
        symptom=symptom[1],
        test=test,
    )


def _prepare(source: str, *, given: Mapping[str, str], symptom: tuple[str, str], allowed: Collection[str]) -> str:
    bundle = read_bundle(source, given.keys())
    own = {_module(path) for path in given}
    yours = {**given, **bundle.files}
    for name, text in [*((_module(path) + ".py", text) for path, text in yours.items()), (TEST_FILE, bundle.test)]:
        refuse_broken(text, name)
        refuse_banned(text, allowed, (), own, file=name)
    return _program(yours, given, symptom, bundle.test)


SUITE = suite_of
