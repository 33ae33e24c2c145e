"""Find which entry a correction corrects, and what then no longer counts.

This is the only place that says so. All outputs get their entries from `timeline`,
which asks here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.plan.model import OPEN, WHICH, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import State
    from actionplan.text.dates import Date


FACTS = (
    *("state", "achieved_on", "rag", "new_due", "new_due_requested", "request"),
    *("accountable", "agency", "replaced_by", "next", "next_due", "evidence"),
)
"""The fields of a corrected entry that no longer count, the most important first."""


class NotRepeated(NamedTuple):
    """What a correction does not say, although the corrected entry said it."""

    wrong: Entry
    """The corrected entry, with what counted of it before the correction."""
    fields: tuple[str, ...]


def applied(ordered: Sequence[Entry]) -> list[Entry]:
    """Return entries with what still counts of each; they are in order of effect.

    A corrected entry keeps its date and its words. Nothing else in it counts, whether
    or not the correction says something about it. It stays corrected even if the
    correction is itself corrected: the newest correction says what is right.
    """
    by = {id(wrong): right for right, wrong in _pairs(ordered)}
    return [_without_facts(e, by[id(e)]) if id(e) in by else e for e in ordered]


class MovedBack(NamedTuple):
    """Entries that say what is right, and which corrections have no more to correct."""

    entries: dict[Route, Entry]
    """The corrected entries and their corrections."""
    settled: frozenset[Route]
    """The corrections."""


def moved_back(
    ordered: Sequence[Entry], is_new: Callable[[Entry], bool], *, recurs: bool
) -> MovedBack:
    """Return corrected entries and corrections, as if each entry had been right.

    What a correction says is in the entry that it corrects, if that is new, but for a
    completion that nobody had reported then (see `counts_back`). The other entries are
    left as they are. The correction keeps what an entry between the two
    says something about as well, because it says so again. If work *recurs*, each
    report is of one round, so a completion is never kept.
    """
    pairs = [(right, wrong) for right, wrong in _pairs(ordered) if is_new(wrong)]
    by = {id(wrong): right for right, wrong in pairs}
    held = {e.route: _without_facts(e, by[id(e)]) for e in ordered if id(e) in by}
    places = {entry.route: number for number, entry in enumerate(ordered)}
    said: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(ordered) if pairs else ():
        for field in _given(entry):
            said[field].append(number)
    for right, wrong in reversed(pairs):  # so that the newest one counts
        new, old = held.get(right.route, right), held[wrong.route]
        own = _given(new)
        later = set() if counts_back(new.state, wrong.state) else {"state"}
        held[wrong.route] = _with_facts(old, new, own - _given(old) - later)
        between = places[wrong.route] + 1, places[right.route]
        again = {f for f in own if _has_between(said[f], *between)} | (own & later)
        if recurs and new.state == "complete":
            again.discard("state")
        held[right.route] = _only_facts(new, again)
    return MovedBack(held, frozenset(right.route for right, _ in pairs))


def counts_back(state: State | None, said: State | None) -> bool:
    """Return whether the status of a correction counts from the entry that it corrects.

    It does, unless it closes the action and that entry did not say the same: then
    nobody had reported it, and the action would be done in time by a later word.
    """
    return state in (None, said) or state in OPEN


def meant(ordered: Sequence[Entry]) -> list[tuple[Entry, tuple[Entry, ...]]]:
    """Return each correction with the entries that it may be about.

    Those are above it in the file and take effect before it, and have the date that it
    gives. So an entry that is added later never changes what is corrected. If there is
    exactly one, the correction counts.
    """
    found = []
    earlier: dict[Date, list[Entry]] = defaultdict(list)
    for entry in ordered:
        if entry.corrects:
            same = [e for e in earlier[entry.corrects] if _place(e) < _place(entry)]
            if entry.corrects_which:
                number = WHICH.index(entry.corrects_which)
                same = same[number : number + 1]
            found.append((entry, tuple(same)))
        if entry.date:
            earlier[entry.date].append(entry)
    return found


def left_out(ordered: Sequence[Entry], right: Entry) -> NotRepeated | None:
    """Return what no longer counts because *right* corrects an entry; None if nothing.

    A field that *right* has, even with a value that cannot be read, is not left out.
    """
    wrong = next((wrong for new, wrong in _pairs(ordered) if new is right), None)
    if wrong is None:
        return None
    before = applied([entry for entry in ordered if entry is not right])
    counted = next(entry for entry in before if entry.route == wrong.route)
    given = _given(right)
    fields = tuple(f for f in FACTS if getattr(counted, f) and f not in given)
    return NotRepeated(counted, fields) if fields else None


def _pairs(ordered: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    if not any(entry.corrects for entry in ordered):  # nearly always
        return []
    return [(right, wrong[0]) for right, wrong in meant(ordered) if len(wrong) == 1]


def _given(entry: Entry) -> set[str]:
    """Return the fields that an entry has, even if one of them cannot be read."""
    given = {field for field in FACTS if getattr(entry, field)}
    return given | {field.field for field in entry.unread_fields}


def _has_between(places: Sequence[int], first: int, end: int) -> bool:
    """Return whether any of *places*, which are in order, is from *first* to *end*."""
    return bisect_left(places, first) < bisect_left(places, end)


def _with_facts(entry: Entry, right: Entry, fields: set[str]) -> Entry:
    facts = {field: getattr(right, field) for field in FACTS if field in fields}
    if "accountable" in fields:
        facts["owners"] = right.owners
    if "achieved_on" in fields:
        facts["is_achieved_later"] = right.is_achieved_later
    unread = tuple(
        f for f in right.unread_fields if f.field in fields and f.field != "date"
    )
    return entry._replace(**facts, unread_fields=(*entry.unread_fields, *unread))


def _only_facts(entry: Entry, fields: set[str]) -> Entry:
    """Return *entry* with none of its facts but *fields*."""
    date = tuple(f for f in entry.unread_fields if f.field == "date")
    bare = entry._replace(**_NOTHING, unread_fields=date)
    return _with_facts(bare, entry, fields)


def _place(entry: Entry) -> int:
    return int(entry.route[-1])


def _without_facts(entry: Entry, by: Entry) -> Entry:
    return entry._replace(
        **_NOTHING,
        unread_fields=tuple(f for f in entry.unread_fields if f.field == "date"),
        corrected_by=by,
        said=entry.said or entry,
    )


_NOTHING: dict[str, Any] = {
    field: Entry._field_defaults[field]
    for field in (*FACTS, "owners", "is_achieved_later")
}
"""What an entry has in these fields if it does not give them."""
