"""Write the ledger of an import: what became of each piece of text of a document."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from actionplan.intake import open_questions
from actionplan.intake.grid import says_something
from actionplan.intake.ledger import BETWEEN
from actionplan.text import dates, markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.intake.conversion import Imported
    from actionplan.intake.ledger import Fate, Ledger, LedgerTarget, Line
    from actionplan.intake.open_questions import OpenQuestion
    from actionplan.workspace.import_document import Updated

FORMAT = "actionplan-import/1"
"""The name of the format of the JSON file."""

BECAME: Mapping[Fate, str] = {
    "asked": "kept as it is, and left to you",
    "changed": "written in another way",
    "copied": "copied as it is",
    "used": "used to read the table",
    "left out": "left out",
}
"""The fates of text, for people."""

_ABOUT = (
    "This is a working file. It has all the text of the document, also what was deleted"
    " or hidden there, so keep it only where the document itself may be kept."
)
_AGAIN = (
    "To import the document again with other options, add --replace. If anyone has"
    " changed the plan since, that writes nothing, so no work is lost."
)
_HEAD = ("Where", "Text", "What happened to it", "In the plan")


def as_json(
    made: Imported,
    document: str,
    columns: Mapping[str, str],
    more: Mapping[str, Any],
) -> str:
    """Write the ledger for programs, and for the next version of the document.

    There is *more* about the import itself, such as its options.
    """
    return _json({**data(made, document, columns), **more})


def data(made: Imported, document: str, columns: Mapping[str, str]) -> dict[str, Any]:
    """Return the ledger as plain data."""
    return {
        "format": FORMAT,
        "about": _ABOUT,
        "plan": made.data["id"],
        "document": document,
        "columns": dict(columns),
        "tables": [
            {
                "number": table.number,
                "name": table.name,
                "read_as": table.kind,
                "columns": {c.heading: c.target for c in table.map},
            }
            for table in made.tables
        ],
        "characters": made.ledger.characters,
        "counts": {fate: made.ledger.count(fate) for fate in BECAME},
        "left_to_you": [
            {"table": q.table, "place": q.place, "text": q.text, "paste": q.paste}
            for q in made.questions
        ],
        "lines": [_line(line) for line in made.ledger.lines],
        "cells": made.picture,
    }


def since_last(done: Updated) -> dict[str, Any]:
    """Return what a new version of a document added, and what is left to a person."""
    return {
        "added": [each._asdict() for each in done.recorded],
        "not_added": [each._asdict() | {"why": why} for each, why in done.refused],
        "cells": [each._asdict() for each in done.others],
        "around": [each._asdict() for each in done.around],
    }


def _line(line: Line) -> dict[str, Any]:
    return line._asdict() | {
        "marks": list(line.marks),
        "targets": [target._asdict() for target in line.targets],
    }


def _json(value: Any) -> str:  # noqa: ANN401 -- plain data
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_markdown(made: Imported, document: str) -> str:
    """Write the ledger for people: first what is left to them, then every piece."""
    parts = [
        f"# What happened to {markdown.inline(document)}",
        _ABOUT,
        markdown.inline(_AGAIN),
        markdown.inline(counted(made.ledger)),
    ]
    if made.questions:
        parts.append("## Left to you")
        rows = how_counted(made.questions)
        parts += [f"{rows[0].upper()}{rows[1:]}."] if rows else []
        parts.append(
            "\n".join(map(_question, open_questions.together(made.questions))),
        )
    for heading, lines in _groups(made.ledger):
        if table := [_row(line) for line in lines]:
            parts.append(f"## {heading[0].upper()}{heading[1:]}")
            parts.append(markdown.table(_HEAD, table))
    return "\n\n".join(parts) + "\n"


def _question(one: OpenQuestion) -> str:
    said = f"- {markdown.inline(f'{one.place}: {one.text}')}"
    if not one.paste:
        return said
    return "\n".join([said, "", "  ```toml", textwrap.indent(one.paste, "  "), "  ```"])


def how_counted(questions: Sequence[OpenQuestion]) -> str:
    """Say how rows are counted, if a question is about one."""
    has_row = any(one.place.startswith("row ") for one in questions)
    return "row 1 is the top row of the table or sheet" if has_row else ""


def _groups(ledger: Ledger) -> Iterator[tuple[str, list[Line]]]:
    """Group the lines by what became of their text, under a heading for each."""
    for fate, heading in BECAME.items():
        lines = [line for line in ledger.lines if line.fate == fate]
        if fate == "asked":
            yield heading, [line for line in lines if line.is_whole]
            yield _IN_PART, [line for line in lines if not line.is_whole]
        else:
            yield heading, lines


_IN_PART = "written in another way, and left to you"


def _row(line: Line) -> tuple[str, ...]:
    heading = f" ({line.heading})" if line.heading else ""
    several = len({(t.fate, t.why) for t in line.targets}) > 1
    targets = "; ".join(
        f"{target.item} {target.field}".strip() + (_of(target) if several else "")
        for target in line.targets
        if target.field
    )
    became = line.why or BECAME[line.fate]
    if "inserted" in line.marks:
        became += "; added with tracked changes, which nobody has accepted yet"
    return f"{line.place}{heading}", line.text, became, targets


def _of(target: LedgerTarget) -> str:
    """Say what became of the part of a text that is one value, if others differ."""
    left = "left to you" if target.fate == "asked" else ""
    said = ", ".join(filter(None, (target.why, left))) or BECAME[target.fate]
    return f" ({said})"


def counted(ledger: Ledger) -> str:
    """Say in a sentence how many pieces of text there are, and what became of them."""
    number = Counter({fate: ledger.count(fate) for fate in BECAME})
    split = sum(map(_is_split, ledger.lines))
    number["asked"] -= split
    number["changed"] += split
    between = sum(
        line.why.startswith(BETWEEN) and line.fate == "used"
        for line in ledger.lines
        if says_something(line.text)
    )
    whole = sum(number.values())
    said = (
        (number["copied"] + number["asked"], "copied as it is", "copied as they are"),
        (number["changed"], "written in another way", "written in another way"),
        (
            number["used"] - between,
            "a heading or part of a key",
            "headings or part of a key",
        ),
        (between, BETWEEN, "where cells were split"),
        (number["left out"], "left out", "left out"),
    )
    parts = [
        f"{many} {'is' if many == 1 else 'are'} {one if many == 1 else more}"
        for many, one, more in said
        if many
    ]
    listed = (
        ", ".join(parts[:-1]) + (" and " if parts[1:] else "") + parts[-1]
        if parts
        else ""
    )
    pieces = dates.count(whole, "piece")
    return (
        f"The document has {pieces} of text: {listed}."
        if parts
        else "The document has no text."
    )


def reasons(ledger: Ledger, *fates: Fate) -> Iterator[tuple[str, int]]:
    """Count the text with some fates by the reason, the most common first."""
    found = Counter(
        line.why or BECAME[line.fate]
        for line in ledger.lines
        if line.fate in fates or ("changed" in fates and _is_split(line))
        if says_something(line.text)
    )
    yield from sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _is_split(line: Line) -> bool:
    """Return whether text that is left to a person is not in the plan as it is."""
    return line.fate == "asked" and says_something(line.text) and not line.is_whole
