"""List the actions of many plans by kind of exception, and those that become due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import sums
from actionplan.output.report.facts import ExceptionList
from actionplan.plan import exceptions as found
from actionplan.plan import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.output.report.facts import ActionFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.exceptions import Kind
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import BoardSettings

_KINDS: dict[Kind, tuple[str, str, str]] = {
    "overdue": (
        "Overdue",
        "Overdue actions, longest overdue first",
        "Nothing is overdue.",
    ),
    "passed-in-words": (
        sums.PASSED_IN_WORDS,
        "Open actions with words in place of a due date, whose time has passed",
        "",
    ),
    "may-be-overdue": (
        sums.MAY_BE_OVERDUE,
        "Open actions that the plan asks for at once, without a date",
        "",
    ),
    "missed-rounds": (
        "With missed rounds",
        "Open actions with rounds that were not reported as done by their due dates",
        "",
    ),
    "late-milestone": (
        "With a late milestone",
        "Open actions with a milestone that is not recorded as reached by its due date",
        "",
    ),
    "stage-passed": (
        sums.STAGE_PASSED,
        "Actions with a next stage that was not reported by its date",
        "",
    ),
    "promise-passed": (
        sums.PROMISE_PASSED,
        "Open actions whose latest note gives a date for something that has passed",
        "",
    ),
    "review-passed": (
        sums.REVIEW_PASSED,
        "Open actions for which nothing was recorded since a review was due",
        "",
    ),
    "no-date": (
        "Open without a known due date",
        "Open actions without a known due date",
        "",
    ),
    "no-owner": (
        "Open without a known owner",
        "Open actions without a known owner",
        "",
    ),
    "owner-in-doubt": (
        sums.OWNER_IN_DOUBT,
        "Open actions with a note that the owner has gone, is another one or has not"
        " accepted the work",
        "",
    ),
    "note-otherwise": (
        sums.NOTE_OTHERWISE,
        "Open actions whose latest note does not agree with their status or due date",
        "",
    ),
    "status-not-known": (
        "Status not known",
        "Actions whose latest report could not be read",
        "",
    ),
    "worst-rating": (
        "With the worst rating",
        "Open actions with the worst rating in their plan",
        "",
    ),
    "worst-after-closing": (
        "Closed but rated low",
        "Closed actions whose latest rating is one of the 2 worst",
        "",
    ),
    "more-to-do": (
        sums.MORE_TO_DO,
        "Actions reported as done with a note that they were not, or not all of them",
        "",
    ),
    "sign-off-in-doubt": (
        sums.SIGN_OFF_IN_DOUBT,
        "Actions whose sign-off was reported by the post that reported them as complete"
        " or owns them, or by nobody named",
        "",
    ),
    "milestone-left": (
        sums.MILESTONE_LEFT,
        "Completed actions with a milestone that is not recorded as reached",
        "",
    ),
    "monitoring-silent": (
        sums.UNMONITORED,
        "Complete actions that are being monitored, but were not reported on recently",
        "",
    ),
    "next-worst-rating": (
        "With the next-worst rating",
        "Open actions with the next-worst rating in their plan",
        "",
    ),
    "rating-not-known": (
        "With a rating that may be one of the 2 worst",
        "Open actions with a rating that the plan does not rank",
        "",
    ),
    "stale": (
        "No update for too long",
        "Open actions with no update for too long",
        "No open action has gone too long without an update.",
    ),
    "silence-not-known": (
        "May have had no update for too long",
        "Open actions for which the date to count from is not known",
        "",
    ),
    "on-hold": ("On hold", "Actions on hold", ""),
    "time-requested": (
        "More time asked for",
        "Open actions with a request for more time that has not been agreed",
        "",
    ),
    "postponed-often": (
        "Due date moved more than once",
        "Open actions whose due date was moved later more than once",
        "No open action has had its due date moved more than once.",
    ),
    "done-no-owner": (
        "Done without a known owner",
        "Completed actions without a known owner",
        "",
    ),
    "replaced-by-given-up": (
        sums.REPLACED,
        "Actions replaced by an action that was itself given up",
        "",
    ),
    "given-up-unexplained": (
        sums.UNEXPLAINED,
        "Actions that ended without being done, and the plan does not say why, or who"
        " does the work now",
        "",
    ),
    "disputed": (
        sums.DISPUTED,
        "Actions that ended without being done, with a note that others do not agree"
        " or have not accepted the work",
        "",
    ),
    "closed-incomplete": (
        sums.CLOSED_INCOMPLETE,
        "Actions that were closed without completion, with a reason",
        "",
    ),
}
"""For each kind: its title, its caption, and the sentence if there are none."""


def exceptions(
    pairs: Pairs, boards: Sequence[BoardSettings], *, clear: bool
) -> Iterator[ExceptionList]:
    """List actions by kind of exception; kinds with a sentence for none always."""
    urgent = sums.by_urgency(pairs)
    late = sorted(pairs, key=lambda pair: -pair[0].now.days_overdue)
    for kind, (title, caption, empty) in _KINDS.items():
        own = sentences.state("on-hold", *boards) if kind == "on-hold" else title
        ordered = late if kind == "overdue" else urgent
        actions = tuple(
            facts
            for row, facts in ordered
            if any(matter.kind == kind for matter in found.of_row(row))
        )
        if actions or empty:
            yield ExceptionList(own, caption, empty if clear else _COUNT, actions)


_COUNT = "0 actions."


def due(
    actions: tuple[ActionFacts, ...], following: Meeting, *, clear: bool
) -> ExceptionList:
    """List what becomes due; what is overdue already is among the exceptions."""
    when = f"{'by' if following.is_month else 'before'} {following.by}"
    empty = f"No other action is due {when}." if clear else _COUNT
    title = f"Due by {following.by_briefly}"
    if following.is_none:
        title, when = f"Due {following.heading}", following.heading
    return ExceptionList(title, f"Actions due {when}", empty, actions)
