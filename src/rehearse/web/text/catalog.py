"""Renders the messages of engine packages: their English text is the key of the translation."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.utils.translation import get_language, gettext

import rehearse
from rehearse.message import Message, Registry
from rehearse.web.text.digits import figure

__all__ = ["registries", "say", "texts"]

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _modules() -> Iterator[str]:
    yield "rehearse.web.messages"
    for package in pkgutil.iter_modules(rehearse.__path__, "rehearse."):
        if package.ispkg and package.name not in {"rehearse.web", "rehearse.cli"}:
            yield f"{package.name}.messages"
            inner = [f"{path}/{package.name.removeprefix('rehearse.')}" for path in rehearse.__path__]
            for part in pkgutil.iter_modules(inner, f"{package.name}."):
                if part.ispkg and package.name != "rehearse.rounds":
                    yield f"{part.name}.messages"
    # By their files: looking for a module imports its package, and those of apps need Django's registry.
    for path in rehearse.__path__:
        for file in sorted(Path(path, "web").glob("*/messages.py")):
            yield f"rehearse.web.{file.parent.name}.messages"
    for package in pkgutil.iter_modules([f"{path}/rounds" for path in rehearse.__path__], "rehearse.rounds."):
        if package.ispkg and not package.name.split(".")[-1].startswith("_"):
            yield f"{package.name}.messages"


@cache
def registries() -> tuple[Registry, ...]:
    """Every registry of texts, found by the modules named ``messages``."""
    found = []
    for name in _modules():
        if find_spec(name) is not None:
            found += [value for value in vars(import_module(name)).values() if isinstance(value, Registry)]
    return tuple(found)


@cache
def texts() -> dict[str, str]:
    """English text of every message id."""
    return {id_: text for registry in registries() for id_, text in registry.items()}


def _day(text: str) -> str:
    """Engines write days as ISO 8601; here they read as on every page."""
    if not ISO_DAY.fullmatch(text):
        return text
    from rehearse.web.text.templatetags.text import day_month

    try:
        return day_month(date.fromisoformat(text))
    except ValueError:  # a person's word that only looks like a day, repeated to say that it is none
        return text


def say(message: Message) -> str:
    """The sentence in the language of the page, numbers in its digits. Raises KeyError for an unknown id."""
    language = get_language() or "en"
    values = {}
    for name, value in message.params.items():
        if isinstance(value, Message):
            values[name] = say(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            values[name] = figure(value, language)
        else:
            # JSON can spell half of a surrogate pair; a page that repeats it could not be sent.
            values[name] = _day(str(value).encode("utf-8", "replace").decode())
    return gettext(texts()[message.id]).format(**values)
