"""Follow the log of an action entry by entry."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from actionplan.plan import corrections, shared_prefix
from actionplan.plan.model import DONE, OPEN
from actionplan.plan.timeline.in_effect import may_be_to_come
from actionplan.plan.timeline.log_parts import (
    ActionStep,
    Due,
    FirstSaid,
    Move,
    Round,
    SaidSoFar,
    dated_from,
)
from actionplan.plan.timeline.rounds import next_round
from actionplan.plan.timeline.time_requests import open_request
from actionplan.plan.timeline.what_is_known import places_of
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import (
        Action,
        Entry,
        State,
    )
    from actionplan.text.dates import Date


def nothing_told(action: Action) -> SaidSoFar:
    """Return what is known of an action before its first entry."""
    return SaidSoFar(owners=action.owners, agency_owners=action.owners, due=action.due)


def told(action: Action, before: SaidSoFar, entries: Sequence[Entry]) -> SaidSoFar:
    """Return what *entries* say after what was said *before*; they are in order."""
    if not entries:
        return before
    pending = dict(before.pending)
    taken = _steps(action, entries, before.last, pending)
    moves, due = _moves(before.due, taken)
    owners, agency, agency_owners = _owners(before, entries)
    return SaidSoFar(
        owners=owners,
        agency_owners=agency_owners,
        due=due,
        agency=agency,
        entries=shared_prefix.extended(before.entries, entries),
        last=taken[-1],
        moves=shared_prefix.extended(before.moves, moves),
        heard=next((e.date for e in reversed(entries) if e.date), before.heard),
        heard_at=max((before.heard_at, *places_of(e for e in entries if e.date))),
        newest_undated=entries[-1].date is None,
        rag=_rating(before.rag, entries),
        rag_known=_rating_known(known=before.rag_known, entries=entries),
        closing=_closing(before.closing, taken),
        reopened=_reopened(before, taken),
        since=_since(before, taken),
        state_said=max((before.state_said, *places_of(e for e in entries if e.state))),
        owner_said=max(
            (before.owner_said, *places_of(e for e in entries if e.owners and e.date))
        ),
        agency_said=max(
            (before.agency_said, *places_of(e for e in entries if e.agency and e.date))
        ),
        dates_known=before.dates_known
        and all(entry.unread_words("date") is None for entry in entries),
        request=open_request(before.request, entries),
        pending=pending,
    )


def first_due(action: Action) -> Due:
    """Return the due date of an action before any progress entry changes it."""
    words = action.due_as_written
    if action.due:
        inherited = "due" in action.inherited
        return Due(action.due, "outcome" if inherited else "action", words)
    if words:
        return Due(None, "as-written", words)
    if action.no_due_date:
        return Due(None, "no-date")
    if action.no_dates:
        return Due(None, "not-given")
    return Due(None, "not-known")


@by_identity
def steps(action: Action, entries: Sequence[Entry]) -> list[ActionStep]:
    """Return the status of *action* after each of *entries*, which are in order.

    The first entry starts an action; later ones change its state only if they say so.
    """
    return _steps(action, entries, None, {})


def _steps(
    action: Action,
    entries: Sequence[Entry],
    last: ActionStep | None,
    pending: dict[Route, FirstSaid],
) -> list[ActionStep]:
    """Do the same after *last*, with what is *pending*, which is brought up to date."""
    taken: list[ActionStep] = []
    state = last.state if last else None
    known = last.state_known if last else True
    due = last.due if last else first_due(action)
    rounds: Sequence[Round] = last.rounds if last else ()
    for entry, first_said in zip(entries, _first_said(entries, pending), strict=True):
        before = due
        due = _new_due(entry) or due
        state = entry.state or state or "in-progress"
        known = bool(entry.state) or (known and entry.unread_words("state") is None)
        known = known and not may_be_to_come(entry)
        if entry.state == "complete" and action.recurs:
            state = "in-progress"
            done = dated_from(entry, first_said)
            due, rounds = next_round(action, done, due, rounds)
        taken.append(
            ActionStep(
                entry=entry,
                state=state,
                due=due,
                before=before,
                rounds=rounds,
                state_known=known,
                first_said=first_said,
            )
        )
    return taken


def _first_said(
    entries: Sequence[Entry], pending: dict[Route, FirstSaid]
) -> Iterator[Date | None]:
    """Yield the date from which the status that each of *entries* gives counts.

    That is its own date, or the date of the entry that it corrects, if it counts back
    and no entry between them gives another status. They are in order. *pending* is what
    was corrected before them, by the entry that corrects it.
    """
    for entry in entries:
        said = (entry.said or entry).state
        before = pending.pop(entry.route, FirstSaid(None, entry.date))
        back = corrections.counts_back(said, before.state)
        since = before.on if back else entry.date
        if entry.state:
            pending.clear()
        if entry.corrected_by:
            pending[entry.corrected_by.route] = FirstSaid(said, since)
        yield since


def states(action: Action, entries: Sequence[Entry]) -> list[State]:
    """Return the state of *action* after each of *entries*, which are in order."""
    return [step.state for step in steps(action, entries)]


def without_evidence(action: Action, entries: Sequence[Entry]) -> list[Entry]:
    """Return those of *entries* that report *action* as done without evidence.

    Evidence may be in the entry itself or in a later one, until the action is reopened
    or, if it recurs, done again. *entries* are in order.
    """
    return [
        since[0]
        for since in _done_and_since(action, entries)
        if not any(entry.evidence or _is_unread(entry, "evidence") for entry in since)
    ]


def evidence_of_done(action: Action, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the evidence given since *action* was last reported as done."""
    since = ([], *_done_and_since(action, entries))[-1]
    return tuple(dict.fromkeys(each for entry in since for each in entry.evidence))


