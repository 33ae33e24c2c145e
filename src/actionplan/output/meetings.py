"""Write the papers for meetings: what has changed, and what is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from actionplan.output.paper import Item, Paper, Section, from_to
from actionplan.plan import (
    board_names,
    changes,
    exceptions,
    markings,
    meeting_dates,
    model,
    requirements,
    reviews,
    sentences,
    timeline,
)
from actionplan.plan.portfolio import sort_rows
from actionplan.plan.timeline import Due
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.plan.changes import Change, Kind, Undated
    from actionplan.plan.exceptions import Matter
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Action, Judgement, Outcome, Plan, State
    from actionplan.plan.portfolio import Portfolio, Row
    from actionplan.plan.timeline import Standing

_TITLES: dict[Kind, str] = {
    "complete": "Completed",
    "done again": "Recurring work done",
    "being monitored": "Complete, being monitored",
    "signed off": "Signed off",
    "embedded": "Embedded",
    "overdue": "Newly overdue",
    "overdue for a time": "Overdue for part of the time, or overdue again",
    "not dated": "Still without a due date",
    "more time asked for": "More time asked for",
    "more time declined": "More time declined",
    "stale": "New: no update for too long",
    "stale for a time": "No update for too long: part of the time, or again",
    "moved": "Due dates moved",
    "reopened": "Reopened",
    "started": "Started",
    "first report": "First update",
    "put on hold": "Put on hold",
    "resumed": "Resumed",
    "withdrawn": "Withdrawn",
    "superseded": "Superseded",
    "transferred": "Transferred",
    "closed incomplete": "Closed without completion",
    "handed over": "Handed over",
    "judged": "Outcomes assessed",
    "outcome reported": "Progress on outcomes",
    "added": "Actions added",
    "agreed": "Plans agreed",
    "published": "Plans published",
    "corrected": "Corrections",
    "reported": "Other progress",
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


def since(portfolio: Portfolio, day: date) -> Paper:
    """Write what has changed after *day*, up to the date of the portfolio."""
    until = portfolio.as_of
    all_found = changes.between(portfolio.plans, day, until)
    found = changes.seen_from(all_found, day, until)
    sections = [
        _counted(
            kind.replace(" ", "_"),
            _own_word(kind, portfolio.plans) or _TITLES[kind],
            "",
            tuple(_item(c) for c in found if c.kind == kind),
        )
        for kind in changes.KINDS
    ]
    undated = changes.undated(portfolio.plans, day, until)
    if undated:
        items = tuple(_undated(each) for each in undated)
        title = "Reported on an unknown date, possibly earlier"
        sections.append(_counted("undated", title, "", items))
    with_items = tuple(section for section in sections if section.items)
    number = dates.count(len(found), "change")
    dated = " with a known date" if undated else ""
    about = f"{number}{dated} in {dates.count(len(portfolio.plans), 'plan')}."
    return Paper(
        format="actionplan-since/1",
        title=f"Changes from {from_to(day + timedelta(1), portfolio.as_of)}",
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
    by = following.day
    since, when = _since(portfolio, last, made)
    rows = sort_rows(portfolio.rows, "due")
    late = [r for r in sort_rows(portfolio.rows, "urgency") if r.now.overdue]
    soon = [r for r in rows if r.due_by(by)]
    silent = [r for r in rows if r.now.stale]
    going = [r for r in rows if _silent_by(r, by) and not r.now.stale]
    all_found = changes.between(portfolio.plans, since, portfolio.as_of)
    found = changes.seen_from(all_found, since, portfolio.as_of)
    done = [c for c in found if c.kind in changes.DONE]
    ended = [c for c in found if c.kind in changes.ENDED]
    ready = [
        (plan, outcome)
        for plan in portfolio.plans
        for outcome in plan.outcomes
        if timeline.to_be_judged(outcome, plan, portfolio.as_of)
    ]
    clear = exceptions.is_clear(portfolio)
    sections = (
        _counted(
            "overdue",
            "Overdue",
            "Nothing is overdue." if clear else _compared(portfolio.rows),
            tuple(
                _row(
                    r,
                    f"{sentences.standing(r)}. Due: {sentences.due(r.now)}.",
                    *sentences.reasons(r),
                )
                for r in late
            ),
        ),
        *_matters(portfolio),
        _counted(
            "due",
            f"Due by {following.by}",
            f"No action is due {following.before}." if clear else _NOUGHT,
            tuple(_row(r, f"Due {sentences.due(r.now)}.", _next(r)) for r in soon),
        ),
        *_outcomes_due(portfolio, following),
        *_reviewed_by(portfolio, following),
        _counted(
            "stale",
            "No update for too long",
            _silent_nought(rows, portfolio.as_of, _NOW if clear else ""),
            tuple(_row(r, *_silence(r)) for r in silent),
        ),
        _counted(
            "going_stale",
            f"No update for too long unless there is one by {following.by}",
            _silent_nought(rows, by, _UNTIL_THEN if clear else ""),
            tuple(_row(r, *_silence(r)) for r in going),
        ),
        _counted(
            "done",
            f"Reported as done {when}",
            "Nothing has been reported as done since then." if clear else _NOUGHT,
            tuple(_done(c, portfolio.as_of) for c in done),
        ),
        *_done_some_time(portfolio),
        *_ended(ended, when, portfolio),
        _counted(
            "to_be_judged",
            "Outcomes ready to assess",
            "No outcome is ready to assess." if clear else "0 outcomes.",
            tuple(_outcome(plan, outcome) for plan, outcome in ready),
        ),
    )
    number = dates.count(len(portfolio.plans), "plan")
    about = (
        f"{number}, {dates.count(len(portfolio.rows), 'action')}."
        f" {_last_words(last)} The next meeting is {following.when}.",
        *_titles(portfolio.plans),
        *_recorded(portfolio, meeting),
    )
    return Paper(
        format="actionplan-agenda/1",
        title=f"Paper for the meeting {meeting.when}",
        as_of=portfolio.as_of,
        about=about,
        gaps=tuple(sentences.left_out(portfolio)),
        sections=sections,
        marking=markings.highest(portfolio.plans),
        facts={
            "meeting": _told(meeting),
            "last_meeting": _told(last) if last else None,
            "next_meeting": _told(following),
        },
    )


_NOUGHT = "0 actions."
_MATTERS: dict[exceptions.Kind, tuple[str, str]] = {
    "missed-rounds": ("missed_rounds", "With missed rounds"),
    "late-milestone": (
        "late_milestone",
        "Milestones not recorded as reached by the due date",
    ),
    "time-requested": ("time_requested", "More time asked for"),
    "no-date": ("no_date", "Open without a known due date"),
    "no-owner": ("no_owner", "Open without a known owner"),
    "status-not-known": ("status_not_known", "Status not known"),
    "worst-rating": ("worst_rating", "With the worst rating"),
    "worst-after-closing": ("worst_after_closing", "Closed but rated low"),
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
    "review-in-words": ("review_in_words", "Review interval given only in words"),
    "review-too-rare": ("review_too_rare", "Reviewed less often than every 6 months"),
    "outcome-overdue": ("outcome_overdue", "Outcomes overdue"),
    "outcome-rating": ("outcome_rating", "Outcomes rated low"),
    "no-action": ("no_action", "Outcomes without an action"),
    "no-baseline": ("no_baseline", "Without a baseline for any outcome"),
    "same-words": ("same_words", "The same words in several actions"),
}
"""The exceptions that have a section only if there are any.

