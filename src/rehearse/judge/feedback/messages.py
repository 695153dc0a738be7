"""What feedback says, in English; faces translate by these texts."""

from __future__ import annotations

from rehearse.message import Message, Registry

__all__ = ["TEXTS", "say"]

TEXTS = Registry(
    "judge.feedback",
    syntax="Line {line} of your tests is not Python: {text}.",
    form="Line {line} is no test. Write one call and the value you expect, as in assert {function}(x) == y.",
    other_function="Line {line} calls {got}; tests here call {function}.",
    keywords="Line {line} passes arguments by name or with a star; pass them in order.",
    too_many="Only the first {most} tests are run.",
    too_long="The tests are longer than {most} characters. Shorten them.",
    failed="Your tests broke off before any of them ran: {text}",
    passes="Passes.",
    fails="Your code gives {got}.",
    fails_otherwise="Your code fails here: {reason}",
    expects_wrong="You expect {expected}, but the right answer is {right}.",
    not_legal="This input is not one that the problem allows.",
    unused_import="Line {line} imports {name} and never uses it.",
    unused_variable="Line {line} sets {name} and never reads it.",
    redefined="Line {line} defines {name} again before the first one was used.",
    undefined="Line {line} reads {name}, which nothing defines.",
    naming="Line {line}: {name} is not named as Python names such things; use lower_case words for variables and "
    "functions, CapWords for classes.",
    ambiguous="Line {line}: the name {name} is easily taken for a digit. Choose another.",
    shadows="Line {line}: {name} hides Python's own {name}. Another name avoids surprises.",
    mutable_default="Line {line}: a default of this kind is shared by all calls. Use None and make it inside.",
    bare_except="Line {line} catches every exception, also those you did not think of. Name the one you expect.",
    none_comparison="Line {line} compares with None by ==; use is.",
    bool_comparison="Line {line} compares with True or False; the value itself is enough.",
    lambda_assignment="Line {line} gives a lambda a name; def says the same and shows the name in errors.",
    complex="Line {line}: {name} has {count} ways through it. Parts with names of their own are easier to explain.",
    nested_ifs="Line {line}: two nested ifs are one condition with and.",
    index_loop="Line {line} counts through range(len({name})); enumerate gives number and value.",
    needless_list="Line {line} builds a list only to go through it once; a generator says the same.",
    long_function="Line {line}: {name} is {count} lines long. Interviewers read {most} with ease.",
    deep="Line {line} stands {count} levels deep. Leaving early, or a function of its own, would flatten it.",
    short_names="One-letter names: {names}. Names that say what they hold make it easier to follow you.",
    no_hints="Nothing to remark on naming and structure.",
    covered="Your tests cover {covered} of {total} edge cases.",
)
"""English texts by message id."""


def say(name: str, /, **params: str | int | float) -> Message:
    """A message of this package."""
    return Message("judge.feedback." + name, params)
