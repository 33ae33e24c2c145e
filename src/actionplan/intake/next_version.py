"""Compare a new version of a document with what was imported from the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import (
    around,
    cell_values,
    entry_drafts,
    in_plan,
    last_version,
    ledger,
    picture,
)
from actionplan.intake.vocabulary import OF_OUTCOME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.intake.around import AroundChange
    from actionplan.intake.conversion import Imported
    from actionplan.intake.in_plan import InPlan
    from actionplan.intake.last_version import LastVersion
    from actionplan.intake.ledger import Line
    from actionplan.intake.open_questions import OpenQuestion
    from actionplan.intake.picture import Picture
    from actionplan.intake.slots import Slot
    from actionplan.intake.terms import Terms


class NewReport(NamedTuple):
    """Progress that the new version reports, and the last one did not."""

    action: str
    column: str
    note: str
    date: str = ""
    date_as_written: str = ""
    state: str = ""


class CellChange(NamedTuple):
    """Something else that differs, which a person has to put into the plan."""

    item: str
    """The number of the action, or NEW_ACTION or OUTCOME for what has no number."""
    column: str
    was: str
    now: str


class Changes(NamedTuple):
    """What a new version of a document says that the last one did not."""

    additions: tuple[NewReport, ...]
    others: tuple[CellChange, ...]
    around: tuple[AroundChange, ...]
    last: Picture
    """What the actions said before, under the headings of today."""


NEW_ACTION = ""
OUTCOME = picture.OUTCOME
"""A recommendation that has no action."""


def compare(before: LastVersion, now: Imported, terms: Terms) -> Changes:
    """Compare the cells of each action, column by column, and what is around them."""
    names = last_version.renamed(before.columns, last_version.headings(now.tables))
    dated_anew = last_version.dated_anew(names)
    last = last_version.with_headings(before, names).cells
    additions: list[NewReport] = []
    others = [*_new_items(last, now.picture)]
    for item, cells in now.picture.items():
        if item not in last or item.startswith(picture.NEW):
            continue
        slots = {picture.column(s): s for s in now.reports.get(item, ())}
        for change in _of_cells(item, last[item], cells):
            slot = slots.get(change.column)
            added = _new_progress(change, slot, dated_anew) if slot else ""
            if slot and added:
                additions += _reports(item, slot, added, terms)
            else:
                others.append(change)
    others += _gone_items(last, now.picture)
    others += _there_again(last, now.picture)
    others += _same_ratings(additions, last, now.picture)
    return Changes(
        tuple(additions),
        tuple(_each_once(others)),
        around.changes(before, now, names),
        last,
    )


def _new_items(last: Picture, now: Picture) -> Iterator[CellChange]:
    """Yield the actions, and recommendations without one, that were not there."""
    before = [_said(each) for each in last.values()]
    for item, cells in now.items():
        is_new = item.startswith(picture.NEW) or item not in last
        if is_new and _said(cells) not in before:
            kind = OUTCOME if item.startswith(OUTCOME) else NEW_ACTION
            yield CellChange(kind, "", "", _action(cells))


def _gone_items(last: Picture, now: Picture) -> Iterator[CellChange]:
    for item, cells in last.items():
        is_known = item.startswith(picture.NEW) or picture.GONE in cells
        if item not in now and not is_known:
            kind = OUTCOME if item.startswith(OUTCOME) else item
            yield CellChange(kind, "", _action(cells), "")


def _there_again(last: Picture, now: Picture) -> Iterator[CellChange]:
    for item, cells in now.items():
        if picture.GONE in last.get(item, {}) and not item.startswith(OUTCOME):
            yield CellChange(item, "", "", _action(cells))


def _of_cells(
    item: str, was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[CellChange]:
    for column in dict.fromkeys((*was, *now)):
        before, after = was.get(column, ""), now.get(column, "")
        if column not in picture.ABOUT and before != after:
            yield CellChange(item, column, before, after)


def _new_progress(change: CellChange, slot: Slot, dated_anew: Collection[str]) -> str:
    """Return the progress that was added to a cell; "" if it cannot be told apart.

    If the heading has another date than before, other words are another report.
    """
    is_anew = slot.heading in dated_anew and not change.now.startswith(change.was)
    return change.now if is_anew else _added(change.was, change.now)


def _same_ratings(
    additions: Sequence[NewReport], last: Picture, now: Picture
) -> Iterator[CellChange]:
    """Yield the ratings that did not change, next to progress that is new.

    The new entry does not have them: a rating in a document can be an old one.
    """
    for item in dict.fromkeys(each.action for each in additions):
        for column, text in now[item].items():
            is_rating = column.partition(": ")[0] == "rag"
            if is_rating and last.get(item, {}).get(column, "") == text:
                yield CellChange(item, column, text, text)


def _each_once(changes: list[CellChange]) -> Iterator[CellChange]:
    """Yield changes without those of an outcome that an action above has as well."""
    seen: set[tuple[str, str, str]] = set()
    for change in changes:
        said = change.column, change.was, change.now
        if not change.column or _of_action(change.column) or said not in seen:
            yield change
        seen.add(said)


def _of_action(column: str) -> bool:
    return column.partition(": ")[0] not in OF_OUTCOME


def _said(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if name not in picture.ABOUT}


def _action(cells: Mapping[str, str]) -> str:
    """Return the text of an action, or else all that its row says."""
    for name, text in cells.items():
        if name.partition(": ")[0] in ("action", "recommendation"):
            return text
    return " ".join(_said(cells).values())


def _added(before: str, after: str) -> str:
    """Return the text that was added above or below what was there; "" if it differs.

    What is added has to be separate: a line of its own, or after the end of a sentence.
    """
    if not before:
        return after
    if after.startswith(before):
        added = after[len(before) :]
        ends = before[-1] in ".!?" and added[0].isspace()
        return added.strip() if ends or added.startswith("\n") else ""
    if after.endswith(before) and after[: -len(before)].endswith("\n"):
        return after[: -len(before)].strip()
    return ""


def _reports(item: str, slot: Slot, added: str, terms: Terms) -> Iterator[NewReport]:
    for report in cell_values.reports(added):
        if not report.note.strip():
            continue
        day = report.date
        if not day and not report.date_as_written:
            day, _ = entry_drafts.dated_by(slot, terms)
        yield NewReport(
            action=item,
            column=picture.column(slot),
            note=report.note,
            date=day,
            date_as_written=report.date_as_written,
            state=report.state or "" if day else "",
        )


def settled(
    now: Imported,
    changes: Changes,
    refused: frozenset[tuple[str, str]],
    held: InPlan,
) -> Imported:
    """Say in the ledger what is not in the plan: new actions, and changed cells.

    *refused* has the action and the column of progress that was not recorded. Its cells
    are remembered as they were, so that it is tried again the next time. *held* is what
    the plan says now: what a person has settled there is asked no more.
    """
    last = changes.last
    left = {(c.item, c.column) for c in changes.others if c.column}
    left |= set(_still_left(now.picture, last, held))
    cells = {
        item: _remembered(item, row, last, refused=refused, left=left)
        for item, row in now.picture.items()
    }
    lines = tuple(_true(line, left | refused, held) for line in now.ledger.lines)
    return now._replace(
        ledger=now.ledger._replace(lines=lines),
        picture=picture.with_gone(cells, last),
        questions=tuple(_still_asked(now, lines, held)),
    )


def still_left(now: Imported, changes: Changes, held: InPlan) -> tuple[CellChange, ...]:
    """Return the cells that were left to a person before, and are not in the plan yet.

    Those that are left to a person anew are not among them.
    """
    new = {(change.item, change.column) for change in changes.others}
    told = {change.now for change in changes.others if change.item == NEW_ACTION}
    cells = (
        CellChange(item, column, "", now.picture[item].get(column, ""))
        for item, column in _still_left(now.picture, changes.last, held)
        if (item, column) not in new
    )
    actions = (
        CellChange(NEW_ACTION, "", "", _action(cells))
        for item, cells in now.picture.items()
        if item.startswith(picture.NEW) and _action(cells) not in told
    )
    return (*cells, *actions)


def _still_asked(
    now: Imported, lines: Sequence[Line], held: InPlan
) -> Iterator[OpenQuestion]:
    """Yield the questions without those that have been settled in the plan.

    A value that was kept for a person is not there any more, or a field that was left
    empty, or has words that are no answer, says something else.
    """
    before, after = _kept(now.ledger.lines), _kept(lines)
    document = in_plan.read(now.data)
    for each in now.questions:
        name = each.item, each.field
        said = held.answers(*name)
        is_same = not said or said == document.answers(*name)
        if name in after if name in before else is_same:
            yield each


def _kept(lines: Iterable[Line]) -> set[tuple[str, str]]:
    """Return the item and the field of each value that is kept for a person."""
    return {
        (target.item, target.field)
        for line in lines
        for target in line.targets
        if target.fate == "asked"
    }


def asked_still(made: Imported) -> list[OpenQuestion]:
    """Return the questions about what the plan keeps for a person, or leaves empty."""
    kept = _kept(made.ledger.lines)
    return [
        each
        for each in made.questions
        if (each.item, each.field) in kept or (each.item and "." not in each.field)
    ]


def left_to_person(made: Imported) -> int:
    """Count what a person has to put into the plan, or to decide."""
    cells = [
        column
        for row in made.picture.values()
        if picture.GONE not in row
        for column in row.get(picture.LEFT, "").split("\n")
        if column
    ]
    new = sum(item.startswith(picture.NEW) for item in made.picture)
    return len(made.questions) + len(cells) + new


def _still_left(now: Picture, last: Picture, held: InPlan) -> Iterator[tuple[str, str]]:
    """Yield the cells that were left to a person before, and say the same today.

    What the plan says by now has been settled.
    """
    for item, row in last.items():
        for column in filter(None, row.get(picture.LEFT, "").split("\n")):
            cell = row.get(column, "")
            is_same = now.get(item, {}).get(column, "") == cell
            if is_same and item in now and not held.says(item, cell, row):
                yield item, column


def _remembered(
    item: str,
    row: Mapping[str, str],
    last: Picture,
    *,
    refused: frozenset[tuple[str, str]],
    left: set[tuple[str, str]],
) -> dict[str, str]:
    made = dict(row)
    for action, column in refused:
        if action == item:
            made[column] = last.get(item, {}).get(column, "")
    if columns := sorted(column for of, column in left if of == item):
        made[picture.LEFT] = "\n".join(columns)
    return made


def _true(line: Line, missing: AbstractSet[tuple[str, str]], held: InPlan) -> Line:
    kept = [target for target in line.targets if target.fate == "asked"]
    if kept and all(map(held.has, kept)):
        return line
    items = {target.item for target in line.targets}
    if any(item.startswith(picture.NEW) for item in items):
        return line._replace(fate="left out", why=ledger.NEW_ACTION, targets=())
    if any(
        item in items and column.partition(": ")[2] == line.heading
        for item, column in missing
    ):
        return line._replace(fate="left out", why=ledger.CHANGED, targets=())
    there = tuple(t for t in line.targets if t not in kept or held.has(t))
    if kept and not there:
        return line._replace(fate="left out", why=ledger.SETTLED, targets=())
    return line._replace(targets=there)
