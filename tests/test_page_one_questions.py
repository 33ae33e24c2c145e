"""Page one and the agenda ask the board what the plan leaves open."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.output.report import told_in_all
from actionplan.output.report.plans import plan_facts
from actionplan.plan import exceptions
from actionplan.plan.meeting_dates import Meeting
from actionplan.text import held_back, missed_targets
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2012, 3, 1)
JUNE = Meeting(date(2012, 6, 1), "given")
FORMS_AND_PAPERS = (*FORMS, "agenda")


def _told(
    folder: Path,
    plan: dict[str, Any],
    form: Any,  # noqa: ANN401 -- a form of `render`, or the agenda
    day: date = DAY,
) -> str:
    """Return page one in a form, or the agenda of a meeting on that day."""
    put_into(folder, plan)
    if form == "agenda":
        to = ("agenda", str(folder), "--as-of", str(day), "--meeting", str(day))
        return " ".join(CliRunner().invoke(app, to).stdout.split())
    shown = gather.plans(workspace.make([folder]), day)
    return _summary(shown, form, JUNE)


def _first(plan: dict[str, Any]) -> dict[str, Any]:
    action: dict[str, Any] = plan["outcomes"][0]["actions"][0]
    return action


def _late(*notes: str, **entry: str) -> dict[str, Any]:
    """Return a plan with an action that is overdue, with these notes."""
    plan = perfect()
    first = _first(plan)
    first["due"] = "2012-01"
    first["progress"] = [
        {"date": f"2012-02-{10 + number}", "note": note} | entry
        for number, note in enumerate(notes)
    ]
    return plan


ASK_WHY = ("no later date asked for: ask why", "has been asked for: ask why")
"""What is asked of several late actions, and of one."""


def _asks_why(page: str) -> bool:
    """Return whether page one or an agenda asks the meeting why work is overdue."""
    return any(each in page for each in ASK_WHY)


@pytest.mark.parametrize("form", FORMS_AND_PAPERS)
@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (_late("Two teams have tried the form."), True),
        (_late(), True),
        (_late("The supplier has closed, so two teams cannot try it."), False),
        (_late("Nurses are on leave and posts are frozen until February."), True),
        (_late("Nurses are on leave and posts are frozen until May."), False),
        (_late("Posts are frozen until February. The nurses are on leave."), False),
        (_late("Two teams have tried it.", new_due_requested="2012-05"), False),
        (perfect(), False),
    ],
    ids=[
        "no reason",
        "no note",
        "a reason",
        "a reason until a time that has passed",
        "a reason until a time to come",
        "another reason",
        "more time is asked for",
        "not late",
    ],
)
def test_a_board_asks_why_an_action_is_late_if_no_note_seems_to_say(
    plan: dict[str, Any],
    asked: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It never says that there is no reason where a note may give one."""
    assert _asks_why(_told(tmp_path, plan, form)) == asked


def test_a_reason_for_a_later_date_is_none_for_missing_that_too(
    tmp_path: Path,
) -> None:
    """The note that moved the date says why the date before was missed."""
    plan = _late("Two teams have tried the form.")
    moved = {"date": "2011-12-01", "note": "Staff were away.", "new_due": "2012-01"}
    _first(plan)["due"] = "2011-11"
    _first(plan)["progress"].insert(0, moved)

    assert _asks_why(_told(tmp_path, plan, "text"))


def test_a_note_on_the_outcome_may_say_why_an_action_is_late(tmp_path: Path) -> None:
    """Then nobody can say that no note does."""
    plan = _late("Two teams have tried the form.")
    report = {"date": "2012-02-15", "note": "The budget was cut, so this waits."}
    plan["outcomes"][0]["progress"] = [report]

    assert not _asks_why(_told(tmp_path, plan, "text"))


