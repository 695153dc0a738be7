"""The Bangla catalogue as it is in the tree, for the tests beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from rehearse.web.text import extract

PATH = extract.LOCALE / "bn" / "LC_MESSAGES" / "django.po"


@cache
def bangla() -> Catalog:
    with PATH.open("rb") as file:
        return read_po(file, locale="bn", domain="django")


def messages() -> list[Message]:
    return [one for one in bangla() if one.id]


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def pairs() -> Iterator[tuple[str, str]]:
    """English and Bangla, form by form."""
    for one in messages():
        yield from zip(forms(one.id), forms(one.string), strict=True)
