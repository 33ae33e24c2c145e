"""Check that the past was not rewritten (AP850 to AP859).

They are asked where plans are compared with an earlier version, which `lint --since`
does. The past is written on, never over: what the board was told, it was told. What
lowers or accepts one of them counts only if it was there in the earlier version.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.plan import readable, sentences, versions
from actionplan.rule import RULES, Finding, message, rule
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Entry, Judgement, Outcome, Plan
    from actionplan.rules.subjects import Pair

_MOST = 40
"""Lines that somebody may want to paste; of more, the file's history is the place."""


@message("AP850", "error", among=RULES)
def plan_gone(*, plan: str) -> Finding:
    """A plan is not there any more.

    What was agreed and what was done is the board's record, whether or not anything is
    left to do. A plan that has moved within the folders that are checked, or has
    another name, is found again by its id or by its actions. Where plans are to be
    deleted, for example because they need not be kept any longer, set this rule to
    "off" in actionplan.toml first, and merge that; then delete them in a second change.

    Given::

        plan: scr-family-a-2011

    Says::

        The plan "scr-family-a-2011" is not there any more, nor is the record of what
        was agreed and done.
        To fix: put its file back. Actions that are not needed any more are withdrawn
        with an entry.
    """
    return Finding(
        f"The plan {quoted(plan)} is not there any more, nor is the record of what was"
        " agreed and done.",
        "put its file back. Actions that are not needed any more are withdrawn with an"
        " entry.",
    )


@rule("AP851", "error", "base")
def entry_removed(pair: Pair) -> Iterator[Finding]:
    """A progress entry that was recorded is not there any more.

    How an action stands follows from its entries, and so does what the board was told.
    An entry that turned out to be wrong is put right by a new one.

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

        The entry of 3 October 2011 has been removed from action 1.1: "The task and
        finish group was elected."
        To fix: put its lines back. What was wrong in it is put right by a new entry.

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
                "put its lines back. What was wrong in it is put right by a new entry.",
                (*new.route, "progress"),
                _paste(pair, entry.route),
                on_key=True,
                of=(new.id,),
            )


@rule("AP852", "error", "base")
def entry_rewritten(pair: Pair) -> Iterator[Finding]:
    """A progress entry no longer says what was recorded.

    Minutes and reports quote it, and dates, states and colours of the past follow from
    it. What was left out may be added to an entry later, and a note may be written on;
    personal data may be taken out. A new date, a state or a handover is an entry of
    its own. Capitals, commas and the ends of lines do not count.

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

        The entry of 5 December 2011 of action 1.1 no longer says what was recorded. Its
        "note" was "The first draft is late, as two agencies have not answered."
        To fix: put back what was recorded, and say what is right in a new entry.

    Bad::

                progress:
                  - date: 2011-12-05
                    new_due: 2012-06
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft is late, as two agencies have not answered.

    Says::

        The entry of 5 December 2011 of action 1.1 no longer says what was recorded. It
        had no "new_due".
        To fix: put back what was recorded, and say what is right in a new entry.

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
                yield Finding(
                    f"The entry {sentences.dated(before)} of action {new.id} no longer"
                    f" says what was recorded. {_was(before, fields)}",
                    "put back what was recorded, and say what is right in a new entry.",
                    (*after.route, fields[0]),
                    _paste(pair, before.route),
                )


@rule("AP853", "error", "base")
def due_rewritten(pair: Pair) -> Iterator[Finding]:
    """The first date of an action has been changed, and not moved with an entry.

    The date that was agreed stays in the plan. A new one stands in a progress entry,
    with the reason as its note: so everybody sees how often it was moved and how far.

    Before::

                due: 2012-03

    Bad::

                due: 2012-05

    Says::

        Action 1.1 was to be done by March 2012, and that has been changed to May 2012.
        To fix: write "due: 2012-03" again. Move the date in a progress entry:
        "new_due: 2012-05", with the reason as its note.

    Before::

                # no due
                no_due_date: waits for the regional procedures
                set_date_by: 2012-04

    Bad::

                # no due
                no_due_date: waits for the regional procedures
                set_date_by: 2012-06

    Says::

        Action 1.1 was to have a date by April 2012, and that has been changed to June
        2012.
        To fix: write "set_date_by: 2012-04" again. Move the date in a progress entry:
        "new_due: 2012-06", with the reason as its note.

    Before::

                due: 2012-05

    Bad::

                # no due
                no_due_date: waits for the regional procedures
                set_date_by: 2012-06

    Says::

        Action 1.1 was to be done by May 2012, and that has been taken out.
        To fix: write "due: 2012-05" again. Say why it cannot be kept in a progress
        entry, with the new date as "new_due".

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
        aim = "to be done" if old.due else "to have a date"
        became = f"changed to {now.words}" if now else "taken out"
        how = (
            f'Move the date in a progress entry: "new_due: {now}", with the reason as'
            " its note."
            if now
            else "Say why it cannot be kept in a progress entry, with the new date as"
            ' "new_due".'
        )
        yield Finding(
            f"Action {new.id} was {aim} by {first.words}, and that has been {became}.",
            f'write "{name}: {first}" again. {how}',
            new.where(name),
            f"{name}: {first}",
        )


@rule("AP854", "warning", "base")
def action_reworded(pair: Pair) -> Iterator[Finding]:
    """An action was put in other words, and no new entry says why.

    The partners agreed to what it said. In other words it may be less, and nobody who
    reads the plan would know.

    Before::

                action: Publish guidance and train all front line staff to use it

    Bad::

                action: Publish guidance for all front line staff

    Says::

        Action 1.1 was "Publish guidance and train all front line staff to use it", and
        no new entry says why its words have changed.
        To fix: add a progress entry with the reason, or put the words back.

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
        same = versions.wording(old.action) == versions.wording(new.action)
        known = old.action and new.action
        more = versions.match_dated(old.progress, new.progress).new
        if known and not same and not more:
            yield Finding(
                f"Action {new.id} was {quoted(old.action, 80)}, and no new entry says"
                " why its words have changed.",
                "add a progress entry with the reason, or put the words back.",
                (*new.route, "action"),
            )


