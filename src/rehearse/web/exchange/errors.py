"""What goes wrong with a bundle.

ExchangeError
    BundleError    the file is not a bundle that can be imported; nothing was changed
    RowError       one row is not what its noun allows; the reader names the line and raises BundleError
"""

from __future__ import annotations

from rehearse.message import Message, Value

__all__ = ["BundleError", "ExchangeError", "RowError", "refused"]


class ExchangeError(Exception):
    """``message`` says what is wrong; ``str`` gives its English sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message

    def __str__(self) -> str:
        from rehearse.web.messages import TEXTS

        return TEXTS.english(self.message)


class BundleError(ExchangeError):
    """The file is not imported, and nothing was changed."""


class RowError(ExchangeError):
    """One row is not what its noun allows."""


def refused(why: str, /, where: str = "", **params: Value | Message) -> BundleError:
    """A refusal for a reason of the registry: ``where`` is the member, with its line where it has lines."""
    reason = Message(f"web.exchange_{why}", params)
    name = "exchange_refused_at" if where else "exchange_refused"
    return BundleError(Message(f"web.{name}", {"why": reason, "where": where}))
