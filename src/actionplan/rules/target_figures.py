"""Rules on targets that are no change for the better (AP422, AP423)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import figures
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Plan


@rule("AP422", "warning", clause="Desired outcome: target")
def target_is_today(plan: Plan) -> Iterator[Finding]:
    """The target of a measure is the figure that it starts from.

    If nothing changes, the outcome is fully achieved. Where a level is to be kept, the
    target says so: "stay at 98 per cent".

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 80 per cent
                target: 8 out of 10
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        The target of "Staff asked who know what to do next" is no change: it is 80 per
        cent already.
        To fix: write the level that will count as success. If the level is to be kept,
        write: stay at 80 per cent

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
            if figures.is_the_same(measure.value, measure.target):
                yield Finding(
                    f"The target of {quoted(measure.measure)} is no change: it is"
                    f" {measure.value} already.",
                    "write the level that will count as success. If the level is to be"
                    f" kept, write: stay at {measure.value}",
                    (*holder, number, "target"),
                    written=measure.target,
                )


@rule("AP423", "warning", clause="Desired outcome: target")
def target_the_wrong_way(plan: Plan) -> Iterator[Finding]:
    """The target of a measure is worse than the figure that it starts from.

    Mostly a figure was mistyped, or the two were put in each other's place. Nothing is
    said unless the words of the measure say which way is better.

    Bad::

            baseline:
              - measure: Assessments completed on time
                value: 45 per cent
                target: 30 per cent
                date: 2011-06
                taken_from: monthly report of June 2011

    Says::

        The target of "Assessments completed on time" is 30 per cent, which is worse
        than the 45 per cent it starts from.
        To fix: check both figures, and that each is in its own field.

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
            aim = figures.better(measure.value) or figures.better(measure.measure)
            if aim == "down" and not figures.better(measure.value):
                continue  # the name of a measure is seldom clear enough for that
            if figures.is_worse(measure.value, measure.target, aim):
                yield Finding(
                    f"The target of {quoted(measure.measure)} is {measure.target},"
                    f" which is worse than the {measure.value} it starts from.",
                    "check both figures, and that each is in its own field.",
                    (*holder, number, "target"),
                    written=measure.target,
                )
