"""What goes wrong with the data folder.

CareError
    RefusedError    the folder must not hold a database
    BackupError     a copy could not be made, is not sound, or cannot be put back
HeldError           another process holds the folder
"""

from __future__ import annotations

from rehearse.message import Message

__all__ = ["BackupError", "CareError", "HeldError", "RefusedError"]


class CareError(Exception):
    """``message`` says what is wrong, where, and what to do; ``str`` gives its English sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message

    def __str__(self) -> str:
        from rehearse.web.messages import TEXTS

        return TEXTS.english(self.message)


class RefusedError(CareError):
    """The folder cannot be used."""


class BackupError(CareError):
    """A copy could not be made, is not sound, or cannot be put back."""


class HeldError(Exception):
    """Another process holds the folder."""

    def __init__(self, pid: int, port: int) -> None:
        super().__init__(f"process {pid} holds the data folder")
        self.pid = pid
        """0 when it could not be read."""
        self.port = port
        """0 while the instance starts, and for commands that listen on none."""
