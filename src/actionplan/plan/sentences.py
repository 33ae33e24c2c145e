"""Say what the status of an action is, in the words that every output shares."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from actionplan.plan import (
    arrangements,
    board_names,
    closing,
    exceptions,
    lint_words,
    ratings,
    readable,
    requirements,
    reviews,
    timeline,
    told_otherwise,
)
from actionplan.plan import left_out as plan_left_out
from actionplan.plan.model import DONE
from actionplan.plan.timeline import Due
from actionplan.text import dates, grammar, paragraphs
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from actionplan.plan.exceptions import Doubts, Kind, Matter, PlanProblem
    from actionplan.plan.model import (
        Achieved,
        Action,
        Assurance,
        BoardSettings,
        Entry,
        Judgement,
        Outcome,
        OutcomeEntry,
        Plan,
        RequestAnswer,
        Result,
        Review,
        State,
        Status,
        UnreadField,
    )
    from actionplan.plan.portfolio import Gap, PersonalData, Portfolio, Row
    from actionplan.plan.requirements import NotShown, PassedWords
    from actionplan.plan.reviews import FirstPassed
    from actionplan.plan.timeline import ActionStep, Contradiction, Standing
    from actionplan.text.dates import Date
    from actionplan.text.owner_told import Told
    from actionplan.text.spoken import NoteSaid, Says

STATE: dict[Status, str] = {
    "not-reported": "No progress recorded",
    "not-known": "Status not known",
    "not-started": "Not started",
    "in-progress": "In progress",
    "on-hold": "On hold",
    "complete": "Complete",
    "monitoring": "Complete, being monitored",
    "signed-off": "Signed off",
    "embedded": "Embedded",
    "withdrawn": "Withdrawn",
    "superseded": "Superseded",
    "transferred": "Transferred",
    "closed-incomplete": "Closed without completion",
}
NO_DATE = "No date set"
DATE_NOT_GIVEN = "Date not given"
NO_DATE_RECORDED = "No date recorded"
DATE_NOT_KNOWN = "Date not known"
NO_TEXT = "No text"
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
    "own-objective": "Own objective",
    "single-agency": "Single-agency",
    "training-evaluation-immediate": "Training evaluation, straight after the course",
    "training-evaluation-post": "Training evaluation, some months after the course",
}
"""Options of the format that read better in other words."""


def state(of: Status, *boards: BoardSettings) -> str:
    """Return the name of a state in the words of the boards concerned: Done."""
    return own_word(of, *boards) or STATE[of]


def own_word(of: Status, *boards: BoardSettings) -> str:
    """Return the boards' own word for a state; empty if they do not all use the same.

    An action without reports gets their word for "not started".
    """
    # If boards differ in any word, none of their words is used: what one board calls
    # "done" may be what another calls "complete".
    words = {board.states for board in boards}
    if of == "not-known":
        return ""
    known: State = "not-started" if of == "not-reported" else of
    return dict(words.pop()).get(known, "") if len(words) == 1 else ""


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


def due_beside(row: Row) -> str:
    """Return what `standing` does not say of the due date; may be empty.

    It says of an open action that there is no date, but not which words are there
    instead. If the date was moved, the first one follows.
    """
    now = row.now
    explained = now.due_from in ("no-date", "not-given")
    if now.due or not now.is_open:
        return f"Due: {due_and_source(now)}{_first_due(row)}."
    written = "" if now.passed_in_words else now.due_as_written
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


def owner(now: Standing) -> str:
    """Return the owner of an action, or say that there is none or it is not known."""
    if now.owners:
        return listed([one.words for one in now.owners])
    why = now.no_owner.rstrip(".")
    return f"{NO_OWNER}: {why}" if why else no_owner(now)


def from_owner_to(before: Standing, after: Standing) -> str:
    """Say from whom to whom an action was handed over, as far as it is known."""
    first, to = owner(before), owner(after)
    if before.owners and after.owners:
        return f"handed over from {first} to {to}"
    if after.owners:
        return f"handed over to {to} (before that: {within(first)})"
    return f"handed over{f' from {first}' if before.owners else ''}; {within(to)}"


NO_OWNER = "No owner named"
"""Printed if an action has no owner yet, or if the document does not name one."""


def agency(row: Row) -> str:
    """Return the agency of an action: Northmoor ICB (written: Northmoor CCG).

    Empty if no agency is known, or if the words for the owner name it already.
    """
    return "" if row.named_agency.of_owner else row.named_agency.words


def agency_label(row: Row) -> str:
    """Say what an agency is that is not known to be the owner's; empty if it is."""
    now = row.now
    if row.named_agency.of_plan:
        return "lead agency of the plan"
    if not now.owners:
        return "agency"
    return "" if now.agency_is_owners else "agency of the action"


def text(action: Action) -> str:
    """Return the text of an action, or say that it is not known."""
    if action.action or not action.no_text:
        return action.action or NO_TEXT
    return f"{NO_TEXT}: {action.no_text}"


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


def unread(fields: Iterable[UnreadField]) -> tuple[tuple[str, str], ...]:
    """Return the fields that could not be read, each with its words in quotation marks.

    Empty fields are left out.
    """
    return tuple(
        (one.field, f'"{one.written}" (could not be read)')
        for one in fields
        if one.written
    )


def on(day: Date) -> str:
    """Return a date within a sentence: on 30 November 2011, in November 2011."""
    return f"{'on' if day.day else 'in'} {day.words}"


def standing(row: Row, *, rated: bool = True) -> str:
    """Describe the status of an action, exceptions first: Overdue by 7 weeks; on hold.

    Pass *rated* as False if the rating is printed next to it.
    """
    now = row.now
    more = [
        within(_beside_others(row, found))
        for found in exceptions.of_row(row)
        if found.kind in _SAID_LAST
        and (rated or found.kind not in _RATINGS)
        and not (found.kind == "no-date" and now.passed_in_words)
    ]
    rated_how = (_rated_done(row), _rated_before_closing(row) if rated else "")
    return _standing(now, row.plan.board, _due_soon(row), *more, *rated_how)


def _rated_before_closing(row: Row) -> str:
    """Say that a closed action had the worst rating, if that was given before then.

    Of work that was given up, it is said whenever it was given: it contradicts nothing.
    """
    worst = ratings.scale(row.plan).is_worst(row.now.rag)
    if row.now.is_open or not worst:
        return ""
    if exceptions.rated_after_closing(row):
        return "" if row.now.state in DONE else f"last rated {row.now.rag}"
    return f"last rated {row.now.rag}, before it was closed"


def _rated_done(row: Row) -> str:
    """Say that an open action is rated as if it were done; empty if it is not."""
    if not (row.now.is_open and ratings.says_done(row.now.rag, row.plan)):
        return ""
    return f"{within(rated(row.now.rag, row.plan))}, but not reported as complete"


def _beside_others(row: Row, found: Matter) -> str:
    """Describe an exception briefly, for a list with others."""
    match found.kind:
        case "no-date":
            return _undated(row)
        case "silence-not-known":
            return "May have had no update for too long"
        case "stage-passed":
            return _stage_passed(row.now)
        case "monitoring-silent":
            return _not_monitored(row.now)
        case _:
            return matter(found)


def standing_of(now: Standing, board: BoardSettings) -> str:
    """Describe the status of an action alone, in the words of its board."""
    return _standing(now, board, "")


def choice(value: str) -> str:
    """Write an option of the format in plain words: Serious case review."""
    words = value.replace("-", " ")
    return CHOICES.get(value, words[:1].upper() + words[1:])


def changed(step: ActionStep, plan: Plan) -> str:
    """Say what an entry changed: Complete; due date moved from May 2011 to June 2011.

    Other actions in *plan* are named by their number. Empty if nothing changed.
    """
    return sentence(*changes_of(step, plan))


