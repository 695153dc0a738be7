"""Talks with a seeded recruiter, and their turns."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["NegotiationTalk", "NegotiationTurn"]


class NegotiationTalk(models.Model):
    """One talk. What was said is computed again from the seed, the opening and the turns."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="negotiations")
    seed = models.PositiveBigIntegerField()
    rules = models.PositiveSmallIntegerField()
    """Version of the engine's constants that the talk is held under."""
    opening = models.JSONField(default=dict)
    """What the talk starts from: ``offer`` (the form of ``rehearse offer value``) and ``company`` of the person's own
    offer, ``target`` with its source, ``competing`` offers. A copy, since offers change."""
    screen = models.ForeignKey(
        "practice.Attempt", null=True, on_delete=models.SET_NULL, related_name="screened_negotiations"
    )
    """The attempt at the first call."""
    talk = models.ForeignKey("practice.Attempt", null=True, on_delete=models.SET_NULL, related_name="negotiations")
    """The attempt at all that follows, from the first offer on."""
    held = models.JSONField(null=True)
    """A turn that waits for the answer to its question; kept so that nothing typed is lost."""
    phase = models.CharField(max_length=16)
    score = models.FloatField(null=True)
    """In [0, 1]; None until the talk is finished."""
    gain = models.FloatField(null=True)
    """Four-year value beyond the planned offer in ``currency``; None until the talk is finished."""
    currency = models.CharField(max_length=3)
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)
    is_imported = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[NegotiationTalk]]

    class Meta:
        ordering: ClassVar = ["-opened_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["person", "-opened_at"], name="negotiation_person")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__gte=0, score__lte=1),
                name="negotiation_score_is_a_share",
            )
        ]


class NegotiationTurn(models.Model):
    """One confirmed turn; rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    talk = models.ForeignKey(NegotiationTalk, on_delete=models.CASCADE, related_name="turns")
    position = models.PositiveSmallIntegerField()
    said = models.JSONField()
    """The form of a turn in a script (see ``rehearse.offers.negotiation``)."""
    at = models.DateTimeField()
    is_imported = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[NegotiationTurn]]

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["talk", "position"], name="one_turn_per_position")]
