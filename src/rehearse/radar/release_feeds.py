"""From the page of a repository or a package to its feed of releases, by rule; no host is known by name."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

__all__ = ["is_release_feed", "name_of_feed", "release_feed"]

_NAME = r"[A-Za-z0-9_.-]+"
_REPOSITORY = re.compile(rf"^/({_NAME})/({_NAME}?)(?:\.git)?/?(?:releases/?)?$")
_PACKAGE = re.compile(rf"^/(?:project|p)/({_NAME})(?:/.*)?$")
_FORGE = re.compile(r"(?:^|\.)(?:git|codeberg|gitea|forgejo)[a-z]*\.", re.IGNORECASE)
"""Hosts of repositories have it in their name; elsewhere two words of a path mean anything."""
_RELEASES = re.compile(r"/(?:releases|tags)\.(?:atom|rss|xml)$")
# First words of paths that are pages of the host, not people.
_NO_OWNER = frozenset(
    {"about", "apps", "blog", "collections", "explore", "features", "login", "marketplace", "orgs", "search",
     "settings", "sponsors", "topics", "trending", "users"}
)  # fmt: skip


def release_feed(url: str) -> str | None:
    """The feed of releases for the page of a repository (``owner/name``) or a package (``project/name``), or None.

    >>> release_feed("https://git.example.org/owner/tool")
    'https://git.example.org/owner/tool/releases.atom'
    >>> release_feed("https://packages.example.org/project/tool/")
    'https://packages.example.org/rss/project/tool/releases.xml'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    package = _PACKAGE.match(parts.path)
    if package:
        return f"{parts.scheme}://{parts.netloc}/rss/project/{package[1]}/releases.xml"
    repository = _REPOSITORY.match(parts.path)
    if repository and _FORGE.search(parts.hostname) and repository[1].lower() not in _NO_OWNER:
        return f"{parts.scheme}://{parts.netloc}/{repository[1]}/{repository[2]}/releases.atom"
    return None


def is_release_feed(url: str) -> bool:
    """Whether each entry of the feed is a release."""
    try:
        return _RELEASES.search(urlsplit(url).path) is not None
    except ValueError:
        return False


def name_of_feed(url: str) -> str:
    """A name for a feed that has none yet: the repository or package, else the host with its path.

    >>> name_of_feed("https://git.example.org/owner/tool/releases.atom")
    'tool'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url[:200]
    words = [unquote(word) for word in parts.path.split("/") if word]
    if is_release_feed(url) and len(words) >= 2:
        return words[-2][:200]
    return f"{parts.hostname or ''}{parts.path.rstrip('/')}"[:200]