Overdue actions, and actions with no update for too long, always have one. What could
not be read is listed at the top.
"""

ENDED = "Transferred, or closed without being done"
"""The start of the headings for what has left a plan."""
HEADINGS = (*_TITLES.values(), *(title for _, title in _MATTERS.values()), ENDED)
"""The headings of the papers."""


_NOW = "No open action has gone too long without an update."
_UNTIL_THEN = "By then, no open action will have gone too long without an update."


def _silent_nought(rows: Iterable[Row], by: date, clear: str) -> str:
    """Say that no action is known to have had no update for too long.

    *clear* is the sentence to use if there are no exceptions, unless the result depends
    on an entry that has only a month.
    """
    rows = [row for row in rows if row.now.is_open and not _silent_by(row, by)]
    by_a_month = sum(row.may_be_silent_by(by) for row in rows)
    if clear and not by_a_month:
        return clear
    unknown = sum(row.now.silence_not_known for row in rows)
    number = dates.count(unknown, "action")
    may = f" For {number}, this is not known." if unknown else ""
    end = sentences.by_a_month(by_a_month)
    return f"{_NOUGHT}{may}{f' {end}.' if end else ''}"


def _matters(portfolio: Portfolio) -> Iterator[Section]:
    """Make a section for each kind of exception there is."""
    found = exceptions.of(portfolio)
    for kind, (key, title) in _MATTERS.items():
        items = tuple(_matter(m) for m in found if m.kind == kind)
        own = _own_state(kind, portfolio.plans) or title
        if items:
            yield _counted(key, own, "", items)


def _outcomes_due(portfolio: Portfolio, following: Meeting) -> Iterator[Section]:
    """List the outcomes to be achieved by the next meeting, if there are any."""
    items = tuple(
        _due_outcome(plan, outcome)
        for plan in portfolio.plans
        for outcome in plan.outcomes
        if requirements.is_outcome_due_by(outcome, portfolio.as_of, following.day)
    )
    if items:
        yield _counted("outcomes_due", f"Outcomes due by {following.by}", "", items)


def _due_outcome(plan: Plan, outcome: Outcome) -> Item:
    words = f"Due {outcome.due.words}." if outcome.due else ""
    item = _outcome(plan, outcome)
    return item._replace(lines=(words,), facts={**item.facts, "words": [words]})


def _reviewed_by(portfolio: Portfolio, following: Meeting) -> Iterator[Section]:
    """List the actions whose own reviews are due by the next meeting, if any are."""
    rows = [
        row
        for row in portfolio.rows
        if (review := reviews.of_row(row)) and review.is_due_by(following.day)
    ]
    if rows:
        title = f"Reviews of individual actions due by {following.by}"
        items = tuple(_row(row, *sentences.own_review(row)) for row in rows)
        yield _counted("reviews", title, "", items)


def _done_some_time(portfolio: Portfolio) -> Iterator[Section]:
    """List the actions done on an unknown date, which may be recent."""
    rows = [row for row in portfolio.rows if row.now.state in model.DONE]
    undated = [row for row in rows if row.now.closed is None]
    if undated:
        items = tuple(map(_closed, undated))
        yield _counted("done_undated", "Done on an unknown date", "", items)


def _ended(
    ended: Sequence[Change], when: str, portfolio: Portfolio
) -> Iterator[Section]:
    """List once what has left the plan without being done, with where it went."""
    if ended:
        items = tuple(_done(change, portfolio.as_of) for change in ended)
        yield _counted("ended", f"{ENDED}, {when}", "", items)
    rows = [row for row in portfolio.rows if row.now.state in model.ENDED]
    undated = [row for row in rows if row.now.closed is None]
    if undated:
        title = f"{ENDED}, on an unknown date"
        yield _counted("ended_undated", title, "", tuple(map(_closed, undated)))


def _closed(row: Row) -> Item:
    return _row(row, f"{sentences.standing(row)}.", *sentences.reasons(row))


def _own_state(kind: exceptions.Kind, plans: Iterable[Plan]) -> str:
    boards = (plan.board for plan in plans)
    return sentences.own_word("on-hold", *boards) if kind == "on-hold" else ""


def _matter(matter: Matter) -> Item:
    words = f"{sentences.matter(matter)}."
    if matter.row is not None:
        return _row(matter.row, words, *sentences.reasons(matter.row))
    title = matter.part or matter.plan.title
    about = _about(matter.outcome, matter.plan) if matter.outcome else title
    return Item(matter.name, about, (words,), {"name": matter.name, "words": [words]})


def _compared(rows: Iterable[Row]) -> str:
    """Say that no action with a known due date is overdue."""
    dated = sum(row.now.is_open and row.now.due is not None for row in rows)
    are = grammar.agree(0, "is", "are", of=dated)
    return f"0 of {dates.count(dated, 'open action')} with a due date {are} overdue."


def _counted(key: str, title: str, empty: str, items: tuple[Item, ...]) -> Section:
    return Section(key, f"{title} ({len(items)})", empty, items)


def _since(
    portfolio: Portfolio, last: Meeting | None, made: date | None
) -> tuple[date, str]:
    """Return the date after which closed actions are listed, and words for it.

    If no meeting is known, it is one review interval ago.
    """
    if made:
        return (
            made,
            f"since the last paper, made on {dates.words(made)}",
        )
    if last:
        return last.news_after, f"since {last.since}"
    apart = meeting_dates.interval(portfolio.plans, portfolio.as_of)
    return dates.back_interval(portfolio.as_of, apart), f"in the last {apart.words}"


def _last_words(last: Meeting | None) -> str:
    if last is None:
        return "No earlier meeting date is recorded."
    if last.source == "reviews":
        return f"According to the review dates, the last meeting was due {last.plain}."
    return f"The last meeting was {last.when}."


def _told(meeting: Meeting) -> dict[str, str | None]:
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
            f"Based on what was recorded by {dates.words(portfolio.recorded)}. Overdue"
            f" actions are worked out for {day}{first}."
        )
    elif meeting.is_month:
        yield (
            f"Based on what was recorded by {day}. Overdue actions are worked out for"
            " that date."
        )


def _item(change: Change) -> Item:
    plan, outcome, action = change.plan, change.outcome, change.action
    item = action.id if action else outcome.id if outcome else ""
    name = f"{plan.id}/{item}" if item else plan.id
    words = (
        sentences.text(action)
        if action
        else _about(outcome, plan)
        if outcome
        else plan.title
    )
    says, note = _says_right(change) or _says(change)
    facts = {
        "name": name,
        "on": str(changes.reported_on(change) or dates.of(change.on)),
        "change": change.kind,
        "words": says,
        "note": note or None,
        "corrected": bool(change.corrected),
        "from": _moved_date(change, change.before),
        "to": _moved_date(change, change.after),
    }
    entries = [entry.note for entry in change.entries[-1:]]
    entries += [change.report.note] if change.report else []
    whole = change.judgement.effect if change.judgement else "".join(entries)
    told = sentences.first_points(whole) if note else ()
    mark = [f"{sentences.corrected(entry)}." for entry in change.corrected]
    return Item(name, words, tuple(filter(None, (says, *mark, *told))), facts)


def _done(change: Change, as_of: date) -> Item:
    """Write what was done, and that it has been reopened since, if it has."""
    item = _item(change)
    if change.action is None:
        return item
    again = timeline.standing(change.action, change.plan, as_of).reopened
    said = (f"It was reopened {sentences.on(again)}.",) if again else ()
    facts = {**item.facts, "reopened": str(again) if again else None}
    return item._replace(lines=(*item.lines, *said), facts=facts)


def _undated(found: Undated) -> Item:
    lines: list[str] = []
    for step in found.steps:
        said = sentences.sentence(
            sentences.of_entry(step.entry), *sentences.changes_of(step, found.plan)
        )
        lines += [f"{said}.", *sentences.first_points(step.entry.note)]
    name = f"{found.plan.id}/{found.action.id}"
    facts = {"name": name, "words": lines}
    return Item(name, sentences.text(found.action), tuple(lines), facts)


def _moved_date(change: Change, standing: Standing | None) -> str | None:
    moved = change.kind == "moved" and standing and standing.due
    return str(standing.due) if moved and standing else None


def _says(change: Change) -> tuple[str, str]:
    """Say what changed, and quote the reason from the newest note."""
    dated = changes.reported_on(change)
    when = dated.words if dated else dates.words(change.on)
    note = sentences.first_paragraph(change.entries[-1].note) if change.entries else ""
    before, after = change.before, change.after
    if change.judgement and change.outcome:
        return _judged(change.outcome, change.judgement, when)
    if change.report:
        rag, told = change.report.rag, sentences.first_paragraph(change.report.note)
        rated = sentences.within(sentences.rated(rag, change.plan)) if rag else ""
        return f"{when}: {rated or 'reported'}.", told
    if before is None or after is None:
        return f"{when}: {change.kind}.", ""
    if change.kind in changes.BY_THE_DAY:
        told = " ".join((_by_the_day(change, after), *_earlier(change)))
        return told, note if change.kind in _EXPLAINED else ""
    return f"{when}: {_what(change, before, after)}.", note


_EXPLAINED = ("overdue", "not dated")
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
    date later, or an entry was corrected, this says so instead.
    """
    due = sentences.due(after)
    dated = changes.reported_on(change) or dates.of(change.on)
    again = after.reopened_late
    if again and again.first_day == change.on:
        return f"It was reopened {sentences.on(again)}, after its due date, {due}."
    if after.days_overdue > 1 and _is_by_correction(change):
        when = sentences.on(dated)
        return f"An entry was corrected {when}. The due date, {due}, had passed."
    if after.days_overdue > 1:
        given = f"{sentences.capital(sentences.on(dated))} it was given a due date"
        return f"{given} that had already passed, {due}."
    still = change.kind == "overdue"
    went = "Overdue since" if still else "Became overdue on"
    return f"{went} {dates.words(change.on)}. The due date was {due}."


