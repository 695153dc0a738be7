"""Postings as PDF and DOCX of real programs: how many give every reading of their text.

Chromium prints each of our postings in several styles of page, LibreOffice writes it as PDF and DOCX. A program that is
not there is left out and named. Run: ``python benchmarks/documents.py [--json] [--only STYLE ...] [--keep FOLDER]
[--untagged] [--wrong]``. ``--keep`` keeps the files of this run and reads those of an earlier one.
"""

from __future__ import annotations

import argparse
import html
import importlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from rehearse import postings
from rehearse.postings.section import heading_kind

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.postings.demo_set import Labelled, demo_set

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OFFICE = shutil.which("soffice")
_ITEM = re.compile(r"\s*(?:[•◦▪\-*–—]|o(?= [A-Z]))\s+")
_FACT = re.compile(r"([A-Z][A-Za-z ]{2,24}): +(\S.{0,80})")
_HEADING_LENGTH = 60

Block = tuple[str, str, bool]
"""Tag, words and whether a free line stands before it."""


def blocks(text: str) -> Iterator[Block]:
    """A posting as its author would mark it up: title, headings, items of lists and paragraphs."""
    lines = text.strip().split("\n")
    for number, (before, line) in enumerate(pairwise(["", *lines])):
        words = line.strip()
        if not words:
            continue
        item = _ITEM.match(line)
        if item:
            yield "li", line[item.end() :].strip(), not before.strip()
        elif number == 0:
            yield "h1" if len(words) < 2 * _HEADING_LENGTH else "p", words, False
        elif heading_kind(words) is not None and len(words) < _HEADING_LENGTH:
            yield "h2", words, not before.strip()
        else:
            yield "p", words, not before.strip()


def sections(text: str) -> list[list[Block]]:
    """The blocks, cut before each heading; the first part holds the title."""
    parts: list[list[Block]] = [[]]
    for block in blocks(text):
        if block[0] == "h2":
            parts.append([])
        parts[-1].append(block)
    return parts


def marked(part: list[Block]) -> str:
    """Blocks as markup."""
    out = []
    for before, (tag, words, is_apart) in pairwise([("", "", False), *part]):
        out.append("<ul>" if tag == "li" != before[0] else "</ul>" if before[0] == "li" != tag else "")
        near = "" if is_apart or before[0] != "p" or tag != "p" else ' class="near"'
        out.append(f"<{tag}{near}>{html.escape(words)}</{tag}>")
    return "".join(out) + ("</ul>" if part and part[-1][0] == "li" else "")


def flow(text: str) -> str:
    """One part after the other."""
    return "".join(map(marked, sections(text)))


def boxed(text: str) -> str:
    """Each section in a box of its own, below the title."""
    first, *rest = sections(text)
    boxes = "".join(f"<section>{marked(part)}</section>" for part in rest)
    return f"<header>{marked(first)}</header><main>{boxes}</main>"


def sidebar(text: str) -> str:
    """The last third of the sections beside the others."""
    parts = sections(text)
    cut = len(parts) - len(parts) // 3
    left, right = "".join(map(marked, parts[:cut])), "".join(map(marked, parts[cut:]))
    return f"<main><article>{left}</article><aside>{right}</aside></main>"


def facts(text: str) -> str:
    """Lines with a label as rows of a table, and sections as rows with their heading on the left."""
    out = []
    for part in sections(text):
        if part and part[0][0] == "h2":
            out.append(f"<tr><th>{html.escape(part[0][1])}</th><td>{marked(part[1:])}</td></tr>")
            continue
        for block in part:
            found = _FACT.fullmatch(block[1]) if block[0] == "p" else None
            cells = f"<th>{html.escape(found[1])}:</th><td>{html.escape(found[2])}</td>" if found else ""
            out.append(f"<tr>{cells}</tr>" if found else f"<tr><td colspan=2>{marked([block])}</td></tr>")
    return f"<table>{''.join(out)}</table>"


def raw(text: str) -> str:
    """The text as it stands, lines and all."""
    return f"<pre>{html.escape(text.strip())}</pre>"


