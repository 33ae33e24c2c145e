"""Find names and values that can be read but were meant to be something else."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from actionplan.diagnostics import Fault, Place
from actionplan.messages import typing_mistakes
from actionplan.reading import comments
from actionplan.reading.document import split_lines
from actionplan.reading.typos import brackets, bullets, faults
from actionplan.reading.typos.line_starts import no_colon
from actionplan.reading.typos.lines import (
    BULLET,
    CURLY,
    HEADER,
    NAMES,
    ODD,
    WORD,
    LineParts,
    bare,
    indent,
    known_names,
    take_apart,
    things,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.reading.document import Document, Node


Oddity: TypeAlias = "tuple[Route, Fault, str]"
"""The part affected, the fault, and the name of the field that was meant."""
WIDEST = 20_000
"""Characters. Nobody typed a longer line: the longest text allowed has half."""


def find_odd(document: Document, root: Node) -> Iterator[Oddity]:
    """Yield each part that was meant to be something else, in the order of the file."""
    # This uses a stack and does not recurse, because a file can be nested to any depth.
    # Children are pushed in reverse, so that they are popped in the order of the file.
    # Only those that may be odd, or hold others, are pushed: most have no route at all.
    todo: list[tuple[Route, Node | None, Node]] = [((), None, root)]
    text, known = document.text, known_names()
    while todo:
        route, key, node = todo.pop()
        if key is not None and not _is_known(text, known, key):
            yield from _odd_name(document, route, key)
        if node.fields is not None:
            below = [
                ((*route, each), name, value)
                for each, (name, value) in node.fields.items()
                if _is_holder(value)
                or not (
                    _is_known(text, known, name) and _is_even(text, known, name, value)
                )
            ]
            todo.extend(reversed(below))
        elif node.items is not None:
            yield from _listed(document, route, key, node)
            items = [
                ((*route, number), None, item)
                for number, item in enumerate(node.items)
                if _is_holder(item) or not _is_even(text, known, None, item)
            ]
            todo.extend(reversed(items))
        elif _is_even(text, known, key, node):
            continue
        elif len(document.line(node.line)) > WIDEST:
            continue  # not typed, and each value would read the complete line
        elif fault := _odd_value(document, route, key, node):
            is_cut = fault.rule == _CURLY and _is_cut(document, node)
            yield route[:-1] if is_cut else route, fault, ""
        elif node.style in ("|", ">"):
            yield from _swallowed(document, route, node)
        is_block = key is not None and node.style == "block"
        if key is not None and is_block and len(route) == _OUTCOMES_FIELD:
            yield from _left_behind(document, route, key, node)


def _is_holder(node: Node) -> bool:
    return node.fields is not None or node.items is not None


def _is_known(text: str, known: Container[object], key: Node) -> bool:
    """Check quickly whether a name is one of the format, as nearly all are."""
    return key.style != "plain" or (
        key.value in known and text[key.start - 2 : key.start] != "? "
    )


def _is_even(text: str, known: Container[object], key: Node | None, node: Node) -> bool:
    """Check quickly whether a value has nothing odd in it, like most values.

    If this returns False, the value is checked closely. It must never return True for
    an odd value.
    """
    source = text[node.start : node.end]
    if node.style != "plain":
        if node.style != '"':
            return node.style == "'"
        return "\\" not in source and "\u201d," not in source
    if not isinstance(node.value, str) or "\n" in source or "\r" in source:
        return False
    ends = source[0] in _ODD_ENDS or source[-1] in _ODD_ENDS
    if ends or text[node.end : node.end + 1] in _BLANK:
        return False
    if key is not None and key.line == node.line:
        return True
    word = WORD.match(source)
    return source[0].isalnum() and not (word and word[0] in known)


_BLANK = (" ", "\t")
_ODD_ENDS = frozenset(f"{ODD}{CURLY}\"'")


def _odd_name(document: Document, route: Route, key: Node) -> Iterator[Oddity]:
    """Find signs that have become part of a field name, or of the hyphen before it."""
    written, lines = str(key.value), document.lines
    number, at = key.line - 1, key.column - 1
    plain = re.sub(f"[{ODD}]", " ", written).strip()
    word = WORD.match(written)
    if written[:1] == "-" and written.lstrip("-") in known_names():
        yield route[:-1], faults.no_space_after_dash_at(lines, number, at), ""
    elif BULLET.match(written) and written[1:].lstrip(f" {ODD}") in known_names():
        yield route[:-1], faults.odd_dash_at(lines, number, at), ""
    elif document.text[max(0, key.start - 2) : key.start] == "? ":
        entry = take_apart(lines[number], number)
        yield route[:-1], faults.special_first_in(entry, lines), ""
    elif written[:1] in set(ODD) or written[-1:] in set(ODD):
        yield route, faults.odd_space_at(lines, number, at), plain
    elif bare(written) != written and bare(written) in known_names():
        right = lines[number].strip().replace(written, bare(written), 1)
        fault = typing_mistakes.curly_quotes(line=right)
        place = faults.word_at(lines, number, at)
        yield route, fault.placed(place), bare(written)
    elif word and word[0] in known_names() and written[word.end() :][:1] == ":":
        colon = at + word.end()
        if re.match(f"[{ODD}]", written[word.end() + 1 :]):
            yield route, faults.odd_space_at(lines, number, colon), word[0]
        elif written[word.end() + 1 :]:
            yield route, faults.no_space_after_colon_at(lines, number, colon), word[0]


def _odd_value(
    document: Document, route: Route, key: Node | None, node: Node
) -> Fault | None:
    """Find signs that text or a number was meant to be something else."""
    source = document.text[node.start : node.end]
    if node.style == '"':
        return _drive(document, node, source) or _in_braces(document, route, node)
    if node.style != "plain":
        return None
    if fault := _hidden(document, node):
        return fault
    if not isinstance(node.value, str):
        return _rounded(document, key, node, source)
    if source[0] in ODD:
        return faults.odd_space_at(document.lines, node.line - 1, node.column - 1)
    alone = key is None or key.line != node.line
    return (
        (_clinging(document, node, source) if alone else None)
        or _glued(document, route, key, node)
        or _odd_ends(document, route, node, source)
    )


def _hidden(document: Document, node: Node) -> Fault | None:
    """Find a hash that cuts text off in the middle."""
    match = comments.cuts_off(document, node)
    if match is None:
        return None
    source = document.text[node.start : node.end]
    number = node.line - 1 + source.count("\n")
    _, column = document.point(match.end() - 1)
    return faults.hash_hides_text_at(document.lines, number, column - 1)


def _rounded(
    document: Document, key: Node | None, node: Node, source: str
) -> Fault | None:
    """Find a number that would not be shown as it was written: 1.10 as 1.1."""
    field = str(key.value) if key else ""
    if field not in ("value", "target") and field[:2] != "x-":
        return None
    if node.value is None or isinstance(node.value, bool):
        return None
    if str(node.value) == source:
        return None
    number, at = node.line - 1, node.column - 1
    line = document.lines[number]
    right = faults.spliced(line, at, f'"{source}"', at + len(source))
    return typing_mistakes.number_loses_digits(
        written=source, read=str(node.value), line=right
    ).placed(faults.word_at(document.lines, number, at))


def _clinging(document: Document, node: Node, source: str) -> Fault | None:
    """Find a field or list item that is read as text."""
    first = source.split("\n", 1)[0].rstrip()
    entry = take_apart(document.lines[node.line - 1], node.line - 1)
    entry = entry._replace(text=first, at=node.column - 1, field="")
    word = WORD.match(first)
    named = (
        word and word[0] in known_names() and re.match(r":|\s+\S", first[word.end() :])
    )
    if re.match(f"-[{ODD}]", first):
        return faults.odd_space_at(document.lines, node.line - 1, node.column)
    if named or re.match(r"-+[A-Za-z\"']", first) or BULLET.match(first):
        return no_colon(entry, document.lines)
    return None


def _glued(
    document: Document, route: Route, key: Node | None, node: Node
) -> Fault | None:
    """Find a list item that is read as another line of the text above."""
    # Without a hyphen, this is a guess: the line above was short, so it was not broken
    # to fit, and the new line begins like a sentence.
    first, *more = split_lines(document.text[node.start : node.end])
    for number, line in enumerate(more, node.line):
        text = line.lstrip(f" {ODD}")
        at = len(line) - len(text)
        above, below = first.strip()[-60:], text.strip()[:60]
        if re.match(f"-[{ODD}]", text):
            return faults.odd_space_at(document.lines, number, at + 1)
        if re.match(r"-+ ?[A-Za-z\"'\u2018\u201c]", text) or BULLET.match(
            text.replace("\t", " ")
        ):
            if fault := _bullets(document, key, node):
                return fault
            if key and key.line != node.line and at < node.column:
                return faults.list_and_fields_mixed_at(
                    document.lines, node.line - 1, at, "first"
                )
            left = key is None and _is_left(document, route, at)
            line_ = node.line - 1 if left else number
            at = indent(document.lines[line_])
            return typing_mistakes.glued_items(
                above=above, below=below, left=left
            ).placed(faults.word_at(document.lines, line_, at))
        before = document.lines[number - 1].rstrip()
        if key is None and len(before) < _WRAP and _reads_as_two(before, text):
            return typing_mistakes.joined_lines(above=above, below=below).placed(
                faults.word_at(document.lines, number, at)
            )
    return None


def _bullets(document: Document, key: Node | None, node: Node) -> Fault | None:
    """Find bullet points that are read as more words of the text of a field."""
    entry = take_apart(document.lines[node.line - 1], node.line - 1)
    if key is None or key.line != node.line or entry.at != node.column - 1:
        return None
    return bullets.glued_in(entry, document.lines)


def _listed(
    document: Document, route: Route, key: Node | None, node: Node
) -> Iterator[Oddity]:
    """Find bullet points that are read as a list in place of a text."""
    items = node.items or ()
    if key is None or node.style != "block" or len(items) == 1:
        return
    if not all(isinstance(item.value, str) for item in items):
        return
    entry = take_apart(document.lines[key.line - 1], key.line - 1)
    if fault := bullets.glued_in(entry, document.lines):
        yield route, fault, ""


def _is_left(document: Document, route: Route, at: int) -> bool:
    """Return whether the only item in a list is itself in the wrong column.

    *at* is the column of the hyphen below it.
    """
    held = document.node(route[:-1])
    holder = document.node(route[:-2])
    if held is None or holder is None or not holder.fields or not held.items:
        return False
    column = held.column - 1
    name = holder.fields[str(route[-2])][0]
    odd = column % 2 > at % 2
    return len(held.items) == 1 and (column == name.column - 1 or odd)


_WRAP = 60
"""Characters. A shorter line was not broken to fit."""


def _reads_as_two(above: str, below: str) -> bool:
    return below[:1].isupper() and above[-1:] not in tuple(",;:-(&")


_WORDY = 14
"""Characters. Round longer text, curly quotation marks may mark a quotation."""


def _is_name(route: Route) -> bool:
    return next((s for s in reversed(route) if isinstance(s, str)), "") in NAMES


def _odd_ends(
    document: Document, route: Route, node: Node, source: str
) -> Fault | None:
    """Find quotation marks and odd spaces that have become part of the text."""
    lines, number, at = document.lines, node.line - 1, node.column - 1
    if source[-1] in ODD and "\n" not in source:
        return faults.odd_space_at(lines, number, at + len(source.rstrip(f" {ODD}")))
    entry = LineParts(line=number, columns=(), field="", text=source, at=at)
    if source[0] in CURLY and (found := _in_braces(document, route, node)):
        return found
    inside = source[1:-1]
    short = _is_name(route) and not set(inside) & set("\u201c\u201d\n")
    short = short or (len(source) <= _WORDY and not re.search(r"[.!?,;]\W*$", source))
    if source[0] in CURLY and source[-1] in f"{CURLY}\"'" and short:
        return faults.curly_quotes_in(entry, lines)
    odd = source[-1] == '"' and source.count('"') == 1
    odd = odd or (source[-1] == "'" and source.count("'") == 1 and source[-2:-1] != "s")
    if odd and "\n" not in source:
        right = faults.spliced(
            lines[number], at, faults.in_quotes(source[:-1]), len(lines[number])
        )
        place = Place(number + 1, at + len(source))
        return typing_mistakes.unclosed_quote(line=right, start=False).placed(place)
    return None


_CURLY = typing_mistakes.curly_quotes.name


def _is_cut(document: Document, node: Node) -> bool:
    """Return whether a comma inside curly quotation marks cuts off a value."""
    source = document.text[node.start : node.end]
    return source[0] in CURLY and source[-1] not in f"{CURLY}\"'"


def _in_braces(document: Document, route: Route, node: Node) -> Fault | None:
    """Find curly quotation marks round a value in braces or brackets."""
    around = (document.node(route[:length]) for length in range(1, len(route)))
    first = next((n.line for n in around if n is not None and n.style == "flow"), 0)
    if not first:
        return None
    return brackets.curly_in(document.lines, first - 1, node.line - 1, node.column - 1)


def _drive(document: Document, node: Node, source: str) -> Fault | None:
    """Find a Windows path in double quotes, where YAML would read escapes."""
    match = re.search(r"\\[abefnrtvNPL_0]", source)
    if match is None or "\n" in source or not re.match(r'"[A-Za-z]:\\', source):
        return None
    number, at = node.line - 1, node.column - 1
    text = faults.in_single_quotes(source[1:-1])
    right = faults.spliced(document.lines[number], at, text, at + len(source))
    return typing_mistakes.backslash_in_quotes(line=right).placed(
        faults.word_at(document.lines, number, at + match.start())
    )


def _swallowed(document: Document, route: Route, node: Node) -> Iterator[Oddity]:
    """Find fields that have become part of the text below a "|"."""
    source = document.text[node.start : node.end].rstrip()
    if ":" not in source:
        return  # as in most texts: every field has one
    holder = document.node(route[:-1])
    taken = holder.fields if holder and holder.fields else {}
    first = _first_field(split_lines(source), taken)
    if first:
        number = node.line - 1 + first
        below = take_apart(document.lines[number])
        at = below.columns[0].column
        fault = typing_mistakes.field_in_text(field=below.field)
        place = faults.word_at(document.lines, number, at)
        yield route, fault.placed(place), ""


def _first_field(written: Sequence[str], taken: Container[str]) -> int:
    """Return the first line of the text that must be a field, or 0 if none is."""
    # A line must be a field if it has a "|" of its own, or if it is one of the fields
    # at the end of the text. So the lines are read from the last one up, as long as
    # each of them may be a field or an item.
    base = min((indent(line) for line in written[1:] if line.strip()), default=0)
    first = 0
    ending = True
    for number in range(len(written) - 1, 0, -1):
        below = take_apart(written[number])
        if not below.columns or below.columns[0].column > base:
            continue
        known = below.field in known_names() and below.field not in taken
        ending &= known or below.columns[0].kind == "list"
        if (ending and known) or (known and HEADER.match(below.text)):
            first = number
    return first


_OUTCOMES_FIELD = 3
"""The length of the route to a field of an outcome."""


def _left_behind(
    document: Document, route: Route, key: Node, node: Node
) -> Iterator[Oddity]:
    """Find a field that has moved from an action to its outcome.

    Its content has not moved: that is still in line with the action above.
    """
    outcome, field = document.node(route[:-1]), str(route[-1])
    fields = list((outcome.fields if outcome else None) or {})
    actions = document.node((*route[:-1], "actions"))
    if len(route) != _OUTCOMES_FIELD or ("actions", field) not in pairwise(fields):
        return
    last = actions.items[-1] if actions and actions.items else None
    if last is None or not last.fields or field in last.fields:
        return
    wanted = next(iter(last.fields.values()))[0].column
    known = field in things()["action"]
    if known and key.column < wanted and node.column - wanted in (0, 2):
        number = key.line - 1
        typo = faults.wrong_indentation_at(
            document.lines, number, wanted - 1, taken="the outcome"
        )
        yield route, typo, ""
