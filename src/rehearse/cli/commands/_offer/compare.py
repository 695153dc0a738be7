"""``rehearse offer compare``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rehearse.cli.commands._offer._file import faults, print_json, read, refuse_offer
from rehearse.cli.commands._offer._table import amount, say_rows, spread
from rehearse.cli.refusal import BAD_INPUT, DONE, refuse


def command(
    files: Annotated[list[Path], typer.Argument(help="Two or more offers as JSON files.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Set offers beside each other: who pays more, who keeps more when leaving, and how surely.

    Example: rehearse offer compare papaya.json lantern.json
    """
    from rehearse.offers import Offer, OfferError, compare, compare_report

    entries: list[Offer | list[dict[str, str]]] = []
    for file in files:
        try:
            entries.append(read(file))
        except OfferError as error:
            entries.append(faults(error, file))
    offers = [entry for entry in entries if isinstance(entry, Offer)]
    bad = len(entries) - len(offers)
    names = _labels([str(file) for file in files])
    report: dict[str, Any] = {"version": 1, "offers": []}
    if len(offers) > 1 or not bad:
        try:
            good = [name for name, entry in zip(names, entries, strict=True) if isinstance(entry, Offer)]
            report = compare_report(compare(offers), good)
        except OfferError as error:
            return refuse_offer(error, "FILES", as_json=as_json)
    elif offers:
        report["offers"] = [_alone(offers[0], next(n for n, e in zip(names, entries, strict=True) if e is offers[0]))]
    rows = iter(report["offers"])
    report["offers"] = [
        next(rows) if isinstance(entry, Offer) else {"file": name, "error": entry[0]}
        for name, entry in zip(names, entries, strict=True)
    ]
    report["totals"] = {"offers": len(offers), "bad_input": bad}
    if as_json:
        print_json(report)
    else:
        for entry in entries:
            for fault in entry if isinstance(entry, list) else []:
                refuse(fault["where"], fault["what"], fault["do"])
        _say([row for row in report["offers"] if "error" not in row], report)
    return BAD_INPUT if bad else DONE


def _labels(names: list[str]) -> list[str]:
    """The files' names; one that is given twice gets its position, so that every offer can be told apart."""
    return [f"{name} ({at})" if names.count(name) > 1 else name for at, name in enumerate(names, 1)]


def _alone(offer: Any, name: str) -> dict[str, Any]:
    """The figures of the only offer that could be read."""
    from rehearse.offers import value, value_report

    figures = value_report(value(offer))
    del figures["version"]
    return {"id": name, "rate": 1.0, **figures}


def _say(offers: list[dict[str, Any]], report: dict[str, Any]) -> None:
    if not offers:
        return
    rows = [["", *(offer["id"] for offer in offers)]]
    rows += [["currency", *(offer["currency"] for offer in offers)]]
    for k in range(4):
        rows.append([f"year {k + 1}", *(amount(offer["years"][k]["total"]) for offer in offers)])
    for label, key in (("four years", "total"), ("present value", "present_value"), ("claimed", "claimed")):
        rows.append([label, *(amount(offer[key]) for offer in offers)])
    for month in dict.fromkeys(month for offer in offers for month in offer["kept"]):
        rows.append([f"kept, month {month}", *(amount(offer["kept"].get(month)) for offer in offers)])
    for share in ("p10", "p50", "p90"):
        rows.append([f"vested, {share}", *(spread(offer["quantiles"], share) for offer in offers)])
    say_rows(rows)
    order = [offer["id"] for offer in offers]
    for pair in report.get("beats", []):
        if order.index(pair["a"]) > order.index(pair["b"]):
            continue
        error = f" ± {pair['standard_error']:.1%}" if pair["standard_error"] else ""
        typer.echo(f"{pair['a']} pays more than {pair['b']} in {pair['probability']:.1%}{error} of the simulations.")
    for crossing in report.get("crossings", []):
        if crossing["ahead"] is None:
            typer.echo(f"{crossing['a']} and {crossing['b']} are equal after four years.")
        else:
            other = crossing["b"] if crossing["ahead"] == crossing["a"] else crossing["a"]
            typer.echo(
                f"Leaving after month {crossing['from_month']} or later, {crossing['ahead']} keeps more than {other}."
            )
    for even in report.get("break_even", []):
        if even["value"] is None:
            typer.echo(f"{even['id']} equals {even['against']} at no company value: none of its shares vest in time.")
        elif even["value"] == 0:
            typer.echo(f"{even['id']} pays as much as {even['against']} or more without its untraded shares.")
        else:
            growth = "" if even["growth"] is None else f": {even['growth']:.1%} growth a year for four years"
            typer.echo(
                f"{even['id']} equals {even['against']} if the company becomes worth {amount(even['value'])}{growth}."
            )
    for warning in report.get("warnings", []):
        typer.echo(f"Note: {warning['text']}")
    for offer in offers:
        for warning in offer["warnings"]:
            typer.echo(f"Note on {offer['id']}: {warning['text']}")
