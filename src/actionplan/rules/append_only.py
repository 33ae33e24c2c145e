"""Check that past entries have not been changed or removed (AP850 to AP860).

These rules run when `lint --since` compares plans with an earlier version. Past entries
are the record of what the board was told, so they are added to but never changed. A
setting or comment that lowers or accepts one of these problems counts only if it was
already in the earlier version.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import readable, sentences, versions
from actionplan.rule import RULES, Finding, message, rule
from actionplan.rules import committed
from actionplan.text import dates, list_marks, redacted
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import (
        Action,
        Entry,
        Judgement,
        Outcome,
        Plan,
        Review,
    )
    from actionplan.plan.versions import Matched
    from actionplan.rules.subjects import Pair
    from actionplan.text.dates import Date

_MOST = 40
"""The most lines to offer for pasting. For more, use the file's history."""
_QUOTED = 80
"""The most characters of a wording to quote."""


@message("AP850", "error", among=RULES)
def plan_gone(*, plan: str) -> Finding:
    """A plan file has been removed.

    A plan is the board's record of what was agreed and done, even when there is nothing
    left to do. This rule recognises a plan by its plan ID or its actions. So it does
    not report a plan that has been renamed, or moved within the folders that are
    checked.

    If you need to delete plans, for example because you no longer have to keep them,
    first set this rule to "off" in your board's settings file, actionplan.toml. Delete
    the plans later, when the branch, tag or commit that you give to --since also has
    that setting.

    Given::

        plan: scr-family-a-2011

    Says::

        The file of the plan "scr-family-a-2011" has been removed, so the record of what
        was agreed and done is missing.
        To fix: put the file back as it was. If you no longer have it, ask the person
        who looks after the plans to get it back from git. Then, if the plan is no
        longer needed, add a progress entry to each of its actions that is still open,
        with "state: withdrawn" and the reason in its note.
    """
    return Finding(
        f"The file of the plan {quoted(plan)} has been removed, so the record of what"
        " was agreed and done is missing.",
        "put the file back as it was. If you no longer have it, ask the person who"
        " looks after the plans to get it back from git. Then, if the plan is no longer"
        f" needed, {_withdraw(_EACH_OPEN)}",
    )


@rule("AP851", "error", "base")
def entry_removed(pair: Pair) -> Iterator[Finding]:
    """A progress entry has been removed.

    actionplan works out the status of an action from its entries, and prints the
    entries in reports to the board. If an entry is missing, the status and the reports
    may be wrong. If an entry turns out to be wrong, add a new entry to correct it.

    Before::

                progress:
                  - date: 2011-10-03
                    note: The task and finish group was elected.
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft went to all agencies.

    Bad::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft went to all agencies.

    Says::

        The entry dated 3 October 2011 has been removed from action 1.1: "The task and
        finish group was elected."
        To fix: put the entry back as it was, in the "progress" list of action 1.1, in
        date order. To do that, copy the lines at the end of this message into the file.
        Move the first of them so that its hyphen is lined up with the other hyphens of
        that list. If there are no others, the line starts with 10 spaces. Move the rest
        by the same number of spaces. Then, if the entry has a mistake in it, add a new
        entry. In the new entry, give today's date, "corrects: 2011-10-03" and all the
        other fields as they should be now.

    Good::

                progress:
                  - date: 2011-10-03
                    note: The task and finish group was elected.
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft went to all agencies.
                  - date: 2012-02-20
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: All agencies have answered.
    """
    for old, new in versions.match_actions(pair.before, pair.after).both:
        if not readable.is_known(new, "progress"):
            continue  # it may be in what could not be read
        for entry in versions.match_dated(old.progress, new.progress).gone:
            yield Finding(
                f"The entry {sentences.dated(entry)} has been removed from action"
                f" {new.id}: {quoted(entry.note, 80)}",
                _put_back(
                    pair,
                    "entry",
                    entry.route,
                    _new_entry(entry),
                    where=f', in the "progress" list of action {new.id}, in date order',
                    into=_into("progress", f"action {new.id}", new.progress),
                ),
                (*new.route, "progress"),
                _paste(pair, entry.route),
                on_key=True,
                of=(new.id,),
            )


