"""Reading offers from files, and refusing those that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from rehearse.cli.refusal import BAD_INPUT, refuse

if TYPE_CHECKING:
    from rehearse.offers import Offer, OfferError


def read(path: Path) -> Offer:
    """The offer of a file. Raises OfferError for a file that is missing, unreadable or wrong."""
    from rehearse.offers import LARGEST_FILE, read_offer

    return read_offer(read_bytes(path, LARGEST_FILE))


def read_bytes(path: Path, limit: int) -> bytes:
    """At most ``limit + 1`` bytes of a file. Raises OfferError when there is none."""
    from rehearse.message import Message
    from rehearse.offers import OfferError

    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError:
        raise OfferError("", Message("offers.no_file"), Message("offers.no_file_do")) from None


def faults(error: OfferError, file: Path | str) -> list[dict[str, str]]:
    """Every fault of one input as where, what, do."""
    from rehearse.offers import english

    return [
        {
            "where": f"{file}, {fault.where}" if fault.where else str(file),
            "what": english(fault.what),
            "do": english(fault.do),
        }
        for fault in error.problems
    ]


def refuse_offer(error: OfferError, file: Path | str, *, as_json: bool) -> int:
    """Says every fault; with ``--json`` the first as ``error``, and all as ``errors`` when there are more."""
    found = faults(error, file)
    if as_json:
        report: dict[str, Any] = {"version": 1, "error": found[0]}
        if len(found) > 1:
            report["errors"] = found
        print_json(report)
        return BAD_INPUT
    for fault in found:
        refuse(fault["where"], fault["what"], fault["do"])
    return BAD_INPUT


def print_json(report: dict[str, Any]) -> None:
    """One object on standard output."""
    typer.echo(json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False))
