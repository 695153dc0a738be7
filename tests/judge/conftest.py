"""One judge per mode for all tests of the package: a start costs half a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from rehearse.judge import Case, Judge, Judgement, Mode, Submission

Run = Callable[..., Judgement]


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """The strongest judge that this machine proves."""
    with Judge() as started:
        yield started


@pytest.fixture(scope="session")
def confined() -> Iterator[Judge]:
    with Judge(Mode.CONFINED) as started:
        yield started


@pytest.fixture
def run(judge: Judge) -> Run:
    """``run(source, (arguments, expected), ..., limits=...)`` calls ``f`` on each case."""

    def call(source: str, *cases: tuple[tuple[Any, ...], Any], **more: Any) -> Judgement:
        made = tuple(Case(arguments, expected) for arguments, expected in cases)
        return judge.run(Submission("test", source, "f", made, **more))

    return call