@rule("AP852", "error", "base")
def entry_rewritten(pair: Pair) -> Iterator[Finding]:
    """A progress entry no longer says what was recorded.

    Minutes and reports quote progress entries. actionplan also uses the entries to work
    out the earlier due dates, statuses and ratings of an action. So an entry must stay
    as it was recorded. But you may add to the end of a note, remove personal data, or
    fill in a field that was left out, such as "evidence". In place of personal data,
    you may write what the message about that data asks for, such as a job title. Record
    a new due date, a new status or a new owner in a new entry. This rule does not
    report changes to capitals, punctuation or line breaks.

    Before::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft is late, as two agencies have not answered.

    Bad::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft went to all agencies.

    Says::

        The entry dated 5 December 2011 in action 1.1 no longer says what was recorded.
        "note" was "The first draft is late, as two agencies have not answered."
        To fix: make a copy of what the entry says now. Then put the entry back as it
        was. To do that, copy the lines at the end of this message into the file, in
        place of the lines of the entry. Move the first of them so that its hyphen is
        lined up with the other hyphens of that list. If there are no others, the line
        starts with 10 spaces. Move the rest by the same number of spaces. Then, if the
        entry has a mistake in it, add a new entry. In the new entry, give today's date,
        "corrects: 2011-12-05" and all the other fields as they should be now.

    Bad::

                progress:
                  - date: 2011-12-05
                    new_due: 2012-06
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft is late, as two agencies have not answered.

    Says::

        The entry dated 5 December 2011 in action 1.1 no longer says what was recorded.
        The line "new_due" has been added.
        To fix: make a note of what the line "new_due" says, and delete the line from
        this entry. If what it said is right, record that in a new entry.

    Good::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    evidence: minutes of 5 December 2011
                    note: |
                      The first draft is late, as two agencies have not answered.
                      They were reminded on 9 December.
    """
    for old, new in versions.match_actions(pair.before, pair.after).both:
        for before, after in versions.match_dated(old.progress, new.progress).both:
            if fields := versions.altered(before, after):
                changed = len(fields) > 1 or bool(getattr(before, fields[0]))
                yield Finding(
                    f"The entry {sentences.dated(before)} in action {new.id} no longer"
                    f" says what was recorded. {_was(before, fields)}",
                    _change_back(pair, "entry", before.route, _new_entry(before))
                    if changed
                    else f'make a note of what the line "{fields[0]}" says, and delete'
                    " the line from this entry. If what it said is right, record that"
                    " in a new entry.",
                    (*after.route, fields[0]),
                    _paste(pair, before.route) if changed else "",
                )


