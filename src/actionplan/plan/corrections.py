"""Find which entry a correction corrects, and what then no longer counts.

This is the only place that says so. All outputs get their entries from `timeline`,
which asks here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from actionplan.plan.model import WHICH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.model import Entry
    from actionplan.text.dates import Date


def applied(ordered: Sequence[Entry]) -> list[Entry]:
    """Return entries with what still counts of each; they are in order of effect.

    A corrected entry keeps its date and its words. Nothing else in it counts, whether
    or not the correction says something about it. It stays corrected even if the
    correction is itself corrected: the newest correction says what is right.
    """
    by = {id(wrong): right for right, wrong in _pairs(ordered)}
    return [_without_facts(e, by[id(e)]) if id(e) in by else e for e in ordered]


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


def _pairs(ordered: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    if not any(entry.corrects for entry in ordered):  # nearly always
        return []
    return [(right, wrong[0]) for right, wrong in meant(ordered) if len(wrong) == 1]


def _place(entry: Entry) -> int:
    return int(entry.route[-1])


def _without_facts(entry: Entry, by: Entry) -> Entry:
    return entry._replace(
        next="",
        next_due=None,
        rag="",
        state=None,
        achieved_on=None,
        new_due=None,
        new_due_requested=None,
        request=None,
        accountable="",
        owners=(),
        agency="",
        replaced_by="",
        evidence=(),
        unread_fields=tuple(f for f in entry.unread_fields if f.field == "date"),
        corrected_by=by,
        said=entry.said or entry,
    )
