"""The order of news: what saved postings require, then what they prefer, then the fields that they touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rehearse.message import Message
from rehearse.radar.noise import News
from rehearse.radar.skills import skill_names, tool_of_skill
from rehearse.radar.tools import Tool

__all__ = ["REQUIRED", "Ranked", "Wanted", "rank"]

REQUIRED, PREFERRED, FIELD, OTHER = range(4)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What saved postings ask for: the names of the postings by skill code."""

    required: Mapping[str, Sequence[str]] = field(default_factory=dict)
    preferred: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One piece of news with its place and why it is there."""

    news: News
    tool: Tool | None
    level: int
    """0 required, 1 preferred, 2 the same field as something asked for, 3 none of it."""
    reason: Message


def standing(tool: Tool | None, wanted: Wanted) -> tuple[int, int, Message]:
    """Level, number of postings behind it, and the reason."""
    if tool is not None:
        for level, asked in ((REQUIRED, wanted.required), (PREFERRED, wanted.preferred)):
            found = [(len(asked[code]), code) for code in tool.skills if asked.get(code)]
            if found:
                count, code = max(found, key=lambda pair: (pair[0], -tool.skills.index(pair[1])))
                return level, count, _asked("required" if level == REQUIRED else "preferred", tool, code, asked[code])
        for asked in (wanted.required, wanted.preferred):
            for code in sorted(asked, key=lambda code: (-len(asked[code]), code)):
                # Only a skill that is a tool itself: of any other nobody asks for a certain tool of its field.
                near = tool_of_skill(code)
                if near is not None and near.category == tool.category and asked[code]:
                    params = {"tool": near.name, "posting": asked[code][0]}
                    return FIELD, len(asked[code]), Message("radar.reason_field", params)
    return OTHER, 0, Message("radar.reason_other")


def _asked(kind: str, tool: Tool, code: str, postings: Sequence[str]) -> Message:
    """The skill is named unless it is the tool itself: nobody who asks for a vector database asks for this one."""
    params: dict[str, str | int] = {"posting": postings[0]}
    if tool_of_skill(code) != tool:
        kind += "_skill"
        params["skill"] = skill_names().get(code, code)
    if len(postings) == 1:
        return Message(f"radar.reason_{kind}", params)
    return Message(f"radar.reason_{kind}_many", {**params, "more": len(postings) - 1})


def rank(news: Iterable[News], tools: Mapping[str, Tool], wanted: Wanted) -> list[Ranked]:
    """The news in order: by level, then by how many postings ask, then newest first. ``tools`` is by subject."""
    rows = []
    for entry in news:
        tool = tools.get(entry.subject)
        level, count, reason = standing(tool, wanted)
        rows.append((level, -count, Ranked(entry, tool, level, reason)))
    rows.sort(key=lambda row: (row[2].news.at, row[2].news.id), reverse=True)
    rows.sort(key=lambda row: (row[0], row[1]))
    return [row[2] for row in rows]
