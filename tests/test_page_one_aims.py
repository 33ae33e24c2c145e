"""Page one says what each outcome is for, how it is measured and what came of it."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest
from generated_plans import perfect, plans, put_into
from hypothesis import example, given, settings
from printed import text_of
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.output import report, status_table
from actionplan.output.report import page_aims
from actionplan.output.report.page_room import EVERY, LEAST
from actionplan.output.report.plans import plan_facts
from actionplan.output.status_table import Listing
from actionplan.plan import aims, sentences
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.output.report.page_room import PageRoom
    from actionplan.plan.portfolio import Portfolio

DAY, NEXT = date(2012, 10, 1), Meeting(date(2012, 12, 1), "given")
MEASURE = "Files in which the child was seen alone"
pytest.importorskip("docx")
import word_check  # noqa: E402 -- only if python-docx is there

FORMS: tuple[Literal["md", "html", "text", "docx"], ...] = (
    *("md", "html"),
    *("text", "docx"),
)


def _shown(folder: Path, *made: Plan) -> Portfolio:
    put_into(folder, *made)
    return gather.plans(workspace.make([folder]), DAY)


def _summary(shown: Portfolio, form: Literal["md", "html", "text", "docx"]) -> str:
    if form == "docx":
        (page,) = report.documents(shown, NEXT, summary=True)
        text = " ".join(word_check.words(page.content))
    else:
        (made,) = report.render(shown, NEXT, form, summary=True)
        text = text_of(made.text) if form == "html" else made.text
    text = re.sub(r"\]\([^)]*\)|[\\*|\[]|<br>", " ", text)
    return " ".join(text.split())


def _assessed(verdict: str = "partly", value: str = "29 of 40") -> Plan:
    plan = perfect()
    result = {"measure": MEASURE, "value": value}
    plan["outcomes"][0]["difference"] = [
        {
            "date": "2012-09-10",
            "outcome_achieved": verdict,
            "results": [result],
            "effect": "Children were seen alone more often.",
        }
    ]
    return plan


@pytest.mark.parametrize("form", FORMS)
def test_page_one_says_what_an_outcome_is_for_and_how_it_is_known(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """The aim, the figures as the plan has them, the assessment and the effect."""
    page = _summary(_shown(tmp_path, _assessed()), form)

    told = page.partition("and the difference made")[2].partition("Changes since")[0]
    words = (
        *("By June 2012 36 of 40 children are seen alone", MEASURE, "18 of 40"),
        *("36 of 40", "29 of 40", "Partly achieved, assessed 10 September 2012"),
        "Effect on children: Children were seen alone more often.",
    )
    assert [each for each in words if each not in told] == []


@pytest.mark.parametrize("form", FORMS)
def test_an_aim_that_is_not_recorded_has_no_answer_in_its_place(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """A placeholder is nothing: page one says that nothing is recorded."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["desired_outcome"] = "TBC"
    outcome["baseline"][0] |= {"value": "To follow", "target": "N/A"}

    page = _summary(_shown(tmp_path, plan), form)

    told = page.partition("and the difference made")[2]
    assert "Desired outcome not recorded" in told
    assert len(re.findall("(?i)not recorded", told.partition("Changes")[0])) == 3
    assert [each for each in ("TBC", "To follow", "N/A") if each in told] == []
    assert re.search("(?i)none recorded|no later result recorded", told)


