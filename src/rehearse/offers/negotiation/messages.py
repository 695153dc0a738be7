"""English texts of the negotiation practice: what is taught, asked and refused. Recruiters speak in ``lines``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rehearse.message import Message, Registry
from rehearse.offers.negotiation.lines import LINES

__all__ = ["LINES", "TEXTS", "english", "variants"]

TEXTS = Registry(
    "negotiation",
    refused="{what} {do}",
    money="{currency} {amount}",
    # refusals
    over="The talk has ended.",
    over_do="Begin another one.",
    too_long="A talk has at most {most} turns.",
    too_long_do="Accept or decline what is on the table.",
    nothing_to_raise="Nothing is offered on {lever} yet that could be raised by a share.",
    nothing_to_raise_do="Give the amount itself.",
    nothing_planned="The recruiter plans nothing on {lever}, so there is nothing to take a share of.",
    nothing_planned_do="Give the amount itself.",
    not_json="This is not a JSON object.",
    not_json_do='Give an object such as {{"turns": [{{"moves": ["asks_range"]}}]}}.',
    too_large="The script has more than {limit} KB.",
    too_large_do="Keep only the turns.",
    unknown_key="There is no key {key} here.",
    unknown_key_do="Use {keys}.",
    twice="The key {key} stands twice in one object.",
    twice_do="Leave one of the two.",
    no_turns="The script has no list of turns.",
    no_turns_do='Give "turns", a list with an object for each turn.',
    too_many_turns="The script has {count} turns; a talk has at most {most}.",
    too_many_turns_do="Leave some out.",
    bad_turn="A turn is an object with moves, a text or both.",
    bad_turn_do='Write {{"moves": ["asks_range"]}} or {{"text": "..."}}.',
    bad_move="{found} is not a move.",
    bad_move_do="Use {known}.",
    bad_moves="The moves are not a list of names.",
    bad_moves_do="Use {known}.",
    bad_lever="{found} is not something that can be moved in an offer.",
    bad_lever_do="Use {known}.",
    bad_reason="{found} is not a reason that the recruiter knows.",
    bad_reason_do="Use {known}, or null.",
    bad_number="This is not a number from {low} to {high}.",
    bad_number_do="Give a plain number, without a unit.",
    bad_flag="This is neither true nor false.",
    bad_flag_do="Give true or false.",
    bad_text="This is not a text of at most {limit} characters.",
    bad_text_do="Shorten it, and leave out characters that cannot be written.",
    two_figures="{first} and {second} both say how much.",
    two_figures_do="Keep one of them.",
    no_figure="A counter with a number has no number.",
    no_figure_do="Give one of amount, raise_pct and amount_pct_of_planned.",
    contradiction="{first} and {second} exclude each other in one turn.",
    contradiction_do="Keep one of them.",
    bad_offer="The offer cannot be read: {problem}",
    bad_offer_do="Check it with rehearse offer value.",
    bad_seed="The seed is not a whole number from 0 to {high}.",
    bad_seed_do="Give one, for example 7.",
    # levers
    lever_base="base",
    lever_signon="sign-on",
    lever_equity="equity",
    lever_level="the level",
    lever_start="the start date",
    lever_vesting="vesting",
    # the same as parts of a form
    part_base="Base, a year",
    part_signon="Sign-on, once",
    part_equity="Equity, the whole grant",
    part_level="Level, how many higher",
    part_start="Start, weeks later",
    part_vesting="Vesting, percent in the first year",
    # phases
    phase_screen="First call",
    phase_verbal_offer="Verbal offer",
    phase_deadline="Deadline",
    phase_counter="Counter",
    phase_revised="Revised offer",
    phase_written="Written offer",
    phase_signed="Signed",
    phase_declined="Declined",
    phase_withdrawn="Withdrawn",
    # moves, with one line on what each does
    move_deflects="Turn the question aside",
    move_deflects_about="No number, a friendly way past the question.",
    move_names_number="Name a number first",
    move_names_number_about="Only at or above a target that you wrote down and can source.",
    move_asks_range="Ask for the range",
    move_asks_range_about="What is this role budgeted at?",
    move_reveals_current="Say what you earn now",
    move_reveals_current_about="It pulls the offer towards your present pay.",
    move_reveals_floor="Say the least you would take",
    move_reveals_floor_about="No figure goes above it afterwards.",
    move_reveals_no_alternative="Say that you have nothing else",
    move_reveals_no_alternative_about="Every later reason weighs less.",
    move_enthusiasm="Show that you want the role",
    move_enthusiasm_about="Thanks, and what you look forward to.",
    move_gives_reason="Give a reason",
    move_gives_reason_about="Scope, experience, what you leave behind.",
    move_shares_evidence="Share market data",
    move_shares_evidence_about="A source, its date and the figure.",
    move_competing_offer="Mention another offer",
    move_competing_offer_about="One that exists and may be shown.",
    move_asks_approver="Ask who decides",
    move_asks_approver_about="The recruiter carries your reasons to somebody.",
    move_asks_component="Ask about one part",
    move_asks_component_about="How much room there is on the part chosen below.",
    move_asks_time="Ask for time",
    move_asks_time_about="Most deadlines can be moved.",
    move_asks_written="Ask for the letter",
    move_asks_written_about="Once the terms are settled; afterwards nothing moves.",
    move_counter_with_number="Counter with a number",
    move_counter_with_number_about="One part, one figure, and a reason.",
    move_ultimatum="Give an ultimatum",
    move_ultimatum_about="This, or you leave.",
    move_accepts="Accept",
    move_accepts_about="A full yes; before the letter it is a fault.",
    move_accepts_conditional="Accept once it is written",
    move_accepts_conditional_about="A yes to the terms, valid when the letter says so.",
    move_rejects="Turn this offer down",
    move_rejects_about="Not like this, without a figure of your own.",
    move_declines="Decline and leave",
    move_declines_about="Ends the talk.",
    group_expectations="Expectations",
    group_talk="Talk",
    group_decision="Decision",
    # the gate
    ask_figure="There is a figure in your sentence, {figure}: whose is it?",
    ask_acceptance='Your sentence can be heard as a yes ("{words}"). Do you accept?',
    ask_reason="Your sentence gives no reason that I can find. Is it in there?",
    ask_which_reason="Your sentence seems to give a reason. Which is it?",
    answer_my_ask="Mine: it is what I ask for",
    answer_first_number="Mine: the number I name first",
    answer_theirs="Theirs: I repeat what was said",
    answer_own_data="The market's: it comes from a source",
    answer_other_offer="Another company's: it is their offer",
    answer_current="Mine: it is what I earn now",
    answer_floor="Mine: it is the least I would take",
    answer_not_money="Nobody's: it is no amount of money",
    answer_not_yes="No, I do not accept yet",
    answer_on_condition="Yes, once it stands in writing",
    answer_yes="Yes, now",
    answer_reason_is_there="Yes, the reason is in the sentence",
    answer_reason="My work, experience or scope",
    answer_market_data="Market data",
    answer_backed_offer="Another offer",
    answer_no_reason="No, there is no reason",
    # ways to talk
    strategy_competing_three="A competing offer, three parts",
    strategy_market_three="Market data, three parts",
    strategy_market_base="Market data, base only",
    strategy_no_reason="A counter without a reason",
    strategy_at_once="Accepting at once",
    strategy_ultimatum="An ultimatum",
    strategy_modest_first="A modest number named first",
    strategy_current_pay="Present pay revealed",
    strategy_bluff="A bluff",
    strategy_ten_times="Asking ten times",
    # the eight rules
    rule_1="No number first, or one at or above your written target",
    rule_1_why="Whoever names a modest number first is offered something near it. Ask for their range instead.",
    rule_2="Present pay, your floor and a lack of alternatives kept to yourself",
    rule_2_why="Each of them tells the recruiter how little would do.",
    rule_3="The band was asked for",
    rule_3_why="A role has a budget. Asking costs nothing, and the answer is the frame of everything that follows.",
    rule_4="Every counter had a reason",
    rule_4_why="Recruiters carry reasons to those who decide. A bare number gives them nothing to carry.",
    rule_5="More was asked for on two parts or more",
    rule_5_why="Base, sign-on and equity come out of different budgets; where one is closed another may be open.",
    rule_6="Under a deadline, time was asked for",
    rule_6_why="Most deadlines move when somebody asks, and asking does no harm.",
    rule_7="Nothing was accepted before it was written",
    rule_7_why="After a yes nothing moves, and what is not in the letter was never promised.",
    rule_8="No ultimatum and no bluff",
    rule_8_why="Offers are rarely withdrawn; these two are what withdraws them. Only offers that exist count.",
    # what broke a rule
    fault_number_without_target="A number was named first, without a target written down beforehand.",
    fault_number_below_target="The number named first is no base at or above your written target of {target}.",
    fault_current="Present pay was revealed.",
    fault_floor="The floor was revealed.",
    fault_no_alternative="The lack of an alternative was revealed.",
    fault_no_reason="The counter came without a reason.",
    fault_accepted="The offer was accepted before it was written.",
    fault_ultimatum="An ultimatum was given.",
    fault_bluff="Another offer was claimed that is not among your own.",
    fault_bluff_found="Another offer was claimed that is not among your own, and the recruiter asked to see it.",
    # the lesson for each push
    lesson_1="Ask for the range.",
    lesson_1_say="I would like to understand the role first. What range is it budgeted at?",
    lesson_2="Ask again, with a reason why they go first.",
    lesson_2_say=(
        "You know the level and the budget better than I do. Tell me the band, and I say at once whether it fits."
    ),
    lesson_3="Stay friendly and give no number; one from your written target, with its source, is the only exception.",
    lesson_3_say=(
        "If it is the right team, we will find a number. I would rather not guess before I know the scope: what was "
        "approved for this role?"
    ),
    # why a concession was as large as it was
    why_room="{weight} for {reason}, times a rapport of {rapport}, at ask number {ask} of this part.",
    why_ask="You were given all that you asked for; there was more.",
    why_floor="You had named the least you would take, and nothing goes above it.",
    why_final="The offer had been called final.",
    why_have="What you asked for was on the table already.",
    why_found_out="The other offer could not be shown, so it weighed nothing.",
    why_level_yes="The reason was strong enough for a level that was open.",
    why_level_no="A higher level was not open, or the reason was too weak for it.",
    why_no_room="There was no room on this part.",
    reason_competing_offer="a competing offer",
    reason_market_data="market data",
    reason_reason="a reason of your own",
    reason_none="no reason",
)


@cache
def _by_slot() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key in LINES:
        slot = re.fullmatch(r"negotiation\.line_(\w+)_\d+", key)
        assert slot is not None, key
        found.setdefault(slot[1], []).append(key)
    return {slot: tuple(keys) for slot, keys in found.items()}


def variants(slot: str) -> tuple[str, ...]:
    """Ids of the lines for a moment, at least two. Raises KeyError for a moment without lines."""
    return _by_slot()[slot]


def english(message: Message) -> str:
    """The English sentence with grouped figures: ``USD 162,000``. Raises KeyError for an id of another package."""
    values: dict[str, object] = {}
    for key, value in message.params.items():
        if isinstance(value, Message):
            values[key] = english(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            values[key] = f"{value:,}"
        else:
            values[key] = value
    text = TEXTS.get(message.id) or LINES[message.id]
    return text.format(**values)
