"""Cuts the shipped faces to what the pages use: weights 400 to 700, and two tiny subsets.

Runs with the Python of the build environment (fonttools, brotli). Reads node_modules, writes generated/. The faces
are under OFL-1.1 without a reserved name, so a cut face may keep its family name.
"""

from __future__ import annotations

import logging
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent
MODULES, GENERATED = HERE / "node_modules", HERE / "generated"

VARIABLE = "@fontsource-variable/{0}/files/{0}-{1}-wght-{2}.woff2"
LIMITED = {
    "anek-bangla-latin": VARIABLE.format("anek-bangla", "latin", "normal"),
    "anek-bangla-bengali": VARIABLE.format("anek-bangla", "bengali", "normal"),
    "stix-two-text-latin": VARIABLE.format("stix-two-text", "latin", "normal"),
    "noto-serif-bengali": VARIABLE.format("noto-serif-bengali", "bengali", "normal"),
}
"""Output name to source: the whole face, with the weights that tokens.css asks for."""

SUBSETS = {
    "bangla-figures": (VARIABLE.format("noto-sans-bengali", "bengali", "normal"), "০১২৩৪৫৬৭৮৯৳"),
    "bangla-switch": (VARIABLE.format("anek-bangla", "bengali", "normal"), "বাংলা"),
}
"""Output name to source and text: figures of equal width, and the one Bangla word on English pages."""

WEIGHTS = (400, 700)


def limit(font: TTFont) -> TTFont:
    """The face with the weight axis cut to WEIGHTS."""
    return instancer.instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)


def subset(font: TTFont, text: str) -> TTFont:
    """The face with the glyphs that ``text`` needs once it is shaped."""
    options = Options(layout_features=["*"], notdef_outline=True, drop_tables=["STAT", "DSIG"])
    cutter = Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    return font


def write(name: str, font: TTFont) -> None:
    """Saves a face as woff2; the same input gives the same bytes, so that hashes in file names stay."""
    font.flavor = "woff2"
    font.recalcTimestamp = False
    font.save(GENERATED / f"{name}.woff2")


def main() -> None:
    """Writes every face of LIMITED and SUBSETS that is missing or older than this file or its source."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    GENERATED.mkdir(exist_ok=True)
    plans = {name: (source, "") for name, source in LIMITED.items()} | SUBSETS
    for name, (source, text) in plans.items():
        output, path = GENERATED / f"{name}.woff2", MODULES / source
        needed = max(path.stat().st_mtime, Path(__file__).stat().st_mtime)
        if output.is_file() and output.stat().st_mtime >= needed:
            continue
        font = TTFont(path, recalcTimestamp=False)
        write(name, limit(subset(font, text) if text else font))


if __name__ == "__main__":
    main()
