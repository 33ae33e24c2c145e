"""What can be read, but as something other than was meant."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

from actionplan.diagnostics import Place
from actionplan.messages import shape, typing_mistakes, unreadable
from actionplan.reading.document import BREAK
from actionplan.reading.typos import faults
from actionplan.reading.typos.lines import (
    BULLET,
    CURLY,
    HEADER,
    ODD,
    WORD,
    LineParts,
    bare,
    indent,
    names,
    take_apart,
    things,
)
from actionplan.reading.typos.walk import no_colon

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from actionplan.diagnostics import Fault, Route, RuleName
    from actionplan.reading.document import Document, Node


MOST = 200
"""Slips looked for in a file; a file with more needs another tool."""


def misread(document: Document, given: Iterable[Fault]) -> list[Fault]:
    """Return the faults *given* with those put in that tell what was meant otherwise.

    A fault that only follows from a slip gives way to it, and the part of the plan is
    set aside as before. Other slips set nothing aside.
    """
    kept = _once(given, document.lines)
    if document.root is None:
        return kept
    follows = _Index(kept)
    slips: dict[tuple[Route, RuleName], Fault] = {}
    gone: set[int] = set()
    for route, slip, meant in islice(_readings(document, document.root), MOST):
        caused = follows.of(route, meant)
        if not _is_apt(slip, {kept[number].rule for number in caused}):
            continue
        if (follows.stranger and not caused) or (route, slip.rule) in slips:
            continue
        holder = _holder(route, [kept[number] for number in sorted(caused)])
        gone |= {number for number in caused if _is_held(kept[number], holder)}
        slips[route, slip.rule] = slip._replace(holder=holder if caused else None)
    return [
        *(fault for number, fault in enumerate(kept) if number not in gone),
        *slips.values(),
    ]


def _holder(route: Route, caused: Sequence[Fault]) -> Route:
    """Return what a slip spoils: never the plan or an outcome as a whole.

    These cannot be set aside, and what is spoilt in them has to be.
    """
    if route and not (len(route) == _OUTCOME and route[0] == "outcomes"):
        return route
    inside = (_where(fault) for fault in caused)
    return next((at for at in inside if len(at) > len(route)), route)


def _is_held(fault: Fault, holder: Route) -> bool:
    """Tell whether all that a fault spoils is set aside with its holder."""
    return fault.rule in _NOTHING or _where(fault)[: len(holder)] == holder


_OUTCOME = 2
"""The length of an outcome's route: outcomes, number."""
_NOTHING = (shape.missing_field.name, unreadable.not_a_plan.name)
"""Faults that spoil nothing that is there."""


def _where(fault: Fault) -> Route:
    at = fault.at if fault.holder is None else fault.holder
    return () if at is None or isinstance(at, Place) else at


def _is_apt(slip: Fault, caused: set[RuleName]) -> bool:
    """Tell whether a slip says more than the faults that follow from it."""
    match slip.rule:
        case typing_mistakes.number_loses_digits.name:
            return not caused
        case typing_mistakes.missing_colon.name:
            return shape.wrong_kind.name in caused
        case _:
            return True


def _once(given: Iterable[Fault], lines: Sequence[str]) -> list[Fault]:
    """Make one fault of many fields that are there twice: an entry lost its hyphen."""
    kept: list[Fault] = []
    again: dict[Route, list[Fault]] = defaultdict(list)
    for fault in given:
        holder = (fault.holder or ())[:-1]
        whole = len(holder) > _OUTCOME and isinstance(holder[-1], int)
        if fault.rule == unreadable.duplicate_field.name and whole:
            again[holder].append(fault)
        else:
            kept.append(fault)
    for holder, twice in again.items():
        first = twice[0].at
        if len(twice) == 1 or not isinstance(first, Place):
            kept.extend(twice)
        else:
            slip = faults.mixed(lines, first.line - 1, first.column - 1, "again")
            kept.append(slip._replace(holder=holder))
    return kept


class _Index:
    """Where the faults are, to find those that follow from a slip."""

    def __init__(self, given: Sequence[Fault]) -> None:
        stranger = unreadable.not_a_plan.name
        self.stranger = any(fault.rule == stranger for fault in given)
        self._under: dict[Route, set[int]] = defaultdict(set)
        self._missing: dict[tuple[Route, str], set[int]] = defaultdict(set)
        for number, fault in enumerate(given):
            at = _where(fault)
            if fault.rule == stranger:
                self._missing[(), "schema"].add(number)
            for length in range(1 if not at else 0, len(at) + 1):
                self._under[at[:length]].add(number)
            if fault.rule == shape.missing_field.name:
                self._missing[at, str(fault.details.get("field"))].add(number)

    def of(self, route: Route, meant: str) -> set[int]:
        """Return the numbers of those that follow from a slip at a route."""
        missing = self._missing.get((route[:-1], meant), set()) if meant else set()
        return self._under.get(route, set()) | missing


