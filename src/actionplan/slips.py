"""What someone meant where a file cannot be read, or is read as something else.

A parser says where it gave up; this says what was typed. `name` goes through the
lines of a file that could not be read, keeps the same account of lists and fields as
YAML does, and stops at the first line that does not fit. `misread` goes through a
file that could be read, for what was surely meant otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan import schema
from actionplan.diagnostics import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.document import Document, Node

Kind: TypeAlias = Literal["list", "fields", "text"]


class _Open(NamedTuple):
    """A list or a group of fields, or a text."""

    column: int
    kind: Kind
    line: int
    """The line that it starts in."""
    latest: int
    """The line of its newest field or entry."""


Account: TypeAlias = "tuple[_Open, ...]"
"""The lists and groups of fields that are open, each inside the one before."""


def name(lines: Sequence[str], place: Place) -> Fault | None:
    """Name the slip for which a file cannot be read, None if it is none of those known.

    *place* is where reading broke off. To be asked only then: of a file that can be
    read, some lines look like slips that are none.
    """
    fault = _walk(lines, _Point(0, (), None), guess=True)
    if fault is None or not isinstance(fault.at, Place) or fault.at.line > place.line:
        return None
    return fault


def misread(document: Document, faults: Iterable[Fault]) -> list[Fault]:
    """Return *faults* with those put in that tell what was meant otherwise.

    A fault that only follows from a slip gives way to it, and the part of the plan is
    set aside as before. Other slips set nothing aside.
    """
    kept = _once(faults, document.lines)
    if document.root is None:
        return kept
    for route, slip, meant in _readings(document, document.root):
        caused = [fault for fault in kept if _follows(fault, route, meant)]
        if not caused and any(fault.rule == "not-a-plan" for fault in kept):
            continue
        if slip in kept or (slip.rule == "number-loses-digits" and caused):
            continue
        kept = [fault for fault in kept if fault not in caused]
        kept.append(slip._replace(holder=route if caused else None))
    return kept


def _once(faults: Iterable[Fault], lines: Sequence[str]) -> list[Fault]:
    """Make one fault of many fields that are there twice: an entry lost its hyphen."""
    kept = list(faults)
    twice = [fault for fault in kept if fault.rule == "duplicate-field"]
    again = Counter(fault.holder[:-1] for fault in twice if fault.holder)
    for holder, times in again.items():
        if times > 1 and holder and isinstance(holder[-1], int):
            same = [f for f in twice if f.holder and f.holder[:-1] == holder]
            first = same[0].at
            assert isinstance(first, Place)  # noqa: S101 -- for mypy: so it was made
            slip = _mixed(lines, first.line - 1, first.column - 1, "again")
            kept = [fault for fault in kept if fault not in same]
            kept.append(slip._replace(holder=holder))
    return kept


def _follows(fault: Fault, route: Route, meant: str) -> bool:
    if fault.rule == "not-a-plan":
        return meant == "schema"
    at = fault.at if fault.holder is None else fault.holder
    if at is None or isinstance(at, Place):
        return False
    if fault.rule == "missing-field" and at == route[:-1]:
        return bool(fault.details.get("field") == meant)
    return at[: len(route)] == route


# --- a line, taken apart --------------------------------------------------------

_ODD = "".join(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000)))
"""Spaces other than the one on the space bar; they come in with text from Word."""
_BULLETS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7\u25aa\u25cf\u25e6\u25cb\uf0b7"
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b"

_LEAD = re.compile(f"[ \t{_ODD}]*")
_DASHES = re.compile(r"(?:-(?: +|$))*")
_COLON = re.compile(r":(?=[ \t]|$)")
_REMARK = re.compile(r"[ \t]#")
_REST = re.compile(r"[ \t]*(?:$|[ \t]#)")
_MARKER = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?$")
_BULLET = re.compile(f"[{_BULLETS}][ {_ODD}]*(?=\\S)")


class _Entry(NamedTuple):
    """A line with a field, an item of a list or a text; lines and columns from 0."""

    line: int
    columns: Account
    """Where its hyphens stand, then its name or its text."""
    field: str
    text: str
    """What stands behind the name, or without one."""
    at: int
    """The column of the text."""
    end: int = 0
    """The line after the text's last."""
    ending: Literal["nothing", "text", "quoted", "block", "brackets"] = "nothing"

    @property
    def pending(self) -> bool:
        """Whether what it stands for is still to come, further down."""
        return self.ending == "nothing"


def _take_apart(line: str, number: int = 0) -> _Entry:
    column = len(line) - len(line.lstrip(" "))
    dashes = _DASHES.match(line, column)
    start = dashes.end() if dashes else column
    hyphens = [
        _Open(at, "list", number, number) for at in range(column, start) if line[at] == "-"
    ]
    rest = line[start:].rstrip(" ")
    colon = _colon(rest)
    if colon is None:
        text = [_Open(start, "text", number, number)] if rest else []
        return _Entry(number, (*hyphens, *text), "", rest, start)
    after = rest[colon + 1 :].lstrip(" ")
    return _Entry(
        number,
        (*hyphens, _Open(start, "fields", number, number)),
        rest[:colon].rstrip(" "),
        after,
        start + len(rest) - len(after),
    )