def _is_by_correction(change: Change) -> bool:
    """Tell whether an action became overdue because an entry was corrected."""
    corrects = any(entry.corrects for entry in change.entries)
    return corrects and not any(entry.new_due for entry in change.entries)


def _says_right(change: Change) -> tuple[str, str] | None:
    """Say what an entry corrects, and the status now; None for other changes."""
    rights = [entry for entry in change.entries if entry.corrects]
    if change.kind != "corrected" or change.after is None or not rights:
        return None
    when, right = sentences.of_entry(rights[-1]), sentences.correction(rights[-1])
    now = sentences.standing_of(change.after, change.plan.board)
    note = sentences.first_paragraph(change.entries[-1].note)
    return f"{when}: {right}; now: {sentences.within(now)}.", note


def _by_the_day(change: Change, after: Standing) -> str:
    """Describe a change that happened as time passed, with the date."""
    day = dates.words(change.on)
    by = after.date_to_be_set_by
    match change.kind:
        case "overdue" | "overdue for a time":
            return _overdue(change, after)
        case "not dated" if by:
            return f"A due date should have been set by {by.words}, but there is none."
        case "stale" if change.action:
            return _unheard(change.action, change.plan, after)
        case _:
            return f"On {day} there had been no update for too long."


def _handed_over(change: Change, before: Standing, after: Standing) -> str:
    of = ""
    if after.agency and after.agency != before.agency:
        of = board_names.agency(after.agency, change.plan.board).words
    said = sentences.from_owner_to(before, after)
    return f"{said} (agency: {of})" if of else said


