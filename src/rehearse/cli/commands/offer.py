"""``rehearse offer``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rehearse.cli.commands._offer._file import print_json, read, refuse_offer
from rehearse.cli.refusal import DONE

DEFAULT = "value"
"""Its name among its subcommands; it may be left out."""


def command(
    file: Annotated[Path, typer.Argument(help="The offer as a JSON file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Show what an offer pays by year, what is kept when leaving, and its spread.

    Example: rehearse offer value papaya.json
    """
    from rehearse.offers import OfferError, value, value_report

    try:
        valuation = value(read(file))
    except OfferError as error:
        return refuse_offer(error, file, as_json=as_json)
    report = value_report(valuation)
    if as_json:
        print_json(report)
        return DONE
    from rehearse.cli.commands._offer._table import say_value

    say_value(report, str(file), discount=valuation.offer.discount)
    return DONE
