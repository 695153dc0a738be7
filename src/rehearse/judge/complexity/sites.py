"""The table of sites: what counts in a source, and how it reads there. Made by the supervisor, never by a box."""

from __future__ import annotations

from .instrument import Spot, instrument
from .measured import Site

__all__ = ["sites_of"]

_WIDTH = 80


def sites_of(source: str) -> tuple[Site, ...]:
    """Raises SyntaxError, ValueError, RecursionError or MemoryError for a source that cannot be parsed."""
    spots = instrument(source).spots
    lines = [line.encode("utf-8", "replace") for line in source.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return tuple(Site(spot.line, _text(spot, lines), spot.kind) for spot in spots)


def _text(spot: Spot, lines: list[bytes]) -> str:
    """The source at a spot on one line, cut to 80 characters."""
    rows = lines[spot.line - 1 : spot.end_line]
    if not rows:
        return ""
    if spot.end_column >= 0:
        rows = [*rows[:-1], rows[-1][: spot.end_column]]
    rows = [rows[0][spot.column :], *rows[1:]]
    text = " ".join(b" ".join(rows).decode("utf-8", "replace").split()).rstrip(":")
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
