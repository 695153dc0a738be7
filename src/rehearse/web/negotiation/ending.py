"""What the page of a finished talk shows: the rules, the money, and everything that was hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rehearse.message import Message
from rehearse.offers.negotiation import STRATEGIES, Lever, Phase, Talk, gain, reason_of, run, score
from rehearse.web.negotiation.models import NegotiationTalk
from rehearse.web.negotiation.pages import amount_of, language, money, part, spoken
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure

__all__ = ["ending", "trend"]

OFTEN = 12
"""Talks of a trend at most."""


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule with its verdict."""

    number: int
    text: str
    why: str
    held: bool
    faults: tuple[str, ...]


def _rules(talk: Talk) -> list[RuleShown]:
    found = score(talk)
    faults: dict[int, list[str]] = {}
    for place, exchange in enumerate(talk.exchanges, 1):
        for fault in exchange.faults:
            turn = _("Turn {n}:").format(n=figure(place, language()))
            faults.setdefault(fault.rule, []).append(f"{turn} {spoken(fault.text)}")
    return [
        RuleShown(
            rule,
            say(Message(f"negotiation.rule_{rule}")),
            say(Message(f"negotiation.rule_{rule}_why")),
            held,
            tuple(faults.get(rule, ())) if not held else (),
        )
        for rule, held in found.rules.items()
    ]


def ending_sentence(talk: Talk, won: float) -> str:
    """How the talk ended, as a sentence."""
    if talk.phase is Phase.WITHDRAWN:
        return _("The offer was withdrawn.")
    if talk.phase is Phase.DECLINED:
        return _("You declined and left.")
    amount = money(abs(won), talk.currency)
    if round(won) > 0:
        return _("Signed: {amount} more over four years than they had planned.").format(amount=amount)
    if round(won) < 0:
        return _("Signed: {amount} less over four years than they had planned.").format(amount=amount)
    return _("Signed at what they had planned.")


def _traits(talk: Talk) -> list[str]:
    one, tongue = talk.recruiter, language()
    band = _("The band went from {low} to {high} base.").format(
        low=money(one.low, talk.currency), high=money(one.high.base, talk.currency)
    )
    told = {
        1: _("They tell the band to whoever asks."),
        2: _("They tell the band when asked a second time."),
        None: _("They never tell the band."),
    }[one.tells_band_after]
    pushes = ngettext("They ask for a number once.", "They ask for a number up to {n} times.", one.pushes)
    patience = ngettext(
        "They call the offer final after {n} ask.", "They call the offer final after {n} asks.", one.patience
    )
    bears = ngettext(
        "After that they bear {n} more ask before they withdraw.",
        "After that they bear {n} more asks before they withdraw.",
        one.bears,
    )
    found = [band, told, pushes.format(n=figure(one.pushes, tongue))]
    found += [patience.format(n=figure(one.patience, tongue)), bears.format(n=figure(one.bears, tongue))]
    if one.deadline is not None:
        real = _("Their deadline is real.") if one.deadline.is_real else _("Their deadline is not real.")
        found.append(real)
    found.append(_("They ask to see another offer.") if one.asks_proof else _("They take another offer on trust."))
    found.append(
        _("An ultimatum after the final word ends the talk.")
        if one.walks_on_ultimatum
        else _("They bear an ultimatum.")
    )
    return found


@dataclass(frozen=True, slots=True)
class Reached:
    """One part of the offer at the end."""

    name: str
    planned: str
    reached: str
    most: str


def _reached(talk: Talk) -> list[Reached]:
    one = talk.recruiter
    return [
        Reached(
            part(lever),
            amount_of(lever, one.planned.at(lever), talk.currency),
            amount_of(lever, talk.standing.at(lever), talk.currency) if talk.standing is not None else "",
            amount_of(lever, one.caps.at(lever), talk.currency),
        )
        for lever in Lever
        if lever is not Lever.VESTING or one.caps.equity > 0  # nothing vests where no grant counts
    ]


@dataclass(frozen=True, slots=True)
class Why:
    """One counter and what it brought."""

    turn: int
    name: str
    before: str
    after: str
    text: str


