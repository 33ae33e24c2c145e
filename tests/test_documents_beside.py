"""Each output names the documents that were not read and may be plans, and no more."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from generated_plans import perfect, put_into
from tests.conftest import run

docx = pytest.importorskip("docx", reason="python-docx is not installed")

DAY = ("--as-of", "2012-03-01")
ROWS = (
    ("No.", "Action", "Lead", "By when", "Progress"),
    ("1", "Change the form", "Head of Service", "30/11/2012", "Draft sent to the team"),
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_into(Path(), perfect())
    Path("documents").mkdir()


def word(path: str, title: str = "") -> None:
    """Write a plan as an officer would, in Word."""
    document = docx.Document()
    document.add_heading(title or "Action plan")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(path)


def named(*command: str) -> list[str]:
    """Return the documents that an output says it did not look at."""
    said = " ".join(run(*command, *DAY).output.split())
    found = re.findall(
        r"Not checked, because they are not plan files: (.*?\.docx)\.", said
    )
    names = found[0].split(", ") if found else []
    return [name for name in names if name.endswith(".docx")]


def everywhere() -> list[str]:
    """Return what lint and the papers name, which has to be the same."""
    outputs = [named("lint"), named("status"), named("render"), named("agenda")]
    assert all(each == outputs[0] for each in outputs), outputs
    looked = json.loads(run("lint", "--format", "json", *DAY).stdout)
    assert looked["not_looked_at"] == outputs[0]
    return outputs[0]


def test_a_document_that_may_be_a_plan_is_named_in_every_output() -> None:
    """Also one that cannot be opened."""
    word("documents/Adult T.docx")
    Path("empty.docx").touch()

    assert everywhere() == ["documents/Adult T.docx", "empty.docx"]


def test_a_paper_that_we_wrote_is_no_plan_until_somebody_saves_it() -> None:
    """Then it may have become one."""
    run("agenda", "--meeting", "2012-12-01", "-o", "agenda.docx", *DAY)
    run("render", "-o", "report.docx", *DAY)
    assert Path("agenda.docx").is_file()
    assert Path("report.docx").is_file()
    before = everywhere()

    made = docx.Document("agenda.docx")
    made.core_properties.last_modified_by = "Head of Service"
    made.save("agenda.docx")
    again = docx.Document("report.docx")
    again.core_properties.modified = again.core_properties.modified.replace(hour=9)
    again.save("report.docx")

    assert (before, everywhere()) == ([], ["agenda.docx", "report.docx"])


def test_settings_say_where_there_are_no_plans() -> None:
    """A document is looked for where a plan of the same name would be one."""
    Path("plans").mkdir()
    put_into(Path("plans"), perfect(2))
    word("documents/Adult T.docx")
    word("plans/Adult T.docx")
    Path("actionplan.toml").write_text('plans = ["plans/**/*.yaml"]\n')

    assert named("lint") == named("status") == ["plans/Adult T.docx"]


def test_a_document_that_was_imported_has_been_read_as_it_is_now() -> None:
    """Every version of it: only one that was not imported is named."""
    word("documents/T.docx")
    word("documents/T again.docx", title="The same plan")
    write = ("--output", "t-2012.yaml", *DAY)
    run("import", "documents/T.docx", *write)
    first = everywhere()

    run("import", "documents/T again.docx", *write)
    second = everywhere()
    word("documents/T.docx", title="Changed since")

    assert (first, second) == (["documents/T again.docx"], [])
    assert everywhere() == ["documents/T.docx"]


@pytest.mark.parametrize("spoilt", [b"", b"[]", b"{", b'{"documents": [1]}'])
def test_a_ledger_that_cannot_be_read_vouches_for_nothing(spoilt: bytes) -> None:
    """Nothing passes for read because of it."""
    word("documents/T.docx")
    run("import", "documents/T.docx", "--output", "t-2012.yaml", *DAY)
    Path("t-2012.import.json").write_bytes(spoilt)

    assert everywhere() == ["documents/T.docx"]


def test_a_document_that_pretends_to_be_ours_is_named() -> None:
    """With a bomb or an entity in its properties it is only not ours."""
    for number, about in enumerate(
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", b"<a>", b"")
    ):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("docProps/core.xml", about)
        Path(f"{number}.docx").write_bytes(packed.getvalue())

    assert everywhere() == ["0.docx", "1.docx", "2.docx"]