@rule("AP853", "error", "base")
def due_rewritten(pair: Pair) -> Iterator[Finding]:
    """The original due date of an action has been changed.

    The date that was first agreed must stay in the plan. Record a new date in a
    progress entry, with the reason in its note. Then everyone can see how many times
    the date was moved, and by how much.

    Before::

                due: 2012-03

    Bad::

                due: 2012-05

    Says::

        Action 1.1 was due by March 2012, but this has been changed to May 2012.
        To fix: put back "due: 2012-03". Then, if May 2012 is the right due date, add a
        progress entry with "new_due: 2012-05" and the reason for the change in its
        note.

    Before::

                # no due
                no_due_date: waits for the regional procedures
                set_date_by: 2012-04

    Bad::

                # no due
                no_due_date: waits for the regional procedures
                set_date_by: 2012-06

    Says::

        Action 1.1 was due to have a date by April 2012, but this has been changed to
        June 2012.
        To fix: put back "set_date_by: 2012-04". Then add a progress entry. If the due
        date is known now, give it as "new_due". If not, say in the note why it is not
        known, and when it will be.

    Before::

                due: 2012-05

    Bad::

                # no due
                no_due_date: waits for the regional procedures
                set_date_by: 2012-06

    Says::

        Action 1.1 was due by May 2012, but this date has been removed.
        To fix: make a note of what "no_due_date" and "set_date_by" say. Then put back
        "due: 2012-05" in place of them. If that date cannot be met, add a progress
        entry with the reason in its note. If there is a new date, give it in the same
        entry as "new_due".

    Good::

                due: 2012-05-31
    """
    for old, new in versions.match_actions(pair.before, pair.after).both:
        name = "due" if old.due else "set_date_by"
        if not (readable.is_known(old, "due") and readable.is_known(new, name)):
            continue
        first, now = getattr(old, name), getattr(new, name)
        given_at_last = name == "set_date_by" and new.due
        same_day = first and now and first.last_day == now.last_day
        if first is None or same_day or given_at_last:
            continue
        due = "due" if old.due else "due to have a date"
        status = committed.status_if_first(new)
        became = (
            f"this has been changed to {now.words}"
            if now
            else "this date has been removed"
        )
        how = (
            f"Then add a progress entry{status}. If the due date is known now, give it"
            ' as "new_due". If not, say in the note why it is not known, and when it'
            " will be."
            if name == "set_date_by"
            else f"Then, if {now.words} is the right due date, add a progress entry"
            f' with "new_due: {now}"{"," if status else " and"} the reason for the'
            f" change in its note{remedies.and_status(status)}."
            if now
            else "If that date cannot be met, add a progress entry with the"
            f" reason in its note{remedies.and_status(status)}. If there is a new date,"
            ' give it in the same entry as "new_due".'
        )
        instead = [
            f'"{each}"'
            for each in ("no_due_date", "set_date_by", "due_as_written")
            if name == "due" and getattr(new, each)
        ]
        put = f'put back "{name}: {first}"'
        if instead:
            them = "it" if len(instead) == 1 else "them"
            says = "says" if len(instead) == 1 else "say"
            put = (
                f"make a note of what {sentences.listed(instead)} {says}. Then {put} in"
                f" place of {them}"
            )
        yield Finding(
            f"Action {new.id} was {due} by {first.words}, but {became}.",
            f"{put}. {how}",
            new.where(name),
            f"{name}: {first}",
        )


@rule("AP854", "warning", "base")
def action_reworded(pair: Pair) -> Iterator[Finding]:
    """The wording of an action has been changed, but no new entry says why.

    The partners agreed to the original wording. The new wording may promise less.
    Without an entry, people who read the plan would not know that the wording was
    changed.

    Before::

                action: Publish guidance and train all front line staff to use it

    Bad::

                action: Publish guidance for all front line staff

    Says::

        Action 1.1 was "Publish guidance and train all front line staff to use it".
        The wording has been changed, but no new entry says why.
        To fix: if the new wording is right, add a progress entry that says why it
        was changed. If not, put the original wording back.

    Good::

                action: Publish guidance for all front line staff
                progress:
                  - date: 2011-12-05
                    rag: green
                    reported_by: MSCB Development Officer
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft went to all agencies.
                  - date: 2012-02-01
                    rag: green
                    reported_by: MSCB Development Officer
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The subgroup took the training out, as others provide it.
    """
    for old, new in versions.match_actions(pair.before, pair.after).both:
        before = list_marks.without(old.action, old.id)
        now = redacted.wording(list_marks.without(new.action, new.id))
        same = redacted.wording(before) == now
        same = same or redacted.lost_only(before, now)
        known = old.action and new.action
        more = versions.match_dated(old.progress, new.progress).new
        if known and not same and not more:
            yield Finding(
                f"Action {new.id} was {quoted(old.action, _QUOTED)}. The wording has"
                " been changed, but no new entry says why.",
                "if the new wording is right, add a progress entry that says why it was"
                f" changed{committed.status_if_first(new)}. If not, put the original"
                f" wording back.{_all_of(pair, old)}",
                (*new.route, "action"),
            )


