"""Write the papers for meetings: what has changed, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output import agenda_items, change_items
from actionplan.output.change_items import Covered
from actionplan.output.paper import Item, Paper, Section
from actionplan.plan import (
    changes,
    closing,
    exceptions,
    markings,
    meeting_dates,
    model,
    news,
    requirements,
    reviews,
    sentences,
    timeline,
)
from actionplan.plan.portfolio import sort_rows
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.plan.changes import Change, Kind
    from actionplan.plan.exceptions import Matter
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Portfolio, Row


def since(portfolio: Portfolio, day: date) -> Paper:
    """Write what has changed after *day*, up to the date of the portfolio."""
    until = portfolio.as_of
    before = change_items.on_or_before(day)
    period = Covered(day, until, f"since {dates.words(day)}", before)
    found = news.since(portfolio.plans, day, until)
    sections = [
        _counted(
            kind.replace(" ", "_"),
            change_items.own_word(kind, portfolio.plans) or change_items.TITLES[kind],
            "",
            tuple(change_items.item(c, period) for c in found if c.kind == kind),
        )
        for kind in changes.KINDS
    ]
    undated = changes.undated(portfolio.plans, day, until)
    if undated:
        items = tuple(change_items.undated(each) for each in undated)
        title = "Reported on an unknown date, possibly earlier"
        sections.append(_counted("undated", title, "", items))
    sections.append(_silence_not_known_now(portfolio))
    with_items = tuple(section for section in sections if section.items)
    known = [change for change in found if change.kind != "stale since unknown"]
    number = dates.count(len(known), "change")
    dated = " with a known date" if undated or len(known) < len(found) else ""
    about = f"{number}{dated} in {dates.count(len(portfolio.plans), 'plan')}."
    return Paper(
        format="actionplan-since/1",
        title=f"Changes since {dates.words(day)}, up to {dates.words(until)}",
        as_of=portfolio.as_of,
        about=(about,),
        gaps=tuple(sentences.left_out(portfolio)),
        sections=with_items,
        marking=markings.highest(portfolio.plans),
    )


def pack(
    portfolio: Portfolio,
    meeting: Meeting,
    last: Meeting | None,
    following: Meeting,
    *,
    made: date | None = None,
) -> Paper:
    """Make the paper for a *meeting*, with what is overdue on the report date.

    *last* is the previous meeting, or None if it is not known. *following* is the next
    one. Completed actions are listed since the last paper was *made*, or else since the
    last meeting.
    """
    period = _period(portfolio, last, made)
    found = news.since(portfolio.plans, period.after, portfolio.as_of)
    sections = (
        _to_decide(portfolio),
        _overdue(portfolio),
        *_matters(portfolio),
        _due(portfolio, following),
        *_due_in_month(portfolio, following),
        *_outcomes_due(portfolio, following),
        *_stages_passed(portfolio),
        *_reviewed_by(portfolio, following),
        *_silent(portfolio, following),
        _done(portfolio, found, period),
        *_checked(found, period, portfolio),
        *_rated_worse(found, period),
        *_done_some_time(portfolio),
        *_ended(found, period, portfolio),
        _to_be_judged(portfolio),
        *_doubts(portfolio),
    )
    number = dates.count(len(portfolio.plans), "plan")
    before = meeting_dates.last_words(last, portfolio.recorded or portfolio.as_of)
    about = (
        f"{number}, {dates.count(len(portfolio.rows), 'action')}."
        f" {before} {_next(following, portfolio)}",
        *_titles(portfolio.plans),
        *_recorded(portfolio, meeting),
    )
    return Paper(
        format="actionplan-agenda/1",
        title=f"Paper for the meeting {meeting.when}",
        as_of=portfolio.recorded or portfolio.as_of,
        about=about,
        gaps=tuple(sentences.left_out(portfolio)),
        sections=tuple(agenda_items.once(sections)),
        marking=markings.highest(portfolio.plans),
        facts={
            "overdue_on": portfolio.as_of.isoformat(),
            "meeting": date_facts(meeting),
            "last_meeting": date_facts(last) if last else None,
            "next_meeting": date_facts(following),
        },
    )


def _next(following: Meeting, portfolio: Portfolio) -> str:
    """Say when the next meeting is, or that there is none."""
    if not following.is_none:
        return f"The next meeting is {following.when}."
    if len(portfolio.plans) == 1:
        plan, clear = portfolio.plans[0], exceptions.is_clear(portfolio)
        return sentences.closed_plan(plan, portfolio.as_of, clear=clear)
    return "No action is open in any of these plans."


class ToRecord(NamedTuple):
    """How to record the dates of meetings."""

    words: str
    line: str
    """The line to add to a plan file."""


def to_record(following: Meeting, plans: Sequence[Plan]) -> ToRecord | None:
    """Say how to record meetings if the date of the next one is only assumed.

    That is for whoever prepares the paper, so no paper says it.
    """
    if not plans or following.source != "assumed" or following.is_after_recorded:
        return None
    where = "the plan file" if len(plans) == 1 else "each plan file"
    words = (
        "No meeting date is recorded, so the date of the next meeting is assumed. To"
        f" use the dates of your meetings, add this line at the end of {where}, at the"
        " left margin, with a date in place of each YYYY-MM-DD:"
    )
    return ToRecord(words, "meetings: [YYYY-MM-DD, YYYY-MM-DD]")


def _to_decide(portfolio: Portfolio) -> Section:
    """List what page one asks the meeting to decide, with the actions in full."""
    rows = sort_rows(portfolio.rows, "urgency")
    items = tuple(agenda_items.to_decide(portfolio, rows))
    lost = any(gap.lost for gap in portfolio.gaps)
    empty = sentences.none_to_decide(portfolio.plans, rows, portfolio.as_of, lost=lost)
    return _counted("to_decide", "To decide", empty, items)


def _overdue(portfolio: Portfolio) -> Section:
    """List what is overdue on the day of the meeting, and how much is so already."""
    rows = sort_rows(portfolio.rows, "urgency")
    late = [row for row in rows if row.now.overdue]
    made, day = portfolio.recorded, dates.words(portfolio.as_of)
    already = [row for row in late if made and row.now.due and made > _last_day(row)]
    before: tuple[str, ...] = ()
    if made and late:
        were = grammar.agree(len(already), "is", "are")
        before = (f"On {dates.words(made)}, {len(already)} of these {were} overdue.",)
    return _counted(
        "overdue",
        f"Overdue on {day}" if made else "Overdue",
        "Nothing is overdue."
        if exceptions.is_clear(portfolio)
        else _compared(rows, "overdue", whole=_whole(portfolio)),
        tuple(agenda_items.of_row(row, portfolio) for row in late),
        others=(*before, *_late_in_words(rows)),
    )


def _last_day(row: Row) -> date:
    return row.now.due.last_day if row.now.due else row.now.as_of


def _whole(portfolio: Portfolio) -> bool:
    """Return whether nothing is missing that would have been listed."""
    return not any(gap.lost and not gap.counted_as for gap in portfolio.gaps)


def _due(portfolio: Portfolio, following: Meeting) -> Section:
    """List what is due by the next meeting, if there is one."""
    if following.is_none:
        return Section("due", "", "", ())
    rows = sort_rows(portfolio.rows, "due")
    return _counted(
        "due",
        f"Due by {following.by_briefly}",
        f"No action is due {following.before}."
        if exceptions.is_clear(portfolio)
        else _others_due(rows, whole=_whole(portfolio)),
        tuple(
            agenda_items.of_row(row, portfolio)
            for row in rows
            if row.due_by(following.day)
        ),
    )


def _due_in_month(portfolio: Portfolio, following: Meeting) -> Iterator[Section]:
    """List what is due in the month of the next meeting, if anything is.

    Only the month is given, so it may be due before that meeting or after it.
    """
    items = (
        *(
            agenda_items.of_row(row, portfolio)
            for row in sort_rows(portfolio.rows, "due")
            if row.due_in_month_of(following)
        ),
        *(
            agenda_items.of_outcome(plan, outcome, f"Due {outcome.due.words}.")
            for plan in portfolio.plans
            for outcome in plan.outcomes
            if outcome.due
            and requirements.is_outcome_due_in_month_of(
                outcome, portfolio.as_of, following
            )
        ),
    )
    if items:
        month = dates.of(following.day)._replace(day=None).words
        title = f"Due in {month}, {following.month}"
        yield _counted("due_in_month", title, "", items)


def _silent(portfolio: Portfolio, following: Meeting) -> Iterator[Section]:
    """List what has had no update for too long, and what will have had none by then."""
    rows, day, by = sort_rows(portfolio.rows, "due"), portfolio.as_of, following.day
    clear, whole = exceptions.is_clear(portfolio), _whole(portfolio)
    until = f" unless there is one by {following.by_briefly}"
    told_by = portfolio.recorded or day
    for key, title, end, none, told in (
        ("stale", "", day, _NOW, None),
        ("going_stale", until, by, _UNTIL_THEN, told_by),
    ):
        if key == "going_stale" and following.is_none:
            yield Section(key, "", "", ())
            continue
        found = [row for row in rows if row.now.stale or _silent_by(row, end, told)]
        kept = [row for row in found if row.now.stale is (key == "stale")]
        yield (
            _counted(
                key,
                f"{_SILENT}{title}",
                _silent_nought(rows, end, none if clear else "", told, whole=whole),
                tuple(agenda_items.of_row(row, portfolio) for row in kept),
                others=_others("action", *_may_be_silent(rows, end, told)),
            )
        )


def _done(portfolio: Portfolio, found: Sequence[Change], period: Covered) -> Section:
    """List what was reported as done since the last meeting."""
    done = [c for c in found if c.kind in changes.DONE and not _was_done(c)]
    rows, after = portfolio.rows, period.after
    return _counted(
        "done",
        f"Reported as done {period.words}",
        "Nothing has been reported as done in that time."
        if exceptions.is_clear(portfolio)
        else _nought("action", _date_not_known(rows, after), whole=_whole(portfolio)),
        tuple(change_items.done(c, period) for c in done),
        others=_others(
            "action", _date_not_known((r for r in rows if not _in(r, done)), after)
        ),
    )


def _to_be_judged(portfolio: Portfolio) -> Section:
    """List the outcomes that are ready to assess, with what to assess them against."""
    ready = tuple(
        agenda_items.of_outcome(
            plan, outcome, sentences.to_be_judged(outcome, plan, portfolio.as_of)
        )
        for plan in portfolio.plans
        for outcome in plan.outcomes
        if closing.is_ready_to_assess(outcome, plan, portfolio.as_of)
    )
    unknown = _readiness_not_known(portfolio)
    return _counted(
        "to_be_judged",
        "Outcomes ready to assess",
        "No outcome is ready to assess."
        if exceptions.is_clear(portfolio)
        else _nought("outcome", unknown, whole=_whole(portfolio)),
        ready,
        others=_others("outcome", unknown),
    )


NOT_ACHIEVED = "Outcomes with no change, or not yet achieved with no open action"
_MATTERS: dict[exceptions.Kind, tuple[str, str]] = {
    "passed-in-words": ("passed_in_words", "With a date in words that has passed"),
    "may-be-overdue": ("may_be_overdue", "May be overdue"),
    "missed-rounds": ("missed_rounds", "With missed rounds"),
    "late-milestone": (
        "late_milestone",
        "Milestones not recorded as reached by the due date",
    ),
    "promise-passed": (
        "promise_passed",
        "A date promised in the latest note has passed",
    ),
    "time-requested": ("time_requested", "More time asked for"),
    "no-date": ("no_date", "Open without a known due date"),
    "no-owner": ("no_owner", "Open without a known owner"),
    "owner-in-doubt": ("owner_in_doubt", "Owner in doubt"),
    "note-otherwise": ("note_otherwise", "Open, but the note says otherwise"),
    "status-not-known": ("status_not_known", "Status not known"),
    "worst-rating": ("worst_rating", "With the worst rating"),
    "worst-after-closing": ("worst_after_closing", "Closed but rated low"),
    "more-to-do": ("more_to_do", "Done, but possibly not complete"),
    "sign-off-in-doubt": ("sign_off_in_doubt", "Sign-off in doubt"),
    "milestone-left": (
        "milestone_left",
        "Done, but with a milestone not recorded as reached",
    ),
    "monitoring-silent": (
        "monitoring_silent",
        "Being monitored, without a recent report",
    ),
    "next-worst-rating": ("next_worst_rating", "With the next-worst rating"),
    "rating-not-known": (
        "rating_not_known",
        "With a rating that may be one of the 2 worst",
    ),
    "silence-not-known": (
        "silence_not_known",
        "May have had no update for too long",
    ),
    "on-hold": ("on_hold", "On hold"),
    "postponed-often": ("postponed_often", "Due date moved more than once"),
    "done-no-owner": ("done_no_owner", "Done without a known owner"),
    "replaced-by-given-up": (
        "replaced_by_given_up",
        "Replaced by an action that was given up",
    ),
    "given-up-unexplained": (
        "given_up_unexplained",
        "Ended without being done, and not explained",
    ),
    "first-review-passed": (
        "first_review_passed",
        "First review passed with nothing recorded",
    ),
    "disputed": ("disputed", "Ended without being done, and disputed"),
    "closed-incomplete": (
        "closed_incomplete",
        "Closed without completion, with a reason",
    ),
    "review-in-words": ("review_in_words", "Review interval given only in words"),
    "review-too-rare": ("review_too_rare", "Reviewed less often than every 6 months"),
    "outcome-overdue": ("outcome_overdue", "Outcomes overdue"),
    "outcome-passed-in-words": (
        "outcome_passed_in_words",
        "Outcomes whose own words give a date that has passed",
    ),
    "outcome-rating": ("outcome_rating", "Outcomes rated low"),
    "reported-done": (
        "reported_done",
        "Outcomes reported as done with an open action",
    ),
    "contradicted": (
        "contradicted",
        "Outcomes whose assessment is contradicted by its figures",
    ),
    "later-figure": (
        "later_figure",
        "Outcomes with a later figure that misses its target",
    ),
    "count-below": (
        "count_below",
        "Outcomes assessed as fully achieved with a count below the target",
    ),
    "figure-worse": ("figure_worse", "Outcomes with a figure that got worse"),
    "achieved-with-open": (
        "achieved_with_open",
        "Outcomes assessed as fully achieved, with an action open then or now",
    ),
    "not-achieved": ("not_achieved", NOT_ACHIEVED),
    "not-assessed": (
        "not_assessed",
        "Outcomes not assessed since their actions were closed",
    ),
    "no-action": ("no_action", "Outcomes without an action"),
    "no-action-left": ("no_action_left", "Outcomes with no action left"),
    "no-baseline": ("no_baseline", "Without a baseline for any outcome"),
    "same-words": ("same_words", "The same words in several actions"),
}
"""The exceptions that have a section only if there are any.

