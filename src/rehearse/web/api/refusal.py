"""How the API refuses: always one text under ``detail`` that says where, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import AuthenticationError, ValidationError
from pydantic import ConfigDict

if TYPE_CHECKING:
    from ninja import NinjaAPI

__all__ = ["Body", "Refusal", "handle", "refusals"]

LONGEST_PART = 200
"""Characters of a field's name or of a fault that are repeated."""


class Refusal(Schema):
    """Why nothing was done."""

    detail: str


class Body(Schema):
    """What a caller sends. An unknown key is refused: a misspelt one would mean its default."""

    model_config = ConfigDict(extra="forbid")


def refusals(*codes: int, has_body: bool = False) -> dict[int, type[Refusal]]:
    """Answers of an operation besides its good one. 401 always; with a body also 400, 403, 413 and 422."""
    found = {401, *codes, *((400, 403, 413, 422) if has_body else ())}
    return dict.fromkeys(sorted(found), Refusal)


def _fault(found: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in found["loc"] if part != "__root__")
    return f"{where[:LONGEST_PART]}: {str(found['msg'])[:LONGEST_PART]}"


def handle(api: NinjaAPI) -> None:
    """Gives the faults that the library finds the same form as ours."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        faults = "; ".join(_fault(found) for found in error.errors[:20])
        do = "Send what the operation asks for in openapi.json."
        return api.create_response(request, {"detail": f"{faults}. {do}"}, status=422)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        detail = (
            "The request has no valid session or token. Make a token with `rehearse token NAME` and send it as "
            "Authorization: Bearer."
        )
        answer = api.create_response(request, {"detail": detail}, status=401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer

    @api.exception_handler(RequestDataTooBig)
    def large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return api.create_response(request, {"detail": "The body is larger than 1 MB. Send less at once."}, status=413)
