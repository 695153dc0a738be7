"""The release manifest ``released.yaml``: ids and cases that a release has given away, append-only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from rehearse.bank.case import Case
from rehearse.bank.item import Item
from rehearse.bank.judged import JudgedItem

__all__ = ["case_digest", "manifest_lines"]


def case_digest(case: Case) -> str:
    """Digest of all a case says, 16 hexadecimal digits. A released case keeps its digest for ever."""
    gen = case.generated
    row: list[object] = [
        case.visibility,
        case.tag,
        None if case.arguments is None else list(case.arguments),
        None if gen is None else [gen.family, gen.n, gen.seed, gen.m],
        None if case.is_computed else [case.expected],
        case.replaces,
    ]
    if case.raises or case.same_as or case.by:
        row.append([case.raises, case.same_as, case.by])
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:16]


def manifest_lines(items: Iterable[Item], release: str) -> str:
    """Entries to append for items that this release gives away first, one a line."""
    lines = []
    for item in sorted(items, key=lambda item: item.id):
        entry: dict[str, object] = {"release": release}
        if isinstance(item, JudgedItem):
            entry["cases"] = {case.uid: case_digest(case) for case in item.cases}
        lines.append(f"{item.id}: {json.dumps(entry)}\n")
    return "".join(lines)
