"""Check that a plan says what the guidance asks for (AP4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import ratings, readable, requirements, timeline
from actionplan.plan.model import CLOSED, DONE
from actionplan.rule import Finding, rule
from actionplan.rules import committed, entry_options, legend, omissions
from actionplan.text import blanks, suggest
from actionplan.text.grammar import did_you_mean, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Entry, Outcome, Plan


@rule("AP401", "error")
def duplicate_id(plan: Plan) -> Iterator[Finding]:
    """Two actions or outcomes in a plan have the same number.

    Minutes, reports and other plans refer to an action by its number, so readers could
    not tell which action is meant. If a published report gives several actions the same
    number, give each action a number of its own in the plan. You can keep the published
    number in a field of your own, such as "x-published".

    Bad::

          - id: "1.1"

    Says::

        The number "1.1" is already used in this plan, by outcome 1.1, "By June 2012, 80
        per cent of staff...".
        To fix: if this action has already been committed to git and the outcome has
        not, change the number of the outcome to one that has never been used in this
        plan. In all other cases, change this number to one that has never been used in
        this plan. To keep a published number as well, add it in a separate field, on a
        line like this, lined up with "id":
            x-published: "1.1"
    """
    seen: dict[str, tuple[str, str]] = {}
    for kind, name, text, route in _items(plan):
        if name in seen:
            first, words = seen[name]
            called = f", {quoted(words, 40)}" if words else ""
            other = f"the other {first}" if kind == first else f"the {first}"
            yield Finding(
                f"The number {quoted(name)} is already used in this plan, by {first}"
                f" {name}{called}.",
                f"if this {kind} has already been committed to git and {other} has"
                f" not, change the number of {other} to one that has never been used"
                " in this plan. In all other cases, change this number to one that has"
                " never been used in this plan. To keep a published number as well, add"
                f" it in a separate field{remedies.placed('id')}:"
                f' x-published: "{name}"',
                (*route, "id"),
            )
        seen.setdefault(name, (kind, text))


@rule("AP402", "error", clause="Additional actions: where they come from")
def unknown_reference(plan: Plan) -> Iterator[Finding]:
    """An action refers to an action or outcome that is not in the plan.

    An action that cannot be read is still in the plan, so this rule does not report
    references to that action.

    Bad::

                agency: Medway Safeguarding Children Board
                arises_from: "1.7"
                added: 2011-10

    Says::

        There is no action or outcome "1.7" in this plan.
        To fix: in "arises_from", write the number of the action or outcome that led to
        this one. If there is none, delete the line "arises_from".

    Bad::

                progress:
                  - date: 2011-12-05
                    state: withdrawn
                    replaced_by: "9.9.9"
                    note: Taken over by another action.

    Says::

        There is no action or outcome "9.9.9" in this plan.
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2011-12-05" and all
        the other fields as they should be now. In "replaced_by", write the number of
        the action that replaces action 1.1. If that is in another plan, write the plan
        ID, a slash and the number. If no action replaces action 1.1, leave out
        "replaced_by", and say in "note" why action 1.1 is no longer needed.
    """
    known = [name for _, name, _, _ in _items(plan)] + [*plan.set_aside]
    guesses = iter([known] * _GUESSES)
    if "" in known:  # the reference may be to a part whose number cannot be read
        return
    for action in plan.actions:
        if action.arises_from and action.arises_from not in known:
            yield Finding(
                _no_such(action.arises_from, next(guesses, ()), action.id),
                'in "arises_from", write the number of the action or outcome that led'
                " to this one. If there is none, delete the line"
                ' "arises_from".',
                (*action.route, "arises_from"),
                written=action.arises_from,
            )
        for entry in action.progress:
            target = entry.replaced_by.removeprefix(f"{plan.id}/")
            if target and "/" not in target and target not in known:
                yield Finding(
                    _no_such(target, next(guesses, ()), action.id),
                    remedies.after(
                        committed.instead(entry, action.progress),
                        'in "replaced_by", write the number of the action that replaces'
                        f" action {action.id}. If that is in another plan, write the"
                        " plan ID, a slash and the number. If no action replaces action"
                        f' {action.id}, leave out "replaced_by", and say in "note" why'
                        f" action {action.id} is no longer needed.",
                    ),
                    (*entry.route, "replaced_by"),
                    written=target,
                )


@rule("AP403", "error", clause="Desired outcome: decided")
def outcome_without_purpose(plan: Plan) -> Iterator[Finding]:
    """An outcome has no challenge, no recommendation and no desired outcome.

    Bad::

            # no challenge
            # no desired_outcome

    Says::

        Outcome O1 has no challenge, no recommendation and no desired outcome.
        To fix: add 2 lines to outcome O1: "challenge", with what the review found, and
        "desired_outcome", with what will be different.
    """
    purposes = ("challenge", "recommendations", "desired_outcome")
    for outcome in plan.outcomes:
        if readable.lacks(outcome, *purposes):
            yield Finding(
                f"Outcome {outcome.id} has no challenge, no recommendation and no"
                " desired outcome.",
                f'add 2 lines to outcome {outcome.id}: "challenge", with what the'
                ' review found, and "desired_outcome", with what will be different.',
                outcome.route,
            )


@rule("AP404", "warning", clause="Specific action: identified")
def outcome_without_actions(plan: Plan) -> Iterator[Finding]:
    """An outcome has no actions.

    An outcome does not need an action if all its recommendations were turned down, or
    if an agency has given an assurance that nothing needs to be done.

    Bad::

            actions: []

    Says::

        Outcome O1 has no actions.
        To fix: to add an action, type:
            actionplan add action scr-family-a-2011/O1
        To see what to write in it, type:
            actionplan explain actions
    """
    for outcome in plan.outcomes:
        turned_down = requirements.is_turned_down(outcome)
        known = _answers_known(outcome) and not turned_down
        if known and readable.lacks(outcome, "actions", "assurances"):
            yield Finding(
                f"Outcome {outcome.id} has no actions.",
                f"{_not_accepted(outcome)}to add an action, type: actionplan add"
                f" action {plan.id}/{outcome.id}\nTo see what to write in it, type:"
                " actionplan explain actions",
                outcome.route,
            )


def _not_accepted(outcome: Outcome) -> str:
    """Say what to do if recommendations were turned down; empty if there are none."""
    if not outcome.recommendations:
        return ""
    return (
        "if the recommendations of this outcome were not accepted, add each answer to"
        ' "responses" below its recommendation, with the "date", the "agency",'
        ' "response: not-accepted" and the "reason". If they were accepted, '
    )


def _answers_known(outcome: Outcome) -> bool:
    """Return whether every response to an outcome's recommendations could be read."""
    return readable.is_known(outcome, "recommendations") and all(
        readable.is_known(each, "responses")
        and all(readable.is_known(answer, "response") for answer in each.responses)
        for each in outcome.recommendations
    )


