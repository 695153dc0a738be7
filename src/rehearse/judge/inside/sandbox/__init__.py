"""The fence around a run, one mechanism per file."""
