"""What clients ask of the daemon, as checked values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from . import values, wire
from .analyses import analyses
from .errors import BadValue
from .limits import Limits
from .submission import Submission
from .suite import Case

__all__ = ["JUDGE", "MODES", "Request", "raw_form"]

MODES = ("submit", "samples")
JUDGE = "judge"
"""The task that gives a verdict; all others are analyses."""


@dataclass(frozen=True, slots=True)
class Request:
    """One submission to judge: of an item, or raw with its own cases."""

    submission_id: str
    source: str
    mode: str
    """``submit`` for all cases, ``samples`` for the sample cases."""
    item_id: str | None
    item_hash: str
    """Content hash of the item, or of the raw cases."""
    raw: Mapping[str, Any] | None = None
    task: str = JUDGE
    """``judge``, or the name of an analysis."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Of an analysis."""

    @property
    def is_analysis(self) -> bool:
        """Whether it waits behind submissions."""
        return self.task != JUDGE

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Request:
        """Check a client's frame. Raises BadValue."""
        for key in ("submission_id", "source", "mode", "item_hash"):
            if not isinstance(data.get(key), str):
                raise BadValue(key, "a text is missing.", "Send it with the request.")
        if data["mode"] not in MODES:
            raise BadValue("mode", f"unknown mode {data['mode']!r}.", f"Known modes: {', '.join(MODES)}.")
        raw, item_id = data.get("raw"), data.get("item_id")
        if (raw is None) == (item_id is None):
            raise BadValue("item_id", "either an item or raw cases are needed.", "Send one of both.")
        task, options = data.get("task", JUDGE), data.get("options", {})
        if task != JUDGE and (task not in analyses() or item_id is None or not isinstance(options, dict)):
            raise BadValue("task", f"unknown analysis {str(task)[:40]!r}, or one without an item.", "Name one.")
        return cls(data["submission_id"], data["source"], data["mode"], item_id, data["item_hash"], raw, task, options)

    def key(self, fingerprint: str) -> str:
        """Equal keys give equal answers: source, item, mode, task, options and the judge's fingerprint."""
        parts = [self.source, self.item_id or "", self.item_hash, self.mode, fingerprint]
        if self.is_analysis:
            parts += [self.task, json.dumps(dict(self.options), sort_keys=True)]
        digest = hashlib.sha256()
        for part in parts:
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
        return digest.hexdigest()

    def to_json(self) -> dict[str, Any]:
        """The frame that ``read`` reads."""
        return {
            "version": wire.VERSION,
            "op": "judge",
            "submission_id": self.submission_id,
            "source": self.source,
            "mode": self.mode,
            "item_id": self.item_id,
            "item_hash": self.item_hash,
            "raw": self.raw,
            "task": self.task,
            "options": dict(self.options),
        }

    def raw_submission(self) -> Submission:
        """The submission of a raw request. Raises BadValue."""
        raw = self.raw or {}
        cases = tuple(
            Case(
                arguments=tuple(values.decode(each, f"cases[{place}].in") for each in case["in"]),
                expected=values.decode(case["out"], f"cases[{place}].out", expected=True),
                uid=case.get("uid", ""),
                tag=case.get("tag", ""),
                is_sample=bool(case.get("is_sample")),
            )
            for place, case in enumerate(raw["cases"])
        )
        return Submission(
            id=self.submission_id,
            source=self.source,
            function=raw["function"],
            cases=cases,
            limits=Limits.from_json(raw.get("limits", {})),
            checker=raw.get("checker", "exact"),
            first_failure=bool(raw.get("first_failure")),
            isolate=bool(raw.get("isolate")),
        )


def raw_form(submission: Submission) -> dict[str, Any]:
    """The raw part of a request, from a submission."""
    return {
        "function": submission.function,
        "cases": [
            {
                "in": [values.encode(each) for each in case.arguments],
                "out": values.encode(case.expected),
                "uid": case.uid,
                "tag": case.tag,
                "is_sample": case.is_sample,
            }
            for case in submission.cases
        ],
        "limits": submission.limits.to_json(),
        "checker": submission.checker if isinstance(submission.checker, str) else dict(submission.checker),
        "first_failure": submission.first_failure,
        "isolate": submission.isolate,
    }
