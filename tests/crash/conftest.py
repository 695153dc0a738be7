"""A data folder as ``rehearse serve`` leaves it, and a process that writes into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rehearse.web.care.folder import DataFolder

MAKE = (
    "from rehearse.web.setup import setup; setup(); "
    "from django.core.management import call_command; call_command('migrate', verbosity=0)"
)


def environment(folder: DataFolder) -> dict[str, str]:
    """The environment of a process on this folder."""
    settings = {"REHEARSE_DATA": str(folder.path), "DJANGO_SETTINGS_MODULE": "rehearse.web.settings.laptop"}
    return {**os.environ, **settings}


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("migrated"))
    subprocess.run([sys.executable, "-c", MAKE], env=environment(folder), check=True)
    return folder


@pytest.fixture
def folder(_migrated: DataFolder, tmp_path: Path) -> DataFolder:
    """A folder of its own with all tables, empty."""
    copy = DataFolder(tmp_path / "data")
    shutil.copytree(_migrated.path, copy.path)
    return copy