_NEAR = ".near{margin-top:0} p:has(+ .near){margin-bottom:0}"
_SANS = "body{font:10pt/1.5 'Liberation Sans'} h1{font-size:20pt} h2{font-size:13pt}"
_EVEN = "*{margin:0;padding:0} ul{padding-left:1.5em}"
STYLES: dict[str, tuple[Callable[[str], str], str, dict[str, Any]]] = {
    "plain": (flow, _NEAR, {}),
    "sans": (flow, _NEAR + _SANS, {}),
    "uniform": (flow, "h1,h2,p,ul,li{margin:6pt 0;font-size:10pt}" + "body{font:10pt/1.3 Carlito,'DejaVu Sans'}", {}),
    "even": (flow, _EVEN + "body{font:10pt 'Liberation Sans'} h1,h2{font-size:10pt}", {}),
    "even, no bold": (flow, _EVEN + "h1,h2{font-size:12pt;font-weight:400} li{list-style:'- '}", {}),
    "text": (raw, "pre{white-space:pre-wrap;font:11pt 'Liberation Serif'}", {}),
    "typewriter": (raw, "pre{white-space:pre-wrap;font:9pt 'Liberation Mono'}", {}),
    "checks": (flow, _NEAR + _SANS + "ul{list-style:none} li::before{content:'\u2713';margin-right:1em}", {}),
    "flex items": (flow, _NEAR + _SANS + "ul{list-style:none} li{display:flex;gap:8px} li::before{content:'\u2022'}", {}),
    "head and foot": (
        flow,
        _NEAR + _SANS,
        {"displayHeaderFooter": True, "marginTop": 0.8, "marginBottom": 0.8},
    ),
    "columns": (flow, _NEAR + _SANS + "body{columns:2;column-gap:24px}", {}),
    "even columns": (flow, _EVEN + "body{font:9pt 'Liberation Sans';columns:2} h1,h2{font-size:9pt}", {}),
    "hyphens": (
        flow,
        _NEAR + _SANS + "body{columns:2;text-align:justify;hyphens:auto}",
        {},
    ),
    "sidebar": (sidebar, _NEAR + _SANS + "main{display:grid;grid-template-columns:2fr 1fr;gap:20px}", {}),
    "sidebar left": (
        sidebar,
        _NEAR + _SANS + "main{display:flex;flex-direction:row-reverse;gap:20px} aside{flex:0 0 30%;font-size:9pt}",
        {},
    ),
    "cards": (
        boxed,
        _NEAR + _SANS + "main{display:grid;grid-template-columns:1fr 1fr;gap:12px}"
        "section{border:1px solid #888;border-radius:8px;padding:8px}",
        {},
    ),
    "facts": (facts, _NEAR + _SANS + "td,th{vertical-align:top;text-align:left;border:1px solid #ccc;padding:4px}", {}),
}  # fmt: skip


def page(text: str, style: str) -> str:
    """A posting as a page in one of the styles."""
    shape, sheet, _ = STYLES[style]
    title = html.escape(text.strip().split("\n")[0][:80])
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{sheet}</style></head>'
        f"<body>{shape(text)}</body></html>"
    )


