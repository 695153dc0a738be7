"""Plans as they were made."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.plan.models import StoredPlan

__all__ = ["NOUN"]


class PlanNoun(TableNoun):
    """A plan is never changed: a new one is made, and the newest counts."""

    name = "plan"
    order = 30
    model = StoredPlan
    owner = "goal__person"
    columns = ("goal", "made_on", "plan", "made_at")
    parents: ClassVar = {"goal": "goal"}

    def check(self, values: Values) -> None:
        """A plan that ``planning`` reads."""
        from rehearse.planning import PlanningError, plan_from_json

        try:
            plan_from_json(values["plan"])
        except PlanningError:
            raise wrong("plan", "rule_form") from None


NOUN = PlanNoun()
