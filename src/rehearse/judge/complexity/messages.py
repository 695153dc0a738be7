"""What measured growth says, in English; faces translate by these texts."""

from __future__ import annotations

from rehearse.message import Message, Registry

__all__ = ["TEXTS", "tell"]

TEXTS = Registry(
    "judge.growth",
    # a statement that cannot be read
    statement_long="A statement has at most {limit} characters. Write only the bound, like O(n log n).",
    statement_nothing="There is no formula in {text}. Write the bound like O(n log n).",
    statement_of="I read {text} as unfinished: {part} of what?",
    statement_unfinished="I read {text} as unfinished after {part}. Write the bound like O(n log n).",
    statement_name="I do not know {part} in {text}. The names here are: {sizes}.",
    statement_run="The letters {part} in {text} can be cut into names in two ways. Set spaces or * between them.",
    statement_sign="The sign {part} in {text} has no meaning in a bound.",
    statement_upper="{part} in {text} is another kind of bound. State an upper bound, like O(n log n).",
    statement_brackets="The brackets in {text} do not match.",
    statement_deep="The brackets in {text} are too deep.",
    statement_two="I read more than one bound in {text}. Write one.",
    statement_two_ways=(
        "In {text} I can read {part} in two ways. Set brackets, as in (log n)^2 or log(n^2), n^(1/2) or (n^1)/2."
    ),
    statement_number_after=(
        "In {text} the number {number} stands behind {part}. Write a power with ^ and a factor in front."
    ),
    statement_number="The number {part} in {text} is too small or too large for a bound.",
    statement_minus="In {text} something is taken off that matters. Write the bound as a sum of products.",
    statement_division="In {text} I can only divide by a number.",
    statement_base="In {text} the base of a logarithm is a size. Bases are constants; leave it out.",
    statement_exponent=(
        "I cannot read an exponent in {text}. It may be a number up to 20, or a formula like n, n/2 or n + m without "
        "logarithms, over a number above 1 or a size."
    ),
    # the verdict on the stated time
    holds="{stated} holds.",
    holds_loose="{stated} holds, but is more than needed.",
    fails="{stated} does not hold.",
    unsure="I cannot tell whether {stated} holds.",
    unsure_rivals="I cannot tell {stated} from {other} here.",
    measured="Measured: {found}.",
    measured_range="Measured: {found}. Everything from {low} to {high} fits as well.",
    measured_nothing="I cannot tell how the work grows.",
    # the reason
    grows="Work grows like {found} up to {size} = {n}, on these families of inputs: {families}.",
    grows_between="Work grows between two classes, nearest to {found}, up to {size} = {n}.",
    tight_bound="Measured: {found}. An interviewer will ask for the tight bound.",
    stated_fits=(
        "It fits up to {size} = {n}, and so does a class beside it. Explain your reasoning instead; it will be asked."
    ),
    both_fit="Both fit up to {size} = {n}. Explain your reasoning instead; it will be asked.",
    clock=(
        "Counted steps grow like {size}^{counted}, the clock like {size}^{timed}: something inside a library call "
        "costs more than I can see."
    ),
    clock_below=(
        "Counted steps grow like {size}^{counted}, the clock only like {size}^{timed}: I may count a library call too "
        "high."
    ),
    candidates="Calls whose cost I do not know: {calls}.",
    short=(
        "The sizes ended at {size} = {n}. I need at least four sizes, and {size} = 64 when the work does not grow "
        "before."
    ),
    second_size="The inputs here grow in one size only, and {stated} names two.",
    stopped_time=(
        "Your function reached the time limit after {size} = {n}. I need four sizes at least, and {size} = 64."
    ),
    stopped_recursion=(
        "The recursion became too deep after {size} = {n}. I need four sizes at least, and {size} = 64."
    ),
    stopped_exception=(
        "Your function raised an exception after {size} = {n}. I need four sizes at least, and {size} = 64."
    ),
    # what a person checks by hand
    site="The dearest line is {line}: {text}.",
    site_outgrows="Line {line} takes more steps than that: {text}.",
    doubling=(
        "From {size} = {before} to {after} the steps of line {line} grew {grew} times; {stated} would give {would}."
    ),
    doubling_measured="From {size} = {before} to {after} the steps of line {line} grew {grew} times.",
    nearest=(
        "When {size} doubles, work / {found} changes by {change} %, work / {first} by {first_change} %, and "
        "work / {second} by {second_change} %."
    ),
    # two sizes
    two_grows="Work grows like {found}, along each size alone and with both, on these families of inputs: {families}.",
    two_holds="Work stays within it along each size alone and with both, on these families of inputs: {families}.",
    axis="With {fixed} fixed, work grows faster in {grows} than {stated}.",
    axis_both="With {first} and {second} growing together, work grows faster than {stated}.",
    axis_doubt="With {fixed} fixed, work may grow faster in {grows} than {stated}.",
    axis_both_doubt="With {first} and {second} growing together, work may grow faster than {stated}.",
    axis_loose="With {fixed} fixed, work grows slower in {grows} than {stated}.",
    axis_both_loose="With {first} and {second} growing together, work grows slower than {stated}.",
    axis_short="There are not enough sizes along {grows}: I need at least six.",
    axis_both_short="There are not enough sizes with {first} and {second} growing together: I need at least six.",
    # remarks
    about_average="This item asks about the average cost.",
    about_amortised="This item asks about the amortised cost: the whole run counts.",
    brute="This is the brute-force bound, {stated}.",
    brute_asks="This is the brute-force bound, {stated}; the item asks for {optimal}.",
    brute_time="It would need about {seconds} s at {size} = {n}; the limit is {limit} s.",
    brute_day="It would need more than a day at {size} = {n}; the limit is {limit} s.",
    good_code="Good code, wrong analysis: what you wrote has the bound the item asks for.",
    # space
    space_holds="Space: {stated} holds.",
    space_loose="Space: {stated} holds, but is more than needed.",
    space_fails="Space: {stated} does not hold.",
    space_unsure="Space: I cannot tell whether {stated} holds.",
    space_measured="Space: measured {found}.",
    space_measured_range="Space: measured {found}. Everything from {low} to {high} fits as well.",
    space_grows="Extra memory, without the input, grows like {found} up to {size} = {n}.",
    space_doubling="From {size} = {before} to {after} extra memory went from {less} to {more} bytes.",
    space_short="Memory was measured up to {size} = {n} only; to tell classes of space apart I need {size} = {least}.",
    space_nothing="Memory could not be measured.",
    space_sorting="All of it is the buffer of sorting in place, which does not count in this item.",
    # why nothing could be measured
    measure_sites="The source has {count} places that do work; at most {limit} are counted.",
    measure_nothing="The function could not be run on any size.",
)
"""English texts by message id."""


def tell(name: str, **params: str | int | float | Message) -> Message:
    """A message of this package."""
    return Message("judge.growth." + name, params)
