"""Kinds of grants by their names on pages."""

from __future__ import annotations

from django.utils.translation import gettext_noop

__all__ = ["KINDS", "KIND_LABELS"]

KINDS = ("rsu", "private", "option", "cash")
"""In the order in which they are offered."""

KIND_LABELS = {
    "rsu": gettext_noop("listed shares"),
    "private": gettext_noop("shares of a private company"),
    "option": gettext_noop("options"),
    "cash": gettext_noop("payments by a schedule"),
}
