"""What was typed survives a reload, a killed server and a server that is away."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.instance import Instance, start
from tests.waiting import PATIENCE_S, free_port, until

pytestmark = [pytest.mark.browser]

PORT = free_port()
"""One for both starts: what a browser keeps belongs to an address."""


def origin(instance: Instance) -> str:
    return instance.links[0].rsplit("/enter/", 1)[0]


def open_card(page: Page, instance: Instance) -> None:
    page.goto(instance.links[0])
    page.goto(f"{origin(instance)}/practise/cards/")


def killed(instance: Instance) -> None:
    instance.process.send_signal(signal.SIGKILL)
    instance.process.wait(PATIENCE_S)


def test_an_answer_that_is_said_to_be_saved_survives_a_killed_server(chromium: Browser, tmp_path: Path) -> None:
    first = start(tmp_path / "data", port=PORT)
    page = chromium.new_context().new_page()
    open_card(page, first)
    page.locator("#answer").press_sequentially("half of an answer", delay=5)
    expect(page.locator("[data-save-state]")).to_have_text("Saved")
    killed(first)
    second = start(tmp_path / "data", port=PORT)
    # Another browser: nothing of the first one's storage is there, only what the server kept.
    other = chromium.new_context().new_page()
    open_card(other, second)
    expect(other.locator("#answer")).to_have_value("half of an answer")
    second.stop()


def test_what_was_typed_while_the_server_was_away_comes_back(chromium: Browser, tmp_path: Path) -> None:
    first = start(tmp_path / "data", port=PORT)
    context = chromium.new_context()
    page = context.new_page()
    open_card(page, first)
    address = page.url
    killed(first)
    page.locator("#answer").press_sequentially("typed into the void", delay=5)
    expect(page.locator("[data-save-state]")).to_contain_text("kept in this browser")
    second = start(tmp_path / "data", port=PORT)
    page.close()
    again = context.new_page()
    again.goto(second.links[0])
    again.goto(address)
    expect(again.locator("#answer")).to_have_value("typed into the void")
    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(second.fresh_link())

    def is_there() -> bool:
        elsewhere.goto(address)
        return elsewhere.locator("#answer").input_value() == "typed into the void"

    assert until(is_there), "the server has it too, sent by the first page or by the second"
    second.stop()


def test_code_survives_a_reload(chromium: Browser, tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=PORT)
    page = chromium.new_context().new_page()
    page.goto(instance.links[0])
    page.goto(f"{origin(instance)}/practise/item/coding/nights-in-a-dip/")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def dip_loss(scores):\n    return 41\n")
    expect(page.locator("[data-save-state]")).to_have_text("Saved")
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("return 41")
    instance.stop()


def test_a_half_filled_form_goes_along_into_the_other_language(context: BrowserContext, instance: Instance) -> None:
    page = context.new_page()
    page.goto(f"{origin(instance)}/plan/setup/?role=ml_engineer")
    page.locator("#minutes_2").fill("33")
    page.locator("input[name=loop]").first.set_checked(not page.locator("input[name=loop]").first.is_checked())
    wanted = page.locator("input[name=loop]").first.is_checked()
    was = page.locator("html").get_attribute("lang")
    for _ in range(2):
        page.locator("button[name=language]").click()
        expect(page.locator("#minutes_2")).to_have_value("33")
        assert page.locator("input[name=loop]").first.is_checked() is wanted
    expect(page.locator("html")).to_have_attribute("lang", was or "")
