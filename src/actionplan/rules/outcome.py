"""Check that a plan says what will be different (AP410 to AP424: Desired outcome)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import readable, timeline
from actionplan.rule import Finding, rule
from actionplan.rules import committed, omissions
from actionplan.text import late, placeholders, vagueness
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Measure, Outcome, Plan

_NO_REVIEW = ("own-objective", "business-plan")
"""Sources that start from what will be different, not from something that was wrong."""


@rule("AP410", "warning", clause="Desired outcome: decided")
def no_desired_outcome(plan: Plan) -> Iterator[Finding]:
    """An outcome does not say what will be different.

    The guidance asks agencies to look at the challenge and decide what the outcome
    should be. Without a desired outcome, the board cannot tell whether the actions have
    changed anything.

    Bad::

            # no desired_outcome

    Says::

        Outcome O1 does not say what will be different.
        To fix: add "desired_outcome" to outcome O1, saying what will be different, for
        whom and by when, and how you will know.
    """
    asked = omissions.outcomes(plan, "desired_outcome")
    lacking = [outcome for outcome in asked if not outcome.desired_outcome]
    bare = any(readable.lacks(each, "baseline", "not_yet_smart") for each in lacking)
    lack = _BOTH if bare else _DIFFERENT
    yield from omissions.findings(plan, lack, lacking, asked)


_DIFFERENT = omissions.Lack(
    "outcome",
    "say",
    "what will be different",
    'add "desired_outcome"{to}, saying what will be different, for whom and by when,'
    " and how you will know.",
)
_BOTH = _DIFFERENT._replace(
    remedy=f'{_DIFFERENT.remedy} Then add the figures at the start to "baseline".'
)
"""The same for outcomes that are asked for these figures next."""


@rule("AP411", "warning", clause="Desired outcome: decided")
def outcome_without_challenge(plan: Plan) -> Iterator[Finding]:
    """An outcome does not say which challenge it responds to.

    A plan responds to what a review or an audit found. If readers do not know what was
    found, they cannot tell whether the actions deal with it. If the source of the plan
    is a business plan or an agency's own objectives, the plan does not need a
    challenge.

    Bad::

            # no challenge

    Says::

        Outcome O1 does not say which challenge it responds to.
        To fix: add "challenge" to outcome O1, saying in one or two sentences what was
        wrong.
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
    "which challenge it responds to",
    'add "challenge"{to}, saying in one or two sentences what was wrong.',
)


@rule("AP412", "warning", clause="Desired outcome: measurable")
def outcome_not_measurable(plan: Plan) -> Iterator[Finding]:
    """An outcome does not say how to measure whether it has been achieved.

    The guidance asks for an outcome, or a statement of what is intended, that can be
    measured. But the guidance accepts that agencies cannot always measure an outcome
    straight away. So an outcome needs a figure, a baseline or a way of measuring the
    outcome, or else a reason why the outcome cannot be measured yet.

    Bad::

            desired_outcome: By June 2012 staff are confident with these families.
            # no smart
            # no baseline

    Says::

        Outcome O1 does not give a figure, a baseline or a reason why it cannot be
        measured yet.
        To fix: if you do not know the position before the work started, add
        "not_yet_smart" to outcome O1, with the reason. If you do, add "baseline" to
        outcome O1, on a line like this, lined up with "desired_outcome". Write what is
        measured in place of MEASURE, the figure before the work started in place of
        FIGURE, its date in place of DATE, where it comes from in place of SOURCE, and
        the figure that you aim for in place of TARGET:
            baseline: [{measure: "MEASURE", value: "FIGURE", date: DATE,
              taken_from: "SOURCE", target: "TARGET"}]

    Good::

            desired_outcome: Staff are confident in working with these families.
            not_yet_smart: The national survey that will measure it starts in 2013.
    """
    asked = [o for o in omissions.outcomes(plan, "baseline") if o.desired_outcome]
    lacking = [outcome for outcome in asked if not _is_measurable(outcome)]
    yield from omissions.findings(plan, _MEASURABLE, lacking, asked)


