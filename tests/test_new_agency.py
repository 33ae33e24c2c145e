"""Who takes an action over may be of another agency, and an entry says so."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, plans, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import PAPERS, output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.output.report import sums
from actionplan.plan import timeline
from actionplan.rules import accountability
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

NURSE, TRUST, COUNCIL = "Named Nurse", "Eastshire NHS Trust", "Northshire Council"
HEAD = "Head of Service, Assessment"
FORMS = ("report markdown", "report html")
BEFORE = date(2012, 2, 15)


def _handed(**fields: object) -> Plan:
    plan = perfect()
    entry = {"date": "2012-02-20", "note": "Handed over as agreed by both.", **fields}
    plan["outcomes"][0]["actions"][0]["progress"].append(entry)
    return plan


def _typed(*args: str) -> str:
    done = CliRunner().invoke(app, list(args), env={"COLUMNS": "300"})
    assert done.exit_code in (0, 1), done.output
    return done.stdout


def _shown(folder: Path, day: date = AS_OF, *args: str) -> list[dict[str, Any]]:
    said = _typed("status", str(folder), "--as-of", f"{day}", "--format", "json", *args)
    shown: list[dict[str, Any]] = json.loads(said)["actions"]
    return shown


def _number(shown: dict[str, Any]) -> str:
    return str(shown["name"]).partition("/")[2]


@pytest.mark.parametrize(("day", "agency"), [(BEFORE, COUNCIL), (AS_OF, TRUST)])
def test_an_action_is_of_the_agency_of_its_new_owner_from_the_handover_on(
    day: date, agency: str, tmp_path: Path
) -> None:
    """Before that day the former agency answered for it."""
    put_into(tmp_path, _handed(accountable=NURSE, agency=TRUST))

    table = output("status csv", tmp_path, day)
    told = [
        next(csv.DictReader(io.StringIO(table[table.index('"plan"') :])))["agency"],
        _shown(tmp_path, day)[0]["agency"],
    ]
    found = [_number(one) for one in _shown(tmp_path, day, "--agency", agency)]

    assert (told, "1.1" in found) == ([agency] * 2, True)


@pytest.mark.parametrize("form", FORMS)
def test_page_one_names_the_new_owner_with_the_new_agency(
    form: str, tmp_path: Path
) -> None:
    """Named Nurse, Northshire Council would be untrue."""
    put_into(tmp_path, _handed(accountable=NURSE, agency=TRUST, rag="red"))

    page = " ".join(output(form, tmp_path, AS_OF).split())

    assert re.search(rf"{NURSE}(, | \\| ?){TRUST}", page)
    assert not re.search(rf"{NURSE}[ ,|;]+{COUNCIL}", page)


@pytest.mark.parametrize("name", PAPERS)
def test_no_output_says_that_a_new_owner_is_of_the_former_agency(
    name: str, tmp_path: Path
) -> None:
    """Where a handover names no agency, owner and agency are two facts."""
    put_into(tmp_path, _handed(accountable=NURSE, rag="red"))

    said = " ".join(output(name, tmp_path, AS_OF).split())

    assert not re.search(rf"{NURSE}[ ,|(]+{COUNCIL}", said) or "csv" in name


@pytest.mark.parametrize("form", FORMS)
def test_an_agency_that_is_not_said_to_be_the_owners_is_that_of_the_action(
    form: str, tmp_path: Path
) -> None:
    """It stays: nobody has said that another agency does the work."""
    put_into(tmp_path, _handed(accountable=NURSE, rag="red"))

    said = " ".join(output(form, tmp_path, AS_OF).split()).lower()

    assert f"agency of the action: {COUNCIL}".lower() in said


@pytest.mark.parametrize(
    ("fields", "own"),
    [
        ([{"accountable": NURSE, "agency": TRUST}], True),
        ([{"accountable": NURSE}], False),
        ([{"accountable": NURSE}, {"agency": TRUST}], True),
        ([{"agency": TRUST}, {"accountable": NURSE}], False),
        ([{"accountable": NURSE}, {"accountable": HEAD}], True),
        ([{"accountable": HEAD.upper()}], True),
        ([{"agency": TRUST}], True),
        ([{}], True),
    ],
)
def test_an_agency_is_the_owners_if_it_was_said_of_that_owner(
    fields: list[dict[str, str]], *, own: bool, tmp_path: Path
) -> None:
    """One who takes it over later may be of any agency."""
    plan = _handed(**fields[0])
    entries = plan["outcomes"][0]["actions"][0]["progress"]
    entries += [
        {"date": "2012-02-21", "note": "As agreed."} | one for one in fields[1:]
    ]
    put_into(tmp_path, plan)

    row = gather.plans(workspace.make([tmp_path]), AS_OF).rows[0]

    assert row.now.agency_is_owners is own


def test_since_and_the_log_say_to_which_agency_an_action_went(tmp_path: Path) -> None:
    """A paper on what has changed names what changed."""
    put_into(tmp_path, _handed(accountable=NURSE, agency=TRUST))

    papers = [
        _typed("since", "2012-02-01", str(tmp_path), "--as-of", f"{AS_OF}"),
        _typed("progress", "log", f"{tmp_path}/audit-1-2011.yaml/1.1"),
    ]

    said = [" ".join(paper.split()) for paper in papers]
    assert [f"{NURSE} (agency: {TRUST})" in each for each in said] == [True, True]


def test_lint_groups_what_it_says_of_an_action_under_the_new_agency(
    tmp_path: Path,
) -> None:
    """A heading sends each finding to those who can act on it."""
    plan = _handed(accountable=NURSE, agency=TRUST)
    plan["outcomes"][0]["actions"][0]["due"] = "2012-02-25"
    put_into(tmp_path, plan)

    args = ("--as-of", f"{AS_OF}", "--format", "json")
    found = json.loads(_typed("lint", str(tmp_path), *args))["diagnostics"]

    assert {each["agency"] for each in found if each["item"] == "1.1"} == {TRUST}


def test_lint_knows_the_agency_of_an_action_from_its_handover(tmp_path: Path) -> None:
    """An action whose own agency is not given has that of its new owner."""
    plan = _handed(accountable=NURSE, agency=TRUST)
    del plan["outcomes"][0]["actions"][0]["agency"]
    put_into(tmp_path, plan)

    (read,) = gather.plans(workspace.make([tmp_path]), AS_OF).plans

    assert [*accountability.accountable_without_agency(read)] == []


def test_progress_add_records_the_agency_of_the_new_owner(tmp_path: Path) -> None:
    """What is typed is in the entry, next to the new owner."""
    put_into(tmp_path, perfect())
    file = tmp_path / "audit-1-2011.yaml"

    _typed(
        *("progress", "add", f"{file}/1.1", "The trust takes it over from March."),
        *("--accountable", NURSE, "--agency", TRUST, "--as-of", f"{AS_OF}"),
    )

    text = file.read_text(encoding="utf-8")
    assert re.search(rf"accountable: {NURSE}\n +agency: {TRUST}\n", text)


OF_TRUST = ", Northshire NHS Foundation Trust"
"""What follows the one title of generated owners that has an agency with it."""


@given(plans(), st.dates(date(2011, 9, 1), date(2012, 9, 1)))
@settings(max_examples=30, deadline=None)
def test_every_output_has_the_agency_that_was_named_last(
    tmp_path_factory: pytest.TempPathFactory, drawn: Plan, day: date
) -> None:
    """By the entries, else by the plan, else by the owner: in lists and sums."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, drawn)
    actions = [one for of in drawn["outcomes"] for one in of["actions"]]
    alone = drawn["kind"] == "single-agency"
    rows = gather.plans(workspace.make([folder]), day).rows
    expected = {}
    for row, one in zip(rows, actions, strict=True):
        entries = timeline.on_or_before(row.action.progress, day)
        named = [each.agency for each in entries if each.agency]
        of_plan = one.get("agency") or (drawn["lead_agency"] if alone else None)
        written = [each.written for each in row.now.owners]
        is_of = bool(written) and all(each.endswith(OF_TRUST) for each in written)
        of_owner = OF_TRUST.removeprefix(", ") if is_of else None
        expected[one["id"]] = named[-1] if named else of_plan or of_owner

    shown = {_number(one): one["agency"] for one in _shown(folder, day)}
    summed = {one.agency: one.total for one in sums.by_agency(rows) if one.is_named}

    agencies = {*filter(None, expected.values())}
    found = {
        name: {_number(one) for one in _shown(folder, day, "--agency", name)}
        for name in agencies
    }
    assert (shown, found) == (
        expected,
        {
            name: {number for number, of in expected.items() if of == name}
            for name in agencies
        },
    )
    assert summed == {name: len(numbers) for name, numbers in found.items()}


# --- an agency that only the words for the owner name --------------------------------


@pytest.mark.parametrize(
    ("owner", "agency"),
    [
        (f"{NURSE}, {TRUST}", TRUST),
        (COUNCIL, COUNCIL),
        (f"{NURSE}, {TRUST}; {HEAD}, {COUNCIL}", ""),
        (HEAD, ""),
        ("Head of Safeguarding", ""),
    ],
)
def test_an_owner_that_is_of_an_agency_names_it(
    owner: str, agency: str, tmp_path: Path
) -> None:
    """It is counted under that agency, and its name is printed once."""
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    del first["agency"], first["partners"]
    first |= {"accountable": owner, "due": "2012-02-20"}
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)

    page = " ".join(output("summary markdown", tmp_path, AS_OF).split())
    told = _shown(tmp_path)[0]["agency"]
    counted = {each.agency: each.total for each in sums.by_agency(shown.rows)}

    assert (
        shown.rows[0].agency,
        told,
        counted.get("No agency named", 0),
        f"| {owner} |" in page.replace("\\", ""),
        "an agency (1 of 2 actions: 1.1)" in page,
    ) == (
        agency,
        agency or None,
        0 if agency else 1,
        True,
        owner in (HEAD, "Head of Safeguarding"),
    )
