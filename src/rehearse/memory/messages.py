"""English texts of what memory says to a person."""

from __future__ import annotations

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "memory",
    again="Again",
    hard="Hard",
    good="Good",
    easy="Easy",
    left_out="{count} due cards do not fit into {minutes} minutes. The ones most at risk come first today.",
    naive_moment="{field} is {value}, a time without a time zone. Give a datetime with its zone.",
    retention="Desired retention is {value}. It is a share of cards recalled: give a number from {least} to {most}.",
    parameters="FSRS parameters of version {version}: {problem}. Use the default parameters or fit them again.",
    card_state="Card state, field {field}: {value} is not possible. {rule} Replay the card from its review log.",
    review_row="Review of card {card}, field {field}: {value} is not possible. {rule}",
    mixed_log="Review log of card {card} holds a review of card {other}. Replay one card at a time.",
    rule_text="Give a text that is not empty.",
    rule_positive="Give a number above 0.",
    rule_difficulty="Give a number from 1 to 10.",
    rule_count="Give a whole number of at least {least}.",
    rule_lapses="Give at most the number of reviews.",
    rule_due="Give a day after the last review.",
    rule_rating="Give 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy).",
    rule_share="Give a number from 0 to 1, or nothing for the first review.",
    rule_offset="Give the seconds east of UTC, less than a day.",
    rule_same_day="Give the date of the moment in its own zone; before 04:00 it is the date before.",
    minutes="The day's limits, field {field}: {value} is not possible. Give a number of at least 0.",
    importance="Card {card}, field importance: {value} is not possible. Give a number above 0.",
    anki_duplicate="Deck, card {card}: the id occurs twice. Give every card an id of its own.",
    anki_empty="Deck, card {card}: the {field} is empty. Anki shows no card without a text; write one.",
    anki_tag="Deck, card {card}: the tag {tag} holds a space. Anki ends a tag at a space; use a hyphen.",
    anki_deck="Rehearse",
)