_ADD_BASELINE = (
    'if you do not know the position before the work started, add "not_yet_smart"{to},'
    ' with the reason. If you do, add "baseline"{to}'
    + remedies.on_a_line(
        "desired_outcome",
        "what is measured in place of MEASURE, the figure before the work started in"
        " place of FIGURE, its date in place of DATE, where it comes from in place of"
        " SOURCE, and the figure that you aim for in place of TARGET",
        'baseline: [{measure: "MEASURE", value: "FIGURE", date: DATE,'
        ' taken_from: "SOURCE", target: "TARGET"}]',
    )
)
_MEASURABLE = omissions.Lack(
    "outcome",
    "give",
    "a figure, a baseline or a reason why it cannot be measured yet",
    _ADD_BASELINE,
)


@rule("AP413", "advice", clause="Desired outcome: SMART")
def outcome_without_time(plan: Plan) -> Iterator[Finding]:
    """An outcome does not say when people should see the change.

    "Timely" is one of the 5 parts of SMART, which stands for specific, measurable,
    achievable, realistic and timely. The due dates of the actions say when the work
    will be done. People see the change later, so the outcome needs its own date. If an
    outcome does not say how it can be measured, another rule reports that outcome
    instead.

    Bad::

            desired_outcome: 80 per cent of staff asked know what to do next.

    Says::

        Outcome O1 does not say when people should see the change.
        To fix: in "desired_outcome", write the month by which people should see the
        change. If you do not know the month yet, add "not_yet_smart" to outcome O1,
        with the reason.

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
    "when people should see the change",
    'in "desired_outcome", write the month by which people should see the change. If'
    ' you do not know the month yet, add "not_yet_smart"{to}, with the reason.',
)


@rule("AP414", "error", clause="Desired outcome: SMART")
def smart_says_nothing(plan: Plan) -> Iterator[Finding]:
    """A SMART statement does not explain how the outcome is SMART.

    SMART stands for specific, measurable, achievable, realistic and timely. Readers
    need the explanation to decide for themselves whether the outcome is SMART.

    Bad::

            smart:
              measurable: Yes

    Says::

        "Yes" does not say how outcome O1 is measurable.
        To fix: in "measurable", write in a few words how the outcome is measurable. If
        you cannot say how, delete the line. If nothing else is left in "smart", delete
        that line too.
    """
    for outcome in plan.outcomes:
        for name in ("specific", "measurable", "achievable", "realistic", "timely"):
            text = getattr(outcome.smart, name)
            if text and placeholders.says_nothing(text, name):
                yield Finding(
                    f"{quoted(text)} does not say how outcome {outcome.id} is {name}.",
                    f'in "{name}", write in a few words how the outcome is {name}. If'
                    " you cannot"
                    " say how, delete the line."
                    + (_SMART_TOO if sum(map(bool, outcome.smart[:5])) == 1 else ""),
                    (*outcome.route, "smart", name),
                    written=text,
                )


_SMART_TOO = ' If nothing else is left in "smart", delete that line too.'


@rule("AP415", "error", clause="Desired outcome: not SMART at once")
def not_yet_smart_without_reason(plan: Plan) -> Iterator[Finding]:
    """An outcome is not SMART yet, but the plan does not say why.

    The guidance gives possible reasons: competing priorities, too few resources, or a
    need for research or a national decision.

    Bad::

            not_yet_smart: TBC

    Says::

        "TBC" does not explain why outcome O1 cannot be SMART yet.
        To fix: in "not_yet_smart", write what the outcome depends on, such as
        resources, another priority, research or a national decision.
    """
    for outcome in plan.outcomes:
        text = outcome.not_yet_smart
        if text and placeholders.says_nothing(text, "not_yet_smart"):
            yield Finding(
                f"{quoted(text)} does not explain why outcome {outcome.id} cannot be"
                " SMART yet.",
                'in "not_yet_smart", write what the outcome depends on, such as'
                " resources, another priority, research or a national decision.",
                (*outcome.route, "not_yet_smart"),
                written=text,
            )


@rule("AP416", "warning", clause="Desired outcome: position today")
def no_baseline(plan: Plan) -> Iterator[Finding]:
    """An outcome has no baseline to show the position before the work starts.

    The guidance asks agencies to gather evidence of current practice and the current
    position, so that outcomes can be compared with that position later. Once the work
    has started, it is too late to measure the starting position.

    If an outcome does not say what will be different, or how the change can be
    measured, other rules report that outcome instead. This rule does not check an
    outcome that gives a reason in "not_yet_smart", or an outcome whose actions are all
    closed. But if all the actions were closed without being done, nothing has changed
    yet, so the outcome is checked.

    Bad::

            # no baseline

    Says::

        Outcome O1 does not have a baseline.
        To fix: if you do not know the position before the work started, add
        "not_yet_smart" to outcome O1, with the reason. If you do, add "baseline" to
        outcome O1, on a line like this, lined up with "desired_outcome". Write what is
        measured in place of MEASURE, the figure before the work started in place of
        FIGURE, its date in place of DATE, where it comes from in place of SOURCE, and
        the figure that you aim for in place of TARGET:
            baseline: [{measure: "MEASURE", value: "FIGURE", date: DATE,
              taken_from: "SOURCE", target: "TARGET"}]

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

        Outcome O1 does not have a baseline, but action 1.1 needs one, because its
        success measure has "method: baseline-comparison".
        To fix: if you do not know the position before the work started, add
        "not_yet_smart" to outcome O1, with the reason. If you do, add "baseline" to
        outcome O1, on a line like this, lined up with "desired_outcome". Write what is
        measured in place of MEASURE, the figure before the work started in place of
        FIGURE, its date in place of DATE, where it comes from in place of SOURCE, and
        the figure that you aim for in place of TARGET:
            baseline: [{measure: "MEASURE", value: "FIGURE", date: DATE,
              taken_from: "SOURCE", target: "TARGET"}]

    Good::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent
                date: 2011-06
                taken_from: Staff survey of June 2011
    """
    known = [o for o in omissions.outcomes(plan, "baseline") if not o.not_yet_smart]
    asked = [o for o in known if o.desired_outcome and _is_measurable(o)]
    asked = [o for o in asked if not _is_over(o)]
    rest = []
    for outcome in asked:
        if action := _compared(outcome):
            yield Finding(
                f"Outcome {outcome.id} does not have a baseline, but action"
                f" {action} needs one, because its success measure has"
                ' "method: baseline-comparison".',
                _BASELINE.of_one(outcome.id),
                outcome.route,
            )
        elif not outcome.baseline:
            rest.append(outcome)
    yield from omissions.findings(plan, _BASELINE, rest, asked)


_BASELINE = omissions.Lack(
    "outcome",
    "have",
    "a baseline",
    _ADD_BASELINE,
)


@rule("AP417", "warning", clause="Desired outcome: position today")
def baseline_without_value(plan: Plan) -> Iterator[Finding]:
    """The baseline says what is measured, but does not give the starting figure.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                target: 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        The baseline "Staff asked who know what to do next" does not give the starting
        figure.
        To fix: add "value" to this baseline, with the starting figure, for example
        "value: 35 per cent". If there is no figure, describe the starting position in
        words after "value:".

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: Not good enough
                target: 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        "Not good enough" does not give the starting position for "Staff asked who know
        what to do next".
        To fix: in "value", write the starting figure. If there is no figure yet, say
        so, and when there will be one, for example: no figure yet, first survey in
        October

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
                f"The baseline {quoted(measure.measure)} does not give the starting"
                " figure.",
                'add "value" to this baseline, with the starting figure, for example'
                ' "value: 35 per cent". If there is no figure, describe the starting'
                ' position in words after "value:".',
                route,
            )
        elif vagueness.no_value(measure.value):
            yield Finding(
                f"{quoted(measure.value)} does not give the starting position for"
                f" {quoted(measure.measure)}.",
                'in "value", write the starting figure. If there is no figure yet, say'
                " so, and when there will be one, for example: no figure yet, first"
                " survey in October",
                (*route, "value"),
                written=measure.value,
            )