@rule("AP405", "warning", clause="RAG rating: with points of progress")
def colour_without_legend(plan: Plan) -> Iterator[Finding]:
    """The plan uses a RAG rating that its legend does not explain.

    The same colour can mean different things in different plans. Green can mean "on
    track" in one plan and "complete" in another. To see an example of a legend, type
    "actionplan explain rag_legend".

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: blue
                    note: The first draft went to all agencies.

    Says::

        The rating "blue" is not explained in this plan. The legend has "green", "amber"
        and "red".
        To fix: if no rating in the legend means the same as "blue", add the rating
        "blue" to "rag_legend", with what it means in this plan. If one does, and this
        entry has not been committed to git, use that rating in this entry. If this
        entry has been committed, keep it as it is, and use that rating in a new entry.
        In the new entry, give today's date, "corrects: 2011-12-05" and all the other
        fields as they should be now.
    """
    known = [name for name, _ in plan.rag_legend]
    explained = ratings.legend(plan)
    has, paste = " The plan has no legend.", ratings.to_fill_in(plan)
    if known:
        has, paste = f" The legend has {listed(known)}.", ""
    if any(part.route[:1] == ("rag_legend",) for part in plan.unread):
        return  # there is a legend, and its own problem is reported
    for action in plan.actions:
        for entry in action.progress:
            if entry.rag and ratings.plain(entry.rag) not in explained:
                yield Finding(
                    f"The rating {quoted(entry.rag)} is not explained in this plan."
                    + has,
                    _add_to_legend(entry, action, has_worst=bool(plan.rag_worst))
                    if known
                    else f"add a legend, {legend.to_add(plan)}",
                    (*entry.route, "rag"),
                    written=entry.rag,
                    paste=paste,
                )


