"""``rehearse negotiate``"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rehearse.cli.refusal import BAD_INPUT, DONE, refuse

if TYPE_CHECKING:
    from rehearse.offers import Offer
    from rehearse.offers.negotiation import NegotiationError, Script, Setup

INVENTED_SEEDS = 100_000
"""Recruiters to draw from when no seed is given: few enough to be typed again."""


class _RefusedError(Exception):
    """A file or an option that cannot be used; said in the house order."""

    def __init__(self, where: str, what: str, do: str) -> None:
        super().__init__(what)
        self.where, self.what, self.do = where, what, do


def command(
    seed: Annotated[int | None, typer.Option(help="The recruiter's number; the same one behaves the same.")] = None,
    script: Annotated[Path | None, typer.Option(help="A JSON file with the turns; nothing is asked.")] = None,
    offer: Annotated[Path | None, typer.Option(help="Your own offer as a JSON file; the recruiter makes it.")] = None,
    target: Annotated[float | None, typer.Option(help="Your written target for base pay, a year.")] = None,
    keep: Annotated[Path | None, typer.Option(help="Write the turns of the talk to this new file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object; goes with --script.")] = False,
) -> int:
    """Talk with a recruiter who has hidden limits, here or from a script.

    Example: rehearse negotiate --seed 7
    """
    from rehearse.offers.negotiation import NegotiationError

    try:
        if script is None:
            return _talk_here(seed, offer, target, keep, as_json)
        return _run(seed, script, offer, target, keep, as_json)
    except _RefusedError as error:
        return refuse(error.where, error.what, error.do, as_json=as_json)
    except NegotiationError as error:
        return _refuse_all(getattr(error, "problems", (error,)), script, as_json=as_json)


def _refuse_all(problems: Sequence[NegotiationError], file: Path | None, *, as_json: bool) -> int:
    """Says every fault; with ``--json`` the first as ``error``, and all as ``errors`` when there are more."""
    from rehearse.offers.negotiation import english

    found = [{"where": _place(file, one.where), "what": english(one.what), "do": english(one.do)} for one in problems]
    if as_json:
        whole: dict[str, Any] = {"version": 1, "error": found[0]}
        if len(found) > 1:
            whole["errors"] = found
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return BAD_INPUT
    for fault in found:
        refuse(fault["where"], fault["what"], fault["do"])
    return BAD_INPUT


def _place(file: Path | None, where: str) -> str:
    return ", ".join(part for part in (str(file or ""), where) if part)


def _talk_here(seed: int | None, offer: Path | None, target: float | None, keep: Path | None, as_json: bool) -> int:
    from rehearse.cli.commands._negotiate._play import play_here

    if as_json:
        raise _RefusedError(
            "--json", "A talk with questions cannot be printed as one object.", "Give --script as well."
        )
    _check_keep(keep)
    chosen = secrets.randbelow(INVENTED_SEEDS) if seed is None else seed
    setup = _setup(chosen, _offer_of(offer), target)
    typer.echo(f"Recruiter {chosen}. Ctrl-D ends the talk.\n")
    turns = play_here(setup)
    if keep is not None:
        _write(keep, turns)
    return DONE


def _run(
    seed: int | None, script: Path, offer: Path | None, target: float | None, keep: Path | None, as_json: bool
) -> int:
    from rehearse.offers.negotiation import Talk, TurnError, read_script, report

    if keep is not None:
        raise _RefusedError("--keep", "The turns of a script are in its file already.", "Leave out --keep or --script.")
    if seed is None:
        raise _RefusedError("--seed", "A script needs a recruiter.", "Give a whole number, for example --seed 7.")
    found = read_script(_bytes(script))
    terms = _offer_of(offer) if offer is not None else _offer_in(found, script)
    talk = Talk(_setup(seed, terms, target if target is not None else found.target, found.target_source))
    for place, turn in enumerate(found.turns):
        if talk.is_over:
            break
        try:
            talk.take(turn)
        except TurnError as error:
            error.where = f"turns[{place}].{error.where}" if error.where else f"turns[{place}]"
            raise
    whole = report(talk, unused=len(found.turns) - len(talk.exchanges))
    if as_json:
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return DONE
    from rehearse.cli.commands._negotiate._play import say_report

    say_report(talk, whole)
    return DONE


def _bytes(path: Path) -> bytes:
    from rehearse.offers.negotiation import LARGEST_SCRIPT

    try:
        with path.open("rb") as file:
            return file.read(LARGEST_SCRIPT + 1)
    except OSError:
        raise _RefusedError(
            str(path), "There is no file of this name, or it may not be read.", "Check the name and its rights."
        ) from None


def _offer_of(path: Path | None) -> Offer | None:
    from rehearse.offers import LARGEST_FILE, TEXTS, OfferError, read_offer

    if path is None:
        return None
    try:
        with path.open("rb") as file:
            return read_offer(file.read(LARGEST_FILE + 1))
    except OSError:
        raise _RefusedError(
            str(path), "There is no file of this name, or it may not be read.", "Check the name and its rights."
        ) from None
    except OfferError as error:
        raise _RefusedError(_place(path, error.where), TEXTS.english(error.what), TEXTS.english(error.do)) from None


def _offer_in(script: Script, file: Path) -> Offer | None:
    """The offer that a script names (beside its own file) or holds."""
    from rehearse.offers import TEXTS, OfferError, offer_from_json

    if script.offer is None or isinstance(script.offer, str):
        return _offer_of(file.parent / script.offer if script.offer else None)
    try:
        return offer_from_json(script.offer)
    except OfferError as error:
        where = f"offer.{error.where}" if error.where else "offer"
        raise _RefusedError(_place(file, where), TEXTS.english(error.what), TEXTS.english(error.do)) from None


def _setup(seed: int, offer: Offer | None, target: float | None, source: str = "") -> Setup:
    from rehearse.offers.negotiation import MOST_SEED, Setup, terms_of

    if not 0 <= seed <= MOST_SEED:
        raise _RefusedError(
            "--seed", f"The seed is not a whole number from 0 to {MOST_SEED}.", "Give one, for example 7."
        )
    if target is not None and not 0 < target < 1e12:
        raise _RefusedError(
            "--target", "The target is not an amount above 0.", "Give base pay a year, for example 150000."
        )
    if offer is not None and terms_of(offer).base <= 0:
        raise _RefusedError("offer", "The offer has no base pay.", "Give base, hourly or monthly.")
    return Setup(seed, offer, offer.name if offer is not None else "", target, source)


def _check_keep(keep: Path | None) -> None:
    """Before the talk: nobody should talk for ten minutes to hear that the file cannot be written."""
    if keep is not None and (keep.exists() or not keep.parent.is_dir()):
        raise _RefusedError(
            str(keep), "The file exists, or its folder does not.", "Name a new file in a folder that exists."
        )


def _write(path: Path, turns: list[Mapping[str, Any]]) -> None:
    text = json.dumps({"version": 1, "turns": turns}, ensure_ascii=False, indent=2)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        typer.echo(text)
        raise _RefusedError(
            str(path), f"The turns could not be written ({error.strerror}); they are above.", "Copy them to a file."
        ) from None
    typer.echo(f"The turns are in {path}.")
