"""Kind ``data_round``: a question to answer from tables, in SQL or on data frames.

``tables.sql`` makes the tables and fills them with the rows that a person sees. ``hidden.sql`` fills the same tables
anew, once for each of its parts: a line ``-- case: ties`` begins one and names its tag. Without such a line the whole
file is one case with the trap's kind as its tag.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from rehearse.bank.case import Case
from rehearse.bank.judged import JudgedItem, RunLimits, WrongSolution
from rehearse.bank.kind import Kind
from rehearse.bank.model import Line, Model, Name
from rehearse.bank.tables import Table, read_tables

__all__ = ["KIND", "DataItem", "Script"]

Engine = Literal["sqlite", "duckdb", "pandas"]
TrapKind = Literal["ties", "nulls", "fan-out", "late-label", "missing-day", "users-without-events"]

VISIBLE = "visible"
"""Tag of the case that is shown."""

_PART = re.compile(r"^-- case:[ \t]*([a-z0-9-]{1,40})[ \t]*$", re.MULTILINE)


class Trap(Model):
    """What a plausible answer overlooks."""

    id: Name
    kind: TrapKind


class Column(Model):
    """A column that the answer has. Days are ISO texts; moments have seconds and a space before the time."""

    name: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]{0,59}$")]
    type: Literal["int", "float", "text", "date", "timestamp"]


class TableChecker(Model):
    """How results are compared."""

    name: Literal["tables"]
    order: Literal["none", "rows"] = "none"
    """``rows``: the statement asks for an order."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rtol: Annotated[float, Field(ge=0, le=1)] = 1e-9

    @field_validator("columns")
    @classmethod
    def _distinct(cls, given: tuple[Column, ...]) -> tuple[Column, ...]:
        names = [column.name for column in given]
        if len(set(names)) != len(names):
            raise ValueError("two columns have the same name")
        return given


@dataclass(frozen=True, slots=True)
class Script:
    """One case: the SQL that makes and fills its tables."""

    uid: str
    """Names the content: a changed script is another case."""
    tag: str
    definitions: str
    """Makes the tables and fills them with the visible rows."""
    rows: str | None
    """Fills the same tables anew; None: the visible rows count."""

    def tables(self) -> list[Table]:
        """The tables of the case. Raises TableScriptError."""
        return read_tables(self.definitions, self.rows)


class DataItem(JudgedItem):
    """A question to answer from tables."""

    kind: Literal["data_round"]
    engines: Annotated[tuple[Engine, ...], Field(min_length=1)]
    """Accepted; the first is meant where an answer names none."""
    tables: Line = "tables.sql"
    hidden: Line = "hidden.sql"
    trap: Trap
    refs: Mapping[Engine, Line]
    """A right answer in each engine."""
    naive: Annotated[tuple[WrongSolution, ...], Field(min_length=1)]
    """Answers that are right on the visible rows and wrong on hidden ones. ``*.py`` is pandas, ``*.duckdb.sql``
    duckdb, other files are sqlite."""
    checker: TableChecker
    portable: bool = True
    engines_why: Line | None = None
    """Why an item that is not portable leaves an engine out."""
    conventions: Line
    """What the statement leaves open otherwise: order, rounding, missing values."""
    time_ms: Annotated[int, Field(ge=10, le=60_000)] = 2_000
    memory_mib: Annotated[int, Field(ge=64, le=4096)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> DataItem:
        if set(self.refs) != set(self.engines):
            raise ValueError("refs: give a reference for each of engines, and for no other")
        if not self.portable and self.engines_why is None:
            raise ValueError("engines_why: an item that is not portable says why")
        if len(set(self.engines)) != len(self.engines):
            raise ValueError("engines: each is named once")
        return self

    @property
    def pattern(self) -> str:
        """Group of the coverage table."""
        return self.leaf.split("/")[1] if self.leaf.count("/") > 1 else ""

    @property
    def domain(self) -> str:
        """Legal inputs are parts of these tables; nothing is declared."""
        return self.tables

    @property
    def limits(self) -> RunLimits:
        """What an answer may use on one case."""
        return RunLimits(n_max=1, time_ms=self.time_ms, memory_mib=self.memory_mib)

    @cached_property
    def scripts(self) -> tuple[Script, ...]:
        """The visible case, then the hidden ones as they are written. Raises ItemFileError."""
        return tuple(self._scripts())

    def _scripts(self) -> Iterator[Script]:
        definitions, hidden = self.file(self.tables), self.file(self.hidden)
        yield Script(_uid(VISIBLE, definitions), VISIBLE, definitions, None)
        head, *parts = _PART.split(hidden)
        tagged = list(zip(parts[::2], parts[1::2], strict=True)) or [(self.trap.kind, head)]
        for tag, rows in tagged:
            yield Script(_uid(tag, definitions, rows), tag, definitions, rows)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases without values: ``scripts`` has their tables, and the expected rows come from a reference."""
        return tuple(
            Case(
                uid=script.uid,
                visibility="sample" if script.rows is None else "hidden",
                tag="" if script.rows is None else script.tag,
                arguments=None,
                generated=None,
                is_computed=True,
            )
            for script in self.scripts
        )

    def engine_of(self, file: str) -> str:
        """The engine that a file of the folder is written for."""
        if file.endswith(".py"):
            return "pandas"
        return "duckdb" if file.endswith(".duckdb.sql") else "sqlite"

    def marked(self, engine: str, text: str) -> str:
        """A text with the line that names its engine, as the page hands it in."""
        return f"{'#' if engine == 'pandas' else '--'} engine: {engine}\n{text}"


def _uid(tag: str, *content: str) -> str:
    digest = hashlib.sha256("\0".join(content).encode()).hexdigest()
    return f"{tag}-{digest[:12]}"


KIND = Kind(
    names=("data_round",),
    model=DataItem,
    files=("tables.sql", "hidden.sql"),
    headings=("Statement", "Hint 1", "Hint 2", "Hint 3", "Approach"),
)
