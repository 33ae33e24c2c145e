"""Fill a table of the board's own Word document for `actionplan render --into`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli import console, import_options, papers
from actionplan.diagnostics import Refusal
from actionplan.messages import filling
from actionplan.output import endings
from actionplan.plan import sentences
from actionplan.storage import files
from actionplan.workspace import import_document, selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.portfolio import Portfolio
    from actionplan.workspace import Workspace


class Board(NamedTuple):
    """The options about the board's own document, as they were typed."""

    document: Path | None
    tables: Sequence[int]
    maps: Sequence[str]


def require_alone(board: Board, others: dict[str, object]) -> None:
    """Refuse options that have no meaning with a document, or without one."""
    if board.document is None:
        for option, typed in (("--table", board.tables), ("--map", board.maps)):
            if typed:
                raise Refusal(filling.only_with_into(option=option))
        return
    for option, value in others.items():
        if value:
            raise Refusal(filling.not_with_into(option=option))


def require_output(board: Path, output: Path | None, here: Workspace) -> Path:
    """Return the file to write; refuse if it is a plan or the board's own document."""
    target = papers.require_word(output)
    instead = 'give another name after --output, for example: --output "Filled in.docx"'
    selection.require_no_plan(target, here.kept(), instead)
    endings.form(target, None, ("docx",), "docx")
    if files.is_same(board, target):
        raise Refusal(filling.only_into_a_copy(), file=files.name(target))
    return target


def save(board: Board, output: Path, shown: Portfolio, here: Workspace) -> None:
    """Fill the document, save it as a new file, and say what was done."""
    assert board.document is not None  # noqa: S101 -- the caller has looked
    from actionplan.output import board_table

    if len(shown.plans) != 1:
        raise Refusal(filling.one_plan_at_a_time(plans=len(shown.plans)))
    lost = tuple(gap.what or gap.file for gap in shown.gaps if gap.lost)
    if lost:
        (file,) = shown.files_of(plan.id for plan in shown.plans)
        raise Refusal(filling.plan_incomplete(parts=lost, file=file))
    own = here.settings(here.found().plans[0]).columns
    given = import_document.columns_of(own, import_options.maps_of(board.maps))
    document = import_document.content(board.document)
    try:
        page = board_table.fill(document, shown, given, board.tables)
    except Refusal as refusal:
        refusal.file = refusal.file or files.name(board.document)
        raise
    files.create(output, page.content)
    said = [f"Wrote {files.name(output)}.", *page.said]
    said += sentences.personal_data(shown.personal, shown)
    said += filter(None, [sentences.not_looked_at(shown.aside)])
    console.err("".join(f"{line}\n" for line in said))
