"""Say how an action stands, in the words that every output shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from actionplan.plan.model import Achieved, BoardSettings, Entry, Plan, State
    from actionplan.plan.portfolio import Gap, Row
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date

STATE: dict[State, str] = {
    "not-started": "Not started",
    "in-progress": "In progress",
    "on-hold": "On hold",
    "complete": "Complete",
    "signed-off": "Signed off",
    "withdrawn": "Withdrawn",
}
NO_DATE = "No date set"
ACHIEVED: dict[Achieved | None, str] = {
    "fully": "Fully achieved",
    "partly": "Partly achieved",
    "not-yet": "Not yet achieved",
    "no-change": "No change",
    None: "Feedback only",
}
CHOICES: dict[str, str] = {
    "baseline-comparison": "Comparison with the baseline",
    "coroner-report": "Coroner's report",
    "intra-agency-audit": "Audit within an agency",
    "multi-agency": "Multi-agency",
    "own-objective": "Objective of its own",
    "single-agency": "Single-agency",
    "training-evaluation-immediate": "Training evaluation, straight after the course",
    "training-evaluation-post": "Training evaluation, some months after the course",
}
"""Choices that read better in other words than the format's."""


def state(of: State, *boards: BoardSettings) -> str:
    """Say a state in the words of the board or boards concerned: Done."""
    return own_word(of, *boards) or STATE[of]


def own_word(of: State, *boards: BoardSettings) -> str:
    """Return the boards' own word for a state; empty where they have none in common."""
    # Where boards differ in any word, none is used: what one calls "done" may be what
    # another calls "complete".
    words = {board.states for board in boards}
    return dict(words.pop()).get(of, "") if len(words) == 1 else ""


def due(now: Standing) -> str:
    """Say the date that counts: 30 November 2011, November 2011, No date set."""
    return now.due.words if now.due else NO_DATE


def standing(row: Row) -> str:
    """Say how an action stands, the exceptions first: Overdue by 7 weeks. On hold."""
    return _standing(row.now, row.plan.board, _due_soon(row))


def standing_of(now: Standing, board: BoardSettings) -> str:
    """Say how an action stands by itself, in the words of its board."""
    return _standing(now, board, "")


def choice(value: str) -> str:
    """Write a choice of the format in plain words: Serious case review."""
    words = value.replace("-", " ")
    return CHOICES.get(value, words[:1].upper() + words[1:])


def changed(entry: Entry, before: Date | None, plan: Plan) -> str:
    """Say what an entry changed: Complete; due date moved from May 2011 to June 2011.

    *before* is the due date until then; other actions of *plan* are named by their
    number alone. Empty if the entry changed nothing.
    """
    first = before.words if before else "no date"
    said = [
        state(entry.state, plan.board) if entry.state else "",
        f"achieved {entry.achieved_on.words}" if entry.achieved_on else "",
        f"due date moved from {first} to {entry.new_due.words}"
        if entry.new_due
        else "",
        f"handed over to {entry.accountable}" if entry.accountable else "",
        f"replaced by {entry.replaced_by.removeprefix(f'{plan.id}/')}"
        if entry.replaced_by
        else "",
    ]
    return sentence(*said)


def stand(rows: Sequence[Row]) -> str:
    """Say how many of *rows* are open, overdue, stale and on hold."""
    if not rows:
        return "there are no actions."
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    silent = sum(row.now.stale for row in still)
    held = sum(row.now.state == "on-hold" for row in still)
    boards = [row.plan.board for row in rows]
    said = [
        _is(late, "overdue"),
        f"{silent or 'none'} {have(silent)} gone unreported for too long",
        _is(held, within(state("on-hold", *boards))) if held else "",
    ]
    number = dates.count(len(rows), "action")
    if not still:
        return (
            f"none of {number} is open." if len(rows) > 1 else "its action is closed."
        )
    *some, last = [part for part in said if part]
    matters = f"{', '.join(some)} and {last}"
    return f"{len(still)} of {number} {_are(len(still))} open: {matters}."


