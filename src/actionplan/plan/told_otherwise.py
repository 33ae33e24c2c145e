"""Tell where the notes on an open action say otherwise than its fields do.

Every output shows the status, the due date and the owner from the fields. Lint, page
one and every other output ask here what the notes say against that, so that they name
the same.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import holds, timeline
from actionplan.plan.model import DONE
from actionplan.text import dates, names, notes, owner_told, spoken
from actionplan.text.spoken import Promise

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from actionplan.plan.model import Action, Entry, State
    from actionplan.plan.timeline import Standing
    from actionplan.text.owner_told import OwnerTold
    from actionplan.text.spoken import NoteSaid


class NoteSays(NamedTuple):
    """An entry, and what its note says of the action against the fields."""

    entry: Entry
    said: NoteSaid


class Promised(NamedTuple):
    """An entry, and a promise in its note whose date has passed."""

    entry: Entry
    promise: Promise


class OwnerInDoubt(NamedTuple):
    """An entry, and what its note says of the owner."""

    entry: Entry
    told: OwnerTold


def status(action: Action, now: Standing) -> NoteSays | None:
    """Return what the latest note on an open action says against its fields.

    They are its status, its due date and its milestones.

    It does not count if a later entry gives the status, or if the fields say the same.
    """
    entry = _latest_note(now)
    if entry is None or _state_since(entry, now):
        return None
    begun = has_begun(action, entry, now.entries)
    said = spoken.of_open(entry.note, action.action, begun=begun)
    if said is None and now.status == "not-started":
        said = spoken.of_work(entry.note)
    said = said or _of_milestones(entry, now)
    return NoteSays(entry, said) if said and _is_otherwise(said, entry, now) else None


def has_begun(action: Action, entry: Entry, entries: Sequence[Entry]) -> bool:
    """Return whether those of *entries* before *entry* report work on an action."""
    told = zip(entries, timeline.states(action, entries), strict=True)
    before = takewhile(lambda each: each[0].route != entry.route, told)
    return any(
        state in _BEGUN and each.note and not notes.not_begun(each.note)
        for each, state in before
    )


_BEGUN: tuple[State, ...] = ("in-progress", *DONE)
"""The statuses of an action on which there has been work."""


def _of_milestones(entry: Entry, now: Standing) -> NoteSaid | None:
    """Return what a note says against a milestone that was reached by then."""
    written = entry.date.last_day if entry.date else None
    for each in now.milestones:
        reached = each.milestone.reached_on
        before = reached is None or (written and reached.first_day <= written)
        if each.reached and before:
            told = spoken.of_milestone(entry.note, each.milestone.milestone, written)
            if told:
                return told
    return None


def _state_since(entry: Entry, now: Standing) -> bool:
    """Return whether an entry after this one gives a status."""
    after = takewhile(lambda each: each is not entry, reversed(now.entries))
    return any(each.state for each in after)


def _is_otherwise(said: NoteSaid, entry: Entry, now: Standing) -> bool:
    """Return whether the fields do not say the same as the note."""
    match said.what:
        case "complete":
            return entry.achieved_on is None
        case "transferred" | "work" | "milestone":
            return True
        case "on hold" | "not started" | "nothing done":
            return now.status == "in-progress"
        case "late":
            return not now.overdue and now.request is None and not entry.new_due
        case "moved":
            known = now.due and said.until and said.until.last_day <= now.due.last_day
            return not (known or entry.new_due or now.request)


def promise_passed(now: Standing) -> Promised | None:
    """Return what the latest note on an open action promised for a date now passed.

    A date that is also its due date, or that of its next stage or of a request for more
    time, is listed as that. The date until which it is on hold may be in an earlier
    note.
    """
    if held := holds.over(now):
        return Promised(held[0], Promise(*held[1:]))
    entry = _latest_note(now)
    if entry is None:
        return None
    known = [now.due] if now.overdue else []
    known += [now.stage.next_due] if now.stage and now.stage_passed else []
    known += [now.request.new_due_requested] if now.request else []
    told = {each.last_day for each in known if each}
    return _passed(entry, entry.note, now.as_of, told)


def promise_passed_when_done(
    entry: Entry, sentence: str, as_of: date
) -> Promised | None:
    """Return what a sentence in a note on done work promised for a date now passed.

    It says that there is more to do.
    """
    return _passed(entry, sentence, as_of, frozenset())


def _passed(
    entry: Entry, note: str, as_of: date, told: Collection[date]
) -> Promised | None:
    """Return the first promise whose date has passed, except for those *told*."""
    for promise in spoken.promises(note, entry.date):
        last = promise.by.last_day
        ahead = entry.date is None or last >= entry.date.first_day
        if ahead and last < as_of and last not in told:
            return Promised(entry, promise)
    return None


def owner(now: Standing) -> OwnerInDoubt | None:
    """Return what a note on an open action says of its owner; None if nothing does.

    Notes since it was last handed over count. A later note by an owner shows that the
    post is filled, unless the owner was still to leave then. What happens only in more
    than 3 months does not count yet.
    """
    if not now.is_open or not now.state_known:
        return None
    spelt = (name for each in now.owners for name in (each.written, each.name))
    own = set(map(names.post, spelt)) - {""}
    heard: Entry | None = None
    for entry in reversed(_since_handover(now.entries)):
        told = owner_told.read(entry.note, own) if entry.note else None
        if told and not (entry.owners and told.what != "not accepted"):
            counts = _counts(told, entry, now.as_of, heard)
            return OwnerInDoubt(entry, told) if counts else None
        if heard is None and names.post(entry.reported_by) in own:
            heard = entry
    return None


def _counts(told: OwnerTold, entry: Entry, as_of: date, heard: Entry | None) -> bool:
    """Return whether what was told of an owner is so now, or soon.

    *heard* is the latest entry since then that an owner reported, if there is one.
    """
    begins = None
    if entry.date and told.what in ("leaving", "passing"):
        begins = owner_told.begins(told.words, entry.date.first_day)
    if begins is None:
        return heard is None
    soon = begins <= dates.add_months(dates.of(as_of), _SOON)
    still_there = heard is None or (heard.date and heard.date.last_day < begins)
    return soon and bool(still_there)


_SOON = 3
"""In how many months it must be for a board to be told."""


def _since_handover(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the last entry that names an owner, and those after it; or all."""
    handed = [number for number, entry in enumerate(entries) if entry.owners]
    return entries[handed[-1] :] if handed else entries


def _latest_note(now: Standing) -> Entry | None:
    """Return the latest entry with a note, if the action is known to be open."""
    if not now.is_open or not now.state_known:
        return None
    return next((each for each in reversed(now.entries) if each.note), None)
