"""The data folder: one place for everything a person owns, mode 0700."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs

__all__ = ["DataFolder"]


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Names what lies in the folder; makes nothing until asked."""

    path: Path

    @classmethod
    def from_environment(cls) -> DataFolder:
        """``REHEARSE_DATA``, else the platform's own folder for application data."""
        named = os.environ.get("REHEARSE_DATA")
        return cls(Path(named).expanduser().resolve() if named else Path(platformdirs.user_data_dir("rehearse", False)))

    @property
    def database(self) -> Path:
        """Everything the person made, in one file."""
        return self.path / "rehearse.db"

    @property
    def key(self) -> Path:
        """Signs entry links and sessions; readable by its owner only."""
        return self.path / "key"

    @property
    def lock(self) -> Path:
        """Held by the running instance; its text is the process id and the port."""
        return self.path / "lock"

    @property
    def backups(self) -> Path:
        """Checked copies of the database."""
        return self.path / "backups"

    @property
    def reserve(self) -> Path:
        """Space given back when the disk is full, because SQLite needs room even to delete."""
        return self.path / "reserve"

    @property
    def cache(self) -> Path:
        """What can be computed again: the compiled bank, expected outputs of generated cases."""
        return self.path / "cache"

    def make(self) -> None:
        """Creates the folder, for its owner only. Raises OSError when that is not possible."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.chmod(0o700)
        self.cache.mkdir(mode=0o700, exist_ok=True)

    def secret_key(self) -> str:
        """The signing key, made at first use. Two processes that start together get the same one."""
        if not self.key.exists():
            self.make()
            draft = self.path / f"key.{os.getpid()}"
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(draft, self.key)  # fails when another process was first; then its key counts
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return self.key.read_text()