def corrected(entry: Entry) -> str:
    """Say that an entry was corrected, when and by what; empty if it was not."""
    if entry.corrected_by is None:
        return ""
    return f"Corrected by the entry {dated(entry.corrected_by)}"


def said_wrongly(step: ActionStep, plan: Plan) -> str:
    """Say what a corrected entry said, which no longer counts; may be empty."""
    entry = step.entry.said
    if entry is None:
        return ""
    rating = f"rated {entry.rag}" if entry.rag else ""
    return sentence(*changes_of(step._replace(entry=entry), plan), rating)


def correction(entry: Entry) -> str:
    """Say which entry this one corrects; empty if it corrects none."""
    if entry.corrects is None:
        return ""
    which = f"{entry.corrects_which} " if entry.corrects_which else ""
    return f"corrects the {which}entry dated {entry.corrects.words}"


def changes_of(step: ActionStep, plan: Plan) -> tuple[str, ...]:
    """Return each change that an entry made, most important first."""
    entry = step.entry
    due_unread = entry.unread_words("new_due")
    given = (
        correction(entry),
        state(entry.state, plan.board) if entry.state else "",
        _unread_state(entry),
        f"achieved {entry.achieved_on.words}" if entry.achieved_on else "",
        _moved(step.before, entry.new_due.words) if entry.new_due else "",
        _moved(step.before, as_written(due_unread)) if due_unread is not None else "",
        f"due again {step.due.date.words}"
        if step.due.source == "round" and step.due != step.before and step.due.date
        else "",
        f"more time asked for, until {entry.new_due_requested.words}"
        if entry.new_due_requested
        else "",
        REQUEST[entry.request] if entry.request else "",
        _handed_over(entry, plan.board),
        f"replaced by {entry.replaced_by.removeprefix(f'{plan.id}/')}"
        if entry.replaced_by
        else "",
    )
    return tuple(filter(None, given))


def _handed_over(entry: Entry, board: BoardSettings) -> str:
    """Say who takes an action over, and of which agency, as far as an entry says it."""
    of = board_names.agency(entry.agency, board).words if entry.agency else ""
    if entry.owners:
        to = board_names.listed_owners(entry.owners, board)
        return f"handed over to {to} (agency: {of})" if of else f"handed over to {to}"
    return f"handed over to the agency {of}" if of else ""


REQUEST: dict[RequestAnswer, str] = {
    "declined": "more time declined",
    "withdrawn": "request for more time withdrawn",
}


def _moved(before: Due, after: str) -> str:
    return f"due date moved from {dated_before(before)} to {after}"


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


def _unread_state(entry: Entry) -> str:
    words = entry.unread_words("state")
    return "" if words is None else f'status "{words}" could not be read'


def matter(found: Matter) -> str:
    """Describe an exception on its own: Overdue by 7 weeks."""
    row = found.row
    return _OF_PLAN[found.kind](found) if row is None else _MATTERS[found.kind](row)


def review_in_words(found: Matter) -> str:
    """Say that a review interval is given only in words, and what is not known."""
    of_plan = arrangements.in_words(found.plan)
    each = next(one for one in of_plan if one.number == found.item)
    unknown = "review dates after the first" if each.first else "review dates"
    return (
        f'The review interval is given only in words, "{each.words}", so the {unknown}'
        f" are not known{_own_first_passed(found)}"
    )


def _own_first_passed(found: Matter) -> str:
    """Say that the first review of an action has passed, if no exception says so."""
    for action in found.plan.actions:
        now = timeline.standing(action, found.plan, found.as_of)
        own = reviews.of_action(action, found.plan, now)
        if action.id == found.item and own and own.passed and now.no_recent_date:
            return (
                f". The first review was due {on(own.passed)}, but {nothing(now)} has"
                " been recorded for this action since"
            )
    return ""


def first_passed(found: FirstPassed) -> str:
    """Say that the first review of a plan has passed, and nothing was recorded."""
    newest = found.newest
    since = f"since {newest._replace(day=None).words}" if newest else "with a date"
    return (
        f"The first review was due {on(found.first)}. Nothing has been recorded {since}"
    )


def first_review_passed(found: Matter) -> str:
    """Say the same of an exception."""
    passed = reviews.first_passed(found.plan, found.as_of)
    return first_passed(passed) if passed else ""


def review_too_rare(found: Matter) -> str:
    """Say that reviews are further apart than the guidance allows."""
    own = [a.review for a in found.plan.actions if a.id == found.item]
    every = (own[0] if own else found.plan.review).every
    how = f"Reviewed only every {every.after_every}" if every else "Reviewed too rarely"
    asked = "the guidance asks for a review at least every 6 months"
    return f"{how} while work is open: {asked}"


def outcome_rating(found: Matter) -> str:
    """Say how the progress of an outcome was rated last, when and why."""
    entry = found.entry
    if entry is None:
        return ""
    rating = within(rated(entry.rag, found.plan))
    when_ = on(entry.date) if entry.date else within(of_entry(entry))
    note = first_paragraph(entry.note).rstrip(".")
    return f"The outcome was {rating} {when_}{f': {note}' if note else ''}"


def same_words(found: Matter) -> str:
    """Say that nobody can tell some actions apart, although each is counted."""
    return (
        f"Actions {listed(found.numbers)} have the same words, so they may be the same"
        " work, but each is counted"
    )


