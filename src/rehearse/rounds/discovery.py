"""Finds the rounds: every folder here that does not start with an underscore."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import rehearse.rounds
from rehearse.message import Registry
from rehearse.rounds.errors import RoundFolderError, UnknownRoundError
from rehearse.rounds.round import Round

__all__ = ["all_rounds", "get", "texts"]

_T = TypeVar("_T")


@cache
def all_rounds() -> tuple[Round, ...]:
    """All rounds in the order of the loop. Reads the folders once.

    Raises RoundFolderError for a folder without ``ROUND`` in ``round.py``, with another id than its name, or with a
    block that has no worksheet.
    """
    return tuple(sorted((_load(name) for name in _folders()), key=lambda found: (found.order, found.id)))


def get(round_id: str) -> Round:
    """The round with this id. Raises UnknownRoundError."""
    for found in all_rounds():
        if found.id == round_id:
            return found
    known = ", ".join(found.id for found in all_rounds())
    raise UnknownRoundError(f"rounds: {round_id!r} is not the id of a round. Use one of {known}.")


@cache
def texts() -> Registry:
    """English texts of all rounds, from the ``messages.py`` of each folder."""
    merged = Registry("rounds")
    for name in _folders():
        merged.update(_member(name, "messages", "TEXTS", Registry))
    return merged


def _folders() -> list[str]:
    return sorted(
        folder.name
        for path in rehearse.rounds.__path__
        for folder in Path(path).iterdir()
        # A round that was removed may leave a folder of byte code behind.
        if not folder.name.startswith("_") and folder.is_dir() and any(folder.glob("*.py"))
    )


def _member(folder: str, module: str, name: str, expected: type[_T]) -> _T:
    where = f"rehearse/rounds/{folder}/{module}.py"
    try:
        found = getattr(import_module(f"{rehearse.rounds.__name__}.{folder}.{module}"), name, None)
    except Exception as error:
        raise RoundFolderError(
            f"{where}: it cannot be imported ({type(error).__name__}: {error}). "
            "Mend it, or start the folder's name with an underscore to leave it out."
        ) from error
    if not isinstance(found, expected):
        raise RoundFolderError(
            f"{where}: {name} is {type(found).__name__}. Give it a {expected.__name__}, as rounds/_template does."
        )
    return found


def _load(folder: str) -> Round:
    found = _member(folder, "round", "ROUND", Round)
    where = f"rehearse/rounds/{folder}/round.py"
    if found.id != folder:
        raise RoundFolderError(f"{where}: the id is {found.id!r}. Name it like the folder, {folder!r}.")
    kinds = {template.kind for template in found.blocks()}
    if without := sorted(kinds - found.worksheets.keys()):
        raise RoundFolderError(f"{where}: blocks of {', '.join(without)} have no worksheet. Add one for each kind.")
    if strangers := sorted({template.round for template in found.blocks()} - {found.id}):
        raise RoundFolderError(
            f"{where}: blocks are of round {', '.join(strangers)}. Declare only those of {folder!r}."
        )
    return found
