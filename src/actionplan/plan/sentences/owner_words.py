"""Say who owns an action, and of which agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import exceptions
from actionplan.plan.sentences.state_words import listed, phrase, within

if TYPE_CHECKING:
    from actionplan.plan.model import Action
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing


def owner(now: Standing) -> str:
    """Return the owner of an action, or say that there is none or it is not known."""
    if now.owners:
        return listed([one.words for one in now.owners])
    why = now.no_owner.rstrip(".")
    return f"{NO_OWNER}: {why}" if why else no_owner(now)


def owner_of(row: Row) -> str:
    """Return the owner of an action, or else whom a reader can ask about it.

    That is the post that is accountable for its outcome, and the one that reported on
    the action last, or else those of its partners. The action does not take its owner
    from any of these. If a post is that of a partner, its agency follows.
    """
    if exceptions.has_owner(row):
        return owner(row.now)
    whole = row.outcome.accountable
    last = next((each.reported_by for each in reversed(row.now.entries)), "")
    said = (
        owner(row.now).rstrip("."),
        f"accountable for outcome {row.outcome.id}: {whole}" if whole else "",
        f"last reported by {_with_agency(last, row.action)}" if last else "",
        "" if last else _partners(row.action),
    )
    return "; ".join(filter(None, said))


def _with_agency(post: str, action: Action) -> str:
    """Add the agency to a post if it is the post of one partner of the action."""
    plain = post.casefold().strip()
    agencies = {
        each.agency for each in action.partners if each.post.casefold().strip() == plain
    }
    known = "".join(agencies) if len(agencies) == 1 else ""
    return f"{post} ({known})" if known else post


def _partners(action: Action) -> str:
    """Name the posts of the partners of an action; may be empty."""
    every = [*dict.fromkeys(each.post for each in action.partners if each.post)]
    if not every:
        return ""
    told = [_with_agency(each, action) for each in every[:_PARTNERS]]
    if more := len(every) - len(told):
        told.append(f"{more} more")
    return f"{'partner' if len(every) == 1 else 'partners'}: {listed(told)}"


_PARTNERS = 2
"""The most partners to name in place of an owner."""


def from_owner_to(before: Standing, after: Standing) -> str:
    """Say from whom to whom an action was handed over, as far as it is known."""
    first, to = owner(before), owner(after)
    if before.owners and after.owners:
        return f"handed over from {first} to {to}"
    if after.owners:
        return f"handed over to {to} (before that: {within(first)})"
    return f"handed over{f' from {first}' if before.owners else ''}; {within(to)}"


NO_OWNER = "No owner named"
"""Printed if an action has no owner yet, or if the document does not name one."""


def agency(row: Row) -> str:
    """Return the agency of an action: Northmoor ICB (written: Northmoor CCG).

    Empty if no agency is known, or if the words for the owner name it already.
    """
    return "" if row.named_agency.of_owner else row.named_agency.words


def agency_label(row: Row) -> str:
    """Say what an agency is that is not known to be the owner's; empty if it is."""
    now = row.now
    if row.named_agency.of_plan:
        return "lead agency of the plan"
    if not exceptions.has_owner(row):
        return "agency of the action"  # and not of a post that is named in its place
    return "" if now.agency_is_owners else "agency of the action"


def owned(row: Row) -> str:
    """Say who owns an action, and of which agency, in a sentence."""
    who, of = owner_of(row), agency(row)
    label = f"; {agency_label(row)}: " if agency_label(row) else ", "
    said = f"{who.rstrip('.')}{label}{of}" if of else who.rstrip(".")
    return f"Owner: {said}." if row.now.owners else f"{said}."


def no_owner(now: Standing) -> str:
    """Say that an action has no known owner, and what the plan says instead."""
    if now.no_owner:
        return f"{NO_OWNER}: {phrase(now.no_owner, 120)}"
    named = f'{NO_OWNER} ("{now.accountable}")'
    return named if now.accountable else "Owner not known"
