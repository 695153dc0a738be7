"""What was typed survives a reload, a killed server and a server that is away."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.instance import Instance, start

pytestmark = [pytest.mark.browser]

PORT = 8910


def origin(instance: Instance) -> str:
    return instance.links[0].rsplit("/enter/", 1)[0]


def open_card(page: Page, instance: Instance) -> None:
    page.goto(instance.links[0])
    page.goto(f"{origin(instance)}/practise/cards/")


def killed(instance: Instance) -> None:
    instance.process.send_signal(signal.SIGKILL)
    instance.process.wait(10)


def test_an_answer_saved_within_two_seconds_survives_a_killed_server(chromium: Browser, tmp_path: Path) -> None:
    first = start(tmp_path / "data", port=PORT)
    page = chromium.new_context().new_page()
    open_card(page, first)
    page.locator("#answer").press_sequentially("half of an answer", delay=5)
    expect(page.locator("[data-save-state]")).to_have_text("Saved", timeout=2_000)
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
    expect(page.locator("[data-save-state]")).to_contain_text("kept in this browser", timeout=6_000)
    second = start(tmp_path / "data", port=PORT)
    page.close()
    again = context.new_page()
    again.goto(second.links[0])
    again.goto(address)
    expect(again.locator("#answer")).to_have_value("typed into the void")
    again.wait_for_timeout(2_500)
    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(second.fresh_link())
    elsewhere.goto(address)
    expect(elsewhere.locator("#answer")).to_have_value("typed into the void")
    second.stop()


def test_code_survives_a_reload(chromium: Browser, tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=PORT)
    page = chromium.new_context().new_page()
    page.goto(instance.links[0])
    page.goto(f"{origin(instance)}/practise/item/coding/nights-in-a-dip/")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def dip_loss(scores):\n    return 41\n")
    expect(page.locator("[data-save-state]")).to_have_text("Saved", timeout=2_000)
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("return 41")
    instance.stop()
