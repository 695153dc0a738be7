"""Items of the bank, without their answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from rehearse.web.practice.bank import bank_of_items

router = Router()


class ItemOut(Schema):
    """What may be known of an item before an attempt."""

    id: str
    kind: str
    rev: int
    status: str
    title: str
    leaf: str
    difficulty: int
    minutes: int


def _out(item: Any) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ItemOut.model_fields}


@router.get("", response=list[ItemOut], summary="List items")
def list_items(request: HttpRequest, kind: str = "") -> list[dict[str, Any]]:
    """All items that may be practised, of one kind if asked."""
    return [
        _out(item)
        for item in bank_of_items().items.values()
        if item.status in {"review", "live"} and (not kind or item.kind == kind)
    ]


@router.get("{kind}/{slug}", response=ItemOut, summary="One item")
def one_item(request: HttpRequest, kind: str, slug: str) -> dict[str, Any]:
    """404 for an id that is not in the bank."""
    item = bank_of_items().items.get(f"{kind}/{slug}")
    if item is None:
        raise HttpError(404, "no item has this id; list them at /items/")
    return _out(item)