@pytest.mark.parametrize(
    "note",
    [
        "Two therapists are on maternity leave.",
        "Neither panel had anyone from adult mental health.",
        "It is with the lawyers.",
        "The supplier's system isn\u2019t ready.",
        "We have no budget for it.",
        "Recruitment took longer.",
    ],
)
def test_words_that_may_be_a_reason_are_never_called_none(note: str) -> None:
    """If there is any doubt, nothing is said to be missing."""
    assert held_back.may_explain(note)


def _outcome(**fields: object) -> dict[str, Any]:
    plan = perfect()
    plan["outcomes"][0] |= {"due": "2012-02"} | fields
    return plan


def _judged(day: str, how: str) -> list[dict[str, object]]:
    found = {"measure": "Files in which the child was seen alone", "value": "24 of 40"}
    return [{"date": day, "outcome_achieved": how, "results": [found]}]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (_outcome(), "Past its date, and never assessed: assess it"),
        (
            _outcome(difference=_judged("2012-01-20", "partly")),
            "Past its date, and not assessed since then: assess it again",
        ),
        (
            _outcome(difference=_judged("2012-02-29", "partly")),
            "Past its date, and not known to be fully achieved: accept it",
        ),
        (_outcome(due="2012-06"), ""),
    ],
    ids=["never", "before", "after", "not due yet"],
)
def test_a_board_is_asked_about_an_outcome_past_its_date(
    plan: dict[str, Any],
    said: str,
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """While its actions are open, as well as when nobody works on it any longer."""
    page = _told(tmp_path, plan, form)

    assert said in page
    assert ("Past its date" in page) == bool(said)


def test_an_agenda_asks_about_an_outcome_past_its_date(tmp_path: Path) -> None:
    """With when it was due, and how it was assessed."""
    said = "Due by the end of February 2012, not assessed: assess it or agree a new"

    assert said in _told(tmp_path, _outcome(), "agenda", date(2012, 4, 1))


@pytest.mark.parametrize("form", FORMS_AND_PAPERS)
@pytest.mark.parametrize(
    ("review", "meetings", "said"),
    [
        ({"by": "The Board"}, [], "gives no date for it, and no review interval"),
        (
            {"every_as_written": "As required"},
            [],
            'and its review interval only in words, "As required"',
        ),
        ({"every": "6 months"}, [], ""),
        ({"by": "The Board"}, ["2012-05-03"], ""),
    ],
    ids=["neither", "in words", "an interval", "a date"],
)
def test_a_board_agrees_its_next_meeting_if_nothing_gives_it(
    review: dict[str, str],
    meetings: list[str],
    said: str,
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Otherwise nobody knows by when anything is to be done."""
    plan = perfect() | {"review": review} | ({"meetings": meetings} if meetings else {})

    page = _told(tmp_path, plan, form)

    assert said in page
    assert ("agree when it is" in page) == bool(said)


def test_an_interval_of_an_action_is_one(tmp_path: Path) -> None:
    """Then the page does not say that the plan has none."""
    plan = perfect() | {"review": {"by": "The Board"}}
    _first(plan)["review"] = {"every": "6 weeks"}

    assert "agree when it is" not in _told(tmp_path, plan, "text")


def _with_target(note: str, target: str = "25") -> dict[str, Any]:
    plan = perfect()
    first = _first(plan)
    first["success"] = [{"measure": "Young people who took part", "target": target}]
    first["progress"][0]["note"] = note
    return plan


@pytest.mark.parametrize("form", FORMS_AND_PAPERS)
@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("31 young people came to three library sessions.", True),
        ("21 young people came to three library sessions.", False),
        ("31 young people were invited to three library sessions.", False),
        ("31 staff came to three library sessions.", False),
        ("Contacted 31 young people about three library sessions.", False),
        ("31 young people came in May and 12 young people in June.", False),
    ],
    ids=["met", "not met", "only invited", "of others", "only told", "two figures"],
)
def test_a_board_asks_whether_an_action_is_complete_if_its_target_may_be_met(
    note: str,
    asked: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The words of the note are quoted, because the figure may be of something else."""
    page = _told(tmp_path, _with_target(note), form)

    quoted = f'may meet the target, "25" ("{note.rstrip(".")}"): ask whether it is'
    assert (quoted in page) == asked


def test_all_targets_of_an_action_must_be_met(tmp_path: Path) -> None:
    """One of two is not enough to ask."""
    plan = _with_target("31 young people came to three library sessions.")
    _first(plan)["success"].append({"measure": "Sessions held", "target": "6"})

    assert "ask whether it is complete" not in _told(tmp_path, plan, "text")


def test_what_was_met_before_an_action_was_reopened_is_not_asked_about(
    tmp_path: Path,
) -> None:
    """It was reopened because that was not enough."""
    plan = _with_target("31 young people came to three library sessions.")
    _first(plan)["progress"][0] |= {"state": "complete", "date": "2012-02-01"}
    again = {"date": "2012-02-20", "state": "in-progress", "note": "Reopened."}
    _first(plan)["progress"].append(again)

    assert "ask whether it is complete" not in _told(tmp_path, plan, "text")


def test_a_result_from_before_an_action_was_reopened_is_not_asked_about(
    tmp_path: Path,
) -> None:
    """An assessment may have it, but the action was reopened since."""
    plan = perfect()
    measure = "Files in which the child was seen alone"
    found = {"measure": measure, "value": "38 of 40"}
    judged = {"date": "2012-02-12", "outcome_achieved": "partly", "results": [found]}
    plan["outcomes"][0]["difference"] = [judged]
    asked = "1.1 Put a question on seeing the child into the form (in progress, but the"
    page = _told(tmp_path, plan, "text")
    done = {"date": "2012-02-14", "state": "complete", "note": "It is in use."}
    again = {"date": "2012-02-20", "state": "in-progress", "note": "Reopened."}
    _first(plan)["progress"] += [done, again]

    assert (asked in page, asked in _told(tmp_path, plan, "text")) == (True, False)


def test_an_action_with_the_worst_rating_is_not_said_to_be_complete(
    tmp_path: Path,
) -> None:
    """The board is asked what to do about it."""
    plan = _with_target("31 young people came to three library sessions.")
    _first(plan)["progress"][0]["rag"] = "red"

    assert "ask whether it is complete" not in _told(tmp_path, plan, "text")


@pytest.mark.parametrize(("later", "asked"), [("complete", True), ("shut", False)])
def test_a_board_is_asked_to_close_a_plan_only_if_no_action_may_be_open(
    later: str,
    asked: bool,  # noqa: FBT001 -- a case
    tmp_path: Path,
) -> None:
    """A status that cannot be read may have reopened an action of another outcome."""
    plan = perfect()
    (first,) = plan["outcomes"]
    done = {"date": "2012-02-01", "state": "complete", "note": "It is in use."}
    for each in first["actions"]:
        each["progress"] = [dict(done)]
    judged = {"date": "2012-02-12", "outcome_achieved": "partly"}
    first |= {"difference": [judged], "due": "2012-02"}
    entries = [dict(done), {"date": "2012-02-20", "state": later, "note": "Again."}]
    other = deepcopy(first["actions"][0]) | {"id": "9.1", "progress": entries}
    plan["outcomes"].append({"id": "O9", "desired_outcome": "Safe", "actions": [other]})

    page = _told(tmp_path, plan, "text")

    assert "accept it as it is" in page
    assert ("or close the plan" in page) == asked


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("It is late as all trainers were ill.", True),
        ("As the post is vacant, nobody has started.", True),
        ("As well as the two schools, all three clinics are trained.", False),
        ("We sent resources such as a leaflet, which is ready.", False),
        ("Same as the last report, all is well.", False),
        (f"As a {'word ' * 60} is.", False),
    ],
)
def test_words_that_name_a_cause(said: str, named: bool) -> None:  # noqa: FBT001 -- a case
    """What is said as well, or such as, is not why work is late."""
    assert held_back.names_cause(said) == named


