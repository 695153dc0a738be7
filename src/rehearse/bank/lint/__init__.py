"""Lint rules, one file for each group. A new file that exports ``RULES`` is picked up; no list is edited."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from rehearse.bank.errors import KindError
from rehearse.bank.rule import Rule
from rehearse.message import Message

__all__ = ["all_rules"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules in the order of their codes. Raises KindError for a file without ``RULES``."""
    found: list[Rule] = []
    for module in pkgutil.iter_modules(__path__):
        rules = getattr(import_module(f"{__name__}.{module.name}"), "RULES", None)
        if not isinstance(rules, tuple) or not all(isinstance(rule, Rule) for rule in rules):
            raise KindError(Message("bank.lint_missing", {"file": f"rehearse/bank/lint/{module.name}.py"}))
        found += rules
    return tuple(sorted(found, key=lambda rule: rule.code))
