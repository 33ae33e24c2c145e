"""Names that a board has declared as the same are one, in every output."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

import pytest
from declared_plans import HOUSES, board, declared_plans, looked_at
from generated_plans import DAYS, perfect, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import PAPERS, output, text_of
from tests.conftest import SPECIMEN
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.output.report import sums
from actionplan.plan import board_names, fields, portfolio
from actionplan.plan.model import DeclaredNames
from actionplan.plan.portfolio import Condition, Wanted
from actionplan.text.names import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.plan.model import BoardSettings
    from actionplan.plan.portfolio import Portfolio

pytestmark = pytest.mark.thorough

SETTINGS = """\
[agencies]
"Northshire ICB" = ["Northshire CCG"]
"Northshire Council" = []
"Kent Police" = []

[posts]
"Head of Service, Assessment" = ["HoS Assessment"]
"Detective Inspector" = []
"Board Development Officer" = []
"""
DAYS_END = date(2012, 7, 15)
AS_OF = DAYS_END.isoformat()
"""Both actions of the perfect plan are overdue on it."""


def _run(*args: str) -> str:
    done = CliRunner().invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return done.stdout


def _listed(*args: str) -> list[str]:
    listed = json.loads(_run("status", *args, "--format", "json"))
    return [action["name"].partition("/")[2] for action in listed["actions"]]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A plan with an agency and a post under two names each, and what declares them."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    first |= {"agency": "Northshire CCG", "accountable": "HoS Assessment"}
    second |= {"agency": "Northshire ICB"}
    third = deepcopy(second) | {"id": "1.3", "agency": "Northshire Council"}
    third |= {"accountable": ["Detective Inspector", "HoS Assessment"]}
    plan["outcomes"][0]["actions"].append(third)
    put_into(tmp_path, plan)
    (tmp_path / "actionplan.toml").write_text(SETTINGS, "utf-8")
    return tmp_path


# --- the definition -------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Northshire CCG", "Northshire ICB"),
        ("northshire  ccg", "Northshire ICB"),
        ("NORTHSHIRE ICB", "Northshire ICB"),
        ("Kent Police", "Kent Police"),
        ("Coastguard", "Coastguard"),
        ("Trust", "Trust"),
        ("The Northshire CCG.", "Northshire ICB"),
        ("the Kent Police", "Kent Police"),
        ("The Trust", "The Trust"),
        ("", ""),
    ],
)
def test_a_name_is_called_what_was_declared(written: str, name: str) -> None:
    """However it is spelt; one that was declared for two things stays as it is."""
    names = DeclaredNames(
        (
            ("Northshire ICB", ("Northshire CCG", "Trust")),
            ("Kent Police", ("Trust",)),
        )
    )

    assert names.of(written) == name


def test_names_that_are_declared_in_two_spellings_stay_as_they_are() -> None:
    """Which of them is meant is not known."""
    names = DeclaredNames((("The Hub", ()), ("Hub", ("Centre",))))

    assert [names.of(each) for each in ("the hub", "Hub", "Centre")] == [
        "the hub",
        "Hub",
        "Hub",
    ]


def test_a_post_with_the_before_it_is_the_owner_that_is_declared(folder: Path) -> None:
    """It is in the same group, and only another name is printed as written."""
    path = next(folder.glob("*.yaml"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("- HoS Assessment", "- The HoS Assessment."), "utf-8")

    said = _run("status", str(folder), "--group-by", "accountable", "--as-of", AS_OF)

    assert "The HoS Assessment." in said
    outer = (line for line in said.splitlines() if not line.startswith(" "))
    headings = [line for line in outer if "Assessment" in line]
    assert headings == ["Head of Service, Assessment"]


@pytest.mark.parametrize(
    ("kind", "fields", "agency"),
    [
        ("single-agency", {}, "Northshire ICB"),
        ("multi-agency", {}, ""),
        ("single-agency", {"agency": "Kent Police"}, "Kent Police"),
        ("single-agency", {"agency": 7}, ""),
    ],
)
def test_in_a_plan_of_one_agency_an_action_is_that_agencys(
    kind: str, fields: dict[str, object], agency: str
) -> None:
    """Unless it names another, or names one that cannot be read."""
    plan = perfect() | {"kind": kind, "lead_agency": "Northshire CCG"}
    action = plan["outcomes"][0]["actions"][0]
    del action["agency"]
    action |= fields

    settled = board({"Northshire ICB": ["Northshire CCG"]}, {})
    shown = looked_at(DAYS_END, (plan, settled))

    assert shown.rows[0].agency == agency


def test_an_outcome_whose_agency_cannot_be_read_gives_none() -> None:
    """What is written there may be another agency than the plan's."""
    plan = perfect() | {"kind": "single-agency", "lead_agency": "Northshire Council"}
    outcome = plan["outcomes"][0]
    outcome["agency"] = ["Kent Police"]
    del outcome["actions"][0]["agency"]

    assert looked_at(DAYS_END, (plan, board({}, {}))).rows[0].agency == ""


