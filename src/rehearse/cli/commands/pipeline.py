"""``rehearse pipeline``"""

from __future__ import annotations

import contextlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rehearse.cli.refusal import BAD_INPUT, DONE, MACHINE, NO, refuse

if TYPE_CHECKING:
    from rehearse.message import Message
    from rehearse.web.accounts.models import Person
    from rehearse.web.applications.errors import ApplicationsError, FieldError
    from rehearse.web.applications.models import Application
    from rehearse.web.applications.standing import Standing

app = typer.Typer(help="Follow applications: list, add, move, import, export.", no_args_is_help=True,
                  add_completion=False)  # fmt: skip

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
SHOWN = 20
"""Rows named in the text; ``--json`` names all."""
LARGEST = 5_000_000
"""Bytes of a file; the reader refuses what is longer."""


def _print(report: dict[str, Any]) -> None:
    typer.echo(json.dumps({"version": 1, **report}, ensure_ascii=False, indent=2))


def _begin() -> tuple[Person, datetime]:
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse.web.accounts.models import Person

    return Person.objects.local(), timezone.now()


def _standing(row: Application, now: datetime) -> Standing:
    from rehearse.web.accounts.services import today
    from rehearse.web.applications.standing import stand

    return stand(row, now=now, day=today(row.person, now))


def _json(one: Standing) -> dict[str, Any]:
    from rehearse.web.applications.sheets.json_form import application_json

    return application_json(one.row) | {
        "since": one.since.isoformat(),
        "silent_days": one.silent_days,
        "is_silent": one.is_silent,
        "is_due": one.is_due,
    }


def _say(one: Standing) -> str:
    row = one.row
    since = one.since.astimezone(row.person.zone_info)
    said = [f"{row.pk.hex[-8:]}  {row.stage.english:<14} {since:%Y-%m-%d}  {row.company}"]
    if row.title:
        said.append(f", {row.title}")
    if row.next_action or row.next_date:
        due = f" ({'due ' if one.is_due else ''}{row.next_date})" if row.next_date else ""
        said.append(f"  > {row.next_action or 'due'}{due}")
    if one.is_silent:
        said.append(f"  silent for {one.silent_days} days")
    return "".join(said)


def _fields_refused(error: FieldError, arguments: set[str], *, as_json: bool) -> int:
    """Each wrong option by its name, in one sentence each."""
    from rehearse.web.applications.messages import TEXTS

    names = [name.upper() if name in arguments else "--" + name.replace("_", "-") for name in error.faults]
    what = " ".join(
        f"{name}: {TEXTS.english(fault)}" if len(names) > 1 else TEXTS.english(fault)
        for name, fault in zip(names, error.faults.values(), strict=True)
    )
    return refuse(", ".join(names), what, as_json=as_json)


def _find(person: Person, word: str) -> Application | str:
    """The application with this id, or the one whose id ends so; else what is wrong."""
    from rehearse.web.applications.services import applications_of

    wanted = word.replace("-", "").lower()
    if len(wanted) < 4 or set(wanted) - set("0123456789abcdef"):
        return "This is no id."
    found = [row for row in applications_of(person) if row.pk.hex.endswith(wanted)]
    if not found:
        return "No application has this id."
    return found[0] if len(found) == 1 else "Several ids end so."


