"""Kind ``data_round``: tables go in, a table comes out.

The expected rows are those of the item's own reference in its first engine that is installed, run in a box and kept on
disk by content. What is handed in names its engine in its first line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rehearse.judge.errors import NotRunnable, TrustedFailure
from rehearse.judge.inside import codec
from rehearse.judge.languages.sql import FUNCTION, prepare
from rehearse.judge.limits import Limits
from rehearse.judge.made import kept, key_of
from rehearse.judge.messages import say
from rehearse.judge.suite import Case, Suite
from rehearse.judge.tabular import writer

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["SUITE", "DataItem", "suite_of"]

_CHECKED_AS = {"date": "text", "timestamp": "text"}
"""Types of columns that the comparison knows by another name."""


class DataItem(Protocol):
    """What is read of an item of kind ``data_round``."""

    @property
    def id(self) -> str: ...
    @property
    def engines(self) -> Sequence[str]: ...
    @property
    def refs(self) -> Mapping[Any, str]: ...
    @property
    def checker(self) -> Any: ...
    @property
    def limits(self) -> Any: ...
    @property
    def scripts(self) -> Sequence[Any]: ...
    @property
    def content_hash(self) -> str: ...
    def file(self, name: str) -> str:
        """Text of a file of the item's folder."""

    def marked(self, engine: str, text: str) -> str:
        """A text with the line that names its engine."""


def suite_of(item: DataItem, judge: Judge, cache: Path) -> Suite:
    """The suite of an item. Where no engine of a reference is installed every answer is refused, with what to do.

    Raises TrustedFailure when a script or the reference fails.
    """
    columns = [(column.name, column.type) for column in item.checker.columns]
    ready = partial(prepare, columns=columns, engines=tuple(item.engines), is_offered=judge.offers)
    engine = next((name for name in item.engines if judge.offers(name)), None)
    reference = None if engine is None else ready(item.marked(engine, item.file(item.refs[engine])))
    cases = []
    for script in item.scripts:
        tables, where = _tables(item, script), f"{item.id}, case {script.uid}"
        expected = None if reference is None else _expected(reference, tables, judge, cache, where)
        is_sample = script.rows is None
        cases.append(
            Case((tables,), expected, uid=script.uid, tag="" if is_sample else script.tag, is_sample=is_sample)
        )
    limits = item.limits
    return Suite(
        cases=tuple(cases),
        function=FUNCTION,
        limits=Limits(cpu_s=limits.time_ms / 1000, memory_mib=limits.memory_mib or Limits().memory_mib),
        checker={
            "name": "tables",
            "order": item.checker.order,
            "columns": [{"name": name, "type": _CHECKED_AS.get(kind, kind)} for name, kind in columns],
            "rtol": item.checker.rtol,
        },
        prepare=ready if reference is not None else partial(_refuse, engine=item.engines[0]),
        show=writer([name for name, _ in columns]),
        content_hash=item.content_hash,
    )


def _refuse(text: str, *, engine: str) -> str:
    raise NotRunnable(say("engine_missing", engine=engine))


def _tables(item: DataItem, script: Any) -> list[Any]:
    """The tables of a case as boxes read them. Raises TrustedFailure."""
    try:
        found = script.tables()
    except ValueError as fault:
        raise TrustedFailure(f"{item.id}, case {script.uid}: {fault}. Correct the script of the tables.") from None
    return [
        {"name": table.name, "columns": [list(column) for column in table.columns], "rows": [*map(list, table.rows)]}
        for table in found
    ]


def _expected(program: str, tables: list[Any], judge: Judge, cache: Path, where: str) -> Any:
    """The rows that a program gives for tables, kept on disk."""

    def compute() -> Any:
        try:
            (rows,) = judge.outputs(program, FUNCTION, [(tables,)])
        except TrustedFailure as failure:
            raise TrustedFailure(f"{where}: {failure}") from None
        return rows

    digest = hashlib.sha256(codec.encode(tables)).hexdigest()
    return kept(cache / "suites", key_of("rows", program, digest, judge.fingerprint), compute)


SUITE = suite_of
