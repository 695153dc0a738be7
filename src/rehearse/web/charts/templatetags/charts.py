"""Pictures drawn on the server: SVG without inline style, each with words that say the same."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from rehearse.web.charts.seats import Seats
from rehearse.web.text.digits import figure

register = template.Library()


@register.filter(name="in_ten")
def in_ten(seats: Seats) -> str:
    """``4 to 7 in ten``."""
    language = get_language() or "en"
    if seats.low == seats.high:
        return gettext("{n} in ten").format(n=figure(seats.low, language))
    return gettext("{low} to {high} in ten").format(low=figure(seats.low, language), high=figure(seats.high, language))


@register.simple_tag(name="seats")
def draw_seats(seats: Seats) -> SafeString:
    """Ten circles; the label says the interval in words."""
    circles = []
    for number in range(10):
        x = 5 + 10 * number
        if number < seats.low:
            circles.append(f'<circle class="in" cx="{x}" cy="5" r="3.9"/>')
        elif number < seats.high:
            circles.append(f'<circle class="half" cx="{x}" cy="5" r="3.9"/>')
            circles.append(f'<path class="halffill" d="M{x} 1.1a3.9 3.9 0 0 0 0 7.8z"/>')
        else:
            circles.append(f'<circle cx="{x}" cy="5" r="3.9"/>')
    body = mark_safe("".join(circles))  # noqa: S308 - numbers only
    return format_html(
        '<svg class="seats" viewBox="0 0 100 10" role="img" aria-label="{}">{}</svg>', in_ten(seats), body
    )


@register.simple_tag(name="chance")
def draw_chance(low: float, high: float, estimate: float | None, earlier: float | None = None) -> SafeString:
    """The interval on a scale of 0 to 1: band, estimate, dotted where it stood before; dashed box for a prior."""
    left, right = f"{low * 100:.1f}", f"{high * 100:.1f}"
    marks = [f'<path class="tick" d="M{x} 0V28"/>' for x in (0, 25, 50, 75, 100)]
    if estimate is None:
        marks.append(f'<path class="prior" d="M{left} 7H{right}V21H{left}Z"/>')
    else:
        marks.append(f'<rect class="band" x="{left}" y="7" width="{(high - low) * 100:.1f}" height="14"/>')
        marks.append(f'<path class="ends" d="M{left} 7v14M{right} 7v14"/>')
        if earlier is not None:
            marks.append(f'<path class="was" d="M{earlier * 100:.1f} 2v24"/>')
        marks.append(f'<path class="mid" d="M{estimate * 100:.1f} 4v20"/>')
    body = mark_safe("".join(marks))  # noqa: S308 - numbers only
    return format_html(
        '<svg class="interval" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">{}</svg>', body
    )


@register.simple_tag(name="axis")
def draw_axis(position: float, label: str) -> SafeString:
    """A place between two ends; ``position`` from -1 to 1."""
    at = 50 + 50 * max(-1.0, min(1.0, position))
    low, high = max(0.0, at - 9), min(100.0, at + 9)
    return format_html(
        '<svg class="axis" viewBox="0 0 100 36" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<path class="base" d="M0 18H100M0 10v16M50 13v10M100 10v16"/><path class="zone" d="M{} 18H{}"/>'
        '<path class="at" d="M{} 7v22"/></svg>',
        label, f"{low:.1f}", f"{high:.1f}", f"{at:.1f}",
    )  # fmt: skip
