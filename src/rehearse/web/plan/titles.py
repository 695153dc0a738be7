"""What a block is called on the pages."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import planning, rounds
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure

__all__ = ["block_title"]


def block_title(block: planning.Block) -> str:
    """``Project story 2 of 6``: the series' own name where the round gives one, else the round's."""
    name = say(block.name) if block.name is not None else say(rounds.get(block.round).name)
    if block.of <= 1:
        return name
    language = get_language() or "en"
    return _("{title} {number} of {of}").format(
        title=name, number=figure(block.number, language), of=figure(block.of, language)
    )
