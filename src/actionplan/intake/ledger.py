"""List every piece of text of a document once, with what became of it, and why.

The law of the ledger: the characters of its lines are the characters of the file. It
holds by construction, because the lines are made from the pieces of the file, and what
nobody claimed is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.intake.grid import Where, says_something
from actionplan.office.cells import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from actionplan.office.cells import Mark, OfficeFile, Piece

Fate: TypeAlias = Literal["copied", "changed", "asked", "used", "left out"]
"""What became of text: it is in the plan word for word, or in another form, or kept
where lint asks about it, or it said how to read the rest, or it is not in the plan."""

FATES: tuple[Fate, ...] = ("asked", "changed", "copied", "used", "left out")
"""The fates from the one that people have to see first."""


HEADING = "the heading of a column"
"""Why text was used, if it is over a column. Several reasons begin so."""
CHANGED = "not in the plan: left to you"
NEW_ACTION = "an action that was not in the last version: left to you"
"""Why text of a new version of a document is left out, although it is in an action."""


class Use(NamedTuple):
    """What the text of a cell or a paragraph was used for."""

    where: Where
    fate: Fate
    why: str
    """The step that was taken, or why the text was left out."""
    item: str = ""
    """The number of the action or the outcome."""
    field: str = ""
    value: str = ""
    heading: str = ""


class LedgerTarget(NamedTuple):
    """One value of the plan that text became."""

    item: str
    field: str
    value: str


class Line(NamedTuple):
    """One piece of text, or a colour that says something, and what became of it."""

    place: str
    heading: str
    text: str
    marks: tuple[Mark, ...]
    fate: Fate
    why: str
    targets: tuple[LedgerTarget, ...]
    characters: int
    """How many of the characters of the file it is."""


class Ledger(NamedTuple):
    """All lines, in the order of the file."""

    lines: tuple[Line, ...]

    @property
    def characters(self) -> int:
        """The characters of all lines: those of the file, each once."""
        return sum(line.characters for line in self.lines)

    def count(self, *fates: Fate) -> int:
        """Count the lines with text that have one of these fates."""
        return sum(
            line.fate in fates and says_something(line.text) for line in self.lines
        )


def make(file: OfficeFile, uses: Iterable[Use]) -> Ledger:
    """Write the line of every piece of a file."""
    by_place: dict[Where, list[Use]] = {}
    for use in uses:
        by_place.setdefault(use.where, []).append(use)
    return Ledger(tuple(_lines(file, by_place)))


def _lines(file: OfficeFile, uses: Mapping[Where, list[Use]]) -> Iterator[Line]:
    for block, one in enumerate((*file.blocks, *file.apart)):
        if isinstance(one, Table):
            for cell in one.cells:
                where = Where(block, cell.row, cell.column)
                place = f"{one.name}, {cell.place}"
                yield from _of_one(cell.pieces, place, uses.get(where, []))
                if not says_something(cell.text) and where in uses:
                    yield _of_nothing(place, uses[where])
        else:
            yield from _of_one(one.pieces, one.place, uses.get(Where(block), []))


def _of_one(pieces: Iterable[Piece], place: str, uses: list[Use]) -> Iterator[Line]:
    heading = next((use.heading for use in uses if use.heading), "")
    for piece in pieces:
        fate, why, targets = _became(piece, uses)
        yield Line(
            place=place,
            heading=heading,
            text=piece.text,
            marks=tuple(sorted(piece.marks)),
            fate=fate,
            why=_with_note(why, piece.note),
            targets=targets,
            characters=len(piece.text) if piece.is_in_file else 0,
        )


def _with_note(why: str, note: str) -> str:
    """Add where a piece comes from, if the reason does not say it already."""
    if not note or note in why.split():
        return why
    return f"{why}: {note}" if why else note


def _became(
    piece: Piece, uses: list[Use]
) -> tuple[Fate, str, tuple[LedgerTarget, ...]]:
    if not piece.is_data:
        return "left out", WHY_NOT_DATA[min(piece.marks, key=[*WHY_NOT_DATA].index)], ()
    if not says_something(piece.text):
        return "left out", "only spaces", ()
    if not uses:
        return "left out", "text outside the tables of actions", ()
    first = min(uses, key=lambda use: FATES.index(use.fate))
    why = "; ".join(dict.fromkeys(use.why for use in uses if use.why))
    targets = (LedgerTarget(u.item, u.field, u.value) for u in uses if u.field)
    return first.fate, why, tuple(dict.fromkeys(targets))


def _of_nothing(place: str, uses: list[Use]) -> Line:
    """Write the line of a cell without text that says something by its colour."""
    colour = next(use for use in uses)
    targets = tuple(LedgerTarget(u.item, u.field, u.value) for u in uses if u.field)
    return Line(
        place=place,
        heading=colour.heading,
        text="",
        marks=(),
        fate=colour.fate,
        why=colour.why,
        targets=targets,
        characters=0,
    )


WHY_NOT_DATA: Mapping[Mark, str] = {
    "deleted": "deleted in the document",
    "struck": "crossed out in the document",
    "hidden": "hidden in the document",
    "placeholder": "a prompt that nobody has answered",
    "covered": "covered by a merged cell",
    "comment": "a comment",
    "note": "a footnote or an endnote",
    "text-box": "text in a box",
    "margin": "the header or the footer of the page",
    "instruction": "the code of a field or a formula",
    "inserted": "",
    "control": "",
    "nested": "",
    "symbol": "",
    "automatic": "",
}
"""Why text with a mark is left out. The first one that a piece has is the reason."""
