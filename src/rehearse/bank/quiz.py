"""The multiple-choice variant of a card (``mcq.yaml``)."""

from __future__ import annotations

from pydantic import TypeAdapter

from rehearse.bank.model import Line, Model, Name

__all__ = ["QUIZ", "Distractor", "Key", "Quiz"]


class Key(Model):
    """The right option."""

    text: Line
    why: Line


class Distractor(Model):
    """A wrong option that a wrong belief makes tempting."""

    text: Line
    misconception: Name
    """Key in ``misconceptions.yaml``."""
    why_wrong: Line


class Quiz(Model):
    """A stem with one key and two or three distractors."""

    stem: Line
    key: Key
    distractors: tuple[Distractor, ...]
    shuffle: bool = True

    @property
    def options(self) -> tuple[str, ...]:
        """Texts of all options, the key first."""
        return (self.key.text, *(wrong.text for wrong in self.distractors))


QUIZ: TypeAdapter[Quiz] = TypeAdapter(Quiz)
"""Reads an ``mcq.yaml`` as JSON."""
