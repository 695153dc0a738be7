"""Answering an offer: the application that it came from moves along."""

from __future__ import annotations

from datetime import datetime

from rehearse.web.applications import services as applications
from rehearse.web.applications.stages import Kind
from rehearse.web.care import durable
from rehearse.web.offers import services
from rehearse.web.offers.models import Offer

__all__ = ["answer", "delete"]

_STAGES = {Offer.ACCEPTED: Kind.ACCEPTED, Offer.DECLINED: Kind.DECLINED, Offer.OPEN: Kind.OFFER}


def answer(row: Offer, status: str, *, now: datetime) -> None:
    """Accepts, declines or reopens; the application moves to the stage of that kind, which its page can undo."""
    services.decide(row, status)
    if row.application is not None:
        applications.move_to_kind(row.application, _STAGES[status], now=now)


def delete(row: Offer) -> None:
    """The offer with all its revisions."""
    row.delete()
    durable()
