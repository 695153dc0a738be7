"""How a program's work grows, against what the person stated.

Options: ``time`` and ``space``, the statements as typed (missing or empty: measure and tell).
"""

from __future__ import annotations

from typing import Any

from rehearse.judge.analyses import Setting

__all__ = ["ANALYSIS"]


def growth(setting: Setting) -> dict[str, Any]:
    """The report of ``rehearse.judge.complexity`` as JSON."""
    from rehearse.judge.complexity import growth_of_item  # half of the judge's start; asked for by few

    options = setting.options
    found = growth_of_item(
        setting.judge,
        setting.item,
        setting.source,
        time=str(options.get("time", "")),
        space=str(options.get("space", "")),
        cancelled=setting.cancelled,
    )
    return found.to_json()


ANALYSIS = growth
