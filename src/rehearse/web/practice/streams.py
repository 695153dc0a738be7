"""Server-sent events: pieces of a page while something is under way, then the end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import translation

__all__ = ["Look", "stream_of"]

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.02, 0.25
LOOKS = 4000
"""After so many the stream ends and the browser asks again by itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a page shows now."""

    html: str
    is_final: bool = False
    reload: bool = False
    """Whether the whole page has to be asked for again."""


def _frame(look: Look) -> bytes:
    event = "final" if look.is_final else "progress"
    return f"event: {event}\ndata: {json.dumps({'html': look.html, 'reload': look.reload})}\n\n".encode()


def stream_of(look: Callable[[], Look]) -> HttpResponseBase:
    """Calls ``look`` again and again, in the language of this request, and sends what has changed."""
    language = translation.get_language() or "en"

    def looked() -> Look:
        with translation.override(language):
            return look()

    async def frames() -> AsyncIterator[bytes]:
        last: Look | None = None
        pause = FIRST_PAUSE_S
        for _ in range(LOOKS):
            now = await sync_to_async(looked)()
            if now != last:
                last = now
                yield _frame(now)
            if now.is_final:
                return
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_S, pause * 1.3)

    response = StreamingHttpResponse(frames(), content_type="text/event-stream")
    response["X-Accel-Buffering"] = "no"
    return response
