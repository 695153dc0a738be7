"""What engine packages say: an id and its parameters, never a finished sentence.

Each engine package keeps one registry of English texts, ``TEXTS`` in its ``messages.py``; faces render a
message by gettext with the English text as key, commands print the English one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Message", "Registry", "Value"]

Value = str | int | float
"""What may stand in a message: texts, counts and measures. A nested message is rendered first."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell a person, e.g. ``Message("judge.wrong", {"failed": 3, "cases": 24})``."""

    id: str
    """``package.name``, a key of that package's registry."""
    params: Mapping[str, Value | Message] = field(default_factory=dict)
    """Values for the braces of the text."""


class Registry(dict[str, str]):
    """English texts of one package by message id; ``{name}`` marks a parameter.

    >>> texts = Registry("judge", wrong="Wrong answer on {failed} of {cases} cases.")
    >>> texts.english(Message("judge.wrong", {"failed": 3, "cases": 24}))
    'Wrong answer on 3 of 24 cases.'
    """

    def __init__(self, package: str, **texts: str) -> None:
        super().__init__({f"{package}.{name}": text for name, text in texts.items()})

    def english(self, message: Message) -> str:
        """The English sentence. Raises KeyError for an id of another package."""
        values = {
            key: self.english(value) if isinstance(value, Message) else value for key, value in message.params.items()
        }
        return self[message.id].format(**values)
