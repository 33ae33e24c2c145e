"""Check for records that contradict each other (AP424, AP439, AP461 onwards)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import (
    closing,
    known_agencies,
    ratings,
    requirements,
    sentences,
    timeline,
    told_otherwise,
)
from actionplan.plan.model import DONE, ENDED
from actionplan.rule import Finding, rule
from actionplan.rules import committed, omissions
from actionplan.text import claims, notes, spoken
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.plan.closing import Unsaid
    from actionplan.plan.model import Action, Entry, Plan, State
    from actionplan.plan.ratings import Scale


@rule("AP424", "warning", clause="Desired outcome: decided")
def not_accepted_with_actions(plan: Plan) -> Iterator[Finding]:
    """No recommendation for an outcome was accepted, but the outcome has open actions.

    Either the response has changed but the plan does not say so, or people are working
    on a recommendation that their agency turned down.

    Bad::

            recommendations:
              - text: Give staff guidance on families who miss appointments.
                responses:
                  - date: 2011-09
                    agency: Kent Police
                    response: not-accepted
                    reason: The force has such guidance.

    Says::

        Kent Police did not accept the recommendation for outcome O1, but action 1.1 is
        open.
        To fix: if Kent Police accepted the recommendation later, add that response to
        "responses", with the "date", the "agency" and "response: accepted". If the
        action should not go ahead, add a progress entry to the action, with "state:
        withdrawn" and the reason in its note. If the board wants the action all the
        same, accept this problem, with a reason. To see how, type:
            actionplan explain not-accepted-with-actions
    """
    for outcome in plan.outcomes:
        answered = [
            timeline.answers(r, plan.board, date.max) for r in outcome.recommendations
        ]
        turned_down = bool(answered) and all(
            said and all(one.response == "not-accepted" for one in said)
            for said in answered
        )
        still = [a.id for a in outcome.actions if not omissions.is_closed(a)]
        if turned_down and still:
            several = len(answered) > 1
            what = "None of the recommendations" if several else "The recommendation"
            was = "was accepted" if several else "was not accepted"
            are = "actions {} are open" if len(still) > 1 else "action {} is open"
            them, each = ("the action", "the action")
            if len(still) > 1:
                them, each = "the actions", "each of these actions"
            it = "a recommendation was" if several else "the recommendation was"
            said, later = f"{what} for outcome {outcome.id} {was}", f"{it} accepted"
            by = [one.agency for one in answered[0]]
            if not several and all(by):
                names = omissions.listed(by)
                said = f"{names} did not accept the recommendation for outcome"
                said += f" {outcome.id}"
                later = f"{_any_of(by)} accepted the recommendation"
            yield Finding(
                f"{said}, but {are.format(omissions.listed(still))}.",
                f'if {later} later, add that response to "responses", with the'
                f' "date", the "agency" and "response: accepted". If {them}'
                f" should not go ahead, add a progress entry to {each}, with"
                ' "state: withdrawn" and the reason in its note. If the board wants'
                f" {them} all the same,"
                f" {remedies.accepting('not-accepted-with-actions')}",
                (*outcome.route, "recommendations"),
                on_key=True,
            )


def _any_of(agencies: Sequence[str]) -> str:
    """Name the agency, or say "one of these agencies"."""
    return agencies[0] if len(agencies) == 1 else "one of these agencies"


@rule("AP439", "warning", clause="Desired outcome: decided")
def same_outcome_twice(plan: Plan) -> Iterator[Finding]:
    """Two outcomes in a plan are the same, word for word.

    The board would assess the outcome twice, and the two assessments might differ. If
    several recommendations ask for the same change, list them all under one outcome.

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
          - id: O2
            challenge: Families miss appointments and nobody follows them up.
            desired_outcome: By June 2012, 80 per cent of staff asked know what to do
              next when a family does not engage.
            smart:
              measurable: Staff survey, spring and autumn
            baseline:
              - measure: Staff asked who follow up a missed appointment
                value: 35 per cent
                target: 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011
            actions:
              - id: "2.1"
                action: Print a card with the steps for the first missed visit
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                partners:
                  - agency: Kent Police
                    post: Detective Inspector, Public Protection
                success:
                  - measure: Staff asked who have the card at hand
                    method: staff-survey
                    target: 80 per cent
                evidence_needed: The printed card
                no_known_risks: The printer is paid.
                added: 2012-02

    Says::

        The "desired_outcome" of outcome O2 is the same as that of outcome O1, word for
        word.
        To fix: if they are different outcomes, say in the "desired_outcome" of O2 how
        it differs from O1. If they are the same and O2 has already been committed to
        git, keep O2 with its recommendations and actions. At the end of its
        "desired_outcome", write that O1 replaces it. If they are the same and O2 has
        not been committed to git, move to O1 everything that only O2 has, such as
        recommendations, actions and baseline measures. Then delete O2.
    """
    seen: dict[str, str] = {}
    for outcome in plan.outcomes:
        words = omissions.normal(outcome.desired_outcome)
        if words and seen.setdefault(words, outcome.id) != outcome.id:
            yield Finding(
                f'The "desired_outcome" of outcome {outcome.id} is the same as that of'
                f" outcome {seen[words]}, word for word.",
                f'if they are different outcomes, say in the "desired_outcome" of'
                f" {outcome.id} how it differs from {seen[words]}. If they are"
                f" the same and {outcome.id} has already been committed to git, keep"
                f" {outcome.id} with its recommendations and actions. At the end of its"
                f' "desired_outcome", write that {seen[words]} replaces it. If they'
                f" are the same and {outcome.id} has not been committed to git, move to"
                f" {seen[words]} everything that only {outcome.id} has, such as"
                " recommendations, actions and baseline measures. Then delete"
                f" {outcome.id}.",
                (*outcome.route, "desired_outcome"),
            )


@rule("AP461", "warning", clause="RAG rating: with points of progress")
def rated_badly_when_closed(plan: Plan) -> Iterator[Finding]:
    """An action was given a low rating when it was completed, or later.

    People rarely look at a complete action again, so the reason for the low rating may
    be overlooked. This rule reports the worst rating in the legend, such as red. If the
    rating was given after the action was completed, this rule also reports the
    next-worst rating, such as amber. If a check shows that the work did not last, open
    the action again, or add a new action that arises from this one.

    Bad::

                progress:
                  - date: 2012-01-10
                    rag: red
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        This entry, dated 10 January 2012, says that action 1.1 is complete, but rates
        it "red".
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2012-01-10" and all
        the other fields as they should be now. If there is still work to do, change
        "state" to "in-progress". If all the work is done, change "rag" to the rating
        that the note supports.

    Bad::

                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
                  - date: 2012-02-20
                    rag: amber
                    note: Two of six teams asked did not know the guidance.

    Says::

        Action 1.1 was rated "amber" on 20 February 2012, after it had been completed.
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2012-02-20" and all
        the other fields as they should be now. If the action is still complete, leave
        out the line "rag". Then add a new action, with its own rating, for the work
        that remains. If the action is open again, add "state: in-progress" to the
        entry.
    """
    scale = ratings.scale(plan)
    for action in plan.actions:
        entries = timeline.every_entry(action.progress)
        before: State = "not-started"
        found: list[Finding] = []  # of ratings that are as bad, only the latest
        for entry, state in zip(entries, timeline.states(action, entries), strict=True):
            if state not in DONE or before not in DONE:
                yield from found
                found = []
            if entry.rag and state in DONE:
                was_done = before in DONE
                found = [
                    *_badly_rated(action, entry, scale, was_done=was_done)
                ] or found
            before = state
        yield from found


def _on(entry: Entry) -> str:
    """Write an entry's date for use in a sentence; empty if it is not known."""
    if entry.date is None:
        return ""
    return f" {'on' if entry.date.day else 'in'} {entry.date.words}"


