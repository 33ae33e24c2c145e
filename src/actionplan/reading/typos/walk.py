"""Through the lines of a plan, to the first that does not fit."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Place
from actionplan.messages import unreadable
from actionplan.reading.typos import faults
from actionplan.reading.typos.lines import (
    BULLET,
    COLON,
    HEADER,
    LEAD,
    MARKER,
    ODD,
    REMARK,
    REST,
    WORD,
    KnownField,
    LineParts,
    Open,
    bare,
    closing,
    end_of,
    indent,
    names,
    opened,
    take_apart,
    things,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.messages.typing_mistakes import Mixed
    from actionplan.reading.typos.lines import Account


class Point(NamedTuple):
    """A line, and what is open there."""

    line: int
    account: Account
    last: LineParts | None


class Walk(NamedTuple):
    """How far one comes, and what was open there."""

    fault: Fault | None
    points: tuple[Point, ...]
    """The lines just before."""
    account: Account
    last: LineParts | None
    at_home: tuple[int, ...]
    """The lines with a field that belongs where it stands."""


def walk(lines: Sequence[str], start: Point) -> Walk:
    """Go on from a line to the first that does not fit, or to the end."""
    account, last = start.account, start.last
    points = deque([start], maxlen=3)
    at_home: list[int] = []
    fault = None
    for part in _entries(lines, start.line, last):
        if isinstance(part, Fault):
            fault = part
            break
        points.append(Point(part.line, account, last))
        entered = _enter(part, account, last, lines)
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


def _is_at_home(entry: LineParts, account: Account) -> bool:
    if not account or not entry.field or not account[-1].thing:
        return True
    return entry.field in things().get(account[-1].thing, ())


def _entries(
    lines: Sequence[str], number: int, last: LineParts | None
) -> Iterator[LineParts | Fault]:
    """Yield one entry after another, and what is wrong with their text.

    Before what is wrong further down in its text, an entry is yielded as it begins.
    """
    begun = last is not None
    while number < len(lines):
        line = lines[number]
        if fault := _between(lines, number, begun=begun):
            yield fault
        if _says_nothing(line) or (line[0] == "%" and not begun):
            number += 1
            continue
        begun = True
        entry = take_apart(line, number)
        for part in _finish(entry, lines, _inner(entry, last)):
            if isinstance(part, LineParts):
                last, number = part, part.end
            elif isinstance(part.at, Place) and part.at.line > entry.line + 1:
                yield entry
            yield part


def _between(lines: Sequence[str], number: int, *, begun: bool) -> Fault | None:
    """Look for lines that end a plan, and what is no space before a line's text."""
    line = lines[number]
    if MARKER.match(line):
        return faults.merge_conflict(lines, number)
    more = lines[number + 1 : number + _NEAR]
    if begun and line.rstrip(" ") in _ENDS and not all(map(_says_nothing, more)):
        return unreadable.several_documents().placed(Place(number + 1, 1, 3))
    column = end_of(LEAD, line)
    if "\t" in line[:column]:
        return faults.tab(lines, number)
    if line[column : column + 1] not in ("", "#") and line[:column].strip(" "):
        return faults.odd_space(lines, number)
    if match := _AFTER_DASH.match(line, column):
        wrong = faults.tab if match[1] == "\t" else faults.odd_space
        return wrong(lines, number, match.start(1))
    return None


_ENDS = ("---", "...")
_NEAR = 12
"""Lines looked ahead at."""
_AFTER_DASH = re.compile(f"(?:- +)*-([\t{ODD}])")


def _says_nothing(line: str) -> bool:
    rest = line[end_of(LEAD, line) :]
    return rest[:1] in ("", "#") or line.rstrip(" ") in _ENDS


def _inner(entry: LineParts, last: LineParts | None) -> int:
    """Return the column that the further lines of an entry's text are right of."""
    named = opened(entry)
    if named:
        return named[-1].column
    if last is None:
        return -1
    return (last if last.pending else entry).columns[-1].column


