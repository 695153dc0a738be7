"""Eight questions to answer about a company before talking to it."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.message import Message

__all__ = ["QUESTIONS", "Question"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the worksheet."""

    id: str
    name: Message
    """One or two words."""
    text: Message


QUESTIONS = tuple(
    Question(word, Message(f"company.{word}_short"), Message(f"company.{word}"))
    for word in ("product", "data", "scale", "stack", "launches", "papers", "competitors", "asking")
)
"""In the order one answers them."""
