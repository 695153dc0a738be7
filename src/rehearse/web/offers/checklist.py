"""Before you sign: what this letter says, and what it leaves to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.offers.models import Offer, OfferRevision
from rehearse.web.text.digits import figure

__all__ = ["Check", "checklist"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to be sure of."""

    text: str
    is_settled: bool
    """The terms say it; otherwise it is to be asked, and the answer belongs into the letter."""


def checklist(row: Offer, revision: OfferRevision, offer: engine.Offer) -> list[Check]:
    """What is open first, in the order in which it weighs."""
    found = [*_standing(row, revision), *_signon(offer), *_grants(offer), *_always(offer)]
    return sorted(found, key=lambda check: check.is_settled)


def _standing(row: Offer, revision: OfferRevision) -> Iterator[Check]:
    if revision.in_writing:
        said = _("The offer is in writing: {document}.").format(document=revision.document) if revision.document else _(
            "The offer is in writing."
        )  # fmt: skip
        yield Check(said, is_settled=True)
    else:
        yield Check(_("Ask for the written offer. Nothing is accepted before it is there."), is_settled=False)
    if row.answer_by is None:
        yield Check(_("Ask by when they want your answer, and for more time if you need it."), is_settled=False)
    if not row.title:
        yield Check(_("Ask for the exact title and level; the next offer is measured by them."), is_settled=False)


def _signon(offer: engine.Offer) -> Iterator[Check]:
    for one in offer.signon:
        if not one.clawback_months:
            continue
        if one.pro_rata is None:
            yield Check(
                _("Ask whether the sign-on is owed back whole or in part, and from which day."), is_settled=False
            )
        if one.gross is None:
            yield Check(_("Ask whether the sign-on is owed back before or after tax."), is_settled=False)
        if one.pro_rata is not None and one.gross is not None:
            yield Check(_("How the sign-on is owed back is said."), is_settled=True)
    if offer.signon and not any(one.clawback_months for one in offer.signon):
        yield Check(_("The sign-on is not owed back. Make sure that the letter says so."), is_settled=False)


def _grants(offer: engine.Offer) -> Iterator[Check]:
    language = get_language() or "en"
    for number, grant in enumerate(offer.grants, 1):
        n = figure(number, language)
        if grant.expected:
            text = _("Grant {n} is hoped for. Ask for the refresher in writing, or do not count on it.").format(n=n)
            yield Check(text, is_settled=False)
        elif grant.kind == "rsu" and grant.units is None and grant.conversion_price is None:
            text = _(
                "Grant {n} is a sum of money. Ask for the number of units, the price used and the date in writing."
            )
            yield Check(text.format(n=n), is_settled=False)
        elif grant.kind in {"private", "option"}:
            text = _("Ask for grant {n} what happens to it when you leave, and when the company is sold.").format(n=n)
            yield Check(text, is_settled=False)
        else:
            yield Check(_("Size and schedule of grant {n} are said.").format(n=n), is_settled=True)
    if offer.grants:
        yield Check(_("Ask whether the board has approved the grant; until then it is a promise."), is_settled=False)


def _always(offer: engine.Offer) -> Iterator[Check]:
    if offer.bonus is not None:
        yield Check(
            _("Ask what was paid of the bonus in the last two years, and what the first, short year pays."),
            is_settled=False,
        )
    if offer.start is None:
        yield Check(_("Agree on the first day."), is_settled=False)
    else:
        yield Check(_("The first day is agreed."), is_settled=True)