def capital(text: str) -> str:
    """Start text with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


_COUNTED: dict[Kind, tuple[str, str]] = {
    "overdue": ("is overdue", "are overdue"),
    "passed-in-words": (
        "has a date in words that has passed",
        "have dates in words that have passed",
    ),
    "missed-rounds": ("has missed rounds", "have missed rounds"),
    "late-milestone": ("has a late milestone", "have a late milestone"),
    "stage-passed": (
        "has a next stage not reported by its date",
        "have a next stage not reported by its date",
    ),
    "review-passed": (
        "has had no update since its review was due",
        "have had no update since their reviews were due",
    ),
    "no-date": ("has no known due date", "have no known due date"),
    "no-owner": ("has no known owner", "have no known owner"),
    "owner-in-doubt": (
        "has an owner in doubt",
        "have owners in doubt",
    ),
    "promise-passed": (
        "has a note that promises something for a date that has passed",
        "have notes that promise something for dates that have passed",
    ),
    "note-otherwise": (
        "is open but has a note that says otherwise",
        "are open but have notes that say otherwise",
    ),
    "sign-off-in-doubt": (
        "has a sign-off in doubt",
        "have sign-offs in doubt",
    ),
    "disputed": (
        "ended without being done but is disputed",
        "ended without being done but are disputed",
    ),
    "closed-incomplete": (
        "was closed without completion, with a reason",
        "were closed without completion, with reasons",
    ),
    "reported-done": (
        "outcome is reported as done but has an open action",
        "outcomes are reported as done but have open actions",
    ),
    "status-not-known": (
        "has a status that is not known",
        "have a status that is not known",
    ),
    "time-requested": ("has a request for more time", "have a request for more time"),
    "worst-rating": ("has the worst rating", "have the worst rating"),
    "worst-after-closing": (
        "is closed but rated low",
        "are closed but rated low",
    ),
    "more-to-do": (
        "was reported as done but has a note that says otherwise",
        "were reported as done but have notes that say otherwise",
    ),
    "milestone-left": (
        "is done but has a milestone not recorded as reached",
        "are done but have milestones not recorded as reached",
    ),
    "monitoring-silent": (
        "is being monitored but has no recent report",
        "are being monitored but have no recent report",
    ),
    "next-worst-rating": ("has the next-worst rating", "have the next-worst rating"),
    "rating-not-known": (
        "has a rating that may be one of the 2 worst",
        "have ratings that may be one of the 2 worst",
    ),
    "stale": (
        "has had no update for too long",
        "have had no update for too long",
    ),
    "silence-not-known": ("may have had no update for too long",) * 2,
    "postponed-often": (
        "has had its due date moved more than once",
        "have had their due dates moved more than once",
    ),
    "done-no-owner": (
        "is done but has no known owner",
        "are done but have no known owner",
    ),
    "replaced-by-given-up": (
        "is replaced by an action that was given up",
        "are replaced by actions that were given up",
    ),
    "given-up-unexplained": (
        "ended without being done and is not explained",
        "ended without being done and are not explained",
    ),
    "done-undated": (
        "was done on an unknown date",
        "were done on an unknown date",
    ),
    "ended-undated": ("ended on an unknown date without being done",) * 2,
    "first-review-passed": (
        "first review has passed with nothing recorded",
        "first reviews have passed with nothing recorded",
    ),
    "review-in-words": (
        "review interval is given only in words",
        "review intervals are given only in words",
    ),
    "review-too-rare": (
        "review interval is longer than 6 months",
        "review intervals are longer than 6 months",
    ),
    "outcome-overdue": ("outcome is overdue", "outcomes are overdue"),
    "outcome-passed-in-words": (
        "outcome's own words give a date that has passed",
        "outcomes' own words give dates that have passed",
    ),
    "outcome-rating": ("outcome is rated low", "outcomes are rated low"),
    "contradicted": (
        "outcome has an assessment that its figures contradict",
        "outcomes have assessments that their figures contradict",
    ),
    "achieved-with-open": (
        "outcome is assessed as fully achieved but has an open action",
        "outcomes are assessed as fully achieved but have open actions",
    ),
    "not-achieved": (
        "outcome is not yet achieved and has no open action",
        "outcomes are not yet achieved and have no open action",
    ),
    "not-assessed": (
        "outcome has not been assessed since its actions were closed",
        "outcomes have not been assessed since their actions were closed",
    ),
    "no-action": ("outcome has no action", "outcomes have no action"),
    "no-action-left": (
        "outcome has no action left",
        "outcomes have no action left",
    ),
    "no-baseline": ("plan has no baseline", "plans have no baseline"),
    "same-words": (
        "group of actions has the same words",
        "groups of actions have the same words",
    ),
    "not-read": ("part could not be read", "parts could not be read"),
    "left-empty": ("part was left empty", "parts were left empty"),
}


def matters(
    found: Sequence[Matter], *boards: BoardSettings, of_one_plan: bool = False
) -> str:
    """Count exceptions in words: 1 is overdue, 2 have no due date and 1 is on hold.

    Of one plan, it says which actions have the same words.
    """
    said: list[str] = []
    for kind in exceptions.KINDS:
        number = exceptions.count(found, kind)
        of_kind = [each for each in found if each.kind == kind]
        if number and kind == "on-hold":
            held = within(state("on-hold", *boards))
            said.append(f"{number} {_are(number)} {held}")
        elif number and kind == "no-baseline" and of_one_plan:
            said.append("no outcome has a baseline")
        elif number == 1 and kind == "same-words" and of_one_plan:
            said.append(f"actions {listed(of_kind[0].numbers)} have the same words")
        elif number and kind == "not-achieved":
            said += _not_achieved_counted(of_kind)
        elif number and kind == "achieved-with-open":
            said += _achieved_counted(of_kind)
        elif number:
            said.append(f"{number} {grammar.agree(number, *_COUNTED[kind])}")
    return listed(said)


def _not_achieved_counted(found: Sequence[Matter]) -> Iterator[str]:
    """Count apart what shows no change, and what nobody is still working on."""
    verdicts = [each.judgement.outcome_achieved for each in found if each.judgement]
    if same := verdicts.count("no-change"):
        shows = grammar.agree(same, "outcome shows", "outcomes show")
        yield f"{same} {shows} no change"
    if left := len(found) - same:
        yield f"{left} {grammar.agree(left, *_COUNTED['not-achieved'])}"


def _achieved_counted(found: Sequence[Matter]) -> Iterator[str]:
    """Count apart the outcomes with an open action, and those that had one then."""
    now = sum(
        bool(requirements.open_though_achieved(each.outcome, each.plan, each.as_of))
        for each in found
        if each.outcome
    )
    if now:
        yield f"{now} {grammar.agree(now, *_COUNTED['achieved-with-open'])}"
    if then := len(found) - now:
        were = grammar.agree(then, "outcome was", "outcomes were")
        yield f"{then} {were} assessed as fully achieved while an action was open"


def listed(said: Sequence[str]) -> str:
    """Join words as a list within a sentence: a, b and c."""
    *some, last = said or [""]
    return f"{', '.join(some)} and {last}" if some else last


NO_DATES = "there is no open action with a known due date"
"""Why it is not known if any is overdue."""


def stand(
    rows: Sequence[Row], found: Sequence[Matter], *, of_one_plan: bool = False
) -> str:
    """Say how many actions are open, and list every exception.

    It says that none is overdue only if *found* is empty.
    """
    boards = [row.plan.board for row in rows]
    said = matters(found, *boards, of_one_plan=of_one_plan)
    if not rows:
        return f"there are no actions: {said}." if said else "there are no actions."
    number = dates.count(len(rows), "action")
    still = sum(row.now.is_open for row in rows)
    if not still:
        read = of_one_plan and all(each.kind != "not-read" for each in found)
        every = "all " if read and len(rows) > 1 else ""
        closed = f"{every}{number} {_are(len(rows))} closed."
        return f"{closed} {capital(said)}." if said else closed
    low = [each for each in found if _is_of_closed(each)]
    if low:
        rest = [each for each in found if each not in low]
        said = matters(rest, *boards, of_one_plan=of_one_plan)
    elif not said:
        said = "none is overdue and none has gone too long without an update"
    nothing = all(not row.now.entries and row.now.reports_known for row in rows)
    them = grammar.agree(len(rows), "it", "any of them")
    unheard = f" No progress has been recorded for {them}." if nothing else ""
    of_open = f"{still} of {number} {_are(still)} open{': ' if said else ''}{said}."
    of_closed = f" {matters(low)}." if low else ""
    return f"{of_open}{of_closed}{unheard}"


def _is_of_closed(found: Matter) -> bool:
    """Return whether it is about closed actions, which are counted after open ones."""
    closed = found.row is not None and not found.row.now.is_open
    return closed or found.kind in exceptions.UNDATED


def due_before(number: int, ahead: str, *, outcomes: int, clear: bool) -> str:
    """Say how many actions become due before the next meeting; *ahead* is its date.

    It says that none does only if *clear*: an action without a date may be due.
    *outcomes* is how many outcomes are due by then.
    """
    also = f" and {dates.count(outcomes, 'outcome')}" if outcomes else ""
    if clear and not number and not outcomes:
        return f"no action becomes due {ahead}"
    are = grammar.agree(number, "is", "are") if not outcomes else "are"
    return f"{dates.count(number, 'action')}{also} {are} known to become due {ahead}"


CONTRADICTED = "Contradicted by the figures"


def verdict(outcome: Outcome, judgement: Judgement) -> str:
    """Say how far an outcome is achieved, or that the figures contradict this."""
    if timeline.is_contradicted(outcome, judgement):
        return CONTRADICTED
    return ACHIEVED[judgement.outcome_achieved]


def judgement_words(outcome: Outcome, judgement: Judgement) -> str:
    """Return an assessment in words, and say if its own figures contradict it."""
    words = ACHIEVED[judgement.outcome_achieved]
    if not timeline.is_contradicted(outcome, judgement):
        return words
    return f"{CONTRADICTED}: it says {within(words)}"


def judged(
    verdicts: Mapping[Achieved | None, int],
    number: int,
    against: int,
    not_shown: Mapping[NotShown, Sequence[str]],
) -> str:
    """Count assessments in words: 2 are partly achieved, 1 has not been assessed.

    *verdicts* counts the latest assessment of each outcome, *number* all outcomes,
    *against* those whose latest assessment is contradicted by its own figures, and
    *not_shown* has the numbers of those that are not known to be fully achieved.
    """
    counted = [
        f"{n} {_are(n)} {ACHIEVED[verdict].lower()}"
        if verdict != "no-change"
        else f"{n} {grammar.agree(n, 'shows', 'show')} no change"
        for verdict in ACHIEVED
        if (n := verdicts.get(verdict, 0))
    ]
    for why, which in not_shown.items():
        has = grammar.agree(len(which), *NOT_SHOWN[why])
        assessed = f"{len(which)} {_are(len(which))} assessed as fully achieved"
        counted.append(f"{assessed} but {has} ({_numbers(which)})")
    if against:
        counted.append(
            "1 has an assessment that its figures contradict"
            if against == 1
            else f"{against} have assessments that their figures contradict"
        )
    rest = number - sum(verdicts.values()) - against
    rest -= sum(map(len, not_shown.values()))
    if not counted:
        return "none has been assessed"
    have = grammar.agree(rest, "has", "have")
    return ", ".join(
        [*counted, *([f"{rest} {have} not been assessed"] if rest else [])]
    )


NOT_SHOWN: dict[NotShown, tuple[str, str]] = {
    "open": ("has an open action", "have open actions"),
    "was-open": ("had an open action then", "had open actions then"),
    "not-measured": (
        "has a measure that was not taken again",
        "have measures that were not taken again",
    ),
}
"""Why an outcome that is assessed as fully achieved is not counted as achieved."""


def _are(number: int) -> str:
    return grammar.agree(number, "is", "are")


_SAID_LAST = (
    *("missed-rounds", "late-milestone", "stage-passed", "promise-passed"),
    *("review-passed", "no-date", "no-owner", "owner-in-doubt", "note-otherwise"),
    *("worst-rating", "worst-after-closing"),
    *("next-worst-rating", "rating-not-known", "time-requested"),
    *("more-to-do", "sign-off-in-doubt", "milestone-left", "monitoring-silent"),
    *("silence-not-known", "done-no-owner"),
    *("replaced-by-given-up", "given-up-unexplained", "disputed", "closed-incomplete"),
)
"""Exceptions listed after the status. The status itself covers the others."""
_RATINGS = ("worst-rating", "next-worst-rating", "rating-not-known")


def _standing(now: Standing, board: BoardSettings, soon: str, *more: str) -> str:
    unsaid = bool(now.entries or own_word(now.status, board))
    said = [
        overdue(now),
        passed_in_words(now),
        soon,
        put_off(now) if now.is_open else "",
        f"{state(now.status, board)}{'' if unsaid else _too_long(now)}",
        "" if now.state_known else "the latest report could not be read",
        _silence(now) if unsaid else "",
        "on an unknown date" if now.closed_undated else "",
        late(now),
        *more,
    ]
    return sentence(*said)


def late(now: Standing) -> str:
    """Say that it was achieved or reported late, or may have been; may be empty."""
    if now.late_not_known:
        return MAY_BE_LATE
    return late_how(achieved_known=now.achieved_known) if now.closed_late else ""


def done_late(rows: Iterable[Row]) -> str:
    """Name the actions that were done or reported late, and by how much; may be empty.

    If only the date of the report is known, the work may have been done in time. If the
    due date was moved, the first one follows.
    """
    late = [
        f"{row.action.id} (by {'' if closed.day else 'at least '}"
        f"{dates.span(due_, closed.first_day)}{_first_due(row)})"
        for row in rows
        if row.now.closed_late and (due_ := row.now.due) and (closed := row.now.closed)
    ]
    if not late:
        return ""
    more = [f"{len(late) - _NAMED} more"] if len(late) > _NAMED else []
    return f"Done or reported late: {listed([*late[:_NAMED], *more])}."


def _first_due(row: Row) -> str:
    """Give the due date first agreed, if it was moved: "; first due June 2025"."""
    first = timeline.first_due(row.action).date
    moved = row.now.moves and first and first != row.now.due
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


def overdue_by(now: Standing) -> str:
    """Say how long ago an overdue action was due: 9 months; empty if it is not."""
    return dates.span(now.due, now.as_of) if now.overdue and now.due else ""


def _undated(row: Row) -> str:
    """Say that there is no due date, and why."""
    explained = row.now.due_from in ("no-date", "not-given")
    return no_date(row) if explained else "Due date not known"


def no_date(row: Row) -> str:
    """Say that the due date of an open action is not known, and what is known."""
    now = row.now
    why = first_paragraph(why_undated(row.action), 120).rstrip(".")
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


def outcome_title(outcome: Outcome, plan: Plan, most: int = 90) -> str:
    """Return a title for an outcome that is different from the others in its plan.

    It is the theme, the desired outcome, the challenge or the first recommendation.
    """
    asked = next((one.text for one in outcome.recommendations if one.text), "")
    said = outcome.desired_outcome or outcome.challenge or asked
    theme = outcome.theme
    if theme and (_themes(plan)[theme] == 1 or not said):
        return theme
    about = first_paragraph(said, most) or NO_TEXT
    return f"{theme}: {about}" if theme else about


@by_identity
def _themes(plan: Plan) -> Counter[str]:
    """Count how many outcomes of a plan have each theme."""
    return Counter(outcome.theme for outcome in plan.outcomes)


def no_owner(now: Standing) -> str:
    """Say that an action has no known owner, and what the plan says instead."""
    if now.no_owner:
        return f"{NO_OWNER}: {first_paragraph(now.no_owner, 120).rstrip('.')}"
    named = f'{NO_OWNER} ("{now.accountable}")'
    return named if now.accountable else "Owner not known"


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


def outcome_overdue(found: Matter) -> str:
    """Say that the date of an outcome has passed, and how it was assessed last."""
    outcome = found.outcome
    if outcome is None or outcome.due is None:
        return ""
    by = "on" if outcome.due.day else "by the end of"
    return _not_achieved_by(
        found, outcome, f"The outcome was due {by} {outcome.due.words}"
    )


def outcome_passed_in_words(found: Matter) -> str:
    """Say that the date in the words of an outcome has passed."""
    outcome = found.outcome
    if outcome is None:
        return ""
    passed = requirements.passed_in_words(outcome, found.plan, found.as_of)
    if passed is None:
        return ""
    what = "A recommendation"
    if passed.recommendation is None:
        what = "The desired outcome"
    said = f"{what} {says_passed(passed, found.plan)}"
    return _not_achieved_by(found, outcome, said)


def says_passed(passed: PassedWords, plan: Plan) -> str:
    """Say that something gives a time that is over: says "by 2025", which has passed.

    If it is counted from the date of the plan, say which date that is.
    """
    says = f"says {grammar.quoted(passed.words)}"
    if not passed.is_counted:
        return f"{says}, which has passed"
    if plan.agreed or plan.published:
        dated = began(plan)
    else:
        known = plan.begun.words if plan.begun else ""
        year = str(plan.begun_by.year) if plan.begun_by else ""
        dated = f"the plan is dated {known or year}"
    return f"{says}, and {dated}. That time has passed"


def _not_achieved_by(found: Matter, outcome: Outcome, due_: str) -> str:
    """Add to the date of an outcome how it was assessed last."""
    last = found.judgement
    if last is None:
        whole = readable.is_read(found.plan, (*outcome.route, "difference"))
        could = "" if whole else " that could be read"
        return f"{due_}, but no assessment{could} says that it has been achieved"
    left = first_paragraph(last.still_to_improve).rstrip(".")
    still = f". Still to improve: {left}" if left else ""
    how = within(judgement_words(outcome, last))
    return f"{due_}. The latest assessment is: {how} ({_assessed_on(last)}){still}"


def late_milestones(now: Standing) -> str:
    """Name the milestones of an action that are late, with their dates."""
    late = [
        f"{one.milestone.milestone or NO_TEXT} ({one.milestone.due.words})"
        for one in now.milestones
        if one.late and one.milestone.due
    ]
    which = grammar.agree(len(late), "Milestone", "Milestones")
    return f"{which} not recorded as reached by the due date: {'; '.join(late)}"


def milestones_left(now: Standing) -> str:
    """Name the milestones that were not reached of an action that is done."""
    left = [
        f"{one.milestone.milestone or NO_TEXT}"
        + (f" ({one.milestone.due.words})" if one.milestone.due else "")
        for one in now.milestones
        if one.left
    ]
    which = grammar.agree(len(left), "Milestone", "Milestones")
    return f"{which} not recorded as reached: {'; '.join(left)}"


def more_to_do(row: Row) -> str:
    """Quote the note of an action reported as done that says it is not complete."""
    found = exceptions.more_to_do(row)
    if found is None:
        return ""
    what = "it was not done, or did not last" if found.undone else "there is more to do"
    return _note_says(found.entry, what, found.sentence)


def sign_off_in_doubt(row: Row) -> str:
    """Say who signed off an action that they had reported as complete, or own."""
    found = closing.sign_off_in_doubt(row.action, row.now)
    if found is None:
        return ""
    if found.how == "nobody":
        return "The plan does not say who signed it off"
    by = found.entry.reported_by
    did = "owns the action" if found.how == "owns" else "reported it as complete"
    return f"Signed off by {by}, who also {did}"


def disputed(row: Row) -> str:
    """Quote the note by which others do not agree to how an action ended."""
    found = closing.disputed(row.action, row.now)
    if found is None:
        return ""
    what = "others do not agree" if found.accepted else NOT_ACCEPTED
    return _note_says(found.entry, what, found.sentence)


NOT_ACCEPTED = "the work has not been accepted"


def reason_for_closing(row: Row) -> str:
    """Quote why an action was closed without completion."""
    found = exceptions.closed_incomplete(row)
    if found is None:
        return ""
    return f"The reason given is {grammar.quoted(found.words, _LONG)}"


def owner_in_doubt(row: Row) -> str:
    """Quote the note that puts the owner of an open action in doubt."""
    found = told_otherwise.owner(row.now)
    if found is None:
        return ""
    return _note_says(found.entry, OWNER_TOLD[found.told.what], found.told.words)


OWNER_TOLD: dict[Told, str] = {
    "gone": "the owner has gone or the post is vacant",
    "other": "someone else leads the work",
    "not accepted": NOT_ACCEPTED,
}


def promise_passed(row: Row) -> str:
    """Quote the promise in the latest note on an open action whose date has passed."""
    found = told_otherwise.promise_passed(row.now)
    if found is None:
        return ""
    by, words = found.promise
    return (
        f"{capital(the_note(found.entry))} gives {by.words}, which has passed:"
        f" {grammar.quoted(words, _LONG)}"
    )


def note_otherwise(row: Row) -> str:
    """Quote the latest note on an open action against its status or due date."""
    found = told_otherwise.status(row.action, row.now)
    if found is None:
        return ""
    return _note_says(found.entry, note_told(found.said), found.said.words)


def note_told(said: NoteSaid) -> str:
    """Say what a note says of the status or the due date of an open action."""
    if said.what == "moved" and said.until:
        return f"the due date has moved to {said.until.words}"
    return _NOTE_TOLD[said.what]


_NOTE_TOLD: dict[Says, str] = {
    "complete": "it is complete",
    "on hold": "it is on hold",
    "not started": "it has not been started",
    "nothing done": "nothing has been done",
    "transferred": "it has been transferred",
    "late": "it will not be done by its due date",
    "moved": "the due date has moved",
}


def _note_says(entry: Entry, what: str, words: str) -> str:
    """Write what a note says, and the sentence that says it."""
    quote = grammar.quoted(words, _LONG)
    return f"{capital(the_note(entry))} says that {what}: {quote}"


def the_note(entry: Entry) -> str:
    """Name the note of an entry within a sentence: the note dated 4 June 2026."""
    return f"the note {dated(entry)}"


_LONG = 160
"""The most letters of a sentence of a note to quote."""


def not_explained(row: Row) -> str:
    """Say what the plan does not say of an action that ended undone."""
    what = "who does the work now" if row.now.state == "transferred" else "why it ended"
    return f"The plan does not say {what}"


def done_undated(found: Matter) -> str:
    """Say which actions were done on an unknown date."""
    return f"{_these(found, 'done')} on an unknown date: {_numbers(found.numbers)}"


def ended_undated(found: Matter) -> str:
    """Say which actions ended on an unknown date without being done."""
    how = "transferred, or closed without being done,"
    return f"{_these(found, how)} on an unknown date: {_numbers(found.numbers)}"


def _these(found: Matter, how: str) -> str:
    number = len(found.numbers)
    were = grammar.agree(number, "was", "were")
    return f"{dates.count(number, 'action')} {were} {how}"


def _numbers(numbers: Sequence[str]) -> str:
    """List the numbers of actions, up to a few: 1.1, 1.2 and 4 more."""
    more = len(numbers) - _NAMED
    rest = [f"{more} more"] if more > 0 else []
    return listed([*numbers[:_NAMED], *rest])


def achieved_with_open(found: Matter) -> str:
    """Say that an outcome is assessed as fully achieved, but has open actions."""
    outcome, last = found.outcome, found.judgement
    if outcome is None or last is None:
        return ""
    still = requirements.open_though_achieved(outcome, found.plan, found.as_of)
    then = requirements.open_when_achieved(outcome, found.plan, found.as_of)
    which = grammar.agree(len(still), "action {} is open", "actions {} are open")
    if not still:
        which = grammar.agree(
            len(then), "action {} was open then", "actions {} were open then"
        )
    said = within(ACHIEVED[last.outcome_achieved])
    named = which.format(_numbers([action.id for action in still or then]))
    return f"The latest assessment ({_assessed_on(last)}) says {said}, but {named}"


def reported_done(found: Matter) -> str:
    """Say that an outcome was reported as done, and which actions are open."""
    outcome = found.outcome
    said = outcome and requirements.open_though_reported_done(
        outcome, found.plan, found.as_of
    )
    if not said:
        return ""
    entry = said.entry
    rating = within(rated(entry.rag, found.plan)) if entry.rag else ""
    when_ = f" {on(entry.date)}" if entry.date else f" ({within(of_entry(entry))})"
    how = (
        f"The entry for the outcome{when_} says {grammar.quoted(said.words, _LONG)}"
        if said.words
        else f"The outcome was {rating}{when_}"
    )
    which = grammar.agree(len(said.still), "action {} is", "actions {} are")
    now = [timeline.standing(each, found.plan, found.as_of) for each in said.still]
    late = " and overdue" if all(each.overdue for each in now) else ""
    named = which.format(_numbers([action.id for action in said.still]))
    return f"{how}, but {named} open{late}"


def more_time(now: Standing) -> str:
    """Say that more time was asked for, and until when; empty if it was not.

    If that date has passed, also say so, and when it was asked for.
    """
    asked = now.request.new_due_requested if now.request else None
    if now.request is None or asked is None:
        return ""
    said = f"More time asked for, until {asked.words}"
    if asked.last_day >= now.as_of:
        return said
    since = now.request.date
    when_ = f" (asked for {on(since)})" if since else ""
    return f"{said}, which has passed without an answer{when_}"


def waits_for_sign_off(row: Row) -> str:
    """Say since when an action is done and not signed off, in the board's words.

    It says "since" only if it is known when the work was done.
    """
    now, board = row.now, row.plan.board
    since = now.closed if now.status == "complete" else now.state_since
    when_ = f" since {since.words}" if since else " on an unknown date"
    if since and now.status == "complete" and not now.achieved_known:
        when_ = f", as reported {on(since)}"
    signed = within(state("signed-off", board))
    return f"{within(state(now.status, board))}{when_}, not yet {signed}"


def asks_for_time(now: Standing) -> str:
    """Say that more time was asked for, and until when; empty if it was not."""
    if now.request is None:
        return ""
    asked = f"more time asked for, {within(DATE_NOT_KNOWN)}"
    return within(more_time(now)) or asked


def none_to_decide(plan: Plan, rows: Iterable[Row]) -> str:
    """Say that no decision is waiting, as far as the plan could be read."""
    known = (row.now.state_known and row.now.reports_known for row in rows)
    if plan.unread or not all(known):
        return "0 decisions are known to be waiting. Not all of the plan could be read."
    return "No decision is waiting that the plan records."


def monitoring_silent(now: Standing) -> str:
    """Say for how long nothing was reported of an action that is being monitored."""
    return f"Being monitored, but {within(_not_monitored(now))}"


def _not_monitored(now: Standing) -> str:
    if now.monitored_known:
        return f"No report for {silent_for(now)}"
    return "It is not known if there was a recent report"


def nothing(now: Standing) -> str:
    """Return "no progress", or "no dated progress" if an undated entry may be newer."""
    undated = any(entry.date is None for entry in now.entries)
    return "no dated progress" if undated or not now.reports_known else "no progress"


def next_stage(now: Standing, most: int = 240) -> str:
    """Return the next stage of an action, by when, and if that date has passed."""
    if now.stage is None:
        return ""
    by = now.stage.next_due
    passed = " (passed)" if now.stage_passed else ""
    when_ = f", by {by.words}{passed}" if by else ""
    return f"Next{when_}: {first_paragraph(now.stage.next, most) or 'not said'}"


def own_review(row: Row) -> tuple[str, ...]:
    """Say when an action has its own reviews, and who does them; may be empty."""
    found, arranged = reviews.of_row(row), row.action.review
    if found is None:
        return ()
    said = []
    if found.passed:
        said.append(f"{_review_passed(row, found.passed)}.")
    if found.following:
        which = "first" if found.is_first else "next"
        said.append(f"The {which} review is due {on(found.following)}.")
    by = f"reviewed by {arranged.by}" if arranged.by else ""
    told = f"reported to {arranged.reports_to}" if arranged.reports_to else ""
    return (*said, f"{sentence(by, told)}.") if by or told else tuple(said)


def _review_passed(row: Row, due: Date) -> str:
    return (
        f"A review was due {on(due)}, but {nothing(row.now)} has been recorded for this"
        " action since"
    )


def _stage_passed(now: Standing) -> str:
    """Say that the next stage was not reported by its date."""
    by = now.stage.next_due if now.stage else None
    return f"Next stage not reported by its date, {by.words}" if by else ""


def _stage_in_full(now: Standing) -> str:
    """Say the same, and which stage that is."""
    what = first_paragraph(now.stage.next).rstrip(".") if now.stage else ""
    return f"{_stage_passed(now)}{f': {what}' if what else ''}"


def _replaced(row: Row) -> str:
    """Say that the action that replaces one was itself given up."""
    other = requirements.replaced_by_given_up(row.action, row.plan, row.now.as_of)
    if other is None:
        return ""
    then = timeline.standing(other, row.plan, row.now.as_of)
    how = within(state(then.status, row.plan.board))
    return f"Replaced by action {other.id}, which is itself {how}"


def figures_say(one: Contradiction) -> str:
    """Say what the figures of a measure show, against the assessment of its outcome."""
    name = grammar.quoted(one.measure)
    match one.verdict:
        case "worse":
            return f"{name} is worse: {one.start} at the start, {one.result} now"
        case "no change":
            return f"{name} has not changed: the figure is still {one.result}"
        case "met":
            return (
                f"{name} has reached its target of {one.target}: the figure is"
                f" {one.result}"
            )
        case _:
            return f"{name} is {one.result}, and its target was {one.target}"


def contradicted(found: Matter) -> str:
    """Say what the latest assessment of an outcome says, and what its figures show."""
    outcome, last = found.outcome, found.judgement
    if outcome is None or last is None:
        return ""
    said = within(ACHIEVED[last.outcome_achieved])
    against = timeline.against_its_figures(outcome, last)
    shown = "; ".join(figures_say(each) for each in against)
    return f"The latest assessment ({_assessed_on(last)}) says {said}, but {shown}"


def not_achieved(found: Matter) -> str:
    """Say that an outcome is not achieved, and what still needs to improve."""
    outcome, last = found.outcome, found.judgement
    if outcome is None or last is None:
        return ""
    left = first_paragraph(last.still_to_improve).rstrip(".")
    still = f". Still to improve: {left}" if left else ""
    said = within(ACHIEVED[last.outcome_achieved])
    now = [timeline.standing(a, found.plan, found.as_of) for a in outcome.actions]
    none_open = bool(now) and not any(each.is_open for each in now)
    closed = ", and all its actions are closed" if none_open else ""
    return f"The latest assessment is: {said} ({_assessed_on(last)}){closed}{still}"


def not_assessed(found: Matter) -> str:
    """Say since when the actions of an outcome are closed without an assessment."""
    if found.outcome is None:
        return ""
    closed = closed_when(found.outcome, found.plan, found.as_of)
    not_yet = difference_not_assessed(found.outcome, found.as_of)
    return f"All its actions {closed}, but {not_yet}"


def closed_when(outcome: Outcome, plan: Plan, as_of: date) -> str:
    """Say since when all actions of an outcome are closed, as far as it is known."""
    if since := requirements.closed_since(outcome, plan, as_of):
        return f"have been closed since {since.words}"
    now = [timeline.standing(action, plan, as_of) for action in outcome.actions]
    if len(now) == 1:
        return "are closed, on a date that is not known"
    none = not any(each.closed for each in now)
    return f"are closed, on dates that are not {'' if none else 'all '}known"


def difference_not_assessed(outcome: Outcome, as_of: date) -> str:
    """Say that nothing was assessed, or nothing since; an earlier assessment counts.

    Feedback alone is no assessment, and neither is one that is dated later.
    """
    again = " again since" if timeline.latest_verdict(outcome, as_of) else ""
    return f"the difference they made has not been assessed{again}"


def _assessed_on(last: Judgement) -> str:
    return on(last.date) if last.date else within(of_entry(last))


def rated(rating: str, plan: Plan) -> str:
    """Return a rating with its meaning as the legend has it: Rated red (Off track)."""
    meaning = first_paragraph(ratings.meaning(rating, plan), 60).rstrip(".")
    return f"Rated {rating} ({meaning})" if meaning else f"Rated {rating}"


def rerated(before: Standing, after: Standing, plan: Plan) -> str:
    """Say from which rating to which: from green (on track) to red (off track)."""
    was, now = (
        rated(each.rag, plan).removeprefix("Rated ") for each in (before, after)
    )
    return f"from {was} to {now}"


def no_update(now: Standing) -> str:
    """Say for how long an open action has had no update."""
    if not now.entries:
        return "No progress has been recorded"
    return f"No update for {silent_for(now)}"


def silent_for(now: Standing) -> str:
    """Say how long ago the last update was, counted like overdue time."""
    return dates.span(now.heard, now.as_of) if now.heard else "an unknown time"


def to_be_judged(outcome: Outcome) -> str:
    """Say that an outcome is ready to assess, and if it has nothing to compare."""
    asked = "All of its actions are closed. What difference have they made?"
    if readable.lacks(outcome, "desired_outcome", "baseline"):
        return (
            f"{asked} The plan does not give a desired outcome or a baseline to assess"
            " it against."
        )
    return asked


def no_action(found: Matter) -> str:
    """Say that an outcome has no action."""
    if found.outcome and found.outcome.recommendations:
        return "No action has been agreed for its recommendations"
    return "No action has been agreed for it"


def assured(given: Assurance, board: BoardSettings) -> str:
    """Say who gave an assurance that nothing needs to be done, and what shows it."""
    agency = board_names.agency(given.agency, board).words or "An agency not named"
    when_ = f" {on(given.date)}" if given.date else " on a date not recorded"
    said = first_paragraph(given.statement).rstrip(".")
    what = f"{agency} gave an assurance{when_} that nothing needs to be done"
    shown = "; ".join(given.evidence).rstrip(".")
    evidence = f"Evidence: {shown}" if shown else "No evidence is recorded"
    return f"{what}: {said}. {evidence}." if said else f"{what}. {evidence}."


def also_reported(outcome: Outcome, given: Assurance, plan: Plan, as_of: date) -> str:
    """Say what was reported of an outcome after an assurance; empty if nothing was.

    It says "since then" only if the dates of both are known to be in that order.
    """
    one = timeline.reported_since(outcome, given, as_of)
    if one is None:
        return ""
    after = one.date and given.date and one.date.first_day > given.date.last_day
    when_ = on(one.date) if one.date else within(of_entry(one))
    rating = f"{within(rated(one.rag, plan))}. " if one.rag else ""
    note = first_paragraph(one.note) or no_note(one)
    how = "Reported since then" if after else "Also reported"
    return f"{how}, {when_}: {rating}{note.rstrip('.')}."


def sentence(*parts: str) -> str:
    """Join phrases into a sentence: Overdue by 7 weeks; rated red; on hold."""
    given = [part for part in parts if part]
    first, rest = "".join(given[:1]), given[1:]
    return "; ".join([first[:1].upper() + first[1:], *map(within, rest)])


def within(words: str) -> str:
    """Write words as part of a sentence, in lower case; NFA and July 2025 stay so."""
    is_name = words[1:2].isupper() or _A_MONTH.match(words)
    return words if is_name else words[:1].lower() + words[1:]


_A_MONTH = re.compile(rf"(?:{'|'.join(dates.MONTHS)}) [0-9]")
"""Not "May have had no update"."""


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


def gap(found: Gap) -> str:
    """Say what could not be read, or is not counted, and why."""
    if found.counted_as:
        return (
            f"{found.file} is not counted, because {found.counted_as} has the same"
            " plan. If the file is a copy, move anything new to the other file, then"
            " delete the copy"
        )
    what = f"{found.what} of {found.file}" if found.what else found.file
    return f"{what} could not be read: {found.why}" if found.why else what


def incomplete(gaps: tuple[Gap, ...]) -> list[str]:
    """List what is missing from an output; empty if it is complete."""
    lost = [found for found in gaps if found.lost]
    empty = [found for found in gaps if not found.lost]
    said = (
        ["This is incomplete. It does not include what could not be read:"]
        if lost
        else []
    )
    said += [f"- {gap(found)}" for found in lost]
    said += ["These parts of the plan are empty:"] if empty else []
    return said + [f"- {gap(found)}" for found in empty]


def left_out_of(plan: Plan, as_of: date) -> str:
    """Say what the guidance asks for and the plan leaves out; empty if nothing is."""
    found = plan_left_out.of(plan, as_of)
    given = "; ".join(
        f"{one.what} ({one.number} of {one.asked} {one.of})" for one in found if one.of
    )
    said = [f"The plan does not give: {given}."] if given else []
    said += [f"The plan does not say {one.what}." for one in found if not one.of]
    return " ".join(said)


def doubts(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Say what is in doubt in a plan apart from its exceptions; empty if nothing is.

    What a plan leaves out is said here only if it has no exceptions.
    """
    found = exceptions.doubts(plan, portfolio)
    if found is None:
        return ()
    if found.listed:
        return (_reported(found.problems, "what the plan says"),)
    left = (left_out_of(plan, portfolio.as_of),) if found.left_out else ()
    return (*left, *_problems(found))


