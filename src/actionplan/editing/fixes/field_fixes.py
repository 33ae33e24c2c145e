"""Propose fixes for fields: their names, options, kinds and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.diagnostics import Edit, Place
from actionplan.editing.fixes.replacement import (
    Correction,
    Fix,
    instead,
    line_end,
    replaced,
    route_of,
)
from actionplan.editing.fixes.typo_fixes import is_glued
from actionplan.reading import plan_schema
from actionplan.reading.document import Node
from actionplan.reading.typos import faults
from actionplan.reading.typos.lines import known_names
from actionplan.text import dates, seen, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault, Route
    from actionplan.reading.document import Document


def fix_unknown_field(fault: Fault, document: Document) -> Iterator[Fix]:
    """Propose the field name that was meant."""
    # This is safe only if nothing else in the entry could be meant for that name, such
    # as another unknown field, or a date where a job title is expected.
    meant, route = str(fault.details["meant"]), route_of(fault)
    holder = document.node(route[:-1])
    pair = (holder.fields or {}).get(str(route[-1])) if holder and route else None
    if not meant or pair is None or holder is None:
        return
    key, value = pair
    written = str(route[-1])
    sure = suggest.is_sure_field(written, fault.details["allowed"])
    also = (name for name in holder.fields or {} if name not in (written, meant))
    known = known_names()
    sure &= not any(_may_mean(n, written, meant) for n in also if n not in known)
    sure &= meant not in _POSTS or not dates.readings(str(value.value))
    change = Correction(route, meant, value.value)
    if edit := replaced(meant, key, document):
        yield Fix((edit,), sure and written not in known_names(), change)


_POSTS = ("accountable", "agency", "coordinator", "partnership", "post", "reported_by")
"""Fields that never hold a date."""


def _may_mean(name: str, written: str, meant: str) -> bool:
    """Return whether *name* may be a misspelling of *meant* as well."""
    if bool(suggest.completion(name)) != bool(suggest.completion(written)):
        return False  # one is a target date, the other is when it was completed
    parts = set(re.split(r"[\s_-]+", name.lower()))
    ours = set(re.split(r"[\s_-]+", f"{written} {meant}".lower()))
    other = {suggest.FIELDS.get(part, "") for part in parts}
    return bool(parts & ours) or meant in other or suggest.field(name, (meant,)) != ""


def fix_option(fault: Fault, document: Document) -> Iterator[Fix]:
    """Propose the option that was meant, if no other is as close."""
    meant, written = str(fault.details["meant"]), str(fault.details["written"])
    if meant and not re.search(r"[?%()]", written):
        sure = suggest.is_sure_option(written, fault.details["options"])
        yield from instead(route_of(fault), document, meant, safe=sure)


def fix_unquoted_value(fault: Fault, document: Document) -> Iterator[Fix]:
    """Put quotation marks around text that is read as a number."""
    node = document.node(route_of(fault))
    if not fault.details["is_answer"]:
        return  # in quotation marks it would be a placeholder
    if node is not None and node.style == "plain":
        yield from instead(
            route_of(fault), document, document.text[node.start : node.end], safe=True
        )


def fix_wrong_kind(fault: Fault, document: Document) -> Iterator[Fix]:
    """Turn a value into a list with one entry, or the other way round."""
    # There is a case for each pair of what is wanted and what is there. If text must
    # become an entry, it goes into the only field that the entry must have.
    route = route_of(fault)
    holder, node = document.node(route[:-1]), document.node(route)
    if holder is None or node is None:
        return
    key = (holder.fields or {}).get(str(route[-1]), (holder,))[0]
    match fault.details:
        case {"wanted": "a list", "got": "text", "names": names}:
            way = line_end(document) + " " * (holder.column + 1) + "- "
            way = " [{" if holder.style == "flow" else way
            yield from _text_as_list(
                route, (key, node), plan_schema.one_required(names), way
            )
        case {"wanted": "fields", "got": "text", "entry": True, "names": names}:
            yield from _text_as_entry(route, node, plan_schema.one_required(names))
        case {"wanted": "a list", "got": "fields"}:
            made = _fields_as_list(key, node, document)
            change = Correction(route, str(route[-1]), [node.value])
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
    """Make text the only entry in a list, in the one field that it needs."""
    key, node = pair
    if field and key.line == node.line:
        change = Correction(route, str(route[-1]), [{field: node.value}])
        before = Edit(key.end, node.start, f":{way}{field}: ")
        after = Edit(node.end, node.end, "}]" if way == " [{" else "")
        yield Fix((before, after), safe=False, change=change)


def _text_as_entry(route: Route, node: Node, field: str) -> Iterator[Fix]:
    """Put the name of the one required field before the text of an entry."""
    if field:
        edit = Edit(node.start, node.start, f"{field}: ")
        yield Fix(
            (edit,), safe=False, change=Correction(route, "", {field: node.value})
        )


def _fields_as_list(key: Node, node: Node, document: Document) -> tuple[Edit, ...]:
    """Put a hyphen before the first field. Move the others only if necessary."""
    if node.style == "flow":
        return (Edit(node.start, node.start, "["), Edit(node.end, node.end, "]"))
    if node.column - key.column > len("- "):
        return (Edit(node.start - len("- "), node.start, "- "),)
    further = range(node.line + 1, document.last_line(node) + 1)
    starts = [document.offset(number) for number in further if document.line(number)]
    further_in = (Edit(start, start, "  ") for start in starts)
    return (Edit(node.start, node.start, "- "), *further_in)


def _list_as_text(route: Route, key: Node, node: Node) -> Iterator[Fix]:
    """Remove the brackets or the hyphen around the only entry in a list."""
    match node.items:
        case [Node(value=str(text)) as one]:
            before = Edit(key.end, one.start, ": ")
            after = (Edit(one.end, node.end, ""),) if node.style == "flow" else ()
            change = Correction(route, str(route[-1]), text)
            blank = node.style == "flow" and " " in text  # [to be agreed] is not a list
            yield Fix((before, *after), safe=not blank, change=change)
        case _:
            return


def _entry_as_text(route: Route, node: Node, document: Document) -> Iterator[Fix]:
    """Put quotation marks around the text of an entry that contains a colon."""
    text = document.line(node.line)[node.column - 1 :].rstrip()
    alone = len(node.fields or {}) == 1 and document.last_line(node) == node.line
    glued = is_glued(next(iter(node.fields or {}), ""))
    if alone and node.style == "block" and " #" not in text:
        edit = Edit(node.start, node.start + len(text), faults.in_quotes(text))
        yield Fix((edit,), safe=not glued, change=Correction(route, "", text))


# --- dates ----------------------------------------------------------------------


def fix_date(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write a date as YYYY-MM-DD or YYYY-MM, if it can be read in only one way."""
    meant, written = fault.details["meant"], str(fault.details["written"])
    if meant is None:
        yield from _end_of_period(fault, document, written)
    elif dates.looks_like_one(written) and not _PLUS.match(written):
        sure = dates.is_sure(written) and _fits(meant.year, written, document)
        yield from instead(route_of(fault), document, str(meant), safe=sure)
    else:
        yield from _with_comment(route_of(fault), document, str(meant), written)


