"""Page one of many plans has each exception once, under its plan."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.output import report
from actionplan.output.report import items_of_plan, told_in_all
from actionplan.output.report.plans import plan_facts
from actionplan.plan import decisions, sentences
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

pytestmark = pytest.mark.thorough

docx = pytest.importorskip("docx", reason="python-docx is not installed")
EXAMPLES = Path(__file__).parents[1] / "examples"
SOON = Meeting(date(2026, 12, 20), "given")
DAY, NEXT = date(2012, 3, 1), Meeting(date(2012, 4, 1), "given")


@pytest.fixture(scope="module")
def examples() -> Portfolio:
    """Return all examples."""
    return gather.plans(workspace.make([EXAMPLES]), date(2026, 11, 24))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_same_under_each_plan(
    form: Any,  # noqa: ANN401 -- a form of `render`
    examples: Portfolio,
) -> None:
    """What to decide, what is late and why, the effect, and what has changed."""
    page = _summary(examples, form, SOON, apart=True)

    for said in (
        "Exceptions, outcomes and changes by plan, the most urgent plan first",
        "To decide: worst rated 2.1, 3.3; outcome past its date O3; sign-off 2.3 Create"
        " an automatic task... (Clinical Lead 0 to 19 Service; evidence: Test sheet",
        "Overdue (new), due September 2026; first due June 2025; reopened on 18"
        " February 2026. Red. Designated Nurse",
        "O3: Overdue, due September 2026. Partly achieved, 10 June 2026",
        "Nine children were examined on the same day",
        "Ended without being done 2.4 Send text message reminders... (8 July 2025:",
        "Withdrawn by the subgroup....; replaced by 2.5). Since the beginning of",
        "October 2026 (worked out): outcomes newly overdue O3; next stages newly past",
        "rated worse 1.2 from green to amber; other updates 2.5.",
    ):
        assert said in page, said


LEFT = "Four children were discharged without a call."
EFFECT = "Two children were seen at school instead."


@pytest.mark.parametrize("left", [LEFT, ""], ids=["still to improve", "a figure"])
def test_an_effect_is_never_told_without_what_is_still_to_improve(
    left: str, tmp_path: Path
) -> None:
    """A chair who reads only of the effect would think that the outcome is achieved."""
    plan = perfect()
    (outcome,) = plan["outcomes"]
    outcome["difference"] = [
        {
            "date": "2012-02-20",
            "outcome_achieved": "partly",
            "results": [
                {"measure": outcome["baseline"][0]["measure"], "value": "30 of 40"}
            ],
            "effect": EFFECT,
            "still_to_improve": left,
            "evidence": "Audit",
        }
    ]
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    (told,) = plan_facts(shown, [NEXT], [""], apart=True)
    (of,) = told.outcomes

    levels = get_args(items_of_plan.OutcomeLevel)
    every = [items_of_plan.outcome(of, told, DAY, level).words for level in levels]
    every.append(items_of_plan.ended(of, told, DAY).words)
    every += [one[0].words for one in told_in_all.assessed([told], DAY)]

    assert all((left or "to 30 of 40") in each for each in every if EFFECT in each)
    assert sum(EFFECT in each for each in every) > 2


def test_each_exception_is_told_once(examples: Portfolio) -> None:
    """It is not named again as overdue, low, without an update or newly so."""
    page, *_ = report.render(examples, SOON, "md", summary=True, apart=True)

    child_k = page.text.partition("**[Child K]")[2].partition("**[Safer sleep]")[0]
    told = re.findall(r"(?m)^- \[?([O\d.]+\d)", child_k)

    assert told == ["2.1", "3.3", "4.2", "1.2", "4.3", "3.4", "O1", "O2", "O3"]
    assert "newly overdue 2.1" not in page.text
    assert "More on its page" not in page.text


def _many(number: int, **changed: Any) -> list[Plan]:  # noqa: ANN401 -- fields
    made = []
    for at in range(number):
        plan = perfect()
        plan["id"], plan["title"] = f"audit-{at}", f"Audit {at}: all of it"
        plan["outcomes"][0]["actions"][0] |= changed
        made.append(plan)
    return made


NOTE = "The second post is held in the spending freeze."
LATE = {"due": "2012-02-01", "progress": [{"date": "2012-01-20", "note": NOTE}]}


@pytest.mark.parametrize(("number", "listed"), [(16, True), (23, False)])
def test_each_begins_a_line_if_there_is_room(
    number: int, *, listed: bool, tmp_path: Path
) -> None:
    """Otherwise those of a plan follow one another, with a bullet between."""
    put_into(tmp_path, *_many(number, **LATE))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page, *_ = report.render(shown, NEXT, "html", summary=True, apart=True)

    turns = page.text.partition('<div class="columns">')[2]
    assert turns.count("Overdue (new), due 1 February 2012") == number
    assert turns.count(NOTE) == number
    assert ('<ul class="next">' in turns) == listed
    assert ('<ul class="changes">' in turns) == (not listed)


def test_without_room_for_reasons_each_overdue_action_has_its_owner_and_date(
    tmp_path: Path,
) -> None:
    """A board can ask the owner for the reason, but only if it knows whom to ask."""
    put_into(tmp_path, *_many(27, **LATE))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    told = page.partition("changes by plan")[2].partition("Audit 0: all of it")[0]
    late = "Overdue (new), due 1 February 2012. Head of Service, Assessment"
    assert told.count(late) == 27
    assert told.count(NOTE) < 27


@pytest.mark.parametrize("number", [1, 16])
def test_a_reason_in_the_second_paragraph_of_a_note_is_told(
    number: int, tmp_path: Path
) -> None:
    """An officer writes what was done first, and below it what holds the work up."""
    done = "The form has been drafted, and 12 teams have seen it."
    note = f"{done}\n\n{NOTE}"
    late = {"due": "2012-02-01", "progress": [{"date": "2012-01-20", "note": note}]}
    put_into(tmp_path, *_many(number, **late))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=number > 1)

    assert page.count(NOTE.rstrip(".")) >= number


def test_the_owner_of_an_action_without_progress_is_named(examples: Portfolio) -> None:
    """A chair asks the owner; the action needs not be an exception for that."""
    page = _summary(examples, "text", SOON, apart=True)

    assert (
        "Due in the month of the next meeting 2.1 Move the safer sleep... (Head of"
        " Midwifery; December 2026); Due date to be set 2.2 (by 18 December 2026);"
        " No progress recorded 1.2 Send an automatic notice... (Homelessness Systems"
        " Manager), 1.3 Carry out a sleep assessment... (Clinical Lead 0 to 19"
        " Service)."
    ) in page
    assert "2.2 Ask five fathers...: No progress recorded; no due date" in page
    assert "so it cannot promise a month. Public Health Programme Manager." in page


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_with_an_effect_that_is_not_told_points_to_its_page(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Who is still at risk is told, so nothing else is left out of the outcome."""
    unsafe = "One boy is still at risk of harm."
    plans = _many(18, **LATE)
    for plan in plans:
        plan["outcomes"][0]["difference"] = [
            {
                "date": "2012-02-20",
                "outcome_achieved": "partly",
                "effect": EFFECT,
                "still_to_improve": unsafe,
                "evidence": "Audit",
            }
        ]
    put_into(tmp_path, *plans)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, NEXT, apart=True)

    told = page.count(unsafe[:30])
    assert told >= len(plans)
    assert page.count("More on its page: O1") == told - page.count(EFFECT[:30]) > 0


