"""What a block is called on the pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import planning, rounds
from rehearse.message import Message
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure

__all__ = ["DroppedGroup", "block_title", "dropped_groups"]


def block_title(block: planning.Block) -> str:
    """``Project story 2 of 6``: the series' own name where the round gives one, else the round's."""
    name = say(block.name) if block.name is not None else say(rounds.get(block.round).name)
    if block.of <= 1:
        return name
    language = get_language() or "en"
    return _("{title} {number} of {of}").format(
        title=name, number=figure(block.number, language), of=figure(block.of, language)
    )


@dataclass(frozen=True, slots=True)
class DroppedGroup:
    """Blocks of one series that have no day."""

    name: str
    numbers: str
    """``7, 8, 9 of 38``; empty for a single block."""
    minutes: int
    reason: Message
    """Why the first of them has no day; the others wait for it or share its fate."""


def dropped_groups(plan: planning.Plan) -> list[DroppedGroup]:
    """What does not fit, a line a series, lowest value first as the planner sorted it."""
    language = get_language() or "en"
    series: dict[tuple[str, str], list[planning.Dropped]] = {}
    for one in plan.dropped:
        name = say(one.block.name) if one.block.name is not None else say(rounds.get(one.block.round).name)
        series.setdefault((one.block.round, name), []).append(one)
    groups = []
    for (_round, name), found in series.items():
        ordered = sorted(found, key=lambda one: one.block.number)
        first = next((one for one in ordered if one.reason.id != "planning.needs"), ordered[0])
        numbers = ""
        if ordered[0].block.of > 1:
            listed = spans([one.block.number for one in ordered], language)
            numbers = _("{numbers} of {of}").format(numbers=listed, of=figure(ordered[0].block.of, language))
        groups.append(DroppedGroup(name, numbers, sum(one.block.minutes for one in ordered), first.reason))
    return groups


def spans(numbers: list[int], language: str) -> str:
    r"""``7 to 9, 12`` from sorted numbers.

    >>> spans([7, 8, 9, 12], "en") == "7\N{EN DASH}9, 12"
    True
    """
    parts: list[tuple[int, int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    return ", ".join(
        figure(low, language) if low == high else f"{figure(low, language)}\u2013{figure(high, language)}"
        for low, high in parts
    )
