"""What a person fills in: the start of a talk, and a turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from rehearse.offers import OfferError
from rehearse.offers.negotiation import (
    BEARS_FIGURE,
    LONGEST_TEXT,
    MONEY,
    MOST_SEED,
    Lever,
    Move,
    Phase,
    ScriptError,
    Turn,
    allowed,
    terms_of,
    turn_from_json,
    turn_to_json,
)
from rehearse.web.negotiation.services import Begin, Competing
from rehearse.web.offers import services as offer_services
from rehearse.web.offers.models import Offer
from rehearse.web.offers.money import AmountError, latin, other_currency, read_amount
from rehearse.web.practice.services import can_be_kept
from rehearse.web.text.catalog import say

__all__ = ["OwnOffer", "StartForm", "TurnForm", "own_offers"]

LONGEST_SOURCE = 300


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """An offer of the person that can be talked about."""

    row: Offer
    base: float
    currency: str
    in_writing: bool


def own_offers(rows: Sequence[Offer]) -> list[OwnOffer]:
    """Open offers with base pay, in the order given."""
    found = []
    for row in rows:
        if row.status != Offer.OPEN or not list(row.revisions.all()):
            continue
        try:
            offer = offer_services.letter(row)
        except OfferError:
            continue
        base = terms_of(offer).base
        if base > 0:
            found.append(OwnOffer(row, base, offer.currency, offer_services.latest(row).in_writing))
    return found


def _other(text: str, found: str, currency: str) -> str:
    return _("“{text}” is in {found}, the offer in {currency}. Change one of them.").format(
        text=text, found=found, currency=currency
    )


@dataclass(slots=True)
class StartForm:
    """The start of a talk. ``errors`` by the name of the field, empty when all is well."""

    data: Mapping[str, str]
    chosen: Sequence[str]
    """Ids of competing offers."""
    owned: Sequence[OwnOffer]
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, post: QueryDict, owned: Sequence[OwnOffer]) -> StartForm:
        """From a posted form; whatever it holds."""
        return cls({key: value for key, value in post.items() if isinstance(value, str)}, post.getlist("other"), owned)

    def begin(self) -> Begin | None:
        """What was filled in; None with errors."""
        seed, target = self._seed(), self._target()
        source = self._text("target_source", LONGEST_SOURCE)
        if target is not None and not source:
            self.errors["target_source"] = _("Write where the target comes from; a number without a source is a wish.")
        if target is None and source and "target" not in self.errors:
            self.errors["target"] = _("Write the target itself, a year's base pay.")
        own = self._own()
        others = [
            Competing(one.row.company, one.base, one.currency, one.in_writing)
            for one in self.owned
            if str(one.row.pk) in self.chosen and (own is None or one.row.pk != own.row.pk)
        ]
        if self.data.get("supposed"):
            others.append(Competing(""))
        if self.errors:
            return None
        offer = offer_services.letter(own.row) if own is not None else None
        company = own.row.company if own is not None else ""
        return Begin(seed, offer, company, target, source if target is not None else "", others)

    def _own(self) -> OwnOffer | None:
        wanted = self.data.get("offer", "")
        if not wanted:
            return None
        try:
            key = UUID(wanted)
        except ValueError:
            key = None
        found = next((one for one in self.owned if one.row.pk == key), None)
        if found is None:
            self.errors["offer"] = _("This offer is not open any more. Choose another.")
        return found

    def _seed(self) -> int | None:
        text = latin(self.data.get("seed", "").strip())
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) <= 16 and int(text) <= MOST_SEED):
            self.errors["seed"] = _("Write a whole number, for example 7, or leave it empty.")
            return None
        return int(text)

    def _target(self) -> float | None:
        text = self.data.get("target", "").strip()
        if not text:
            return None
        try:
            found = read_amount(text)
        except AmountError as error:
            self.errors["target"] = str(error)
            return None
        if found <= 0:
            self.errors["target"] = _("Write an amount above 0.")
            return None
        own = next((one for one in self.owned if str(one.row.pk) == self.data.get("offer", "")), None)
        currency = own.currency if own is not None else "USD"
        if other := other_currency(text, currency):
            self.errors["target"] = _other(text, other, currency)
            return None
        return found

    def _text(self, name: str, most: int) -> str:
        found = self.data.get(name, "").strip()
        if len(found) > most or not can_be_kept(found):
            self.errors[name] = _("Shorten this to {n} characters of plain text.").format(n=most)
            return ""
        return found


@dataclass(slots=True)
class TurnForm:
    """One turn. ``errors`` by the name of the field."""

    data: Mapping[str, str]
    moves: Sequence[str]
    phase: Phase
    has_other: bool
    """The talk began with an offer that may be claimed."""
    currency: str
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, post: QueryDict, phase: Phase, *, has_other: bool, currency: str) -> TurnForm:
        """From a posted form; whatever it holds."""
        data = {key: value for key, value in post.items() if isinstance(value, str)}
        return cls(data, post.getlist("move"), phase, has_other, currency)

    def turn(self) -> Turn | None:
        """The turn; None with errors."""
        moves = self._moves()
        lever = self._lever()
        bears = bool(moves & BEARS_FIGURE)
        amount = self._figure(lever) if bears or self.data.get("figure", "").strip() else None
        if amount is not None and moves and not bears:
            self.errors["figure"] = _("No chosen move has a figure. Choose one that does, or empty this field.")
        if bears and amount is None and "figure" not in self.errors and not moves & {
            Move.REVEALS_CURRENT, Move.REVEALS_FLOOR,
        }:  # fmt: skip
            self.errors["figure"] = _("Write the figure that belongs to this move.")
        text = self._sentence()
        if self.errors:
            return None
        found = Turn(
            moves=frozenset(moves),
            lever=lever,
            amount=amount if bears else None,
            proof=self.has_other and Move.COMPETING_OFFER in moves,
            text=text,
        )
        try:
            return turn_from_json(turn_to_json(found))
        except ScriptError as error:
            self.errors["move"] = say(error.message)
            return None

    def _moves(self) -> set[Move]:
        found = {Move(name) for name in self.moves if name in set(Move)}
        if not found:
            self.errors["move"] = _("Choose at least one move.")
        elif found - allowed(self.phase):
            self.errors["move"] = _("The talk has gone on. Choose again among the moves that fit now.")
        return found

    def _lever(self) -> Lever:
        name = self.data.get("lever", "")
        return Lever(name) if name in set(Lever) and self.phase is not Phase.SCREEN else Lever.BASE

    def _figure(self, lever: Lever) -> float | None:
        text = self.data.get("figure", "").strip()
        if not text:
            return None
        if lever in MONEY:
            try:
                found = read_amount(text)
            except AmountError as error:
                self.errors["figure"] = str(error)
                return None
            if other := other_currency(text, self.currency):
                self.errors["figure"] = _other(text, other, self.currency)
            return found
        plain, most = (
            latin(text).removesuffix("%").strip(),
            {Lever.LEVEL: 1, Lever.START: 52, Lever.VESTING: 100}[lever],
        )
        if not (plain.isascii() and plain.isdecimal() and len(plain) <= 3 and int(plain) <= most):
            self.errors["figure"] = {
                Lever.LEVEL: _("Write 1: one level higher."),
                Lever.START: _("Write how many weeks later, from 0 to 52."),
                Lever.VESTING: _("Write the percentage that vests in the first year, from 0 to 100."),
            }[lever]
            return None
        return float(plain)

    def _sentence(self) -> str:
        found = self.data.get("text", "").replace("\r\n", "\n").strip()
        if len(found) > LONGEST_TEXT or not can_be_kept(found):
            self.errors["text"] = _("Shorten this to {n} characters of plain text.").format(n=LONGEST_TEXT)
        return found