@pytest.mark.parametrize("form", FORMS)
def test_an_outcome_due_in_the_month_of_the_next_meeting_is_under_its_plan(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It is in one list with the actions that may be due before the meeting or not."""
    plans = _many(16, **LATE)
    for plan in plans:
        plan["outcomes"][0]["due"] = "2012-04"
        plan["outcomes"][0]["actions"][1] |= {"due": "2012-04", "progress": []}
    put_into(tmp_path, *plans)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, NEXT, apart=True)

    listed = re.findall(r"Due in the month of the next meeting 1\.2[^;.]*[,)] O1", page)
    assert len(listed) == len(plans)


def test_an_action_rated_low_has_its_owner(tmp_path: Path) -> None:
    """It is an exception, so a chair asks the owner, also if there is little room."""
    low = {"date": "2012-01-20", "rag": "amber", "note": NOTE}
    put_into(tmp_path, *_many(22, due="2012-12", progress=[low]))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    told = page.partition("changes by plan")[2].partition("Audit 0: all of it")[0]
    assert told.count("Amber. Head of Service, Assessment. 20 January 2012:") > 0
    assert "Amber. 20 January 2012:" not in told


def test_an_owner_who_is_not_known_is_said_once(tmp_path: Path) -> None:
    """The status of such an action says so already."""
    low = {"date": "2012-01-20", "rag": "amber", "note": NOTE}
    to = {"due_as_written": "Immediate", "accountable": "TBC", "progress": [low]}
    made = _many(16, **to)
    for plan in made:
        action = plan["outcomes"][0]["actions"][0]
        del action["due"], action["agency"]
    put_into(tmp_path, *made)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    told = page.partition("changes by plan")[2].partition("Audit 0: all of it")[0]
    assert told.casefold().count("owner not known") == 16


def test_an_overdue_action_without_progress_says_so(tmp_path: Path) -> None:
    """No reason is known, and nobody takes silence for one."""
    put_into(tmp_path, *_many(16, due="2012-02-01", progress=[]))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    assert page.count("Overdue (new), due 1 February 2012.") == 16
    assert page.count("No progress has been recorded.") == 16


def test_what_ended_in_the_last_year_has_its_reason(tmp_path: Path) -> None:
    """A meeting may not have heard of it; earlier ones have it if there is room."""
    made = _many(18, **LATE)
    for at, plan in enumerate(made):
        plan["agreed"] = "2010-10-01"
        ended = "2010-12-10" if at else "2012-01-10"
        note = "The supplier of the cards for all of the schools closed." * bool(at)
        plan["outcomes"][0]["actions"][1]["progress"] = [
            {"date": ended, "state": "withdrawn", "note": note or "Order cancelled."}
        ]
    put_into(tmp_path, *made)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    named = page.partition("changes by plan")[2].partition("Audit 0: all")[0]
    assert named.count("Ended without being done 1.2") == len(made)
    assert len(re.findall(r"Ended without being done 1\.2[.;]", named)) > 0
    assert "(10 January 2012: Order cancelled)" in named


def test_if_one_figure_has_room_it_is_one_that_misses_its_target(
    examples: Portfolio,
) -> None:
    """A figure that reaches its target would say, alone, that all is achieved."""
    page = _summary(examples, "text", SOON, apart=True)
    told = page.partition("O1: Partly achieved, 13 October")[2].partition("Effect:")[0]

    assert (
        "4 of 58 to 9 of 13 (July to September 2026) (target All), and 1 more" in told
    )
    assert "16 days" not in told


def test_only_the_plans_are_in_columns_in_word(examples: Portfolio) -> None:
    """The summary is above them, and the pages of the plans are as they are alone."""
    page, *_ = report.documents(examples, SOON, summary=True)

    sections = docx.Document(io.BytesIO(page.content)).sections
    name = docx.oxml.ns.qn
    columns = [
        each._sectPr.find(name("w:cols")).get(name("w:num")) for each in sections
    ]

    assert columns == [None, "2", "1"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_due_and_overdue_is_named_as_it_is_counted(
    form: Any,  # noqa: ANN401 -- a form of `render`
    examples: Portfolio,
) -> None:
    """A chair finds each of them, with its date, at the top."""
    page = _summary(examples, form, SOON, apart=True)

    counted = re.search(r"(\d+) actions are known to become due before", page)
    due = page.partition("Due by 20 December 2026 (")[2].partition(" No progress")[0]
    assert counted
    assert due.startswith(f"{counted[1]}):")
    assert len(re.findall(r"\d\.\d \(", due)) == int(counted[1])
    above = page.partition("Exceptions, outcomes")[0]
    assert "5 outcomes are overdue" in above
    assert "Outcomes overdue (5): Child K O3 (September 2026); 4 named above" in above
    assert above.count("(overdue: ") == 4
    assert "Not assessed yet (4): Child K O4, O5, Safer sleep O1, O2" in above


def test_a_stage_is_due_before_its_action(examples: Portfolio) -> None:
    """The stage is in a field, and its date is the nearer one."""
    page = _summary(examples, "text", SOON, apart=True)

    assert "Next stages by then 1.2 (30 November 2026" in page


def test_the_evidence_that_a_sign_off_lacks_is_named(examples: Portfolio) -> None:
    """A meeting is asked to sign off 2.3, and one of the papers is another one."""
    page = _summary(examples, "text", SOON, apart=True)

    assert (
        "2.3 Create an automatic task... (Clinical Lead 0 to 19 Service;"
        " evidence: Test sheet, 49 of 50 tasks on the same day; Clinical safety case,"
        ' version 2; the plan asks for "Clinical safety case signed by the trust"), 4.1'
    ) in page


SHOWN = "Audit of 40 files; no concerns were found"


def test_a_semicolon_in_evidence_does_not_make_two_of_it(tmp_path: Path) -> None:
    """The first of 2 would read as if there were more."""
    (plan,) = _many(1)
    judged = {"date": "2012-02-20", "outcome_achieved": "partly", "evidence": [SHOWN]}
    plan["outcomes"][0]["difference"] = [judged]
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    (told,) = plan_facts(shown, [NEXT], [""], apart=True)

    said = items_of_plan.ended(told.outcomes[0], told, DAY).words

    assert said.endswith("Evidence: Audit of 40 files; ...")


def test_words_of_evidence_are_not_what_a_sign_off_lacks(tmp_path: Path) -> None:
    """It says that there are no concerns, and not that it has none."""
    done = {"date": "2012-02-20", "state": "complete", "note": "All files were read."}
    put_into(tmp_path, *_many(1, progress=[done | {"evidence": [SHOWN]}]))
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    (plan,) = shown.plans
    found = decisions.of_plan(plan, shown.rows, DAY)

    lacking = {each.kind: sentences.lacking_for_sign_off(each) for each in found}

    assert lacking["sign-off"] == ""


def test_plans_without_open_actions_tell_what_is_missing(examples: Portfolio) -> None:
    """A meeting cannot accept or close what it does not know the figures of."""
    page = _summary(examples, "text", SOON, apart=True)

    told = page.partition("Acting on missed therapy appointments 2 of 4 open")[2]
    told = told.partition("Multi-agency action plan")[0]
    assert (
        "Timely assessments O2: Initial conferences held within 15 working days: 48% to"
        " 66% (target 70%)."
    ) in told
    assert (
        "Recording by health visitors O2: Audited records with an up-to-date sheet of"
        " significant events: 3 of 50 to 42 of 50 (target 45 of 50)."
    ) in told
    assert "Recording by health visitors; Review of the Local Safeguarding" in page


@pytest.mark.parametrize("number", [16, 20])
def test_overdue_outcomes_have_their_dates_if_decisions_are_not_above(
    number: int, tmp_path: Path
) -> None:
    """They are with the plans without open actions then, or in the list itself."""
    made = _many(number, **LATE)
    for plan in made[:2]:
        plan["outcomes"][0]["due"] = "2012-02"
    put_into(tmp_path, *made)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    assert "2 outcomes are overdue" in page
    named = page.partition("Outcomes overdue (2): ")[2]
    assert named.startswith("Audit 0 O1 (February 2012); Audit 1 O1 (February 2012)")


ASKED = {
    "no date": {"due": None, "due_as_written": "Ongoing"},
    "sign-off in doubt": {
        "due": "2012-02-01",
        "progress": [
            {
                "date": "2012-01-31",
                "state": "complete",
                "note": "Complete. The night team still has to be trained.",
            }
        ],
    },
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("no date", '1.1 Put a question on seeing...: No due date: "Ongoing". Head of'),
        (
            "sign-off in doubt",
            "1.1 Put a question on seeing...: Complete, but the note dated 31 January"
            ' 2012 says "The night team still has to be trained". Head of Service',
        ),
    ],
)
def test_a_decision_says_of_what_action_and_whose_it_is_however_full_the_page(
    form: Any,  # noqa: ANN401 -- a form of `render`
    asked: str,
    said: str,
    tmp_path: Path,
) -> None:
    """A number alone does not tell a board what to decide, nor whom to ask."""
    made = _many(27, **LATE)
    action = made[0]["outcomes"][0]["actions"][0]
    action |= ASKED[asked]
    made[0]["outcomes"][0]["actions"][0] = {
        name: value for name, value in action.items() if value is not None
    }
    put_into(tmp_path, *made)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, NEXT, apart=True)

    assert said in page
