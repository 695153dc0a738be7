"""Subcommands of ``rehearse radar``."""