def due_before(number: int, day: date) -> str:
    """Say how many actions are due before the next meeting, on *day*."""
    actions = dates.count(number, "more action") if number else "no further action"
    return (
        f"{actions} {_are(number)} due before the next meeting, on {dates.words(day)}"
    )


def judged(verdicts: Mapping[Achieved | None, int], number: int) -> str:
    """Count the judgements in words: 2 are partly achieved, 1 is not judged.

    *verdicts* counts the newest judgement of each outcome, *number* all outcomes.
    """
    counted = [
        f"{n} {_are(n)} {ACHIEVED[verdict].lower()}"
        if verdict != "no-change"
        else f"{n} {'shows' if n == 1 else 'show'} no change"
        for verdict in ACHIEVED
        if (n := verdicts.get(verdict, 0))
    ]
    rest = number - sum(verdicts.values())
    if not counted:
        return "none has been judged"
    return ", ".join([*counted, *([f"{rest} {_are(rest)} not judged"] if rest else [])])


def have(number: int) -> str:
    """Return "has" or "have", to follow a number; none has."""
    return "has" if number < 2 else "have"  # noqa: PLR2004 -- one or many


def _is(number: int, what: str) -> str:
    return f"{number or 'none'} {_are(number)} {what}"


def _are(number: int) -> str:
    return "is" if number < 2 else "are"  # noqa: PLR2004 -- one or many


def _standing(now: Standing, board: BoardSettings, soon: str) -> str:
    said = [
        f"Overdue by {dates.span(now.days_overdue)}" if now.overdue else "",
        soon,
        put_off(now) if now.is_open else "",
        state(now.state, board),
        _silence(now),
        "closed late" if now.closed_late else "",
    ]
    return sentence(*said)


def sentence(*parts: str) -> str:
    """Join phrases into a sentence: Overdue by 7 weeks; put off once; on hold."""
    given = [part for part in parts if part]
    first, rest = "".join(given[:1]), given[1:]
    return "; ".join([first[:1].upper() + first[1:], *map(within, rest)])


def within(words: str) -> str:
    """Write words as within a sentence, without a capital; NFA stays NFA."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def put_off(now: Standing) -> str:
    """Say how often an action was put off: "put off twice"; empty if never."""
    number = len(now.postponements)
    words = {0: "", 1: "put off once", 2: "put off twice"}
    return words.get(number, f"put off {number} times")


def gap(found: Gap) -> str:
    """Say what could not be read, and why."""
    what = f"{found.what} of {found.file}" if found.what else found.file
    return f"{what} could not be read: {found.why}" if found.why else what


def incomplete(gaps: tuple[Gap, ...]) -> list[str]:
    """List what an output leaves out; empty if it is complete."""
    if not gaps:
        return []
    return ["This is incomplete. It leaves out what could not be read:"] + [
        f"- {gap(found)}" for found in gaps
    ]


def reason(row: Row) -> str:
    """Return the newest note, which is where a reason for a delay would be."""
    if not row.now.entries:
        return "No progress has been recorded."
    last = row.now.entries[-1]
    return f"{last.date.words}: {first_paragraph(last.note)}"


def first_paragraph(note: str, most: int = 240) -> str:
    """Return the first paragraph of a note on one line, cut between words if long."""
    text = " ".join(note.strip().partition("\n\n")[0].split())
    if len(text) <= most:
        return text
    return text[: most - 3].rpartition(" ")[0] + "..."


def _due_soon(row: Row) -> str:
    if not row.due_soon:
        return ""
    last = row.now.due.last_day if row.now.due else row.now.as_of
    days = (last - row.now.as_of).days
    return f"due in {dates.count(days, 'day')}" if days else "due today"


def _silence(now: Standing) -> str:
    if not now.is_open:
        return ""
    if not now.entries:
        return "no progress recorded"
    silent = dates.count(now.months_silent, "month")
    return f"nothing recorded for {silent}" if now.stale else ""
