"""What can go wrong with a talk.

NegotiationError    base; carries what is wrong and what to do as messages
├── ScriptError     a file of turns that cannot be read; ``problems`` holds every one found
├── TurnError       a turn that cannot be taken where the talk stands
└── OverError       the talk has ended
"""

from __future__ import annotations

from rehearse.message import Message, Value

__all__ = ["NegotiationError", "OverError", "ScriptError", "TurnError"]


class NegotiationError(Exception):
    """Base of all errors of this package. ``where`` is a place such as ``turns[2].amount``, empty for the whole."""

    def __init__(self, name: str, where: str = "", **params: Value | Message) -> None:
        super().__init__(name, where)
        self.where = where
        self.what = Message(f"negotiation.{name}", params)
        self.do = Message(f"negotiation.{name}_do", params)
        self.message = Message("negotiation.refused", {"what": self.what, "do": self.do})
        """Both as one, for a page."""


class ScriptError(NegotiationError, ValueError):
    """The file cannot be read. The first problem is its message."""

    def __init__(self, problems: list[NegotiationError]) -> None:
        first = problems[0]
        super().__init__(first.what.id.partition(".")[2], first.where, **first.what.params)
        self.problems = tuple(problems)


class TurnError(NegotiationError, ValueError):
    """The turn does not fit the place of the talk, e.g. a raise of an offer that was not made yet."""


class OverError(NegotiationError):
    """Nothing more can be said."""