@rule("AP855", "error", "base")
def action_gone(pair: Pair) -> Iterator[Finding]:
    """An action is no longer in the plan.

    A plan must show what happened to every action that was agreed. If an action is no
    longer needed, withdraw it with an entry that says why. If another action replaces
    it, give the number of that action in the entry.

    Before::

                    note: The first draft went to all agencies.
              - id: "1.2"
                action: Train all front line staff in the guidance
                due: 2012-09
                accountable: MSCB Development Officer

    Bad::

                    note: The first draft went to all agencies.

    Says::

        Action 1.2 is no longer in the plan: "Train all front line staff in the
        guidance".
        To fix: put the action back as it was, in outcome O1. To do that, copy the lines
        at the end of this message into the file. Move the first of them so that its
        hyphen is lined up with the other hyphens of that list. If there are no others,
        the line starts with 6 spaces. Move the rest by the same number of spaces. Then,
        if the action is no longer needed, add a progress entry to the action, with
        "state: withdrawn" and the reason in its note.
    """
    if _cannot_tell(pair):
        return
    there = {*_taken(pair), *pair.after.set_aside}
    lost = {outcome.route for outcome in _outcomes_gone(pair)}
    places, left = _places(pair), _actions_left(pair)
    home = {outcome.route: outcome.id for outcome in pair.before.outcomes}
    for action in versions.match_actions(pair.before, pair.after).gone:
        own = action.route[:2]
        if action.id not in there and own not in lost:
            yield Finding(
                f"Action {action.id} is no longer in the plan:"
                f" {quoted(action.action, 80)}.",
                _put_back(
                    pair,
                    "action",
                    action.route,
                    f"{_NOT_NEEDED}{_withdraw('the action')}",
                    where=f", in outcome {home[own]}",
                    into=_into("actions", f"outcome {home[own]}", left[own]),
                ),
                places.get(own, ("outcomes",)),
                _paste(pair, action.route),
                on_key=True,
                of=(action.id,),
            )


@rule("AP856", "error", "base")
def outcome_gone(pair: Pair) -> Iterator[Finding]:
    """An outcome is no longer in the plan.

    The outcome responds to a challenge that a review found, so the plan must show what
    happened to the outcome. If the board no longer wants to pursue the outcome,
    withdraw each of its actions with an entry that says why. If the outcome has no
    actions, add a progress entry to the outcome that says why the board no longer wants
    to pursue it.

    Before::

                    note: The first draft went to all agencies.
          - id: O2
            challenge: Missed appointments are not followed up.
            actions: []

    Bad::

                    note: The first draft went to all agencies.

    Says::

        Outcome O2 is no longer in the plan.
        To fix: put the outcome back as it was, in "outcomes". To do that, copy the
        lines at the end of this message into the file. Move the first of them so that
        its hyphen is lined up with the other hyphens of that list. If there are no
        others, the line starts with 2 spaces. Move the rest by the same number of
        spaces. Then, if the board no longer wants to pursue this outcome, add an entry
        to outcome O2 in a new list called "progress", with today's date. In its note,
        give the board's decision and the reason.
    """
    for outcome in _outcomes_gone(pair):
        yield Finding(
            f"Outcome {outcome.id} is no longer in the plan.",
            _put_back(
                pair,
                "outcome",
                outcome.route,
                "Then, if the board no longer wants to pursue this outcome,"
                f" {_given_up(outcome)}",
                where=', in "outcomes"'
                f"{', with its actions' if outcome.actions else ''}",
                into=_into("outcomes", "the plan", pair.after.outcomes),
            ),
            ("outcomes",),
            _paste(pair, outcome.route),
            on_key=True,
            of=(outcome.id,),
        )


