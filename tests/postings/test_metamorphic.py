"""What changes the form of a posting does not change the skills that it names."""

from __future__ import annotations

import pytest

from tests.postings.changes import CHANGES, glued, kept, without_headings, wrapped
from tests.postings.demo_set import demo_set

LEAST = {"headings removed": (0.99, 0.9), "line ends lost": (0.985, 0.8), "wrapped at 70 columns": (0.995, 0.9)}
"""Mean over all postings and the worst of them, as Jaccard index of the sets of skills."""


@pytest.mark.parametrize("change", CHANGES)
def test_the_form_hardly_matters(change: str) -> None:
    found = kept(demo_set(), CHANGES[change])
    mean, least = LEAST[change]
    worst = {slug: value for slug, value in found.items() if value < 1}
    assert sum(found.values()) / len(found) >= mean, worst
    assert min(found.values()) >= least, worst


def test_the_changes_change_something() -> None:
    entry = next(entry for entry in demo_set() if entry.slug == "glassbell-fraud-scientist")
    text = entry.posting.text
    assert "About us" in text and "About us" not in without_headings(entry)
    assert "\n" in text and "\n" not in glued(entry)
    assert max(map(len, text.split("\n"))) > 70 >= max(map(len, wrapped(entry).split("\n")))