@rule("AP418", "advice", clause="Desired outcome: position today")
def baseline_without_origin(plan: Plan) -> Iterator[Finding]:
    """A baseline gives a figure without its source, or without its date.

    The guidance asks for evidence of the current position. The person who measures the
    same thing again in a year needs to know what was counted, and in which records.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent
                date: 2011-06

    Says::

        The baseline "Staff asked who know what to do next" does not give the source of
        the figure.
        To fix: add "taken_from" to this baseline, on a line like this, lined up with
        "measure". Write the source of the figure in place of SOURCE:
            taken_from: "SOURCE"

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent
                taken_from: The staff survey

    Says::

        The baseline "Staff asked who know what to do next" does not give its date.
        To fix: add "date" to this baseline, on a line like this, lined up with
        "measure". Write the month when the figure was measured, such as 2011-06, in
        place of DATE:
            date: DATE

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent

    Says::

        The baseline "Staff asked who know what to do next" does not give the source of
        the figure or its date.
        To fix: add "taken_from" to this baseline, on a line like this, lined up with
        "measure". Write the source of the figure in place of SOURCE:
            taken_from: "SOURCE"
        Also add "date", on a line like this, lined up with "measure". Write the month
        when the figure was measured, such as 2011-06, in place of DATE:
            date: DATE
    """
    for _, measure, route in _measures(plan):
        missing = [field for field in _ORIGIN if readable.lacks(measure, field)]
        if measure.value and missing:
            lacks = " or ".join(_ORIGIN[field][0] for field in missing)
            first, *more = missing
            yield Finding(
                f"The baseline {quoted(measure.measure)} does not give {lacks}.",
                f"add {quoted(first)} to this baseline{_ORIGIN[first][1]}"
                + "".join(f"\nAlso add {quoted(o)}{_ORIGIN[o][1]}" for o in more),
                route,
            )


