"""What can go wrong while planning.

PlanningError
├── RequestError       a request or template that cannot be planned for
├── PlanFormatError    a stored plan that does not have the documented form
└── BrokenPlanError    the planner made a plan that breaks a rule: a fault of ours, never of the person
"""

from __future__ import annotations

__all__ = ["BrokenPlanError", "PlanFormatError", "PlanningError", "RequestError"]


class PlanningError(Exception):
    """Base of all errors of this package; catch it around a call of the planner."""


class RequestError(PlanningError, ValueError):
    """A field of a request or of a template is out of range; the text names the field and the range."""


class PlanFormatError(PlanningError, ValueError):
    """A stored plan is not of version 1; the text gives the path, such as ``days[3].day``."""


class BrokenPlanError(PlanningError, AssertionError):
    """The independent check found a broken rule in a plan that was about to be returned."""
