"""Grading: what can be read off free text with rules, for every part that weighs sentences."""

from rehearse.grading.amount import CURRENCIES, PERIODS
from rehearse.grading.figures import Figure, find_figures
from rehearse.grading.money import Money, find_money, period_by_size

__all__ = ["CURRENCIES", "PERIODS", "Figure", "Money", "find_figures", "find_money", "period_by_size"]
