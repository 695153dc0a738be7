"""How small a repair is, and what it earns beside the verdict."""

from __future__ import annotations

from collections.abc import Mapping

from rehearse.bank.kinds.ml_debug import MlDebugItem
from rehearse.judge import NotRunnable
from rehearse.judge.bundle import read_bundle

__all__ = ["changed_lines", "changed_lines_of", "earned_share"]

MOST_COMPARED = 1_000_000
"""Pairs of lines; beyond that the whole stretch counts as changed, which no small repair is."""


def changed_lines(given: Mapping[str, str], yours: Mapping[str, str]) -> int:
    """Lines that differ: a changed line counts once, as do a new and a removed one. Blank lines and spaces at the end
    of a line do not count. Files missing in ``yours`` are unchanged."""
    return sum(_between(given[path], text) for path, text in yours.items() if path in given)


def _between(old: str, new: str) -> int:
    """Edit distance in lines: exact, so that no repair is called larger than it is."""
    one, two = _lines(old), _lines(new)
    while one and two and one[-1] == two[-1]:
        one.pop()
        two.pop()
    if len(one) * len(two) > MOST_COMPARED:
        return max(len(one), len(two))
    row = list(range(len(two) + 1))
    for place, line in enumerate(one, start=1):
        corner, row[0] = row[0], place
        for other, yours in enumerate(two, start=1):
            corner, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, corner + (line != yours))
    return row[-1]


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def changed_lines_of(item: MlDebugItem, handed_in: str) -> int | None:
    """Changed lines of what was handed in; None when it cannot be read."""
    given = {path: item.file(path) for path in item.given.files}
    try:
        return changed_lines(given, read_bundle(handed_in, given.keys()).files)
    except NotRunnable:
        return None


def earned_share(item: object, handed_in: str) -> float:
    """Share of the judge's part of the score that an accepted hand-in earns, in [0, 1].

    Everything for other kinds of items. For a debug drill the regression test has earned its share by being accepted,
    a small repair earns the rest. The diagnosis is assessed by the person afterwards and is no part of this.
    """
    if not isinstance(item, MlDebugItem):
        return 1.0
    graded = item.graded
    whole = graded.minimal_fix + graded.regression_test
    if whole == 0:
        return 1.0
    count = changed_lines_of(item, handed_in)
    is_minimal = count is not None and count <= item.fix.max_changed_lines
    return (graded.regression_test + (graded.minimal_fix if is_minimal else 0)) / whole
