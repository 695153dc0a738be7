"""D rules: one idea once, and no two texts that read alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rehearse.bank.errors import ItemFileError
from rehearse.bank.item import Item
from rehearse.bank.problem import Problem
from rehearse.bank.rule import Context, Rule
from rehearse.bank.similarity import alike

__all__ = ["RULES"]

TOO_NEAR = 0.85
NEAR = 0.65
"""Cosines from which two texts are too near, and from which a reason has to be given."""


def ideas_are_unique(context: Context) -> Iterator[Problem]:
    """D-01: no two items have one ``idea_key``."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for id_, item in context.items.items():
        owners[item.idea_key].append(id_)
    for idea, ids in owners.items():
        for id_ in ids[1:] if context.is_whole else ids:
            if len(ids) > 1 and id_ in context.sources:
                other = next(one for one in ids if one != id_)
                yield context.sources[id_].problem("D-01", "idea_twice", ("idea_key",), idea=idea, other=other)


def texts_differ(context: Context) -> Iterator[Problem]:
    """D-02: the English texts of two items are not alike, or the item says why both are kept."""
    texts = {id_: _full_text(item) for id_, item in context.items.items()}
    about = None if context.is_whole else frozenset(context.sources)
    for one, other, cosine in alike(texts, NEAR, about=about):
        if cosine < TOO_NEAR and _is_told_apart(context.items[one], context.items[other]):
            continue
        id_, near = (other, one) if other in context.sources else (one, other)
        name = "text_same" if cosine >= TOO_NEAR else "text_near"
        yield context.sources[id_].problem(
            "D-02", name, ("distinct_from",), other=near, cosine=f"{cosine:.2f}", least=f"{TOO_NEAR:.2f}"
        )


def _is_told_apart(one: Item, other: Item) -> bool:
    return any(near.id == other.id for near in one.distinct_from) or any(
        near.id == one.id for near in other.distinct_from
    )


def _full_text(item: Item) -> str:
    try:
        return "\n".join(item.text("en").values())
    except ItemFileError:
        return ""


RULES = (Rule("D-01", bank=ideas_are_unique), Rule("D-02", bank=texts_differ))