def _whys(talk: Talk) -> list[Why]:
    return [
        Why(
            place,
            part(one.lever),
            amount_of(one.lever, one.before, talk.currency),
            amount_of(one.lever, one.after, talk.currency),
            spoken(reason_of(one)),
        )
        for place, found in enumerate(talk.exchanges, 1)
        for one in found.concessions
    ]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A way to talk with the same recruiter, and its gain."""

    name: str
    gain: str
    end: str
    is_own: bool


def _otherwise(talk: Talk, won: float) -> list[Otherwise]:
    """The person's own talk, then the strategies in the order that holds on average."""

    def row(name: str, amount: float, phase: Phase, *, is_own: bool = False) -> Otherwise:
        return Otherwise(name, signed(amount, talk.currency), say(Message(f"negotiation.phase_{phase.value}")), is_own)

    found = [row(_("You, this time"), won, talk.phase, is_own=True)]
    for strategy in STRATEGIES:
        played = run(strategy, talk.setup)
        found.append(row(say(Message(f"negotiation.strategy_{strategy.name}")), gain(played).total, played.phase))
    return found


def _worth(talk: Talk, total: float, present: float) -> str:
    """The money in a sentence."""
    amount, today = signed(total, talk.currency), signed(present, talk.currency)
    if talk.phase is Phase.WITHDRAWN:
        return _(
            "Counted as {amount} over four years: whoever loses an offer is left with the next best one, taken to be "
            "worth two thirds of it. That share is invented."
        ).format(amount=amount)
    if talk.standing is None:
        return _("No offer had been made, so nothing was won or lost.")
    if talk.phase is Phase.DECLINED:
        return _("Nothing was signed. What you left on the table stood at {amount} over four years.").format(
            amount=amount
        )
    return _("{amount} over four years beside their first plan, {today} in today’s money.").format(
        amount=amount, today=today
    )


def signed(amount: float, currency: str) -> str:
    """An amount with its sign, ``+$12,000``; 0 has none."""
    text = money(amount, currency)
    return f"+{text}" if round(amount) > 0 else text


def ending(talk: Talk) -> dict[str, Any]:
    """The context of a finished talk."""
    found, won = score(talk), gain(talk)
    kept = sum(found.rules.values())
    tongue = language()
    lede = ngettext(
        "{kept} of {n} rule kept, and {share} percent of the room they had.",
        "{kept} of {n} rules kept, and {share} percent of the room they had.",
        len(found.rules),
    ).format(
        kept=figure(kept, tongue),
        n=figure(len(found.rules), tongue),
        share=figure(round(100 * found.outcome), tongue),
    )
    return {
        "title": ending_sentence(talk, won.total),
        "lede": lede,
        "score": found.total,
        "process": found.process,
        "outcome": found.outcome,
        "worth": _worth(talk, won.total, won.present),
        "rules": _rules(talk),
        "reached": _reached(talk),
        "whys": _whys(talk),
        "traits": _traits(talk),
        "otherwise": _otherwise(talk, won.total),
        "has_reached": talk.standing is not None,
        "is_own_offer": talk.setup.offer is not None,
    }


@dataclass(frozen=True, slots=True)
class Trend:
    """Scores of the last finished talks, old to new."""

    rows: Sequence[NegotiationTalk]
    path: str
    """In a box of 100 by 100."""
    columns: Sequence[float]
    """Where a talk stands in it."""


def trend(rows: Sequence[NegotiationTalk]) -> Trend | None:
    """The trend of finished talks, given newest first; None below two."""
    done = sorted((row for row in rows if row.finished_at is not None and row.score is not None),
                  key=lambda row: (row.finished_at, row.pk))[-OFTEN:]  # fmt: skip
    if len(done) < 2:
        return None
    columns = [round(100 * place / (len(done) - 1), 2) for place in range(len(done))]
    points = [f"{x} {round(100 * (1 - (row.score or 0)), 2)}" for x, row in zip(columns, done, strict=True)]
    return Trend(done, "M" + "L".join(points), columns)