def _badly_rated(
    action: Action, entry: Entry, scale: Scale, *, was_done: bool
) -> Iterator[Finding]:
    worst, next_worst = scale.is_worst(entry.rag), scale.is_next_worst(entry.rag)
    at = (*entry.route, "rag")
    if was_done and (worst or next_worst):
        yield Finding(
            f"Action {action.id} was rated {quoted(entry.rag)}{_on(entry)}, after it"
            " had been completed.",
            remedies.after(
                committed.instead(entry, action.progress),
                'if the action is still complete, leave out the line "rag". Then add a'
                " new action, with its own rating, for the work that remains. If the"
                ' action is open again, add "state: in-progress" to the entry.',
            ),
            at,
            written=entry.rag,
        )
    elif not was_done and worst:
        yield Finding(
            f"This entry, {sentences.dated(entry)}, says that action {action.id} is"
            f" complete, but rates it {quoted(entry.rag)}.",
            remedies.after(
                committed.instead(entry, action.progress),
                'if there is still work to do, change "state" to "in-progress". If all'
                ' the work is done, change "rag" to the rating that the note supports.',
            ),
            at,
            written=entry.rag,
        )


@rule("AP462", "warning", clause="Progress: what was done, and when")
def not_started_with_work(plan: Plan) -> Iterator[Finding]:
    """An entry says that an action is not started, but its note reports work.

    Bad::

                progress:
                  - date: 2012-02-20
                    state: not-started
                    note: Four of the six teams have been visited.

    Says::

        This entry says that action 1.1 has not been started, but its note reports work:
        "Four of the six teams have been visited".
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2012-02-20" and all
        the other fields as they should be now. If work has begun, change "state:
        not-started" to "state: in-progress". If work has not begun, reword the note so
        that it says only what the action is waiting for.

    Good::

                progress:
                  - date: 2012-02-20
                    state: not-started
                    note: Waits for the post to be filled. The advert is out.
    """
    for action in plan.actions:
        for entry in action.progress:
            if entry.state == "not-started" and (
                said := notes.reports_work(entry.note)
            ):
                yield Finding(
                    f"This entry says that action {action.id} has not been started,"
                    f" but its note reports work: {quoted(said.rstrip('.'))}.",
                    remedies.after(
                        committed.instead(entry, action.progress),
                        'if work has begun, change "state: not-started" to "state:'
                        ' in-progress". If work has not begun, reword the note so that'
                        " it says only what the action is waiting for.",
                    ),
                    (*entry.route, "note"),
                    written=said,
                )


