"""Loads a bank: from the index where nothing changed, from the files where something did."""

from __future__ import annotations

import json
from pathlib import Path

from rehearse.bank.bank import Bank
from rehearse.bank.errors import NoBankError
from rehearse.bank.index import Entry, Index, Stamps, cache_folder, read_index, stamps_of, write_index
from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource, read_item
from rehearse.bank.root import ITEMS, is_bank, root
from rehearse.bank.shared import FILES, Shared, read_shared
from rehearse.message import Message

__all__ = ["entry_of", "load"]


def load(path: Path | None = None, *, cache: Path | None = None) -> Bank:
    """All items of a bank, ``root()`` when no path is given.

    An item with a fault of form is left out and told in ``Bank.problems``; nothing else stops the load. ``cache``
    is the folder of the compiled index: ``REHEARSE_CACHE``, else a private one among the temporary files; without a
    safe folder all files are read. With an unchanged index a thousand items take some tens of milliseconds, from the
    files about 15 ms each. Raises NoBankError.
    """
    bank = root() if path is None else path
    if not is_bank(bank):
        raise NoBankError(Message("bank.no_bank_at", {"path": str(bank)}))
    stamps = stamps_of(bank, tuple(FILES))
    folder = cache_folder(cache)
    known = read_index(folder, bank) if folder else None
    if known is None or known.fingerprint != stamps.fingerprint:
        known = _refresh(bank, stamps, known)
        if folder:
            write_index(folder, bank, known)
    stored = [*known.shared_problems, *(row for _, rows in known.faulty.values() for row in rows)]
    problems = tuple(Problem.from_json(row) for row in stored)
    return Bank(bank, known.fingerprint, known.entries, Shared(known.shared), problems)


def entry_of(source: ItemSource, stamp: str = "") -> Entry:
    """What the index keeps of an item that was read."""
    return Entry(
        source.item.id,
        source.item.kind,
        stamp,
        source.item.content_hash,
        json.dumps(source.header.value, ensure_ascii=False),
        list(source.folder.names),
        {name: json.dumps(document.value, ensure_ascii=False) for name, document in source.parts.items()},
    )


def _refresh(bank: Path, stamps: Stamps, last: Index | None) -> Index:
    entries: dict[str, Entry] = {}
    faulty = {}
    for name, stamp in stamps.folders.items():
        old = last.entries.get(name) if last else None
        if old and old.stamp == stamp:
            entries[name] = old
            continue
        fault = last.faulty.get(name) if last else None
        if fault and fault[0] == stamp:
            faulty[name] = fault
            continue
        reading = read_item(bank / ITEMS / name, f"{bank.name}/{ITEMS}/{name}")
        if reading.source:
            entries[name] = entry_of(reading.source, stamp)
        else:
            faulty[name] = (stamp, [found.as_json() for found in reading.problems])
    if last and last.shared_stamp == stamps.shared:
        shared, shared_problems = last.shared, last.shared_problems
    else:
        read = read_shared(bank, bank.name)
        shared, shared_problems = read.stored, [found.as_json() for found in read.problems]
    return Index(stamps.fingerprint, entries, faulty, shared, stamps.shared, shared_problems)
