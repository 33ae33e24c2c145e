"""Name what the log of an action is made of, and what it says so far."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from actionplan.plan.dues import Dues
from actionplan.text.dates import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import (
        Entry,
        Milestone,
        State,
    )
    from actionplan.text.dates import Date


FLOOR = 6
"""Months: the guidance asks for a review of ongoing actions at least this often."""


DueFrom: TypeAlias = Literal[
    "action",
    "outcome",
    "entry",
    "round",
    "as-written",
    "no-date",
    "not-given",
    "not-known",
]
"""Where the current due date comes from, or why there is none.

It can be from the action, its outcome or a progress entry, or it can be the next time
that recurring work is due. If there is no date, there may be words that cannot be read
as a date, a reason why there is none, a reason why the document gives none although
there may be one, or nothing at all.
"""


class Due(NamedTuple):
    """When something is due, as far as it is known."""

    date: Date | None
    source: DueFrom
    words: str = ""
    """The words that the date was read from, or that are there instead of a date."""


class Move(NamedTuple):
    """A change to the due date of an action."""

    on: Date | None
    """The date of the entry that moved the due date. None if the date is not known."""
    before: Date | None
    """The due date before the change. None if no date was known."""
    after: Date
    """The due date after the change."""
    why: str
    """The note of the entry that moved the due date."""

    @property
    def is_postponement(self) -> bool:
        """Whether the due date moved later. Setting a first date does not count."""
        return self.before is not None and self.after.last_day > self.before.last_day


class Round(NamedTuple):
    """One occasion on which recurring work was done."""

    due: Date | None
    """The due date that the action had before the work was done. If *covers* has any
    dates, this is the first of them. None if the due date is not known."""
    done: Date | None
    """The date on which the work was done. None if this date is not known."""
    covers: Dues = Dues()
    """Every due date from *due* to *done_for*, oldest first. The list is empty if the
    work was done for the date in *due*."""

    @property
    def done_for(self) -> Date | None:
        """The due date that the work was done for. None if it is not known."""
        return self.covers[-1] if self.covers else self.due

    @property
    def late(self) -> bool:
        """Whether the work is known to have been done or reported after *done_for*."""
        return is_late(self.done, self.done_for)


class MilestoneStatus(NamedTuple):
    """The status of a milestone on the report date."""

    milestone: Milestone
    """The milestone, as it is in the plan file."""
    reached: bool
    """Whether the milestone is recorded as reached by the report date."""
    late: bool
    """Whether the date of the milestone has passed, the milestone is not recorded as
    reached, and the action is open."""
    left: bool
    """Whether the milestone is not recorded as reached, although the action is done."""


class ActionStep(NamedTuple):
    """An entry, and the status of the action after it."""

    entry: Entry
    state: State
    due: Due
    before: Due
    """The due date before this entry."""
    rounds: Sequence[Round] = ()
    """Every round done so far, oldest first."""
    state_known: bool = True
    """False if its latest status could not be read."""
    first_said: Date | None = None
    """The date from which this status counts: the date of the entry that this one
    corrects, or of *entry* (see `corrections.counts_back`)."""

    @property
    def as_first_said(self) -> Entry:
        """The entry with the date from which the status that it gives counts.

        A report that is corrected later, and still says the same, is not late for that.
        """
        return dated_from(self.entry, self.first_said)


def dated_from(entry: Entry, day: Date | None) -> Entry:
    """Return an entry with another date, or the same entry if that is its date."""
    return entry if entry.date == day else entry._replace(date=day)


class FirstSaid(NamedTuple):
    """The status that a corrected entry gave, and from when it counted."""

    state: State | None
    on: Date | None


class SaidSoFar(NamedTuple):
    """What the entries of an action say, up to one of them.

    This can be continued with the entries that follow, so that the status on many
    dates is found without reading all entries for each (see `day_by_day`).
    """

    owners: tuple[str, ...]
    agency_owners: tuple[str, ...]
    """The owners when an agency was last named, or at first."""
    due: Date | None
    """The last known due date."""
    agency: str | None = None
    entries: Sequence[Entry] = ()
    last: ActionStep | None = None
    moves: Sequence[Move] = ()
    heard: Date | None = None
    heard_at: int = -1
    """The last place in the file of an entry with a known date."""
    newest_undated: bool = False
    """Whether the latest entry has no known date."""
    rag: str = ""
    rag_known: bool = True
    closing: Entry | None = None
    """The entry that closed it; None while it is open."""
    reopened: Date | None = None
    since: Entry | None = None
    """The entry that gave it its current status."""
    state_said: int = -1
    """The last place in the file of an entry that gives a status."""
    owner_said: int = -1
    """The same for an entry that names an owner, and whose date is known."""
    agency_said: int = -1
    """The same for an entry that names an agency."""
    dates_known: bool = True
    request: Entry | None = None
    pending: Mapping[Route, FirstSaid] = MappingProxyType({})
    """What corrected entries said, by the correction that is still to follow."""


def is_late(done: Date | None, due: Date | None) -> bool:
    """Return whether something was done after its due date; this alone defines late."""
    return bool(done and due and done.first_day > due.last_day)


FLOOR_INTERVAL = Interval(FLOOR, "month")


class Reported(Protocol):
    """Something reported, on a date that may not be known."""

    @property
    def date(self) -> Date | None:
        """The day."""


R = TypeVar("R", bound=Reported)
