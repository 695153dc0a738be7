"""Fills the radar of a data folder without any network: ``python -m tests.e2e.fill_radar [looking]``.

REHEARSE_DATA names the folder. Feeds and answers are our own; the fetching is replaced. For the browser tests and for looking at the pages.
"""

from __future__ import annotations

import sys
from datetime import timedelta

RELEASES = {
    "jax": ["0.8.0", "0.9.0"],
    "ray": ["2.52.0", "2.52.1"],
    "mlflow": ["3.7.0rc1", "3.7.0"],
    "shap": ["0.50.0"],
    "vllm": ["0.12.0"],
    "ferry-queue": ["1.4.0"],
}

POSTING = """Senior Machine Learning Engineer
About Larkfield: we forecast harvests for growers.
Location: Leeds
What you will do
Train forecasting models with your team and put them into production.
Requirements
- Five years of experience with machine learning in production
- Strong experience with JAX and Kafka
- SQL every day, and a feature store you have run yourself
Nice to have
- Ray, MLflow
"""


def fill() -> None:
    """A posting, eight feeds, news, two cards, one of them answered."""
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse import radar
    from rehearse.radar import AnswerError, Fetched
    from rehearse.radar.errors import refusal
    from rehearse.web.accounts.models import Person
    from rehearse.web.postings.models import SavedPosting
    from rehearse.web.postings.services import add_text
    from rehearse.web.radar import cards, feeds, looking
    from rehearse.web.radar.models import Feed, FeedItem

    person, now = Person.objects.local(), timezone.now()
    if not SavedPosting.objects.filter(person=person).exists():
        add_text(person, POSTING)

    def get(url: str, **_: str) -> Fetched:
        name = radar.name_of_feed(url)
        if name == "tidewater":
            raise refusal(AnswerError, "gone", host="git.example.org", status=404)
        made = "".join(
            f"<entry><id>{name}{version}</id><title>{name} {version}</title>"
            f"<updated>{(now - timedelta(days=9 + 3 * len(name) - place)):%Y-%m-%dT08:00:00Z}</updated>"
            f'<link href="https://git.example.org/{name}/{name}/releases/{version}"/><content type="html">'
            f"&lt;p&gt;Faster start, clearer errors.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;One call less to set up a run"
            f"&lt;/li&gt;&lt;li&gt;Two old names are gone&lt;/li&gt;&lt;/ul&gt;</content></entry>"
            for place, version in enumerate(RELEASES[name])
        )
        data = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{name}</title>{made}</feed>'.encode()
        return Fetched(data, url, "", "")

    for name in [*RELEASES, "tidewater", "dask"]:
        row, _ = feeds.add(person, f"https://git.example.org/{name}/{name}")
        feeds.switch(row, Feed.OFF if name == "dask" else Feed.DAILY if name == "jax" else Feed.ASKED, now=now)
    for pk in looking.ask(person, now=now).feeds:
        looking.look(pk, now=now, get=get)
    cards.card_of_item(FeedItem.objects.get(feed__person=person, title="vllm 0.12.0"), now=now)
    answered = cards.card_of_skill(person, "featurestore")
    answer = cards.open_answer(answered, now=now)
    texts = {
        "problem": "Training and serving compute features twice and drift apart.",
        "how": "One definition writes history to an offline store and fresh values to a fast one.",
        "when": "Many models share features with a time component; not for one batch model.",
        "nearest": "Tables in the warehouse with point-in-time joins.",
    }
    cards.hand_in(answer, texts, now=now)


def look() -> None:
    """Leaves every feed that is on as if its server had not answered yet."""
    from django.utils import timezone

    from rehearse.web.radar.models import Feed

    Feed.objects.exclude(rhythm=Feed.OFF).update(wanted_at=timezone.now())


if __name__ == "__main__":
    fill()
    if "looking" in sys.argv:
        look()
