"""Estimate how many lines the parts of page one of several plans take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import letter_widths, on_paper, page_lines

if TYPE_CHECKING:
    from actionplan.output.report.facts import (
        Changed,
        Lacking,
        OutcomeInShort,
        Overview,
        PlanLine,
    )

SHEET, DENSE, _WIDE = 81, 76, 120
"""The lines of the page, also if headings take less, and the characters on one."""
_ON = 120
"""The same, on average, on one that goes on in the next."""
NAMES = 480
"""The most characters of the names of what a chair must find: all, of a few plans."""
CLOSED = 2
"""How many times as many the plans without open actions have, with what is left."""


def around(of: Overview, *, dense: bool, most: int = NAMES) -> float:
    """Estimate the lines of everything but the lists: totals, changes and headings.

    If it is *dense*, what is to be decided is in a line, and *most* is the most
    characters of names.
    """
    decide = decision_in_line if dense else decision
    ratings = " ".join(
        f"{each.title}: "
        + " ".join(f"{one.words}: {one.number} ({one.which});" for one in each.counts)
        for each in of.ratings
    )
    states = " ".join(f"{number} {state}," for state, number in of.states)
    changed = " - ".join(map(kind, of.changes.kinds))
    due = "; ".join(f"{one.words} {one.label}" for one in of.due_named)
    closed = "; ".join(one.brief for one in of.other_plans)
    closed = closed[: CLOSED * most] if dense else closed
    doubtful = " ".join(map(kind, of.doubtful))
    wide = in_paragraph if dense else across
    return sum(
        (
            wide(" ".join(of.summary)),
            1.15 * wide(f"By status: {states} {ratings}"),
            _gaps(of),
            *(1 + wide(kind(each)) for each in of.to_be_dated),
            *(wide(kind(each)) for each in of.silent),
            wide(f"{of.marks} {doubtful}"),
            wide(f"{of.changes.words} {changed}"),
            wide(f"To decide (10): {of.none_to_decide}"),
            *map(decide, of.to_decide),
            wide(due),
            wide(f"Plans with 0 open actions (10): {closed}") if closed else 0,
            (0.2 if dense else 1.5) if of.assessed else 0,
            (0.3 if dense else 1.2) if of.open_plans else 0,
            5 * (1.3 if dense else 1.8) + (0 if dense else 3),
        )
    )


def above(of: Overview) -> float:
    """Estimate the lines above the lists of the plans, if each plan has its own."""
    size = page_lines.SMALL
    closed = "; ".join(one.brief for one in of.other_plans)
    ratings = " ".join(
        f"{each.title}: "
        + " ".join(f"{one.words}: {one.number} ({one.which});" for one in each.counts)
        for each in of.ratings
    )
    texts = (
        " ".join(of.summary),
        f"To decide (10): {of.none_to_decide} {ELSEWHERE}",
        " ".join((ratings, *(f"{kind(each)}." for each in of.silent))),
        f"Plans with 0 open actions (10): {closed}" if closed else "",
        f"{of.marks} {' '.join(map(kind, of.doubtful))}",
    )
    lines = (letter_widths.lines(each, WIDE_OF_PLANS) for each in texts)
    return size.title + 2 * size.heading + sum(lines) + _gaps(of)


WIDE_OF_PLANS = 6000
"""The width of a line of such a page, whose margins are narrower."""
ELSEWHERE = "Decisions on plans with open actions are under each plan."
"""What comes before the decisions in plans without open actions."""


def _gaps(of: Overview) -> float:
    """Estimate the lines of the box at the top that says what is missing."""
    larger = sum(on_paper.lines(each, _IN_BOX) * _LARGER for each in of.gaps)
    return larger + _BOX if of.gaps else 0


_IN_BOX, _LARGER, _BOX = 100, 1.25, 2.4
"""The characters on a line in a box, by how much it is higher than another, and what
the edges of the box take."""


def kind(of: Changed) -> str:
    """Return about the words of one kind of change or decision."""
    labels = any(one.label for one in of.which)
    which = ("; " if labels else ", ").join(
        f"{one.words} {one.label}".rstrip() for one in of.which
    )
    return f"{of.title} ({of.number}): {which}"


def decision(of: Changed) -> int:
    """Estimate the lines of what is to be decided in the same way."""
    return across(kind(of), beside=10)


def decision_in_line(of: Changed) -> float:
    """Estimate the same, if it is told in a line with others, with a bold title."""
    return in_line(f"{kind(of)} - ") * _BOLD


_BOLD = 1.04
"""By how much a line is longer if a title in it is bold."""


def plan(of: PlanLine) -> float:
    """Estimate the lines of a row about a plan."""
    named = on_paper.lines(of.title.words, int(_WIDE * 0.34))
    return max(named, on_paper.lines(of.judged, int(_WIDE * 0.3))) + 0.1


def told(of: Lacking | OutcomeInShort) -> float:
    """Estimate the part of a line of one of several that are told in a line."""
    return in_line(f"{of.what.words}: {of.words} - ")


def across(text: str, beside: int = 0) -> int:
    """Estimate the lines of text that goes across the page."""
    return on_paper.lines(text, _WIDE - beside)


def in_paragraph(text: str) -> int:
    """Estimate the same for small letters, of which more are on a line."""
    return on_paper.lines(text, _IN_PARAGRAPH)


_IN_PARAGRAPH = 122
"""The characters on such a line."""


def in_line(text: str) -> float:
    """Estimate the part of a line that text takes with others in it."""
    return len(text) / _ON
