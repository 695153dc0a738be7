"""Applications as CSV and JSON, both ways.

A file is read whole and judged before anything is written; ``foresee`` tells what it would change, ``bring_in``
does it. Reading the same file twice changes nothing the second time.
"""

from rehearse.web.applications.sheets.bringing import Change, Foreseen, bring_in, foresee
from rehearse.web.applications.sheets.csv_form import COLUMNS, to_csv
from rehearse.web.applications.sheets.json_form import to_json
from rehearse.web.applications.sheets.reading import read_file
from rehearse.web.applications.sheets.rows import MOST_BYTES, MOST_ROWS, Sheet

__all__ = [
    "COLUMNS",
    "MOST_BYTES",
    "MOST_ROWS",
    "Change",
    "Foreseen",
    "Sheet",
    "bring_in",
    "foresee",
    "read_file",
    "to_csv",
    "to_json",
]
