"""What to ask for: the worth of each change, with the reason that other offers and market tables give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.offers import headline, money
from rehearse.web.offers.columns import Column
from rehearse.web.offers.naming import in_sentence
from rehearse.web.text.digits import figure

__all__ = ["Ask", "Reason", "asks"]


LARGEST = float(money.LARGEST)
"""Nobody asks for more; units times price can be more than the engine takes as one sum."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A market figure for the base of one offer."""

    amount: float
    """A year, in the offer's currency."""
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One line of the table."""

    lever: engine.Lever
    what: str
    because: str
    worth: float
    """Today's value over four years, in the currency of the page."""
    claimed: float
    early: str
    """What it is worth to somebody who leaves early, where staying four years makes it worth nothing."""
    has_reason: bool
    is_usable: bool
    """Whether the reason is in writing."""


@dataclass(frozen=True, slots=True)
class _Wish:
    change: engine.Change
    because: str = ""
    is_usable: bool = False


def _language() -> str:
    return get_language() or "en"


def _signons(offer: engine.Offer) -> float:
    return sum(one.amount for one in offer.signon)


def _shares(offer: engine.Offer) -> float:
    return sum(grant.worth() for grant in offer.grants if not grant.expected)


def _best(own: Column, others: Sequence[Column], amount: float, of: str) -> tuple[Column, float] | None:
    """The other offer with the most of something, those in writing first, and how much more it is in own currency."""
    measure = {"base": lambda o: o.yearly_base, "signon": _signons, "grant": _shares}[of]
    better = [
        (other, more)
        for other in others
        if 0.005 * max(amount, 1.0) < (more := measure(other.offer) * other.rate / own.rate - amount) < LARGEST
    ]
    return max(better, key=lambda pair: (pair[0].revision.in_writing, pair[1]), default=None)


def _because(other: Column) -> str:
    if other.revision.in_writing:
        return _("{company}’s letter has it").format(company=in_sentence(other.row.company))
    return _("{company} said it, not in writing: not usable before it is written").format(
        company=in_sentence(other.row.company)
    )


def _because_years(other: Column) -> str:
    """The other letter's percents are by year; its dates within a year may differ."""
    if other.revision.in_writing:
        return _("{company}’s letter pays these shares by year").format(company=in_sentence(other.row.company))
    return _("{company} said these shares by year, not in writing: not usable before they are written").format(
        company=in_sentence(other.row.company)
    )


