"""Rehearse: from a machine-learning job posting to a signed offer."""

__all__ = ["__version__"]

__version__ = "0.1.0"
