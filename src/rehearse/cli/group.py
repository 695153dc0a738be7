"""A command with subcommands beside it: ``rehearse judge FILE`` and ``rehearse judge growth FILE``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import typer
from typer.core import TyperGroup

__all__ = ["with_subcommands"]


def with_subcommands(default: str, main: Any, others: Mapping[str, Any]) -> typer.Typer:
    """An application that hands words which name no subcommand to ``main``, listed under the name ``default``.

    Each value is a module with ``command`` and perhaps ``SETTINGS``, as command files have.
    """

    class Group(TyperGroup):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            if not args or (args[0] not in self.commands and args[0] != "--help"):
                args = [default, *args]
            return super().parse_args(ctx, args)

    app = typer.Typer(
        cls=Group,
        help=f"{(main.command.__doc__ or '').splitlines()[0]} The word {default} may be left out.",
        rich_markup_mode=None,
    )
    app.command(name=default, **getattr(main, "SETTINGS", {}))(main.command)
    for name, module in sorted(others.items()):
        app.command(name=name, **getattr(module, "SETTINGS", {}))(module.command)
    return app
