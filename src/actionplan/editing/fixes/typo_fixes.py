"""Propose fixes for typing mistakes."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from actionplan.diagnostics import Edit, Place
from actionplan.editing.fixes.replacement import Correction, Fix, in_line, line_end
from actionplan.messages import typing_mistakes
from actionplan.reading.typos import columns, faults
from actionplan.reading.typos.lines import (
    ODD,
    bare,
    fit_together,
    holder,
    indent,
    known_names,
    take_apart,
)
from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault
    from actionplan.reading.document import Document


def _typed(
    place: Place, fault: Fault, document: Document, *, safe: bool
) -> Iterator[Fix]:
    """Replace the line with the one that the message shows."""
    # Unless that would turn a comment into text. After a closing quotation mark it is
    # certainly a comment, and a hash without a space after it may start one.
    old = document.line(place.line)
    rest = old[max(0, place.column - 1) :]
    if not fault.details.get("line") or (fault.rule in _QUOTED and " # " in rest):
        return
    remark = re.search(r"\s#\S", old)
    hides = remark and not _NUMBERED.search(old[: remark.start() + 1])
    start, end = indent(old), len(old.rstrip(" "))
    new = old[:start] + str(fault.details["line"]) + old[end:]
    yield Fix((in_line(document, place.line, new),), safe and not hides)


_QUOTED = (
    typing_mistakes.curly_quotes.name,
    typing_mistakes.text_after_quote.name,
    typing_mistakes.unclosed_quote.name,
)


def as_shown(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Write the line that the message shows, which is the only way."""
    yield from _typed(place, fault, document, safe=True)


