"""Work out what is true of an action on a date; this alone defines overdue.

A plan is a log of dated facts. Everything here follows from the entries dated on or
before the date in question; later entries do not count.
"""

from actionplan.plan.dues import Schedule
from actionplan.plan.timeline.action_standing import Standing
from actionplan.plan.timeline.against_figures import (
    Comparison,
    Contradiction,
    against_its_figures,
    comparisons,
    got_worse,
    is_contradicted,
    is_met_from_start,
    verdict,
    worse_than,
)
from actionplan.plan.timeline.assessed_outcomes import (
    answers,
    assurances,
    given_assurances,
    is_achieved,
    is_verdict_unread,
    judged_long_ago,
    latest_verdict,
    reported_since,
    to_be_judged,
    verdicts,
)
from actionplan.plan.timeline.in_effect import (
    as_corrected,
    as_recorded,
    entries_on,
    every_entry,
    in_order,
    judgements,
    on_or_before,
    reports,
    without_later,
)
from actionplan.plan.timeline.log_parts import (
    FLOOR,
    FLOOR_INTERVAL,
    ActionStep,
    Due,
    MilestoneStatus,
    Move,
    Round,
    SaidSoFar,
    is_late,
)
from actionplan.plan.timeline.log_so_far import (
    evidence_of_done,
    first_due,
    nothing_told,
    rated_by,
    rated_since,
    states,
    steps,
    told,
    without_evidence,
)
from actionplan.plan.timeline.on_a_date import (
    at_first,
    standing,
    standing_after,
    was_overdue,
)
from actionplan.plan.timeline.reopening import openings, reopened
from actionplan.plan.timeline.rounds import done_on, without_work
from actionplan.plan.timeline.time_requests import answer, asks
from actionplan.plan.timeline.what_is_known import (
    fresh_up_to,
    joined,
    may_be_after,
    silence_allowed,
)

__all__ = [
    "FLOOR",
    "FLOOR_INTERVAL",
    "ActionStep",
    "Comparison",
    "Contradiction",
    "Due",
    "MilestoneStatus",
    "Move",
    "Round",
    "SaidSoFar",
    "Schedule",
    "Standing",
    "against_its_figures",
    "answer",
    "answers",
    "as_corrected",
    "as_recorded",
    "asks",
    "assurances",
    "at_first",
    "comparisons",
    "done_on",
    "entries_on",
    "every_entry",
    "evidence_of_done",
    "first_due",
    "fresh_up_to",
    "given_assurances",
    "got_worse",
    "in_order",
    "is_achieved",
    "is_contradicted",
    "is_late",
    "is_met_from_start",
    "is_verdict_unread",
    "joined",
    "judged_long_ago",
    "judgements",
    "latest_verdict",
    "may_be_after",
    "nothing_told",
    "on_or_before",
    "openings",
    "rated_by",
    "rated_since",
    "reopened",
    "reported_since",
    "reports",
    "silence_allowed",
    "standing",
    "standing_after",
    "states",
    "steps",
    "to_be_judged",
    "told",
    "verdict",
    "verdicts",
    "was_overdue",
    "without_evidence",
    "without_later",
    "without_work",
    "worse_than",
]
