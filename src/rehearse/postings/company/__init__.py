"""Companies: one employer under its several names, and who wrote publicly about the problems of a posting.

``read_catalogue`` reads a table of case studies that the person brings, ``suggest`` picks what to read for one
posting. Nothing is fetched, and no text of the catalogue is passed on as ours: titles, links and tags only.
"""

from rehearse.postings.company.case_study import CaseStudy
from rehearse.postings.company.catalogue import CATALOGUE_LIMIT, Catalogue, Fault, is_link, read_catalogue
from rehearse.postings.company.errors import CatalogueError
from rehearse.postings.company.family import company_key, family_name
from rehearse.postings.company.industry import industry_of
from rehearse.postings.company.messages import TEXTS
from rehearse.postings.company.suggestion import MOST_SUGGESTED, REASONS, Suggestion, suggest
from rehearse.postings.company.worksheet import QUESTIONS, Question

__all__ = [
    "CATALOGUE_LIMIT",
    "MOST_SUGGESTED",
    "QUESTIONS",
    "REASONS",
    "TEXTS",
    "CaseStudy",
    "Catalogue",
    "CatalogueError",
    "Fault",
    "Question",
    "Suggestion",
    "company_key",
    "family_name",
    "industry_of",
    "is_link",
    "read_catalogue",
    "suggest",
]