@rule("AP857", "error", "base")
def id_changed(pair: Pair) -> Iterator[Finding]:
    """An action number, an outcome number or the plan ID has been changed.

    Minutes, reports and other plans refer to an action by the plan ID and the action
    number, so do not change a plan ID or a number. Give a new action the next free
    number, wherever the action is in the plan. If several actions share a number, you
    may give each action its own number.

    Before::

              - id: "1.2"

    Bad::

              - id: "1.1"

    Says::

        The number of action 1.2 ("Publish guidance for working with families who are
        hard to engage") has been changed to 1.1.
        To fix: change the number back to "1.2".

    Before::

        id: scr-family-a

    Bad::

        id: scr-family-a-2011

    Says::

        The plan ID has been changed from "scr-family-a" to "scr-family-a-2011".
        To fix: change the plan ID back to "scr-family-a", because minutes and other
        plans may use that ID. If the file has a new name too, give it the old name
        again.
    """
    before, after = pair.before, pair.after
    if before.id != after.id:
        yield Finding(
            f"The plan ID has been changed from {quoted(before.id)} to"
            f" {quoted(after.id)}.",
            f"change the plan ID back to {quoted(before.id)}, because minutes and"
            " other plans may use that ID. If the file has a new name too, give it the"
            " old name again.",
            ("id",),
        )
    shared = _shared(before)
    outcomes = versions.match_outcomes(before, after)
    for one, other in outcomes.both:
        given = " " not in one.id + other.id  # "outcome 1" is used if there is no ID
        if one.id != other.id and given and one.id not in shared:
            yield Finding(
                f"The number of outcome {one.id} has been changed to {other.id}.",
                _number_back("outcome", one.id, outcomes),
                (*other.route, "id"),
            )
    actions = versions.match_actions(before, after)
    for old, new in actions.both:
        if old.id != new.id and old.id not in shared:
            yield Finding(
                f"The number of action {old.id} ({quoted(new.action, 80)}) has been"
                f" changed to {new.id}.",
                _number_back("action", old.id, actions),
                (*new.route, "id"),
            )


@rule("AP858", "error", "base")
def id_reused(pair: Pair) -> Iterator[Finding]:
    """A number that belonged to one action now belongs to a different one.

    Anyone who looks up the number from old minutes would find a different action from
    the one that was agreed.

    Before::

                action: Train all front line staff to see unmet appointments

    Bad::

                action: Publish guidance on families who are hard to engage
                progress:
                  - date: 2012-02-01
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The task and finish group met.

    Says::

        The number 1.1 belonged to a different action: "Train all front line staff to
        see unmet appointments".
        To fix: if this is the same action in other words, put its old progress entries
        back as they were, above the new ones. To find them, see the end of this
        message. Then add an entry that says why the wording has been changed. If not,
        give the new action a number that has never been used in this plan. Then put the
        old action back as it was, above the new action. To do that, copy the lines at
        the end of this message into the file. Move the first of them so that its hyphen
        is lined up with the other hyphens of that list. If there are no others, the
        line starts with 6 spaces. Move the rest by the same number of spaces. After
        that, if the old action is no longer needed, add a progress entry to the old
        action, with "state: withdrawn" and the reason in its note.
    """
    routes, unread = _taken(pair), pair.after.set_aside
    matched = versions.match_actions(pair.before, pair.after)
    was = {new.route: old.id for old, new in matched.both}
    lost = {outcome.route: outcome.id for outcome in _outcomes_gone(pair)}
    places = _places(pair)
    home = {outcome.route: outcome.id for outcome in pair.before.outcomes}
    for action in matched.gone:
        if action.id in routes and action.id not in unread:
            now, own = routes[action.id], action.route[:2]
            yield Finding(
                f"The number {action.id} belonged to a different action:"
                f" {quoted(action.action, 80)}.",
                _another_number(action, was.get(now, ""))
                + (
                    " To put the old action back, follow the message about outcome"
                    f" {lost[own]}, which has also been removed."
                    if own in lost
                    else " Then "
                    + _put_back(
                        pair,
                        "old action",
                        action.route,
                        "After that, if the old action is no longer needed,"
                        f" {_withdraw('the old action')}",
                        where=", above the new action"
                        if places.get(own) == now[:3]
                        else f", in outcome {home[own]}",
                    )
                ),
                (*now, "id"),
                "" if own in lost else _paste(pair, action.route),
            )


def _another_number(old: Action, before: str) -> str:
    """Say what number to give the action that has the number of an *old* one.

    *before* is the number that it had in the earlier version, if it is not new.
    """
    if before:
        return f"change the number of this action back to {quoted(before)}."
    return (
        f"{_REWORDED if old.progress else ''}give the new action a number that has"
        " never been used in this plan."
    )


