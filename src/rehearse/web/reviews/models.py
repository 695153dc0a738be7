"""Cards of one person and the log of their reviews."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7
from rehearse.web.practice.models import Attempt

__all__ = ["Card", "Review"]


class Card(models.Model):
    """The memory of one item. What it holds is replayed from its reviews; nothing else changes it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="cards")
    item = models.CharField(max_length=120)
    stability = models.FloatField(null=True)
    """Days after which the chance of recall is 0.9; empty before the first review."""
    difficulty = models.FloatField(null=True)
    """1 to 10."""
    last_day = models.DateField(null=True)
    due = models.DateField(null=True)
    reviews = models.PositiveIntegerField(default=0)
    lapses = models.PositiveIntegerField(default=0)
    is_suspended = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Card]]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "item"], name="one_card_per_item")]
        indexes: ClassVar = [models.Index(fields=["person", "due"], name="card_person_due")]


class Review(models.Model):
    """One recall with its rating. Undone reviews stay in the log and do not count."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="log")
    attempt = models.ForeignKey(Attempt, on_delete=models.SET_NULL, null=True, related_name="reviews")
    study_day = models.DateField()
    at = models.DateTimeField()
    zone_offset_s = models.IntegerField()
    rating = models.PositiveSmallIntegerField()
    answer_ms = models.PositiveIntegerField(null=True)
    promised = models.FloatField(null=True)
    """Chance of recall foretold before the answer; empty for the first review."""
    parameters_version = models.CharField(max_length=24)
    undone_at = models.DateTimeField(null=True)
    is_imported = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Review]]

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["card", "at"], name="review_card_at"),
            models.Index(fields=["study_day"], name="review_study_day"),
        ]
