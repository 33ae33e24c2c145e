"""Compare a new version of a document with what was imported from the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import cell_values, picture, reports
from actionplan.intake.vocabulary import OF_OUTCOME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from actionplan.intake.conversion import Imported
    from actionplan.intake.drafts import Slot
    from actionplan.intake.ledger import Line
    from actionplan.intake.picture import Picture
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
    """The number of the action; empty for one that is new."""
    column: str
    was: str
    now: str


class Changes(NamedTuple):
    """What a new version of a document says that the last one did not."""

    additions: tuple[NewReport, ...]
    others: tuple[CellChange, ...]


def compare(last: Picture, now: Imported, terms: Terms) -> Changes:
    """Compare the cells of each action, column by column."""
    additions: list[NewReport] = []
    others: list[CellChange] = []
    for item, cells in now.picture.items():
        if item.startswith(picture.NEW) or item not in last:
            if _said(cells) not in [_said(each) for each in last.values()]:
                others.append(CellChange("", "", "", _action(cells)))
            continue
        was = last.get(item, {})
        slots = {picture.column(s): s for s in now.reports.get(item, ())}
        for column in dict.fromkeys((*was, *cells)):
            if column in picture.ABOUT:
                continue
            before, after = was.get(column, ""), cells.get(column, "")
            if before == after:
                continue
            added = _added(before, after) if column in slots else ""
            if added:
                additions += _reports(item, slots[column], added, terms)
            else:
                others.append(CellChange(item, column, before, after))
    for item, cells in last.items():
        if item not in now.picture and not item.startswith(picture.NEW):
            others.append(CellChange(item, "", _action(cells), ""))
    return Changes(tuple(additions), tuple(_each_once(others)))


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
            day, _ = reports.dated_by(slot, terms)
        yield NewReport(
            action=item,
            column=picture.column(slot),
            note=report.note,
            date=day,
            date_as_written=report.date_as_written,
            state=report.state or "" if day else "",
        )


def settled(
    now: Imported, last: Picture, refused: frozenset[tuple[str, str]], changes: Changes
) -> Imported:
    """Say in the ledger what is not in the plan: new actions, and changed cells.

    *refused* has the action and the column of progress that was not recorded. Its cells
    are remembered as they were, so that it is tried again the next time.
    """
    left = {(c.item, c.column) for c in changes.others if c.column}
    left |= set(_still_left(now.picture, last))
    cells = {
        item: _remembered(item, row, last, refused=refused, left=left)
        for item, row in now.picture.items()
    }
    lines = tuple(_true(line, left | refused) for line in now.ledger.lines)
    return now._replace(ledger=now.ledger._replace(lines=lines), picture=cells)


def _still_left(now: Picture, last: Picture) -> Iterator[tuple[str, str]]:
    """Yield the cells that were left to a person before, and say the same today."""
    for item, row in last.items():
        for column in filter(None, row.get(picture.LEFT, "").split("\n")):
            if now.get(item, {}).get(column, "") == row.get(column, ""):
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


def _true(line: Line, missing: AbstractSet[tuple[str, str]]) -> Line:
    items = {target.item for target in line.targets}
    if any(item.startswith(picture.NEW) for item in items):
        why = "an action that was not in the last version: left to you"
        return line._replace(fate="left out", why=why, targets=())
    if any(
        item in items and column.partition(": ")[2] == line.heading
        for item, column in missing
    ):
        why = "changed since the last version: left to you"
        return line._replace(fate="left out", why=why, targets=())
    return line
