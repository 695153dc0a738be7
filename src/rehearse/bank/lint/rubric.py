"""R rules: key points that can be graded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rehearse.bank.kinds.breadth import CardItem
from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule
from rehearse.bank.sections import words

__all__ = ["RULES"]

_POINTS = ("rubric", "key_points")
_FEWEST, _MOST, _MUSTS, _WORDS = 4, 9, 2, 20
_HARD = 3
_VERBS = frozenset(
    """
    is are was were has have gives names says states shows keeps makes takes adds removes uses lowers raises grows
    becomes stays divides multiplies explains finds learns trains predicts chooses computes compares reads writes
    depends asks proposes mentions cannot must does do
    """.split()  # noqa: SIM905 - a list of words reads better in lines
)
"""Verbs that are hardly nouns; "cost" and "change" after an "and" mostly are."""
_LIMIT = re.compile(
    r"""\b(limits?|trade-?offs?|costs?|price|fails?|breaks?|unless|except|however|although|though|but|not|no|never|nor|cannot
    |without|only|needs?|requires?|depends?|assum\w+|instead|rather|too|less|more|fewer|worse|better|slower|faster|larger
    |smaller|weaker|risks?|harm\w*|hurts?|loses?|lost|when|if|while|still|little|few|rare\w*|hard\w*|weak\w*|noisy|biased?
    |miss\w*|ignores?|unstable|expensive|wrong|where|until|beyond|against|than|cases?|bounds?|cheap\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def points_are_whole(source: ItemSource, context: Context) -> Iterator[Problem]:
    """R-01: 4 to 9 key points with ids of their own, weights sum to 100, two or more must."""
    if not isinstance(source.item, CardItem):
        return
    points = source.item.rubric.key_points
    if not _FEWEST <= len(points) <= _MOST:
        yield source.problem("R-01", "points_count", _POINTS, count=len(points), fewest=_FEWEST, most=_MOST)
    total = sum(point.w for point in points)
    if total != 100:
        yield source.problem("R-01", "points_sum", _POINTS, total=total)
    musts = sum(point.must for point in points)
    if musts < _MUSTS:
        yield source.problem("R-01", "points_must", _POINTS, count=musts, least=_MUSTS)
    ids = [point.id for point in points] + [claim.id for claim in source.item.rubric.fatal]
    for id_, often in Counter(ids).items():
        if often > 1:
            yield source.problem("R-01", "points_twice", _POINTS, id=id_)
    known = {point.id for point in points}
    for place, cited in enumerate(source.item.sources):
        for id_ in cited.supports:
            if id_ not in known:
                yield source.problem("R-01", "points_supported", ("sources", place), id=id_, ref=cited.ref)


def points_are_single(source: ItemSource, context: Context) -> Iterator[Problem]:
    """R-02: a key point has at most 20 words and one claim. That "and" joins two verbs is a guess: a warning."""
    if not isinstance(source.item, CardItem):
        return
    for place, point in enumerate(source.item.rubric.key_points):
        at = (*_POINTS, place, "claim")
        count = len(words(point.claim))
        if count > _WORDS:
            yield source.problem("R-02", "point_long", at, id=point.id, count=count, most=_WORDS)
        claim = re.findall(r"[a-z]+", point.claim.lower())
        after = [following for word, following in pairwise(claim) if word == "and"]
        joined = next((word for word in after if word in _VERBS), None)
        if joined:
            yield source.warning("R-02", "point_two", at, id=point.id, verb=joined)


def points_have_limit(source: ItemSource, context: Context) -> Iterator[Problem]:
    """R-06: from difficulty 3 on a key point names a limit, a cost or a comparison.

    Told by its words; a rubric without a single one of them surely has no such point.
    """
    if not isinstance(source.item, CardItem) or source.item.difficulty < _HARD:
        return
    if not any(_LIMIT.search(point.claim) for point in source.item.rubric.key_points):
        yield source.problem("R-06", "points_limit", _POINTS, difficulty=source.item.difficulty)


RULES = (
    Rule("R-01", item=points_are_whole),
    Rule("R-02", item=points_are_single),
    Rule("R-06", item=points_have_limit),
)
