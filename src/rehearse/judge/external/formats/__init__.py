"""Public forms: one file each, found by folder. A file exports ``FORMAT``; adding one edits no list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from rehearse.judge.external.program import Format

__all__ = ["formats"]


@cache
def formats() -> Mapping[str, Format]:
    """All forms by name, in the order of their names."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__):
        form: Format = importlib.import_module(f"{__name__}.{module.name}").FORMAT
        found[form.name] = form
    return found
