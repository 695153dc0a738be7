"""The command line. One file per command under ``commands``; only the one that is called is imported."""

from rehearse.cli.main import main

__all__ = ["main"]
