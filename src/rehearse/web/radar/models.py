"""Feeds a person chose, what was read from them, and the cards made of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["Feed", "FeedItem", "RadarAnswer", "RadarCard"]


class Feed(models.Model):
    """One address. Nothing is fetched from it unless ``rhythm`` says that the person asked for that."""

    OFF, ASKED, DAILY = "off", "asked", "daily"
    RHYTHMS = ((OFF, OFF), (ASKED, ASKED), (DAILY, DAILY))

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds")
    url = models.CharField(max_length=600)
    name = models.CharField(max_length=200)
    rhythm = models.CharField(max_length=8, choices=RHYTHMS, default=OFF)
    """``off``: never fetched; ``asked``: when the person presses the button; ``daily``: once a day by itself."""
    wanted_at = models.DateTimeField(null=True)
    """When a look was asked for that has not ended; empty otherwise."""
    looked_at = models.DateTimeField(null=True)
    """When the last look ended, however it ended."""
    reached_at = models.DateTimeField(null=True)
    """When a server last answered: a day must pass before it is asked again."""
    outcome = models.CharField(max_length=8, blank=True)
    """``new``, ``same`` or ``failed``; empty before the first look."""
    fault = models.JSONField(default=dict, blank=True)
    """The message of the last failure as ``{"id", "params"}``; empty otherwise."""
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    """``ETag`` and ``Last-Modified`` as the server sent them, for the next conditional request."""
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Feed]]

    class Meta:
        ordering: ClassVar = ["name", "url"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "url"], name="one_feed_per_address")]
        indexes: ClassVar = [
            models.Index(fields=["wanted_at"], condition=models.Q(wanted_at__isnull=False), name="feed_wanted")
        ]


class FeedItem(models.Model):
    """One entry of a feed as it was read: safe text, no markup."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=64)
    """SHA-256 of what names the entry in its feed."""
    title = models.CharField(max_length=300)
    link = models.CharField(max_length=600, blank=True)
    text = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)
    """When the person put it away, or made a card of it."""
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[FeedItem]]

    class Meta:
        ordering: ClassVar = ["-seen_at", "-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["feed", "key"], name="one_entry_per_key")]


class RadarCard(models.Model):
    """Four questions about one tool or skill. Its memory is the card ``radar/<subject>`` of the reviews."""

    BUILD, DISCUSS, HEARD, IGNORE = "build", "discuss", "heard", "ignore"
    RINGS = (BUILD, DISCUSS, HEARD, IGNORE)

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="radar_cards")
    subject = models.CharField(max_length=100)
    """``tool/<slug>``, ``skill/<code>`` or ``entry/<slug>``."""
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=300, blank=True)
    """Title of the entry that it was made from."""
    link = models.CharField(max_length=600, blank=True)
    ring = models.CharField(max_length=8, blank=True)
    """The candidate's own judgement, one of ``RINGS``; empty before the first answer."""
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[RadarCard]]

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "subject"], name="one_radar_card_per_subject")
        ]


class RadarAnswer(models.Model):
    """One set of answers to the four questions. Once handed in it never changes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    card = models.ForeignKey(RadarCard, on_delete=models.CASCADE, related_name="answers")
    problem = models.TextField(blank=True)
    how = models.TextField(blank=True)
    when = models.TextField(blank=True)
    nearest = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    sequence = models.BigIntegerField(default=0)
    """Number of the newest saved draft; an older one that arrives late is ignored."""
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[RadarAnswer]]

    class Meta:
        ordering: ClassVar = ["opened_at", "id"]
