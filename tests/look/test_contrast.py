"""Contrast of every text and ground in tokens.css, in both themes, against the tables that the design states."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "frontend" / "src"
OKLCH = re.compile(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")
TOKEN = re.compile(r"--([\w-]+):\s*light-dark\((oklch\([^)/]*\)), (oklch\([^)/]*\))\)")

GROUNDS = ("paper", "sheet", "well", "marker", "marker-2")
# Rows: text; columns: GROUNDS, then the three washes for ink, or the word's own wash for verdicts.
LIGHT = {
    "ink": "14.7 15.6 13.6 13.1 10.7 13.3 13.2 13.4",
    "ink-2": "7.8 8.2 7.2 6.9 5.6 7.0 6.9 7.1",
    "ink-3": "5.5 5.8 5.1 4.9 4.0* 5.0 4.9 5.0",
    "tape": "5.2 5.5 4.8 4.6 3.8* 4.7 4.6 4.7",
    "pass": "6.3 6.7 5.8 5.6 4.6 5.7",
    "fail": "6.4 6.8 5.9 5.7 4.6 5.7",
    "unsure": "5.9 6.2 5.4 5.2 4.3* 5.4",
}
DARK = {
    "ink": "15.3 13.9 16.2 7.0 5.0 12.1 12.5 11.9",
    "ink-2": "9.5 8.6 10.0 4.4* 3.1* 7.5 7.7 7.4",
    "ink-3": "6.6 6.0 7.0 3.0* 2.2* 5.2 5.4 5.1",
    "tape": "7.5 6.8 7.9 3.4* 2.4* 5.9 6.1 5.8",
    "pass": "10.2 9.3 10.8 4.7 3.3* 8.1",
    "fail": "8.0 7.3 8.4 3.7* 2.6* 6.5",
    "unsure": "10.4 9.4 11.0 4.8 3.4* 8.1",
}
SHAPES = (
    ("rule-2", "paper", 3.9, 4.1),
    ("rule-2", "sheet", 4.2, 3.8),
    ("rule-2", "well", 3.6, 4.4),
    ("series-1", "paper", 9.8, 12.2),
    ("series-2", "paper", 5.1, 8.3),
    ("series-3", "paper", 5.5, 8.1),
)
"""Edges and lines, light then dark: 3.0 is enough (WCAG 1.4.11)."""


def linear_srgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear sRGB of an oklch colour (lightness in [0, 1], hue in degrees), after Ottosson (2020)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def colours() -> dict[str, list[tuple[float, float, float]]]:
    """Linear sRGB of each opaque token, light then dark."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for name, *themes in TOKEN.findall((STYLES / "tokens.css").read_text(encoding="utf-8")):
        found[name] = []
        for text in themes:
            match = OKLCH.fullmatch(text)
            assert match, f"--{name}: {text} is not written as oklch(L% C h)"
            lightness, chroma, hue = map(float, match.groups())
            found[name].append(linear_srgb(lightness / 100, chroma, hue))
    return found


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance of WCAG 2."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Contrast ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs() -> list[tuple[int, str, str, float, bool]]:
    """Theme, text, ground, stated ratio, and whether the pair may be used."""
    found = []
    for theme, table in enumerate((LIGHT, DARK)):
        for text, row in table.items():
            figures = row.split()
            washes = ("pass-wash", "fail-wash", "unsure-wash") if len(figures) == 8 else (f"{text}-wash",)
            for ground, figure in zip((*GROUNDS, *washes), figures, strict=True):
                found.append((theme, text, ground, float(figure.rstrip("*")), not figure.endswith("*")))
    return found


COLOURS = colours()


def test_white_on_black_is_21() -> None:
    assert ratio(linear_srgb(1, 0, 0), linear_srgb(0, 0, 0)) == pytest.approx(21, abs=0.01)


def test_every_colour_lies_inside_srgb() -> None:
    outside = [name for name, both in COLOURS.items() for rgb in both if min(rgb) < -0.002 or max(rgb) > 1.002]
    assert not outside


@pytest.mark.parametrize(("theme", "text", "ground", "stated", "is_allowed"), pairs())
def test_text_has_the_stated_contrast(theme: int, text: str, ground: str, stated: float, is_allowed: bool) -> None:
    found = ratio(COLOURS[text][theme], COLOURS[ground][theme])
    assert found == pytest.approx(stated, abs=0.051)
    assert (found >= 4.5) == is_allowed


@pytest.mark.parametrize("theme", [0, 1])
def test_action_can_be_read(theme: int) -> None:
    assert ratio(COLOURS["ink-on"][theme], COLOURS["ink"][theme]) == pytest.approx((15.2, 15.5)[theme], abs=0.051)
    assert ratio(COLOURS["ink-on"][theme], COLOURS["ink-press"][theme]) >= 4.5


@pytest.mark.parametrize(("shape", "ground", "light", "dark"), SHAPES)
def test_edges_and_lines_can_be_seen(shape: str, ground: str, light: float, dark: float) -> None:
    for theme, stated in enumerate((light, dark)):
        found = ratio(COLOURS[shape][theme], COLOURS[ground][theme])
        assert found == pytest.approx(stated, abs=0.051)
        assert found >= 3.0


@pytest.mark.parametrize("theme", [0, 1])
def test_heat_is_ordered_by_lightness_alone(theme: int) -> None:
    steps = [luminance(COLOURS[f"heat-{level}"][theme]) for level in range(5)]
    assert steps == sorted(steps, reverse=theme == 0)
    assert all(max(one, other) / min(one, other) > 1.2 for one, other in pairwise(steps))


@pytest.mark.parametrize("theme", [0, 1])
def test_code_can_be_read_on_the_editor_and_its_marked_line(theme: int) -> None:
    for word in ("ink", "ink-3", "pass", "series-1", "series-2"):
        for ground in ("sheet", "well", "fail-wash"):
            assert ratio(COLOURS[word][theme], COLOURS[ground][theme]) >= 4.5, (word, ground)
