"""Fetching over TLS, with a certificate of our own."""

from __future__ import annotations

import ssl

import pytest

from rehearse.radar import AnswerError, FetchError
from tests.radar.serving import FEED, TLS, answer, drip, get, redirect, serving


@pytest.fixture
def secure() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "cert.pem", TLS / "key.pem")
    return context


def trust_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    make = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: make(cafile=str(TLS / "cert.pem")))


def test_a_feed_is_fetched_over_tls(secure: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_ours(monkeypatch)
    with serving(answer(), secure=secure) as server:
        assert get(server.url().replace("http:", "https:")).data == FEED


def test_a_certificate_that_nobody_trusts_is_refused(secure: ssl.SSLContext) -> None:
    with serving(answer(), secure=secure) as server:
        with pytest.raises(FetchError, match="certificate"):
            get(server.url().replace("http:", "https:"))
        assert server.requests == []


def test_a_certificate_of_another_name_is_refused(secure: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_ours(monkeypatch)
    with serving(answer(), secure=secure) as server, pytest.raises(FetchError, match="certificate"):
        get(server.url(host="other.test").replace("http:", "https:"))


def test_no_redirect_leads_from_encryption_to_none(secure: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_ours(monkeypatch)
    with serving(redirect("http://feeds.test:9/"), secure=secure) as server, pytest.raises(AnswerError) as refused:
        get(server.url().replace("http:", "https:"))
    assert refused.value.message.id == "radar.redirect_open"


def test_a_slow_server_behind_tls_is_left(secure: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    trust_ours(monkeypatch)
    with serving(drip, secure=secure) as server, pytest.raises(FetchError) as refused:
        get(server.url().replace("http:", "https:"), timeout_s=0.7)
    assert refused.value.message.id == "radar.slow"