Overdue actions, and actions with no update for too long, always have one. Passed stages
and reviews have one with those to come, and actions that were closed on an unknown date
have one too. What could not be read is listed at the top.
"""

ENDED = "Transferred, or closed without being done"
"""The start of the headings for what has left a plan."""
_CHECKED: dict[Kind, str] = {
    "being monitored": "Newly monitored",
    "signed off": "Signed off",
    "embedded": "Embedded",
}
"""The starts of the headings for what happens to work that was reported as done."""
_SILENT = "No update for too long"
STAGES_PASSED = "Next stages not reported by their date"
"""The heading for planned stages whose date has passed."""
DOUBTS = "Plans that leave something out, or with other points to check"
"""The heading for what prevents an all-clear, apart from what is listed."""
HEADINGS = (
    *change_items.TITLES.values(),
    *(title for _, title in _MATTERS.values()),
    *_CHECKED.values(),
    *(STAGES_PASSED, ENDED, DOUBTS),
)
"""The headings of the papers."""


_NONE = "None."
"""What is below a heading that is always there, if it is certain that nothing is."""
_NOW = "No open action has gone too long without an update."
_UNTIL_THEN = "By then, no open action will have gone too long without an update."


def _silent_nought(
    rows: Sequence[Row], by: date, clear: str, told: date | None, *, whole: bool
) -> str:
    """Say that no action is known to have had no update for too long.

    *clear* is the sentence to use if there are no exceptions, unless the result depends
    on an entry that has only a month.
    """
    unknown, by_a_month = _may_be_silent(rows, by, told)
    if clear and not unknown and not by_a_month:
        return clear
    return _nought("action", unknown, by_a_month, whole=whole)


def _may_be_silent(rows: Sequence[Row], by: date, told: date | None) -> tuple[int, str]:
    """Count the other actions that may be silent, and say what depends on a month."""
    rows = [row for row in rows if row.now.is_open and not _silent_by(row, by, told)]
    known = [row for row in rows if not _silence_not_known(row, by)]
    end = sentences.by_a_month(sum(row.may_be_silent_by(by) for row in known))
    return len(rows) - len(known), f"{end}." if end else ""


def _silence_not_known(row: Row, by: date) -> bool:
    """Return whether an entry without a known date decides if it is silent then."""
    fresh = row.now.fresh_until
    late = fresh is not None and fresh < by
    return row.now.silence_not_known or (late and not row.now.heard_known)


def _others(what: str, unknown: int, end: str = "") -> tuple[str, ...]:
    """Say of how many that are not listed it is not known whether they should be."""
    other = dates.count(unknown, f"other {what}")
    said = f"For {other}, this is not known." if unknown else ""
    return tuple(filter(None, (said, end)))


def _in(row: Row, found: Sequence[Change]) -> bool:
    return any(change.action is row.action for change in found)


def _nought(what: str, unknown: int, end: str = "", *, whole: bool) -> str:
    """Say that there is nothing to list, or what is not known.

    *unknown* is for how many this is not known. If the plans are not *whole*, some may
    be in what could not be read.
    """
    said = []
    if unknown:
        said.append(f"For {dates.count(unknown, what)}, this is not known.")
    if not whole:
        said.append(f"Some {what}s may be in what could not be read.")
    return " ".join(filter(None, (*said, end))) or _NONE


def _date_not_known(rows: Iterable[Row], after: date) -> int:
    """Count the actions with an entry that may say that they were done after a date.

    An entry that does not report completion says no such thing.
    """
    return sum(
        not row.now.reports_known
        or any(
            each.date is None
            and each.state in model.DONE
            and timeline.may_be_after(each, row.action, row.plan, after)
            for each in row.now.entries
        )
        for row in rows
    )


def _readiness_not_known(portfolio: Portfolio) -> int:
    """Count the outcomes that may be ready to assess."""
    read = {id(row.action): row.now for row in portfolio.rows}
    return sum(
        not outcome.actions_known
        or any(not read[id(action)].state_known for action in outcome.actions)
        for plan in portfolio.plans
        for outcome in plan.outcomes
        if not timeline.to_be_judged(outcome, plan, portfolio.as_of)
    )


def _stages_passed(portfolio: Portfolio) -> Iterator[Section]:
    """List the actions whose next stage should have been reported, if there are any."""
    rows = sort_rows(portfolio.rows, "due")
    passed = [row for row in rows if row.now.stage_passed]
    if passed:
        items = tuple(agenda_items.of_row(row, portfolio) for row in passed)
        yield _counted("next_passed", STAGES_PASSED, "", items)


def _silence_not_known_now(portfolio: Portfolio) -> Section:
    """List the actions that may newly have had no update for too long.

    No day is known from which this is so, and none from which it is not.
    """
    key, title = _MATTERS["silence-not-known"]
    found = exceptions.of(portfolio)
    items = tuple(
        agenda_items.of_matter(m, portfolio)
        for m in found
        if m.kind == "silence-not-known"
    )
    return _counted(key, title, "", items)


def _matters(portfolio: Portfolio) -> Iterator[Section]:
    """Make a section for each kind of exception there is."""
    found = exceptions.of(portfolio)
    for kind, (key, title) in _MATTERS.items():
        alike = [m for m in found if m.kind == kind]
        items = tuple(agenda_items.of_matter(m, portfolio) for m in alike)
        own = _own_state(kind, portfolio.plans) or _rating(alike) or title
        if items:
            yield _counted(key, own, "", items)


def _rating(alike: Sequence[Matter]) -> str:
    """Name the low rating that actions have, if they all have the same."""
    rated = {m.row.now.rag.lower() for m in alike if m.row and m.kind in _LOW}
    return f"Rated {rated.pop()}" if len(rated) == 1 else ""


_LOW = ("worst-rating", "next-worst-rating")


def _doubts(portfolio: Portfolio) -> Iterator[Section]:
    """List the plans that leave something out or have problems, if there are any."""
    found = [(p, sentences.doubts(p, portfolio)) for p in portfolio.plans]
    items = tuple(
        Item(p.id, p.title, words, {"name": p.id, "words": [*words]})
        for p, words in found
        if words
    )
    if items:
        yield _counted("doubts", DOUBTS, "", items)


def _outcomes_due(portfolio: Portfolio, following: Meeting) -> Iterator[Section]:
    """List the outcomes to be achieved by the next meeting, if there are any."""
    items = tuple(
        agenda_items.of_outcome(plan, outcome, f"Due {outcome.due.words}.")
        for plan in portfolio.plans
        for outcome in plan.outcomes
        if outcome.due
        and requirements.is_outcome_due_by(outcome, portfolio.as_of, following.day)
    )
    if items:
        yield _counted(
            "outcomes_due", f"Outcomes due by {following.by_briefly}", "", items
        )


def _reviewed_by(portfolio: Portfolio, following: Meeting) -> Iterator[Section]:
    """List the actions whose own reviews are due by the next meeting, if any are.

    It also says for how many this is not known.
    """
    own = [(row, reviews.of_row(row)) for row in portfolio.rows]
    rows = [row for row, review in own if review and review.is_due_by(following.day)]
    unknown = sum(review is not None and not review.is_known for _, review in own)
    if rows or unknown:
        title = f"Reviews of individual actions due by {following.by_briefly}"
        items = tuple(
            agenda_items.of_row(row, portfolio, *sentences.own_review(row))
            for row in rows
        )
        none = _nought("action", unknown, whole=_whole(portfolio))
        others = _others("action", unknown)
        yield _counted("reviews", title, none, items, others=others)


def _was_done(change: Change) -> bool:
    """Return whether it only says more of work that had been reported as done."""
    before = change.before
    return change.kind in _CHECKED and bool(before and before.state in model.DONE)


def _checked(
    found: Iterable[Change], period: Covered, portfolio: Portfolio
) -> Iterator[Section]:
    """List what was signed off, or the like, after it had been reported as done."""
    later = [change for change in found if _was_done(change)]
    for kind, title in _CHECKED.items():
        items = tuple(change_items.done(c, period) for c in later if c.kind == kind)
        if items:
            own = change_items.own_word(kind, portfolio.plans) or title
            yield _counted(kind.replace(" ", "_"), f"{own} {period.words}", "", items)


def _rated_worse(found: Iterable[Change], period: Covered) -> Iterator[Section]:
    """List the actions whose rating has got worse, if there are any."""
    worse = [change for change in found if change.kind == "rated worse"]
    if worse:
        items = tuple(change_items.item(change, period) for change in worse)
        title = f"{change_items.TITLES['rated worse']} {period.words}"
        yield _counted("rated_worse", title, "", items)


def _done_some_time(portfolio: Portfolio) -> Iterator[Section]:
    """List the actions done on an unknown date, which may be recent."""
    rows = [row for row in portfolio.rows if row.now.state in model.DONE]
    undated = [row for row in rows if row.now.closed_undated]
    if undated:
        items = tuple(agenda_items.of_row(row, portfolio) for row in undated)
        yield _counted("done_undated", "Done on an unknown date", "", items)


def _ended(
    found: Sequence[Change], period: Covered, portfolio: Portfolio
) -> Iterator[Section]:
    """List once what has left the plan without being done, with where it went."""
    ended = [change for change in found if change.kind in changes.ENDED]
    if ended:
        items = tuple(change_items.done(change, period) for change in ended)
        yield _counted("ended", f"{ENDED}, {period.words}", "", items)
    rows = [row for row in portfolio.rows if row.now.state in model.ENDED]
    undated = [row for row in rows if row.now.closed_undated]
    if undated:
        title = f"{ENDED}, on an unknown date"
        items = tuple(agenda_items.of_row(row, portfolio) for row in undated)
        yield _counted("ended_undated", title, "", items)


def _own_state(kind: exceptions.Kind, plans: Iterable[Plan]) -> str:
    boards = (plan.board for plan in plans)
    return sentences.own_word("on-hold", *boards) if kind == "on-hold" else ""


def _compared(rows: Sequence[Row], what: str, *, whole: bool) -> str:
    """Say that no action with a known due date is overdue, or due by then."""
    still = [row for row in rows if row.now.is_open]
    dated = sum(row.now.due is not None for row in still)
    if whole and not still:
        return _NONE
    passed = " ".join(("", *_late_in_words(rows))) if what == "overdue" else ""
    if not dated:
        return f"This is not known: {sentences.NO_DATES}.{passed}"
    are = grammar.agree(0, "is", "are", of=dated)
    number = dates.count(dated, "open action")
    return f"0 of {number} with a due date {are} {what}.{passed}"


def _late_in_words(rows: Sequence[Row]) -> tuple[str, ...]:
    """Say how many more are late by an unknown time, so that 0 is not all there is."""
    number = sum(row.now.passed_in_words for row in rows)
    at_once = sum(row.now.may_be_overdue for row in rows)
    have = grammar.agree(number, "has a date", "have dates")
    has = grammar.agree(number, "has", "have")
    passed = f"{dates.count(number, 'action')} {have} in words that {has} passed."
    asked = f"{dates.count(at_once, 'action')} may be overdue, on an unknown date."
    return (*([passed] if number else []), *([asked] if at_once else []))


def _others_due(rows: Sequence[Row], *, whole: bool) -> str:
    """Say that no action but those that are overdue is known to be due by then.

    An overdue action is due by then as well, so it is not among those compared.
    """
    others = [row for row in rows if not row.now.overdue]
    if len(others) == len(rows):
        return _compared(rows, "due by then", whole=whole)
    dated = sum(row.now.is_open and row.now.due is not None for row in others)
    if not dated:
        return "Apart from the overdue actions, no open action has a known due date."
    are = grammar.agree(0, "is", "are", of=dated)
    number = dates.count(dated, "other open action")
    return f"0 of {number} with a due date {are} due by then."


def _counted(
    key: str,
    title: str,
    empty: str,
    items: tuple[Item, ...],
    others: tuple[str, ...] = (),
) -> Section:
    """Make a section; *others* is what is not known, which *empty* says too."""
    before = others if items else ()
    return Section(key, f"{title} ({len(items)})", empty, items, before=before)


def _period(portfolio: Portfolio, last: Meeting | None, made: date | None) -> Covered:
    """Return the period for which closed actions are listed.

    If no meeting is known, it begins one review interval ago.
    """
    until = portfolio.as_of
    if made:
        since = f"since the last paper, made on {dates.words(made)}"
        return Covered(made, until, since, "before the last paper")
    if last:
        since = f"since {last.since_briefly}"
        return Covered(last.news_after, until, since, "before the last meeting")
    lately = meeting_dates.lately(portfolio.plans, until)
    return Covered(lately.after, until, f"in {lately.words}", "earlier")


def date_facts(meeting: Meeting) -> dict[str, str | None]:
    """Return the date of a meeting for programs, if it is recorded, and its words.

    If only the month is known, the date is the month.
    """
    known = meeting.source in ("given", "recorded")
    return {"date": str(meeting.on) if known else None, "words": meeting.words}


_NAMED = 5
"""The most plans whose titles are listed at the start."""


def _titles(plans: Sequence[Plan]) -> Iterator[str]:
    if len(plans) <= _NAMED:
        yield from (f"{plan.id}: {plan.title}" for plan in plans)


def _recorded(portfolio: Portfolio, meeting: Meeting) -> Iterator[str]:
    """Say up to which date entries count, and for which date overdue is worked out.

    This is printed if the paper was made before the meeting, or if the day of the
    meeting is not known.
    """
    day = dates.words(portfolio.as_of)
    if portfolio.recorded:
        first = ", the first day of that month" if meeting.is_month else ""
        yield (
            f"This paper has what was recorded by {dates.words(portfolio.recorded)}."
            f" What is late or has had no update is worked out for {day}{first}."
        )
    elif meeting.is_month:
        yield (
            f"This paper has what was recorded by {day}. What is late or has had no"
            " update is worked out for that date."
        )


def _silent_by(row: Row, day: date, told: date | None) -> bool:
    """Return whether an open action has certainly had no update for too long by *day*.

    If the date of its latest update is not known, that was on *told* at the latest.
    """
    now = row.now
    if not now.is_open:
        return False
    if now.fresh_until and now.fresh_until < day and now.heard_known:
        return True
    if told is None or not (now.silence_not_known or not now.heard_known):
        return False
    return timeline.fresh_up_to(dates.of(told), row.action, row.plan) < day
