"""``rehearse offer market``"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rehearse.cli.commands._offer._file import print_json, read_bytes, refuse_offer
from rehearse.cli.commands._offer._table import amount, say_rows
from rehearse.cli.refusal import DONE, refuse

if TYPE_CHECKING:
    from rehearse.offers import Figure, MarketTable


def command(
    file: Annotated[
        Path, typer.Argument(help="A table you fetched: wage levels (ALC_Export.csv) or posted pay (salaries.csv).")
    ],
    level: Annotated[str, typer.Option(help="1 to 4 in wage levels; EN, MI, SE or EX in posted pay.")],
    title: Annotated[str, typer.Option(help="Posted pay: the title, as the table writes it.")] = "",
    soc: Annotated[str, typer.Option(help="Wage levels: the code of the occupation, such as 15-2051.")] = "",
    place: Annotated[
        str, typer.Option(help="Wage levels: the code of the area, or with --places a place like CA|Alameda County.")
    ] = "",
    places: Annotated[Path | None, typer.Option(help="Wage levels: the file of places, Geography.csv.")] = None,
    country: Annotated[str, typer.Option(help="Posted pay: two letters; without it, all countries.")] = "",
    currency: Annotated[str, typer.Option(help="Posted pay: the currency it was posted in.")] = "USD",
    since: Annotated[int, typer.Option(help="Posted pay: the first year that counts.")] = 0,
    day: Annotated[str, typer.Option("--date", help="The day of the table, as its publisher states it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Look up base pay in a public table that you fetched. Nothing is fetched or kept.

    Example: rehearse offer market salaries.csv --title "Data Scientist" --level SE
    """
    from rehearse.offers import LARGEST_TABLE, OfferError, posted_figure, read_market, wage_figure

    try:
        stated = date.fromisoformat(day) if day else None
    except ValueError:
        return refuse("--date", f"{day[:40]} is not a day.", "Give it like 2026-07-01.", as_json=as_json)
    asked = file
    try:
        content = read_bytes(file, LARGEST_TABLE)
        if places is not None:
            asked = places
            known = read_bytes(places, LARGEST_TABLE)
            asked = file
        else:
            known = None
        table = read_market(content, source=file.name, day=stated, places=known, socs=(soc,) if soc else (), soc=soc)
        if table.form == "wage_levels":
            if not soc or not place:
                return refuse(
                    "", "A table of wage levels is asked by occupation and place.", "Give --soc and --place.",
                    as_json=as_json,
                )  # fmt: skip
            figure = wage_figure(table, soc, place, level)
        elif title:
            figure = posted_figure(
                table, title, level.upper(), country=country.upper(), currency=currency.upper(), since=since
            )
        else:
            return refuse("", "A table of posted pay is asked by title.", "Give --title.", as_json=as_json)
    except OfferError as error:
        return refuse_offer(error, asked, as_json=as_json)
    report = _report(table, figure)
    if as_json:
        print_json(report)
    else:
        _say(report)
    return DONE


def _report(table: MarketTable, figure: Figure) -> dict[str, Any]:
    from rehearse.offers import english

    return {
        "version": 1,
        "form": figure.form,
        "asked": dict(figure.key),
        "currency": figure.currency,
        "amounts": {name: round(amount, 2) for name, amount in figure.amounts.items()},
        "rows": figure.rows,
        "years": None if figure.years is None else list(figure.years),
        "base_only": True,
        "source": figure.source,
        "date": None if figure.day is None else figure.day.isoformat(),
        "sha256": figure.sha256,
        "file": {"read": table.read, "repeated": table.repeated, "skipped": list(table.skipped[:100])},
        "notes": [{"id": note.id, "text": english(note)} for note in figure.notes],
    }


def _say(report: dict[str, Any]) -> None:
    asked = ", ".join(report["asked"].values())
    typer.echo(f"{asked}: base a year in {report['currency']}")
    say_rows([[name, amount(figure)] for name, figure in report["amounts"].items()])
    when = report["date"] or "day not stated"
    years = f", postings of {report['years'][0]} to {report['years'][1]}: {report['rows']}" if report["years"] else ""
    typer.echo(f"Source: {report['source']}, {when}{years}, sha256 {report['sha256'][:12]}")
    if report["file"]["skipped"]:
        typer.echo(f"Lines that could not be read: {len(report['file']['skipped'])}")
    for note in report["notes"]:
        typer.echo(f"Note: {note['text']}")
