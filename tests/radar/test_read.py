"""Reading feeds: sound ones, broken ones, hostile ones."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rehearse.radar import LARGEST_FEED, Feed, FeedError, child, read_feed, read_feed_apart

FEEDS = Path(__file__).parent / "feeds"
EXPECTED = tomllib.loads((FEEDS / "expected.toml").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in FEEDS.iterdir() if path.suffix not in {".toml", ".md"})
URL = "https://host.example/a/feed.xml"

_watched: list[str] | None = None


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and str(args[0]).startswith((sys.prefix, sys.base_prefix)):
        return  # modules and codecs of the interpreter
    if _watched is not None and (event == "open" or event.startswith(("socket.", "subprocess.", "urllib."))):
        _watched.append(f"{event} {args[:1]}")


sys.addaudithook(_audit)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Every file and address that is opened meanwhile."""
    global _watched
    feedparser.parse(io.BytesIO(b"<rss/>"))  # what it imports at its first use is no news
    _watched = events = []
    try:
        yield events
    finally:
        _watched = None


def make(*items: str, head: str = "<title>Feed</title>") -> bytes:
    return f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode()


def test_a_feed_is_read_with_its_entries() -> None:
    feed = read_feed(make("<item><title>PyTorch 2.9</title><link>https://example.org/1</link></item>"))
    assert feed.title == "Feed"
    assert [(entry.title, entry.link) for entry in feed.entries] == [("PyTorch 2.9", "https://example.org/1")]


def test_every_fixture_is_expected_and_the_other_way_round() -> None:
    assert set(EXPECTED) == set(FILES)
    assert len(FILES) >= 20


@pytest.mark.parametrize("name", FILES)
def test_a_fixture_gives_what_is_expected(name: str) -> None:
    expected, data = EXPECTED[name], (FEEDS / name).read_bytes()
    with watched() as events:
        try:
            feed = read_feed(data, URL)
            reason = None
        except FeedError as error:
            reason = error.message.id
    assert events == []
    assert reason == (f"radar.{expected['refused']}" if "refused" in expected else None)
    if reason is not None:
        return
    found = {
        "titles": [entry.title for entry in feed.entries],
        "texts": [entry.text for entry in feed.entries],
        "links": [entry.link for entry in feed.entries],
        "published": [entry.published.isoformat() if entry.published else "" for entry in feed.entries],
    }
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", ["atom10.xml", "rss20.xml", "wrong_encoding.xml", "rss091.xml", "controls.xml"])
def test_a_process_of_its_own_reads_the_same(name: str) -> None:
    data = (FEEDS / name).read_bytes()
    assert read_feed_apart(data, URL) == read_feed(data, URL)


@pytest.mark.parametrize("name", ["page.html", "binary.bin", "empty.xml", "entity_bomb.xml"])
def test_a_process_of_its_own_refuses_the_same(name: str) -> None:
    with pytest.raises(FeedError) as apart:
        read_feed_apart((FEEDS / name).read_bytes())
    with pytest.raises(FeedError) as here:
        read_feed((FEEDS / name).read_bytes())
    assert apart.value.message == here.value.message


def test_feedparser_gets_bytes_in_a_stream_and_never_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    given_: list[Any] = []
    parse = feedparser.parse
    monkeypatch.setattr(
        feedparser, "parse", lambda source, **options: given_.append(source) or parse(source, **options)
    )
    for name in FILES:
        try:
            read_feed((FEEDS / name).read_bytes(), URL)
        except FeedError:
            continue
    assert len(given_) >= 20
    assert {type(source) for source in given_} == {io.BytesIO}


@pytest.mark.parametrize("text", ["/etc/passwd", "https://example.org/feed.xml", "<rss/>"])
def test_a_text_is_refused_before_anything_is_opened(text: str) -> None:
    with watched() as events, pytest.raises(TypeError):
        read_feed(text)  # type: ignore[arg-type]
    assert events == []


def test_nothing_in_our_code_hands_feedparser_anything_but_a_stream() -> None:
    package = Path(child.__file__).parent
    calls = [
        call for path in package.rglob("*.py") for call in re.findall(r"feedparser\.parse\(\s*(.+)", path.read_text())
    ]
    assert len(calls) == 1
    assert calls[0].startswith("io.BytesIO(")


def test_pictures_scripts_and_handlers_leave_no_trace() -> None:
    markup = (
        '<p onclick="go()">Words</p><img src="https://track.example/a.png"><script>let x = 1</script>'
        '<style>p{}</style><svg><text>drawn</text></svg><iframe src="https://track.example/"></iframe> stay'
    )
    escaped = markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    (entry,) = read_feed(make(f"<item><title>t</title><description>{escaped}</description></item>")).entries
    assert entry.text == "Words\nstay"


