"""Items of the bank, without their answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from rehearse.web.api.refusal import refusals
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


@router.get("", response={200: list[ItemOut], **refusals()}, summary="List items")
def list_items(request: HttpRequest, kind: str = "") -> list[dict[str, Any]]:
    """All items that may be practised, of one kind if asked."""
    return [
        _out(item)
        for item in bank_of_items().items.values()
        if item.status in {"review", "live"} and (not kind or item.kind == kind)
    ]


@router.get("{kind}/{slug}", response={200: ItemOut, **refusals(404)}, summary="One item")
def one_item(request: HttpRequest, kind: str, slug: str) -> dict[str, Any]:
    """404 for an id that the list does not have."""
    item = bank_of_items().items.get(f"{kind}/{slug}")
    if item is None or item.status not in {"review", "live"}:
        raise HttpError(404, "No item has this id. List them at /items/.")
    return _out(item)
