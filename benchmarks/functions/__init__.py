"""Labelled functions: known growth of time and space, each with the families of inputs that show it."""

from benchmarks.functions.registry import Labelled, functions, labelled

__all__ = ["Labelled", "functions", "labelled"]
