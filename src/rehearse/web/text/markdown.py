"""Markdown to HTML: the bank's own texts, and anything a person typed (always cleaned)."""

from __future__ import annotations

from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

__all__ = ["to_html", "to_inline"]

_TAGS = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr", "table", "thead",
         "tbody", "tr", "th", "td", "h3", "h4", "sub", "sup"}  # fmt: skip


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")


def to_html(text: str) -> SafeString:
    """HTML with a short list of tags; links carry ``rel`` and only http, https and mailto survive.

    >>> to_html("`O(n)` <script>alert(1)</script>")
    '<p><code>O(n)</code> &lt;script&gt;alert(1)&lt;/script&gt;</p>\\n'
    """
    html = nh3.clean(
        _parser().render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    # Code scrolls sideways; a keyboard must reach what scrolls.
    return mark_safe(html.replace("<pre>", '<pre class="code" tabindex="0">'))  # noqa: S308 - cleaned above


def to_inline(text: str) -> SafeString:
    """HTML of one paragraph, without block elements.

    >>> to_inline("What does `k` do?")
    'What does <code>k</code> do?'
    """
    html = nh3.clean(_parser().renderInline(" ".join(text.split())), tags={"em", "strong", "code", "sub", "sup"})
    return mark_safe(html)  # noqa: S308 - cleaned above
