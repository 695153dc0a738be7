"""Postings a person pasted or uploaded, what was read, and what the person corrected."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["Correction", "SavedPosting"]


class SavedPosting(models.Model):
    """One posting. Offsets of the readings count Unicode code points of ``text`` (or of ``json_ld``)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="postings")
    filename = models.CharField(max_length=255, blank=True)
    raw = models.TextField(blank=True)
    """What was pasted, or the text of the file, before normalisation."""
    text = models.TextField()
    json_ld = models.TextField(blank=True)
    readings = models.JSONField(default=list)
    title = models.CharField(max_length=300, blank=True)
    company = models.CharField(max_length=300, blank=True)
    is_demo = models.BooleanField(default=False)
    is_imported = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[SavedPosting]]

    class Meta:
        ordering: ClassVar = ["-created_at"]


class Correction(models.Model):
    """The person's word on one field of one posting. It wins over the reading, which stays beside it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    posting = models.ForeignKey(SavedPosting, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    """None: the posting says nothing of the kind, whatever was read."""
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Correction]]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["posting", "field"], name="one_word_per_field")]
