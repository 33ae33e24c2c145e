"""Choose how many rows of each of its lists page one has room for.

What does not fit is named by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from actionplan.output.report import on_paper, page_aims, page_content, page_lines
from actionplan.output.report.page_room import ALL, NO_ROWS, PageKept
from actionplan.plan import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import (
        Link,
        PlanFacts,
        RatingCount,
    )
    from actionplan.output.report.page_room import PageRoom


def fits(told: PlanFacts, room: PageRoom, kept: PageKept) -> bool:
    """Return whether page one is not longer than a page of A4."""
    sheet = page_lines.letters(small=room.small).sheet
    if _rows(told, kept) > sheet:  # each takes a line or more
        return False
    return page_lines.page(told, page_content.page(told, room, kept)) <= sheet


def _rows(told: PlanFacts, kept: PageKept) -> int:
    """Return how many rows the lists of the page have together."""
    lists: tuple[tuple[Sequence[object], int], ...] = (
        (told.to_decide, kept.decide),
        (told.exceptions, kept.exceptions),
        (told.lacking, kept.lacking),
        (told.outcomes, kept.aims),
        (told.also_to_act, kept.act),
    )
    return sum(min(len(each), most) for each, most in lists)


FEW = (240, 60)
"""The most characters of the numbers in a line of the summary, if room is short."""


def in_short(told: PlanFacts, most: int) -> PlanFacts:
    """Leave only the first numbers in each line, with how many more there are."""

    def few(which: Sequence[Link]) -> tuple[Link, ...]:
        return on_paper.first_of(which, most)

    counts = (of._replace(which=few(of.which)) for of in told.by_status)
    figures = (of._replace(which=few(of.which)) for of in told.outcome_figures)
    kinds = (of._replace(which=few(of.which)) for of in told.changes.kinds)
    return told._replace(
        by_status=tuple(counts),
        outcome_figures=tuple(figures),
        act_too=few(told.act_too),
        answer_for=few(told.answer_for),
        asked=tuple(of._replace(which=few(of.which)) for of in told.asked),
        changes=told.changes._replace(kinds=tuple(kinds)),
        ratings=tuple(
            each._replace(
                counts=tuple(_which_in_short(one, most) for one in each.counts)
            )
            for each in told.ratings
        ),
    )


def _which_in_short(of: RatingCount, most: int) -> RatingCount:
    return of._replace(which=sentences.first_paragraph(of.which, most))


_Lists: TypeAlias = "tuple[tuple[Sequence[Link], list[float]], ...]"
"""The lists of the page: what each names, and the lines of each of its rows."""


_WEIGHTS = (4, 6, 3, 1, 2)
"""The shares of decisions, exceptions, other exceptions, outcomes and actions needed.

A decision, and then an exception, is given in full before anything else is.
"""


def cut(told: PlanFacts, room: PageRoom) -> PageKept:
    """Return how many rows of each of the lists of the page there is room for.

    The lists share the lines that are left. What one does not need is for the others.
    """
    page = page_content.page(told, room, ALL)
    small = room.small
    lists: _Lists = (
        (
            [one.what for one in page.to_decide],
            [page_lines.decision(one, small=small) for one in page.to_decide],
        ),
        (
            page_content.links(page.exceptions),
            [
                page_lines.exception(one, note, small=small)
                for one, note in zip(page.exceptions, page.notes, strict=True)
            ],
        ),
        (
            [one.what for one in page.lacking],
            [page_lines.lacking(of, small=small) for of in page.lacking],
        ),
        (
            [one.what for one in page.aims_short],
            [page_lines.in_short(one, small=small) for one in page.aims_short],
        ),
        (
            page_content.links(page.also_to_act),
            [page_lines.act(one, "", small=small) for one in page.also_to_act],
        ),
    )
    none = page_content.page(told, room, NO_ROWS)._replace(
        to_decide_named=(),
        exceptions_named=(),
        lacking_named=(),
        aims_named=(),
        also_named=(),
    )
    # The head of the table, and where the rest of the notes and of the outcomes is.
    table = 0 if small else page_lines.letters(small=small).table
    bare = page_lines.page(told, none)
    bare += table + 1 if told.exceptions else 0
    bare += page_lines.across(page_aims.MORE_OF_ALL, small) if told.outcomes else 0
    left = page_lines.letters(small=small).sheet - bare
    reserved = sum(_naming_lines(which) for which, _ in lists)
    needs = [sum(each) for _, each in lists]
    given = on_paper.shares(needs, left - reserved, _WEIGHTS)
    first = [
        on_paper.fitting(each, for_it)
        for (_, each), for_it in zip(lists, given, strict=True)
    ]
    return _more_rows(told, room, first)


def _more_rows(told: PlanFacts, room: PageRoom, first: Sequence[int]) -> PageKept:
    """Return how many rows of each list there is room for, given the *first* of each.

    A list that is told in full needs no line of numbers, and rows are as long as they
    are. So there may be room for another row, of the most important list that has one.
    """
    kept = PageKept._make(first)
    lengths = (
        len(told.to_decide),
        len(told.exceptions),
        len(told.lacking),
        len(told.outcomes),
        len(told.also_to_act),
    )
    for name, length in zip(PageKept._fields, lengths, strict=True):
        while getattr(kept, name) < length:
            more = PageKept(**{**kept._asdict(), name: getattr(kept, name) + 1})
            if not fits(told, room, more):
                break
            kept = more
    return kept


def _naming_lines(which: Sequence[Link]) -> float:
    """Estimate the lines it takes to name all of a list, if there is no room for it."""
    names = ", ".join(of.words for of in page_content.named(which))
    return page_lines.across(
        f"Exceptions, which the report has in full: {names}", small=True
    )
