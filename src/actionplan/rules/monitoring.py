"""Check that progress is reported and reviewed (AP455 to AP479: Monitoring)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import arrangements, readable, sentences, timeline
from actionplan.plan.model import CLOSED, OPEN, STATES, Review
from actionplan.plan.ratings import COLOURS
from actionplan.rule import Finding, rule
from actionplan.rules import committed, omissions
from actionplan.text import (
    dates,
    deeds,
    late,
    notes,
    placeholders,
    substance,
    suggest,
)
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Entry, Plan
    from actionplan.plan.timeline import Standing


@rule("AP455", "warning", clause="Progress: what was done, and when")
def note_says_nothing(plan: Plan) -> Iterator[Finding]:
    """An entry's note does not say what was done.

    The guidance says that ratings are useful, but warns that they are not evidence of
    progress. It also asks agencies to say what was done and what is planned. The note
    "Ongoing" does not tell the meeting anything new.

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: green
                    note: On track

    Says::

        The note "On track" does not say what was done in action 1.1.
        To fix: at the end of the note, add what was done, or why nothing was done. You
        can do this even if the entry has already been committed to git. If your plans
        have other notes like this, and you cannot find out more about any of them, you
        can accept this problem for all of them at once. To do that, type this command,
        with your reason in place of REASON:
            actionplan accept --rule note-says-nothing --reason "REASON"

    Bad::

                progress:
                  - date: 2011-12-05
                    note: Good engagement from all partners so far

    Says::

        The note "Good engagement from all partners so far" does not say what was done
        in action 1.1.
        To fix: at the end of the note, add what was done, or why nothing was done. You
        can do this even if the entry has already been committed to git. If your plans
        have other notes like this, and you cannot find out more about any of them, you
        can accept this problem for all of them at once. To do that, type this command,
        with your reason in place of REASON:
            actionplan accept --rule note-says-nothing --reason "REASON"

    Bad::

                progress:
                  - date: 2011-12-05
                    note: Ongoing.
                  - date: 2012-01-10
                    note: ongoing

    Says::

        The note "Ongoing." does not say what was done in action 1.1, and one other
        entry says the same.
        To fix: at the end of each note, add what was done, or why nothing was done. You
        can do this even if the entries have already been committed to git. If only
        these notes give the status of the action, add a new entry with "state:
        in-progress". If your plans have other notes like this, and you cannot find out
        more about any of them, you can accept this problem for all of them at once. To
        do that, type this command, with your reason in place of REASON:
            actionplan accept --rule note-says-nothing --reason "REASON"

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: green
                    note: No update received from Health

    Says::

        The note "No update received from Health" does not say what was done in action
        1.1.
        To fix: at the end of the note, add what was done, or why nothing was done. You
        can do this even if the entry has already been committed to git. If you cannot
        find out, and this entry has not been committed to git, delete the entry.
        Reports then show how long the action has had no update. If your plans have
        other notes like this, and you cannot find out more about any of them, you can
        accept this problem for all of them at once. To do that, type this command, with
        your reason in place of REASON:
            actionplan accept --rule note-says-nothing --reason "REASON"
    """
    found: dict[str, list[tuple[str, Entry]]] = {}
    for action in plan.actions:
        every = timeline.every_entry(action.progress)
        opened = timeline.openings(action, every)
        for entry in every:
            # Of work that is opened again, the note says what is left to do.
            tells = any(entry is each for each in opened) and _says_something(entry)
            if entry.corrected_by or tells:
                continue
            if entry.note and says_nothing(entry):
                same = found.setdefault(omissions.normal(entry.note), [])
                same.append((action.id, entry))
    for same in found.values():
        (number, first), others = same[0], len(same) - 1
        numbers = tuple(dict.fromkeys(each for each, _ in same))
        say = "entry says" if others == 1 else "entries say"
        number_of = "one" if others == 1 else str(others)
        more = f", and {number_of} other {say} the same" if others else ""
        yield Finding(
            f"The note {quoted(first.note)} does not say what was done in action"
            f" {number}{more}.",
            f"{_write([entry for _, entry in same])}{_NO_MORE}",
            (*first.route, "note"),
            of=numbers if len(numbers) > 1 else (),
            written=first.note,
        )


_NO_MORE = (
    " If your plans have other notes like this, and you cannot find out more about any"
    " of them, you can accept this problem for all of them at once. To do that, type"
    " this command, with your reason in place of REASON:"
    ' actionplan accept --rule note-says-nothing --reason "REASON"'
)


def _write(same: list[Entry]) -> str:
    """Say what to add to a note, or to several notes that say the same."""
    note, several = same[0].note, len(same) > 1
    notes, entries = (
        ("each note", "the entries") if several else ("the note", "the entry")
    )
    added = f"at the end of {notes}, add what was done, or why nothing was done."
    if placeholders.has_no_news(note):
        unknown = _UNKNOWN_OF_SEVERAL if several else _UNKNOWN
        return f"{added}{remedies.still_allowed(entries)}{unknown}"
    colour = status = ""
    if _is_status(note):
        left = _COLOURS.sub("", note)
        if left != note:
            colour = f' Write the colour that {notes} gives in "rag" too.'
        if not _ON_TRACK.fullmatch(left) and not all(each.state for each in same):
            meant = suggest.option(left, STATES)
            status = (
                f" If only {'these notes give' if several else 'this note gives'} the"
                " status of the action, add a new entry with"
                f" {quoted(f'state: {meant}') if meant else _THE_STATUS}."
            )
    return f"{added}{colour}{remedies.still_allowed(entries)}{status}"


_THE_STATUS = 'the status as "state"'
_SHOWN = " Reports then show how long the action has had no update."
_UNKNOWN = (
    " If you cannot find out, and this entry has not been committed to git, delete the"
    f" entry.{_SHOWN}"
)
_UNKNOWN_OF_SEVERAL = (
    " If you cannot find out, delete the entries that have not been committed to git."
    f"{_SHOWN}"
)
"""What to do about a note that only says that there is no news."""


_COLOURS = late.compile(rf"\b(?:{'|'.join(COLOURS)})\b", re.IGNORECASE)
_ON_TRACK = late.compile(r"(?:on (?:schedule|target|track)|\W|rag)*", re.IGNORECASE)
"""Words of a rating that are not a status to record."""


def _complete(entry: Entry) -> str:
    """Say what to add if an action is recorded as complete, with what is asked for."""
    also = [
        f'{what} as "{field}"'
        for field, what in (("evidence", "the evidence"), ("reported_by", _BY_WHOM))
        if not getattr(entry, field)
    ]
    return omissions.listed(['"state: complete"', *also])


_BY_WHOM = "the job title of the person who reported this"


def _is_status(note: str) -> bool:
    """Tell whether a note is only a status or a colour."""
    return placeholders.says_nothing(note, "note")


def _says_something(entry: Entry) -> bool:
    return not placeholders.says_nothing(entry.note, "note")


def says_nothing(entry: Entry) -> bool:
    """Return whether a note is only a status, or could be about any action."""
    if notes.names_what_is_missing(entry.note):
        return False  # it is why nothing was done
    if placeholders.says_nothing(entry.note, "note"):
        return placeholders.gives_status(entry.note)
    if entry.new_due or entry.accountable or entry.state in CLOSED:
        return False  # it is a reason
    # Few notes are general, and that is quicker to find out than who acted.
    if _CAME.search(entry.note) or notes.dates_a_deed(entry.note):
        return False
    is_general = substance.is_general(entry.note, "note")
    return is_general and not deeds.tells_who_acted(entry.note)


_CAME = late.compile(
    r"\b(?:adviser|coordinator|co-ordinator|lead|manager|nurse|officer|post ?holder"
    r"|trainer|worker)s? (?:has |have |is |are |was |were )?(?:now )?(?:appointed"
    r"|arrived|in post|joined|recruited|started|took up)\b",
    re.IGNORECASE,
)
"""Somebody who does the work has come."""


@rule("AP456", "warning", clause="Progress: what was done, and when")
def achieved_after_reported(plan: Plan) -> Iterator[Finding]:
    """An entry says that an action was achieved after the date of the entry itself.

    Work cannot be reported before it has happened, so the date of the entry or the date
    in "achieved_on" must be wrong. actionplan uses the date when the action was
    achieved to decide whether the action was late.

    Bad::

                progress:
                  - date: 2012-01-10
                    state: complete
                    achieved_on: 2012-01-20
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        This entry is dated 10 January 2012, but says that action 1.1 was achieved
        later, on 20 January 2012.
        To fix: if this entry has already been committed to git, keep it as it is, and
        add a new entry. In the new entry, give today's date, "corrects: 2012-01-10" and
        all the other fields as they should be now. If the date of the committed entry
        is wrong, give the right date in the "note" of the new entry. If this entry has
        not been committed, correct the date that is wrong. If you know only the month
        when the action was achieved, write "achieved_on: 2012-01".
    """
    for action in plan.actions:
        for entry in action.progress:
            done = entry.achieved_on
            if done and entry.date and entry.is_achieved_later:
                yield Finding(
                    f"This entry is dated {entry.date.words}, but says that action"
                    f" {action.id} was achieved later, {'on' if done.day else 'in'}"
                    f" {done.words}.",
                    f"{committed.in_place_of(entry, action.progress)}"
                    f"{remedies.RIGHT_DATE_IF_ITS_OWN}{remedies.NOT_YET} correct the"
                    " date that is wrong. If you know only the month when the action"
                    f' was achieved, write "achieved_on: {done._replace(day=None)}".',
                    (*entry.route, "achieved_on"),
                )


@rule("AP457", "warning", clause="Progress: what was done, and when")
def achieved_and_open(plan: Plan) -> Iterator[Finding]:
    """An entry says when an action was achieved, but does not close the action.

    Reports use the date in "achieved_on" only if an entry says that the action is
    complete. If no entry says this, reports show the action as still to be done.

    Bad::

                progress:
                  - date: 2012-01-25
                    achieved_on: 2012-01-20
                    note: Guidance published on the website and in print.

    Says::

        This entry says when action 1.1 was achieved, but leaves the action in progress.
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2012-01-25" and all
        the other fields as they should be now. If the action is complete, add "state:
        complete", the evidence as "evidence" and the job title of the person who
        reported this as "reported_by". If not, leave out the line "achieved_on".
    """
    for action in plan.actions:
        entries = timeline.every_entry(action.progress)
        for entry, state in zip(entries, timeline.states(action, entries), strict=True):
            stays = state in OPEN and readable.lacks(entry, "state")
            if entry.achieved_on and (stays or entry.state in OPEN):
                yield Finding(
                    f"This entry says when action {action.id} was achieved, but leaves"
                    f" the action {state.replace('-', ' ')}.",
                    remedies.after(
                        committed.instead(entry, action.progress),
                        f"if the action is complete, add {_complete(entry)}. If not,"
                        ' leave out the line "achieved_on".',
                    ),
                    (*entry.route, "achieved_on"),
                    on_key=True,
                )


@rule("AP458", "advice", clause="Progress: what was done, and when")
def late_without_date_achieved(plan: Plan) -> Iterator[Finding]:
    """An action may wrongly count as late, because "achieved_on" is not filled in.

    The guidance asks for the date on which each action was achieved. Without that date,
    actionplan uses the date of the entry. An action that was done on time but reported
    later is then shown as late.

    Bad::

                due: 2011-11
                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        Action 1.1 was reported as complete on 10 January 2012, after its due date, so
        the action counts as late.
        To fix: add "achieved_on" to the entry dated 10 January 2012, with the month or
        date when the action was done. You can do this even if the entry has already
        been committed to git.

    Good::

                due: 2011-11
                progress:
                  - date: 2012-01-10
                    state: complete
                    achieved_on: 2011-11
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
    """
    for action in plan.actions:
        if all(entry.state != "complete" for entry in action.progress):
            continue  # most are open, and this is much quicker than their status
        now = timeline.standing(action, plan, date.max)
        last = [e for e in now.entries if e.state == "complete"][-1:]
        for entry in last:
            told = any(e.achieved_on for e in now.entries)
            if entry.date and now.closed_late and not told:
                yield Finding(
                    f"Action {action.id} was reported as complete"
                    f" {'on' if entry.date.day else 'in'} {entry.date.words}, after"
                    f" {_due_words(now)}, so the action counts as late.",
                    f'add "achieved_on" to the entry {sentences.dated(entry)}, with'
                    " the month or date when the action was done."
                    f"{remedies.still_allowed()}",
                    (*entry.route, "state"),
                )


def _due_words(now: Standing) -> str:
    return "its due date" if now.due else quoted(now.due_as_written)


@rule("AP459", "advice", clause="Progress: the next stage")
def next_due_without_next(plan: Plan) -> Iterator[Finding]:
    """An entry says when the next stage is due, but not what that stage is.

    Bad::

                progress:
                  - date: 2011-12-05
                    next_due: 2012-03
                    note: The first draft went to all agencies.

    Says::

        This entry says when the next stage of action 1.1 is due, but not what that
        stage is.
        To fix: add "next" to this entry, saying what the next stage is. You can do this
        even if the entry has already been committed to git.
    """
    for action in plan.actions:
        for entry in action.progress:
            if entry.next_due and readable.lacks(entry, "next"):
                yield Finding(
                    f"This entry says when the next stage of action {action.id} is"
                    " due, but not what that stage is.",
                    'add "next" to this entry, saying what the next stage is.'
                    f"{remedies.still_allowed()}",
                    (*entry.route, "next_due"),
                )


@rule("AP460", "advice", clause="Progress: what was done, and when")
def complete_without_reporter(plan: Plan) -> Iterator[Finding]:
    """An action is signed off, but the plan does not say who reported it as complete.

    Without the job title of the person who reported the action as complete, readers
    cannot tell whether a different person signed it off.

    Bad::

                progress:
                  - date: 2012-01-10
                    state: complete
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
                  - date: 2012-02-10
                    state: signed-off
                    reported_by: Chair of the Learning and Development Subgroup
                    note: The subgroup saw the guidance.

    Says::

        Action 1.1 does not say who reported it as complete.
        To fix: add "reported_by" to the entry that completes the action, with the job
        title of the person who reported this. You can do this even if the entry has
        already been committed to git.
    """
    asked = [
        a for a in plan.actions if any(e.state == "signed-off" for e in a.progress)
    ]
    lacking = [
        action
        for action in asked
        if any(
            e.state == "complete" and readable.lacks(e, "reported_by")
            for e in action.progress
        )
    ]
    yield from omissions.findings(
        plan, _REPORTER, lacking=lacking, asked=asked, of="signed-off actions"
    )


_REPORTER = omissions.Lack(
    "action",
    "say",
    "who reported it as complete",
    'add "reported_by" to the entry that completes the action, with the job title of'
    " the person who reported this."
    f"{remedies.still_allowed()}",
)


@rule("AP465", "warning", clause="RAG rating: with points of progress", timed=True)
def rating_older_than_progress(plan: Plan, day: date) -> Iterator[Finding]:
    """The rating of an open action is older than the newest entry of that action.

    If the newest entry has no rating, reports show a colour that may not match the
    latest progress. Actions that have never been rated are not checked, because the
    guidance does not ask for ratings.

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: green
                    note: The first draft went to all agencies.
                  - date: 2012-01-10
                    note: Two agencies want the draft to be withdrawn.

    Says::

        Action 1.1 was rated "green" in the entry dated 5 December 2011, but the newest
        entry, dated 10 January 2012, has no rating.
        To fix: add "rag" to the newest entry, with the rating that the note supports.
        You can do this even if the entry has already been committed to git.

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: amber
                    note: The first draft went to all agencies.
                  - date: 2012-01-10
                    corrects: 2011-12-05
                    note: The first draft went to all agencies but one.

    Says::

        Action 1.1 was rated "amber" in the entry dated 5 December 2011. That entry has
        been corrected, so the rating no longer counts. The newest entry, dated 10
        January 2012, has no rating.
        To fix: add "rag" to the newest entry, with the rating that the note supports.
        You can do this even if the entry has already been committed to git.
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        rated = [entry for entry in now.entries if (entry.said or entry).rag]
        if not (now.is_open and rated and now.rag_known and now.state_known):
            continue
        if rated[-1].corrected_by or rated[-1] is not now.entries[-1]:
            newest, last = now.entries[-1], rated[-1]
            lost = (
                ". That entry has been corrected, so the rating no longer counts. The"
                if last.corrected_by
                else ", but the"
            )
            yield Finding(
                f"Action {action.id} was rated {quoted((last.said or last).rag)} in the"
                f" entry {sentences.dated(last)}{lost} newest entry,"
                f" {sentences.dated(newest)}, has no rating.",
                'add "rag" to the newest entry, with the rating that the note'
                f" supports.{remedies.still_allowed()}",
                (*newest.route, "date"),
            )