def test_two_names_of_one_owner_are_one_owner() -> None:
    """Of several owners each is there once, by the first name that was written."""
    settled = board({}, {"Detective Inspector": ["DI"]})

    named = board_names.listed_owners(["DI", "Housing", "Detective Inspector"], settled)

    assert named == "Detective Inspector (written: DI) and Housing"


# --- laws -----------------------------------------------------------------------


def _asked(shown: Portfolio, field: str) -> Iterator[tuple[str, str, bool]]:
    """Give each name there is of a field, with the heading it belongs to."""
    headings = fields.group(shown.rows, field)
    for heading in headings:
        yield heading, heading, True
    known = {plain(heading) for heading in headings}
    for row in shown.rows:
        for value in fields.values(row, field):
            for other in value.also:
                if plain(other) not in known:
                    yield other, value.words, False


@settings(max_examples=150)
@given(st.data(), st.tuples(declared_plans(1), declared_plans(2)), HOUSES, DAYS)
def test_status_finds_what_the_report_counts_for_an_agency(
    data: st.DataObject, two: tuple[Plan, Plan], board: BoardSettings, day: date
) -> None:
    """Whatever name of it is typed, in any case, `--agency` finds the counted rows."""
    same = data.draw(st.booleans())
    other = board if same else data.draw(HOUSES)
    shown = looked_at(day, (two[0], board), (two[1], other))
    counted = {facts.agency: facts for facts in sums.by_agency(shown.rows)}
    for typed, heading, _ in _asked(shown, "agency"):
        if not same and typed not in counted:
            continue  # which each board reads in its own words
        spelt = data.draw(st.sampled_from((typed, typed.upper(), f" {typed} ")))
        asked = Condition("--agency", "agency", (spelt,), part=True)

        found = portfolio.select(shown.rows, Wanted(conditions=(asked,)))

        facts = next(f for f in counted.values() if plain(f.agency) == plain(heading))
        assert (
            len(found),
            sum(row.now.overdue for row in found),
            sum(not row.now.is_open for row in found),
            {plain(row.agency) for row in found},
        ) == (
            facts.total,
            facts.overdue,
            facts.closed,
            {plain(heading) if facts.is_named else ""},
        )


@settings(max_examples=100)
@given(declared_plans(), HOUSES, DAYS)
def test_an_owner_finds_what_is_put_under_it(
    plan: Plan, board: BoardSettings, day: date
) -> None:
    """Each of two equal owners, by any of its names, finds what its group has."""
    shown = looked_at(day, (plan, board))
    groups = fields.group(shown.rows, "accountable")
    for typed, heading, _ in _asked(shown, "accountable"):
        asked = Condition("--owner", "accountable", (typed,), part=True)

        found = portfolio.select(shown.rows, Wanted(conditions=(asked,)))

        under = next(
            rows for key, rows in groups.items() if plain(key) == plain(heading)
        )
        assert [row.name for row in found] == [row.name for row in under]


