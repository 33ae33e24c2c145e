"""A job title is the same owner, however it is written, and is printed as written."""

import copy
import json
from pathlib import Path

import pytest
import yaml
from generated_plans import perfect
from tests.conftest import run

from actionplan.text import names

ON = ("--as-of", "2012-03-01")
OWNER = "Head of Service, Assessment"
SPELLINGS = (
    OWNER,
    "The Head of Service, Assessment",
    "head of  service, ASSESSMENT.",
    "the Head of Service, Assessment;",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan in which each action has the owner in another spelling."""
    plan = perfect(1)
    (action, *_) = plan["outcomes"][0]["actions"]
    plan["outcomes"][0]["actions"] = [
        copy.deepcopy(action) | {"id": f"1.{n}", "accountable": spelling}
        for n, spelling in enumerate((*SPELLINGS, "Head of Service, Fostering"), 1)
    ]
    text = yaml.safe_dump(plan, sort_keys=False, allow_unicode=True)
    (tmp_path / "audit-1-2011.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
def test_status_puts_one_owner_in_one_group() -> None:
    """Each action whose owner is not written as in the heading says how it is."""
    shown = run("status", ".", "--group-by", "owner", *ON).output.splitlines()

    headings = [line for line in shown if line.startswith(("Head", "The", "head"))]
    own = [line.split(": ", 1)[1] for line in shown if "  Owner: " in line]
    assert headings == [OWNER, "Head of Service, Fostering"]
    assert own == [" ".join(each.split()) for each in SPELLINGS[1:]]


def test_lint_puts_one_owner_in_one_group(here: Path) -> None:
    """With the problems of every spelling."""
    path = here / "audit-1-2011.yaml"
    text = path.read_text("utf-8").replace("due: 2012-06\n", "due: soon\n")
    path.write_text(text, "utf-8")

    shown = run("lint", ".", "--group-by", "owner", *ON).output

    headings = [line for line in shown.splitlines() if line.endswith(" problems")]
    assert [each.partition(": ")[0] for each in headings if "ssessment" in each] == [
        OWNER
    ]


@pytest.mark.parametrize("asked", SPELLINGS)
@pytest.mark.usefixtures("here")
def test_a_filter_finds_every_spelling_of_an_owner(asked: str) -> None:
    """Whichever of them is asked for, and each is given as it is written."""
    done = run("status", ".", "--owner", asked, "--format", "json", *ON)

    actions = json.loads(done.output)["actions"]
    assert [each["accountable"] for each in actions] == [*SPELLINGS]


def test_one_owner_is_asked_on_one_sheet(here: Path) -> None:
    """With all of the actions, and not on a sheet for each spelling."""
    (here / "a.csv").write_text(
        f'owner,address\n"The {OWNER}",head@council.example\n', "utf-8"
    )

    addresses = ("--addresses", "a.csv")
    run("chase", ".", "-o", "chase", "--meeting", "2012-06-05", *addresses, *ON)

    sheets = sorted(path.name for path in (here / "chase").glob("*.md"))
    assert sheets == [
        "README.md",
        "head-of-service-assessment.md",
        "head-of-service-fostering.md",
    ]
    draft = here / "chase" / "head-of-service-assessment.eml"
    assert "To: head@council.example" in draft.read_text("utf-8")


def test_another_spelling_is_no_new_owner(here: Path) -> None:
    """An action is not handed over to those who own it already."""
    path = here / "audit-1-2011.yaml"
    plan = yaml.safe_load(path.read_text("utf-8"))
    plan["outcomes"][0]["actions"][0]["progress"].append(
        {
            "date": "2012-02-28",
            "rag": "green",
            "accountable": f"The {OWNER}.",
            "note": "Two more teams use the new form.",
        }
    )
    path.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")

    done = run("since", "2012-02-20", ".", *ON)

    assert "handed over" not in done.output.casefold()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Head of Service, Assessment", "Head of Service, Assessments"),
        ("Theatre Manager", "atre Manager"),
        ("Head of Service", "Head of Service, Assessment"),
    ],
)
def test_other_job_titles_stay_apart(one: str, other: str) -> None:
    """Only "the" in front and signs at the ends make no difference."""
    assert names.post(one) != names.post(other)
