"""``rehearse plan``"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from rehearse.cli.refusal import NO, refuse


def command(
    again: Annotated[bool, typer.Option("--again", help="Plan again from today before printing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Print the plan from today on, with what does not fit.

    Example: rehearse plan
    """
    from rehearse.web.setup import setup

    setup()
    from rehearse.planning import plan_to_json
    from rehearse.web.accounts.models import Person
    from rehearse.web.accounts.services import today
    from rehearse.web.plan import services
    from rehearse.web.plan.titles import block_title
    from rehearse.web.text.catalog import say

    person = Person.objects.local()
    goal = services.current_goal(person)
    if goal is None:
        do = "Give a posting or a role in the browser: rehearse open."
        return refuse("", "There is no plan yet.", do, as_json=as_json, code=NO)
    day = today(person)
    plan = services.replan(goal, day=day) if again else services.refresh(goal, day=day)
    marks = services.marks(goal)
    if as_json:
        report = plan_to_json(plan) | {
            "target": goal.target.isoformat() if goal.target else None,
            "today": day.isoformat(),
            "marks": {block: row.mark for block, row in marks.items()},
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    for planned in plan.days:
        if planned.day < day or not planned.placements:
            continue
        typer.echo(f"{planned.day:%a %d %b}  {sum(p.minutes for p in planned.placements)} min")
        for placed in planned.placements:
            mark = marks.get(placed.block.id)
            typer.echo(f"    {placed.minutes:>3} min  {block_title(placed.block)}{f'  ({mark.mark})' if mark else ''}")
    if plan.dropped:
        typer.echo("\nDoes not fit, lowest value first:")
        for dropped in plan.dropped:
            typer.echo(f"    {block_title(dropped.block)}: {say(dropped.reason)}")
    return 0
