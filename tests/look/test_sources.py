"""What holds for the sources of the pages' look as a whole."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
SHEETS = sorted((FRONTEND / "src").rglob("*.css"))
SCRIPTS = sorted((FRONTEND / "src").rglob("*.ts"))
TEMPLATES = sorted((ROOT / "src" / "rehearse").rglob("templates/**/*.html"))

LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\("
    r"|(?<=[\s:(,])(?:black|white|gr[ae]y|red|green|blue|yellow|orange|purple|pink|brown|teal|navy|silver)\b(?=[\s;,)])",
    re.IGNORECASE,
)
INK_OF_PRINTERS = {"#000", "#fff", "black", "white"}
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def print_part(text: str) -> str:
    """The rules of the print layer."""
    return text.partition("@layer print {")[2]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_literal_colour_outside_the_tokens(path: Path) -> None:
    text = without_comments(path.read_text(encoding="utf-8"))
    if path.name == "tokens.css":
        return
    paper = {found.lower() for found in LITERAL.findall(print_part(text))}
    screen = LITERAL.findall(text.partition("@layer print {")[0])
    assert not screen
    assert paper <= INK_OF_PRINTERS


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_take_colours_from_the_tokens(path: Path) -> None:
    strings = re.findall(r'"[^"\n]*"', without_comments(path.read_text(encoding="utf-8")))
    assert not [text for text in strings if LITERAL.search(text)]


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS], ids=lambda path: path.name)
def test_sources_name_no_address_and_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "//" not in re.sub(r"^\s*//.*$|\s// .*$", "", text, flags=re.MULTILINE).replace("file://", "")
    assert len(text.splitlines()) <= 400


def test_every_token_that_is_used_exists() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (*SHEETS, *SCRIPTS))
    made = set(re.findall(r"(--[\w-]+)\s*:", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= made


def test_every_class_of_a_template_has_a_rule() -> None:
    rules = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(path.read_text(encoding="utf-8") for path in SHEETS)))
    unknown: dict[str, str] = {}
    for path in TEMPLATES:
        for value in re.findall(r'\bclass="((?:{%.*?%}|{{.*?}}|[^"])*)"', path.read_text(encoding="utf-8")):
            # A name that touches a template tag is made of parts; those are tested where they are made.
            names = re.sub(r"[\w-]*{{.*?}}[\w-]*", " ", value)
            for name in TAG.sub(" ", names).split():
                if name not in rules:
                    unknown.setdefault(name, path.name)
    assert not unknown


def test_every_hook_of_a_template_is_documented() -> None:
    manual = (FRONTEND / "README.md").read_text(encoding="utf-8")
    plain_data = {"data-v", "data-h"}  # read by style sheets only
    used = {
        name for path in TEMPLATES for name in re.findall(r"(?<=[\s}])(data-[a-z-]+)", path.read_text(encoding="utf-8"))
    }
    assert sorted(name for name in used - plain_data if name not in manual) == []


def test_every_hook_of_a_script_is_documented() -> None:
    manual = (FRONTEND / "README.md").read_text(encoding="utf-8")
    text = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    names = {
        f"data-{re.sub(r'[A-Z]', lambda m: '-' + m[0].lower(), name)}" for name in re.findall(r"dataset\.(\w+)", text)
    }
    names |= set(re.findall(r"\[(data-[a-z-]+)", text))
    ours = {"data-sent", "data-state"}  # written and read by scripts alone
    assert sorted(name for name in names - ours if name not in manual) == []


def test_packages_are_pinned_exactly_and_the_lock_names_no_address() -> None:
    wanted = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    pins = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pins.values())
    text = (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert '"resolved"' not in text
    locked = json.loads(text)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in pins} == pins
    assert all(name == "" or entry["integrity"].startswith("sha512-") for name, entry in locked.items())