@pytest.mark.parametrize("form", FORMS)
def test_an_assessment_against_its_figures_is_no_achievement_on_page_one(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """Neither the assessment nor the effect that it claims is printed as one."""
    page = _summary(_shown(tmp_path, _assessed("fully", "9 of 40")), form)

    assert "Contradicted by the figures, assessed 10 September 2012" in page
    assert "says fully achieved, but" in page  # among the exceptions
    assert ("Fully achieved" in page, "Effect on children" in page) == (False, False)


def test_a_figure_with_a_date_of_its_own_keeps_it(tmp_path: Path) -> None:
    """So does one from an earlier assessment than the one that is named."""
    plan = _assessed()
    plan["outcomes"][0]["difference"][0]["results"][0]["date"] = "2012-06"
    earlier = deepcopy(plan)
    (first,) = earlier["outcomes"][0]["difference"]
    del first["results"][0]["date"]
    later = {"date": "2012-09-20", "outcome_achieved": "not-yet", "effect": "None."}
    earlier["outcomes"][0]["difference"].append(later)

    own = _summary(_shown(tmp_path / "own", plan), "md")
    other = _summary(_shown(tmp_path / "earlier", earlier), "md")

    assert "latest 29 of 40 in June 2012" in own
    assert "latest 29 of 40 as assessed on 10 September 2012" in other


def test_an_assessment_that_could_not_be_read_is_not_said_to_be_missing(
    tmp_path: Path,
) -> None:
    """It may be there: nobody knows what it says."""
    plan = perfect()
    plan["outcomes"][0]["difference"] = "see the minutes"

    page = _summary(_shown(tmp_path, plan), "md")

    told = page.partition("and the difference made")[2].partition("Changes")[0]
    assert ("Assessment could not be read" in told, "Not assessed" in told) == (
        True,
        False,
    )


@given(plans())
@example(_assessed())
@settings(max_examples=8, deadline=None)
def test_every_form_has_the_same_facts_of_each_outcome(
    tmp_path_factory: pytest.TempPathFactory, drawn: Plan
) -> None:
    """Page one in each form, and the JSON of `status`, from one definition."""
    shown = _shown(tmp_path_factory.mktemp("plans"), drawn)
    said = json.loads(status_table.write(Listing(shown, shown.rows, "plan"), "json"))
    known = {one["name"]: one for one in said["outcomes"]}
    pages = {form: _summary(shown, form) for form in FORMS}

    (plan,) = shown.plans
    assert len(known) == len(plan.outcomes)
    for outcome in plan.outcomes:
        aim = aims.of(outcome, plan, DAY)
        facts = known[f"{plan.id}/{outcome.id}"]
        assert (facts["difference"], facts["words"]) == (aim.made, aim.difference)
        for form, page in pages.items():
            told = page.partition("and the difference made")[2]
            named = told.partition("which the report has in full:")[2]
            missing = aim.difference not in told and outcome.id not in named
            assert (form, missing) == (form, False)


def _many(outcomes: int, actions: int) -> Plan:
    """Return a plan with many outcomes, of which the first has many late actions."""
    plan = perfect()
    (first,) = plan["outcomes"]
    others = [{**deepcopy(first), "id": f"O{n}"} for n in range(1, outcomes + 1)]
    for each in others:
        each["theme"] = f"Theme {each['id']}"
        each["actions"] = []
    action = first["actions"][0]
    others[0]["actions"] = [
        {**deepcopy(action), "id": f"1.{n}", "action": f"Do the work, part {n}"}
        for n in range(1, actions + 1)
    ]
    return plan | {"outcomes": others}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("outcomes", "actions"), [(60, 1), (1, 90), (40, 60)])
