"""A table in plain text."""

from __future__ import annotations

from typing import TextIO

__all__ = ["Table"]


class Table:
    """Rows of a figure, its value and its target, under headings."""

    def __init__(self, title: str) -> None:
        self._lines = [title]

    def head(self, text: str) -> None:
        self._lines += ["", text]

    def row(self, name: str, value: str, target: str, note: str = "") -> None:
        """``note`` stands behind, for what the reader must know to believe the figure."""
        self._lines.append(f"  {name:<66}{value:>22}  {target:<20}{note}".rstrip())

    def show(self, stream: TextIO) -> None:
        print("\n".join(self._lines), file=stream)
