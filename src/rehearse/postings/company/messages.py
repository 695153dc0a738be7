"""English texts about catalogues, suggestions and the worksheet of company research."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "company",
    # the file
    not_text="The file is not UTF-8 text. Save the table as CSV in UTF-8 and give it again.",
    empty="The file has no rows. Give the CSV file of the catalogue with its header line.",
    too_large="The file has more than {limit} MB. Give the CSV file of the catalogue, not an archive of it.",
    too_many="The file has more than {limit} rows. Give the CSV file of one catalogue.",
    broken="Line {line}: this is no CSV ({reason}). Save the table as CSV again.",
    columns="The header line lacks {missing}. The first line must name the columns, among them: {needed}.",
    # one row
    row_short="Line {line}: {found} cells where the header has {expected}; the row was left out.",
    row_empty="Line {line}: {column} is empty; the row was left out.",
    row_long="Line {line}: {column} has more than {limit} characters; the row was left out.",
    row_link="Line {line}: {column} is no http address; the row was left out.",
    row_year="Line {line}: {value} is no year; the row was kept without one.",
    row_twice="Line {line}: {column} {value} occurred before; the row was left out.",
    # why a write-up is suggested
    company_and_domain="same company, same problem",
    company="same company",
    domain_industry="same problem, like business",
    domain="same problem elsewhere",
    # the worksheet
    product="What do they sell, who pays, and where in it does a model decide something?",
    product_short="Product",
    data="Which data do they have that others lack, and what is missing, biased or late in it?",
    data_short="Data",
    scale="How many users, items and requests? Write figures with their source, or your estimate as one.",
    scale_short="Scale",
    stack="Which tools does the posting name, and what does each say about how they work?",
    stack_short="Stack",
    launches="What did they launch or change in the last year that the team must have worked on?",
    launches_short="Launches",
    papers="What has the team published, and what would you ask about it?",
    papers_short="Papers",
    competitors="Who solves the same problem, and what do they do differently?",
    competitors_short="Rivals",
    asking="What will you ask them that no page answers?",
    asking_short="Your questions",
)
