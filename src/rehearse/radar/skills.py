"""Names of the skills that postings ask for, as a card says them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from rehearse.radar.tools import Tool, all_tools

__all__ = ["skill_names", "tool_of_skill"]


@cache
def skill_names() -> dict[str, str]:
    """Name by code, for every code of the lexicon of postings."""
    table = tomllib.loads(files(__package__).joinpath("data", "skills.toml").read_text(encoding="utf-8"))
    return {str(code): str(name) for code, name in table.items()}


def tool_of_skill(code: str) -> Tool | None:
    """The tool that a skill is, when it is one: ``kafka`` is Apache Kafka, ``etl`` is none.

    A skill and its tool share one card.
    """
    return next((tool for tool in all_tools().values() if code in tool.skills and _SAME.get(code) == tool.slug), None)


_SAME = {
    "airflow": "airflow", "docker": "docker", "jax": "jax", "kafka": "kafka", "keras": "keras", "kubeflow": "kubeflow",
    "kubernetes": "kubernetes", "langchain": "langchain", "mlflow": "mlflow", "numpy": "numpy", "pandas": "pandas",
    "pytorch": "pytorch", "ray": "ray", "sklearn": "scikit-learn", "spark": "spark", "tensorflow": "tensorflow",
    "terraform": "terraform", "xgboost": "xgboost",
}  # fmt: skip
"""Slug of the tool by code."""
