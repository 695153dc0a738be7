"""The goal, its interviews, the plan made for it, and what became of each block."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.applications.models import Application
from rehearse.web.ids import uuid7
from rehearse.web.postings.models import SavedPosting

__all__ = ["BlockMark", "Goal", "Interview", "StoredPlan", "Worksheet"]


class Goal(models.Model):
    """What the person prepares for. One goal is current; earlier ones are kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="goals")
    posting = models.ForeignKey(SavedPosting, on_delete=models.SET_NULL, null=True, related_name="goals")
    role = models.CharField(max_length=40)
    level = models.CharField(max_length=16, default="mid")
    """``junior``, ``mid``, ``senior`` or ``staff``: sets the stated base rate of readiness."""
    target = models.DateField(null=True)
    started = models.DateField()
    loop = models.JSONField(default=list)
    """Round ids in the order of the loop."""
    minutes = models.JSONField(default=list)
    """Seven numbers, Monday first."""
    days_off = models.JSONField(default=list)
    """ISO dates."""
    is_current = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Goal]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(is_current=True), name="one_current_goal_per_person"
            )
        ]


class Interview(models.Model):
    """One dated talk of the loop."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="interviews")
    day = models.DateField()
    name = models.CharField(max_length=120, blank=True)
    rounds = models.JSONField(default=list)
    is_onsite = models.BooleanField(default=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, null=True, related_name="plan_days")
    """The application whose dates these are; None: the person gave the day in the plan's own form."""

    objects: ClassVar[models.Manager[Interview]]

    class Meta:
        ordering: ClassVar = ["day"]


class StoredPlan(models.Model):
    """A plan as JSON (``planning.plan_to_json``). The newest of a goal counts; older ones show what moved."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="plans")
    made_on = models.DateField()
    """The study day it was made."""
    plan = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[StoredPlan]]

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]


class BlockMark(models.Model):
    """What became of a block: done or skipped. A block without a mark whose day is over was missed."""

    DONE, SKIPPED = "done", "skipped"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="marks")
    block = models.CharField(max_length=80)
    mark = models.CharField(max_length=8, choices=[(DONE, DONE), (SKIPPED, SKIPPED)])
    day = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=0)
    """Minutes really spent, where they are known."""
    marked_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[BlockMark]]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["goal", "block"], name="one_mark_per_block")]


class Worksheet(models.Model):
    """The text a person produced for a block whose round has no practice page yet. No score, no evidence."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="worksheets")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="worksheets")
    block = models.CharField(max_length=80)
    round = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    sequence = models.BigIntegerField(default=0)
    """Number of the newest saved draft; an older one that arrives late is ignored."""
    seconds = models.PositiveIntegerField(default=0)
    is_done = models.BooleanField(default=False)
    opened_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Worksheet]]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["goal", "block"], name="one_worksheet_per_block")]