@rule("AP495", "warning", clause="Progress: what was done, and when")
def in_progress_without_work(plan: Plan) -> Iterator[Finding]:
    """An entry has "in-progress" as its status, but its note says work has not begun.

    This rule does not report a note about a pause in the work, such as "Nothing has
    been done since May because the post is vacant".

    Bad::

                progress:
                  - date: 2012-02-20
                    state: in-progress
                    note: No work has taken place to date, as no money was found.

    Says::

        This entry says that action 1.1 is in progress, but its note says "No work has
        taken place".
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2012-02-20" and all
        the other fields as they should be now. If work has not begun, change "state:
        in-progress" to "state: not-started". If work has begun, reword the note so that
        it says what has been done.

    Good::

                progress:
                  - date: 2012-02-20
                    state: in-progress
                    note: The leaflet is written. The workshops have not yet begun.
    """
    for action in plan.actions:
        for entry in action.progress:
            if entry.state != "in-progress" or not (
                said := notes.not_begun(entry.note)
            ):
                continue
            entries = timeline.every_entry(action.progress)
            begun = told_otherwise.has_begun(action, entry, entries)
            told = spoken.of_open(entry.note, action.action, begun=begun)
            if told and told.what == "not started":
                yield Finding(
                    f"This entry says that action {action.id} is in progress, but its"
                    f" note says {quoted(said)}.",
                    remedies.after(
                        committed.instead(entry, action.progress),
                        'if work has not begun, change "state: in-progress" to "state:'
                        ' not-started". If work has begun, reword the note so that it'
                        " says what has been done.",
                    ),
                    (*entry.route, "note"),
                    written=said,
                )


