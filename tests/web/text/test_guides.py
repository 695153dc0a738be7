"""The Bangla guides say what the English ones say: the same structure, the same code."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from django.utils.translation import override

from rehearse.web.text.templatetags.text import VERDICTS, verdict_word
from tests.web.text.catalogue import messages

ROOT = Path(__file__).resolve().parents[3]
NAMES = sorted(path.name for path in (ROOT / "docs/en").glob("*.md"))
BANGLA = "\u0980-\u09ff"


def guide(language: str, name: str) -> str:
    return (ROOT / "docs" / language / name).read_text(encoding="utf-8")


def shape(line: str) -> str:
    """What a line is: heading, list, table row, fence, paragraph."""
    found = re.match(r"#+ |\d+\. |[-*] |\||```|\s*$", line)
    return found.group() if found else "text"


def prose(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "\u25cc", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_has_the_structure_of_its_twin(name: str) -> None:
    english, translated = guide("en", name).splitlines(), guide("bn", name).splitlines()
    assert [shape(line) for line in translated] == [shape(line) for line in english]


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_keeps_commands_and_code(name: str) -> None:
    english, translated = guide("en", name), guide("bn", name)
    fences = re.compile(r"```.*?```", re.DOTALL)
    assert fences.findall(translated) == fences.findall(english)
    for before, after in zip(english.splitlines(), translated.splitlines(), strict=True):
        assert sorted(re.findall(r"`[^`]*`", after)) == sorted(re.findall(r"`[^`]*`", before)), before


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_follows_the_house_style(name: str) -> None:
    text = guide("bn", name)
    assert unicodedata.normalize("NFC", text) == text
    assert re.search(r"আপনি|আপনা|করুন|দেখুন|!", prose(text)) is None
    assert re.search(rf"[{BANGLA}]\.(?:\s|$)", prose(text)) is None
    assert re.search(rf"[A-Za-z\u25cc][{BANGLA}]", prose(text)) is None
    assert re.search("[০-৯]", "".join(re.findall(r"`[^`]*`", text))) is None


def test_the_guides_call_verdicts_as_the_pages_do() -> None:
    with override("en"):
        words = [verdict_word(code) for code in VERDICTS]
    # The same English word with a context, such as a stage of an application, is another word in Bangla.
    translated = {one.id: one.string for one in messages() if not one.context}
    for word in words:
        assert f"| {word} |" in guide("en", "practise.md")
        assert f"| {translated[word]} |" in guide("bn", "practise.md")