Reading: TypeAlias = "tuple[Route, Fault, str]"
"""What is affected, the fault, and the name of the field that was meant."""


WIDEST = 20_000
"""Characters of a line that nobody typed: the longest text has half of them."""


def _readings(document: Document, root: Node) -> Iterator[Reading]:
    todo: list[tuple[Route, Node | None, Node]] = [((), None, root)]
    while todo:
        route, key, node = todo.pop()
        if key is not None and key.style == "plain":
            yield from _odd_name(document, route, key)
        if node.fields is not None:
            below = [((*route, each), *pair) for each, pair in node.fields.items()]
            todo.extend(reversed(below))
        elif node.items is not None:
            items = [((*route, n), None, item) for n, item in enumerate(node.items)]
            todo.extend(reversed(items))
        elif len(document.line(node.line)) > WIDEST:
            continue  # nobody typed it, and each of its values would read all of it
        elif fault := _odd_value(document, route, key, node):
            yield route, fault, ""
        elif node.style in ("|", ">"):
            yield from _swallowed(document, route, node)
        if key is not None and node.style == "block":
            yield from _left_behind(document, route, key, node)


def _odd_name(document: Document, route: Route, key: Node) -> Iterator[Reading]:
    """Look for what clings to the name of a field, or to the hyphen before it."""
    written, lines = str(key.value), document.lines
    number, at = key.line - 1, key.column - 1
    plain = re.sub(f"[{ODD}]", " ", written).strip()
    word = WORD.match(written)
    if written[:1] == "-" and written.lstrip("-") in names():
        yield route[:-1], faults.no_space_after_dash(lines, number, at), ""
    elif BULLET.match(written) and written[1:].lstrip(f" {ODD}") in names():
        yield route[:-1], faults.odd_dash(lines, number, at), ""
    elif document.text[max(0, key.start - 2) : key.start] == "? ":
        entry = take_apart(lines[number], number)
        yield route[:-1], faults.special(entry, lines), ""
    elif written[:1] in set(ODD) or written[-1:] in set(ODD):
        yield route, faults.odd_space(lines, number, at), plain
    elif bare(written) != written and bare(written) in names():
        right = lines[number].strip().replace(written, bare(written), 1)
        fault = typing_mistakes.curly_quotes(line=right)
        place = faults.word_at(lines, number, at)
        yield route, fault.placed(place), bare(written)
    elif word and word[0] in names() and written[word.end() :][:1] == ":":
        colon = at + word.end()
        if re.match(f"[{ODD}]", written[word.end() + 1 :]):
            yield route, faults.odd_space(lines, number, colon), word[0]
        elif written[word.end() + 1 :]:
            yield route, faults.no_space_after_colon(lines, number, colon), word[0]


