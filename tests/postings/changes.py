"""Changes of a posting's form that must not change what is read from it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable

from rehearse import postings
from rehearse.postings.document import make_document
from tests.postings.demo_set import Labelled

__all__ = ["CHANGES", "glued", "kept", "without_headings", "wrapped"]


def without_headings(entry: Labelled) -> str:
    """All lines but those that are headings and nothing else."""
    document = make_document(entry.posting.text)
    return "\n".join(document.words(line) for line in document.lines if not line.is_heading)


def glued(entry: Labelled) -> str:
    """All line ends lost with the signs that open items, as some exports do."""
    lines = (re.sub(r"^\s*(?:[•◦▪\-*–]|o(?= [A-Z]))\s+", "", line).strip() for line in entry.posting.text.split("\n"))
    return "".join(line for line in lines if line)


def wrapped(entry: Labelled) -> str:
    """Wrapped at 70 columns, as mail programs do."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, 70, break_long_words=False, break_on_hyphens=False)) if line else ""
        for line in entry.posting.text.split("\n")
    )


CHANGES: dict[str, Callable[[Labelled], str]] = {
    "headings removed": without_headings,
    "line ends lost": glued,
    "wrapped at 70 columns": wrapped,
}


def kept(entries: Iterable[Labelled], change: Callable[[Labelled], str]) -> dict[str, float]:
    """Jaccard index of the sets of skills before and after, by posting; postings without skills are left out."""
    found = {}
    for entry in entries:
        before, after = set(entry.posting.skills), set(postings.read(change(entry)).skills)
        if before or after:
            found[entry.slug] = len(before & after) / len(before | after)
    return found
