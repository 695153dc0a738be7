"""Turns events of the YAML parser into plain values. Apart from ``document``: the parser is slow to import."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from rehearse.bank.document import MAX_DEPTH, Document, Fault, Location

__all__ = ["read"]


def read(text: str) -> tuple[Document, tuple[Fault, ...]]:
    """Reads a file. The document holds what could be read, and is empty after a fault of syntax."""
    early = tuple(_traps(text))
    if early:
        return Document(None, {}), early
    reader = _Reader()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            reader.take(event)
            if reader.is_over:
                break
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reader.fault(mark.line + 1 if mark else 1, "yaml_syntax", detail=str(error.problem or error.context or ""))
        return Document(None, {}), tuple(reader.faults)
    except (YAMLError, ValueError, RecursionError) as error:
        reader.fault(1, "yaml_syntax", detail=str(error).splitlines()[0] if str(error) else type(error).__name__)
        return Document(None, {}), tuple(reader.faults)
    return Document(reader.value, reader.lines), tuple(reader.faults)


def _traps(text: str) -> Iterator[Fault]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line[: len(line) - len(line.lstrip(" \t"))].count("\t"):
            yield Fault(number, "yaml_tab", {})


class _Reader:
    """Builds the value from the parser's events, without recursion."""

    def __init__(self) -> None:
        self.value: Any = None
        self.lines: dict[Location, int] = {}
        self.faults: list[Fault] = []
        self.is_over = False
        """Nothing more is worth reading."""
        self._open: list[tuple[dict[str, Any] | list[Any], Location]] = []
        self._key: list[str | None] = []
        """Beside each open map the key whose value comes next."""
        self._documents = 0

    def fault(self, line: int, name: str, **params: str | int) -> None:
        self.faults.append(Fault(line, name, params))

    def take(self, event: Event) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._start({} if isinstance(event, MappingStartEvent) else [], event, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()
            self._key.pop()
        elif isinstance(event, AliasEvent):
            self.fault(line, "yaml_alias")
            self._place(None, line)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.fault(line, "yaml_documents")
                self.is_over = True
        elif not isinstance(event, StreamStartEvent | StreamEndEvent | DocumentEndEvent):
            self.fault(line, "yaml_syntax", detail=type(event).__name__)

    def _start(self, value: dict[str, Any] | list[Any], event: Event, line: int) -> None:
        self._refuse_marks(event, line)
        location = self._place(value, line)
        self._open.append((value, location))
        self._key.append(None)
        if len(self._open) > MAX_DEPTH:
            self.fault(line, "yaml_depth", most=MAX_DEPTH)
            self.is_over = True

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        self._refuse_marks(event, line)
        text = str(event.value)
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            self.fault(line, "yaml_letter")
            text = ""
        is_plain = event.style is None
        if self._open and isinstance(self._open[-1][0], dict) and self._key[-1] is None:
            self._take_key(text, is_plain=is_plain, line=line)
            return
        value: Any = text
        if is_plain:
            try:
                value = _plain(text)
            except _UnclearError as unclear:
                self.fault(line, unclear.name, value=text[:60])
        self._place(value, line)

    def _take_key(self, text: str, *, is_plain: bool, line: int) -> None:
        around, location = self._open[-1]
        if is_plain and text == "<<":
            self.fault(line, "yaml_alias")
        elif is_plain and not isinstance(_plain_or_text(text), str):
            self.fault(line, "yaml_key", key=text[:60])
        if isinstance(around, dict) and text in around:
            self.fault(line, "yaml_twice", key=text[:60], first=self.lines[(*location, text)])
        else:
            self.lines[(*location, text)] = line
        self._key[-1] = text

    def _place(self, value: Any, line: int) -> Location:
        """Puts a value where it belongs and tells where that is."""
        if not self._open:
            self.value = value
            self.lines[()] = line
            return ()
        around, location = self._open[-1]
        if isinstance(around, list):
            around.append(value)
            here = (*location, len(around) - 1)
            self.lines[here] = line
            return here
        key = self._key[-1]
        if key is None:
            self.fault(line, "yaml_key", key="...")
            key = ""
        around.setdefault(key, value)
        self._key[-1] = None
        return (*location, key)

    def _refuse_marks(self, event: Event, line: int) -> None:
        if getattr(event, "anchor", None) is not None:
            self.fault(line, "yaml_alias")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.fault(line, "yaml_tag", tag=str(tag)[:60])


class _UnclearError(Exception):
    def __init__(self, name: str) -> None:
        self.name = name


_CONSTANTS: Mapping[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_UNCLEAR = re.compile(
    r"""(?xi) yes | no | on | off                    # truth values to YAML 1.1, text to 1.2
    | [-+]? 0 [0-9_]+ | [-+]? 0[xob] [0-9a-f_]+      # octal to one, decimal to the other
    | [-+]? [0-9][0-9_]* e [-+]? [0-9]+              # text to 1.1, a float to 1.2
    | [-+]? [0-9]+ (_[0-9]+)+
    | [-+]? \.inf | \.nan | [-+]? [0-9]+ (:[0-5]?[0-9])+ (\.[0-9]*)?"""
)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,3999})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_READERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = ((_INT, int), (_FLOAT, float))


def _plain(text: str) -> Any:
    """Value of an unquoted scalar. Raises _UnclearError where two versions of YAML disagree."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    for pattern, read in _READERS:
        if pattern.fullmatch(text):
            value = read(text)
            if isinstance(value, float) and value in (float("inf"), float("-inf")):
                raise _UnclearError("yaml_large")
            return value
    if _UNCLEAR.fullmatch(text):
        raise _UnclearError("yaml_unclear")
    return text


def _plain_or_text(text: str) -> Any:
    try:
        return _plain(text)
    except _UnclearError:
        return text