def _odd_value(
    document: Document, route: Route, key: Node | None, node: Node
) -> Fault | None:
    """Look at a text or number for signs that it was meant otherwise."""
    source = document.text[node.start : node.end]
    if node.style == '"':
        return _drive(document, node, source)
    if node.style != "plain":
        return None
    if fault := _hidden(document, node):
        return fault
    if not isinstance(node.value, str):
        return _rounded(document, key, node, source)
    if source[0] in ODD:
        return faults.odd_space(document.lines, node.line - 1, node.column - 1)
    alone = key is None or key.line != node.line
    return (
        (_clinging(document, node, source) if alone else None)
        or _glued(document, route, key, node)
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
    return faults.hidden(document.lines, number, at)


def _rounded(
    document: Document, key: Node | None, node: Node, source: str
) -> Fault | None:
    """Look for a number that is shown other than it was written."""
    field = str(key.value) if key else ""
    if field not in ("value", "target") and field[:2] != "x-":
        return None
    if node.value is None or isinstance(node.value, bool):
        return None
    if str(node.value) == source:
        return None
    number, at = node.line - 1, node.column - 1
    line = document.lines[number]
    right = faults.put(line, at, f'"{source}"', at + len(source))
    return typing_mistakes.number_loses_digits(
        written=source, read=str(node.value), line=right
    ).placed(faults.word_at(document.lines, number, at))


def _clinging(document: Document, node: Node, source: str) -> Fault | None:
    """Look for a field or an item that is taken for a text as a whole."""
    first = source.split("\n", 1)[0].rstrip()
    entry = take_apart(document.lines[node.line - 1], node.line - 1)
    entry = entry._replace(text=first, at=node.column - 1, field="")
    word = WORD.match(first)
    named = word and word[0] in names() and re.match(r":|\s+\S", first[word.end() :])
    if re.match(f"-[{ODD}]", first):
        return faults.odd_space(document.lines, node.line - 1, node.column)
    if named or re.match(r"-+[A-Za-z\"']", first) or BULLET.match(first):
        return no_colon(entry, document.lines)
    return None


def _glued(
    document: Document, route: Route, key: Node | None, node: Node
) -> Fault | None:
    """Look for an item of a list that became the further line of the text above."""
    first, *more = BREAK.split(document.text[node.start : node.end])
    for number, line in enumerate(more, node.line):
        text = line.lstrip(f" {ODD}")
        at = len(line) - len(text)
        above, below = first.strip()[-60:], text.strip()[:60]
        if re.match(f"-[{ODD}]", text):
            return faults.odd_space(document.lines, number, at + 1)
        if re.match(r"-+ ?[A-Za-z\"'\u2018\u201c]", text) or BULLET.match(text):
            if key and key.line != node.line and at < node.column:
                return faults.mixed(document.lines, node.line - 1, at, "first")
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


def _is_left(document: Document, route: Route, at: int) -> bool:
    """Tell whether an item alone in its list is the one that is out of line.

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
"""A line that is shorter was not broken for want of room."""


def _reads_as_two(above: str, below: str) -> bool:
    return below[:1].isupper() and above[-1:] not in tuple(",;:-(&")


_WORDY = 14
"""Curly quotation marks round a longer text may be there to quote somebody."""


def _odd_ends(document: Document, node: Node, source: str) -> Fault | None:
    """Look for quotation marks and spaces that became part of a text."""
    lines, number, at = document.lines, node.line - 1, node.column - 1
    if source[-1] in ODD and "\n" not in source:
        return faults.odd_space(lines, number, at + len(source.rstrip(f" {ODD}")))
    entry = LineParts(line=number, columns=(), field="", text=source, at=at)
    short = len(source) <= _WORDY and not re.search(r"[.!?,;]\W*$", source)
    if source[0] in CURLY and source[-1] in f"{CURLY}\"'" and short:
        return faults.curly(entry, lines)
    odd = source[-1] == '"' and source.count('"') == 1
    odd = odd or (source[-1] == "'" and source.count("'") == 1 and source[-2:-1] != "s")
    if odd and "\n" not in source:
        right = faults.put(
            lines[number], at, faults.in_quotes(source[:-1]), len(lines[number])
        )
        place = Place(number + 1, at + len(source))
        return typing_mistakes.unclosed_quote(line=right, start=False).placed(place)
    return None


def _drive(document: Document, node: Node, source: str) -> Fault | None:
    """Look for a path of Windows in double quotes, whose letters change."""
    match = re.search(r"\\[abefnrtvNPL_0]", source)
    if match is None or "\n" in source or not re.match(r'"[A-Za-z]:\\', source):
        return None
    number, at = node.line - 1, node.column - 1
    text = source[1:-1].replace("'", "''")
    right = faults.put(document.lines[number], at, f"'{text}'", at + len(source))
    return typing_mistakes.backslash_in_quotes(line=right).placed(
        faults.word_at(document.lines, number, at + match.start())
    )


def _swallowed(document: Document, route: Route, node: Node) -> Iterator[Reading]:
    """Look for fields in a text below a bar that were meant to follow it."""
    source = document.text[node.start : node.end].rstrip()
    holder = document.node(route[:-1])
    taken = holder.fields if holder and holder.fields else {}
    first = _first_field(BREAK.split(source), taken)
    if first:
        number = node.line - 1 + first
        below = take_apart(document.lines[number])
        at = below.columns[0].column
        fault = typing_mistakes.field_in_text(field=below.field)
        place = faults.word_at(document.lines, number, at)
        yield route, fault.placed(place), ""


def _first_field(written: Sequence[str], taken: Container[str]) -> int:
    """Return the first line of a text that is a field; 0 if none surely is.

    Surely is one with a bar of its own, and those that the text ends with.
    """
    base = min((indent(line) for line in written[1:] if line.strip()), default=0)
    first = 0
    ending = True
    for number in range(len(written) - 1, 0, -1):
        below = take_apart(written[number])
        if not below.columns or below.columns[0].column > base:
            continue
        known = below.field in names() and below.field not in taken
        ending &= known or below.columns[0].kind == "list"
        if (ending and known) or (known and HEADER.match(below.text)):
            first = number
    return first


def _left_behind(
    document: Document, route: Route, key: Node, node: Node
) -> Iterator[Reading]:
    """Look for a field that slipped from an action to its outcome.

    What it holds did not: it is still in line with the action above.
    """
    outcome, field = document.node(route[:-1]), str(route[-1])
    fields = list((outcome.fields if outcome else None) or {})
    actions = document.node((*route[:-1], "actions"))
    if len(route) != _OUTCOME + 1 or ("actions", field) not in pairwise(fields):
        return
    last = actions.items[-1] if actions and actions.items else None
    if last is None or not last.fields or field in last.fields:
        return
    wanted = next(iter(last.fields.values()))[0].column
    known = field in things()["action"]
    if known and key.column < wanted and node.column - wanted in (0, 2):
        number = key.line - 1
        slip = faults.misplaced(document.lines, number, wanted - 1, taken="the outcome")
        yield route, slip, ""
