"""What someone meant where a file cannot be read, or is read as something else.

A parser says where it gave up; this says what was typed. `name` goes through the
lines of a file that could not be read, keeps the same account of lists and fields as
YAML does, and stops at the first line that does not fit. `misread` goes through a
file that could be read, for what was surely meant otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan import schema
from actionplan.diagnostics import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.document import Document, Node

Ending: TypeAlias = Literal["nothing", "text", "remark", "quoted", "block", "brackets"]


def name(lines: Sequence[str], place: Place) -> Fault | None:
    """Name the slip for which a file cannot be read, None if it is none of those known.

    *place* is where reading broke off. To be asked only then: of a file that can be
    read, some lines look like slips that are none.
    """
    fault = _first(lines, guess=True)
    if fault is None or not isinstance(fault.at, Place) or fault.at.line > place.line:
        return None
    return fault


def misread(document: Document, faults: Iterable[Fault]) -> list[Fault]:
    """Return *faults* with those put in that show what was meant otherwise.

    A fault of the shape that only follows from a slip gives way to it, and the part
    of the plan is set aside as before. Other slips set nothing aside.
    """
    kept = list(faults)
    if document.root is None:
        return kept
    for route, slip, instead in _readings(document, document.root):
        caused = [fault for fault in kept if _follows(fault, route, instead)]
        if slip.rule == "number-loses-digits" and caused:
            continue
        kept = [fault for fault in kept if fault not in caused]
        kept.append(slip._replace(holder=route if caused else None))
    return kept


def _follows(fault: Fault, route: Route, instead: str) -> bool:
    if not isinstance(fault.at, tuple):
        return False
    if fault.rule == "missing-field" and fault.at == route[:-1]:
        return fault.details.get("field") == instead
    return fault.at[: len(route)] == route


@cache
def _names() -> frozenset[str]:
    """Return the names of all the fields that there are anywhere in a plan."""
    things = (schema.plan(), *schema.plan()["$defs"].values())
    return frozenset(name for thing in things for name in thing.get("properties", {}))


# --- a line, taken apart --------------------------------------------------------

ODD = "\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
"""Spaces other than the one on the space bar; they come in with text from Word."""
_BULLETS = "\u2010-\u2015\u2212\u2022\u00b7\u25aa\u25cf\u25e6\u25cb\uf0b7"
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b"

_LEAD = re.compile(f"[ \t{ODD}]*")
_DASHES = re.compile(r"(?:-(?: +|$))*")
_COLON = re.compile(r":(?=[ \t]|$)")
_REMARK = re.compile(r"[ \t]#")
_MARKER = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$")


class _Entry(NamedTuple):
    """A line with a field, an item of a list, or a text of its own."""

    line: int
    """From 0, as are all the columns."""
    columns: tuple[tuple[int, str], ...]
    """Where its hyphens stand ("list"), then its name ("fields") or its text ("text")."""
    name: str
    text: str
    """What stands behind the name, or without one."""
    at: int
    """The column of the text."""
    end: int
    """The line after the text's last."""
    ending: Ending

    @property
    def column(self) -> int:
        return self.columns[0][0]


def _take_apart(number: int, line: str, column: int) -> _Entry:
    dashes = _DASHES.match(line, column)
    start = dashes.end() if dashes else column
    columns = [(at, "list") for at in range(column, start) if line[at] == "-"]
    rest = line[start:].rstrip(" \t")
    colon = _colon(rest)
    if colon is None:
        if rest:
            columns.append((start, "text"))
        return _Entry(number, tuple(columns), "", rest, start, number + 1, "nothing")
    columns.append((start, "fields"))
    after = rest[colon + 1 :]
    text = after.lstrip(" ")
    at = start + colon + 1 + len(after) - len(text)
    field = rest[:colon].rstrip(" ")
    return _Entry(number, tuple(columns), field, text, at, number + 1, "nothing")


def _colon(rest: str) -> int | None:
    """Return where the colon stands that ends the name of a field."""
    if rest[:1] in tuple("\"'"):
        end = _closing(rest, 1, rest[0])
        match = _COLON.match(rest, end + 1) if end is not None else None
        return match.start() if match else None
    if rest[:1] in tuple("[{|>#"):
        return None
    match = _COLON.search(rest)
    remark = _REMARK.search(rest)
    if match and not (remark and remark.start() < match.start()):
        return match.start()
    return None


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


