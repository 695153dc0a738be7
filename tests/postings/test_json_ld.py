"""Data about a posting in the forms that pages give it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rehearse import postings
from rehearse.postings.html_page import is_html, read_page

JOB: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Data Scientist",
    "hiringOrganization": {"@type": "Organization", "name": "Acmetown"},
    "baseSalary": {"currency": "EUR", "value": {"minValue": 60000, "maxValue": 70000, "unitText": "YEAR"}},
    "experienceRequirements": {"monthsOfExperience": 24},
}
FORMS: dict[str, str] = {
    "plain": json.dumps(JOB),
    "list": json.dumps([{"@type": "WebSite"}, JOB]),
    "graph": json.dumps({"@graph": [{"@type": "Organization", "name": "Other"}, JOB]}),
    "several types": json.dumps(JOB | {"@type": ["JobPosting", "Thing"]}),
    "nested": json.dumps({"@type": "WebPage", "mainEntity": JOB}),
    "control characters": json.dumps(JOB).replace("Data Scientist", "Data Scientist\t"),
    "trailing semicolon": json.dumps(JOB) + " ;\n",
    "line ends inside": json.dumps(JOB).replace("Data Scientist", "Data Scientist\n"),
    "list of one": json.dumps([JOB]),
    "graph in a list": json.dumps([{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, JOB]}]),
    "list in a list": json.dumps([[{"@type": "BreadcrumbList"}], [JOB]]),
    "marked section": f"<![CDATA[{json.dumps(JOB)}]]>",
}
TYPES = ["application/ld+json", "application/ld&#x2B;json", "APPLICATION/LD+JSON", "application/ld+json; charset=utf-8"]
BODY = "<h1>Data Scientist</h1><h2>Requirements</h2><ul><li>3 years of experience</li><li>Python</li></ul>"


WRAPPERS = {
    "in the head": '<html><head><script type="{kind}">{source}</script></head><body>{body}</body></html>',
    "in the body": '<html><body>{body}<script type="{kind}">{source}</script></body></html>',
    "after the page": '<html><body>{body}</body></html><script type="{kind}">{source}</script>',
    "without html": '<script type="{kind}">{source}</script>{body}',
    "in single quotes": "<!doctype html><script id=x type='{kind}' data-x=1>{source}</script><main>{body}</main>",
    "after other scripts": (
        "<html><head><script>let a = 1</script><script type='application/json'>{{}}</script>"
        '<script type=\'application/ld+json\'>{{"@type": "WebSite"}}</script>'
        '<script type="{kind}">{source}</script></head><body>{body}</body></html>'
    ),
    "after a broken one": (
        "<html><head><script type='application/ld+json'>{{broken</script>"
        '<script type="{kind}">{source}</script></head><body>{body}</body></html>'
    ),
    "with spaces around": '<html><head><script  type=" {kind} " >\n\n {source} \n</script></head><body>{body}</body></html>',
}


def page(source: str, kind: str = TYPES[0]) -> str:
    return f'<html><head><script type="{kind}">{source}</script></head><body>{BODY}</body></html>'


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_found_in_every_wrapper(form: str, kind: str, wrapper: str) -> None:
    found = read_page(WRAPPERS[wrapper].format(kind=kind, source=FORMS[form], body=BODY))
    assert found.json_ld is not None and not found.is_broken
    posting = postings.read(found.text, json_ld=found.json_ld)
    assert posting.company == "Acmetown"
    assert (posting.title or "").strip() == "Data Scientist"


def test_quotes_stand_in_the_stored_data() -> None:
    taken = postings.ingest(page(FORMS["graph"]).encode(), "page.html")
    posting = postings.read(taken.text, json_ld=taken.json_ld)
    company = posting.of("company")
    assert company is not None and '"Acmetown"' in posting.words(company.quotes[-1])
    assert company.quotes[-1].source == "json_ld"


def test_where_page_and_text_disagree_both_are_kept_and_the_text_leads_for_years() -> None:
    taken = postings.ingest(page(FORMS["plain"]).encode(), "page.html")
    posting = postings.read(taken.text, json_ld=taken.json_ld)
    assert [(r.value["min"], r.method) for r in posting.readings if r.field == "years"] == [
        (3, "pattern"),
        (2, "json_ld"),
    ]
    report = postings.posting_report(posting)
    assert report["readings"]["years"]["value"] == {"min": 3}
    assert report["disagreements"][0]["value"] == {"min": 2}


def test_another_employer_in_the_text_is_shown_beside_that_of_the_data() -> None:
    text = "Data Scientist\nCompany: Otherplace\n\nOtherplace makes kites. Otherplace is small.\n- Python"
    posting = postings.read(text, json_ld=json.dumps(JOB))
    assert [r.value for r in posting.readings if r.field == "company"] == ["Acmetown", "Otherplace"]
    same = postings.read("Data Scientist\nCompany: Acmetown Ltd.\n- Python", json_ld=json.dumps(JOB))
    assert [r.value for r in same.readings if r.field == "company"] == ["Acmetown"]


def test_the_place_comes_from_the_data_and_differing_text_follows() -> None:
    places = [
        {"@type": "Place", "address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
        {"@type": "Place", "address": "Dublin"},
    ]
    job = JOB | {"jobLocation": places, "jobLocationType": "TELECOMMUTE"}
    posting = postings.read("Data Scientist\nLocation: Oslo\n- Python", json_ld=json.dumps(job))
    found = [(r.value, r.method) for r in posting.readings if r.field == "place"]
    assert found == [("Remote; Leeds, GB; Dublin", "json_ld"), ("Oslo", "heading")]
    reading = posting.of("place")
    assert reading is not None and len(reading.quotes) == 3


def test_pay_that_is_the_union_of_the_ranges_of_the_text_is_no_disagreement() -> None:
    text = "Data Scientist\nPython\nBase salary €60,000 - €65,000 (Berlin), €62,000 - €70,000 (Munich)"
    posting = postings.read(text, json_ld=json.dumps(JOB))
    assert [r.method for r in posting.readings if r.field == "salary"] == ["pattern"]


def test_pay_stands_alone_where_the_text_is_silent() -> None:
    posting = postings.read("Data Scientist\nPython", json_ld=json.dumps(JOB))
    reading = posting.of("salary")
    assert reading is not None and reading.method == "json_ld"
    assert reading.value["headline"] == {"min": 60000, "max": 70000, "currency": "EUR", "period": "year"}


@pytest.mark.parametrize(
    "salary",
    [
        {"currency": "USD", "value": {"minValue": 3, "maxValue": 3, "unitText": "YEAR"}},
        {"currency": "USD", "value": {"minValue": 90000, "maxValue": 10, "unitText": "YEAR"}},
        {"currency": "dollars", "value": 100000},
        {"value": {"minValue": "plenty"}},
        "100000",
        None,
        [],
    ],
)
def test_impossible_pay_is_not_read(salary: Any) -> None:
    assert (
        postings.read("Data Scientist\nPython", json_ld=json.dumps(JOB | {"baseSalary": salary})).of("salary") is None
    )


@pytest.mark.parametrize("source", ["{", "[1, 2", "null", "3", "{}", "[" * 5000, json.dumps({"@type": "JobPosting"})])
def test_broken_data_leaves_the_text(source: str) -> None:
    found = read_page(page(source))
    posting = postings.read(found.text, json_ld=source if source.strip() else None)
    assert posting.title == "Data Scientist" and posting.skills == {"python": "required"}


def test_broken_data_is_said() -> None:
    taken = postings.ingest(page("{").encode(), "page.html")
    assert "postings.broken_json_ld" in {warning.id for warning in taken.warnings}


def test_menus_scripts_and_footers_are_left_out() -> None:
    found = read_page(
        "<html><body><nav>Home</nav><header>Menu</header><script>let a</script><style>b {}</style><main><h1>Title</h1>"
        "<p>One <b>bold</b> word.<br>Next&nbsp;line</p><ul><li>first</li><li>second</li></ul></main>"
        "<footer>End</footer>"
    )
    lines = [line.strip() for line in found.text.split("\n") if line.strip()]
    assert [" ".join(line.split()) for line in lines] == ["Title", "One bold word.", "Next line", "• first", "• second"]


def test_a_page_without_text_is_told_by_its_data() -> None:
    job = JOB | {"description": "<p>" + "We train models with PyTorch. " * 20 + "</p>"}
    taken = postings.ingest(page(json.dumps(job)).replace(BODY, "<div id=app></div>").encode(), "page.html")
    assert "pytorch" in postings.read(taken.text, json_ld=taken.json_ld).skills


@pytest.mark.parametrize(
    ("text", "answer"),
    [("<!doctype html><p>x", True), ("  <HTML>", True), ("<div>x</div>", True), ("< 5 years", False), ("Data", False)],
)
def test_markup_is_told_from_text(text: str, answer: bool) -> None:
    assert is_html(text) is answer
