"""The radar, as a person meets it: off, a feed, news, four answers, a ring; in both languages, with and without script."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Watched, goes, speak
from tests.e2e.instance import Instance, start
from tests.e2e.test_pages import faults_of
from tests.waiting import PATIENCE_S, free_port

pytestmark = [pytest.mark.browser]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Instance]:
    """An instance of its own: feeds and cards of other tests must not count."""
    found = start(tmp_path / "data", port=free_port())
    yield found
    found.stop()


def fill(instance: Instance, *states: str) -> None:
    environment = {**instance.environment, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    subprocess.run(
        [sys.executable, "-m", "tests.e2e.fill_radar", *states],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=PATIENCE_S,
    )


def enter(chromium: Browser, instance: Instance, *, width: int = 1280, script: bool = True) -> tuple[Watched, str]:
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script, locale="en-GB")
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    watched = Watched(context.new_page(), origin)
    watched.page.goto(instance.fresh_link())
    return watched, origin


def stays_in(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("bn", 390)])
def test_from_off_to_a_rated_card(chromium: Browser, own: Instance, axe: str, language: str, width: int) -> None:
    watched, origin = enter(chromium, own, width=width)
    page = watched.page
    speak(page, language)
    page.goto(f"{origin}/radar/")
    assert faults_of(page, axe) == []
    page.locator(".btn.go").click()
    expect(page).to_have_url(f"{origin}/radar/feeds/")
    assert faults_of(page, axe) == []

    page.locator("#url").fill("ftp://example.org/feed")
    page.locator("button[value=add]").click()
    expect(page.locator("#url[aria-invalid=true]")).to_have_value("ftp://example.org/feed")
    assert faults_of(page, axe) == []
    page.locator("#url").fill("https://git.example.org/harbour/ferry")
    page.keyboard.press("Enter")
    expect(page.locator(".feedline")).to_have_count(1)
    expect(page.locator(".feedline button[value=off]")).to_have_attribute("aria-pressed", "true")
    page.locator(".feedline button[value=asked]").click()
    expect(page.locator(".feedline button[value=asked]")).to_have_attribute("aria-pressed", "true")
    page.locator(".feedline .what").click()
    page.locator("button[value=remove]").click()
    expect(page.locator(".feedline")).to_have_count(0)

    fill(own)
    for path in ("/radar/", "/radar/feeds/"):
        page.goto(f"{origin}{path}")
        assert faults_of(page, axe) == []
        assert stays_in(page)
    page.goto(f"{origin}/radar/")
    expect(page.locator(".news")).to_have_count(5)
    expect(page.locator(".news").first).to_contain_text("jax 0.9.0")
    page.locator(".news summary").first.click()
    expect(page.locator(".news .said").first).to_be_visible()
    page.locator(".news").last.locator("button[value=away]").click()
    expect(page.locator(".news")).to_have_count(4)
    page.locator(".news").first.locator("button[value=make]").click()
    expect(page.locator(".news")).to_have_count(3)
    page.locator("input[value=kafka]").check()
    page.locator("button[value=skills]").click()
    expect(page.locator(".radar-cards li")).to_have_count(4)

    goes(page, page.locator(".radar-cards a", has_text="JAX").click)
    assert faults_of(page, axe) == []
    assert "NumPy" not in page.content()
    page.locator("#a-problem").fill("Array code that runs on any device.")
    expect(page.locator("[data-save-state][data-state=saved-once]")).to_be_visible()
    page.reload()
    expect(page.locator("#a-problem")).to_have_value("Array code that runs on any device.")
    page.locator("#a-nearest").fill("PyTorch.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".four").first).to_contain_text("PyTorch, NumPy")
    assert faults_of(page, axe) == []
    page.locator("button[name=rating][value='3']").click()
    expect(page.locator("#ring .why")).to_be_visible()
    page.locator("input[value=discuss]").check()
    page.locator("button[name=rating][value='3']").click()
    expect(page).not_to_have_url(f"{origin}/radar/")
    page.goto(f"{origin}/radar/")
    page.locator(".radar-cards a", has_text="JAX").click()
    expect(page.locator("details.twin")).to_have_count(1)
    assert faults_of(page, axe) == []
    assert watched.faults == []
    page.context.close()


def test_a_look_that_goes_on_is_said_on_an_accessible_page(chromium: Browser, own: Instance, axe: str) -> None:
    fill(own, "looking")
    watched, origin = enter(chromium, own, width=390)
    watched.page.goto(f"{origin}/radar/")
    expect(watched.page.locator("h1")).to_contain_text("7")
    assert faults_of(watched.page, axe) == []
    assert watched.page.locator("button[value=look]").count() == 0
    watched.page.context.close()


def test_everything_works_without_script(chromium: Browser, own: Instance) -> None:
    fill(own)
    watched, origin = enter(chromium, own, script=False)
    page = watched.page
    page.goto(f"{origin}/radar/")
    page.locator(".news").first.locator("button[value=make]").click()
    page.locator(".radar-cards a", has_text="JAX").click()
    page.locator("#a-how").fill("It traces functions.")
    page.locator("button[value=hand_in]").click()
    page.locator("input[value=build]").check()
    page.locator("button[name=rating][value='4']").click()
    page.goto(f"{origin}/radar/")
    expect(page.locator(".radar-cards li", has_text="JAX")).to_contain_text("I can build with it")
    assert watched.faults == []
    page.context.close()
