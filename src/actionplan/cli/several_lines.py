"""Make one answer of several lines that were pasted at a question."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from actionplan.reading import plan_schema
from actionplan.text import list_marks

Lines: TypeAlias = Literal["one", "joined", "kept"]
"""What becomes of several lines: none is taken, or they are one line, or stay lines."""


def of_field(thing: str, name: str) -> Lines:
    """Return what becomes of several lines in the field *name* of a thing.

    Dates, numbers, choices and names are one line. Lines stay lines where a report
    shows paragraphs and lists.
    """
    if name in _NAMES or plan_schema.form(thing, name) not in ("text", "value"):
        return "one"
    return "kept" if name in IN_PARAGRAPHS else "joined"


_NAMES = ("accountable", "agency", "lead_agency", "partners")
IN_PARAGRAPHS = ("challenge", "desired_outcome", "mitigation")
_FIGURES = ("value", "target")


def as_point(typed: str, field: str, number: str = "") -> str:
    """Return one line without the bullet or list number that was copied with it.

    *number* is that of what the text is about. Figures stay as they are.
    """
    if field in _FIGURES:
        return typed
    own = (number,) if number else ()
    return list_marks.without(typed, *own).replace("\t", " ").strip() or typed


def count(typed: str) -> int:
    """Return how many lines have words on them."""
    return sum(bool(line.strip()) for line in typed.split("\n"))


def as_one(typed: str, lines: Lines) -> str:
    """Return pasted lines as one answer, without tabs and with the same bullets."""
    lined = (_with_hyphen(line.strip()) for line in typed.split("\n"))
    plain = [" ".join(line.split()) for line in lined]
    if lines == "kept":
        return re.sub(r"\n{3,}", "\n\n", "\n".join(plain)).strip()
    return _joined([line for line in plain if line])


_BULLET = re.compile(
    r"(?:[\u00b7\u2022\u25aa\u25cf\u25e6\uf0b7]|[-*\u2013\u2014](?=\s|[A-Z])"
    r"|o(?=\t|  ))\s*"
)
"""Signs that Word and emails put before a point; "o" is of a list inside a list.

Without a space, a hyphen is a sign only before a capital letter: "-ve" is a word.
"""
_HYPHEN = "- "


def _with_hyphen(line: str) -> str:
    """Begin a point with a hyphen, which every program reads as a point."""
    found = _BULLET.match(line)
    is_figure = found and line[found.end() : found.end() + 1].isdigit()
    if not found or (is_figure and found[0] == found[0].rstrip()):
        return line
    return f"{_HYPHEN}{line[found.end() :]}" if line[found.end() :] else ""


def _joined(lines: list[str]) -> str:
    """Join lines to one; a point follows a semicolon unless the text before it ends."""
    text = ""
    for line in lines:
        is_point = line.startswith(_HYPHEN)
        words = line.removeprefix(_HYPHEN)
        sign = ";" if is_point and text and text[-1] not in ".,:;?!" else ""
        text = f"{text}{sign} {words}" if text else words
    return text