@app.command("list")
def list_(
    stage: Annotated[str, typer.Option(help="Only this stage: its key, or open, or closed.")] = "",
    text: Annotated[str, typer.Option(help="Only those that hold all of these words.")] = "",
    due: Annotated[bool, typer.Option("--due", help="Only those with an action due.")] = False,
    silent: Annotated[bool, typer.Option("--silent", help="Only those without a sign for 21 days.")] = False,
    sort: Annotated[
        str,
        typer.Option(
            help="next, company, stage, since, round, priority, changed; with - before it the other way round."
        ),
    ] = "next",
    as_json: AsJson = False,
) -> int:
    """List applications: the end of the id, stage, since when, company, what is next.

    Example: rehearse pipeline list --stage open --due
    """  # fmt: skip
    person, now = _begin()
    from rehearse.web.applications import board, listing, services

    keys = [one.key for one in board.stages_of(person)]
    if stage not in {"", "open", "closed", *keys}:
        do = f"Give open, closed, or one of {', '.join(keys)}."
        return refuse("--stage", f"There is no stage {stage[:60]}.", do, as_json=as_json)
    if sort.removeprefix("-") not in listing.SORTS:
        return refuse(
            "--sort", f"{sort[:60]} is no order.", f"Give one of {', '.join(listing.SORTS)}.", as_json=as_json
        )
    given = {"stage": stage, "text": text, "due": "1" * due, "silent": "1" * silent, "sort": sort}
    every = [_standing(row, now) for row in services.applications_of(person)]
    shown = listing.chosen(every, listing.view_of(given, keys))
    if as_json:
        _print({"applications": [_json(one) for one in shown], "total": len(every)})
        return DONE
    for one in shown:
        typer.echo(_say(one))
    typer.echo(
        f"{len(shown)} of {len(every)} applications." if len(shown) != len(every) else f"{len(every)} applications."
    )
    return DONE


@app.command()
def add(
    company: Annotated[str, typer.Argument(help="The company's name.")],
    title: Annotated[str, typer.Option(help="The role.")] = "",
    place: Annotated[str, typer.Option(help="Where it is.")] = "",
    url: Annotated[str, typer.Option(help="Where it is advertised; never fetched.")] = "",
    stage: Annotated[str, typer.Option(help="Where it stands.")] = "",
    day: Annotated[str, typer.Option(help="Since when, as 2026-11-20; today without it.")] = "",
    priority: Annotated[str, typer.Option(help="high, normal or low.")] = "normal",
    next_action: Annotated[str, typer.Option(help="What is next.")] = "",
    next_date: Annotated[str, typer.Option(help="When that is due, as 2026-11-20.")] = "",
    posting: Annotated[str, typer.Option(help="Id of a saved posting.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Also when an earlier one is like it.")] = False,
    as_json: AsJson = False,
) -> int:
    """Follow an application. One that is like an earlier one needs --again.

    Example: rehearse pipeline add "Harbour Labs" --title "ML engineer" --stage applied
    """
    person, now = _begin()
    from rehearse.web.applications import services
    from rehearse.web.applications.errors import FieldError
    from rehearse.web.applications.relisting import earlier

    values = {"company": company, "title": title, "place": place, "url": url, "stage": stage, "day": day,
              "priority": priority, "next_action": next_action, "next_date": next_date, "posting": posting}  # fmt: skip
    try:
        saved = services.posting_of(person, posting)
        if not again and (found := earlier(person, posting=saved, company=company, title=title)):
            said = "; ".join(f"{one.row.pk.hex[-8:]} {one.row.company}, {one.row.stage.english}" for one in found[:5])
            do = "Add it with --again if it is another one."
            return refuse("", f"This is like an earlier application: {said}.", do, as_json=as_json, code=NO)
        row = services.follow(person, values, now=now)
    except FieldError as error:
        return _fields_refused(error, {"company"}, as_json=as_json)
    one = _standing(services.applications_of(person).get(pk=row.pk), now)
    _print({"application": _json(one)}) if as_json else typer.echo(_say(one))
    return DONE


