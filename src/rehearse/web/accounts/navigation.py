"""Settings in the footer."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (Entry(gettext_noop("Settings"), "accounts:preferences", 90, is_main=False, key="s", section="settings"),)
