"""Find the smallest moves of lines after which the lines of a plan fit together."""

from __future__ import annotations

import sys
from collections import Counter
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Place
from actionplan.messages import typing_mistakes
from actionplan.reading.typos.entry_text import begins_anew, entries
from actionplan.reading.typos.lines import (
    HEADER,
    LineParts,
    bare,
    indent,
    known_names,
    moved,
    opened,
    take_apart,
    things,
)
from actionplan.reading.typos.walk import enter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.reading.typos.lines import Account, Kind, Open
    from actionplan.reading.typos.walk import Point


class LineRun(NamedTuple):
    """Neighbouring lines that are all moved by *off* columns.

    If *off* is 0, it is one line, which has a hyphen too many or too few.
    """

    first: int
    after: int
    off: int


class Moves(NamedTuple):
    """Runs of lines to move, from the top of the file down, and what they cost."""

    cost: int
    runs: tuple[LineRun, ...]


RUN = 400
"""What it costs to begin a run. So 1 run of many lines is better than 2 runs."""
LINE = 10
"""What it costs to move a line. So of 2 runs, the one with fewer lines is better."""
LONG = 30
"""How many lines of a run cost as much as that. Each line after them costs less."""
_MORE = 1
"""What it costs to move a line after those."""
_HYPHEN = 800
"""What it costs to add or remove a hyphen: more than to move many lines."""
_STRANGE = 1000
"""What it costs if a field is not of the thing that it is in, or if it is repeated."""
_UNKNOWN = 40
"""What it costs to move a field that nothing has to a thing with certain fields."""
_UNEVEN = 390
"""What it costs if the value of a field starts unusually far in from its name."""
_LEAVE = 4
"""What it costs if a run ends a list or a group of fields, for each of those."""
_RAGGED = 30
"""What it costs if text that is not moved then starts unusually far in."""
_STEP = 2
"""How far in from its name the text of a field usually starts."""
_ODD = 60
"""What it costs to begin a run in an odd column."""

_ROUNDS = ((RUN + 18 * LINE, 40), (RUN + 70 * LINE, 24), (10 * RUN, 12))
"""What moves may cost, and how many states to keep for a line, which are the cheapest.

Small moves are searched for first, as that is quick.
"""
_NEAR = 5
"""From how many lines below a line to take columns where it may belong."""
_TEXT = 60
"""How many lines to follow a text that is not below a "|"."""


class _State(NamedTuple):
    """What is open before a line, and which lines above it were moved to get there."""

    cost: int
    account: Account
    last: LineParts | None
    names: tuple[frozenset[str], ...]
    """The names of the fields so far in each list and group of fields that is open."""
    off: int = 0
    """How far the line above was moved."""
    runs: tuple[LineRun, ...] = ()


class _Way(NamedTuple):
    """A way to read a line: how far it is moved, and in which lines."""

    lines: Sequence[str]
    off: int
    is_alone: bool = False
    """Whether the rest of its text stays where it is."""
    hyphen: str = ""
    """The line with a hyphen more or fewer, if that is the change."""


class _Parts(NamedTuple):
    """A field, item or text, and the fault where its text ends if there is one."""

    entry: LineParts | Fault | None
    fault: Fault | None = None
    anew: int = 0
    """The first line of its text that looks like a field or an item, or 0."""
    swallowed: int = 0
    """The first line of its text that is hardly meant as text, or 0."""


def smallest(
    lines: Sequence[str], start: Point, end: int, most: int = 0
) -> Moves | None:
    """Return the smallest moves with which a walk from *start* to *end* has no fault.

    Return None if there are none.
    """
    # This is a search for the cheapest way through the lines. Each line may stay where
    # it is, go on with the run above, or begin a run, in any column where something is
    # open. What is then open is a state. The states after a line are found from those
    # before it. Of those that differ only in how they were reached, the cheapest is
    # kept. So a line is read once for each column, and the time is in proportion to the
    # number of lines from *start* to *end*.
    search = _Search(lines, start, min(end, len(lines)))
    for cost, states in _ROUNDS:
        if best := search.cheapest(min(cost, most or cost), states):
            return Moves(best.cost, best.runs)
        if most and cost >= most:
            break
    return None


