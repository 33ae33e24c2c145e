"""Decide what page one has room for, which is a page of A4 in every form.

The lines of the page are estimated, so that the same facts are in every form. Every
exception and every outcome has a row before any of them is told at length. Then the
room that is left is for the reasons, the most urgent first, and then for the rest.
What does not fit is named by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import page_content, page_order, page_rows
from actionplan.output.report.page_room import ALL, LEAST, WHOLE, PageKept, PageRoom

if TYPE_CHECKING:
    from actionplan.output.report.facts import (
        OutcomeFacts,
        PlanFacts,
    )


def fit(told: PlanFacts) -> PlanFacts:
    """Return the facts of a plan with as much on page one as there is room for."""
    urgent = told._replace(outcomes=_exceptions_first(told))
    for small in (False, True):
        whole = WHOLE._replace(small=small)
        if page_rows.fits(urgent, whole, ALL):
            page = page_content.page(urgent, _filled(urgent, whole, ALL), ALL)
            return told._replace(page=page)
    # The next stages are with the exceptions then, as far as there is room.
    listed = told.none_listed
    told, urgent = _briefly(told), _briefly(urgent)
    kept, least = ALL, LEAST
    if not page_rows.fits(urgent, least, ALL):
        least = LEAST._replace(labels=False)
    for few in page_rows.FEW:
        if not page_rows.fits(urgent, least, ALL):
            told, urgent = (
                page_rows.in_short(told, few),
                page_rows.in_short(urgent, few),
            )
    if not page_rows.fits(urgent, least, ALL):
        kept = page_rows.cut(urgent, least)
    room = _filled(urgent, least, kept)
    for besides in ({"whose": told.whose_and_source}, {"none_listed": listed}):
        longer = urgent._replace(**besides)
        if page_rows.fits(longer, least, kept):
            filled = _filled(longer, least, kept)
            if all(getattr(room, name) <= getattr(filled, name) for name in _BEFORE):
                told, urgent, room = told._replace(**besides), longer, filled
    return told._replace(page=page_content.page(urgent, room, kept))


_BEFORE = (
    *("reasons", "held_up", "since", "missed", "noted"),
    *("sources", "changed", "effects", "improve"),
)
"""What page one tells before it says which review or audit led to the plan, and before
it says in words what else is to check."""


def _briefly(told: PlanFacts) -> PlanFacts:
    """Leave out what the plan answers, planned stages, and what lint reports besides.

    The heading of what has changed says since when, so that is not said again.
    """
    since = told.changes
    return told._replace(
        whose=told.whose_briefly,
        act_too=told.act_too_briefly,
        none_listed=told.none_listed_briefly,
        changes=since._replace(words="") if since.kinds else since,
    )


def _exceptions_first(told: PlanFacts) -> tuple[OutcomeFacts, ...]:
    """Sort the outcomes that are exceptions before the others."""
    listed = {of.what.words for of in told.lacking}
    return tuple(sorted(told.outcomes, key=lambda of: of.outcome.id not in listed))


def _filled(told: PlanFacts, room: PageRoom, kept: PageKept) -> PageRoom:
    """Return how much page one can tell with the lines that are left on it."""
    if not page_rows.fits(told, room, kept):
        return room
    for name, number in page_order.to_add(told, kept):
        before = getattr(room, name)
        more = number if isinstance(before, bool | int) else before | {number}
        longer = PageRoom(**{**room._asdict(), name: more})
        if longer != room and page_rows.fits(told, longer, kept):
            room = longer
    return room
