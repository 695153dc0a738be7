"""Attempts at items, what was handed in, what was found, and what was found out beyond the verdict."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["Analysis", "Assessment", "Attempt", "Submission"]


class Attempt(models.Model):
    """One person's try at one revision of one item, from open to close."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts")
    item = models.CharField(max_length=120)
    rev = models.PositiveIntegerField()
    round = models.CharField(max_length=40)
    block = models.CharField(max_length=80, blank=True)
    """The plan's block it was opened from, if any."""
    opened_at = models.DateTimeField()
    study_day = models.DateField()
    closed_at = models.DateTimeField(null=True)
    is_accepted = models.BooleanField(default=False)
    answer_shown_at = models.DateTimeField(null=True)
    hints = models.PositiveSmallIntegerField(default=0)
    draft = models.TextField(blank=True)
    """What is being typed: an answer or code. Saved within two seconds."""
    stated_time = models.CharField(max_length=200, blank=True)
    """The growth of time that the person states, as typed: ``O(n log n)``."""
    stated_space = models.CharField(max_length=200, blank=True)
    own_tests = models.TextField(blank=True)
    """Calls with expected values that the person wrote, one ``assert`` each."""
    sequence = models.BigIntegerField(default=0)
    """Number of the newest saved draft; an older one that arrives late is ignored."""
    drafted_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(default=0)
    is_imported = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Attempt]]

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "item", "-opened_at"], name="attempt_person_item"),
            models.Index(fields=["person", "study_day"], name="attempt_person_day"),
            models.Index(fields=["person", "item"], condition=models.Q(closed_at__isnull=True), name="attempt_open"),
        ]

    @property
    def is_closed(self) -> bool:
        """Whether the answer may be shown and evidence has been emitted."""
        return self.closed_at is not None


class Submission(models.Model):
    """Code handed to the judge. Status says where it is, verdict what came out."""

    QUEUED, RUNNING, JUDGED = "queued", "running", "judged"
    EXAMPLES, FULL = "samples", "submit"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="submissions")
    mode = models.CharField(max_length=8, choices=[(EXAMPLES, EXAMPLES), (FULL, FULL)])
    source = models.TextField()
    status = models.CharField(max_length=8, default=QUEUED)
    verdict = models.CharField(max_length=3, blank=True)
    judgement = models.JSONField(null=True)
    """``judge.Judgement`` as JSON."""
    handed_in_at = models.DateTimeField(auto_now_add=True)
    judged_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    is_imported = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Submission]]

    class Meta:
        ordering: ClassVar = ["-handed_in_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["status"], condition=~models.Q(status="judged"), name="submission_unfinished")
        ]


class Analysis(models.Model):
    """What is found out about code beyond its verdict: growth, a counterexample, own tests. It decides nothing."""

    QUEUED, RUNNING, DONE = "queued", "running", "done"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="analyses")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, null=True, related_name="analyses")
    """None: asked for before handing in."""
    kind = models.CharField(max_length=20)
    """Name of an analysis of ``rehearse.judge``."""
    source = models.TextField()
    options = models.JSONField(default=dict)
    status = models.CharField(max_length=8, default=QUEUED)
    result = models.JSONField(null=True)
    """The judge's report; None when it is not done, or done without one."""
    end = models.CharField(max_length=12, blank=True)
    """Why there is no report: ``superseded``, ``failed``."""
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Analysis]]

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["attempt", "-asked_at"], name="analysis_attempt"),
            models.Index(fields=["status"], condition=~models.Q(status="done"), name="analysis_unfinished"),
        ]


class Assessment(models.Model):
    """One judgement of an attempt, by the judge or by the person, with its findings as data."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="assessments")
    source = models.CharField(max_length=8)
    """``judge``, ``self``, ``peer`` or ``computed``."""
    score = models.FloatField(null=True)
    detail = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Assessment]]
