"""``rehearse serve``"""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65_535, help="Port on 127.0.0.1; the next free one is taken when it is in use."),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the link.")] = False,
) -> int:
    """Start Rehearse in the foreground and print the link. Ctrl-C ends it.

    Example: rehearse serve --port 8800
    """
    from rehearse.web.server import serve

    return serve(port=port, browser=not no_browser)
