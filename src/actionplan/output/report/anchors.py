"""Make the anchors and links within a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report.facts import Link
from actionplan.plan import sentences
from actionplan.plan.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.plan.model import Action, Plan


class Anchor(NamedTuple):
    """The page and the anchors of a plan and its parts in a report."""

    page: str
    anchor: str
    anchors: dict[int, str]
    """The anchors of outcomes and actions, by identity, as numbers may be repeated."""
    details: dict[int, str]
    """The anchors of the assessments of each outcome, by identity."""
    by_id: dict[str, str]
    """The anchors of outcomes and actions, by their number in the plan."""
    others: dict[str, str]
    """The links to the actions of all plans from this page, by PLAN/ACTION."""


def place_plans(
    all_plans: Sequence[Plan], pages: Sequence[str], *, apart: bool
) -> list[Anchor]:
    """Give each plan its anchors; no two things on a page have the same one."""
    taken: dict[str, int] = {}
    made: list[Anchor] = []
    for plan, page in zip(all_plans, pages, strict=True):
        if apart:
            taken = {}
        prefix = "" if apart else f"{plan.id}-"
        own = _free(f"plan-{plan.id}", taken)
        anchors: dict[int, str] = {}
        by_id: dict[str, str] = {}
        for thing in _things(plan):
            kind = "outcome" if isinstance(thing, Outcome) else "action"
            anchor = _free(f"{prefix}{kind}-{thing.id}", taken)
            anchors[id(thing)] = anchor
            by_id.setdefault(thing.id, anchor)
        details = {
            id(outcome): _free(f"{prefix}difference-{outcome.id}", taken)
            for outcome in plan.outcomes
        }
        made.append(
            Anchor(
                page=page,
                anchor=own,
                anchors=anchors,
                details=details,
                by_id=by_id,
                others={},
            )
        )
    far = {
        f"{plan.id}/{name}": f"{place.page if apart else ''}#{anchor}"
        for plan, place in zip(all_plans, made, strict=True)
        for name, anchor in place.by_id.items()
    }
    return [place._replace(others=far) for place in made]


def arises(action: Action, place: Anchor) -> Link | None:
    """Link to what gave rise to an additional action."""
    if not action.arises_from:
        return None
    anchor = place.by_id.get(action.arises_from)
    return Link(action.arises_from, f"#{anchor}" if anchor else "")


def link(name: str, plan: Plan, place: Anchor) -> Link:
    """Link to the action that *name* means in *plan*, or to PLAN/ACTION anywhere.

    If the plan has no such action, the words say so, and link to nothing.
    """
    full = name if "/" in name else f"{plan.id}/{name}"
    inside = place.by_id.get(full.removeprefix(f"{plan.id}/"))
    if inside and full.startswith(f"{plan.id}/"):
        return Link(full.removeprefix(f"{plan.id}/"), f"#{inside}")
    known = place.others.get(full, "")
    return Link(name if known else sentences.successor(name, plan), known)


def _things(plan: Plan) -> Iterable[Outcome | Action]:
    for outcome in plan.outcomes:
        yield outcome
        yield from outcome.actions


def _free(wanted: str, taken: dict[str, int]) -> str:
    """Return a name that is not *taken*, which has the last number tried for each."""
    base = re.sub(r"[^A-Za-z0-9.-]+", "-", wanted)
    name, number = base, taken.get(base.lower(), 1)
    while name.lower() in taken:
        number += 1
        name = f"{base}-{number}"
    taken[base.lower()] = number
    taken.setdefault(name.lower(), 1)
    return name
