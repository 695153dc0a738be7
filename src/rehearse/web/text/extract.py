"""Collects every sentence for translators: ``python -m rehearse.web.text.extract``.

Sources are the templates, the Python files of the faces, and the registries of messages of all packages. Needs
Babel, which the build and test environments have; the product itself does not.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from rehearse.web.text import catalog
from rehearse.web.text.templatetags import text as filters

__all__ = ["collect", "main", "update"]

PACKAGE = Path(__file__).resolve().parents[2]
LOCALE = PACKAGE / "web" / "locale"
KEYWORDS: Any = {
    "_": None,
    "gettext": None,
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Found = tuple[str | tuple[str, ...], str | None, str]
"""Message (or singular and plural), context, place."""


def _python(path: Path, source: str) -> Iterator[Found]:
    place = str(path.relative_to(PACKAGE))
    for _line, message, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        yield message, context, place


def collect() -> Iterator[Found]:
    """Every message of the product."""
    for path in sorted([*(PACKAGE / "web").rglob("*.py"), *(PACKAGE / "cli").rglob("*.py")]):
        yield from _python(path, path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        yield from _python(path, templatize(path.read_text(encoding="utf-8"), origin=str(path)))
    for id_, text in catalog.texts().items():
        yield text, None, id_
    for context, words in (
        ("weekday", filters.WEEKDAYS),
        ("short weekday", filters.SHORT_WEEKDAYS),
        ("month", filters.MONTHS),
        ("short month", filters.SHORT_MONTHS),
    ):
        for word in words:
            yield word, context, "dates"


def update(language: str) -> Catalog:
    """The catalogue of a language with today's messages; translations that still fit are kept."""
    fresh = Catalog(domain="django", fuzzy=False, creation_date=datetime(2026, 11, 21, tzinfo=UTC))
    for message, context, place in collect():
        if message and message != ("", ""):
            fresh.add(message, locations=[(place, 0)], context=context)
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if path.is_file():
        with path.open("rb") as file:
            known = read_po(file, locale=language, domain="django")
    else:
        known = Catalog(locale=language, domain="django", fuzzy=False)
    known.update(fresh, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def main(languages: list[str]) -> int:
    """Writes the catalogues; prints how many messages lack a translation."""
    from rehearse.web.setup import setup

    setup("rehearse.web.settings.test", database=False)
    for language in languages or ["bn"]:
        known = update(language)
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, known, width=110, sort_output=True, omit_header=False, include_lineno=False)
        missing = sum(1 for message in known if message.id and not _is_translated(message.string))
        print(f"{language}: {len(known)} messages, {missing} without a translation")
    return 0


def _is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) if isinstance(string, str) or string is None else all(string)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