@rule("AP859", "error", "base")
def judgement_rewritten(pair: Pair) -> Iterator[Finding]:
    """An assessment of an outcome has been changed or removed.

    The board compares the assessments of an outcome over the years, so each assessment
    must stay as it was. To record what you know now, add a new assessment with a new
    date.

    Before::

            difference:
              - date: 2012-02-20
                outcome_achieved: not-yet
                effect: No effect on families can be seen yet.
                still_to_improve: Schools do not use the guidance yet (action 1.1).
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                evidence: staff survey of February 2012
                feedback:
                  - from: front line staff
                    text: We have not seen the guidance yet.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                effect: No effect on families can be seen yet.
                still_to_improve: Schools do not use the guidance yet (action 1.1).
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                evidence: staff survey of February 2012
                feedback:
                  - from: front line staff
                    text: We have not seen the guidance yet.

    Says::

        The assessment dated 20 February 2012 for outcome O1 no longer says what was
        recorded. "outcome_achieved" was "not-yet".
        To fix: make a copy of what the assessment says now. Then put the assessment
        back as it was. To do that, copy the lines at the end of this message into the
        file, in place of the lines of the assessment. Move the first of them so that
        its hyphen is lined up with the other hyphens of that list. If there are no
        others, the line starts with 6 spaces. Move the rest by the same number of
        spaces. Then, if the assessment was wrong, or you know more now, add a new
        assessment. In the new assessment, give today's date and all the other fields as
        they should be now.
    """
    for old, new in versions.match_outcomes(pair.before, pair.after).both:
        if not readable.is_known(new, "difference"):
            continue
        matched = versions.match_dated(old.difference, new.difference)
        for judgement in matched.gone:
            yield Finding(
                f"The assessment {sentences.dated(judgement)} has been removed from"
                f" outcome {new.id}.",
                _put_back(
                    pair,
                    "assessment",
                    judgement.route,
                    _NEW_ASSESSMENT,
                    where=f', in the "difference" list of outcome {new.id}, in date'
                    " order",
                    into=_into("difference", f"outcome {new.id}", new.difference),
                ),
                (*new.route, "difference"),
                _paste(pair, judgement.route),
                on_key=True,
            )
        for before, after in matched.both:
            if fields := versions.altered(before, after):
                yield Finding(
                    f"The assessment {sentences.dated(before)} for outcome {new.id} no"
                    f" longer says what was recorded. {_was(before, fields)}",
                    _change_back(pair, "assessment", before.route, _NEW_ASSESSMENT),
                    (*after.route, fields[0]),
                    _paste(pair, before.route),
                )


# --- helpers that several rules use ----------------------------------------------


def _put_back(
    pair: Pair, thing: str, route: Route, then: str, *, where: str, into: str = ""
) -> str:
    """Say to put back what was removed, where its lines are, and what to do *then*.

    *where* is its place, as there are no lines to put it in place of. *into* is said if
    the list that it was in is empty, or is not there.
    """
    if "\n" in _paste(pair, route):
        lines = (
            "To do that, copy the lines at the end of this message into the file."
            f" {into}{_lined_up(pair, route)}"
        )
    else:
        lines = (
            f"To see the lines of the {thing}, type: git diff {pair.ref}\n"
            "Each of these lines starts with a minus sign, which you must leave out."
            f" {into}"
        )
    return f"put the {thing} back as it was{where}. {lines}{then}"


def _change_back(pair: Pair, thing: str, route: Route, then: str) -> str:
    """Say to give back its wording to what was changed, and what to do *then*.

    What it says now may be right, and would be lost.
    """
    if "\n" in _paste(pair, route):
        lines = (
            "To do that, copy the lines at the end of this message into the file, in"
            f" place of the lines of the {thing}. {_lined_up(pair, route)}"
        )
    else:
        lines = (
            f"To see the lines that were changed, type: git diff {pair.ref}\n"
            "The lines to put back start with a minus sign, which you must leave out. "
        )
    return (
        f"make a copy of what the {thing} says now. Then put the {thing} back as it"
        f" was. {lines}{then}"
    )


