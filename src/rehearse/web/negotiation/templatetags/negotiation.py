"""Phases and gains in templates."""

from __future__ import annotations

from django import template

from rehearse.message import Message
from rehearse.offers.negotiation import Phase
from rehearse.web.negotiation import ending
from rehearse.web.text.catalog import say

register = template.Library()


@register.filter(name="phasename")
def phase_name(phase: str) -> str:
    """``Verbal offer``; the word itself when it is no phase."""
    return say(Message(f"negotiation.phase_{phase}")) if phase in set(Phase) else phase


@register.filter(name="gained")
def gained(amount: float, currency: str) -> str:
    """``+$12,000``."""
    return ending.signed(amount, currency)
