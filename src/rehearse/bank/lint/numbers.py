"""N rules: what stands behind a claim."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule

__all__ = ["RULES"]

_INDEPENDENT = 2


def sources_resolve(source: ItemSource, context: Context) -> Iterator[Problem]:
    """N-04: every source is one of ``sources.yaml`` (that it has a locator is in the schema)."""
    for place, cited in enumerate(source.item.sources):
        if cited.ref not in context.cited:
            near = get_close_matches(cited.ref, context.cited, n=1)
            name = "source_unknown_near" if near else "source_unknown"
            yield source.problem("N-04", name, ("sources", place), ref=cited.ref, near=near[0] if near else "")


def sources_are_two(source: ItemSource, context: Context) -> Iterator[Problem]:
    """N-08: where nothing is computed, two sources say it."""
    refs = {cited.ref for cited in source.item.sources}
    if source.item.verify.by == "sources" and len(refs) < _INDEPENDENT:
        yield source.problem("N-08", "sources_few", ("sources",), count=len(refs), least=_INDEPENDENT)


RULES = (Rule("N-04", item=sources_resolve), Rule("N-08", item=sources_are_two))
