"""What clients ask of the daemon, as checked values."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import values, wire
from .errors import BadValue
from .limits import Limits
from .submission import Submission
from .suite import Case

__all__ = ["MODES", "Request", "raw_form"]

MODES = ("submit", "samples")


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
        return cls(data["submission_id"], data["source"], data["mode"], item_id, data["item_hash"], raw)

    def key(self, fingerprint: str) -> str:
        """Equal keys give equal judgements: source, item, mode and the judge's fingerprint."""
        parts = (self.source, self.item_id or "", self.item_hash, self.mode, fingerprint)
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
