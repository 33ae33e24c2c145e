"""What a chart or a table shows, in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan import dates, portfolio
from actionplan.report import sums, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.portfolio import Row
    from actionplan.report.facts import AgencyFacts


def dates_moved(rows: Sequence[Row]) -> str:
    moved = [row for row in rows if row.now.slips]
    number = dates.count(len(rows), "action")
    if not moved:
        return f"None of {number} has been put off."
    most = max(moved, key=lambda row: len(row.now.slips))
    said = (
        f"{len(moved)} of {number} {'has' if len(moved) == 1 else 'have'} been put off"
    )
    times = wording.times(len(most.now.slips))
    often = [row for row in moved if len(row.now.slips) == len(most.now.slips)]
    if len(often) == 1 and len(moved) > 1:
        return f"{said}, action {most.action.id} the most often ({times})."
    return f"{said}, none more than {times}."


def agencies(agencies: Sequence[AgencyFacts]) -> str:
    if not agencies:
        return "There are no actions."
    first = agencies[0]
    late = [facts for facts in agencies if facts.overdue]
    total = sum(facts.total for facts in agencies)
    said = f"{first.agency} answers for {first.total} of {dates.count(total, 'action')}"
    if not late:
        return f"{said}; no agency has anything overdue."
    if len(late) == 1:
        number = late[0].overdue
        return f"{said}; only {late[0].agency} has anything overdue ({number})."
    return f"{said}; {len(late)} of {len(agencies)} agencies have something overdue."


def silence(rows: Sequence[Row]) -> str:
    if not rows:
        return "No action is open."
    silent = [row for row in rows if row.now.stale]
    number = dates.count(len(rows), "open action")
    if not silent:
        return f"Each of {number} has been reported on lately enough."
    names = ", ".join(row.action.id for row in silent[:5])
    more = f" and {len(silent) - 5} more" if len(silent) > 5 else ""  # noqa: PLR2004 -- as above
    return f"{len(silent)} of {number} {'has' if len(silent) == 1 else 'have'} gone unreported for too long: {names}{more}."


def months(rows: Sequence[Row]) -> str:
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    due = Counter(
        (row.now.due.year, row.now.due.month)
        for row in still
        if row.now.due and not row.now.overdue
    )
    if not due:
        return f"{late or 'None'} of {dates.count(len(still), 'open action')} {'is' if late < portfolio.SEVERAL else 'are'} overdue."
    (year, month), most = max(due.items(), key=lambda pair: (pair[1], pair[0]))
    return (
        f"{late or 'None'} of {dates.count(len(still), 'open action')}"
        f" {'is' if late < portfolio.SEVERAL else 'are'} overdue; most are due in"
        f" {sums._month_words(year, month)} ({most})."
    )
