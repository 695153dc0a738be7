"""Offers as a person meets them: entered by keyboard, compared, changed, answered; accessible in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rehearse.offers import POSTED_COLUMNS
from tests.e2e.conftest import Watched, goes, speak
from tests.e2e.instance import Instance
from tests.e2e.test_pages import TAGS

pytestmark = [pytest.mark.browser]

Typed = str | int | None
"""What is done at a field: typed, so many presses of the arrow down, or (None) nothing; a space ticks a box."""

OFFER: dict[str, Typed] = {
    "company": "Northlight", "currency": "GBP", "answer_by": None, "base": "104k", "per": None, "bonus": "15",
    "signon-0-amount": "15k", "signon-0-months": "12", "signon-0-how": 1, "grant-0-kind": None,
    "grant-0-money": "160k", "grant-0-schedule": 4, "in_writing": " ",
}  # fmt: skip
"""A full offer, in the order of the page: 28 characters, five presses in the two choices, one tick."""
SECOND: dict[str, Typed] = OFFER | {"company": "Tidal", "base": "98k", "bonus": "12", "signon-0-amount": "25k",
    "signon-0-months": "24", "signon-0-how": 2, "grant-0-money": "120k", "grant-0-schedule": 2, "in_writing": None}  # fmt: skip


def enter(chromium: Browser, instance: Instance, language: str, width: int = 1280) -> tuple[Watched, str]:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, locale="bn-BD" if language == "bn" else "en-GB"
    )
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    watched = Watched(context.new_page(), origin)
    watched.page.goto(instance.fresh_link())
    speak(watched.page, language)
    return watched, origin


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.name || ''"))


def type_offer(page: Page, offer: dict[str, Typed]) -> tuple[int, int]:
    """Walks the form by Tab alone and saves with one chord; fields filled, and all keys pressed."""
    page.locator("#company").focus()
    filled, keys = 0, 0
    wanted = [name for name, done in offer.items() if done is not None]
    for _ in range(60):
        done = offer.get(focused(page))
        if done is not None:
            if isinstance(done, int):
                for _press in range(done):
                    page.keyboard.press("ArrowDown")
            else:
                page.keyboard.type(done)
            keys += done if isinstance(done, int) else len(done)
            filled += 1
            wanted.remove(focused(page))
        if not wanted:
            break
        page.keyboard.press("Tab")
        keys += 1
    assert not wanted, wanted
    page.keyboard.press("Control+Enter")
    return filled, keys + 1


def faults(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    answer: Any = page.evaluate(f"axe.run({{runOnly: {json.dumps(TAGS)}}})")
    return [f"{one['id']}: {node['html'][:160]}" for one in answer["violations"] for node in one["nodes"]]


def remove_all(page: Page, origin: str) -> None:
    """One person serves all tests: leave nothing behind."""
    page.goto(f"{origin}/offers/")
    while page.locator(".lines a.what").count():
        goes(page, page.locator(".lines a.what").first.click)
        goes(page, page.locator("button[value=delete]").click)
        goes(page, page.locator(".banner button.bad").click)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_two_offers_by_keyboard_and_what_follows(
    chromium: Browser, instance: Instance, axe: str, language: str
) -> None:
    watched, origin = enter(chromium, instance, language)
    page = watched.page
    remove_all(page, origin)
    assert faults(page, axe) == []
    goes(page, page.locator(".btn.go[data-start]").click)
    assert faults(page, axe) == []
    filled, keys = type_offer(page, OFFER)
    page.wait_for_url("**/offers/*-*/")
    # 28 characters, a tick, five arrows, 22 presses of Tab (closed details are one stop each), the chord that saves.
    assert (filled, keys) == (10, 57)
    expect(page.locator("h1")).to_contain_text("Northlight")
    assert faults(page, axe) == []

    page.goto(f"{origin}/offers/new/")
    type_offer(page, SECOND)
    page.wait_for_url("**/offers/")
    expect(page.locator("h1")).to_contain_text("Northlight")
    expect(page.locator(".title .lede")).to_contain_text("Tidal")
    expect(page.locator("figure.plot path.s1")).to_have_count(1)
    expect(page.locator("figure.plot path.s2")).to_have_count(1)
    expect(page.locator(".offertable tr.sum td.best")).to_have_count(1)
    assert faults(page, axe) == []
    page.locator(".stays a").nth(2).click()
    expect(page.locator("h1")).to_contain_text("Tidal")

    page.locator(".offertable thead a", has_text="Tidal").click()
    page.locator("#document").fill("letter of Monday")
    page.locator("button[value=write]").click()
    expect(page.locator(".terms .v-pass")).to_have_count(1)
    expect(page.locator(".revisions > li")).to_have_count(2)
    page.locator("button[value=decline]").click()
    expect(page.locator(".banner.unsure")).to_be_focused()
    assert faults(page, axe) == []
    page.locator(".banner button.bad").click()
    expect(page.locator("button[value=reopen]")).to_be_visible()
    remove_all(page, origin)
    assert watched.faults == []
    page.context.close()


def test_faults_are_listed_focused_and_lead_to_their_fields(chromium: Browser, instance: Instance, axe: str) -> None:
    watched, origin = enter(chromium, instance, "en")
    page = watched.page
    page.goto(f"{origin}/offers/new/")
    page.locator("#base").fill("170.000")
    page.locator(".block summary").nth(1).click()
    page.locator("#grant-0-own").fill("33/33/22/11")
    expect(page.locator("[data-schedule-sum]")).to_have_text("Sum: 99 of 100")
    expect(page.locator("#grant-0-schedule")).to_have_value("own")
    page.locator("#grant-0-money").fill("100k")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".banner.fail")).to_be_focused()
    assert faults(page, axe) == []
    page.locator(".banner.fail a[href='#grant-0-own']").click()
    expect(page.locator("#grant-0-own")).to_be_visible()
    expect(page.locator("#base")).to_have_value("170.000")
    page.locator("button[value=add_grant]").click()
    expect(page.locator("#grant-1-money")).to_be_focused()
    expect(page.locator("#base")).to_have_value("170.000")
    assert watched.faults == []
    page.context.close()


def test_on_a_phone_nothing_is_wider_than_the_window(chromium: Browser, instance: Instance) -> None:
    watched, origin = enter(chromium, instance, "en", width=390)
    page = watched.page
    remove_all(page, origin)
    page.goto(f"{origin}/offers/new/")
    for field, text in (("company", "Northlight"), ("base", "104k"), ("bonus", "15"), ("grant-0-money", "160k")):
        page.locator(f"#{field}").fill(text)
    page.locator(".btn.go[name=act]").click()
    page.wait_for_url("**/offers/*-*/")
    for path in (page.url, f"{origin}/offers/", f"{origin}/offers/new/", f"{origin}/offers/market/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    remove_all(page, origin)
    assert watched.faults == []
    page.context.close()


def test_a_table_is_brought_and_asked(chromium: Browser, instance: Instance, axe: str, tmp_path: Path) -> None:
    watched, origin = enter(chromium, instance, "en")
    page = watched.page
    file = tmp_path / "posted.csv"
    amounts = (100_000, 120_000, 140_000, 180_000)
    # Another place each: two neighbours that differ in the amount alone would be one range.
    rows = [f"2025,MI,FT,ML Engineer,{a},USD,{a},C{n},0,C{n},M" for n, a in enumerate(amounts)]
    file.write_text("\n".join([",".join(POSTED_COLUMNS), *rows, ""]), encoding="utf-8")
    page.goto(f"{origin}/offers/market/")
    assert faults(page, axe) == []
    page.locator("#file").set_input_files(file)
    page.locator("#source").fill("own table")
    page.locator("#day").fill("2025-01-19")
    page.locator("form[enctype] button.btn").click()
    page.locator("#title").fill("ML engineer")
    page.locator("#level").select_option("MI")
    goes(page, page.locator("form[method=get] .btn.go").click)
    expect(page.locator("h1")).to_have_text("$130,000 in the middle, base only.")
    for row in page.locator("section[aria-labelledby=h-f] tbody tr").all():
        expect(row).to_contain_text("own table")
        expect(row).to_contain_text("19 January 2025")
        expect(row).to_contain_text("base only")
    assert faults(page, axe) == []
    page.get_by_role("button", name="Remove posted.csv").click()
    expect(page.locator("#ask")).to_have_count(0)
    assert watched.faults == []
    page.context.close()
