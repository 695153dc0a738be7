"""Servers that answer as told, for the tests of this folder."""

from __future__ import annotations

import pytest

from rehearse import radar
from rehearse.web import work
from tests.web.radar.rig import (
    Servers,
)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Servers:
    found = Servers()
    monkeypatch.setattr(radar, "fetch", found)
    monkeypatch.setattr(radar, "read_feed_apart", radar.read_feed)
    return found


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the background, which does not run here."""
    ids: list[str] = []
    monkeypatch.setattr(work, "enqueue", lambda kind, id_: ids.append(id_))
    return ids
