"""The terms of an offer as lines that people read, as fields that people edit, and what changed between two letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.offers import money, schedules
from rehearse.web.offers.kinds import KIND_LABELS
from rehearse.web.text.digits import figure

__all__ = ["Change", "Line", "changes", "fields_of", "lines", "months_words", "schedule_words"]


def _plain(value: float) -> str:
    """A figure as it is typed: ``170000``, ``6.25``; reading it gives the same number."""
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(share: float) -> str:
    text = f"{Decimal(repr(share)) * 100:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# As fields


def _pay(offer: engine.Offer) -> dict[str, str]:
    for name, per in (("hourly", "hour"), ("monthly", "month"), ("base", "year")):
        amount = getattr(offer, name)
        if amount is not None:
            return {"base": _plain(amount), "per": per}
    return {"per": "year"}


def _signon(one: engine.SignOn, at: str) -> dict[str, str]:
    return {
        at + "amount": _plain(one.amount),
        at + "months": str(one.clawback_months) if one.clawback_months else "",
        at + "how": {True: "pro_rata", False: "all", None: ""}[one.pro_rata],
        at + "month": str(one.month) if one.month else "",
        at + "from": "" if one.clawback_from is None else str(one.clawback_from),
        at + "gross": {True: "gross", False: "net", None: ""}[one.gross],
    }


def _grant(one: engine.Grant, at: str) -> dict[str, str]:
    key = schedules.key_of(one.schedule)
    found = {
        at + "kind": one.kind,
        at + "schedule": key,
        at + "own": schedules.write_schedule(one.schedule) if key == schedules.OWN else "",
        at + "expected": "1" if one.expected else "",
        at + "start_month": str(one.start_month) if one.start_month else "",
        at + "cliff_month": str(one.cliff_month) if one.cliff_month else "",
        at + "strike": _plain(one.strike) if one.strike else "",
        at + "fraction": "" if one.fraction is None else _percent(one.fraction),
    }
    for name in ("money", "units", "price", "conversion_price"):
        value = getattr(one, name)
        found[at + name] = "" if value is None else _plain(value)
    if one.company is not None:
        found[at + "company_value"] = _plain(one.company.value)
        found[at + "fully_diluted"] = _plain(one.company.fully_diluted)
        found[at + "preferences"] = _plain(one.company.preferences) if one.company.preferences else ""
        found[at + "dilution"] = _percent(one.company.dilution) if one.company.dilution else ""
    return found


def fields_of(offer: engine.Offer) -> dict[str, str]:
    """The values of the form's fields, with ``signons`` and ``grants`` as the numbers of blocks."""
    found = {"currency": offer.currency, **_pay(offer)}
    found["hours"] = "" if offer.hours_per_week is None else _plain(offer.hours_per_week)
    found["full_time_hours"] = (
        "" if offer.full_time_hours == engine.Offer().full_time_hours else _plain(offer.full_time_hours)
    )
    found["raise"] = _percent(offer.yearly_raise) if offer.yearly_raise else ""
    if offer.bonus is not None:
        found["bonus"] = _percent(offer.bonus.target)
        found["payout"] = "" if offer.bonus.payout == 1.0 else _percent(offer.bonus.payout)
    if offer.match is not None:
        found |= {"match_rate": _percent(offer.match.rate), "match_cap": _percent(offer.match.cap)}
        found["match_limit"] = "" if offer.match.limit is None else _plain(offer.match.limit)
    found["start"] = "" if offer.start is None else offer.start.isoformat()
    if offer.tax is not None:
        found |= {"tax_cash": _percent(offer.tax.cash), "tax_equity": _percent(offer.tax.equity)}
    if offer.living is not None:
        found |= {"living_place": offer.living.place, "living_index": _plain(offer.living.index)}
    found |= {"signons": str(max(1, len(offer.signon))), "grants": str(max(1, len(offer.grants)))}
    for n, signon in enumerate(offer.signon):
        found |= _signon(signon, f"signon-{n}-")
    for n, grant in enumerate(offer.grants):
        found |= _grant(grant, f"grant-{n}-")
    return found


# As lines


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a letter says."""

    key: str
    """The same for the same thing in another letter."""
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one letter says otherwise than the one before; an empty side said nothing."""

    label: str
    before: str
    after: str


def _language() -> str:
    return get_language() or "en"


def _number(value: float) -> str:
    return figure(int(value) if value == int(value) else value, _language())


def _share(share: float) -> str:
    return f"{figure(_percent(share), _language())}\u00a0%"


def months_words(months: int) -> str:
    """``12 months``."""
    return ngettext("{n} month", "{n} months", months).format(n=figure(months, _language()))


