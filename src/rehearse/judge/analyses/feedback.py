"""The person's own tests, the edge cases they hold, and hints on naming and structure.

Options: ``tests``, the tests as typed (missing or empty: hints only).
"""

from __future__ import annotations

from typing import Any

from rehearse.judge.analyses import Setting

__all__ = ["ANALYSIS"]


def feedback(setting: Setting) -> dict[str, Any]:
    """The report of ``rehearse.judge.feedback`` as JSON."""
    from rehearse.judge.feedback import feedback_of_item

    tests = str(setting.options.get("tests", ""))
    return feedback_of_item(setting.judge, setting.item, setting.source, tests).to_json()


ANALYSIS = feedback
