"""What a search for a counterexample says, in English; faces translate by these texts."""

from __future__ import annotations

from rehearse.judge import messages as judge_messages
from rehearse.message import Message, Registry

__all__ = ["TEXTS", "english", "say"]

TEXTS = Registry(
    "judge.counterexample",
    value="With {input} the answer should be {expected}, and your function returns {got}.",
    exception="With {input} the answer should be {expected}, and your function raises {type} in line {line}: {text}",
    exception_nowhere="With {input} the answer should be {expected}, and your function raises {type}: {text}",
    not_raised="With {input} your function should raise {expected}, and it returns {got}.",
    raised_other=("With {input} your function should raise {expected}, and it raises {type} in line {line}: {text}"),
    raised_other_nowhere="With {input} your function should raise {expected}, and it raises {type}: {text}",
    raised_nothing="With {input} your function should raise {expected}, and your program ended without doing so.",
    refused="With {input} the answer should be {expected}, and what your function returns cannot be read.",
    timeout=(
        "With {input} your function did not finish in {limit} s; the reference needs {reference_ms} ms. "
        "The answer should be {expected}."
    ),
    death="With {input} the answer should be {expected}, and your program ended without one.",
    smallest="This is the smallest found among {tried} inputs tried.",
    passing="With {passing} it is right, with {failing} it is not.",
    another="Another input fails in another way: {input}.",
    flaky=(
        "Your function does not always give the same answer: {differing} of {runs} runs were wrong "
        "(random numbers start from seed {seed})."
    ),
    printed="Your function printed: {text}",
    nothing="No difference on the {count} smallest inputs and {seconds} s of random ones. That proves nothing.",
    nothing_smallest="No difference on the {count} smallest inputs. That proves nothing.",
    nothing_tried="Nothing could be compared: no input was tried before the time was over.",
    state=(
        "A difference showed after other calls only, and not when {input} was tried alone. Your function seems to keep "
        "something from one call to the next, in a global variable or a default argument."
    ),
    not_loaded="Your program does not start, so there is nothing to search.",
    no_domain="This item does not describe its inputs, so smaller ones cannot be searched for.",
    hidden="It fails on inputs that stay hidden, and on no other that was tried.",
    given_agrees="On the failing case your function agrees with the reference when it is run alone.",
    given_unreadable="The reference gives no answer on the failing case, so it is left out.",
    reference_not_loaded="The reference does not start. The fault is the reference's, not yours.",
    reference_fails="The reference fails on {input}. The fault is the reference's, not yours.",
    reference_unstable=(
        "The reference does not always give the same answer on {input}. The fault is the reference's, not yours."
    ),
    disputed="The item's own solutions do not agree on {input}. The fault is the item's, not yours.",
    reference_wrong=(
        "On the failing case the reference's answer is not the one that was expected. The fault is the item's, "
        "not yours."
    ),
    no_inputs="The reference answers none of the inputs that the domain gives. The fault is the item's, not yours.",
    cancelled="Cancelled. What is shown was found before.",
)
"""English texts by message id."""


def say(name: str, **params: str | int | float) -> Message:
    """A message of this package."""
    return Message("judge.counterexample." + name, params)


def english(message: Message) -> str:
    """The English sentence of a report's message: of this package, or of the judge."""
    texts = TEXTS if message.id in TEXTS else judge_messages.TEXTS
    return texts.english(message)
