"""``rehearse research``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from rehearse.cli.refusal import BAD_INPUT, refuse

app = typer.Typer(
    help="Write-ups by companies: import a catalogue, list what to read for a posting.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="The CSV file of a catalogue.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Import a catalogue of public write-ups. The same file again changes nothing.

    Example: rehearse research import case_studies.csv
    """
    try:
        with file.open("rb") as opened:
            from rehearse.postings.company import CATALOGUE_LIMIT

            data = opened.read(CATALOGUE_LIMIT + 1)
    except OSError as error:
        return refuse(
            str(file), f"It cannot be read: {error.strerror}.", "Check the name.", as_json=as_json, code=BAD_INPUT
        )
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse.postings.company import TEXTS, CatalogueError
    from rehearse.web.accounts.models import Person
    from rehearse.web.research import services

    try:
        done = services.import_catalogue(Person.objects.local(), data, file.name, now=timezone.now())
    except CatalogueError as error:
        what, _dot, do = TEXTS.english(error.message).partition(". ")
        return refuse(str(file), f"{what}.", do, as_json=as_json, code=BAD_INPUT)
    faults = [{"line": fault.line, "what": TEXTS.english(fault.message)} for fault in done.faults]
    if as_json:
        report = {
            "version": 1, "file": file.name, "sha256": done.catalogue.sha256, "new": done.new, "changed": done.changed,
            "same": done.same, "faults": faults,
        }  # fmt: skip
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    typer.echo(f"{done.new} new, {done.changed} changed, {done.same} as before (SHA-256 {done.catalogue.sha256[:12]})")
    for fault in faults[:20]:
        typer.echo(f"  {fault['what']}", err=True)
    if len(faults) > 20:
        typer.echo(f"  and {len(faults) - 20} more", err=True)
    return 0


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A word of the posting's title or company, or its id.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """List what to read before talking to the company of a saved posting.

    Example: rehearse research show brackenfield
    """
    from rehearse.web.setup import setup

    setup()
    from rehearse.postings.company import TEXTS, family_name
    from rehearse.web.accounts.models import Person
    from rehearse.web.postings import services as postings
    from rehearse.web.postings.models import SavedPosting
    from rehearse.web.research import services

    person = Person.objects.local()
    wanted = name.casefold()
    found = [
        row
        for row in SavedPosting.objects.filter(person=person)
        if wanted in f"{row.title} {row.company}".casefold() or wanted == str(row.pk)
    ]
    if len(found) != 1:
        what = "No saved posting has this in its title or company." if not found else "Several saved postings have it."
        names = "; ".join(f"{row.pk} {row.title}, {row.company}" for row in found[:5])
        do = f"Give the id: {names}." if found else "Add the posting in the browser: rehearse open."
        return refuse(name, what, do, as_json=as_json, code=BAD_INPUT)
    row = found[0]
    domains = postings.whole(row).of("domains")
    about = [word for word in (domains.value if domains else ()) if word not in {"general", "other"}]
    reading = services.to_read(person, company=row.company, domains=about, text=row.text)
    if as_json:
        cases = [
            {"title": one.row.title, "company": one.row.company, "year": one.row.year, "url": one.row.url,
             "reason": one.suggestion.reason, "paper": one.suggestion.case.is_paper,
             "read": one.row.read_at is not None}
            for one in reading
        ]  # fmt: skip
        report = {"version": 1, "posting": str(row.pk), "company": family_name(row.company), "cases": cases}
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    if not reading:
        typer.echo("Nothing to read is known for it. Import a catalogue: rehearse research import FILE.")
    for one in reading:
        typer.echo(f"{one.row.year or '    '}  {one.row.title}")
        typer.echo(f"      {one.row.company}, {TEXTS.english(one.suggestion.why)}: {one.row.url}")
    return 0
