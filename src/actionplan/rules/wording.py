"""Check that the wording is plain, and strong enough to change practice (AP6).

Most of these rules give advice only, because words alone do not make an action weak.
They check actions, never recommendations.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import closing, ratings, sentences, timeline
from actionplan.plan.model import CLOSED, DONE, OPEN
from actionplan.rule import Finding, rule
from actionplan.rules import committed, entry_options, omissions
from actionplan.rules.outcome import has_amount
from actionplan.text import blanks, notes, separate_work, vagueness, word_lists
from actionplan.text.grammar import agree, quoted
from actionplan.text.phrase_lists import PhrasesInAnyCase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.closing import MoreToDo
    from actionplan.plan.model import Action, Entry, Plan


@rule("AP601", "advice", clause="Specific action: identified")
def vague_opening(plan: Plan) -> Iterator[Finding]:
    """An action starts with a word that does not promise any work.

    An action that only promises to consider, explore or look at something can be
    reported as complete whatever the result. If an action only repeats its
    recommendation, another rule reports the action instead.

    Bad::

                action: Consider whether staff need guidance on missed visits

    Says::

        "Consider" does not say what will be done in action 1.1.
        To fix: in "action", start with what someone will do, such as write, change,
        train, agree or appoint. If that has not been decided, say who will make the
        decision, and by when. If the action has already been committed to git, add a
        progress entry that says why its wording has changed.

    Bad::

                action: All agencies will continue to work with such families

    Says::

        "continue to" does not say what will be done in action 1.1.
        To fix: in "action", start with what someone will do, such as write, change,
        train, agree or appoint. If that has not been decided, say who will make the
        decision, and by when. If the action has already been committed to git, add a
        progress entry that says why its wording has changed.

    Good::

                action: Decide in March whether staff need guidance, and tell them why
    """
    for action in omissions.actions(plan):
        if omissions.repeats_recommendation(plan, action) or omissions.is_closed(
            action
        ):
            continue
        if said := vagueness.in_action(action.action):
            yield Finding(
                f"{quoted(said)} does not say what will be done in action {action.id}.",
                'in "action", start with what someone will do, such as write, change,'
                " train, agree or appoint. If that has not been decided, say who will"
                " make the decision, and by when."
                f"{_say_why_reworded(action)}",
                (*action.route, "action"),
                written=said,
            )


@rule("AP602", "advice", clause="Specific action: identified")
def several_actions_in_one(plan: Plan) -> Iterator[Finding]:
    """One action is really several actions, which cannot share one status.

    One part may be complete while another part is late. Two verbs for one piece of
    work, as in "develop and publish guidance", are fine.

    Bad::

                action: Publish guidance for all staff and train two people in each team

    Says::

        Action 1.1 may be more than one action, because a second one seems to start at
        "train".
        To fix: if this is really one piece of work, accept this problem, with a reason.
        To see how, type:
            actionplan explain several-actions-in-one
        If it is not, keep only the first piece of work in action 1.1. Add a new action
        for each of the others, with its own number and due date. If action 1.1 has
        already been committed to git, add a progress entry that says why its wording
        has changed, and give each new action today's date as "added".

    Bad::

                action: (1) Guidance for all staff (2) A leaflet for families

    Says::

        Action 1.1 may be more than one action, because it is a list.
        To fix: if this is really one piece of work, accept this problem, with a reason.
        To see how, type:
            actionplan explain several-actions-in-one
        If it is not, keep only the first piece of work in action 1.1. Add a new action
        for each of the others, with its own number and due date. If action 1.1 has
        already been committed to git, add a progress entry that says why its wording
        has changed, and give each new action today's date as "added".

    Good::

                action: Develop, agree and publish guidance for all staff
    """
    for action in omissions.actions(plan):
        what = written = ""
        # The accepted file has sums of *written*, so its words must not change.
        if separate_work.is_list(action.action):
            what, written = "because it is a list", "it is a list in itself"
        elif deed := separate_work.second_deed(action.action):
            what = f"because a second one seems to start at {quoted(deed)}"
            written = f"the next begins with {quoted(deed)}"
        if what:
            status = committed.status_if_first(action)
            yield Finding(
                f"Action {action.id} may be more than one action, {what}.",
                "if this is really one piece of work,"
                f" {remedies.accepting('several-actions-in-one')}\nIf it is not, keep"
                f" only the first piece of work in action {action.id}. Add a new"
                " action for each of the others, with its own number and due date."
                f"{remedies.say_why_reworded(action.id, status)[:-1]}, and give each"
                ' new action today\'s date as "added".',
                (*action.route, "action"),
                written=written,
            )


@rule("AP603", "advice", clause="Specific action: identified")
def aim_without_amount(plan: Plan) -> Iterator[Finding]:
    """An action states an aim, but no measure says what result counts as success.

    Words such as "ensure" and "raise awareness" express an aim. You can keep an aim as
    an action if you give a figure in "target", such as 80 per cent of those asked. But
    it is better to say what someone will do to achieve the aim.

    Bad::

                action: Ensure that staff know what to do when a family does not engage
                success:
                  - measure: Staff asked who know
                    method: staff-survey
                    target: As at the pilot practices in 2011

    Says::

        "Ensure" in action 1.1 states an aim, but no measure says what result counts as
        success.
        To fix: if the aim can be measured, keep the wording, and write a figure in
        "target", such as 80 per cent of those asked. If not, in place of "Ensure",
        start with what someone will do to achieve the aim. If the action has already
        been committed to git, add a progress entry that says why its wording has
        changed.

    Good::

                action: Ensure that staff know what to do when a family does not engage
    """
    for action in omissions.to_do(plan):
        if omissions.repeats_recommendation(plan, action):
            continue
        said = vagueness.intended(action.action)
        if not said or any(
            has_amount(f"{s.measure} {s.target}") for s in action.success
        ):
            continue
        how = "no measure says what result counts as success"
        figure = 'write a figure in "target"'
        if not action.success:
            how = "there is no measure to show whether the aim is achieved"
            figure = 'add "success", with "measure", "method" and a figure in "target"'
        yield Finding(
            f"{quoted(said)} in action {action.id} states an aim, but {how}.",
            f"if the aim can be measured, keep the wording, and {figure}, such as 80"
            f" per cent of those asked. If not, in place of {quoted(said)}, start with"
            f" what someone will do to achieve the aim.{_say_why_reworded(action)}",
            (*action.route, "action"),
            written=said,
        )


@rule("AP604", "advice", clause="Specific action: a definite date")
def no_reason_for_no_date(plan: Plan) -> Iterator[Finding]:
    """The reason why an action has no due date is only a status or a vague condition.

    Bad::

                # no due
                no_due_date: Work has started
                set_date_by: 2012-04

    Says::

        "Work has started" says how far action 1.1 has got, not what its due date
        depends on.
        To fix: add a progress entry, with the status of the action (such as
        in-progress) as "state", and say in its note what has been done. In
        "no_due_date", write what the due date depends on, and who will decide the due
        date.

    Bad::

                # no due
                no_due_date: Will be published when resources allow
                set_date_by: 2012-04

    Says::

        "when resources allow" does not say who decides, or when.
        To fix: in "no_due_date", write who will decide, and at which meeting.

    Good::

                # no due
                no_due_date: The head of finance decides on the printing in February
                set_date_by: 2012-04
    """
    for action in omissions.actions(plan):
        reason = action.no_due_date
        if not reason or action.due or _is_closed(action):
            continue
        at = (*action.route, "no_due_date")
        if omissions.normal(reason) in word_lists.load("wording")["states"]["words"]:
            yield Finding(
                f"{quoted(reason)} says how far action {action.id} has got, not what"
                " its due date depends on.",
                "add a progress entry, with the status of the action (such as"
                ' in-progress) as "state", and say in its note what has been done. In'
                ' "no_due_date", write what the due date depends on, and who will'
                " decide the due date.",
                at,
                written=reason,
            )
        elif said := _any_of("conditions").search(reason):
            yield Finding(
                f"{quoted(said.words)} does not say who decides, or when.",
                'in "no_due_date", write who will decide, and at which meeting.'
                + ("" if action.set_date_by else _MEETING),
                at,
                written=said.words,
            )


_MEETING = ' Add "set_date_by" with the month of that meeting.'


@rule("AP605", "warning", clause="Progress: what was done, and when")
def complete_with_open_words(plan: Plan) -> Iterator[Finding]:
    """An action is complete, but a note or evidence says that some work is not done.

    People rarely check a complete action again, so the rest of the work may be
    forgotten. This rule checks the notes and the evidence in the entry that reports the
    action as complete, and in later entries. If the action repeats, the rule checks
    only its latest round. Each action that this rule reports is also listed as an
    exception in the report, in the agenda and by "actionplan status".

    This rule does not report an entry if a later entry says that the rest of the work
    has been done. It does not report remaining work if another action arises from the
    completed action, or if the note names the plan or action that covers that work. A
    note that mentions only "a follow-up plan" does not name a plan. If a note says that
    something was not done or did not last, but also says what was then done about it,
    this rule does not report the note.

    Bad::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance is on the website. Paper copies will be sent in May.

    Says::

        This entry says that action 1.1 is complete, but its note seems to say that
        there is more to do: "Paper copies will be sent in May".
        To fix: if the rest of the work belongs in a separate action, add a new action
        for it, with its own due date, "1.1" in "arises_from" and today's date in
        "added". If action 1.1 is still in progress, type this command, with what has
        been done and what is left to do in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state in-progress
        If nothing is left to do, add a progress entry that says what was done. At the
        end of its note, write: "Nothing is left to do in action 1.1."

    Bad::

                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
                  - date: 2012-02-10
                    note: Two of six teams have not yet had their copies.

    Says::

        Action 1.1 is complete, but this later note seems to say that there is more to
        do: "Two of six teams have not yet had their copies".
        To fix: if the rest of the work belongs in a separate action, add a new action
        for it, with its own due date, "1.1" in "arises_from" and today's date in
        "added". If action 1.1 is still in progress, type this command, with what has
        been done and what is left to do in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state in-progress
        If nothing is left to do, add a progress entry that says what was done. At the
        end of its note, write: "Nothing is left to do in action 1.1."

    Bad::

                due: 2012-02
                repeats: 6 months
                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The answers of staff
                    note: Four of six teams asked so far.

    Says::

        The latest round of action 1.1 is reported as done, but its note seems to say
        that there is more to do: "Four of six teams asked so far".
        To fix: if work is left to do in this round, change "state: complete" to "state:
        in-progress". If this entry has not been committed to git, make this change
        here. If it has been committed, keep it as it is, and make the change in a new
        entry. In the new entry, give today's date, "corrects: 2012-02-10" and all the
        other fields as they should be now.
        If nothing is left to do, type this command, with what was done and the words
        "Nothing is left to do in this round" in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE"

    Bad::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: The guidance is ready. The briefing did not take place.

    Says::

        This entry says that action 1.1 is complete, but its note seems to say that some
        work was not done: "The briefing did not take place".
        To fix: if the work is still needed, record that this action is still in
        progress. To do that, type this command, with the reason in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state in-progress
        If the board no longer needs this work, add a progress entry with "state:
        closed-incomplete" and the reason in its note. If the action is complete, add a
        progress entry that says how the work was done. At the end of its note, write:
        "Nothing is left to do in action 1.1."

    Good::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: The briefing did not take place, so each GP was written to.

    Good::

                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance is on the website. Paper copies will be sent in May.
                  - date: 2012-02-10
                    note: All six teams have their paper copies.

    Good::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance is on the website. Nothing is outstanding.

    Good::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: On the website. Leaflets will come in the 2012 print plan.
    """
    for action in omissions.actions(plan):
        entries = timeline.every_entry(action.progress)
        found = closing.more_to_do(action, plan, entries, date.max)
        if found is None or found.target:
            continue
        entry = found.entry
        rating = (blanks.RATING,) if any(each.rag for each in entries) else ()
        reopened = blanks.entry(
            f"{plan.id}/{action.id}", "--state in-progress", *rating
        )
        state = timeline.states(action, entries)[-1]
        said_state = (entry.state or state).replace("-", " ")
        how = "This entry says that action" if entry.state else "Action"
        place = "evidence" if found.in_evidence else "note"
        note = f"its {place}" if entry.state else f"this later {place}"
        begun = found.what in ("more to do", "not in full")
        shows = sentences.MORE_TO_DO[found.what]
        said = f"{note} seems to say that {shows}: {quoted(found.sentence, _MOST)}."
        if state in OPEN:
            yield _of_a_round(plan, action, found, said)
            continue
        yield Finding(
            f"{how} {action.id} is {said_state}, but {said}",
            _more_to_do(action.id, reopened)
            if begun
            else _not_done(action.id, reopened),
            (*entry.route, place),
            written=found.words,
        )


def _of_a_round(plan: Plan, action: Action, found: MoreToDo, said: str) -> Finding:
    """Report that a round of recurring work is not complete."""
    now = timeline.standing(action, plan, date.max)
    rest = blanks.entry(f"{plan.id}/{action.id}", *entry_options.rating(now))
    return Finding(
        f"The latest round of action {action.id} is reported as done, but {said}",
        f"if work is left to do in this round, {_reopen(plan, action, found.entry)}\n"
        "If nothing is left to do, "
        + blanks.filled(
            rest,
            note='what was done and the words "Nothing is left to do in this round"',
        ),
        (*found.entry.route, "evidence" if found.in_evidence else "note"),
        written=found.words,
    )


def _reopen(plan: Plan, action: Action, entry: Entry) -> str:
    """Say how to record that a round is not complete, whatever entry says it is."""
    every = timeline.in_order(action.progress)
    done = [e for e in every[: every.index(entry) + 1] if e.state in DONE]
    if entry in done:
        here = committed.where_at(plan, entry.route)
        return f'change "state: {entry.state}" to "state: in-progress".{here}'
    if not done:
        return "report what is left to do."
    new = committed.correct(done[-1], action.progress)
    return f'{new} Give "state: in-progress" as its status.'


_MOST = 160
"""The most letters of a sentence to quote."""


def _not_done(number: str, reopened: str) -> str:
    return (
        "if the work is still needed, record that this action is still in progress. To"
        f" do that, {blanks.filled(reopened, note='the reason')}\n"
        "If the board no longer needs this work, add a progress entry with"
        ' "state: closed-incomplete" and the reason in its note. If the action is'
        " complete, add a progress entry that says how the work was"
        f" done.{_and_nothing_left(number)}"
    )


def _more_to_do(number: str, reopened: str) -> str:
    return (
        "if the rest of the work belongs in a separate action, add a new action for"
        f' it, with its own due date, {quoted(number)} in "arises_from" and today\'s'
        ' date in "added". If action'
        f" {number} is still in progress,"
        f" {blanks.filled(reopened, note=entry_options.DONE_AND_LEFT)}\n"
        "If nothing is left to do, add a progress entry that says what was done."
        f"{_and_nothing_left(number)}"
    )


def _and_nothing_left(number: str) -> str:
    """Give the words that settle it, whatever was done in place of the rest."""
    return (
        f' At the end of its note, write: "Nothing is left to do in action {number}."'
    )


@rule("AP609", "warning", clause="Progress: what was done, and when")
def finished_but_open(plan: Plan) -> Iterator[Finding]:
    """The newest entry says that the work is finished, but the action is still open.

    Until an entry says that the action is complete, the action may be shown as overdue,
    and its owner is still asked for updates. Only the newest entry is checked. An
    action does not count as finished if only one phase or a draft is done. If the
    rating of the newest entry can only mean "fully achieved", this rule also reports
    that rating.

    Bad::

                progress:
                  - date: 2012-02-10
                    rag: green
                    reported_by: MSCB Development Officer
                    note: Guidance is on the website. This action can now be closed.

    Says::

        The newest entry in action 1.1 says "This action can now be closed", but leaves
        the action in progress.
        To fix: if there is still work to do, add a progress entry that says what is
        left to do. If not, type this command, with what was done in place of NOTE, the
        date when it was done in place of DATE and the evidence in place of EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --achieved-on DATE --evidence "EVIDENCE"

    Good::

                progress:
                  - date: 2012-02-10
                    rag: green
                    reported_by: MSCB Development Officer
                    note: The first phase is complete. The second team starts in May.
    """
    for action in omissions.actions(plan):
        entry = _newest_open(action)
        if entry is None or entry.achieved_on:
            continue  # achieved-and-open reports this
        said = notes.finished(entry.note, action.action)
        rated = ratings.says_done(entry.rag, plan)
        if said or rated:
            state = timeline.states(action, timeline.every_entry(action.progress))[-1]
            how = f"says {quoted(said)}" if said else _rated(entry.rag, plan)
            complete = blanks.entry(f"{plan.id}/{action.id}", blanks.COMPLETE)
            yield Finding(
                f"The newest entry in action {action.id} {how}, but leaves the action"
                f" {state.replace('-', ' ')}.",
                "if there is still work to do, add a progress entry that says what is"
                " left to do."
                f" If not, {blanks.filled(complete)}",
                (*entry.route, "note" if said else "rag"),
                written=said or entry.rag,
            )


def _rated(rating: str, plan: Plan) -> str:
    meaning = ratings.exact(plan).get(ratings.in_legend(rating, plan), "")
    return f"rates it {rating}" + (f", {quoted(meaning)}" if meaning else "")


@rule("AP606", "advice", clause="Specific action: identified")
def mostly_words(plan: Plan) -> Iterator[Finding]:
    """More than half of the actions in a plan are training, policies or reminders.

    Training, policies and reminders rely on people to remember what to do. Two studies
    looked at the recommendations of hospital investigations. One study covered 227
    investigations, and the other covered 214. In both studies, training and policies
    were among the most common recommendations. In each study, fewer than 1 in 10
    recommendations were rated as strong, which means likely to work. Some changes, such
    as a form, an alert, a rota or a new job, make the right thing easier to do. These
    changes last longer than training, policies or reminders.

    This rule counts the actions whose words show that they are training, policies or
    reminders. The count is not a score. If there are good reasons for this mix of
    actions, the plan does not need to change. Plans with fewer than 4 actions are not
    checked.

    Bad::

            actions:
              - id: "1.1"
                action: Train front line staff in working with hard to engage families
                added: 2012-02
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                partners: [{agency: Kent Police, post: Chief Inspector}]
                success:
                  - measure: Staff who can say what to do next
                    method: staff-survey
                    target: 80 per cent of those asked
                evidence_needed: Survey report
                no_known_risks: The survey is run every spring.
              - id: "1.2"
                action: Publish a policy on missed visits
                added: 2012-02
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                partners: [{agency: Kent Police, post: Chief Inspector}]
                success:
                  - measure: Staff who know where the policy is
                    method: staff-survey
                    target: 80 per cent of those asked
                evidence_needed: Survey report
                no_known_risks: The survey is run every spring.
              - id: "1.3"
                action: Remind all staff of the policy at each handover in March
                added: 2012-02
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                partners: [{agency: Kent Police, post: Chief Inspector}]
                success:
                  - measure: Staff who used the policy last month
                    method: staff-survey
                    target: 80 per cent of those asked
                evidence_needed: Survey report
                no_known_risks: The survey is run every spring.
              - id: "1.4"
                action: Add a question on missed visits to the supervision record
                added: 2012-02
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                partners: [{agency: Kent Police, post: Chief Inspector}]
                success:
                  - measure: Supervisors who say the question is asked
                    method: staff-survey
                    target: 80 per cent of those asked
                evidence_needed: Survey report
                no_known_risks: The survey is run every spring.

    Says::

        Of the 4 actions, 3 seem to be training, policies or reminders, which rely on
        people remembering. Only one changes how work is done.
        To fix: if there are good reasons for this mix of actions, accept this problem,
        with a reason. To see how, type:
            actionplan explain mostly-words
        If there are not, look at each challenge. Ask what would make it easier to do
        the right thing than the wrong thing, such as a form, an alert, a rota or a new
        job. Then add an action to put that in place.
    """
    asked = omissions.actions(plan)
    mix = Counter(kind(action.action) for action in asked)
    weak = sum(mix[name] for name in _RELIES)
    if len(asked) >= _ENOUGH and 2 * weak > len(asked):
        yield Finding(
            f"{_weak(mix)} {_changes(mix)}",
            "if there are good reasons for this mix of actions,"
            f" {remedies.accepting('mostly-words')}\nIf there are not, look at each"
            " challenge. Ask what would make it easier to do the right thing than the"
            " wrong thing, such as a form, an alert, a rota or a new job. Then add an"
            " action to put that in place.",
            ("outcomes",),
            on_key=True,
        )


_ENOUGH = 4
"""The fewest actions for which the mix is reported."""
_KINDS = ("training", "policy", "reminder", "look", "change")


def kind(action: str) -> str:
    """Return the kind of an action: the kind whose word comes first in it.

    The kinds are training, policy, reminder, look and change, and "other" for an action
    with none of these words.
    """
    found = [
        (said.begins, number, name)
        for number, name in enumerate(_KINDS)
        if (said := _of_kind(name).search(action))
    ]
    return min(found)[2] if found else "other"


def _weak(mix: Counter[str]) -> str:
    """Say how many actions rely on people remembering, and of what kinds they are."""
    every, weak = mix.total(), sum(mix[name] for name in _RELIES)
    *most, last = (text for name, text in _RELIES.items() if mix[name])
    kinds = f"{', '.join(most)} or {last}" if most else last
    number = f"Of the {every} actions, {weak}"
    if weak == every:
        number = f"All {every} actions"
    seem = agree(weak, "seems", "seem")
    return f"{number} {seem} to be {kinds}, which rely on people remembering."


_RELIES = {"training": "training", "policy": "policies", "reminder": "reminders"}


def _changes(mix: Counter[str]) -> str:
    """Say how many actions change how work is done; of some the words do not say."""
    changes, clearly = mix["change"], " clearly" if mix["other"] else ""
    if not changes:
        return f"None of the actions{clearly} changes how work is done."
    change = agree(changes, "changes", "change")
    number = "one" if changes == 1 else changes
    return f"Only {number}{clearly} {change} how work is done."


# --- words ------------------------------------------------------------------------


@cache
def _any_of(name: str, within: str = "words") -> PhrasesInAnyCase:
    return PhrasesInAnyCase(word_lists.load("wording")[name][within])


def _of_kind(name: str) -> PhrasesInAnyCase:
    return _any_of("kinds", name)


# --- states -----------------------------------------------------------------------


def _newest_open(action: Action) -> Entry | None:
    """Return an action's newest entry if it leaves the action open."""
    entries = timeline.every_entry(action.progress)
    states = timeline.states(action, entries)
    return entries[-1] if entries and states[-1] in OPEN else None


def _say_why_reworded(action: Action) -> str:
    return remedies.say_why_reworded(status=committed.status_if_first(action))


def _is_closed(action: Action) -> bool:
    return any(entry.state in CLOSED for entry in action.progress)
