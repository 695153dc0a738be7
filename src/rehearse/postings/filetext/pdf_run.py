"""What a PDF page shows, in the order of its drawing: stretches of text with their place, and dots before items."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any

from pypdf.generic import ContentStream

from .pdf_font import Face, make_face

__all__ = ["ARTIFACT", "DOT", "Run", "page_runs"]

Matrix = tuple[float, float, float, float, float, float]

ARTIFACT = -2
"""Mark of what the file itself calls no part of its text, such as running heads."""
DOT = "•"
_UNMARKED = -1
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 12
_SMALLEST_DOT, _LARGEST_DOT = 1.0, 8.0
"""Points."""
_WORD_GAP = 0.15
"""Share of the size from which a gap between letters stands for a space."""
_CELL_GAP = 2.0
"""Share of the size from which a gap inside one string is the way to another column."""
_LEVEL = 1.0
"""Degrees."""
_CLOSERS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"))


@dataclass(slots=True)
class Run:
    """A stretch of text in one font on one line; lengths in points, y grows upwards."""

    text: str
    x: float
    y: float
    """The left end of its base line."""
    end: float
    size: float
    is_bold: bool
    angle: float
    """Degrees in [-180, 180], 0 for what stands upright."""
    mark: int
    """Number of the marked content, ``ARTIFACT``, or -1."""
    lost: int = 0
    """Letters that nobody can tell."""
    is_dot: bool = False
    """A small drawing and no letter."""


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _numbers(operands: list[Any], count: int) -> list[float]:
    """The last operands as numbers; what is none counts as 0."""
    taken = []
    for operand in operands[-count:]:
        try:
            taken.append(float(operand))
        except (TypeError, ValueError):
            taken.append(0.0)
    return [0.0] * (count - len(taken)) + taken


def page_runs(page: Any, reader: Any, faces: dict[int, Face]) -> list[Run]:
    """The runs of a page. ``faces`` keeps fonts between pages."""
    contents = page.get("/Contents")
    if contents is None:
        return []
    walk = _Walk(reader, faces)
    walk.draw(ContentStream(contents.get_object(), reader, "bytes"), page.get("/Resources", {}), _UNIT, 0)
    return walk.runs


@dataclass(slots=True)
class _State:
    """What ``q`` keeps and ``Q`` brings back."""

    matrix: Matrix
    face: Face | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> _State:
        return _State(
            self.matrix, self.face, self.size, self.spacing, self.word_spacing, self.scale, self.leading, self.rise
        )


class _Walk:
    """Draws a page without paper."""

    def __init__(self, reader: Any, faces: dict[int, Face]) -> None:
        self.reader = reader
        self.faces = faces
        self.runs: list[Run] = []
        self.marks: list[tuple[int, list[str] | None]] = [(_UNMARKED, None)]
        """Open marked contents: number, and the text that stands for all of it, once."""
        self.line = self.pen = _UNIT
        self.path: list[tuple[float, float]] = []

    def draw(self, stream: Any, resources: Any, matrix: Matrix, depth: int) -> None:
        """Runs the operators of a page or of a form inside it."""
        resources = resources.get_object() if hasattr(resources, "get_object") else resources
        state, kept = _State(matrix), []
        depth_of_marks = len(self.marks)
        for operands, operator in stream.operations:
            if operator == b"q":
                kept.append(state.copy())
            elif operator == b"Q":
                state = kept.pop() if kept else state
            elif operator == b"cm":
                state.matrix = _times(tuple(_numbers(operands, 6)), state.matrix)  # type: ignore[arg-type]
            elif operator == b"Do":
                self._form(operands, resources, state, depth)
            elif operator in _PATHS:
                self._path(operands, operator, state)
            elif operator in _CLOSERS or operator == b"n":
                self._close(operator)
            elif operator in {b"BDC", b"BMC"}:
                self._mark(operands, resources)
            elif operator == b"EMC":
                if len(self.marks) > depth_of_marks:
                    self.marks.pop()
            else:
                self._text(operands, operator, state, resources)
        del self.marks[depth_of_marks:]

    def _form(self, operands: list[Any], resources: Any, state: _State, depth: int) -> None:
        forms = resources.get("/XObject", {})
        form = forms.get(operands[0]) if operands and hasattr(forms, "get") else None
        form = form.get_object() if form is not None else None
        if depth >= _DEEPEST or form is None or form.get("/Subtype") != "/Form":
            return
        own = tuple(_numbers(list(form.get("/Matrix", _UNIT)), 6))
        line, pen = self.line, self.pen
        stream = ContentStream(form, self.reader, "bytes")
        self.draw(stream, form.get("/Resources", resources), _times(own, state.matrix), depth + 1)  # type: ignore[arg-type]
        self.line, self.pen = line, pen

    def _path(self, operands: list[Any], operator: bytes, state: _State) -> None:
        numbers = _numbers(operands, _PATHS[operator])
        if operator == b"re":
            x, y, width, height = numbers
            numbers = [x, y, x + width, y + height]
        if len(self.path) < 400:
            m = state.matrix
            self.path += [
                (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]

    def _close(self, operator: bytes) -> None:
        """A small round or square drawing is a dot before an item, as browsers draw them."""
        path, self.path = self.path, []
        if operator == b"n" or not 2 <= len(path) < 400:
            return
        left, right = min(x for x, _ in path), max(x for x, _ in path)
        low, high = min(y for _, y in path), max(y for _, y in path)
        width, height = right - left, high - low
        if _SMALLEST_DOT <= width <= _LARGEST_DOT and 0.8 <= width / max(height, 0.01) <= 1.25:
            self.runs.append(Run(DOT, left, low, right, height, False, 0.0, self.marks[-1][0], is_dot=True))

    def _mark(self, operands: list[Any], resources: Any) -> None:
        number, instead = self.marks[-1]
        if operands and operands[0] == "/Artifact":
            number = ARTIFACT
        about: Any = operands[1] if len(operands) > 1 else None
        if isinstance(about, str):
            named = resources.get("/Properties", {})
            about = named.get(about) if hasattr(named, "get") else None
        about = about.get_object() if hasattr(about, "get_object") else about
        if hasattr(about, "get"):
            if isinstance(about.get("/MCID"), int):
                number = int(about["/MCID"])
            if isinstance(about.get("/ActualText"), str) and instead is None:
                instead = [str(about["/ActualText"])]
        self.marks.append((number, instead))

    def _text(self, operands: list[Any], operator: bytes, state: _State, resources: Any) -> None:
        match operator:
            case b"BT":
                self.line = self.pen = _UNIT
            case b"Tf" if len(operands) >= 2:
                state.face, state.size = self._face(operands[0], resources), _numbers(operands, 1)[0]
            case b"Tc":
                (state.spacing,) = _numbers(operands, 1)
            case b"Tw":
                (state.word_spacing,) = _numbers(operands, 1)
            case b"Tz":
                state.scale = _numbers(operands, 1)[0] / 100 or 1.0
            case b"TL":
                (state.leading,) = _numbers(operands, 1)
            case b"Ts":
                (state.rise,) = _numbers(operands, 1)
            case b"Td":
                self._move(*_numbers(operands, 2))
            case b"TD":
                across, down = _numbers(operands, 2)
                state.leading = -down
                self._move(across, down)
            case b"Tm":
                self.line = self.pen = tuple(_numbers(operands, 6))  # type: ignore[assignment]
            case b"T*":
                self._move(0.0, -state.leading)
            case b"Tj":
                self._show(operands[:1], state)
            case b"TJ":
                self._show(operands[0] if operands and isinstance(operands[0], list) else [], state)
            case b"'" | b'"':
                if operator == b'"' and len(operands) >= 3:
                    state.word_spacing, state.spacing = _numbers(operands[:2], 2)
                self._move(0.0, -state.leading)
                self._show(operands[-1:], state)

    def _move(self, across: float, up: float) -> None:
        self.line = self.pen = _times((1.0, 0.0, 0.0, 1.0, across, up), self.line)

    def _face(self, name: Any, resources: Any) -> Face | None:
        fonts = resources.get("/Font", {})
        fonts = fonts.get_object() if hasattr(fonts, "get_object") else fonts
        resource = fonts.get(name) if hasattr(fonts, "get") else None
        resource = resource.get_object() if resource is not None else None
        if resource is None:
            return None
        if id(resource) not in self.faces:
            self.faces[id(resource)] = make_face(resource)
        return self.faces[id(resource)]

    def _show(self, pieces: list[Any], state: _State) -> None:
        """One string, with the moves between its parts."""
        face = state.face
        if face is None or not pieces:
            return
        words: list[str] = []
        start, at, lost = 0.0, 0.0, 0
        for piece in pieces:
            if isinstance(piece, (int, float)):
                gap = -float(piece) / 1000
                at += gap * state.size * state.scale
                if gap > _CELL_GAP and words:
                    self._emit("".join(words), start, at - gap * state.size * state.scale, lost, state)
                    words, start, lost = [], at, 0
                elif gap > _WORD_GAP and words and not words[-1].endswith(" "):
                    words.append(" ")
                continue
            code = piece if isinstance(piece, bytes) else getattr(piece, "original_bytes", b"")
            for letter, width, is_known in face.letters(bytes(code)):
                wide = state.word_spacing if letter == " " and face.is_single else 0.0
                at += (width * state.size + state.spacing + wide) * state.scale
                words.append(letter)
                lost += not is_known
        self._emit("".join(words), start, at, lost, state)
        self.pen = _times((1.0, 0.0, 0.0, 1.0, at, 0.0), self.pen)

    def _emit(self, text: str, start: float, end: float, lost: int, state: _State) -> None:
        number, instead = self.marks[-1]
        if instead is not None:
            # The file says what all of this stands for.
            text, lost = (instead.pop() if instead else ""), 0
        whole = _times(_times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), self.pen), state.matrix)
        along, size = hypot(whole[0], whole[1]), abs(state.size) * hypot(whole[2], whole[3])
        angle = degrees(atan2(whole[1], whole[0])) if along else 0.0
        x, y = whole[4] + start * whole[0], whole[5] + start * whole[1]
        width = (end - start) * along
        assert state.face is not None
        is_bold = state.face.is_bold
        self.runs.append(Run(text, x, y, x + width, size or 1.0, is_bold, round(angle, 1), number, lost))


_PATHS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"re": 4}
"""Operators that draw lines, with how many numbers they take."""
