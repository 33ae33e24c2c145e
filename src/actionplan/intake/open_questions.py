"""Ask a person about what a document has besides the cells of its actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actionplan.intake.grid import CellGrid
    from actionplan.intake.headings import ActionTable
    from actionplan.office.cells import OfficeFile


class OpenQuestion(NamedTuple):
    """What is left to a person."""

    table: int
    place: str
    text: str


def of_columns(sections: Iterable[ActionTable]) -> Iterator[OpenQuestion]:
    """Ask about a column that can be one of two."""
    for section in sections:
        for one in section.columns:
            if one.is_either:
                due, done = (f'"{one.heading}={f}"' for f in ("due", "achieved_on"))
                said = (
                    "It can be when an action is due, or when it was completed. It is"
                    f' kept in "{one.own}". Use --map {due} or --map {done}.'
                )
                yield OpenQuestion(section.grid.number, one.heading, said)


def of_forms(tables: Iterable[CellGrid]) -> Iterator[OpenQuestion]:
    """Ask about a table of an action that is laid out as a form."""
    for grid in tables:
        if headings.is_form(grid):
            said = (
                "Its headings are in its first column, so it was not read. Make a table"
                " with these headings in its first row, and import the document again."
            )
            yield OpenQuestion(0, grid.table.name, said)


def of_document(file: OfficeFile) -> Iterator[OpenQuestion]:
    """Ask about what a document has besides its tables."""
    yield from _of_margins(file)
    yield from _of_not_read(file)


def _of_margins(file: OfficeFile) -> Iterator[OpenQuestion]:
    """Ask about a protective marking at the edge of the page."""
    for one in file.apart:
        said = " ".join("".join(piece.text for piece in one.pieces).split())
        if found := _MARKING.fullmatch(said) or _IN_CAPITALS.search(said):
            asked = 'If that is the marking of the plan, write it in "marking".'
            yield OpenQuestion(0, one.place, f'It says "{found[0]}". {asked}')


def _of_not_read(file: OfficeFile) -> Iterator[OpenQuestion]:
    """Ask about what may say something, but has no text."""
    for one in file.not_read:
        said = _NOT_READ[one.what, one.number > 1].format(number=one.number)
        yield OpenQuestion(0, one.place or "document", said)


_NOT_READ = {
    ("pictures", False): "It has a picture, which cannot be read. If it says something"
    " that belongs in the plan, type that.",
    ("pictures", True): "It has {number} pictures, which cannot be read. If one of them"
    " says something that belongs in the plan, type that.",
    ("other-files", False): "Another file is stored in it, which is not read. If it has"
    " something that belongs in the plan, save it and import that.",
    (
        "other-files",
        True,
    ): "{number} other files are stored in it, which are not read. If"
    " one of them has something that belongs in the plan, save it and import that.",
    (
        "rule-colours",
        False,
    ): "A rule gives colours to cells, and they cannot be read. If"
    " the colours are ratings, type them.",
    ("rule-colours", True): "{number} rules give colours to cells, and they cannot be"
    " read. If the colours are ratings, type them.",
}


_WORDS = "NOT PROTECTIVELY MARKED|OFFICIAL|PROTECT|RESTRICTED|CONFIDENTIAL|SECRET"
_MARKING = re.compile(rf"(?:{_WORDS})\b.{{0,40}}", re.IGNORECASE)
_IN_CAPITALS = re.compile(rf"\b(?:TOP )?(?:{_WORDS})\b(?: ?[-:/\u2013] ?[A-Z]{{3,}})*")
"""A marking among other words, such as the name of the board."""