@rule("AP466", "warning", clause="RAG rating: with points of progress")
def green_when_overdue(plan: Plan, day: date) -> Iterator[Finding]:
    """An action was rated green when it was already overdue.

    People at a meeting rarely ask about an action that is green, so they might not
    notice that it is late. If a new due date was agreed, a progress entry should give
    that date as "new_due".

    Bad::

                due: 2011-11
                progress:
                  - date: 2011-12-05
                    rag: green
                    note: The first draft went to all agencies.
                  - date: 2011-12-06
                    rag: amber
                    new_due: 2012-05
                    note: Consultation took longer than planned.

    Says::

        Action 1.1 was rated "green" on 5 December 2011, but it was due in November
        2011, so it was already overdue.
        To fix: if this entry has already been committed to git, keep it as it is, and
        add a new entry. In the new entry, give today's date, "corrects: 2011-12-05" and
        all the other fields as they should be now. In its "note", say what was wrong on
        5 December 2011. If this entry has not been committed, change it as follows. If
        the work was done by then, add "state: complete", the evidence as "evidence" and
        the job title of the person who reported this as "reported_by". If a new due
        date had been agreed by then, add that date as "new_due". If neither is true,
        change "rag" to a rating that is worse than green.
    """
    for action in plan.actions:
        entries = timeline.entries_on(action.progress, day)
        for step in timeline.steps(action, entries):
            entry, due = step.entry, step.due.date
            green = omissions.normal(entry.rag) == "green" and step.state in OPEN
            if not (green and due and entry.date):
                continue
            if entry.date.first_day > due.last_day:
                on = "on" if entry.date.day else "in"
                yield Finding(
                    f"Action {action.id} was rated {quoted(entry.rag)} {on}"
                    f" {entry.date.words}, but it was due {'on' if due.day else 'in'}"
                    f" {due.words}, so it was already overdue.",
                    remedies.after(
                        committed.in_place_of(entry, action.progress)
                        + f' In its "note", say what was wrong {on} {entry.date.words}.'
                        " If this entry has not been committed, change it as follows.",
                        f"if the work was done by then, add {_complete(entry)}. If a"
                        " new due date had been agreed by then, add that date as"
                        ' "new_due". If neither is true, change "rag" to a rating that'
                        f" is worse than {entry.rag}.",
                    ),
                    (*entry.route, "rag"),
                    written=entry.rag,
                )


