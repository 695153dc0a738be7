"""Small inputs on which a function differs from its reference (docs: complexity of a search, section by section).

``search`` works for any pair of programs, ``counterexample_of_item`` for items of the bank.
"""

from __future__ import annotations

from .domain import Arguments, BadDomainError
from .found import Found, Got, Other, Passing
from .items import counterexample_of_item
from .messages import TEXTS, english
from .request import SearchRequest
from .search import search
from .strategy import Strategy, arguments_of_case, parameters_of

__all__ = [
    "TEXTS",
    "Arguments",
    "BadDomainError",
    "Found",
    "Got",
    "Other",
    "Passing",
    "SearchRequest",
    "Strategy",
    "arguments_of_case",
    "counterexample_of_item",
    "english",
    "parameters_of",
    "search",
]
