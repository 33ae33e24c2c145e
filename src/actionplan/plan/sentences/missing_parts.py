"""Say what is missing from an output, and warn of personal data."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from actionplan.plan.sentences.state_words import MOST_NAMED
from actionplan.text import command_line, dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.plan.portfolio import Gap, PersonalData, Portfolio


def gap(found: Gap) -> str:
    """Say what could not be read, or is not counted, and why."""
    if found.counted_as:
        return (
            f"{found.file} is not counted, because {found.counted_as} has the same"
            " plan. If the file is a copy, move anything new to the other file, then"
            " delete the copy"
        )
    what = f"{found.what} of {found.file}" if found.what else found.file
    return f"{what} could not be read: {found.why}" if found.why else what


def incomplete(gaps: tuple[Gap, ...]) -> list[str]:
    """List what is missing from an output; empty if it is complete."""
    lost = [found for found in gaps if found.lost]
    empty = [found for found in gaps if not found.lost]
    said = (
        ["This is incomplete. It does not include what could not be read:"]
        if lost
        else []
    )
    said += [f"- {gap(found)}" for found in lost]
    said += ["These parts of the plan are not filled in:"] if empty else []
    return said + [f"- {line}" for line in _empty(empty)]


def _empty(gaps: Sequence[Gap]) -> Iterator[str]:
    """Name the empty parts, or the first few of each file that has more of them.

    A plan that somebody has just started has dozens. "actionplan lint" lists them all.
    """
    for file, of in groupby(gaps, key=lambda found: found.file):
        found = list(of)
        more = len(found) - MOST_NAMED
        if more <= 1:  # "and 1 more" is as long as a name
            yield from map(gap, found)
        else:
            first = ", ".join(each.what for each in found[:MOST_NAMED])
            yield f"{first}, and {more} more parts of {file}"


def personal_data(
    found: Sequence[PersonalData], portfolio: Portfolio | None = None
) -> list[str]:
    """Warn of personal data, with where to look; empty if there is none.

    The files are named if their *portfolio* is given: a board's page names none.
    """
    kinds = (
        ("is hidden here", [each for each in found if each.hidden]),
        ("may be shown here (names of people)", [e for e in found if e.named]),
    )
    return [
        f"{PERSONAL} {what}: {_places(held, what)}. To see where,"
        f" {_lint(held, portfolio)}"
        for what, held in kinds
        if held
    ]


def _lint(held: Sequence[PersonalData], portfolio: Portfolio | None) -> str:
    files = portfolio.files_of(each.plan for each in held) if portfolio else ()
    return command_line.to_run("actionplan lint", files)


def _places(held: Sequence[PersonalData], what: str) -> str:
    counts = [each.hidden if "hidden" in what else each.named for each in held]
    said = [
        f"{dates.count(number, 'place')} in {each.plan}"
        for each, number in zip(held[:MOST_NAMED], counts, strict=False)
    ]
    more = len(held) - MOST_NAMED
    rest = f" and in {dates.count(more, 'more plan')}" if more > 0 else ""
    return f"{', '.join(said)}{rest}"


PERSONAL = "Personal data"
"""The start of the line about personal data."""


def left_out(portfolio: Portfolio) -> list[str]:
    """List everything that is missing from the figures, and any personal data.

    That is what was not read, not counted and not checked.
    """
    aside = not_looked_at(portfolio.aside)
    return [
        *personal_data(portfolio.personal, portfolio),
        *incomplete(tuple(each for each in portfolio.gaps if not each.counted_as)),
        *(f"{gap(each)}." for each in portfolio.gaps if each.counted_as),
        *([aside] if aside else []),
    ]


def not_looked_at(names: Sequence[str]) -> str:
    """Name the files next to the plans that were not checked; may be empty."""
    if not names:
        return ""
    some, more = names[:MOST_NAMED], len(names) - MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"{ASIDE}, because they are not plan files: {', '.join(some)}{rest}."


ASIDE = "Not checked"
"""The start of the line about such files."""
