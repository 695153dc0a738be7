"""The progress page in the frame."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (Entry(gettext_noop("Progress"), "progress:progress", 50, key="r", section="progress"),)