def all_doubts(portfolio: Portfolio) -> Iterator[str]:
    """Say what is in doubt in each plan, for a reader of the whole set.

    If only the number of problems is said of several plans, they are added up.
    """
    found = [(plan, exceptions.doubts(plan, portfolio)) for plan in portfolio.plans]
    counted = [each for _, each in found if each and each.listed]
    joint = len(counted) > 1
    for plan, each in found:
        if not (joint and each and each.listed):
            yield from (f"{plan.id}: {words}" for words in doubts(plan, portfolio))
    if joint:
        problems = [problem for each in counted for problem in each.problems]
        yield _reported(problems, f"what {len(counted)} plans say")


def _problems(found: Doubts) -> tuple[str, ...]:
    """Name what the rules find, up to a few problems, each once."""
    if not found.problems:
        return ()
    messages = list(dict.fromkeys(problem.message for problem in found.problems))
    more = len(messages) - _NAMED
    shown = [*messages[:_NAMED], *([f"And {more} more."] if more > 0 else [])]
    about = lint_words.counted(found.problems, "what the plan says", also=False)
    return (" ".join([f"{about}:", *shown]),)


def _reported(problems: Sequence[PlanProblem], where: str) -> str:
    """Count what the rules find apart from the exceptions, and say how to see it."""
    said = f"{lint_words.counted(problems, where, also=True)}."
    return " ".join(filter(None, [said, lint_words.see(problems)]))


