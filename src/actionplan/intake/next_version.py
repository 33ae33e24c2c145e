"""Compare a new version of a document with what was imported from the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import cell_values, picture, reports

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.intake.conversion import Imported
    from actionplan.intake.drafts import Slot
    from actionplan.intake.ledger import Line
    from actionplan.intake.picture import Picture
    from actionplan.intake.terms import Terms


class Addition(NamedTuple):
    """Progress that the new version reports, and the last one did not."""

    action: str
    column: str
    note: str
    date: str = ""
    date_as_written: str = ""
    state: str = ""


class Change(NamedTuple):
    """Something else that differs, which a person has to put into the plan."""

    item: str
    """The number of the action; empty for one that is new."""
    column: str
    was: str
    now: str


class Changes(NamedTuple):
    """What a new version of a document says that the last one did not."""

    additions: tuple[Addition, ...]
    others: tuple[Change, ...]


def compare(last: Picture, now: Imported, terms: Terms) -> Changes:
    """Compare the cells of each action, column by column."""
    additions: list[Addition] = []
    others: list[Change] = []
    for item, cells in now.picture.items():
        if item.startswith(picture.NEW):
            if dict(cells) not in [dict(each) for each in last.values()]:
                others.append(Change("", "", "", _action(cells)))
            continue
        was = last.get(item, {})
        slots = {picture.column(s): s for s in now.reports.get(item, ())}
        for column in dict.fromkeys((*was, *cells)):
            before, after = was.get(column, ""), cells.get(column, "")
            if before == after:
                continue
            added = _added(before, after) if column in slots else ""
            if added:
                additions += _reports(item, slots[column], added, terms)
            else:
                others.append(Change(item, column, before, after))
    for item, cells in last.items():
        if item not in now.picture and not item.startswith(picture.NEW):
            others.append(Change(item, "", _action(cells), ""))
    return Changes(tuple(additions), tuple(others))


def _action(cells: Mapping[str, str]) -> str:
    """Return the text of an action, or else all that its row says."""
    for name, text in cells.items():
        if name.partition(": ")[0] in ("action", "recommendation"):
            return text
    return " ".join(cells.values())


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


def _reports(item: str, slot: Slot, added: str, terms: Terms) -> Iterator[Addition]:
    for report in cell_values.reports(added):
        if not report.note.strip():
            continue
        day = report.date
        if not day and not report.date_as_written:
            day, _ = reports.dated_by(slot, terms)
        yield Addition(
            action=item,
            column=picture.column(slot),
            note=report.note,
            date=day,
            date_as_written=report.date_as_written,
            state=report.state or "" if day else "",
        )


def with_truth(
    now: Imported, recorded: frozenset[tuple[str, str]], changes: Changes
) -> Imported:
    """Say in the ledger what is not in the plan: new actions, and changed cells.

    *recorded* has the action and the column of all progress that was recorded.
    """
    missing = {
        (change.item, change.column) for change in changes.others if change.column
    }
    missing |= {
        (addition.action, addition.column)
        for addition in changes.additions
        if (addition.action, addition.column) not in recorded
    }
    lines = tuple(_true(line, missing) for line in now.ledger.lines)
    return now._replace(ledger=now.ledger._replace(lines=lines))


def _true(line: Line, missing: set[tuple[str, str]]) -> Line:
    targets = line.targets
    if any(target.item.startswith(picture.NEW) for target in targets):
        why = "an action that was not in the last version: left to you"
        return line._replace(fate="left out", why=why, targets=())
    items = {target.item for target in targets}
    said = {(item, column) for item, column in missing if item in items}
    if any(column.partition(": ")[2] == line.heading for _, column in said):
        why = "changed since the last version: left to you"
        return line._replace(fate="left out", why=why, targets=())
    return line
