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

    from rehearse.web.care.errors import CareError
    from rehearse.web.care.folder import DataFolder

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", module)
    is_laptop = os.environ["DJANGO_SETTINGS_MODULE"] == "rehearse.web.settings.laptop"
    try:
        if is_laptop and database:
            # Before Django reads its settings: they make the key, and a refused folder must stay untouched.
            from rehearse.web.care.refusals import refuse

            refuse(DataFolder.from_environment())
        if not apps.ready:
            django.setup()
        if is_laptop and database:
            from rehearse.web.care.schema import migrate

            folder = DataFolder.from_environment()
            folder.make()
            migrate(folder, lambda text: print(text, file=sys.stderr))
    except CareError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