def test_a_number_of_what_is_counted_never_shows_that_a_target_was_missed() -> None:
    """It may be of something else, so it is good only for a question."""
    wanted = missed_targets.SuccessTarget("Young people who took part", "25")

    assert missed_targets.read("12 young people were glad.", wanted) is None


def _signed_off_short() -> dict[str, Any]:
    """Return a plan with an action that was signed off with too low a figure."""
    plan = perfect()
    done = {"date": "2012-02-20", "state": "complete", "note": "It is in use."}
    signed = {"date": "2012-02-28", "state": "signed-off"}
    signed["note"] = "The child was seen alone in 30 of 40 files. Signed off."
    by = {"reported_by": "Chair of the Board", "evidence": "The audit"}
    _first(plan)["progress"] += [done, signed | by]
    return plan


@pytest.mark.parametrize("form", [*FORMS_AND_PAPERS, "status"])
def test_a_sign_off_is_in_doubt_if_its_last_figure_misses_its_target(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Also if that figure is older than the date by which it was to be measured."""
    day = date(2012, 8, 1)
    put_into(tmp_path, _signed_off_short())

    if form == "status":
        to = ("status", str(tmp_path), "--as-of", str(day), "--format", "markdown")
        page = " ".join(CliRunner().invoke(app, to).stdout.split())
    else:
        page = _told(tmp_path, _signed_off_short(), form, day)

    doubted = "Signed off; the entry dated 28 February 2012 gives a figure that misses"
    if form == "status":
        assert doubted in page
    else:
        assert "accept the sign-off or reopen the action" in page


def test_a_figure_from_before_the_time_to_measure_is_no_exception_until_then(
    tmp_path: Path,
) -> None:
    """A later one may still meet the target."""
    put_into(tmp_path, _signed_off_short())
    shown = gather.plans(workspace.make([tmp_path]), date(2012, 5, 1))

    (row,) = [row for row in shown.rows if row.action.id == "1.1"]

    assert exceptions.more_to_do(row) is None


# --- what is due in the month of the next meeting -------------------------------------


def _due(**fields: object) -> dict[str, Any]:
    plan = perfect() | {"meetings": ["2012-06-14"]}
    for action in plan["outcomes"][0]["actions"]:
        action["due"] = "2012-09"
    _first(plan).update(fields)
    return plan


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2012-06", True),
        ("2012-06-14", False),
        ("2012-06-20", False),
        ("2012-05", False),
        ("2012-07", False),
    ],
)
def test_what_is_due_in_the_month_of_the_next_meeting_is_said(
    due: str,
    said: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It may be due before that meeting or after it, so the page says that."""
    put_into(tmp_path, _due(due=due))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, Meeting(date(2012, 6, 14), "recorded"))

    assert ("1.1 is due in June 2012, the month of the next meeting" in page) == said
    assert ("Due: June 2012. The next meeting is in that month." in page) == said
    assert not (said and "No action becomes due" in page)


