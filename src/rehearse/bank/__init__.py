"""The bank: schema, loader, index and linter of all content.

>>> from rehearse import bank
>>> found = bank.load()                                  # doctest: +SKIP
>>> found.find("accurate-but-off").text("bn")["Ask"]     # doctest: +SKIP

Items are folders (``items/<kind>/<slug>``); their files are data, never run here.
"""

from __future__ import annotations

from rehearse.bank.bank import Bank
from rehearse.bank.case import Case, Generated
from rehearse.bank.check import check
from rehearse.bank.errors import AmbiguousItem, BankError, ItemFileError, NoBankError, UnknownItem
from rehearse.bank.item import Item
from rehearse.bank.judged import JudgedItem
from rehearse.bank.kinds.breadth import CardItem
from rehearse.bank.kinds.coding import CodingItem
from rehearse.bank.leaves import Leaf
from rehearse.bank.loader import load
from rehearse.bank.messages import TEXTS
from rehearse.bank.problem import Problem, Report, Severity
from rehearse.bank.root import root
from rehearse.bank.rubric import FatalClaim, KeyPoint, Rubric
from rehearse.bank.skill_map import DomainMap, SkillMap

__all__ = [
    "TEXTS",
    "AmbiguousItem",
    "Bank",
    "BankError",
    "CardItem",
    "Case",
    "CodingItem",
    "DomainMap",
    "FatalClaim",
    "Generated",
    "Item",
    "ItemFileError",
    "JudgedItem",
    "KeyPoint",
    "Leaf",
    "NoBankError",
    "Problem",
    "Report",
    "Rubric",
    "Severity",
    "SkillMap",
    "UnknownItem",
    "check",
    "load",
    "root",
]
