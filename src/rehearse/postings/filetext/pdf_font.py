"""What the codes of a PDF's font mean, how wide they are and whether anybody can know."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic._font import Font

__all__ = ["Face", "Letter", "make_face"]

Letter = tuple[str, float, bool]
"""Text, width as a share of the font's size, and whether the text is known; what is not known is ``""``."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd|[-_]medi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18
_SPELT = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Ligatures and the letters that they join."""
_SIGNS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "▪",
    "\uf076": "•",
    "\uf0d8": "➤",
    "\uf0fc": "✓",
    "\uf06e": "■",
    "\uf071": "•",
    "\ue00c": "•",
    "\uf02d": "-",
}
"""Codes of the symbol fonts in which word processors draw bullets."""
_WIDEST = 10.0


@dataclass
class Face:
    """A font as far as reading needs it."""

    is_bold: bool
    font: Font
    unit: float
    """What one unit of the font's widths is of its size."""
    is_known: bool
    """Whether the file says which letters the codes are."""
    widths: dict[str, float] | None = None
    """Widths of their own, for fonts whose letters are drawings."""
    memo: dict[bytes, tuple[Letter, ...]] = field(default_factory=dict)

    @property
    def is_single(self) -> bool:
        """Whether each code is one byte."""
        return not isinstance(self.font.encoding, str)

    def letters(self, code: bytes) -> tuple[Letter, ...]:
        """The letters of a string of the page."""
        if code not in self.memo:
            if len(self.memo) > 20_000:
                self.memo.clear()
            self.memo[code] = tuple(self._letter(raw, text) for raw, text in self._codes(code))
        return self.memo[code]

    def _codes(self, code: bytes) -> list[tuple[str, str]]:
        """The codes, each as a character, and what the encoding makes of them."""
        encoding = self.font.encoding
        if isinstance(encoding, str):
            try:
                text = code.decode(encoding, "surrogatepass")
            except (UnicodeDecodeError, LookupError):
                text = code.decode("latin-1")
            return [(letter, letter) for letter in text]
        return [(chr(byte), encoding.get(byte, chr(byte))) for byte in code]

    def _letter(self, raw: str, text: str) -> Letter:
        letter = str(self.font.character_map.get(text, text))
        is_known = self.is_known and not self._is_unmapped(text)
        letter = _SPELT.get(letter, _SIGNS.get(letter, letter))
        if not is_known or (len(letter) > 1 and letter.startswith("/")) or _is_nothing(letter):
            letter, is_known = "", False
        return letter, self._width(raw), is_known

    def _is_unmapped(self, text: str) -> bool:
        """Whether a font whose codes are numbers of glyphs has no entry for this one."""
        return bool(self.font.character_map) and self.font.sub_type == "Type0" and text not in self.font.character_map

    def _width(self, raw: str) -> float:
        widths = self.font.character_widths if self.widths is None else self.widths
        width = widths.get(raw, widths.get("default", 500))
        try:
            return max(-_WIDEST, min(_WIDEST, float(width) * self.unit))
        except (TypeError, ValueError, OverflowError):
            return 0.5


def _is_nothing(letter: str) -> bool:
    """Codes for private use, controls and the sign for what could not be read."""
    return any(
        "\ue000" <= sign <= "\uf8ff" or sign == "\ufffd" or (sign < " " and sign not in "\t\n\r") for sign in letter
    )


def make_face(resource: Any) -> Face:
    """The font of a resource dictionary."""
    font = Font.from_font_resource(resource)
    kind = resource.get("/Subtype")
    descriptor = font.font_descriptor
    weight = str(descriptor.weight)
    is_bold = (
        _BOLD.search(f"{font.name} {descriptor.name}") is not None
        or (weight.isdigit() and int(weight) >= _BOLD_WEIGHT)
        or bool(int(descriptor.flags) & _FORCED_BOLD)
    )
    if kind == "/Type3":
        matrix = [float(number) for number in resource.get("/FontMatrix", [0.001, 0, 0, 0.001, 0, 0])]
        return Face(is_bold, font, matrix[0] or 0.001, font.interpretable, _drawn_widths(resource))
    is_known = (
        kind != "/Type0" or "/ToUnicode" in resource or not str(resource.get("/Encoding", "")).startswith("/Ident")
    )
    return Face(is_bold, font, 0.001, is_known)


def _drawn_widths(resource: Any) -> dict[str, float]:
    first = int(resource.get("/FirstChar", 0))
    widths = resource.get("/Widths", [])
    return {
        chr(first + number): float(width) for number, width in enumerate(widths[:256]) if 0 <= first + number < 256
    } | {"default": 0.0}