def _what(change: Change, before: Standing, after: Standing) -> str:
    kind = sentences.within(_own_word(change.kind, (change.plan,))) or change.kind
    match change.kind:
        case "moved":
            of = Due(before.due, before.due_from, before.due_as_written)
            first = sentences.dated_before(of)
            return f"due date moved from {first} to {sentences.due(after)}"
        case "more time asked for":
            asked = [e.new_due_requested for e in change.entries if e.new_due_requested]
            return f"more time asked for, until {asked[-1].words}"
        case "done again":
            late = ""
            if after.rounds and after.rounds[-1].late:
                achieved = any(entry.achieved_on for entry in change.entries)
                late = f", {sentences.late_how(achieved_known=achieved)}"
            again = f"due again {after.due.words}" if after.due else _NEXT_NOT_KNOWN
            return f"done{late}; {again}"
        case "handed over":
            return _handed_over(change, before, after)
        case "complete" | "being monitored" | "signed off" | "embedded":
            reported_later = _reported_later(change) and after.closed
            done = (
                f", achieved {after.closed.words}"
                if reported_later and after.closed
                else ""
            )
            late = ", late" if done else f", {sentences.late(after)}"
            return f"{kind}{done}{late if after.closed_late else ''}"
        case _:
            return kind


_NEXT_NOT_KNOWN = "its next due date is not known"


