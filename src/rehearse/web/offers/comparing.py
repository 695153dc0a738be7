"""The page of all offers: the sentence, what is kept, side by side, the risk of shares."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.charts.steps import MOST_SERIES, StepCurve, step_curve
from rehearse.web.offers import headline, letter
from rehearse.web.offers.columns import Column, Table
from rehearse.web.offers.headline import Headline
from rehearse.web.offers.models import Assumptions
from rehearse.web.offers.money import Unit, unit_for
from rehearse.web.offers.naming import in_sentence
from rehearse.web.text.digits import figure

__all__ = ["Cell", "Comparison", "Curve", "KeptTable", "Row", "comparison_of"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure, or a few words, with a quiet note below."""

    text: str
    note: str = ""
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a cell for each offer."""

    label: str
    cells: tuple[Cell, ...]
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """The step curve with its words."""

    drawing: StepCurve
    caption: str
    label: str
    """What the picture shows, for those who do not see it."""
    y_labels: tuple[str, ...]
    mark: str
    """What the tape marks."""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """The table twin: one row an offer, one column a month."""

    months: tuple[int, ...]
    marked: int
    rows: tuple[tuple[Column, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page shows."""

    table: Table
    headline: Headline
    unit: Unit
    curve: Curve
    kept: KeptTable
    rows: tuple[Row, ...]
    risk: tuple[tuple[Column, tuple[Cell, ...]], ...]
    """p10, p50, p90 and mean of what vests; empty when nothing depends on a share price."""
    chances: tuple[str, ...]
    break_evens: tuple[str, ...]
    cards: tuple[Column, ...]


def _language() -> str:
    return get_language() or "en"


def _cells(columns: Sequence[Column], unit: Unit, of: Callable[[Column], float]) -> tuple[Cell, ...]:
    """Figures of one row; the largest is marked, unless all are level."""
    amounts = [of(column) for column in columns]
    shown = [unit.plain(amount, _language()) for amount in amounts]
    most = max(amounts)
    is_level = len(set(shown)) == 1
    return tuple(
        Cell(text, is_best=len(columns) > 1 and not is_level and text == unit.plain(most, _language()))
        for text in shown
    )


def _equity(column: Column) -> float:
    """Everything granted that counts, at the flat price."""
    return sum(grant.worth() for grant in column.offer.grants if not grant.expected) * column.rate


def _shares_note(column: Column, unit: Unit) -> str:
    grants = [grant for grant in column.offer.grants if not grant.expected]
    parts = []
    if len(grants) == 1:
        parts.append(letter.schedule_words(grants[0]))
    elif grants:
        parts.append(_("{n} grants").format(n=figure(len(grants), _language())))
    claimed = column.valuation.claimed * column.rate
    if any(grant.is_claimed for grant in grants):
        parts.append(_("{claimed} claimed, private: counts 0").format(claimed=unit.plain(claimed, _language())))
    return "; ".join(parts)


def _signon_note(column: Column) -> str:
    parts = []
    for one in column.offer.signon:
        if not one.clawback_months:
            parts.append(_("never owed back"))
            continue
        how = {
            True: _("pro rata, {months}"),
            False: _("all of it, {months}"),
            None: _("taken to be all of it, {months}"),
        }[one.pro_rata]
        parts.append(how.format(months=letter.months_words(one.clawback_months)))
    return "; ".join(dict.fromkeys(parts))


def _percent(share: float) -> str:
    text = f"{share * 100:.2f}".rstrip("0").rstrip(".")
    return f"{figure(text, _language())}\u00a0%"


