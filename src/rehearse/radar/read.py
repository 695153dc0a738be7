"""From bytes to a feed: here, or in a process of its own behind limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rehearse.radar import child
from rehearse.radar.entry import Entry, Feed
from rehearse.radar.errors import FeedError, refusal

__all__ = ["LARGEST_FEED", "read_feed", "read_feed_apart"]

LARGEST_FEED = 2_000_000
"""Bytes of a feed."""
TIMEOUT_S = 60.0
"""The bound is the processor time; a machine that stands still for a while makes no feed heavy."""

_CHILD = Path(child.__file__)


def read_feed(data: bytes, url: str = "") -> Feed:
    """The feed in these bytes, read in this process. ``url`` is where it came from, for links without a host.

    For bytes of our own: those of strangers can cost minutes, see ``read_feed_apart``. No file and no address is
    opened. Raises FeedError for bytes that are no feed or more than ``LARGEST_FEED``.
    """
    _check(data)
    try:
        found = child.raw_feed(data, url)
    except (MemoryError, RecursionError):
        raise refusal(FeedError, "heavy") from None
    except Exception as error:
        # feedparser promises to raise nothing; whatever it raises means that these bytes are no feed.
        raise refusal(FeedError, "no_feed") from error
    return _feed(found)


def read_feed_apart(data: bytes, url: str = "", *, timeout_s: float = TIMEOUT_S) -> Feed:
    """As ``read_feed``, in a process with bounds: 5 s of processor time, 512 MB, no network. About 0.2 s a feed."""
    _check(data)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        # Files on both sides instead of pipes: no thread is needed and nothing can block.
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-B", str(_CHILD), url],
                stdin=given,
                stdout=taken,
                stderr=subprocess.DEVNULL,
                env={"LC_ALL": "C.UTF-8"}
                | {k: os.environ[k] for k in ("SYSTEMROOT", "LD_LIBRARY_PATH") if k in os.environ},
                timeout=timeout_s,
                check=False,
                start_new_session=True,
            )
        except subprocess.TimeoutExpired:
            raise refusal(FeedError, "heavy") from None
        taken.seek(0)
        answer = taken.read(child.OUTPUT_BYTES)
    if done.returncode != 0:
        raise refusal(FeedError, "heavy")
    return _feed(json.loads(answer))


def _check(data: bytes) -> None:
    # A text would be read as the name of a file or an address by the library below.
    if not isinstance(data, bytes):
        raise TypeError("a feed is bytes")
    if len(data) > LARGEST_FEED:
        raise refusal(FeedError, "feed_large", limit=LARGEST_FEED // 1_000_000)
    if not data.strip():
        raise refusal(FeedError, "feed_empty")


def _feed(found: dict[str, Any]) -> Feed:
    if "refused" in found:
        raise refusal(FeedError, found["refused"])
    if not found["is_feed"]:
        raise refusal(FeedError, "no_feed")
    entries = tuple(
        Entry(
            key=entry["key"],
            title=entry["title"],
            link=entry["link"],
            text=entry["text"],
            published=None if entry["published"] is None else datetime.fromtimestamp(entry["published"], UTC),
        )
        for entry in found["entries"]
    )
    return Feed(found["title"], entries, found["is_cut"])
