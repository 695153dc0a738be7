"""``{graph: [a, b], edges: [c, d], directed: true, connected: true, acyclic: true, loops: true, repeats: true,
weights: DOMAIN, form: pair, picks: 1}``: graphs over the nodes 0, 1, ... n - 1, with n from a to b.

Forms: ``pair`` is (n, edges) with edges as lists [u, v] or [u, v, weight], and behind it as many nodes as ``picks``
says (it can be spread); ``lists`` is a list of the neighbours of each node; ``dict`` maps each node to that list;
``matrix`` has 1 (or the weight) for an edge and 0 for none.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from ._base import Base, End, printed
from ._declaration import Declared, Kind
from ._edges import Edge, Rules, chosen, drawn, possible_edges
from ._weighing import Shelf, arrangements, sequences
from .integer import Integer
from .sequence import Sequence, blocks

__all__ = ["KINDS", "Graph"]

_NODES = (0, 12)
_EDGES = 10_000_000
_FULL = 24
"""Nodes of a graph at its full size, where larger ones are legal."""
_FORMS = ("pair", "lists", "dict", "matrix")

Plain = tuple[int, tuple[Edge, ...], tuple[Any, ...], tuple[int, ...]]
"""Number of nodes, edges as pairs, a weight for each edge (or none at all), picked nodes."""


class Graph(Base):
    """Weight: edge weights, picked nodes, and 1 for each node and edge beyond the fewest; in the form of a pair also 1
    for each edge that is written with the larger node first and for each two edges out of order."""

    unit = "nodes + edges"

    def __init__(
        self,
        nodes: tuple[int, int],
        edges: tuple[int, int],
        rules: Rules,
        *,
        weights: Base | None = None,
        form: str = "pair",
        picks: int = 0,
    ) -> None:
        self._nodes, self._edges, self._rules = nodes, edges, rules
        self._weights, self._form, self._picks = weights, form, picks
        self._shelf = None if weights is None else Shelf(weights.enum, weights.top())
        self.width = 2 + picks if form == "pair" else None

    # Forms

    def _made(self, graph: Plain) -> Any:
        count, edges, weights, picks = graph
        if self._form == "pair":
            tails = [[weight] for weight in weights] or [[]] * len(edges)
            return (count, [[*edge, *tail] for edge, tail in zip(edges, tails, strict=True)], *picks)
        weight_of = dict(zip(edges, weights, strict=True)) if self._weights else {}
        if self._form == "matrix":
            rows = [[0] * count for _ in range(count)]
            for one, two in edges:
                rows[one][two] = weight_of.get((one, two), 1)
                if not self._rules.directed:
                    rows[two][one] = rows[one][two]
            return rows
        near: list[list[Any]] = [[] for _ in range(count)]
        for one, two in edges:
            tail = [weight_of[one, two]] if self._weights else []
            near[one].append([two, *tail] if tail else two)
            if not self._rules.directed and one != two:
                near[two].append([one, *tail] if tail else one)
        near = [sorted(others, key=lambda other: other[0] if self._weights else other) for others in near]
        return dict(enumerate(near)) if self._form == "dict" else near

    def _parsed(self, value: Any) -> Plain:
        """Raises ValueError for what has not the form of this domain."""
        if self._form == "pair":
            return self._from_pair(value)
        if self._form == "dict":
            if type(value) is not dict or list(value) != list(range(len(value))):
                raise ValueError
            value = list(value.values())
        if type(value) is not list or any(type(row) is not list for row in value):
            raise ValueError
        found = self._from_matrix(value) if self._form == "matrix" else self._from_lists(value)
        return len(value), tuple(found), tuple(found.values()) if self._weights else (), ()

    def _from_pair(self, value: Any) -> Plain:
        if type(value) is not tuple or len(value) != 2 + self._picks:
            raise ValueError
        count, edges, *picks = value
        width = 3 if self._weights else 2
        if type(count) is not int or type(edges) is not list:
            raise ValueError
        if any(type(edge) is not list or len(edge) != width for edge in edges):
            raise ValueError
        weights = tuple(edge[2] for edge in edges) if self._weights else ()
        return count, tuple((edge[0], edge[1]) for edge in edges), weights, tuple(picks)

    def _from_lists(self, value: list[Any]) -> dict[Edge, Any]:
        """Edges and their weights. Raises ValueError when one of an undirected graph stands on one side only."""
        found: dict[Edge, Any] = {}
        for one, others in enumerate(value):
            for other in others:
                if self._weights and (type(other) is not list or len(other) != 2):
                    raise ValueError
                two, weight = other if self._weights else (other, None)
                if type(two) is not int or (one, two) in found:
                    raise ValueError
                found[one, two] = weight
        return self._one_way(found)

    def _from_matrix(self, value: list[Any]) -> dict[Edge, Any]:
        if any(len(row) != len(value) for row in value):
            raise ValueError
        cells = [((one, two), cell) for one, row in enumerate(value) for two, cell in enumerate(row)]
        if any(type(cell) not in (int, float) for _, cell in cells):
            raise ValueError
        found = {edge: cell for edge, cell in cells if cell != 0}
        if not self._weights and any(type(cell) is not int or cell != 1 for cell in found.values()):
            raise ValueError
        return self._one_way(found)

    def _one_way(self, found: dict[Edge, Any]) -> dict[Edge, Any]:
        """Each edge of an undirected graph once."""
        if self._rules.directed:
            return found
        for (one, two), weight in found.items():
            if (two, one) not in found or printed(found[two, one]) != printed(weight):
                raise ValueError
        return {edge: weight for edge, weight in found.items() if edge[0] <= edge[1]}

    # The domain

    def _is_legal(self, graph: Plain) -> bool:
        count, edges, weights, picks = graph
        return (
            self._nodes[0] <= count <= self._nodes[1]
            and self._edges[0] <= len(edges) <= self._edges[1]
            and all(type(node) is int and 0 <= node < count for edge in edges for node in edge)
            and (self._weights is None or all(map(self._weights.legal, weights)))
            and all(type(pick) is int and 0 <= pick < count for pick in picks)
            and self._rules.allow(count, edges)
        )

    def legal(self, value: Any) -> bool:
        try:
            return self._is_legal(self._parsed(value))
        except ValueError:
            return False

    def _most_edges(self, count: int) -> int:
        return min(self._edges[1], possible_edges(count, self._rules) if not self._rules.repeats else self._edges[1])

    def top(self) -> int:
        edges = self._most_edges(self._nodes[1])
        each = 1 + (0 if self._shelf is None else self._shelf.top)
        order = edges + edges * (edges - 1) // 2 if self._form == "pair" else 0
        return self._nodes[1] + edges * each + order + self._picks * self._nodes[1]

    def enum(self, weight: int) -> Iterator[Any]:
        fewest_nodes, most_nodes = self._nodes
        for count in range(fewest_nodes, min(most_nodes, fewest_nodes + weight) + 1):
            left = weight - (count - fewest_nodes)
            for number in range(self._edges[0], min(self._most_edges(count), self._edges[0] + left) + 1):
                for graph in self._weighed(count, number, left - (number - self._edges[0])):
                    yield self._made(graph)

    def _weighed(self, count: int, number: int, weight: int) -> Iterator[Plain]:
        """Graphs of so many nodes and edges whose order, weights and picks weigh that much together."""
        is_pair = self._form == "pair"
        for turned in range((min(weight, number) if is_pair else 0) + 1):
            for edges in chosen(count, number, turned, self._rules, ordered=is_pair):
                most = number * (number - 1) // 2 if is_pair else 0
                for swaps in range(min(weight - turned, most) + 1):
                    rest = weight - turned - swaps
                    for order in arrangements(edges, swaps):
                        yield from self._filled(count, order, rest)

    def _filled(self, count: int, edges: tuple[Edge, ...], weight: int) -> Iterator[Plain]:
        if self._shelf is None:
            for picks in _picked(count, self._picks, weight):
                yield count, edges, (), picks
            return
        for part in range(weight + 1):
            for weights in sequences(self._shelf, len(edges), part):
                for picks in _picked(count, self._picks, weight - part):
                    yield count, edges, weights, picks

    def sample(self, rng: Random, size: int) -> Any:
        for attempt in range(60):
            low, high = self._nodes
            count = rng.randint(low, min(high, max(low, size // 2 + 1 + attempt // 10)))
            most = min(self._most_edges(count), max(self._edges[0], size + attempt // 10))
            if most < self._edges[0] or (self._picks and count == 0):
                continue
            edges = drawn(rng, count, rng.randint(self._edges[0], most), most, self._rules)
            if edges is None or not self._edges[0] <= len(edges) <= self._edges[1]:
                continue
            if self._form != "pair" and not self._rules.directed:
                edges = [(min(edge), max(edge)) for edge in edges]
            weights = tuple(self._weights.sample(rng, 1) for _ in edges) if self._weights else ()
            graph = (count, tuple(edges), weights, tuple(rng.randrange(count) for _ in range(self._picks)))
            if self._is_legal(graph):
                return self._made(graph)
        return self.smallest()

    def simpler(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        graph = self._parsed(value)
        now = self._rank(graph)
        for candidate in self._simplified(graph):
            if self._is_legal(candidate) and self._rank(candidate) < now:
                yield self._made(candidate)

    def _simplified(self, graph: Plain) -> Iterator[Plain]:
        count, edges, weights, picks = graph
        for start, end in blocks(count, self._nodes[0]):
            yield _without_nodes(graph, start, end)
        for start, end in blocks(len(edges), self._edges[0]):
            yield count, edges[:start] + edges[end:], weights[:start] + weights[end:], picks
        if self._weights is not None:
            for values in Sequence(self._weights, (len(edges), len(edges))).simpler(list(weights)):
                yield count, edges, tuple(values), picks
        if self._form == "pair" and not self._rules.directed:
            yield count, tuple((min(edge), max(edge)) for edge in edges), weights, picks
        for place, (one, two) in enumerate(edges):
            for edge in ((two, one), *((other, two) for other in range(one)), *((one, other) for other in range(two))):
                if count <= _FULL:
                    yield count, (*edges[:place], edge, *edges[place + 1 :]), weights, picks
        order = sorted(range(len(edges)), key=edges.__getitem__)
        yield count, tuple(edges[i] for i in order), tuple(weights[i] for i in order if weights), picks
        for place, pick in enumerate(picks):
            for other in Integer(0, max(0, count - 1)).simpler(pick):
                yield count, edges, weights, (*picks[:place], other, *picks[place + 1 :])

    def near(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        graph = self._parsed(value)
        seen = {printed(value)}
        for candidate in self._neighbours(graph):
            if self._is_legal(candidate):
                made = self._made(candidate)
                if (form := printed(made)) not in seen and self.legal(made):
                    seen.add(form)
                    yield made

    def _neighbours(self, graph: Plain) -> Iterator[Plain]:
        count, edges, weights, picks = graph
        for place in range(len(edges)):
            yield count, edges[:place] + edges[place + 1 :], weights[:place] + weights[place + 1 :], picks
        for node in range(min(count, _FULL)):
            yield _without_nodes(graph, node, node + 1)
        yield count + 1, edges, weights, picks
        for place, weight in enumerate(weights):
            for other in self._weights.near(weight) if self._weights else ():
                yield count, edges, (*weights[:place], other, *weights[place + 1 :]), picks
        extra = () if self._weights is None else (self._weights.smallest(),)
        for one in range(min(count, _FULL)):
            for two in range(min(count, _FULL)):
                yield count, (*edges, (one, two)), (*weights, *extra), picks
        for place, (one, two) in enumerate(edges):
            yield count, (*edges[:place], (two, one), *edges[place + 1 :]), weights, picks
        for place, pick in enumerate(picks):
            for other in (pick - 1, pick + 1):
                yield count, edges, weights, (*picks[:place], other, *picks[place + 1 :])

    def end(self, value: Any, which: End) -> Any:
        count, edges, weights, picks = self._parsed(value)
        if self._weights is not None:
            weights = tuple(self._weights.end(weight, which) for weight in weights)
        far = Integer(0, max(0, count - 1))
        return self._made((count, edges, weights, tuple(far.end(pick, which) for pick in picks)))

    def stretch(self, value: Any) -> Any:
        """A path of further nodes behind the last one."""
        count, edges, weights, picks = self._parsed(value)
        far = max(count, min(self._nodes[1], _FULL))
        added = [(node - 1, node) for node in range(max(count, 1), far)]
        added = added[: max(0, min(self._edges[1], _EDGES) - len(edges))]
        extra = () if self._weights is None else (self._weights.smallest(),) * len(added)
        return self._made((far, (*edges, *added), (*weights, *extra), picks))

    def size(self, value: Any) -> int:
        count, edges, _, _ = self._parsed(value)
        return count + len(edges)

    def _rank(self, graph: Plain) -> Any:
        count, edges, weights, picks = graph
        ranks = () if self._weights is None else tuple(self._weights.rank(weight) for weight in weights)
        turned = sum(one > two for one, two in edges)
        return count, len(edges), sorted(ranks, reverse=True), turned, sum(map(sum, edges)), picks, edges, ranks

    def rank(self, value: Any) -> Any:
        return self._rank(self._parsed(value))


def _without_nodes(graph: Plain, start: int, end: int) -> Plain:
    """Without some nodes and their edges; the nodes behind them move up, and picks among them move to their place."""
    count, edges, weights, picks = graph
    kept = [place for place, edge in enumerate(edges) if not any(start <= node < end for node in edge)]
    gap = end - start

    def moved(node: int) -> int:
        return node - gap if node >= end else min(node, start)

    left = count - gap
    return (
        left,
        tuple((moved(edges[place][0]), moved(edges[place][1])) for place in kept),
        tuple(weights[place] for place in kept if weights),
        tuple(min(moved(pick), max(0, left - 1)) for pick in picks),
    )


def _picked(count: int, number: int, weight: int) -> Iterator[tuple[int, ...]]:
    """Tuples of nodes whose numbers sum to a weight."""
    if number == 0:
        if weight == 0:
            yield ()
        return
    for node in range(min(weight, count - 1) + 1):
        for rest in _picked(count, number - 1, weight - node):
            yield (node, *rest)


def _read(declared: Declared) -> Base:
    nodes = _NODES if declared.argument is None else declared.span(declared.argument)
    edges = declared.lengths("edges", (0, _EDGES))
    rules = Rules(
        directed=declared.flag("directed"),
        connected=declared.flag("connected"),
        acyclic=declared.flag("acyclic"),
        loops=declared.flag("loops"),
        repeats=declared.flag("repeats"),
    )
    form = declared.word("form", *_FORMS)
    picks = declared.options.get("picks", 0)
    if type(picks) is not int or not 0 <= picks <= 4:
        raise declared.bad("it is no number from 0 to 4.", "Write picks: 1.", "picks")
    if picks and (form != "pair" or nodes[0] < 1):
        raise declared.bad("picked nodes need form: pair and at least one node.", "Write graph: [1, 12].", "picks")
    if rules.repeats and form != "pair":
        raise declared.bad("repeated edges need form: pair.", "Leave it out.", "repeats")
    if rules.acyclic and (rules.loops or (rules.repeats and not rules.directed)):
        raise declared.bad("loops and repeated edges are cycles.", "Leave one out.", "acyclic")
    weights = declared.inner(declared.options["weights"], "weights") if "weights" in declared.options else None
    if weights is not None and form == "matrix" and (_has_zero(weights)):
        raise declared.bad("a weight of 0 is no edge in a matrix.", "Use numbers without 0.", "weights")
    most = possible_edges(nodes[1], rules) if not rules.repeats else (edges[0] if nodes[1] else 0)
    if edges[0] > most or (rules.connected and nodes[0] - 1 > edges[1]):
        raise declared.bad("no graph has so few nodes and so many edges, or the reverse.", "Widen one.", "edges")
    return Graph(nodes, edges, rules, weights=weights, form=form, picks=picks)


def _has_zero(weights: Base) -> bool:
    return any(map(weights.legal, (0, 0.0, -0.0))) or not isinstance(weights.smallest(), int | float)


KINDS = (
    Kind(
        "graph",
        _read,
        ("edges", "directed", "connected", "acyclic", "loops", "repeats", "weights", "form", "picks"),
    ),
)
