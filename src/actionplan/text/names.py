"""Compare names as people do: capitals and spaces make no difference."""

from __future__ import annotations


def plain(name: str) -> str:
    """Return a name without what makes no difference."""
    return " ".join(name.casefold().split())


def same(one: str, other: str) -> bool:
    """Return whether two spellings are one name."""
    return plain(one) == plain(other)
