"""Why a file is not read."""

from __future__ import annotations

__all__ = ["LONGEST", "RefusedError"]

LONGEST = 1_000_000
"""Characters of text that are handed over."""


class RefusedError(Exception):
    """A reason of the registry of texts with its parameters."""

    def __init__(self, reason: str, **params: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params