@rule("AP855", "error", "base")
def action_gone(pair: Pair) -> Iterator[Finding]:
    """An action is not in the plan any more.

    It was promised, and what became of it is part of the record. An action that is not
    needed any more is withdrawn with an entry that says why, and which other one took
    its place.

    Before::

                    note: The first draft went to all agencies.
              - id: "1.2"
                action: Train all front line staff in the guidance
                due: 2012-09
                accountable: MSCB Development Officer

    Bad::

                    note: The first draft went to all agencies.

    Says::

        Action 1.2 is not in the plan any more: "Train all front line staff in the
        guidance".
        To fix: put it back. If it is not needed any more, add an entry with "state:
        withdrawn" and the reason.
    """
    if _cannot_tell(pair):
        return
    there = {*_taken(pair), *pair.after.set_aside}
    lost = {outcome.route for outcome in _outcomes_gone(pair)}
    places = _places(pair)
    for action in versions.match_actions(pair.before, pair.after).gone:
        if action.id not in there and action.route[:2] not in lost:
            yield Finding(
                f"Action {action.id} is not in the plan any more:"
                f" {quoted(action.action, 80)}.",
                'put it back. If it is not needed any more, add an entry with "state:'
                ' withdrawn" and the reason.',
                places.get(action.route[:2], ("outcomes",)),
                _paste(pair, action.route),
                on_key=True,
                of=(action.id,),
            )


@rule("AP856", "error", "base")
def outcome_gone(pair: Pair) -> Iterator[Finding]:
    """An outcome is not in the plan any more.

    It answers a challenge that a review has found. Where it is not pursued any more,
    its actions are withdrawn, each with an entry that says why.

    Before::

                    note: The first draft went to all agencies.
          - id: O2
            challenge: Missed appointments are not followed up.
            actions: []

    Bad::

                    note: The first draft went to all agencies.

    Says::

        Outcome O2 is not in the plan any more.
        To fix: put it back. If it is not pursued any more, withdraw its actions, each
        with an entry that says why.
    """
    for outcome in _outcomes_gone(pair):
        yield Finding(
            f"Outcome {outcome.id} is not in the plan any more.",
            "put it back. If it is not pursued any more, withdraw its actions, each"
            " with an entry that says why.",
            ("outcomes",),
            _paste(pair, outcome.route),
            on_key=True,
            of=(outcome.id,),
        )


@rule("AP857", "error", "base")
def id_changed(pair: Pair) -> Iterator[Finding]:
    """An action, an outcome or the plan has another number or name than it had.

    Minutes, reports and other plans name an action by its plan and number. These are
    given once: an action that is new gets the next free number, wherever it stands.
    Where several had one number, they may get numbers of their own.

    Before::

              - id: "1.2"

    Bad::

              - id: "1.1"

    Says::

        Action 1.2 has become 1.1: "Publish guidance for working with families who are
        hard to engage".
        To fix: write "1.2" again. A new action gets a number that was never used.

    Before::

        id: scr-family-a

    Bad::

        id: scr-family-a-2011

    Says::

        The plan "scr-family-a" has become "scr-family-a-2011".
        To fix: write "scr-family-a" again, as minutes and other plans name it so. Its
        file has the same name.
    """
    before, after = pair.before, pair.after
    if before.id != after.id:
        yield Finding(
            f"The plan {quoted(before.id)} has become {quoted(after.id)}.",
            f"write {quoted(before.id)} again, as minutes and other plans name it so."
            " Its file has the same name.",
            ("id",),
        )
    shared = _shared(before)
    for one, other in versions.match_outcomes(before, after).both:
        given = " " not in one.id + other.id  # else "outcome 1" stands for its id
        if one.id != other.id and given and one.id not in shared:
            yield Finding(
                f"Outcome {one.id} has become {other.id}.",
                f"write {quoted(one.id)} again. A new outcome gets an id that was never"
                " used.",
                (*other.route, "id"),
            )
    for old, new in versions.match_actions(before, after).both:
        if old.id != new.id and old.id not in shared:
            yield Finding(
                f"Action {old.id} has become {new.id}: {quoted(new.action, 80)}.",
                f"write {quoted(old.id)} again. A new action gets a number that was"
                " never used.",
                (*new.route, "id"),
            )


