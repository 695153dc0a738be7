"""Applications in the footer, beside the postings they come from."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (
    Entry(gettext_noop("Applications"), "applications:index", 12, is_main=False, key="a", section="applications"),
)
