"""What the page of an open talk shows: who said what, what is on the table, which moves there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rehearse.message import Message, Value
from rehearse.offers.negotiation import (
    GROUPS,
    MONEY,
    Exchange,
    Group,
    Lever,
    Move,
    Phase,
    Talk,
    Terms,
    allowed,
)
from rehearse.web.offers.money import whole
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure

__all__ = [
    "amount_of",
    "headline",
    "language",
    "money",
    "move_groups",
    "part",
    "said",
    "script",
    "spoken",
    "steps",
    "table",
]

STEPS = (Phase.SCREEN, Phase.VERBAL_OFFER, Phase.DEADLINE, Phase.REVISED, Phase.WRITTEN, Phase.SIGNED)


def language() -> str:
    """Of the page."""
    return get_language() or "en"


def money(amount: float, currency: str) -> str:
    """An amount as the offer pages write it."""
    return whole(amount, currency, language())


def spoken(message: Message) -> str:
    """A line in the page's language, its amounts as on the offer pages."""
    params: dict[str, Value | Message] = {}
    for name, value in message.params.items():
        if isinstance(value, Message) and value.id == "negotiation.money":
            params[name] = money(float(str(value.params["amount"])), str(value.params["currency"]))
        elif isinstance(value, Message):
            params[name] = spoken(value)
        else:
            params[name] = value
    return say(replace(message, params=params))


def said(lines: Sequence[Message]) -> str:
    """Several lines as one speech."""
    return " ".join(spoken(line) for line in lines)


def _move(move: Move) -> str:
    return say(Message(f"negotiation.move_{move.value}"))


def part(lever: Lever) -> str:
    """What a part of the offer is called in a form."""
    return say(Message(f"negotiation.part_{lever.value}"))


def amount_of(lever: Lever, value: float, currency: str) -> str:
    """A lever's figure with its unit."""
    if lever in MONEY:
        return money(value, currency)
    number = figure(int(value) if float(value).is_integer() else round(value, 1), language())
    if lever is Lever.VESTING:
        return f"{number}\u00a0%"
    if lever is Lever.START:
        return ngettext("{n} week later", "{n} weeks later", int(value)).format(n=number) if value else _("as offered")
    return _("one higher") if value else _("as offered")


# The talk


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the script."""

    number: int
    phase: str
    moves: str
    figure: str
    text: str
    reply: str
    faults: tuple[str, ...]


def script(talk: Talk) -> list[Said]:
    """All confirmed turns in order."""
    return [
        Said(
            number=place,
            phase=say(Message(f"negotiation.phase_{found.phase.value}")),
            moves=", ".join(_move(move) for moves in GROUPS.values() for move in moves if move in found.turn.moves),
            figure=_figure(talk, found),
            text=found.turn.text,
            reply=said(found.reply),
            faults=tuple(spoken(fault.text) for fault in found.faults),
        )
        for place, found in enumerate(talk.exchanges, 1)
    ]


def _figure(talk: Talk, found: Exchange) -> str:
    if found.turn.amount is None:
        return ""
    return f"{part(found.turn.lever)}: {amount_of(found.turn.lever, found.turn.amount, talk.currency)}"


def headline(talk: Talk) -> str:
    """Where the talk stands, as a sentence."""
    standing = talk.standing
    base = money(standing.base, talk.currency) if standing is not None else ""
    if talk.phase is Phase.SCREEN:
        return (_("They ask for your number."), _("They ask again."), _("They press once more."))[talk.push - 1]
    if talk.phase is Phase.VERBAL_OFFER:
        return _("They offer {base} base.").format(base=base)
    if talk.phase is Phase.DEADLINE:
        return _("They press you with a date.")
    if talk.phase is Phase.WRITTEN:
        return _("The letter is here: {base} base.").format(base=base)
    if talk.is_final:
        return _("They call it final: {base} base.").format(base=base)
    given = next((one for found in reversed(talk.exchanges) for one in found.concessions), None)
    if given is None or given.given <= 0:
        return _("They hold.")
    if given.lever is Lever.BASE:
        return _("Base is now {base}.").format(base=base)
    return _("They moved: {part}, {amount}.").format(
        part=say(Message(f"negotiation.lever_{given.lever.value}")),
        amount=amount_of(given.lever, given.after, talk.currency),
    )


@dataclass(frozen=True, slots=True)
class OnTable:
    """One part of the offer."""

    name: str
    now: str
    was: str
    """What it was at first, when it has moved."""


def table(talk: Talk) -> list[OnTable]:
    """The parts of the offer on the table; empty before it was made."""
    if talk.standing is None:
        return []
    first = next(found.standing for found in talk.exchanges if found.standing is not None)
    return [
        OnTable(part(lever), amount_of(lever, talk.standing.at(lever), talk.currency),
                amount_of(lever, first.at(lever), talk.currency) if first.at(lever) != talk.standing.at(lever) else "")
        for lever in Lever
        if _is_shown(lever, talk.standing) or first.at(lever) != talk.standing.at(lever)
    ]  # fmt: skip


def _is_shown(lever: Lever, standing: Terms) -> bool:
    return lever in MONEY and standing.at(lever) > 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A move of the picker."""

    move: str
    label: str
    about: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """Moves of one group that fit the phase."""

    name: str
    moves: list[Choice]
    is_folded: bool
    """Seldom needed here, so it waits behind its name."""


def move_groups(phase: Phase, chosen: Sequence[str]) -> list[MoveGroup]:
    """Moves that fit a phase; what is asked about comes first, what was said in the first call last."""
    fitting = allowed(phase)
    order = (Group.EXPECTATIONS, Group.TALK, Group.DECISION)
    found = []
    for group in order if phase is Phase.SCREEN else reversed(order):
        moves = [
            Choice(move.value, _move(move), say(Message(f"negotiation.move_{move.value}_about")), move.value in chosen)
            for move in GROUPS[group]
            if move in fitting
        ]
        if moves:
            is_seldom = group is Group.EXPECTATIONS and phase is not Phase.SCREEN
            is_folded = is_seldom and not any(one.is_chosen for one in moves)
            found.append(MoveGroup(say(Message(f"negotiation.group_{group.value}")), moves, is_folded))
    return found


def steps(talk: Talk) -> list[tuple[str, str]]:
    """(phase, ``done``, ``now`` or empty) along the usual way; a deadline only when there was one."""
    been = set(talk.path)
    found = []
    for phase in STEPS:
        if phase is Phase.DEADLINE and phase not in been:
            continue
        state = "now" if phase is talk.phase else "done" if phase in been else ""
        found.append((say(Message(f"negotiation.phase_{phase.value}")), state))
    return found
