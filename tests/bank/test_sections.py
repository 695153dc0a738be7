"""Texts are cut into sections, blocks and sentences, with their lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rehearse.bank.sections import blocks, check_headings, code_spans, parse_sections, sentences, without_tags, words

TEXT = """## Ask

First sentence. Second one, of 3.5 m, e.g. here!
Third?

- An item. With two.
- `code. Not split.`

```
## no heading. Not prose.
```

## Answer

| a. b | c |
"""


def test_sections_have_their_lines() -> None:
    sections, faults = parse_sections(TEXT)
    assert not faults
    assert [(found.heading, found.line, found.body_line) for found in sections] == [("Ask", 1, 3), ("Answer", 13, 15)]
    assert "## no heading" in sections[0].body


def test_sentences_have_their_lines() -> None:
    section = parse_sections(TEXT)[0][0]
    found = [(one.text.strip(), one.line) for block in blocks(section) for one in sentences(block)]
    assert found[:5] == [
        ("First sentence.", 3),
        ("Second one, of 3.5 m, e.g. here!", 3),
        ("Third?", 4),
        ("An item.", 6),
        ("With two.", 6),
    ]
    assert len(found) == 6
    assert len(words(found[5][0])) == 1


def test_a_number_in_a_sentence_is_no_list_mark() -> None:
    section = parse_sections("## A\n\nAccuracy is 0.91. What now?\n")[0][0]
    assert [one.text for block in blocks(section) for one in sentences(block)] == ["Accuracy is 0.91.", "What now?"]


def test_bangla_sentences_end_with_a_danda() -> None:
    section = parse_sections("## A\n\nএটা এক। এটা দুই।\n")[0][0]
    assert len([one for block in blocks(section) for one in sentences(block)]) == 2


def test_code_and_formulas_are_found() -> None:
    assert code_spans("a `x + 1` b $y^2$ c ``p`q``") == ["x + 1", "p`q", "y^2"]


def test_faults_of_form() -> None:
    assert [fault.name for fault in parse_sections("hello\n## A\nx\n# Title\n```\n")[1]] == [
        "text_before",
        "text_title",
        "text_fence",
    ]
    sections, _ = parse_sections("## Ask\nx\n## Answr\ny\n## Ask\nz\n## Empty\n")
    found = [(fault.name, fault.line) for fault in check_headings(sections, ("Ask", "Answer", "Empty"))]
    assert found == [("heading_unknown_near", 3), ("heading_twice", 5), ("heading_empty", 7), ("heading_missing", 1)]


@given(st.text(st.sampled_from("#`$ab .\n-|[]()*।?!{}1"), max_size=120))
def test_no_text_crashes_the_parser(text: str) -> None:
    sections, _ = parse_sections(text)
    count = text.count("\n") + 1
    for section in sections:
        assert 1 <= section.line <= count
        for block in blocks(section):
            assert section.line <= block.line <= count
            for one in sentences(block):
                assert block.line <= one.line <= count


@given(st.lists(st.sampled_from(["Ask", "When not", "Two minutes"]), unique=True), st.text("ab \n", max_size=20))
def test_sections_come_back_as_written(headings: list[str], body: str) -> None:
    text = "".join(f"## {heading}\n\nx{body}\n\n" for heading in headings)
    sections, faults = parse_sections(text)
    assert not faults
    assert [found.heading for found in sections] == headings
    assert all(found.body == f"x{body}".strip("\n").rstrip() for found in sections)


def test_a_reader_sees_no_tags_of_the_author_and_all_of_the_code() -> None:
    text = "About 84 percent {assume} of `{demo}`{src a}.\n\n```\nf'{fact}'\n```\n\nThen {calc n=2} more."
    assert without_tags(text) == "About 84 percent of `{demo}`.\n\n```\nf'{fact}'\n```\n\nThen more."


def test_text_without_tags_stays_as_it_is() -> None:
    text = "A set {1, 2}, `x` and a lone ` tick {assumed}."
    assert without_tags(text) == text
