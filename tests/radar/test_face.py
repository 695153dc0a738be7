"""The public face and the texts."""

from __future__ import annotations

import re
import types

import rehearse.radar as radar
from rehearse.radar import REASONS, TEXTS


def test_the_face_is_sorted_and_complete() -> None:
    assert all(hasattr(radar, name) for name in radar.__all__)
    public = {
        name
        for name, value in vars(radar).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public == set(radar.__all__)


def test_every_text_has_its_parameters_in_words() -> None:
    for id_, text in TEXTS.items():
        assert text.strip() == text
        assert all(re.fullmatch(r"\w+", name) for name in re.findall(r"\{(.*?)\}", text)), id_


def test_every_reason_and_question_has_words() -> None:
    for name in REASONS:
        assert f"radar.left_{name}" in TEXTS
    for name in ("problem", "how", "when", "nearest"):
        assert TEXTS[f"radar.question_{name}"].endswith(("?", "."))
    for name in ("build", "discuss", "heard", "ignore"):
        assert f"radar.ring_{name}" in TEXTS
