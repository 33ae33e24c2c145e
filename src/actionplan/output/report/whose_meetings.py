"""Say which of several plans have the meetings of a report on all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import closed_plans, meeting_dates, sentences
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Portfolio


def whose_dates(
    portfolio: Portfolio,
    following: Meeting,
    last: Meeting | None,
    briefs: Mapping[int, str],
) -> Iterator[str]:
    """Say which plans have the meetings of the overview, unless all of them do.

    The last meeting is the latest of those that the plans have had, unless its date is
    given, which is *last*.
    """
    plans, day = portfolio.plans, portfolio.as_of
    plans = tuple(each for each in plans if not closed_plans.closed(each, day))
    with_next = meeting_dates.with_next(plans, day, following)
    before, with_last = meeting_dates.latest(plans, day)
    said = []
    if len(with_next) < len(plans):
        said.append(f"The next meeting is about {_names(with_next, briefs)}.")
    if before and not last and len(with_last) < len(plans):
        said.append(_last(before, _names(with_last, briefs)))
    if said:
        yield (f"The plans do not all have the same meetings. {' '.join(said)}")


def _last(before: Meeting, whose: str) -> str:
    """Say when the last meeting was, as far as it is known, and what it was about."""
    if before.source == "reviews":
        due = f"the last one, due {before.plain}, was about {whose}"
        return f"According to the review dates, {due}."
    return f"The last one, {before.when}, was about {whose}."


def _names(plans: Sequence[Plan], briefs: Mapping[int, str]) -> str:
    """Name a few plans by their short titles, and count more."""
    if not plans:
        return "the plans together"
    if len(plans) > _NAMED:
        return dates.count(len(plans), "plan")
    return sentences.listed([briefs[id(each)] for each in plans])


_NAMED = 3
"""The most plans to name in the summary."""