@rule("AP463", "warning", clause="Progress: what was done, and when")
def withdrawn_without_reason(plan: Plan) -> Iterator[Finding]:
    """A note does not say why an action was withdrawn, or who it was transferred to.

    The note must tell readers why the board withdrew an action. If an action was
    transferred, the note must say who does the work now. This rule does not report an
    entry that gives the replacement in "replaced_by".

    Bad::

                progress:
                  - date: 2012-02-20
                    state: withdrawn
                    note: Withdrawn, no longer needed.

    Says::

        Action 1.1 has been withdrawn, but "Withdrawn, no longer needed." does not say
        why.
        To fix: at the end of the note, add what has changed and who made the decision,
        or which action replaces this one. You can do this even if the entry has already
        been committed to git.

    Bad::

                progress:
                  - date: 2012-02-20
                    state: transferred
                    note: The board agreed to transfer this.

    Says::

        Action 1.1 has been transferred, but "The board agreed to transfer this." does
        not say who does the work now.
        To fix: at the end of the note, add the name of the body that does the work now,
        or say that the work is now part of everyday business. You can do this even if
        the entry has already been committed to git.

    Good::

                progress:
                  - date: 2012-02-20
                    state: transferred
                    note: The Workforce Board runs the network from now on.

    Good::

                progress:
                  - date: 2012-02-20
                    state: withdrawn
                    note: The national guidance came out in January and covers this.
    """
    agencies = known_agencies.names(plan)
    for action in plan.actions:
        for entry in action.progress:
            ended = entry.state in ENDED and entry.note
            lack = closing.unsaid(entry, agencies) if ended else None
            if lack and entry.state:
                what, remedy = _UNSAID[lack]
                yield Finding(
                    f"Action {action.id} has been {_ended(entry.state)}, but"
                    f" {quoted(entry.note)} does not say {what}.",
                    f"{remedy}{remedies.still_allowed()}",
                    (*entry.route, "note"),
                    written=entry.note,
                )


_UNSAID: Mapping[Unsaid, tuple[str, str]] = {
    "why": (
        "why",
        "at the end of the note, add what has changed and who made the decision, or"
        " which action replaces this one.",
    ),
    "who has it": (
        "who does the work now",
        "at the end of the note, add the name of the body that does the work now, or"
        " say that the work is now part of everyday business.",
    ),
}
"""What a note does not say, and the remedy."""


def _ended(state: State) -> str:
    """Write how an action ended without being done, for use in a sentence."""
    return sentences.within(sentences.STATE[state])


@rule("AP464", "warning", clause="Additional actions: where they come from")
def replaced_by_withdrawn(plan: Plan, day: date) -> Iterator[Finding]:
    """An action was replaced by another action, which will not be done either.

    Bad::

                progress:
                  - date: 2012-01-10
                    state: withdrawn
                    replaced_by: "1.2"
                    note: The card in action 1.2 has the same steps.
              - id: "1.2"
                action: Print a card with the steps for the first missed visit
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                added: 2011-10
                progress:
                  - date: 2012-02-20
                    state: withdrawn
                    note: The printer went out of business and no other was found.

    Says::

        Action 1.1 was withdrawn in favour of action 1.2, which has also been withdrawn.
        To fix: if the work is no longer needed, accept this problem, with a reason. To
        see how, type:
            actionplan explain replaced-by-withdrawn
        If the work is still needed, find the action that now covers the work, or add
        one to the plan. Then add a progress entry to action 1.1, with the reason in its
        note and the number of that action, in quotation marks, as "replaced_by".
    """
    for action in plan.actions:
        other = requirements.replaced_by_given_up(action, plan, day)
        if other is None:
            continue
        now = timeline.standing(action, plan, day)
        then = timeline.standing(other, plan, day)
        for entry in [each for each in now.entries if each.replaced_by][-1:]:
            yield Finding(
                f"Action {action.id} was {_ended(now.state)} in favour of action"
                f" {other.id}, which has also been {_ended(then.state)}.",
                "if the work is no longer needed,"
                f" {remedies.accepting('replaced-by-withdrawn')}\nIf the work is still"
                " needed, find the action that now covers the work, or add one to the"
                f" plan. Then add a progress entry to action {action.id}, with the"
                " reason in its note and the number of that action, in quotation marks,"
                ' as "replaced_by".',
                (*entry.route, "replaced_by"),
                written=other.id,
            )