def test_what_does_not_fit_on_page_one_is_named_by_its_number(
    outcomes: int,
    actions: int,
    form: Literal["md", "html", "text", "docx"],
    tmp_path: Path,
) -> None:
    """None is left out, and those that are not in full are named in a line."""
    shown = _shown(tmp_path, _many(outcomes, actions))
    late = [row.action.id for row in shown.rows if row.is_exception]

    page = _summary(shown, form)

    full = r"which the report has in full: ([^:]*?)\.(?= [A-Z0-9#])"
    named = re.findall(full, page)
    missing = {each.strip() for each in ",".join(named).split(",")}
    rest = ",".join(re.findall(f"The rest of the outcomes, {full}", page))
    aims_missing = {each.strip() for each in rest.split(",")}
    aims_told = {o.id for o in shown.plans[0].outcomes if f"Theme {o.id}:" in page}
    told = {
        n for n in late if re.search(rf"part {n.removeprefix('1.')}[.: ]", f"{page} ")
    }
    assert aims_told | aims_missing >= {o.id for o in shown.plans[0].outcomes}
    assert told | missing >= set(late)
    assert (len(named) > 0, aims_told & aims_missing) == (
        outcomes > 20 or actions > 60,
        set(),
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_latest_notes_are_on_page_one_if_there_is_room_for_all(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """With many exceptions few have one, and the page says where the others are."""
    plan = _many(1, 3)
    for action in plan["outcomes"][0]["actions"]:
        note = "The team met. It will meet again."
        action["progress"] = [{"date": "2012-03-01", "note": note}]
    many = _many(1, 3)
    actions = plan["outcomes"][0]["actions"]
    many["outcomes"][0]["actions"] = [
        {**deepcopy(actions[0]), "id": f"1.{n}", "action": f"Do the work, part {n}"}
        for n in range(1, 71)
    ]

    some = _summary(_shown(tmp_path / "some", plan), form)
    none = _summary(_shown(tmp_path / "many", many), form)

    assert some.count("Latest note, 1 March 2012: The team met.") == 3
    assert "The report has" not in some
    assert none.count("Latest note") < 35
    assert "Less urgent exceptions, which the report has in full: 1." in none


def test_what_has_changed_in_several_plans_has_names(tmp_path: Path) -> None:
    """A bare number says nothing to a reader; the name is said once."""
    one, two = perfect(1), perfect(2)
    late = {"date": "2012-09-01", "note": "It took longer.", "new_due": "2013-01"}
    one["outcomes"][0]["actions"][0]["progress"].append(late)
    put_into(tmp_path, one, two)
    at = ("--as-of", "2012-10-01", "--since", "2012-08-01", "--format", "text")

    page = CliRunner().invoke(app, ["render", str(tmp_path), "--summary", *at]).stdout

    changes = page.partition("Changes since")[2].partition("Due by")[0]
    told = " ".join(changes.split())
    name = "Audit 1 1.1 Put a question on seeing the child into..."
    assert (told.count(name), told.count("Audit 1 1.1") > 1) == (1, True)


def test_text_is_for_a_summary_and_has_no_templates(tmp_path: Path) -> None:
    """Anything else is refused before anything is read or written."""
    put_into(tmp_path, perfect())
    (tmp_path / "own").mkdir()
    run = CliRunner().invoke
    text = ("render", str(tmp_path), "--format", "text")

    whole = run(app, [*text])
    own = run(app, [*text, "--summary", "--template", str(tmp_path / "own")])
    ending = run(
        app, ["render", str(tmp_path), "--summary", "-o", str(tmp_path / "page.txt")]
    )

    assert isinstance(whole.exception, Refusal)
    assert isinstance(own.exception, Refusal)
    assert (whole.exception.faults[0].rule, own.exception.faults[0].rule) == (
        "text-is-for-a-summary",
        "no-template-for-text",
    )
    assert (ending.exit_code, ending.exception) == (0, None)
    page = (tmp_path / "page.txt").read_text("utf-8")
    assert (page.startswith("OFFICIAL\n\nAudit 1"), "#" in page) == (True, False)


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("July 2025: Two teams have it.", "July 2025: Two teams have it."),
        ("May 2025", "May 2025"),
        ("May have had no update", "may have had no update"),
        ("NFA", "NFA"),
        ("Due in 3 days", "due in 3 days"),
    ],
)
def test_a_month_keeps_its_capital_within_a_sentence(words: str, inside: str) -> None:
    """A note of July is of July, and not of july."""
    assert sentences.within(words) == inside


def _in_short(plan: Plan, folder: Path, room: PageRoom = LEAST) -> str:
    """Return the first outcome of a plan as it is told if room is short."""
    shown = _shown(folder, plan)
    (told,) = plan_facts(shown, [NEXT], [""], apart=True)
    return page_aims.in_short(told.outcomes[0], 0, told, room).words


