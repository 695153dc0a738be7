"""Graphs whose edges have no order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearse.judge.canonical import canonical
from rehearse.judge.compare import Outcome, key_bool
from rehearse.judge.messages import say
from rehearse.judge.show import show
from rehearse.judge.untrusted import MapValue, SetValue

__all__ = ["CHECKER"]

Edge = tuple[Any, ...]
"""Nodes and weights of an edge; a node alone for a node of a mapping."""

_MANY = (list, tuple, SetValue)


def _neighbours(graph: MapValue) -> Iterator[Edge | None]:
    for node, others in graph:
        yield (node,)
        if isinstance(others, MapValue):  # neighbour -> weight
            yield from ((node, other, weight) for other, weight in others)
        elif isinstance(others, _MANY):
            yield from ((node, other) for other in others)
        else:
            yield None


def _edges(graph: Any) -> list[Edge] | None:
    """Edges of a mapping of nodes to neighbours, or of a list of (from, to) or (from, to, weight); else None."""
    if isinstance(graph, MapValue):
        found = list(_neighbours(graph))
        return None if None in found else [edge for edge in found if edge is not None]
    if not isinstance(graph, _MANY) or not all(
        isinstance(edge, list | tuple) and len(edge) in (2, 3) for edge in graph
    ):
        return None
    return [tuple(edge) for edge in graph]


def _count(edges: list[Edge], directed: bool) -> Counter[bytes]:
    forms: Counter[bytes] = Counter()
    for edge in edges:
        nodes = [canonical(node, alike=True) for node in edge[:2]]  # a node may be a place on a grid
        if not directed:
            nodes.sort()
        forms[b"|".join([*nodes, *map(canonical, edge[2:])])] += 1
    return forms


class Graph:
    """Edges as pairs (or triples with a weight), or a mapping of nodes to neighbours, in any order.

    ``directed`` false: an edge of a list may stand either way round. A mapping names both ways itself.
    """

    name = "graph"
    keys: ClassVar[Mapping[str, Any]] = {"directed": (True, key_bool, "true or false")}

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        wanted, found = _edges(expected), _edges(got)
        if found is None or wanted is None or isinstance(expected, MapValue) != isinstance(got, MapValue):
            return Outcome.of(say("wrong_graph_form"))
        directed = keys["directed"] or isinstance(expected, MapValue)
        want, have = _count(wanted, directed), _count(found, directed)
        for edge in wanted:
            if want[form := next(iter(_count([edge], directed)))] > have[form]:
                return Outcome.of(say("wrong_graph", missing=show(edge)))
        for edge in found:
            if have[form := next(iter(_count([edge], directed)))] > want[form]:
                return Outcome.of(say("wrong_graph_extra", extra=show(edge)))
        return Outcome(True)


CHECKER = Graph()
