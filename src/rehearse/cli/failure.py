"""What stopped a command, as one sentence and an exit code. A person never sees a traceback."""

from __future__ import annotations

import errno
import os
import tempfile
import traceback
from pathlib import Path

from rehearse.cli.refusal import BAD_INPUT, MACHINE

__all__ = ["environment_fault", "explain"]

_OF_THE_CALLER = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENAMETOOLONG}
)
"""A path that does not lead where it should; any other trouble with files is the machine's."""


def environment_fault() -> str | None:
    """What is wrong with a variable that every command reads; None when nothing is."""
    port = os.environ.get("REHEARSE_PORT")
    if port and not (port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65_536 and len(port) < 6):
        return f"REHEARSE_PORT: {port[:40]!r} is not a port. Give a number from 1 to 65535, or remove the variable."
    folder = os.environ.get("REHEARSE_DATA")
    if folder and folder.startswith("~") and os.path.expanduser(folder) == folder:
        return f"REHEARSE_DATA: nobody here has the home folder of {folder[:80]}. Give a whole path."
    return None


def explain(error: Exception) -> tuple[str, int]:
    """The sentence and the exit code. Imports what it compares with: it is called once, at the end."""
    from rehearse.bank import BankError
    from rehearse.judge import JudgeError
    from rehearse.web.care.errors import CareError, RefusedError

    if isinstance(error, BankError):
        return str(error), BAD_INPUT
    if isinstance(error, JudgeError):
        return str(error), MACHINE
    if isinstance(error, CareError):
        return str(error), BAD_INPUT if isinstance(error, RefusedError) else MACHINE
    if (refused := _folder_refused(error)) is not None:
        return refused, BAD_INPUT
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        what = error.strerror or type(error).__name__
        return (
            f"{where}{what}. Check the path, your rights and the room on the disk.",
            BAD_INPUT if error.errno in _OF_THE_CALLER else MACHINE,
        )
    if _is_database(error):
        return f"The database could not be used ({error}). Run `rehearse doctor`; it says what to do.", MACHINE
    return _unexpected(error), MACHINE


def _is_database(error: Exception) -> bool:
    """Whether it came from the database. By name: Django is not imported by commands that work without it."""
    return any(
        base.__name__ == "Error" and base.__module__ in ("django.db.utils", "sqlite3") for base in type(error).mro()
    )


def _folder_refused(error: Exception) -> str | None:
    """Why the data folder cannot hold a database, when that is what a failed file or database comes from."""
    from rehearse.message import Message
    from rehearse.web.care.errors import RefusedError
    from rehearse.web.care.folder import DataFolder
    from rehearse.web.care.refusals import refuse
    from rehearse.web.messages import TEXTS

    folder = DataFolder.from_environment()
    is_inside = False
    if isinstance(error, OSError) and isinstance(error.filename, str):
        path = Path(error.filename).absolute()
        is_inside = path.is_relative_to(folder.path) or folder.path.is_relative_to(path)
    if not is_inside and not _is_database(error):
        return None
    try:
        refuse(folder)
    except (RefusedError, OSError) as found:
        if isinstance(found, RefusedError):
            return str(found)
    if is_inside and isinstance(error, OSError) and error.errno in _OF_THE_CALLER:
        return TEXTS.english(Message("web.care_not_writable", {"path": str(folder.path)}))
    return None


def _unexpected(error: Exception) -> str:
    """A fault of ours: its trace goes to a file, for whoever mends it."""
    said = f"Rehearse stopped at a fault of its own ({type(error).__name__})."
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="rehearse-", suffix=".txt", delete=False
        ) as file:
            file.writelines(traceback.format_exception(error))
    except OSError:
        return f"{said} Try again; if it stays, report it with the command you typed."
    return f"{said} The details are in {file.name}; report it with that file and the command you typed."
