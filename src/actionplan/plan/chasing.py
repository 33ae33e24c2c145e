"""Work out whom to ask about which actions before a meeting, and what.

An action that someone must be asked about is on the sheet of each of its owners, and on
no other. If it has no known owner, it is on the sheet of its agency or, if that is not
known either, on one sheet for the coordinator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import board_names, decisions, exceptions, readable, timeline
from actionplan.plan.model import DONE
from actionplan.text import names, owners

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Entry
    from actionplan.plan.portfolio import Portfolio, Row

Reason: TypeAlias = Literal[
    "overdue",
    "due",
    "due-next",
    "due-soon",
    "stage",
    "low-rating",
    "no-date",
    "no-evidence",
    "no-update",
]
REASONS: tuple[Reason, ...] = (
    "overdue",
    "due",
    "due-next",
    "due-soon",
    "stage",
    "low-rating",
    "no-date",
    "no-evidence",
    "no-update",
)
"""Why an owner is asked, in the order of the sheet. The first one that applies decides
under which heading an action is."""


class Recipient(NamedTuple):
    """Who is asked: an owner, an agency or, if both are empty, the coordinator."""

    post: str = ""
    agency: str = ""
    """Only if there is no job title, or several agencies have someone of that title."""

    @property
    def name(self) -> str:
        """The job title, the agency or both; empty for the coordinator."""
        return ", ".join(filter(None, self))


class AskedAction(NamedTuple):
    """An action that someone is asked about."""

    row: Row
    reasons: tuple[Reason, ...]
    """At least one, in order."""
    others: tuple[str, ...] = ()
    """The other owners, if it is shared."""


class OwnerSheet(NamedTuple):
    """What one recipient is asked, and all that is theirs."""

    to: Recipient
    asked: tuple[AskedAction, ...]
    rows: tuple[Row, ...]


def sheets(
    of: Portfolio, meeting: Meeting, following: Meeting
) -> tuple[OwnerSheet, ...]:
    """Return a sheet for each recipient, by name, and the coordinator's last."""
    held, until = _recipients(of.rows), (meeting.day, following.day)
    rows: dict[Recipient, list[Row]] = {}
    for row in of.rows:
        for to in held[id(row)]:
            rows.setdefault(to, []).append(row)
    return tuple(
        OwnerSheet(to, tuple(_asked(rows[to], to, held, until)), tuple(rows[to]))
        for to in sorted(rows, key=lambda to: (not to.name, names.plain(to.name)))
    )


def _asked(
    rows: Iterable[Row],
    to: Recipient,
    held: dict[int, tuple[Recipient, ...]],
    until: tuple[date, date],
) -> Iterator[AskedAction]:
    for row in rows:
        if found := reasons(row, *until):
            others = tuple(each.name for each in held[id(row)] if each != to)
            yield AskedAction(row, found, others)


def reasons(row: Row, meeting: date, following: date) -> tuple[Reason, ...]:
    """Return why an owner is asked about an action; empty if there is no need to."""
    found: dict[Reason, bool] = {
        "overdue": row.now.overdue,
        "due": row.due_by(meeting),
        "due-next": row.due_by(following) and not row.due_by(meeting),
        "due-soon": row.due_soon and not row.due_by(following),
        "stage": bool(promised(row)) or any(one.late for one in row.now.milestones),
        "low-rating": any(m.kind == "worst-rating" for m in exceptions.of_row(row)),
        "no-date": row.now.is_open and row.now.due is None,
        "no-evidence": lacks_evidence(row),
        "no-update": without_update(row, meeting) or bool(decisions.without_news(row)),
    }
    return tuple(reason for reason in REASONS if found[reason])


def promised(row: Row) -> Entry | None:
    """Return the entry with a promised next stage that was not reported by its date.

    A new owner may not know of what the one before promised.
    """
    now = row.now
    if now.planned is not None and now.stage_passed:
        return now.planned
    if not now.is_open:
        return None
    for entry in reversed(now.entries):
        if entry.next:
            by = entry.next_due
            return entry if by and by.last_day < now.as_of else None
        if not entry.owners:
            return None
    return None


def without_update(row: Row, meeting: date) -> bool:
    """Return whether an action has, or may have, no recent update at a meeting.

    An action that is closed needs none, unless it is being monitored.
    """
    now, fresh = row.now, row.now.fresh_until
    needs = now.is_open or now.state == "monitoring"
    then = needs and fresh is not None and fresh < meeting
    return then or now.stale or now.silence_not_known or now.monitoring_silent


def lacks_evidence(row: Row) -> bool:
    """Return whether it was reported as done and no evidence was given since.

    This is what the rule `complete-without-evidence` asks, of actions that were not
    given up.
    """
    given_up = not row.now.is_open and row.now.state not in DONE
    without = timeline.without_evidence(row.action, row.now.entries)
    return not given_up and any(
        entry.state != "signed-off" and readable.is_known(entry, "evidence")
        for entry in without
    )


def _recipients(rows: Sequence[Row]) -> dict[int, tuple[Recipient, ...]]:
    """Return who is asked about each row, by its identity.

    A job title that several agencies have is asked separately in each, because those
    are different people.
    """
    found = {id(row): [*_named(row)] for row in rows}
    agencies: dict[str, dict[str, str]] = {}
    spelt: dict[str, str] = {}
    for each in found.values():
        for post, agency in each:
            spelt.setdefault(names.post(post), post)
            of = agencies.setdefault(names.post(post), {})
            if agency:
                of.setdefault(names.plain(agency), agency)

    def one(post: str, agency: str) -> Recipient:
        of = agencies[names.post(post)]
        shown = of.get(names.plain(agency), "") if len(of) > 1 or not post else ""
        return Recipient(spelt[names.post(post)], shown)

    return {
        key: tuple(dict.fromkeys(one(*each) for each in of_row))
        for key, of_row in found.items()
    }


def _named(row: Row) -> Iterator[tuple[str, str]]:
    """Yield each known owner with the agency; else the agency, or nothing at all."""
    known = exceptions.known_owners(row)
    if not known:
        yield "", row.agency
    for owner in known:
        agency = row.agency if row.now.agency_is_owners else ""
        read = owners.read(owner.name, (agency,) if agency else ())
        board = row.plan.board
        groups = {each.text.strip() for each in read.pieces if each.kind == "group"}
        each_is_known = all(
            one.post or one.agency or one.other in groups for one in read.owners
        )
        if owner.is_written_otherwise or not read.owners or not each_is_known:
            yield owner.name, agency
            continue
        for one in read.owners:
            of = board_names.agency(one.agency, board).name if one.agency else agency
            # A group of one agency is asked under its own name, as a job title is.
            if post := one.post or one.other:
                yield board_names.owner(post, board).name, of
            else:
                yield "", of
