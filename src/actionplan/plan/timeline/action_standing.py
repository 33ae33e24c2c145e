"""Define the status of an action on a date; this alone defines overdue."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import dues
from actionplan.plan.dues import Dues, Schedule
from actionplan.plan.model import DONE, ENDED, OPEN
from actionplan.plan.timeline.log_parts import (
    DueFrom,
    MilestoneStatus,
    Move,
    Round,
    is_late,
)
from actionplan.plan.timeline.rounds import (
    done_on,
    is_by_then,
    without_work,
)
from actionplan.text import dates
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.board_names import Named
    from actionplan.plan.model import (
        Entry,
        State,
        Status,
    )
    from actionplan.text.dates import Date


class Standing(NamedTuple):
    """The status of an action on the report date."""

    as_of: date
    """The report date."""
    state: State
    """The latest status that could be read, such as `in-progress`. If no status has
    been reported, this is `not-started`."""
    due: Date | None
    """The current due date. None if no date is known. In that case, `due_from` gives
    the reason."""
    accountable: str
    """The current owner. If the board's settings list the owner, the name is the one in
    the settings. The text is empty if no owner is known."""
    entries: Sequence[Entry]
    """The progress entries up to the report date, in the order in which they take
    effect."""
    moves: Sequence[Move]
    """The changes to the due date, oldest first."""
    heard: Date | None
    """The date of the newest dated entry. If no entry has a date, this is the date on
    which the action was added, or else the date in *begun* for the plan. None if no
    date is known."""
    counted_from: Date | None
    """The date from which the time without an update is counted: usually the date in
    `heard`. If `heard` is nothing and the action has no entry, this is the date in
    *begun_by* for the plan. None if no date is known."""
    fresh_until: date | None
    """The last date on which the latest update still counts as recent. None if
    *counted_from* is nothing."""
    surely_fresh_until: date | None
    """The same as *fresh_until*, unless the date in *heard* gives only a month. In that
    case, the time without an update is counted from the first day of that month. None
    if *heard* is nothing."""
    rag: str
    """The latest rating. The text is empty if there is no rating, or if the rating
    could not be read."""
    closed: Date | None
    """The date on which the action was achieved or, if this is not known, reported as
    closed. None if the action is open, or if neither date is known."""
    owners: tuple[Named, ...] = ()
    """The current owners. If the board's settings list an owner, the name is the one in
    the settings."""
    no_owner: str = ""
    """The reason why the action has no owner. The text is empty if the action has an
    owner, or if the plan gives no reason."""
    agency: str | None = None
    """The agency of the current owner, as given in a progress entry. The text is empty
    if the agency could not be read. None if no entry gives an agency. In that case, the
    agency in the plan applies."""
    agency_is_owners: bool = True
    """Whether the agency of the action is known to be that of the current owner. False
    if the action has a new owner whose agency the plan does not give."""
    due_from: DueFrom = "action"
    """Where the due date comes from: `action`, `outcome`, `entry` or, for recurring
    work, `round`. If there is no date, the value is `as-written` (the plan has words
    instead), `no-date` (the plan says why the action has no date), `not-given` (the
    plan says why the document gives no dates) or `not-known`."""
    due_as_written: str = ""
    """The words that the due date was read from, or the words that the plan has in
    place of a due date."""
    words_end: date | None = None
    """The last day that the words in place of a due date can mean, such as 31 December
    2025 for "in 2025". None if this day is not clear."""
    at_once: bool = False
    """Whether the words in place of a due date, such as Immediate, ask for the work to
    be done at once. False in the first month after the action was added or the plan
    began."""
    date_to_be_set_by: Date | None = None
    """For an action without a due date, the date by which one will be set. None if the
    action has a due date, or if the plan gives no such date."""
    state_since: Date | None = None
    """The date of the entry that gave the action its current status. None if this date
    is not known."""
    state_known: bool = True
    """Whether the latest status could be read."""
    rag_known: bool = True
    """Whether the latest rating could be read."""
    reports_known: bool = True
    """Whether all the entries and their dates could be read."""
    rounds: Sequence[Round] = ()
    """Each time that recurring work was done, oldest first."""
    schedule: Schedule | None = None
    """When recurring work is due. None if the action does not repeat."""
    request: Entry | None = None
    """The entry that asks for more time. None if no entry asks for more time, if the
    request was answered, or if the action is closed."""
    milestones: tuple[MilestoneStatus, ...] = ()
    """Each milestone, and whether it has been reached."""
    reopened: Date | None = None
    """The date of the entry that reopened the action. None if the action was never
    closed, if it is closed now, or if the date is not known."""
    from_document: bool = False
    """Whether the date on which the action was added and the dates on which the plan
    was agreed and published are all unknown. If no entry has a date either, the time
    without an update is counted from the date that the document gives for its
    contents."""
    heard_known: bool = True
    """Whether no entry can be newer than the date in `heard`. False if an entry without
    a known date, or an entry that could not be read, may be newer."""

    @property
    def status(self) -> Status:
        """The value of *state*, or *not-reported* or *not-known*.

        If nothing was reported, work may still have started. If the latest status could
        not be read, *state* is only the one before it.
        """
        if not self.state_known:
            return "not-known"
        unheard = not self.entries and self.state == "not-started"
        return "not-reported" if unheard else self.state

    @property
    def is_open(self) -> bool:
        """Whether the action is not closed. An action on hold is open."""
        return self.state in OPEN

    @property
    def overdue(self) -> bool:
        """Whether the action is open and its due date has passed."""
        return self.is_open and self.due is not None and self.as_of > self.due.last_day

    @property
    def days_overdue(self) -> int:
        """How many days the action is overdue, or 0 if it is not overdue."""
        if not self.overdue or self.due is None:
            return 0
        return (self.as_of - self.due.last_day).days

    @property
    def reopened_late(self) -> Date | None:
        """The date on which an overdue action was reopened, if after its due date.

        Overdue time is still counted from its due date.
        """
        if not (self.overdue and self.reopened and self.due):
            return None
        return self.reopened if is_late(self.reopened, self.due) else None

    @property
    def passed_in_words(self) -> bool:
        """Whether an open action has words in place of a date, now in the past.

        "2025" is over when no day of 2025 is left. This does not make it overdue,
        because nobody knows when it was due. This alone defines it.
        """
        last = self.words_end
        return self.is_open and last is not None and last < self.as_of

    @property
    def may_be_overdue(self) -> bool:
        """Whether the plan asks for an open action at once, such as: Immediate.

        Nobody knows when that was. If it is certainly over, it has passed in words.
        """
        return self.is_open and self.at_once and not self.passed_in_words

    @property
    def overdue_to_be_dated(self) -> bool:
        """Whether an open action has no due date, but one was due to be set by now.

        This does not make it overdue, because nobody knows when it is due.
        """
        by = self.date_to_be_set_by
        return self.is_open and by is not None and self.as_of > by.last_day

    @property
    def stale(self) -> bool:
        """Whether an open action is known to have had no update for too long."""
        return self.no_recent_date and self.heard_known

    @property
    def no_recent_date(self) -> bool:
        """Whether an open action has had no dated update for too long.

        An entry without a known date may be newer. Then nobody knows if it is *stale*.
        """
        late = self.fresh_until is not None and self.as_of > self.fresh_until
        return self.is_open and late

    @property
    def silence_not_known(self) -> bool:
        """Whether an open action may have had no recent update, but it is not certain.

        There is no date to count from, or only the date for which the document is true:
        actions were agreed before that. Or the latest entry has no known date.
        """
        known = self.heard is not None and (self.has_report or not self.from_document)
        return self.is_open and not (self.heard_known if self.no_recent_date else known)

    @property
    def monitoring_silent(self) -> bool:
        """Whether the action is being monitored, with no known recent report.

        Monitoring that nobody reports may have stopped.
        """
        if self.state != "monitoring" or not self.state_known:
            return False
        return not self.monitored_known or (
            self.fresh_until is not None and self.as_of > self.fresh_until
        )

    @property
    def monitored_known(self) -> bool:
        """Whether the date of the latest report is known."""
        return self.has_report and self.heard_known and self.reports_known

    @property
    def months_silent(self) -> int | None:
        """The full months since the latest update or the start; None if not known.

        An entry without a date may be newer than any date that is known, unless the
        document that has it is itself too old.
        """
        certain = not (self.entries or self.silence_not_known)
        known = self.has_report or self.stale or certain
        if self.heard is None or not (known and self.reports_known):
            return None
        if not self.heard_known:
            return None
        return dates.months_between(self.heard, self.as_of)

    @property
    def closed_undated(self) -> bool:
        """Whether the action is closed, but the date is not known."""
        return not self.is_open and self.state_known and self.closed is None

    @property
    def late_not_known(self) -> bool:
        """Whether the action was done on an unknown date, perhaps after it was due."""
        done = self.state in DONE and self.closed_undated
        last = self.due.last_day if self.due else self.words_end
        return done and last is not None and self.as_of > last

    @property
    def missed(self) -> Dues:
        """The due dates of recurring work by which the work was not done.

        This alone defines missed. They are in order, and none is left out. If it is
        overdue, its due date and all that have passed since are among them: they are
        missed until it is reported as done. Their number never falls because time
        passes.

        If work is done late and several rounds have become due by then, its report is
        for one of them only. An earlier one counts as missed, unless another report
        says that work was done between the due date before it and its own.
        """
        return _missed(self)

    @property
    def has_missed_rounds(self) -> bool:
        """Whether a meeting needs to know of the due dates in *missed*.

        A round is no longer news once work has been done more than 12 months after its
        due date. If it is overdue for one round, that is what is told.
        """
        late = self.due if self.overdue else None
        last = self.done_last
        newest = [due for due in self.missed[-2:] if due != late]
        return self.is_open and any(
            last is None or last.first_day <= dates.add_months(due, 12)
            for due in newest
        )

    @property
    def late_rounds(self) -> tuple[Round, ...]:
        """The times that open recurring work was done late in the last 12 months.

        Older ones are in the log. A round counts as late by the date of its report if
        that is the only date known.
        """
        if not self.is_open:
            return ()
        oldest = dates.back_months(self.as_of, 12)
        return tuple(
            one
            for one in self.rounds
            if one.late and one.done and one.done.last_day >= oldest
        )

    @property
    def has_report(self) -> bool:
        """Whether the action has an entry with a known date."""
        return any(entry.date for entry in self.entries)

    @property
    def planned(self) -> Entry | None:
        """The entry that gives the next stage in words; None if there is none."""
        return self.stage if self.stage and self.stage.next else None

    @property
    def stage(self) -> Entry | None:
        """The latest entry that gives a next stage or its date.

        There is none if something was reported on that date or later, or if the action
        ended undone. Work that is done has one only if its status was not changed
        later: what was planned before it was done is over. A correction gives what was
        planned in the entry that it corrects, so that is when it was planned.
        """
        giving = [n for n, e in enumerate(self.entries) if e.next or e.next_due]
        if not giving or self.state in ENDED:
            return None
        stage = self.entries[giving[-1]]
        planned = self._first_told(giving[-1]) + 1
        later = [e for e in self.entries[planned:] if e.route != stage.route]
        if not self.is_open and any(each.state for each in later):
            return None
        due = stage.next_due
        answered = due is not None and any(is_by_then(each, due) for each in later)
        return None if answered else stage

    def _first_told(self, number: int) -> int:
        """Return the place of the entry that an entry corrects, or else its own."""
        right = self.entries[number]
        if not right.corrects:  # nearly always
            return number
        for at, entry in enumerate(self.entries[:number]):
            if entry.corrected_by and entry.corrected_by.route == right.route:
                return self._first_told(at)
        return number

    @property
    def request_passed(self) -> bool:
        """Whether the date of a request for more time passed without an answer."""
        asked = self.request.new_due_requested if self.request else None
        return asked is not None and asked.last_day < self.as_of

    @property
    def stage_passed(self) -> bool:
        """Whether the date of the next stage has passed without a report since.

        This alone defines a passed stage.
        """
        by = self.stage.next_due if self.stage else None
        return by is not None and by.last_day < self.as_of

    @property
    def postponements(self) -> tuple[Move, ...]:
        """The changes that moved the due date to a later date."""
        return tuple(move for move in self.moves if move.is_postponement)

    @property
    def done_last(self) -> Date | None:
        """The date on which recurring work was last done; None if not known."""
        return self.rounds[-1].done if self.rounds else None

    @property
    def achieved_known(self) -> bool:
        """Whether an entry says when the action was achieved."""
        return any(entry.achieved_on for entry in self.entries)

    @property
    def closed_late(self) -> bool:
        """Whether the action was achieved or reported after its due date.

        Words in place of a date count too, if their time was certainly over by then.
        """
        if self.state not in DONE or self.closed is None:
            return False
        after_words = self.words_end and self.closed.first_day > self.words_end
        return is_late(self.closed, self.due) or bool(after_words)


@by_identity
def _missed(now: Standing) -> Dues:
    if now.schedule is None:
        return Dues()
    covered = [one.covers[:-1] for one in now.rounds if one.covers]
    told = Counter(done_on(e) for e in now.entries if e.state == "complete")
    done = told - Counter(one.done for one in now.rounds)
    if covered and done:
        every = chain.from_iterable(covered)
        without = without_work(every, filter(None, done), now.schedule)
        covered = [dues.of(without)]
    return dues.in_order((*covered, _passed(now, now.schedule)))


def _passed(now: Standing, schedule: Schedule) -> Dues:
    """Return the due dates that have passed since the last round that was done."""
    if not now.overdue or now.due is None:
        return Dues()
    yesterday = now.as_of - timedelta(1)
    later = dues.between(schedule, now.due.last_day, yesterday)
    return dues.in_order((dues.of([now.due]), later))
