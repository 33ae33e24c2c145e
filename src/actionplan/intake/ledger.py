"""List every piece of text of a document once, with what became of it, and why.

The law of the ledger: the characters of its lines are the characters of the file. It
holds by construction, because the lines are made from the pieces of the file, and what
nobody claimed is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.intake.grid import Where, says_something
from actionplan.office.cells import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
SETTLED = "put into the plan at an earlier import, and changed there since"
"""Why text that was kept for a person is not in the plan any more."""


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
    of: str = ""
    """The part of the text that was used, word for word; "" for all of it."""
    by_colour: bool = False
    """Whether the colour of the cell was used, and not its text."""
    place: str = ""
    """Where it is, in words that people know."""


class LedgerTarget(NamedTuple):
    """One value of the plan that text became."""

    item: str
    field: str
    value: str
    fate: Fate
    why: str
    """What became of the part of the text that this value is."""


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

    @property
    def is_whole(self) -> bool:
        """Whether the plan has the text in one place, word for word."""
        text = _letters(self.text)
        return any(text in _letters(target.value) for target in self.targets)


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
                its = uses.get(where, [])
                of_text = [use for use in its if not use.by_colour]
                yield from _of_one(cell.pieces, place, of_text)
                if of_colour := [use for use in its if use.by_colour]:
                    yield _of_nothing(place, of_colour)
        else:
            yield from _of_one(one.pieces, one.place, uses.get(Where(block), []))


def _of_one(pieces: Sequence[Piece], place: str, uses: Sequence[Use]) -> Iterator[Line]:
    heading = next((use.heading for use in uses if use.heading), "")
    for piece, mine in zip(pieces, _of_each(pieces, uses), strict=True):
        fate, why, targets = _became(piece, mine, uses)
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


def _of_each(pieces: Sequence[Piece], uses: Sequence[Use]) -> list[list[Use]]:
    """Return what was used of each piece of a cell, which can have been split."""
    ends = [*accumulate(len(_letters(p.text)) if p.is_data else 0 for p in pieces)]
    whole = "".join(_letters(piece.text) for piece in pieces if piece.is_data)
    found: list[list[Use]] = [[] for _ in pieces]
    begin, end, last = 0, 0, Use(Where(0), "used", "")
    for use in uses:
        part = _letters(use.of) or whole
        is_same = (use.of, use.item) == (last.of, last.item)
        begin = _find(whole, part, *([begin] if is_same else [end, begin]))
        end, last = begin + len(part), use
        first = bisect_right(ends, begin) if begin >= 0 else 0
        until = bisect_left(ends, end) + 1 if begin >= 0 else len(ends)
        for its in found[first:until]:
            its.append(use)
        begin, end = max(begin, 0), max(end, 0)
    return found


def _find(whole: str, part: str, *after: int) -> int:
    """Return where a part is: after the first of some places after which it is.

    If it is before them all, the first one counts; -1 if it is not there.
    """
    found = (whole.find(part, begin) for begin in (*after, 0))
    return next((at for at in found if at >= 0), -1)


def _letters(text: str) -> str:
    return "".join(text.split())


def _with_note(why: str, note: str) -> str:
    """Add where a piece comes from, if the reason does not say it already."""
    if not note or note in why.split():
        return why
    return f"{why}: {note}" if why else note


def _became(
    piece: Piece, mine: Sequence[Use], uses: Sequence[Use]
) -> tuple[Fate, str, tuple[LedgerTarget, ...]]:
    """Say what became of a piece. *uses* are of all its cell, and *mine* of the piece.

    A piece that has no part of what was used is between the parts.
    """
    if not piece.is_data:
        return "left out", WHY_NOT_DATA[min(piece.marks, key=[*WHY_NOT_DATA].index)], ()
    if not says_something(piece.text):
        return "left out", "only spaces", ()
    if not uses:
        return "left out", "text outside the tables of actions", ()
    if not mine and _SIGNS.fullmatch(piece.text):
        items = dict.fromkeys(use.item for use in uses)
        part = LedgerTarget(item="", field="", value="", fate="used", why="")
        return "used", BETWEEN, tuple(part._replace(item=item) for item in items)
    return _of_uses(mine or uses)


_SIGNS = re.compile(r"\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})?[\W_]*")
"""What there can be between the parts of a cell: a number, or only signs."""
BETWEEN = "where a cell was split"


def _of_uses(uses: Sequence[Use]) -> tuple[Fate, str, tuple[LedgerTarget, ...]]:
    first = min(uses, key=lambda use: FATES.index(use.fate))
    why = "; ".join(dict.fromkeys(use.why for use in uses if use.why))
    targets = (
        LedgerTarget(item=u.item, field=u.field, value=u.value, fate=u.fate, why=u.why)
        for u in uses
        if u.field
    )
    return first.fate, why, tuple(dict.fromkeys(targets))


def _of_nothing(place: str, uses: Sequence[Use]) -> Line:
    """Write the line of what a cell says by its colour, without words."""
    fate, why, targets = _of_uses(uses)
    return Line(
        place=place,
        heading=uses[0].heading,
        text="",
        marks=(),
        fate=fate,
        why=why,
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
