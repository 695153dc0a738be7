"""``rehearse open``"""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the link.")] = False,
) -> int:
    """Print and open a fresh link to the running Rehearse, or start one.

    Example: rehearse open
    """
    from rehearse.web.care.folder import DataFolder
    from rehearse.web.server import link_to_running, open_browser, serve

    link = link_to_running(DataFolder.from_environment())
    if link is None:
        return serve(browser=not no_browser)
    typer.echo(f"Open Rehearse here (works once, for sixty seconds):\n\n  {link}\n")
    if not no_browser:
        open_browser(link)
    return 0
