"""What holds for every document that is imported, whatever is in it.

The laws are in `import_laws`. They are tried on three plans that are written for the
tests, on five published ones if they are there, and on generated documents.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import generated_tables
import grids
import heading_facts
import import_laws
import office_files
import own_plan_files
import pytest
import real_plan_files
import yaml
from generated_tables import DOUBTED, DOUBTS, SURE, SURE_DATES
from grids import Bit, box
from hypothesis import HealthCheck, Phase, given, settings
from office_files import Written, band, headings, line
from tests.conftest import run

from actionplan.intake import column_map, published_headings, vocabulary
from actionplan.intake.column_map import Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generated_tables import Generated
    from office_files import Document, Ending

pytestmark = pytest.mark.thorough

needs_real_plans = pytest.mark.skipif(
    not real_plan_files.FOLDER.is_dir(),
    reason="the published plans are not beside the repository",
)
PLANS = (
    *own_plan_files.ALL,
    *(pytest.param(plan, marks=needs_real_plans) for plan in real_plan_files.ALL),
)
OFFICE = (office_files.in_word, office_files.in_excel)
KINDS = (*OFFICE, office_files.in_csv)
ENDINGS: tuple[Ending, ...] = ("docx", "xlsx", "csv", "tsv")

few = settings(
    max_examples=20,
    deadline=None,
    # Making a document smaller takes minutes. Its pieces are numbered instead.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_of_a_board_breaks_no_law(
    plan: Callable[[], Written], make: Callable[[Written], Document]
) -> None:
    """Nothing lost, invented, guessed, or taken although it was struck or hidden."""
    assert import_laws.broken(make(plan())) == []


@pytest.mark.parametrize("make", KINDS)
def test_a_reference_in_words_is_kept_below_a_band(
    make: Callable[[Written], Document],
) -> None:
    """The band has a number for the recommendation already. Both are kept."""
    rows = (
        headings("Ref", "Action", "Lead", "By when"),
        band("Recommendation 3: Children are seen alone", 4),
        line("see the report", "Change the form", "Head of Service", "30/11/2011"),
    )
    document = make(Written("band", (), (rows,), dates=SURE_DATES))

    assert import_laws.broken(document) == []


@pytest.mark.parametrize("make", KINDS)
def test_the_number_of_a_recommendation_without_an_action_is_kept(
    make: Callable[[Written], Document],
) -> None:
    """A row that is not finished has a number and a recommendation, and no more."""
    rows = (
        headings("Ref", "Recommendation", "Action", "Lead"),
        line("1", "Children are seen alone", "Change the form", "Head of Service"),
        line("2", "Managers read the files", "", ""),
    )
    document = make(Written("unfinished", (), (rows,), dates=SURE_DATES))

    assert import_laws.broken(document) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_generated_document_breaks_no_law(ending: Ending) -> None:
    """The same laws, for tables that nobody has thought of."""

    @few
    @given(generated_tables.documents(ending))
    def holds(document: Generated) -> None:
        assert import_laws.broken(document) == []

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
def test_thousands_of_generated_documents_break_no_law(ending: Ending) -> None:
    """The same laws, for at least 2,000 documents together."""

    @settings(few, max_examples=600, database=None)
    @given(generated_tables.documents(ending))
    def holds(document: Generated) -> None:
        assert import_laws.broken(document) == []

    holds()


@pytest.mark.parametrize("make", OFFICE)
@pytest.mark.parametrize("plan", PLANS)
def test_actions_are_those_a_careful_officer_would_write(
    plan: Callable[[], Written], make: Callable[[Written], Document]
) -> None:
    """Each action has the words, dates and owner of its row and of merged cells."""
    document = make(plan())
    done = import_laws.imported(document)
    assert isinstance(done, import_laws.Import), done
    found = actions(done.content)
    expected = [dict(fields) for fields in document.actions]
    wanted = [{name: a.get(name, "") for name in e} for a, e in zip(found, expected)]  # noqa: B905 -- the next line compares how many there are

    assert (wanted, len(found)) == (expected, len(expected))


def actions(content: bytes) -> list[dict[str, str]]:
    """Return the actions of a plan, with their recommendation and first entry."""
    data = yaml.load(content, yaml.BaseLoader)  # noqa: S506 -- only text
    return [
        _flat(outcome, action)
        for outcome in data["outcomes"]
        for action in outcome.get("actions", ())
    ]


def _flat(outcome: dict[str, Any], action: dict[str, Any]) -> dict[str, str]:
    recommendation = (outcome.get("recommendations") or [{}])[0].get("text", "")
    entry = (action.get("progress") or [{}])[0]
    return {**entry, "recommendation": recommendation, **action}


@pytest.mark.parametrize("make", OFFICE)
@pytest.mark.parametrize("plan", PLANS)
def test_what_only_a_person_can_decide_is_named(
    plan: Callable[[], Written], make: Callable[[Written], Document]
) -> None:
    """Words that cannot be read in one way are asked about, and lint asks again."""
    document = make(plan())
    done = import_laws.imported(document)
    assert isinstance(done, import_laws.Import), done
    asked = {
        import_laws.plainly(target.value)
        for each in done.made.ledger.lines
        if each.fate == "asked"
        for target in each.targets
    }
    assert {import_laws.plainly(text) for text in document.left} - asked == set()


def one_date(text: str) -> Written:
    """Make a plan of one action with this date."""
    row = line("Audit 40 files", "Audit Manager", text)
    return Written("one", (), ((headings("Action", "Lead", "By when"), row),))


def due(document: Document) -> tuple[str, str]:
    """Return the due date of the only action, and its words if it is not one."""
    done = import_laws.imported(document)
    assert isinstance(done, import_laws.Import), done
    (action,) = actions(done.content)
    return action.get("due", ""), action.get("due_as_written", "")


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("text", [*DOUBTS, "03/04/2012", "Nov-11"])
def test_a_date_that_can_be_read_in_two_ways_is_never_a_date(
    text: str, make: Callable[[Written], Document]
) -> None:
    """The words are kept where lint asks about them."""
    assert due(make(one_date(text))) == ("", text)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("text", SURE)
def test_a_date_that_can_be_read_in_one_way_is_taken(
    text: str, make: Callable[[Written], Document]
) -> None:
    """Otherwise officers would have to type all of them."""
    assert due(make(one_date(text))) == (SURE_DATES[text], "")


@pytest.mark.parametrize("stored", DOUBTED, ids=lambda stored: stored.shown)
def test_a_number_of_excel_that_is_a_doubt_is_never_a_date(
    stored: grids.Stored,
) -> None:
    """Month first, year not shown, or a date that lost its format: a person decides."""
    written = one_date("x")._replace(typed={"x": stored})

    assert due(office_files.in_excel(written)) == ("", stored.shown)


@pytest.mark.parametrize("look", sorted(set(grids.LOOKS) - grids.SAID))
def test_text_that_is_no_part_of_the_document_is_not_its_date(look: grids.Look) -> None:
    """The other words of the cell count alone."""
    written = one_date("")
    cell = box(Bit("31/01/1987", look), "30/11/2011")
    (grid,) = written.tables
    row = grid[1]._replace(boxes=(*grid[1].boxes[:2], cell))
    document = office_files.in_word(written._replace(tables=((grid[0], row),)))

    assert due(document) == ("2011-11-30", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("make", OFFICE)
@pytest.mark.parametrize("plan", own_plan_files.ALL)
def test_the_exit_code_is_1_while_anything_is_left(
    plan: Callable[[], Written], make: Callable[[Written], Document], folder: Path
) -> None:
    """All three plans have a date that only a person can read."""
    document = make(plan())
    (folder / document.file_name).write_bytes(document.content)

    assert run("import", document.file_name).exit_code == 1


def test_the_exit_code_is_0_if_nothing_is_left(folder: Path) -> None:
    """Each word is in the plan, and nothing has to be asked."""
    document = office_files.in_word(one_date("30/11/2011"))
    (folder / document.file_name).write_bytes(document.content)

    assert run("import", document.file_name).exit_code == 0


def test_the_same_document_gives_the_same_bytes(folder: Path) -> None:
    """Whatever order Python gives to sets, the plan and both ledgers are the same."""
    document = office_files.in_word(own_plan_files.family_b())
    (folder / document.file_name).write_bytes(document.content)

    assert written("1", document) == written("2", document)


def written(seed: str, document: Document) -> list[bytes]:
    """Import in a process of its own, and return the files that it wrote."""
    Path(seed).mkdir()
    command = [sys.executable, "-m", "actionplan", "import", document.file_name]
    to = ["--output", f"{seed}/plan.yaml", "--as-of", "2012-12-01"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([*command, *to], env=environment, check=False, capture_output=True)
    files = sorted(Path(seed).iterdir())
    assert [file.name for file in files] == [
        "plan.import.json",
        "plan.import.md",
        "plan.yaml",
    ]
    return [file.read_bytes() for file in files]


def meant(names: Iterator[str] | tuple[str, ...]) -> list[str]:
    """Read headings as those of one table."""
    found = [Heading(at, tuple(name.split(": "))) for at, name in enumerate(names)]
    return [column.field for column in column_map.read(found, {})]


def test_nine_of_ten_headings_of_published_plans_are_read() -> None:
    """Of the 29 headings of five plans, and of the names that other plans use."""
    in_plans = [
        (name, field, right)
        for plan in heading_facts.REAL.values()
        for (name, right), field in zip(plan.items(), meant(tuple(plan)), strict=True)
    ]
    alone = [
        (name, meant((name,))[0], right)
        for name, right in heading_facts.SYNONYMS.items()
    ]
    known = [sum(f in r.split() for _, f, r in few) for few in (in_plans, alone)]

    assert known[0] >= 0.9 * len(in_plans), in_plans
    assert known[1] >= 0.9 * len(alone), alone


@pytest.mark.parametrize("name", heading_facts.NO_FIELD)
def test_a_heading_without_a_field_is_not_given_one(name: str) -> None:
    """It becomes a field of the board's own."""
    assert meant((name,)) == [""]


