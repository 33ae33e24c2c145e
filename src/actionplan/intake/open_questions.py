"""Ask a person about what a document has besides the cells of its actions."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import column_map, headings, vocabulary
from actionplan.intake.slots import place_of
from actionplan.office.cells import Paragraph, text_of
from actionplan.plan import markings
from actionplan.text import suggest
from actionplan.text.grammar import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from actionplan.intake.column_map import Column
    from actionplan.intake.grid import CellGrid, Where
    from actionplan.intake.headings import ActionTable
    from actionplan.office.cells import Cell, OfficeFile


class OpenQuestion(NamedTuple):
    """What is left to a person."""

    table: int
    place: str
    text: str
    item: str = ""
    """The number of the outcome or the action."""
    field: str = ""
    """The field that it is about; "" if it is about no single one."""
    rating: str = ""
    """The rating that no key explains, if it is about one."""
    is_unread: bool = False
    """Whether it is about a part of the document that was not read."""
    is_tracked: bool = False
    """Whether it is about text that was added or deleted with tracked changes."""
    paste: str = ""
    """Lines to copy into a file, if that settles it."""


def together(questions: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """Return questions for people: the same one about several rows is asked once."""
    found: dict[tuple[object, ...], list[OpenQuestion]] = {}
    for number, each in enumerate(questions):
        match = _ROW.fullmatch(each.place)
        same = (each.table, match["rest"], each.text) if match else (number,)
        found.setdefault(same, []).append(each)
    return [_about_rows(each) if each[1:] else each[0] for each in found.values()]


_ROW = re.compile(r"row (?P<row>\d+)(?P<rest>(?:, .*)?)", re.DOTALL)
_MOST_ROWS = 10
"""The most rows that are listed."""


def _about_rows(same: Sequence[OpenQuestion]) -> OpenQuestion:
    first = same[0]
    rest = first.place.removeprefix("row ").lstrip("0123456789")
    rows = list(dict.fromkeys(_ROW.sub(r"\g<row>", each.place) for each in same))
    if len(rows) == 1:
        return first
    said = listed(rows, _MOST_ROWS).replace('"', "")
    hint = _REPORTED if first.field == "progress.date" else ""
    return first._replace(place=f"rows {said}{rest}", text=f"{first.text}{hint}")


_REPORTED = " If all of it is from one report, give its date with --reported."


def of_ratings(asked: Sequence[OpenQuestion]) -> OpenQuestion:
    """Ask at once about all the ratings that no key explains, in one column.

    A board's own legend explains them. It can be pasted, and has to be filled in.
    """
    first = asked[0]
    words = tuple(dict.fromkeys(" ".join(each.rating.split()) for each in asked))
    mean, are = ("means", "it is") if len(words) == 1 else ("mean", "they are")
    said = f"No key says what {listed(words, _MOST_RATINGS)} {mean}, so {are} kept in"
    said += f' "{first.field}".'
    if len(words) > _MOST_RATINGS or any(len(word) > _LONGEST for word in words):
        return first._replace(text=said)
    one = "this is a rating, say what it means" if len(words) == 1 else _THESE
    lines = [f'{json.dumps(word, ensure_ascii=False)} = ""' for word in words]
    return first._replace(
        text=f"{said} If {one} in actionplan.toml, and import the document again (with"
        " --replace if you have written the plan):",
        paste="\n".join(["[rag-legend]", *lines]),
    )


_THESE = "these are ratings, say what each means, in order,"
_MOST_RATINGS = 8
"""The most ratings that a legend has. A column with more has other words."""
_LONGEST = 40
"""The most characters of a rating."""


def of_columns(sections: Iterable[ActionTable]) -> Iterator[OpenQuestion]:
    """Ask about a column that can be one of two, and about two that can be one."""
    for section in sections:
        filled = section.filled
        read_as = {one.field: one.heading for one in reversed(section.columns)}
        for one in section.columns:
            said = _either(one) if one.is_either else ""
            if not said and one.how == "own" and one.column in filled:
                said = _rival(one, read_as.get(one.could_be, "")) or _done(one)
            if said:
                yield OpenQuestion(section.grid.number, one.heading, said)


def _either(one: Column) -> str:
    due, done = (f'"{one.heading}={field}"' for field in ("due", "achieved_on"))
    return (
        "It can be when an action is due, or when it was completed. It is kept in"
        f' "{one.own}". Use --map {due} or --map {done}.'
    )


def _rival(one: Column, other: str) -> str:
    """Say what a column could be, and the *other* one that is read as that."""
    if not one.could_be:
        return ""
    if column_map.key_of(other) == column_map.key_of(one.heading):
        return (
            f'Another column has this heading, and is read as "{one.could_be}". This'
            f' one is kept in "{one.own}". If it belongs to another table, put that'
            " table below this one, and import the document again."
        )
    also = f'but "{other}" is read as that' if other else "and so can another column"
    return (
        f'It can be "{one.could_be}", {also}. It is kept in "{one.own}". If this one is'
        f' "{one.could_be}", use --map "{one.heading}={one.could_be}".'
    )


def _done(one: Column) -> str:
    """Say that a column can be about completion, if its heading says only that."""
    words = vocabulary.plainly(one.heading).split()
    if len(words) > _MOST_WORDS or not suggest.says_done("_".join(words)):
        return ""
    return (
        f'It may say which actions are complete. It is kept in "{one.own}", and no'
        " action is complete because of it. If one is, record that as progress."
    )


_MOST_WORDS = 3
"""The most words of a heading that is only about completion: Done? or % complete."""


def of_rows_at_end(
    sections: Iterable[ActionTable], used: Container[Where]
) -> Iterator[OpenQuestion]:
    """Ask about words in the column of numbers that no action follows.

    They can be a note, or the beginning of an action.
    """
    for section in sections:
        for row in section.body:
            is_at_end = row.number in section.below
            if not (is_at_end and headings.is_in_numbers(row, section.columns)):
                continue
            (cell,) = row.distinct
            if section.grid.where(cell) not in used:
                said = (
                    f"It says {quoted(cell.text)}, and nothing else. It is not in the"
                    " plan. If it is an action, write it there."
                )
                place = place_of(row, _column_of(cell, section))
                yield OpenQuestion(section.grid.number, place, said)


def _column_of(cell: Cell, section: ActionTable) -> Column:
    return next(c for c in section.columns if c.column == cell.column)


def of_document(
    file: OfficeFile, every: Iterable[CellGrid], sections: Iterable[ActionTable]
) -> Iterator[OpenQuestion]:
    """Ask about what a document has besides its actions."""
    yield from _of_markings(file, every, sections)
    yield from _of_not_read(file)


def _of_markings(
    file: OfficeFile, every: Iterable[CellGrid], sections: Iterable[ActionTable]
) -> Iterator[OpenQuestion]:
    """Ask about a protective marking, wherever it is but in the rows of actions."""
    asked: set[str] = set()
    for number, place, found in _markings(file, every, list(sections)):
        if found and found.casefold() not in asked:
            said = 'If that is the marking of the plan, write it in "marking".'
            yield OpenQuestion(number, place, f'It says "{found}". {said}')
        asked.add(found.casefold())


def _markings(
    file: OfficeFile, every: Iterable[CellGrid], sections: Sequence[ActionTable]
) -> Iterator[tuple[int, str, str]]:
    for one in file.apart:
        text = text_of(piece._replace(marks=frozenset()) for piece in one.pieces)
        yield 0, one.place, markings.in_text(text, at_the_edge=True)
    for block in file.blocks:
        if isinstance(block, Paragraph):
            yield 0, block.place, markings.in_text(block.text)
    of_actions = {section.grid.number for section in sections}
    for section in sections:
        for row in section.above:
            for cell in row.own:
                yield section.grid.number, cell.place, markings.in_text(cell.text)
    for grid in every:
        for cell in grid.table.cells if grid.number not in of_actions else ():
            yield 0, f"{grid.table.name}, {cell.place}", markings.in_text(cell.text)


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
