"""How the API refuses: always one text under ``detail`` that says where, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import AfterValidator, ConfigDict

if TYPE_CHECKING:
    from ninja import NinjaAPI

__all__ = ["Body", "Refusal", "Text", "handle", "refusals"]

LONGEST_PART = 200
"""Characters of a field's name or of a fault that are repeated."""


class Refusal(Schema):
    """Why nothing was done."""

    detail: str


class Body(Schema):
    """What a caller sends. An unknown key is refused: a misspelt one would mean its default."""

    model_config = ConfigDict(extra="forbid")


def _storable(text: str) -> str:
    if "\0" in text:
        raise ValueError("the text holds a NUL character; remove it")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("the text holds half of a surrogate pair; send whole characters")
    return text


Text = Annotated[str, AfterValidator(_storable)]
"""A text that both databases can keep. JSON can spell more: NUL, and halves of surrogate pairs."""


def refusals(*codes: int, has_body: bool = False) -> dict[int, type[Refusal]]:
    """Answers of an operation besides its good one. 401 always; with a body also 400, 403, 413 and 422."""
    found = {401, *codes, *((400, 403, 413, 422) if has_body else ())}
    return dict.fromkeys(sorted(found), Refusal)


def _fault(found: dict[str, Any]) -> str:
    # The library names a body twice: by where it is and by the function's parameter, which is called body here.
    parts = [str(part) for part in found["loc"] if part != "__root__"]
    where = ".".join(parts[1:] if parts[:2] == ["body", "body"] else parts)
    what = str(found["msg"]).removeprefix("Value error, ")
    return f"{where[:LONGEST_PART]}: {what[:LONGEST_PART]}"


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

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        # The library itself raises one for a body that it cannot read, with 400 and no advice.
        own = "body: this is not JSON in UTF-8. Send one JSON object."
        detail = own if error.status_code == 400 else str(error)
        return api.create_response(request, {"detail": detail}, status=error.status_code)

    @api.exception_handler(RequestDataTooBig)
    def large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return api.create_response(request, {"detail": "The body is larger than 1 MB. Send less at once."}, status=413)