def _side_by_side(columns: Sequence[Column], unit: Unit, assumed: Assumptions) -> tuple[Row, ...]:
    language = _language()
    found = [Row(_("Base a year"), _cells(columns, unit, lambda c: c.offer.yearly_base * c.rate))]
    if any(column.offer.bonus for column in columns):
        cells = (Cell(_percent(c.offer.bonus.target) if c.offer.bonus else _("none")) for c in columns)
        found.append(Row(_("Bonus, target"), tuple(cells)))
    if any(column.offer.grants for column in columns):
        found.append(
            Row(
                _("Shares and grants, in all"),
                tuple(
                    Cell(unit.plain(_equity(c), language), _shares_note(c, unit)) if c.offer.grants else Cell(_("none"))
                    for c in columns
                ),
            )
        )
    if any(column.offer.signon for column in columns):
        found.append(
            Row(
                _("Sign-on, owed back"),
                tuple(
                    Cell(unit.plain(sum(one.amount for one in c.offer.signon) * c.rate, language), _signon_note(c))
                    if c.offer.signon
                    else Cell(_("none"))
                    for c in columns
                ),
            )
        )
    for year in range(4):
        label = _("Year {n}").format(n=figure(year + 1, language))
        found.append(Row(label, _cells(columns, unit, lambda c, k=year: c.valuation.years[k].total * c.rate)))  # type: ignore[misc]
    found.append(Row(_("Four years"), _cells(columns, unit, lambda c: c.valuation.total * c.rate), is_sum=True))
    found.append(Row(_("A year on average"),
                     _cells(columns, unit, lambda c: c.valuation.average * c.rate)))  # fmt: skip
    label = _("Worth today at {rate}").format(rate=_percent(assumed.discount))
    found.append(Row(label, _cells(columns, unit, lambda c: c.valuation.present_value * c.rate)))
    if any(year.expected for c in columns for year in c.valuation.years):
        cells_ = _cells(columns, unit, lambda c: sum(year.expected for year in c.valuation.years) * c.rate)
        found.append(Row(_("Refreshers hoped for, in no total"), tuple(Cell(cell.text) for cell in cells_)))
    return tuple(found)


def _baseline(columns: Sequence[Column]) -> float:
    """A round sum a year, at most the smallest base: taken off, it leaves the difference to be seen."""
    least = min(column.offer.yearly_base * column.rate for column in columns)
    if len(columns) < 2 or least <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(least))
    return max(step for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9) if step * power <= least) * power


def _curve(columns: Sequence[Column], found: Headline, currency: str, assumed: Assumptions) -> Curve:
    language, stay = _language(), assumed.leave_month
    shown = sorted(columns, key=lambda column: -column.kept[stay])[:MOST_SERIES]
    baseline = _baseline(shown)
    lines = [(c.row.company, [(p.before * c.rate, p.at * c.rate) for p in engine.kept_curve(c.offer)]) for c in shown]
    drawing = step_curve(lines, mark=stay, baseline=baseline / 12)
    largest = max(abs(value) for value in drawing.y_labels)
    unit = unit_for(currency, max(largest, 10_000.0))
    decimals = 0 if all((value / unit.divisor).is_integer() for value in drawing.y_labels) else unit.decimals
    labels = tuple(Unit(currency, unit.divisor, decimals).plain(value, language) for value in drawing.y_labels)
    words = {"first": figure(0, language), "last": figure(engine.HORIZON, language), "unit": unit.name(language)}
    caption = _("Kept in all when leaving after month {first} to {last}, {unit}; what is owed back is taken off")
    if baseline:
        words["baseline"] = unit.said(baseline, language)
        caption = _(
            "Kept in all when leaving after month {first} to {last}, {unit} above {baseline} a year; what is owed back "
            "is taken off"
        )
    caption = caption.format(**words)
    month = figure(stay, language)
    if found.leader is None or len(columns) < 2:
        mark = _("month {n}, which the sentence above speaks of").format(n=month)
        label = _("What is kept when leaving, month by month")
    elif found.ahead_from is not None:
        mark = _("month {n}; ahead for good from month {m}").format(n=month, m=figure(found.ahead_from, language))
        label = _("{company} keeps more than every other from month {m} on").format(
            company=in_sentence(columns[found.leader].row.company), m=figure(found.ahead_from, language)
        )
    else:
        mark = _("month {n}, not ahead for good").format(n=month)
        label = _("{company} keeps most at month {n} and is overtaken later").format(
            company=in_sentence(columns[found.leader].row.company), n=month
        )
    return Curve(drawing, caption, label, labels, mark)