@rule("AP470", "warning", clause="Additional actions: review arrangements")
def no_review_arrangements(plan: Plan, day: date) -> Iterator[Finding]:
    """The plan does not say who reviews it, how often, or who they report to.

    The guidance asks for specific arrangements and responsibilities: who reviews the
    plan, how often, and which group they report to. If every action has its own review
    arrangements, the plan as a whole does not need any.

    Bad::

        # no review

    Says::

        The plan does not say how often it is reviewed, who reviews it, or who they
        report to.
        To fix: add "review" to the plan, on a line like this above the line
        "outcomes:", with no spaces before "review". Delete any spaces that are shown
        there. Write how often the plan is reviewed, such as 3 months, in place of
        INTERVAL, the job title of the person who reviews it in place of JOB TITLE, and
        the group they report to in place of GROUP:
            review: {every: INTERVAL, by: "JOB TITLE", reports_to: "GROUP"}

    Bad::

        review:
          every: 6 months

    Says::

        The plan does not say who reviews it or who they report to.
        To fix: in "review", add "by" (who reviews the plan) and "reports_to" (who they
        report to).

    Bad::

        review:
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup

    Says::

        The plan does not say how often it is reviewed.
        To fix: in "review", add "every" with a number and the word "weeks" or "months".

    Bad::

        review:
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Six-weekly check that the content is up to date

    Says::

        The plan says only in words how often it is reviewed: "Six-weekly".
        To fix: in "review", add this line, lined up with the other fields there, and
        leave those as they are:
            every: 6 weeks

    Bad::

                review:
                  every_as_written: At each termly meeting

    Says::

        The plan says only in words how often action 1.1 is reviewed: "At each termly
        meeting".
        To fix: find out how many weeks or months there are between reviews. Then, under
        "review" in action 1.1, add "every" with a number and the word "weeks" or
        "months". Leave the other lines as they are.
    """
    if not readable.is_read(plan, ("review",)):
        return
    missing = arrangements.missing(plan, day)
    for names, words in arrangements.statements(missing, plan, day):
        if says := arrangements.says_in_words(words):
            remedy, at = _often(plan, day)
            yield Finding(
                f"The plan says only in words {says}.", remedy, at, on_key=True
            )
        else:
            remedy, at = _arrange(plan, names)
            yield Finding(f"The plan does not say {words}.", remedy, at, on_key=True)


