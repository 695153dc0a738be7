"""``rehearse export``"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Annotated

import typer

from rehearse.cli.refusal import MACHINE, refuse_sentence


def command(
    file: Annotated[Path, typer.Argument(help="The zip file to write, e.g. rehearse.zip.")],
    force: Annotated[bool, typer.Option("--force", help="Replace FILE when it exists.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Write everything you made to one file: JSON Lines, Markdown and cards for Anki. Also while Rehearse runs.

    Example: rehearse export rehearse.zip
    """
    from rehearse.message import Message
    from rehearse.web.messages import TEXTS
    from rehearse.web.setup import setup

    if file.exists() and not force:
        sentence = TEXTS.english(Message("web.exchange_export_exists", {"path": str(file)}))
        return refuse_sentence(str(file), sentence, as_json=as_json)
    setup()
    from django.utils import timezone

    from rehearse.web.accounts.models import Person
    from rehearse.web.exchange import export_bundle

    # Beside its place and under another name, so that there is never half an export under the right one.
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with draft.open("xb") as out:
            counts = export_bundle(Person.objects.local(), out, made_at=timezone.now().replace(microsecond=0))
            out.flush()
            os.fsync(out.fileno())
        size = draft.stat().st_size
        draft.replace(file)
    except OSError as error:
        params = {"path": str(file), "problem": error.strerror or str(error)}
        sentence = TEXTS.english(Message("web.exchange_export_failed", params))
        return refuse_sentence(str(file), sentence, as_json=as_json, code=MACHINE)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    if as_json:
        typer.echo(
            json.dumps({"version": 1, "file": str(file), "bytes": size, "rows": counts}, ensure_ascii=False, indent=2)
        )
        return 0
    for noun, count in counts.items():
        typer.echo(f"{noun:<12} {count:>7}")
    typer.echo(f"Written: {file} ({size // 1000} kB).")
    return 0
