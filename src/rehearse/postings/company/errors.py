"""What can go wrong with a catalogue of case studies."""

from __future__ import annotations

from rehearse.message import Message

__all__ = ["CatalogueError"]


class CatalogueError(ValueError):
    """The whole file cannot be read; ``message`` says where, what and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id, dict(message.params))
        self.message = message
