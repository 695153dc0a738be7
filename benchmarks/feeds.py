"""Reads a folder of feeds as strangers send them, for example feedparser's own tests: how many are feeds, how many are
refused, how many end in anything else (0 is the only good number). Run: ``python benchmarks/feeds.py FOLDER``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from rehearse.radar import FeedError, read_feed


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Feeds of a folder: read, refused, ended otherwise.")
    parser.add_argument("folder", type=Path, help="searched for .xml, .rdf and .html")
    paths = [path for path in parser.parse_args().folder.rglob("*") if path.suffix in {".xml", ".rdf", ".html"}]
    found: Counter[str] = Counter()
    for path in paths:
        try:
            read_feed(path.read_bytes())
            found["read"] += 1
        except FeedError:
            found["refused"] += 1
        except Exception as error:
            found["ended otherwise"] += 1
            print(f"{path.name}: {type(error).__name__}: {error}")
    for word in ("read", "refused", "ended otherwise"):
        print(f"{word:<16}{found[word]:>6}")


if __name__ == "__main__":
    main()
