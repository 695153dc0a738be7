"""A talk in the terminal: numbered moves, a figure where one is needed, then a sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import typer

from rehearse.message import Message
from rehearse.offers.negotiation import (
    BEARS_FIGURE,
    GROUPS,
    Exchange,
    Lever,
    Move,
    NegotiationError,
    Phase,
    Reason,
    Setup,
    Talk,
    Turn,
    allowed,
    answered,
    english,
    report,
    turn_from_json,
    turn_to_json,
)

__all__ = ["play_here", "say_report"]

WIDTH = 88
_NEEDS_LEVER = frozenset({Move.COUNTER_WITH_NUMBER, Move.ASKS_COMPONENT, Move.ULTIMATUM})


def play_here(setup: Setup) -> list[Mapping[str, Any]]:
    """One talk with questions on the terminal; the turns that were taken."""
    talk = Talk(setup)
    turns: list[Mapping[str, Any]] = []
    _say_recruiter(talk.opening)
    try:
        while not talk.is_over:
            turn = _ask_turn(talk)
            if turn is None:
                continue
            _say_recruiter(talk.take(turn).reply)
            turns.append(turn_to_json(turn))
    except (typer.Abort, EOFError):  # Ctrl-D, Ctrl-C, or the end of what was piped in
        typer.echo("")
    say_report(talk, report(talk), with_turns=False)
    typer.echo(
        "A talk in the terminal gives no evidence and is not among your talks; one in the browser is: rehearse open"
    )
    return turns


def _ask_turn(talk: Talk) -> Turn | None:
    """The next turn, confirmed; None when it cannot be taken, which has been said."""
    choices = [move for moves in GROUPS.values() for move in moves if move in allowed(talk.phase)]
    typer.echo(f"\n[{english(Message(f'negotiation.phase_{talk.phase.value}'))}] What do you do?")
    for number, move in enumerate(choices, 1):
        about = english(Message(f"negotiation.move_{move.value}_about"))
        typer.echo(f"  {number:>2}  {english(Message(f'negotiation.move_{move.value}'))}. {about}")
    numbers = typer.prompt("Moves (numbers, such as 1 3)").replace(",", " ").split()
    if not numbers or not all(word.isdecimal() and 1 <= int(word[:3]) <= len(choices) for word in numbers):
        typer.echo(f"Give numbers from 1 to {len(choices)}.")
        return None
    turn = Turn(frozenset(choices[int(word) - 1] for word in numbers))
    try:
        turn = _with_details(talk, turn)
        turn_from_json(turn_to_json(turn))
        if (doubt := talk.doubt(turn)) is not None:
            typer.echo(english(doubt.text))
            labels = [english(doubt.label(code)) for code in doubt.answers]
            reference = talk.reference(turn.lever)
            turn = answered(turn, doubt, doubt.answers[_choose(labels)], reference=reference)
            turn_from_json(turn_to_json(turn))
    except NegotiationError as error:
        typer.echo(english(error.message))
        return None
    return turn


def _with_details(talk: Talk, turn: Turn) -> Turn:
    moves = turn.moves
    if moves & _NEEDS_LEVER and talk.phase is not Phase.SCREEN:
        typer.echo("Which part?")
        turn = replace(turn, lever=list(Lever)[_choose([english(_lever(lever)) for lever in Lever])])
    if moves & BEARS_FIGURE:
        turn = replace(turn, amount=_ask_figure(talk, turn))
    if Move.COMPETING_OFFER in moves:
        turn = replace(turn, proof=typer.confirm("Do you hold that offer, and could you show it?", default=False))
    if Move.COUNTER_WITH_NUMBER in moves and turn.strongest is None:
        typer.echo("What stands behind it?")
        labels = ["Nothing", "A reason of my own", "Market data"]
        turn = replace(turn, reason=(None, Reason.REASON, Reason.MARKET_DATA)[_choose(labels)])
    said = typer.prompt("Your sentence (Enter for none)", default="", show_default=False)
    return replace(turn, text=said.replace("\0", "").encode("utf-8", "replace").decode()[:2000])


def _ask_figure(talk: Talk, turn: Turn) -> float:
    unit = {
        Lever.LEVEL: "levels above the offered one",
        Lever.START: "weeks later",
        Lever.VESTING: "% of the grant in the first year",
    }.get(turn.lever, f"{talk.currency}, {english(_lever(turn.lever))}")
    while True:
        words = typer.prompt(f"Your figure ({unit})").replace(",", "").replace(" ", "")
        try:
            found = float(words)
        except ValueError:
            found = -1.0
        if 0 <= found <= 1e12:
            return found
        typer.echo("Give a plain number, for example 150000.")


def _choose(labels: Sequence[str]) -> int:
    for number, label in enumerate(labels, 1):
        typer.echo(f"  {number}  {label}")
    while True:
        word = typer.prompt("Number")
        if word.isdecimal() and 1 <= int(word[:3]) <= len(labels):
            return int(word) - 1
        typer.echo(f"Give a number from 1 to {len(labels)}.")


def _lever(lever: Lever) -> Message:
    return Message(f"negotiation.lever_{lever.value}")


def _say_recruiter(lines: tuple[Message, ...]) -> None:
    text = " ".join(english(line) for line in lines)
    if text:
        typer.echo(textwrap.fill(text, WIDTH, initial_indent="Recruiter: ", subsequent_indent="           "))


def _say_you(found: Exchange) -> None:
    moves = ", ".join(english(Message(f"negotiation.move_{move.value}")) for move in Move if move in found.turn.moves)
    typer.echo(textwrap.fill(f"You:       {moves or 'no move chosen'}", WIDTH, subsequent_indent="           "))
    if found.turn.text:
        typer.echo(textwrap.fill(found.turn.text, WIDTH, initial_indent="           ", subsequent_indent="           "))


def say_report(talk: Talk, whole: Mapping[str, Any], *, with_turns: bool = True) -> None:
    """The talk for people: lines, rules, score, what was hidden."""
    if with_turns:
        _say_recruiter(talk.opening)
        for found in talk.exchanges:
            _say_you(found)
            if found.question is not None:
                typer.echo(f"           Not counted: {english(found.question.text)}")
            _say_recruiter(found.reply)
    typer.echo(f"\n{english(Message(f'negotiation.phase_{talk.phase.value}'))}.")
    for rule, held in whole["rules"].items():
        typer.echo(f"  {'kept  ' if held else 'broken'}  {rule}. {english(Message(f'negotiation.rule_{rule}'))}")
    for fault in whole["faults"]:
        typer.echo(f"  turn {fault['turn'] + 1}: {fault['text']}")
    if whole["score"] is None:
        typer.echo("No score: a sentence waits for your word on what it meant.")
    else:
        name = "Score" if talk.is_over else "Score so far"
        typer.echo(
            f"{name} {whole['score']:.2f} (rules {whole['process']:.2f}, share of the room {whole['outcome']:.2f})."
        )
    if talk.phase not in {Phase.SCREEN, Phase.DECLINED}:
        typer.echo(f"Over four years {whole['gain']:+,.0f} {talk.currency} beside the planned first offer.")
    if talk.is_over:
        _say_hidden(whole["hidden"], talk)


def _say_hidden(hidden: Mapping[str, Any], talk: Talk) -> None:
    planned, caps = hidden["planned"], hidden["caps"]
    typer.echo(f"The band was {hidden['band']['low']:,} to {hidden['band']['high']:,} {talk.currency}.")
    for lever in Lever:
        typer.echo(f"  {lever.value:<8} planned {planned[lever.value]:>12,}   at most {caps[lever.value]:>12,}")
    for one in hidden["concessions"]:
        typer.echo(f"  turn {one['turn'] + 1}, {one['lever']}: {one['before']:,} to {one['after']:,}. {one['text']}")
    typer.echo("Sizes are invented; only the order of what helps is argued.")
