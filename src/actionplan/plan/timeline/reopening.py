"""Find when an action that was reported as done was opened again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan.model import DONE, OPEN
from actionplan.plan.timeline.log_so_far import steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.model import Action, Entry


class Reopened(NamedTuple):
    """An action that was reported as done and then opened again."""

    done: Entry
    """The entry that reported it as done."""
    reopened: Entry
    """The entry that opened it again."""
    signed_off: Entry | None
    """The entry that had signed it off before; None if none had.

    If an entry was corrected and still says the same, each has the date on which that
    was said first.
    """


def openings(action: Action, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return each entry that opened an action again that was reported as done.

    *entries* are in order.
    """
    every = [] if action.recurs else steps(action, entries)
    return tuple(
        step.entry
        for before, step in pairwise(every)
        if before.state in DONE and step.state in OPEN
    )


def reopened(action: Action, entries: Sequence[Entry]) -> Reopened | None:
    """Return when an action that is open was last opened again; None if it never was.

    Recurring work does not count: its next round is no reopening. *entries* are in
    order.
    """
    if action.recurs:
        return None
    done: Entry | None = None
    signed: Entry | None = None
    found: Reopened | None = None
    for step in steps(action, entries):
        if step.state in DONE:
            done, found = done or step.as_first_said, None
            if step.state == "signed-off":
                signed = signed or step.as_first_said
        elif step.state in OPEN and done is not None:
            found, done, signed = Reopened(done, step.as_first_said, signed), None, None
    return found
