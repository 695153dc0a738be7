"""Subcommands of ``rehearse offer``."""
