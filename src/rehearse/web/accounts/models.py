"""Who uses Rehearse: on a laptop exactly one person."""

from __future__ import annotations

from typing import ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from rehearse.web.ids import uuid7

__all__ = ["AccessToken", "Person", "SpentLink"]


class PeopleManager(BaseUserManager["Person"]):
    """Finds and makes people."""

    def local(self) -> Person:
        """The one person of a laptop, made at first use."""
        person = self.filter(is_local=True).first()
        return person if person is not None else self.create(is_local=True)


class Person(AbstractBaseUser, PermissionsMixin):
    """A person with a language and a time zone. On a laptop nobody has a password: entry is by signed link."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(max_length=120, blank=True)
    is_local = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    language = models.CharField(max_length=5, blank=True)
    """``en`` or ``bn``; empty until chosen, then the browser's."""
    zone = models.CharField(max_length=64, blank=True)
    """IANA name such as ``Asia/Dhaka``; empty until a browser has told it, then UTC stands in."""
    has_letter_keys = models.BooleanField(default=True)
    """Whether single letters work as keys (WCAG 2.1.4)."""
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PeopleManager] = PeopleManager()

    USERNAME_FIELD = "email"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["is_local"], condition=models.Q(is_local=True), name="one_local_person")
        ]

    @property
    def zone_info(self) -> ZoneInfo:
        """The zone in which this person's study days turn."""
        try:
            return ZoneInfo(self.zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            # The data came from a machine that knows more zones. Every page needs a day; Settings shows the name.
            return ZoneInfo("UTC")


class SpentLink(models.Model):
    """An entry link that was used. Kept in the database, so that a restart does not revive it."""

    nonce = models.CharField(max_length=64, primary_key=True)
    spent_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[SpentLink]]


class AccessToken(models.Model):
    """A bearer token for programs. Only its SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[AccessToken]]
