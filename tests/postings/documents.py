"""Files made for tests: DOCX with python-docx, PDF with the few lines below, hostile ones by hand."""

from __future__ import annotations

import io
import textwrap
import zipfile
import zlib
from collections.abc import Callable

import docx


def pdf(text: str, *, columns: int = 1, spacing: int = 4) -> bytes:
    """A PDF of any text, wrapped, on as many pages as needed; with two columns the second half stands right.

    ``spacing`` is the distance between paragraphs, in points, beyond that between lines.

    What Windows-1252 cannot write gets a font of two-byte codes, as word processors make them.
    """
    width = 90 if columns == 1 else 44
    lines = [
        (part, number == 0)
        for line in text.split("\n")
        for number, part in enumerate(textwrap.wrap(line, width) or [""])
    ]
    per_column = 52 if spacing == 0 else 40
    pages: list[list[list[tuple[str, bool]]]] = []
    for at in range(0, len(lines), per_column * columns):
        block = lines[at : at + per_column * columns]
        pages.append([block[c * per_column : (c + 1) * per_column] for c in range(columns)])
    try:
        text.encode("cp1252")
        encoded, fonts = _latin, [_LATIN_FONT]
    except UnicodeEncodeError:
        encoded, fonts = _two_bytes, [b"<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H"
                                      b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>", _WIDE_FONT, _to_unicode()]  # fmt: skip
    contents = [_page_content(page, encoded, spacing) for page in pages]
    first_page = 3 + len(fonts)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (first_page + 2 * n) for n in range(len(pages))), len(pages)),
        *fonts,
    ]
    for number, content in enumerate(contents):
        packed = zlib.compress(content)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (first_page + 2 * number + 1)
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    return assemble(objects)


_LATIN_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_WIDE_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /DW 500"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


def _to_unicode() -> bytes:
    """Two-byte codes are code points of the basic plane."""
    ranges = "\n".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(0x28))
    source = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Wide def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{0x28} beginbfrange\n{ranges}\nendbfrange\nendcmap\nend\nend"
    ).encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(source), source)


def _latin(line: str) -> str:
    escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"


def _two_bytes(line: str) -> str:
    return f"<{line.encode('utf-16-be').hex()}>"


def _page_content(columns: list[list[tuple[str, bool]]], encoded: Callable[[str], str], spacing: int) -> bytes:
    parts = []
    for number, lines in enumerate(columns):
        parts.append(f"BT /F1 9 Tf {40 + 280 * number} 750 Td")
        for line, opens in lines:
            parts.append(f"0 {-13 - (spacing if opens else 0)} Td {encoded(line)} Tj")
        parts.append("ET")
    return "\n".join(parts).encode("cp1252")


def assemble(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def word(text: str, *, in_table: bool = False) -> bytes:
    """A DOCX with one paragraph a line; ``in_table`` puts the second half of the lines into a table."""
    document = docx.Document()
    lines = text.split("\n")
    cut = len(lines) // 2 if in_table else len(lines)
    for line in lines[:cut]:
        document.add_paragraph(line)
    if in_table:
        table = document.add_table(rows=0, cols=1)
        for line in lines[cut:]:
            table.add_row().cells[0].text = line
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def changed_word(**parts: bytes) -> bytes:
    """A good DOCX with parts replaced or added; ``document`` names ``word/document.xml``."""
    with zipfile.ZipFile(io.BytesIO(word("Machine Learning Engineer"))) as good:
        content = {name: good.read(name) for name in good.namelist()}
    for name, data in parts.items():
        content["word/document.xml" if name == "document" else name] = data
    return archive(content)
