"""Stages of applications."""

from __future__ import annotations

import re

from rehearse.web.applications.models import Stage
from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values

__all__ = ["NOUN"]

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class StageNoun(NewerNoun):
    """One stage by its key: the lists of two machines become one."""

    name = "stage"
    order = 10
    model = Stage
    columns = ("key", "kind", "name", "position", "is_hidden", "created_at", "changed_at")
    unique = (("key",),)

    def check(self, values: Values) -> None:
        """A key that commands and addresses take."""
        if not _KEY.fullmatch(values["key"]):
            raise wrong("key", "rule_form")


NOUN = StageNoun()