def perhaps_as_shown(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Write the line that the message shows, although there may be other ways."""
    yield from _typed(place, fault, document, safe=False)


def as_shown_if_sure(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Write the line that the message shows, which may be the only way."""
    yield from _typed(place, fault, document, safe=bool(fault.details.get("sure")))


def fix_unquoted_colon(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Put the text in quotation marks, or put two fields on separate lines."""
    line, colon = document.line(place.line), place.column - 1
    entry = take_apart(line, place.line - 1)
    text = line[entry.at : colon]
    in_legend = holder(entry, document.lines) == "rag_legend"
    colour = re.search(r"\s(amber|green|red)$", text) if in_legend else None
    second = fault.details["field"] or (colour[1] if colour else "")
    if second:
        above = line[: colon - len(second)].rstrip(" ")
        below = line_end(document) + " " * entry.columns[-1].column
        at = document.offset(place.line)
        cut = Edit(at + len(above), at + colon - len(second), below)
        yield Fix((cut,), safe=False)
    ends = not line[colon + 1 :].strip()  # a field would have a value after it
    held = not ends and not in_legend and is_glued(text, bare(entry.field))
    sure = not colour and not held
    yield from _typed(place, fault, document, safe=sure)


def is_glued(text: str, first: str = "") -> bool:
    """Return whether text ends in the name of a field, joined to it by mistake.

    *first* is the field of the text, if it is known: a field of another thing does not
    follow it.
    """
    word = re.search(r"[A-Za-z_-]+$", text)
    last = word[0].lower().replace("-", "_") if word else ""
    before = text[: word.start()] if word else ""
    if not before.strip() and last in _field_words():
        return False  # the text starts with it
    return any(
        fit_together(first, suggest.FIELDS.get(name, name).split()[0])
        for name in _field_words()
        if last == name or (len(name) >= _SHORT and last.endswith(name))
    )


_SHORT = 4
"""The fewest letters that a name at the end of another word must have."""


@cache
def _field_words() -> frozenset[str]:
    return known_names() | frozenset(suggest.FIELDS)


_STARTS = frozenset("@`%,]}*&!")
"""Signs that text can start with only if it is in quotation marks."""


def fix_special_first(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Put quotation marks around text that starts with a sign of YAML."""
    # A bracket may also open a list that was not finished. So it is safe only if it is
    # a tick box.
    sign, text = str(fault.details["sign"]), document.line(place.line)
    box = re.compile(r"\[[ xX]?\] \w").match(text, place.column - 1)
    yield from _typed(place, fault, document, safe=sign in _STARTS or bool(box))


def fix_hash(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Treat the words after the hash as part of the text.

    This is safe if it is a number ("item #3"). Anything else may be a comment, which
    does not belong in a report.
    """
    line, at = document.line(place.line), place.column - 1
    sure = _NUMBERED.search(line[:at]) and re.match(r"#\d{1,4}\b", line[at:])
    yield from _typed(place, fault, document, safe=bool(sure))


_NUMBERED = re.compile(
    r"\b(?:action|appendix|case|finding|item|objective|outcome|page|phase|priority"
    r"|question|recommendation|section|standard|step) $",
    re.IGNORECASE,
)


def fix_backslash(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Make backslashes plain text. It is safe in a path, or if none is an escape."""
    text = document.line(place.line)
    meant = faults.ESCAPE.search(text)
    path = re.search(r": \"[A-Za-z]:\\", text)
    sure = '\\"' not in text and (bool(path) or not meant)
    yield from _typed(place, fault, document, safe=sure)


def fix_tab(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Replace tabs with the number of spaces that leads to a column that fits."""
    # The width of the writer's tabs is not known. All widths are proposed, and `steps`
    # uses one only if the others give the same plan.
    if fault.details["start"]:
        for width in (8, 4, 2):
            if made := _leading(document, "\t", width):
                yield Fix(made, safe=True)
        yield from _in_its_column(place.line, document)
    else:
        yield from _one_space(place, document, "\t")


def fix_odd_space(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Replace the odd spaces that come with text from Word with plain spaces."""
    if fault.details["start"]:
        if made := _leading(document, ODD, 1):
            yield Fix(made, safe=True)
        yield from _in_its_column(place.line, document)
    else:
        yield from _one_space(place, document, ODD)


def fix_list_and_fields(place: Place, _: Fault, document: Document) -> Iterator[Fix]:
    """Add a hyphen, remove one, or move the line to a column that fits."""
    number, line = place.line, document.line(place.line)
    start, text = indent(line), line.lstrip(" ")
    column = columns.home(document.lines, number - 1, text, start)
    if text.startswith("- "):
        ways = [line[:start] + text[2:]]
    else:
        moved = [" " * column + text] if column is not None else []
        ways = [*moved, f"{line[:start]}- {text}"]
    for new in ways:
        yield Fix((in_line(document, number, new),), safe=False)


def fix_missing_colon(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Add the colon. If the line is not a field, join it to the text, or add a hyphen.

    A line that starts with a small letter is likelier to be the end of a sentence.
    """
    yield from perhaps_as_shown(place, fault, document)
    if fault.details.get("line"):
        return
    joined = tuple(_joined_to_text(place, document))
    ends = not document.line(place.line).lstrip()[:1].isupper()
    yield from joined if ends else ()
    yield from fix_list_and_fields(place, fault, document)
    yield from () if ends else joined


def _joined_to_text(place: Place, document: Document) -> Iterator[Fix]:
    """Indent a line further than the field or hyphen of the text above."""
    for number in range(place.line - 1, 0, -1):
        above = take_apart(document.line(number))
        if above.field or (above.columns[:1] and above.columns[0].kind == "list"):
            column = (above.columns[-1] if above.field else above.columns[0]).column + 2
            text = document.line(place.line).lstrip(f" {ODD}")
            edit = in_line(document, place.line, " " * column + text)
            yield Fix((edit,), safe=False)
            return


def fix_shortcut(place: Place, _: Fault, document: Document) -> Iterator[Fix]:
    """Put quotation marks around text that starts with "&", "*" or "!"."""
    line, at = document.line(place.line), place.column - 1
    text = line[at:].rstrip()
    if text[:1] in ("&", "*", "!") and " #" not in text and "'" not in text[:2]:
        new = line[:at] + faults.in_quotes(text)
        yield Fix((in_line(document, place.line, new),), safe=False)


def fix_wrong_indentation(
    place: Place, fault: Fault, document: Document
) -> Iterator[Fix]:
    """Move a line, and those below that the message counts, to the right column."""
    if not fault.details["right"]:
        return
    off = fault.details["wanted"] - fault.details["now"]
    moves = []
    for number in _moved(place.line, fault.details["more"] + 1, document):
        start, there = document.offset(number), indent(document.line(number))
        moves.append(Edit(start, start + there, " " * max(0, there + off)))
    yield Fix(tuple(moves), safe=False)


def _moved(first: int, most: int, document: Document) -> Iterator[int]:
    """Yield the numbers of *most* lines that are not empty, from the *first* on."""
    below = range(first, len(document.lines) + 1)
    return islice((each for each in below if document.line(each).strip()), most)


def fix_several_documents(place: Place, _: Fault, document: Document) -> Iterator[Fix]:
    """Remove the line of hyphens that ends the plan too early."""
    start = document.offset(place.line)
    end = document.offset(place.line + 1)
    yield Fix((Edit(start, end, ""),), safe=False)


def fix_bullets(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Put a text with bullet points in the lines below the name of its field."""
    last = place.line + fault.details["more"]
    start, end = document.offset(place.line), document.offset(last)
    new = line_end(document).join(fault.details["right"])
    yield Fix((Edit(start, end + len(document.line(last)), new),), safe=False)


def fix_joined_line(place: Place, _: Fault, document: Document) -> Iterator[Fix]:
    """Make a line that has become part of the line above a separate list item."""
    yield from _item_apart(place, document, left=False)


def fix_glued_line(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Do the same if the line, or the one below it, has a hyphen."""
    yield from _item_apart(place, document, left=bool(fault.details["left"]))


def _item_apart(place: Place, document: Document, *, left: bool) -> Iterator[Fix]:
    number, route = place.line, document.route(place)
    held = document.node(route[:-1])
    if held is None or not held.items or held.style != "block":
        return
    column, line = held.column - 1, document.line(number)
    if left:
        column = indent(document.line(number + 1))
    text = line.lstrip(f" {ODD}")
    hyphen = "" if text[:1] == "-" else "- "
    new = " " * column + hyphen + text
    yield Fix((in_line(document, number, new),), safe=False)


def fix_hidden_character(place: Place, _: Fault, document: Document) -> Iterator[Fix]:
    """Remove an invisible character, or replace a line end with a space."""
    at = document.offset(place.line, place.column)
    ends = document.text[at] in "\x0b\x0c\x85\u2028\u2029"
    yield Fix((Edit(at, at + 1, " " if ends else ""),), safe=False)


def fix_repeated_line(place: Place, fault: Fault, document: Document) -> Iterator[Fix]:
    """Remove a line that repeats another."""
    again, first = place.line, fault.details["first"]
    if document.line(again).strip() == document.line(first).strip():
        start = document.offset(again)
        value = document.node(fault.holder or ())
        if value is not None and document.last_line(value) == value.line:
            name = str(fault.details["field"])
            change = Correction(fault.holder or (), name, value.value)
            after = document.offset(again + 1)
            yield Fix((Edit(start, after, ""),), safe=False, change=change)


def _one_space(place: Place, document: Document, odd: str) -> Iterator[Fix]:
    """Replace odd spaces with one, or none next to a space or at a line's end."""
    line, at = document.line(place.line), place.column - 1
    start = at - len(line[:at]) + len(line[:at].rstrip(odd))
    end = len(line) - len(line[at:].lstrip(odd))
    beside = line[:start][-1:] in ("", " ") or line[end : end + 1] in ("", " ")
    new = line[:start] + ("" if beside else " ") + line[end:]
    yield Fix((in_line(document, place.line, new),), safe=True)


def _in_its_column(number: int, document: Document) -> Iterator[Fix]:
    """Move a line with unreliable indentation to the column that fits best."""
    line = document.line(number)
    text = line.lstrip(f" \t{ODD}")
    now = len(line) - len(text)
    found = columns.home(document.lines, number - 1, text, now)
    if found is not None:
        yield Fix((in_line(document, number, " " * found + text),), safe=True)


def _leading(document: Document, odd: str, width: int) -> tuple[Edit, ...]:
    """Replace each *odd* character in the indentation of lines with *width* spaces.

    Lines that are comments stay as they are.
    """
    found = re.finditer(
        rf"(?<![^\r\n])(?= *[{odd}])[ {odd}]+(?=[^\s#{odd}])", document.text
    )
    return tuple(
        Edit(each.start(), each.end(), re.sub(f"[{odd}]", " " * width, each[0]))
        for each in found
    )
