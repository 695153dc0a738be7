"""``rehearse offer counters``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rehearse.cli.commands._offer._file import print_json, read, refuse_offer
from rehearse.cli.commands._offer._table import amount, say_rows
from rehearse.cli.refusal import DONE

if TYPE_CHECKING:
    from rehearse.offers import Change

NAMES = {
    "base": "base a year",
    "signon": "sign-on at the start",
    "grant": "grant",
    "bonus": "bonus target",
    "vesting": "vesting by year",
    "clawback": "no claw-back",
    "start": "start later, months",
}


def command(
    file: Annotated[Path, typer.Argument(help="The offer as a JSON file.")],
    change: Annotated[
        list[str] | None,
        typer.Option(
            help="What to ask for, such as base=15000, signon=20000, grant=40000, bonus=0.05, vesting=38/32/20/10, "
            "clawback or start=2; may be given several times. Without it, the usual ones."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Show what each thing you could ask for is worth: present value with it, less without.

    Example: rehearse offer counters papaya.json --change base=15000
    """
    from rehearse.offers import ChangeError, OfferError, counters, counters_report

    try:
        offer = read(file)
    except OfferError as error:
        return refuse_offer(error, file, as_json=as_json)
    try:
        found = counters(offer, [_change(words) for words in change] if change else None)
    except ChangeError as error:
        return refuse_offer(error, "--change", as_json=as_json)
    report = counters_report(offer, found)
    if as_json:
        print_json(report)
        return DONE
    typer.echo(f"{file}: worth today in {offer.currency}, staying four years, at {offer.discount:.1%} a year")
    months = [f"kept {month}" for month in offer.leave_months]
    rows = [["ask for", "", "worth", *months]]
    rows += [
        [NAMES[row["counter"]], _asked(row), _signed(row["worth"]), *(_signed(kept) for kept in row["kept"].values())]
        for row in report["counters"]
    ]
    say_rows(rows)
    return DONE


def _change(words: str) -> Change:
    """A change as typed: ``lever=amount``. Raises ChangeError."""
    from rehearse.message import Message
    from rehearse.offers import LEVERS, Change, ChangeError

    lever, _, rest = words.partition("=")
    known = next((name for name in LEVERS if name == lever.strip()), None)
    if known is None:
        what = Message("offers.unknown_lever", {"found": lever[:40]})
        raise ChangeError("", what, Message("offers.unknown_lever_do", {"levers": ", ".join(LEVERS)}))
    try:
        if known == "vesting":
            return Change(known, by_year=tuple(int(part) for part in rest.split("/")))
        if known == "clawback":
            return Change(known)
        return Change(known, float(rest))
    except ValueError:
        what = Message("offers.not_number", {"found": rest[:40] or "-"})
        raise ChangeError(known, what, Message("offers.not_number_do")) from None


def _asked(row: dict[str, Any]) -> str:
    if "by_year" in row:
        return "/".join(map(str, row["by_year"]))
    if "share" in row:
        return f"+{row['share']:.1%}"
    if "months" in row:
        return str(row["months"])
    return f"+{amount(row['amount'])}" if "amount" in row else ""


def _signed(number: float) -> str:
    return f"{number:+,.0f}" if round(number) else "0"