def exceptions_of(plan: Plan, portfolio: Portfolio) -> tuple[str, ...]:
    """Say that a plan has no exceptions, with all that this means or what is in doubt.

    If it has exceptions, say only what else lint reports, which may be nothing.
    This alone gives the all-clear of page one.
    """
    if exceptions.of_one(plan, portfolio):
        return doubts(plan, portfolio)
    if (found := exceptions.doubts(plan, portfolio)) is not None:
        left = ("The summary says what the plan leaves out.",) if found.left_out else ()
        return (NONE_LISTED, *left, *_problems(found))
    return (_all_clear(plan, portfolio),)


def _all_clear(plan: Plan, portfolio: Portfolio) -> str:
    """Say what it means that there are no exceptions, of what there is in the plan."""
    is_open = any(row.now.is_open for row in portfolio.rows if row.plan is plan)
    held = within(state("on-hold", plan.board))
    actions = _OPEN_CLEAR.format(held=held) if is_open else "No action is open."
    dated = [outcome for outcome in plan.outcomes if outcome.due]
    late = any(
        outcome.due
        and outcome.due.last_day < portfolio.as_of
        and not timeline.is_achieved(outcome, portfolio.as_of)
        for outcome in dated
    )
    outcomes = _OUTCOMES_IN_TIME if dated and not late else ""
    return f"There are no exceptions. {actions} {_OUTCOMES_CLEAR}{outcomes}."


