"""Follow the text of each field and item to its end, or to the first mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.diagnostics import Fault, Place
from actionplan.messages import unreadable
from actionplan.reading.typos import brackets, bullets, faults
from actionplan.reading.typos.line_starts import nameless, without_colon
from actionplan.reading.typos.lines import (
    COLON,
    COMMENT,
    HEADER,
    LEAD,
    MARKER,
    ODD,
    REST,
    WORD,
    LineParts,
    bare,
    closing,
    end_of,
    indent,
    known_names,
    opened,
    take_apart,
)
from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def entries(
    lines: Sequence[str], number: int, last: LineParts | None
) -> Iterator[LineParts | Fault]:
    """Yield one entry after another, and a fault if something is wrong."""
    # If a fault is further down in the text of an entry, the start of the entry is
    # yielded first. The walk needs it to know what is open at the fault.
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
        if fault := bullets.unreadable_in(entry, lines):
            yield fault
        for part in _finish(entry, lines, _inner(entry, last)):
            if isinstance(part, LineParts):
                last, number = part, part.end
            elif isinstance(part.at, Place) and part.at.line > entry.line + 1:
                yield entry
            yield part


def _between(lines: Sequence[str], number: int, *, begun: bool) -> Fault | None:
    """Find what is wrong with a line before its text: markers, tabs, odd spaces."""
    line = lines[number]
    if MARKER.match(line):
        return faults.merge_conflict_at(lines, number)
    more = lines[number + 1 : number + _NEAR]
    if begun and line.rstrip(" ") in _ENDS and not all(map(_says_nothing, more)):
        return unreadable.several_documents().placed(Place(number + 1, 1, 3))
    column = end_of(LEAD, line)
    if "\t" in line[:column]:
        return faults.tab_at(lines, number)
    if line[column : column + 1] not in ("", "#") and line[:column].strip(" "):
        return faults.odd_space_at(lines, number)
    if match := _AFTER_DASH.match(line, column):
        wrong = faults.tab_at if match[1] == "\t" else faults.odd_space_at
        return wrong(lines, number, match.start(1))
    return None


_ENDS = ("---", "...")
_NEAR = 12
"""How many lines to look ahead."""
_AFTER_DASH = late.compile(f"(?:- +)*-([\t{ODD}])")


def _says_nothing(line: str) -> bool:
    rest = line[end_of(LEAD, line) :]
    return rest[:1] in ("", "#") or line.rstrip(" ") in _ENDS


def _inner(entry: LineParts, last: LineParts | None) -> int:
    """Return the column that more text of an entry must start to the right of."""
    named = opened(entry)
    if named:
        return named[-1].column
    if last is None:
        return -1
    return (last if last.pending else entry).columns[-1].column


def _finish(
    entry: LineParts, lines: Sequence[str], inner: int
) -> Iterator[LineParts | Fault]:
    """Yield an entry with all of its text, or a fault."""
    # The first character decides how YAML reads the text: as nothing, as text in
    # quotation marks, as a block, as brackets, not at all, or as plain text.
    text = entry.text
    if match := re.match(f"({WORD.pattern}:)?(\t)", text):
        yield faults.tab_at(lines, entry.line, entry.at + match.start(2))
    if text[:1] in ("", "#"):
        yield entry._replace(end=entry.line + 1)
    elif text[0] in ("'", '"'):
        yield _quoted(entry, lines, inner)
    elif HEADER.match(text):
        end = _block_end(lines, entry.line + 1, inner)
        yield entry._replace(end=end, ending="block")
    elif text[0] in "[{" and (fault := brackets.unreadable_in(entry, lines, inner)):
        yield fault
    elif text[0] in "[{" and (after := _brackets_end(lines, entry, inner)):
        for number in range(entry.line, after):
            at = entry.at if number == entry.line else 0
            if found := _colon_in_braces(lines[number], at):
                yield faults.colon_in_braces_at(lines, number, *found)
        yield entry._replace(end=after, ending="brackets")
    elif text[0] in "@`%,]}*&!|>[{" or re.match(r"[-?:](?: |$)", text):
        yield faults.special_first_in(entry, lines)
    else:
        yield from _plain(entry, lines, inner)


def _block_end(lines: Sequence[str], number: int, inner: int) -> int:
    """Return the first line that is no longer part of the text below a "|"."""
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
    """Return the line after the closing bracket, or None if more text follows it."""
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


_IN_BRACKETS = late.compile(r"[\[\]{}]|(?<![^ \[{,:])[\"']|(?<![^ ])#")


def _colon_in_braces(line: str, at: int) -> tuple[int, int, int] | None:
    """Find text in braces that has a colon in it, so that it is read as a field.

    Return the columns of the text, of its end and of the colon. Only the fields of one
    line are looked at, and no text in quotation marks.
    """
    start = colon = None
    while match := _IN_BRACES.search(line, at):
        at, sign = match.end(), match[0][-1]
        if sign in "\"'":
            end = closing(line, at, sign)
            if end is None:
                return None
            at = end + 1
        elif sign == ":":
            if start is not None:
                colon = match.start() if colon is None else colon
            else:
                start = end_of(LEAD, line, at)
        else:
            if start is not None and colon is not None:
                return start, len(line[: match.start()].rstrip(" ")), colon
            start = colon = None
    return None


_IN_BRACES = late.compile(r"[\[\]{},]|(?<![^ \[{,:])[\"']|:(?= |$)")


def _closes(line: str, depth: int) -> bool:
    """Return whether a line has only the last closing bracket."""
    return depth == 1 and bool(re.match(r" *[]}][ \t]*(#.*)?$", line))


def _quoted(entry: LineParts, lines: Sequence[str], inner: int) -> LineParts | Fault:
    """Find the closing quotation mark, and anything wrong before or after it."""
    line, quote = lines[entry.line], entry.text[0]
    end = closing(line, entry.at + 1, quote)
    if end is None:
        return _quoted_below(entry, lines, inner)
    if quote == '"' and (fault := faults.backslash_in(entry, lines, end)):
        return fault
    if not REST.match(line, end + 1):
        return faults.text_after_quote_in(entry, lines, end)
    return entry._replace(end=entry.line + 1, ending="quoted")


def _quoted_below(
    entry: LineParts, lines: Sequence[str], inner: int
) -> LineParts | Fault:
    """Find the closing quotation mark in the lines below the start of the text."""
    # YAML would read on to the next mark of that kind, perhaps pages further down. But
    # if a new field begins, the text must have ended, and its mark was forgotten.
    for number in range(entry.line + 1, len(lines)):
        line = lines[number]
        if MARKER.match(line):
            return faults.merge_conflict_at(lines, number)
        if begins_anew(line, inner):
            break
        end = closing(line, 0, entry.text[0])
        if end is not None and not REST.match(line, end + 1):
            break
        if end is not None:
            return entry._replace(end=number + 1, ending="quoted")
    return faults.unclosed_quote_in(entry, lines)


def begins_anew(line: str, inner: int) -> bool:
    """Return whether a line in the text looks like the next field or entry."""
    below = take_apart(line)
    if not below.columns:
        return False
    column, kind = below.columns[0][:2]
    return below.field in known_names() or (kind == "list" and column <= inner)


def _plain(
    entry: LineParts, lines: Sequence[str], inner: int
) -> Iterator[LineParts | Fault]:
    """Follow text without quotation marks to its end, line by line."""
    comment = COMMENT.search(entry.text)
    body = entry.text[: comment.start() + 1] if comment else entry.text
    if "\t" in body:
        yield faults.tab_at(lines, entry.line, entry.at + entry.text.index("\t"))
    if entry.field and (colon := COLON.search(body)):
        yield faults.unquoted_colon_in(entry, lines, colon.start())
    number = end = entry.line + 1
    while number < len(lines):
        line = lines[number]
        column = indent(line)
        if column < len(line):
            if column <= inner or line[column] == "#":
                break
            if fault := _further_line(entry, lines, number, cut=bool(comment)):
                yield fault
            comment = COMMENT.search(line)
            end = number + 1
        number += 1
    yield entry._replace(end=end, ending="text")


def _further_line(
    entry: LineParts, lines: Sequence[str], number: int, *, cut: bool
) -> Fault | None:
    """Find what is wrong with a line that continues text, or is *cut* off from it."""
    line = lines[number]
    column = end_of(LEAD, line)
    if "\t" in line.partition(" #")[0]:
        start = "\t" in line[:column]
        return faults.tab_at(lines, number, 0 if start else line.index("\t"))
    below = take_apart(line[column:])
    if below.field and (fault := _field_below(entry, lines, number, below)):
        return fault
    if cut:
        before = next(n for n in range(number - 1, -1, -1) if lines[n].strip())
        found = COMMENT.search(lines[before], entry.at if before == entry.line else 0)
        at = found.start() + 1 if found else 0
        return faults.hash_hides_text_at(lines, before, at, entry)
    if below.field:
        colon = column + below.columns[-1].column + len(below.field)
        return faults.colon_below_at(entry, lines, number, line.index(":", colon))
    return None


def _field_below(
    entry: LineParts, lines: Sequence[str], number: int, below: LineParts
) -> Fault | None:
    """Find the mistake that makes a field part of the text above it."""
    line = lines[number]
    column = end_of(LEAD, line)
    if fault := nameless(entry, lines):
        return fault
    if not entry.field and column == entry.at and number == entry.line + 1:
        if entry.text[0].islower():
            return without_colon(entry, lines)
        return faults.wrong_indentation_at(lines, entry.line)
    if line[:column].strip(" "):
        return faults.odd_space_at(lines, number)
    if re.fullmatch(r"[a-z][\w-]*", bare(below.field)) or line[column] == "-":
        return faults.wrong_indentation_at(lines, number)
    return None
