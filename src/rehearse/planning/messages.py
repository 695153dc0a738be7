"""English texts of the planner. Dates stand in them as ISO 8601."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "planning",
    block="Practice",
    part="{block} {number} of {of}",
    # why a block lies on its day
    done="Done.",
    pinned="You chose this day.",
    late="Its own days were full; this is the next one with room.",
    before_interview="Comes before the interview on {day}.",
    before_named_interview="Comes before {name} on {day}.",
    weakest="Your weakest round counts half as much again.",
    follows="Follows {block}, which it needs first.",
    best_day="The best day for it between {first} and {last}.",
    nearest="The day with room that is nearest to its best one, {ideal}.",
    # why a block has no day
    skipped="You skipped it.",
    no_days="No day of practice is left before {day}.",
    no_minutes="It takes {minutes} minutes, and no day between {first} and {last} has that many.",
    needs="It needs {block} first, which has no day.",
    passed="Its days ended on {last}, and the week for making up is over.",
    pinned_full="The day you chose, {day}, has no room for {minutes} minutes of it.",
    full="Blocks worth more fill the days between {first} and {last}.",
    # why a block lies elsewhere than before
    missed="It was open on {day}.",
    missed_dropped="It was open on {day}, and no later day has room for it.",
    chosen="You chose its day.",
    not_in_loop="Its round is no longer in the loop.",
    plan_ends="The plan now ends before {day}.",
    interview_day="An interview is on {day}.",
    fewer_minutes="You have fewer minutes on {day} than before.",
    dates_moved="Its days are now {first} to {last}.",
    predecessor="{block}, which it needs first, has another day.",
    room_found="There is room for it now.",
    added="It is new in the plan.",
    gave_way="Blocks worth more needed its day.",
    made_room="It made room for other blocks on {day}.",
    # broken rules, told to developers
    broken_minutes="{used} minutes of blocks on a day with {minutes}.",
    broken_capacity="The day says {said} minutes for blocks and has {minutes}.",
    broken_kind="{count} blocks of kind {kind} on one day; at most {limit}.",
    broken_gap="Two blocks of kind {kind} lie {days} days apart; at least {gap}.",
    broken_order="It lies before {needs}, which it needs first.",
    broken_window="It lies outside {first} to {last}.",
    broken_pin="It is pinned to {day}.",
    broken_past="An open block lies before today.",
    broken_loop="Round {round} is not in the loop.",
    broken_twice="It is in the plan more than once.",
    broken_missing="It is neither on a day nor dropped.",
    broken_unknown="It is not a block of this request.",
    broken_length="It takes {minutes} minutes in the plan and {expected} by its template.",
    broken_days="Days of the plan do not run from {first} to {last} one by one.",
    broken_sorting="Dropped blocks are not sorted by value.",
)