def _finish(
    entry: LineParts, lines: Sequence[str], inner: int
) -> Iterator[LineParts | Fault]:
    """Yield an entry with all of its text, or what is wrong with it."""
    text = entry.text
    if match := re.match(f"({WORD.pattern}:)?(\t)", text):
        yield faults.tab(lines, entry.line, entry.at + match.start(2))
    if text[:1] in ("", "#"):
        yield entry._replace(end=entry.line + 1)
    elif text[0] in ("'", '"'):
        yield _quoted(entry, lines, inner)
    elif HEADER.match(text):
        end = _block_end(lines, entry.line + 1, inner)
        yield entry._replace(end=end, ending="block")
    elif text[0] in "[{" and (after := _brackets_end(lines, entry, inner)):
        yield entry._replace(end=after, ending="brackets")
    elif text[0] in "@`%,]}*&!|>[{" or re.match(r"[-?:](?: |$)", text):
        yield faults.special(entry, lines)
    else:
        yield from _plain(entry, lines, inner)


def _block_end(lines: Sequence[str], number: int, inner: int) -> int:
    """Return the first line that is no longer part of a text below a bar."""
    least, first = inner + 1, True
    while number < len(lines):
        column = indent(lines[number])
        if column < len(lines[number]):
            if column < least:
                return number
            if first:
                least, first = column, False
        number += 1
    return number


def _brackets_end(lines: Sequence[str], entry: LineParts, inner: int) -> int | None:
    """Return the line after the closing bracket, None if that does not end a line."""
    depth, at = 0, entry.at
    for number in range(entry.line, min(len(lines), entry.line + _NEAR)):
        line = lines[number]
        if number > entry.line and line.strip() and indent(line) <= inner:
            return number + 1 if _closes(line, depth) else None
        while match := _IN_BRACKETS.search(line, at):
            at = match.end()
            if match[0][-1] == "#":
                break
            if match[0][-1] in "\"'":
                end = closing(line, at, match[0][-1])
                at = end + 1 if end is not None else len(line)
            depth += (match[0] in "[{") - (match[0] in "]}")
            if depth == 0:
                return number + 1 if REST.match(line, at) else None
        at = 0
    return None


_IN_BRACKETS = re.compile(r"[\[\]{}]|(?<![^ \[{,:])[\"']|(?<![^ ])#")


def _closes(line: str, depth: int) -> bool:
    """Tell whether a line has nothing but the last closing bracket."""
    return depth == 1 and bool(re.match(r" *[]}][ \t]*(#.*)?$", line))


def _quoted(entry: LineParts, lines: Sequence[str], inner: int) -> LineParts | Fault:
    """Look for the closing quotation mark, and what comes behind it."""
    line, quote = lines[entry.line], entry.text[0]
    end = closing(line, entry.at + 1, quote)
    if end is None:
        return _quoted_below(entry, lines, inner)
    if quote == '"' and (fault := faults.backslash(entry, lines, end)):
        return fault
    if not REST.match(line, end + 1):
        return faults.after_quote(entry, lines, end)
    return entry._replace(end=entry.line + 1, ending="quoted")


def _quoted_below(
    entry: LineParts, lines: Sequence[str], inner: int
) -> LineParts | Fault:
    """Look for the closing quotation mark in the lines below a text."""
    for number in range(entry.line + 1, len(lines)):
        line = lines[number]
        if MARKER.match(line):
            return faults.merge_conflict(lines, number)
        if begins_anew(line, inner):
            break
        end = closing(line, 0, entry.text[0])
        if end is not None and not REST.match(line, end + 1):
            break
        if end is not None:
            return entry._replace(end=number + 1, ending="quoted")
    return faults.unclosed(entry, lines)