def _lined_up(pair: Pair, route: Route) -> str:
    """Say how far to indent the lines at the end of a message."""
    lines = _paste(pair, route)
    number = len(lines) - len(lines.lstrip())
    spaces = dates.count(number, "space") if number else "its hyphen"
    return (
        "Move the first of them so that its hyphen is lined up with the other hyphens"
        f" of that list. If there are no others, the line starts with {spaces}. Move"
        " the rest by the same number of spaces. "
    )


def _into(field: str, place: str, has: object) -> str:
    """Say to have a line for the list *field*, unless the plan *has* some of it."""
    if has:
        return ""
    return (
        f'Above them there must be a line that says only "{field}:", in {place} and'
        " lined up with its other fields. "
    )


_EACH_OPEN = "each of its actions that is still open"


def _withdraw(what: str) -> str:
    return (
        f'add a progress entry to {what}, with "state: withdrawn" and the reason in its'
        " note."
    )


_REWORDED = (
    "if this is the same action in other words, put its old progress entries back as"
    " they were, above the new ones. To find them, see the end of this message. Then"
    " add an entry that says why the wording has been changed. If not, "
)


def _given_up(outcome: Outcome) -> str:
    """Say how to record that an outcome is no longer pursued."""
    if outcome.actions:
        return _withdraw(_EACH_OPEN)
    place = f'"progress" in outcome {outcome.id}'
    if not outcome.progress:
        place = f'outcome {outcome.id} in a new list called "progress"'
    return (
        f"add an entry to {place}, with today's date. In its note, give the board's"
        " decision and the reason."
    )


_NOT_NEEDED = "Then, if the action is no longer needed, "
_NEW_ASSESSMENT = (
    "Then, if the assessment was wrong, or you know more now,"
    f" {remedies.new_one('assessment')}"
)


def _new_entry(entry: Entry) -> str:
    """Say how to correct an entry that stays as it was recorded."""
    corrects = (f"corrects: {entry.date}",) if entry.date else ()
    return (
        f"Then, if the entry has a mistake in it, {remedies.new_one('entry', corrects)}"
    )


def _number_back(
    thing: str, number: str, matched: Matched[Action] | Matched[Outcome]
) -> str:
    """Say what number to give back, and what to do with the one that has it now."""
    back = f"change the number back to {quoted(number)}."
    if any(each.id == number for each in matched.new):
        return (
            f"{back} Give the new {thing}, which has that number now, a number that has"
            " never been used in this plan."
        )
    for old, new in matched.both:
        if new.id == number:
            return (
                f"change the number of this {thing} back to {quoted(number)}, and the"
                f" number of the {thing} that is {quoted(number)} now back to"
                f" {quoted(old.id)}."
            )
    return back


def _all_of(pair: Pair, old: Action) -> str:
    """Say where to see a wording that is too long to quote."""
    if len(old.action) <= _QUOTED:
        return ""
    return (
        " The original lines start with a minus sign, which you must leave out. To see"
        f" them, type this command: git diff {pair.ref}"
    )


def _was(before: Entry | Judgement, fields: tuple[str, ...]) -> str:
    """Say what the first of *fields* was, and how many more have changed."""
    first, more = fields[0], len(fields) - 1
    value = getattr(before, first)
    texts = value if first in ("evidence", "results", "feedback", "extra") else (value,)
    said = str(value) if first == "date" else ", ".join(map(_text, texts))
    was = (
        f'"{first}" was {quoted(said, 80)}'
        if value
        else f'The line "{first}" has been added'
    )
    others = "one other field has" if more == 1 else f"{more} other fields have"
    also = f" {others} also changed." if more else ""
    return (was if was.endswith('."') else f"{was}.") + also


def _text(value: object) -> str:
    match value:
        case str(measure), str(result), *_ if result:
            return f"{measure}: {result}"
        case str(text), *_:
            return text
        case _:
            return str(value)


