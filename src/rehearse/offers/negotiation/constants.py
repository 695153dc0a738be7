"""The figures that recruiters behave by, from ``data/constants.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["constants", "version"]


@cache
def constants() -> dict[str, Any]:
    """The whole table, read once per process and never changed."""
    return tomllib.loads(files(__package__).joinpath("data", "constants.toml").read_text(encoding="utf-8"))


def version() -> int:
    """Version of the rules: talks held under different ones may go differently."""
    return int(constants()["version"])
