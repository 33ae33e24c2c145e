"""List every rule and message, by importing their modules."""

from __future__ import annotations

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
    """Leave out that words are not a date where their time is known to be over."""
    over = {found.at for rule, found in every if rule.check is currency.overdue_action}
    undated = planning.no_date_to_come
    for rule, found in every:
        if not (rule.check is undated and found.at in over):
            yield rule, found
