"""What every page needs around its own content."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.care import state
from rehearse.web.navigation import entries
from rehearse.web.plan.services import current_goal

__all__ = ["frame"]


@cache
def _fonts() -> dict[str, list[str]]:
    # Written by the asset build; empty in a tree whose assets were not built (unit tests).
    path = settings.WEB / "static" / "built" / "fonts.json"
    return json.loads(path.read_text()) if path.is_file() else {}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation, language, theme and the days that are left. The goal is only read when a page shows it."""
    language = get_language() or "en"
    user = getattr(request, "user", None)
    person = user if isinstance(user, Person) else None
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    goal = SimpleLazyObject(lambda: current_goal(person) if person else None)

    # Templates call it where it stands; a lazy object would hide that it is None and has no ">=".
    @cache
    def days_left() -> int | None:
        return (goal.target - today(person)).days if person and goal and goal.target else None

    return {
        "language": language,
        "other_language": "bn" if language == "en" else "en",
        "theme": theme if theme in {"light", "dark"} else "",
        "cookie_port": settings.PORT,
        "navigation": entries() if person else (),
        "person": person,
        "goal": goal,
        "days_left": days_left,
        "read_only": state.reason(),
        "preload_fonts": [static(f"built/{name}") for name in _fonts().get(language, [])],
    }
