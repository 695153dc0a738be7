"""Cases of a judged item, one row each in ``cases.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, JsonValue, TypeAdapter, model_validator

from rehearse.bank.model import Line, Model, Name

__all__ = ["CASES", "Case", "CaseRow", "Generated"]

Visibility = Literal["sample", "hidden"]


def _uuid(text: str) -> str:
    if str(UUID(text)) != text:
        raise ValueError("write a UUID in lower case with hyphens")
    return text


CaseUid = Annotated[str, AfterValidator(_uuid)]

Raised = Literal[
    "ValueError",
    "TypeError",
    "KeyError",
    "IndexError",
    "LookupError",
    "ArithmeticError",
    "ZeroDivisionError",
    "OverflowError",
    "NotImplementedError",
    "RuntimeError",
]
"""Exceptions that a case may expect. Not those that also mean an accident of the run, such as MemoryError."""


@dataclass(frozen=True, slots=True)
class Generated:
    """Arguments that a family of the item's generator makes."""

    family: str
    n: int
    seed: int
    m: int | None = None
    """Second size, for families of two."""


@dataclass(frozen=True, slots=True)
class Case:
    """One test of an item. Values are as in the file: JSON, with tags for what JSON lacks; the judge decodes them."""

    uid: str
    """A UUID that never changes; a fix adds a case with ``replaces``."""
    visibility: Visibility
    """A hidden case shows its number and tag until the attempt is closed."""
    tag: str
    """What it is about: ``empty``, ``ties``, ``maximum``; may be empty."""
    arguments: tuple[Any, ...] | None
    """None when they are generated."""
    generated: Generated | None
    expected: Any = None
    """None when no value is written (``is_computed``), or when None is expected."""
    is_computed: bool = False
    """No value is written: it is what a program of the item returns, another case's answer, or an exception."""
    replaces: str | None = None
    """Uid of the case this one corrects."""
    raises: str = ""
    """Name of the exception that the call has to raise instead of returning."""
    same_as: str | None = None
    """Uid of the case whose answer has to come out here too: a property, such as an invariance."""
    by: str = ""
    """File of the item whose entry function gives the expected value; empty: the reference."""

    @property
    def is_sample(self) -> bool:
        """Shown before the attempt is closed."""
        return self.visibility == "sample"


class _GeneratedRow(Model):
    family: Name
    n: Annotated[int, Field(ge=0)]
    seed: int
    m: Annotated[int, Field(ge=0)] | None = None


class CaseRow(Model):
    """A row as it is written."""

    uid: CaseUid
    vis: Visibility
    tag: Name | None = None
    arguments: Annotated[list[JsonValue] | None, Field(alias="in")] = None
    gen: _GeneratedRow | None = None
    out: JsonValue = None
    raises: Raised | None = None
    same_as: CaseUid | None = None
    by: Line | None = None
    replaces: CaseUid | None = None

    @model_validator(mode="after")
    def _one_input(self) -> CaseRow:
        if (self.arguments is None) == (self.gen is None):
            raise ValueError("give either in (a list of arguments) or gen (family, n, seed)")
        given = self.model_fields_set & {"out", "raises", "same_as", "by"}
        if len(given) > 1:
            raise ValueError(f"{' and '.join(sorted(given))} both say what is expected; keep one")
        if self.arguments is not None and not given:
            raise ValueError("a case with in needs out (or raises, same_as, by)")
        if self.vis == "sample" and (self.arguments is None or not given & {"out", "raises"}):
            raise ValueError("a sample is shown, so it needs in and out")
        return self

    def case(self) -> Case:
        """The row as a value."""
        gen = self.gen
        return Case(
            self.uid,
            self.vis,
            self.tag or "",
            None if self.arguments is None else tuple(self.arguments),
            None if gen is None else Generated(gen.family, gen.n, gen.seed, gen.m),
            self.out,
            is_computed="out" not in self.model_fields_set,
            replaces=self.replaces,
            raises=self.raises or "",
            same_as=self.same_as,
            by=self.by or "",
        )


CASES: TypeAdapter[tuple[CaseRow, ...]] = TypeAdapter(Annotated[tuple[CaseRow, ...], Field(min_length=1)])
"""Reads a whole ``cases.yaml`` as JSON."""