def _colon(rest: str) -> int | None:
    """Return where the colon stands that ends the name of a field."""
    if rest[:1] in ("'", '"'):
        end = _closing(rest, 1, rest[0])
        match = _COLON.match(rest, end + 1) if end is not None else None
        return match.start() if match else None
    match = _COLON.search(rest)
    remark = _REMARK.search(rest)
    if match is None or rest[0] in "[{|>#@`%*&!" or rest[:2] == "? ":
        return None
    return None if remark and remark.start() < match.start() else match.start()


def _closing(text: str, start: int, quote: str) -> int | None:
    """Return where the quotation mark stands that ends a text."""
    at = start
    while at < len(text):
        if text[at] == "\\" and quote == '"':
            at += 1
        elif text[at] == quote:
            if quote == '"' or text[at + 1 : at + 2] != quote:
                return at
            at += 1
        at += 1
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@cache
def _names() -> frozenset[str]:
    """Return the names of all the fields that there are anywhere in a plan."""
    things = (schema.plan(), *schema.plan()["$defs"].values())
    return frozenset(name for thing in things for name in thing.get("properties", {}))


# --- line by line ---------------------------------------------------------------


class _Point(NamedTuple):
    """A line, and what is open there."""

    line: int
    account: Account
    last: _Entry | None


def _walk(lines: Sequence[str], start: _Point, *, guess: bool) -> Fault | None:
    """Return what is wrong with the first line that does not fit.

    Where the columns of two lines contradict each other, *guess* which is at fault.
    """
    account, last = start.account, start.last
    points = deque([start], maxlen=3)
    for part in _entries(lines, start.line, last):
        fault = part
        if isinstance(part, _Entry):
            points.append(_Point(part.line, account, last))
            entered = _enter(part, account, last, lines)
            if isinstance(entered, tuple) and not isinstance(entered, Fault):
                account, last = entered, part
                continue
            fault = entered
        assert isinstance(fault, Fault)  # noqa: S101 -- for mypy: what is left
        if guess and (fault.rule, fault.details.get("case", "")) in _COLUMNS:
            return _likeliest(fault, lines, tuple(points), last, account)
        return fault
    return None


def _entries(
    lines: Sequence[str], number: int, last: _Entry | None
) -> Iterator[_Entry | Fault]:
    """Yield one entry after another, and what is wrong with their text."""
    begun = last is not None
    while number < len(lines):
        line = lines[number]
        if _MARKER.match(line):
            yield _merge_conflict(lines, number)
        column = _end(_LEAD, line)
        if line[column : column + 1] in ("", "#"):
            if "\t" in line[:column]:
                yield _tab(lines, number)
            number += 1
        elif column == 0 and line[0] == "%" and not begun:
            number += 1
        elif column == 0 and line.rstrip(" ") in ("---", "..."):
            if begun:
                yield Fault("several-documents", Place(number + 1, 1, 3), {})
            number += 1
        else:
            begun = True
            if fault := _odd_lead(lines, number, column):
                yield fault
            entry = _take_apart(line, number)
            for part in _finish(entry, lines, _inner(entry, last)):
                if isinstance(part, _Entry):
                    last, number = part, part.end
                elif isinstance(part.at, Place) and part.at.line > entry.line + 1:
                    yield entry
                yield part


def _end(pattern: re.Pattern[str], line: str, start: int = 0) -> int:
    match = pattern.match(line, start)
    return match.end() if match else start


def _inner(entry: _Entry, last: _Entry | None) -> int:
    """Return the column that the further lines of an entry's text are right of."""
    named = _kept(entry)
    if named:
        return named[-1].column
    if last is None:
        return -1
    return last.columns[-1].column if last.pending else entry.columns[0].column - 1


def _odd_lead(lines: Sequence[str], number: int, column: int) -> Fault | None:
    """Look for what is no space among the spaces that a line starts with."""
    line = lines[number]
    if "\t" in line[:column]:
        return _tab(lines, number)
    if line[:column].strip(" "):
        return _odd_space(lines, number)
    if match := re.compile(f"(?:- +)*-([\t{_ODD}])").match(line, column):
        wrong = _tab if match[1] == "\t" else _odd_space
        return wrong(lines, number, match.start(1))
    return None


def _finish(
    entry: _Entry, lines: Sequence[str], inner: int
) -> Iterator[_Entry | Fault]:
    """Yield an entry with all of its text, or what is wrong with it."""
    text = entry.text
    if match := re.match(f"({_WORD.pattern}:)?(\t)", text):
        yield _tab(lines, entry.line, entry.at + match.start(2))
    if text[:1] in ("", "#"):
        yield entry._replace(end=entry.line + 1)
    elif text[0] in ("'", '"'):
        yield from _quoted(entry, lines, inner)
    elif _HEADER.match(text):
        end = _block_end(lines, entry.line + 1, inner)
        yield entry._replace(end=end, ending="block")
    elif text[0] in "[{" and (end := _brackets_end(lines, entry, inner)):
        yield entry._replace(end=end, ending="brackets")
    elif text[0] in "@`%,]}*&!|>[{" or re.match(r"[-?:](?: |$)", text):
        yield _special(entry, lines)
    else:
        yield from _plain(entry, lines, inner)