def _often(plan: Plan, day: date) -> tuple[str, Route]:
    """Ask for a number of weeks or months, and say where to write it."""
    own = arrangements.reviewed(plan, day)
    said = [a for a in own if a.review.every_as_written and not a.review.every]
    every, ask = (
        _EVERY,
        "find out how many weeks or months there are between reviews. Then, ",
    )
    known = {dates.sure_interval(words) for words in arrangements.only_words(plan, day)}
    if len(known) == 1 and (interval := known.pop()):
        every = (
            "this line, lined up with the other fields there, and leave those as they"
            f" are: every: {interval}"
        )
        ask = ""
    else:
        every = f"{every} Leave the other lines as they are."
    if said and not arrangements.words(plan.review):
        of = omissions.listed([action.id for action in said])
        what = "action" if len(said) == 1 else "actions"
        at = (*said[0].route, "review")
        return f'{ask}under "review" in {what} {of}, add {every}', at
    remedy, at = _put(plan, every)
    return f"{ask}{remedy}", at


_EVERY = '"every" with a number and the word "weeks" or "months".'


def _arrange(plan: Plan, names: Sequence[str]) -> tuple[str, Route]:
    if list(names) == ["every"]:
        return _put(plan, _EVERY)
    if plan.review == Review() and set(names) == {*_WHAT_FIELDS_SAY}:
        return _ALL_OF_REVIEW, ("agreed",)
    fields = [f'"{name}" ({_WHAT_FIELDS_SAY[name]})' for name in names]
    return _put(plan, f"{omissions.listed(fields)}.")


