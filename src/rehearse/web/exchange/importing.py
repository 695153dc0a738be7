"""Brings a bundle in: all of it is judged, then one transaction writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from django.db import transaction

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.exchange.errors import BundleError, RowError, refused
from rehearse.web.exchange.noun import Import
from rehearse.web.exchange.nouns import all_nouns
from rehearse.web.exchange.reading import Bundle, open_bundle
from rehearse.web.exchange.report import Report

__all__ = ["import_bundle"]


def import_bundle(
    person: Person, file: BinaryIO, *, dry_run: bool = False, before_writing: Callable[[], object] | None = None
) -> Report:
    """Makes the rows of a bundle this person's. Importing twice changes nothing; nothing here is ever deleted.

    With ``dry_run`` the same is done and taken back, so that the counts are those of the import. ``before_writing``
    is called when the bundle has been judged; what it raises ends the import. About 0.25 ms a row. Raises BundleError
    for a file that is damaged, hostile, newer or not ours, before anything is written.
    """
    with open_bundle(file) as bundle:
        _judge(bundle)
        if before_writing is not None and not dry_run:
            before_writing()
        report = Report(bundle.made_at, dry_run)
        with transaction.atomic():
            work = Import(person, report)
            for noun in all_nouns():
                noun.join(bundle.rows(noun.name), work)
            transaction.set_rollback(dry_run)
    if not dry_run:
        durable()
    return report


def _judge(bundle: Bundle) -> None:
    known = {noun.name for noun in all_nouns()}
    for name in sorted(bundle.counts.keys() - known):
        raise refused("unknown_noun", f"data/{name}.jsonl")
    for noun in all_nouns():
        try:
            noun.judge(bundle.rows(noun.name))
        except RowError as error:
            raise BundleError(Message("web.exchange_refused", {"why": error.message, "where": ""})) from error
