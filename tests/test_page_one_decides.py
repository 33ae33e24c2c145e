"""Page one says what a chair has to decide, and quotes the note that says why."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from printed import outputs
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.plan import decisions, exceptions, noted_figures, sentences, timeline
from actionplan.plan.meeting_dates import Meeting
from actionplan.plan.model import Success
from actionplan.text import dates, figures, later_times, undone
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.plan.portfolio import Portfolio

pytestmark = pytest.mark.thorough

DAY = date(2012, 3, 1)
MEASURE = "Files in which the child was seen alone"
JUNE = Meeting(date(2012, 6, 1), "given")


def _shown(folder: Path, plan: dict[str, Any], day: date = DAY) -> Portfolio:
    put_into(folder, plan)
    return gather.plans(workspace.make([folder]), day)


def _page(
    folder: Path,
    plan: dict[str, Any],
    form: Any = "text",  # noqa: ANN401 -- a form of `render`
    day: date = DAY,
) -> str:
    return _summary(_shown(folder, plan, day), form, JUNE)


def _judged(how: str, *values: str) -> dict[str, Any]:
    plan = perfect()
    plan["outcomes"][0]["difference"] = [
        {
            "date": f"2012-02-{10 + number}",
            "outcome_achieved": how,
            "results": [{"measure": MEASURE, "value": value}],
            "evidence": "Audit",
        }
        for number, value in enumerate(values)
    ]
    return plan


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("28 of 40", "24 of 40"), "is worse than before: 28 of 40 then, 24 of 40 now"),
        (("28 of 40", "30 of 40"), ""),
        (("39 of 40", "38 of 40"), ""),
    ],
    ids=["fell", "rose", "fell, and meets the target"],
)
def test_a_figure_that_fell_is_an_exception(
    values: tuple[str, ...],
    said: str,
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Next to "partly achieved" as well: no page may say that there are none."""
    plan = _judged("partly", *values)

    page = _page(tmp_path, plan, form)

    assert said in page
    assert not (said and "There are no exceptions" in page)
    assert ("1 outcome has a figure that got worse" in page) == bool(said)


def test_a_figure_that_fell_is_named_next_to_one_that_rose(tmp_path: Path) -> None:
    """The other one makes "partly achieved" true, but the fall is a fall."""
    plan = _judged("partly", "30 of 40")
    hours = {"measure": "Hours of schooling", "value": "6.5", "target": "18"}
    plan["outcomes"][0]["baseline"].append(plan["outcomes"][0]["baseline"][0] | hours)
    found = plan["outcomes"][0]["difference"][0]["results"]
    found.append({"measure": "Hours of schooling", "value": "6.1"})

    page = _page(tmp_path, plan)

    assert '"Hours of schooling" is worse: 6.5 at the start, 6.1 now.' in page


NOTED = "The child was seen alone in 30 of 40 files."


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"date": "2012-02-20", "note": NOTED}, True),
        ({"date": "2011-05-20", "note": NOTED}, False),
        ({"date": "2012-02-20", "note": "The team met."}, False),
    ],
    ids=["later", "before the start", "another note"],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_later_figure_in_a_note_is_said_next_to_the_measure(
    entry: dict[str, str],
    said: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The page never says that nobody measured what a note gives a figure for."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"].append(entry)

    page = _page(tmp_path, plan, form)

    quote = f'ote on action 1.1 dated 20 February 2012 says "{NOTED[:-1]}"'
    assert (quote in page) == said
    assert "not measured again" not in page.lower()


@pytest.mark.parametrize(
    ("note", "found"),
    [("Seen alone in 30 of 40.", True), ("30 of 40 forms were printed.", False)],
)
def test_a_figure_may_be_known_by_the_success_of_its_action(
    note: str,
    found: bool,  # noqa: FBT001 -- a case
    tmp_path: Path,
) -> None:
    """Its measure is the same, so not all of its words need to be in the sentence."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        action["success"][0]["measure"] = MEASURE
    plan["outcomes"][0]["actions"][1]["progress"].append(
        {"date": "2012-02-20", "note": note}
    )
    (made,) = _shown(tmp_path, plan).plans
    (outcome,) = made.outcomes
    (one,) = timeline.comparisons(outcome, DAY)

    told = noted_figures.latest(one, outcome, made, DAY)

    assert (told.action if told else "") == ("1.2" if found else "")
    assert noted_figures.latest(one, outcome, made, date(2012, 2, 1)) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [("2012-02-20", "2012-02-20"), ("2012-02", "2012-02"), ("2012-02-20", "2012-02")],
)
def test_of_notes_with_a_figure_the_one_that_takes_effect_last_is_the_newest(
    first: str, second: str, tmp_path: Path
) -> None:
    """A later entry of the same day comes after it, and a month at its end."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][1]
    action["success"][0]["measure"] = MEASURE
    action["progress"] += [
        {"date": first, "note": "Seen alone in 30 of 40."},
        {"date": second, "note": "Seen alone in 31 of 40."},
    ]
    (made,) = _shown(tmp_path, plan).plans
    (outcome,) = made.outcomes
    (one,) = timeline.comparisons(outcome, DAY)

    told = noted_figures.latest(one, outcome, made, DAY)

    assert told is not None
    assert told.words == "Seen alone in 31 of 40"