def _block_end(lines: Sequence[str], number: int, inner: int) -> int:
    """Return the first line that is no longer part of a text below a bar."""
    indent = inner + 1
    first = True
    while number < len(lines):
        line = lines[number]
        column = _indent(line)
        if column < len(line):
            if column < indent:
                return number
            if first:
                indent, first = column, False
        number += 1
    return number


def _brackets_end(lines: Sequence[str], entry: _Entry, inner: int) -> int | None:
    """Return the line after the closing bracket, None if that does not end a line."""
    depth, at = 0, entry.at
    for number in range(entry.line, min(len(lines), entry.line + 12)):
        line = lines[number]
        if number > entry.line and line.strip() and _indent(line) <= inner:
            return None
        while at < len(line):
            if line[at] in "\"'" and line[at - 1 : at] in tuple(" [{,:"):
                end = _closing(line, at + 1, line[at])
                at = len(line) if end is None else end
            depth += line[at : at + 1] in tuple("[{")
            depth -= line[at : at + 1] in tuple("]}")
            at += 1
            if depth == 0:
                return number + 1 if _REST.match(line, at) else None
        at = 0
    return None


def _quoted(
    entry: _Entry, lines: Sequence[str], inner: int
) -> Iterator[_Entry | Fault]:
    """Look for the closing quotation mark, and what comes behind it."""
    line, quote = lines[entry.line], entry.text[0]
    end = _closing(line, entry.at + 1, quote)
    number = entry.line
    while end is None:
        number += 1
        if number == len(lines) or _begins_anew(lines[number], inner):
            yield _unclosed(entry, lines)
            return
        line = lines[number]
        if _MARKER.match(line):
            yield _merge_conflict(lines, number)
        end = _closing(line, 0, quote)
        if end is not None and not _REST.match(line, end + 1):
            yield _unclosed(entry, lines)
    if number == entry.line:
        if quote == '"' and (fault := _backslash(entry, lines, end)):
            yield fault
        if not _REST.match(line, end + 1):
            yield _after_quote(entry, lines, end)
    yield entry._replace(end=number + 1, ending="quoted")


def _begins_anew(line: str, inner: int) -> bool:
    """Tell whether a line that may be part of a text looks like the next field."""
    below = _take_apart(line)
    if not below.columns:
        return False
    column, kind = below.columns[0][:2]
    return below.field in _names() or (kind == "list" and column <= inner)


def _plain(
    entry: _Entry, lines: Sequence[str], inner: int
) -> Iterator[_Entry | Fault]:
    """Follow a text without quotation marks to its end."""
    remark = _REMARK.search(entry.text)
    body = entry.text[: remark.start()] if remark else entry.text
    if "\t" in entry.text:
        yield _tab(lines, entry.line, entry.at + entry.text.index("\t"))
    if entry.field and (colon := _COLON.search(body)):
        yield _unquoted_colon(entry, lines, colon.start())
    number = end = entry.line + 1
    while number < len(lines):
        line = lines[number]
        column = _indent(line)
        if column < len(line):
            if column <= inner or line[column] == "#":
                break
            if fault := _further_line(entry, lines, number, cut=bool(remark)):
                yield fault
            remark = _REMARK.search(line)
            end = number + 1
        number += 1
    yield entry._replace(end=end, ending="text")


def _further_line(
    entry: _Entry, lines: Sequence[str], number: int, *, cut: bool
) -> Fault | None:
    """Look at a line that continues a text, or is *cut* off from it by a remark."""
    line = lines[number]
    column = _end(_LEAD, line)
    if "\t" in line:
        start = "\t" in line[:column]
        return _tab(lines, number, 0 if start else line.index("\t"))
    below = _take_apart(line[column:])
    if below.field:
        if fault := _nameless(entry, lines):
            return fault
        if not entry.field and column == entry.at and number == entry.line + 1:
            return _missing_colon(lines, entry.line, entry.at)
        if line[:column].strip(" "):
            return _odd_space(lines, number)
        if _bare(below.field) in _names() or below.columns[0].kind == "list":
            return _misplaced(lines, number)
    if cut:
        before = next(n for n in range(number - 1, -1, -1) if lines[n].strip())
        found = _REMARK.search(lines[before], entry.at if before == entry.line else 0)
        return _hash(lines, before, found.start() + 1 if found else 0)
    if below.field:
        colon = column + below.columns[-1].column + len(below.field)
        return _colon_below(lines, number, line.index(":", colon))
    return None


def _bare(field: str) -> str:
    return field.strip(f"\"'{_CURLY}")


def _nameless(entry: _Entry, lines: Sequence[str]) -> Fault | None:
    """Name what keeps a line from being the first of the fields below it."""
    if not entry.field:
        return _no_colon(entry, lines)
    start = entry.columns[-1].column
    if re.match(r"-+[A-Za-z\"']", entry.field):
        return _no_space_after_dash(lines, entry.line, start)
    if _BULLET.match(entry.field):
        return _odd_dash(lines, entry.line, start)
    return None


