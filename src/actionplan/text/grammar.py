"""Write parts of a sentence: quotation marks, articles, lists and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 7
"""The most names to show, unless more are asked for."""

_PLURAL = ("Review arrangements", "SMART statements")
_WITHOUT_ARTICLE = (*_PLURAL, "Feedback")


def quoted(text: str, most: int = 60) -> str:
    """Quote an officer's words, cut where nobody needs to read on."""
    return f'"{cut(" ".join(text.split()), most)}"'


def cut(text: str, most: int) -> str:
    """Cut a long text after a word, and say so; a word without end is cut as well."""
    if len(text) <= most:
        return text
    room = most - 3
    words = text[:room] if text[room] == " " else text[:room].rpartition(" ")[0]
    kept = words.rstrip()
    return f"{kept if 2 * len(kept) > room else text[:room].rstrip()}..."


_CLAUSE = late.compile(r"[.!?;:,)](?=\s)|(?=\s[(\u2013\u2014-]+\S?)")
_ENOUGH = 0.4
"""The share of its room that a text must have for its last clauses to be left out."""
_SMALL = late.compile(
    r"(?:[\s,;:(]+(?:a|an|and|are|as|at|but|by|for|from|has|have|if|in|is|it|its|not|of"
    r"|on|or|so|that|the|their|they|this|to|was|were|which|who|whose|will|with))+[\s,;:(]*\Z",
    re.IGNORECASE,
)


def clauses(text: str, most: int, mark: str = "...") -> str:
    """Keep as many whole clauses of a text as there is room for, and say so.

    *mark* stands for what is left out. If the first clause has no room, it is cut after
    a word that can end a phrase: not after "and who is", and before a quotation rather
    than in it.
    """
    if len(text) <= most:
        return text
    room = most - len(mark)
    ends = [found.end() for found in _CLAUSE.finditer(text) if found.end() < room]
    if ends and ends[-1] >= room * _ENOUGH:
        return f"{text[: ends[-1]]} {mark}"
    kept = _before_quote(cut(text, most).removesuffix("..."), room)
    between = "" if mark == "..." else " "
    return f"{_SMALL.sub('', kept) or kept}{between}{mark}"


def _before_quote(kept: str, room: int) -> str:
    """Leave out the first words of a quotation, if what comes before is enough."""
    before = kept.rpartition('"')[0].rstrip() if kept.count('"') % 2 else ""
    return before if len(before) >= room * _ENOUGH else kept


def as_written(text: str, words: str) -> str:
    """Return *words*, found in lower-case text, as they are written in *text*.

    If they were changed before they were found (numbers, dates), return all of *text*.
    """
    flat = " ".join(text.split())
    start = flat.casefold().find(words)
    return flat[start : start + len(words)] if start >= 0 else flat


def a(thing: str) -> str:
    """Name a thing with its article: an action, a plan, review arrangements."""
    if thing == "Plan":
        return "the plan"
    if thing in _WITHOUT_ARTICLE:
        return thing if thing[1].isupper() else thing.lower()
    article = "an" if thing[0] in "AEIO" else "a"
    return f"{article} {thing.lower()}"


def this(thing: str) -> str:
    """Name a thing with this or these: this action, these review arrangements."""
    if thing == "Plan":
        return "the plan"
    return f"these {a(thing)}" if thing in _PLURAL else f"this {thing.lower()}"


def agree(number: int, one: str, many: str, *, of: int | None = None) -> str:
    """Return the form of a word that fits a number: 1 is, 2 are, 0 are.

    If it is a number *of* others, 0 takes the form that fits these: 0 of 1 is.
    """
    return one if number == 1 or (number == 0 and of == 1) else many


def storage(size: int) -> str:
    """Write how much room a file takes: 128 KB, 1 MB, 1.1 MB. It is rounded up."""
    unit, name = (_MB, "MB") if size >= _MB else (1024, "KB")
    tenths = -(-size * 10 // unit)
    return f"{tenths / 10:,.1f}".removesuffix(".0") + f" {name}"


_MB = 1024 * 1024


def listed(
    names: Sequence[str], most: int = MOST, *, word: Literal["and", "or"] = "and"
) -> str:
    """Write a list of names in a sentence: "a", "b" and "c"; "a", "b" and 2 more.

    With the *word* "or", the reader chooses one of them.
    """
    shown = [f'"{name}"' for name in names[:most]]
    rest = len(names) - most
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    *before, last = shown or [""]
    return f"{', '.join(before)} {word} {last}" if before else last


def did_you_mean(names: Sequence[str], most: int = 60) -> str:
    """Ask, after a sentence, whether one of these is meant; empty if there are none."""
    either = " or ".join(quoted(name, most) for name in names)
    return f" Did you mean {either}?" if names else ""
