"""A talk with a recruiter as a person meets it: begun, doubted, finished; accessible in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Watched, goes, speak
from tests.e2e.instance import Instance
from tests.e2e.test_pages import TAGS
from tests.negotiation.making import seed_of

pytestmark = [pytest.mark.browser]

SEED = seed_of(lambda one: one.tells_band_after == 1 and one.deadline is None and one.patience > 3)
FIGURE = {"en": "260k", "bn": "২,৬০,০০০"}


def enter(chromium: Browser, instance: Instance, language: str, width: int = 1280, **options: Any) -> Watched:
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="en-GB", **options)
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    watched = Watched(context.new_page(), origin)
    watched.page.goto(instance.fresh_link())
    speak(watched.page, language)
    watched.page.goto(f"{origin}/negotiation/")
    return watched


def faults(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    answer: Any = page.evaluate(f"axe.run({{runOnly: {json.dumps(TAGS)}}})")
    return [f"{one['id']}: {node['html'][:160]}" for one in answer["violations"] for node in one["nodes"]]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def begin(page: Page) -> None:
    page.locator("summary").first.click()
    page.locator("#seed").fill(str(SEED))
    goes(page, page.locator("form .btn.go").click)
    expect(page.locator("input[value=asks_range]")).to_be_visible()


def take(page: Page, *moves: str, **fields: str) -> None:
    for move in moves:
        page.locator(f"input[name=move][value={move}]").check()
    for name, text in fields.items():
        if name == "lever":
            page.locator("#lever").select_option(text)
        else:
            page.locator(f"#{name}").fill(text)
    goes(page, page.locator("main form .btn.go").click)


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_talk_from_the_first_call_to_the_signature(
    chromium: Browser, instance: Instance, axe: str, language: str, width: int
) -> None:
    watched = enter(chromium, instance, language, width)
    page = watched.page
    seen = [faults(page, axe)]
    begin(page)
    seen.append(faults(page, axe))
    assert fits(page)
    take(page, "asks_range")
    seen.append(faults(page, axe))
    take(page, "counter_with_number", "gives_reason", lever="signon")
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator("#figure[aria-invalid=true]")).to_have_count(1)
    seen.append(faults(page, axe))
    page.locator("#lever").select_option("base")
    take(page, figure=FIGURE[language], text="Because of the scope I hope for 245k.")
    expect(page.locator("input[name=answer]")).to_have_count(7)
    seen.append(faults(page, axe))
    page.locator("input[value=my_ask]").check()
    goes(page, page.locator("main form .btn.go").click)
    expect(page.locator(".ontable ins")).to_have_count(1)
    take(page, "asks_written")
    take(page, "accepts")
    expect(page.locator(".talkrules li")).to_have_count(7)
    expect(page.locator(".script > li")).to_have_count(9)
    seen.append(faults(page, axe))
    assert fits(page)
    assert seen == [[]] * len(seen)
    assert watched.faults == []
    page.context.close()


def test_without_script_and_by_keyboard(chromium: Browser, instance: Instance) -> None:
    watched = enter(chromium, instance, "en", java_script_enabled=False)
    page = watched.page
    goes(page, lambda: page.locator("form .btn.go").press("Enter"))
    page.locator("input[name=move][value=asks_range]").press("Space")
    page.locator("#text").fill("What is the range?")
    goes(page, lambda: page.locator("main form .btn.go").press("Enter"))
    expect(page.locator("details.before")).to_have_count(1)
    page.context.close()


def test_what_was_typed_outlives_a_reload(chromium: Browser, instance: Instance) -> None:
    watched = enter(chromium, instance, "en")
    page = watched.page
    begin(page)
    page.locator("#text").fill("I would like to understand the role first.")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator("#text")).to_have_value("I would like to understand the role first.")
    page.context.close()
