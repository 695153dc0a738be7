"""Applications: stages of a person, what moved when, whom one talks to, and the dated rounds."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from rehearse.web.applications.stages import LABELS, Kind, label
from rehearse.web.ids import uuid7
from rehearse.web.postings.models import SavedPosting

__all__ = ["Application", "Contact", "InterviewRound", "Stage", "StageEvent", "WaitingFile"]


class Stage(models.Model):
    """One column of the person's board."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stages")
    key = models.CharField(max_length=40)
    """Names it in files, addresses and commands; never changes."""
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in Kind])
    name = models.CharField(max_length=60, blank=True)
    """The person's own name for it; empty: that of its kind, in the language of the page."""
    position = models.PositiveSmallIntegerField(default=0)
    is_hidden = models.BooleanField(default=False)
    """Not offered and without a column, unless something stands there."""
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Stage]]

    class Meta:
        ordering: ClassVar = ["position", "key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="one_stage_per_key")]

    @property
    def means(self) -> Kind:
        """What Rehearse concludes from it."""
        return Kind(self.kind)

    @property
    def label(self) -> str:
        """Its name in the language of the page."""
        return self.name or label(self.means)

    @property
    def english(self) -> str:
        """Its name for commands and files."""
        return self.name or LABELS[self.means]


class Application(models.Model):
    """One try at one posting. It stands at one stage; how it came there is told by its events."""

    HIGH, NORMAL, LOW = 1, 2, 3

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="applications")
    posting = models.ForeignKey(SavedPosting, on_delete=models.SET_NULL, null=True, related_name="applications")
    company = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    """Where it is advertised; http or https, never fetched."""
    stage = models.ForeignKey(Stage, on_delete=models.RESTRICT, related_name="applications")
    priority = models.PositiveSmallIntegerField(
        default=NORMAL, choices=[(HIGH, "high"), (NORMAL, "normal"), (LOW, "low")]
    )
    next_action = models.CharField(max_length=300, blank=True)
    next_date = models.DateField(null=True)
    """The person's study day on which the next action is due."""
    notes = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    """Since when it is followed; a file may say so too."""
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Application]]

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]


class StageEvent(models.Model):
    """One move. Append-only: what was wrong is taken back by a further event, in the order of the ids."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="events")
    before = models.ForeignKey(Stage, on_delete=models.RESTRICT, null=True, related_name="+")
    """None: the application began here."""
    after = models.ForeignKey(Stage, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField()
    """When it happened, as the person says; when it was written down follows from the id."""
    note = models.CharField(max_length=500, blank=True)
    takes_back = models.BooleanField(default=False)
    """The latest move that still counted was a mistake."""

    objects: ClassVar[models.Manager[StageEvent]]

    class Meta:
        ordering: ClassVar = ["id"]


class Contact(models.Model):
    """Somebody at the company. Their address is a text; nothing is ever sent."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    """E-mail, telephone, or both."""
    note = models.CharField(max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Contact]]

    class Meta:
        ordering: ClassVar = ["id"]


class InterviewRound(models.Model):
    """One round of the loop at this company."""

    OPEN, PASSED, FAILED, CANCELLED = "", "passed", "failed", "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="rounds")
    kind = models.CharField(max_length=40)
    """Id of a round of ``rehearse.rounds``."""
    at = models.DateTimeField(null=True)
    """None: not set yet. Without a time of day: noon where the person is."""
    has_time = models.BooleanField(default=True)
    interviewer = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=2000, blank=True)
    outcome = models.CharField(
        max_length=16, blank=True, choices=[(OPEN, "open"), (PASSED, PASSED), (FAILED, FAILED), (CANCELLED, CANCELLED)]
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[InterviewRound]]

    class Meta:
        ordering: ClassVar = [models.F("at").asc(nulls_last=True), "id"]


class WaitingFile(models.Model):
    """A file whose changes were shown and wait for a yes. One per person; it goes when it is taken or replaced."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="waiting_file"
    )
    filename = models.CharField(max_length=255)
    data = models.BinaryField()
    made_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[WaitingFile]]
