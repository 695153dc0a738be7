"""What the templates of offers need beside the figures: blocks of the form, one offer's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.offers import letter, market, services
from rehearse.web.offers.asks import asks
from rehearse.web.offers.checklist import checklist
from rehearse.web.offers.columns import Column, table_of
from rehearse.web.offers.comparing import Comparison, comparison_of
from rehearse.web.offers.form import GRANT, SIGNON
from rehearse.web.offers.models import Assumptions, CurrencyRate, Offer, OfferRevision
from rehearse.web.offers.money import whole
from rehearse.web.text.digits import figure

__all__ = ["Block", "Revision", "assumption_values", "beside", "blocks", "offer_page", "opened"]

_PRICES = ("units", "price", "conversion_price", "strike", "fraction", "company_value", "fully_diluted", "preferences",
           "dilution")  # fmt: skip
_DATES = ("start_month", "cliff_month", "expected")


@dataclass(frozen=True, slots=True)
class Block:
    """One sign-on or grant of the form."""

    number: int
    fields: Mapping[str, Mapping[str, str]]
    """By its short name: ``name``, ``value`` and ``error``."""
    is_open: bool
    """Whether what is rarely needed holds something."""


def blocks(
    stem: str, count: int, values: Mapping[str, str], errors: Mapping[str, str], *, focus: str = ""
) -> list[Block]:
    """The blocks of one kind; ``focus`` names the field to begin with."""
    parts, rare = (GRANT, {*_PRICES, *_DATES}) if stem == "grant" else (SIGNON, {"month", "from", "gross"})
    found = []
    for n in range(count):
        fields = {
            part: {
                "name": f"{stem}-{n}-{part}",
                "value": values.get(f"{stem}-{n}-{part}", ""),
                "error": errors.get(f"{stem}-{n}-{part}", ""),
                "autofocus": "1" if focus == f"{stem}-{n}-{part}" else "",
            }
            for part in parts
        }
        found.append(Block(n, fields, any(fields[part]["value"] or fields[part]["error"] for part in rare)))
    return found


def opened(values: Mapping[str, str], errors: Mapping[str, str]) -> dict[str, bool]:
    """Which details of the form hold something and so stand open."""
    groups = {
        "who": ("title", "place"),
        "pay": ("hours", "full_time_hours", "raise", "payout", "match_rate", "match_cap", "match_limit", "start"),
        "beside": ("tax_cash", "tax_equity", "living_place", "living_index"),
        "letter": ("document", "said_by"),
    }
    return {name: any(values.get(one) or errors.get(one) for one in group) for name, group in groups.items()}


def _percent(share: float) -> str:
    text = f"{Decimal(repr(share)) * 100:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def assumption_values(assumed: Assumptions) -> dict[str, str]:
    """The assumptions as they stand in their fields."""
    found = {name: _percent(getattr(assumed, name)) for name in ("discount", "growth", "volatility")}
    found |= {"leave_month": str(assumed.leave_month), "currency": assumed.currency}
    return found | ({"beats_market": "1"} if assumed.beats_market else {})


def beside(found: Comparison) -> dict[str, Any]:
    """For the page of all offers: what to ask of the leader, what each letter leaves open, lines outside pay."""
    columns = found.table.columns
    leader = columns[found.headline.leader if found.headline.leader is not None else 0]
    others = [column for column in columns if column is not leader]
    return {
        "leader": leader,
        "asks": asks(leader, others, market.reason_for(leader)),
        "checks": [(column, checklist(column.row, column.revision, column.offer)) for column in columns],
        "outside": [(column, lines) for column in columns if (lines := outside(column))],
        "warned": [(column, column.valuation.warnings) for column in columns if column.valuation.warnings],
    }


def outside(column: Column) -> list[str]:
    """After tax and elsewhere, only where the person entered rates and an index; never part of pay."""
    language, code = get_language() or "en", column.offer.currency
    report = engine.value_report(column.valuation)
    found = []
    if (taxed := report.get("after_tax")) is not None:
        found.append(
            _("After your tax rates: {year} in the first year, {total} over four years.").format(
                year=whole(taxed["years"][0], code, language), total=whole(taxed["total"], code, language)
            )
        )
    if (there := report.get("equivalent")) is not None:
        text = _(
            "The same life in {place}, at your index of {index}, would take {year} in the first year and {average} a "
            "year on average."
        )
        found.append(
            text.format(
                place=there["place"],
                index=figure(there["index"], language),
                year=whole(there["year_1"], code, language),
                average=whole(there["average"], code, language),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision as the page lists it."""

    number: int
    row: OfferRevision
    changes: Sequence[letter.Change]
    """Against the one before."""
    is_newly_written: bool


def _revisions(row: Offer) -> list[Revision]:
    """Newest first."""
    found: list[Revision] = []
    before: tuple[OfferRevision, engine.Offer] | None = None
    for number, revision in enumerate(row.revisions.all(), 1):
        offer = services.letter(row, revision)
        changed = letter.changes(before[1], offer) if before is not None else []
        is_newly = revision.in_writing and (before is None or not before[0].in_writing)
        found.append(Revision(number, revision, changed, is_newly))
        before = (revision, offer)
    return found[::-1]


def offer_page(
    row: Offer, all_: Sequence[Offer], assumed: Assumptions, rates: Sequence[CurrencyRate]
) -> dict[str, Any]:
    """Everything on one offer's page. Amounts are in its own currency."""
    own = next(one for one in all_ if one.pk == row.pk)
    revision = services.latest(own)
    offer = services.letter(own, revision)
    here = Assumptions(
        discount=assumed.discount, growth=assumed.growth, beats_market=assumed.beats_market,
        volatility=assumed.volatility, leave_month=assumed.leave_month, currency=offer.currency,
    )  # fmt: skip
    table = table_of([own], here, rates)
    column = table.columns[0]
    open_ = [one for one in all_ if one.status != Offer.DECLINED and one.pk != row.pk]
    others = table_of(open_, here, rates).columns if open_ else ()
    return {
        "revision": revision,
        "found": comparison_of(table, here),
        "column": column,
        "lines": letter.lines(offer),
        "revisions": _revisions(own),
        "asks": asks(column, others, market.reason_for(column)),
        "checks": checklist(own, revision, offer),
        "outside": outside(column),
        "warnings": column.valuation.warnings,
        "calendar": engine.value_report(column.valuation).get("calendar", []),
    }
