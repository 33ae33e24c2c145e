"""Decide which of two lines is in the wrong column when they contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.messages import typing_mistakes
from actionplan.reading.typos import faults
from actionplan.reading.typos.lines import indent
from actionplan.reading.typos.smallest_moves import LINE, LONG, RUN, smallest
from actionplan.reading.typos.walk import Point, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Fault
    from actionplan.messages.typing_mistakes import Mixed
    from actionplan.reading.typos.smallest_moves import LineRun, Moves
    from actionplan.reading.typos.walk import Walk


_MISPLACED = typing_mistakes.wrong_indentation.name
_MIXED = typing_mistakes.list_and_fields_mixed.name


def likeliest(stop: Walk, near: Sequence[str], lines: Sequence[str]) -> Fault | None:
    """Return the fault for the lines that are most likely to be in the wrong column.

    *near* are the *lines* of the file up to `FAR` below the place of the fault.
    """
    # A line that does not fit may be right, and a line above it wrong. Its column alone
    # does not show which. So the answer is the smallest move of lines after which this
    # line and those below it fit. If the first change is not a move, or is one that the
    # message about the line found tells how to make, the fault stays as it is.
    fault = stop.fault
    if fault is None or not isinstance(fault.at, Place):
        return fault
    if fault.rule not in (_MISPLACED, _MIXED):
        return fault
    found = fault.at.line - 1
    moves = _smallest(stop, near, found)
    if moves is None or not moves.runs:
        return fault
    first, after, off = moves.runs[0]
    if not off or (fault.rule == _MIXED and _is_told(fault, found, moves.runs[0])):
        return fault
    if after >= min(len(near), found + _BELOW):
        after = _end(lines, moves.runs[0])
    more = after - first - 1
    return faults.wrong_indentation_at(lines, first, indent(lines[first]) + off, more)


def _end(lines: Sequence[str], run: LineRun) -> int:
    """Return the line after a run that was not searched to its end."""
    first = lines[run.first]
    column, dash = indent(first), first.lstrip(" ")[:2] == "- "
    number = run.after
    while number < len(lines):
        line = lines[number] or first
        if indent(line) < column:
            break
        is_right = run.off > 0 and indent(line) == column + run.off
        if is_right and (line.lstrip(" ")[:2] == "- ") == dash:
            break
        number += 1
    return number


def _smallest(stop: Walk, lines: Sequence[str], found: int) -> Moves | None:
    """Return the smallest moves after which a line and many below it fit."""
    # Nearly always the lines nearby are enough. If moves of more lines than those may
    # be smaller, or if the lines to move may not end there, more are searched. If there
    # are too many mistakes nearby, it is enough if a few lines fit.
    above, end = stop.points[-_ABOVE:][0], found + _BELOW
    near = smallest(lines, above, end)
    if near is not None and near.runs:
        is_short = near.cost < RUN + LINE * LONG
        if is_short and near.runs[-1].after < end - _BELOW // 3:
            return near
    for few in _FEW:
        near = near or smallest(lines, above, found + few)
    most = RUN + LINE * 2 * LONG
    return smallest(lines, stop.points[0], found + FAR, most) or near


_ABOVE = 40
"""How many entries before the fault to search at first."""
_BELOW = 60
"""How many lines after the fault to search at first."""
FAR = 120
"""How many lines after the fault to search if that is not enough."""
_FEW = (12, 4, 2)
"""How many lines to search if there are mistakes in most of them."""


def _is_told(fault: Fault, found: int, run: LineRun) -> bool:
    """Return whether a message about a hyphen tells how to move the line as well."""
    is_alone = (run.first, run.after) == (found, found + 1)
    hyphen: Mixed = "hyphen"
    return is_alone and (run.off == _INWARDS or fault.details["case"] == hyphen)


_INWARDS = 2
"""How many spaces the message about a missing hyphen says to type."""


def home(lines: Sequence[str], number: int, text: str, now: int) -> int | None:
    """Return the column for a line whose indentation is unreliable, such as tabs.

    *number* counts from 0, *text* is the line without its indentation, and *now* is the
    column it appears to be in. Return None if two columns fit equally well.
    """
    # This tries the columns in use nearby, and 2 columns further in. The best column is
    # the one that lets the walk go furthest and puts most fields in the right place.
    near = [each for each in lines[max(0, number - _NEAR) : number + _NEAR] if each]
    taken = {at for line in near for at in (indent(line), indent(line) + 2)}
    found: dict[tuple[int, int], list[int]] = {}
    for column in sorted({now} | taken):
        trial = [*lines[:number], " " * column + text, *lines[number + 1 :]]
        stop = walk(trial[: number + AHEAD], Point(0, (), None))
        place = stop.fault.at if stop.fault else None
        reach = place.line if isinstance(place, Place) else len(trial)
        at_home = sum(line >= number - 1 for line in stop.at_home)
        found.setdefault((reach, at_home), []).append(column)
    reach, at_home = max(found)
    best = found[reach, at_home]
    if reach <= number + 1 or (len(best) > 1 and now not in best):
        return None
    return now if now in best else best[0]


_NEAR = 6
"""How many lines before and after to take columns from."""


AHEAD = 30
"""How many lines to walk after a line, to see whether it fits."""