def _own_word(kind: Kind, plans: Iterable[Plan]) -> str:
    boards = (plan.board for plan in plans)
    return sentences.own_word(_INTO[kind], *boards) if kind in _INTO else ""


def _reported_later(change: Change) -> bool:
    after, dated = change.after, changes.reported_on(change)
    return bool(change.kind == "complete" and after and after.closed != dated)


def _judged(outcome: Outcome, judgement: Judgement, when: str) -> tuple[str, str]:
    words = sentences.judgement_words(outcome, judgement)
    said = f"{when}: {sentences.within(words)}."
    return said, sentences.first_paragraph(judgement.effect)


def _row(row: Row, *lines: str) -> Item:
    now = row.now
    facts = {
        "name": row.name,
        "action": row.action.action,
        "accountable": now.accountable or None,
        "agency": row.agency or None,
        "due": str(now.due) if now.due else None,
        "state": now.status,
        "days_overdue": now.days_overdue,
        "put_off": len(now.postponements),
        "words": [line for line in lines if line],
    }
    owner = sentences.owner(now).rstrip(".")
    who = f"Owner: {owner}." if now.owners else f"{owner}."
    said = tuple(dict.fromkeys(line for line in (*lines, who) if line))
    return Item(row.name, sentences.text(row.action), said, facts)


