"""Tools of the trade: what kind of thing each is, what stands nearest to it, which skills of postings it belongs to."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["CATEGORIES", "Tool", "all_tools", "tool_in", "tool_named", "tools_of_skill"]

CATEGORIES = (
    "classical",
    "clusters",
    "data",
    "edge",
    "evaluation",
    "explaining",
    "features",
    "labelling",
    "llm_apps",
    "llm_inference",
    "monitoring",
    "packaging",
    "pipelines",
    "serving",
    "streaming",
    "tracking",
    "training",
    "tuning",
    "vector_search",
)
"""Codes; their words are ``radar.category_<code>``."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool. Facts of our own writing, in ``data/tools.toml``."""

    slug: str
    """Lower case, digits and hyphens."""
    name: str
    category: str
    """One of ``CATEGORIES``."""
    aliases: tuple[str, ...]
    """Other names in titles and repositories, lower case."""
    alternatives: tuple[str, ...]
    """Names of the nearest alternatives, nearest first."""
    skills: tuple[str, ...]
    """Codes of skills as postings are read for them; may be empty."""


@cache
def all_tools() -> dict[str, Tool]:
    """Every tool by slug."""
    table = tomllib.loads(files(__package__).joinpath("data", "tools.toml").read_text(encoding="utf-8"))
    return {
        slug: Tool(
            slug=slug,
            name=row["name"],
            category=row["category"],
            aliases=tuple(row.get("aliases", ())),
            alternatives=tuple(row["alternatives"]),
            skills=tuple(row.get("skills", ())),
        )
        for slug, row in table.items()
    }


@cache
def _by_name() -> dict[str, Tool]:
    found: dict[str, Tool] = {}
    for tool in all_tools().values():
        for name in (tool.slug, tool.name, *tool.aliases):
            found.setdefault(_folded(name), tool)
    return found


def _folded(name: str) -> str:
    """Case, hyphens, underscores, dots and spaces do not matter."""
    return re.sub(r"[\s._-]+", " ", name).strip().lower()


def tool_named(name: str) -> Tool | None:
    """The tool with exactly this name, slug or alias.

    >>> tool_named("scikit_learn").name
    'scikit-learn'
    """
    return _by_name().get(_folded(name))


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    return re.compile(r"(?<![\w])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w])")


def tool_in(title: str) -> Tool | None:
    """The first tool that a title names.

    Names that are everyday words ("ray", "feast") count only where the title writes them with a capital.
    """
    folded = _folded(title)
    words = set(re.findall(r"[A-Z][\w-]*", title))
    for found in _pattern().finditer(folded):
        tool = _by_name()[found[0]]
        if found[0] not in _EVERYDAY or any(word.lower() == found[0] for word in words):
            return tool
    return None


_EVERYDAY = frozenset(
    {"ray", "feast", "spark", "beam", "flink", "dask", "metaflow", "prefect", "chroma", "dagster", "modin"}
)
"""Folded names that occur in titles as plain words."""


def tools_of_skill(code: str) -> tuple[Tool, ...]:
    """Tools that belong to a skill of postings, in the order of the file."""
    return tuple(tool for tool in all_tools().values() if code in tool.skills)
