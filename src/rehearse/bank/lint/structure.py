"""S rules: releases, closed lists that other files hold, links, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from rehearse.bank.kinds.breadth import CardItem
from rehearse.bank.kinds.coding import CodingItem
from rehearse.bank.problem import Problem, problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule

__all__ = ["RULES"]

_SIGNATURES = 2


def released_ids_stay(context: Context) -> Iterator[Problem]:
    """S-02: an id that a release has given away still has its folder."""
    document = context.shared.documents.get("released.yaml")
    if document is None or not context.is_whole:
        return
    for id_, entry in context.released.items():
        if id_ not in context.names:
            line = document.line((id_,))
            shown = f"{context.shown}/released.yaml"
            yield problem(shown, line, "S-02", "released_gone", id=id_, release=entry.release)


def leaf_is_known(source: ItemSource, context: Context) -> Iterator[Problem]:
    """S-03: the leaf is one of the taxonomy, and of the item's kind."""
    leaf = context.leaves.get(source.item.leaf)
    if leaf is None:
        near = get_close_matches(source.item.leaf, context.leaves, n=1)
        name = "leaf_unknown_near" if near else "leaf_unknown"
        yield source.problem("S-03", name, ("leaf",), leaf=source.item.leaf, near=near[0] if near else "")
    elif leaf.kind != source.item.kind:
        yield source.problem("S-03", "leaf_kind", ("leaf",), leaf=leaf.key, kind=leaf.kind)


def pattern_is_known(source: ItemSource, context: Context) -> Iterator[Problem]:
    """S-03: the pattern of a coding item is a group of the taxonomy."""
    item = source.item
    if isinstance(item, CodingItem) and item.pattern not in context.groups:
        yield source.problem("S-03", "pattern_unknown", ("pattern",), pattern=item.pattern)


def live_is_signed(source: ItemSource, context: Context) -> Iterator[Problem]:
    """S-03: nothing is live that two people have not signed."""
    signed = set(source.item.provenance.reviewers)
    if source.item.status == "live" and len(signed) < _SIGNATURES:
        yield source.problem("S-03", "live_unsigned", ("status",), signed=len(signed), least=_SIGNATURES)


def links_resolve(source: ItemSource, context: Context) -> Iterator[Problem]:
    """S-07: linked items and misconceptions exist."""
    item = source.item
    for name, ids in (
        ("prereq", item.prereq),
        ("follow_ups", item.follow_ups),
        ("distinct_from", tuple(neighbour.id for neighbour in item.distinct_from)),
    ):
        for place, id_ in enumerate(ids):
            if id_ not in context.names:
                near = get_close_matches(id_, context.names, n=1)
                text = "link_unknown_near" if near else "link_unknown"
                yield source.problem("S-07", text, (name, place), field=name, id=id_, near=near[0] if near else "")
    for place, belief in enumerate(item.misconceptions):
        if belief not in context.beliefs:
            yield source.problem("S-07", "misconception_unknown", ("misconceptions", place), id=belief)
    if isinstance(item, CardItem) and item.misconception.id not in context.beliefs:
        yield source.problem("S-07", "misconception_unknown", ("misconception",), id=item.misconception.id)


def chains_end(source: ItemSource, context: Context) -> Iterator[Problem]:
    """S-07: no chain of prerequisites or follow-ups comes back to its start."""
    for field in ("prereq", "follow_ups"):
        chain = _way_back(source.item.id, field, context)
        if chain:
            yield source.problem("S-07", "link_cycle", (field,), field=field, chain=", ".join(chain))


def _way_back(start: str, field: str, context: Context) -> list[str]:
    """Ids from a start back to it; empty when there is no way."""
    came: dict[str, str] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        item = context.items.get(here)
        for there in getattr(item, field, ()):
            if there == start:
                way = [start, here]
                while here in came:
                    here = came[here]
                    way.append(here)
                return way[::-1] if way[-1] == start else [start, *way[::-1]]
            if there not in came:
                came[there] = here
                ahead.append(there)
    return []


def chains_rise(source: ItemSource, context: Context) -> Iterator[Problem]:
    """S-07: difficulty does not fall by more than one along a chain."""
    for place, id_ in enumerate(source.item.follow_ups):
        following = context.items.get(id_)
        if following and following.difficulty < source.item.difficulty - 1:
            yield source.problem(
                "S-07",
                "link_easier",
                ("follow_ups", place),
                id=id_,
                theirs=following.difficulty,
                ours=source.item.difficulty,
            )


def _all_links(source: ItemSource, context: Context) -> Iterable[Problem]:
    yield from links_resolve(source, context)
    yield from chains_end(source, context)
    yield from chains_rise(source, context)


RULES = (
    Rule("S-02", bank=released_ids_stay),
    Rule("S-03", item=leaf_is_known),
    Rule("S-03", item=pattern_is_known, kinds=frozenset({"coding"})),
    Rule("S-03", item=live_is_signed),
    Rule("S-07", item=_all_links),
)
