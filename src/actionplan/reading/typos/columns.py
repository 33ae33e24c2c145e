"""Decide which of two lines is in the wrong column when they contradict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Place
from actionplan.messages import typing_mistakes
from actionplan.reading.typos import faults
from actionplan.reading.typos.entry_text import begins_anew
from actionplan.reading.typos.lines import LineParts, indent, moved, things
from actionplan.reading.typos.walk import Point, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Fault
    from actionplan.messages.typing_mistakes import Mixed
    from actionplan.reading.typos.lines import Open
    from actionplan.reading.typos.walk import Walk


_MISPLACED = typing_mistakes.wrong_indentation.name
_MIXED = typing_mistakes.list_and_fields_mixed.name


class _Try(NamedTuple):
    """A move to try: lines that may be in the wrong column, and the column to try."""

    start: Point
    first: int
    after: int
    column: int
    since: int
    """The first line that every try reads again, so that tries can be compared."""


def likeliest(stop: Walk, lines: Sequence[str]) -> Fault | None:
    """Return the fault for the line that is most likely to be in the wrong column."""
    # A line that does not fit may be right, and a line above it wrong. Its column alone
    # does not show which. So each plausible move of a line, an entry or a list is
    # tried, and the lines are walked again from before it. The move that lets the walk
    # go furthest is the answer (see _rank for how ties are broken).
    fault = stop.fault
    if fault is None or not isinstance(fault.at, Place):
        return fault
    if not _is_movable(fault):
        return fault
    found = fault.at.line - 1
    usual = Counter(map(_stand, lines))
    tries = (
        *_singles(lines, stop, found),
        *_groups(lines, stop, found),
        *_headings(lines, stop, found),
    )
    ranks = [(_rank(lines, each, found, usual), each) for each in tries]
    (reach, *_), best = max(ranks, default=((found,), None))
    if best is None or reach <= found:
        return fault
    if fault.rule != _MISPLACED and best.first == found:
        return fault
    more = min(best.after, len(lines)) - best.first - 1
    return faults.wrong_indentation_at(lines, best.first, best.column, more)


def _is_movable(fault: Fault) -> bool:
    """Return whether the column of another line may have caused a fault."""
    no_hyphen: Mixed = "no-hyphen"
    mixed = fault.rule == _MIXED and fault.details["case"] == no_hyphen
    return mixed or fault.rule == _MISPLACED


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


def _rank(
    lines: Sequence[str], each: _Try, found: int, usual: Counter[tuple[int, bool]]
) -> tuple[int, ...]:
    """Return a key to compare tries with: a walk that goes further wins."""
    # The number of fields in the right place comes next. The rest is what a person
    # would do: choose an even column, one line rather than several, a short move, a
    # column that is usual for such lines, a move to the left, and the line that was
    # found.
    now, dash = _stand(lines[each.first])
    reach, at_home = _reach(lines, each, found)
    return (
        reach,
        at_home,
        each.column % 2 == 0,
        each.after - each.first == 1,
        -abs(each.column - now),
        usual[each.column, dash],
        -each.column,
        each.first == found,
    )


def _stand(line: str) -> tuple[int, bool]:
    """Return the column where a line starts, and whether it starts with a hyphen."""
    column = indent(line)
    return column, line[column : column + 2] == "- "


def _singles(lines: Sequence[str], stop: Walk, found: int) -> Iterator[_Try]:
    """Yield moves of the line found, or of a line just above it."""
    # The lines just above are the last lines walked, the end of the text before, and a
    # line that may have become part of a block of text. The columns come from the lists
    # and fields that are open there.
    last, points = stop.last, stop.points
    movable = {found, *(point.line for point in points if point.line < found)}
    if last is not None:
        movable.add(min(last.end or last.line, found))
        if last.ending == "block" and not begins_anew(lines[found], len(lines[found])):
            movable.add(last.line + 1)
    open_ = {each.column for point in points for each in point.account}
    open_ |= {
        each.column
        for point in points
        if point.last is not None
        for each in point.last.columns
    }
    for number in sorted(movable):
        now = indent(lines[number])
        near = [line for line in lines[max(0, number - 3) : number + 4] if line]
        wanted = {0, *open_, *(column + 2 for column in open_), *map(indent, near)}
        nearest = sorted(wanted - {now}, key=lambda column: (abs(column - now), column))
        for column in nearest[:_COLUMNS]:
            yield _Try(
                start=points[0],
                first=number,
                after=number + 1,
                column=column,
                since=points[0].line,
            )


_COLUMNS = 8
"""How many columns to try for a line, starting with the nearest."""
_OFF = (-1, 1, -2, 2)
"""How many columns a complete entry may be out by."""


def _groups(lines: Sequence[str], stop: Walk, found: int) -> Iterator[_Try]:
    """Yield moves of a line and all under it, or of a list up to the line found."""
    # A list is walked again from its own first line, with the account as it was there.
    # The line above the list is rebuilt as the last line, because the walk needs to
    # know its field.
    now, since = indent(lines[found]), stop.points[0].line
    after = found + 1
    while after < len(lines) and (
        not lines[after].strip() or indent(lines[after]) > now
    ):
        after += 1
    if after > found + 1:
        for off in _OFF:
            yield _Try(
                start=stop.points[0],
                first=found,
                after=after,
                column=now + off,
                since=since,
            )
    account = stop.points[-1].account
    for depth in range(len(account) - 1, 0, -1):
        each, holder = account[depth], account[depth - 1]
        if each.kind == "list" and found - _BACK < each.line < found:
            field = _field_of(each, holder)
            held = LineParts(
                line=each.line, columns=(holder,), field=field, text="", at=0
            )
            start = Point(each.line, account[:depth], held)
            start = min(start, stop.points[0], key=lambda point: point.line)
            for off in _OFF:
                yield _Try(
                    start=start,
                    first=each.line,
                    after=found,
                    column=each.column + off,
                    since=since,
                )


def _field_of(each: Open, holder: Open) -> str:
    """Return the name of the field that holds a list."""
    fields = things().get(holder.thing, {}).items()
    names = (name for name, field in fields if field == (each.kind, each.thing))
    return next(names, "x-")


def _headings(lines: Sequence[str], stop: Walk, found: int) -> Iterator[_Try]:
    """Yield moves of the field or entry above, which should hold the line found."""
    now, since = indent(lines[found]), stop.points[0].line
    above = [e for e in stop.account if e.column < now and e.latest < found]
    for each in above[-1:]:
        below = next(filter(str.strip, lines[each.latest + 1 :]), "")
        for column in {now, now + 2, indent(below), indent(below) - 2}:
            begin = Point(0, (), None)
            yield _Try(
                start=begin,
                first=each.latest,
                after=each.latest + 1,
                column=column,
                since=since,
            )


def _reach(lines: Sequence[str], each: _Try, found: int) -> tuple[int, int]:
    """Return the line that the walk reaches, and how many fields are in place."""
    trial = list(lines[: found + AHEAD])
    off = each.column - indent(lines[each.first])
    for number in range(each.first, min(each.after, len(trial))):
        if trial[number].strip():
            trial[number] = moved(trial[number], indent(trial[number]) + off)
    stop = walk(trial, each.start)
    at_home = sum(line >= each.since for line in stop.at_home)
    if stop.fault is None or not isinstance(stop.fault.at, Place):
        return len(trial), at_home
    return stop.fault.at.line - 1, at_home


AHEAD = 30
"""How many lines to walk after the fault, to see whether a move was right."""
_BACK = 300
"""The most lines in a list that is moved as one."""
