"""L rules: nothing seen before the attempt gives the answer away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rehearse.bank.kinds.breadth import CardItem
from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule

__all__ = ["RULES"]

_SMALL = frozenset(
    """
    a an the of in on at to for from by with and or but not no is are was were be been it its this that these
    those as than then so if when while which who what how why one two both each every all any some more most
    less least very only also into over under per about after before between can could may might must should
    will would do does did has have had there their they them you your we our i my
    """.split()  # noqa: SIM905 - a list of words reads better in lines
)
_SHARE = 0.6
_RUN = 3
_FEWEST = 2


def title_keeps_answer(source: ItemSource, context: Context) -> Iterator[Problem]:
    """L-01: neither title nor slug tells a must point.

    They tell it when they hold an accepted phrase whole, three words of the claim in a row, or most of its words;
    small words do not count and endings are cut off.
    """
    item = source.item
    if not isinstance(item, CardItem):
        return
    for at, shown, text in ((("title",), "title", item.title), (("id",), "slug", item.slug.replace("-", " "))):
        seen = _stems(text)
        for point in item.rubric.key_points:
            if point.must and any(_tells(seen, _stems(phrase)) for phrase in (point.claim, *point.accept.en)):
                yield source.problem("L-01", "title_tells", at, field=shown, id=point.id)
                break


def _tells(seen: list[str], told: list[str]) -> bool:
    if len(told) < _FEWEST:
        return False
    if len(told) <= _RUN and _holds(seen, told):
        return True
    if any(_holds(seen, told[start : start + _RUN]) for start in range(len(told) - _RUN + 1)):
        return True
    shared = len(set(seen) & set(told))
    return shared >= _FEWEST and shared >= _SHARE * len(set(told))


def _holds(text: list[str], run: list[str]) -> bool:
    return any(text[start : start + len(run)] == run for start in range(len(text) - len(run) + 1))


def _stems(text: str) -> list[str]:
    found = re.findall(r"[a-z0-9]+", text.lower())
    return [re.sub(r"(?<=\w{3})(?:ing|ed|es|s|ly|e)$", "", word) for word in found if word not in _SMALL]


RULES = (Rule("L-01", item=title_keeps_answer),)
