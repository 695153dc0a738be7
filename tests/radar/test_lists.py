"""Lists of feeds, and feeds of releases by rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.radar import LARGEST_LIST, ListError, check_url, is_release_feed, name_of_feed, read_list, release_feed

OPML = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Group"><outline text="Harrowgate" type="rss" xmlUrl="https://harrowgate.example/feed.xml"/></outline>
<outline title="Tern" xmlUrl="https://tern.example/atom"/><outline text="No address"/>
<outline text="Hostile" xmlUrl="file:///etc/passwd"/></body></opml>"""


def pairs(data: str | bytes, name: str = "") -> list[tuple[str, str]]:
    return [(found.name, found.url) for found in read_list(data.encode() if isinstance(data, str) else data, name)]


def test_an_opml_file_gives_its_feeds() -> None:
    expected = [("Harrowgate", "https://harrowgate.example/feed.xml"), ("Tern", "https://tern.example/atom")]
    assert pairs(OPML, "mine.opml") == expected
    assert pairs(OPML) == expected


def test_links_to_repositories_become_their_feeds_of_releases() -> None:
    text = """# Tools
* [Ferry](https://git.example.org/harbour/ferry) - boats ![stars](https://img.example/x.svg)
* [Raft](https://git.example.org/harbour/raft.git), see [its page](https://raft.example/)
* Bare: https://git.example.org/harbour/buoy.
* [Again](https://git.example.org/harbour/ferry/)
"""
    assert pairs(text, "list.md") == [
        ("Ferry", "https://git.example.org/harbour/ferry/releases.atom"),
        ("Raft", "https://git.example.org/harbour/raft/releases.atom"),
        ("buoy", "https://git.example.org/harbour/buoy/releases.atom"),
    ]


def test_feeds_in_markdown_stay_as_they_are() -> None:
    assert pairs("[Notes](https://notes.example/feed) and [page](https://notes.example/about)") == [
        ("Notes", "https://notes.example/feed")
    ]


def test_a_csv_file_gives_name_and_address_of_each_row() -> None:
    text = (
        'name,url\nFerry,https://git.example.org/harbour/ferry\n"Notes, weekly",https://notes.example/feed.xml\nNone,\n'
    )
    assert pairs(text, "list.csv") == [
        ("Ferry", "https://git.example.org/harbour/ferry/releases.atom"),
        ("Notes, weekly", "https://notes.example/feed.xml"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "", "list_none"),
        (b"no link here", "a.md", "list_none"),
        (b"\0\1", "a.md", "list_text"),
        (b"<opml><body>", "a.opml", "list_opml"),
        (
            b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline xmlUrl="https://a.example/f"/></body></opml>',
            "a.opml",
            "list_entities",
        ),
        (b'<?xml version="1.0" encoding="klingon"?><opml/>', "a.opml", "list_opml"),
        (b" " * (LARGEST_LIST + 1), "a.md", "list_large"),
        (b'x,"' + b"y" * 200_000 + b'",https://a.example/feed', "a.csv", "list_csv"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ListError) as refused:
        read_list(data, name)
    assert refused.value.message.id == f"radar.{reason}"


def test_a_long_list_is_cut() -> None:
    text = "\n".join(f"https://notes.example/{number}/feed.xml" for number in range(1500))
    assert len(read_list(text.encode(), "a.md")) == 1000


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("https://git.example.org/owner/tool", "https://git.example.org/owner/tool/releases.atom"),
        ("https://git.example.org/owner/tool/", "https://git.example.org/owner/tool/releases.atom"),
        ("https://git.example.org/owner/tool.git", "https://git.example.org/owner/tool/releases.atom"),
        ("https://git.example.org/owner/tool/releases", "https://git.example.org/owner/tool/releases.atom"),
        ("https://gitthings.example/owner/llama.cpp", "https://gitthings.example/owner/llama.cpp/releases.atom"),
        ("https://packages.example.org/project/tool/", "https://packages.example.org/rss/project/tool/releases.xml"),
        (
            "https://packages.example.org/project/tool/2.0/",
            "https://packages.example.org/rss/project/tool/releases.xml",
        ),
        ("https://git.example.org/owner", None),
        ("https://git.example.org/topics/rust", None),
        ("https://git.example.org/owner/tool/issues/7", None),
        ("https://blog.example.org/owner/tool", None),
        ("https://name:word@git.example.org/owner/tool", None),
        ("ftp://git.example.org/owner/tool", None),
        ("https://[bad/owner/tool", None),
    ],
)
def test_the_page_of_a_repository_or_package_has_a_feed_of_releases(page: str, feed: str | None) -> None:
    assert release_feed(page) == feed
    if feed:
        assert is_release_feed(feed)
        assert check_url(feed) == feed


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://git.example.org/owner/tool/releases.atom", "tool"),
        ("https://packages.example.org/rss/project/tool/releases.xml", "tool"),
        ("https://notes.example/feed.xml", "notes.example/feed.xml"),
        ("https://notes.example/", "notes.example"),
    ],
)
def test_a_feed_has_a_name_from_its_address(url: str, name: str) -> None:
    assert name_of_feed(url) == name


@settings(max_examples=200)
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(["", "a.opml", "a.csv", "a.md"]),
)
def test_any_bytes_are_a_list_or_a_list_error(data: bytes, name: str) -> None:
    try:
        found = read_list(data, name)
    except ListError:
        return
    assert 1 <= len(found) <= 1000
    assert all(check_url(one.url) == one.url and 1 <= len(one.name) <= 200 for one in found)


def test_no_registry_or_forge_is_known_by_name() -> None:
    package = Path(__file__).parents[2] / "src" / "rehearse" / "radar"
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not any(host in text for host in ("pypi", "github", "gitlab", "npmjs")), path