def _paste(pair: Pair, route: Route) -> str:
    """Return the lines as they were, or nothing if there are too many to paste."""
    lines = pair.lines(route)
    return "\n".join(lines) if len(lines) <= _MOST else ""


def _taken(pair: Pair) -> dict[str, Route]:
    """Return the numbers now used by an action that did not have them before.

    If several actions share a number, an action that keeps it is not included.
    """
    matched = versions.match_actions(pair.before, pair.after)
    renumbered = (new for old, new in matched.both if old.id != new.id)
    return {action.id: action.route for action in (*matched.new, *renumbered)}


def _shared(plan: Plan) -> set[str]:
    """Return the numbers that several actions or outcomes share.

    Such a number does not identify any of them.
    """
    numbers = [outcome.id for outcome in plan.outcomes]
    numbers += [action.id for action in plan.actions]
    numbers += plan.set_aside
    return {number for number, times in Counter(numbers).items() if times > 1}


def _cannot_tell(pair: Pair) -> bool:
    """Return whether an action that seems missing may be one that could not be read."""
    known = {action.id for action in pair.before.actions}
    return not known.issuperset(pair.after.set_aside)


def _outcomes_gone(pair: Pair) -> tuple[Outcome, ...]:
    gone = versions.match_outcomes(pair.before, pair.after).gone
    return () if _cannot_tell(pair) else gone


def _actions_left(pair: Pair) -> dict[Route, Sequence[Action]]:
    """Return the actions that each outcome has now, by the outcome's earlier route."""
    both = versions.match_outcomes(pair.before, pair.after).both
    return {old.route: new.actions for old, new in both}


def _places(pair: Pair) -> dict[Route, Route]:
    """Return where each outcome's actions are now, by the outcome's earlier route."""
    both = versions.match_outcomes(pair.before, pair.after).both
    return {old.route: (*new.route, "actions") for old, new in both}


@rule("AP860", "warning", "base")
def review_moved(pair: Pair) -> Iterator[Finding]:
    """The date of the first review has been changed, but no new entry says why.

    The new date replaces the old one. Without an entry, people who read the plan would
    not know that the review was moved.

    Before::

        review:
          every: 6 months
          first: 2012-02
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Bad::

        review:
          every: 6 months
          first: 2012-06
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Says::

        The first review was due in February 2012. The date has been changed to June
        2012, but no new entry says why.
        To fix: if the change was a mistake, put back "first: 2012-02". If not, add a
        progress entry to one of the open actions, with the status of the action in
        "state". In its note, say why the date of the review was changed.
    """
    both = versions.match_actions(pair.before, pair.after).both
    told = [
        new.id
        for old, new in both
        if versions.match_dated(old.progress, new.progress).new
    ]
    plans = (pair.before.review, pair.after.review)
    if (moved := _moved(*plans)) and not told:
        yield _not_told(
            f"The first review was {moved}",
            ("review", "first"),
            plans[0],
            "one of the open actions",
        )
    for old, new in both:
        if (moved := _moved(old.review, new.review)) and new.id not in told:
            at = (*new.route, "review", "first")
            yield _not_told(
                f"The first review of action {new.id} was {moved}",
                at,
                old.review,
                f"action {new.id}",
            )


def _moved(old: Review, new: Review) -> str:
    """Say that a review was moved: due in February 2012. It is now in June 2012."""
    if not (old.first and new.first) or _is_same(old.first, new.first):
        return ""
    return (
        f"due {sentences.on(old.first)}. The date has been changed to {new.first.words}"
    )


def _is_same(one: Date, other: Date) -> bool:
    """Return whether two dates are the same, as far as both are given."""
    if one.day and other.day:
        return one == other
    return one._replace(day=None) == other._replace(day=None)


def _not_told(said: str, at: Route, old: Review, to: str) -> Finding:
    return Finding(
        f"{said}, but no new entry says why.",
        f'if the change was a mistake, put back "first: {old.first}". If not, add a'
        f' progress entry to {to}, with the status of the action in "state". In its'
        " note, say why the date of the review was changed.",
        at,
        on_key=True,
    )
