"""Checks items: every problem of form and of the lint rules, with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from rehearse.bank.errors import NoBankError
from rehearse.bank.item import Item
from rehearse.bank.leaves import CARD_KINDS
from rehearse.bank.lint import all_rules
from rehearse.bank.loader import load
from rehearse.bank.problem import Problem, Report, Severity, problem
from rehearse.bank.reading import HEADER, ItemSource, read_item
from rehearse.bank.root import ITEMS, is_bank, root
from rehearse.bank.rule import Context
from rehearse.bank.shared import read_shared
from rehearse.message import Message

__all__ = ["check"]


def check(path: Path | None = None, *, today: date | None = None, cache: Path | None = None) -> Report:
    """Checks a bank, a folder of items, or one item; ``root()`` without a path.

    A part of a bank is checked against the rest of it, an item outside of any bank against ``root()``. ``today``
    decides which waivers still hold (the date in UTC when left out); ``cache`` is that of ``load``. Nothing of an
    item is run. Raises NoBankError for a path without items.
    """
    target = (root() if path is None else path).resolve()
    bank = _bank_of(target)
    folders = _folders(target, bank)
    if not folders and not is_bank(target):
        raise NoBankError(Message("bank.no_item_at", {"path": str(target)}))
    is_whole = is_bank(target)
    shared = read_shared(bank, bank.name)
    problems: list[Problem] = list(shared.problems) if is_whole else []
    sources: dict[str, ItemSource] = {}
    for folder in folders:
        inside = folder.relative_to(bank.parent) if folder.is_relative_to(bank) else folder
        if folder.is_symlink():
            problems.append(problem(inside.as_posix(), 1, "S-09", "folder_link"))
            continue
        reading = read_item(folder, inside.as_posix())
        problems += reading.problems
        if reading.source:
            sources[reading.source.item.id] = reading.source
    items: dict[str, Item] = {} if is_whole else dict(load(bank, cache=cache).items)
    items |= {id_: source.item for id_, source in sources.items()}
    names = {f"{folder.parent.name}/{folder.name}" for folder in _folders(bank, bank)} | set(items)
    context = Context(bank.name, sources, items, frozenset(names), shared, is_whole=is_whole)
    found, waived = _unwaived(
        (fault for rule in all_rules() for fault in rule.problems(context)),
        {source.shown: source.item for source in sources.values()},
        today or datetime.now(UTC).date(),
    )
    kinds = [source.item.kind for source in sources.values()]
    return Report(
        problems=tuple(sorted([*problems, *found], key=lambda fault: (fault.file, fault.line, fault.rule))),
        items=len(folders),
        cards=sum(kind in CARD_KINDS for kind in kinds),
        coding=kinds.count("coding"),
        waived=waived,
    )


def _bank_of(target: Path) -> Path:
    """The bank a path lies in; ``root()`` for a path outside of any."""
    for folder in (target, *target.parents):
        if is_bank(folder) and (target == folder or target.is_relative_to(folder / ITEMS)):
            return folder
    return root().resolve()


def _folders(target: Path, bank: Path) -> list[Path]:
    """Item folders of a bank, of its folder of items, of a kind's folder, or the item itself."""
    items = bank / ITEMS
    if target in (bank, items):
        return [folder for kind in _inside(items) for folder in _inside(kind)]
    if target.parent == items:
        return _inside(target)
    if target.parent.parent == items or (target / HEADER).is_file():
        return [target]
    return [folder for outer in (target, *_inside(target)) for folder in _inside(outer) if (folder / HEADER).is_file()]


def _inside(path: Path) -> list[Path]:
    """Folders and links to folders, by name."""
    if not path.is_dir():
        return []
    return sorted(inner for inner in path.iterdir() if inner.is_dir() and not inner.name.startswith((".", "_")))


def _unwaived(problems: Iterable[Problem], items: Mapping[str, Item], today: date) -> tuple[list[Problem], int]:
    """Problems without the warnings that their item (by its folder's shown path) waives until today or later."""
    kept: list[Problem] = []
    waived = 0
    for fault in problems:
        item = next((items[str(up)] for up in PurePosixPath(fault.file).parents if str(up) in items), None)
        rules = {waiver.rule for waiver in item.waivers if waiver.until >= today} if item else set()
        if fault.severity is Severity.WARNING and fault.rule in rules:
            waived += 1
        else:
            kept.append(fault)
    return kept, waived