def _no_colon(entry: _Entry, lines: Sequence[str]) -> Fault | None:
    """Look for a name in a text that lacks only its colon, or the space behind it."""
    text, start, number = entry.text, entry.at, entry.line
    if re.match(r"-+[A-Za-z\"']", text):
        return _no_space_after_dash(lines, number, start)
    if _BULLET.match(text):
        return _odd_dash(lines, number, start)
    word = _WORD.match(text)
    if word is None or word[0] not in _names():
        return None
    end = start + word.end()
    if re.match(f"[{_ODD}]|:[{_ODD}]", text[word.end() :]):
        return _odd_space(lines, number, end + (text[word.end()] == ":"))
    if text[word.end() :][:1] == ":":
        return _no_space_after_colon(lines, number, end)
    return _missing_colon(lines, number, start)


def _enter(
    entry: _Entry, account: Account, last: _Entry | None, lines: Sequence[str]
) -> Account | Fault:
    """Enter a line into the account of what is open; a fault if it does not fit."""
    column, kind = entry.columns[0][:2]
    depth = len(account)
    while depth and account[depth - 1].column > column:
        depth -= 1
    fresh = (last is None or last.pending) and depth == len(account)
    under = [each[:2] for each in account[max(0, depth - 2) : depth]]
    if kind == "fields" and under == [(column, "fields"), (column, "list")]:
        depth -= 1
    top = account[depth - 1] if depth else _Open(-1, kind, 0, 0)
    if kind == "text":
        fits = fresh and top.column < column
        return account if fits else _stray_text(entry, last, lines)
    if kind == "list" and entry.columns[1:2] and entry.columns[1].kind == "list":
        return _mixed(lines, entry.line, column, "hyphen")
    if top[:2] == (column, kind):
        top = top._replace(latest=entry.line)
        return (*account[: depth - 1], top, *_kept(entry)[1:])
    if fresh and (top.column < column or (top.column == column and kind == "list")):
        holds = _holds().get(last.field) if last is not None else None
        if kind == "list" and holds == "fields":
            return _mixed(lines, entry.line, column, "hyphen")
        if kind == "fields" and holds == "list":
            return _nameless(entry, lines) or _mixed(
                lines, entry.line, column, "first"
            )
        return (*account[:depth], *_kept(entry))
    if entry.field and (fault := _nameless(entry, lines)):
        return fault
    if kind == "list" and account[depth:] and account[depth].kind == "fields":
        first = account[depth]
        if top.kind == "fields":
            return _mixed(lines, first.line, first.column, "first")
    if top.column == column:
        return _mixed(lines, entry.line, column, "hyphen" if kind == "list" else "")
    return _misplaced(lines, entry.line)


def _kept(entry: _Entry) -> Account:
    return tuple(each for each in entry.columns if each.kind != "text")


def _stray_text(
    entry: _Entry, last: _Entry | None, lines: Sequence[str]
) -> Fault:
    """Name what is wrong with a text that stands where a field or an item should."""
    if fault := _no_colon(entry, lines):
        return fault
    if colon := re.match(r"[\w-]+:(?!//)(?=[^ ])", entry.text):
        if entry.text[colon.end()] in _ODD:
            return _odd_space(lines, entry.line, entry.at + colon.end())
        return _no_space_after_colon(lines, entry.line, entry.at + colon.end() - 1)
    if last is not None and last.ending == "block":
        return _misplaced(lines, entry.line)
    return _missing_colon(lines, entry.line, entry.at)


@cache
def _holds() -> dict[str, str]:
    """Return what the fields hold, wherever they stand, that hold no text."""
    definitions = schema.plan()["$defs"]
    held: dict[str, str] = {}
    for thing in (schema.plan(), *definitions.values()):
        for field, kind in thing.get("properties", {}).items():
            meant = definitions.get(kind.get("$ref", "").rpartition("/")[2], kind)
            match meant:
                case {"type": "object"}:
                    held[field] = "fields"
                case {"type": "array", "items": {"$ref": item}} if definitions[
                    item.rpartition("/")[2]
                ].get("type") == "object":
                    held[field] = "list"
    return held


# --- which of two lines is out of place -----------------------------------------


_COLUMNS = (("wrong-indentation", ""), ("list-and-fields-mixed", ""))
"""Faults for which the column of another line may be to blame."""


class _Try(NamedTuple):
    """Lines that may be out of place, and the column they may be meant for."""

    start: _Point
    first: int
    after: int
    column: int


