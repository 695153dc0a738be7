"""One file per field of a reading; a new file is found by being there.

An extractor module has ``FIELD`` (one of ``rehearse.postings.FIELDS``) and ``extract(document)``, which gives the
readings of that field, the leading one first, each with at least one quote.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import cast

from rehearse.postings.document import Document
from rehearse.postings.reading import FIELDS, Reading

__all__ = ["Extractor", "all_extractors"]

Extractor = Callable[[Document], Sequence[Reading]]
"""Pure: the same document gives the same readings."""


@cache
def all_extractors() -> dict[str, Extractor]:
    """Extractors by field, in the order of ``FIELDS``."""
    found: dict[str, Extractor] = {}
    for info in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        found[module.FIELD] = cast(Extractor, module.extract)
    return dict(sorted(found.items(), key=lambda entry: FIELDS.index(entry[0])))
