"""Postings: from a pasted text, page or file to what it asks for, each judgement with the words it rests on.

``ingest`` turns bytes into text, ``read`` a text into a ``Posting`` with its readings. Everything happens on this
machine, with word lists and patterns of our own; ``read`` is pure.
"""

from rehearse.postings.correction import STATUSES, apply, correct
from rehearse.postings.errors import (
    CorrectionError,
    LanguageError,
    PostingError,
    TooLargeError,
    UnreadableFileError,
)
from rehearse.postings.ingest import LARGEST_FILE, Ingested, ingest
from rehearse.postings.lexicon import skill_codes
from rehearse.postings.messages import TEXTS
from rehearse.postings.own_skill import LONGEST_SKILL, is_own_skill, own_name, skill_called
from rehearse.postings.posting import Posting
from rehearse.postings.read import read, split
from rehearse.postings.reading import FIELDS, Quote, Reading, reading_from_json, reading_to_json
from rehearse.postings.report import decode_files, decode_report, posting_report
from rehearse.postings.role import Role, role, role_of, roles
from rehearse.postings.similarity import RELISTING, similarity

__all__ = [
    "FIELDS",
    "LARGEST_FILE",
    "LONGEST_SKILL",
    "RELISTING",
    "STATUSES",
    "TEXTS",
    "CorrectionError",
    "Ingested",
    "LanguageError",
    "Posting",
    "PostingError",
    "Quote",
    "Reading",
    "Role",
    "TooLargeError",
    "UnreadableFileError",
    "apply",
    "correct",
    "decode_files",
    "decode_report",
    "ingest",
    "is_own_skill",
    "own_name",
    "posting_report",
    "read",
    "reading_from_json",
    "reading_to_json",
    "role",
    "role_of",
    "roles",
    "similarity",
    "skill_called",
    "skill_codes",
    "split",
]
