"""Writes reviews as the product does and says each one after it was acknowledged. Ends by being killed, or full."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import django

django.setup()  # not the product's own: that one refuses a disk with little room

from django.db import OperationalError  # noqa: E402 - after setup

from rehearse.web.accounts.models import Person  # noqa: E402
from rehearse.web.care import beat, durable  # noqa: E402
from rehearse.web.reviews.models import Card, Review  # noqa: E402


def main(padding: int) -> None:
    """``padding``: characters that make a row larger."""
    person = Person.objects.local()
    beat.start_beat(0.05)
    card, _ = Card.objects.get_or_create(person=person, item="x" * min(padding, 120))
    now = datetime.now(UTC)
    while True:
        review = Review(card=card, study_day=now.date(), at=now, zone_offset_s=0, rating=3, parameters_version="x")
        try:
            review.save()
            durable()
        except OperationalError as error:
            print(f"error {error}", flush=True)
            return
        print(review.pk, flush=True)


main(int(sys.argv[1]))