NONE_LISTED = (
    "No action or outcome is listed as an exception, but this does not mean that"
    " nothing needs attention."
)
_OPEN_CLEAR = (
    "Every open action has an owner, a due date that has not passed, and a recent"
    " enough update. No open action is {held}, has one of the 2 worst ratings, or has"
    " had its due date moved more than once."
)
_OUTCOMES_CLEAR = "Every outcome that needs an action has one"
_OUTCOMES_IN_TIME = ", and no outcome with a due date is past it without being achieved"


def personal_data(found: Sequence[PersonalData]) -> list[str]:
    """Warn of personal data, with where to look; empty if there is none."""
    kinds = (
        ("is hidden here", [each for each in found if each.hidden]),
        ("may be shown here (names of people)", [e for e in found if e.named]),
    )
    return [
        f"{PERSONAL} {what}: {_places(held, what)}. To see where, run: actionplan lint"
        for what, held in kinds
        if held
    ]


def _places(held: Sequence[PersonalData], what: str) -> str:
    counts = [each.hidden if "hidden" in what else each.named for each in held]
    said = [
        f"{dates.count(number, 'place')} in {each.plan}"
        for each, number in zip(held[:_NAMED], counts, strict=False)
    ]
    more = len(held) - _NAMED
    rest = f" and in {dates.count(more, 'more plan')}" if more > 0 else ""
    return f"{', '.join(said)}{rest}"


