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

    They tell it when they hold an accepted phrase whole, three words of the claim in a row, or most of its words.
    Small words do not count, endings are cut off, and what the question itself says gives nothing away.
    """
    item = source.item
    if not isinstance(item, CardItem):
        return
    ask = source.section("Ask")
    given = set(_stems(ask.body)) if ask else set()
    for at, shown, text in ((("title",), "title", item.title), (("id",), "slug", item.slug.replace("-", " "))):
        seen = _stems(text)
        for point in item.rubric.key_points:
            told = [phrase for phrase in (point.claim, *point.accept.en) if _tells(seen, _stems(phrase), given)]
            if point.must and told:
                # Accepted phrases are many and long: a run of three words of one may be chance.
                is_sure = told[0] == point.claim or any(_holds(seen, _stems(phrase)) for phrase in told)
                make = source.problem if is_sure else source.warning
                yield make("L-01", "title_tells", at, field=shown, id=point.id, phrase=told[0])
                break


def _tells(seen: list[str], told: list[str], given: set[str]) -> bool:
    runs = [told] if len(told) <= _RUN else [told[start : start + _RUN] for start in range(len(told) - _RUN + 1)]
    if any(len(run) >= _FEWEST and _holds(seen, run) and set(run) - given for run in runs):
        return True
    shared = set(seen) & set(told)
    return len(shared) >= max(_FEWEST, _SHARE * len(set(told))) and bool(shared - given)


def _holds(text: list[str], run: list[str]) -> bool:
    return any(text[start : start + len(run)] == run for start in range(len(text) - len(run) + 1))


def _stems(text: str) -> list[str]:
    found = re.findall(r"[a-z0-9]+", text.lower())
    return [re.sub(r"(?<=\w{3})(?:ing|ed|es|s|ly|e)$", "", word) for word in found if word not in _SMALL]


RULES = (Rule("L-01", item=title_keeps_answer),)
