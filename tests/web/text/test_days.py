"""Days on pages are those of the person's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

LATE = datetime(2026, 11, 21, 23, 1, tzinfo=UTC)  # five in the morning of the 22nd in Dhaka


@pytest.mark.parametrize(
    ("name", "text"), [("shortdate", "22 Nov"), ("shortday", "Sun 22 Nov"), ("day", "22 November"),
                       ("fullday", "22 November 2026")]
)  # fmt: skip
def test_a_moment_is_shown_on_the_day_it_was_for_the_person(name: str, text: str) -> None:
    page = Template("{{ moment|" + name + " }} {{ day|" + name + " }}")
    with timezone.override(ZoneInfo("Asia/Dhaka")), translation.override("en"):
        shown = page.render(Context({"moment": LATE, "day": date(2026, 11, 22)}))
    assert shown.replace("\u00a0", " ") == f"{text} {text}"
