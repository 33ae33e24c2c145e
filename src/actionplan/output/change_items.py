"""Write the items of a paper that say what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.paper import Item
from actionplan.plan import (
    board_names,
    changes,
    dues,
    requirements,
    sentences,
    timeline,
)
from actionplan.plan.dues import Dues
from actionplan.plan.timeline import Due
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from actionplan.plan.changes import Change, Kind, Undated
    from actionplan.plan.model import Action, Judgement, Outcome, Plan, State
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date

TITLES: dict[Kind, str] = {
    "complete": "Completed",
    "done again": "Recurring work done",
    "being monitored": "Complete, being monitored",
    "signed off": "Signed off",
    "embedded": "Embedded",
    "overdue": "Newly overdue",
    "overdue for a time": "Overdue for part of the time, or overdue again",
    "rounds missed": "Rounds newly missed",
    "outcome overdue": "Outcomes newly overdue",
    "outcome passed in words": "Outcomes newly past a date in their own words",
    "passed in words": "Newly past a date in words",
    "milestone late": "Milestones newly past their date",
    "stage passed": "Next stages newly past their date",
    "request passed": "Requested dates newly passed",
    "not dated": "Still without a due date",
    "more time asked for": "More time asked for",
    "more time declined": "More time declined",
    "stale": "New: no update for too long",
    "stale since unknown": "No update for too long: not known whether this is new",
    "stale for a time": "No update for too long, but updated since",
    "stale again": "Again no update for too long",
    "moved": "Due dates moved",
    "reopened": "Reopened",
    "rated worse": "Rated worse",
    "rated better": "Rated better",
    "rating changed": "Rating changed",
    "started": "Started",
    "first report": "First update",
    "put on hold": "Put on hold",
    "resumed": "Resumed",
    "withdrawn": "Withdrawn",
    "superseded": "Superseded",
    "transferred": "Transferred",
    "closed incomplete": "Closed without completion",
    "handed over": "Handed over",
    "assessed": "Outcomes assessed",
    "outcome reported": "Progress on outcomes",
    "added": "Actions added",
    "agreed": "Plans agreed",
    "published": "Plans published",
    "corrected": "Corrections",
    "reported": "Other updates",
}
_INTO: dict[Kind, State] = {
    "complete": "complete",
    "being monitored": "monitoring",
    "signed off": "signed-off",
    "embedded": "embedded",
    "started": "in-progress",
    "put on hold": "on-hold",
    "withdrawn": "withdrawn",
    "superseded": "superseded",
    "transferred": "transferred",
    "closed incomplete": "closed-incomplete",
}
"""Changes to a status for which a board may have its own word."""


_LATE: tuple[Kind, ...] = (
    *("overdue", "passed in words", "rounds missed", "stale", "stale again"),
)
"""The kinds about which a board asks the owner."""


class Covered(NamedTuple):
    """What a paper covers."""

    after: date
    """The last date for which everything is known already."""
    until: date
    words: str
    """The period, to end a heading: since 11 June 2018."""
    before: str
    """What comes before it: before the last meeting."""


def item(change: Change, period: Covered) -> Item:
    """Write what changed, when, and what the entry says about it."""
    plan, outcome, action = change.plan, change.outcome, change.action
    part = action.id if action else outcome.id if outcome else ""
    name = f"{plan.id}/{part}" if part else plan.id
    words = (
        sentences.text(action)
        if action
        else about(outcome, plan)
        if outcome
        else plan.title
    )
    says, note = _says_right(change, period) or _says(change, period)
    facts = {
        "name": name,
        "on": _on(change),
        "perhaps_before": bool(change.perhaps_before),
        "change": change.kind,
        "words": says,
        "note": note or None,
        "corrected": bool(change.corrected),
        "from": _moved(change, change.before),
        "to": _moved(change, change.after),
    }
    entries = [entry.note for entry in change.entries[-1:]]
    entries += [change.report.note] if change.report else []
    whole = change.judgement.effect if change.judgement else "".join(entries)
    told = sentences.first_points(whole) if note else ()
    mark = [f"{sentences.corrected(entry)}." for entry in change.corrected]
    who = ""
    if change.after and change.kind in _LATE:
        named = sentences.owner(change.after).rstrip(".")
        who = f"Owner: {named}." if change.after.owners else f"{named}."
    lines = tuple(filter(None, (says, *mark, *told, who)))
    return Item(name, words, lines, facts, again=lines)


def _on(change: Change) -> str | None:
    """Return the date of a change for programs; None if it is not known."""
    if change.kind == "stale since unknown":
        return None
    return str(changes.reported_on(change) or dates.of(change.on))


def done(change: Change, period: Covered) -> Item:
    """Write what was done, and that it has been reopened since, if it has."""
    told = item(change, period)
    if change.action is None:
        return told
    again = timeline.standing(change.action, change.plan, period.until).reopened
    said = (f"It was reopened {sentences.on(again)}.",) if again else ()
    facts = {**told.facts, "reopened": str(again) if again else None}
    lines = (*told.lines, *said)
    return told._replace(lines=lines, facts=facts, again=lines)


def undated(found: Undated) -> Item:
    """Write what was reported on a date that is not known."""
    lines: list[str] = []
    for step in found.steps:
        said = sentences.sentence(
            sentences.of_entry(step.entry), *sentences.changes_of(step, found.plan)
        )
        lines += [f"{said}.", *sentences.first_points(step.entry.note)]
    name = f"{found.plan.id}/{found.action.id}"
    facts = {"name": name, "words": lines}
    return Item(name, sentences.text(found.action), tuple(lines), facts)


def _moved(change: Change, standing: Standing | None) -> str | None:
    """Return the due date or the rating before or after it changed."""
    if standing and change.kind in changes.RATED:
        return standing.rag
    moved = change.kind == "moved" and standing and standing.due
    return str(standing.due) if moved and standing else None


def _when(change: Change, period: Covered) -> str:
    """Return the date of a change, and say if it may be from before the period."""
    when = _dated(change).words
    return f"{when} (perhaps {period.before})" if change.perhaps_before else when


def _dated(change: Change) -> Date:
    return changes.reported_on(change) or dates.of(change.on)


def perhaps(change: Change) -> str:
    """Say when it was, if it may be from before the changes that are listed; or "".

    The list may begin on a date that is worked out, so that date is not given again.
    """
    if change.perhaps_before is None:
        return ""
    return f"{sentences.on(_dated(change))} (perhaps before the time of this list)"


def of_plan(change: Change) -> str:
    """Say when a plan was agreed or published, on a page that is about that plan."""
    when = perhaps(change) or sentences.on(_dated(change))
    return f"{OF_PLAN[change.kind]} {when}"


OF_PLAN: dict[Kind, str] = {
    "agreed": "The plan was agreed",
    "published": "The plan was published",
}
"""What happens to a plan itself, as a page about this plan says it."""


def on_or_before(day: date) -> str:
    """Return what comes before a period, if *day* is the last date before it."""
    return f"on or before {dates.words(day)}"


def _says(change: Change, period: Covered) -> tuple[str, str]:
    """Say what changed, and quote the note of the entry that changed it."""
    when = _when(change, period)
    note = sentences.first_paragraph(change.entries[-1].note) if change.entries else ""
    before, after = change.before, change.after
    if change.judgement and change.outcome:
        return _judged(change.outcome, change.judgement, when)
    if change.report:
        rag, told = change.report.rag, sentences.first_paragraph(change.report.note)
        rated = sentences.within(sentences.rated(rag, change.plan)) if rag else ""
        return f"{when}: {rated or 'reported'}.", told
    if change.kind in changes.BY_THE_DAY and change.action is None and change.outcome:
        return _outcome_passed(change, change.outcome, period.until), ""
    if before is None or after is None:
        return f"{when}: {change.kind}.", ""
    if change.kind in changes.BY_THE_DAY:
        told = " ".join((_by_the_day(change, after), *_earlier(change)))
        return told, note if change.kind in _EXPLAINED else ""
    return f"{when}: {_what(change, before, after)}.", note


def _outcome_overdue(outcome: Outcome, on: date, until: date) -> str:
    """Say since when an outcome is overdue, by which date, and how it is assessed now.

    If an assessment since the due date says that it is not achieved after all, it was
    not overdue from the day after that date.
    """
    by = outcome.due.as_deadline if outcome.due else ""
    last = timeline.latest_verdict(outcome, until)
    verdict = f" {sentences.judgement_words(outcome, last)}." if last else ""
    return f"Overdue since {dates.words(on)}. The outcome was due {by}.{verdict}"


def _outcome_passed(change: Change, outcome: Outcome, until: date) -> str:
    """Say that the date of an outcome, or one in its own words, has passed."""
    if change.kind == "outcome overdue":
        return _outcome_overdue(outcome, change.on, until)
    passed = requirements.passed_in_words(outcome, change.plan, until)
    return f"{sentences.own_words_passed(passed, change.plan)}." if passed else ""


_EXPLAINED = ("overdue", "passed in words", "not dated")
"""The kinds for which the latest note may give the reason."""


def _earlier(change: Change) -> Iterator[str]:
    """Describe the earlier changes of this kind to the action, oldest first."""
    for one in change.earlier:
        if one.after:
            said = _by_the_day(one, one.after)
            yield f"Before that: {sentences.within(said)}"


def _overdue(change: Change, after: Standing) -> str:
    """Say that an action is overdue, or was for a time, and by which date.

    It is overdue from the day after its due date. If it was reopened or given a past
    date later, this says so, and does not call it newly overdue.
    """
    due = f"{sentences.due(after)}{_first_due(change, after)}"
    again = after.reopened_late
    if again and again.first_day == change.on:
        return f"It was reopened {sentences.on(again)}, after its due date, {due}."
    still = change.kind == "overdue"
    if after.days_overdue > 1:
        return _late_at_once(change, due, still=still)
    went = "Overdue since" if still else "Became overdue on"
    return f"{went} {dates.words(change.on)}. The due date was {due}."


def _late_at_once(change: Change, due: str, *, still: bool) -> str:
    """Say what made an action overdue on a day that is not the first after *due*."""
    dated = changes.reported_on(change) or dates.of(change.on)
    on = sentences.capital(sentences.on(dated))
    if any(entry.new_due for entry in change.entries):
        return f"{on} it was given a due date that had already passed, {due}."
    if rights := [entry for entry in change.entries if entry.corrects]:
        wrong = sentences.within(sentences.correction(rights[-1]))
        so = f"so the action {'is' if still else 'was'} overdue"
        return f"The entry {sentences.dated(rights[-1])} {wrong}, {so}. Due: {due}."
    return f"{on} its due date, {due}, had already passed."


def _says_right(change: Change, period: Covered) -> tuple[str, str] | None:
    """Say what an entry corrects, and the status at the end of the period.

    The status on the day of the entry may have changed since, so it is not given. None
    for other changes.
    """
    if change.kind != "corrected" or change.action is None:
        return None
    right, plan = change.entries[-1], change.plan
    last = timeline.standing(change.action, plan, period.until)
    status = sentences.within(sentences.standing_of(last, plan.board))
    said = f"{_when(change, period)}: {sentences.correction(right)}."
    on = f"On {dates.words(period.until)}"
    return f"{said} {on}: {status}.", sentences.first_paragraph(right.note)


def _by_the_day(change: Change, after: Standing) -> str:
    """Describe a change that happened as time passed, with the date."""
    by = after.date_to_be_set_by
    if change.kind in ("overdue", "overdue for a time"):
        return _overdue(change, after)
    match change.kind:
        case "passed in words" | "milestone late" | "stage passed" | "request passed":
            return f"{_other_date(change, after)}."
        case "not dated" if by:
            return f"A due date should have been set by {by.words}, but there is none."
        case "rounds missed" if change.before:
            return _newly_missed(change.before, after)
        case "stale" | "stale since unknown" | "stale again" if change.action:
            return _silent(change, change.action, after)
        case _:
            on = dates.words(change.on)
            return f"On {on} there had been no update for too long."


def _silent(change: Change, action: Action, after: Standing) -> str:
    """Say since when there has been no update, and whether that may be old."""
    said = unheard(action, change.plan, after)
    before = " It is not known when it last had an update before that."
    return f"{said}{before}" if change.kind == "stale since unknown" else said


def _other_date(change: Change, after: Standing) -> str:
    """Say that a date besides the due date has passed: of a milestone, for one."""
    if change.kind == "passed in words":
        return sentences.passed_in_words(after)
    if change.kind == "stage passed":
        return sentences.stage_in_full(after)
    if change.kind == "request passed" or change.before is None:
        return sentences.more_time(after)
    new = changes.newly_late(change.before, after)
    return sentences.late_milestones(after._replace(milestones=new))


def _newly_missed(before: Standing, after: Standing) -> str:
    """Say which rounds are newly missed, and how many there are in all."""
    new, every = changes.newly_missed(before, after), after.missed
    whole = "" if new == every else f" In all: {sentences.missed_rounds(every)}."
    return f"{sentences.missed_rounds(new)}.{whole}"


def _handed_over(change: Change, before: Standing, after: Standing) -> str:
    of = ""
    if after.agency and after.agency != before.agency:
        of = board_names.agency(after.agency, change.plan.board).words
    said = sentences.from_owner_to(before, after)
    return f"{said} (agency: {of})" if of else said


def _what(change: Change, before: Standing, after: Standing) -> str:
    kind = sentences.within(own_word(change.kind, (change.plan,))) or change.kind
    match change.kind:
        case "moved":
            of = Due(before.due, before.due_from, before.due_as_written)
            return (
                f"due date moved from {sentences.dated_before(of)} to"
                f" {sentences.due(after)}{_first_due(change, before)}"
            )
        case "rated worse" | "rated better" | "rating changed":
            return f"{kind}, {sentences.rerated(before, after, change.plan)}"
        case "more time asked for" | "more time declined":
            return _about_request(change, before)
        case "done again":
            return _done_again(change, before, after)
        case "handed over":
            return _handed_over(change, before, after)
        case _:
            return f"{kind}{_when_done(change, after)}"


def _first_due(change: Change, now: Standing) -> str:
    """Give the due date first agreed, if the one that is named was moved before."""
    return sentences.first_due(change.action, now) if change.action else ""


def _about_request(change: Change, before: Standing) -> str:
    """Say that more time was asked for, or declined, and until when it was asked."""
    asking = [*change.entries, *([before.request] if before.request else [])]
    until = next((e.new_due_requested for e in asking if e.new_due_requested), None)
    if until is None:
        return change.kind
    asked = "asked for " if change.kind == "more time declined" else ""
    return f"{change.kind}, {asked}until {until.words}"


def _done_again(change: Change, before: Standing, after: Standing) -> str:
    """Say that a round was done, how late, which were missed and what is due next."""
    late = ""
    is_new = len(after.rounds) > len(before.rounds)
    if is_new and after.rounds[-1].late:
        achieved = any(entry.achieved_on for entry in change.entries)
        late = f", {sentences.late_how(achieved_known=achieved)}"
    again = f"due again {after.due.words}" if after.due else _NEXT_NOT_KNOWN
    covered = after.rounds[-1].covers if is_new else Dues()
    missed = dues.among(after.missed, covered) if covered else covered
    gone = [sentences.within(sentences.missed_rounds(missed))] if missed else []
    return "; ".join((f"done{late}", *gone, again))


def _when_done(change: Change, after: Standing) -> str:
    """Say when work was done, if it was reported later, and if that was late."""
    if change.kind not in changes.DONE:
        return ""
    reported_later = _reported_later(change) and after.closed
    done = f", achieved {after.closed.words}" if reported_later and after.closed else ""
    late = ", late" if done else f", {sentences.late(after)}"
    return f"{done}{late if after.closed_late else ''}"


_NEXT_NOT_KNOWN = "its next due date is not known"


def own_word(kind: Kind, plans: Iterable[Plan]) -> str:
    """Return the boards' own word for a change of status; empty if there is none."""
    boards = (plan.board for plan in plans)
    return sentences.own_word(_INTO[kind], *boards) if kind in _INTO else ""


def _reported_later(change: Change) -> bool:
    after, dated = change.after, changes.reported_on(change)
    return bool(change.kind == "complete" and after and after.closed != dated)


def _judged(outcome: Outcome, judgement: Judgement, when: str) -> tuple[str, str]:
    words = sentences.judgement_words(outcome, judgement)
    said = f"{when}: {sentences.within(words)}."
    return said, sentences.first_paragraph(judgement.effect)


def about(outcome: Outcome, plan: Plan) -> str:
    """Return the title of an outcome in a paper."""
    return sentences.outcome_title(outcome, plan, 120)


def unheard(action: Action, plan: Plan, now: Standing) -> str:
    """Say since when no progress has been recorded, as far as it is known."""
    if now.heard and now.has_report:
        return f"No progress has been recorded since {now.heard.words}."
    dated = "dated " if now.entries and not now.heard_known else ""
    since = f" since {sentences.joined(action, plan)}" if now.heard else ""
    return f"No {dated}progress has been recorded{since}."
