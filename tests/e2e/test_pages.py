"""Every page: no accessibility fault, nothing wider than the window, no policy report, no other host."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from rehearse import bank
from tests.e2e.conftest import Watched, goes
from tests.e2e.instance import Instance
from tests.e2e.later_pages import LATER_PAGES, ask_in_talk, fill_later

pytestmark = [pytest.mark.browser]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["welcome", "reading", "postings", "setup", "setup with faults", "plan", "today", "practice", "card", "compare",
         "coding", "coding wrong", "coding closed", "coding grown", "ml coding wrong", "tables", "tables wrong", "drill",
         "worksheet", "progress", "settings", "missing", "locked", *LATER_PAGES]  # fmt: skip


@pytest.fixture(scope="session")
def places(chromium: Browser, instance: Instance) -> dict[str, str]:
    """Addresses of the pages of somebody who has begun."""
    context = chromium.new_context(timezone_id="Asia/Dhaka", locale="en-GB")
    page = context.new_page()
    page.goto(instance.fresh_link())
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    page.goto(f"{origin}/welcome/")
    goes(page, page.locator("button[value=demo]").click)
    found = {"reading": page.url}
    goes(page, page.locator("button[value=use]").click)
    day = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=30)
    page.locator("#target").fill(day.isoformat())
    for box in page.locator("input[name=loop]").all():
        box.check()
    for weekday in range(7):
        page.locator(f"#minutes_{weekday}").fill("150")
    page.locator("form .btn.go").last.click()
    page.wait_for_url("**/plan/")
    for name, path in (("welcome", "welcome/"), ("postings", "postings/"), ("setup", "plan/setup/"), ("plan", "plan/"),
                       ("today", "today/"), ("practice", "practise/"), ("progress", "progress/"),
                       ("settings", "settings/"), ("missing", "nowhere/"), ("locked", "locked/")):  # fmt: skip
        found[name] = f"{origin}/{path}"
    found["setup with faults"] = found["setup"]
    page.goto(f"{origin}/practise/cards/")
    page.locator("#answer").fill("An answer.")
    goes(page, page.locator("button[data-key='Ctrl+Enter']").click)
    found["compare"] = page.url
    items = [one for one in bank.load().of_kind("coding") if one.status in {"review", "live"}]
    first, second, third = items[:3]
    page.goto(f"{origin}/practise/item/coding/{first.slug}/")
    found["coding"] = page.url
    for name, item, act in (("coding wrong", second, "submit"), ("coding closed", third, "answer")):
        page.goto(f"{origin}/practise/item/coding/{item.slug}/")
        found[name] = page.url
        attempt = page.url.rstrip("/")
        token = page.locator("meta[name=csrf-token]").get_attribute("content") or ""
        form = {
            "csrfmiddlewaretoken": token,
            "source": f"def {item.entry.function}(*a):\n    return 7\n",
            "mode": "submit",
        }
        answer = context.request.post(f"{attempt}/{act}", form=form, headers={"Origin": origin})
        assert answer.ok
    others = {kind: bank.load().of_kind(kind)[0] for kind in ("ml_coding", "data_round", "ml_debug")}
    grown = bank.load().items["coding/sensors-on-one-rail"]
    sent = (
        ("coding grown", grown, grown.file("ref.py"), "O(n^3)"),
        ("ml coding wrong", others["ml_coding"], f"def {others['ml_coding'].entry.function}(*a):\n    return 7\n", ""),
        ("tables wrong", others["data_round"], "SELECT 1 AS one", ""),
    )
    for name, item, source, stated in sent:
        page.goto(f"{origin}/practise/item/{item.id}/")
        found[name] = page.url
        form = {
            "csrfmiddlewaretoken": page.locator("meta[name=csrf-token]").get_attribute("content") or "",
            "source": source,
            "mode": "submit",
            "time": stated,
            "space": "",
            "tests": "assert f(1) == 2",
        }
        assert context.request.post(f"{page.url.rstrip('/')}/submit", form=form, headers={"Origin": origin}).ok
    page.goto(found["coding grown"])
    page.wait_for_selector(".report figure svg")
    for name, kind, place in (("tables", "data_round", 1), ("drill", "ml_debug", 0)):
        page.goto(f"{origin}/practise/item/{bank.load().of_kind(kind)[place].id}/")
        found[name] = page.url
    page.goto(f"{origin}/plan/")
    page.goto(f"{origin}/today/")
    urls = [link.get_attribute("href") or "" for link in page.locator("a.what").all()]
    sheets = []
    for url in urls:
        page.goto(f"{origin}{url}")
        if "/worksheet/" in page.url:
            sheets.append(page.url)
    if not sheets:
        # Today may hold no worksheet: take any block of a round without a page from the plan.
        plan = context.request.get(f"{origin}/api/v1/plan/").json()
        block = next(
            placed["block"]["id"]
            for planned in plan["days"]
            for placed in planned["placements"]
            if placed["block"]["round"] in {"behavioral", "ml_depth", "recruiter_screen"}
        )
        sheets.append(f"{origin}/plan/block/{block}/worksheet/")
    found["worksheet"] = sheets[0]
    found["card"] = f"{origin}/practise/cards/"
    found |= fill_later(page, context, origin, found["reading"].rstrip("/").rsplit("/", 1)[1])
    context.close()
    return found


def visit(page: Page, name: str, places: dict[str, str]) -> None:
    if name == "card":
        page.goto(places[name])
        return
    page.goto(places[name])
    if name == "talk asked":
        ask_in_talk(page)
    if name == "setup with faults":
        page.locator("#minutes_2").fill("an hour")
        page.locator("form .btn.go").last.click()
        page.wait_for_selector(".field.wrong")


def faults_of(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(TAGS)}}})")
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found["violations"]
    ]


# Half of the eight: each width meets each theme, each theme each language, each language each width.
@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [("en", "light", 1280), ("en", "dark", 390), ("bn", "dark", 1280), ("bn", "light", 390)],
)
def test_every_page_is_accessible_and_fits(
    chromium: Browser, instance: Instance, places: dict[str, str], axe: str, language: str, theme: str, width: int
) -> None:
    context = enter(chromium, instance, language, theme, width)
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    watched = Watched(context.new_page(), origin)
    problems = []
    for name in PAGES:
        visit(watched.page, name, places)
        problems += [f"{name}: {fault}" for fault in faults_of(watched.page, axe)]
        overflow = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 0:
            problems.append(f"{name}: {overflow} px wider than the window")
    context.close()
    assert problems + watched.faults == []


def enter(chromium: Browser, instance: Instance, language: str, theme: str, width: int) -> BrowserContext:
    """A context with a language and a theme."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,  # type: ignore[arg-type]
        timezone_id="Asia/Dhaka",
        locale="en-GB",
        bypass_csp=False,
    )
    page = context.new_page()
    page.goto(instance.fresh_link())
    page.goto(instance.links[0].rsplit("/enter/", 1)[0] + "/settings/")
    if page.locator("html").get_attribute("lang") != language:
        goes(page, page.locator("button[name=language]").click)
    assert page.locator("html").get_attribute("lang") == language
    page.close()
    return context


@pytest.mark.parametrize("language", ["en", "bn"])
def test_layout_holds_still_while_fonts_are_late(
    chromium: Browser, instance: Instance, places: dict[str, str], language: str
) -> None:
    context = enter(chromium, instance, language, "light", 1280)
    page = context.new_page()
    page.route("**/*.woff2", lambda route: (page.wait_for_timeout(250), route.continue_())[-1])
    page.add_init_script(
        "window.__shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.__shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    for name in ("today", "plan", "progress"):
        page.goto(places[name])
        page.wait_for_timeout(700)
        page.evaluate("document.fonts.ready.then(() => true)")
        shift = page.evaluate("window.__shift")
        assert shift < (0.05 if language == "en" else 0.2), f"{name}: {shift}"
    context.close()
