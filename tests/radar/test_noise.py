"""What is worth a card, and what is noise."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rehearse.radar import REASONS, News, Sifted, quarter_of, read_version, sift

START = datetime(2026, 1, 5, tzinfo=UTC)


def make_news(id_: str, title: str, *, days: int = 0, subject: str = "tool/ray", is_release: bool = True) -> News:
    return News(id_, subject, title, START + timedelta(days=days), is_release)


def ids(sifted: Sifted) -> list[str]:
    return [news.id for news in sifted.kept]


def test_a_minor_version_is_news() -> None:
    sifted = sift([make_news("a", "2.8.0"), make_news("b", "2.9.0", days=100)])
    assert ids(sifted) == ["b", "a"]


def test_repairs_and_builds_are_noise_each_with_its_reason() -> None:
    sifted = sift(
        [
            make_news("first", "2.8.0"),
            make_news("patch", "2.8.1", days=100),
            make_news("candidate", "2.9.0rc1", days=101),
            make_news("nightly", "nightly 3.0.0", days=102),
            make_news("nameless", "Weekly build", days=103),
        ]
    )
    assert ids(sifted) == ["first"]
    assert sifted.left_out == {
        "patch": "patch", "candidate": "not_final", "nightly": "not_final", "nameless": "no_version"
    }  # fmt: skip


def test_the_first_appearance_counts_even_as_a_repair() -> None:
    assert ids(sift([make_news("a", "0.3.7"), make_news("b", "0.3.8", days=1)])) == ["a"]


def test_a_candidate_is_no_first_appearance() -> None:
    assert ids(sift([make_news("a", "0.3.0rc1"), make_news("b", "0.3.1", days=1)])) == ["b"]


def test_one_entry_stands_for_a_quarter() -> None:
    sifted = sift([make_news("a", "2.7.0"), make_news("b", "2.8.0", days=10), make_news("c", "2.9.0", days=100)])
    assert ids(sifted) == ["c", "b"]
    assert sifted.left_out == {"a": "same_quarter"}


def test_a_major_version_stands_before_a_minor_one_of_its_quarter() -> None:
    assert ids(sift([make_news("a", "2.9.0"), make_news("b", "3.0.0", days=10)])) == ["b"]


def test_a_version_stands_before_an_article_of_its_quarter() -> None:
    article = make_news("a", "How we use Ray", is_release=False)
    assert ids(sift([article, make_news("b", "2.9.0", days=3)])) == ["b"]


def test_tools_do_not_touch_each_other() -> None:
    assert len(sift([make_news("a", "1.0.0"), make_news("b", "1.0.0", subject="tool/dask")]).kept) == 2


def test_articles_about_no_known_tool_all_pass() -> None:
    news = [make_news(str(n), "A week in 2.9.1rc1", subject="", is_release=False, days=n) for n in range(5)]
    assert len(sift(news).kept) == 5


def test_quarters_turn_in_utc() -> None:
    assert quarter_of(datetime(2026, 3, 31, 23, 59, tzinfo=UTC)) == (2026, 1)
    assert quarter_of(datetime(2026, 4, 1, 0, 0, tzinfo=UTC)) == (2026, 2)


versions = st.builds(
    lambda numbers, mark: ".".join(map(str, numbers)) + mark,
    st.lists(st.integers(0, 3), min_size=2, max_size=3),
    st.sampled_from(["", "", "", "rc1", ".dev2", "-beta", ".post1", " nightly", " patch release"]),
)
entries = st.lists(
    st.tuples(
        versions | st.sampled_from(["A story", "Weekly build"]),
        st.integers(0, 500),
        st.sampled_from(["tool/ray", "tool/dask", ""]),
        st.booleans(),
    ),
    max_size=30,
).map(
    lambda rows: [
        make_news(str(place), title, days=days, subject=subject, is_release=is_release)
        for place, (title, days, subject, is_release) in enumerate(rows)
    ]
)


@given(entries)
def test_every_entry_is_kept_or_left_out_for_a_reason(news: list[News]) -> None:
    sifted = sift(news)
    assert sorted([*ids(sifted), *sifted.left_out]) == sorted(entry.id for entry in news)
    assert set(sifted.left_out.values()) <= set(REASONS)


@given(entries)
def test_at_most_one_entry_per_tool_and_quarter(news: list[News]) -> None:
    counts = Counter((entry.subject, quarter_of(entry.at)) for entry in sift(news).kept if entry.subject)
    assert not counts or max(counts.values()) == 1


@given(entries)
def test_no_unfinished_build_is_ever_kept_for_a_tool(news: list[News]) -> None:
    for entry in sift(news).kept:
        version = read_version(entry.title)
        assert not entry.subject or version is None or version.is_final


@given(entries)
def test_a_repair_is_kept_only_as_the_first_of_its_tool(news: list[News]) -> None:
    kept = sift(news).kept
    for subject in ("tool/ray", "tool/dask"):
        repairs = [
            entry for entry in kept if entry.subject == subject and (v := read_version(entry.title)) and not v.is_minor
        ]
        assert len(repairs) <= 1
        for repair in repairs:
            assert all(repair.at <= other.at for other in kept if other.subject == subject)


@given(entries, st.randoms(use_true_random=False))
def test_the_order_of_the_feed_does_not_matter(news: list[News], random: object) -> None:
    shuffled = list(news)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sift(shuffled) == sift(news)


@given(entries)
def test_sifting_what_was_kept_keeps_it(news: list[News]) -> None:
    kept = sift(news).kept
    assert sift(kept).kept == kept


@given(entries, st.integers(0, 500))
def test_a_candidate_more_changes_nothing(news: list[News], days: int) -> None:
    more = make_news("more", "9.0.0rc1", days=days)
    assert sift([*news, more]).kept == sift(news).kept


@given(entries)
def test_the_newest_comes_first(news: list[News]) -> None:
    moments = [entry.at for entry in sift(news).kept]
    assert moments == sorted(moments, reverse=True)
