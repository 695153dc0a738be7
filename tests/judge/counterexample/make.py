"""Requests of the tests, short."""

from __future__ import annotations

from typing import Any

from rehearse.judge.counterexample import Arguments, SearchRequest

LIST: dict[str, Any] = {"args": [{"list": {"int": [-20, 20]}, "len": [0, 8]}]}
NUMBER: dict[str, Any] = {"args": [{"int": [0, 1_000_000]}]}


def request(source: str, reference: str, declaration: object = LIST, names: str = "a", **more: Any) -> SearchRequest:
    """A search for ``f`` of both sources; ``names`` has one letter per parameter."""
    domain = None if declaration is None else Arguments.read(declaration, list(names))
    more.setdefault("wall_s", 600.0)  # a busy machine changes nothing: CPU bounds the tests
    return SearchRequest(source, "f", reference, "f", domain, **more)


def ids(found: Any) -> list[str]:
    """Names of a report's messages."""
    return [message.id.rpartition(".")[2] for message in found.messages]
