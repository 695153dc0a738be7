"""Text and job data of an HTML page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from rehearse.postings.json_ld import find_job

__all__ = ["Page", "is_html", "read_page"]

_DROPPED = "script, style, noscript, template, svg, nav, footer, form, iframe, object, canvas, select, dialog, aside"
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "header",
        "hr",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SHORT = 200
"""Characters; a page with less text than this is better told by its job data."""
_MOST_SCRIPTS = 50


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says."""

    text: str
    json_ld: str | None
    """The ``JobPosting`` object as JSON, None when the page has none."""
    is_broken: bool
    """Whether job data was there and could not be parsed."""


def is_html(text: str) -> bool:
    """Whether a text is markup rather than something to read."""
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html", "<head", "<body")):
        return True
    return head.startswith("<") and any(tag in head for tag in ("</", "<p>", "<div", "<br", "<li", "<script"))


def read_page(markup: str) -> Page:
    """Headings and items of lists come on lines of their own; menus, forms, scripts and footers are left out."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)
    job, is_broken = _job(tree)
    for node in tree.css(_DROPPED):
        node.decompose()
    for node in tree.css("header"):
        # A header with the title is part of the posting, one without it is a menu.
        if node.css_first("h1") is None:
            node.decompose()
    root = tree.css_first("main") or tree.css_first("article") or tree.body
    text = _text(root) if root is not None else ""
    described = job.get("description") if job else None
    if isinstance(described, str) and len(text.strip()) < _SHORT <= len(described):
        inner = LexborHTMLParser(described)
        text = _text(inner.body) if inner.body is not None else described
        title = job.get("title") if job else None
        text = f"{title}\n\n{text}" if isinstance(title, str) else text
    source = json.dumps(job, ensure_ascii=False, indent=1) if job else None
    return Page(text, source, is_broken and job is None)


def _job(tree: Any) -> tuple[dict[str, Any] | None, bool]:
    """The job data. The attribute is compared after decoding: some sites write ``ld&#x2B;json``."""
    is_broken = False
    for script in tree.css("script")[:_MOST_SCRIPTS]:
        kind = (script.attributes.get("type") or "").strip().lower()
        if kind.split(";")[0] != "application/ld+json":
            continue
        source = (script.text() or "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            job = find_job(json.loads(source.strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            is_broken = True
            continue
        if job is not None:
            return job, False
    return None, is_broken


def _text(root: Any) -> str:
    """The text in lines, in one walk of the tree."""
    pieces: list[str] = []
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            raw = node.text(deep=False) or ""
            words = " ".join(raw.split())
            lead = " " if raw[:1].isspace() and pieces and not pieces[-1].endswith("\n") else ""
            tail = " " if raw[-1:].isspace() and words else ""
            if words:
                pieces.append(f"{lead}{words}{tail}")
            elif lead:
                pieces.append(lead)
        elif tag == "li":
            pieces.append("\n• ")
        elif tag in _HEADINGS:
            pieces.append("\n\n")
        elif tag in _BLOCKS:
            pieces.append("\n")
    return "".join(pieces)
