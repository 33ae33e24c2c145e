"""Say what waits for a decision, in the words every output shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import closing, exceptions, ratings, readable, timeline
from actionplan.plan.sentences.action_words import asks_for_time, waits_for_sign_off
from actionplan.plan.sentences.date_words import of_entry, on
from actionplan.plan.sentences.note_words import AGAINST, MORE_TO_DO, misses
from actionplan.plan.sentences.outcome_words import verdict
from actionplan.plan.sentences.owner_words import no_owner
from actionplan.plan.sentences.state_words import (
    first_paragraph,
    listed,
    numbers,
    state,
    within,
)
from actionplan.text import grammar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from actionplan.plan.decisions import Decision
    from actionplan.plan.exceptions import Kind, Matter
    from actionplan.plan.model import Outcome, Plan
    from actionplan.plan.portfolio import Row


def none_to_decide(plan: Plan, rows: Iterable[Row]) -> str:
    """Say that no decision is waiting, as far as the plan could be read."""
    known = (row.now.state_known and row.now.reports_known for row in rows)
    if plan.unread or not all(known):
        return "0 decisions are known to be waiting. Not all of the plan could be read."
    return "No decision is waiting that the plan records."


def decision(found: Decision, most: int = 60) -> str:
    """Say what is to be decided of one action or outcome, after its number and name.

    *most* is how many letters of the evidence are given.
    """
    row = found.row
    if row is None:
        return _of_outcome(found)
    match found.kind:
        case "worst rating":
            return within(_rated(row.now.rag, found.plan))
        case "no owner":
            return within(no_owner(row.now))
        case "more time":
            return asks_for_time(row.now)
        case "disputed":
            return _disputed(row)
        case _:
            return _sign_off(row, found.doubts, most)


def decision_of_several(found: Decision) -> str:
    """Say what is to be decided of several actions, before their numbers.

    They have the worst rating, or no owner.
    """
    if found.kind == "no owner" or found.row is None:
        return "Need an owner"
    return f"What to do about those {within(_rated(found.row.now.rag, found.plan))}"


def _rated(rating: str, plan: Plan) -> str:
    """Return the worst rating, with what it asks for in the words of its legend."""
    meaning = first_paragraph(ratings.meaning(rating, plan), _LONG).rstrip(".")
    return f"Rated {rating} ({meaning})" if meaning else f"Rated {rating}"


_LONG = 160
"""The most letters of what a rating means."""


def _sign_off(row: Row, doubts: Iterable[Matter], most: int) -> str:
    """Say since when it waits, what shows that it was done, and what is in doubt."""
    said = waits_for_sign_off(row)
    if why := [_doubt(each) for each in doubts]:
        said = f"{said}, but {listed(why)}: ask before it is signed off"
    return f"{said}; {_evidence(row, most)}"


def _evidence(row: Row, most: int) -> str:
    given = timeline.evidence_of_done(row.action, row.now.entries)
    if given:
        items = [first_paragraph(each.rstrip("."), most) for each in given]
        kept = items[:1]
        while len(kept) < len(items) and len("; ".join(items[: len(kept) + 1])) <= most:
            kept = items[: len(kept) + 1]
        more = len(items) - len(kept)
        return f"evidence: {'; '.join(kept)}{f' and {more} more' if more else ''}"
    since = timeline.without_evidence(row.action, row.now.entries)
    if not since or not readable.is_known(since[-1], "evidence"):
        return "evidence not known"
    return "no evidence recorded"


def _doubt(found: Matter) -> str:
    """Say in a few words why it is in doubt that an action is complete."""
    row = found.row
    if row is None:
        return ""
    if found.kind == "more-to-do":
        more = exceptions.more_to_do(row)
        if more and more.target:
            return f"an entry {misses(more.target)}"
        undone = more is not None and more.undone
        return f"the note says that {MORE_TO_DO[undone]}"
    if found.kind == "worst-after-closing":
        return f"it is rated {row.now.rag}"
    return _DOUBTS[found.kind]


_DOUBTS: dict[Kind, str] = {
    "milestone-left": "a milestone is not recorded as reached",
    "monitoring-silent": "there is no recent report of it",
}


def _disputed(row: Row) -> str:
    found = closing.disputed(row.action, row.now)
    why = AGAINST[found.what if found else "others"]
    return f"{within(state(row.now.status, row.plan.board))}, but {why}"


def _of_outcome(found: Decision) -> str:
    """Say that an outcome is ready to assess, or that nobody is working on it."""
    outcome, as_of = found.outcome, found.as_of
    if outcome is None or as_of is None:
        return ""
    if found.kind == "outcome to assess":
        return f"ready to assess{_once_settled(outcome, found.plan, as_of)}"
    nobody = "no action is open" if outcome.actions else "no action has been agreed"
    ways = "accept it as it is or add an action"
    if found.can_close:
        ways = "accept it as it is, add an action or close the plan"
    said = ", ".join(
        filter(None, (_was_due(outcome, as_of), _achieved(outcome, as_of)))
    )
    return f"{said}, and {nobody}: {ways}"


def _once_settled(outcome: Outcome, plan: Plan, as_of: date) -> str:
    """Name the actions that have to be settled before it can be assessed; or ""."""
    more = closing.said_to_have_more(outcome, plan, as_of)
    which = grammar.agree(len(more), "action {} is", "actions {} are")
    known = f" once {which.format(numbers(more))} known to be complete"
    return known if more else ""


def _was_due(outcome: Outcome, as_of: date) -> str:
    """Say that the date of an outcome has passed; empty if it has not."""
    due = outcome.due
    if due is None or due.last_day >= as_of:
        return ""
    return f"due {'on' if due.day else 'by the end of'} {due.words}"


def _achieved(outcome: Outcome, as_of: date) -> str:
    """Say how an outcome was assessed last, and when."""
    last = timeline.latest_verdict(outcome, as_of)
    if last is None:
        return "not assessed"
    when = on(last.date) if last.date else f"({within(of_entry(last))})"
    return f"{within(verdict(outcome, last))} {when}"
