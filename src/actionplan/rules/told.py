"""Check for notes that say otherwise than the fields (AP469, AP477 onwards, AP496)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from actionplan.plan import closing, requirements, sentences, told_otherwise
from actionplan.plan.timeline import standing
from actionplan.rule import Finding, rule
from actionplan.rules import entry_options, omissions
from actionplan.text import blanks
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.plan.model import Action, Plan, State
    from actionplan.plan.told_otherwise import NoteSays
    from actionplan.text.owner_told import Told
    from actionplan.text.spoken import Says

_MOST = 160
"""The most letters of a sentence of a note to quote."""


@rule("AP469", "warning", clause="Progress: what was done, and when", timed=True)
def note_says_otherwise(plan: Plan, day: date) -> Iterator[Finding]:
    """The latest note on an open action does not agree with the fields of the action.

    This rule compares the note with the status, the due date and the milestones that
    are recorded as reached. Reports count and list actions by these fields, so a board
    that reads only the counts does not see what the note says. Other rules report a
    note that says the action is complete, or a note that contradicts the status in the
    same entry. For example, if the status in an entry is "not-started", those rules
    report a note about work that has been done.

    Bad::

                progress:
                  - date: 2012-02-10
                    reported_by: MSCB Development Officer
                    note: On hold until the inspection is over.

    Says::

        The note dated 10 February 2012 says that the action is on hold: "On hold until
        the inspection is over". Apart from this note, action 1.1 does not say so.
        To fix: if the note is no longer right, add a progress entry that says what is
        true now. If the note is right, record what it says in a new entry. To do that,
        type this command, with the reason in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state on-hold

    Bad::

                progress:
                  - date: 2012-02-10
                    reported_by: MSCB Development Officer
                    note: The board agreed to extend the due date to September 2012.

    Says::

        The note dated 10 February 2012 says that the due date has moved to September
        2012: "The board agreed to extend the due date to September 2012". Apart from
        this note, action 1.1 does not say so.
        To fix: if the note is no longer right, add a progress entry that says what is
        true now. If the note is right, record what it says in a new entry. To do that,
        type this command, with the reason (and who agreed it) in place of NOTE and the
        new due date in place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --new-due DATE

    Bad::

                progress:
                  - date: 2012-02-10
                    reported_by: MSCB Development Officer
                    note: Two agencies are late. The target date will not be met.

    Says::

        The note dated 10 February 2012 says that the action will miss its due date:
        "The target date will not be met". Apart from this note, action 1.1 does not say
        so.
        To fix: if the note is no longer right, add a progress entry that says what is
        true now. If the note is right and no new due date has been agreed, decide which
        date to ask for, and record the request in a new entry. To do that, type this
        command, with the reason in place of NOTE and the date asked for in place of
        DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --new-due-requested
              DATE
        If a new due date has been agreed, type the same command with --new-due in place
        of --new-due-requested.

    Good::

                progress:
                  - date: 2012-02-10
                    state: on-hold
                    reported_by: MSCB Development Officer
                    note: On hold until the inspection is over.

    Good::

                progress:
                  - date: 2012-02-10
                    new_due: 2012-09
                    reported_by: MSCB Development Officer
                    note: The board agreed to extend the due date to September 2012.
    """
    for action in omissions.actions(plan):
        now = standing(action, plan, day)
        found = told_otherwise.status(action, now)
        if found is None or found.said.what in ("complete", "nothing done"):
            continue
        entry, said = found
        if entry.state == _SAID_OF.get(said.what, "other"):
            continue
        if said.what == "milestone":
            yield _of_milestone(action, found)
            continue
        option, note = _RECORDED[said.what]
        rating = entry_options.rating(now, option)
        command = blanks.entry(
            f"{plan.id}/{action.id}", *rating, *filter(None, [option])
        )
        yield Finding(
            f"{sentences.capital(sentences.the_note(entry))} says that"
            f" {sentences.note_told(said)}: {quoted(said.words, _MOST)}. Apart from"
            f" this note, action {action.id} does not say so.",
            _NOT_SO
            + (_REQUEST if said.what == "late" else ", record what it says")
            + f" in a new entry. To do that, {blanks.filled(command, note=note)}"
            + (f"\n{_AGREED}" if said.what == "late" else ""),
            (*entry.route, "note"),
            written=said.words,
        )


def _of_milestone(action: Action, found: NoteSays) -> Finding:
    note = sentences.capital(sentences.the_note(found.entry))
    return Finding(
        f"{note} on action {action.id} says that {sentences.note_told(found.said)}:"
        f" {quoted(found.said.words, _MOST)}.",
        "if the milestone has been reached in full, say so in a new entry. If not,"
        ' delete the line "reached_on" in the milestone.',
        (*found.entry.route, "note"),
        written=found.said.words,
    )


_SAID_OF: Mapping[Says, State] = {
    "not started": "in-progress",
    "work": "not-started",
}
"""The status of an entry whose own note contradicts it, which another rule reports."""
_RECORDED: Mapping[Says, tuple[str, str]] = {
    "on hold": ("--state on-hold", "the reason"),
    "not started": ("--state not-started", "what the action is waiting for"),
    "work": ("--state in-progress", "what has been done"),
    "transferred": ("--state transferred", "which body does the work now"),
    "late": ("--new-due-requested DATE", "the reason"),
    "moved": ("--new-due DATE", "the reason (and who agreed it)"),
}
"""The option that records what a note says, and what to write as its own note."""
_REQUEST = (
    " and no new due date has been agreed, decide which date to ask for, and record the"
    " request"
)
_AGREED = (
    "If a new due date has been agreed, type the same command with --new-due in place"
    " of --new-due-requested."
)
_NOT_SO = (
    "if the note is no longer right, add a progress entry that says what is true now."
    " If the note is right"
)


@rule("AP477", "warning", clause="Progress: what was done, and when", timed=True)
def promise_passed(plan: Plan, day: date) -> Iterator[Finding]:
    """The latest note on an open action promises something for a date that has passed.

    Page one of the report quotes the note, so the note must still be true when people
    read the report. Other rules check the due date, the date of the next stage and any
    due date that has been requested. This rule does not report those dates.

    Bad::

                progress:
                  - date: 2011-12-05
                    reported_by: MSCB Development Officer
                    note: The final draft will go to all schools in January 2012.

    Says::

        The note dated 5 December 2011 on action 1.1 mentions January 2012, which has
        passed: "The final draft will go to all schools in January 2012".
        To fix: record whether this was done. To do that, type this command, with what
        has been done (or why nothing has been done) in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE"

    Good::

                progress:
                  - date: 2011-12-05
                    reported_by: MSCB Development Officer
                    note: The final draft will go to all schools in January 2012.
                  - date: 2012-02-10
                    reported_by: MSCB Development Officer
                    note: The final draft went to all schools on 30 January 2012.
    """
    for action in omissions.actions(plan):
        now = standing(action, plan, day)
        found = told_otherwise.promise_passed(now)
        if found is None:
            continue
        entry, promise = found
        command = blanks.entry(f"{plan.id}/{action.id}", *entry_options.rating(now))
        yield Finding(
            f"{sentences.capital(sentences.the_note(entry))} on action {action.id}"
            f" mentions {promise.when}, which has passed:"
            f" {quoted(promise.words, _MOST)}.",
            "record whether this was done. To do that, "
            + blanks.filled(command, note=_NEWS),
            (*entry.route, "note"),
            written=promise.words,
        )


_NEWS = "what has been done (or why nothing has been done)"


@rule("AP478", "warning", clause="Accountability: one that is named", timed=True)
def owner_in_doubt(plan: Plan, day: date) -> Iterator[Finding]:
    """A note on an open action says that the owner has left, or is someone else.

    This rule also reports a note that says the owner will leave, or that someone else
    will take over, within 3 months of the report date.

    When the board needs an update, it asks the owner named in the plan. If the post is
    vacant, or the new owner has not accepted the work, no one is accountable for the
    action.

    Bad::

                progress:
                  - date: 2012-02-10
                    reported_by: Chair of the subgroup
                    note: The MSCB Development Officer left in January.

    Says::

        The note dated 10 February 2012 on action 1.1 says that the owner has left or
        the post is vacant: "The MSCB Development Officer left in January".
        To fix: if the post has been filled, find out who the owner is now. If not,
        agree who the owner will be until the post is filled. To record the owner, type
        this command, with what was agreed in place of NOTE and the job title or agency
        in place of OWNER:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --owner "OWNER"

    Bad::

                progress:
                  - date: 2012-02-10
                    reported_by: Chair of the subgroup
                    note: The draft is sent out. This will now be led by Kent Police.

    Says::

        The note dated 10 February 2012 on action 1.1 says that someone else leads the
        work: "This will now be led by Kent Police".
        To fix: check who the owner is now. To record the owner, type this command, with
        what was agreed in place of NOTE and the job title or agency in place of OWNER:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --owner "OWNER"

    Bad::

                progress:
                  - date: 2012-02-10
                    accountable: Training Manager
                    reported_by: Chair of the subgroup
                    note: Passed to the Training Manager, who has not yet accepted it.

    Says::

        The note dated 10 February 2012 on action 1.1 says that the work has not been
        accepted: "Passed to the Training Manager, who has not yet accepted it".
        To fix: ask the new owner to take on the action, or agree who the owner is. To
        record the owner, type this command, with what was agreed in place of NOTE and
        the job title or agency in place of OWNER:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --owner "OWNER"

    Good::

                progress:
                  - date: 2012-02-10
                    accountable: Training Manager
                    reported_by: Chair of the subgroup
                    note: The MSCB Development Officer left in January.
    """
    for action in omissions.actions(plan):
        now = standing(action, plan, day)
        found = told_otherwise.owner(now)
        if found is None:
            continue
        entry, told = found
        rating = entry_options.rating(now)
        command = blanks.entry(f"{plan.id}/{action.id}", *rating, '--owner "OWNER"')
        yield Finding(
            f"{sentences.capital(sentences.the_note(entry))} on action {action.id} says"
            f" that {sentences.OWNER_TOLD[told.what]}: {quoted(told.words, _MOST)}.",
            f"{_OWNER[told.what]} To record the owner, "
            + blanks.filled(command, note="what was agreed"),
            (*entry.route, "note"),
            written=told.words,
        )


_OWNER: Mapping[Told, str] = {
    "gone": "if the post has been filled, find out who the owner is now. If not, agree"
    " who the owner will be until the post is filled.",
    "away": "agree who the owner will be until the owner is back.",
    "leaving": "agree who the owner will be.",
    "other": "check who the owner is now.",
    "passing": "check who the owner is now, or will be.",
    "not accepted": "ask the new owner to take on the action, or agree who the owner"
    " is.",
}


@rule("AP479", "warning", clause="Progress: what was done, and when")
def ended_but_disputed(plan: Plan) -> Iterator[Finding]:
    """Someone disputes how an action ended, or a note says that the work goes on.

    An action that ended without being done is left out of most lists. If the agency
    that should do the work has not accepted it, the work may never be done. If the work
    goes on although the action has ended, nobody asks the owner for updates.

    Bad::

                progress:
                  - date: 2012-02-20
                    state: transferred
                    note: Moved to the Workforce Board, which has not yet accepted it.

    Says::

        Action 1.1 is transferred, but the note dated 20 February 2012 says that the
        work has not been accepted: "Moved to the Workforce Board, which has not yet
        accepted it".
        To fix: if this has been agreed since, add a progress entry, with the status
        that was agreed (such as transferred) as "state". In its note, say who does the
        work now, and who agreed to this. If not, add a progress entry with "state:
        in-progress", so that the action is open again until there is an agreement.

    Bad::

                progress:
                  - date: 2012-02-20
                    state: withdrawn
                    note: The schools have asked the board to think again.

    Says::

        Action 1.1 is withdrawn, but the note dated 20 February 2012 says that others do
        not agree: "The schools have asked the board to think again".
        To fix: if this has been agreed since, add a progress entry, with the status
        that was agreed (such as withdrawn) as "state". In its note, say why the action
        has ended, and who agreed to this. If not, add a progress entry with "state:
        in-progress", so that the action is open again until there is an agreement.

    Bad::

                progress:
                  - date: 2012-02-20
                    state: withdrawn
                    note: Carrying on with this, and the leaflets are at the printer.

    Says::

        Action 1.1 is withdrawn, but the note dated 20 February 2012 says that the work
        goes on: "Carrying on with this, and the leaflets are at the printer".
        To fix: if the work goes on here, add a progress entry with "state:
        in-progress". If it goes on in another action or plan, add a progress entry with
        a note that names that action or plan. If the work has stopped, say so in a new
        progress entry.

    Good::

                progress:
                  - date: 2012-02-20
                    state: transferred
                    note: The Workforce Board runs the network from now on.
    """
    for action in plan.actions:
        now = standing(action, plan, date.max)
        found = closing.disputed(action, now)
        if found is None:
            continue
        what = sentences.AGAINST[found.what]
        yield Finding(
            f"Action {action.id} is {sentences.within(sentences.STATE[now.state])}, but"
            f" {sentences.the_note(found.entry)} says that {what}:"
            f" {quoted(found.sentence, _MOST)}.",
            _GOES_ON if found.what == "goes on" else _agree(now.state),
            (*found.entry.route, "note"),
            written=found.sentence,
        )


def _agree(state: State) -> str:
    """Say what to record: the note of an entry that ends an action gives the reason."""
    moved = state == "transferred"
    what = "who does the work now" if moved else "why the action has ended"
    return _AGREE.format(state=state, what=what)


_AGREE = (
    "if this has been agreed since, add a progress entry, with the status that"
    ' was agreed (such as {state}) as "state". In its note, say {what}, and who'
    ' agreed to this. If not, add a progress entry with "state: in-progress", so that'
    " the action is open again until there is an agreement."
)
_GOES_ON = (
    'if the work goes on here, add a progress entry with "state: in-progress". If it'
    " goes on in another action or plan, add a progress entry with a note that names"
    " that action or plan. If the work has stopped, say so in a new progress entry."
)


@rule("AP496", "warning", clause="Progress: what was done, and when", timed=True)
def outcome_reported_done(plan: Plan, day: date) -> Iterator[Finding]:
    """An outcome's latest entry says all the work is done, but an action is still open.

    This rule reads the note and the rating in the entry. The best rating, such as
    green, is reported only if the open action was already overdue when the rating was
    given. Before the due date, the best rating may mean only "on track".

    Bad::

            progress:
              - date: 2012-02-10
                rag: green
                reported_by: MSCB Development Officer
                note: All actions have been completed.

    Says::

        The latest progress entry for outcome O1 says "All actions have been completed",
        but action 1.1 is open.
        To fix: if the action is done, add a progress entry to action 1.1, with "state:
        complete", the evidence as "evidence", and a note. If the action is not done,
        add a progress entry to outcome O1, with a note that says what is left to do.

    Good::

            progress:
              - date: 2012-02-10
                rag: green
                reported_by: MSCB Development Officer
                note: The draft is with the agencies, and the survey is booked.
    """
    for outcome in plan.outcomes:
        found = requirements.open_though_reported_done(outcome, plan, day)
        if found is None:
            continue
        entry = found.entry
        still = [action.id for action in found.still]
        are = "actions {} are open" if len(still) > 1 else "action {} is open"
        how = f"rates it {quoted(entry.rag)}"
        if found.words:
            how = f"says {quoted(found.words, _MOST)}"
        yield Finding(
            f"The latest progress entry for outcome {outcome.id} {how}, but"
            f" {are.format(omissions.listed(still))}.",
            _report_again(outcome.id, still),
            (*entry.route, "note" if found.words else "rag"),
            written=found.words or entry.rag,
        )


def _report_again(outcome: str, still: Sequence[str]) -> str:
    """Say what to record of the actions that are still open, and of the outcome."""
    done, to = "the action is done", f"action {still[0]}"
    if len(still) > 1:
        done, to = "any of these actions are done", "each of them"
    left = "the action is" if len(still) == 1 else "any of them are"
    return (
        f'if {done}, add a progress entry to {to}, with "state: complete", the evidence'
        f' as "evidence", and a note. If {left} not done, add a progress entry to'
        f" outcome {outcome}, with a note that says what is left to do."
    )


@rule("AP497", "warning", clause="Progress: what was done, and when", timed=True)
def request_not_answered(plan: Plan, day: date) -> Iterator[Finding]:
    """A requested due date has passed, but no answer to the request is recorded.

    Bad::

                progress:
                  - date: 2011-12-05
                    new_due_requested: 2012-01
                    reported_by: MSCB Development Officer
                    note: Two agencies have asked for more time to read the draft.

    Says::

        More time was requested for action 1.1, until January 2012. That date has
        passed, and no answer is recorded.
        To fix: ask the person or group that decides. If a new due date is agreed, type
        this command, with the reason (and who agreed it) in place of NOTE and the new
        due date in place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --new-due DATE
        If the request is declined, type this command, with the reason (and who declined
        it) in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --request declined

    Good::

                progress:
                  - date: 2011-12-05
                    new_due_requested: 2012-09
                    reported_by: MSCB Development Officer
                    note: Two agencies have asked for more time to read the draft.
    """
    for action in omissions.actions(plan):
        now = standing(action, plan, day)
        asked, rating = now.request, entry_options.rating(now)
        until = asked.new_due_requested if asked else None
        if asked is None or until is None or until.last_day >= day:
            continue
        target = f"{plan.id}/{action.id}"
        agreed = blanks.entry(target, *rating, blanks.NEW_DUE)
        declined = blanks.entry(target, *rating, "--request declined")
        yield Finding(
            f"More time was requested for action {action.id}, until {until.words}."
            " That date has passed, and no answer is recorded.",
            "ask the person or group that decides. If a new due date is agreed, "
            f"{blanks.filled(agreed, note='the reason (and who agreed it)')}\nIf the"
            " request is declined,"
            f" {blanks.filled(declined, note='the reason (and who declined it)')}",
            (*asked.route, "new_due_requested"),
        )