def _done_and_since(action: Action, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return each entry that reports *action* as done, with those that follow it."""
    found: list[list[Entry]] = []
    kept = was_done = False
    for step in steps(action, entries):
        entry, is_done = step.entry, step.state in DONE
        again = action.recurs and entry.state == "complete"
        if again or (is_done and not was_done):
            found.append([entry])
            kept = True
        elif entry.state in OPEN and kept:
            found.pop()
            kept = False
        elif kept:
            found[-1].append(entry)
        was_done = is_done
    return found


def _is_unread(entry: Entry, field: str) -> bool:
    """Return whether a field of an entry has words that could not be read."""
    return any(one.field == field and not one.left_open for one in entry.unread_fields)


def _new_due(entry: Entry) -> Due | None:
    """Return the due date that an entry gives; None if it gives none."""
    if entry.new_due:
        return Due(entry.new_due, "entry")
    words = entry.unread_words("new_due")
    if words is None:
        return None
    return Due(None, "as-written", words) if words else Due(None, "not-known")


def _owners(
    before: SaidSoFar, entries: Iterable[Entry]
) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Return the owners, the agency that was last named, and the owners at that time.

    There are no owners if they could not be read, and no agency if none was named.
    """
    owners, agency, then = before.owners, before.agency, before.agency_owners
    for entry in entries:
        if entry.owners or entry.unread_words("accountable") is not None:
            owners = entry.owners
        if entry.agency or entry.unread_words("agency") is not None:
            agency, then = entry.agency, owners
    return owners, agency, then


def rated_by(entries: Iterable[Entry]) -> Entry | None:
    """Return the entry that gave the latest rating; None if there is none."""
    given = [e for e in entries if e.rag or e.unread_words("rag") is not None]
    return given[-1] if given and given[-1].rag else None


def rated_since(entries: Iterable[Entry]) -> Entry | None:
    """Return the first of the entries that have given the latest rating ever since.

    None if there is no rating, or if one of these entries could not be read. An entry
    that was corrected, but had given the same rating, counts as one of them.
    """
    every = [_rated_as_before(each) for each in entries]
    given = [e for e in every if e.rag or e.unread_words("rag") is not None]
    if not given or not given[-1].rag:
        return None
    last = given[-1].rag.casefold()
    run = list(takewhile(lambda e: e.rag.casefold() == last, reversed(given)))
    before = given[: -len(run)]
    return run[-1] if not before or before[-1].rag else None


def _rated_as_before(entry: Entry) -> Entry:
    """Return an entry with its rating, if the one that corrects it says the same."""
    right, said = entry.corrected_by, entry.said
    same = right and said and right.rag and right.rag.casefold() == said.rag.casefold()
    return entry._replace(rag=said.rag) if said and same else entry


def _rating(rag: str, entries: Iterable[Entry]) -> str:
    """Return the latest rating; empty if it could not be read."""
    given = [e for e in entries if e.rag or e.unread_words("rag") is not None]
    return given[-1].rag if given else rag


def _rating_known(*, known: bool, entries: Iterable[Entry]) -> bool:
    """Return whether the latest rating, if there is one, could be read."""
    given = [e for e in entries if e.rag or _is_unread(e, "rag")]
    return bool(given[-1].rag) if given else known


def _moves(
    known: Date | None, taken: Iterable[ActionStep]
) -> tuple[tuple[Move, ...], Date | None]:
    """Return the changes to a due date, and the last known date after them."""
    moves: list[Move] = []
    for step in taken:
        entry = step.entry
        if entry.new_due:
            moves.append(Move(entry.date, known, entry.new_due, entry.note.strip()))
        known = entry.new_due or step.due.date or known
    return tuple(moves), known


def _closing(closing: Entry | None, taken: Iterable[ActionStep]) -> Entry | None:
    """Return the entry that closed an action; a later sign-off does not change this.

    If it was done first and then withdrawn, it is the entry that withdrew it.
    """
    for step in taken:
        if step.state in OPEN:
            closing = None
        elif closing is None or (closing.state in DONE) != (step.state in DONE):
            closing = step.as_first_said
    return closing


def _reopened(told: SaidSoFar, taken: Iterable[ActionStep]) -> Date | None:
    """Return when an action was reopened after it had been closed."""
    reopened = told.reopened
    before: State = told.last.state if told.last else "not-started"
    for step in taken:
        if step.state not in OPEN:
            reopened = None
        elif before not in OPEN:
            reopened = step.first_said
        before = step.state
    return reopened


def _since(told: SaidSoFar, taken: Iterable[ActionStep]) -> Entry | None:
    """Return the entry that gave an action its current status."""
    since, state = told.since, told.last.state if told.last else None
    for step in taken:
        if step.state != state:
            state, since = step.state, step.as_first_said
    return since
