"""Pages between a posting and a signature, filled through the API, for whoever looks at every page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Page

__all__ = ["LATER_PAGES", "ask_in_talk", "fill_later"]

LATER_PAGES = ["prepare", "compare postings", "role", "applications", "application", "new application", "stages",
               "import applications", "companies", "company", "catalogue", "offers", "offer", "new offer", "market",
               "talks", "talk", "talk asked", "talk ended", "radar", "feeds", "radar card"]  # fmt: skip

SECOND = """Senior ML Engineer, Inference
Oxbow Works

About Oxbow Works
We run speech models for call centres.

Requirements
- Six years of experience with Python, Kubernetes and model serving on GPUs.
- Docker, CI/CD and monitoring in production.
"""
NEAR = {
    "currency": "GBP", "base": 104_000, "bonus": {"target": 0.15},
    "signon": [{"amount": 15_000, "month": 0, "clawback_months": 12, "pro_rata": True}],
    "grants": [{"kind": "rsu", "money": 160_000, "conversion_price": 50, "price": 50,
                "schedule": [[12, 500], [24, 1500], [36, 4000], [48, 4000]]}],
}  # fmt: skip
FAR = {
    "currency": "GBP", "base": 98_000, "bonus": {"target": 0.12},
    "signon": [{"amount": 25_000, "month": 0, "clawback_months": 24, "pro_rata": False}],
    "grants": [{"kind": "rsu", "money": 120_000, "conversion_price": 50, "price": 50,
                "schedule": [[12, 2500], [24, 2500], [36, 2500], [48, 2500]]}],
}  # fmt: skip


def fill_later(page: Page, context: BrowserContext, origin: str, posting: str) -> dict[str, str]:
    """Addresses of ``LATER_PAGES`` by name. ``posting``: id of one that was read."""
    page.goto(f"{origin}/settings/")
    token = page.locator("meta[name=csrf-token]").get_attribute("content") or ""

    def post(path: str, data: dict[str, Any]) -> Any:
        headers = {"Origin": origin, "X-CSRFToken": token}
        answer = context.request.post(f"{origin}/api/v1{path}", data=data, headers=headers)
        assert answer.ok, f"{path}: {answer.status} {answer.text()}"
        return answer.json()

    second = post("/postings/", {"text": SECOND})[0]["id"]
    application = post("/applications/", {"company": "Harbourlight", "title": "ML Engineer", "stage": "applied",
                                          "next_action": "Write to the recruiter", "next_date": "2026-01-05"})["id"]  # fmt: skip
    post(f"/applications/{application}/contacts", {"name": "The recruiter", "role": "Talent"})
    post(f"/applications/{application}/rounds", {"round": "coding", "at": "2027-01-12T10:00:00+06:00"})
    offer = post("/offers/", {"company": "Northlight", "title": "ML engineer", "terms": NEAR, "in_writing": True})["id"]
    post("/offers/", {"company": "Tidal Ads", "title": "ML engineer", "terms": FAR})
    post("/radar/feeds", {"url": "https://git.example.org/tools/mlflow/releases.atom"})
    card = post("/radar/cards", {"skill": "kafka"})["id"]
    found = {
        "prepare": f"postings/{posting}/prepare/",
        "compare postings": f"postings/compare/?id={posting}&id={second}",
        "role": "postings/roles/ml_engineer/",
        "applications": "applications/",
        "application": f"applications/{application}/",
        "new application": f"applications/new/?posting={posting}",
        "stages": "applications/stages/",
        "import applications": "applications/import/",
        "companies": "research/",
        "company": f"research/postings/{posting}/",
        "catalogue": "research/catalogue/",
        "offers": "offers/",
        "offer": f"offers/{offer}/",
        "new offer": "offers/new/",
        "market": "offers/market/",
        "talks": "negotiation/",
        "radar": "radar/",
        "feeds": "radar/feeds/",
        "radar card": f"radar/cards/{card}/",
    }
    return {name: f"{origin}/{path}" for name, path in found.items()} | talks(page, origin)


def talks(page: Page, origin: str) -> dict[str, str]:
    """One talk that has begun and one that is over. The first waits for a word on a figure after ``ask_in_talk``."""
    found = {}
    for name in ("talk", "talk ended"):
        page.goto(f"{origin}/negotiation/")
        page.locator("main form .btn.go").first.click()
        page.wait_for_url("**/negotiation/*-*/")
        found[name] = page.url.split("#")[0]
    page.locator("input[value=declines]").check()
    with page.expect_navigation():
        page.locator("main form .btn.go").first.click()
    return found | {"talk asked": found["talk"]}


def ask_in_talk(page: Page) -> None:
    """Says a sentence with a figure and no move: the page asks whose it is, and keeps what was typed."""
    page.locator("textarea").first.fill("I was thinking of 95k.")
    with page.expect_navigation():
        page.locator("main form .btn.go").first.click()
