"""Finds what rounds bring along, so that a new round edits no settings."""

from __future__ import annotations

from pathlib import Path

__all__ = ["round_template_folders"]

ROUNDS = Path(__file__).resolve().parents[2] / "rounds"


def round_template_folders() -> list[Path]:
    """The ``templates`` folders of all rounds, in the order of their names."""
    return sorted(path for path in ROUNDS.glob("[!_]*/templates") if path.is_dir())
