"""Plans: blocks of practice on the days up to the interview, and calm re-plans after missed ones.

``make_plan`` answers at once with seeded repair; ``check`` proves every rule with code of its own.
"""

from rehearse.planning.block import Block
from rehearse.planning.check import Violation, check
from rehearse.planning.errors import BrokenPlanError, PlanFormatError, PlanningError, RequestError
from rehearse.planning.kinds import RULES, KindRule, role_weights, rule_of
from rehearse.planning.messages import TEXTS
from rehearse.planning.plan import Change, Day, Dropped, Placement, Plan
from rehearse.planning.plan_json import plan_from_json, plan_to_json
from rehearse.planning.planner import make_plan, replan
from rehearse.planning.request import MAX_PLAN_DAYS, Interview, Request
from rehearse.planning.template import PLAN_WEEKS, BlockTemplate

__all__ = [
    "MAX_PLAN_DAYS",
    "PLAN_WEEKS",
    "RULES",
    "TEXTS",
    "Block",
    "BlockTemplate",
    "BrokenPlanError",
    "Change",
    "Day",
    "Dropped",
    "Interview",
    "KindRule",
    "Placement",
    "Plan",
    "PlanFormatError",
    "PlanningError",
    "Request",
    "RequestError",
    "Violation",
    "check",
    "make_plan",
    "plan_from_json",
    "plan_to_json",
    "replan",
    "role_weights",
    "rule_of",
]