def test_an_exception_that_is_due_in_the_month_of_the_meeting_says_so(
    tmp_path: Path,
) -> None:
    """It is among what is needed by then."""
    plan = _due(due="2012-06")
    _first(plan)["progress"][0]["rag"] = "amber"
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", Meeting(date(2012, 6, 14), "recorded"))

    assert "of the exceptions: 1.1 (due June 2012, the month of the next" in page


def test_an_outcome_that_is_due_in_the_month_of_the_meeting_is_named(
    tmp_path: Path,
) -> None:
    """As an action is."""
    plan = _due()
    plan["outcomes"][0]["due"] = "2012-06"
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", Meeting(date(2012, 6, 14), "recorded"))

    assert "; O1 is due in June 2012, the month of the next meeting" in page
    assert "of the outcomes: O1 (due June 2012, the month of the next meeting)" in page


def test_the_page_of_several_plans_names_what_is_due_in_that_month(
    tmp_path: Path,
) -> None:
    """And it does not say that nothing becomes due."""
    put_into(tmp_path, _due(due="2012-06"), perfect(2) | {"meetings": ["2012-06-14"]})
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", Meeting(date(2012, 6, 14), "recorded"), apart=True)

    assert "Due in June 2012, the month of the next meeting (3): Audit 1 1.1" in page
    assert "0 actions are known to become due before the next meeting" in page