@app.command()
def move(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The application's id, or the end of it.")],
    stage: Annotated[str, typer.Argument(help="Key or name of the stage.")],
    day: Annotated[str, typer.Option(help="When it happened, as 2026-11-20; now without it.")] = "",
    note: Annotated[str, typer.Option(help="Why, in a line.")] = "",
    as_json: AsJson = False,
) -> int:
    """Move an application to a stage.

    Example: rehearse pipeline move 4ab8727f applied --day 2026-11-20
    """
    person, now = _begin()
    from rehearse.web.applications import services
    from rehearse.web.applications.errors import FieldError

    row = _find(person, id_)
    if isinstance(row, str):
        return refuse("ID", row, "Take one from `rehearse pipeline list`.", as_json=as_json)
    try:
        services.move(row, stage, {"day": day, "note": note}, now=now)
    except FieldError as error:
        return _fields_refused(error, {"stage"}, as_json=as_json)
    one = _standing(services.applications_of(person).get(pk=row.pk), now)
    _print({"application": _json(one)}) if as_json else typer.echo(_say(one))
    return DONE


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write: its name ends in .csv or .json.")],
    force: Annotated[bool, typer.Option("--force", help="Replace FILE when it exists.")] = False,
    as_json: AsJson = False,
) -> int:
    """Write all applications as CSV (one row each) or JSON (moves, contacts and rounds too).

    Example: rehearse pipeline export applications.csv
    """
    suffix = file.suffix.lower()
    if suffix not in {".csv", ".json"}:
        return refuse(str(file), "The name ends neither in .csv nor in .json.", "Choose one of them.", as_json=as_json)
    if file.exists() and not force:
        return refuse(
            str(file), "The file exists already.", "Name another, or replace it with --force.", as_json=as_json
        )
    person, _now = _begin()
    from rehearse.web.applications import board, services
    from rehearse.web.applications.sheets import to_csv, to_json

    rows = list(services.applications_of(person))
    text = to_csv(rows) if suffix == ".csv" else to_json(rows, board.stages_of(person))
    # Beside its place and under another name, so that there is never half an export under the right one.
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(file)
    except OSError as error:
        do = "Name a file in a folder where you may write and where there is room."
        what = f"The file cannot be written ({error.strerror or error})."
        return refuse(str(file), what, do, as_json=as_json, code=MACHINE)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    _print({"file": str(file), "applications": len(rows)}) if as_json else typer.echo(
        f"Written: {len(rows)} applications to {file}."
    )
    return DONE


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A .csv or .json file of at most 5 MB.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")] = False,
    as_json: AsJson = False,
) -> int:
    """Bring applications in. All of it is checked first; nothing is deleted; importing twice changes nothing.

    Example: rehearse pipeline import applications.csv --dry-run
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        what = f"The file cannot be read ({error.strerror or error})."
        return refuse(str(file), what, "Check its name and your rights.", as_json=as_json)
    person, now = _begin()
    from rehearse.web.applications.errors import FileError
    from rehearse.web.applications.sheets import bring_in, foresee, read_file
    from rehearse.web.applications.sheets.bringing import Fate

    try:
        sheet = read_file(data, file.name)
        found = foresee(person, sheet, now=now) if dry_run else bring_in(person, sheet, now=now)
    except FileError as error:
        return _file_refused(file, error, as_json=as_json)
    assert found is not None
    counts = {fate.value: found.count(fate) for fate in Fate} | {"stages": found.stages}
    told = [change for change in found.changes if change.fate is not Fate.SAME]
    if as_json:
        rows = [
            {"where": one.where, "fate": one.fate.value, "id": str(one.id), "company": one.company, "title": one.title,
             "fields": [{"field": name, "before": before, "after": after} for name, before, after in one.fields],
             "parts": one.parts}
            for one in told
        ]  # fmt: skip
        _print({"file": str(file), "dry_run": dry_run, "counts": counts, "changes": rows})
        return DONE
    for one in told[:SHOWN]:
        changed = "; ".join(f"{name}: {before or 'empty'} -> {after or 'empty'}" for name, before, after in one.fields)
        typer.echo(f"{one.fate.value:<8} {one.where}: {one.company}{', ' + one.title if one.title else ''}")
        if changed:
            typer.echo(f"         {changed}")
    if len(told) > SHOWN:
        typer.echo(f"And {len(told) - SHOWN} more; --json names all.")
    typer.echo(f"{counts['new']} new, {counts['changed']} changed, {counts['same']} as they were.")
    typer.echo("Nothing was written: this was a dry run." if dry_run else "Written.")
    return DONE


def _file_refused(file: Path, error: ApplicationsError, *, as_json: bool) -> int:
    """Every fault with its place; nothing was written."""
    from rehearse.web.applications.messages import TEXTS

    def said(message: Message) -> str:
        return TEXTS.english(message)

    do = "Nothing was imported. Mend the file, then import it again."
    if as_json:
        return refuse(str(file), " ".join(said(message) for message in error.messages), do, as_json=True)
    for message in error.messages:
        typer.echo(f"{file}: {said(message)}", err=True)
    typer.echo(do, err=True)
    return BAD_INPUT
