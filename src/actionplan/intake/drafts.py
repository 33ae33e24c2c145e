"""Group the rows of tables into outcomes and actions, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import bands, numbered
from actionplan.intake.grid import says_something
from actionplan.intake.slots import Slot, slot_of
from actionplan.intake.vocabulary import OF_OUTCOME, Field

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from actionplan.intake.column_map import Column
    from actionplan.intake.grid import GridRow, Where
    from actionplan.intake.headings import ActionTable


class ActionDraft(NamedTuple):
    """What belongs to one action."""

    slots: tuple[Slot, ...]
    place: str
    """The row that it comes from."""
    unlike: tuple[Slot, ...] = ()
    """The cells for which an action with numbered parts was not split."""
    part: str = ""
    """Its number among the actions of one row: 1, a or i; "" if it is the only one."""

    def of(self, *fields: str) -> tuple[Slot, ...]:
        """Return what belongs to some fields, in the order of the table."""
        return tuple(slot for slot in self.slots if slot.field in fields)


class OutcomeDraft(NamedTuple):
    """What belongs to one outcome, and its actions."""

    slots: tuple[Slot, ...]
    actions: tuple[ActionDraft, ...]

    def of(self, *fields: str) -> tuple[Slot, ...]:
        """Return what belongs to some fields, in the order of the table."""
        return tuple(slot for slot in self.slots if slot.field in fields)


class _Line(NamedTuple):
    """One row, as far as it can be read by itself."""

    row: GridRow
    slots: tuple[Slot, ...]
    above: tuple[Slot, ...]
    """What the headings above the row say. A recommendation without an action has
    only these."""


def of_section(
    section: ActionTable, inherited: Sequence[Slot], colours: Collection[str]
) -> tuple[OutcomeDraft, ...]:
    """Group the rows of a table. *inherited* is what the headings above it say.

    A cell in one of the *colours* gives a rating, whatever its column is.
    """
    lines = list(_lines(section, inherited, colours))
    found: list[OutcomeDraft] = []
    current: list[_Line] = []
    for line in lines:
        if current and _begins_another(line, current):
            found.append(_outcome(current, section))
            current = []
        current.append(line)
    if current:
        found.append(_outcome(current, section))
    return tuple(found)


# --- rows ---------------------------------------------------------------------


def _lines(
    section: ActionTable, inherited: Sequence[Slot], colours: Collection[str]
) -> Iterator[_Line]:
    has_theme = any(column.field == "theme" for column in section.columns)
    above = {str(slot.field): slot for slot in inherited}
    last_band = 0
    waiting = _above_all(section, above, has_theme=has_theme)
    for number, row in enumerate(section.body):
        if row.number in section.repeated or row.number in section.below:
            continue
        if row.number in section.bands:
            for cell in row.distinct:
                band, follows = bands.of_row(cell, section), last_band == number
                ends = waiting and not (follows and band[0].field == "theme")
                if ends and waiting:
                    yield waiting
                    waiting = None
                above = bands.with_band(above, band, follows=follows)
                last_band = number + 1
                if band[0].field == "ref":
                    said = _above(above.values(), has_theme=has_theme)
                    waiting = _Line(row, (), said)
            continue
        slots = _slots_of_row(row, section, colours)
        if slots:
            waiting = None
            yield _Line(row, slots, _above(above.values(), has_theme=has_theme))
    if waiting:
        yield waiting


def _above_all(
    section: ActionTable, above: Mapping[str, Slot], *, has_theme: bool
) -> _Line | None:
    """Return the recommendation above the headings, for which there may be no row."""
    if "ref" not in above:
        return None
    return _Line(section.headings[0], (), _above(above.values(), has_theme=has_theme))


def _slots_of_row(
    row: GridRow, section: ActionTable, colours: Collection[str]
) -> tuple[Slot, ...]:
    by_place = {column.column: column for column in section.columns}
    slots = tuple(
        slot_of(cell, column, row, section)
        for cell in row.distinct
        if (column := by_place.get(cell.column)) and column.how != "dropped"
    )
    return (
        *slots,
        *_coloured(row, by_place, section, colours=colours, slots=slots),
    )


def _above(slots: Iterable[Slot], *, has_theme: bool) -> tuple[Slot, ...]:
    """Return the headings above a row. If a column has the theme, they are sections."""
    return tuple(
        slot._replace(field=bands.SECTION)
        if has_theme and slot.field == "theme"
        else slot
        for slot in slots
    )


def _coloured(
    row: GridRow,
    by_place: Mapping[int, Column],
    section: ActionTable,
    *,
    colours: Collection[str],
    slots: Sequence[Slot],
) -> Iterator[Slot]:
    """Yield the cells that give a rating by their colour alone.

    These are empty cells in a column of ratings, or else a cell in a colour of the key.
    If there are several of those, they do not say which one counts.
    """
    cells = [*{(c.row, c.column): c for c in row.cells.values() if c.colour}.values()]
    ratings = [c for c in by_place.values() if c.field == "rag"]
    for column in ratings:
        for cell in cells:
            if cell.column == column.column and not says_something(cell.text):
                yield slot_of(cell, column, row, section)
    if any(slot.field == "rag" for slot in slots) or ratings:
        return
    known = [c for c in cells if c.colour in colours and c.column in by_place]
    if len({cell.colour for cell in known}) == 1 and slots:
        column = by_place[known[0].column]
        slot = slot_of(known[0], column, row, section)
        yield slot._replace(field="rag", text="", why="its colour")


# --- outcomes -----------------------------------------------------------------


def _said_of_outcome(line: _Line) -> dict[str, tuple[str, Where]]:
    return {
        str(slot.field): (slot.text, slot.where)
        for slot in line.slots
        if slot.field in OF_OUTCOME and slot.field != "baseline"
    }


def _begins_another(line: _Line, current: Sequence[_Line]) -> bool:
    """Return whether a row is about another outcome than the rows before it.

    A row that says nothing about the outcome goes on with the one above.
    """
    if line.above != current[-1].above:
        return True
    said = _said_of_outcome(line)
    if not said:
        return False
    was: dict[str, tuple[str, Where]] = {}
    for each in current:
        was |= _said_of_outcome(each)
    return any(
        name not in was or (text != was[name][0] and where != was[name][1])
        for name, (text, where) in said.items()
    )


def _outcome(lines: Sequence[_Line], section: ActionTable) -> OutcomeDraft:
    heads: dict[tuple[Field | str, Where], Slot] = {
        (slot.field, slot.where): slot for slot in lines[0].above
    }
    for line in lines:
        for slot in line.slots:
            if slot.field in OF_OUTCOME:
                heads.setdefault((slot.field, slot.where), slot)
    named = [column.field for column in section.columns]
    actions = tuple(
        action
        for group in _groups(lines, section)
        for action in _actions(group, has_action="action" in named)
    )
    heads |= {(s.field, s.where): s for s in _numbers_without_action(lines, actions)}
    return OutcomeDraft(tuple(heads.values()), actions)


def _numbers_without_action(
    lines: Sequence[_Line], actions: Sequence[ActionDraft]
) -> Iterator[Slot]:
    """Yield the numbers of rows that say something, but have no action.

    They are numbers of what the row does say, such as its recommendation.
    """
    taken = {slot.where for action in actions for slot in action.slots}
    for line in lines:
        if any(slot.field in OF_OUTCOME for slot in line.slots):
            for slot in line.slots:
                if slot.field == "id" and slot.where not in taken:
                    yield slot._replace(field="ref")


# --- actions ------------------------------------------------------------------


def _groups(lines: Sequence[_Line], section: ActionTable) -> Iterator[list[_Line]]:
    """Yield the rows of each action: one, or several that share its merged cell."""
    del section
    group: list[_Line] = []
    for line in lines:
        if group and not _goes_on(line, group):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: _Line, group: Sequence[_Line]) -> bool:
    """Return whether a row is part of the action above: its text is one merged cell.

    If the row has a date or an owner of its own, it is another action of that text.
    """
    (mine, theirs) = (_own(line, "action"), _own(group[0], "action"))
    if not mine or mine != theirs:
        return False
    return all(
        _own(line, name) <= set[object]().union(*(_own(g, name) for g in group))
        for name in ("id", "due", "accountable", "agency", "priority", "review")
    )


def _own(line: _Line, field: str) -> set[object]:
    return {slot.where for slot in line.slots if slot.field == field}


def _actions(group: Sequence[_Line], *, has_action: bool) -> Iterator[ActionDraft]:
    slots: dict[tuple[str, Where], Slot] = {}
    for line in group:
        for slot in line.slots:
            if slot.field not in OF_OUTCOME:
                slots.setdefault((str(slot.field), slot.where), slot)
    if all(s.field == "id" and len(s.text.split()) == 1 for s in slots.values()):
        return  # nothing but a number, as in the empty rows of a form
    if not has_action:
        # The plan follows its recommendations themselves: each is what will be done.
        slots |= {("action", s.where): s for s in _recommended(group)}
    for part in numbered.parts(tuple(slots.values())):
        unlike = numbered.unlike(part.slots)
        place = f"row {group[0].row.number}"
        yield ActionDraft(part.slots, place, unlike, part=part.number)


def _recommended(group: Sequence[_Line]) -> Iterator[Slot]:
    for line in group:
        for slot in line.slots:
            if slot.field == "recommendation":
                yield slot._replace(field="action", why="also the action")
