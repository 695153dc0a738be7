"""Makes Django ready inside a command."""

from __future__ import annotations

import os

__all__ = ["setup"]


def setup(module: str = "rehearse.web.settings.laptop") -> None:
    """Configures Django once; an environment that names its own settings keeps them."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", module)
    if not apps.ready:
        django.setup()
