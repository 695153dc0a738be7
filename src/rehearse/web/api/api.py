"""Builds the API from the router files of this folder."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

from ninja import NinjaAPI
from ninja.operation import Operation

from rehearse import __version__
from rehearse.web.api.access import Bearer, Session
from rehearse.web.api.refusal import handle

__all__ = ["api"]


class _Api(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """``attempts_submit``: the router's noun and the function's verb, stable for generated clients."""
        noun = operation.view_func.__module__.rsplit(".", 1)[-1]
        return f"{noun}_{operation.view_func.__name__.rstrip('_')}"


# No documentation page of the library: it would load scripts from another host. The schema itself is served.
api = _Api(
    title="Rehearse",
    version=__version__,
    description="The same services as the pages. Sign in with the session cookie or a token from `rehearse token`.",
    docs_url=None,
    auth=[Bearer(), Session()],
    urls_namespace="api",
)
handle(api)

for _info in pkgutil.iter_modules([str(Path(__file__).parent / "routers")]):
    _module = import_module(f"rehearse.web.api.routers.{_info.name}")
    api.add_router(f"/{_info.name}/", _module.router, tags=[_info.name])