def test_an_agenda_lists_what_is_due_in_the_month_of_the_next_meeting(
    tmp_path: Path,
) -> None:
    """In a section of its own, because it may be due only after that meeting."""
    put_into(tmp_path, _due(due="2012-06"))
    to = ("agenda", str(tmp_path), "--as-of", str(DAY), "--meeting", str(DAY))

    paper = CliRunner().invoke(app, to).stdout

    assert "Due in June 2012, the month of the next meeting (1)" in paper


def test_under_its_title_a_plan_without_a_next_meeting_asks_for_one(
    tmp_path: Path,
) -> None:
    """The title of the plan is not repeated there."""
    plans = [perfect(number) | {"review": {"by": "The Board"}} for number in (1, 2)]
    for plan in plans:
        _first(plan)["due"] = "2012-01"
    put_into(tmp_path, *plans)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", JUNE, apart=True)

    assert "when to hold the next meeting" in page or "When the next meeting is" in page


# --- what a sign-off lacks ------------------------------------------------------------


def _asks_for(evidence: str, day: str) -> dict[str, Any]:
    """Return a plan with a complete action, and an assessment with some evidence."""
    plan = perfect()
    first = _first(plan)
    first["evidence_needed"] = ["Dip sample of files"]
    done = {"date": "2012-02-20", "state": "complete", "note": "It is in use."}
    first["progress"].append(done | {"evidence": "The form"})
    plan["outcomes"][0]["difference"] = [
        judged | {"evidence": evidence} for judged in _judged(day, "partly")
    ]
    return plan