def _kept(columns: Sequence[Column], unit: Unit, assumed: Assumptions) -> KeptTable:
    months = tuple(sorted({*engine.LEAVE_MONTHS, assumed.leave_month, engine.HORIZON}))
    by_month = [_cells(columns, unit, lambda c, m=month: c.kept[m]) for month in months]  # type: ignore[misc]
    rows = tuple((column, tuple(cells[n] for cells in by_month)) for n, column in enumerate(columns))
    return KeptTable(months, assumed.leave_month, rows)


def _risk(columns: Sequence[Column], unit: Unit) -> tuple[tuple[Column, tuple[Cell, ...]], ...]:
    language = _language()

    def cell(amount: float, error: float, rate: float) -> Cell:
        return Cell(unit.plain(amount * rate, language), f"±\u00a0{unit.plain(error * rate, language)}")

    found = []
    for column in columns:
        spread = column.valuation.quantiles
        if spread.p90 > spread.p10:
            figures = zip((spread.p10, spread.p50, spread.p90), spread.standard_errors, strict=True)
            cells = [cell(amount, error, column.rate) for amount, error in figures]
            cells.append(cell(spread.mean, spread.standard_error, column.rate))
            found.append((column, tuple(cells)))
    return tuple(found)


def _chance(table: Table, a: int, b: int) -> str:
    """P(A beats B) as a sentence; empty when nothing was simulated."""
    assert table.comparison is not None
    pair = next(one for one in table.comparison.pairs if (one.a, one.b) == (a, b))
    if pair.standard_error == 0.0 and pair.probability in {0.0, 0.5, 1.0}:
        return ""
    language = _language()
    text = _(
        "{a} pays more than {b} over four years in {p} of {all} simulated futures of the share price (standard error "
        "{error})."
    )
    return text.format(
        a=in_sentence(table.columns[a].row.company),
        b=in_sentence(table.columns[b].row.company),
        p=figure(pair.probability * 100, language, 1),
        all=figure(100, language),
        error=figure(pair.standard_error * 100, language, 1),
    )


def _break_evens(table: Table) -> tuple[str, ...]:
    if table.comparison is None:
        return ()
    language, found = _language(), []
    for one in table.comparison.break_evens:
        column = table.columns[one.offer]
        names = {
            "company": in_sentence(column.row.company),
            "other": in_sentence(table.columns[one.against].row.company),
        }
        claimed = next((g.company.value for g in column.offer.grants if g.company is not None), 0.0)
        if one.value is None:
            found.append(_("No value of {company} makes its private shares equal {other}.").format(**names))
        elif one.value == 0.0:
            found.append(_("{company} pays as much as {other} or more with its private shares at 0.").format(**names))
        elif claimed and one.growth is not None:
            text = _(
                "For {company} to equal {other} the company must be worth {times} times what it claims today, {growth} "
                "a year for four years. Private shares count 0 until they can be sold."
            )
            times = figure(one.value / claimed, language, 1)
            found.append(text.format(times=times, growth=_percent(round(one.growth, 3)), **names))
    return tuple(found)


def comparison_of(table: Table, assumed: Assumptions) -> Comparison:
    """Everything that the page shows. ``table`` has one column at least."""
    columns, stay = table.columns, assumed.leave_month
    largest = max(max(column.valuation.total * column.rate for column in columns), 1.0)
    unit = unit_for(table.currency, largest / 4)
    standings = [column.standing for column in columns]
    chances: tuple[str, ...] = ()
    if len(columns) > 1:
        order = sorted(range(len(columns)), key=lambda n: -columns[n].kept[stay])
        told = [_chance(table, order[0], other) for other in order[1:]]
        chances = tuple(text for text in told if text)
        found = headline.compare_headline(standings, unit, stay=stay, months=engine.LEAVE_MONTHS)
    else:
        found = headline.single_headline(standings[0], unit, leave=stay)
    return Comparison(
        table=table,
        headline=found,
        unit=unit,
        curve=_curve(columns, found, table.currency, assumed),
        kept=_kept(columns, unit, assumed),
        rows=_side_by_side(columns, unit, assumed),
        risk=_risk(columns, unit),
        chances=chances,
        break_evens=_break_evens(table),
        cards=columns,
    )
