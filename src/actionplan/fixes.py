"""What would mend a fault: the characters of the file to replace, and by what.

Each rule that knows a mend has a function of its name here, which proposes one or
more, the likeliest first. Nothing proposed is written until `fixing` has proved what
it does. A fix is safe where it takes nothing but what stands there already, read in
the one way it can be read; what needs a guess is not.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from actionplan import dates, edits, schema, suggest
from actionplan.diagnostics import Edit, Place
from actionplan.document import BREAK, Node
from actionplan.slips import columns, faults
from actionplan.slips.lines import ODD, indent, names, take_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Fault, Route
    from actionplan.document import Data, Document


class Change(NamedTuple):
    """What a plan says otherwise afterwards: one field, its name or its value."""

    route: Route
    name: str
    """The name that the field has then, of one in a list the empty text."""
    value: Data


class Fix(NamedTuple):
    """One way to mend one fault."""

    edits: tuple[Edit, ...]
    safe: bool
    change: Change | None = None
    """What is different afterwards; None where the file cannot be held against it."""


def of(fault: Fault, document: Document) -> tuple[Fix, ...]:
    """Return the ways there are to mend *fault*, the likeliest first."""
    propose = _FIXES.get(fault.rule)
    return tuple(propose(fault, document)) if propose else ()


# --- slips in typing ------------------------------------------------------------


def _typed(fault: Fault, document: Document, *, safe: bool) -> Iterator[Fix]:
    """Put the line in, that the slip's message shows, in the place of the wrong one."""
    if not isinstance(fault.at, Place) or not fault.details.get("line"):
        return
    old = document.line(fault.at.line)
    start, end = indent(old), len(old.rstrip(" "))
    new = old[:start] + str(fault.details["line"]) + old[end:]
    yield Fix((_in_line(document, fault.at.line, new),), safe)


def _safely(fault: Fault, document: Document) -> Iterator[Fix]:
    yield from _typed(fault, document, safe=True)


def _perhaps(fault: Fault, document: Document) -> Iterator[Fix]:
    yield from _typed(fault, document, safe=False)


