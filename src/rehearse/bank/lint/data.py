"""C-11, as far as it needs no run: tables can be read, files exist, hidden rows hold the trap."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.bank.errors import ItemFileError
from rehearse.bank.kinds.data_round import DataItem
from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule
from rehearse.bank.tables import TableScriptError, read_tables

__all__ = ["RULES"]


def tables_hold_the_trap(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-11: every file is there, every script reads as tables, and a hidden case has the trap's kind as its tag."""
    item = source.item
    if not isinstance(item, DataItem):
        return
    yield from _missing(source, item)
    try:
        definitions, hidden = item.file(item.tables), item.file(item.hidden)
    except ItemFileError:
        return  # told by the rule of the kind's files
    try:
        if not read_tables(definitions):
            yield source.problem("C-11", "tables_none", file=item.tables)
            return
    except TableScriptError as fault:
        yield source.problem("C-11", "tables_unreadable", file=item.tables, line=fault.line, detail=fault.what)
        return
    before = 0
    for script in item.scripts:
        if script.rows is None:
            continue
        before = hidden.index(script.rows, before)
        try:
            read_tables(definitions, script.rows)
        except TableScriptError as fault:
            line = hidden.count("\n", 0, before) + fault.line
            yield source.problem("C-11", "tables_unreadable", file=item.hidden, line=line, detail=fault.what)
    if all(script.tag != item.trap.kind for script in item.scripts if script.rows):
        yield source.problem("C-11", "trap_absent", ("trap", "kind"), kind=item.trap.kind, path=item.hidden)


def _missing(source: ItemSource, item: DataItem) -> Iterator[Problem]:
    for engine, path in item.refs.items():
        if path not in item.files:
            yield source.problem("C-11", "program_missing", ("refs", engine), path=path)
    for place, answer in enumerate(item.naive):
        if answer.file not in item.files:
            yield source.problem("C-11", "program_missing", ("naive", place), path=answer.file)


RULES = (Rule("C-11", item=tables_hold_the_trap, kinds=frozenset({"data_round"})),)