def _end_of_period(fault: Fault, document: Document, written: str) -> Iterator[Fix]:
    """Propose the end of a quarter, a year or a week, for a date in the future."""
    period, ahead = fault.details["period"], fault.details["field"] in dates.TO_COME
    if period and period.end and not period.other and ahead:
        yield from _with_comment(route_of(fault), document, str(period.end), written)


_PLUS = re.compile(r"\s*(?:by|end)\b", re.IGNORECASE)
"""Words next to a date that would be lost."""


def _fits(year: int, written: str, document: Document) -> bool:
    """Return whether a 2-digit year is close to a year that is written in full."""
    if str(year) in written:
        return True
    others = (int(each) for each in re.findall(r"\b(?:19|20)\d\d\b", document.text))
    return any(abs(other - year) <= _NEAR for other in others)


_NEAR = 15


def fix_interval(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write an interval in weeks or months."""
    written = str(fault.details["written"]).strip().lower()
    if exact := dates.interval(written):
        sure = bool(dates.sure_interval(written))
        yield from instead(route_of(fault), document, exact, safe=sure)
    elif shorter := dates.next_shorter(written):
        yield from instead(route_of(fault), document, shorter, safe=False)


def fix_incomplete_date(fault: Fault, document: Document) -> Iterator[Fix]:
    """Propose the end of the year, if a date in the future is only a year."""
    if fault.details["field"] in dates.TO_COME:
        year = str(fault.details["year"])
        yield from _with_comment(route_of(fault), document, f"{year}-12", year)


def _with_comment(
    route: Route, document: Document, text: str, written: str
) -> Iterator[Fix]:
    """Replace text, and keep the old text in a comment because it says more."""
    node = document.node(route)
    if node is None or node.style not in ("plain", "'", '"'):
        return
    there = document.text[node.start : node.end]
    rest = document.line(node.line)[node.column - 1 + len(there) :]
    if there.strip("\"' ") == written and not rest.strip():
        change = Correction(route, str(route[-1]), text)
        edit = Edit(node.start, node.end, f"{text} # it was: {written}")
        yield Fix((edit,), safe=False, change=change)


# --- accepted problems, and names that a board has declared ---------------------


def fix_unknown_rule(fault: Fault, document: Document) -> Iterator[Fix]:
    """Correct the spelling of a rule's name in a comment."""
    name, nearest = str(fault.details["name"]), fault.details["nearest"]
    if isinstance(fault.at, Place) and len(nearest) == 1:
        line = document.line(fault.at.line)
        at = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])").search(
            line, fault.at.column - 1
        )
        if at:
            start = document.offset(fault.at.line)
            edit = Edit(start + at.start(), start + at.end(), nearest[0])
            whole = Correction((), "", document.data)
            yield Fix((edit,), safe=True, change=whole)