# --- line by line ---------------------------------------------------------------


def _first(lines: Sequence[str], *, guess: bool) -> Fault | None:
    """Return the first line that does not fit; *guess* which of two is out of place."""
    account: list[tuple[int, str]] = []
    before: list[_Entry] = []
    for entry in _entries(lines):
        if isinstance(entry, Fault):
            return entry
        fault = _odd_one(entry, account, before)
        if fault is None:
            fault = _enter(entry, account, before)
        if fault is not None:
            if guess and fault.rule == "wrong-indentation":
                return _better(fault, lines, before, entry)
            return fault
        before = [*before[-_NEAR:], entry]
    return None


_NEAR = 12
"""Lines looked back at for what a line should be lined up with."""


def _entries(lines: Sequence[str]) -> Iterator[_Entry | Fault]:
    """Yield one entry after another; a fault where a line cannot be taken apart."""
    owner, number, begun = -1, 0, False
    while number < len(lines):
        line = lines[number]
        if _MARKER.match(line):
            yield _merge_conflict(lines, number)
        lead = _LEAD.match(line)
        column = lead.end() if lead else 0
        if column == len(line.rstrip("\r")) or line[column] == "#":
            if "\t" in line[:column] and column == len(line):
                yield _tab(number, line)
            number += 1
            continue
        if line[:1] == "%" and not begun:
            number += 1
            continue
        if line[:3] in ("---", "...") and not line[3:].strip():
            if begun:
                yield Fault("several-documents", Place(number + 1, 1, 3), {})
            number, begun = number + 1, True
            continue
        begun = True
        if odd := _odd_lead(number, line, column):
            yield odd
        entry = _take_apart(number, line, column)
        if not entry.name:
            owner = min(owner, column - 1) if entry.columns[-1][1] == "text" else owner
        inner = entry.columns[-1][0] if entry.name else _outer(entry, owner)
        for part in _finish(entry, lines, inner):
            yield part
            if isinstance(part, _Entry):
                number = part.end
                owner = inner if part.ending == "nothing" else column - 1


def _outer(entry: _Entry, owner: int) -> int:
    """Return the column that the further lines of a text have to be right of."""
    dashes = [at for at, kind in entry.columns if kind == "list"]
    return dashes[-1] if dashes else owner


def _odd_lead(number: int, line: str, column: int) -> Fault | None:
    """Look for what is no space among the spaces that a line starts with."""
    lead = line[:column]
    if "\t" in lead:
        return _tab(number, line)
    if lead.strip(" "):
        return _odd_space(number, line)
    dash = re.compile(f"-+([\t{ODD}])").match(line, column)
    if dash:
        return _tab(number, line) if dash[1] == "\t" else _odd_space(number, line)
    return None


def _finish(
    entry: _Entry, lines: Sequence[str], inner: int
) -> Iterator[_Entry | Fault]:
    """Yield an entry with the further lines of its text, or what is wrong with it."""
    text, number = entry.text, entry.line
    line = lines[number]
    if odd := _odd_behind_colon(entry, line):
        yield odd
    match text[:1]:
        case "" | "#":
            yield entry
        case '"' | "'":
            yield from _quoted(entry, lines, inner)
        case "|" | ">" if _HEADER.match(text):
            end = _block_end(lines, number + 1, inner)
            yield entry._replace(end=end, ending="block")
        case "[" | "{":
            end = _brackets_end(lines, entry, inner)
            if end is None:
                yield _special(entry, line)
            else:
                yield entry._replace(end=end, ending="brackets")
        case _ if _starts_specially(text):
            yield _special(entry, line)
        case _:
            yield from _plain(entry, lines, inner)


def _odd_behind_colon(entry: _Entry, line: str) -> Fault | None:
    """Look for a tab or an odd space where the space behind a name should be."""
    known = re.match(f"([\\w-]+):([\t{ODD}]+)", entry.text)
    if entry.text[:1] == "\t":
        return _tab(entry.line, line, entry.at)
    if not known or known[1] not in _names() or entry.name:
        return None
    at = entry.at + known.start(2)
    if "\t" in known[2]:
        return _tab(entry.line, line, at)
    return _odd_space(entry.line, line, at)


