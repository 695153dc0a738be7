"""What to prepare for a posting: its skills against own evidence, the rounds to expect, weights, and neighbours.

Everything is pure: the bank's side comes in as a ``Taxonomy``, the person's side as ``Scored`` rows. Each
recommendation names the reading that caused it (``Cause``) with the words it rests on.
"""

from rehearse.postings.preparation.cause import Cause
from rehearse.postings.preparation.comparison import MOST_COMPARED, Column, Comparison, compare
from rehearse.postings.preparation.evidence import (
    FRESH_DAYS,
    LEAST_MEAN,
    LEAST_ROWS,
    Lack,
    Scored,
    Standing,
    State,
    standing,
)
from rehearse.postings.preparation.loop import LikelyRound, level_of, likely_rounds
from rehearse.postings.preparation.messages import TEXTS
from rehearse.postings.preparation.path import DIRECTIONS, Step, role_skills, steps
from rehearse.postings.preparation.prepare import Need, PackLeaf, Preparation, prepare
from rehearse.postings.preparation.report import comparison_report, path_report, preparation_report
from rehearse.postings.preparation.sides import SIDES, phrases_by_side
from rehearse.postings.preparation.taxonomy import DomainTopics, SkillTopics, Taxonomy
from rehearse.postings.preparation.weights import (
    TIERS,
    KindWeight,
    TopicWeight,
    is_other_trade,
    kind_weights,
    poles,
    topic_weights,
)

__all__ = [
    "DIRECTIONS",
    "FRESH_DAYS",
    "LEAST_MEAN",
    "LEAST_ROWS",
    "MOST_COMPARED",
    "SIDES",
    "TEXTS",
    "TIERS",
    "Cause",
    "Column",
    "Comparison",
    "DomainTopics",
    "KindWeight",
    "Lack",
    "LikelyRound",
    "Need",
    "PackLeaf",
    "Preparation",
    "Scored",
    "SkillTopics",
    "Standing",
    "State",
    "Step",
    "Taxonomy",
    "TopicWeight",
    "compare",
    "comparison_report",
    "is_other_trade",
    "kind_weights",
    "level_of",
    "likely_rounds",
    "path_report",
    "phrases_by_side",
    "poles",
    "preparation_report",
    "prepare",
    "role_skills",
    "standing",
    "steps",
    "topic_weights",
]
