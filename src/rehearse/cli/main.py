"""Finds the command files and hands over to typer.

A command file holds ``command``, a typed function whose docstring is the help, or ``app``, a typer application
with subcommands. The file's name is the command's (``import_`` and the like lose the underscore). A folder ``_name``
beside a command file holds subcommands of it, of the same form.
"""

from __future__ import annotations

import importlib.util
import io
import pkgutil
import sys
from importlib import import_module
from types import ModuleType

import typer

from rehearse import __version__
from rehearse.cli import commands
from rehearse.cli.failure import environment_fault, explain
from rehearse.cli.group import with_subcommands
from rehearse.cli.refusal import BAD_INPUT, DONE

__all__ = ["build", "main", "names"]


def names(parent: str = "") -> dict[str, str]:
    """Module name by command name; with ``parent`` those of its folder of subcommands, empty when it has none."""
    if not parent:
        package: ModuleType = commands
    elif importlib.util.find_spec(f"{commands.__name__}._{parent}") is None:
        return {}
    else:
        package = import_module(f"{commands.__name__}._{parent}")
    return {
        info.name.rstrip("_"): f"{package.__name__}.{info.name}"
        for info in pkgutil.iter_modules(package.__path__)
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
        others = {word: import_module(path) for word, path in names(name).items()}
        if others:
            app.add_typer(with_subcommands(module.DEFAULT, module, others), name=name)
        elif hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name=name, **getattr(module, "SETTINGS", {}))(module.command)
    return app


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code. Whatever happens, the person gets a sentence."""
    words = sys.argv[1:] if arguments is None else arguments
    _write_any_text()
    if (fault := environment_fault()) is not None:
        typer.echo(fault, err=True)
        return BAD_INPUT
    called = next((word for word in words if not word.startswith("-")), None)
    try:
        app = build(called if called in names() else None)
        result = app(args=words, prog_name="rehearse", standalone_mode=False)
    except typer.Exit as ended:
        return ended.exit_code
    except typer.Abort:
        return 130
    except SystemExit as ended:  # a data folder that was refused has said so, and a reader that went away is no fault
        return ended.code if isinstance(ended.code, int) else DONE
    except Exception as error:
        # Usage errors know how to show themselves; typer brings click along under a name of its own.
        if hasattr(error, "show"):
            error.show()
            return BAD_INPUT
        sentence, code = explain(error)
        typer.echo(sentence, err=True)
        return code
    return result if isinstance(result, int) else DONE


def _write_any_text() -> None:
    """Bangla and odd file names reach a pipe of any locale, and typed bytes that are no text end nothing.

    What UTF-8 cannot hold is written as ``\\udc80``, which is JSON too.
    """
    for stream, errors in ((sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace"), (sys.stdin, "replace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors=errors)
