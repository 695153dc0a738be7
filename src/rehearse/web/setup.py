"""Makes Django ready inside a command."""

from __future__ import annotations

import os
import sys

__all__ = ["setup"]


def setup(module: str = "rehearse.web.settings.laptop", *, database: bool = True) -> None:
    """Configures Django once, and makes or renews the database of the data folder when it is asked for.

    An environment that names its own settings keeps them. Ends the command with 2 and one sentence when the
    folder must not hold a database.
    """
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", module)
    if not apps.ready:
        django.setup()
    from django.conf import settings

    folder = getattr(settings, "DATA", None)
    if not database or folder is None:
        return
    from rehearse.web.care.refusals import RefusedError, refuse
    from rehearse.web.care.schema import migrate
    from rehearse.web.messages import TEXTS

    try:
        refuse(folder)
    except RefusedError as refused:
        print(TEXTS.english(refused.message), file=sys.stderr)
        raise SystemExit(2) from None
    folder.make()
    migrate(folder, lambda text: print(text, file=sys.stderr))
