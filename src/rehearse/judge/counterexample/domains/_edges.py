"""Edges of graphs: which sets of them are allowed, one after the other and at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

__all__ = ["Edge", "Rules", "chosen", "drawn", "possible_edges"]

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the edges of a graph may be. ``connected`` ignores directions; ``acyclic`` minds them."""

    directed: bool = False
    connected: bool = False
    acyclic: bool = False
    loops: bool = False
    repeats: bool = False

    def allow(self, count: int, edges: Sequence[Edge]) -> bool:
        """Whether these edges, all between nodes 0 to count - 1, make a graph of these rules. Takes linear time."""
        if not self.loops and any(one == two for one, two in edges):
            return False
        if not self.repeats and len({self._key(edge) for edge in edges}) < len(edges):
            return False
        if self.connected and count and _parts(count, edges) > 1:
            return False
        if not self.acyclic:
            return True
        if self.directed:
            return _has_order(count, edges)
        return _parts(count, edges) == count - len(edges)

    def _key(self, edge: Edge) -> Edge:
        return edge if self.directed else (min(edge), max(edge))


def possible_edges(count: int, rules: Rules) -> int:
    """How many different edges fit between so many nodes."""
    if rules.acyclic and not rules.directed:
        return max(0, count - 1)
    pairs = count * (count - 1) // 2
    return pairs * (2 if rules.directed and not rules.acyclic else 1) + (count if rules.loops else 0)


def _parts(count: int, edges: Sequence[Edge]) -> int:
    """Number of connected parts."""
    parent = list(range(count))
    parts = count
    for one, two in edges:
        one, two = _root(parent, one), _root(parent, two)
        if one != two:
            parent[one] = two
            parts -= 1
    return parts


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _has_order(count: int, edges: Sequence[Edge]) -> bool:
    """Whether a directed graph has no cycle: its nodes can be taken away one by one, each without an edge into it."""
    into = [0] * count
    behind: list[list[int]] = [[] for _ in range(count)]
    for one, two in edges:
        into[two] += 1
        behind[one].append(two)
    free = [node for node in range(count) if not into[node]]
    taken = 0
    while free:
        taken += 1
        for node in behind[free.pop()]:
            into[node] -= 1
            if not into[node]:
                free.append(node)
    return taken == count


def _all_edges(count: int, rules: Rules, *, both: bool) -> list[Edge]:
    """All edges in the order in which they are tried: by their larger node. ``both``: also from larger to smaller."""
    found: list[Edge] = []
    for two in range(count):
        for one in range(two):
            found.append((one, two))
            if both:
                found.append((two, one))
        if rules.loops:
            found.append((two, two))
    return found


def chosen(count: int, number: int, turned: int, rules: Rules, *, ordered: bool) -> Iterator[tuple[Edge, ...]]:
    """All allowed sets (multisets with ``repeats``) of that many edges, of which ``turned`` have the larger node first.

    ``ordered``: edges of an undirected graph may be turned too. Without it, turned ones of a directed graph are free
    and ``turned`` is 0. What cannot become an allowed set is left at once.
    """
    if number == 0:
        if turned == 0 and (not rules.connected or count <= 1):
            yield ()
        return
    edges = _all_edges(count, rules, both=rules.directed or ordered)
    counts_turned = ordered

    def go(start: int, left: int, turns: int, sofar: tuple[Edge, ...]) -> Iterator[tuple[Edge, ...]]:
        if left == 0:
            if turns == 0:
                yield sofar
            return
        for place in range(start, len(edges)):
            edge = edges[place]
            is_turned = counts_turned and edge[0] > edge[1]
            if is_turned and turns == 0:
                continue
            if not rules.directed and not rules.repeats and edge[::-1] in sofar and edge[0] != edge[1]:
                continue
            now = (*sofar, edge)
            if rules.acyclic and not _is_acyclic(count, now, rules):
                continue
            if rules.connected and _parts(count, now) - 1 > left - 1:
                continue
            yield from go(place if rules.repeats else place + 1, left - 1, turns - is_turned, now)

    yield from go(0, number, turned, ())


def _is_acyclic(count: int, edges: tuple[Edge, ...], rules: Rules) -> bool:
    return _has_order(count, edges) if rules.directed else _parts(count, edges) == count - len(edges)


def drawn(rng: Random, count: int, number: int, most: int, rules: Rules) -> list[Edge] | None:
    """About ``number`` random edges that are allowed; more when a connected graph needs them, and None when it needs
    more than ``most``."""
    order = rng.sample(range(count), count)
    place = {node: rank for rank, node in enumerate(order)}
    edges: list[Edge] = []
    known: set[Edge] = set()

    def take(one: int, two: int) -> None:
        has_order = rules.acyclic and rules.directed
        if place[one] > place[two] if has_order else rng.random() < 0.5:
            one, two = two, one
        key = (one, two) if rules.directed else (min(one, two), max(one, two))
        if rules.repeats or key not in known:
            known.add(key)
            edges.append((one, two))

    is_forest = rules.acyclic and not rules.directed
    if rules.connected or is_forest:
        links = [(order[rng.randrange(rank)], order[rank]) for rank in range(1, count)]
        if is_forest and not rules.connected:
            links = rng.sample(links, min(number, len(links)))
        if len(links) > most:
            return None
        for one, two in links:
            take(one, two)
    for _ in range(8 * number):
        if is_forest or len(edges) >= number or not count:
            break
        one, two = rng.randrange(count), rng.randrange(count)
        if one != two or rules.loops:
            take(one, two)
    rng.shuffle(edges)
    return edges
