"""Figures of offers as text in columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import typer

COLUMNS = ("base", "bonus", "equity", "signon", "match", "total")


def amount(number: float | None) -> str:
    """An amount to the unit, half up, with separators; a dash for none."""
    return "-" if number is None else f"{math.floor(number + 0.5):,}"


def spread(quantiles: dict[str, Any], name: str) -> str:
    """A simulated figure with its standard error, which is left out where nothing was simulated."""
    errors = {**quantiles["standard_errors"], "mean": quantiles["standard_error"]}
    error = f" ± {amount(errors[name])}" if quantiles["standard_error"] else ""
    return f"{amount(quantiles[name])}{error}"


def say_rows(rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns: the first flush left, the others flush right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        typer.echo(f"  {'  '.join(cells)}".rstrip())


def say_value(report: dict[str, Any], name: str, *, discount: float) -> None:
    """One offer: the sentence, the table, what is kept, the spread, the lines beside pay, the warnings."""
    currency = report["currency"]
    typer.echo(
        f"{name}: {amount(report['total'])} {currency} in four years, {amount(report['average'])} a year on average, "
        f"{amount(report['years'][0]['total'])} in year 1."
    )
    rows = [["year", *COLUMNS]]
    rows += [[str(year["year"]), *(amount(year[column]) for column in COLUMNS)] for year in report["years"]]
    say_rows(rows)
    if report["kept"]:
        typer.echo("Kept when leaving after month")
        say_rows([[month, amount(kept)] for month, kept in report["kept"].items()])
    typer.echo(f"Present value at {discount:.1%}: {amount(report['present_value'])}")
    if report["quantiles"]["standard_error"]:
        shares = ", ".join(f"{name} {spread(report['quantiles'], name)}" for name in ("p10", "p50", "p90", "mean"))
        typer.echo(f"Vested in four years, by simulation: {shares}")
    if report["claimed"]:
        typer.echo(f"Claimed for untraded shares, counted as 0: {amount(report['claimed'])}")
    if report["break_even_value"] is not None:
        typer.echo(f"Equals the best other offer if the company becomes worth {amount(report['break_even_value'])}")
    if report["full_time"] is not None:
        typer.echo(f"Base at full time: {amount(report['full_time'])} a year")
    _say_beside(report)
    for warning in report["warnings"]:
        typer.echo(f"Note: {warning['text']}")


def _say_beside(report: dict[str, Any]) -> None:
    if "expected" in report:
        typer.echo(f"Expected grants, in no total, by year: {', '.join(map(amount, report['expected']))}")
    if "after_tax" in report:
        typer.echo(f"After tax at your rates, four years: {amount(report['after_tax']['total'])}")
    if "equivalent" in report:
        there = report["equivalent"]
        typer.echo(f"The same life in {there['place']} (index {there['index']:g}): {amount(there['average'])} a year")
    if "converted" in report:
        other = report["converted"]
        typer.echo(
            f"In {other['currency']} at {other['rate']:g} ({other['date']}): {amount(other['total'])} in four years"
        )
    if "calendar" in report:
        typer.echo("By calendar year")
        say_rows([[str(row["year"]), *(amount(row[column]) for column in COLUMNS)] for row in report["calendar"]])
