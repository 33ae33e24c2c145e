"""Fill a blank table of the board's own Word document, and prove what was changed.

The document is read again before anyone gets it. Each cell has to say what was meant,
and everything else has to be as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan import office
from actionplan.diagnostics import Fault, Refusal
from actionplan.intake import blank_table
from actionplan.messages import filling
from actionplan.office import cells, word_copy, word_fill, word_guard
from actionplan.office import package as packages
from actionplan.office.word_fill import FilledRow
from actionplan.office.word_places import Places
from actionplan.output.board_table import not_in_table, table_rows
from actionplan.plan import sentences
from actionplan.text import command_line, dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.intake.blank_table import BlankTable
    from actionplan.messages.filling import WhyNotFilled
    from actionplan.office.cells import Block, Cell, OfficeFile, Table
    from actionplan.office.word_places import PlacedRow
    from actionplan.output.board_table.table_rows import TextRow
    from actionplan.plan.portfolio import Portfolio


class FilledDocument(NamedTuple):
    """A document with its table filled, and what was done, in sentences."""

    content: bytes
    said: tuple[str, ...]


def fill(
    document: bytes,
    shown: Portfolio,
    given: Mapping[str, str],
    wanted: Sequence[int] = (),
) -> FilledDocument:
    """Fill the table of a document with the one plan that is shown.

    *given* says what columns are, by their headings; *wanted* names tables. Refuses in
    a sentence if it is not certain what would happen.
    """
    read = _read(document)
    if read.kind != "docx":
        raise Refusal(filling.only_into_word())
    if why := word_guard.of_document(packages.open_package(document)):
        raise Refusal(filling.cannot_be_filled(why=why))
    said: list[str] = []
    tables = blank_table.find(read, given, wanted)
    # From the last to the first, so that the rows of those to come keep their numbers.
    for table in sorted(
        tables, key=lambda each: (each.number, each.blank), reverse=True
    ):
        rows = table_rows.arrange(table, shown)
        if not rows:
            fault = filling.nothing_to_fill_in(table=table.number, rows=table.rows_of)
            raise Refusal(fault)
        document, read = _filled(document, read, table, rows)
        said = [*_what(table, rows), *said]
    said += not_in_table.said(tables, shown)
    (plan,) = shown.plans
    if plan.marking and not _has(read, plan.marking):
        said.append(
            f'The plan is marked "{plan.marking}", but the document does not say so.'
        )
    return FilledDocument(document, tuple(said))


def _has(file: OfficeFile, marking: str) -> bool:
    """Return whether a document has the marking of a plan anywhere."""
    texts = (piece.text for piece in cells.all_pieces(file))
    said = " ".join("".join(texts).split()).casefold()
    return " ".join(marking.split()).casefold() in said


def _read(document: bytes) -> OfficeFile:
    found = office.read(document, "document.docx")
    if isinstance(found, Fault):
        raise Refusal(found)
    return found


# --- one table --------------------------------------------------------------------


def _filled(
    document: bytes, read: OfficeFile, table: BlankTable, rows: Sequence[TextRow]
) -> tuple[bytes, OfficeFile]:
    """Return the document with a table filled, and what is read from it then."""
    package = packages.open_package(document)
    members = word_copy.members(document)
    part = word_copy.part(members, package.main)
    if not _is_utf_8(part):
        raise Refusal(filling.cannot_be_filled(why="encoding"))
    places = Places(part, package.parts[package.main])
    placed = next(each for each in places.tables() if each.number == table.number)
    blank = tuple(row for row in placed.rows if row.number in table.blank)
    if why := word_guard.of_table(placed, blank) or _why_not(table, blank):
        raise Refusal(filling.cannot_be_filled(why=why, table=table.number))
    merged = frozenset(c.column for row in blank for c in row.cells if c.merge)
    table = table._replace(is_merged=bool(merged))
    made = _made(table, blank, rows, merged)
    content = word_fill.fill(places, blank, made, drop_rest=table.is_merged)
    result = word_copy.with_part(members, package.main, content)
    again = _read(result)
    before, after = (
        word_copy.others(each, package.main)
        for each in (members, word_copy.members(result))
    )
    if not (before == after and _is_as_meant(read, again, table, made)):
        fault = filling.cannot_be_filled(why="otherwise", table=table.number)
        raise Refusal(fault)
    return result, again


def _is_utf_8(part: bytes) -> bool:
    declared = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w-]+)""", part)
    is_known = declared is None or declared[1].lower() == b"utf-8"
    return is_known and not part.startswith((b"\xff\xfe", b"\xfe\xff"))


def _why_not(table: BlankTable, blank: Sequence[PlacedRow]) -> WhyNotFilled | None:
    """Return why the empty rows cannot be filled as the headings say."""
    places = {column.column for column in table.columns if column.field}
    if any(places - {cell.column for cell in row.cells} for row in blank):
        return "uneven"
    shared = {c.column for c in table.columns if c.field in table_rows.ABOUT_OUTCOME}
    merged = [cell.column for row in blank for cell in row.cells if cell.merge]
    if set(merged) - shared or (merged and table.rows_of != "actions"):
        return "merged"
    return None


