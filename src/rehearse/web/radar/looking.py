"""Looking at feeds: only at those that the person switched on, only when asked or daily, at most once a day each."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from rehearse import radar
from rehearse.message import Message
from rehearse.web import work
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.radar.models import Feed, FeedItem

__all__ = ["DAY", "KIND", "Asked", "ask", "ask_daily", "fault_of", "look", "start_daily", "start_wanted", "wait"]

log = logging.getLogger(__name__)

KIND = "radar"
DAY = timedelta(hours=24)
"""A server that answered is not asked again before."""
RETRY = timedelta(minutes=5)
"""After a look that reached nobody."""
MOST_ITEMS = 400
"""Entries kept per feed; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a press of the button."""

    feeds: tuple[UUID, ...]
    """Those that are looked at now."""
    early: int
    """Switched on, but asked within the last day."""


def _may(now: datetime) -> Q:
    """Feeds that may be asked now."""
    is_rested = Q(reached_at=None) | Q(reached_at__lte=now - DAY)
    return is_rested & (Q(looked_at=None) | Q(looked_at__lte=now - RETRY))


def ask(person: Person, *, now: datetime) -> Asked:
    """Marks every feed that is switched on and may be asked; ``start_wanted`` begins."""
    feeds = Feed.objects.filter(person=person).exclude(rhythm=Feed.OFF)
    with transaction.atomic():
        feeds.filter(_may(now), wanted_at=None).update(wanted_at=now)
        wanted = tuple(feeds.filter(wanted_at__isnull=False).values_list("pk", flat=True))
    durable()
    return Asked(wanted, feeds.count() - len(wanted))


def ask_daily(*, now: datetime, person: Person | None = None) -> int:
    """Marks the daily feeds whose day is over, of one person or of all; how many."""
    feeds = Feed.objects.filter(_may(now), rhythm=Feed.DAILY, wanted_at=None)
    if person is not None:
        feeds = feeds.filter(person=person)
    return feeds.update(wanted_at=now)


def start_wanted(feeds: Iterable[UUID]) -> None:
    """Begins to look, in the background."""
    for pk in feeds:
        work.enqueue(KIND, str(pk))


def wait(feeds: Iterable[UUID], seconds: float) -> None:
    """Returns when these looks are over here, or after so many seconds."""
    until = time.monotonic() + seconds
    for pk in feeds:
        work.wait(KIND, str(pk), max(0.0, until - time.monotonic()))


def start_daily(person: Person | None = None) -> None:
    """Looks at the daily feeds whose day is over. Called at the start and when the radar is opened."""
    if ask_daily(now=timezone.now(), person=person):
        found = Feed.objects.filter(rhythm=Feed.DAILY, wanted_at__isnull=False)
        start_wanted((found.filter(person=person) if person else found).values_list("pk", flat=True))


def _unfinished() -> Iterable[str]:
    wanted = Feed.objects.filter(wanted_at__isnull=False).exclude(rhythm=Feed.OFF)
    return [str(pk) for pk in wanted.values_list("pk", flat=True)]


@work.register(KIND, _unfinished, apart=True)
def run(id_: str) -> None:
    """One look, in the background."""
    look(UUID(id_), now=timezone.now())


def look(pk: UUID, *, now: datetime, get: Callable[..., radar.Fetched] | None = None) -> str:
    """Looks at one feed that was asked for; the outcome, empty when it was switched off or removed meanwhile.

    ``get`` fetches, as ``radar.fetch`` does. What went wrong is kept in the row for the page and not raised.
    """
    row = Feed.objects.filter(pk=pk).first()
    if row is None or row.wanted_at is None or row.rhythm == Feed.OFF:
        return ""
    found: radar.Feed | None = None
    fetched: radar.Fetched | None = None
    fault: Message | None = None
    reached = False
    try:
        fetched = (get or radar.fetch)(row.url, etag=row.etag, modified=row.modified)
        reached = True
        if fetched.data is not None:
            found = radar.read_feed_apart(fetched.data, fetched.url)
    except radar.RadarError as error:
        fault = error.message
        reached = reached or isinstance(error, radar.AnswerError)
    except Exception:
        # The look must end: a row that stays wanted would be fetched again at every start.
        log.exception("look at feed %s failed", pk)
        fault = Message("radar.stopped")
    return _keep(pk, found, fetched, fault, reached=reached, now=now)


def _keep(
    pk: UUID,
    found: radar.Feed | None,
    fetched: radar.Fetched | None,
    fault: Message | None,
    *,
    reached: bool,
    now: datetime,
) -> str:
    with transaction.atomic():
        row = Feed.objects.select_for_update().filter(pk=pk).first()
        if row is None:
            return ""
        row.wanted_at = None
        if row.rhythm == Feed.OFF:  # switched off while the answer was on its way: it is dropped
            row.save(update_fields=["wanted_at"])
            return ""
        row.looked_at = now
        if reached:
            row.reached_at = now
        row.fault = {"id": fault.id, "params": dict(fault.params)} if fault else {}
        if fault is not None:
            row.outcome = "failed"
        else:
            row.outcome = "new" if found is not None and _take_over(row, found, now) else "same"
            if fetched is not None and fetched.data is not None:
                row.etag, row.modified = fetched.etag, fetched.modified
            if found is not None and found.title and row.name == radar.name_of_feed(row.url):
                # Titles of release feeds say "Release notes from": the repository's own name is better.
                row.name = row.name if radar.is_release_feed(row.url) else found.title
        row.save()
    durable()
    return row.outcome


def _take_over(row: Feed, found: radar.Feed, now: datetime) -> int:
    """Keeps the entries; how many are new. Edited ones are renewed, those put away stay so."""
    known = {item.key: item for item in row.items.all()}
    new = 0
    for entry in found.entries:
        values: dict[str, Any] = {
            "title": entry.title,
            "link": entry.link,
            "text": entry.text,
            "published_at": entry.published,
        }
        item = known.get(entry.key)
        if item is None:
            FeedItem.objects.create(feed=row, key=entry.key, seen_at=now, **values)
            new += 1
        elif any(getattr(item, name) != value for name, value in values.items()):
            FeedItem.objects.filter(pk=item.pk).update(**values, changed_at=now)
    beyond = row.items.order_by("-seen_at", "-published_at", "-pk").values_list("pk", flat=True)[MOST_ITEMS:]
    FeedItem.objects.filter(pk__in=list(beyond)).delete()
    return new


def fault_of(feed: Feed) -> Message | None:
    """What went wrong at the last look."""
    known = feed.fault
    if not isinstance(known, dict) or known.get("id") not in radar.TEXTS or not isinstance(known.get("params"), dict):
        return None
    return Message(known["id"], known["params"])
