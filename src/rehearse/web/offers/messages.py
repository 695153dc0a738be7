"""What the pages of offers say outside templates and beside the engine's own texts."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "offer_pages",
    table_known="This file is here already. Ask it below, or remove it first.",
    tables_full="There are {most} tables already. Remove one that you no longer need.",
    table_empty="The table holds nothing on {codes}. Give the code of the occupation that you want to keep.",
    table_large="More than {most} rows would be kept. Give a file with fewer, for example the last two years.",
    table_added="{rows} rows are here now.",
)
