"""The web face: the only package that knows Django."""
