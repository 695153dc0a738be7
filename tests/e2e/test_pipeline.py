"""Following applications in a real browser: from a posting to a taken-back move, by keyboard, and a file looked at."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Watched, goes, speak
from tests.e2e.instance import Instance

pytestmark = [pytest.mark.browser]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def enter(chromium: Browser, instance: Instance, width: int = 1280, theme: str = "light") -> tuple[Watched, str]:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, locale="en-GB", timezone_id="Asia/Dhaka",
        color_scheme="dark" if theme == "dark" else "light",
    )  # fmt: skip
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    watched = Watched(context.new_page(), origin)
    watched.page.goto(instance.fresh_link())
    return watched, origin


def faults(page: Page, axe: str) -> list[str]:
    """What the checker finds, and whether the page is wider than its window."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(TAGS)}}})")
    problems = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        problems.append("wider than the window")
    return problems


def follow(page: Page, origin: str, company: str, **values: str) -> str:
    """Follows one by hand; its address."""
    page.goto(f"{origin}/applications/new/")
    page.locator("#company").fill(company)
    for name, value in values.items():
        field = page.locator(f"#{name}")
        if name in {"stage", "priority"}:
            field.select_option(value)
        else:
            field.fill(value)
    goes(page, page.locator("main .btn.go").click)
    if page.url.endswith("/new/"):  # one like it was there from another test
        goes(page, page.locator("main .btn.go").click)
    page.wait_for_url("**/applications/0*/")
    return page.url


@pytest.mark.parametrize("language", ["en", "bn"])
def test_from_a_posting_to_a_move_that_is_taken_back(chromium: Browser, instance: Instance, language: str) -> None:
    watched, origin = enter(chromium, instance)
    page = watched.page
    speak(page, language)
    page.goto(f"{origin}/welcome/")
    page.locator("button[value=demo]").click()
    page.wait_for_url("**/postings/0*/")
    posting = page.url.rstrip("/").rsplit("/", 1)[-1]
    page.goto(f"{origin}/applications/new/?posting={posting}")
    expect(page.locator("#company")).not_to_have_value("")
    expect(page.locator("#title")).not_to_have_value("")
    page.locator("main .btn.go").click()
    page.wait_for_url("**/applications/0*/")
    here = page.url

    page.locator("#m-stage").select_option("applied")
    page.locator("#stage .btn.go").click()
    expect(page.locator(".toast button")).to_be_visible()
    expect(page.locator("#m-stage")).to_have_value("screening")
    page.locator(".toast button").click()
    page.wait_for_url(here)
    expect(page.locator("#history .line")).to_have_count(3)
    expect(page.locator("#history del")).to_have_count(1)

    # The board, by keyboard alone.
    page.goto(f"{origin}/applications/?text=harbourlight&stage=saved")
    page.keyboard.press("j")
    page.wait_for_function("document.activeElement.closest('.pipe-item') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "saved"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_be_visible()
    assert page.url.endswith("?text=harbourlight&stage=saved")
    page.goto(f"{here}")
    expect(page.locator("#m-stage")).to_have_value("interviewing")
    assert watched.faults == []
    page.context.close()


@pytest.mark.parametrize("language", ["en", "bn"])
def test_rounds_reach_the_plan(chromium: Browser, instance: Instance, language: str) -> None:
    watched, origin = enter(chromium, instance)
    page = watched.page
    speak(page, language)
    day = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=30)
    follow(page, origin, f"Dated {language}", title="ML engineer", stage="interviewing")
    page.locator("#rounds details summary").last.click()
    page.locator("#r-kind").select_option("coding")
    page.locator("#r-day").fill(day.isoformat())
    page.locator("#r-time").fill("10:30")
    page.locator("#rounds form .btn:not(.bad)").last.click()
    page.wait_for_url("**#rounds")
    link = page.locator(f"a[href*='target={day}']")
    if link.count():  # nobody has made a plan on this instance yet
        link.click()
        expect(page.locator("#target")).to_have_value(day.isoformat())
        page.locator("main form .btn.go").last.click()
        page.wait_for_url("**/plan/")
        page.go_back()
        page.go_back()
        page.reload()
    page.locator("form[action$='/dates/'] button").click()
    page.wait_for_url("**/plan/")
    expect(page.locator("td.event", has_text=f"Dated {language}")).to_have_count(1)
    assert watched.faults == []
    page.context.close()


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_file_is_looked_at_before_it_is_taken(
    chromium: Browser, instance: Instance, tmp_path: Path, language: str
) -> None:
    watched, origin = enter(chromium, instance)
    page = watched.page
    speak(page, language)
    path = tmp_path / "more.csv"
    path.write_text(f"company,title,stage\nFrom a file {language},Engineer,applied\n,x,offer\n", encoding="utf-8")
    page.goto(f"{origin}/applications/import/")
    page.locator("#file").set_input_files(path)
    page.locator("main .btn.go").click()
    expect(page.locator("[role=alert] li")).to_have_count(1)
    path.write_text(f"company,title,stage\nFrom a file {language},Engineer,applied\n", encoding="utf-8")
    page.locator("#file").set_input_files(path)
    page.locator("main .btn.go").click()
    expect(page.locator(".line .what")).to_have_count(1)
    page.locator("button[value=take]").click()
    page.wait_for_url("**/applications/")
    expect(page.locator(".pipe-item", has_text=f"From a file {language}")).to_have_count(1)
    with page.expect_download() as download:
        page.locator("a[href$='.csv']").click()
    assert f"From a file {language}" in Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert watched.faults == []
    page.context.close()


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_no_accessibility_fault(
    chromium: Browser, instance: Instance, axe: str, language: str, width: int, theme: str
) -> None:
    watched, origin = enter(chromium, instance, width, theme)
    page = watched.page
    speak(page, language)
    company = "A very long company name that has to break somewhere on a phone, Limited"
    one = follow(page, origin, company, title="Engineer", stage="applied", day="2026-01-10", next_action="call",
                 next_date="2026-01-12")  # fmt: skip
    silent = follow(page, origin, f"Silent {width} {theme} {language}", stage="applied", day="2026-01-10")
    problems: dict[str, list[str]] = {}
    for name, url in {
        "board": "/applications/",
        "table": "/applications/?view=table",
        "no hit": "/applications/?text=nothing+like+this",
        "new": "/applications/new/",
        "stages": "/applications/stages/",
        "import": "/applications/import/",
        "one": one.removeprefix(origin),
        "silent": silent.removeprefix(origin),
        "delete": one.removeprefix(origin) + "delete/",
    }.items():
        page.goto(origin + url)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        problems[name] = faults(page, axe)
    page.goto(one)
    page.locator("#m-day").fill("2099-01-01")
    goes(page, page.locator("#stage .btn.go").click)
    problems["faults"] = faults(page, axe)
    assert {name: found for name, found in problems.items() if found} == {}
    assert watched.faults == []
    page.context.close()