_ALL_OF_REVIEW = (
    f'add "review" to the plan, on a line like this {remedies.at_start("review")}.'
    " Delete any spaces that are shown there. Write how often the plan is reviewed,"
    " such as 3 months, in place of INTERVAL, the job title of the person who reviews"
    " it in place of JOB TITLE, and the group they report to in place of GROUP:"
    ' review: {every: INTERVAL, by: "JOB TITLE", reports_to: "GROUP"}'
)
_WHAT_FIELDS_SAY = {
    "every": 'a number and the word "weeks" or "months"',
    "by": "who reviews the plan",
    "reports_to": "who they report to",
}


def _put(plan: Plan, fields: str) -> tuple[str, Route]:
    if plan.review == Review():
        return f'add "review" to the plan, with {fields}', ("agreed",)
    return f'in "review", add {fields}', ("review",)


@rule("AP471", "warning", clause="Additional actions: with a date")
def additional_without_date(plan: Plan) -> Iterator[Finding]:
    """An additional action does not say when it was added to the plan.

    Until the action has a progress entry, actionplan counts the time without an update
    from the date when the action was added.

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
              - id: "1.2"
                action: Train staff in the use of the guidance
                due: 2012-06
                accountable: MSCB Training Coordinator
                agency: Medway Safeguarding Children Board
                success:
                  - measure: Attenders who acted differently three months later
                    method: training-evaluation-post
                    target: 60 per cent
                evidence_needed: The training records
                no_known_risks: The course is paid for.
                arises_from: "1.1"
                progress:
                  - date: 2012-02-10
                    note: The course has been written.

    Says::

        Action 1.2 arose from action 1.1, but the plan does not say when action 1.2 was
        added.
        To fix: add "added: YYYY-MM" to action 1.2, with the year and month when it was
        added in place of YYYY-MM.
    """
    for action in plan.actions:
        if action.arises_from and readable.lacks(action, "added"):
            is_action = action.arises_from in {each.id for each in plan.actions}
            kind = "action" if is_action else "outcome"
            yield Finding(
                f"Action {action.id} arose from {kind} {action.arises_from}, but the"
                f" plan does not say when action {action.id} was added.",
                f'add "added: YYYY-MM" to action {action.id}, with the year and month'
                " when it was added in place of YYYY-MM.",
                (*action.route, "arises_from"),
            )


