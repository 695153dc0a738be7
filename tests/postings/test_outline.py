"""Which section a line belongs to: headings of many kinds, paragraphs after lists, labels inside them."""

from __future__ import annotations

import pytest

from rehearse import postings
from rehearse.postings.outline import outline
from rehearse.postings.section import guessed_kind, heading_kind

TITLE = "Machine Learning Engineer\nAcmetown Labs\n\nWe sell kettles to people in Wales.\n\n"


def kind_of(heading: str) -> str | None:
    kind = heading_kind(heading) or guessed_kind(heading)
    return kind.id if kind else None


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        ("duties", "Essential functions; Key deliverables; Terms of reference; What success looks like; The assignment;"
         "🚀 What you'll be building; Research topics; What is this role about?; And what you will do"),
        ("required", "Entry requirements; Prerequisites; Who can apply; Selection criteria; You'd probably come with;"
         "Do you recognise yourself?; Your superpowers; What you've done before; Required Candidate profile"),
        ("preferred", "What would put you ahead; It would help; Meriting; Pre; On our wish list; Gold dust;"
         "Lovely, but we'll teach you; No problem if you don't have these; Assets for this role"),
        ("benefits", "What you can count on; The deal; CTC; Stipend and duration; Why you'll love working here"),
        ("process", "Hiring process in short; Interested?; Timeline; Getting hired; The four steps; Who to contact"),
        ("unneeded", "What you won't do; Out of scope; Not your job; What you don't need; You won't be doing"),
        ("company", "Our client; Introduction; Who are we?; What others do"),
    ],
)  # fmt: skip
def test_headings_of_many_houses_are_known(kind: str, headings: str) -> None:
    assert {heading.strip(): kind_of(heading.strip()) for heading in headings.split(";")} == {
        heading.strip(): kind for heading in headings.split(";")
    }


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("LOVELY, BUT WE'LL TEACH YOU", "preferred"),
        ("What would help", "preferred"),
        ("Would be great, is not expected", "preferred"),
        ("How we spend the winter", "mentioned"),
    ],
)
def test_a_heading_without_list_or_gap_is_told_by_its_shape(heading: str, status: str) -> None:
    text = f"{TITLE}Requirements\nPython\nSQL\n{heading}\nKafka, and a boat licence\nPatience\n"
    assert postings.read(text).skills["kafka"] == status


@pytest.mark.parametrize("line", ["what helps is patience", "how it works inside", "your own projects"])
def test_a_line_in_small_letters_goes_on_and_opens_nothing(line: str) -> None:
    text = f"{TITLE}Requirements\n- Python, and you tell us\n{line}\n- Kafka\n"
    assert postings.read(text).skills["kafka"] == "required"


@pytest.mark.parametrize("heading", ["Requirements", "Nice to have", "What you bring"])
@pytest.mark.parametrize(
    "remark",
    [
        "Our neighbours keep everything on Kafka, as people in the valley do.",
        "The clock in the hall writes to Kafka every hour of the day.",
        "Kafka carries the orders of all three shops since last summer.",
    ],
)
def test_a_paragraph_after_a_list_only_mentions(heading: str, remark: str) -> None:
    text = f"{TITLE}Requirements\n- Python\n\n{heading}\n- SQL\n- Spark\n\n{remark}\n"
    assert postings.read(text).skills["kafka"] == "mentioned"


def test_a_list_goes_on_after_a_remark() -> None:
    lines = list(outline(f"{TITLE}Nice to have\n- SQL\n\nThis is a remark about nothing.\n\n- Kafka\n"))
    assert [line.section.id for line in lines if line.is_item] == ["preferred", "preferred"]


@pytest.mark.parametrize("label", ["Meriting", "A plus", "Also handy", "Good to know, not needed on day one"])
def test_a_label_inside_a_paragraph_speaks_up_to_its_end(label: str) -> None:
    text = f"{TITLE}What you bring: Python and SQL in daily work. {label}: Kafka and Spark, at least once.\n"
    assert postings.read(text).skills == {
        "python": "required", "sql": "required", "kafka": "preferred", "spark": "preferred"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Nobody here writes Kafka jobs. The data group does, in Spark.", "mentioned"),
        ("Another team trains the models, and they do it with Spark.", "mentioned"),
        ("We don't do Spark.", None),
        ("Spark is no longer of any use here.", None),
        ("You will not be asked for Spark.", None),
        ("Please don't brush up on Spark for us.", None),
    ],
)
def test_sentences_under_what_is_not_needed_have_words_of_their_own(sentence: str, status: str | None) -> None:
    text = f"{TITLE}Requirements\n- Python\n- SQL\n\nWhat you can leave at home\n\n{sentence}\n"
    assert postings.read(text).skills.get("spark") == status


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Work with the platform team, which hosts our models on Azure", "azure"),
        ("Partner with the search engineers, who own the Kafka cluster", "kafka"),
        ("Talk to the vendor that runs Airflow for us", "airflow"),
    ],
)
def test_what_a_relative_clause_gives_to_others_is_only_mentioned(sentence: str, code: str) -> None:
    text = f"{TITLE}What you will do\n- Train ranking models in PyTorch\n- {sentence}\n\nRequirements\n- Python\n"
    assert postings.read(text).skills[code] == "mentioned"
