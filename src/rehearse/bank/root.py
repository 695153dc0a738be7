"""Where the bank is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from rehearse.bank.errors import NoBankError
from rehearse.message import Message

__all__ = ["ITEMS", "SETTING", "is_bank", "root"]

SETTING = "REHEARSE_BANK"
"""Environment variable that names another bank."""
ITEMS = "items"
"""The folder every bank has."""

_PACKAGE = Path(__file__).resolve().parents[1]


def is_bank(path: Path) -> bool:
    """Whether a folder is a bank: it has a folder of items."""
    return (path / ITEMS).is_dir()


def root(environment: Mapping[str, str] | None = None, *, package: Path = _PACKAGE) -> Path:
    """The bank's folder: ``REHEARSE_BANK``, else the checkout's, else the one installed with the package.

    Raises NoBankError when the setting names no bank, or none is found.
    """
    given = (os.environ if environment is None else environment).get(SETTING, "")
    if given:
        if not is_bank(Path(given)):
            raise NoBankError(Message("bank.no_bank_there", {"setting": SETTING, "path": given}))
        return Path(given).resolve()
    checkout, installed = package.parents[1] / "bank", package / "_bank"
    if package.parent.name == "src" and is_bank(checkout):
        return checkout
    if is_bank(installed):
        return installed
    raise NoBankError(Message("bank.no_bank", {"setting": SETTING, "path": str(checkout)}))
