"""Find the tables of actions of a document, its title, and the headings above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import bands, grid, headings, vocabulary
from actionplan.intake.grid import Where
from actionplan.intake.slots import Slot
from actionplan.office.cells import Paragraph
from actionplan.plan import markings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.intake.grid import CellGrid, GridRow
    from actionplan.intake.headings import ActionTable
    from actionplan.intake.terms import Terms
    from actionplan.office.cells import Cell, OfficeFile


class FoundTables(NamedTuple):
    """The tables of actions, with what the headings above each of them say."""

    sections: tuple[tuple[ActionTable, tuple[Slot, ...]], ...]
    title: Slot | None


def find(file: OfficeFile, every: Sequence[CellGrid], terms: Terms) -> FoundTables:
    """Find the tables to read, with what the headings above each of them say."""
    wanted = set(terms.tables) or {one.number for one in every}
    by_block = {
        one.block: headings.sections(one, terms.columns, forced=bool(terms.tables))
        for one in every
        if one.number in wanted and (terms.tables or not one.table.is_hidden)
    }
    title: Slot | None = None
    theme: tuple[Slot, ...] = ()
    near: tuple[Slot, ...] = ()
    found: list[tuple[ActionTable, tuple[Slot, ...]]] = []
    for block, one in enumerate(file.blocks):
        if isinstance(one, Paragraph):
            text, where = one.text, Where(block)
            text = text if grid.says_something(text) else ""
            text = "" if markings.is_one(text) else text
            may_be_title = title is None and not found and not theme
            if text and bands.is_recommendation(text) and _table_below(file, block):
                near = bands.band(text, where, one.place)
            elif (
                text
                and one.heading
                and may_be_title
                and not _is_of_one_section(file, block, by_block)
            ):
                title = Slot("title", where, text, place=one.place)
            elif text and one.heading:
                theme, near = bands.band(text, where, one.place), ()
            continue
        found += [(section, (*theme, *near)) for section in by_block.get(block, ())]
        if by_block.get(block):
            near = ()
    return FoundTables(tuple(_with_rows_above(found)), title)


def _with_rows_above(
    found: Sequence[tuple[ActionTable, tuple[Slot, ...]]],
) -> Iterator[tuple[ActionTable, tuple[Slot, ...]]]:
    """Add to what is above each table the row directly above its headings.

    That is so for a recommendation. Other words are the title of the plan, if they are
    not above one table and other words above another.
    """
    above = [_row_above(section) for section, _ in found]
    every = [*above, *(cell for section, _ in found for cell in _repeated(section))]
    titles = {vocabulary.plainly(c.text) for c in every if c and not _recommends(c)}
    has_several = len(titles) > 1
    seen: set[int] = set()
    for (section, slots), cell in zip(found, above, strict=True):
        is_below = section.grid.number in seen
        seen.add(section.grid.number)
        if cell is None or not (has_several or is_below or _recommends(cell)):
            yield section, slots
            continue
        before = {str(slot.field): slot for slot in slots}
        band = bands.of_row(cell, section)
        yield section, tuple(bands.with_band(before, band, follows=False).values())


def _row_above(section: ActionTable) -> Cell | None:
    """Return the only cell of the row directly above the headings, if it has one."""
    rows = (*section.above, *section.headings[:1])
    if not headings.is_directly_above(rows, len(section.above)):
        return None
    cell = rows[-2].distinct[0]
    return None if markings.is_one(cell.text) else cell


def _repeated(section: ActionTable) -> Iterator[Cell]:
    """Yield what is in the rows directly above headings that are repeated."""
    for at, row in enumerate(section.body):
        is_repeated = row.number in section.repeated
        if is_repeated and headings.is_directly_above(section.body, at):
            yield section.body[at - 1].distinct[0]


def _recommends(cell: Cell) -> bool:
    return bands.is_recommendation(cell.text)


def around(found: FoundTables) -> dict[int, list[GridRow]]:
    """Return the rows above and below actions, by the number of their table."""
    rows: dict[int, list[GridRow]] = {}
    for section, _ in found.sections:
        below = [row for row in section.body if row.number in section.below]
        rows.setdefault(section.grid.number, []).extend([*section.above, *below])
    return rows


def with_title(found: FoundTables, used: AbstractSet[Where]) -> FoundTables:
    """Take the first text above the headings of a table as the title of the plan.

    A heading of the document comes first. Text that is *used* otherwise is no title.
    """
    if found.title:
        return found
    used = used | {slot.where for _, slots in found.sections for slot in slots}
    for section, _ in found.sections:
        for row in section.above:
            for cell in row.distinct[:1]:
                where = section.grid.where(cell)
                if where not in used and not markings.is_one(cell.text):
                    slot = Slot("title", where, cell.text, place=cell.place)
                    return found._replace(title=slot)
    return found


def _is_of_one_section(
    file: OfficeFile, block: int, by_block: Mapping[int, tuple[ActionTable, ...]]
) -> bool:
    """Return whether a heading is that of a table of actions, and others have theirs.

    Then it is not the title of the whole document.
    """
    level = _level(file, block)
    return bool(by_block.get(_table_below(file, block))) and any(
        0 < _level(file, later) <= level and by_block.get(_table_below(file, later))
        for later in range(block + 1, len(file.blocks))
    )


def _level(file: OfficeFile, block: int) -> int:
    one = file.blocks[block]
    return one.heading if isinstance(one, Paragraph) and one.text else 0


def _table_below(file: OfficeFile, block: int) -> int:
    """Return the table that follows a paragraph before any other text; 0 if none."""
    for at, one in enumerate(file.blocks[block + 1 :], block + 1):
        if not isinstance(one, Paragraph):
            return at
        if one.text:
            break
    return 0
