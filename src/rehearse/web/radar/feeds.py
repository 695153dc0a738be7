"""The feeds of a person: adding, switching, removing. Nothing here asks a server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from rehearse import radar
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.radar.models import Feed

__all__ = ["MOST_FEEDS", "Added", "FeedLimitError", "add", "add_list", "remove", "switch"]

MOST_FEEDS = 2_000
"""Feeds of one person."""


class FeedLimitError(radar.RadarError):
    """The person has as many feeds as are kept."""

    def __init__(self) -> None:
        super().__init__(Message("radar.too_many", {"most": MOST_FEEDS}))


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a list."""

    new: int
    known: int
    """Feeds that were there already."""


def add(person: Person, url: str, name: str = "") -> tuple[Feed, bool]:
    """The feed of an address, switched off, and whether it is new.

    The page of a repository or a package becomes its feed of releases. Raises AddressError or FeedLimitError.
    """
    checked = radar.check_url(url)
    checked = radar.check_url(radar.release_feed(checked) or checked)
    found = Feed.objects.filter(person=person, url=checked).first()
    if found is not None:
        return found, False
    if person.feeds.count() >= MOST_FEEDS:
        raise FeedLimitError
    made = Feed(person=person, url=checked, name=name.strip()[:200] or radar.name_of_feed(checked))
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:  # another window was faster
        return Feed.objects.get(person=person, url=checked), False
    durable()
    return made, True


def add_list(person: Person, data: bytes, filename: str) -> Added:
    """Adds the feeds of a list, all switched off. Raises ListError or FeedLimitError; then none is added."""
    listed = radar.read_list(data, filename)
    with transaction.atomic():
        known = set(Feed.objects.filter(person=person).values_list("url", flat=True))
        new = [found for found in listed if found.url not in known]
        if len(known) + len(new) > MOST_FEEDS:
            raise FeedLimitError
        for found in new:
            Feed.objects.create(person=person, url=found.url, name=found.name)
    durable()
    return Added(len(new), len(listed) - len(new))


def switch(feed: Feed, rhythm: str, *, now: datetime) -> None:
    """Off, when asked, or daily. Off also takes back a look that has not begun. Raises ValueError for another word."""
    if rhythm not in dict(Feed.RHYTHMS):
        raise ValueError(rhythm)
    changed = {"rhythm": rhythm, "changed_at": now}
    if rhythm == Feed.OFF:
        changed["wanted_at"] = None
    Feed.objects.filter(pk=feed.pk).update(**changed)
    feed.refresh_from_db()
    durable()


def remove(feed: Feed) -> None:
    """Removes the feed with its entries; cards made of them stay."""
    feed.delete()
    durable()
