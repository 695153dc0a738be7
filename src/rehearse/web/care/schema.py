"""Brings the database to the form of this version, with a checked backup first."""

from __future__ import annotations

from collections.abc import Callable

from rehearse import __version__
from rehearse.web.care.folder import DataFolder

__all__ = ["migrate"]


def migrate(folder: DataFolder, say: Callable[[str], None]) -> bool:
    """Applies what is missing; whether anything was. Raises BackupError before anything is changed.

    A damaged database stays as it is: ``health.begin`` is asked first.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from rehearse.web.care import backups, state
    from rehearse.web.care.models import Stamp

    if state.is_final():
        return False

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    if executor.loader.applied_migrations:
        say("The database gets a newer form; a checked backup comes first.")
        backups.before_migration(folder)
    call_command("migrate", verbosity=0, interactive=False)
    Stamp.objects.update_or_create(id=1, defaults={"version": __version__})
    return True
