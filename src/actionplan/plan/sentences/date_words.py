"""Say dates, due dates and how long ago they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    arrangements,
    timeline,
)
from actionplan.plan.sentences.state_words import (
    MOST_NAMED,
    listed,
    phrase,
    sentence,
    within,
)
from actionplan.plan.timeline import Due
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.plan.model import (
        Action,
        Entry,
        Judgement,
        OutcomeEntry,
        Plan,
        Result,
        Review,
    )
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import ActionStep, Round, Standing
    from actionplan.text.dates import Date


NO_DATE = "No date set"


DATE_NOT_GIVEN = "Date not given"


NO_DATE_RECORDED = "No date recorded"


DATE_NOT_KNOWN = "Date not known"


def due(now: Standing) -> str:
    """Return the current due date: 30 November 2011, November 2011, No date set.

    A date that cannot be read is quoted from the plan: "2011" (date not known).
    """
    return of_due(Due(now.due, now.due_from, now.due_as_written))


def of_due(of: Due) -> str:
    """Return a due date, or say that none is set or none is given."""
    if of.date:
        return when(of.date, of.words)
    match of.source:
        case "no-date":
            return NO_DATE
        case "not-given":
            return DATE_NOT_GIVEN
        case _:
            return as_written(of.words)


def why_undated(action: Action) -> str:
    """Return why an action has no date, or why none is given; empty if not stated."""
    return action.no_due_date or action.no_dates


def due_and_source(now: Standing) -> str:
    """Return the current due date, and its source if that is not the action."""
    said = due(now)
    if now.due_from == "outcome":
        said = f"{said}, from the outcome"
    elif now.due_from == "round":
        said = f"{said}, the next date after it was last done"
    return f"{said}{_to_be_set(now)}"


def _to_be_set(now: Standing) -> str:
    """Say by when a due date will be set, and if that date has passed; may be empty."""
    by = now.date_to_be_set_by
    passed = " (passed)" if now.overdue_to_be_dated else ""
    return f", to be set by {by.words}{passed}" if by else ""


def set_by(now: Standing) -> str:
    """Say in brackets by when a due date is to be set: by June 2026, now passed."""
    by = now.date_to_be_set_by
    passed = ", now passed" if now.overdue_to_be_dated else ""
    return f"by {by.words}{passed}" if by else ""


def due_beside(row: Row) -> str:
    """Return what `standing` does not say of the due date; may be empty.

    It says of an open action that there is no date, but not which words are there
    instead. If the date was moved, the first one follows.
    """
    now = row.now
    explained = now.due_from in ("no-date", "not-given")
    if now.due or not now.is_open:
        return f"Due: {due_and_source(now)}{first_due(row.action, now)}."
    told = now.passed_in_words or now.may_be_overdue
    written = "" if told else now.due_as_written
    if explained or not (written or now.date_to_be_set_by):
        return ""
    words = f'In place of a date: "{written}"' if written else ""
    return f"{sentence(words, _to_be_set(now).removeprefix(', '))}."


def as_written(words: str) -> str:
    """Quote the words that the plan has in place of a date."""
    return f'"{words}" (date not known)' if words else DATE_NOT_KNOWN


def when(given: Date | None, words: str = "") -> str:
    """Return a date, or say that it is not known and quote its *words*."""
    if given:
        return f'{given.words} (in the document: "{words}")' if words else given.words
    undated = words.strip(" .").casefold() in ("undated", "no date")
    return "Undated" if undated else as_written(words)


def how_often(review: Review) -> str:
    """Say how often something is reviewed, as far as it is known; may be empty."""
    if review.every:
        words, said = review.every_as_written, f"Every {review.every.words}"
        return f'{said} (in the document: "{words}")' if words else said
    words = arrangements.words(review)
    return f'"{words}" (not in weeks or months)' if words else ""


def of_entry(entry: Entry | OutcomeEntry | Judgement) -> str:
    """Return the date of an entry or assessment, which may not be known."""
    words = next((f.written for f in entry.unread_fields if f.field == "date"), "")
    return when(entry.date, getattr(entry, "date_as_written", "") or words)


def measured(judgement: Judgement, result: Result) -> str:
    """Return the date of a later figure: in June 2011, as assessed on 1 July 2011.

    If a figure has no date of its own, nobody knows when it was measured.
    """
    if result.date:
        return on(result.date)
    if judgement.date:
        return f"as assessed {on(judgement.date)}"
    return f"as assessed, {within(of_entry(judgement))}"


def dated(entry: Entry | OutcomeEntry | Judgement) -> str:
    """Return the date of an entry as part of a phrase: of 3 October 2011."""
    if entry.date:
        return f"dated {entry.date.words}"
    words = next((f.written for f in entry.unread_fields if f.field == "date"), "")
    words = getattr(entry, "date_as_written", "") or words
    if not words or when(None, words) == "Undated":
        return "without a date"
    return f'dated "{words}"'


def begun(plan: Plan) -> str:
    """Return the date of a plan, as far as it is known: Published 3 May 2012."""
    if plan.agreed:
        return f"Agreed {plan.agreed.words}"
    if plan.published:
        return f"Published {plan.published.words}"
    if plan.as_at:
        return f"As at {plan.as_at.words}"
    if plan.published_as_written and not plan.agreed_as_written:
        return f"Published {within(as_written(plan.published_as_written))}"
    if plan.as_at_as_written and not plan.agreed_as_written:
        return f"As at {within(as_written(plan.as_at_as_written))}"
    return f"Agreed {within(as_written(plan.agreed_as_written))}"


def begun_how(plan: Plan) -> str:
    """Say how a plan began: Agreed, Published, or As at this date."""
    if plan.agreed or not plan.begun:
        return "Agreed"
    return "Published" if plan.published else "As at this date"


def joined(action: Action, plan: Plan) -> str:
    """Say when an action was added, or when its plan was agreed.

    Empty if no such date is known.
    """
    return f"it was added {on(action.added)}" if action.added else began(plan)


def began(plan: Plan) -> str:
    """Say how and when a plan began: the plan was agreed on 15 August 2011."""
    if plan.agreed:
        return f"the plan was agreed {on(plan.agreed)}"
    if plan.published:
        return f"the plan was published {on(plan.published)}"
    return f"the date on the plan, {plan.as_at.words}" if plan.as_at else ""


def on(day: Date) -> str:
    """Return a date within a sentence: on 30 November 2011, in November 2011."""
    return f"{'on' if day.day else 'in'} {day.words}"


def dated_before(before: Due) -> str:
    """Return the due date before a change, as part of a sentence."""
    if before.date:
        return before.date.words
    if before.words:
        return as_written(before.words)
    match before.source:
        case "not-given":
            return "a date that is not given"
        case "not-known":
            return "a date that is not known"
        case _:
            return "no date"


def late(now: Standing) -> str:
    """Say that it was achieved or reported late, or may have been; may be empty."""
    if now.late_not_known:
        return MAY_BE_LATE
    if now.closed_late and now.due is None:
        how = "achieved" if now.achieved_known else "reported"
        return f'{how} after "{now.due_as_written}"'
    return late_how(achieved_known=now.achieved_known) if now.closed_late else ""


def done_late(rows: Iterable[Row]) -> str:
    """Name the actions that were done or reported late, and by how much; may be empty.

    If only the date of the report is known, the work may have been done in time. If the
    due date was moved, it says how much later than the first one that is. Those that
    may have been late follow.
    """
    said = _done_late(rows).items()
    return " ".join(f"{title}: {_first(names)}." for title, names in said if names)


def done_late_counted(rows: Iterable[Row], *, named: bool) -> str:
    """Say which actions these are, if they are to be *named*, or how many; or ""."""
    said = {
        title: [*dict.fromkeys(name.partition(" ")[0] for name in names)]
        for title, names in _done_late(rows).items()
    }
    return " ".join(
        f"{title}: {_bare(numbers) if named else len(numbers)}."
        for title, numbers in said.items()
        if numbers
    )


def _bare(numbers: Sequence[str]) -> str:
    """Name the first in as few letters as can be: 2 (3.1, 4.1)."""
    more = ["..."] if len(numbers) > MOST_NAMED else []
    return f"{len(numbers)} ({', '.join([*numbers[:MOST_NAMED], *more])})"


def _done_late(rows: Iterable[Row]) -> dict[str, list[str]]:
    every = [*rows]
    late = [
        f"{row.action.id} ({_how_late(row.now)}{_after_first(row)})"
        for row in every
        if row.now.closed_late
    ]
    late += [
        f"{row.action.id} ({_rounds_in_short(row.now)})"
        for row in every
        if row.now.late_rounds
    ]
    perhaps = [row.action.id for row in every if row.now.late_not_known]
    return {"Reported as done late": late, "May have been achieved late": perhaps}


def rounds_late(now: Standing) -> str:
    """Say which rounds of recurring work were done late, and by how much; or ""."""
    late = [
        f"{one.done_for.words} ({_round_late_by(one)}, {on(one.done)})"
        for one in now.late_rounds
        if one.done_for and one.done
    ]
    which = grammar.agree(len(late), "round", "rounds")
    return f"{which} done or reported late: {_first(late)}" if late else ""


def _rounds_in_short(now: Standing) -> str:
    """Say the same within brackets after the number of the action."""
    late = [
        f"{one.done_for.words} {_round_late_by(one)}"
        for one in now.late_rounds
        if one.done_for
    ]
    which = grammar.agree(len(late), "round", "rounds")
    return f"{which} of {_first(late)}"


def _round_late_by(one: Round) -> str:
    if one.done is None or one.done_for is None:
        return ""
    return f"by {_least(one.done)}{dates.span(one.done_for, one.done.first_day)}"


def _least(done: Date) -> str:
    """Say that it may be more, if only the month in which it was done is known."""
    return "" if done.day else "at least "


def round_done_late(step: ActionStep) -> str:
    """Say that an entry reports a round as done after its due date; or ""."""
    one = step.rounds[-1] if step.rounds else None
    is_its_own = step.due.source == "round" and step.due != step.before
    if one is None or not (is_its_own and one.late and one.done and one.done_for):
        return ""
    how = "done" if step.entry.achieved_on else "reported"
    by = dates.span(one.done_for, one.done.first_day)
    return f"{how} {_least(one.done)}{by} after its due date, {one.done_for.words}"


def _first(names: Sequence[str]) -> str:
    """List the first names, and say how many more there are."""
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return listed([*names[:MOST_NAMED], *more])


def _how_late(now: Standing) -> str:
    """Say by how much work was late, or after which words in place of a date."""
    if now.due is None or now.closed is None:
        return f'after "{now.due_as_written}"'
    return f"by {_least(now.closed)}{dates.span(now.due, now.closed.first_day)}"


def _after_first(row: Row) -> str:
    """Say how long after the date first agreed it was done, if that date was moved."""
    first, closed = timeline.first_due(row.action).date, row.now.closed
    if not (closed and row.now.moves and first and first != row.now.due):
        return ""
    if closed.first_day <= first.last_day:
        return f"; first due {first.words}"
    after = dates.span(first, closed.first_day)
    return f"; {after} after the first date"


def first_due(action: Action, now: Standing) -> str:
    """Give the due date first agreed, if it was moved: "; first due June 2025"."""
    first = timeline.first_due(action).date
    moved = now.moves and first and first != now.due
    return f"; first due {first.words}" if first and moved else ""


MAY_BE_LATE = "may have been achieved late"
"""Said of what was done on an unknown date, although it had a due date."""


def late_how(*, achieved_known: bool) -> str:
    """Say how something was late, which depends on whether its date is known."""
    return "achieved late" if achieved_known else "reported after its due date"


def overdue(now: Standing) -> str:
    """Say by how much an action is overdue; empty if it is not."""
    again = now.reopened_late
    opened = f" (reopened {on(again)})" if again else ""
    return f"Overdue by {overdue_by(now)}{opened}" if now.overdue else ""


def passed_in_words(now: Standing) -> str:
    """Quote the words that an action has in place of a date, if their time is over."""
    if not now.passed_in_words:
        return ""
    return f'The date in the document, "{now.due_as_written}", has passed'


def may_be_overdue(now: Standing) -> str:
    """Quote the words that ask for an action at once, if that may be long ago."""
    return f'May be overdue ("{now.due_as_written}")' if now.may_be_overdue else ""


def overdue_by(now: Standing) -> str:
    """Say how long ago an overdue action was due: 9 months; empty if it is not."""
    return dates.span(now.due, now.as_of) if now.overdue and now.due else ""


def undated(row: Row) -> str:
    """Say that there is no due date, and why."""
    explained = row.now.due_from in ("no-date", "not-given")
    return no_date(row) if explained else "Due date not known"


def no_date(row: Row) -> str:
    """Say that the due date of an open action is not known, and what is known."""
    now = row.now
    why = phrase(why_undated(row.action), 120)
    match now.due_from:
        case "no-date":
            said = NO_DUE_DATE
        case "not-given":
            said = DUE_DATE_NOT_GIVEN
        case _:
            said = f"Due {within(due(now))}"
    if now.overdue_to_be_dated and now.date_to_be_set_by:
        said += f", although one should have been set by {now.date_to_be_set_by.words}"
    elif now.date_to_be_set_by:
        said += f", to be set by {now.date_to_be_set_by.words}"
    return f"{said}: {within(why)}" if why else said


NO_DUE_DATE = "No due date"


DUE_DATE_NOT_GIVEN = "Due date not given"


def missed_rounds(dues: Sequence[Date]) -> str:
    """Say how many rounds of recurring work were missed, and when they were due."""
    first, last = dues[0], dues[-1]
    rounds = dates.count(len(dues), "round")
    if len(dues) == 1:
        return f"{rounds} missed, due {on(first)}"
    return f"{rounds} missed since {first.words}, the last due {on(last)}"


def missed_dates(dues: Sequence[Date]) -> str:
    """Return the due dates of the rounds that were missed, with their number.

    If they are very many, only the newest are named, and it says how many are not.
    """
    newest = [due.words for due in dues[-_DATES:]]
    more = len(dues) - len(newest)
    earlier = [dates.count(more, "earlier one")] if more else []
    return f"{len(dues)}: {listed([*earlier, *newest])}"


def no_update(now: Standing) -> str:
    """Say for how long an open action has had no update."""
    if not now.entries:
        return "No progress has been recorded"
    return f"No update for {silent_for(now)}"


def silent_for(now: Standing) -> str:
    """Say how long ago the last update was, counted like overdue time.

    If it has no date, it is at least as old as the document that has it.
    """
    if now.heard is None:
        return "an unknown time"
    least = "" if now.has_report else "at least "
    return f"{least}{dates.span(now.heard, now.as_of)}"


def by_a_month(number: int) -> str:
    """Say for how many actions only the month of the last update is known."""
    if not number:
        return ""
    return (
        f"For {dates.count(number, 'action')}, only the month of the last update is"
        " known, so time is counted from the end of that month"
    )


def put_off(now: Standing) -> str:
    """Say how often the date was moved: "due date moved twice"; empty if never."""
    number = len(now.postponements)
    words = {0: "", 1: "due date moved once", 2: "due date moved twice"}
    return words.get(number, f"due date moved {number} times")


_DATES = 24
"""The most due dates of rounds in a list."""
