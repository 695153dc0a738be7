"""Where the work is."""

from __future__ import annotations

import pytest

from rehearse import postings

REST = "\n\nRequirements\n- Python\n- three years of experience\n"


@pytest.mark.parametrize(
    ("top", "place"),
    [
        ("Data Scientist\nLocation: Aarhus, Denmark", "Aarhus, Denmark"),
        ("Data Scientist\nPlace: Dhaka (Banani)", "Dhaka (Banani)"),
        ("Data Scientist\nAcmetown Labs, Utrecht", "Utrecht"),
        ("Data Scientist\nAcmetown Labs | Remote (US)", "Remote (US)"),
        ("Data Scientist\nAcmetown Labs · Bristol or remote within the UK", "Bristol or remote within the UK"),
        ("Data Scientist\nAcmetown Labs - Toronto, ON", "Toronto, ON"),
        ("Subject: Data Scientist (you are the first), Cape Town", "Cape Town"),
        ("Data Scientist at Acmetown Labs, Aarhus", "Aarhus"),
        ("Data Scientist\n\nAcmetown Labs, Chicago (hybrid). We make kites for everybody.", "Chicago (hybrid)"),
        ("Data Scientist\n\nAcmetown Labs makes kites. The role is based in Leeds.", "Leeds"),
    ],
)
def test_the_place_is_read_from_the_top(top: str, place: str) -> None:
    posting = postings.read(f"{top}\n\nAcmetown Labs makes kites. Acmetown Labs is small.{REST}")
    reading = posting.of("place")
    assert reading is not None and reading.value == place
    assert posting.words(reading.quotes[0]) == place


@pytest.mark.parametrize(
    "top",
    [
        "Data Scientist\nAcmetown Labs",
        "Data Scientist, Clinical Trials\n\nOur clinical trials are large.",
        "Data Scientist\n\nDear colleagues,",
        "Machine Learning Engineer, Feed Ranking",
        "Data Scientist\n\nOur engineering team in Toronto builds kites.",
    ],
)
def test_no_place_is_made_up(top: str) -> None:
    assert postings.read(f"{top}\n\nAcmetown Labs makes kites. Acmetown Labs is small.{REST}").of("place") is None
