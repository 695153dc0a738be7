from __future__ import annotations

from types import ModuleType

import pytest
import typer

from rehearse.cli.group import with_subcommands


def _module(name: str, answer: int) -> ModuleType:
    module = ModuleType(name)

    def command(word: str = "", flag: bool = False) -> int:
        """Says what it was given."""
        typer.echo(f"{name} {word} {flag}")
        return answer

    module.command = command  # type: ignore[attr-defined]
    return module


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["other", "--word", "a"], "other a False"),
        (["--word", "a"], "main a False"),
        (["--word", "other"], "main other False"),
        (["main", "--flag"], "main  True"),
    ],
)
def test_words_that_name_no_subcommand_go_to_the_main_one(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app = with_subcommands("main", _module("main", 0), {"other": _module("other", 1)})
    result = app(args=words, standalone_mode=False)
    assert capsys.readouterr().out.strip() == said
    assert result == (1 if said.startswith("other") else 0)


def test_the_help_lists_both(capsys: pytest.CaptureFixture[str]) -> None:
    app = with_subcommands("main", _module("main", 0), {"other": _module("other", 1)})
    app(args=["--help"], standalone_mode=False)
    shown = capsys.readouterr().out
    assert "other" in shown and "The word main may be left out." in " ".join(shown.split())
