"""From a posting to what to prepare: corrections, evidence, side by side, a step to another role, into the plan."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from rehearse import bank
from tests.e2e.conftest import Watched, goes, speak
from tests.e2e.instance import Instance
from tests.e2e.test_pages import faults_of

pytestmark = [pytest.mark.browser]

WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def bring(page: Page, origin: str, slug: str) -> str:
    path = next((bank.root() / "postings" / slug).glob("posting.*"))
    page.goto(f"{origin}/welcome/")
    page.locator("input[type=file]").set_input_files(path)
    page.wait_for_url(re.compile(r"/postings/[0-9a-f-]{36}/$"))
    return page.url


def look(page: Page, axe: str) -> None:
    """No fault of accessibility, and nothing wider than a phone."""
    assert faults_of(page, axe) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert not page.evaluate(WIDE)
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("language", ["en", "bn"])
def test_from_a_posting_to_its_preparation(watched: Watched, instance: Instance, axe: str, language: str) -> None:
    page = watched.page
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    ranking = bring(page, origin, "harbourlight-feed-ranking")
    speak(page, language)

    # A wrong value is named and stays; nothing is saved before it fits.
    page.locator("#f-salary_min").fill("90k")
    page.locator("#f-add_skill").select_option("terraform")
    goes(page, page.locator("button[value=save]").click)
    expect(page.locator(".banner.fail a[href='#f-salary_min']")).to_be_visible()
    expect(page.locator("#f-salary_min")).to_have_value("90k")
    look(page, axe)
    page.locator("#f-salary_min").fill("90,000")
    page.locator("[name=salary_max]").fill("95000")
    slider = page.locator("#f-axis2_at")
    slider.focus()
    page.keyboard.press("Home")
    goes(page, page.locator("button[value=save]").click)
    expect(page.locator("[name='skills.terraform']")).to_have_value("required")
    expect(page.locator("#f-axis2_at")).to_have_value("-100")
    expect(page.locator(".was").nth(2)).to_be_visible()
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    assert "terraform" in download.value.path().read_text("utf-8")

    goes(page, page.locator("button[value=prepare]").click)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".line.now")).to_have_count(1)
    expect(page.locator("#need-terraform")).to_be_visible()
    for fold in page.locator("details").all():
        fold.locator("summary").first.click()
    look(page, axe)
    quote = page.locator("#need-kafka .qn").first
    number = (quote.get_attribute("href") or "").rsplit("#", 1)[1]
    quote.click()
    expect(page.locator(f"#{number}")).to_contain_text("Kafka")

    bring(page, origin, "papayaworks-llm-engineer")
    expect(page.locator(".disagree")).to_have_count(1)
    look(page, axe)
    page.goto(f"{origin}/postings/")
    for box in page.locator("input[name=id]").all()[:2]:
        box.check()
    look(page, axe)
    goes(page, page.locator("form[action$='/compare/'] button").click)
    expect(page.locator(".sidebyside thead th")).to_have_count(3)
    look(page, axe)

    page.goto(f"{ranking}prepare/")
    goes(page, page.locator(".actions a.bare").first.click)
    expect(page.locator(".lines .line")).not_to_have_count(0)
    look(page, axe)
    page.locator(".lines .measure a").first.click()
    expect(page.locator("h1")).to_be_visible()

    page.goto(f"{ranking}prepare/")
    page.locator("a.btn.go").click()
    page.wait_for_url(re.compile(r"/plan/"))
    speak(page, "en")


def test_the_slider_is_moved_without_script(chromium: object, instance: Instance) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en-GB")  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(instance.fresh_link())
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    page.goto(f"{origin}/welcome/")
    page.locator("button[value=demo]").click()
    page.locator("#f-axis2_at").focus()
    page.keyboard.press("End")
    page.locator("button[value=save]").click()
    expect(page.locator("#f-axis2_at")).to_have_value("100")
    context.close()
