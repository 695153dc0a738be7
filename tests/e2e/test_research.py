"""Company research as a person does it: a catalogue, what to read, answers that stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Watched, goes, speak
from tests.e2e.instance import Instance
from tests.e2e.test_pages import faults_of
from tests.postings_company.catalogues import row, table

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("language", ["en", "bn"])
def test_reading_about_a_company(watched: Watched, instance: Instance, axe: str, tmp_path: Path, language: str) -> None:
    page = watched.page
    origin = instance.links[0].rsplit("/enter/", 1)[0]
    page.goto(f"{origin}/welcome/")
    goes(page, page.locator("button[value=demo]").click)
    posting = page.url.rstrip("/").rsplit("/", 1)[1]
    file = tmp_path / "own.csv"
    file.write_bytes(table([row(1, company="Harbourlight"), row(2, company="Lowtide"), row(3, source_url="ftp://no")]))
    page.goto(f"{origin}/research/catalogue/")
    speak(page, language)
    page.locator("#file").set_input_files(file)
    goes(page, page.locator("form .btn.go").click)
    expect(page.locator("main ul")).to_contain_text("source_url")
    page.goto(f"{origin}/research/postings/{posting}/")
    expect(page.locator(".lines .line")).to_have_count(2)
    page.locator(".lines .line").first.locator("button").click()
    expect(page.locator(".lines .line.done")).to_have_count(1)
    page.locator(".lines .line.done button").click()
    box = page.locator("[id='answer.product']")
    box.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(f"Harbour news, {language}.")
    with page.expect_response(lambda answer: answer.url.endswith("/draft")):
        page.locator("#notes").focus()
    assert faults_of(page, axe) == []
    page.reload()
    expect(page.locator("[id='answer.product']")).to_have_value(f"Harbour news, {language}.")
    speak(page, "en")
