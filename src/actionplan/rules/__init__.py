"""List every rule and message, by importing their modules."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from actionplan.messages.every import MESSAGES
from actionplan.plan import timeline
from actionplan.rule import ALL, RULES
from actionplan.rules import (
    accountability,
    across,
    agency_fields,
    answers,
    append_only,
    assessment,
    contradictions,
    copied_marks,
    correction_entries,
    currency,
    date_order,
    declared,
    guidance,
    learned,
    legend,
    measuring,
    monitoring,
    outcome,
    particular,
    planning,
    privacy,
    risk,
    target_figures,
    told,
    unlikely_years,
    unrecorded,
    wording,
    written_dates,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan
    from actionplan.rule import Finding, Rule

__all__ = [
    "ALL",
    "MESSAGES",
    "RULES",
    "accountability",
    "across",
    "agency_fields",
    "answers",
    "append_only",
    "assessment",
    "contradictions",
    "copied_marks",
    "correction_entries",
    "currency",
    "date_order",
    "declared",
    "guidance",
    "judge",
    "learned",
    "legend",
    "measuring",
    "monitoring",
    "outcome",
    "particular",
    "planning",
    "privacy",
    "risk",
    "target_figures",
    "told",
    "unlikely_years",
    "unrecorded",
    "wording",
    "written_dates",
]


def judge(
    plan: Plan, day: date, stem: str, is_asked: Callable[[Rule], bool], *, timed: bool
) -> Iterator[tuple[Rule, Finding]]:
    """Check a plan with each rule that is asked for, and yield what it finds.

    Each rule gets only the values that it takes. *stem* is the name of the plan's file
    without its ending. If not *timed*, *day* has no bearing on what counts.
    """
    # A rule that knows the date asks `timeline` what counted then. The others see what
    # counts now, so they report nothing in an entry that has been corrected, or that is
    # dated after the report date: there is a rule that reports all of those.
    given = {"day": day, "stem": stem}
    now = timeline.without_later(plan, day) if timed else plan
    corrected = timeline.as_corrected(now)
    every: list[tuple[Rule, Finding]] = []
    for rule in RULES.values():
        if rule.subject == "plan" and is_asked(rule):
            seen = plan if "day" in rule.takes else corrected
            found = rule.check(seen, *(given[name] for name in rule.takes))
            every += ((rule, finding) for finding in found)
    yield from _once(every)


def _once(every: Sequence[tuple[Rule, Finding]]) -> Iterator[tuple[Rule, Finding]]:
    """Leave out what another rule says about the same words or the same date.

    Words are not said to be no date where their time is known to be over. A year is not
    said to be unlikely where the date is known to be on the wrong side of another.
    """
    places: defaultdict[object, set[Route]] = defaultdict(set)
    for rule, found in every:
        places[_SAYS_MORE.get(rule.check)].add(found.at)
    for rule, found in every:
        if found.at not in places.get(rule.check, ()):
            yield rule, found


_SAYS_MORE: dict[object, object] = {
    currency.overdue_action: planning.no_date_to_come,
    date_order.measured_before_due: unlikely_years.unlikely_year,
    date_order.wrong_side_of_agreement: unlikely_years.unlikely_year,
    monitoring.achieved_after_reported: unlikely_years.unlikely_year,
    planning.due_before_agreed: unlikely_years.unlikely_year,
    planning.new_due_in_past: unlikely_years.unlikely_year,
    monitoring.added_before_agreed: unlikely_years.unlikely_year,
}
"""Rules that say more than another about one place, each with that other rule."""
