"""Find when an action that was reported as done was opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan.model import DONE, ENDED, OPEN
from actionplan.plan.timeline.log_so_far import steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    """Return each entry that opened an action again that had been reported as done.

    *entries* are in order.
    """
    return tuple(entry for entry, _ in _openings(action, entries))


def reopened(action: Action, entries: Sequence[Entry]) -> Reopened | None:
    """Return when an action that is open was last opened again; None if it never was.

    It is None too if the action is not open. Recurring work does not count: its next
    round is no reopening. *entries* are in order.
    """
    found = [opening for _, opening in _openings(action, entries)]
    is_open = bool(entries) and steps(action, entries)[-1].state in OPEN
    return found[-1] if found and is_open else None


def _openings(
    action: Action, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, Reopened]]:
    """Yield each entry that opened an action again, and what it opened again.

    Work that was done, opened again, withdrawn and opened once more is opened twice.
    """
    done: Entry | None = None
    signed: Entry | None = None
    found: Reopened | None = None
    for step in () if action.recurs else steps(action, entries):
        if step.state in DONE:
            done = done or step.as_first_said
            if step.state == "signed-off":
                signed = signed or step.as_first_said
        elif step.state in ENDED and found and not done:
            done, _, signed = found
        elif step.state in OPEN and done:
            found = Reopened(done, step.as_first_said, signed)
            done = signed = None
            yield step.entry, found