def _likeliest(
    fault: Fault,
    lines: Sequence[str],
    points: Sequence[_Point],
    last: _Entry | None,
    account: Account,
) -> Fault:
    """Try which lines, moved to which column, let the reading go on furthest."""
    assert isinstance(fault.at, Place)  # noqa: S101 -- for mypy: so it was made
    found = fault.at.line - 1
    usual = Counter(map(_stand, lines))
    ranks = [
        (reach, each.after - each.first == 1, -shift, common, each.first == found, each)
        for each in (
            *_singles(lines, points, last, found),
            *_groups_of(lines, points, found),
            *_headings(lines, account, found),
        )
        if (reach := _reach(lines, each, found)) > found
        for shift in [abs(each.column - _indent(lines[each.first]))]
        for common in [usual[each.column, _stand(lines[each.first])[1]]]
    ]
    if not ranks:
        return fault
    best = max(ranks, key=lambda rank: rank[:-1])[-1]
    if fault.rule == "list-and-fields-mixed" and best.first == found:
        return fault
    return _misplaced(lines, best.first, best.column)


def _stand(line: str) -> tuple[int, bool]:
    """Return the column that a line starts in, and whether with a hyphen."""
    column = _indent(line)
    return column, line[column : column + 2] == "- "


def _singles(
    lines: Sequence[str], points: Sequence[_Point], last: _Entry | None, found: int
) -> Iterator[_Try]:
    """Yield moves of the line found, or of one shortly above it."""
    movable = {found, *(point.line for point in points if point.line < found)}
    if last is not None:
        movable.add(min(last.end or last.line, found))
        if last.ending == "block" and not _begins_anew(lines[found], len(lines[found])):
            movable.add(last.line + 1)
    open_ = {each.column for point in points for each in point.account}
    for point in points:
        if point.last is not None:
            open_ |= {each.column for each in point.last.columns}
    for number in sorted(movable):
        now = _indent(lines[number])
        near = lines[max(0, number - 3) : number + 4]
        wanted = {0, *open_, *(column + 2 for column in open_)}
        wanted |= {_indent(line) for line in near if line}
        for column in sorted(wanted - {now}, key=lambda column: abs(column - now))[:8]:
            yield _Try(points[0], number, number + 1, column)


def _groups_of(
    lines: Sequence[str], points: Sequence[_Point], found: int
) -> Iterator[_Try]:
    """Yield moves of a line with all below it, or of a list as far as it goes."""
    now = _indent(lines[found])
    after = found + 1
    while after < len(lines) and not (lines[after].strip() and _indent(lines[after]) <= now):
        after += 1
    if after > found + 1:
        yield from (_Try(points[0], found, after, now + off) for off in (-1, 1, -2, 2))
    account = points[-1].account
    for depth in range(len(account) - 1, 0, -1):
        each, holder = account[depth], account[depth - 1]
        if each.kind == "list" and found - _BACK < each.line < found:
            held = _Entry(each.line, (holder,), "", "", 0)
            start = _Point(each.line, account[:depth], held)
            for off in (-1, 1, -2, 2):
                yield _Try(start, each.line, found, max(0, each.column + off))


def _headings(
    lines: Sequence[str], account: Account, found: int
) -> Iterator[_Try]:
    """Yield moves of the field or entry that the line found should be part of."""
    now = _indent(lines[found])
    holders = [each for each in account if each.column < now and each.latest < found]
    for each in holders[-1:]:
        yield _Try(_Point(0, (), None), each.latest, each.latest + 1, now)


def _reach(lines: Sequence[str], each: _Try, found: int) -> int:
    """Return the line that the reading comes to, with some lines moved."""
    trial = list(lines[: found + _AHEAD])
    off = each.column - _indent(lines[each.first])
    for number in range(each.first, min(each.after, len(trial))):
        if trial[number].strip():
            trial[number] = _moved(trial[number], _indent(trial[number]) + off)
    fault = _walk(trial, each.start, guess=False)
    if fault is None or not isinstance(fault.at, Place):
        return len(trial)
    return fault.at.line - 1


_AHEAD = 30
"""Lines read on to see whether a move was right."""
_BACK = 300
"""The longest entry of a list that is moved as a whole."""


def _moved(line: str, column: int) -> str:
    return " " * max(0, column) + line.lstrip(" ")


# --- what is wrong, with the line as it should be -------------------------------


def _fault(
    rule: str, lines: Sequence[str], number: int, at: int, **details: object
) -> Fault:
    """Make a fault that marks the rest of the word at a column."""
    match = re.compile(r"\S*").match(lines[number], at)
    length = max(1, len(match[0])) if match else 1
    return Fault(rule, Place(number + 1, at + 1, length), details)


def _put(line: str, at: int, text: str, end: int | None = None) -> str:
    """Return a line, without what it is indented by, with *text* put in at a column."""
    return (line[:at] + text + line[at if end is None else end :]).strip()


