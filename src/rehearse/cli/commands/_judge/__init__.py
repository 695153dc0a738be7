"""Subcommands of ``rehearse judge``: one file each, found by folder, with ``command`` as in the folder above."""