class _Search:
    """The states before each line, and the lines as they are after a move."""

    def __init__(self, lines: Sequence[str], start: Point, end: int) -> None:
        self._given = lines
        self._lines = list(lines)
        self._first = start.line
        self._end = end
        names = tuple(_names(lines, each, start.line) for each in start.account)
        self._begin = _State(0, start.account, start.last, names)
        self._steps = _usual_steps(lines[start.line : end])
        self._states: dict[int, dict[object, _State]] = {}
        self._stopped: dict[int, list[_State]] = {}
        self._most = 0
        self._moved: dict[int, list[str]] = {0: self._lines}
        self._read: dict[object, _Parts] = {}

    def cheapest(self, most: int, states: int) -> _State | None:
        """Return the cheapest state at the end, or where another fault stops all."""
        self._states, self._stopped, self._most = {}, {}, most
        self._add(self._first, self._begin)
        for number in range(self._first, self._end):
            before = self._states.pop(number, {}).values()
            for state in nsmallest(states, before, key=_by_cost):
                for way in self._ways(number, state):
                    self._enter(number, state, way)
        done = list(self._states.get(self._end, {}).values())
        if not done and self._stopped:
            done = self._stopped[max(self._stopped)]
        return min(done, default=None, key=_by_cost)

    def _add(self, number: int, state: _State) -> None:
        """Keep a state before a line, unless there is a cheaper one like it."""
        if state.cost > self._most:
            return
        while number < self._end and _is_blank(self._given[number], state.last):
            number += 1
        states = self._states.setdefault(min(number, self._end), {})
        key = (
            tuple(each[:2] for each in state.account),
            state.names,
            state.last.pending if state.last else None,
            state.off,
        )
        if key not in states or state.cost < states[key].cost:
            states[key] = state

    def _ways(self, number: int, state: _State) -> Iterator[_Way]:
        """Yield the ways to read a line, as it is first.

        The lines of a way are as it says only until the next way is asked for.
        """
        # A copy of all lines for each way would take too long. So one line of
        # `self._lines` is changed for a way, and is put back when the caller has read
        # them and asks for the next one. No caller may keep a way, or stop half-way.
        here = self._given[number]
        now = indent(here)
        columns = {each.column for each in state.account}
        if state.last is None or state.last.pending:
            inner = state.account[-1].column if state.account else -2
            near = self._given[number + 1 : number + _NEAR]
            columns |= {indent(line) for line in near if line and indent(line) > inner}
            columns.add(inner + 2)
        if state.last is not None and state.last.ending == "block":
            columns.add(self._text_column(state.last, number))
        offs = {column - now for column in columns} - {0}
        if state.off and now + state.off >= 0:
            offs.add(state.off)
        yield _Way(self._lines, 0)
        for off in sorted(offs):
            if off != state.off and state.cost + RUN > self._most:
                continue
            yield _Way(self._as_moved(off), off)
            self._lines[number] = moved(here, now + off)
            yield _Way(self._lines, off, is_alone=True)
            self._lines[number] = here
        if state.cost + _HYPHEN <= self._most:
            for line in _with_hyphen(here):
                self._lines[number] = line
                yield _Way(self._lines, 0, is_alone=True, hyphen=line)
                self._lines[number] = here

    def _as_moved(self, off: int) -> Sequence[str]:
        """Return the lines, with those from the first to the end moved."""
        if off not in self._moved:
            near = self._given[self._first : self._end + _TEXT]
            self._moved[off] = [
                *self._given[: self._first],
                *(moved(each, indent(each) + off) if each else each for each in near),
            ]
        return self._moved[off]

    def _enter(self, number: int, state: _State, way: _Way) -> None:
        """Find the states after a field, an item or a text that starts at a line."""
        if state.last is not None and self._goes_on(number, state.last, way):
            self._add(number + 1, self._after_text(number, state, way))
            return
        parts = self._parts(number, state.last, way)
        entry = parts.entry
        if entry is None:
            self._add(self._end, state)
            return
        stop: Fault | None = None
        if isinstance(entry, Fault):
            stop = entry
        else:
            account = enter(entry, state.account, state.last, way.lines)
            if isinstance(account, Fault):
                stop = account
            else:
                self._leave(entry, state, way, account, parts=parts)
        if stop and not (way.off or way.hyphen or _is_movable(stop)):
            self._stopped.setdefault(number, []).append(state)

    def _leave(
        self,
        entry: LineParts,
        state: _State,
        way: _Way,
        account: Account,
        *,
        parts: _Parts,
    ) -> None:
        """Keep the states after a field, an item or a text."""
        for after in {entry.end, parts.anew or entry.end}:
            if way.is_alone and after == entry.line + 1 and not way.hyphen:
                continue  # it is moved as a whole already
            new = self._after(entry._replace(end=after), state, way, account)
            if 0 < parts.swallowed < after:
                new = new._replace(cost=new.cost + _STRANGE)
            fault = parts.fault
            if fault is not None and after == entry.end and not _is_movable(fault):
                self._stopped.setdefault(after, []).append(new)
            else:
                self._add(after, new)

    def _goes_on(self, number: int, last: LineParts, way: _Way) -> bool:
        """Return whether a line goes on with a text that ended too early."""
        if last.ending != "block" or way.hyphen:
            return False
        column, least = indent(way.lines[number]), self._text_column(last, number)
        if not way.off:
            between = self._given[last.end : number]
            ends = last.end == last.line + 1 or any(map(str.strip, between))
            return not ends and column >= least
        return column == least and not opened(take_apart(self._given[number]))

    def _text_column(self, last: LineParts, number: int) -> int:
        """Return the column of the text below a "|", up to a line."""
        first = last.line + 1
        if last.end > first:
            return indent(self._given[first])
        below = self._given[number + 1] if number + 1 < len(self._given) else ""
        return max(indent(below), last.columns[-1].column + 2)

    def _parts(self, number: int, last: LineParts | None, way: _Way) -> _Parts:
        """Read one field, item or text, and the fault in its text if there is one."""
        key = number, way.off, way.is_alone, way.hyphen
        if key in self._read:
            return self._read[key]
        alone = take_apart(way.lines[number], number)
        is_block = HEADER.match(alone.text)
        near = way.lines if is_block else way.lines[: number + _TEXT]
        parts = entries(near, number, last)
        entry, fault = next(parts, None), None
        if isinstance(entry, LineParts) and entry.end == 0:
            below = next(parts)
            if isinstance(below, Fault) and isinstance(below.at, Place):
                fault = below
                entry = entry._replace(end=below.at.line - 1, ending="text")
        elif isinstance(entry, Fault) and _is_movable(entry):
            entry = alone._replace(end=number + 1, ending="text")
        found = _Parts(entry, fault)
        if isinstance(entry, LineParts) and entry.ending in ("text", "block"):
            more = range(number + 1, min(entry.end, self._end))
            anew = [n for n in more if begins_anew(near[n], len(near[n]))]
            inner = sys.maxsize if entry.ending == "text" else -1
            swallows = [n for n in anew if begins_anew(near[n], inner)]
            found = found._replace(
                anew=next(iter(anew), 0), swallowed=next(iter(swallows), 0)
            )
        if opened(alone):  # nothing above changes its text
            self._read[key] = found
        return found

    def _after(
        self, entry: LineParts, state: _State, way: _Way, account: Account
    ) -> _State:
        """Return the state after an entry."""
        kept = sum(each.line < entry.line for each in account)
        names = (*state.names[:kept], *(frozenset[str]() for _ in account[kept:]))
        cost = state.cost
        if entry.field and account:
            cost += _strangeness(entry, account, names[-1], is_moved=bool(way.off))
            names = (*names[:-1], names[-1] | {entry.field})
        if len(account) > len(state.account) > 0:
            column, kind = entry.columns[0][:2]
            step = column - state.account[-1].column
            cost += 0 if step in self._steps[kind] else _UNEVEN
        after = entry.line + 1 if way.is_alone else entry.end
        spent, runs = self._moving(entry.line, after, state, way)
        cost += spent
        if way.is_alone and not way.hyphen:
            step = indent(self._given[entry.line + 1]) - entry.columns[-1].column
            cost += 0 if step == _STEP else _RAGGED
        if len(runs) > len(state.runs):
            cost += _LEAVE * (len(state.account) - kept)
        return _State(
            cost=cost,
            account=account,
            last=entry,
            names=names,
            off=0 if way.is_alone else way.off,
            runs=runs,
        )

    def _after_text(self, number: int, state: _State, way: _Way) -> _State:
        """Return the state after a line that goes on with the text above."""
        spent, runs = self._moving(number, number + 1, state, way)
        last = state.last and state.last._replace(end=number + 1)
        return state._replace(
            cost=state.cost + spent, last=last, off=way.off, runs=runs
        )

    def _moving(
        self, number: int, after: int, state: _State, way: _Way
    ) -> tuple[int, tuple[LineRun, ...]]:
        """Return what it costs to move or change lines, and the runs with them."""
        runs = state.runs
        if way.hyphen:
            return _HYPHEN, (*runs, LineRun(number, number + 1, 0))
        if not way.off:
            return 0, runs
        lines = sum(map(bool, self._given[number:after]))
        if state.off == way.off:
            short = max(0, min(lines, LONG - (number - runs[-1].first)))
            cost = LINE * short + _MORE * (lines - short)
            return cost, (*runs[:-1], runs[-1]._replace(after=after))
        odd = (indent(self._given[number]) + way.off) % 2
        cost = LINE * min(lines, LONG) + _MORE * max(0, lines - LONG)
        cost += RUN + _ODD * odd + abs(way.off)
        return cost, (*runs, LineRun(number, after, way.off))