def _starts_specially(text: str) -> bool:
    return text[0] in "@`%,]}*&!|>" or text[:2] in ("- ", "? ", ": ", "-", "?", ":")


def _block_end(lines: Sequence[str], number: int, inner: int) -> int:
    """Return the first line that is no longer part of a text under a bar."""
    indent = None
    while number < len(lines):
        line = lines[number]
        column = len(line) - len(line.lstrip(" "))
        if column < len(line):
            if indent is None:
                indent = column
            if column <= inner or column < indent:
                return number
        number += 1
    return number


def _brackets_end(lines: Sequence[str], entry: _Entry, inner: int) -> int | None:
    """Return the line after the closing bracket, None if it does not end a line."""
    depth, number, at = 0, entry.line, entry.at
    line = lines[number]
    while number < min(len(lines), entry.line + _NEAR):
        while at < len(line):
            if line[at] in "\"'" and line[at - 1] in " [{,:":
                end = _closing(line, at + 1, line[at])
                at = len(line) if end is None else end
            depth += (line[at : at + 1] in tuple("[{")) - (
                line[at : at + 1] in tuple("]}")
            )
            at += 1
            if depth == 0:
                return number + 1 if re.match(r"[ \t]*(#.*)?$", line[at:]) else None
        number, at = number + 1, 0
        line = lines[number] if number < len(lines) else ""
        if line.strip() and len(line) - len(line.lstrip(" ")) <= inner:
            return None
    return None


def _quoted(
    entry: _Entry, lines: Sequence[str], inner: int
) -> Iterator[_Entry | Fault]:
    line, quote = lines[entry.line], entry.text[0]
    end = _closing(line, entry.at + 1, quote)
    if end is not None:
        if odd := _backslash(entry, line[entry.at : end]):
            yield odd
        if not re.match(r"[ \t]*$|[ \t]+#", line[end + 1 :]):
            yield _after_quote(entry, line, end)
        yield entry._replace(ending="quoted")
        return
    for number in range(entry.line + 1, len(lines)):
        line = lines[number]
        if _MARKER.match(line):
            yield entry._replace(end=number, ending="quoted")
            return
        if line.strip() and _begins_anew(line, inner):
            break
        end = _closing(line, 0, quote)
        if end is not None:
            if line[end + 1 :].strip():
                break
            yield entry._replace(end=number + 1, ending="quoted")
            return
    yield _unclosed(entry, lines[entry.line])


def _begins_anew(line: str, inner: int) -> bool:
    """Tell whether a line that may be part of a text looks like the next field."""
    column = len(line) - len(line.lstrip(" "))
    entry = _take_apart(0, line, column)
    return entry.name in _names() or (entry.columns[0][1] == "list" and column <= inner)


def _plain(entry: _Entry, lines: Sequence[str], inner: int) -> Iterator[_Entry | Fault]:
    """Follow a text without quotation marks to its end."""
    line, text = lines[entry.line], entry.text
    if "\t" in text:
        yield _tab(entry.line, line, entry.at + text.index("\t"))
    remark = _REMARK.search(text)
    body = text[: remark.start()] if remark else text
    if entry.name and (colon := _COLON.search(body)):
        yield _unquoted_colon(entry, line, entry.at + colon.start(), lines, inner)
    number = entry.line + 1
    while number < len(lines):
        line = lines[number]
        column = len(line) - len(line.lstrip(" "))
        if not line.strip(" \r"):
            number += 1
            continue
        if column <= inner or line[column] == "#":
            break
        if remark:
            yield _cut_short(entry, lines, number, column)
        if _LEAD.match(line)[0].strip(f" {ODD}"):  # type: ignore[index] -- it matches anything
            yield _tab(number, line)
        if fault := _glued_name(entry, lines, number, column, inner):
            yield fault
        if "\t" in line:
            yield _tab(number, line, line.index("\t"))
        remark = _REMARK.search(line)
        number += 1
    while number > entry.line + 1 and not lines[number - 1].strip():
        number -= 1
    yield entry._replace(end=number, ending="remark" if remark else "text")


def _cut_short(entry: _Entry, lines: Sequence[str], number: int, column: int) -> Fault:
    """Name what stands below a text that a remark has ended."""
    below = _take_apart(number, lines[number], column)
    if below.name in _names():
        return _misplaced(number, lines[number])
    before = next(n for n in range(number - 1, -1, -1) if lines[n].strip())
    found = re.search(r"[ \t](#.*)", lines[before])
    at = found.start(1) if found else entry.at
    return _hash(before, lines[before], at)


