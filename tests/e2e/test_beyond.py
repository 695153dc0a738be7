"""Beyond the verdict, as a person meets it: an input that fails, growth, own tests, breaking the code first."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from rehearse import bank
from rehearse.bank import CodingItem
from tests.e2e.conftest import Watched, speak
from tests.e2e.instance import Instance
from tests.e2e.test_walk import set_code

pytestmark = [pytest.mark.browser]

ITEMS = {"en": "coding/longest-unbroken-stretch", "bn": "coding/nights-in-a-dip"}

SAID = {
    "en": {"found": "The smallest input found that fails", "nothing": "That proves nothing", "holds": "holds"},
    "bn": {"found": "খুঁজে পাওয়া সবচেয়ে ছোট", "nothing": "এতে কিছু প্রমাণ হয় না", "holds": "মেলে"},
}


def item(language: str) -> CodingItem:
    found = bank.load().items[ITEMS[language]]
    assert isinstance(found, CodingItem)
    return found


def enter(chromium: Browser, instance: Instance, language: str) -> tuple[Watched, str]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale="bn-BD" if language == "bn" else "en-GB"
    )
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    watched = Watched(context.new_page(), origin)
    watched.page.goto(instance.fresh_link())
    return watched, origin


def stay(page: Page, label: str) -> None:
    """Open the person's tests if they are closed."""
    if not page.locator("#tests").is_visible():
        page.locator("summary", has_text=re.compile("test")).first.click()
    page.locator("#tests").fill(label)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_from_wrong_to_measured(chromium: Browser, instance: Instance, language: str) -> None:
    watched, origin = enter(chromium, instance, language)
    page, said, chosen = watched.page, SAID[language], item(language)
    speak(page, language)
    page.goto(f"{origin}/practise/item/{chosen.id}/")

    set_code(page, chosen.file("ref.py"))
    page.locator("button[formaction$='/break']").click()
    expect(page.locator("#asked")).to_contain_text(said["nothing"])

    wrong = next(one for one in chosen.wrong if one.expect == "WA")
    set_code(page, chosen.file(wrong.file))
    stay(page, f"assert {chosen.entry.function}([]) == 0\nassert {chosen.entry.function}([4]) == 17\n")
    page.locator("#time").fill("O(n")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".counter")).to_contain_text(said["found"])
    expect(page.locator("#time[aria-invalid=true]")).to_have_count(1)
    expect(page.locator(".edgelist li")).to_have_count(len(chosen.edge_cases))
    expect(page.locator(".counter .io .exp").first).to_be_visible()

    set_code(page, chosen.file("ref.py"))
    page.locator("#time").fill("O(n)")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".outcome .v-pass").first).to_be_visible()
    expect(page.locator(".report figure svg")).to_have_count(1)
    expect(page.locator(".report .v-pass").first).to_contain_text(said["holds"])
    page.locator(".report details.twin summary").first.click()
    expect(page.locator(".report details table tbody tr").nth(5)).to_be_attached()
    assert watched.faults == []
    page.context.close()
