"""PDF and DOCX as programs write them: columns, wrapped lines, dots, heads of pages, lost letters, tracked changes."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml

from rehearse import postings
from rehearse.postings.filetext import docx_file, pdf_file
from rehearse.postings.filetext.pdf_line import Line, body
from rehearse.postings.filetext.pdf_paragraph import joined
from tests.postings import documents

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def line(text: str, y: float, *, x: float = 40.0, page: int = 0, block: int = -1, opens_item: bool = False) -> Line:
    """A line of type of ten points whose letters are five points wide."""
    return Line(text, x, y, x + 5 * len(text), 10.0, False, -1, page, opens_item, x, block)


def rows(*texts: str, leading: float = 12.0) -> list[Line]:
    return [line(text, 700 - leading * number) for number, text in enumerate(texts)]


def pdf(content: str, *fonts: bytes) -> bytes:
    """A page with this content; fonts are F1, F2 and so on."""
    names = b" ".join(b"/F%d %d 0 R" % (number, 4 + number) for number in range(1, len(fonts) + 1))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << %s >> >> >>"
    stream = content.encode()
    return documents.assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page % names,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            *fonts,
        ]
    )


HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
NAMELESS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
    b" /Subtype /CIDFontType2 /BaseFont /Nameless /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    b" /Supplement 0 >> >>] >>"
)


def test_an_evenly_set_line_goes_on_only_where_the_next_word_had_no_room() -> None:
    lines = rows(
        "We look for somebody who trains models and who",
        "serves them to people.",
        "Requirements",
        "Python",
    )
    assert joined(lines).split("\n") == [
        "We look for somebody who trains models and who serves them to people.",
        "Requirements",
        "Python",
    ]


def test_the_structure_of_a_file_tells_its_paragraphs_and_their_order() -> None:
    texts = ["One paragraph that is as wide as the whole", "Column", "Two", "Three"]
    lines = [
        line(text, 700 - 12 * number, block=block)
        for number, (text, block) in enumerate(zip(texts, [1, 1, 3, 2], strict=True))
    ]
    assert joined(lines).split("\n\n") == ["One paragraph that is as wide as the whole Column", "Three\nTwo"]


def test_words_cut_at_line_ends_become_whole_and_compounds_stay() -> None:
    lines = rows(
        "Here are some experi-", "ments with all real-", "time models and exper-", "iments on large fea-", "tures of text.",
    )  # fmt: skip
    assert "experiments with all real-time models and experiments on large features" in joined(lines)


def test_heads_that_stand_on_every_page_and_page_numbers_are_left_out() -> None:
    pages = [
        [line("Acme Careers", 780, page=page), *(line(f"text {page} {row}", 700 - 40 * row, page=page) for row in range(8)),
         line(f"Page {page + 1} of 2", 20, page=page)]
        for page in range(2)
    ]  # fmt: skip
    kept, around = body(pages)
    assert [found.text for found in around] == ["Acme Careers"]
    assert len(kept) == 16 and all(found.text.startswith("text") for found in kept)


def test_a_dot_that_is_drawn_opens_an_item() -> None:
    content = "80 703 4 4 re f BT /F1 10 Tf 1 0 0 1 95 700 Tm (Python) Tj ET BT /F1 10 Tf 1 0 0 1 80 650 Tm (Pay) Tj ET"
    assert pdf_file.read(pdf(content, HELVETICA)).split() == ["•", "Python", "Pay"]


def test_spaces_that_are_moves_are_spaces_and_kerning_is_none() -> None:
    assert (
        pdf_file.read(pdf("BT /F1 10 Tf 80 700 Td [(Machi) 20 (ne) -300 (Learning)] TJ ET", HELVETICA))
        == "Machine Learning"
    )


def test_text_that_is_drawn_twice_is_read_once_and_turned_text_last() -> None:
    content = (
        "BT /F1 10 Tf 1 0 0 1 80 700 Tm (Requirements) Tj 1 0 0 1 80.3 700 Tm (Requirements) Tj ET"
        " BT /F1 10 Tf 0 1 -1 0 20 300 Tm (Draft) Tj ET BT /F1 10 Tf 1 0 0 1 80 650 Tm (Python) Tj ET"
    )
    assert pdf_file.read(pdf(content, HELVETICA)).split() == ["Requirements", "Python", "Draft"]


def test_letters_that_the_file_does_not_name_are_refused_and_never_guessed() -> None:
    codes = "".join(f"{number:04X}" for number in range(36, 86))
    with pytest.raises(postings.PostingError) as caught:
        postings.ingest(pdf(f"BT /F1 10 Tf 80 700 Td <{codes}> Tj ET", NAMELESS), "a.pdf")
    assert caught.value.what.id == "postings.pdf_letters"


def written(*paragraphs: str) -> bytes:
    """A DOCX of these paragraphs, in the words of the format."""
    document = docx.Document()
    for number, inner in enumerate(paragraphs):
        document.element.body.insert(number, parse_xml(f"<w:p {W}>{inner}</w:p>"))
    import io

    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_was_deleted_or_hidden_is_not_read_and_what_was_inserted_is() -> None:
    made = written(
        "<w:r><w:t>Five years of </w:t></w:r><w:del><w:r><w:delText>Java</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Python</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    )
    assert docx_file.read(made).strip() == "Five years of Python"


def test_content_controls_and_fields_are_read() -> None:
    made = written(
        "<w:sdt><w:sdtContent><w:r><w:t>Data Scientist</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t>Apply</w:t></w:r></w:hyperlink>",
    )
    assert docx_file.read(made).split("\n")[:2] == ["Data Scientist", "Apply"]


def test_a_head_is_read_once_at_the_end() -> None:
    import io

    document = docx.Document()
    document.add_paragraph("Data Scientist")
    document.sections[0].header.paragraphs[0].text = "Acme Careers"
    out = io.BytesIO()
    document.save(out)
    assert docx_file.read(out.getvalue()).split("\n\n") == ["Data Scientist", "Acme Careers"]


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(postings.PostingError) as caught:
        postings.ingest(documents.word(""), "a.docx")
    assert caught.value.what.id == "postings.docx_empty"
