"""English texts about what to prepare."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "postings.preparation",
    # states of a skill
    have="shown",
    rusty="rusty",
    missing="not shown",
    # why a skill is not shown
    no_rows="Nothing scored on it yet.",
    few_rows="{count} of {needed} scores it takes.",
    low_mean="The mean of {count} scores is {mean}; it takes {needed}.",
    old="The mean of {count} scores is {mean}, but the newest is {days} days old; it takes one within {needed}.",
    fresh="The mean of {count} scores is {mean}.",
    no_items="No item here gives evidence for it yet.",
    own_skill="Kept as you wrote it; there is no practice for it here yet.",
    no_topic="No topic here can show it; practise it elsewhere.",
    # tiers of topics
    fundamental="fundamentals",
    required="must have",
    domain="the field",
    preferred="nice to have",
    mentioned="mentioned",
    role="usual for the role",
)
