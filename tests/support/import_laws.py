"""Say which laws of import a document breaks. The document says what is in it.

Nothing here is decided by how the program reads: what the document says, which words
are never data, and which dates can be read in one way is known to whoever made it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import counted
import yaml

from actionplan import office
from actionplan.diagnostics import Refusal
from actionplan.intake.terms import Terms
from actionplan.messages import shape
from actionplan.office.cells import VISIBLE, OfficeFile, characters
from actionplan.reading import load
from actionplan.workspace import import_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generated_tables import Generated
    from office_files import Document

    from actionplan.intake.conversion import Imported
    from actionplan.intake.ledger import Line

ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_STATES = frozenset(
    (
        *("not-started", "in-progress", "on-hold", "complete", "monitoring"),
        *("signed-off", "embedded", "withdrawn", "superseded", "transferred"),
        "closed-incomplete",
    )
)
_NO_TEXT = (shape.empty_field.name, shape.missing_field.name)
"""What may be wrong with the form of a plan: the document does not say something."""
_NUMBERS = re.compile(r"O\d+(?:\.\d+)?|\d+(?:\.\d+)?")
"""IDs that the program gives to outcomes and actions without a number of their own."""
_PART = re.compile(r"(?P<row>.+)\.(?:\d{1,2}|[a-z]|[ivx]{1,4})")
"""The ID of one of several actions in a row: its number after that of the row."""


_DIGITS = re.compile(r"[\d.]+")
"""A number as Excel keeps it, which may be shown as a date."""


class Value(NamedTuple):
    """A word or number of a plan, and where it is."""

    path: tuple[str | int, ...]
    text: str


class Import(NamedTuple):
    """A document, what it was read as, and the plan."""

    document: Document | Generated
    made: Imported
    content: bytes

    @property
    def values(self) -> list[Value]:
        """Every value of the plan, but the ID and the version of the format."""
        data = yaml.load(self.content, yaml.BaseLoader)  # noqa: S506 -- only text
        return [v for v in _values(data) if v.path[0] not in {"schema", "id"}]


def imported(document: Document | Generated) -> Import | Refusal:
    """Import a document as the command does."""
    name = f"plan-of-tests.{document.ending}"
    terms = Terms("plan-of-tests")
    try:
        made = import_document.read(document.content, name, terms)
        return Import(document, made, import_document.plan(made, terms, name))
    except Refusal as refusal:
        return refusal


def broken(document: Document | Generated) -> list[str]:
    """Name each law that a document breaks, with what is wrong."""
    done = imported(document)
    if isinstance(done, Refusal):
        rules = [fault.rule for fault in done.faults]
        is_empty = rules == ["no-rows"] and not document.rows
        return [] if is_empty else [f"refused: {rules}"]
    return [f"{law.__name__}: {wrong}" for law in LAWS for wrong in law(done)]


def conservation(done: Import) -> Iterator[str]:
    """The ledger has each character of the file once."""
    file = office.read(done.document.content, f"plan.{done.document.ending}")
    assert isinstance(file, OfficeFile)
    found = {
        done.made.ledger.characters,
        characters(file),
        counted.of(done.document.content, done.document.ending),
    }
    if len(found) > 1:
        yield f"{found}"


def invention(done: Import) -> Iterator[str]:
    """Each line of a value is in the document, but for IDs, dates and states."""
    said = [plainly(text) for text in done.document.said]
    sure = done.document.dates
    dates = {
        date for text, date in sure.items() if any(plainly(text) in s for s in said)
    }
    for value in done.values:
        field = value.path[-1]
        part = _PART.fullmatch(value.text) if field == "id" else None
        if field == "id" and _NUMBERS.fullmatch(value.text):
            continue
        if part and any(part["row"] == text.rstrip(".):") for text in said):
            continue
        if field == "state" and value.text in _STATES:
            continue
        if ISO.fullmatch(value.text) and value.text in dates:
            continue
        for line in value.text.splitlines():
            if not any(plainly(line) in text for text in said):
                yield f"{value.path}: {line!r}"


def never_data(done: Import) -> Iterator[str]:
    """Text that is struck, deleted, hidden or outside is in no value."""
    never = [plainly(text) for text in done.document.never]
    for value in done.values:
        words = plainly(value.text)
        if "1987" in words or any(text in words for text in never if text.strip()):
            yield f"{value.path}: {value.text!r}"


def actions_only(done: Import) -> Iterator[str]:
    """What a row of totals or another table says is in no value."""
    beside = {plainly(text) for text in done.document.beside if "<" in text}
    for value in done.values:
        if found := beside.intersection(map(plainly, value.text.splitlines())):
            yield f"{value.path}: {found}"


def guesses(done: Import) -> Iterator[str]:
    """A date of the plan is one that can be read in one way."""
    for value in done.values:
        sure = ISO.fullmatch(value.text) and value.text in done.document.dates.values()
        if _is_date_field(value) and value.text and not sure:
            yield f"{value.path}: {value.text!r}"


def _is_date_field(value: Value) -> bool:
    return str(value.path[-1]) in {
        *("date", "due", "new_due", "next_due", "achieved_on", "agreed", "as_at"),
        *("first", "reached_on", "measured_by", "set_date_by", "added", "published"),
    }


def completeness(done: Import) -> Iterator[str]:
    """What a cell of an action says is not left out, and the ledger says where."""
    tables = {table.name for table in done.made.tables if table.kind == "actions"}
    for line in done.made.ledger.lines:
        name, _, place = line.place.partition(", row ")
        if not line.text.strip() or not VISIBLE.issuperset(line.marks):
            if line.fate != "left out" and line.text.strip():
                yield f"{line.place}: {line.text!r} is {line.fate}"
        elif line.fate == "left out" and _is_heading(line, done):
            continue  # a heading below which there is no action
        elif line.fate == "left out" and line.text in done.document.beside:
            continue  # a row of totals, or of another table
        elif line.fate == "left out" and _is_told(line, done):
            continue  # words in the column of numbers, below all actions
        elif line.why == "a row without an action" and _is_alone(line, done):
            continue  # a number without anything beside it
        elif name in tables and place and line.fate == "left out":
            yield f"{line.place}: {line.text!r} is left out: {line.why}"
        elif line.fate in {"copied", "changed", "asked"} and not line.targets:
            yield f"{line.place}: {line.text!r} is {line.fate} to nowhere"


def _is_heading(line: Line, done: Import) -> bool:
    """Return whether text is a heading for rows, but no recommendation."""
    text = plainly(line.text)
    return text in done.document.bands and not text.startswith("Recommendation")


def _is_told(line: Line, done: Import) -> bool:
    """Return whether a person is told that text, alone in its row, is left out."""
    said = plainly(line.text)[:40]
    told = any(said in plainly(question.text) for question in done.made.questions)
    return told and _is_alone(line, done)


def _is_alone(line: Line, done: Import) -> bool:
    """Return whether a row has no other cell that says something."""
    row = _ROW.sub("", line.place)
    places = {
        each.place
        for each in done.made.ledger.lines
        if _ROW.sub("", each.place) == row
        if each.text.strip() and VISIBLE.issuperset(each.marks)
    }
    return places == {line.place}


_ROW = re.compile(r", column \d+$|[A-Z]+(?=\d+$)")
"""What a place has besides its table and its row."""


def ledger_is_true(done: Import) -> Iterator[str]:
    """What the ledger says is in the plan is there, in the field that it names."""
    values: dict[str, list[str]] = {}
    for value in done.values:
        names = [name for name in value.path if isinstance(name, str)]
        values.setdefault(names[-1], []).append(plainly(value.text))
    every = [*(text for texts in values.values() for text in texts), *_keys(done)]
    for line in done.made.ledger.lines:
        text = plainly(line.text)
        if line.fate == "copied" and not any(text in value for value in every):
            yield f"{line.place}: {line.text!r} is not in the plan word for word"
        for wrong in _wrong_targets(line, values):
            yield f"{line.place}: {wrong}"


def each_piece_is_told_apart(done: Import) -> Iterator[str]:
    """A line names only values that have its own text, or are read from it."""
    for line in done.made.ledger.lines:
        text = "".join(line.text.split())
        if done.document.ending == "xlsx" and _DIGITS.fullmatch(line.text):
            continue
        for target in line.targets:
            value = "".join(target.value.split())
            is_word = target.field in {"id", "rag_legend"} or "rag" in target.field
            if is_word or not value or _other_words(target.value) or not text:
                continue
            parts = [value, *("".join(p.split()) for p in target.value.split("\n"))]
            is_part = text in value or any(part in text for part in parts if part)
            if not is_part and not _overlap(text, value):
                yield f"{line.place}: {line.text!r} is not in {target.value!r}"
            elif target.fate == "copied" and not (text in value or value in text):
                yield f"{line.place}: {line.text!r} is not {target.value!r} as it is"


def _overlap(one: str, other: str) -> bool:
    """Return whether the end of one text is the beginning of the other."""
    return any(
        a.endswith(b[:many])
        for a, b in ((one, other), (other, one))
        for many in range(_FEWEST, min(len(a), len(b)) + 1)
    )


_FEWEST = 3
"""The fewest letters that are no coincidence."""


def no_word_lost(done: Import) -> Iterator[str]:
    """If text was split or kept in parts, its parts together are all its words."""
    for line in done.made.ledger.lines:
        is_digits = done.document.ending == "xlsx" and _DIGITS.fullmatch(line.text)
        if line.fate not in {"copied", "asked", "changed"} or is_digits:
            continue
        rest = plainly(line.text)
        values = [plainly(target.value) for target in line.targets]
        if any(rest in value for value in values) or any(map(_other_words, values)):
            continue
        for value in sorted(values, key=len, reverse=True):
            for part in dict.fromkeys((value, *value.splitlines())):
                rest = rest.replace(part, " ", 1)
        rest = plainly(rest)
        if any(rest in value for value in values):
            continue  # a piece of a cell with several
        if re.search(r"\w", re.sub(r"(?:^|\s)\(?\d{1,2}[.)](?=\s|$)", " ", rest)):
            yield f"{line.place}: {line.text!r} became {values}, without {rest!r}"


def _other_words(value: str) -> bool:
    """Return whether a value is written otherwise than in the document."""
    return bool(ISO.fullmatch(value)) or value in _STATES


def _wrong_targets(line: Line, values: Mapping[str, list[str]]) -> Iterator[str]:
    for target in line.targets:
        field = target.field.rpartition(".")[2]
        if field in {"rag_legend", ""} or not target.value:
            continue
        if not any(plainly(target.value) in text for text in values.get(field, ())):
            yield f"{target.value!r} is not in a field {field}"


def _keys(done: Import) -> list[str]:
    legend = done.made.data.get("rag_legend") or {}
    return [plainly(str(key)) for key in legend]


def form(done: Import) -> Iterator[str]:
    """The plan is valid in form: only what the document does not say is missing."""
    loaded = load.load(done.content, "plan-of-tests")
    for fault in loaded.faults:
        if fault.rule not in _NO_TEXT:
            yield f"{fault.rule} {fault.at}"


def twice(done: Import) -> Iterator[str]:
    """The same document gives the same bytes."""
    again = imported(done.document)
    if not isinstance(again, Import) or again.content != done.content:
        yield "the plan differs"
    elif again.made.ledger != done.made.ledger:
        yield "the ledger differs"


LAWS: tuple[Callable[[Import], Iterator[str]], ...] = (
    conservation,
    invention,
    never_data,
    actions_only,
    guesses,
    completeness,
    ledger_is_true,
    each_piece_is_told_apart,
    no_word_lost,
    form,
    twice,
)
"""What holds for every document that is imported."""


def plainly(text: str) -> str:
    """Write text with one blank between words."""
    return " ".join(text.split())


def _values(data: Any, *path: str | int) -> Iterator[Value]:  # noqa: ANN401 -- plain data
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _values(value, *path, name)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _values(value, *path, number)
    elif data:
        yield Value(path, str(data))