def _by_year(offer: engine.Offer) -> tuple[int, ...] | None:
    """Whole percent by year of the largest grant, when it is one that can be asked for elsewhere."""
    grants = [grant for grant in offer.grants if not grant.expected and not grant.is_claimed]
    if not grants:
        return None
    years: dict[int, int] = {}
    for month, points in max(grants, key=lambda grant: grant.worth()).schedule:
        year = max(1, -(-month // 12))
        years[year] = years.get(year, 0) + points
    found = tuple(years.get(year, 0) // 100 for year in range(1, max(years) + 1))
    return found if sum(found) == 100 and len(found) <= 10 else None


def _wishes(own: Column, others: Sequence[Column], market: Reason | None) -> list[_Wish]:
    found: list[_Wish] = []
    amounts = {"base": own.offer.yearly_base, "signon": _signons(own.offer), "grant": _shares(own.offer)}
    levers: tuple[engine.Lever, ...] = ("base", "signon", "grant")
    for lever in levers:
        best = _best(own, others, amounts[lever], lever)
        if best is not None:
            found.append(_Wish(engine.Change(lever, round(best[1], 2)), _because(best[0]), best[0].revision.in_writing))
    if market is not None and LARGEST > market.amount > own.offer.yearly_base > 0:
        change = engine.Change("base", round(market.amount - own.offer.yearly_base, 2))
        found.append(_Wish(change, market.text, is_usable=True))
    target = own.offer.bonus.target if own.offer.bonus else 0.0
    bonuses = [other for other in others if other.offer.bonus and 0.001 < other.offer.bonus.target - target <= 1]
    if bonuses and own.offer.yearly_base:
        best_of = max(bonuses, key=lambda other: other.offer.bonus.target if other.offer.bonus else 0.0)
        assert best_of.offer.bonus is not None
        change = engine.Change("bonus", round(best_of.offer.bonus.target - target, 6))
        found.append(_Wish(change, _because(best_of), best_of.revision.in_writing))
    for other in others:
        years = _by_year(other.offer)
        if years is not None and _by_year(own.offer) not in {None, years}:
            found.append(
                _Wish(engine.Change("vesting", by_year=years), _because_years(other), other.revision.in_writing)
            )
    if any(one.clawback_months for one in own.offer.signon):
        free = [o for o in others if o.offer.signon and not any(one.clawback_months for one in o.offer.signon)]
        if free:
            found.append(_Wish(engine.Change("clawback"), _because(free[0]), free[0].revision.in_writing))
    return found


def _what(own: Column, change: engine.Change) -> str:
    language, code, offer = _language(), own.offer.currency, own.offer

    def pair(new: float, old: float) -> dict[str, str]:
        return {"new": money.whole(new, code, language), "old": money.whole(old, code, language)}

    def share(value: float) -> str:
        text = f"{value * 100:.2f}".rstrip("0").rstrip(".")
        return f"{figure(text, language)}\u00a0%"

    if change.lever == "base":
        return _("Base {new} instead of {old}").format(**pair(offer.yearly_base + change.amount, offer.yearly_base))
    if change.lever == "signon":
        own_signon = _signons(offer)
        if not own_signon:
            return _("A sign-on of {amount}").format(amount=money.whole(change.amount, code, language))
        return _("Sign-on {new} instead of {old}").format(**pair(own_signon + change.amount, own_signon))
    if change.lever == "grant":
        is_cash = engine.changed(offer, change).grants[-1].kind == "cash"
        text = _("{amount} more in the cash grant") if is_cash else _("{amount} more in shares")
        return text.format(amount=money.whole(change.amount, code, language))
    if change.lever == "bonus":
        target = offer.bonus.target if offer.bonus else 0.0
        if not target:
            return _("A bonus of {share}").format(share=share(change.amount))
        return _("Bonus target {new} instead of {old}").format(new=share(target + change.amount), old=share(target))
    if change.lever == "vesting":
        parts = " / ".join(figure(part, language) for part in change.by_year)
        return _("Vesting {parts} % by year, quarterly").format(parts=parts)
    if change.lever == "clawback":
        return _("A sign-on that is never owed back")
    return _("A first day {span} later").format(span=headline.span(int(change.amount)))


def asks(own: Column, others: Sequence[Column], market: Reason | None = None) -> list[Ask]:
    """Changes with a reason first, the most worth first; then the usual ones, for which a reason is still needed."""
    wished = _wishes(own, others, market)
    reasoned = {wish.change.lever for wish in wished}
    usual = [
        _Wish(change)
        for change in engine.usual_changes(own.offer)
        if change.lever not in reasoned and change.amount < LARGEST
    ]
    wishes = [*wished, *usual]
    counted = engine.counters(own.offer, [wish.change for wish in wishes])
    found = [
        Ask(
            lever=wish.change.lever,
            what=_what(own, wish.change),
            because=wish.because or _no_reason(wish.change),
            early=_early(own, counter),
            worth=counter.worth * own.rate,
            claimed=counter.claimed * own.rate,
            has_reason=bool(wish.because),
            is_usable=wish.is_usable,
        )
        for wish, counter in zip(wishes, counted, strict=True)
        # What another offer has is no reason to ask for less.
        if not (wish.because and counter.worth <= 0 and wish.change.lever == "vesting")
    ]
    return sorted(found, key=lambda ask: (not ask.has_reason, ask.lever == "start", -ask.worth))


def _early(own: Column, counter: engine.Counter) -> str:
    if counter.change.lever != "clawback":
        return ""
    month, amount = max(counter.kept, key=lambda pair: pair[1], default=(0, 0.0))
    if amount <= 0:
        return ""
    return _("{amount} if you leave after {span}").format(
        amount=money.whole(amount, own.offer.currency, _language()), span=headline.span(month)
    )


def _no_reason(change: engine.Change) -> str:
    if change.lever == "start":
        return _("what waiting costs")
    return _("bring a reason: a market figure or another offer")
