"""The radar in the footer."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (Entry(gettext_noop("Radar"), "radar:index", 30, is_main=False, key="d", section="radar"),)
