"""Text in templates: messages, figures, days, durations, Markdown, icons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext

from rehearse.message import Message
from rehearse.web.text import catalog, digits, markdown

register = template.Library()

NO_BREAK = "\u00a0"


def _language() -> str:
    return get_language() or "en"


@register.filter(name="say")
def say(message: Message | str | None) -> str:
    """A message of an engine package as a sentence."""
    if message is None or isinstance(message, str):
        return message or ""
    return catalog.say(message)


@register.filter(name="num")
def num(value: Any, decimals: int | None = None) -> str:
    """A figure in the digits of the page."""
    if value is None or value == "":
        return ""
    if not isinstance(value, int | float | str):
        value = value + 0 if hasattr(value, "__add__") else str(value)
    return digits.figure(value, _language(), decimals)


@register.filter(name="share")
def share(value: float) -> str:
    """A share of one as a percentage without decimals, e.g. ``38 %``."""
    return f"{digits.figure(round(value * 100), _language())}{NO_BREAK}%"


@register.filter(name="minutes")
def minutes(value: int) -> str:
    """``45 min``, ``1:30 h``."""
    whole = int(value)
    if whole < 60:
        return digits.figure(whole, _language()) + NO_BREAK + pgettext("unit", "min")
    clock = f"{whole // 60}:{whole % 60:02d}"
    return digits.figure(clock, _language()) + NO_BREAK + pgettext("unit", "h")


@register.filter(name="clock")
def clock(seconds: int) -> str:
    """``3:07`` minutes and seconds."""
    return digits.figure(f"{int(seconds) // 60}:{int(seconds) % 60:02d}", _language())


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@register.filter(name="weekday")
def weekday(day: date | int) -> str:
    """``Saturday``; also from 0 (Monday) to 6."""
    return pgettext("weekday", WEEKDAYS[day if isinstance(day, int) else day.weekday()])


@register.filter(name="day", expects_localtime=True)
def day_month(day: date) -> str:
    """``21 November``."""
    return f"{digits.figure(str(day.day), _language())}{NO_BREAK}{pgettext('month', MONTHS[day.month - 1])}"


@register.filter(name="shortday", expects_localtime=True)
def short_day(day: date) -> str:
    """``Sat 21 Nov``."""
    return (
        f"{pgettext('short weekday', SHORT_WEEKDAYS[day.weekday()])} "
        f"{digits.figure(str(day.day), _language())}{NO_BREAK}{pgettext('short month', SHORT_MONTHS[day.month - 1])}"
    )


@register.filter(name="fullday", expects_localtime=True)
def full_day(day: date) -> str:
    """``21 November 2026``."""
    return f"{day_month(day)} {digits.figure(str(day.year), _language())}"


@register.filter(name="moment")
def moment(when: datetime) -> str:
    """``Sat 21 Nov, 18:40`` in the person's zone."""
    local = timezone.localtime(when)
    return f"{short_day(local.date())}, {digits.figure(f'{local:%H:%M}', _language())}"


@register.filter(name="interval")
def interval(days: int) -> str:
    """How long until a card returns: ``1 day``, ``3 weeks``, ``5 months``."""
    language = _language()
    if days < 14:
        return ngettext("{n} day", "{n} days", days).format(n=digits.figure(days, language))
    if days < 60:
        weeks = round(days / 7)
        return ngettext("{n} week", "{n} weeks", weeks).format(n=digits.figure(weeks, language))
    months = round(days / 30.4)
    if months < 24:
        return ngettext("{n} month", "{n} months", months).format(n=digits.figure(months, language))
    years = round(days / 365.25)
    return ngettext("{n} year", "{n} years", years).format(n=digits.figure(years, language))


@register.filter(name="age")
def age(then: date, today: date) -> str:
    """``today``, ``yesterday``, ``5 days ago``."""
    gone = (today - then) // timedelta(days=1)
    if gone <= 0:
        return gettext("today")
    if gone == 1:
        return gettext("yesterday")
    return ngettext("{n} day ago", "{n} days ago", gone).format(n=digits.figure(gone, _language()))


@register.filter(name="markdown")
def to_html(text: str) -> SafeString:
    """Markdown as clean HTML."""
    return markdown.to_html(text or "")


@register.filter(name="get")
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    """An entry of a mapping, or nothing."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite; it never speaks, the word beside it does."""
    return format_html('<svg class="ic" aria-hidden="true" viewBox="0 0 16 16"><use href="#i-{}"/></svg>', name)


VERDICTS = {
    "AC": ("pass", "check"), "WA": ("fail", "cross"), "TLE": ("unsure", "clock"), "MLE": ("unsure", "memory"),
    "OLE": ("unsure", "spill"), "RTE": ("fail", "break"), "CE": ("fail", "bracket"), "SV": ("fail", "barred"),
    "JE": ("none", "judge"),
}  # fmt: skip


def verdict_word(verdict: str) -> str:
    """The verdict as a person says it."""
    return {
        "AC": gettext("Accepted"),
        "WA": gettext("Wrong answer"),
        "TLE": gettext("Time limit"),
        "MLE": gettext("Memory limit"),
        "OLE": gettext("Output limit"),
        "RTE": gettext("Stopped with an error"),
        "CE": gettext("Does not compile"),
        "SV": gettext("Forbidden call"),
        "JE": gettext("Our judge stopped"),
    }[verdict]


@register.simple_tag
def verdict(code: str, size: str = "") -> SafeString:
    """Shape and word, never colour alone."""
    tone, shape = VERDICTS[code]
    return format_html(
        '<span class="verdict v-{} {}">{}<span>{}</span></span>', tone, size, icon(shape), verdict_word(code)
    )


@register.filter(name="tone")
def tone(code: str) -> str:
    """The tone of a verdict: pass, fail, unsure or none."""
    return VERDICTS[code][0]


@register.filter(name="shape")
def shape(code: str) -> str:
    """The icon of a verdict."""
    return VERDICTS[code][1]


@register.filter(name="word")
def word(code: str) -> str:
    """The word of a verdict."""
    return verdict_word(code)


@register.filter(name="epoch_ms")
def epoch_ms(when: datetime) -> int:
    """Milliseconds since 1970, for scripts."""
    return int(when.timestamp() * 1000)


@register.filter(name="markdown_inline")
def to_inline(text: str) -> SafeString:
    """Markdown of one paragraph without its paragraph."""
    return markdown.to_inline(text or "")


@register.filter(name="percent")
def percent(value: float) -> str:
    """A share of one in hundredths, without a sign."""
    return digits.figure(round(value * 100), _language())


@register.filter(name="shortdate", expects_localtime=True)
def short_date(day: date) -> str:
    """``21 Nov``."""
    return f"{digits.figure(str(day.day), _language())}{NO_BREAK}{pgettext('short month', SHORT_MONTHS[day.month - 1])}"


@register.filter(name="heading_word")
def heading_word(heading: str) -> str:
    """A fixed heading of a card's text in the language of the page."""
    return {
        "Thirty seconds": gettext("Thirty seconds"),
        "Two minutes": gettext("Two minutes"),
        "Worked example": gettext("Worked example"),
        "Misconception": gettext("Misconception"),
        "When not": gettext("When not"),
    }.get(heading, heading)


@register.filter(name="shortweekday")
def short_weekday(day: date | int) -> str:
    """``Sat``; also from 0 (Monday) to 6."""
    return pgettext("short weekday", SHORT_WEEKDAYS[day if isinstance(day, int) else day.weekday()])
