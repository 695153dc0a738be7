"""Export and import: everything a person made, as one file that any Rehearse takes.

A bundle is a zip of JSON Lines with reading copies in Markdown. The form is in ``docs``; ``nouns`` has one file per
kind of row.
"""

from rehearse.web.exchange.errors import BundleError, ExchangeError
from rehearse.web.exchange.exporting import export_bundle
from rehearse.web.exchange.importing import import_bundle
from rehearse.web.exchange.lifting import FORMAT
from rehearse.web.exchange.report import Fate, Note, Report

__all__ = ["FORMAT", "BundleError", "ExchangeError", "Fate", "Note", "Report", "export_bundle", "import_bundle"]
