"""Offers in the head."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (Entry(gettext_noop("Offers"), "offers:index", 60, key="f", section="offers"),)
