"""Kinds ``breadth`` and ``domain``: one idea to explain, judged by key points."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from rehearse.bank.item import Item
from rehearse.bank.kind import Kind, Part
from rehearse.bank.model import Line, Model, Name
from rehearse.bank.quiz import QUIZ, Quiz
from rehearse.bank.rubric import Rubric

__all__ = ["KIND", "CardItem"]


class WorkedExample(Model):
    """A demo whose numbers the text shows."""

    script: Line
    shows: Line
    """Text with the demo's values in braces."""


class Refuted(Model):
    """The wrong belief this card refutes."""

    id: Name
    """Key in ``misconceptions.yaml``."""
    refute: Line | None = None
    """The demo that refutes it, where one does."""


class CardItem(Item):
    """One idea to explain."""

    kind: Literal["breadth", "domain"]
    misconceptions: Annotated[tuple[Name, ...], Field(min_length=1)]
    rubric: Rubric
    worked_example: WorkedExample | None = None
    misconception: Refuted

    @cached_property
    def quiz(self) -> Quiz | None:
        """The multiple-choice variant, if there is one."""
        stored = self.part("mcq.yaml")
        return QUIZ.validate_json(stored) if stored else None


KIND = Kind(
    names=("breadth", "domain"),
    model=CardItem,
    files=(),
    headings=("Ask", "Thirty seconds", "Two minutes", "Worked example", "Misconception", "When not"),
    parts={"mcq.yaml": Part(QUIZ, Quiz)},
)
