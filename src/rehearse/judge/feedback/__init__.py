"""Feedback on code beside its verdict: the person's own tests, the edge cases they cover, naming and structure.

Never a reason for failing.
"""

from __future__ import annotations

from .feedback import Feedback, feedback_of_item
from .own_tests import OwnTest, ReadTests, UnreadableTest, read_tests
from .style import Hint, style_hints

__all__ = [
    "Feedback",
    "Hint",
    "OwnTest",
    "ReadTests",
    "UnreadableTest",
    "feedback_of_item",
    "read_tests",
    "style_hints",
]
