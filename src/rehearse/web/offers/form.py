"""The form of an offer: a few fields first, everything a letter can say behind them.

What was typed stays in the form, every fault is named at its field, and the engine has the last word on the terms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, cast

from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.offers import money, schedules
from rehearse.web.offers.kinds import KIND_LABELS, KINDS
from rehearse.web.text.catalog import say

__all__ = ["GRANT", "MOST_GRANTS", "MOST_SIGNONS", "PER", "SIGNON", "SINGLE", "Draft", "OfferForm"]

MOST_GRANTS, MOST_SIGNONS = engine.MOST_GRANTS, engine.MOST_SIGNONS
LONGEST = 5000
"""Characters of a field that are kept; every field has its own, lower bound."""

PER = ("year", "month", "hour")

SINGLE = (
    "company", "title", "place", "currency", "answer_by", "application", "in_writing", "document", "said_by",
    "base", "per", "hours", "full_time_hours", "raise", "bonus", "payout", "match_rate", "match_cap", "match_limit",
    "start", "tax_cash", "tax_equity", "living_place", "living_index",
)  # fmt: skip
"""Fields that occur once."""
SIGNON = ("amount", "months", "how", "month", "from", "gross")
"""Fields of ``signon-0``, ``signon-1``, ..."""
GRANT = (
    "kind", "money", "schedule", "own", "expected", "start_month", "cliff_month", "units", "price", "conversion_price",
    "strike", "company_value", "fully_diluted", "preferences", "dilution", "fraction",
)  # fmt: skip
"""Fields of ``grant-0``, ``grant-1``, ..."""
_AMOUNTS = (
    "money",
    "units",
    "price",
    "conversion_price",
    "strike",
    "company_value",
    "fully_diluted",
    "preferences",
)
_COMPANY = ("company_value", "fully_diluted", "preferences", "dilution")
_BELONG = {
    "rsu": ("money", "units", "price", "conversion_price"),
    "private": ("units", "fraction", *_COMPANY),
    "option": ("units", "fraction", "price", "strike", *_COMPANY),
    "cash": ("money",),
}
"""Sizes and prices that a kind of grant has."""
_PRESET = {"kind", "schedule", "how", "gross", "expected", "per"}
"""Fields that always hold something and so do not make a block count."""
_ENGINE_FIELDS = {
    "raise": "raise", "bonus.target": "bonus", "bonus.payout": "payout", "match.rate": "match_rate",
    "match.cap": "match_cap", "match.limit": "match_limit", "hours_per_week": "hours", "hourly": "base",
    "monthly": "base", "base": "base", "currency": "currency", "full_time_hours": "full_time_hours", "start": "start",
    "tax.cash": "tax_cash", "tax.equity": "tax_equity", "living.place": "living_place", "living.index": "living_index",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A checked offer."""

    company: str
    title: str
    place: str
    answer_by: date | None
    terms: dict[str, Any]
    in_writing: bool
    document: str
    said_by: str


