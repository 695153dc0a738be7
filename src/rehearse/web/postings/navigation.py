"""Postings in the footer."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (Entry(gettext_noop("Postings"), "postings:index", 10, is_main=False, key="o", section="postings"),)