def _made(
    table: BlankTable,
    blank: Sequence[PlacedRow],
    rows: Sequence[TextRow],
    merged: frozenset[int],
) -> list[FilledRow]:
    """Give each row of text the look of an empty row."""
    begins = blank[0]
    goes_on = next((row for row in blank if _goes_on(row, merged)), begins)
    made = []
    for at, row in enumerate(rows):
        like, is_copy = blank[min(at, len(blank) - 1)], at >= len(blank)
        below: frozenset[int] = frozenset()
        if merged:
            like, is_copy = begins if row.is_first else goes_on, at > 0
            below = frozenset() if row.is_first else merged
        lines = {
            column: said
            for column, said in _lines(table, row, at).items()
            if column not in below
        }
        made.append(FilledRow(like, lines, is_copy=is_copy, below=below))
    return made


def _goes_on(row: PlacedRow, merged: frozenset[int]) -> bool:
    return all(cell.merge != "restart" for cell in row.cells if cell.column in merged)


def _lines(table: BlankTable, row: TextRow, at: int) -> dict[int, tuple[str, ...]]:
    """Return what a row says; a column that only counts the rows goes on counting."""
    known = {column.column: column.field for column in table.columns}
    lines = {c: said for c, said in row.lines.items() if c not in table.automatic}
    for column in table.counted - table.automatic:
        if known.get(column) not in ("id", "ref") or not lines.get(column):
            lines[column] = (str(at + 1),)
    return lines


# --- the proof --------------------------------------------------------------------


def _is_as_meant(
    old: OfficeFile, new: OfficeFile, table: BlankTable, made: Sequence[FilledRow]
) -> bool:
    """Return whether a document says exactly what was meant, and nothing else."""
    at = table.number - 1
    return (
        _around(old, at) == _around(new, at)
        and old.tables[at].heading_rows == new.tables[at].heading_rows
        and _expected(old.tables[at], table, made) == _rows(new.tables[at], table)
    )


def _around(file: OfficeFile, at: int) -> tuple[list[Block | None], object]:
    """Return everything but one table."""
    table = file.tables[at]
    blocks = [None if block is table else block for block in file.blocks]
    return blocks, (file.apart, file.not_read)


_Rows = list[dict[int, str]]
"""What the cells of each row say, by column."""


def _rows(table: Table, about: BlankTable) -> _Rows:
    """Return what a table says. What Word counts by itself is left out."""
    found: _Rows = [{} for _ in range(max((c.row for c in table.cells), default=0))]
    for cell in table.cells:
        is_counted = cell.row in about.blank and cell.column in about.automatic
        if cell.text and not (is_counted or _is_automatic(cell)):
            found[cell.row - 1][cell.column] = cell.text
    return found


def _is_automatic(cell: Cell) -> bool:
    said = [piece for piece in cell.pieces if piece.is_data and piece.text.strip()]
    return all("automatic" in piece.marks for piece in said)


def _expected(table: Table, about: BlankTable, made: Sequence[FilledRow]) -> _Rows:
    """Return what the table has to say after it was filled."""
    was = _rows(table, about)
    left = list(made)
    expected: _Rows = []
    for number, said in enumerate(was, 1):
        if number not in about.blank:
            expected.append(said)
            continue
        is_last = number == about.blank[min(len(made), len(about.blank)) - 1]
        mine = left if is_last else left[:1]
        left = left[len(mine) :]
        expected += [_as_filled(was, row) for row in mine]
        if not mine and not about.is_merged:
            expected.append(said)
    return expected


def _as_filled(was: _Rows, row: FilledRow) -> dict[int, str]:
    filled = {column: "\n".join(lines) for column, lines in row.lines.items() if lines}
    return {**was[row.like.number - 1], **filled}


# --- what was done ----------------------------------------------------------------


def _what(table: BlankTable, rows: Sequence[TextRow]) -> list[str]:
    """Say what was filled in, and which columns have nothing."""
    without = sum(not row.is_action for row in rows)
    with_actions = table.rows_of == "actions"
    number = len(rows) - without if with_actions else len(rows)
    what = f"{dates.count(number, 'row')}, one for each {_ONE[table.rows_of]}"
    if without and with_actions:
        what += f", and {without} for {_outcomes(without)} without an action"
    said = [f"Table {table.number}: {what}."]
    empty = [
        column
        for column in table.columns
        if not any(row.lines[column.column] for row in rows) and column.heading
    ]
    if names := [f'"{c.heading}"' for c in empty if c.field]:
        said.append(f"The plan has nothing for {sentences.listed(names)}.")
    said += _not_known([column.heading for column in empty if column.how == "own"])
    if {"date", "note"} <= table.fields and table.rows_of == "actions":
        said.append("Each row has the latest progress entry only.")
    return said


def _not_known(headings: Sequence[str]) -> list[str]:
    """Say which headings are not known, and how to say what they are."""
    if not headings:
        return []
    names = sentences.listed([f'"{heading}"' for heading in headings])
    typed = command_line.name(f"{' '.join(headings[0].split())}=FIELD")
    what = f"heading {names}" if len(headings) == 1 else f"headings {names}"
    its = "its" if len(headings) == 1 else "their"
    return [
        f"actionplan does not know the {what}, so {its} cells are empty. To say which"
        f" field of the plan belongs there, add: --map {typed}"
    ]


def _outcomes(number: int) -> str:
    return "an outcome" if number == 1 else "outcomes"


_ONE = {"actions": "action", "recommendations": "recommendation", "outcomes": "outcome"}
