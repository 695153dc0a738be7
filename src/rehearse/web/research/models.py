"""Catalogues of public write-ups that the person imported, and what the person found out about companies."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["CaseStudy", "Catalogue", "CompanyFile"]


class Catalogue(models.Model):
    """One import: which file, with which contents, when. Add-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="catalogues")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    cases = models.PositiveIntegerField()
    """Rows that could be used."""
    imported_at = models.DateTimeField()

    objects: ClassVar[models.Manager[Catalogue]]

    class Meta:
        ordering: ClassVar = ["-imported_at", "-id"]


class CaseStudy(models.Model):
    """A write-up of a catalogue: title, link, tags. Its summary is not kept, since it is nobody's words of ours."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="case_studies")
    key = models.CharField(max_length=40)
    """Id in the catalogue."""
    title = models.CharField(max_length=400)
    company = models.CharField(max_length=120)
    company_key = models.CharField(max_length=120)
    industry = models.CharField(max_length=120, blank=True)
    category = models.CharField(max_length=40)
    sub_category = models.CharField(max_length=80, blank=True)
    tags = models.JSONField(default=list)
    year = models.PositiveSmallIntegerField(null=True)
    url = models.CharField(max_length=600)
    read_at = models.DateTimeField(null=True)
    """When the person said to have read it."""
    changed_at = models.DateTimeField()

    objects: ClassVar[models.Manager[CaseStudy]]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="one_case_study_per_key")]


class CompanyFile(models.Model):
    """What the person found out about one employer: eight answers and notes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="company_files")
    key = models.CharField(max_length=120)
    """What all names of the employer have in common (``postings.company.company_key``)."""
    name = models.CharField(max_length=120)
    answers = models.JSONField(default=dict)
    """Text by id of the question."""
    notes = models.TextField(blank=True)
    sequence = models.BigIntegerField(default=0)
    """Number of the newest saved draft; an older one that arrives late is ignored."""
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[CompanyFile]]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="one_file_per_company")]