def begins_anew(line: str, inner: int) -> bool:
    """Tell whether a line that may be part of a text looks like the next field."""
    below = take_apart(line)
    if not below.columns:
        return False
    column, kind = below.columns[0][:2]
    return below.field in names() or (kind == "list" and column <= inner)


def _plain(
    entry: LineParts, lines: Sequence[str], inner: int
) -> Iterator[LineParts | Fault]:
    """Follow a text without quotation marks to its end."""
    remark = REMARK.search(entry.text)
    body = entry.text[: remark.start() + 1] if remark else entry.text
    if "\t" in body:
        yield faults.tab(lines, entry.line, entry.at + entry.text.index("\t"))
    if entry.field and (colon := COLON.search(body)):
        yield faults.unquoted_colon(entry, lines, colon.start())
    number = end = entry.line + 1
    while number < len(lines):
        line = lines[number]
        column = indent(line)
        if column < len(line):
            if column <= inner or line[column] == "#":
                break
            if fault := _further_line(entry, lines, number, cut=bool(remark)):
                yield fault
            remark = REMARK.search(line)
            end = number + 1
        number += 1
    yield entry._replace(end=end, ending="text")


def _further_line(
    entry: LineParts, lines: Sequence[str], number: int, *, cut: bool
) -> Fault | None:
    """Look at a line that continues a text, or is *cut* off from it by a remark."""
    line = lines[number]
    column = end_of(LEAD, line)
    if "\t" in line.partition(" #")[0]:
        start = "\t" in line[:column]
        return faults.tab(lines, number, 0 if start else line.index("\t"))
    below = take_apart(line[column:])
    if below.field and (fault := _field_below(entry, lines, number, below)):
        return fault
    if cut:
        before = next(n for n in range(number - 1, -1, -1) if lines[n].strip())
        found = REMARK.search(lines[before], entry.at if before == entry.line else 0)
        return faults.hidden(lines, before, found.start() + 1 if found else 0)
    if below.field:
        colon = column + below.columns[-1].column + len(below.field)
        return faults.colon_below(lines, number, line.index(":", colon))
    return None


def _field_below(
    entry: LineParts, lines: Sequence[str], number: int, below: LineParts
) -> Fault | None:
    """Name the slip that makes a field the further line of a text above it."""
    line = lines[number]
    column = end_of(LEAD, line)
    if fault := nameless(entry, lines):
        return fault
    if not entry.field and column == entry.at and number == entry.line + 1:
        if entry.text[0].islower():
            return _without_colon(entry, lines)
        return faults.misplaced(lines, entry.line)
    if line[:column].strip(" "):
        return faults.odd_space(lines, number)
    if re.fullmatch(r"[a-z][\w-]*", bare(below.field)) or line[column] == "-":
        return faults.misplaced(lines, number)
    return None


def nameless(entry: LineParts, lines: Sequence[str]) -> Fault | None:
    """Name what keeps a line from being the first of the fields below it."""
    if not entry.field:
        return no_colon(entry, lines)
    start = entry.columns[-1].column
    if re.match(r"-+[A-Za-z\"']", entry.field):
        return faults.no_space_after_dash(lines, entry.line, start)
    if BULLET.match(entry.field):
        return faults.odd_dash(lines, entry.line, start)
    return None


def no_colon(entry: LineParts, lines: Sequence[str]) -> Fault | None:
    """Look for a name in a text that lacks only its colon, or the space behind it."""
    text, start, number = entry.text, entry.at, entry.line
    if re.match(r"-+[A-Za-z\"']", text):
        return faults.no_space_after_dash(lines, number, start)
    if BULLET.match(text):
        return faults.odd_dash(lines, number, start)
    word = WORD.match(text)
    if word is None or word[0] not in names():
        return None
    end = start + word.end()
    if re.match(f"[{ODD}]|:[{ODD}]", text[word.end() :]):
        return faults.odd_space(lines, number, end + (text[word.end()] == ":"))
    if text[word.end() :][:1] == ":":
        return faults.no_space_after_colon(lines, number, end)
    return faults.missing_colon(lines, number, start)


