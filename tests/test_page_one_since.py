"""Page one says what a chair has to know to believe a status, a rating or a figure."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.output import meetings, report
from actionplan.output.report import page_text
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

DAY, NEXT = date(2012, 3, 10), Meeting(date(2012, 4, 1), "given")
MEASURE = "Files in which the child was seen alone"


def _page(folder: Path, plan: Plan) -> str:
    put_into(folder, plan)
    shown = gather.plans(workspace.make([folder]), DAY)
    (page,) = report.render(shown, NEXT, "text", summary=True)
    return " ".join(page.text.split())


def _plan(*entries: dict[str, Any], **fields: Any) -> Plan:  # noqa: ANN401 -- of a plan
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    first["progress"] = list(entries)
    first |= fields
    return plan


DONE = {"date": "2012-01-10", "state": "complete", "note": "All teams use the form."}
OPENED = {"date": "2012-02-20", "state": "in-progress", "note": "Two teams stopped."}
ASKED = {"date": "2012-01-10", "new_due_requested": "2012-09", "note": "It snowed."}
NO = {"date": "2012-02-20", "request": "declined", "note": "Refused."}
MOVED = {"date": "2012-02-25", "new_due": "2012-02-27", "note": "Moved."}
STAGE = {
    "date": "2012-01-10",
    "next": "Ask the printer",
    "next_due": "2012-02",
    "note": "Drafted.",
}
HANDED = {"date": "2012-02-28", "accountable": "Head of Forms", "note": "Handed over."}


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (
            (DONE, OPENED),
            "Reopened on 20 February 2012 after it was reported as complete on 10"
            " January 2012.",
        ),
        (
            (ASKED, NO),
            "More time until September 2012, asked for on 10 January 2012 with the note"
            ' "It snowed", was refused on 20 February 2012.',
        ),
        ((STAGE, HANDED), "New owner since 28 February 2012, with no report since"),
        ((STAGE, HANDED), "Last stage planned, by February 2012: Ask the printer."),
    ],
)
def test_page_one_says_what_has_become_of_an_exception(
    entries: tuple[dict[str, Any], ...], said: str, tmp_path: Path
) -> None:
    """Also if the last entry does not say it again."""
    assert said in _page(tmp_path, _plan(*entries, due="2012-02-29"))


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((DONE, OPENED, DONE | {"date": "2012-03-01"}), "Reopened"),
        ((ASKED, NO, MOVED), "declined"),
        ((HANDED, OPENED | {"date": "2012-03-01"}), "New owner"),
    ],
)
def test_what_is_over_is_not_said_again(
    entries: tuple[dict[str, Any], ...], said: str, tmp_path: Path
) -> None:
    """It was done again, it has a new date, or the new owner has reported."""
    page = _page(tmp_path, _plan(*entries, due="2012-02-29"))

    assert said not in page.partition("Changes since")[0]


FOUND = {"date": "2011-08-20", "note": "A hall was found."}


@pytest.mark.parametrize(
    ("entry", "met", "said", "item"),
    [
        (
            DONE | {"state": "in-progress"},
            "2011-06-01",
            "No update for too long, but updated since (2)",
            "On 16 July 2011 there had been no update for too long.",
        ),
        (
            FOUND,
            "2011-08-01",
            "Again no update for too long (1)",
            "No progress has been recorded since 20 August 2011.",
        ),
    ],
)
def test_what_had_no_update_for_a_time_has_the_same_true_name_everywhere(
    entry: dict[str, Any], met: str, said: str, item: str, tmp_path: Path
) -> None:
    """The update may be the first, or there may have been none for too long since."""
    plan = _plan(entry, due="2012-12")
    plan |= {"agreed": "2011-01-15", "meetings": [met]}

    page = _page(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    since = meetings.since(shown, date.fromisoformat(met))
    titles = {one.title: one.items for one in since.sections}

    assert (said in page, "Reported on again" in page) == (True, False)
    assert titles[said][0].lines[0] == item


BEGUN = {"date": "2012-01", "state": "in-progress", "note": "A hall was found."}


@pytest.mark.parametrize("form", FORMS)
def test_what_may_be_from_before_the_last_meeting_has_its_month(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """On the page of one plan, the plan itself is not named by its ID."""
    dated = {"agreed": "2012-01", "published": "2012-02-03", "meetings": ["2012-01-20"]}
    put_into(tmp_path, _plan(BEGUN, due="2012-12") | dated)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    said = " ".join(_summary(shown, form, NEXT).split())
    changed = said.partition("Changes since")[2].partition("Actions needed")[0]
    perhaps = "in January 2012 (perhaps before the time of this list)"
    assert f"The plan was agreed {perhaps}" in changed
    assert "The plan was published on 3 February 2012" in changed
    assert f", {perhaps}" in changed.partition("Started (1): 1.1 ")[2]
    assert "audit-1-2011" not in changed


def test_each_of_several_plans_has_the_month_in_which_it_was_agreed(
    tmp_path: Path,
) -> None:
    """There, the list has to name the plans."""
    for number in (1, 2):
        own = {"id": f"audit-{number}-2011", "agreed": "2012-01"}
        put_into(tmp_path, _plan(BEGUN, due="2012-12") | own | {"meetings": [MET]})
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    (page,) = report.render(shown, NEXT, "text", summary=True)

    perhaps = "in January 2012 (perhaps before the time of this list)"
    said = " ".join(page.text.split())
    assert said.partition("Plans agreed (2): ")[2].count(perhaps, 0, 200) == 2


MET = "2012-01-20"


def _assessed(**last: Any) -> Plan:  # noqa: ANN401 -- fields of a plan
    plan = _plan(DONE, OPENED)
    plan["outcomes"][0]["difference"] = [
        {"date": "2012-02-01", "outcome_achieved": "fully", **last}
    ]
    return plan


RESULT = {"results": [{"measure": MEASURE, "value": "36 of 40"}]}


def test_a_figure_from_before_an_action_was_reopened_is_marked(tmp_path: Path) -> None:
    """A target that looks met may not be met now."""
    later = _assessed(**RESULT)
    later["outcomes"][0]["difference"][0]["date"] = "2012-02-25"

    assert "36 of 40 (before 1.1 was reopened)" in _page(tmp_path, _assessed(**RESULT))
    assert "before 1.1" not in _page(tmp_path / "later", later)


def test_an_outcome_called_achieved_says_what_shows_it(tmp_path: Path) -> None:
    """Nothing does, or there is evidence and feedback, which is on the page."""
    shown = {
        "evidence": ["Audit of 40 files"],
        "feedback": [{"from": "Children", "text": "They asked me alone."}],
    }
    bare = _page(tmp_path, _assessed())
    told = _page(tmp_path / "told", _assessed(**shown))

    nothing = "without a figure, evidence or feedback"
    assert (nothing in bare, nothing in told) == (True, False)
    said = "How it is known: Audit of 40 files. Children: They asked me alone."
    assert said in told


def test_the_note_of_what_is_due_by_the_meeting_is_on_the_page(tmp_path: Path) -> None:
    """Even if it is green and no exception."""
    note = {"date": "2012-03-01", "rag": "green", "note": "The queue is 5 months long."}
    page = _page(tmp_path, _plan(note, due="2012-03-28"))

    told = page.partition("Actions needed")[2]
    assert "Latest note, 1 March 2012: The queue is 5 months long." in told


def test_what_is_due_later_is_not_needed_by_the_meeting(tmp_path: Path) -> None:
    """A red action on hold is an exception, but nothing is due by then."""
    held = {"date": "2012-03-01", "rag": "red", "state": "on-hold", "note": "No money."}
    plan = _plan(held, due="2012-09")
    plan["outcomes"][0]["actions"][1]["due"] = "2012-03-28"

    told = _page(tmp_path, plan).partition("Actions needed")[2]

    assert ("1.1" in told, "1.2" in told) == (False, True)


def test_what_is_red_comes_before_what_is_only_due_soon(tmp_path: Path) -> None:
    """The most urgent is first, as the heading says."""
    plan = _plan({"date": "2012-03-01", "rag": "amber", "note": "Late."}, due="2012-03")
    second = plan["outcomes"][0]["actions"][1]
    second["progress"] = [{"date": "2012-03-01", "rag": "red", "note": "Stuck."}]
    second["due"] = "2012-09"

    told = _page(tmp_path, plan).partition("Exceptions")[2]

    assert told.index(" 1.2: ") < told.index(" 1.1: ")


def test_every_outcome_has_a_line_before_any_is_told_in_full(tmp_path: Path) -> None:
    """Those that are exceptions come first."""
    plan = _plan({"date": "2012-03-01", "rag": "red", "note": "It broke. " * 40})
    one = plan["outcomes"][0]
    for number in range(2, 9):
        other = deepcopy(one) | {"id": f"O{number}", "theme": f"Theme {number}"}
        for place, action in enumerate(other["actions"], 1):
            action["id"] = f"{number}.{place}"
        plan["outcomes"].append(other)
    plan["outcomes"][7]["due"] = "2012-01"

    page = _page(tmp_path, plan)

    told = page.partition("and the difference made")[2].partition("Changes since")[0]
    assert all(f"O{number}" in told for number in range(1, 9))
    assert told.index("O8") < told.index("O1")
    assert "The rest of the outcomes" not in told


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "4 May 2012: Clinics are clear. The developer is away until July. We met.",
            "4 May 2012: ... The developer is away until July. ...",
        ),
        (
            "4 May 2012: Clinics are clear. Sixty uses were found. A letter went out.",
            "4 May 2012: ... A letter went out.",
        ),
        ("4 May 2012: It is stuck.", "4 May 2012: It is stuck."),
    ],
)
def test_what_went_well_makes_way_for_the_reason(note: str, said: str) -> None:
    """Dots show what is left out."""
    assert page_text.reason(note, 40) == said


@pytest.mark.parametrize(
    "limit",
    [
        "Too early to say.",
        "The numbers are too small to prove anything.",
        "We cannot yet say what difference this makes.",
        "It is not known whether this will last.",
        "The audit does not show why.",
        "There is no evidence of fewer injuries.",
    ],
)
def test_an_effect_keeps_the_words_that_limit_it(limit: str) -> None:
    """Without them, the first cases would be read as the effect."""
    text = (
        f"{limit} The search was run in July. Two children found by the search became"
        " subject to a child protection plan."
    )

    assert page_text.about_children(text, 65) == (
        f"{limit} ... Two children found by the search became subject to a child"
        " protection plan."
    )


RISK = "A boy of nine not seen since 2010 was found through a neighbour's call."
BLAND = {"date": "2012-03-01", "rag": "red", "note": "With the legal team."}


@pytest.mark.parametrize(
    ("earlier", "fields", "told"),
    [
        ({"date": "2012-01-10", "rag": "red", "note": f"It grew. {RISK}"}, {}, True),
        ({"date": "2012-01-10", "note": f"It grew. {RISK}"}, {"due": "2012-02"}, True),
        ({"date": "2012-01-10", "note": "The forms are missing."}, {}, False),
    ],
)
def test_an_earlier_note_that_says_who_is_not_safe_is_told(
    earlier: dict[str, Any],
    fields: dict[str, str],
    told: bool,  # noqa: FBT001 -- a parameter
    tmp_path: Path,
) -> None:
    """Of an action that is late or rated low, although a later note does not say so."""
    page = _page(tmp_path, _plan(earlier, BLAND, **fields))

    assert ("10 January 2012: " in page.partition("Exceptions")[2]) == told
    assert (RISK in page) == told
    assert "1 March 2012: With the legal team." in page


@pytest.mark.parametrize(
    ("entries", "meetings", "said"),
    [
        (
            (ASKED,),
            ["2012-02-01"],
            "No update on an open action has been recorded since then. The latest is"
            " dated 10 January 2012.",
        ),
        ((), ["2012-02-01"], "No update on an open action is recorded."),
        ((DONE, OPENED), ["2012-02-01"], ""),
        ((ASKED,), [], "The latest update on an open action is dated 10 January 2012."),
        ((), [], "No update on an open action is recorded."),
    ],
)
def test_page_one_says_how_old_the_latest_update_is(
    entries: tuple[dict[str, Any], ...], meetings: list[str], said: str, tmp_path: Path
) -> None:
    """If nothing was reported since the last meeting, or its date is not recorded."""
    plan = _plan(*entries) | {"meetings": meetings}
    if not meetings:
        del plan["meetings"], plan["review"]["every"], plan["review"]["first"]
    plan["outcomes"][0]["actions"][1]["progress"] = []

    page = _page(tmp_path, plan)

    assert said in page
    assert ("pdate on an open action" in page) == bool(said)


@pytest.mark.parametrize(
    ("agreed", "since"),
    [
        ("2012-01-20", "since the plan was agreed on 20 January 2012"),
        ("2011-01-20", "(worked out: no earlier meeting date is recorded)"),
    ],
)
def test_a_period_that_is_worked_out_never_begins_before_the_plan_was_agreed(
    agreed: str, since: str, tmp_path: Path
) -> None:
    """No meeting can have been about it before that."""
    plan = _plan(DONE | {"date": "2012-02-10"}) | {"agreed": agreed}
    plan["review"].pop("first", None)
    plan["outcomes"][0]["actions"][1]["progress"] = []

    page = _page(tmp_path, plan)

    assert since in page
    assert page.count("Changes since") == 1


def test_page_one_says_whom_to_ask_about_an_action_without_an_owner(
    tmp_path: Path,
) -> None:
    """The post that reported last is no owner, and not of the agency of the action."""
    said = DONE | {"state": "in-progress", "reported_by": "Public Health Principal"}
    plan = _plan(said, accountable="TBC - provider to be confirmed")
    plan["outcomes"][0]["accountable"] = "Head of Assessment"

    page = _page(tmp_path, plan)

    assert (
        "TBC - provider to be confirmed; accountable for outcome O1: Head of"
        " Assessment; last reported by Public Health Principal; agency of the action:"
        " Northshire Council"
    ) in page


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((DONE | {"reported_by": "Public Health Principal"},), "last reported by"),
        ((), "partner:"),
    ],
    ids=["one who reported", "nobody reported"],
)
def test_a_post_in_place_of_an_owner_has_its_own_agency(
    entries: tuple[dict[str, Any], ...], said: str, tmp_path: Path
) -> None:
    """It is that of the partner with this post, and not that of the action."""
    entries = tuple(each | {"state": "in-progress"} for each in entries)
    plan = _plan(*entries, accountable="TBC - provider to be confirmed")
    action = plan["outcomes"][0]["actions"][0]
    action["progress"] = [*entries]
    action["partners"] = [
        {"agency": "Hillshire Council", "post": "Public Health Principal"}
    ]

    page = _page(tmp_path, plan)

    assert (
        f"{said} Public Health Principal (Hillshire Council); agency of the action:"
        " Northshire Council"
    ) in page


def test_page_one_says_who_accepted_a_recommendation_only_in_part(
    tmp_path: Path,
) -> None:
    """With the reason, which may be why nothing has happened."""
    plan = _plan(ASKED)
    answers = [
        {"date": "2011-09", "agency": "Northshire Council", "response": "accepted"},
        {
            "date": "2011-09",
            "agency": "Northshire Health Trust",
            "response": "partly-accepted",
            "reason": "The Trust can join at 17, but not at 16.",
        },
    ]
    text = "Planning to begin at 16."
    recommended = {"ref": "1", "text": text, "scope": "local", "responses": answers}
    plan["outcomes"][0]["recommendations"] = [recommended]

    assert (
        "Planning to begin at 16 (partly accepted by Northshire Health Trust: "
        '"The Trust can join at 17, but not at 16")'
    ) in _page(tmp_path, plan)


def test_page_one_keeps_a_recommendation_that_was_not_accepted(tmp_path: Path) -> None:
    """Also if the desired outcome says what was recommended."""
    plan = _plan(ASKED)
    wanted = plan["outcomes"][0]["desired_outcome"]
    answer = {"date": "2011-09", "agency": "Northshire Health Trust"}
    answers = [answer | {"response": "not-accepted", "reason": "There is no money."}]
    recommended = {"ref": "1", "text": wanted, "scope": "local", "responses": answers}
    plan["outcomes"][0]["recommendations"] = [recommended]

    assert ('(not accepted by Northshire Health Trust: "There is no money")') in _page(
        tmp_path, plan
    )


LONG = "Children with three missed appointments and a conversation within five days"


def test_no_measure_is_named_without_its_end(tmp_path: Path) -> None:
    """The beginning of a name may say the opposite; a measure is counted instead."""
    plan = _plan(ASKED)
    (outcome,) = plan["outcomes"]
    names = [f"{LONG}, in locality {number} of the county" for number in range(9)]
    one = outcome["baseline"][0]
    own = {"baseline": [one | {"measure": name} for name in names], "actions": []}
    plan["outcomes"] += [
        deepcopy(outcome | own) | {"id": f"O{number}"} for number in range(2, 9)
    ]

    page = _page(tmp_path, plan)

    assert re.findall(f"{LONG}[^0-9]*\\.\\.\\.|{LONG[:40]}[a-z ]*\\.\\.\\.", page) == []
    assert LONG in page
    assert "more measures" in page


def test_a_figure_for_the_measure_of_an_action_is_one_for_its_outcome(
    tmp_path: Path,
) -> None:
    """So no page says that there is no later figure beside the note that has it."""
    said = "6 of 20 bruises seen by a GP were not referred within 24 hours"
    measure = "Bruises that were not referred within 24 hours, of those seen by a GP"
    plan = _plan(ASKED, {"date": "2012-03-01", "note": f"{said}. We met."})
    outcome = plan["outcomes"][0]
    figures = {"measure": measure, "target": "0 of 20"}
    outcome["baseline"] = [figures | {"value": "8 of 20", "date": "2011-06"}]
    outcome["actions"][0]["success"] = [figures | {"method": "intra-agency-audit"}]
    outcome.pop("difference", None)

    page = _page(tmp_path, plan)

    assert f'The note on action 1.1 dated 1 March 2012 says "{said}"' in page
    assert "No latest figure" not in page
