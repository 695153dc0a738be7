# ruff: noqa: N818 - errors are named by what is wrong
"""What the judge raises.

JudgeError
├── BadValue            a tagged value, a checker's keys or limits that cannot be read
├── BadSuite            a line of a suite that cannot be read
├── NotRunnable         handed-in text that no box is needed to refuse: a banned import, a file that is missing
├── TrustedFailure      a reference or a generator of the bank failed in its box
├── JudgeRefused        no mode of the judge can run here
└── JudgeUnavailable    the daemon cannot be reached or went away
ZygoteDied              inside the judge only: the template process ended
"""

from __future__ import annotations

from rehearse.message import Message

__all__ = [
    "BadSuite",
    "BadValue",
    "JudgeError",
    "JudgeRefused",
    "JudgeUnavailable",
    "NotRunnable",
    "TrustedFailure",
    "ZygoteDied",
]


class JudgeError(Exception):
    """Base of all errors that users of the package may catch."""


class BadValue(JudgeError):
    """``where`` is a path such as ``cases[0].in[1]``; ``what`` and ``do`` are sentences."""

    def __init__(self, where: str, what: str, do: str) -> None:
        super().__init__(f"{where or 'the value'}: {what} {do}")
        self.where = where
        self.what = what
        self.do = do


class BadSuite(BadValue):
    """A line of a suite, or a whole suite file, that cannot be read."""


class NotRunnable(JudgeError):
    """What was handed in is refused before any box runs: verdict CE, with the message and the line."""

    def __init__(self, message: Message, line: int | None = None) -> None:
        super().__init__(message.id)
        self.message = message
        self.line = line


class TrustedFailure(JudgeError):
    """A program of the bank failed. The text says which, where and what to do."""


class JudgeRefused(JudgeError):
    """Nothing runs here natively; the text says what would help."""


class JudgeUnavailable(JudgeError):
    """The daemon does not answer; the text says what to do."""


class ZygoteDied(Exception):
    """The template process ended. The supervisor starts another and retries once."""
