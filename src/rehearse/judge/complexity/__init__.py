"""Measured complexity: does the stated class agree with how the work of a function really grows?"""

from __future__ import annotations

from .answer import answer
from .curve import Curve, Row
from .decision import Pace
from .growth import Bound, FamilyReport, Growth, SiteShare
from .items import MeasuredItem, growth_of_item, request_of
from .measure import GrowthRequest, Offer, measure, offered
from .measured import ClockRun, FamilyRun, Measured, Point, Site, SpaceRun
from .messages import TEXTS
from .statement import BadStatementError, Statement, read

__all__ = [
    "TEXTS",
    "BadStatementError",
    "Bound",
    "ClockRun",
    "Curve",
    "FamilyReport",
    "FamilyRun",
    "Growth",
    "GrowthRequest",
    "Measured",
    "MeasuredItem",
    "Offer",
    "Pace",
    "Point",
    "Row",
    "Site",
    "SiteShare",
    "SpaceRun",
    "Statement",
    "answer",
    "growth_of_item",
    "measure",
    "offered",
    "read",
    "request_of",
]
