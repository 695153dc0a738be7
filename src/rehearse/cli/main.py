"""Finds the command files and hands over to typer.

A command file holds ``command``, a typed function whose docstring is the help, or ``app``, a typer application
with subcommands. The file's name is the command's (``import_`` and the like lose the underscore).
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import typer

from rehearse import __version__
from rehearse.cli import commands

__all__ = ["build", "main", "names"]


def names() -> dict[str, str]:
    """Module name by command name."""
    return {
        info.name.rstrip("_"): f"{commands.__name__}.{info.name}"
        for info in pkgutil.iter_modules(commands.__path__)
        if not info.name.startswith("_")
    }


def build(only: str | None = None) -> typer.Typer:
    """The application with one command, or with all of them for ``--help``."""
    app = typer.Typer(
        name="rehearse",
        help="From a machine-learning job posting to a signed offer. Everything stays on this machine.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback(invoke_without_command=True)
    def root(version: bool = typer.Option(False, "--version", help="Print the version and end.")) -> None:
        if version:
            typer.echo(f"rehearse {__version__}")
            raise typer.Exit

    for name, module_name in sorted(names().items()):
        if only is not None and name != only:
            continue
        module = import_module(module_name)
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name=name, **getattr(module, "SETTINGS", {}))(module.command)
    return app


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    called = next((word for word in words if not word.startswith("-")), None)
    app = build(called if called in names() else None)
    try:
        result = app(args=words, prog_name="rehearse", standalone_mode=False)
    except typer.Exit as ended:
        return ended.exit_code
    except typer.Abort:
        return 130
    except Exception as error:
        # Usage errors know how to show themselves; typer brings click along under a name of its own.
        if not hasattr(error, "show"):
            raise
        error.show()
        return 2
    return result if isinstance(result, int) else 0
