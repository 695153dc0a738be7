"""The beat and the stamp.

The beat is one row whose commit, with full synchronisation, puts everything before it on disk."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

__all__ = ["Beat", "Stamp"]


class Beat(models.Model):
    """A counter. ``care.beat`` raises it once a second when something changed, and at once when asked."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    count = models.BigIntegerField(default=0)

    objects: ClassVar[models.Manager[Beat]]


class Stamp(models.Model):
    """Which version of Rehearse wrote here last, for a refusal that can name it."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    version = models.CharField(max_length=32)

    objects: ClassVar[models.Manager[Stamp]]
