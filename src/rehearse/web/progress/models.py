"""The evidence log: append-only, emitted once by a closed attempt."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["EvidenceRow"]


class EvidenceRow(models.Model):
    """One scored fact about one person and one skill. Readiness and plan read nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evidence")
    attempt = models.UUIDField(unique=True)
    item = models.CharField(max_length=120)
    rev = models.PositiveIntegerField()
    round = models.CharField(max_length=40)
    skill = models.CharField(max_length=160)
    score = models.FloatField()
    weight = models.FloatField()
    difficulty = models.FloatField()
    difficulty_var = models.FloatField()
    hints = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=8)
    when = models.DateTimeField()
    study_day = models.DateField()
    is_imported = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[EvidenceRow]]

    class Meta:
        ordering: ClassVar = ["when", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "item", "study_day"], name="item_counts_once_a_day"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="score_is_a_share"),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "when"], name="evidence_person_when")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only new rows. Raises TypeError for a row that is there already."""
        if not self._state.adding:
            raise TypeError("evidence is append-only: a row is never changed")
        super().save(*args, **kwargs)