PLAIN_PLAN = ("Action", "Lead", "Completion date", "Resources", "Sign-off")


@pytest.mark.parametrize("make", KINDS)
def test_a_plan_with_many_columns_of_its_own_is_read(
    make: Callable[[Written], Document],
) -> None:
    """Two known headings are enough if one of them says what will be done."""
    row = line("Change the form", "Head of Service", "30/11/2011", "None", "Chair")
    document = make(
        Written("own", (), ((headings(*PLAIN_PLAN), row),), dates=SURE_DATES)
    )

    assert (import_laws.broken(document), due(document)) == ([], ("2011-11-30", ""))


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("Action", "Completion date"), ["action", "due"]),
        (("Action", "Timescale", "Completion date"), ["action", "due", "achieved_on"]),
        (
            ("Action", "Completion date", "Date completed"),
            ["action", "due", "achieved_on"],
        ),
        (("Action", "Completion date", "Status"), ["action", "", "state"]),
        (("Action", "Completion date", "End of work date"), ["action", "", ""]),
    ],
)
def test_a_completion_date_is_read_by_the_columns_next_to_it(
    names: tuple[str, ...], fields: list[str]
) -> None:
    """It can be due or past. Where nothing says which, it is neither."""
    assert meant(names) == fields


def test_a_completion_date_next_to_a_finished_action_is_left_to_a_person(
    folder: Path,
) -> None:
    """An action that is complete may have been completed on that date."""
    (folder / "plan.csv").write_text(
        "Action,Lead,Completion date,Progress\n"
        "Change the form,Head of Service,30/11/2011,Completed\n"
    )

    said = " ".join(run("import", "plan.csv").stdout.split())

    assert (
        "Completion date: It can be when an action is due, or when it was completed. It"
        ' is kept in "x-completion-date". Use --map "Completion date=due" or --map'
        ' "Completion date=achieved_on".'
    ) in said


@pytest.mark.parametrize(("name", "right"), heading_facts.OTHERS.items())
def test_headings_of_other_plans_are_read_or_left(name: str, right: str) -> None:
    """A heading that is read is read rightly. Where two fields are right, none is."""
    read = meant((name,))[0]

    assert read == ("" if " " in right else right)


def test_no_heading_has_two_readings() -> None:
    """Each is listed once, and never as another field of the format."""
    every = [
        (heading, field)
        for field, names in published_headings.HEADINGS.items()
        for heading in names
    ]
    twice = {heading for heading, _ in every if sum(h == heading for h, _ in every) > 1}
    other = {(h, f) for h, f in every if vocabulary.read(h) != f}

    assert (twice, other) == (set(), set())


def test_a_row_of_values_with_number_signs_is_not_another_heading() -> None:
    """Only a sign alone, or at the end of a heading, is for a column of numbers."""
    assert meant(("#", "Action #", "#2 <19>")) == ["id", "", ""]
