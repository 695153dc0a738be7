"""Offers with every change of them, what a comparison assumes, rates of exchange, and market tables."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["Assumptions", "CurrencyRate", "MarketRow", "MarketTable", "Offer", "OfferRevision"]


class Offer(models.Model):
    """One offer. Its terms are in its revisions; the newest one counts."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offers")
    application = models.ForeignKey(
        "applications.Application", null=True, blank=True, on_delete=models.SET_NULL, related_name="offers"
    )
    company = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    """The last day to answer, as the company said it."""
    status = models.CharField(
        max_length=10, default=OPEN, choices=[(OPEN, OPEN), (ACCEPTED, ACCEPTED), (DECLINED, DECLINED)]
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    is_imported = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Offer]]

    class Meta:
        ordering: ClassVar = ["created_at", "id"]


class OfferRevision(models.Model):
    """The terms as they were said at one moment. Rows are only added.

    There is no column with a number: two machines may each add the third one, and both are kept when their data
    are joined. Pages count in the order of ``at``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="revisions")
    terms = models.JSONField()
    """The form of ``rehearse offer value`` (see ``rehearse.offers.offer_from_json``)."""
    in_writing = models.BooleanField(default=False)
    """Whether the person holds these terms in writing."""
    document = models.CharField(max_length=300, blank=True)
    """What is in writing: a file's name, a mail's date; a note, never the document itself."""
    said_by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[OfferRevision]]

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["offer", "at"], name="revisions_of_offer")]


class Assumptions(models.Model):
    """What the person's comparisons assume; one row per person, made by the first change."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offer_assumptions")
    discount = models.FloatField(default=0.05)
    """Annual rate at which later money counts less; a share in [0, 1]."""
    growth = models.FloatField(default=0.0)
    """Annual growth of share prices; a share in [-0.9, 3]."""
    beats_market = models.BooleanField(default=False)
    """The person believes that the shares beat the market: equity is discounted at ``discount`` alone."""
    volatility = models.FloatField(default=0.45)
    """Annual volatility of share prices; a share in [0, 3]."""
    leave_month = models.PositiveSmallIntegerField(default=36)
    """The month that the headline speaks of, 1 to 48."""
    currency = models.CharField(max_length=3, blank=True)
    """ISO 4217 code that amounts are shown in; empty: that of the first offer."""
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Assumptions]]


class CurrencyRate(models.Model):
    """One rate of exchange as the person read it. Rows are only added; the newest day counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="currency_rates")
    source_currency = models.CharField(max_length=3)
    target_currency = models.CharField(max_length=3)
    rate = models.FloatField()
    """Units of the target for one unit of the source, above 0."""
    day = models.DateField()
    source = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[CurrencyRate]]

    class Meta:
        ordering: ClassVar = ["day", "created_at", "id"]


class MarketTable(models.Model):
    """A benchmark table that the person imported from a file."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="market_tables")
    form = models.CharField(max_length=20)
    """Which of the forms that the engine reads: ``wage_levels`` or ``posted``."""
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    """Of the file's bytes."""
    source = models.CharField(max_length=300)
    """Where the file comes from, as the person wrote it."""
    table_day = models.DateField(null=True, blank=True)
    """The day of the table as its publisher states it; None: the person does not know."""
    file_rows = models.PositiveIntegerField()
    repeated = models.PositiveIntegerField(default=0)
    """Rows that were left out because they stood in the file before."""
    skipped = models.PositiveIntegerField(default=0)
    """Lines that could not be read."""
    places = models.JSONField(default=dict, blank=True)
    """Area by place, ``ca|alameda county``, from the second file of a table by area; large."""
    imported_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[MarketTable]]

    class Meta:
        ordering: ClassVar = ["-imported_at", "-id"]


class MarketRow(models.Model):
    """One row of a market table: base pay, never total compensation."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    table = models.ForeignKey(MarketTable, on_delete=models.CASCADE, related_name="rows")
    key = models.CharField(max_length=300)
    """The title in small letters, or the code of the occupation."""
    level = models.CharField(max_length=4, blank=True)
    """Of posted pay; a row of wages has all four."""
    place = models.CharField(max_length=300, blank=True)
    """The area of a wage, in small letters; the country of a posting."""
    data = models.JSONField()
    """The engine's row as a list of its fields."""

    objects: ClassVar[models.Manager[MarketRow]]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["table", "key", "level"], name="market_by_key")]