def _add_to_legend(entry: Entry, action: Action, *, has_worst: bool) -> str:
    """Say what to do about a rating that the legend does not have."""
    rating = quoted(entry.rag)
    worst = " Keep the worst rating first or last." if has_worst else ""
    return (
        f"if no rating in the legend means the same as {rating}, add the rating"
        f' {rating} to "rag_legend", with what it means in this plan.{worst} If one'
        f" does{remedies.NOT_COMMITTED} use that rating in this entry. If this entry"
        " has been committed, keep it as it is, and use that rating in"
        f" {committed.correct(entry, action.progress).removeprefix('add ')}"
    )


@rule("AP406", "warning", clause="Measuring success: when it is achieved")
def complete_without_evidence(plan: Plan) -> Iterator[Finding]:
    """An action is reported as complete, but the plan does not give any evidence.

    Bad::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    note: Guidance published on the website and in print.

    Says::

        Action 1.1 is reported as complete without evidence.
        To fix: if the action is complete, type this command, with what was done in
        place of NOTE and the evidence, such as minutes or a report, in place of
        EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --evidence "EVIDENCE"
        If the action is not complete, type this command, with what has been done and
        what is left to do in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state in-progress

    Good::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
    """
    asked = [
        action
        for action in plan.actions
        if any(entry.state in DONE for entry in action.progress)
    ]
    without = [
        (action, entry)
        for action in asked
        for entry in timeline.without_evidence(
            action, timeline.every_entry(action.progress)
        )
        # If nobody reported the action as complete before it was signed off, a separate
        # error asks for the evidence.
        if entry.state != "signed-off" and readable.is_known(entry, "evidence")
    ]
    lacking = list({action.route: action for action, _ in without}.values())
    if len(lacking) > omissions.FEW and len(lacking) == len(asked):
        lack = omissions.Lack(
            "action",
            "give",
            "evidence that it is complete",
            _evidence_of(plan, "ACTION", is_rated=any(map(_is_rated, lacking))),
        )
        yield from omissions.findings(
            plan, lack, lacking=lacking, asked=asked, of="complete actions"
        )
        return
    for action, entry in without:
        yield Finding(
            f"Action {action.id} is reported as complete without evidence.",
            _evidence_of(plan, action.id, is_rated=_is_rated(action)),
            (*entry.route, "state"),
        )


def _is_rated(action: Action) -> bool:
    return any(entry.rag for entry in action.progress)


def _evidence_of(plan: Plan, number: str, *, is_rated: bool) -> str:
    """Ask for a new entry, because past entries are not changed."""
    command = blanks.entry(f"{plan.id}/{number}", blanks.EVIDENCE)
    rating = (blanks.RATING,) if is_rated else ()
    opened = blanks.entry(f"{plan.id}/{number}", "--state in-progress", *rating)
    shows = "the evidence, such as minutes or a report,"
    return (
        f"if the action is complete, {blanks.filled(command, evidence=shows)}\n"
        "If the action is not complete,"
        f" {blanks.filled(opened, note=entry_options.DONE_AND_LEFT)}"
    )


@rule("AP407", "error")
def new_date_when_closed(plan: Plan) -> Iterator[Finding]:
    """A progress entry gives a new due date to an action that is closed.

    Bad::

                progress:
                  - date: 2012-02-10
                    state: complete
                    new_due: 2012-06
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        This entry gives action 1.1 a new due date, but also says that the action is
        complete.
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2012-02-10" and all
        the other fields as they should be now. If the action is complete, leave out
        "new_due: 2012-06". If the action is still open, keep "new_due", change "state:
        complete" to "state: in-progress", and change "note" to match.
    """
    for action in plan.actions:
        entries = timeline.every_entry(action.progress)
        for step in timeline.steps(action, entries):
            entry, closed = step.entry, step.state in CLOSED and step.state_known
            if entry.new_due and closed:
                open_again = (
                    f'change "state: {entry.state}" to "state: in-progress"'
                    if entry.state
                    else 'write "state: in-progress" in the same entry'
                )
                also = "also says that " if entry.state else ""
                yield Finding(
                    f"This entry gives action {action.id} a new due date, but {also}the"
                    f" action is {_in_words(step.state)}.",
                    remedies.after(
                        committed.instead(entry, action.progress),
                        f"if the action is {_in_words(step.state)}, leave out"
                        f' "new_due: {entry.new_due}". If the action is still open,'
                        f' keep "new_due", {open_again}, and change "note" to match.',
                    ),
                    (*entry.route, "new_due"),
                )


