"""Base of everything that is read from a file of the bank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints

__all__ = ["Line", "Model", "Name", "Share", "field_names"]

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""A text that is not empty."""
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.+\-]{0,79}$")]
"""A short name without spaces."""
Share = Annotated[int, "1 to 100"]


class Model(BaseModel):
    """Frozen, of exact types, refusing unknown fields. Read by ``model_validate_json`` only.

    JSON is the strict mode that still takes lists for tuples and texts for dates; ``"3"`` is no number there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True, validate_default=False)


def field_names(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Names a map at this location may have, for did-you-mean; empty when the location is not a model's."""
    models = [model]
    for part in location:
        if isinstance(part, int):
            continue
        models = [
            inner
            for outer in models
            for name, field in outer.model_fields.items()
            if part in (name, field.alias)
            for inner in _models_in(field.annotation)
        ]
    return sorted({field.alias or name for found in models for name, field in found.model_fields.items()})


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