@rule("AP491", "warning", clause="Difference: evidenced")
def judged_against_figures(plan: Plan) -> Iterator[Finding]:
    """The assessment of an outcome contradicts its own figures.

    Board members who read the assessment but not the figures would be misled. A result
    is not checked if it cannot be compared with the figures in the baseline. For
    example, "12 staff" cannot be compared with "35 per cent".

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 2 out of 10
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        Outcome O1 is assessed as partly achieved, but "Staff asked who know what to do
        next" is worse: 35 per cent at the start, 2 out of 10 now.
        To fix: check the figures. If a figure in the baseline is wrong, correct that
        figure. If a figure in this assessment or "outcome_achieved" is wrong, and the
        assessment has not been committed to git, correct it. If the assessment has been
        committed, keep it as it is, and add a new assessment. In the new assessment,
        give today's date and all the other fields as they should be now.
    """
    for outcome in plan.outcomes:
        for newest in timeline.verdicts(outcome, date.max)[-1:]:
            found = timeline.against_its_figures(outcome, newest)
            if found:
                verdict = _VERDICTS[str(newest.outcome_achieved)]
                yield Finding(
                    f"Outcome {outcome.id} is assessed as {verdict}, but"
                    f" {sentences.figures_say(found[0])}.{_more(len(found) - 1)}",
                    "check the figures. If a figure in the baseline is wrong, correct"
                    ' that figure. If a figure in this assessment or "outcome_achieved"'
                    " is wrong, and the assessment has not been committed to git,"
                    " correct it. If the assessment has been committed, keep it as it"
                    f" is, and {remedies.new_one('assessment')}",
                    (*newest.route, "outcome_achieved"),
                    written=str(newest.outcome_achieved),
                )


_VERDICTS = {
    "fully": "fully achieved",
    "partly": "partly achieved",
    "not-yet": "not achieved yet",
    "no-change": "unchanged",
}


def _more(number: int) -> str:
    others = f"{number} other measures" if number > 1 else "1 other measure"
    verb = "contradict" if number > 1 else "contradicts"
    return f" {others} also {verb} the assessment." if number else ""


@rule("AP493", "warning", clause="Difference: assessed")
def effect_against_judgement(plan: Plan) -> Iterator[Finding]:
    """In an assessment, the field "effect" contradicts the field "outcome_achieved".

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Nothing has changed for these families.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        Outcome O1 is assessed as partly achieved, but the effect says "Nothing has
        changed".
        To fix: if this assessment has not been committed to git, make the change below
        in this assessment. If it has been committed, keep it as it is, and make the
        change in a new assessment. In the new assessment, give today's date and all the
        other fields as they should be now. If "effect" is right, change
        "outcome_achieved" to match it. If "outcome_achieved" is right, change "effect"
        to match it.
    """
    for outcome in plan.outcomes:
        for newest in timeline.verdicts(outcome, date.max)[-1:]:
            verdict = newest.outcome_achieved
            if verdict in ("fully", "partly"):
                partly = verdict == "partly"
                words = claims.denies_change(newest.effect, at_all=partly)
            else:
                words = claims.says_achieved(newest.effect)
            if words:
                assessed_as = _VERDICTS[str(verdict)]
                yield Finding(
                    f"Outcome {outcome.id} is assessed as {assessed_as}, but the effect"
                    f" says {quoted(words)}.",
                    remedies.after(
                        remedies.instead_of_change("assessment"),
                        'if "effect" is right, change "outcome_achieved" to match it.'
                        ' If "outcome_achieved" is right, change "effect" to match it.',
                    ),
                    (*newest.route, "effect"),
                    written=words,
                )
