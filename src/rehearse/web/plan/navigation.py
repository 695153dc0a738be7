"""Pages of the plan in the frame."""

from django.utils.translation import gettext_noop

from rehearse.web.navigation import Entry

NAVIGATION = (
    Entry(gettext_noop("Today"), "plan:today", 10, key="t", section="today"),
    Entry(gettext_noop("Plan"), "plan:plan", 20, key="p", section="plan"),
)
