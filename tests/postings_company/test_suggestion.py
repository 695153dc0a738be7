"""What to read for a posting: order, number, reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.postings.company import MOST_SUGGESTED, REASONS, CaseStudy, company_key, industry_of, suggest
from rehearse.postings.data_file import load

CASE = CaseStudy(
    "1", "Ranking parcels", "Brackenfield", "Delivery", "rec", "ranking", (), 2024, "https://posts.example/1"
)
OWN = replace(CASE, key="own", category="cv", sub_category="ocr")
NEAR = replace(CASE, key="near", company="Lowtide")
FAR = replace(CASE, key="far", company="Wickerlight", industry="Gaming")
OTHER = replace(CASE, key="other", company="Wickerlight", category="audio", sub_category="tts")


def keys(*cases: CaseStudy, company: str = "Brackenfield", industry: str | None = "delivery") -> list[str]:
    found = suggest(cases, company=company_key(company), domains=["recsys"], industry=industry)
    return [suggestion.case.key for suggestion in found]


def test_own_and_alike_first_then_own_then_like_business_then_elsewhere() -> None:
    found = suggest(
        [FAR, OTHER, NEAR, OWN, CASE], company=company_key("Brackenfield"), domains=["recsys"], industry="delivery"
    )
    assert [(one.case.key, one.reason) for one in found] == [
        ("1", "company_and_domain"), ("own", "company"), ("near", "domain_industry"), ("far", "domain"),
    ]  # fmt: skip


def test_newest_first_and_undated_last() -> None:
    dated = [replace(FAR, key=str(year), year=year) for year in (2019, 2026, 2022)]
    assert keys(replace(FAR, key="undated", year=None), *dated) == ["2026", "2022", "2019", "undated"]


def test_without_a_company_only_problems_count() -> None:
    assert keys(CASE, OWN, company="") == ["1"]


def test_seven_at_most() -> None:
    assert len(keys(*(replace(CASE, key=str(number)) for number in range(30)))) == MOST_SUGGESTED == 7


def test_other_names_of_the_company_count_as_its_own() -> None:
    assert keys(replace(OWN, company="Facebook"), company="Meta") == ["own"]


@pytest.mark.parametrize(
    ("url", "is_paper"),
    [("https://arxiv.org/abs/1", True), ("https://www.dl.acm.org/1", True), ("https://notarxiv.org/", False),
     ("https://tech.lowtide.example/arxiv.org", False)],
)  # fmt: skip
def test_papers_are_told_by_their_host(url: str, is_paper: bool) -> None:
    assert replace(CASE, url=url).is_paper is is_paper


def test_tags_and_industries_add_domains() -> None:
    assert replace(CASE, category="optim", sub_category="matching", tags=("on-device",)).domains == {"edge"}
    assert replace(CASE, category="graph", sub_category="gnn", industry="Fintech / banking").domains == {"finance"}


def test_every_domain_of_postings_can_be_suggested_for() -> None:
    table = load("case_domains")
    reached = {domain for known in table["categories"].values() for domain in known}
    reached |= table["words"].keys() | table["industry_words"].keys()
    families = load("domains").keys() - {"thresholds", "in_title"}
    assert families <= reached
    assert reached <= families


def test_an_industry_is_the_one_most_spoken_of() -> None:
    assert (
        industry_of("We bring groceries: couriers, restaurant partners and food delivery; we like music.") == "delivery"
    )
    assert industry_of("A software company for hospitals and patients") == "health"
    assert industry_of("A software company") == "tech"
    assert industry_of("Nothing of the kind") is None


cases = st.builds(
    CaseStudy,
    key=st.text("abc", min_size=1, max_size=3),
    title=st.just("T"),
    company=st.sampled_from(["Brackenfield", "Lowtide", "Meta", "Facebook"]),
    industry=st.sampled_from(["", "Delivery", "Gaming"]),
    category=st.sampled_from(["rec", "ads", "graph", "unheard-of"]),
    sub_category=st.sampled_from(["", "ranking", "aml"]),
    tags=st.just(()),
    year=st.none() | st.integers(1990, 2026),
    url=st.just("https://posts.example/"),
)


@given(
    st.lists(cases, max_size=12),
    st.sampled_from(["", "brackenfield", "meta"]),
    st.sets(st.sampled_from(["recsys", "ads"])),
)
def test_reasons_never_fall_and_each_is_true(given_cases: list[CaseStudy], company: str, domains: set[str]) -> None:
    found = suggest(given_cases, company=company, domains=domains, industry="gaming")
    ranks = [REASONS.index(one.reason) for one in found]
    assert ranks == sorted(ranks)
    for one in found:
        is_own = bool(company) and one.case.company_key == company
        is_alike = bool(domains & one.case.domains)
        assert is_own is one.reason.startswith("company")
        assert is_alike or one.reason == "company"
