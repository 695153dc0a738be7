"""A judge with one mechanism off, for tests only: what is each of them for?

Nothing of the product can make such a judge: no setting, argument or variable reaches ``Zygote(without=...)``.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rehearse.judge import Judge, Mode, untrusted
from rehearse.judge.languages.python import Flavour
from rehearse.judge.zygotes import FENCES, Zygote

from .attacking import ATTACKS, Surroundings, breach, load

QUICK = {"cpu_s": 0.25, "wall_s": 3.0}
"""Limits of an attack that may succeed: enough to do it, not enough to eat the machine."""

PATIENT = frozenset({"colliding-integers", "colliding-keys", "heap-search", "referrers", "frame-locals", "equal-keys"})
"""Attacks that need the time their folder gives them, and take nothing but time."""


HELD = frozenset({"AC", "RTE", "TLE", "MLE", "OLE", "SV"})
"""Verdicts of an attack that something else stopped: an answer of "contained" is accepted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way to be incomplete."""

    name: str
    mode: Mode
    without: frozenset[str]


ROWS = (
    Row("nothing", Mode.CERTIFIED, frozenset()),
    Row("namespaces", Mode.CERTIFIED, frozenset({"namespaces"})),
    Row("landlock", Mode.CERTIFIED, frozenset({"landlock"})),
    Row("seccomp", Mode.CERTIFIED, frozenset({"seccomp"})),
    Row("rlimits", Mode.CERTIFIED, frozenset({"rlimits"})),
    Row("codec", Mode.CERTIFIED, frozenset({"codec"})),
    Row("namespaces and landlock", Mode.CERTIFIED, frozenset({"namespaces", "landlock"})),
)
"""Never without seccomp *and* namespaces: a signal to everybody would then end other people's processes."""


_RIGHT = untrusted.decode


def _believing(data: bytes) -> Any:
    """A codec that believes what a box sends: pickles are read. The mistake this row is about."""
    if data[:1] != b"\x80":
        return _RIGHT(data)
    try:
        return pickle.loads(data)
    except Exception:
        raise untrusted.MalformedError("form", "a pickle") from None


@contextmanager
def judge_without(row: Row) -> Iterator[Judge]:
    """A judge of a row. Its own self-test is skipped: it would refuse to start."""
    judge = Judge.__new__(Judge)
    vars(judge).update(vars(_template()))
    judge._zygotes = {}
    judge.mode = row.mode

    def start(flavour: Flavour) -> Zygote:
        return Zygote(judge.runtime, flavour, row.mode, without=row.without & FENCES)

    judge._start = start  # type: ignore[method-assign]
    if "codec" in row.without:
        untrusted.decode = _believing
    try:
        yield judge
    finally:
        untrusted.decode = _RIGHT
        judge.close()


def _template() -> Judge:
    with Judge() as judge:
        return judge


def through(row: Row, surroundings: Surroundings, names: Iterable[str] = ATTACKS) -> tuple[dict[str, str], set[str]]:
    """Attacks that got through and how, and attacks that another layer held than the one they meet first.

    An attack is through when it says so itself (a wrong answer where none is allowed), when an answer was told, or
    when something outside the box changed. An error of the kernel, a time limit or a crash means that it was held.
    A zygote is replaced after each attack that did not end as usual: what it started may still live.
    """
    got: dict[str, str] = {}
    held: set[str] = set()
    with judge_without(row) as judge:
        for name in names:
            if load(name)["group"] in ("compared", "controls"):
                continue
            limits = {} if name in PATIENT or not row.without else QUICK
            how = breach(name, judge, surroundings, **limits)
            if not how:
                continue
            if how.startswith("verdict ") and how[8:] in HELD:
                held.add(name)
            else:
                got[name] = how
            judge.close()
            surroundings.reset()
    return got, held
