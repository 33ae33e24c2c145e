"""Say what to do about an entry that may already be committed to git."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import timeline
from actionplan.plan.model import WHICH
from actionplan.text.remembered import by_identity, of_a_few

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from actionplan.diagnostics import Route
    from actionplan.messages.remedies import Recorded
    from actionplan.plan.model import Action, Entry, Plan
    from actionplan.text.dates import Date


def instead(entry: Entry, progress: Sequence[Entry]) -> str:
    """Say what to add if *entry* of *progress* is committed and must not be changed."""
    return remedies.instead_of_change("entry", _corrects(entry, progress))


def in_place_of(entry: Entry, progress: Sequence[Entry]) -> str:
    """Say to keep *entry* of *progress* if it is committed, and what to add then."""
    return remedies.in_place_of("entry", _corrects(entry, progress))


def if_so(entry: Entry, progress: Sequence[Entry], *fields: str) -> str:
    """Say what to add, with *fields*, in place of a change that was just described."""
    return remedies.if_committed((*_corrects(entry, progress), *fields))


def correct(entry: Entry, progress: Sequence[Entry]) -> str:
    """Say what to add to correct *entry* of *progress*, committed or not."""
    return remedies.new_one("entry", _corrects(entry, progress))


def instead_at(plan: Plan, route: Route) -> str:
    """Say the same about what *route* is in; empty if it is not in an entry.

    Only the entry of an action can be corrected. An assessment, or an entry of an
    outcome, is followed by a new one.
    """
    return _at(plan, route, remedies.instead_of_change)


def where_at(plan: Plan, route: Route) -> str:
    """Say the same after a remedy in which something else is likelier to be done."""
    return _at(plan, route, remedies.where_to_change)


def _at(plan: Plan, route: Route, say: Callable[[Recorded, Iterable[str]], str]) -> str:
    entries = _by_route(plan)
    for length in range(len(route), 0, -1):
        if found := entries.get(route[:length]):
            return say("entry", _corrects(*found))
    if "difference" in route:
        return say("assessment", ())
    return say("entry", ()) if "progress" in route else ""


def sign_off(entry: Entry, progress: Sequence[Entry]) -> str:
    """Say how to record a sign-off in place of *entry*, which stays as it is."""
    return remedies.new_sign_off(_corrects(entry, progress))


def status_if_first(*actions: Action) -> str:
    """Say to give the status too in an entry that may be the first of its action."""
    return "" if all(action.progress for action in actions) else remedies.WITH_STATUS


def status_if_first_at(plan: Plan, route: Route) -> str:
    """Say the same about the actions that *route* is in or leads to."""
    level = min(len(route), _ACTION)
    return status_if_first(
        *(each for each in plan.actions if each.route[:level] == route[:level])
    )


_ACTION = len(("outcomes", 0, "actions", 0))
"""How long the route of an action is."""


def _corrects(entry: Entry, progress: Sequence[Entry]) -> tuple[str, ...]:
    """Return the fields that say which entry a new one corrects."""
    if entry.date is None:
        return ()
    same = _by_date(progress)[entry.date]
    at = same.index(entry.route)
    which = (f"corrects_which: {WHICH[at]}",) if 1 < len(same) <= len(WHICH) else ()
    return (f"corrects: {entry.date}", *which)


# A plan may have thousands of entries, and each may need such a remedy, so they are
# looked up.


@of_a_few
def _by_route(plan: Plan) -> Mapping[Route, tuple[Entry, Sequence[Entry]]]:
    """Return each entry of an action, with all entries of that action."""
    return {
        entry.route: (entry, action.progress)
        for action in plan.actions
        for entry in action.progress
    }


@by_identity
def _by_date(progress: Sequence[Entry]) -> Mapping[Date | None, Sequence[Route]]:
    """Return the entries of each date, in the order in which they take effect."""
    found: dict[Date | None, list[Route]] = defaultdict(list)
    for entry in timeline.in_order(progress):
        found[entry.date].append(entry.route)
    return found
