"""Say which of several plans have the meetings of a report on all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import closed_plans, meeting_dates, sentences
from actionplan.plan.meeting_dates import Meeting
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Portfolio


def whose_dates(
    portfolio: Portfolio,
    following: Meeting,
    last: Meeting | None,
    briefs: Mapping[int, str],
) -> Iterator[str]:
    """Say which plans have the meetings of the overview, unless all of them do."""
    plans, day = portfolio.plans, portfolio.as_of
    plans = tuple(each for each in plans if not closed_plans.closed(each, day))
    before = last or meeting_dates.last(plans, Meeting(day, "given"))
    with_next, with_last = meeting_dates.of_whom(plans, day, following, before)
    said = []
    if len(with_next) < len(plans):
        said.append(f"The next meeting is about {_names(with_next, briefs)}.")
    if before and not last and len(with_last) < len(plans):
        said.append(f"The last one was about {_names(with_last, briefs)}.")
    if said:
        yield (
            f"The plans do not all have the same meetings. {' '.join(said)} The part"
            " about each plan gives the dates of its own."
        )


def _names(plans: Sequence[Plan], briefs: Mapping[int, str]) -> str:
    """Name a few plans by their short titles, and count more."""
    if not plans:
        return "the plans together"
    if len(plans) > _NAMED:
        return dates.count(len(plans), "plan")
    return sentences.listed([briefs[id(each)] for each in plans])


_NAMED = 3
"""The most plans to name in the summary."""