def _enter(
    entry: LineParts, account: Account, last: LineParts | None, lines: Sequence[str]
) -> Account | Fault:
    """Enter a line into the account of what is open; a fault if it does not fit."""
    column, kind = entry.columns[0][:2]
    depth = len(account)
    while depth and account[depth - 1].column > column:
        depth -= 1
    fresh = (last is None or last.pending) and depth == len(account)
    under = [each[:2] for each in account[max(0, depth - 2) : depth]]
    if kind == "fields" and under == [(column, "fields"), (column, "list")]:
        depth -= 1  # a list may stand in the column of its own name
    top = account[depth - 1] if depth else Open(-1, kind, 0, 0)
    if kind == "text":
        fits = fresh and top.column < column
        return account if fits else _stray_text(entry, last, lines)
    if [each.kind for each in entry.columns[:2]] == ["list", "list"]:
        return faults.mixed(lines, entry.line, column, "hyphen")
    if top[:2] == (column, kind):
        top = top._replace(latest=entry.line)
        return (*account[: depth - 1], top, *opened(entry, top.thing)[1:])
    if fresh and (top.column < column or (top.column == column and kind == "list")):
        return _open(entry, account, last, lines)
    return _misfit(entry, account, depth, lines)


def _open(
    entry: LineParts, account: Account, last: LineParts | None, lines: Sequence[str]
) -> Account | Fault:
    """Open a list or fields, if that is what the field above holds."""
    column, kind = entry.columns[0][:2]
    if not account or last is None:
        wanted = KnownField("fields", "plan")
    elif account[-1].kind == "list":
        wanted = KnownField("fields", account[-1].thing)
    else:
        known = things().get(account[-1].thing, {})
        own = last.field.startswith("x-") or not account[-1].thing
        wanted = known.get(last.field, KnownField(kind, "" if own else "stranger"))
    if wanted.kind in (kind, "text"):
        return (*account, *opened(entry, wanted.thing))
    if kind == "list":
        return faults.mixed(lines, entry.line, column, "hyphen")
    return nameless(entry, lines) or faults.mixed(lines, entry.line, column, "first")


def _misfit(
    entry: LineParts, account: Account, depth: int, lines: Sequence[str]
) -> Fault:
    """Name what is wrong with a line that fits nothing open, *depth* deep or less."""
    column, kind = entry.columns[0][:2]
    top = account[depth - 1] if depth else None
    if entry.field and (fault := nameless(entry, lines)):
        return fault
    if kind == "list" and top and top.kind == "fields" and top.column < column:
        closed = account[depth : depth + 1]
        if closed and closed[0].kind == "fields":
            return faults.mixed(lines, closed[0].line, closed[0].column, "first")
    if top is not None and top.column == column:
        case: Mixed = "hyphen" if kind == "list" else "no-hyphen"
        return faults.mixed(lines, entry.line, column, case)
    return faults.misplaced(lines, entry.line)


def _stray_text(
    entry: LineParts, last: LineParts | None, lines: Sequence[str]
) -> Fault:
    """Name what is wrong with a text that stands where a field or an item should."""
    if fault := no_colon(entry, lines):
        return fault
    if last is not None and last.ending == "block" and ":" not in entry.text:
        return faults.misplaced(lines, entry.line)
    return _without_colon(entry, lines)


def _without_colon(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Name what a field lacks whose name may be the plan's own."""
    colon = re.match(r"[\w-]+:(?!//)(?=[^ ])", entry.text)
    if colon is None:
        return faults.missing_colon(lines, entry.line, entry.at)
    at = entry.at + colon.end()
    if entry.text[colon.end()] in ODD:
        return faults.odd_space(lines, entry.line, at)
    return faults.no_space_after_colon(lines, entry.line, at - 1)
