"""Walk the lines of an unreadable plan to the first one that does not fit."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault
from actionplan.reading.typos import faults
from actionplan.reading.typos.entry_text import entries
from actionplan.reading.typos.line_starts import nameless, no_colon, without_colon
from actionplan.reading.typos.lines import (
    KnownField,
    LineParts,
    Open,
    bare,
    known_names,
    opened,
    things,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.messages.typing_mistakes import Mixed
    from actionplan.reading.typos.lines import Account


class Point(NamedTuple):
    """A line, with the lists and fields that are open there."""

    line: int
    account: Account
    last: LineParts | None


class Walk(NamedTuple):
    """How far a walk went, and what was open there."""

    fault: Fault | None
    points: tuple[Point, ...]
    """The lines just before the end of the walk."""
    account: Account
    last: LineParts | None
    at_home: tuple[int, ...]
    """The lines with a field in the right place."""


def walk(lines: Sequence[str], start: Point) -> Walk:
    """Walk from *start* to the first line that does not fit, or to the end."""
    # The walk keeps track, as YAML does, of which lists and fields are open, and of the
    # column where each began. A line fits if it continues one of them, which closes all
    # those further in, or if it opens the value of the field before. No data is built,
    # so the walk can be repeated on changed lines (see columns).
    account, last = start.account, start.last
    points = deque([start], maxlen=_EARLIER)
    at_home: list[int] = []
    fault = None
    for part in entries(lines, start.line, last):
        if isinstance(part, Fault):
            fault = part
            break
        points.append(Point(part.line, account, last))
        entered = enter(part, account, last, lines)
        if isinstance(entered, Fault):
            fault = entered
            break
        account, last = entered, part
        if _is_at_home(part, account):
            at_home.append(part.line)
    return Walk(
        fault=fault,
        points=tuple(points),
        account=account,
        last=last,
        at_home=tuple(at_home),
    )


_EARLIER = 300
"""How many of the last points of a walk to return."""


def _is_at_home(entry: LineParts, account: Account) -> bool:
    if not account or not entry.field or not account[-1].thing:
        return True
    return entry.field in things().get(account[-1].thing, ())


def enter(
    entry: LineParts, account: Account, last: LineParts | None, lines: Sequence[str]
) -> Account | Fault:
    """Return the account with a line added, or a fault if the line does not fit."""
    column, kind = entry.columns[0][:2]
    depth = len(account)
    while depth and account[depth - 1].column > column:
        depth -= 1
    fresh = (last is None or last.pending) and depth == len(account)
    under = [each[:2] for each in account[max(0, depth - 2) : depth]]
    if kind == "fields" and under == [(column, "fields"), (column, "list")]:
        depth -= 1  # a list may be in the same column as its name
    top = account[depth - 1] if depth else Open(-1, kind, 0, 0)
    if last is not None and _is_text(entry, last, account):
        return faults.no_name_at(entry, last, lines)
    if kind == "text":
        fits = fresh and top.column < column
        return account if fits else _stray_text(entry, last, lines)
    if [each.kind for each in entry.columns[:2]] == ["list", "list"]:
        return faults.list_and_fields_mixed_at(lines, entry.line, column, "hyphen")
    if top[:2] == (column, kind):
        top = top._replace(latest=entry.line)
        return (*account[: depth - 1], top, *opened(entry, top.thing)[1:])
    if fresh and (top.column < column or (top.column == column and kind == "list")):
        return _open(entry, account, last, lines)
    return _misfit(entry, account, depth, lines)


def _is_text(entry: LineParts, last: LineParts, account: Account) -> bool:
    """Return whether a line with a colon goes on with the text of the field before.

    Its first words are several and no name of a field, however that may be written. A
    board chooses the words of its legend and of its own fields.
    """
    words = bare(entry.field).split()
    is_known = "_".join(words).casefold() in known_names()
    is_own = is_known or entry.field.startswith("x-")
    is_named = len(words) > 1 and not is_own and len(entry.columns) == 1
    has_text = bool(last.field) and last.ending in ("text", "block", "quoted")
    return is_named and has_text and all(each.thing in things() for each in account)


def _open(
    entry: LineParts, account: Account, last: LineParts | None, lines: Sequence[str]
) -> Account | Fault:
    """Return the account with a new list or fields, if the field above can hold it."""
    column, kind = entry.columns[0][:2]
    if not account or last is None:
        wanted = KnownField("fields", "plan")
    elif account[-1].kind == "list":
        wanted = KnownField("fields", account[-1].thing)
    else:
        known = things().get(account[-1].thing, {})
        own = last.field.startswith("x-") or not account[-1].thing
        wanted = known.get(last.field, KnownField(kind, "" if own else "unknown"))
    if wanted.kind in (kind, "text"):
        return (*account, *opened(entry, wanted.thing))
    if kind == "list":
        return faults.list_and_fields_mixed_at(lines, entry.line, column, "hyphen")
    return nameless(entry, lines) or faults.list_and_fields_mixed_at(
        lines, entry.line, column, "first"
    )


def _misfit(
    entry: LineParts, account: Account, depth: int, lines: Sequence[str]
) -> Fault:
    """Find what is wrong with a line that fits nothing open up to *depth*."""
    column, kind = entry.columns[0][:2]
    top = account[depth - 1] if depth else None
    if entry.field and (fault := nameless(entry, lines)):
        return fault
    if kind == "list" and top and top.kind == "fields" and top.column < column:
        closed = account[depth : depth + 1]
        if closed and closed[0].kind == "fields":
            return faults.list_and_fields_mixed_at(
                lines, closed[0].line, closed[0].column, "first"
            )
    if top is not None and top.column == column:
        case: Mixed = "hyphen" if kind == "list" else "no-hyphen"
        return faults.list_and_fields_mixed_at(lines, entry.line, column, case)
    return faults.wrong_indentation_at(lines, entry.line)


def _stray_text(
    entry: LineParts, last: LineParts | None, lines: Sequence[str]
) -> Fault:
    """Find what is wrong with text where there should be a field or an item."""
    if fault := no_colon(entry, lines):
        return fault
    if last is not None and last.ending == "block" and ":" not in entry.text:
        return faults.wrong_indentation_at(lines, entry.line)
    return without_colon(entry, lines)
