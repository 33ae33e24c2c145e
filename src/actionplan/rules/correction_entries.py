"""Check that each correction says which entry it corrects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import corrections, readable, sentences, timeline
from actionplan.plan.model import WHICH
from actionplan.rule import Finding, rule
from actionplan.rules import omissions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.plan.model import Entry, Plan

_MOST = 4
"""Dates that are listed, the newest ones."""


@rule("AP475", "error", clause="Progress: what was done, and when")
def correction_unclear(plan: Plan) -> Iterator[Finding]:
    """A correction does not say clearly which entry it corrects.

    A correction must come below the entry that it corrects, and "corrects" must give
    the date of that entry. Until it is clear which entry is corrected, the entry with
    the mistake still counts.

    Bad::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft went to all agencies.
                  - date: 2012-02-20
                    corrects: 2011-12-06
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: The first draft went to all agencies but one.

    Says::

        This entry in action 1.1, dated 20 February 2012, says that it corrects an entry
        dated 6 December 2011. No entry above this one has that date.
        To fix: if this entry has not been committed to git, change the date in
        "corrects" to that of the earlier entry that this entry corrects. The only date
        in the entries above is 2011-12-05. If this entry has been committed, keep it as
        it is. The entry will still be reported, so accept this problem, with a reason.
        To see how, type:
            actionplan explain correction-unclear
        If the committed entry is meant as a correction, also add a new entry. In the
        new entry, give today's date, "corrects" with the date of the earlier entry that
        it corrects and all the other fields as they should be now.

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The draft went to all agencies.
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: Two agencies have answered.
                  - date: 2012-02-20
                    corrects: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: Three agencies have answered.

    Says::

        This entry in action 1.1, dated 20 February 2012, says that it corrects an entry
        dated 5 December 2011. There are 2 entries with that date above this one.
        To fix: if this entry has not been committed to git, add "corrects_which: first"
        or "corrects_which: second" to this entry, to say which of them it corrects. If
        this entry has been committed, keep it as it is. The entry will still be
        reported, so accept this problem, with a reason. To see how, type:
            actionplan explain correction-unclear
        If the committed entry is meant as a correction, also add a new entry. In the
        new entry, give today's date, "corrects: 2011-12-05", either "corrects_which:
        first" or "corrects_which: second", and all the other fields as they should be
        now.

    Bad::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: Two agencies have answered.
                  - date: 2012-02-20
                    corrects_which: first
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: Three agencies have answered.

    Says::

        This entry in action 1.1, dated 20 February 2012, has "corrects_which", but does
        not give the date of the entry that it corrects.
        To fix: if this entry has not been committed to git, check whether this entry
        corrects an earlier one. If it does, add "corrects: 2011-12-05" to this entry.
        If not, delete "corrects_which". If this entry has been committed, keep it as it
        is. The entry will still be reported, so accept this problem, with a reason. To
        see how, type:
            actionplan explain correction-unclear
        If the committed entry is meant as a correction, also add a new entry. In the
        new entry, give today's date, "corrects: 2011-12-05", "corrects_which: first"
        and all the other fields as they should be now.

    Good::

                progress:
                  - date: 2011-12-05
                    note: The draft went to all agencies.
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: Two agencies have answered.
                  - date: 2012-02-20
                    corrects: 2011-12-05
                    corrects_which: second
                    next: Submit the final draft to the subgroup
                    next_due: 2012-03
                    note: Three agencies have answered.
    """
    for action in plan.actions:
        if not readable.is_known(action, "progress"):
            continue  # what is corrected may be what could not be read
        ordered = timeline.every_entry(action.progress)
        found = {entry.route: wrong for entry, wrong in corrections.meant(ordered)}
        for number, entry in enumerate(action.progress):
            about = f"This entry in action {action.id}, {sentences.dated(entry)},"
            above = action.progress[:number]
            if entry.corrects_which and not entry.corrects:
                if entry.unread_words("corrects") is None:
                    yield Finding(
                        f'{about} has "corrects_which", but does not give the date of'
                        " the entry that it corrects.",
                        _in_git(
                            "check whether this entry corrects an earlier one. If it"
                            f" does, add {_only(above) or _TO_BE_DATED} to this entry."
                            ' If not, delete "corrects_which".',
                            () if _only(above) else above,
                            _only(above) or _NEW_DATE,
                            f'"corrects_which: {entry.corrects_which}"',
                        ),
                        (*entry.route, "corrects_which"),
                    )
            elif entry.corrects and len(found[entry.route]) != 1:
                yield _unclear(entry, about, above, len(found[entry.route]))


def _unclear(entry: Entry, about: str, above: Sequence[Entry], there: int) -> Finding:
    wrong = entry.corrects.words if entry.corrects else ""
    says = f"{about} says that it corrects an entry dated {wrong}."
    if there:
        which = " or ".join(f'"corrects_which: {each}"' for each in WHICH[:there])
        return Finding(
            f"{says} There are {there} entries with that date above this one.",
            _in_git(
                f"add {which} to this entry, to say which of them it corrects.",
                (),
                f'"corrects: {entry.corrects}"',
                f"either {which},",
            ),
            (*entry.route, "corrects"),
        )
    which = "entry"
    which_one: tuple[str, ...] = ()
    if entry.corrects_which:
        which = f"{entry.corrects_which} entry"
        which_one = ('"corrects_which" if several entries have that date,',)
    return Finding(
        f"{says} No {which} above this one has that date.",
        _in_git(
            'change the date in "corrects" to that of the earlier entry that this entry'
            " corrects.",
            above,
            _NEW_DATE,
            *which_one,
        ),
        (*entry.route, "corrects"),
    )


_TO_BE_DATED = '"corrects" with the date of the earlier entry that it corrects'
_NEW_DATE = '"corrects" with the date of the earlier entry that it corrects'


def _in_git(here: str, above: Sequence[Entry], *fields: str) -> str:
    """Say what to change, or what a new entry gives if this one is committed."""
    return remedies.for_correction(here + _dates(above), fields, "correction-unclear")


def _only(above: Sequence[Entry]) -> str:
    """Return the field that says what is corrected, if there is one date only."""
    dates = {str(entry.date) for entry in above if entry.date}
    return f'"corrects: {dates.pop()}"' if len(dates) == 1 else ""


def _dates(above: Sequence[Entry]) -> str:
    """Give the dates that a correction can mean, the last few if there are many."""
    dates = list(dict.fromkeys(str(entry.date) for entry in above if entry.date))
    if not dates:
        return ""
    if len(dates) == 1:
        return f" The only date in the entries above is {dates[0]}."
    last = " last" if len(dates) > _MOST else ""
    return (
        f" The{last} dates in the entries above are {omissions.listed(dates[-_MOST:])}."
    )
