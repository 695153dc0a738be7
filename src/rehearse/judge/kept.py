"""Answers kept on disk by key, so that a restart neither loses nor repeats work."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from .judgement import Judgement
from .verdict import Verdict

__all__ = ["KeptAnswers"]

_FORM = 2


class KeptAnswers:
    """A small folder of JSON files; the oldest are dropped."""

    def __init__(self, folder: Path, limit: int = 5_000) -> None:
        """``limit`` is the number of judgements kept."""
        self._folder = folder
        self._limit = limit
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._forget()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"

    def get(self, key: str) -> dict[str, Any] | None:
        """A kept final event, with a judgement or the result of an analysis; None when there is none or its file is
        damaged."""
        try:
            data = json.loads(self._path(key).read_text("utf-8"))
            found: dict[str, Any] = data["event"]
            if "judgement" in found:
                Judgement.from_json(found["judgement"])
            elif not isinstance(found["result"], dict):
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if data.get("form") == _FORM else None

    def put(self, key: str, event: dict[str, Any]) -> None:
        """Keep a final event. A judge error is never kept: the next try may succeed. Nor is what was cancelled. A full
        disk is no reason to fail."""
        if event.get("result") is None and event.get("judgement", {}).get("verdict", Verdict.JE) == Verdict.JE:
            return
        data: dict[str, Any] = {"form": _FORM, "event": event}
        try:
            with tempfile.NamedTemporaryFile("w", dir=self._folder, delete=False, encoding="utf-8") as file:
                json.dump(data, file)
            os.replace(file.name, self._path(key))
        except OSError:
            return

    def _forget(self) -> None:
        files: list[tuple[float, str]] = []
        for entry in os.scandir(self._folder):
            with suppress(FileNotFoundError):  # a daemon that ends as we begin may still write here
                if entry.is_file():
                    files.append((entry.stat().st_mtime, entry.path))
        for _, path in sorted(files)[: max(0, len(files) - self._limit)]:
            with suppress(FileNotFoundError):
                os.unlink(path)
