"""Write the history of actions: each entry, and each change of a due date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.paper import Item, Paper, Section
from actionplan.plan import sentences, timeline
from actionplan.text import dates, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from actionplan.plan.model import Entry, Plan
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import ActionStep


def history(
    plan: Plan, rows: Iterable[Row], as_of: date, gaps: tuple[str, ...]
) -> Paper:
    """Write the history of actions, with each change of a due date."""
    sections = tuple(_section(row) for row in rows)
    return Paper(
        format="actionplan-log/2",
        title=f"{plan.title}: history",
        as_of=as_of,
        about=(f"Report date: {dates.words(as_of)}.",),
        gaps=gaps,
        sections=sections,
        marking=plan.marking,
        under="actions",
        columns=("Date", "What happened", "Details"),
    )


def _section(row: Row) -> Section:
    action = row.action
    items = [_start(row)]
    for step in timeline.steps(action, row.now.entries):
        entry = step.entry
        said = [*sentences.changes_of(step, row.plan)]
        if entry.rag:
            said.append(f"rated {entry.rag}")
        facts = {
            "date": str(entry.date) if entry.date else None,
            "corrects": str(entry.corrects) if entry.corrects else None,
            "corrected_by": _date_of(entry.corrected_by),
            "state": entry.state,
            "new_due": str(entry.new_due) if entry.new_due else None,
            "rag": entry.rag or None,
            "note": entry.note,
            "reported_by": entry.reported_by or None,
            "evidence": list(entry.evidence),
        }
        head = f"{sentences.sentence(*said)}." if said else "Reported."
        if entry.corrected_by:
            head = _corrected(step, row.plan)
        lines = _entry_lines(entry.said or entry)
        items.append(Item(sentences.of_entry(entry), head, lines, facts))
    now = Item(
        dates.words(row.now.as_of),
        f"{sentences.standing(row)}.",
        (),
        {"date": row.now.as_of.isoformat(), "what": sentences.standing(row)},
    )
    title = f"{row.name} {sentences.text(action)}"
    return Section(action.id, title, "", (*items, now))


def _corrected(step: ActionStep, plan: Plan) -> str:
    """Say that an entry was corrected, and what it said that no longer counts."""
    wrong = sentences.said_wrongly(step, plan)
    said = f" It said: {sentences.within(wrong)}." if wrong else ""
    return f"{sentences.corrected(step.entry)}, so it no longer counts.{said}"


def _date_of(entry: Entry | None) -> str | None:
    return str(entry.date) if entry and entry.date else None


def _start(row: Row) -> Item:
    """Describe the start of an action: when it was added, its due date and owner."""
    action, plan = row.action, row.plan
    at_first = timeline.at_first(action, plan, row.now.as_of)
    dated = sentences.due_and_source(at_first)
    first = f"Due {dated}" if at_first.due else dated
    begun = action.added or plan.begun
    how = "Added" if action.added else sentences.begun_how(plan)
    if not begun:
        how = sentences.begun(plan)
    owner = sentences.owner(at_first)
    who = f"Owner: {owner}" if at_first.owners else owner
    return Item(
        begun.words if begun else "At first",
        f"{how}. {first}. {who}.",
        tuple(
            f"{how}: {why}"
            for how, why in (
                ("No date yet", action.no_due_date),
                (sentences.DATE_NOT_GIVEN, action.no_dates),
            )
            if why
        ),
        {"date": str(begun) if begun else None, "what": "agreed"},
    )


def _entry_lines(entry: Entry) -> tuple[str, ...]:
    lines = [*paragraphs.lines(entry.note)]
    if entry.next:
        by = f" by {entry.next_due.words}" if entry.next_due else ""
        lines.append(f"Next{by}: {entry.next}")
    if entry.evidence:
        lines.append(f"Evidence: {'; '.join(entry.evidence)}")
    if entry.reported_by:
        lines.append(f"Reported by {entry.reported_by}.")
    return tuple(lines)