@dataclass(slots=True)
class OfferForm:
    """Reads the posted fields; ``values`` gives them back to the page, ``errors`` the faults by field."""

    data: Mapping[str, Any]
    errors: dict[str, str] = field(default_factory=dict)
    signons: int = 1
    grants: int = 1
    values: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.signons = self._count("signons", MOST_SIGNONS)
        self.grants = self._count("grants", MOST_GRANTS)
        self.values = {name: self._raw(name) for name in self.names()}

    def _count(self, name: str, most: int) -> int:
        text = str(self.data.get(name, ""))
        return min(most, max(1, int(text))) if text.isascii() and text.isdecimal() and len(text) < 4 else 1

    def _raw(self, name: str) -> str:
        return str(self.data.get(name, "")).replace("\0", "").replace("\r\n", "\n").strip()[:LONGEST]

    def names(self) -> list[str]:
        """Every field, in the order of the page."""
        found = [*SINGLE]
        found += [f"signon-{n}-{part}" for n in range(self.signons) for part in SIGNON]
        return found + [f"grant-{n}-{part}" for n in range(self.grants) for part in GRANT]

    # Reading one field

    def _wrong(self, name: str, text: str) -> None:
        self.errors.setdefault(name, text)

    def _text(self, name: str, most: int) -> str:
        text = " ".join(self.values[name].split())
        if len(text) > most:
            self._wrong(name, _("At most {most} characters fit.").format(most=most))
        return text

    def _amount(self, name: str) -> float | None:
        text, code = self.values[name], self.values["currency"].upper() or "USD"
        if not text:
            return None
        try:
            found = money.read_amount(text)
        except money.AmountError as error:
            self._wrong(name, str(error))
            return None
        other = money.other_currency(text, code) if money.is_code(code) else ""
        if other:
            self._wrong(name, _("“{text}” is in {found}, the offer in {currency}. Change one of them.").format(
                text=text, found=other, currency=code))  # fmt: skip
        return found

    def _percent(self, name: str, *, most: int = 100, is_small_odd: bool = False) -> float | None:
        if not self.values[name]:
            return None
        try:
            return money.read_percent(self.values[name], most=most, is_small_odd=is_small_odd)
        except money.AmountError as error:
            self._wrong(name, str(error))
            return None

    def _months(self, name: str, most: int) -> int | None:
        text = money.latin(self.values[name])
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or int(text) > most:
            self._wrong(name, _("Give months as a whole number from 0 to {most}.").format(most=most))
            return None
        return int(text)

    def _hours(self, name: str) -> float | None:
        text = money.latin(self.values[name])
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", text, re.ASCII) or not 0 < float(text) <= 100:
            self._wrong(name, _("Give hours a week above 0 and at most 100, for example 40."))
            return None
        return float(text)

    def _day(self, name: str) -> date | None:
        if not self.values[name]:
            return None
        try:
            day = date.fromisoformat(self.values[name])
        except ValueError:
            day = None
        if day is None or not 2000 <= day.year <= 2100:
            self._wrong(name, _("Give a date as year-month-day, for example {example}.").format(example="2026-12-23"))
        return day

    # Reading the whole

    def _signon(self, n: int) -> engine.SignOn | None:
        at = f"signon-{n}-"
        amount = self._amount(at + "amount")
        months, month, start = self._months(at + "months", 120), self._months(at + "month", 48), None
        if self.values[at + "from"]:
            start = self._months(at + "from", 120)
        if amount is None:
            others = [part for part in SIGNON if part not in {*_PRESET, "amount"} and self.values[at + part]]
            if others and at + "amount" not in self.errors:
                self._wrong(at + "amount", _("Give the amount, or empty the other fields of this sign-on."))
            return None
        gross = {"gross": True, "net": False}.get(self.values[at + "gross"])
        is_pro_rata = {"pro_rata": True, "all": False}.get(self.values[at + "how"])
        if not self.values[at + "months"] and (start is not None or gross is not None or is_pro_rata is not None):
            # Left out silently, it would count as money that is never owed back.
            self._wrong(at + "months", _("Give the months within which it is owed back; 0 if it never is."))
        if not months:
            return engine.SignOn(amount, month or 0)
        return engine.SignOn(amount, month or 0, months, start, is_pro_rata, gross)

    def _schedule(self, n: int) -> schedules.Points | None:
        at = f"grant-{n}-"
        key, own = self.values[at + "schedule"] or "yearly", self.values[at + "own"]
        if key != schedules.OWN:
            if own:
                self._wrong(at + "schedule", _("Choose “{choice}”, or empty the field with your own schedule.").format(
                    choice=_(schedules.LABELS[schedules.OWN])))  # fmt: skip
            elif key not in schedules.COMMON:
                self._wrong(at + "schedule", _("Choose a schedule from the list."))
            return schedules.COMMON.get(key)
        try:
            return schedules.read_schedule(own)
        except schedules.ScheduleError as error:
            self._wrong(at + "own", str(error))
            return None

    def _grant(self, n: int) -> engine.Grant | None:
        at = f"grant-{n}-"
        if not any(self.values[at + part] for part in GRANT if part not in _PRESET):
            return None
        kind = self.values[at + "kind"] or "rsu"
        if kind not in KINDS:
            self._wrong(at + "kind", _("Choose a kind from the list."))
            return None
        amounts = {part: self._amount(at + part) for part in _AMOUNTS}
        dilution = self._percent(at + "dilution", most=99)
        fraction = self._percent(at + "fraction", most=100)
        points = self._schedule(n)
        start, cliff = self._months(at + "start_month", 48), self._months(at + "cliff_month", 120)
        self._belong(at, kind)
        self._size(at, kind, amounts, fraction)
        if points is None or any(name.startswith(at) for name in self.errors):
            return None
        company = None
        if amounts["company_value"] is not None:
            company = engine.Company(
                amounts["company_value"],
                amounts["fully_diluted"] or 0.0,
                amounts["preferences"] or 0.0,
                dilution or 0.0,
            )
        return engine.Grant(
            kind=cast(Literal["rsu", "option", "private", "cash"], kind), schedule=points, start_month=start or 0,
            cliff_month=cliff or 0, expected=bool(self.values[at + "expected"]), money=amounts["money"],
            conversion_price=amounts["conversion_price"], units=amounts["units"], fraction=fraction,
            price=amounts["price"], strike=amounts["strike"] or 0.0, company=company,
        )  # fmt: skip

    def _belong(self, at: str, kind: str) -> None:
        """Names what was typed for another kind of grant: left out silently, it would be lost."""
        for part in (*_AMOUNTS, "fraction", "dilution"):
            if not self.values[at + part]:
                continue
            if part not in _BELONG[kind]:
                text = _("{kind} have no such figure. Choose another kind of grant, or empty this field.")
                self._wrong(at + part, text.format(kind=_(KIND_LABELS[kind]).capitalize()))
            elif kind == "option" and self.values[at + "price"] and part in {"fraction", *_COMPANY}:
                self._wrong(at + part, _("Give the price of a share or the value of the company, not both."))

    def _size(self, at: str, kind: str, amounts: Mapping[str, float | None], fraction: float | None) -> None:
        """The faults that a person meets most, named at the field; the engine finds the others."""
        has = {name: value is not None for name, value in amounts.items()}
        if kind in {"rsu", "cash"} and not (has["money"] or (kind == "rsu" and has["units"])):
            self._wrong(at + "money", _("Give what the grant is worth in money, as the letter says it."))
        if kind == "rsu" and has["units"] and not has["price"]:
            self._wrong(at + "price", _("Give the price of a share today; units alone have no worth."))
        if kind == "option" and not has["units"] and fraction is None:
            self._wrong(at + "units", _("Give the number of options."))
        if kind == "option" and not has["strike"]:
            self._wrong(at + "strike", _("Give the price at which an option buys a share."))
        if kind == "option" and not (has["price"] or has["company_value"]):
            self._wrong(at + "price", _("Give the price of a share today, or the value of the company."))
        if kind == "private":
            self._private(at, has, fraction)

    def _private(self, at: str, has: Mapping[str, bool], fraction: float | None) -> None:
        if not has["units"] and fraction is None:
            self._wrong(
                at + "units",
                _("Give the number of shares, or your share of the company. A sum alone cannot be checked: ask for "
                  "both. Until then leave the grant out; it counts 0 anyway."),
            )  # fmt: skip
        if not has["company_value"]:
            self._wrong(at + "company_value", _("Give the value of the whole company that they claim."))
        if not has["fully_diluted"]:
            self._wrong(
                at + "fully_diluted",
                _("Give the fully diluted number of shares. Without it nobody knows what a share is worth."),
            )

    def _pay(self) -> dict[str, Any]:
        amount, per = self._amount("base"), self.values["per"] or "year"
        hours, full = self._hours("hours"), self._hours("full_time_hours")
        found: dict[str, Any] = {"hours_per_week": hours}
        if full is not None:
            found["full_time_hours"] = full
        if per not in PER:
            self._wrong("per", _("Choose a kind from the list."))
        if amount is None:
            return found
        if per == "hour" and hours is None:
            self._wrong("hours", _("Give the paid hours a week; without them an hourly rate says nothing of a year."))
        return found | {{"month": "monthly", "hour": "hourly"}.get(per, "base"): amount}

    def offer(self) -> engine.Offer:
        """The terms as far as they can be read; ``errors`` says what could not."""
        pay = self._pay()
        target = self._percent("bonus", most=500, is_small_odd=True)
        payout = self._percent("payout", most=500, is_small_odd=True)
        rate = self._percent("match_rate", most=500, is_small_odd=True)
        cap = self._percent("match_cap", is_small_odd=True)
        limit = self._amount("match_limit")
        match = None
        if rate is not None and cap is not None:
            match = engine.Match(rate, cap, limit)
        elif (rate is None) != (cap is None):
            self._wrong("match_rate" if rate is None else "match_cap", _("Give both percentages of the match."))
        if payout is not None and target is None:
            self._wrong("bonus", _("Give the target too; the payout is a share of it."))
        raise_ = self._percent("raise", most=100)
        cash, equity = self._percent("tax_cash", most=99), self._percent("tax_equity", most=99)
        index, place = self._amount("living_index"), self._text("living_place", 100)
        if (index is None) != (not place):
            self._wrong("living_index" if index is None else "living_place", _("Give both, the place and its index."))
        signon = [self._signon(n) for n in range(self.signons)]
        grants = [self._grant(n) for n in range(self.grants)]
        return engine.Offer(
            currency=self.values["currency"].upper() or "USD",
            **pay,
            yearly_raise=raise_ or 0.0,
            bonus=None if target is None else engine.Bonus(target, 1.0 if payout is None else payout),
            signon=tuple(one for one in signon if one is not None),
            grants=tuple(one for one in grants if one is not None),
            match=match,
            start=self._day("start"),
            tax=None if cash is None and equity is None else engine.Tax(cash or 0.0, equity or 0.0),
            living=engine.Living(place, index) if index is not None and place else None,
        )

    def draft(self) -> Draft | None:
        """The checked offer, or None and ``errors``."""
        company = self._text("company", 300)
        if not company:
            self._wrong("company", _("Give the company, or any name by which you know the offer."))
        if self.values["currency"] and not money.is_code(self.values["currency"].upper()):
            self._wrong("currency", _("Give the three letters of the currency, for example USD, BDT or EUR."))
        title, place = self._text("title", 300), self._text("place", 300)
        document, said_by = self._text("document", 300), self._text("said_by", 200)
        answer_by = self._day("answer_by")
        terms: dict[str, Any] = {}
        offer = self.offer()
        if not self.errors and not (offer.yearly_base or offer.signon or offer.grants):
            self._wrong("base", _("Give the base pay, a sign-on or a grant: an offer has at least one of them."))
        if not self.errors and not money.is_countable(offer):
            self._wrong("grant-0-units", _("This is more than Rehearse counts with. Check the zeros."))
        if not self.errors:
            try:
                terms = engine.offer_to_json(offer)
                engine.offer_from_json(terms)
            except engine.TermsError as error:
                for problem in error.problems:
                    self._wrong(self._field_of(problem.where), f"{say(problem.what)} {say(problem.do)}")
        if self.errors:
            order = {name: n for n, name in enumerate(self.names())}
            self.errors = dict(sorted(self.errors.items(), key=lambda pair: order.get(pair[0], -1)))
            return None
        in_writing = bool(self.values["in_writing"])
        return Draft(company, title, place, answer_by, terms, in_writing, document, said_by)

    def _field_of(self, where: str) -> str:
        """The field that a path of the engine means; the company, which is first, where none fits."""
        block = re.match(r"(signon|grants)\[(\d+)\]\.?(\w*)", where)
        if block is None:
            return _ENGINE_FIELDS.get(where, "company")
        is_grant = block[1] == "grants"
        # Blocks that were left empty are not in the terms: count those that are.
        names = GRANT if is_grant else SIGNON
        stem, number = ("grant", self.grants) if is_grant else ("signon", self.signons)
        kept = [n for n in range(number) if any(self.values[f"{stem}-{n}-{p}"] for p in names if p not in _PRESET)]
        at = kept[int(block[2])] if int(block[2]) < len(kept) else 0
        part = {"clawback_months": "months", "clawback_from": "from", "pro_rata": "how"}.get(block[3], block[3])
        return f"{stem}-{at}-{part if part in names else names[1 if is_grant else 0]}"