@pytest.mark.parametrize("form", FORMS_AND_PAPERS)
@pytest.mark.parametrize(
    ("evidence", "day", "lacks"),
    [
        ("Dip sample of 30 files, February 2012", "2012-02-25", False),
        ("Dip sample of 30 files, January 2012", "2012-01-25", True),
        ("Survey of 30 parents", "2012-02-25", True),
    ],
    ids=["given there", "from before it was done", "something else"],
)
def test_evidence_that_the_assessment_of_the_outcome_gives_is_not_asked_for(
    evidence: str,
    day: str,
    lacks: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The board has it already, on the same page."""
    page = _told(tmp_path, _asks_for(evidence, day), form)

    assert ('the plan asks for "Dip sample of files"' in page) == lacks


@pytest.mark.parametrize(
    ("effect", "lacks"),
    [
        ("Parents were asked in 60% of contacts.", False),
        ("In 60% of files a child was seen.", True),
    ],
)
def test_a_result_in_the_words_of_an_assessment_is_a_result(
    effect: str,
    lacks: bool,  # noqa: FBT001 -- a case
    tmp_path: Path,
) -> None:
    """If the sentence is about the measure."""
    plan = _asks_for("Survey", "2012-07-25")
    _first(plan)["success"] = [
        {"measure": "Contacts in which parents were asked", "target": "90%"}
    ]
    plan["outcomes"][0]["difference"][0]["effect"] = effect

    page = _told(tmp_path, plan, "text", date(2012, 8, 1))

    assert ("90%, no result recorded" in page) == lacks


# --- why it is late -------------------------------------------------------------------

CAUSE = "Data could not be matched as the data agreement is with three legal teams."


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ((CAUSE, "Only the agreement is still with legal."), True),
        ((CAUSE, "It is with legal."), True),
        ((CAUSE, "The agreement is signed by all.", "Data are still missing."), False),
        ((CAUSE, "The work waits for a new supplier."), False),
    ],
    ids=["another word of it", "no word of it", "said to be over", "another cause"],
)
def test_an_older_note_that_names_the_cause_is_told_with_its_date(
    notes: tuple[str, ...],
    told: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The latest note may only say that the work is not finished."""
    page = _told(tmp_path, _late(*notes), form)

    assert (f"10 February 2012: {CAUSE}" in page) == told


def test_the_cause_is_told_also_if_the_date_is_in_words(tmp_path: Path) -> None:
    """That has passed as much as any other date."""
    plan = _late(CAUSE, "Only the agreement is still with legal.")
    del _first(plan)["due"]
    _first(plan)["due_as_written"] = "Immediate"

    assert f"10 February 2012: {CAUSE}" in _told(tmp_path, plan, "text")


def test_a_cause_from_before_the_date_was_moved_is_not_told(tmp_path: Path) -> None:
    """It is why another date was missed."""
    plan = _late(CAUSE, "Moved.", "Only two teams have still to try it.")
    _first(plan)["due"] = "2011-11"
    _first(plan)["progress"][1]["new_due"] = "2012-01"
    for entry, day in zip(
        _first(plan)["progress"],
        ("2011-11-10", "2011-12-10", "2012-02-10"),
        strict=True,
    ):
        entry["date"] = day

    assert "10 November 2011: Data could not" not in _told(tmp_path, plan, "text")


# --- what changed, if no earlier meeting is recorded ----------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_without_an_earlier_meeting_page_one_says_since_when_it_lists_changes(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """That is one review interval, as in an agenda."""
    plan = perfect() | {"review": {"every": "3 months"}}

    page = _told(tmp_path, plan, form)

    unknown = "worked out: no earlier meeting date is recorded"
    assert f"Changes since 1 December 2011 ({unknown})" in page
    assert "First update (2): 1.1" in page


def test_page_one_of_several_plans_lists_the_changes_of_one_without_a_meeting(
    tmp_path: Path,
) -> None:
    """Next to those since the last meeting of another, with the time they are of."""
    one = perfect() | {"review": {"every": "3 months"}}
    two = perfect(2) | {"meetings": ["2012-02-20"]}
    for action in one["outcomes"][0]["actions"]:
        action["progress"][0]["date"] = "2011-12-10"
    put_into(tmp_path, one, two)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", JUNE, apart=True)

    assert "so these are the changes in the last 3 months, since 1 December 20" in page
    assert "First update (2): Audit 1 1.1" in page


# --- what waits, and who owns what is late --------------------------------------------


@pytest.mark.parametrize("form", FORMS_AND_PAPERS)
def test_a_request_for_more_time_says_since_when_it_waits(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """A chair has to know how long nobody has answered."""
    plan = _late("More time is needed.", new_due_requested="2012-09")

    page = _told(tmp_path, plan, form)

    said = "until September 2012; asked on 10 February 2012, no answer recorded"
    assert said in page


def test_an_owner_of_late_work_outside_the_lead_agency_has_the_agency(
    tmp_path: Path,
) -> None:
    """On the page of several plans too, if there is room; the lead agency is known."""
    one = _late("Two teams have tried it.") | {"lead_agency": "Northshire Council"}
    other = _late("Two teams have tried it.") | {"id": "audit-2-2011"}
    other |= {
        "lead_agency": "Northshire Council",
        "title": "Audit 2: hearing the child",
    }
    _first(other)["agency"] = "Northshire Health Trust"
    put_into(tmp_path, one, other)
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    late = {
        facts.agency: told_in_all.owner(facts, told_in_all.LONGER)
        for told in plan_facts(shown, [JUNE, JUNE], ["", ""], apart=True)
        for facts in told.actions
        if facts.now.overdue
    }

    assert late == {
        "Northshire Council": "Head of Service, Assessment",
        "Northshire Health Trust": "Head of Service, Assessment, Northshire Health"
        " Trust",
    }