def _glued_name(
    entry: _Entry, lines: Sequence[str], number: int, column: int, inner: int
) -> Fault | None:
    """Name the slip that makes the name of a field the further line of a text."""
    line = lines[number]
    below = _take_apart(
        number, line, column + len(line[column:]) - len(line[column:].lstrip(ODD))
    )
    if not below.name:
        return None
    if fault := _nameless(entry, lines[entry.line]):
        return fault
    if line[column] in f"{ODD}\xa0" or re.match(f"[{ODD}]", line[column]):
        return _odd_space(number, line)
    if _word(below.name) in _names() or below.columns[0][1] == "list":
        return _misplaced(number, line)
    del inner
    colon = below.columns[-1][0] + len(below.name)
    return Fault(
        "unquoted-colon",
        Place(number + 1, line.index(":", colon) + 1),
        {"text": " ".join(line.split())[:160], "line": "", "field": "", "lines": True},
    )


def _word(field: str) -> str:
    return field.strip(f"\"'{_CURLY}")


def _nameless(entry: _Entry, line: str) -> Fault | None:
    """Name what keeps the first line of a group of fields from being one of them."""
    start = entry.columns[-1][0]
    if entry.name:
        if entry.name[0] == "-" and entry.name.lstrip("-") in _names():
            return _no_space_after_dash(entry.line, line, start)
        if entry.name[0] in _marks(_BULLETS):
            return _odd_dash(entry.line, line, start)
        return None
    return _no_colon(entry, line)


@cache
def _marks(characters: str) -> frozenset[str]:
    every = re.compile(f"[{characters}]")
    return frozenset(chr(n) for n in range(0x10000) if every.match(chr(n)))


def _no_colon(entry: _Entry, line: str) -> Fault | None:
    """Look for a name that lacks its colon, or the space behind it."""
    text, start = entry.text, entry.at
    dash = re.match(r"-+(?=[A-Za-z\"'])", text)
    if dash:
        return _no_space_after_dash(entry.line, line, start)
    if text[0] in _marks(_BULLETS):
        return _odd_dash(entry.line, line, start)
    word = _WORD.match(text)
    if word is None or word[0] not in _names():
        return None
    after = text[word.end() :]
    if after[:1] == ":":
        return _no_space_after_colon(entry.line, line, start + word.end())
    if after and re.match(f"[ \t]*[{ODD}]", after):
        return _odd_space(entry.line, line, start + word.end())
    return _missing_colon(entry.line, line, start, word[0])


def _odd_one(
    entry: _Entry, account: Sequence[tuple[int, str]], before: Sequence[_Entry]
) -> Fault | None:
    """Look at a text that stands where a field or an item should."""
    del account
    column, kind = entry.columns[-1]
    pending = not before or before[-1].ending == "nothing"
    line = " " * column + entry.text
    if kind != "text" or len(entry.columns) > 1:
        return None
    fits = pending and (not before or column > before[-1].columns[-1][0])
    if fits and before:
        return None
    if fault := _no_colon(entry, line):
        return fault
    return None


def _enter(
    entry: _Entry, account: list[tuple[int, str]], before: Sequence[_Entry]
) -> Fault | None:
    """Enter a line into the account of lists and fields that are open."""
    column, kind = entry.columns[0]
    pending = not before or before[-1].ending == "nothing"
    closed = False
    while account and account[-1][0] > column:
        account.pop()
        closed = True
    top, under = account[-1] if account else (-1, ""), account[-2:-1]
    if kind == "fields" and top == (column, "list") and under == [(column, "fields")]:
        account.pop()
        top = account[-1]
    fresh = pending and not closed
    if top[0] == column and top[1] != kind and kind != "text":
        if not (kind == "list" and fresh):
            return _mixed(entry)
    elif top[0] != column and not fresh:
        return _misplaced(entry.line, " " * column + (entry.name or entry.text))
    elif kind == "text" and not (fresh and top[0] < column):
        return _stray_text(entry, before)
    if top != (column, kind):
        account.append((column, kind))
    account.extend(entry.columns[1:])
    if account[-1][1] == "text":
        account.pop()
    return None
