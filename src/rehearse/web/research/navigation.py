"""Company research in the footer."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (Entry(gettext_noop("Companies"), "research:index", 14, is_main=False, section="research"),)
