"""The way in, and everybody who must stay out."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client

from rehearse.web.accounts.models import Person, SpentLink
from rehearse.web.security import links, tokens

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Links age when a test says so: the first request of a run may take a slow machine a minute."""
    found = SimpleNamespace(now=1_800_000_000.0)
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: found.now))
    return found


def test_a_fresh_link_opens_a_session() -> None:
    client = Client()
    answer = client.get(f"/enter/{links.make_token()}")
    assert answer.status_code == 302
    assert Person.objects.filter(is_local=True).count() == 1
    assert client.get("/welcome/").status_code == 200


def test_a_link_works_once() -> None:
    token = links.make_token()
    assert Client().get(f"/enter/{token}").status_code == 302
    again = Client().get(f"/enter/{token}")
    assert again.status_code == 403
    assert b"rehearse open" in again.content


def test_a_spent_link_stays_spent_in_the_database() -> None:
    token = links.make_token()
    Client().get(f"/enter/{token}")
    assert SpentLink.objects.count() == 1


@pytest.mark.parametrize(("age", "status"), [(59, 302), (61, 403)])
def test_a_link_older_than_a_minute_is_refused(clock: SimpleNamespace, age: float, status: int) -> None:
    token = links.make_token()
    clock.now += age
    assert Client().get(f"/enter/{token}").status_code == status


# Named, because a signed token holds the time: workers of one run would collect different tests.
@pytest.mark.parametrize(
    "token",
    ["nonsense", "a:b:c", signing.TimestampSigner(key="other", salt="rehearse.enter").sign("x")],
    ids=["no token", "three parts", "another key"],
)
def test_a_forged_link_is_refused(token: str) -> None:
    assert Client().get(f"/enter/{token}").status_code == 403


def test_the_answer_to_a_link_is_not_stored() -> None:
    answer = Client().get(f"/enter/{links.make_token()}")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/today/",
        "/plan/",
        "/plan/setup/",
        "/practise/",
        "/practise/cards/",
        "/progress/",
        "/settings/",
        "/postings/",
        "/welcome/",
    ],
)
def test_without_a_session_every_page_shows_the_way_in(path: str) -> None:
    answer = Client().get(path, follow=True)
    assert answer.status_code == 403
    assert b"rehearse open" in answer.content


def test_a_foreign_host_is_refused() -> None:
    assert Client().get("/locked/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
        {"origin": "http://testserver:9999"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_fetches_of_other_sites_and_ports_are_refused(site: Client, headers: dict[str, str]) -> None:
    assert site.get("/today/", headers=headers).status_code == 403


def test_a_link_followed_from_elsewhere_is_answered(site: Client) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert site.get("/welcome/", headers=headers).status_code == 200


def test_a_form_posted_by_another_site_is_refused(site: Client) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert site.post("/language/", {"language": "bn"}, headers=headers).status_code == 403


def test_a_form_without_its_key_changes_nothing(alice: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    answer = client.post("/language/", {"language": "bn", "next": "/"})
    assert answer.status_code == 403
    alice.refresh_from_db()
    assert alice.language == "en"


@pytest.mark.parametrize("target", ["plan", "plan:plan", "../", "//elsewhere.example/", "/\\elsewhere.example", "\0"])
def test_after_a_form_one_stays_here(site: Client, target: str) -> None:
    assert site.post("/language/", {"language": "en", "next": target})["Location"] == "/"


def test_cookies_carry_the_port_and_are_closed_to_scripts() -> None:
    answer = Client().get(f"/enter/{links.make_token()}")
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert str(settings.PORT) in settings.SESSION_COOKIE_NAME
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), display-capture=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "media-src 'self' blob:", "worker-src 'self'",
    "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
}  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "/today/",
        "/plan/",
        "/practise/",
        "/progress/",
        "/settings/",
        "/postings/",
        "/welcome/",
        "/locked/",
        "/nowhere/",
        "/api/v1/openapi.json",
    ],
)
def test_every_page_sends_the_whole_header_set(site: Client, path: str) -> None:
    answer = site.get(path)
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    assert {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")} == POLICY


def test_a_token_opens_the_api_and_only_while_it_lives(alice: Person) -> None:
    token = tokens.issue(alice, "notebook")
    headers = {"authorization": f"Bearer {token}"}
    assert Client().get("/api/v1/evidence/", headers=headers).status_code == 200
    assert Client().get("/api/v1/evidence/").status_code == 401
    assert Client().get("/api/v1/evidence/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert tokens.revoke(alice, "notebook") == 1
    assert Client().get("/api/v1/evidence/", headers=headers).status_code == 401


def test_a_token_is_not_in_the_database(alice: Person) -> None:
    token = tokens.issue(alice, "notebook")
    row = alice.tokens.get()
    assert token not in {row.digest, row.name}
    assert len(row.digest) == 64


def test_more_than_a_megabyte_at_once_is_answered_with_the_way_round(site: Client) -> None:
    answer = site.post("/welcome/", {"posting": "a" * 1_100_000})
    assert answer.status_code == 400
    assert b"as a file" in answer.content
    assert "Content-Security-Policy" in answer.headers
