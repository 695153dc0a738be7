"""What comparisons of offers assume."""

from __future__ import annotations

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.offers.models import Assumptions

__all__ = ["NOUN"]


class AssumptionsNoun(NewerNoun):
    """At most one row of a person; the later change counts."""

    name = "offer_assumptions"
    order = 10
    model = Assumptions
    columns = ("discount", "growth", "beats_market", "volatility", "leave_month", "currency", "changed_at")
    unique = ((),)

    def check(self, values: Values) -> None:
        """Within the bounds of the form."""
        for name, least, most in (("discount", 0, 1), ("growth", 0, 3), ("volatility", 0, 3)):
            if not least <= values[name] <= most:
                raise wrong(name, "rule_form")
        if not 1 <= values["leave_month"] <= 48:
            raise wrong("leave_month", "rule_whole", least=1, most=48)
        code = values["currency"]
        if code and not (code.isascii() and code.isalpha() and code.isupper() and len(code) == 3):
            raise wrong("currency", "rule_form")


NOUN = AssumptionsNoun()