def _unquoted_colon(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put the text in quotation marks; or two fields on lines of their own."""
    yield from _safely(fault, document)
    second = fault.details["field"]
    if second and isinstance(fault.at, Place):
        line, colon = document.line(fault.at.line), fault.at.column - 1
        start = colon - len(second)
        above = line[:start].rstrip(" ")
        column = take_apart(line).columns[-1].column
        below = _line_end(document) + " " * column
        at = document.offset(fault.at.line)
        yield Fix((Edit(at + len(above), at + start, below),), safe=False)


_STARTS = frozenset("@`%,]}*&!")
"""Signs that a text may start with, and needs quotation marks for."""


def _special_first(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put a text in quotation marks; where a bracket opens it, surely if one closes."""
    if not isinstance(fault.at, Place):
        return
    sign = str(fault.details["sign"])
    closed = re.search(r"[\[{][^\]}]*[\]}] *\S", document.line(fault.at.line))
    yield from _typed(fault, document, safe=sign in _STARTS or bool(closed))


def _hash_hides(fault: Fault, document: Document) -> Iterator[Fix]:
    """Take what is behind the hash into the text: surely where a number follows."""
    if not isinstance(fault.at, Place):
        return
    hidden = document.line(fault.at.line)[fault.at.column - 1 :]
    yield from _typed(fault, document, safe=bool(re.match(r"# ?\d", hidden)))


def _tab(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put spaces in the place of tabs: as many as lead to the column that fits."""
    if not isinstance(fault.at, Place):
        return
    if fault.details["start"]:
        for width in (2, 4, 8):
            if replaced := _without_leading_tabs(document, width):
                yield Fix(replaced, safe=True)
        yield from _in_its_column(fault.at.line, document)
    else:
        yield from _one_space(fault.at, document, "\t")


def _odd_space(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put plain spaces in the place of those that came in with text from Word."""
    if not isinstance(fault.at, Place):
        return
    if fault.details["start"]:
        yield from _in_its_column(fault.at.line, document)
    else:
        yield from _one_space(fault.at, document, ODD)


def _mixed(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put a hyphen in, or take one out, or move the line to where it fits."""
    if not isinstance(fault.at, Place):
        return
    number, line = fault.at.line, document.line(fault.at.line)
    start, text = indent(line), line.lstrip(" ")
    column = columns.home(document.lines, number - 1, text, start)
    if text.startswith("- "):
        ways = [line[:start] + text[2:]]
    else:
        moved = [" " * column + text] if column is not None else []
        ways = [*moved, f"{line[:start]}- {text}"]
    for new in ways:
        yield Fix((_in_line(document, number, new),), safe=False)


def _missing_colon(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put the colon in, or else the hyphen, if it is no field that lacks something."""
    yield from _perhaps(fault, document)
    if not fault.details.get("line"):
        yield from _mixed(fault, document)


def _shortcut(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put a text in quotation marks that starts with a sign of YAML's own."""
    if not isinstance(fault.at, Place):
        return
    line, at = document.line(fault.at.line), fault.at.column - 1
    text = line[at:].rstrip()
    if text[:1] in ("&", "*", "!") and " #" not in text and "'" not in text[:2]:
        new = line[:at] + faults.in_quotes(text)
        yield Fix((_in_line(document, fault.at.line, new),), safe=False)


def _wrong_indentation(fault: Fault, document: Document) -> Iterator[Fix]:
    """Move a line, and the rest of its entry, to the column it was meant for."""
    if not isinstance(fault.at, Place) or not fault.details["right"]:
        return
    off = fault.details["wanted"] - fault.details["now"]
    moves = []
    for number in _moved(fault.at.line, fault.details["more"] + 1, document):
        start, there = document.offset(number), indent(document.line(number))
        moves.append(Edit(start, start + there, " " * max(0, there + off)))
    yield Fix(tuple(moves), safe=False)


def _moved(first: int, most: int, document: Document) -> Iterator[int]:
    """Give the numbers of *most* lines, and of those below if all hang on the first.

    The slip was found by a look at the next lines only.
    """
    column, number = indent(document.line(first)), first
    inner = sys.maxsize if most > 1 else 0
    while number <= len(document.lines):
        line = document.line(number)
        if line.strip():
            if most <= 0 and not column < inner <= indent(line):
                return
            if number > first:
                inner = min(inner, indent(line))
            most -= 1
            yield number
        number += 1


def _several_documents(fault: Fault, document: Document) -> Iterator[Fix]:
    """Take out the line of hyphens that ends the plan before its end."""
    if isinstance(fault.at, Place):
        start = document.offset(fault.at.line)
        end = start + len(document.line(fault.at.line))
        after = BREAK.match(document.text, end)
        yield Fix((Edit(start, after.end() if after else end, ""),), safe=False)


def _joined(fault: Fault, document: Document) -> Iterator[Fix]:
    """Give a line, that became part of the one above, its own place in the list."""
    if not isinstance(fault.at, Place):
        return
    number, route = fault.at.line, document.route(fault.at)
    held = document.node(route[:-1])
    if held is None or not held.items or held.style != "block":
        return
    column, line = held.column - 1, document.line(number)
    if fault.details.get("left"):
        column = indent(document.line(number + 1))
    text = line.lstrip(f" {ODD}")
    hyphen = "" if text[:1] == "-" else "- "
    new = " " * column + hyphen + text
    yield Fix((_in_line(document, number, new),), safe=False)


def _hidden_character(fault: Fault, document: Document) -> Iterator[Fix]:
    """Take out a character that nobody sees."""
    if isinstance(fault.at, Place):
        at = document.offset(*fault.at[:2])
        yield Fix((Edit(at, at + 1, ""),), safe=False)


def _twice(fault: Fault, document: Document) -> Iterator[Fix]:
    """Take out a line that says again what another has said."""
    if not isinstance(fault.at, Place):
        return
    again, first = fault.at.line, fault.details["first"]
    if document.line(again).strip() == document.line(first).strip():
        start = document.offset(again)
        value = document.node(fault.holder or ())
        if value is not None and document.last_line(value) == value.line:
            name = str(fault.details["field"])
            change = Change(fault.holder or (), name, value.value)
            after = document.offset(again + 1)
            yield Fix((Edit(start, after, ""),), safe=False, change=change)


# --- names, options and kinds ---------------------------------------------------


def _unknown_field(fault: Fault, document: Document) -> Iterator[Fix]:
    """Give a field the name that is meant, where no other is as near."""
    meant, route = str(fault.details["meant"]), _route(fault)
    holder = document.node(route[:-1])
    pair = (holder.fields or {}).get(str(route[-1])) if holder and route else None
    if not meant or pair is None:
        return
    key, value = pair
    written = str(route[-1])
    sure = suggest.is_sure_field(written, fault.details["allowed"])
    change = Change(route, meant, value.value)
    if edit := _written(meant, key, document):
        yield Fix((edit,), sure and written not in names(), change)


def _not_an_option(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write the option that is meant, where no other is as near."""
    meant, written = str(fault.details["meant"]), str(fault.details["written"])
    if meant:
        loose = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-") in _LOOSE
        sure = suggest.is_sure_option(written, fault.details["options"])
        yield from _instead(_route(fault), document, meant, safe=sure and not loose)


_LOOSE = frozenset(
    (
        *("yes", "full", "no", "closed", "open", "active", "resumed", "reopened"),
        *("planned", "pending", "agreed", "rejected", "achieved", "accept", "signed"),
        *("dropped", "approved", "mitigate", "eliminate", "survey", "started"),
    )
)
"""Words that may stand for an option, and may say something else as well."""


def _unquoted_value(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put quotation marks round a text that is taken for a number."""
    node = document.node(_route(fault))
    if node is not None and node.style == "plain":
        yield from _instead(
            _route(fault), document, document.text[node.start : node.end], safe=True
        )


def _wrong_kind(fault: Fault, document: Document) -> Iterator[Fix]:
    """Make a list of the one value that stands in its place, or the other way about."""
    route = _route(fault)
    holder, node = document.node(route[:-1]), document.node(route)
    if holder is None or node is None:
        return
    key = (holder.fields or {}).get(str(route[-1]), (holder,))[0]
    match fault.details:
        case {"wanted": "a list", "got": "text", "names": names}:
            way = _line_end(document) + " " * (holder.column + 1) + "- "
            way = " [{" if holder.style == "flow" else way
            yield from _text_as_list(
                route, (key, node), schema.one_required(names), way
            )
        case {"wanted": "fields", "got": "text", "entry": True, "names": names}:
            yield from _text_as_entry(route, node, schema.one_required(names))
        case {"wanted": "a list", "got": "fields"}:
            made = _fields_as_list(key, node, document)
            change = Change(route, str(route[-1]), [node.value])
            yield Fix(made, safe=True, change=change)
        case {"wanted": "text", "got": "a list", "entry": False}:
            yield from _list_as_text(route, key, node)
        case {"wanted": "text", "got": "fields", "entry": True}:
            yield from _entry_as_text(route, node, document)
        case _:
            return


def _text_as_list(
    route: Route, pair: tuple[Node, Node], field: str, way: str
) -> Iterator[Fix]:
    """Make a text the one thing in a list, by the only field that those need."""
    key, node = pair
    if field and key.line == node.line:
        change = Change(route, str(route[-1]), [{field: node.value}])
        before = Edit(key.end, node.start, f":{way}{field}: ")
        after = Edit(node.end, node.end, "}]" if way == " [{" else "")
        yield Fix((before, after), safe=False, change=change)


def _text_as_entry(route: Route, node: Node, field: str) -> Iterator[Fix]:
    """Name the only field that has to be there, before the text of an entry."""
    if field:
        edit = Edit(node.start, node.start, f"{field}: ")
        yield Fix((edit,), safe=False, change=Change(route, "", {field: node.value}))


def _fields_as_list(key: Node, node: Node, document: Document) -> tuple[Edit, ...]:
    """Put a hyphen before the first field, where there is room for it without moves."""
    if node.style == "flow":
        return (Edit(node.start, node.start, "["), Edit(node.end, node.end, "]"))
    if node.column - key.column > len("- "):
        return (Edit(node.start - len("- "), node.start, "- "),)
    further = range(node.line + 1, document.last_line(node) + 1)
    starts = [document.offset(number) for number in further if document.line(number)]
    further_in = (Edit(start, start, "  ") for start in starts)
    return (Edit(node.start, node.start, "- "), *further_in)


def _list_as_text(route: Route, key: Node, node: Node) -> Iterator[Fix]:
    """Take the brackets or the hyphen away from the only one in a list."""
    match node.items:
        case [Node(value=str(text)) as one]:
            before = Edit(key.end, one.start, ": ")
            after = (Edit(one.end, node.end, ""),) if node.style == "flow" else ()
            change = Change(route, str(route[-1]), text)
            yield Fix((before, *after), safe=True, change=change)
        case _:
            return


def _entry_as_text(route: Route, node: Node, document: Document) -> Iterator[Fix]:
    """Put quotation marks round the text of an entry that has a colon in it."""
    text = document.line(node.line)[node.column - 1 :].rstrip()
    alone = len(node.fields or {}) == 1 and document.last_line(node) == node.line
    if alone and node.style == "block" and " #" not in text:
        edit = Edit(node.start, node.start + len(text), faults.in_quotes(text))
        yield Fix((edit,), safe=True, change=Change(route, "", text))


# --- dates ----------------------------------------------------------------------


def _not_a_date(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write in numbers what can be read as one date only."""
    meant, written = fault.details["meant"], str(fault.details["written"])
    if meant is None:
        return
    if dates.looks_like_one(written) and not _PLUS.match(written):
        sure = all(map(_is_month, re.findall(r"[a-z]{3,}", written.lower())))
        yield from _instead(_route(fault), document, str(meant), safe=sure)
    else:
        yield from _with_remark(_route(fault), document, str(meant), written)


_PLUS = re.compile(r"\s*(?:by|end)\b", re.IGNORECASE)
"""Words beside a date that would be lost."""


def _is_month(word: str) -> bool:
    return any(month.lower().startswith(word) for month in dates.MONTHS)


def _not_an_interval(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write in months what people call so many."""
    if months := dates.interval(str(fault.details["written"])):
        yield from _instead(_route(fault), document, months, safe=True)


def _incomplete_date(fault: Fault, document: Document) -> Iterator[Fix]:
    """Take the end of the year, where a date is to come."""
    if paste := fault.details["year"]:
        yield from _with_remark(_route(fault), document, f"{paste}-12", paste)


def _with_remark(
    route: Route, document: Document, text: str, written: str
) -> Iterator[Fix]:
    """Keep what stood there in a remark, where the new text does not say all of it."""
    node = document.node(route)
    if node is None or BREAK.search(document.text[node.start : node.end]):
        return
    line = document.line(node.line)
    rest = line[node.column - 1 + node.end - node.start :]
    if not rest.strip():
        value = Change(route, str(route[-1]), text)
        edit = Edit(node.start, node.end, f"{text} # it was: {written}")
        yield Fix((edit,), safe=False, change=value)


# --- what accepts findings, and what a board has declared -----------------------


def _unknown_rule(fault: Fault, document: Document) -> Iterator[Fix]:
    """Spell the name of a rule right, in a comment."""
    name, nearest = str(fault.details["name"]), fault.details["nearest"]
    if isinstance(fault.at, Place) and len(nearest) == 1:
        line = document.line(fault.at.line)
        at = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])").search(
            line, fault.at.column - 1
        )
        if at:
            start = document.offset(fault.at.line)
            edit = Edit(start + at.start(), start + at.end(), nearest[0])
            whole = Change((), "", document.data)
            yield Fix((edit,), safe=True, change=whole)


def _undeclared(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write the agency or the post as the board has declared it."""
    if len(fault.details["nearest"]) == 1:
        (meant,) = fault.details["nearest"]
        yield from _instead(_route(fault), document, meant, safe=False)


# --- what is put where ----------------------------------------------------------


def _route(fault: Fault) -> Route:
    return fault.at if fault.at is not None and not isinstance(fault.at, Place) else ()


def _instead(
    route: Route, document: Document, text: str, *, safe: bool
) -> Iterator[Fix]:
    """Write *text* in the place of a value on one line, in the quotation marks it has.

    A date, an option or a name stands plain where the old one did.
    """
    node = document.node(route)
    if route and node and (edit := _written(text, node, document)):
        name = route[-1] if isinstance(route[-1], str) else ""
        yield Fix((edit,), safe, Change(route, name, text))


def _written(text: str, node: Node, document: Document) -> Edit | None:
    old = document.text[node.start : node.end]
    if node.style not in ("plain", '"', "'") or not old or BREAK.search(old):
        return None
    plain = edits.one_line(text)
    if node.style == "plain" or plain != text:
        return Edit(node.start, node.end, plain)
    return Edit(node.start + 1, node.end - 1, text)


def _in_line(document: Document, number: int, new: str) -> Edit:
    """Put a line in the place of one, as an edit of no more than is different."""
    old, start = document.line(number), document.offset(number)
    least = min(len(old), len(new))
    before = next((n for n in range(least) if old[n] != new[n]), least)
    most = least - before
    after = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    end = start + len(old) - after
    return Edit(start + before, end, new[before : len(new) - after])


def _one_space(place: Place, document: Document, odd: str) -> Iterator[Fix]:
    """Put one space where odd ones stand; none beside another or at a line's end."""
    line, at = document.line(place.line), place.column - 1
    start = at - len(line[:at]) + len(line[:at].rstrip(odd))
    end = len(line) - len(line[at:].lstrip(odd))
    beside = line[:start][-1:] in ("", " ") or line[end : end + 1] in ("", " ")
    new = line[:start] + ("" if beside else " ") + line[end:]
    yield Fix((_in_line(document, place.line, new),), safe=True)


def _in_its_column(number: int, document: Document) -> Iterator[Fix]:
    """Give a line, whose first spaces are none, the column in which it fits best."""
    line = document.line(number)
    text = line.lstrip(f" \t{ODD}")
    now = len(line) - len(text)
    found = columns.home(document.lines, number - 1, text, now)
    if found is not None:
        yield Fix((_in_line(document, number, " " * found + text),), safe=True)


def _without_leading_tabs(document: Document, width: int) -> tuple[Edit, ...]:
    """Put *width* spaces in the place of every tab that lines start with."""
    return tuple(
        Edit(found.start(), found.end(), " " * width * len(found[0]))
        for found in _LEADING.finditer(document.text)
    )


_LEADING = re.compile(r"(?<=[\r\n])\t+")


def _line_end(document: Document) -> str:
    found = BREAK.search(document.text)
    return found[0] if found else "\n"


_FIXES: dict[str, Callable[[Fault, Document], Iterator[Fix]]] = {
    "backslash-in-quotes": _safely,
    "curly-quotes": _perhaps,
    "duplicate-field": _twice,
    "glued-items": _joined,
    "hash-hides-text": _hash_hides,
    "hidden-character": _hidden_character,
    "incomplete-date": _incomplete_date,
    "joined-lines": _joined,
    "list-and-fields-mixed": _mixed,
    "missing-colon": _missing_colon,
    "no-space-after-colon": _safely,
    "no-space-after-dash": _safely,
    "not-a-date": _not_a_date,
    "not-an-interval": _not_an_interval,
    "not-an-option": _not_an_option,
    "number-loses-digits": _safely,
    "odd-dash": _perhaps,
    "odd-space": _odd_space,
    "several-documents": _several_documents,
    "special-first-character": _special_first,
    "tab-character": _tab,
    "text-after-quote": _perhaps,
    "unclosed-quote": _perhaps,
    "unknown-agency": _undeclared,
    "unknown-field": _unknown_field,
    "unknown-post": _undeclared,
    "unknown-rule-ignored": _unknown_rule,
    "unquoted-colon": _unquoted_colon,
    "unquoted-value": _unquoted_value,
    "wrong-indentation": _wrong_indentation,
    "wrong-kind": _wrong_kind,
    "yaml-shortcut": _shortcut,
    "yaml-tag": _shortcut,
}
