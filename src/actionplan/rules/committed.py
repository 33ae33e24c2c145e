"""Say what to do about an entry that may already be committed to git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import timeline
from actionplan.plan.model import WHICH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Entry, Plan


def instead(entry: Entry, progress: Sequence[Entry]) -> str:
    """Say what to add if *entry* of *progress* is committed and must not be changed."""
    return remedies.instead_of_change("entry", _corrects(entry, progress))


def correct(entry: Entry, progress: Sequence[Entry]) -> str:
    """Say what to add to correct *entry* of *progress*, committed or not."""
    return remedies.new_one("entry", _corrects(entry, progress))


def instead_at(plan: Plan, route: Route) -> str:
    """Say the same about what *route* is in; empty if it is not in an entry.

    Only the entry of an action can be corrected. An assessment, or an entry of an
    outcome, is followed by a new one.
    """
    for action in plan.actions:
        for entry in action.progress:
            if route[: len(entry.route)] == entry.route:
                corrects = _corrects(entry, action.progress)
                return remedies.instead_of_change("entry", corrects)
    if "difference" in route:
        return remedies.instead_of_change("assessment")
    return remedies.instead_of_change("entry") if "progress" in route else ""


def sign_off(entry: Entry, progress: Sequence[Entry]) -> str:
    """Say how to record a sign-off in place of *entry*, which stays as it is."""
    return remedies.new_sign_off(_corrects(entry, progress))


def _corrects(entry: Entry, progress: Sequence[Entry]) -> tuple[str, ...]:
    """Return the fields that say which entry a new one corrects."""
    if entry.date is None:
        return ()
    same = [e.route for e in timeline.in_order(progress) if e.date == entry.date]
    at = same.index(entry.route)
    which = (f"corrects_which: {WHICH[at]}",) if 1 < len(same) <= len(WHICH) else ()
    return (f"corrects: {entry.date}", *which)
