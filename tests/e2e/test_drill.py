"""A debug drill in a browser: several editors are one draft, and the page fits a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Watched, speak
from tests.e2e.instance import Instance

pytestmark = [pytest.mark.browser]

DRILL = "practise/item/ml_debug/everybody-gets-the-average/"
CODE = "practise/item/ml_coding/right-order-how-often/"


def entered(chromium: Browser, instance: Instance, width: int) -> tuple[Watched, str]:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(instance.fresh_link())
    speak(page, "en")
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    return Watched(page, origin), origin


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", [DRILL, CODE])
def test_the_page_is_accessible_and_fits(
    chromium: Browser, instance: Instance, axe: str, path: str, width: int
) -> None:
    watched, origin = entered(chromium, instance, width)
    watched.page.goto(f"{origin}/{path}")
    watched.page.wait_for_selector(".cm-content")
    watched.page.evaluate(axe)
    tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
    found: dict[str, Any] = watched.page.evaluate(f"axe.run(document, {{runOnly: {tags}}})")
    assert [f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:3]]}" for one in found["violations"]] == []
    overflow = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    assert watched.faults == []


def test_what_is_typed_in_any_field_survives_a_reload(chromium: Browser, instance: Instance) -> None:
    watched, origin = entered(chromium, instance, 1280)
    page = watched.page
    page.goto(f"{origin}/{DRILL}")
    page.locator('.cm-content[aria-label="train.py"]').click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("# mended here\n")
    page.locator('.cm-content[aria-label="Your regression test"]').click()
    page.keyboard.type("def test_shapes():")
    page.get_by_label("Your diagnosis").fill("Looked at the shapes first.")
    expect(page.locator("[data-save-state]")).to_have_text("Saved")
    page.reload()
    expect(page.locator('textarea[name="file:given/train.py"]')).to_have_value(beginning("# mended here"))
    expect(page.locator('textarea[name="test"]')).to_have_value(beginning("def test_shapes"))
    expect(page.get_by_label("Your diagnosis")).to_have_value("Looked at the shapes first.")
    assert watched.faults == []


def beginning(start: str) -> Any:
    """A pattern for a value that begins so."""
    return re.compile(re.escape(start))