def schedule_words(grant: engine.Grant) -> str:
    """The name of a common schedule, or percent by year from the grant's start."""
    key = schedules.key_of(grant.schedule)
    if key != schedules.OWN:
        return _(schedules.LABELS[key])
    years: dict[int, int] = {}
    for month, points in grant.schedule:
        year = max(1, -(-month // 12))
        years[year] = years.get(year, 0) + points
    parts = [figure(_percent(years.get(year, 0) / engine.WHOLE), _language()) for year in range(1, max(years) + 1)]
    return _("{parts} % by year").format(parts=" / ".join(parts))


def _grant_line(grant: engine.Grant, number: int, code: str) -> Line:
    language = _language()
    parts = [schedule_words(grant)]
    if grant.money is not None:
        size = money.whole(grant.money, code, language)
        if grant.conversion_price is not None:
            parts.append(_("turned into shares at {price}").format(price=_price(grant.conversion_price, code)))
    elif grant.units is not None:
        size = _("{n} units").format(n=_number(grant.units))
    else:
        size = _("{share} of the company").format(share=_share(grant.fraction or 0.0))
    if grant.price is not None:
        parts.append(_("price of a share {price}").format(price=_price(grant.price, code)))
    if grant.kind == "option":
        parts.append(_("bought at {price}").format(price=_price(grant.strike, code)))
    if grant.company is not None:
        parts.append(
            _("company said to be worth {amount}").format(amount=money.whole(grant.company.value, code, language))
        )
    if grant.start_month:
        parts.append(_("starts in month {n}").format(n=figure(grant.start_month, language)))
    if grant.cliff_month:
        parts.append(_("nothing before month {n}").format(n=figure(grant.cliff_month, language)))
    if grant.expected:
        parts.append(_("hoped for, counted in no total"))
    label = _("Grant {n}").format(n=figure(number, language))
    return Line(f"grant-{number}", label, f"{size}, {_(KIND_LABELS[grant.kind])}", "; ".join(parts))


def _price(price: float, code: str) -> str:
    language = _language()
    text = figure(price, language, 2) if price != round(price) else figure(round(price), language)
    return money.symbol(code) + text


def _signon_line(one: engine.SignOn, number: int, code: str) -> Line:
    parts = []
    if one.month:
        parts.append(_("paid after {months}").format(months=months_words(one.month)))
    if one.clawback_months:
        how = {
            True: _("in part when leaving within {months}"),
            False: _("all of it when leaving within {months}"),
            None: _("when leaving within {months}, taken to be all of it"),
        }[one.pro_rata]
        parts.append(_("owed back {how}").format(how=how.format(months=months_words(one.clawback_months))))
        if one.gross is not None:
            parts.append(_("before tax") if one.gross else _("after tax"))
    else:
        parts.append(_("never owed back"))
    label = _("Sign-on") if number == 1 else _("Sign-on {n}").format(n=figure(number, _language()))
    return Line(f"signon-{number}", label, money.whole(one.amount, code, _language()), "; ".join(parts))


def lines(offer: engine.Offer) -> list[Line]:
    """What the letter says, in the order of the form."""
    language, code = _language(), offer.currency
    found: list[Line] = []
    if offer.hourly is not None:
        note = _("{hours} paid hours a week").format(hours=_number(offer.hours_per_week or 0.0))
        found.append(Line("base", _("Base"), _("{amount} an hour").format(amount=_price(offer.hourly, code)), note))
    elif offer.monthly is not None:
        found.append(
            Line("base", _("Base"), _("{amount} a month").format(amount=money.whole(offer.monthly, code, language)))
        )
    elif offer.base is not None:
        found.append(
            Line("base", _("Base"), _("{amount} a year").format(amount=money.whole(offer.base, code, language)))
        )
    if offer.hours_per_week and offer.hourly is None:
        hours = _number(offer.hours_per_week)
        found.append(Line("hours", _("Paid hours a week"), hours))
    if offer.yearly_raise:
        found.append(Line("raise", _("Raise a year"), _share(offer.yearly_raise)))
    if offer.bonus is not None:
        note = "" if offer.bonus.payout == 1.0 else _("{share} of it expected").format(share=_share(offer.bonus.payout))
        found.append(Line("bonus", _("Bonus, target"), _share(offer.bonus.target), note))
    found += [_signon_line(one, n, code) for n, one in enumerate(offer.signon, 1)]
    found += [_grant_line(one, n, code) for n, one in enumerate(offer.grants, 1)]
    if offer.match is not None:
        value = _("{rate} of what you pay in, up to {cap} of pay").format(
            rate=_share(offer.match.rate), cap=_share(offer.match.cap)
        )
        limit = offer.match.limit
        note = "" if limit is None else _("pay counts up to {amount}").format(amount=money.whole(limit, code, language))
        found.append(Line("match", _("Match"), value, note))
    if offer.start is not None:
        found.append(Line("start", _("First day"), figure(offer.start.isoformat(), language)))
    if offer.tax is not None:
        value = _("{cash} on pay, {equity} on shares").format(
            cash=_share(offer.tax.cash), equity=_share(offer.tax.equity)
        )
        found.append(Line("tax", _("Your tax rates"), value))
    if offer.living is not None:
        value = _("{place}: {index}, with 100 where the offer is paid").format(
            place=offer.living.place, index=_number(offer.living.index)
        )
        found.append(Line("living", _("Your price index"), value))
    return found


def changes(before: engine.Offer, after: engine.Offer) -> list[Change]:
    """What the later letter says otherwise, in the order of its lines; what it no longer says at the end."""

    def said(found: Sequence[Line]) -> dict[str, tuple[str, str]]:
        return {line.key: (line.label, f"{line.value}; {line.note}" if line.note else line.value) for line in found}

    old, new = said(lines(before)), said(lines(after))
    found = [
        Change(label, old.get(key, ("", ""))[1], value)
        for key, (label, value) in new.items()
        if old.get(key, ("", ""))[1] != value
    ]
    found += [Change(label, value, "") for key, (label, value) in old.items() if key not in new]
    if before.currency != after.currency:
        found.insert(0, Change(_("Currency"), before.currency, after.currency))
    return found
