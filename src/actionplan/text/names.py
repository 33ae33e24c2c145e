"""Compare names as people do, without regard to capitals and spaces."""

from __future__ import annotations

from actionplan.text import seen
from actionplan.text.remembered import by_value


@by_value
def plain(name: str) -> str:
    """Return a name in lower case with single spaces and nothing invisible."""
    return " ".join(seen.without_invisible(name).casefold().split())


def same(one: str, other: str) -> bool:
    """Return whether two spellings are the same name."""
    return plain(one) == plain(other)


@by_value
def post(title: str) -> str:
    """Return a job title in a plain form: "The Head of X." is "head of x"."""
    return plain(title).strip(_AROUND).removeprefix("the ")


def same_post(one: str, other: str) -> bool:
    """Return whether two spellings are the same job title."""
    return post(one) == post(other)


_AROUND = " .,;:'\"\u2018\u2019\u201c\u201d"


@by_value
def normal(text: str) -> str:
    """Return *text* in lower case, with single spaces and no punctuation at the end."""
    return plain(text).strip(" .!,;:")
