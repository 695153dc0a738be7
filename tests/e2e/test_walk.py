"""The whole way, as a new person walks it: link, posting, date, plan, Today, card, coding, progress."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rehearse import bank
from tests.e2e.conftest import Watched
from tests.e2e.instance import Instance, start
from tests.waiting import free_port

pytestmark = [pytest.mark.browser]

POSTING = """Machine Learning Engineer, Search Ranking
Copperfield Maps

You will own ranking models from features to online experiment and keep them fast in production.

Requirements
- Three or more years of building machine-learning systems
- Strong Python and SQL
- PyTorch; experience with search or recommender systems

Nice to have
- Kubernetes

Pay: GBP 70,000 to 90,000 a year.
"""

WORDS = {
    "en": {"read": "Read it", "use": "Use this reading", "plan": "Make the plan", "hand_in": "Hand in and compare",
           "judge": "Judge", "accepted": "Accepted", "wrong": "Wrong answer", "attempts": "of 3 attempts"},
    "bn": {"read": "পড়া", "use": "ব্যবহার", "plan": "plan", "hand_in": "জমা", "judge": "যাচাই", "accepted": "গৃহীত",
           "wrong": "ভুল", "attempts": "৩"},
}  # fmt: skip


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Instance]:
    """An instance nobody has used."""
    found = start(tmp_path / "data", port=free_port())
    yield found
    found.stop()


def set_code(page: Page, source: str) -> None:
    """Types into the editor as a person does: select all, then the new text."""
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(source)
    assert page.locator("textarea[name=source]").input_value() == source


@pytest.mark.parametrize("language", ["en", "bn"])
def test_from_link_to_progress(chromium: Browser, newcomer: Instance, language: str) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        timezone_id="Asia/Dhaka",
        locale="bn-BD" if language == "bn" else "en-GB",
    )
    origin = newcomer.links[0].rsplit("/enter/", 1)[0]
    watched = Watched(context.new_page(), origin)
    page = watched.page

    page.goto(newcomer.links[0])
    expect(page).to_have_url(re.compile("/welcome/$"))
    assert page.locator("html").get_attribute("lang") == language

    page.locator("#posting").fill(POSTING)
    page.locator("button[value=read]").click()
    expect(page).to_have_url(re.compile("/postings/"))
    expect(page.locator("mark").nth(4)).to_be_visible()
    expect(page.locator("mark", has_text="Three or more years")).to_have_count(1)
    page.locator("select[name=seniority]").select_option("senior")

    page.locator("button[value=use]").click()
    expect(page).to_have_url(re.compile("/plan/setup/"))
    assert page.locator("#zone").input_value() == "Asia/Dhaka"
    target = (datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=24)).isoformat()
    page.locator("#target").fill(target)
    for weekday in range(7):
        page.locator(f"#minutes_{weekday}").fill("120")
    page.wait_for_load_state()
    for box in page.locator("input[name=loop]").all():
        box.check()
    page.locator("form .btn.go").last.click()
    expect(page).to_have_url(re.compile("/plan/$"))
    expect(page.locator("table.weeks tr.week").nth(3)).to_be_visible()

    page.locator("a[data-start]").click()
    expect(page).to_have_url(re.compile("/today/$"))
    expect(page.locator(".line.now")).to_have_count(1)
    page.wait_for_load_state()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/practise/cards/"))

    page.locator("#answer").fill("My answer in a few words.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-tick-row]").first).to_be_visible()
    page.wait_for_load_state()
    rows = page.locator("[data-tick-row]").count()
    for _ in range(rows):
        page.keyboard.press("s")
    expect(page.locator("[data-tick-row] input:checked")).to_have_count(rows)
    page.keyboard.press("3")
    expect(page.locator("#answer, .title h1").first).to_be_visible()

    item = next(one for one in bank.load().of_kind("coding") if one.status in {"review", "live"})
    page.goto(f"{origin}/practise/item/coding/{item.slug}/")
    wrong = next(one for one in item.wrong if one.expect == "WA")
    set_code(page, item.file(wrong.file))
    page.keyboard.press("Control+Enter")
    expect(page.locator(".outcome .v-fail").first).to_be_visible()
    set_code(page, item.file("ref.py"))
    page.keyboard.press("Control+Enter")
    expect(page.locator(".outcome .v-pass").first).to_be_visible()

    page.goto(f"{origin}/progress/")
    expect(page.locator(".evlog tbody tr")).to_have_count(2)
    assert watched.faults == []
    context.close()