_ORIGIN = {
    "taken_from": (
        "the source of the figure",
        remedies.on_a_line(
            "measure",
            "the source of the figure in place of SOURCE",
            'taken_from: "SOURCE"',
        ),
    ),
    "date": (
        "its date",
        remedies.on_a_line(
            "measure",
            "the month when the figure was measured, such as 2011-06, in place of DATE",
            "date: DATE",
        ),
    ),
}
"""What shows where a figure comes from: what is missing, and how to add it."""


@rule("AP419", "advice", clause="Desired outcome: target")
def baseline_without_target(plan: Plan) -> Iterator[Finding]:
    """A baseline has no target, and the desired outcome does not give a figure.

    The guidance suggests specific targets as part of the outcome. Without a target, any
    change at all could be called a success.

    Bad::

            desired_outcome: By June 2012 more staff know what to do next.
            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        There is no target for "Staff asked who know what to do next".
        To fix: add "target" to this baseline, with the figure you want to reach.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: As high as possible
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        The target "As high as possible" for "Staff asked who know what to do next" does
        not give a figure to reach.
        To fix: in "target", write the figure you want to reach.

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
                f"There is no target for {quoted(measure.measure)}.",
                'add "target" to this baseline, with the figure you want to reach.',
                route,
            )
        elif measure.target and vagueness.no_level(measure.target):
            yield Finding(
                f"The target {quoted(measure.target)} for {quoted(measure.measure)}"
                " does not give a figure to reach.",
                'in "target", write the figure you want to reach.',
                (*route, "target"),
                written=measure.target,
            )


@rule("AP420", "warning", clause="Desired outcome: source")
def source_without_reference(plan: Plan) -> Iterator[Finding]:
    """The plan does not say which review, audit or inspection it responds to.

    The guidance asks for the source of the challenge, so that readers can look up what
    the review or audit found.

    Bad::

        source:
          type: serious-case-review

    Says::

        The plan does not say which review, audit or inspection it responds to.
        To fix: in "source", add "reference" with the title or number of the document.
        Do not name a child or family.

    Bad::

        source:
          type: other

    Says::

        The plan's source is "other", but the plan does not say what the source is.
        To fix: in "source", add "reference", saying what the plan responds to, such as
        the name of a strategy.

    Good::

        source:
          type: own-objective
    """
    needed = plan.source.type and plan.source.type not in _NO_REVIEW
    if needed and not plan.source.reference and readable.is_read(plan, ("source",)):
        what = "The plan does not say which review, audit or inspection it responds to."
        remedy = (
            'in "source", add "reference" with the title or number of the document. Do'
            " not name a child or family."
        )
        if plan.source.type == "other":
            what = (
                'The plan\'s source is "other", but the plan does not say what the'
                " source is."
            )
            remedy = (
                'in "source", add "reference", saying what the plan responds to,'
                " such as the name of a strategy."
            )
        yield Finding(what, remedy, ("source",), on_key=True)


@rule("AP421", "warning", clause="Desired outcome: comparable later")
def baseline_too_late(plan: Plan) -> Iterator[Finding]:
    """A baseline was measured after one of the actions for the outcome was complete.

    A figure measured after an action is complete does not show the position before the
    work started.

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

        This figure in the baseline was measured in February 2012, but action 1.1 was
        done by 10 January 2012.
        To fix: if "date" in the baseline is wrong, correct it. If the date in the
        progress entry is wrong, add a new entry. In the new entry, give today's date,
        "corrects: 2012-01-10" and all the other fields as they should be now. In
        "achieved_on", give the date when the work was done. If both dates are right,
        replace this figure with one from before the work was done. If there is none,
        keep this figure, and accept this problem, with a reason. To see how, type:
            actionplan explain baseline-too-late
    """
    for outcome, measure, route in _measures(plan):
        done = [
            (day, action, entry)
            for action in outcome.actions
            for entry in timeline.every_entry(action.progress)
            if entry.state == "complete" and (day := timeline.done_on(entry))
        ]
        if not (measure.date and done):
            continue
        first, action, entry = min(done, key=lambda each: each[0].last_day)
        if measure.date.first_day > first.last_day:
            yield Finding(
                "This figure in the baseline was measured"
                f" {'on' if measure.date.day else 'in'}"
                f" {measure.date.words}, but action {action.id} was done by"
                f" {first.words}.",
                'if "date" in the baseline is wrong, correct it. If the date in the'
                f" progress entry is wrong, {committed.correct(entry, action.progress)}"
                f"{remedies.RIGHT_DATE_DONE} If both dates are right, replace this"
                " figure with one from before the work was done. If there is none, keep"
                " this figure, and"
                f" {remedies.accepting('baseline-too-late')}",
                (*route, "date"),
            )


def has_amount(text: str) -> bool:
    """Return whether *text* says how much or how many. A date is not an amount."""
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
    """Return whether an outcome has actions, all are closed, and one of them was done.

    Where all were given up, nothing has changed, so a baseline can still be measured.
    """
    read = readable.is_known(outcome, "actions")
    over = all(omissions.is_closed(action) for action in outcome.actions)
    done = any(omissions.is_done(action) for action in outcome.actions)
    return bool(outcome.actions) and read and over and done


def _compared(outcome: Outcome) -> str:
    """Return the first action that relies on a missing baseline, or ""."""
    waiting = (
        action.id
        for action in outcome.actions
        if not omissions.is_closed(action)
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
