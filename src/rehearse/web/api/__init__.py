"""The API: the same services as the pages, for programs. Routers are found by being there, one per noun."""

from rehearse.web.api.api import api

__all__ = ["api"]
