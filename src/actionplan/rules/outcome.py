"""Check that a plan says what will be different (AP410 to AP424: Desired outcome)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import readable, timeline
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import late, placeholders, vagueness, word_lists
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Measure, Outcome, Plan

_WORDS = word_lists.load("guidance")
_NO_REVIEW = ("own-objective", "business-plan")
"""Sources that found nothing wrong: what is to be different comes first."""


@rule("AP410", "warning", clause="Desired outcome: decided")
def no_desired_outcome(plan: Plan) -> Iterator[Finding]:
    """An outcome says what was found, and not what is to be different.

    The guidance asks agencies to look at the challenge and decide what the outcome is
    to be. Without that, a list of actions can be finished and nothing have changed.

    Bad::

            # no desired_outcome

    Says::

        Outcome O1 does not say what is to be different.
        To fix: add "desired_outcome" with what will be different, for whom, by when,
        and how anyone could tell.
    """
    asked = omissions.outcomes(plan, "desired_outcome")
    lacking = [outcome for outcome in asked if not outcome.desired_outcome]
    yield from omissions.findings(plan, _DIFFERENT, lacking, asked)


_DIFFERENT = omissions.Lack(
    "outcome",
    "say",
    "what is to be different",
    'add "desired_outcome" with what will be different, for whom, by when, and how'
    " anyone could tell.",
)


@rule("AP411", "warning", clause="Desired outcome: decided")
def outcome_without_challenge(plan: Plan) -> Iterator[Finding]:
    """An outcome does not say which challenge it answers.

    A plan answers what a review or an audit found. A reader who does not know what
    that was cannot tell whether the actions meet it. A plan made for an agency's own
    objectives or out of a business plan needs no challenge.

    Bad::

            # no challenge

    Says::

        Outcome O1 does not say which challenge it answers.
        To fix: add "challenge" with what is not as it should be, in one or two
        sentences.
    """
    if plan.source.type in _NO_REVIEW:
        return
    asked = omissions.outcomes(plan, "challenge")
    asked = [each for each in asked if readable.is_read(plan, _recommended(each))]
    lacking = [each for each in asked if not (each.challenge or each.recommendations)]
    yield from omissions.findings(plan, _CHALLENGE, lacking, asked)


_CHALLENGE = omissions.Lack(
    "outcome",
    "say",
    "which challenge it answers",
    'add "challenge" with what is not as it should be, in one or two sentences.',
)


@rule("AP412", "warning", clause="Desired outcome: measurable")
def outcome_not_measurable(plan: Plan) -> Iterator[Finding]:
    """Nobody could measure whether an outcome has been achieved.

    The guidance asks for an outcome, or a statement of what is intended, that can be
    measured; and it knows that this is not always possible at once. So either there
    is something to measure (a figure, a baseline, or words on how it is measured), or
    there is a reason why not yet.

    Bad::

            desired_outcome: By June 2012 staff are confident with these families.
            # no smart
            # no baseline

    Says::

        Outcome O1 does not give a figure, a baseline or a reason why it cannot be
        measured yet.
        To fix: add "baseline" with what is counted, how it stands and the target. If
        that cannot be said yet, add "not_yet_smart" with the reason.

    Good::

            desired_outcome: Staff are confident in working with these families.
            not_yet_smart: The national survey that will measure it starts in 2013.
    """
    asked = [o for o in omissions.outcomes(plan, "baseline") if o.desired_outcome]
    lacking = [outcome for outcome in asked if not _is_measurable(outcome)]
    yield from omissions.findings(plan, _MEASURABLE, lacking, asked)


_MEASURABLE = omissions.Lack(
    "outcome",
    "give",
    "a figure, a baseline or a reason why it cannot be measured yet",
    'add "baseline" with what is counted, how it stands and the target. If that cannot'
    ' be said yet, add "not_yet_smart" with the reason.',
)


@rule("AP413", "advice", clause="Desired outcome: SMART")
def outcome_without_time(plan: Plan) -> Iterator[Finding]:
    """An outcome does not say by when the change is to be seen.

    Timely is one of the five words of SMART. The dates of the actions say when the
    work is done; the change in practice comes later, and somebody has to look then.
    An outcome that nobody could measure is told so instead.

    Bad::

            desired_outcome: 80 per cent of staff asked know what to do next.

    Says::

        Outcome O1 does not say by when the change is to be seen.
        To fix: write the month into the desired outcome, or below "smart" add "timely"
        with the month.

    Good::

            desired_outcome: 80 per cent of staff asked know what to do next.
            smart:
              timely: Asked again in June 2012
    """
    asked = [
        outcome
        for outcome in omissions.outcomes(plan, "smart")
        if outcome.desired_outcome and _is_measurable(outcome)
    ]
    lacking = [outcome for outcome in asked if not _is_timely(outcome)]
    yield from omissions.findings(plan, _TIMELY, lacking, asked)


_TIMELY = omissions.Lack(
    "outcome",
    "say",
    "by when the change is to be seen",
    'write the month into the desired outcome, or below "smart" add "timely" with the'
    " month.",
)


@rule("AP414", "error", clause="Desired outcome: SMART")
def smart_says_nothing(plan: Plan) -> Iterator[Finding]:
    """A SMART statement is a tick in a box.

    Whether an outcome is SMART is for the reader to judge; the statement says how.

    Bad::

            smart:
              measurable: Yes

    Says::

        "Yes" does not say how outcome O1 is measurable.
        To fix: write in a few words how it is measurable, or delete the line. If there
        is no other below "smart", delete that as well.
    """
    for outcome in plan.outcomes:
        for name in ("specific", "measurable", "achievable", "realistic", "timely"):
            text = getattr(outcome.smart, name)
            if text and placeholders.says_nothing(text, name):
                yield Finding(
                    f"{quoted(text)} does not say how outcome {outcome.id} is {name}.",
                    f"write in a few words how it is {name}, or delete the line."
                    + (_SMART_TOO if sum(map(bool, outcome.smart[:5])) == 1 else ""),
                    (*outcome.route, "smart", name),
                    written=text,
                )


_SMART_TOO = ' If there is no other below "smart", delete that as well.'


@rule("AP415", "error", clause="Desired outcome: not SMART at once")
def not_yet_smart_without_reason(plan: Plan) -> Iterator[Finding]:
    """An outcome is said not to be SMART yet, and no reason is given.

    The guidance names the reasons there may be: priorities that compete, too few
    resources, research still to be done, a decision at national level.

    Bad::

            not_yet_smart: TBC

    Says::

        "TBC" is no reason why outcome O1 cannot be SMART yet.
        To fix: write what it waits for: resources, another priority, research, or a
        national decision.
    """
    for outcome in plan.outcomes:
        text = outcome.not_yet_smart
        if text and placeholders.says_nothing(text, "not_yet_smart"):
            yield Finding(
                f"{quoted(text)} is no reason why outcome {outcome.id} cannot be SMART"
                " yet.",
                "write what it waits for: resources, another priority, research, or a"
                " national decision.",
                (*outcome.route, "not_yet_smart"),
                written=text,
            )


@rule("AP416", "warning", clause="Desired outcome: position today")
def no_baseline(plan: Plan) -> Iterator[Finding]:
    """An outcome does not say how things stand before anything is done.

    The guidance asks agencies to gather evidence of the current position and practice
    now, so that outcomes can be compared later. Once the work has begun it is too
    late to measure where it started from. An outcome that nobody could measure, or
    that says nothing of what is to be different, is told so instead; and one whose
    actions are all closed is asked for nothing that only an earlier day could show.

    Bad::

            # no baseline

    Says::

        Outcome O1 does not have a baseline.
        To fix: add "baseline" with how things stood before the work began: measure,
        value, date, and under "taken_from" where the figure is from.

    Bad::

            # no baseline
            actions:
              - id: "1.1"
                action: Publish guidance for working with families
                due: 2012-05
                accountable: MSCB Development Officer
                partners:
                  - agency: Kent Police
                    post: Detective Inspector, Public Protection
                agency: Medway Safeguarding Children Board
                success:
                  - measure: Staff asked who know what to do next
                    method: baseline-comparison
                    target: 80 per cent
                evidence_needed: The published guidance
                no_known_risks: The text is written and its printing is paid for.
                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.

    Says::

        Outcome O1 does not have a baseline, and action 1.1 is to be compared with it.
        To fix: add "baseline" with how things stood before the work began: measure,
        value, date, and under "taken_from" where the figure is from.
    """
    known = [o for o in omissions.outcomes(plan, "baseline") if not o.not_yet_smart]
    asked = [o for o in known if o.desired_outcome and _is_measurable(o)]
    asked = [o for o in asked if not _is_over(o)]
    rest = []
    for outcome in asked:
        if action := _compared(outcome):
            yield Finding(
                f"Outcome {outcome.id} does not have a baseline, and action {action} is"
                " to be compared with it.",
                _BASELINE.remedy,
                outcome.route,
            )
        elif not outcome.baseline:
            rest.append(outcome)
    yield from omissions.findings(plan, _BASELINE, rest, asked)


_BASELINE = omissions.Lack(
    "outcome",
    "have",
    "a baseline",
    'add "baseline" with how things stood before the work began: measure, value, date,'
    ' and under "taken_from" where the figure is from.',
)


@rule("AP417", "warning", clause="Desired outcome: position today")
def baseline_without_value(plan: Plan) -> Iterator[Finding]:
    """A baseline names what is measured, and not how it stands.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                target: 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        The baseline "Staff asked who know what to do next" does not say how things
        stand.
        To fix: add "value" with the figure as it is today, or in words where there is
        no figure.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: Not good enough
                target: 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        "Not good enough" does not say how things stand with "Staff asked who know what
        to do next".
        To fix: write the figure as it is today. If nobody has counted, write so, and
        when it will be counted.

    Good::

            baseline:
              - measure: Staff asked who know what to do next
                value: Nobody has been asked before; first survey in October
                target: 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011
    """
    for _, measure, route in _measures(plan):
        if readable.lacks(measure, "value"):
            yield Finding(
                f"The baseline {quoted(measure.measure)} does not say how things"
                " stand.",
                'add "value" with the figure as it is today, or in words where there'
                " is no figure.",
                route,
            )
        elif vagueness.no_value(measure.value):
            yield Finding(
                f"{quoted(measure.value)} does not say how things stand with"
                f" {quoted(measure.measure)}.",
                "write the figure as it is today. If nobody has counted, write so, and"
                " when it will be counted.",
                (*route, "value"),
                written=measure.value,
            )


@rule("AP418", "advice", clause="Desired outcome: position today")
def baseline_without_origin(plan: Plan) -> Iterator[Finding]:
    """A baseline does not say where its figure is from, or of when it is.

    The guidance asks for evidence of the position. Whoever measures again in a year
    has to know what was counted, and in which records.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent
                date: 2011-06

    Says::

        The baseline "Staff asked who know what to do next" does not say where the
        figure is from.
        To fix: add to it: "taken_from".

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent

    Says::

        The baseline "Staff asked who know what to do next" does not say where the
        figure is from and of when it is.
        To fix: add to it: "taken_from" and "date".
    """
    for _, measure, route in _measures(plan):
        missing = [
            (words, field)
            for words, field in (
                ("where the figure is from", "taken_from"),
                ("of when it is", "date"),
            )
            if readable.lacks(measure, field)
        ]
        if measure.value and missing:
            yield Finding(
                f"The baseline {quoted(measure.measure)} does not say"
                f" {' and '.join(text for text, _ in missing)}.",
                f"add to it: {' and '.join(quoted(field) for _, field in missing)}.",
                route,
            )


@rule("AP419", "advice", clause="Desired outcome: target")
def baseline_without_target(plan: Plan) -> Iterator[Finding]:
    """A baseline has no target, and the desired outcome has no figure either.

    The guidance suggests specific targets as part of the outcome. Without one, any
    change at all can be called success.

    Bad::

            desired_outcome: By June 2012 more staff know what to do next.
            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        Nothing says how far "Staff asked who know what to do next" is to change.
        To fix: add "target" with the figure to be reached.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: As high as possible
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        "As high as possible" does not say how far "Staff asked who know what to do
        next" is to change.
        To fix: write under "target" the figure to be reached.

    Good::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: nine in ten
                date: 2011-06
                taken_from: staff survey of June 2011
    """
    for outcome, measure, route in _measures(plan):
        has_aim = has_amount(outcome.desired_outcome)
        if measure.value and readable.lacks(measure, "target") and not has_aim:
            yield Finding(
                f"Nothing says how far {quoted(measure.measure)} is to change.",
                'add "target" with the figure to be reached.',
                route,
            )
        elif measure.target and vagueness.no_level(measure.target):
            yield Finding(
                f"{quoted(measure.target)} does not say how far"
                f" {quoted(measure.measure)} is to change.",
                'write under "target" the figure to be reached.',
                (*route, "target"),
                written=measure.target,
            )


@rule("AP420", "warning", clause="Desired outcome: source")
def source_without_reference(plan: Plan) -> Iterator[Finding]:
    """The plan does not say which review, audit or inspection it answers.

    The guidance asks for the source of the challenge beside the outcome. A reader has
    to be able to look up what was found.

    Bad::

        source:
          type: serious-case-review

    Says::

        The plan does not say which review, audit or inspection it answers.
        To fix: below "source" add "reference" with its title or number, without the
        name of a child or family.

    Bad::

        source:
          type: other

    Says::

        The plan's source is "other", and nothing says what that is.
        To fix: below "source" add "reference" with what the plan answers, such as the
        name of a strategy.

    Good::

        source:
          type: own-objective
    """
    needed = plan.source.type and plan.source.type not in _NO_REVIEW
    if needed and not plan.source.reference and readable.is_read(plan, ("source",)):
        what = "The plan does not say which review, audit or inspection it answers."
        remedy = (
            'below "source" add "reference" with its title or number, without the name'
            " of a child or family."
        )
        if plan.source.type == "other":
            what = 'The plan\'s source is "other", and nothing says what that is.'
            remedy = (
                'below "source" add "reference" with what the plan answers, such as the'
                " name of a strategy."
            )
        yield Finding(what, remedy, ("source",), on_key=True)


@rule("AP421", "warning", clause="Desired outcome: comparable later")
def baseline_too_late(plan: Plan) -> Iterator[Finding]:
    """A baseline was measured after one of the actions had been done.

    What is measured then is no longer the position that the work started from.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent
                date: 2012-02
                taken_from: staff survey of February 2012
            actions:
              - id: "1.1"
                action: Publish guidance for working with families
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                partners:
                  - agency: Kent Police
                    post: Detective Inspector, Public Protection
                success:
                  - measure: Staff asked who know what to do next
                    method: baseline-comparison
                    target: 80 per cent
                no_known_risks: The text is written and its printing is paid for.
                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        This baseline is of February 2012, and action 1.1 was done by 10 January 2012.
        To fix: check the date. If it is right, look for an earlier figure to compare
        with.
    """
    for outcome, measure, route in _measures(plan):
        done = [
            (day, action.id)
            for action in outcome.actions
            for entry in timeline.in_order(action.progress)
            if entry.state == "complete" and (day := timeline.done_on(entry))
        ]
        if not (measure.date and done):
            continue
        first, action_id = min(done, key=lambda each: each[0].last_day)
        if measure.date.first_day > first.last_day:
            yield Finding(
                f"This baseline is of {measure.date.words}, and action {action_id} was"
                f" done by {first.words}.",
                "check the date. If it is right, look for an earlier figure to compare"
                " with.",
                (*route, "date"),
            )


def has_amount(text: str) -> bool:
    """Tell whether *text* says how much or how many; a date is no amount."""
    return vagueness.has_level(text)


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_TIME = late.compile(
    r"\b(?:19|20)[0-9]{2}\b|\bwithin [\w-]+ (?:days?|weeks?|months?|years?)\b"
    rf"|\b(?:by|in|from|of) (?:{_MONTHS})"
)


def _is_measurable(outcome: Outcome) -> bool:
    said = outcome.smart.measurable or outcome.baseline or outcome.not_yet_smart
    return bool(said) or has_amount(outcome.desired_outcome)


def _is_timely(outcome: Outcome) -> bool:
    later = any(s.measured_by for action in outcome.actions for s in action.success)
    said = outcome.smart.timely or outcome.not_yet_smart or later
    return bool(said) or bool(_TIME.search(outcome.desired_outcome.casefold()))


def _is_over(outcome: Outcome) -> bool:
    """Tell whether all actions of an outcome are closed; there has to be one."""
    read = readable.is_known(outcome, "actions")
    over = all(omissions.is_closed(action) for action in outcome.actions)
    return bool(outcome.actions) and read and over


def _compared(outcome: Outcome) -> str:
    """Return the action that counts on a baseline which is not there, if one does."""
    waiting = (
        action.id
        for action in outcome.actions
        if any(success.method == "baseline-comparison" for success in action.success)
    )
    return "" if outcome.baseline else next(waiting, "")


def _measures(plan: Plan) -> Iterator[tuple[Outcome, Measure, Route]]:
    for outcome in plan.outcomes:
        holder = (*outcome.route, "baseline")
        for number, measure in omissions.numbered(plan, holder, outcome.baseline):
            yield outcome, measure, (*holder, number)


def _recommended(outcome: Outcome) -> tuple[str | int, ...]:
    return (*outcome.route, "recommendations")