def _strangeness(
    entry: LineParts, account: Account, names: frozenset[str], *, is_moved: bool
) -> int:
    """Return what it costs to have a field where it is, with these names above it."""
    known = things().get(account[-1].thing)
    if entry.field in names:
        return _STRANGE
    if (known and entry.field in known) or entry.field.startswith("x-"):
        return 0
    if bare(entry.field) in known_names():
        return _STRANGE if known or is_moved else 0
    return _UNKNOWN if known and is_moved else 0


def _with_hyphen(line: str) -> Iterator[str]:
    """Yield a line of a field with a hyphen less, or with one more."""
    column = indent(line)
    text = line[column:]
    if text.startswith("- "):
        yield line[:column] + text[2:]
        yield f"{line[:column]}  {text[2:]}"
    elif take_apart(line).field:
        yield f"{line[:column]}- {text}"
        if column > 1:
            yield f"{line[: column - 2]}- {text}"


def _names(lines: Sequence[str], of: Open, before: int) -> frozenset[str]:
    """Return the names of the fields in a group of fields above a line."""
    if of.kind != "fields":
        return frozenset()
    own = (line for line in lines[of.line : before] if _column(line) == of.column)
    return frozenset(take_apart(line).field for line in own)


def _column(line: str) -> int:
    """Return the column of the name or text in a line."""
    return len(line) - len(line.lstrip(" -"))


def _usual_steps(lines: Sequence[str]) -> dict[Kind, set[int]]:
    """Return by how many columns lists and fields start further in than their names."""
    steps: dict[Kind, Counter[int]] = {"list": Counter(), "fields": Counter()}
    for above, below in pairwise(line for line in lines if line.strip()):
        step = indent(below) - _column(above)
        if step >= 0 and above.rstrip(" ").endswith(":"):
            steps["list" if below.lstrip(" ").startswith("- ") else "fields"][step] += 1
    return {
        kind: {2, *(step for step, _ in of.most_common(1))}
        for kind, of in steps.items()
    }


def _by_cost(state: _State) -> int:
    return state.cost


def _is_blank(line: str, last: LineParts | None) -> bool:
    text = line.strip(" ")
    return text[:1] in ("", "#") or (last is None and text in ("---", "..."))


def _is_movable(fault: Fault) -> bool:
    """Return whether a line in the wrong column may be the cause of a fault."""
    return fault.rule in (
        typing_mistakes.wrong_indentation.name,
        typing_mistakes.list_and_fields_mixed.name,
    )