@pytest.mark.parametrize(
    ("due", "verdict", "told"),
    [
        ("2012-09", "partly", True),
        ("2012-11", "partly", True),
        ("2013-02", "partly", False),
        ("2012-09", "fully", False),
    ],
    ids=["passed", "near", "later", "achieved"],
)
def test_an_outcome_in_short_has_its_due_date_if_that_matters(
    due: str,
    verdict: str,
    told: bool,  # noqa: FBT001 -- a case
    tmp_path: Path,
) -> None:
    """A board asks what is late, and what is due before it meets again."""
    plan = _assessed(verdict, "38 of 40")
    plan["outcomes"][0]["due"] = due
    for action in plan["outcomes"][0]["actions"]:
        entry = {"date": "2012-08-01", "state": "signed-off", "evidence": "The form"}
        action["progress"].append(entry)

    assert (" (due " in _in_short(plan, tmp_path)) == told


def test_an_outcome_without_an_action_says_so(tmp_path: Path) -> None:
    """And that its recommendation was not accepted, if that is why."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["actions"] = []
    none = _in_short(plan, tmp_path / "none")
    outcome["recommendations"] = [
        {
            "text": "Change the law",
            "responses": [
                {
                    "agency": "Northshire County Council",
                    "response": "not-accepted",
                    "date": "2011-06-01",
                    "reason": "A decision for government",
                }
            ],
        }
    ]
    declined = _in_short(plan, tmp_path / "declined")

    assert "Not assessed yet, no action. " in none
    assert "no action (recommendation not accepted). " in declined


def test_how_an_outcome_is_known_and_no_effect_are_told(tmp_path: Path) -> None:
    """Evidence without the voice of children or families is not passed over."""
    plan = _assessed()
    (judged,) = plan["outcomes"][0]["difference"]
    judged |= {"evidence": "Audit of 40 files", "effect": "Not known."}
    room = LEAST._replace(known_by=EVERY, changed=EVERY)
    without = _in_short(plan, tmp_path / "without", room)
    judged["feedback"] = [{"from": "Fathers", "text": "Nobody asked me."}]
    heard = _in_short(plan, tmp_path / "heard", room)

    assert "How it is known: Audit of 40 files; no feedback recorded" in without
    assert "How it is known: Audit of 40 files. Fathers: Nobody asked me" in heard
    assert 'Effect on children: not recorded ("Not known")' in heard


def test_low_ratings_of_several_dates_are_not_all_of_the_last_one(
    tmp_path: Path,
) -> None:
    """One date is said of those that have it."""
    plan = perfect()
    first, *others = plan["outcomes"][0]["actions"]
    others = others or [{**first, "id": "1.9", "action": "Write a second form"}]
    plan["outcomes"][0]["actions"] = [first, *others]
    for day, action in (("2012-01-24", first), *(("2012-02-03", a) for a in others)):
        action["progress"] = [
            {"date": day, "rag": "red", "note": "The chair was ill."},
            {"date": "2012-06-20", "state": "complete", "evidence": "The minutes"},
        ]

    page = _summary(_shown(tmp_path, plan), "md")

    assert "last rated before completion, the latest on 3 February 2012" in page


def test_a_low_rating_from_before_completion_has_its_date(tmp_path: Path) -> None:
    """It does not say how the work ended."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        action["progress"] = [
            {"date": "2012-01-24", "rag": "red", "note": "The chair was ill."},
            {"date": "2012-06-20", "state": "complete", "evidence": "The minutes"},
        ]

    page = _summary(_shown(tmp_path, plan), "md")

    assert "last rated on 24 January 2012, before completion" in page


@pytest.mark.parametrize("form", FORMS)
def test_an_owner_that_ends_with_a_full_stop_ends_the_sentence(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """An abbreviation such as "Dev sub." needs no second one."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action |= {"accountable": "Training and Dev sub.", "due": NEXT.day.isoformat()}
    action.pop("agency")
    news = {"date": DAY.isoformat(), "rag": "green", "note": "The form is printed."}
    action["progress"] = [*action["progress"], news]

    page = _summary(_shown(tmp_path, plan), form)

    assert "Dev sub." in page
    assert "Dev sub.." not in page
