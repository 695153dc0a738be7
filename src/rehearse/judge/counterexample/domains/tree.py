"""``{tree: VALUE, nodes: [a, b], form: nested, search: true}``: binary trees, or trees with any number of children.

Forms: ``nested`` is ``[value, left, right]`` with None for a missing tree; ``level`` is the list of values level by
level with None for a missing child and no None at its end; ``children`` is ``[value, [child, ...]]``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from random import Random
from typing import Any

from ._base import Base, End
from ._declaration import Declared, Kind
from .sequence import Sequence

__all__ = ["KINDS", "Tree"]

_DEFAULT = (0, 31)
_LARGEST = 200
"""Bound of the nodes: trees are walked by recursion."""
_FULL = 31

Node = list[Any] | None
"""``[value, left, right]``; in the form of children: left is the first child, right the next sibling."""


class Tree(Base):
    """Weight: values, and 1 for each node beyond the fewest. Size is nodes and edges.

    A search tree has rising values from left to right, each once.
    """

    unit = "nodes + edges"

    def __init__(self, value: Base, nodes: tuple[int, int], form: str, *, is_search: bool) -> None:
        self._value = value
        self._values = Sequence(value, nodes, is_sorted=is_search, is_distinct=is_search)
        self._nodes, self._form, self._is_search = nodes, form, is_search

    @property
    def is_empty(self) -> bool:
        """Whether there are too few values for the fewest nodes."""
        return self._values.most < self._nodes[0]

    def top(self) -> int:
        return self._values.top()

    def enum(self, weight: int) -> Iterator[Any]:
        for values in self._values.enum(weight):
            for shape in self._shapes(len(values)):
                yield self._made(self._filled(shape, values))

    def _shapes(self, count: int) -> Iterator[Node]:
        if self._form == "children":  # a root, and a binary tree for its children and their siblings
            yield from ([None, rest, None] for rest in _binary(count - 1))
        else:
            yield from _binary(count)

    def _filled(self, shape: Node, values: list[Any]) -> Node:
        """The shape with values: from left to right in a search tree, else level by level."""
        whole = _copy(shape)
        places = list(_in_order(whole)) if self._is_search else _by_level(whole)
        for node, value in zip(places, values, strict=True):
            node[0] = value
        return whole

    def _listed(self, tree: Node) -> list[Any]:
        """The inverse of ``_filled``."""
        return [node[0] for node in (_in_order(tree) if self._is_search else _by_level(tree))]

    def _made(self, tree: Node) -> Any:
        if self._form == "level":
            return _level_list(tree)
        if self._form == "children":
            return None if tree is None else _with_children(tree)
        return _copy(tree)

    def _parsed(self, value: Any) -> Node:
        """Raises ValueError for what is no tree of this domain."""
        parse = {"nested": _from_nested, "level": _from_levels, "children": _from_children}[self._form]
        tree: Node = parse(value, [self._nodes[1]])
        values = self._listed(tree)
        if not self._values.legal(values):
            raise ValueError
        return tree

    def legal(self, value: Any) -> bool:
        try:
            self._parsed(value)
        except ValueError:
            return False
        return True

    def sample(self, rng: Random, size: int) -> Any:
        values = self._values.sample(rng, max(self._nodes[0], size // 2 + 1))
        straight = rng.random() < 0.25
        if self._form == "children":
            return self._made(self._filled([None, _grown(len(values) - 1, rng, straight), None], values))
        return self._made(self._filled(_grown(len(values), rng, straight), values))

    def simpler(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        tree = self._parsed(value)
        for cut in self._cut(tree):
            if self._has_size(cut):
                yield self._made(cut)
        for values in self._values.simpler(self._listed(tree)):
            if len(values) == _count(tree):
                yield self._made(self._filled(tree, values))

    def _has_size(self, tree: Node) -> bool:
        count = _count(tree)
        if self._form == "children" and tree is not None and tree[2] is not None:
            return False  # a root without its parent has no siblings
        return self._nodes[0] <= count <= self._nodes[1]

    def _cut(self, tree: Node) -> Iterator[Node]:
        """The tree without a part of it, largest parts first at every node."""
        if tree is None:
            return
        value, left, right = tree
        yield None
        if self._form == "children":
            yield right
            if left is not None:
                yield [*left[:2], right]  # the first child in place of its parent
        else:
            yield left
            yield right
        for cut in self._cut(left):
            yield [value, cut, right]
        for cut in self._cut(right):
            yield [value, left, cut]

    def near(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        tree = self._parsed(value)
        values = self._listed(tree)
        for other in self._values.near(values):
            if len(other) == len(values):
                yield self._made(self._filled(tree, other))
        for changed in self._grafted(tree):
            if self._has_size(changed):
                candidate = self._made(changed)
                if candidate != value and self.legal(candidate):
                    yield candidate

    def _grafted(self, tree: Node) -> Iterator[Node]:
        """A leaf dropped, a leaf added, or two children swapped."""
        simplest = self._value.smallest()
        if tree is None:
            yield [simplest, None, None]
            return
        value, left, right = tree
        if left is None and right is None:
            yield None
        if left is not right:
            yield [value, right, left]
        for change in self._grafted(left):
            yield [value, change, right]
        for change in self._grafted(right):
            yield [value, left, change]

    def end(self, value: Any, which: End) -> Any:
        tree = self._parsed(value)
        return self._made(self._filled(tree, self._values.end(self._listed(tree), which)))

    def stretch(self, value: Any) -> Any:
        """One path of nodes, as deep as a tree of full size can be."""
        values = self._values.stretch(self._listed(self._parsed(value)))[: max(_FULL, self._nodes[0])]
        path: Node = None
        for _ in values:
            path = [None, path, None] if self._form == "children" else [None, None, path]
        return self._made(self._filled(path, values))

    def size(self, value: Any) -> int:
        count = _count(self._parsed(value))
        return max(0, 2 * count - 1)

    def rank(self, value: Any) -> Any:
        return self._values.rank(self._listed(self._parsed(value)))


def _binary(count: int) -> Iterator[Node]:
    """All shapes of that many nodes, without values."""
    if count == 0:
        yield None
    for left in range(count):
        for one in _binary(left):
            for two in _binary(count - 1 - left):
                yield [None, one, two]


def _grown(count: int, rng: Random, straight: bool) -> Node:
    if count <= 0:
        return None
    left = rng.choice((0, count - 1)) if straight else rng.randrange(count)
    return [None, _grown(left, rng, straight), _grown(count - 1 - left, rng, straight)]


def _copy(tree: Node) -> Node:
    return None if tree is None else [tree[0], _copy(tree[1]), _copy(tree[2])]


def _count(tree: Node) -> int:
    return 0 if tree is None else 1 + _count(tree[1]) + _count(tree[2])


def _in_order(tree: Node) -> Iterator[list[Any]]:
    if tree is not None:
        yield from _in_order(tree[1])
        yield tree
        yield from _in_order(tree[2])


def _by_level(tree: Node) -> list[list[Any]]:
    found: list[list[Any]] = []
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        if node is not None:
            found.append(node)
            waiting.extend(node[1:])
    return found


def _level_list(tree: Node) -> list[Any]:
    found: list[Any] = []
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        found.append(None if node is None else node[0])
        if node is not None:
            waiting.extend(node[1:])
    while found and found[-1] is None:
        found.pop()
    return found


def _with_children(tree: list[Any]) -> list[Any]:
    children = []
    child = tree[1]
    while child is not None:
        children.append(_with_children(child))
        child = child[2]
    return [tree[0], children]


def _from_nested(value: Any, left: list[int]) -> Node:
    """``left`` holds how many nodes may still come. Raises ValueError."""
    if value is None:
        return None
    if type(value) is not list or len(value) != 3:
        raise ValueError
    left[0] -= 1
    if left[0] < 0:
        raise ValueError
    return [value[0], _from_nested(value[1], left), _from_nested(value[2], left)]


def _from_levels(value: Any, left: list[int]) -> Node:
    if type(value) is not list or len(value) > 2 * left[0] + 1 or (value and (value[0] is None or value[-1] is None)):
        raise ValueError
    if not value:
        return None
    rest = iter(value)
    root: list[Any] = [next(rest), None, None]
    waiting = deque([root])
    count = 1
    for place, one in enumerate(rest):
        if not waiting:
            raise ValueError
        side = 1 + place % 2
        parent = waiting[0] if side == 1 else waiting.popleft()
        if one is not None:
            count += 1
            parent[side] = [one, None, None]
            waiting.append(parent[side])
    if count > left[0]:
        raise ValueError
    return root


def _from_children(value: Any, left: list[int]) -> Node:
    if type(value) is not list or len(value) != 2 or type(value[1]) is not list:
        raise ValueError
    left[0] -= 1
    if left[0] < 0:
        raise ValueError
    first: Node = None
    for child in reversed(value[1]):
        parsed = _from_children(child, left)
        if parsed is not None:
            parsed[2] = first
            first = parsed
    return [value[0], first, None]


def _read(declared: Declared) -> Base:
    form = declared.word("form", "nested", "level", "children")
    is_search = declared.flag("search")
    nodes = declared.lengths("nodes", (1, _DEFAULT[1]) if form == "children" else _DEFAULT)
    if nodes[1] > _LARGEST:
        raise declared.bad(f"a tree has at most {_LARGEST} nodes here.", "Write a smaller number.", "nodes")
    if form == "children" and (nodes[0] < 1 or is_search):
        raise declared.bad("a tree of children has a root and no sides.", "Write nodes: [1, 31], no search.", "form")
    value = declared.inner(declared.argument)
    if value.legal(None) and form == "level":
        raise declared.bad("None stands for a missing child there.", "Use other values, or form: nested.")
    if is_search and not value.is_ordered:
        raise declared.bad("its values have no order.", "Leave it out, or use numbers or texts.", "search")
    tree = Tree(value, nodes, form, is_search=is_search)
    if tree.is_empty:
        raise declared.bad("there are fewer different values than the fewest nodes.", "Widen one.", "nodes")
    return tree


KINDS = (Kind("tree", _read, ("nodes", "form", "search")),)
