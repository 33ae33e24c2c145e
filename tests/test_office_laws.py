"""What holds for every Word, Excel and CSV file: no character is lost or repeated.

The files are made by the tests, which know what is in them. The characters are counted
a second time without the readers.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import counted
import docx
import generated_tables
import office_files
import openpyxl
import own_plan_files
import pytest
import real_plan_files
from hypothesis import HealthCheck, Phase, given, settings

from actionplan import office
from actionplan.office.cells import OfficeFile, Paragraph, all_pieces, characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generated_tables import Generated
    from office_files import Document, Written

pytestmark = pytest.mark.thorough

needs_real_plans = pytest.mark.skipif(
    not real_plan_files.FOLDER.is_dir(),
    reason="the published plans are not beside the repository",
)
PLANS = (
    *own_plan_files.ALL,
    *(pytest.param(plan, marks=needs_real_plans) for plan in real_plan_files.ALL),
)
KINDS = (office_files.in_word, office_files.in_excel, office_files.in_csv)

few = settings(
    max_examples=25,
    deadline=None,
    # Making a document smaller takes minutes. Its pieces are numbered instead.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ENDINGS = ("docx", "xlsx", "csv", "tsv")


def read(document: Document | Generated) -> OfficeFile:
    """Read a document that can be read."""
    file = office.read(document.content, f"plan.{document.ending}")
    assert isinstance(file, OfficeFile), file
    return file


def said(file: OfficeFile) -> Counter[str]:
    """Return what the cells and paragraphs of a file say."""
    cells = (cell.text for table in file.tables for cell in table.cells)
    others = (block.text for block in file.blocks if isinstance(block, Paragraph))
    return lines((*cells, *others))


def lines(texts: Iterable[str]) -> Counter[str]:
    """Count texts, without their empty lines and without empty ones."""
    return Counter(
        "\n".join(filter(None, text.splitlines())) for text in texts if text.strip()
    )


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("plan", PLANS)
def test_every_character_of_a_plan_is_read_once(
    plan: Callable[[], Written], make: Callable[[Written], Document]
) -> None:
    """The readers and a count that knows nothing of tables agree."""
    document = make(plan())

    assert characters(read(document)) == counted.of(document.content, document.ending)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("plan", PLANS)
def test_a_cell_says_what_its_maker_wrote(
    plan: Callable[[], Written], make: Callable[[Written], Document]
) -> None:
    """Changes that were tracked count as made, and what is struck or hidden is gone."""
    document = make(plan())

    assert said(read(document)) == lines(document.said)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("plan", PLANS)
def test_what_nobody_sees_is_kept_but_is_not_data(
    plan: Callable[[], Written], make: Callable[[Written], Document]
) -> None:
    """Struck, deleted and hidden text, comments and margins are pieces with a mark."""
    document = make(plan())
    kept = Counter(p.text for p in all_pieces(read(document)) if not p.is_data)

    assert Counter(document.never) - kept == Counter()


@pytest.mark.parametrize("plan", PLANS)
def test_libraries_agree_about_the_files(plan: Callable[[], Written]) -> None:
    """The files are real ones: python-docx and openpyxl open them."""
    written = plan()
    word, excel = office_files.in_word(written), office_files.in_excel(written)
    tables = docx.Document(io.BytesIO(word.content)).tables
    (sheet, _) = openpyxl.load_workbook(io.BytesIO(excel.content)).worksheets
    rows = sum(len(grid) for grid in written.tables)

    assert len(tables) == len(written.tables)
    assert sum(len(table.rows) for table in tables) == rows
    assert sheet.max_row == rows + len(written.above) + len(written.tables) - 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_generated_tables_are_read_completely(ending: office_files.Ending) -> None:
    """Conservation, what each cell says, and what is never data."""

    @few
    @given(generated_tables.documents(ending))
    def holds(document: Generated) -> None:
        complete(document)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
def test_thousands_of_generated_tables_are_read_completely(
    ending: office_files.Ending,
) -> None:
    """The same laws for at least 2,000 tables together."""

    @settings(few, max_examples=600, database=None)
    @given(generated_tables.documents(ending))
    def holds(document: Generated) -> None:
        complete(document)

    holds()


def complete(document: Generated) -> None:
    """Check the laws of the readers for a generated document."""
    file = read(document)
    pieces = tuple(all_pieces(file))
    data = Counter(piece.text for piece in pieces if piece.is_data)
    kept = Counter(piece.text for piece in pieces if not piece.is_data)

    assert characters(file) == counted.of(document.content, document.ending)
    assert said(file) == lines(document.said)
    assert not {text for text in document.never if text in data}
    assert not Counter(document.never) - kept