PERSONAL = "Personal data"
"""The start of the line about personal data."""


def left_out(portfolio: Portfolio) -> list[str]:
    """List everything that is missing from the figures, and any personal data.

    That is what was not read, not counted and not checked.
    """
    aside = not_looked_at(portfolio.aside)
    return [
        *personal_data(portfolio.personal),
        *incomplete(tuple(each for each in portfolio.gaps if not each.counted_as)),
        *(f"{gap(each)}." for each in portfolio.gaps if each.counted_as),
        *([aside] if aside else []),
    ]


def not_looked_at(names: Sequence[str]) -> str:
    """Name the files next to the plans that were not checked; may be empty."""
    if not names:
        return ""
    some, more = names[:_NAMED], len(names) - _NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"{ASIDE}, because they are not plan files: {', '.join(some)}{rest}."


ASIDE = "Not checked"
"""The start of the line about such files."""
_NAMED = 5
"""The most names in a sentence."""
_DATES = 24
"""The most due dates of rounds in a list."""


def reason(row: Row, most: int = 240) -> str:
    """Return the latest note, which gives the reason for any delay."""
    if not row.now.entries:
        return "No progress has been recorded."
    last = row.now.entries[-1]
    return f"{of_entry(last)}: {first_paragraph(last.note, most) or no_note(last)}"