def test_a_feed_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "raw_feed", lambda *_: pytest.fail("it was read"))
    with pytest.raises(FeedError, match="2 MB"):
        read_feed(b"<rss>" + b" " * LARGEST_FEED)


BOMB = (
    '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
)


@pytest.mark.parametrize(
    "data",
    [
        BOMB.encode(),
        b"\n  <?xml version='1.0'?>" + BOMB.encode(),
        b"<!-- <rss> -->" + BOMB.encode(),
        b"\n<?xml version='1.0' bad?><!-- <rss> -->" + BOMB.encode(),
        BOMB.replace("ENTITY", "EnTiTy").encode(),
        BOMB.encode("utf-16"),
        BOMB.encode("utf-16-le"),
        BOMB.encode("utf-32"),
        BOMB.encode("cp037"),
        b"<?xml version='1.0' encoding='utf-7'?>" + BOMB.replace("<", "+ADw-").encode(),
        b'<!DOCTYPE b [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]><rss version="2.0"><channel/></rss>',
    ],
)
def test_a_feed_with_entities_of_its_own_is_refused_before_it_is_read(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedparser, "parse", lambda *_, **__: pytest.fail("it was read"))
    with pytest.raises(FeedError, match="declares entities"):
        read_feed(data)


def test_an_article_on_entities_is_read() -> None:
    items = '<item><title>The &lt;!ENTITY a "b"&gt; line</title><description><![CDATA[<!ENTITY a "b">]]></description></item>'
    head = b'<!DOCTYPE rss PUBLIC "-//Invented//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    for data in (make(items), head + make(items)):
        assert [entry.title for entry in read_feed(data).entries] == ["The line"]


def test_a_feed_that_costs_minutes_is_left() -> None:
    # 100,000 attributes on one element: feedparser compares each with all others.
    attributes = b" ".join(b'a%d="x"' % number for number in range(100_000))
    data = b'<rss version="2.0"><channel><item ' + attributes + b"></item></channel></rss>"
    with pytest.raises(FeedError, match="more memory or time"):
        read_feed_apart(data, timeout_s=1.5)


def test_many_entries_are_cut_and_said_to_be() -> None:
    feed = read_feed(make(*(f"<item><title>entry {number}</title></item>" for number in range(500))))
    assert (len(feed.entries), feed.is_cut) == (200, True)
    assert not read_feed(make("<item><title>one</title></item>")).is_cut


def test_long_words_are_cut_with_an_ellipsis() -> None:
    (entry,) = read_feed(
        make(f"<item><title>{'long ' * 200}</title><description>{'x' * 9000}</description></item>")
    ).entries
    assert len(entry.title) <= 300 and entry.title.endswith("…")
    assert len(entry.text) == 4000 and entry.text.endswith("…")


def is_sound(feed: Feed) -> None:
    assert len(feed.title) <= 200
    assert len(feed.entries) <= 200
    assert len({entry.key for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert re.fullmatch("[0-9a-f]{64}", entry.key)
        assert 1 <= len(entry.title) <= 300 and "\n" not in entry.title
        assert len(entry.text) <= 4000
        assert entry.link == "" or (re.match("https?://[^/]", entry.link) and len(entry.link) <= 600)
        assert entry.published is None or entry.published.tzinfo is not None
        for text in (entry.title, entry.text, entry.link):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u202a-\u202e]", text)


def check_bytes(data: bytes) -> None:
    with watched() as events:
        try:
            is_sound(read_feed(data, URL))
        except FeedError:
            pass
    assert events == []


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
@example(b"/etc/passwd")
@example(b"file:///etc/passwd")
@example(b"https://127.0.0.1:9/feed")
def test_any_bytes_are_a_feed_or_a_feed_error(data: bytes) -> None:
    check_bytes(data)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_damage_to_a_feed_gives_a_feed_or_a_feed_error(data: st.DataObject) -> None:
    source = bytearray((FEEDS / data.draw(st.sampled_from(FILES))).read_bytes() or b"<rss/>")
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(source) - 1)) if source else 0
        piece = data.draw(
            st.binary(max_size=8)
            | st.sampled_from(
                [b"<", b"]]>", b"&#xD800;", b"&#99999999999;", b"<!ENTITY", b"\0", b"&", b'"', b"<![CDATA["]
            )
        )
        source[place : place + data.draw(st.integers(0, 8))] = piece
    check_bytes(bytes(source))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=100), st.text(max_size=60))
def test_any_words_in_a_feed_come_out_as_plain_text(text: str, title: str, link: str) -> None:
    def cdata(words: str) -> str:
        return f"<![CDATA[{words.replace(']]>', '')}]]>"

    body = (
        f"<item><title>{cdata(title)}</title><link>{cdata(link)}</link><description>{cdata(text)}</description></item>"
    )
    data = make(body.encode("utf-8", "replace").decode())
    with watched() as events:
        try:
            is_sound(read_feed(data, URL))
        except FeedError:
            pass
    assert events == []
