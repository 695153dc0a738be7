"""A real browser on a real instance."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.e2e.instance import Instance, start, started
from tests.waiting import free_port

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--disable-quic"]  # fmt: skip


WAIT_MS = 90_000.0
"""Waits end early; only a fault takes this long. A machine that stands still for a while is none."""
expect.set_options(timeout=WAIT_MS)


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """One instance for the whole run, on a port that nobody has; every test gets a browser context of its own."""
    found = start(tmp_path_factory.mktemp("data"), port=free_port())
    yield found
    found.stop()


@pytest.fixture(autouse=True)
def _no_server_outlives_its_test() -> Iterator[None]:
    """One that failed would leave its servers to the others: their ports taken, their cores busy."""
    before = len(started)
    yield
    for one in started[before:]:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
    del started[before:]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium that ``tests/suite.py`` found or installed."""
    path = os.environ.get("REHEARSE_CHROMIUM") or "/usr/bin/chromium"
    environment: dict[str, str | float | bool] = dict(os.environ)
    flags = list(FLAGS)
    if libraries := os.environ.get("REHEARSE_CHROMIUM_LIBRARIES"):
        environment["LD_LIBRARY_PATH"] = libraries
        flags.append("--headless=shell")
    playwright: Playwright
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags, env=environment)
        make = browser.new_context

        def patient(**options: Any) -> BrowserContext:
            made = make(**options)
            made.set_default_timeout(WAIT_MS)
            return made

        browser.new_context = patient  # type: ignore[method-assign]
        yield browser
        browser.close()


class Watched:
    """A page whose faults are collected: policy reports, script errors, requests to other hosts."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("console", self._console)
        page.on("request", lambda request: self._request(request.url, origin))

    def _console(self, message: Any) -> None:
        if "Content Security Policy" in message.text or "Refused to" in message.text:
            self.faults.append(f"policy: {message.text}")

    def _request(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", "blob:")):
            self.faults.append(f"other host: {url}")


@pytest.fixture
def context(chromium: Browser, instance: Instance, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser that has entered."""
    options = {"viewport": {"width": 1280, "height": 900}, "timezone_id": "Asia/Dhaka", "locale": "en-GB"}
    found = chromium.new_context(**(options | getattr(request, "param", {})))
    page = found.new_page()
    page.goto(instance.fresh_link())
    page.close()
    yield found
    found.close()


@pytest.fixture
def watched(context: BrowserContext, instance: Instance) -> Iterator[Watched]:
    """A page that must end without a fault."""
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    found = Watched(context.new_page(), origin)
    yield found
    assert found.faults == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's script, from the pinned packages of the frontend."""
    root = Path(__file__).resolve().parents[2]
    return (root / "frontend/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def goes(page: Page, act: Callable[[], object]) -> None:
    """Does what leads to another page, and waits until that page is there."""
    with page.expect_navigation():
        act()


def speak(page: Page, language: str) -> None:
    """Turns a page of somebody who has entered to a language; one person serves all tests, in any order."""
    if page.locator("html").get_attribute("lang") != language:
        goes(page, page.locator(f"button[name=language][value={language}]").click)
    assert page.locator("html").get_attribute("lang") == language
