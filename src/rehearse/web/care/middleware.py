"""Pages stay readable when nothing can be written."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render

from rehearse.message import Message
from rehearse.web.care import disk, state
from rehearse.web.care.folder import DataFolder
from rehearse.web.text.catalog import say

__all__ = ["read_only"]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
INSUFFICIENT_STORAGE = 507


def _refuse(request: HttpRequest, message: Message) -> HttpResponseBase:
    wants_json = (
        request.path.startswith("/api/")
        or request.path.endswith("/draft")
        or request.content_type == "application/json"
        or request.headers.get("Accept", "").startswith("application/json")
    )
    if wants_json:
        return JsonResponse({"error": say(message)}, status=INSUFFICIENT_STORAGE)
    return render(request, "accounts/unwritable.html", {"reason": message}, status=INSUFFICIENT_STORAGE)


def _folder() -> DataFolder | None:
    """None in a cohort: there the operator watches the disk of the database."""
    return getattr(settings, "DATA", None)


def read_only(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers what would write with 507 while the disk is full or the database is damaged.

    What the person typed stays in the browser: drafts are wiped there only after they were acknowledged.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        reason, folder = state.reason(), _folder()
        if reason is not None and folder is not None and disk.retry(folder):
            reason = None
        if reason is not None and request.method not in SAFE:
            return _refuse(request, reason)
        return get_response(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if not isinstance(error, OperationalError | OSError):
            return None
        folder = _folder()
        if folder is not None and disk.is_full(error, folder):
            disk.release(folder)
        # A page that would have written while reading, and a write that was on its way when writing stopped.
        reason = state.reason()
        if reason is None or not (disk.is_full(error, folder) or "readonly database" in str(error)):
            return None
        return _refuse(request, reason)

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
