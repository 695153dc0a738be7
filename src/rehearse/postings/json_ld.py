"""Data about a posting that its page carries for search engines (schema.org ``JobPosting``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rehearse.postings.reading import Quote

__all__ = ["JobData", "find_job", "parse_job"]

_DECODER = json.JSONDecoder(strict=False)
_DEEPEST = 12
"""Levels of nesting that are walked; real pages use three."""


@dataclass(frozen=True, slots=True)
class JobData:
    """The object and the text it was parsed from."""

    source: str
    data: dict[str, Any]

    def quote(self, key: str, value: Any) -> Quote | None:
        """Where the source says ``"key": value``; None when it does not."""
        for found in re.finditer(rf'"{re.escape(key)}"\s*:\s*', self.source):
            try:
                read, end = _DECODER.raw_decode(self.source, found.end())
            except (ValueError, RecursionError):
                continue
            if read == value:
                return Quote("json_ld", found.start(), end)
        return None

    def text(self, *path: str) -> str | None:
        """The text at a path of keys, None when there is none."""
        value = self.value(*path)
        return value.strip() or None if isinstance(value, str) else None

    def value(self, *path: str) -> Any:
        """Whatever stands at a path of keys; of a list its first entry. None when there is nothing."""
        value: Any = self.data
        for key in path:
            if isinstance(value, list):
                value = value[0] if value else None
            value = value.get(key) if isinstance(value, dict) else None
        return value


def parse_job(source: str) -> JobData | None:
    """The first ``JobPosting`` in a text of JSON, None when there is none or it is broken."""
    try:
        data = _DECODER.decode(source)
    except (ValueError, RecursionError):
        return None
    job = find_job(data)
    return None if job is None else JobData(source, job)


def find_job(data: Any) -> dict[str, Any] | None:
    """The first object of type ``JobPosting`` in lists, ``@graph`` and nested objects."""
    return next(_jobs(data, 0), None)


def _jobs(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _jobs(entry, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
            yield data
        for entry in data.values():
            yield from _jobs(entry, depth + 1)
