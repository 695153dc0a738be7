"""Feeds, servers and postings for tests of the radar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rehearse.radar import Fetched
from rehearse.web.accounts.models import Person
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.services import add_text
from rehearse.web.radar import cards, feeds, looking
from rehearse.web.radar.models import Feed, RadarCard
from rehearse.web.reviews.models import Review

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
RELEASES = "https://git.example.org/{0}/{0}/releases.atom"

POSTING = """Senior Machine Learning Engineer
About Larkfield: we forecast harvests.
What you will do
Train forecasting models and put them into production with your team.
Requirements
- Strong experience with JAX and Kafka
- SQL every day
Nice to have
- Ray
"""


def atom(name: str, *entries: tuple[str, str]) -> bytes:
    """A feed of releases: title and day of each."""
    made = "".join(
        f"<entry><id>{name}-{title}</id><title>{title}</title><updated>{day}T08:00:00Z</updated>"
        f'<link href="https://git.example.org/{name}/{title}"/><content type="html">Notes on {title}.</content></entry>'
        for title, day in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Release notes from {name}</title>{made}</feed>'.encode()


class Servers:
    """Answers instead of the network; remembers what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Exception | None] = {}
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        self.asked.append((url, etag, modified))
        answer = self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        return Fetched(answer, url, '"e1"', "Tue, 03 Nov 2026 08:00:00 GMT")


def make_feed(person: Person, name: str = "jax", rhythm: str = Feed.ASKED) -> Feed:
    row, _ = feeds.add(person, RELEASES.format(name))
    feeds.switch(row, rhythm, now=NOW)
    return row


def look(person: Person, now: datetime = NOW) -> list[str]:
    return [looking.look(pk, now=now) for pk in looking.ask(person, now=now).feeds]


def read(person: Person, servers: Servers, name: str, *entries: tuple[str, str], now: datetime = NOW) -> Feed:
    row = make_feed(person, name)
    servers.answers[row.url] = atom(name, *entries)
    look(person, now)
    row.refresh_from_db()
    return row


def save_posting(person: Person, text: str = POSTING) -> SavedPosting:
    return add_text(person, text)[0]


def make_card(person: Person, servers: Servers, name: str = "jax") -> RadarCard:
    row = read(person, servers, name, ("2.0.0", "2026-11-10"))
    return cards.card_of_item(row.items.get(), now=NOW)


def answer_and_rate(card: RadarCard, ring: str = "discuss", rating: int = 3, now: datetime = NOW) -> Review:
    answer = cards.open_answer(card, now=now)
    cards.hand_in(answer, {"problem": "slow loops"}, now=now)
    return cards.rate(answer, ring, rating, now=now + timedelta(minutes=2))