def fix_undeclared_name(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write the agency or job title as the board has declared it."""
    if len(fault.details["nearest"]) == 1:
        (meant,) = fault.details["nearest"]
        yield from instead(route_of(fault), document, meant, safe=False)


def other_letters(fault: Fault, document: Document) -> Iterator[Fix]:
    """Write a rating as the legend does. People already read it as the same."""
    yield from instead(
        route_of(fault), document, str(fault.details["meant"]), safe=True
    )


def without_list_mark(fault: Fault, document: Document) -> Iterator[Fix]:
    """Remove the bullet or list number from the start of a text."""
    route, mark = route_of(fault), str(fault.details["mark"])
    node = document.node(route)
    if node is None or not isinstance(node.value, str):
        return
    text = node.value.lstrip().removeprefix(mark).lstrip()
    if made := tuple(instead(route, document, text, safe=True)):
        yield from made
        return
    written = document.text[node.start : node.end]
    if found := re.match(rf"(?:[|>].*\n\s*|[\"']?){re.escape(mark)}\s*", written):
        start = node.start + found[0].rindex(mark)
        name = route[-1] if isinstance(route[-1], str) else ""
        change = Correction(route, name, text)
        yield Fix(
            (Edit(start, node.start + found.end(), ""),), safe=True, change=change
        )


def without_invisible(fault: Fault, document: Document) -> Iterator[Fix]:
    """Remove the invisible characters from a text."""
    route = route_of(fault)
    node = document.node(route)
    if node is None or not isinstance(node.value, str):
        return
    written = document.text[node.start : node.end]
    if found := tuple(seen.INVISIBLE.finditer(written)):
        edits = tuple(
            Edit(node.start + each.start(), node.start + each.end(), "")
            for each in found
        )
        name = route[-1] if isinstance(route[-1], str) else ""
        text = seen.without_invisible(node.value)
        yield Fix(edits, safe=True, change=Correction(route, name, text))
    else:  # it is written out, as in "\\u00ad"
        yield from instead(
            route, document, seen.without_invisible(node.value), safe=True
        )