@rule("AP408", "error", clause="Difference: how well it was done")
def signed_off_before_complete(plan: Plan) -> Iterator[Finding]:
    """An action is signed off, but no earlier entry reports it as complete.

    Bad::

                progress:
                  - date: 2012-02-10
                    state: signed-off
                    reported_by: Chair of the Learning and Development Subgroup
                    note: Signed off by the subgroup.

    Says::

        This entry signs off action 1.1, but no earlier entry reports the action as
        complete.
        To fix: if the work is complete, add an entry above this one, with "state:
        complete" and the date when the work was completed. In "note", write what was
        done. In "evidence", name what shows this, and in "reported_by", give the job
        title of the person who reported it. If the work is not complete, and this entry
        has not been committed to git, change "state" in this entry to "in-progress",
        and "note" to match. If this entry has been committed, keep it as it is, and add
        a new entry. In the new entry, give today's date, "corrects: 2012-02-10",
        "state: in-progress" and all the other fields as they should be now.
    """
    for action in plan.actions:
        was_done = False
        for step in timeline.steps(action, timeline.every_entry(action.progress)):
            entry, done = step.entry, was_done or step.rounds
            was_done = step.state in DONE or not step.state_known
            if entry.state == step.state == "signed-off" and not done:
                yield Finding(
                    f"This entry signs off action {action.id}, but no earlier entry"
                    " reports the action as complete.",
                    "if the work is complete, add an entry above this one, with"
                    ' "state: complete" and the date when the work was completed. In'
                    ' "note", write what was done. In "evidence", name what shows'
                    ' this, and in "reported_by", give the job title of the person who'
                    " reported it. If the work is not complete"
                    f'{remedies.NOT_COMMITTED} change "state" in this entry to'
                    ' "in-progress", and "note" to match.'
                    + committed.if_so(entry, action.progress, "state: in-progress"),
                    (*entry.route, "state"),
                )


@rule("AP409", "warning")
def file_name_not_id(plan: Plan, stem: str) -> Iterator[Finding]:
    """The file name is not the same as the plan ID.

    People look for the file by the plan ID that they see in minutes and reports.

    Bad::

        id: scr-family-b-2011

    Says::

        The plan ID is "scr-family-b-2011", but the file is called "scr-family-a-2011".
        To fix: if the plan has already been committed to git, keep its plan ID, and
        rename the file to scr-family-b-2011.yaml. If not, decide which of the two is
        right, and change the other to match.
    """
    if stem and plan.id != stem:  # text that was typed or piped has no file
        yield Finding(
            f"The plan ID is {quoted(plan.id)}, but the file is called {quoted(stem)}.",
            "if the plan has already been committed to git, keep its plan ID, and"
            f" rename the file to {plan.id}.yaml. If not, decide which of the two is"
            " right, and change the other to match.",
            ("id",),
        )


def _items(plan: Plan) -> Iterator[tuple[str, str, str, Route]]:
    for outcome in plan.outcomes:
        words = outcome.theme or outcome.desired_outcome
        yield "outcome", outcome.id, words, outcome.route
        for action in outcome.actions:
            yield "action", action.id, action.action, action.route


_GUESSES = 20
"""How many wrong references in a plan get a suggestion. Each one is slow to find."""


def _no_such(target: str, known: Sequence[str], own: str) -> str:
    """Say that nothing has a number; an action's *own* number is not suggested."""
    others = [name for name in known if name != own]
    mean = did_you_mean(suggest.closest(target, others, 1))
    return f"There is no action or outcome {quoted(target)} in this plan.{mean}"


def _in_words(state: str) -> str:
    return state.replace("-", " ")