def _outcome(plan: Plan, outcome: Outcome) -> Item:
    name = f"{plan.id}/{outcome.id}"
    words = sentences.to_be_judged(outcome)
    facts = {"name": name, "outcome": _about(outcome, plan), "words": [words]}
    return Item(name, _about(outcome, plan), (words,), facts)


def _about(outcome: Outcome, plan: Plan) -> str:
    return sentences.outcome_title(outcome, plan, 120)


def _silent_by(row: Row, day: date) -> bool:
    fresh = row.now.fresh_until
    return row.now.is_open and fresh is not None and fresh < day


def _silence(row: Row) -> tuple[str, ...]:
    if not row.now.entries:
        return (_unheard(row.action, row.plan, row.now),)
    unheard = _unheard(row.action, row.plan, row.now)
    return unheard, *sentences.first_points(row.now.entries[-1].note)


def _unheard(action: Action, plan: Plan, now: Standing) -> str:
    if now.heard and now.has_report:
        return f"No progress has been recorded since {now.heard.words}."
    dated = "dated " if now.entries else ""
    since = f" since {sentences.joined(action, plan)}" if now.heard else ""
    return f"No {dated}progress has been recorded{since}."


def _next(row: Row) -> str:
    planned = row.now.planned
    return f"Next: {sentences.first_paragraph(planned.next)}" if planned else ""
