"""Values of readings in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from rehearse.web.text.digits import figure

__all__ = ["WORDS", "pay", "words_of"]

WORDS = {
    "unspecified": gettext_noop("not said"),
    "intern": gettext_noop("intern"),
    "junior": gettext_noop("junior"),
    "mid": gettext_noop("mid"),
    "senior": gettext_noop("senior"),
    "lead": gettext_noop("lead"),
    "manager": gettext_noop("manager"),
    "modelling": gettext_noop("modelling"),
    "both": gettext_noop("between the two"),
    "infrastructure": gettext_noop("infrastructure"),
    "llm": gettext_noop("builds on existing models"),
    "generalist": gettext_noop("generalist"),
    "between": gettext_noop("between"),
    "specialist": gettext_noop("specialist"),
    "required": gettext_noop("must have"),
    "preferred": gettext_noop("nice to have"),
    "mentioned": gettext_noop("mentioned"),
    "not": gettext_noop("not asked"),
    "year": gettext_noop("a year"),
    "month": gettext_noop("a month"),
    "week": gettext_noop("a week"),
    "day": gettext_noop("a day"),
    "hour": gettext_noop("an hour"),
}
"""Classes, levels, statuses and periods."""


def words_of(code: str) -> str:
    """A code in the language of the page; an unknown one stands for itself."""
    return _(WORDS[code]) if code in WORDS else code


def pay(range_: Mapping[str, Any]) -> str:
    """One range as a person writes it: ``GBP 72,000 to 88,000 a year``."""
    language = get_language() or "en"
    low, high = (figure(range_[end], language) if range_.get(end) is not None else "" for end in ("min", "max"))
    amount = low if low == high or not high else high if not low else _("{low} to {high}").format(low=low, high=high)
    return f"{range_.get('currency', '')} {amount} {words_of(range_.get('period', ''))}".strip()
