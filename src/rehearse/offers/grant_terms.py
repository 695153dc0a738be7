"""The file form of a grant."""

from __future__ import annotations

from typing import Any, cast

from rehearse.offers.fields import LARGEST_MONEY, LATEST_MONTH, Fields, shown
from rehearse.offers.grant import WHOLE, Company, Grant, Kind

__all__ = ["KINDS", "MOST_STEPS", "grant_from", "grant_to_json"]

KINDS: tuple[Kind, ...] = ("rsu", "option", "private", "cash")
MOST_STEPS = 240
"""Entries of a schedule."""
_LARGEST_UNITS = 10.0**12
_LARGEST_COMPANY = 10.0**15


def grant_from(fields: Fields) -> Grant | None:
    """The grant of an object; faults are noted in ``fields``."""
    kind = cast("Kind | None", fields.choice("kind", KINDS))
    schedule = _schedule(fields)
    start = fields.whole("start_month", 0, LATEST_MONTH)
    cliff = fields.whole("cliff_month", 0, LATEST_MONTH)
    expected = bool(fields.flag("expected"))
    if kind is None:
        return None  # which keys belong depends on the kind: unknown ones are named once it is right
    money = conversion = units = fraction = price = strike = None
    company = None
    if kind in ("rsu", "cash"):
        money = fields.number("money", 0, LARGEST_MONEY)
    if kind == "rsu":
        conversion = fields.above("conversion_price", LARGEST_MONEY)
    if kind != "cash":
        units = fields.number("units", 0, _LARGEST_UNITS)
    if kind in ("rsu", "option"):
        price = fields.above("price", LARGEST_MONEY)
    if kind == "option":
        strike = fields.number("strike", 0, LARGEST_MONEY)
    if kind in ("option", "private"):
        fraction = fields.number("fraction", 0, 1)
        company = _company(fields)
    _check(fields, kind)
    fields.finish()
    return Grant(
        kind=kind,
        schedule=schedule,
        start_month=start,
        cliff_month=cliff,
        expected=expected,
        money=money,
        conversion_price=conversion,
        units=units,
        fraction=fraction,
        price=price,
        strike=strike or 0.0,
        company=company,
    )


def _schedule(fields: Fields) -> tuple[tuple[int, int], ...]:
    rows = fields.rows("schedule", MOST_STEPS)
    if rows is None:
        if not fields.has("schedule"):
            fields.blame("schedule_needed", "schedule")
        return ()
    steps = []
    for number, row in enumerate(rows):
        is_pair = isinstance(row, list | tuple) and len(row) == 2
        if not is_pair or not (_is_whole(row[0], LATEST_MONTH) and _is_whole(row[1], WHOLE)):
            fields.blame("schedule_step", f"schedule[{number}]", found=shown(row), last=LATEST_MONTH)
            continue
        steps.append((int(row[0]), int(row[1])))
    if len(steps) == len(rows):
        total = sum(points for _, points in steps)
        if total != WHOLE:
            fields.blame("schedule_sum", "schedule", total=total, missing=abs(WHOLE - total))
    return tuple(steps)


def _is_whole(found: object, high: int) -> bool:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return False
    return 0 <= found <= high and found == int(found)


def _company(fields: Fields) -> Company | None:
    value = fields.number("company_value", 0, _LARGEST_COMPANY)
    diluted = fields.above("fully_diluted", _LARGEST_UNITS)
    preferences = fields.number("preferences", 0, _LARGEST_COMPANY, 0.0)
    dilution = fields.number("dilution", 0, 0.99, 0.0)
    if value is None or diluted is None:
        return None
    return Company(value, diluted, preferences or 0.0, dilution or 0.0)


def _check(fields: Fields, kind: Kind) -> None:
    """What belongs together."""
    has = fields.has
    if kind == "cash" and not has("money"):
        fields.blame("needed", "money")
    if kind == "rsu":
        if has("units") == has("money"):
            fields.blame("units_or_money", "units")
        elif has("units") and not has("price"):
            fields.blame("price_needed", "price")
        if has("conversion_price") and not (has("money") and has("price")):
            fields.blame("conversion_alone", "conversion_price")
    if kind == "option":
        if not has("strike"):
            fields.blame("needed", "strike")
        if has("price") == has("company_value"):
            fields.blame("price_or_company", "price")
        if has("price"):
            for key in ("fraction", "fully_diluted", "preferences", "dilution"):
                if has(key):
                    fields.blame("of_a_company", key)
    if kind == "private" and not has("company_value"):
        fields.blame("needed", "company_value")
    if kind in ("option", "private"):
        if has("units") == has("fraction"):
            fields.blame("units_or_fraction", "units")
        if has("fraction") and not has("fully_diluted"):
            fields.blame("diluted_needed", "fully_diluted")
        elif has("company_value") and not has("fully_diluted"):
            fields.blame("needed", "fully_diluted")


def grant_to_json(grant: Grant) -> dict[str, Any]:
    """The object that ``grant_from`` reads; keys with their default are left out."""
    data: dict[str, Any] = {"kind": grant.kind}
    for key in ("units", "fraction", "money", "conversion_price", "price"):
        if getattr(grant, key) is not None:
            data[key] = getattr(grant, key)
    if grant.kind == "option":
        data["strike"] = grant.strike
    if grant.company is not None:
        company = grant.company
        data |= {"company_value": company.value, "fully_diluted": company.fully_diluted}
        data |= {key: entry for key in ("preferences", "dilution") if (entry := getattr(company, key))}
    for key in ("start_month", "cliff_month", "expected"):
        if getattr(grant, key):
            data[key] = getattr(grant, key)
    data["schedule"] = [list(step) for step in grant.schedule]
    return data
