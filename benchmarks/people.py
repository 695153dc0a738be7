"""Fills a database with one busy person: the figures of benchmarks/pages.py rest on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from rehearse import memory
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.ids import uuid7
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.reviews.models import Card, Review


def fill(person: Person, now: datetime, *, cards: int, reviews: int, attempts: int) -> None:
    """Cards and attempts beyond the bank's items get invented ids: rows cost the same whatever they name."""
    rng = Random(7)
    day = today(person, now)
    known = [item.id for kind in ("breadth", "coding") for item in bank_of_items().of_kind(kind)]
    breadth = [item.id for item in bank_of_items().of_kind("breadth")]
    names = breadth + [f"breadth/invented-{number}" for number in range(cards - len(breadth))]
    rows = []
    for name in names[:cards]:
        last = day - timedelta(days=rng.randrange(0, 60))
        rows.append(
            Card(person=person, item=name, stability=rng.uniform(1, 60), difficulty=rng.uniform(2, 9), last_day=last,
                 due=last + timedelta(days=rng.randrange(1, 90)), reviews=10, lapses=1)
        )  # fmt: skip
    Card.objects.bulk_create(rows, batch_size=2000)
    log = [
        Review(card=rng.choice(rows), study_day=day - timedelta(days=rng.randrange(1, 60)),
               at=now - timedelta(minutes=rng.randrange(86_000)), zone_offset_s=21_600, rating=rng.choice((1, 3, 3, 4)),
               answer_ms=9000, promised=0.9, parameters_version=memory.PARAMETERS_VERSION)
        for _ in range(reviews)
    ]  # fmt: skip
    Review.objects.bulk_create(log, batch_size=2000)
    tries, evidence = [], []
    for number in range(attempts):
        opened = now - timedelta(minutes=15 * number + rng.randrange(10))
        item = rng.choice(known) if number % 10 == 0 else f"coding/invented-{number}"
        round_ = "coding" if item.startswith("coding") else "ml_breadth"
        tries.append(
            Attempt(id=uuid7(), person=person, item=item, rev=1, round=round_, opened_at=opened,
                    study_day=today(person, opened), closed_at=opened + timedelta(minutes=9), seconds=540,
                    is_accepted=rng.random() < 0.6)
        )  # fmt: skip
    Attempt.objects.bulk_create(tries, batch_size=2000)
    seen = set()
    for one in tries:
        if (one.item, one.study_day) in seen:
            continue
        seen.add((one.item, one.study_day))
        evidence.append(
            EvidenceRow(person=person, attempt=one.pk, item=one.item, rev=1, round=one.round, skill="S6/calibration",
                        score=float(one.is_accepted), weight=1, difficulty=0, difficulty_var=0.5, source="judge",
                        when=one.closed_at, study_day=one.study_day)
        )  # fmt: skip
    EvidenceRow.objects.bulk_create(evidence, batch_size=2000)
