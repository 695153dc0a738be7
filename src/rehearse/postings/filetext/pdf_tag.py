"""The structure that a tagged PDF carries: which paragraph, item or cell each stretch of its text belongs to."""

from __future__ import annotations

from typing import Any

__all__ = ["Blocks", "read_blocks"]

Blocks = dict[tuple[int, int], int]
"""(object number of the page, number of the marked content) to the number of its block."""

_INLINE = frozenset(
    f"/{name}"
    for name in ("Span", "NonStruct", "Link", "Em", "Strong", "Quote", "Code", "Reference", "Lbl", "Annot", "Sub",
                 "BibEntry", "Ruby", "RB", "RT", "RP", "Warichu", "Private", "Form")
)  # fmt: skip
_MOST_NODES = 60_000
_MOST_NAMES = 8


def read_blocks(root: Any) -> Blocks:
    """The blocks of a document's catalogue; nothing where it has no structure."""
    tree = _object(root.get("/StructTreeRoot"))
    if not hasattr(tree, "get"):
        return {}
    roles = _object(tree.get("/RoleMap")) or {}
    blocks: Blocks = {}
    # Node, page, number of its block: a stack of our own, since trees may be deeper than the interpreter allows.
    stack: list[tuple[Any, int, int]] = [(child, -1, 0) for child in reversed(_children(tree))]
    seen = count = 0
    while stack and seen < _MOST_NODES:
        node, page, block = stack.pop()
        seen += 1
        node = _object(node)
        if isinstance(node, int):
            blocks.setdefault((page, int(node)), block)
            continue
        if not hasattr(node, "get"):
            continue
        on = node.raw_get("/Pg") if "/Pg" in node else None
        page = getattr(on, "idnum", page)
        if isinstance(node.get("/MCID"), int):
            blocks.setdefault((page, int(node["/MCID"])), block)
            continue
        if _role(node.get("/S"), roles) not in _INLINE:
            count += 1
            block = count
        stack += [(child, page, block) for child in reversed(_children(node))]
    return blocks


def _role(name: Any, roles: Any) -> str:
    """The standard name of a kind of element."""
    for _ in range(_MOST_NAMES):
        if not hasattr(roles, "get") or roles.get(name) is None or roles.get(name) == name:
            break
        name = roles.get(name)
    return str(name)


def _children(node: Any) -> list[Any]:
    children = _object(node.get("/K"))
    if children is None:
        return []
    return list(children) if isinstance(children, list) else [children]


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
