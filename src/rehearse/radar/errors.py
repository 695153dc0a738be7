"""What can go wrong with feeds.

RadarError          base: one sentence that says where, what is wrong and what to do
├── FeedError       the bytes are no feed, or too many, or too costly to read
├── ListError       a file of feeds (OPML, Markdown, CSV) cannot be read
└── FetchError      nothing could be fetched
    ├── AddressError    the address is not one that may be asked: refused before anything is sent
    └── AnswerError     a server answered, but not with a feed
"""

from __future__ import annotations

from typing import TypeVar

from rehearse.message import Message, Value

__all__ = ["AddressError", "AnswerError", "FeedError", "FetchError", "ListError", "RadarError", "refusal"]


class RadarError(Exception):
    """Base of all errors of this package; ``message`` is what faces translate."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        from rehearse.radar.messages import TEXTS

        return TEXTS.english(self.message)


class FeedError(RadarError, ValueError):
    """The bytes cannot be read as a feed."""


class ListError(RadarError, ValueError):
    """The file of feeds cannot be read."""


class FetchError(RadarError):
    """The feed could not be fetched: name, network, time or size."""


class AddressError(FetchError, ValueError):
    """The address is refused before anything is sent to it."""


class AnswerError(FetchError):
    """A server answered, but with no feed; it counts as asked."""


_E = TypeVar("_E", bound=RadarError)


def refusal(kind: type[_E], reason: str, **params: Value) -> _E:
    """An error of this kind with a text of the registry."""
    return kind(Message(f"radar.{reason}", params))
