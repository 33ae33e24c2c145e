"""Find what people wrote into a file outside the form or the tracker.

None of it is recorded, so each piece is listed with its place. What the file had when
it was sent is not listed. The marks of its own lines show what that was (see
`sent_lines`). Without them, which is so in older files, it is taken from the place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from urllib.parse import unquote

from actionplan.intake.form_cells import is_said, letters, row_with_most, said
from actionplan.office.cells import Paragraph, all_pieces, text_of
from actionplan.plan import return_form
from actionplan.text import sent_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from actionplan.office.cells import Block, Cell, OfficeFile, Piece, Table

Why: TypeAlias = Literal[
    "comment",
    "struck",
    "no-column",
    "no-heading",
    "above",
    "sheet",
    "own-sheet",
    "headings",
    "added",
    "hidden",
    "row-added",
    "no-entry",
]
"""Why text is no part of a report: among others because it is above the headings, or in
a form of which a heading was changed, or was added next to the form."""


class LeftOver(NamedTuple):
    """Text that is in the file, but is not part of a report."""

    place: str
    text: str
    why: Why


def in_workbook(
    file: OfficeFile, forms: Collection[int], sent: frozenset[str], *, is_tracker: bool
) -> Iterator[LeftOver]:
    """Yield what is on other sheets, in text boxes, and in headers and footers.

    Of a sheet that was added, only the first text is listed. *forms* are the tables
    with the form.
    """
    own = (return_form.HELP, return_form.LISTS) if is_tracker else ()
    for table in file.tables:
        if id(table) in forms:
            continue
        if table.name in {f"sheet {name}" for name in own}:
            yield from _on_own_sheet(table, sent)
            continue
        pieces = [piece for cell in table.cells for piece in cell.pieces]
        texts = [text for piece in pieces if (text := piece.text.strip())]
        copied = ("", sent_lines.HELP) if sent_lines.is_copy(texts, sent) else ()
        new = (text for text in texts if not sent_lines.is_sent(text, sent, copied))
        yield from (LeftOver(table.name, text, "sheet") for text in list(new)[:1])
    for block in file.apart:
        if any("text-box" in piece.marks for piece in block.pieces):
            yield LeftOver(block.place, text_of(block.pieces), "added")
        elif any("margin" in piece.marks for piece in block.pieces) and sent:
            yield from _in_margins(block, sent, _without_codes)


def _on_own_sheet(table: Table, sent: frozenset[str]) -> Iterator[LeftOver]:
    """Yield what was added to a sheet of a tracker that is only to be read."""
    is_help = table.name == f"sheet {return_form.HELP}"
    for cell in table.cells:
        place = f"{table.name}, row {cell.row}, column {letters(cell.column)}"
        yield from _comments(place, cell.pieces)
        text = _shown(cell)
        at = sent_lines.HELP if is_help else sent_lines.LISTS
        if is_help and cell.column > 1:
            at = sent_lines.NOWHERE
        if sent:
            for _, new in sent_lines.added((text,), sent, at):
                yield LeftOver(place, new, "own-sheet")
        elif text and cell.column > 1 and is_help:
            yield LeftOver(place, text, "own-sheet")


def _shown(cell: Cell) -> str:
    """Return the text of a cell, on a hidden sheet too."""
    aside = {"comment", "instruction", "deleted"}
    return text_of(piece for piece in cell.pieces if not piece.marks & aside)


def in_document(
    file: OfficeFile, forms: Collection[int], sent: frozenset[str]
) -> Iterator[LeftOver]:
    """Yield what was added to a document outside the form, and every comment.

    Without marks, text between the title and the form was sent, unless it is marked as
    added or comes after the last line that was sent. Before the title and below the
    last form, the marking is the only text that was sent, and it is in both places.
    """
    last = max(at for at, block in enumerate(file.blocks) if id(block) in forms)
    first = min(at for at, block in enumerate(file.blocks) if id(block) in forms)
    above = {b.text for b in file.blocks[:last] if isinstance(b, Paragraph)}
    outside = () if sent else _surely_outside(file.blocks, first)
    if sent and file.kind == "md":
        yield from _in_lines(file.blocks, sent)
    for at, block in enumerate((*file.blocks, *file.apart)):
        if isinstance(block, Paragraph):
            if sent and file.kind != "md":
                yield from _in_paragraph(block, sent)
            is_below = last < at < len(file.blocks) and block.text not in above
            is_outside = is_below or at in outside
            if is_outside and block.text and not sent:
                yield LeftOver(block.place, block.text, "added")
            told = bool(is_outside or sent)
            yield from _added(block.place, block.pieces, is_told=told)
        elif id(block) not in forms:
            for cell in block.cells:
                place = f"{block.name}, {cell.place}"
                is_told = bool(sent) and not row_with_most(block)
                if is_told:
                    yield from _in_cell(place, cell, sent)
                yield from _added(place, cell.pieces, is_told=is_told)


def _surely_outside(blocks: Sequence[Block], form: int) -> Iterable[int]:
    """Return the paragraphs before the title of a sheet, and next to its *form*.

    The marking may be before the title, and is at the end as well.
    """
    texts = [b.text.strip("#* ") if isinstance(b, Paragraph) else "" for b in blocks]
    titles = (return_form.TITLE, return_form.NO_OWNER)
    title = next((n for n, t in enumerate(texts[:form]) if t.startswith(titles)), 0)
    before = {n for n in range(title) if texts[n] not in texts[form:]}
    asked = [n for n in range(form) if texts[n].startswith(return_form.FILL_IN)]
    if not asked:
        return before
    number = asked[-1] + 1
    while number < form and _goes_on(blocks[number - 1], blocks[number]):
        number += 1
    return before.union(range(number, form))


def _goes_on(block: Block, after: Block) -> bool:
    """Return whether a line of Markdown is wrapped, so that the next belongs to it."""
    lines = [
        int(found[1])
        for each in (block, after)
        if isinstance(each, Paragraph)
        and (found := re.fullmatch("line ([0-9]+)", each.place))
    ]
    return len(lines) > 1 and lines[1] == lines[0] + 1


def _in_lines(blocks: Sequence[Block], sent: frozenset[str]) -> Iterator[LeftOver]:
    """Yield the lines of a Markdown file that were not sent, however they are wrapped.

    A table is between two runs of lines.
    """
    run: list[Paragraph] = []
    for block in (*blocks, None):
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        texts = [each.text.rstrip("\\") for each in run]
        lines = ["" if _LAYOUT.fullmatch(text) else text for text in texts]
        for number, text in sent_lines.added(lines, sent):
            yield LeftOver(run[number].place, text, "added")
        run = []


_LAYOUT = re.compile(r"[-*_#>|`~=+:\\\s]*|<!--|-->")
"""A line that shows nothing on a page of Markdown, or that an email program adds."""


def _in_paragraph(block: Paragraph, sent: frozenset[str]) -> Iterator[LeftOver]:
    if any("margin" in piece.marks for piece in block.pieces):
        yield from _in_margins(block, sent, str)
        return
    for _, text in sent_lines.added(block.text.splitlines(), sent):
        yield LeftOver(block.place, text, "added")


def _in_cell(place: str, cell: Cell, sent: frozenset[str]) -> Iterator[LeftOver]:
    for _, text in sent_lines.added(cell.text.splitlines(), sent, sent_lines.TABLE):
        yield LeftOver(place, text, "added")


def _in_margins(
    block: Paragraph, sent: frozenset[str], plain_of: Callable[[str], str]
) -> Iterator[LeftOver]:
    """Yield what was added to the header or footer of a page. Its number changes."""
    pieces = (piece for piece in block.pieces if "instruction" not in piece.marks)
    lines = [_PAGE.sub("", line) for line in plain_of(text_of(pieces)).splitlines()]
    for _, text in sent_lines.added(lines, sent):
        yield LeftOver(block.place, text, "added")


def _without_codes(text: str) -> str:
    """Leave out the codes of Excel and LibreOffice: for numbers of pages, and fonts."""
    return _CODES.sub(lambda found: "&" if found[0] == "&&" else "\n", text)


_CODES = re.compile(r'&(?:&|"[^"]*"|K[0-9A-Fa-f+-]{1,6}|[0-9]{1,3}|[A-Z])')
_PAGE = re.compile(r"\bPage\s*(?:[0-9]+\s*)?of(?:\s*[0-9]+)?\b|^\s*Page\s*$|^\s*of\s*$")


def spoilt(file: OfficeFile, forms: Collection[int]) -> Iterator[LeftOver]:
    """Yield the tables that have most headings of a form, and what was filled in."""
    for table in file.tables:
        row = 0 if id(table) in forms else row_with_most(table)
        texts = (said(c) for c in table.cells if row and c.row > row and c.column > 1)
        if filled := next(filter(None, texts), ""):
            yield LeftOver(table.name, filled, "headings")


def hidden_links(file: OfficeFile) -> Iterator[str]:
    """Yield the addresses to which words lead, unless the file shows them as text."""
    pieces = [*all_pieces(file)]
    texts = (each.text for each in pieces if "instruction" not in each.marks)
    shown = unquote("\n".join(texts)).casefold()
    found = (_LINK.match(each.text) for each in pieces if is_link(each))
    fields = (each[1] for each in found if each and each[1])
    for link in dict.fromkeys((*file.links, *fields)):
        bare = unquote(link).casefold().removeprefix("mailto:").rstrip("/")
        if not re.search(rf"{_BEFORE}{re.escape(bare)}{_AFTER}", shown):
            yield link


_BEFORE = r"(?<![\w@.%/=&?#+~-])"
_MARKS, _ENDS = ".,;:!?/", r"\s)\]>}\"'\u2019\u201d|"
_AFTER = f"(?![^{_ENDS}{_MARKS}]|[{_MARKS}]+[^{_ENDS}{_MARKS}])"
"""What is around a whole address. A full stop may be part of it or of a sentence."""


def is_link(piece: Piece) -> bool:
    """Return whether a piece is the code by which Word leads to an address."""
    return "instruction" in piece.marks and bool(_LINK.match(piece.text))


_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)")?')
"""The code of a link, and its address, unless it leads to a place in the document."""


def _added(
    place: str, pieces: Sequence[Piece], *, is_told: bool = False
) -> Iterator[LeftOver]:
    """Yield comments, and also what is marked as added, unless that *is told*."""
    yield from _comments(place, pieces)
    for piece in pieces:
        text = piece.text.strip()
        if (
            text
            and not piece.marks & _COMMENT
            and (
                "text-box" in piece.marks
                or ("inserted" in piece.marks and piece.is_data and not is_told)
            )
        ):
            yield LeftOver(place, text, "added")


def _comments(place: str, pieces: Sequence[Piece]) -> Iterator[LeftOver]:
    for piece in pieces:
        if piece.marks & _COMMENT and (text := piece.text.strip()):
            yield LeftOver(place, text, "comment")


_COMMENT = frozenset(("comment", "note"))


def why_not(piece: Piece) -> Why | None:
    """Say why text is not read; None if it is, or if nobody wrote it as a report."""
    if is_said(piece) or "instruction" in piece.marks:
        return None
    if piece.marks & _COMMENT:
        return "comment"
    if piece.marks & {"struck", "deleted"}:
        return "struck"
    return "hidden" if piece.marks & {"hidden", "covered", "text-box"} else None
