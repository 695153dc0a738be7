"""The smallest input found on which a program differs from the item's reference.

Options: ``failing``, the uid of a case it failed (may be missing), and ``budget_s``, seconds of CPU.
"""

from __future__ import annotations

from typing import Any

from rehearse.judge.analyses import Setting

__all__ = ["ANALYSIS"]

BUDGET_S = 2.0
LONGEST_S = 10.0
WALL_S = 30.0
"""Wall clock on top of it. It stands behind submissions anyway, and a busy machine must not cost what it would find."""


def counterexample(setting: Setting) -> dict[str, Any]:
    """The report of ``rehearse.judge.counterexample`` as JSON; better ones are told as they are found."""
    from rehearse.judge.counterexample import counterexample_of_item

    options = setting.options
    budget_s = min(LONGEST_S, float(options.get("budget_s", BUDGET_S)))
    found = counterexample_of_item(
        setting.judge,
        setting.item,
        setting.source,
        failing_uid=options.get("failing") or None,
        budget_s=budget_s,
        wall_s=budget_s + WALL_S,
        cache=setting.cache,
        on_found=lambda better: setting.tell(better.to_json()),
        cancelled=setting.cancelled,
    )
    return found.to_json()


ANALYSIS = counterexample
