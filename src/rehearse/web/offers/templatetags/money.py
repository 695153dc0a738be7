"""Amounts and form fields in templates."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language, gettext

from rehearse.web.offers import headline
from rehearse.web.offers import money as amounts

register = template.Library()


@register.filter(name="whole")
def whole(amount: float, code: str) -> str:
    """``£104,000``."""
    return amounts.whole(amount, code, get_language() or "en")


@register.filter(name="inunit")
def in_unit(amount: float, unit: amounts.Unit) -> str:
    """``104.0``, where the unit stands elsewhere."""
    return unit.plain(amount, get_language() or "en")


@register.filter(name="unitname")
def unit_name(unit: amounts.Unit) -> str:
    """``£ thousand``."""
    return unit.name(get_language() or "en")


@register.filter(name="rate")
def rate_of_exchange(rate: float) -> str:
    """``0.0082``, ``121.5``."""
    return amounts.rate_figure(rate, get_language() or "en")


@register.filter(name="span")
def span(months: int) -> str:
    """``three years``."""
    return headline.span(months)


@register.filter(name="per")
def per(name: str) -> str:
    """What base is written for."""
    return {"year": gettext("a year"), "month": gettext("a month"), "hour": gettext("an hour")}[name]


@register.inclusion_tag("offers/field.html")
def entry(
    field: Mapping[str, str] | str, label: str, *, hint: str = "", values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None, mode: str = "", list_: str = "", kind: str = "text",
) -> dict[str, str]:  # fmt: skip
    """One field with its label, hint and fault. ``field``: a block's field, or a name found in values and errors."""
    if isinstance(field, str):
        field = {"name": field, "value": (values or {}).get(field, ""), "error": (errors or {}).get(field, "")}
    return {**field, "label": label, "hint": hint, "mode": mode, "list": list_, "kind": kind}
