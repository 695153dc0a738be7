"""S rules on what the codes of postings lead to."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.bank.problem import Problem, problem
from rehearse.bank.rule import Context, Rule
from rehearse.bank.skill_map import unmatched

__all__ = ["RULES"]


def mapped_leaves_exist(context: Context) -> Iterator[Problem]:
    """S-07: every pattern of ``skills.yaml`` and ``domains.yaml`` names a leaf, every topic a group."""
    if not context.is_whole:
        return
    for name, fields in (("skills.yaml", ("leaves", "near")), ("domains.yaml", ("leaves",))):
        document = context.shared.documents.get(name)
        for code, row in context.shared.read(name).items():
            line = document.line((code,)) if document else 1
            for field in fields:
                for pattern in unmatched(getattr(row, field), context.leaves):
                    shown = f"{context.shown}/{name}"
                    yield problem(shown, line, "S-07", "mapped_leaf", code=code, pattern=pattern)
            for topic in getattr(row, "topics", ()):
                if topic not in context.groups:
                    yield problem(f"{context.shown}/{name}", line, "S-07", "mapped_topic", code=code, topic=topic)


RULES = (Rule("S-07", bank=mapped_leaves_exist),)
