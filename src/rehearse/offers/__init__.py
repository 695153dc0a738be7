"""Offers: what they pay by service-year, what is kept when leaving, what they are worth, and what to ask for.

``offer_from_json`` reads the terms, ``value`` computes one offer, ``compare`` several, ``counters`` what each
change is worth. Everything is pure: the same offer gives the same figures.
"""

from rehearse.offers.comparison import MOST_OFFERS, BreakEven, Comparison, Crossing, Pair, compare
from rehearse.offers.counter import (
    FRONT_LOADED,
    LEVERS,
    Change,
    Counter,
    Lever,
    changed,
    counters,
    quarterly,
    step_of,
    usual_changes,
)
from rehearse.offers.errors import ChangeError, CompareError, MarketError, OfferError, TermsError
from rehearse.offers.flow import service_year
from rehearse.offers.grant import WHOLE, Company, Grant, Kind
from rehearse.offers.kept import KeptPoint, kept_curve
from rehearse.offers.market import (
    LEVELS_POSTED,
    LEVELS_WAGE,
    Figure,
    MarketTable,
    PostedRow,
    WageRow,
    posted_figure,
    titles_like,
    wage_figure,
)
from rehearse.offers.market_file import LARGEST_TABLE, POSTED_COLUMNS, WAGE_COLUMNS, read_market
from rehearse.offers.messages import TEXTS, english
from rehearse.offers.offer import HORIZON, LEAVE_MONTHS, Bonus, Conversion, Living, Match, Offer, SignOn, Tax
from rehearse.offers.outside import (
    AfterTax,
    CalendarYear,
    Converted,
    Equivalent,
    after_tax,
    by_calendar_year,
    converted,
    equivalent,
)
from rehearse.offers.pay_limit import PayLimit, pay_limit, pay_limits
from rehearse.offers.private import break_even, growth_needed
from rehearse.offers.report import compare_report, counters_report, value_report
from rehearse.offers.simulation import Quantiles
from rehearse.offers.terms import (
    LARGEST_FILE,
    MOST_GRANTS,
    MOST_SIGNONS,
    name_from,
    offer_from_json,
    offer_to_json,
    read_offer,
)
from rehearse.offers.valuation import Valuation, Year, present_value, value

__all__ = [
    "FRONT_LOADED",
    "HORIZON",
    "LARGEST_FILE",
    "LARGEST_TABLE",
    "LEAVE_MONTHS",
    "LEVELS_POSTED",
    "LEVELS_WAGE",
    "LEVERS",
    "MOST_GRANTS",
    "MOST_OFFERS",
    "MOST_SIGNONS",
    "POSTED_COLUMNS",
    "TEXTS",
    "WAGE_COLUMNS",
    "WHOLE",
    "AfterTax",
    "Bonus",
    "BreakEven",
    "CalendarYear",
    "Change",
    "ChangeError",
    "Company",
    "CompareError",
    "Comparison",
    "Conversion",
    "Converted",
    "Counter",
    "Crossing",
    "Equivalent",
    "Figure",
    "Grant",
    "KeptPoint",
    "Kind",
    "Lever",
    "Living",
    "MarketError",
    "MarketTable",
    "Match",
    "Offer",
    "OfferError",
    "Pair",
    "PayLimit",
    "PostedRow",
    "Quantiles",
    "SignOn",
    "Tax",
    "TermsError",
    "Valuation",
    "WageRow",
    "Year",
    "after_tax",
    "break_even",
    "by_calendar_year",
    "changed",
    "compare",
    "compare_report",
    "converted",
    "counters",
    "counters_report",
    "english",
    "equivalent",
    "growth_needed",
    "kept_curve",
    "name_from",
    "offer_from_json",
    "offer_to_json",
    "pay_limit",
    "pay_limits",
    "posted_figure",
    "present_value",
    "quarterly",
    "read_market",
    "read_offer",
    "service_year",
    "step_of",
    "titles_like",
    "usual_changes",
    "value",
    "value_report",
    "wage_figure",
]
