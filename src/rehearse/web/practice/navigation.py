"""The practice page in the frame."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (Entry(gettext_noop("Practise"), "practice:index", 30, key="c", section="practice"),)