def _quote(text: str) -> str:
    """Put quotation marks round a text, of the kind that changes nothing in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _tab(lines: Sequence[str], number: int, at: int | None = None) -> Fault:
    line = lines[number]
    start = at is None or at == 0 or not line[:at].strip(" \t")
    at = line.index("\t") if at is None or start else at
    first = _LEAD.sub("", line, count=1).split(":")[0][:60]
    return Fault(
        "tab-character", Place(number + 1, at + 1), {"start": start, "word": first}
    )


def _odd_space(lines: Sequence[str], number: int, at: int | None = None) -> Fault:
    line = lines[number]
    odd = re.compile(f"[{_ODD}]").search(line, at or 0)
    where = odd.start() if odd else 0
    start = not line[:where].strip(" ")
    word = re.compile(f"[ \t{_ODD}]*([^ \t:{_ODD}]*)").match(line, where)
    details = {"start": start, "word": word[1][:60] if word else ""}
    return Fault("odd-space", Place(number + 1, where + 1), details)


def _unquoted_colon(entry: _Entry, lines: Sequence[str], colon: int) -> Fault:
    line, text = lines[entry.line], entry.text
    at = entry.at + colon
    if text[0] in _CURLY:
        return _curly(entry, lines)
    words = text[:colon].rsplit(" ", 1)
    second = words[-1] if len(words) > 1 and words[-1] in _names() else ""
    below = lines[entry.line + 1] if entry.line + 1 < len(lines) else ""
    several = bool(below.strip()) and _indent(below) > entry.columns[-1].column
    right = "" if several or second else _put(line, entry.at, _quote(text), len(line))
    return _fault("unquoted-colon", lines, entry.line, at, line=right, field=second)


def _colon_below(lines: Sequence[str], number: int, at: int) -> Fault:
    return _fault("unquoted-colon", lines, number, at, line="", field="")


def _no_space_after_colon(lines: Sequence[str], number: int, colon: int) -> Fault:
    right = _put(lines[number], colon, ": ", colon + 1)
    return _fault("no-space-after-colon", lines, number, colon, line=right)


def _missing_colon(lines: Sequence[str], number: int, start: int) -> Fault:
    """Put a colon behind the first word, in place of what was typed for one."""
    line = lines[number]
    match = re.compile(r"([\w-]*)(?:\s*[;=,.]|\s+-(?=\s))?\s*(.*)").match(line, start)
    word, rest = (match[1], match[2]) if match else ("", "")
    known = word in _names() or bool(match and re.fullmatch(r"[a-z_-]+", word))
    right = f"{line[:start].strip()} {word}: {rest}".strip() if known else ""
    return _fault("missing-colon", lines, number, start, line=right)


def _no_space_after_dash(lines: Sequence[str], number: int, dash: int) -> Fault:
    right = _put(lines[number], dash, "- ", dash + 1)
    return _fault("no-space-after-dash", lines, number, dash, line=right)


def _odd_dash(lines: Sequence[str], number: int, at: int) -> Fault:
    line = lines[number]
    end = _end(_BULLET, line, at)
    right = _put(line, at, "- ", max(end, at + 1))
    return _fault("odd-dash", lines, number, at, line=right)


def _unclosed(entry: _Entry, lines: Sequence[str]) -> Fault:
    line, quote = lines[entry.line], entry.text[0]
    if entry.text[-1] in _CURLY and entry.text[-1] != "\u2019":
        return _curly(entry, lines)
    right = _put(line, entry.at, _quote(entry.text[1:]), len(line))
    details = {"quote": quote, "line": right, "start": True}
    return Fault("unclosed-quote", Place(entry.line + 1, entry.at + 1), details)


def _after_quote(entry: _Entry, lines: Sequence[str], end: int) -> Fault:
    line, quote = lines[entry.line], entry.text[0]
    text = line[entry.at :].strip()
    whole = text[1:-1] if text[-1] == quote and len(text) > 1 else text
    if whole is not text and quote == "'":
        whole = whole.replace("''", "'")
    right = _put(line, entry.at, _quote(whole), len(line))
    after = line[end + 1 :].strip()[:60]
    return _fault(
        "text-after-quote", lines, entry.line, end + 1, after=after, line=right
    )


_ESCAPE = re.compile(
    r"\\(?:[0abt\tnvfre \"\\/N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
)


def _backslash(entry: _Entry, lines: Sequence[str], end: int) -> Fault | None:
    """Look for a backslash in double quotes that stands for nothing."""
    line, at = lines[entry.line], entry.at + 1
    while (at := line.find("\\", at, end)) >= 0:
        match = _ESCAPE.match(line, at)
        if match is None:
            text = line[entry.at + 1 : end].replace("'", "''")
            right = _put(line, entry.at, f"'{text}'", end + 1)
            return _fault("backslash-in-quotes", lines, entry.line, at, line=right)
        at = match.end()
    return None


def _special(entry: _Entry, lines: Sequence[str]) -> Fault:
    line, text = lines[entry.line], entry.text
    sign = text[0]
    if sign == "*" and not entry.field and text[1:2] == " ":
        return _odd_dash(lines, entry.line, entry.at)
    whole = text[1:].lstrip() if sign == "|" else text
    right = _put(line, entry.at, _quote(whole), len(line))
    details = {"sign": sign, "line": right}
    return _fault("special-first-character", lines, entry.line, entry.at, **details)


def _curly(entry: _Entry, lines: Sequence[str]) -> Fault:
    line = lines[entry.line]
    text = entry.text.strip(f'{_CURLY}"')
    right = _put(line, entry.at, _quote(text), len(line))
    return _fault("curly-quotes", lines, entry.line, entry.at, line=right)


def _merge_conflict(lines: Sequence[str], number: int) -> Fault:
    """Tell the two versions of a place apart, and whether the original is shown."""
    base = False
    for line in lines[number : number + 400]:
        base |= line.startswith("|" * 7)
        if line.startswith(">" * 7):
            break
    place = Place(number + 1, 1, 7)
    details = {"sign": lines[number][:7], "original": base}
    return Fault("merge-conflict", place, details)


def _mixed(lines: Sequence[str], number: int, column: int, case: str) -> Fault:
    return _fault("list-and-fields-mixed", lines, number, column, case=case)


def _misplaced(lines: Sequence[str], number: int, wanted: int = -1) -> Fault:
    now = _indent(lines[number])
    right = _moved(lines[number], wanted) if wanted >= 0 else ""
    details = {"now": now, "wanted": wanted, "line": right}
    return _fault("wrong-indentation", lines, number, now, **details)


def _hash(lines: Sequence[str], number: int, at: int) -> Fault:
    line = lines[number]
    entry = _take_apart(line)
    right = _put(line, entry.at, _quote(line[entry.at :].strip()), len(line))
    kept = line[entry.at : at].strip()
    details = {"kept": kept[-60:], "lost": line[at:].strip()[:60], "line": right}
    return _fault("hash-hides-text", lines, number, at, **details)


# --- what can be read, but as something else ------------------------------------

Reading: TypeAlias = "tuple[Route, Fault, str]"
"""What is affected, the fault, and the name of the field that was meant."""


_LONG = 20_000
"""Characters of a line in which no slip is looked for: a long note has half of it."""


def _readings(document: Document, root: Node) -> Iterator[Reading]:
    todo: list[tuple[Route, Node | None, Node]] = [((), None, root)]
    while todo:
        route, key, node = todo.pop()
        if key is not None and key.style == "plain":
            yield from _odd_name(document, route, key)
        if node.fields is not None:
            below = node.fields.items()
            todo.extend(((*route, each), *pair) for each, pair in below)
        elif node.items is not None:
            todo.extend(((*route, n), None, item) for n, item in enumerate(node.items))
        elif len(document.line(node.line)) > _LONG:
            continue  # nobody typed it, and each of its values would read all of it
        elif fault := _odd_value(document, key, node):
            yield route, fault, ""
        elif node.style in ("|", ">"):
            yield from _swallowed(document, route, node)


def _odd_name(document: Document, route: Route, key: Node) -> Iterator[Reading]:
    """Look for what clings to the name of a field, or to the hyphen before it."""
    written, lines = str(key.value), document.lines
    number, at = key.line - 1, key.column - 1
    plain = re.sub(f"[{_ODD}]", " ", written).strip()
    word = _WORD.match(written)
    if written[0] == "-" and written.lstrip("-") in _names():
        yield route[:-1], _no_space_after_dash(lines, number, at), ""
    elif _BULLET.match(written) and written[1:].lstrip(f" {_ODD}") in _names():
        yield route[:-1], _odd_dash(lines, number, at), ""
    elif document.text[max(0, key.start - 2) : key.start] == "? ":
        entry = _take_apart(lines[number], number)
        yield route[:-1], _special(entry, lines), ""
    elif plain != written and plain in _names():
        yield route, _odd_space(lines, number, at), plain
    elif _bare(written) != written and _bare(written) in _names():
        entry = _take_apart(lines[number], number)._replace(at=at, text=written)
        right = lines[number].strip().replace(written, _bare(written), 1)
        fault = _fault("curly-quotes", lines, number, entry.at, line=right)
        yield route, fault, _bare(written)
    elif word and word[0] in _names() and written[word.end() :][:1] == ":":
        colon = at + word.end()
        if re.match(f"[{_ODD}]", written[word.end() + 1 :]):
            yield route, _odd_space(lines, number, colon), word[0]
        elif written[word.end() + 1 :]:
            yield route, _no_space_after_colon(lines, number, colon), word[0]


def _odd_value(document: Document, key: Node | None, node: Node) -> Fault | None:
    """Look at a text or number for signs that it was meant otherwise."""
    source = document.text[node.start : node.end]
    if node.style == '"':
        return _drive(document, node, source)
    if node.style != "plain":
        return None
    if fault := _hidden(document, node):
        return fault
    if isinstance(node.value, bool | int | float):
        return _rounded(document, key, node, source)
    if not source:
        return None
    alone = key is None or key.line != node.line
    return (
        (_clinging(document, node, source) if alone else None)
        or _glued(document, key, node, source)
        or _odd_ends(document, node, source)
    )


def _hidden(document: Document, node: Node) -> Fault | None:
    """Look for a hash that ends a text, in words that go on."""
    end = document.text.find("\n", node.end)
    rest = document.text[node.end : end if end >= 0 else None].rstrip("\r")
    match = re.match(r"[ \t]+#(?=[^\s!#])(?!actionplan)| #(?= \d)", rest)
    if match is None:
        return None
    source = document.text[node.start : node.end]
    number = node.line - 1 + source.count("\n")
    at = len(document.lines[number]) - len(rest) + match.end() - 1
    return _hash(document.lines, number, at)


def _rounded(
    document: Document, key: Node | None, node: Node, source: str
) -> Fault | None:
    """Look for a number that is shown other than it was written."""
    field = str(key.value) if key else ""
    if field not in ("value", "target") and field[:2] != "x-":
        return None
    if isinstance(node.value, bool) or str(node.value) == source:
        return None
    details = {"written": source, "read": str(node.value)}
    return _fault(
        "number-loses-digits", document.lines, node.line - 1, node.column - 1, **details
    )


def _clinging(document: Document, node: Node, source: str) -> Fault | None:
    """Look for a field or an item that is taken for a text as a whole."""
    first = source.split("\n", 1)[0].rstrip()
    entry = _take_apart(document.lines[node.line - 1], node.line - 1)
    entry = entry._replace(text=first, at=node.column - 1, field="")
    word = _WORD.match(first)
    named = word and word[0] in _names() and first[word.end() : word.end() + 1] == ":"
    if re.match(f"-[{_ODD}]", first):
        return _odd_space(document.lines, node.line - 1, node.column)
    if named or re.match(r"-+[A-Za-z\"']", first) or _BULLET.match(first):
        return _no_colon(entry, document.lines)
    return None


def _glued(
    document: Document, key: Node | None, node: Node, source: str
) -> Fault | None:
    """Look for an item of a list that became the further line of the text above."""
    first, *more = re.split(r"\r\n|\n|\r", source)
    for number, line in enumerate(more, node.line):
        text = line.lstrip(f" {_ODD}")
        at = len(line) - len(text)
        if re.match(f"-[{_ODD}]", text):
            return _odd_space(document.lines, number, at + 1)
        if re.match(r"-+ ?[A-Za-z\"'\u2018\u201c]", text) or _BULLET.match(text):
            if key and key.line != node.line and at == node.column - 1:
                return _mixed(document.lines, node.line - 1, at, "first")
            details = {"above": first.strip()[-60:], "below": text.strip()[:60]}
            return _fault("glued-items", document.lines, number, at, **details)
        before = document.lines[number - 1].rstrip()
        if key is None and len(before) < _WRAP and _reads_as_two(before, text):
            details = {"above": first.strip()[-60:], "below": text.strip()[:60]}
            return _fault("joined-lines", document.lines, number, at, **details)
    return None


_WRAP = 60
"""A line that is shorter was not broken for want of room."""
_WORDY = 14
"""Curly quotation marks round a longer text may be there to quote somebody."""


def _reads_as_two(above: str, below: str) -> bool:
    return below[:1].isupper() and above[-1:] not in tuple(",;:-(&")


def _odd_ends(document: Document, node: Node, source: str) -> Fault | None:
    """Look for quotation marks and spaces that became part of a text."""
    lines, number, at = document.lines, node.line - 1, node.column - 1
    if source[0] in _ODD:
        return _odd_space(lines, number, at)
    if source[-1] in _ODD and "\n" not in source:
        return _odd_space(lines, number, at + len(source.rstrip(f" {_ODD}")))
    entry = _Entry(number, (), "", source, at)
    short = len(source) <= _WORDY and not re.search(r"[.!?,;]\W*$", source)
    if source[0] in _CURLY and source[-1] in f'{_CURLY}"\'' and short:
        return _curly(entry, lines)
    odd = source[-1] == '"' and source.count('"') == 1
    odd = odd or (source[-1] == "'" and source.count("'") == 1 and source[-2:-1] != "s")
    if odd and "\n" not in source:
        right = _put(lines[number], at, _quote(source[:-1]), len(lines[number]))
        details = {"quote": source[-1], "line": right, "start": False}
        place = Place(number + 1, at + len(source))
        return Fault("unclosed-quote", place, details)
    return None


def _drive(document: Document, node: Node, source: str) -> Fault | None:
    """Look for a path of Windows in double quotes, whose letters change."""
    match = re.search(r"\\[abefnrtvNPL_0]", source)
    if match is None or "\n" in source or not re.match(r'"[A-Za-z]:\\', source):
        return None
    number, at = node.line - 1, node.column - 1
    text = source[1:-1].replace("'", "''")
    right = _put(document.lines[number], at, f"'{text}'", at + len(source))
    return _fault(
        "backslash-in-quotes", document.lines, number, at + match.start(), line=right
    )


def _swallowed(document: Document, route: Route, node: Node) -> Iterator[Reading]:
    """Look for fields at the end of a text below a bar that were meant to follow it."""
    source = document.text[node.start : node.end]
    written = re.split(r"\r\n|\n|\r", source.rstrip())
    holder = document.node(route[:-1])
    taken = holder.fields if holder and holder.fields else {}
    base = min((_indent(line) for line in written[1:] if line.strip()), default=0)
    first = None
    for number in range(len(written) - 1, 0, -1):
        below = _take_apart(written[number])
        if not below.columns or below.columns[0].column > base:
            continue
        if below.field not in _names() or below.field in taken:
            break
        first = number
    if first is not None:
        number = node.line - 1 + first
        below = _take_apart(document.lines[number], number)
        at = below.columns[0].column
        details = {"field": below.field}
        yield route, _fault("field-in-text", document.lines, number, at, **details), ""