@settings(max_examples=100)
@given(declared_plans(1), declared_plans(2), HOUSES, DAYS)
def test_the_agencies_of_a_report_add_up(
    one: Plan, two: Plan, board: BoardSettings, day: date
) -> None:
    """Each action is one agency's, and no agency is there under two names."""
    shown = looked_at(day, (one, board), (two, board))

    counted = sums.by_agency(shown.rows)

    names = [plain(board.agencies.of(facts.agency)) for facts in counted]
    assert (sum(facts.total for facts in counted), sorted({*names})) == (
        len(shown.rows),
        sorted(names),
    )


# --- every output ---------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["Northshire ICB", "Northshire CCG", "northshire ccg", "CCG"]
)
def test_an_agency_is_found_by_each_of_its_names(folder: Path, typed: str) -> None:
    """By the declared name, by another, in any case, and by a part of one."""
    found = _listed(str(folder), "--agency", typed, "--overdue", "--as-of", AS_OF)

    assert found == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Head of Service, Assessment", ["1.1", "1.2", "1.3"]),
        ("HoS Assessment", ["1.1", "1.2", "1.3"]),
        ("Detective Inspector", ["1.3"]),
        ("Inspector", ["1.3"]),
    ],
)
def test_an_owner_is_found_by_each_of_its_names(
    folder: Path, typed: str, found: list[str]
) -> None:
    """And each of two equal owners finds what they answer for."""
    assert _listed(str(folder), "--owner", typed, "--as-of", AS_OF) == found


def test_a_name_that_is_all_of_another_means_only_that(tmp_path: Path) -> None:
    """There is an agency "Police", so it is not read as a part of "Kent Police"."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    first["agency"], second["agency"] = "Police", "Kent Police"
    put_into(tmp_path, plan)

    found = [
        _listed(str(tmp_path), "--agency", name, "--as-of", AS_OF)
        for name in ("police", "Polic", "Kent")
    ]

    assert found == [["1.1"], ["1.1", "1.2"], ["1.2"]]


def test_a_part_of_the_words_for_no_agency_is_no_name(tmp_path: Path) -> None:
    """An action without one is found by all of "No agency named", not by "named"."""
    plan = perfect()
    del plan["outcomes"][0]["actions"][0]["agency"]
    put_into(tmp_path, plan)

    found = _listed(str(tmp_path), "--agency", "no agency named")
    refused = CliRunner().invoke(app, ["status", str(tmp_path), "--agency", "named"])

    assert (found, refused.exit_code, type(refused.exception)) == (["1.1"], 1, Refusal)


def test_groups_of_status_have_the_declared_name_once(folder: Path) -> None:
    """With the written name where that is another; an owner of two is under both."""
    by_agency, by_owner = (
        _run("status", str(folder), "--as-of", AS_OF, "--group-by", by)
        for by in ("agency", "accountable")
    )

    names = ("Northshire ICB", "Northshire CCG", "Northshire Council")
    posts = ("Head of Service, Assessment", "HoS Assessment", "Detective Inspector")
    lines = [set(text.splitlines()) for text in (by_agency, by_owner)]
    assert (
        [name in lines[0] for name in names],
        [name in lines[1] for name in posts],
        by_owner.count("audit-1-2011/1."),
        "3 actions in 1 plan" in by_owner,
        "written:" in by_agency,
    ) == ([True, False, True], [True, False, True], 4, True, True)


@pytest.mark.parametrize("name", [name for name in PAPERS if "agenda" not in name])
def test_what_is_written_is_shown_next_to_the_declared_name(
    folder: Path, name: str
) -> None:
    """An officer who looks for the words of the plan finds them."""
    said = " ".join(text_of(output(name, folder, DAYS_END)).split())

    assert "HoS Assessment" in said.replace("(written: ", "")


@pytest.mark.parametrize("name", ["report markdown", "report html"])
def test_a_report_counts_the_agency_once(folder: Path, name: str) -> None:
    """One row for the agency, and where its action is the written name as well."""
    said = " ".join(output(name, folder, DAYS_END).replace("|", " ").split())

    table = said.rpartition("By agency")[2][:700]  # the list of contents has it too
    assert (
        "Northshire ICB 2" in table,
        "CCG" in table,
        "Northshire ICB (written: Northshire CCG)" in said,
    ) == (True, False, True)


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        (
            "agency",
            [
                "Northshire Council",
                "Northshire ICB",
                "Northshire Safeguarding Children Board",
            ],
        ),
        (
            "accountable",
            [
                "Board Development Officer",
                "Detective Inspector",
                "Head of Service, Assessment",
            ],
        ),
    ],
)
def test_lint_puts_findings_under_the_declared_name(
    folder: Path, by: str, headings: list[str]
) -> None:
    """An owner of two is under each of them."""
    said = _run("lint", str(folder), "--as-of", AS_OF, "--group-by", by)

    assert re.findall(r"^(.+): \d+ problems?$", said, re.MULTILINE) == headings


def test_lint_counts_a_finding_for_each_of_two_owners(folder: Path) -> None:
    """The overdue actions 1.1, 1.2 and 1.3 are the head's, and 1.3 is both's."""
    said = _run(
        *("lint", str(folder), "--as-of", AS_OF, "--group-by", "accountable"),
        *("--format", "concise"),
    )

    parts = said.split("Head of Service, Assessment:")
    assert [part.count(" overdue-action:") for part in parts] == [1, 3]


def test_other_programs_get_the_declared_name_and_the_written_one(folder: Path) -> None:
    """Each in a field of its own; the written one only where it is another."""
    status = json.loads(
        _run("status", str(folder), "--as-of", AS_OF, "--format", "json")
    )
    agenda = json.loads(
        _run("agenda", str(folder), "--meeting", AS_OF, "--format", "json")
    )

    told = [
        [
            one[key]
            for key in (
                *("agency", "agency_as_written"),
                *("accountable", "accountable_as_written"),
            )
        ]
        for one in status["actions"][:2]
    ]
    head = "Head of Service, Assessment"
    assert (
        told,
        agenda["overdue"][0]["agency"],
        agenda["overdue"][0]["accountable"],
    ) == (
        [
            ["Northshire ICB", "Northshire CCG", head, "HoS Assessment"],
            ["Northshire ICB", None, head, None],
        ],
        "Northshire ICB",
        head,
    )


def test_another_name_for_the_owner_is_no_handover(folder: Path) -> None:
    """Nothing has changed hands where only the name is written otherwise."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    entry = {"date": "2012-07-01", "note": "The form was looked at."}
    first["progress"].append(entry | {"accountable": "HoS Assessment"})
    second["progress"].append(entry | {"accountable": "Detective Inspector"})
    put_into(folder, plan)

    told = _run("since", "2012-06-01", str(folder), "--as-of", AS_OF)

    assert (told.count("handed over from"), "Handed over (1)" in told) == (1, True)


