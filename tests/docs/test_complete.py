"""The reference names every command, option, variable and key; the two languages have the same pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from rehearse.cli.main import build, names

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs/en/reference.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, object]]:
    group = typer.main.get_command(build())
    found = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        children = getattr(command, "commands", None)
        found += [(f"{name} {child}", inner) for child, inner in children.items()] if children else [(name, command)]
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_reference_names_the_command_and_each_option(name: str, command: object) -> None:
    lines = [line for line in REFERENCE.splitlines() if f"`rehearse {name}" in line]
    assert lines, f"rehearse {name} is not in docs/en/reference.md"
    for parameter in command.params:  # type: ignore[attr-defined]
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert any(option in line for line in lines), f"{option} of rehearse {name} is not in the reference"


@pytest.mark.parametrize("name", sorted(names()))
def test_every_command_has_a_help_text_with_an_example(name: str) -> None:
    for full, command in commands():
        if full.split()[0] == name:
            assert "Example: rehearse " in (command.help or ""), full  # type: ignore[attr-defined]


def variables() -> set[str]:
    found = set()
    for path in [*(ROOT / "src").rglob("*.py"), ROOT / "run.py", ROOT / "tests/suite.py"]:
        text = path.read_text(encoding="utf-8")
        found |= set(
            re.findall(r"""environ(?:\.get\(|\.setdefault\(|\[)\s*["'](REHEARSE_[A-Z_]+|DATABASE_URL)["']""", text)
        )
    return found - {"REHEARSE_RESTARTED", "REHEARSE_CHROMIUM_LIBRARIES"}


@pytest.mark.parametrize("name", sorted(variables()))
def test_the_reference_names_every_variable(name: str) -> None:
    assert f"`{name}`" in REFERENCE


def test_every_english_page_has_a_bangla_twin() -> None:
    english = {path.name for path in (ROOT / "docs/en").glob("*.md")}
    assert {"start.md", "practise.md", "reference.md"} <= english
    assert english == {path.name for path in (ROOT / "docs/bn").glob("*.md")}


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_no_file_names_a_registry_host_or_a_path_of_one_machine() -> None:
    hosts = ["py" + "pi.org", "python" + "hosted", "registry." + "npmjs", "npm" + "js.com", "deb." + "debian.org"]
    places = ["/ro" + "ot/", "/wo" + "rk/main"]
    found = []
    for folder in ("src", "docs", "requirements", "frontend", "tests", ".ci", "bank", "benchmarks"):
        for path in (ROOT / folder).rglob("*"):
            if not path.is_file() or {"node_modules", "built", "generated", "__pycache__", "test-browser"} & set(
                path.parts
            ):
                continue
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{path.relative_to(ROOT)}: {word}" for word in hosts + places if word in text]
    assert found == []
