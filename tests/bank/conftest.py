"""Fixtures of the bank hold programs that are named like tests; they are run by the judge alone."""

collect_ignore_glob = ["fixtures/*"]
