"""Worksheets: what to produce when a block has no practice page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.message import Message

__all__ = ["Worksheet"]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A page with a clock, prompts and room to write. It is never scored."""

    produce: Message
    """What lies on the table at the end."""
    prompts: tuple[Message, ...]
    """What to write, one after the other."""
    minutes: int
    """Length of the clock: that of the block."""

    @classmethod
    def of(cls, stem: str, prompts: Sequence[str], minutes: int) -> Worksheet:
        """The worksheet whose texts have ids beginning with ``stem``.

        >>> Worksheet.of("rounds.coding.mock", ["clock"], 90).prompts[0].id
        'rounds.coding.mock_clock'
        """
        return cls(
            produce=Message(f"{stem}_produce"),
            prompts=tuple(Message(f"{stem}_{prompt}") for prompt in prompts),
            minutes=minutes,
        )