def print_pages(entries: list[Labelled], styles: list[str], folder: Path) -> None:
    """``<style>/<slug>.pdf`` by Chromium's print, for what is not there yet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play, tempfile.TemporaryDirectory() as room:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        tab = browser.new_page()
        for style in styles:
            (folder / style).mkdir(parents=True, exist_ok=True)
            for entry in entries:
                made = folder / style / f"{entry.slug}.pdf"
                if made.exists():
                    continue
                source = Path(room) / f"{entry.slug}.html"
                source.write_text(page(entry.text, style), encoding="utf-8")
                tab.goto(source.as_uri())
                options = STYLES[style][2]
                is_headed = bool(options.get("displayHeaderFooter"))
                margin = dict.fromkeys(("top", "bottom", "left", "right"), "0.8in") if is_headed else None
                made.write_bytes(tab.pdf(format="A4", display_header_footer=is_headed, margin=margin, tagged=True))  # type: ignore[arg-type]
        browser.close()


def word(text: str) -> Any:
    """A document as people write it: styles for title, headings and lists."""
    import docx

    document = docx.Document()
    for tag, words, _ in blocks(text):
        style = {"h1": "Title", "h2": "Heading 1", "li": "List Bullet", "p": None}[tag]
        document.add_paragraph(words, style=style)
    return document


def office(folder: Path, sources: list[Path], kind: str) -> None:
    """LibreOffice turns these files into another kind, all in one run."""
    assert OFFICE is not None
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind, "--outdir", str(folder),
             *map(str, sources)],
            check=True, capture_output=True, timeout=1200,
        )  # fmt: skip


def convert(entries: list[Labelled], styles: list[str], folder: Path) -> None:
    """``<style>/<slug>.pdf|docx`` by LibreOffice, for what is not there yet."""
    for style in styles:
        kind, ending, writer = OFFICES[style]
        missing = [entry for entry in entries if not (folder / style / f"{entry.slug}.{kind.split(':')[0]}").exists()]
        with tempfile.TemporaryDirectory() as room:
            sources = []
            for entry in missing:
                source = Path(room) / f"{entry.slug}.{ending}"
                writer(entry.text, source)
                sources.append(source)
            if sources:
                office(folder / style, sources, kind)


def _write_word(text: str, source: Path) -> None:
    word(text).save(str(source))


def _write_page(style: str) -> Callable[[str, Path], None]:
    def write(text: str, source: Path) -> None:
        source.write_text(page(text, style), encoding="utf-8")

    return write


def _write_text(text: str, source: Path) -> None:
    source.write_text(text, encoding="utf-8-sig")


OFFICES: dict[str, tuple[str, str, Callable[[str, Path], None]]] = {
    "office, DOCX to PDF": ("pdf", "docx", _write_word),
    "office, text to PDF": ("pdf:writer_pdf_Export", "txt", _write_text),
    "office, page to PDF": ("pdf:writer_web_pdf_Export", "html", _write_page("plain")),
    "office, facts to PDF": ("pdf:writer_web_pdf_Export", "html", _write_page("facts")),
    "office, DOCX to DOCX": ("docx", "docx", _write_word),
    "office, page to DOCX": ("docx:MS Word 2007 XML", "html", _write_page("plain")),
    "office, facts to DOCX": ("docx:MS Word 2007 XML", "html", _write_page("facts")),
}
"""Kind to write, ending of the source and who writes it."""


def values(text: str) -> list[tuple[str, object]]:
    """What is read, in order."""
    return [(reading.field, reading.value) for reading in postings.read(text).readings]


def differences(text: str, entry: Labelled) -> list[str]:
    """What is read from ``text`` otherwise than from the posting."""
    got, wanted = values(text), values(entry.text)
    lost = [f"- {value}" for value in wanted if value not in got]
    return (
        lost
        + [f"+ {value}" for value in got if value not in wanted]
        + (["order"] if got != wanted and not lost else [])
    )


def main() -> None:
    """Makes the files, reads them and prints the table."""
    parser = argparse.ArgumentParser(description="Postings as PDF and DOCX of real programs.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", nargs="*", help="styles to make and read")
    parser.add_argument("--keep", type=Path, help="folder of the files, kept between runs")
    parser.add_argument("--untagged", action="store_true", help="read PDFs as if they carried no structure")
    parser.add_argument("--wrong", action="store_true", help="list what was read otherwise")
    options = parser.parse_args()
    entries = list(demo_set())
    styles = [style for style in [*STYLES, *OFFICES] if not options.only or style in options.only]
    for program, table in ((CHROMIUM, STYLES), (OFFICE, OFFICES)):
        if program is None:
            styles = [style for style in styles if style not in table]
            print(f"left out, no program for them: {', '.join(table)}", file=sys.stderr)
    report: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as room:
        folder = options.keep or Path(room)
        print_pages(entries, [style for style in styles if style in STYLES], folder)
        convert(entries, [style for style in styles if style in OFFICES], folder)
        for style in styles:
            wrong, taken = {}, []
            for entry in entries:
                made = next((folder / style).glob(f"{entry.slug}.*"))
                start = time.perf_counter()
                text = read_file(made, options.untagged)
                taken.append((time.perf_counter() - start) * 1000)
                if found := differences(text, entry):
                    wrong[entry.slug] = found
            report[style] = {"postings": len(entries), "equal": len(entries) - len(wrong), "most_ms": max(taken)}
            if not options.json:
                print(
                    f"{style:24}{report[style]['equal']:>4} of {len(entries)}, slowest {max(taken):.0f} ms", flush=True
                )
            if options.wrong:
                for slug, found in wrong.items():
                    print(f"    {slug}", *found, sep="\n        ")
    if options.json:
        print(json.dumps(report, indent=1))


def read_file(made: Path, untagged: bool) -> str:
    """The text of a file, by the reader that the child process runs."""
    data, kind = made.read_bytes(), made.suffix[1:]
    try:
        reader: Any = importlib.import_module(f"rehearse.postings.filetext.{kind}_file")
        text: str = reader.read(data, untagged) if kind == "pdf" else reader.read(data)
    except ModuleNotFoundError:
        reader = importlib.import_module("rehearse.postings.child")
        text = reader.READERS[kind](data)
    return text


if __name__ == "__main__":
    main()
