"""What is new for the saved postings: entries without the noise, in the order of what the postings ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.text import slugify

from rehearse import radar
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.services import whole
from rehearse.web.radar.models import Feed, FeedItem, RadarCard

__all__ = ["Line", "Subject", "left_out", "news_of", "subject_of", "wanted_of"]

OLDEST = timedelta(days=366)
"""What is older is no news."""
MOST_READ = 4_000
"""Entries that are looked at for one page, the newest."""
_AHEAD = timedelta(days=2)
"""A date further ahead of the look is a mistake of the feed; the day of the look counts then."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about."""

    id: str
    """``tool/<slug>`` or ``entry/<key>``: the subject of its card."""
    name: str
    tool: radar.Tool | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page."""

    item: FeedItem
    subject: Subject
    at: datetime
    level: int
    """0 required, 1 preferred, 2 the same field, 3 none of it."""
    reason: Message
    card: RadarCard | None


def wanted_of(person: Person) -> radar.Wanted:
    """Names of the saved postings by the skills that they require and prefer, corrections included.

    The demo posting counts only while there is no other.
    """
    rows = list(SavedPosting.objects.filter(person=person).prefetch_related("corrections"))
    rows = [row for row in rows if not row.is_demo] or rows
    found: dict[str, dict[str, list[str]]] = {"required": {}, "preferred": {}}
    for row in rows:
        name = (row.title or row.filename or row.company or "…")[:80]
        for reading in whole(row).readings:
            if reading.field == "skills" and reading.value["status"] in found:
                found[reading.value["status"]].setdefault(reading.value["code"], []).append(name)
    return radar.Wanted(found["required"], found["preferred"])


def subject_of(item: FeedItem, feed: Feed) -> Subject:
    """Of a feed of releases the repository or package; of other feeds the tool that the title names."""
    if radar.is_release_feed(feed.url):
        name = radar.name_of_feed(feed.url)
        tool = radar.tool_named(name)
        slug = tool.slug if tool else slugify(name)[:80]
        if slug:
            return Subject(f"tool/{slug}", tool.name if tool else name, tool)
    tool = radar.tool_in(item.title)
    if tool is not None:
        return Subject(f"tool/{tool.slug}", tool.name, tool)
    return Subject(f"entry/{item.key[:40]}", item.title[:200], None)


def _as_news(item: FeedItem, subject: Subject, feed: Feed) -> radar.News:
    at = item.published_at
    if at is None or at > item.seen_at + _AHEAD:
        at = item.seen_at
    is_tool = subject.id.startswith("tool/")
    return radar.News(
        id=str(item.pk),
        subject=subject.id if is_tool else "",
        title=item.title,
        at=at,
        is_release=radar.is_release_feed(feed.url),
    )


def _sifted(items: Sequence[FeedItem]) -> tuple[radar.Sifted, dict[str, tuple[FeedItem, Subject]]]:
    known = {str(item.pk): (item, subject_of(item, item.feed)) for item in items}
    return radar.sift(_as_news(item, subject, item.feed) for item, subject in known.values()), known


def news_of(person: Person, *, now: datetime) -> list[Line]:
    """The newest piece of news of each tool, ranked. Two queries, and the postings."""
    items = FeedItem.objects.filter(feed__person=person).select_related("feed").order_by("-seen_at", "-pk")
    sifted, known = _sifted(list(items[:MOST_READ]))
    cards = {card.subject: card for card in RadarCard.objects.filter(person=person)}
    newest: dict[str, radar.News] = {}
    for news in sifted.kept:
        newest.setdefault(known[news.id][1].id, news)
    # A quarter that was dealt with stays quiet: a tool speaks once in it, whatever comes after.
    quiet = {
        (subject.id, radar.quarter_of(_as_news(item, subject, item.feed).at))
        for item, subject in known.values()
        if item.put_away_at is not None
    }
    shown = [
        news
        for subject, news in newest.items()
        if (subject, radar.quarter_of(news.at)) not in quiet
        and news.at >= now - OLDEST
        and not (subject in cards and cards[subject].ring == RadarCard.IGNORE)
    ]
    tools = {subject.id: subject.tool for _, subject in known.values() if subject.tool is not None}
    lines = []
    for ranked in radar.rank(shown, tools, wanted_of(person)):
        item, subject = known[ranked.news.id]
        lines.append(
            Line(item, subject, ranked.news.at, ranked.level, ranked.reason, cards.get(subject.id)),
        )
    return lines


def left_out(feed: Feed) -> list[tuple[FeedItem, str]]:
    """Entries of one feed, newest first, each with the reason why it is no news; empty for those that are."""
    items = list(feed.items.select_related("feed")[:MOST_READ])
    sifted, known = _sifted(items)
    rows = [(known[news.id][0], "", news.at) for news in sifted.kept]
    for id_, reason in sifted.left_out.items():
        item, subject = known[id_]
        rows.append((item, reason, _as_news(item, subject, feed).at))
    rows.sort(key=lambda row: (row[2], str(row[0].pk)), reverse=True)
    return [(item, reason) for item, reason, _ in rows]
