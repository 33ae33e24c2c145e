"""Check that a target would be a change for the better (AP422, AP423)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import figures
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Measure, Plan


@rule("AP422", "warning", clause="Desired outcome: target")
def target_is_today(plan: Plan) -> Iterator[Finding]:
    """The starting figure of a measure already meets its target.

    With this target, the outcome would be fully achieved even if nothing changed. If
    the aim is to keep a level, say so in the target: "stay at 98 per cent".

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 80 per cent
                target: 8 out of 10
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        The target for "Staff asked who know what to do next" is the same as its
        starting figure, 80 per cent.
        To fix: in "target", write the figure that will count as success. If the aim is
        to keep this level, write: stay at 80 per cent

    Bad::

            baseline:
              - measure: Children moved more than twice in the year
                value: "3"
                target: fewer than 5
                date: 2011-06
                taken_from: placement records of June 2011

    Says::

        The starting figure for "Children moved more than twice in the year", 3, already
        meets its target of fewer than 5.
        To fix: in "target", write the figure that will count as success. If the aim is
        to keep this level, write: stay at 3

    Good::

            baseline:
              - measure: Staff asked who know what to do next
                value: 80 per cent
                target: stay at 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011
    """
    for outcome in plan.outcomes:
        holder = (*outcome.route, "baseline")
        for number, measure in omissions.numbered(plan, holder, outcome.baseline):
            if said := _met_from_start(measure):
                yield Finding(
                    said,
                    'in "target", write the figure that will count as success. If the'
                    f" aim is to keep this level, write: stay at {measure.value}",
                    (*holder, number, "target"),
                    written=measure.target,
                )


def _met_from_start(measure: Measure) -> str:
    """Say that nothing has to change to meet the target; empty if something has."""
    name, value, target = quoted(measure.measure), measure.value, measure.target
    if figures.is_the_same(value, target):
        return f"The target for {name} is the same as its starting figure, {value}."
    if figures.is_met_from_start(value, target) and not _is_worse(measure):
        return (
            f"The starting figure for {name}, {value}, already meets its target of"
            f" {target}."
        )
    return ""


@rule("AP423", "warning", clause="Desired outcome: target")
def target_the_wrong_way(plan: Plan) -> Iterator[Finding]:
    """The target for a measure is worse than its starting figure.

    Usually a figure has been mistyped, or the 2 figures have been swapped. The rule
    only checks measures whose words show which direction is better.

    Bad::

            baseline:
              - measure: Assessments completed on time
                value: 45 per cent
                target: 30 per cent
                date: 2011-06
                taken_from: monthly report of June 2011

    Says::

        The target for "Assessments completed on time" is 30 per cent, which is worse
        than the starting figure, 45 per cent.
        To fix: if each figure is in the wrong field, swap "value" and "target". If one
        of the figures is wrong, correct that figure. If both are right, accept this
        problem, with a reason. To see how, type:
            actionplan explain target-the-wrong-way

    Good::

            baseline:
              - measure: Assessments not completed on time
                value: 45 per cent
                target: 30 per cent
                date: 2011-06
                taken_from: monthly report of June 2011
    """
    for outcome in plan.outcomes:
        holder = (*outcome.route, "baseline")
        for number, measure in omissions.numbered(plan, holder, outcome.baseline):
            if _is_worse(measure):
                yield Finding(
                    f"The target for {quoted(measure.measure)} is {measure.target},"
                    f" which is worse than the starting figure, {measure.value}.",
                    'if each figure is in the wrong field, swap "value" and "target".'
                    " If one of the figures is wrong, correct that figure. If both are"
                    f" right, {remedies.accepting('target-the-wrong-way')}",
                    (*holder, number, "target"),
                    written=measure.target,
                )


def _is_worse(measure: Measure) -> bool:
    """Return whether a target is worse than the start, if its words leave no doubt."""
    own = figures.better(measure.value)
    aim = own or figures.better(measure.measure)
    if aim == "down" and not own:
        return False  # the name of a measure is rarely clear enough for that
    return figures.is_worse(measure.value, measure.target, aim)
