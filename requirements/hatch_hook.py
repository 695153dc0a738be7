"""Reads the wheel's direct dependencies from laptop.in, so that they are listed once."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class DependencyHook(MetadataHookInterface):
    """Fills ``project.dependencies`` with the lines of ``requirements/laptop.in``."""

    def update(self, metadata: dict) -> None:
        lines = (Path(self.root) / "requirements" / "laptop.in").read_text().splitlines()
        metadata["dependencies"] = [line.strip() for line in lines if line.strip() and not line.startswith(("#", "-"))]