@pytest.mark.parametrize(
    ("target", "result", "promised", "fewer"),
    [
        ("45 of 50", "28 of 31", "at least 45 of 50 carers say so", True),
        ("45 of 50", "28 of 31", "nine in ten carers say so", False),
        ("45 of 50", "46 of 50", "at least 45 of 50 carers say so", False),
        ("45 of 50", "90 of 100", "at least 45 of 50 carers say so", False),
        ("45 of 50", "93%", "at least 45 of 50 carers say so", False),
    ],
)
def test_a_count_of_fewer_is_not_what_was_promised(
    target: str,
    result: str,
    promised: str,
    fewer: bool,  # noqa: FBT001 -- a case
) -> None:
    """A greater share of fewer people is for the board to accept."""
    assert figures.is_of_fewer(target, result, promised) == fewer


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("value", ["28 of 31", "30 of 40"])
def test_a_board_is_asked_about_fully_achieved_that_its_figure_does_not_show(
    value: str,
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The figure misses the target, or is of fewer than was promised."""
    plan = _judged("fully", value)
    for action in plan["outcomes"][0]["actions"]:
        action["progress"].append(
            {"date": "2012-02-01", "state": "complete", "evidence": "The form"}
        )
    day = date(2012, 4, 1)

    shown = _shown(tmp_path, plan, day)
    page = _summary(shown, form, JUNE)

    kinds = {each.kind for each in exceptions.of(shown)}
    assert kinds & {"contradicted", "count-below"}
    decide = page.partition("To decide:")[2].partition("By status")[0]
    assert "accept the assessment or assess it again" in decide
    assert value in decide


def _as_done(
    note: str = "It has been used in all four teams since 20 February.",
) -> dict[str, Any]:
    return {
        "date": "2012-02-20",
        "state": "complete",
        "evidence": "The form",
        "note": note,
    }


@pytest.mark.parametrize(
    ("how", "value", "note", "said"),
    [
        ("fully", "", "", "are open, and no later figure is recorded: accept"),
        (
            "fully",
            "",
            "The briefing did not take place.",
            "are in doubt, and no later figure is recorded: accept",
        ),
        ("fully", "", "All four teams use the form now.", ""),
        ("fully", "38 of 40", "", ""),
        ("partly", "9 of 40", "", "18 of 40 at the start, 9 of 40 now: accept"),
        ("partly", "20 of 40", "", ""),
    ],
    ids=["open", "in doubt", "all done", "open, but met", "fell", "rose"],
)
def test_a_board_is_asked_about_an_assessment_that_the_plan_contradicts(
    how: str, value: str, note: str, said: str, tmp_path: Path
) -> None:
    """So it is for every plan: open or doubtful work and no figure, or a fall."""
    plan = _judged(how, value or "38 of 40")
    (judged,) = plan["outcomes"][0]["difference"]
    judged["date"] = "2012-02-25"
    if not value:
        del judged["results"]
    for action in plan["outcomes"][0]["actions"]:
        if note:
            action["progress"].append(_as_done(note))

    decide = _page(tmp_path, plan).partition("To decide:")[2].partition("By status")[0]

    asks = "accept the assessment or assess it again"
    assert (asks in decide) == bool(said)
    assert said in " ".join(decide.split())


NOTE = "Two workers are off sick. I think we are on track for the spring."


@pytest.mark.parametrize(
    ("note", "written", "until"),
    [
        (NOTE, "2011-11-05", date(2012, 5, 31)),
        (NOTE, "2011-06-05", date(2012, 5, 31)),
        ("It will be ready in the new year.", "2011-11-05", date(2012, 1, 31)),
        ("We hope to finish by next term.", "2011-11-05", date(2012, 11, 5)),
        ("We hope to finish by next term.", "9999-11-05", date(9999, 12, 31)),
        ("It will start after the summer.", "2011-03-05", date(2011, 11, 30)),
        ("The course was held in the spring.", "2011-11-05", None),
        ("It will not be used until spring 2013.", "2011-11-05", None),
        ("The spring newsletter has it.", "2011-11-05", None),
        ("", "2011-11-05", None),
    ],
)
def test_a_season_in_a_note_is_the_first_that_ends_after_it(
    note: str, written: str, until: date | None
) -> None:
    """A season that is over, or has its year, is no later time."""
    (day,) = dates.readings(written) or (None,)
    found = later_times.of_note(note, day)
    assert (found and found.until) == until


def test_an_overdue_action_whose_owner_speaks_of_spring_needs_a_date(
    tmp_path: Path,
) -> None:
    """The owner has asked for nothing, so the note is quoted."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["due"] = "2012-01"
    action["progress"].append({"date": "2012-02-15", "note": NOTE})

    page = _page(tmp_path / "late", plan)
    asked = deepcopy(plan)
    last = asked["outcomes"][0]["actions"][0]["progress"][-1]
    last["new_due_requested"] = "2012-05"

    said = (
        '(was due in January 2012; the note dated 15 February 2012 says "I think we are'
        ' on track for the spring": agree a date)'
    )
    assert said in page
    assert "agree a date" not in _page(tmp_path / "asked", asked)


@pytest.mark.parametrize(
    ("note", "quoted"),
    [
        ("Closed. Four schools have told us that they will not send it.", True),
        ("The two trusts have said that they cannot take part.", True),
        ("The schools have told us that they will send it.", False),
        ("Governors will not accept files without a chronology.", False),
    ],
)
def test_a_refusal_by_others_puts_completion_in_doubt(
    note: str,
    quoted: bool,  # noqa: FBT001 -- a case
) -> None:
    """Reopening may be pointless, but the board has to know of it."""
    assert bool(undone.not_done(note, "Send the list every month")) == quoted


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("entry", "day", "lacks"),
    [
        ({"note": "It is in use."}, date(2012, 8, 1), True),
        ({"note": "It is in use."}, date(2012, 5, 1), False),
        ({"note": "In use in 37 of 40 files."}, date(2012, 8, 1), False),
    ],
    ids=["none", "not due yet", "a figure"],
)
def test_a_sign_off_says_if_its_target_has_no_result(
    entry: dict[str, str],
    day: date,
    lacks: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Nothing is said to be missing that a note may give."""
    plan = perfect()
    done = {"date": "2012-02-20", "state": "complete", "evidence": "The form"}
    plan["outcomes"][0]["actions"][0]["progress"] = [done | entry]

    page = _page(tmp_path, plan, form, day)

    decide = page.partition("To decide:")[2].partition("By status")[0]
    assert f'target: "{MEASURE}" 36 of 40 by June 2012' in decide
    assert ("no result recorded" in decide) == lacks


def test_evidence_that_the_plan_asks_for_and_is_not_given_is_named(
    tmp_path: Path,
) -> None:
    """A version of a paper is not the paper that was to be signed."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["evidence_needed"] = ["The form", "Safety case signed by the trust"]
    done = {"date": "2012-02-20", "state": "complete", "note": "It is in use."}
    action["progress"] = [done | {"evidence": ["The form", "Safety case, version 2"]}]

    page = _page(tmp_path, plan)

    assert 'the plan asks for "Safety case signed by the trust"' in page
    assert 'asks for "The form"' not in page


def test_nothing_is_wanted_of_an_action_that_does_not_wait_for_sign_off(
    tmp_path: Path,
) -> None:
    """Its targets are for later."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["due"] = "2012-01"
    shown = _shown(tmp_path, plan)
    (row, *_) = shown.rows
    found = decisions.Decision("no owner", row.plan, row)

    assert (sentences.not_shown(found), sentences.targets(found)) == ("", "")


def test_a_target_of_no_clear_kind_is_never_said_to_have_no_result(
    tmp_path: Path,
) -> None:
    """A number may be of anything."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["success"][0]["target"] = "Better than before"
    del plan["outcomes"][0]["actions"][1]["success"]
    done = {"date": "2012-02-20", "state": "complete", "note": "It is in use."}
    action["progress"] = [done | {"evidence": "The form"}]

    page = _page(tmp_path, plan, "text", date(2012, 8, 1))

    assert "no result recorded" not in page
    assert Success(measure="a", target="").target == ""


def test_the_date_first_agreed_is_with_what_is_due_and_what_moved(
    tmp_path: Path,
) -> None:
    """A date that moved once is no exception, but a board must see that it moved."""
    plan = perfect()
    plan["meetings"] = ["2012-01-01", "2012-06-01"]
    action = plan["outcomes"][0]["actions"][0]
    action["due"] = "2012-03-15"
    action["progress"].append(
        {"date": "2012-02-05", "new_due": "2012-04-20", "note": "It rained."}
    )

    page = _page(tmp_path, plan)

    assert "Due: 20 April 2012; first due 15 March 2012." in page
    assert "Due dates moved (1): 1.1" in page
    assert "from 15 March 2012 to 20 April 2012" in page


def _to_sign_off(note: str, **action: object) -> dict[str, Any]:
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    first["success"] = [
        {"measure": "Contacts where it was asked", "target": "18 of 20"}
    ]
    first |= action
    first["progress"].append(_as_done(note))
    return plan


@pytest.mark.parametrize("form", FORMS)
def test_a_figure_is_given_against_its_target(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """A board that signs off reads what was reached, and what was promised."""
    note = "In use on both sites. Asked in 19 of 20 contacts."

    page = _page(tmp_path, _to_sign_off(note), form)

    said = 'target: "Contacts where it was asked" 18 of 20, noted: "Asked in 19 of 20'
    assert said in page


@pytest.mark.parametrize(
    "note",
    [
        "28 of 31 carers had talked with the child.",
        "Asked in 19 of 20 contacts. 12 of 20 answered.",
        "Asked in 19 of 20 contacts, and 12 of 20 answered.",
    ],
    ids=["of others", "two sentences", "two figures"],
)
def test_a_figure_of_something_else_is_not_given(note: str, tmp_path: Path) -> None:
    """It must be the only one of its kind, and of as many or about the measure."""
    assert "noted: " not in _page(tmp_path, _to_sign_off(note))


def test_an_open_action_that_waits_for_an_answer_has_its_figure_too(
    tmp_path: Path,
) -> None:
    """The figure that misses the target is the reason that a board needs."""
    plan = _to_sign_off(f"The second audit gave 17 of 20. {NOTE}", due="2012-01")
    del plan["outcomes"][0]["actions"][0]["progress"][-1]["state"]

    page = _page(tmp_path, plan)

    said = '18 of 20, noted on 20 February 2012: "The second audit gave 17 of 20"'
    assert said in " ".join(page.split())


@pytest.mark.parametrize(("by", "asked"), [("2012-02", True), ("2012-04", False)])
def test_a_date_that_was_to_be_set_by_now_is_asked_for(
    tmp_path: Path, by: str, *, asked: bool
) -> None:
    """The reason for having none no longer holds once that month is over."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    del action["due"]
    action |= {"no_due_date": "Waits for the training budget", "set_date_by": by}

    page = _page(tmp_path, plan)

    assert ("Need a due date (1)" in page) is asked


def test_an_action_that_was_merged_names_its_successor(tmp_path: Path) -> None:
    """A board must see that the work goes on."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"][:2]
    first["progress"] = [
        {
            "date": "2012-02-01",
            "state": "withdrawn",
            "replaced_by": second["id"],
            "note": f"Merged with {second['id']}.",
        }
    ]

    assert f"; replaced by {second['id']})" in " ".join(_page(tmp_path, plan).split())


@pytest.mark.parametrize("number", [1, 2])
def test_no_paper_says_that_a_missing_action_replaces_one(
    number: int, tmp_path: Path
) -> None:
    """Where the plan has no such action, every paper that names it says so."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = [
        {
            "date": "2012-02-01",
            "state": "withdrawn",
            "replaced_by": "9.9",
            "note": "Merged with another.",
        }
    ]
    put_into(tmp_path, *(plan, perfect(2))[:number])

    for paper, text in outputs(tmp_path, DAY).items():
        named = re.findall(
            r"replaced by(?: \|)? .{30}", " ".join(text.split()), re.IGNORECASE
        )
        assert all("9.9 (not found in the plan)" in each for each in named), paper