@rule("AP472", "warning", clause="Additional actions: with a date")
def added_before_agreed(plan: Plan) -> Iterator[Finding]:
    """The plan says that an action was added before the plan was agreed.

    Bad::

                agency: Medway Safeguarding Children Board
                added: 2011-07

    Says::

        Action 1.1 was added in July 2011, before the plan was agreed in August 2011.
        To fix: if the action was in the plan from the start, delete the line "added".
        If not, correct the date that is wrong.
    """
    for action in plan.actions:
        added, agreed = action.added, plan.agreed
        if added and agreed and added.last_day < agreed.first_day:
            alike = added._replace(day=None) == agreed._replace(day=None)
            day = agreed if alike else agreed._replace(day=None)
            yield Finding(
                f"Action {action.id} was added {'on' if added.day else 'in'}"
                f" {added.words}, before the plan was agreed"
                f" {'on' if day.day else 'in'} {day.words}.",
                "if the action was in the plan from the start, delete the line"
                ' "added". If not, correct the date that is wrong.',
                (*action.route, "added"),
            )


@rule("AP473", "warning", clause="Additional actions: where they come from")
def refers_to_itself(plan: Plan) -> Iterator[Finding]:
    """The plan says that an action arose from itself, or was replaced by itself.

    Bad::

                agency: Medway Safeguarding Children Board
                arises_from: "1.1"
                added: 2011-10

    Says::

        Action 1.1 cannot arise from itself.
        To fix: if another action led to this one, write its number in "arises_from". If
        not, delete the line "arises_from".

    Bad::

                progress:
                  - date: 2011-12-05
                    state: withdrawn
                    replaced_by: scr-family-a-2011/1.1
                    note: Taken over by another action.

    Says::

        Action 1.1 cannot be replaced by itself.
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2011-12-05" and all
        the other fields as they should be now. If another action replaces this one,
        write its number in "replaced_by". If not, leave out the line "replaced_by", and
        say in the "note" why the action ended.
    """
    for action in plan.actions:
        own = (action.id, f"{plan.id}/{action.id}")
        if action.arises_from == action.id:
            what = f"Action {action.id} cannot arise from itself."
            remedy = (
                'if another action led to this one, write its number in "arises_from".'
                ' If not, delete the line "arises_from".'
            )
            yield Finding(what, remedy, (*action.route, "arises_from"))
        for entry in action.progress:
            if entry.replaced_by in own:
                what = f"Action {action.id} cannot be replaced by itself."
                remedy = remedies.after(
                    committed.instead(entry, action.progress),
                    "if another action replaces this one, write its number in"
                    ' "replaced_by". If not, leave out the line "replaced_by", and say'
                    ' in the "note" why the action ended.',
                )
                yield Finding(what, remedy, (*entry.route, "replaced_by"))