def test_an_agency_has_one_answer_under_its_two_names(folder: Path) -> None:
    """The answer of the former CCG was replaced by that of the ICB."""
    plan = perfect()
    plan["outcomes"][0]["recommendations"][0]["responses"] = [
        {"date": "2011-08", "agency": "Northshire CCG", "response": "accepted"},
        {
            "date": "2012-02",
            "agency": "Northshire ICB",
            "response": "not-accepted",
            "reason": "The form is not theirs.",
        },
    ]
    put_into(folder, plan)

    said = output("report markdown", folder, DAYS_END)

    assert (
        "Northshire ICB: not accepted, February 2012" in said,
        ": accepted, August 2011" in said,
    ) == (True, False)


@pytest.mark.parametrize("short", ["ESHT", "E Sussex Healthcare Trust"])
def test_an_agency_in_short_after_the_owner_is_the_one_that_the_plan_names(
    short: str, tmp_path: Path
) -> None:
    """So its actions are in one group, with those where its name is in full."""
    full = "East Sussex Healthcare NHS Trust"
    text = SPECIMEN.replace("accountable: MSCB Dev", f"accountable: Nurse, {short} #")
    text = text.replace("        agency: Medway Safeguarding Children Board\n", "")
    plan = tmp_path / "plan.yaml"
    plan.write_text(text.replace("agency: Kent Police", f"agency: {full}"), "utf-8")

    told = _run("status", str(plan), "--as-of", AS_OF, "--group-by", "agency")

    assert (f"\n{full}\n" in told, f"\n{short}" in told) == (True, False)
