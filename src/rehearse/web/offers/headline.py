"""The sentence of the page: which offer leads if you stay, and where it loses when you leave early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rehearse.web.offers.money import Unit
from rehearse.web.text.digits import figure

__all__ = ["Headline", "Standing", "compare_headline", "single_headline", "span"]

TIE = 0.005
"""Offers that differ by less than this share of the larger one come to the same: no letter is that exact."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One offer, in the currency of the page."""

    company: str
    kept: Sequence[float]
    """49 amounts: kept when leaving after month 0 to 48."""
    total: float
    """Four years."""
    year_1: float
    in_writing: bool


@dataclass(frozen=True, slots=True)
class Headline:
    """The sentence and those below it."""

    title: str
    lede: tuple[str, ...]
    leader: int | None
    """Position of the offer that leads; None for a tie."""
    ahead_from: int | None
    """Month from which the leader keeps more than every other for good; None when another is ahead at the end."""


def span(months: int) -> str:
    """``three years``, ``18 months``."""
    years = {12: _("one year"), 24: _("two years"), 36: _("three years"), 48: _("four years")}
    if months in years:
        return years[months]
    return ngettext("{n} month", "{n} months", months).format(n=figure(months, get_language() or "en"))


def _is_tie(a: float, b: float) -> bool:
    return abs(a - b) <= TIE * max(abs(a), abs(b), 1.0)


def _ahead_from(all_: Sequence[Standing], leader: int) -> int | None:
    """Walks back from month 48 while nobody keeps more than the leader."""
    others = [one for n, one in enumerate(all_) if n != leader]
    found = None
    for month in range(len(all_[leader].kept) - 1, -1, -1):
        if any(one.kept[month] > all_[leader].kept[month] for one in others):
            break
        found = month
    return found


def _worst_early(
    all_: Sequence[Standing], leader: int, before: int, months: Sequence[int]
) -> tuple[int, int, float] | None:
    """(month, who, how much) of another offer's largest lead when leaving earlier.

    ``months``, which people ask about, come first; a lead at other months alone is told of the month where it is
    largest, so that none is left out.
    """
    usual = [month for month in months if 0 < month < before]
    for asked in (usual, range(1, before)):
        leads = [
            (one.kept[month] - all_[leader].kept[month], -month, n)
            for month in asked
            for n, one in enumerate(all_)
            if n != leader and not _is_tie(one.kept[month], all_[leader].kept[month])
        ]
        if leads and max(leads)[0] > 0:
            lead, month, who = max(leads)
            return -month, who, lead
    return None


def _writing(all_: Sequence[Standing], leader: int | None) -> list[str]:
    said = [one.company for n, one in enumerate(all_) if not one.in_writing and n != leader]
    found = []
    if leader is not None and not all_[leader].in_writing:
        found.append(_("Nothing of {company} is in writing yet: until it is, this can change.").format(
            company=all_[leader].company))  # fmt: skip
    if said:
        found.append(
            ngettext("{names} is not in writing yet.", "{names} are not in writing yet.", len(said)).format(
                names=_list(said)
            )
        )
    return found


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def single_headline(one: Standing, unit: Unit, *, leave: int) -> Headline:
    """One offer: what the first year pays, not what four years average to."""
    language = get_language() or "en"
    lede = [
        _("{total} over four years before tax; {kept} of it stay yours if you leave after {span}.").format(
            total=unit.said(one.total, language), kept=unit.said(one.kept[leave], language), span=span(leave)
        ),
        *_writing([one], 0),
    ]
    title = _("{company} pays {amount} in the first year.").format(
        company=one.company, amount=unit.said(one.year_1, language)
    )
    return Headline(title, tuple(lede), 0, 0)


def compare_headline(all_: Sequence[Standing], unit: Unit, *, stay: int, months: Sequence[int]) -> Headline:
    """Two offers or more. ``stay``: the month that the sentence speaks of; ``months``: those people ask about."""
    language = get_language() or "en"
    order = sorted(range(len(all_)), key=lambda n: -all_[n].kept[stay])
    best, other = all_[order[0]], all_[order[1]]
    if _is_tie(best.kept[stay], other.kept[stay]):
        title = _("{a} and {b} come to the same if you stay {span}.").format(
            a=best.company, b=other.company, span=span(stay)
        )
        gap = best.total - other.total
        lede = []
        if not _is_tie(best.total, other.total):
            more = best if gap > 0 else other
            lede.append(_("Over four years {company} pays {amount} more.").format(
                company=more.company, amount=unit.said(gap, language)))  # fmt: skip
        return Headline(title, (*lede, *_writing(all_, None)), None, None)
    title = _("{company}, if you stay {span}.").format(company=best.company, span=span(stay))
    lede = [_gap(all_, order[0], unit, stay, months)]
    return Headline(title, (*lede, *_writing(all_, order[0])), order[0], _ahead_from(all_, order[0]))


def _gap(all_: Sequence[Standing], leader: int, unit: Unit, stay: int, months: Sequence[int]) -> str:
    """Over four years against the best of the others then, and the largest lead of any other before."""
    language = get_language() or "en"
    second = max((n for n in range(len(all_)) if n != leader), key=lambda n: all_[n].total)
    best, other = all_[leader], all_[second]
    gap, is_tie = best.total - other.total, _is_tie(best.total, other.total)
    early = _worst_early(all_, leader, stay, months)
    values = {"other": other.company, "amount": unit.said(gap, language)}
    if early is not None and early[1] == second and gap > 0 and not is_tie:
        return _("{amount} more than {other} over four years, {less} less if you leave after {span}.").format(
            less=unit.said(early[2], language), span=span(early[0]), **values
        )
    if is_tie:
        over_four = _("Over four years it comes to the same as {other}.").format(**values)
    elif gap > 0:
        over_four = _("{amount} more than {other} over four years.").format(**values)
    else:
        over_four = _("{amount} less than {other} over four years.").format(**values)
    if early is None:
        return over_four + " " + _("Leaving earlier, it is level or ahead in every month.")
    sooner = _("{amount} less than {other} if you leave after {span}.").format(
        amount=unit.said(early[2], language), other=all_[early[1]].company, span=span(early[0])
    )
    return f"{over_four} {sooner}"