def reasons(row: Row) -> tuple[str, ...]:
    """Return the latest note like `reason`, with each point on its own line."""
    if not row.now.entries:
        return (reason(row),)
    last = row.now.entries[-1]
    first, *more = first_points(last.note or no_note(last))
    return f"{of_entry(last)}: {first}", *more


def rating_note(row: Row, most: int = 240) -> str:
    """Return why an open action has a low rating: the note with it, and its date.

    If the note says "Red because ...", it begins there. It is empty if the rating is
    not an exception.
    """
    low = any(matter.kind in _RATINGS for matter in exceptions.of_row(row))
    rated = timeline.rated_by(row.now.entries) if low else None
    if rated is None:
        return ""
    because = rf"(?:(?<=\A)|(?<=[.;]\s)){re.escape(rated.rag)} because\b"
    said = re.search(because, rated.note, re.IGNORECASE)
    note = first_paragraph(rated.note[said.start() if said else 0 :], most)
    return f"{of_entry(rated)}: {note or no_note(rated)}"


def why_unrated(now: Standing) -> str:
    """Say why the rating of an action is not known."""
    if not now.rag_known:
        return "could not be read"
    if not now.reports_known:
        return "not all progress could be read"
    return "progress without a rating" if now.entries else "no progress recorded"


def no_note(entry: Entry | OutcomeEntry) -> str:
    """Say why an entry has no note: nothing is written, or what is written instead.

    Words that are no answer are given as they are, and said to be no answer.
    """
    unread = next((one for one in entry.unread_fields if one.field == "note"), None)
    if unread is None or not unread.written:
        return "no note recorded."
    how = "left open" if unread.left_open else "could not be read"
    return f'note {how}: "{unread.written}".'


def first_paragraph(note: str, most: int = 240) -> str:
    """Return the first paragraph of a note on one line, cut between words if long.

    Numbered points in it are separated by semicolons.
    """
    return _cut("; ".join(_first_lines(note)).replace(":; ", ": "), most)


def first_points(note: str, most: int = 240) -> tuple[str, ...]:
    """Return the first paragraph of a note, and each point in it on its own line."""
    kept: list[str] = []
    for line in _first_lines(note):
        left = most - sum(map(len, kept))
        if left < _FEW:
            return (*kept, "...")
        kept.append(_cut(line, left))
    return tuple(kept)


_FEW = 20
"""Fewer characters than this would be too little to show."""


def _first_lines(note: str) -> list[str]:
    first = re.split(r"\n[ \t]*\n", note.strip(), maxsplit=1)[0]
    return [" ".join(line.split()) for line in paragraphs.lines(first)]


def _cut(text: str, most: int) -> str:
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
    if not now.has_report and not now.reports_known:
        return "no progress that could be read"
    if not now.entries:
        return f"no progress recorded{_too_long(now)}"
    if not now.has_report:
        return "no dated progress recorded"
    return f"no update for {silent_for(now)}" if now.stale else ""


def _too_long(now: Standing) -> str:
    """Say that an action without any entry has had no update for too long."""
    return " for too long" if now.stale and not now.entries else ""


_MATTERS: dict[Kind, Callable[[Row], str]] = {
    "overdue": lambda row: overdue(row.now),
    "passed-in-words": lambda row: passed_in_words(row.now),
    "missed-rounds": lambda row: missed_rounds(row.now.missed),
    "late-milestone": lambda row: late_milestones(row.now),
    "stage-passed": lambda row: _stage_in_full(row.now),
    "review-passed": lambda row: (
        _review_passed(row, due) if (due := exceptions.review_passed(row)) else ""
    ),
    "no-date": no_date,
    "no-owner": lambda row: no_owner(row.now),
    "status-not-known": lambda _: (
        "Status not known: the latest report could not be read"
    ),
    "worst-rating": lambda row: rated(row.now.rag, row.plan),
    "worst-after-closing": lambda row: (
        f"{rated(row.now.rag, row.plan)}, although it is closed"
    ),
    "more-to-do": more_to_do,
    "milestone-left": lambda row: milestones_left(row.now),
    "monitoring-silent": lambda row: monitoring_silent(row.now),
    "next-worst-rating": lambda row: rated(row.now.rag, row.plan),
    "rating-not-known": lambda row: (
        f"{rated(row.now.rag, row.plan)}, which may be one of the 2 worst"
    ),
    "stale": lambda row: no_update(row.now),
    "silence-not-known": lambda _: (
        "May have had no update for too long: the date to count from is not known"
    ),
    "on-hold": lambda row: state("on-hold", row.plan.board),
    "time-requested": lambda row: more_time(row.now),
    "postponed-often": lambda row: capital(put_off(row.now)),
    "done-no-owner": lambda row: no_owner(row.now),
    "replaced-by-given-up": _replaced,
    "given-up-unexplained": not_explained,
    "owner-in-doubt": owner_in_doubt,
    "promise-passed": promise_passed,
    "note-otherwise": note_otherwise,
    "sign-off-in-doubt": sign_off_in_doubt,
    "disputed": disputed,
    "closed-incomplete": reason_for_closing,
}
_OF_PLAN: dict[Kind, Callable[[Matter], str]] = {
    "first-review-passed": first_review_passed,
    "review-in-words": review_in_words,
    "review-too-rare": review_too_rare,
    "outcome-overdue": outcome_overdue,
    "outcome-passed-in-words": outcome_passed_in_words,
    "outcome-rating": outcome_rating,
    "reported-done": reported_done,
    "contradicted": contradicted,
    "achieved-with-open": achieved_with_open,
    "not-achieved": not_achieved,
    "not-assessed": not_assessed,
    "no-action": no_action,
    "no-action-left": lambda _: (
        "Every action for it was given up, so nobody is working on it"
    ),
    "no-baseline": lambda _: "No outcome has a baseline, so no change can be measured",
    "done-undated": done_undated,
    "ended-undated": ended_undated,
    "same-words": same_words,
    "not-read": lambda found: f"Not checked: {found.part}",
    "left-empty": lambda found: f"Left empty: {found.part}",
}