@rule("AP858", "error", "base")
def id_reused(pair: Pair) -> Iterator[Finding]:
    """A number that belonged to one action now belongs to a wholly different one.

    Whoever looks up the action in old minutes would find what was never agreed there.

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

        1.1 was the number of another action: "Train all front line staff to see unmet
        appointments".
        To fix: put the old action back, and withdraw it with an entry if need be. Give
        the new one a number that was never used.
    """
    routes, unread = _taken(pair), pair.after.set_aside
    for action in versions.match_actions(pair.before, pair.after).gone:
        if action.id in routes and action.id not in unread:
            yield Finding(
                f"{action.id} was the number of another action:"
                f" {quoted(action.action, 80)}.",
                "put the old action back, and withdraw it with an entry if need be."
                " Give the new one a number that was never used.",
                (*routes[action.id], "id"),
                _paste(pair, action.route),
            )


@rule("AP859", "error", "base")
def judgement_rewritten(pair: Pair) -> Iterator[Finding]:
    """A judgement of what difference was made has been removed, or says something else.

    Judgements are compared with one another over the years. What is known now is a new
    judgement, with a new date.

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

        The judgement of 20 February 2012 of outcome O1 no longer says what was
        recorded. Its "outcome_achieved" was "not-yet".
        To fix: put back what was recorded, and add a new judgement with what is known
        now.
    """
    remedy = (
        "put back what was recorded, and add a new judgement with what is known now."
    )
    for old, new in versions.match_outcomes(pair.before, pair.after).both:
        if not readable.is_known(new, "difference"):
            continue
        matched = versions.match_dated(old.difference, new.difference)
        for judgement in matched.gone:
            yield Finding(
                f"The judgement {sentences.dated(judgement)} has been removed from"
                f" outcome {new.id}.",
                remedy,
                (*new.route, "difference"),
                _paste(pair, judgement.route),
                on_key=True,
            )
        for before, after in matched.both:
            if fields := versions.altered(before, after):
                yield Finding(
                    f"The judgement {sentences.dated(before)} of outcome {new.id} no"
                    f" longer says what was recorded. {_was(before, fields)}",
                    remedy,
                    (*after.route, fields[0]),
                    _paste(pair, before.route),
                )


# --- what several of them need --------------------------------------------------


def _was(before: Entry | Judgement, fields: tuple[str, ...]) -> str:
    """Say what the first of *fields* was, and how many more have changed."""
    first, more = fields[0], len(fields) - 1
    value = getattr(before, first)
    texts = value if first in ("evidence", "results", "feedback", "extra") else (value,)
    said = str(value) if first == "date" else ", ".join(map(_text, texts))
    was = f'Its "{first}" was {quoted(said, 80)}' if value else f'It had no "{first}"'
    also = "" if not more else f" {more} more of its fields {_have(more)} changed."
    return (was if was.endswith('."') else f"{was}.") + also


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _text(value: object) -> str:
    match value:
        case str(measure), str(result), *_ if result:
            return f"{measure}: {result}"
        case str(text), *_:
            return text
        case _:
            return str(value)


def _paste(pair: Pair, route: Route) -> str:
    """Return the lines as they were, if they are no more than anybody would paste."""
    lines = pair.lines(route)
    return "\n".join(lines) if len(lines) <= _MOST else ""


def _taken(pair: Pair) -> dict[str, Route]:
    """Return the numbers under which there is an action that had not that number.

    Where several actions of a plan share a number, one that stays takes nothing.
    """
    matched = versions.match_actions(pair.before, pair.after)
    renumbered = (new for old, new in matched.both if old.id != new.id)
    return {action.id: action.route for action in (*matched.new, *renumbered)}


def _shared(plan: Plan) -> set[str]:
    """Return the numbers that stood for several things, and so for none of them."""
    numbers = [outcome.id for outcome in plan.outcomes]
    numbers += [action.id for action in plan.actions]
    numbers += plan.set_aside
    return {number for number, times in Counter(numbers).items() if times > 1}


def _cannot_tell(pair: Pair) -> bool:
    """Tell whether something that could not be read may be what is not to be found."""
    known = {action.id for action in pair.before.actions}
    return not known.issuperset(pair.after.set_aside)


def _outcomes_gone(pair: Pair) -> tuple[Outcome, ...]:
    gone = versions.match_outcomes(pair.before, pair.after).gone
    return () if _cannot_tell(pair) else gone


def _places(pair: Pair) -> dict[Route, Route]:
    """Return where the actions of each outcome stand now, by where it stood."""
    both = versions.match_outcomes(pair.before, pair.after).both
    return {old.route: (*new.route, "actions") for old, new in both}
