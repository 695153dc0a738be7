"""A round to copy: see the README beside it."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet

__all__ = ["ROUND"]

_ID = __name__.split(".")[-2]  # the folder's name, so that a copy works before it is edited

ROUND = Round(
    id=_ID,
    order=1000,
    name=Message(f"rounds.{_ID}.name"),
    produce=Message(f"rounds.{_ID}.produce"),
    templates=(BlockTemplate(_ID, _ID, count=4, slots=3, weeks=(5, 8), value=2.0, name=Message(f"rounds.{_ID}.name")),),
    worksheets={_ID: Worksheet.of(f"rounds.{_ID}.practice", ("question", "answer"), minutes=45)},
    has_chance=False,
)
