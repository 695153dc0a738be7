"""Radar: entries of feeds, what is noise among them, and which tools matter for the saved postings.

``read_feed`` turns bytes into a ``Feed`` of plain text; ``read_feed_apart`` does it in a process behind limits, which
is how anything from outside is read. ``sift`` drops noise, ``rank`` orders what is left by what postings ask for.
``fetch`` is the one place that talks to the network, and only when it is called.
"""

from rehearse.radar.address import check_url, is_public
from rehearse.radar.entry import Entry, Feed
from rehearse.radar.errors import AddressError, AnswerError, FeedError, FetchError, ListError, RadarError
from rehearse.radar.fetch import LARGEST_ANSWER, Fetched, fetch
from rehearse.radar.lists import LARGEST_LIST, Listed, read_list
from rehearse.radar.messages import TEXTS
from rehearse.radar.noise import REASONS, News, Sifted, quarter_of, sift
from rehearse.radar.ranking import Ranked, Wanted, rank
from rehearse.radar.read import LARGEST_FEED, read_feed, read_feed_apart
from rehearse.radar.release_feeds import is_release_feed, name_of_feed, release_feed
from rehearse.radar.skills import skill_names, tool_of_skill
from rehearse.radar.tools import CATEGORIES, Tool, all_tools, tool_in, tool_named, tools_of_skill
from rehearse.radar.version import Version, read_version

__all__ = [
    "CATEGORIES",
    "LARGEST_ANSWER",
    "LARGEST_FEED",
    "LARGEST_LIST",
    "REASONS",
    "TEXTS",
    "AddressError",
    "AnswerError",
    "Entry",
    "Feed",
    "FeedError",
    "FetchError",
    "Fetched",
    "ListError",
    "Listed",
    "News",
    "RadarError",
    "Ranked",
    "Sifted",
    "Tool",
    "Version",
    "Wanted",
    "all_tools",
    "check_url",
    "fetch",
    "is_public",
    "is_release_feed",
    "name_of_feed",
    "quarter_of",
    "rank",
    "read_feed",
    "read_feed_apart",
    "read_list",
    "read_version",
    "release_feed",
    "sift",
    "skill_names",
    "tool_in",
    "tool_named",
    "tool_of_skill",
    "tools_of_skill",
]
