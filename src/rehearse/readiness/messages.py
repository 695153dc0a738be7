"""English texts of what readiness says to a person."""

from __future__ import annotations

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "readiness",
    # what is known
    chance="Chance of passing: {chance} %, between {low} % and {high} % (80 % interval), from {attempts} attempts.",
    too_few="Not enough evidence: {attempts} of {needed} attempts. Before any, the chance lies between {low} % and "
    "{high} % (80 % interval of the assumption).",
    next="About {minutes} minutes. Per minute it should do more for the chance of the whole loop than what stands "
    "below it. This is a rule, not a measurement.",
    # base rates: assumptions
    base_rate="Starting point: {percent} of 100 people who are invited to this round pass it. This is our "
    "assumption, not a measurement. {reason}",
    reason_coding="The kind of task is known beforehand and the code is checked by running it; "
    "what has to work is much the same at every level.",
    reason_ml_coding="Fewer people train for it than for general coding, yet the algorithms form a short list.",
    reason_breadth_closed="The topics form a closed list that can be learned, and an answer may be short.",
    reason_breadth_deep="The same topics, but a senior answer is expected to hold trade-offs and limits.",
    reason_depth_own="It is about the candidate's own work, and few follow-up questions go below it.",
    reason_depth_follow_up="It is about the candidate's own work, but follow-up questions ask for the road not taken.",
    reason_depth_scope="Reach over several teams is expected, and a project of that size is hard to defend in full.",
    reason_design_guided="The task is open, but the interviewer leads through the steps.",
    reason_design_open="The task is open, the candidate has to lead, and this round weighs most at this level.",
    reason_behavioral_prepared="The questions are known beforehand, and stories can be prepared.",
    reason_behavioral_scope="Stories can be prepared, but influence beyond the own team has to show in them.",
    reason_behavioral_reach="Stories can be prepared, but few people have some that reach over several teams.",
    own_reason="{text}",
    # errors
    evidence="Evidence {id}, field {field}: {value} is not possible. {rule}",
    evidence_unknown="Evidence {id}, field {field}: no such field. Remove it; the fields are {fields}.",
    evidence_missing="Evidence {id}, field {field}: missing. Add it.",
    rule_text="Give a text that is not empty.",
    rule_whole="Give a whole number of at least {least}.",
    rule_number="Give a number.",
    rule_range="Give a number from {least} to {most}.",
    rule_weight="Give a number above 0 and at most {most}.",
    rule_source="Give one of {sources}.",
    rule_when="Give a date and time with its offset from UTC, in ISO 8601.",
    no_bar="Round {round} has no bar. Give one bar for every round that is asked about.",
    no_rounds="The loop has no rounds. Give at least one.",
    draws="draws is {value}. Give a whole number of at least 1.",
    rate="base_rate is {value}. Give a number above 0 and below 1.",
    need="need is {value} of {items} items. Give a whole number from 0 to the number of items.",
    base="Base rate of {round}, level {level}, in {file}: {value} is not possible. Give a number above 0 and below 1.",
    base_file="Base rates in {file}: {problem}. Give every round a table of levels with rate and reason.",
    base_unknown="No base rate for round {round} at level {level}. Known rounds: {rounds}; levels: {levels}.",
    option="Option {id}, field {field}: {value} is not possible. {rule}",
    rule_positive="Give a number above 0.",
)
