"""Page one keeps who is not safe, and doubts no figure that a note gives again."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from tests.test_overview_answers import LATE, _assessed, _many, _page, _plan
from tests.test_page_one_answers import FORMS

from actionplan import workspace
from actionplan.output.report import page_aims, page_text
from actionplan.output.report.page_room import LEAST
from actionplan.output.report.plans import plan_facts
from actionplan.plan.meeting_dates import Meeting
from actionplan.text import figures, not_safe
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

DAY = date(2012, 3, 1)
UNSAFE = [
    "He is still at risk there from the people he was moved away from.",
    "One is sleeping rough and is believed to be at risk from the same adults.",
    "One child is still being contacted by the suspect.",
    "Two remain at high risk of serious harm.",
    "Five of the boys are still thought to be carrying.",
    "The flat is unsafe for the baby.",
    "One girl is still missing.",
    "No interim cover is in place for weekends.",
    "One is still at risk from the people who took her to another county twice in the"
    " spring, and who have found out where the new carers live and which school she"
    " goes to.",
    "One girl is no longer at risk, but her sister is still at risk from him.",
    "Nobody is at risk of harm, he says, but three boys are still missing.",
    "Half of the children of concern have not been seen.",
    "Two children have not yet been seen alone.",
    "A boy of nine not seen since 2010 was found through a neighbour's call.",
    "Two children are still at home with the adult who hurt them.",
    "She has contact with the man who abused her.",
    "The tool is not in use so two children remain at risk.",
    "The plan is missing and the child is at risk.",
    "The notes say a girl is missing.",
    "Staff do not know which children are at risk.",
    "Screening found three boys who are at risk.",
]
SAFE = [
    "The October date is at risk because the trainer left.",
    "No child is still at risk.",
    "She is no longer at risk of harm.",
    "The milestone is still at risk.",
    "Amber, at risk of missing its date.",
    "The team is working with partners.",
    "None was hurt again.",
    "No child was found to be at risk from staff.",
    "The data of the schools are still missing.",
    "Two signatures from the partners are missing.",
    "Four points are missing.",
    'The "not safe to ask" reason was moved to the top.',
    "All children have been seen.",
    "No effect on children has been seen.",
    "None of them is at home with the man who hurt her.",
    "They no longer live with the father who hit them.",
    "Training on children at risk of exploitation was given to 40 staff.",
    "A tool to identify children at risk is in use.",
    "The policy on unsafe sleeping was published.",
    "Staff know what to do if a child is missing.",
    "The grant for the project is at risk.",
    "The family is now at low risk.",
    "Consent is missing in 3 files.",
    "The child's school file has not been found.",
    "The schools are still contacted by phone each month.",
    "The team is still carrying two vacancies.",
    "Both moved away, and the adult who hurt them was convicted.",
    "She no longer sees the man who abused her.",
    "Nobody has seen the new form.",
]
LONG = (
    "The forms went out to each of the nine schools, and seven have come back so far."
)
CAUSE = "It is late because the supplier has not delivered the new form to the schools."


@pytest.mark.parametrize(
    ("said", "unsafe"), [*((s, True) for s in UNSAFE), *((s, False) for s in SAFE)]
)
def test_words_that_say_that_somebody_is_not_safe(said: str, unsafe: bool) -> None:  # noqa: FBT001 -- a parameter
    """A date at risk is not a person at risk, and neither is one who no longer is."""
    assert not_safe.is_at_risk(said) == unsafe
    assert page_text.at_risk(f"{LONG} {said}").endswith(said) == unsafe


@pytest.mark.parametrize("said", UNSAFE)
@pytest.mark.parametrize("at", range(4))
def test_no_cut_leaves_out_who_is_not_safe(said: str, at: int) -> None:
    """Wherever it stands, and whatever else gives a cause or a figure."""
    every = [LONG, CAUSE, LONG]
    every.insert(at, said)
    note = " ".join(every)

    assert said.rstrip(".") in page_text.reason(f"1 May 2012: {note}", 75)
    assert said.rstrip(".") in page_text.why(f"1 May 2012: {note}", 75)
    assert said.rstrip(".") in page_text.about_children(note, 75)
    about = f"{note} Nine children were seen on the same day, and six were not."
    assert said.rstrip(".") in page_text.about_children(about, 75)


def test_a_cut_keeps_what_is_after_a_colon() -> None:
    """What led to a different decision says less than which one."""
    before = "In six of the 30 discussions, facts from health led to another decision"
    after = (
        "four children had a medical the same day, and two families were spared an"
        " enquiry that the record of the hospital showed to be needless."
    )

    assert page_text.about_children(f"{before}: {after}", 85) == f"... {after}"
    other = "the forms, the records and the letters of the nine schools were read."
    child = "In six of the 30 cases a child was heard and the board decided otherwise"
    cut = page_text.about_children(f"{child}: {other} {other}", 70)
    assert cut.startswith("In six of the 30 cases a child")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_to_improve_keeps_who_is_not_safe_where_there_is_no_room(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """On the page of several plans it is next to how the outcome was assessed."""
    plans = [_assessed(f"Plan {n}", "10 of 40", "20 of 40", "36 of 40") for n in (1, 2)]
    for plan in plans:
        (judged,) = plan["outcomes"][0]["difference"]
        judged["still_to_improve"] = f"{LONG} {UNSAFE[0]}"

    page = _page(tmp_path, form, *plans)

    assert page.count(f"Still to improve:... {UNSAFE[0]}") == 2
    assert LONG not in page


@pytest.mark.parametrize("form", FORMS)
def test_a_long_note_says_at_its_end_who_is_not_safe(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Page one has room for the beginning only, but never leaves that out."""
    others = "".join(f" School {n} has sent its form back to us." for n in range(30))
    entry = {**LATE, "note": f"{LONG}{others} {UNSAFE[0]} {LONG}"}

    page = _page(tmp_path, form, _plan("Late", entry, due="2012-05-01"))

    assert UNSAFE[0] in page


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("joint", [" ", "\n\n"], ids=["long", "paragraphs"])
@pytest.mark.parametrize("form", FORMS)
def test_what_is_to_improve_says_at_its_end_who_is_not_safe(
    form: Any,  # noqa: ANN401 -- a form of `render`
    joint: str,
    number: int,
    tmp_path: Path,
) -> None:
    """Page one has its first paragraph only, but never leaves that out."""
    plans = [_assessed(f"Plan {n}", "10 of 40", "20 of 40", "36 of 40") for n in (1, 2)]
    (judged,) = plans[0]["outcomes"][0]["difference"]
    judged["still_to_improve"] = joint.join((*[LONG] * 4, UNSAFE[0]))

    page = _page(tmp_path, form, *plans[:number])

    assert UNSAFE[0] in page


@pytest.mark.parametrize(
    ("said", "value", "again"),
    [
        ("15 of 19 trained", "15 of 19", True),
        ("14 of 19 trained", "15 of 19", False),
        ("14 of 20 are seen", "7 of 10", False),
        ("70% are seen", "7 of 10", True),
        ("70% are seen, against 65% in May", "70%", False),
        ("Nobody counted them", "15 of 19", False),
        ("15 of 19 trained", "Most of them", False),
    ],
)
def test_a_sentence_that_gives_a_figure_again(
    said: str,
    value: str,
    again: bool,  # noqa: FBT001 -- a parameter
) -> None:
    """It has that amount, and no other of its kind."""
    assert figures.says_again(said, value) == again


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("count", "later"), [("20 of 40", False), ("18 of 40", True)])
def test_a_note_with_the_figure_of_the_assessment_is_no_later_figure(
    form: Any,  # noqa: ANN401 -- a form of `render`
    count: str,
    later: bool,  # noqa: FBT001 -- a parameter
    tmp_path: Path,
) -> None:
    """Only one that differs puts it in doubt."""
    plan = _assessed("Seen", "10 of 40", "20 of 40", "36 of 40")
    note = f"{count} children were seen alone."
    entry = {**LATE, "date": "2012-08-01", "note": note}
    plan["outcomes"][0]["actions"][0]["progress"].append(entry)

    page = _page(tmp_path, form, plan)

    assert ("note on action 1.1" in page) == later
    assert "seems worse" not in page


@pytest.mark.parametrize("form", FORMS)
def test_a_later_figure_in_a_note_that_is_worse_than_at_the_start_says_so(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """A chair would have to compare the two figures."""
    plan = _assessed("Seen", "10 of 40", "20 of 40", "36 of 40")
    note = "9 of 40 children were seen alone."
    entry = {**LATE, "date": "2012-08-01", "note": note}
    plan["outcomes"][0]["actions"][0]["progress"].append(entry)

    page = _page(tmp_path, form, plan)

    assert 'seen alone", which seems worse than at the start' in page


@pytest.mark.parametrize("form", FORMS)
def test_evidence_that_is_not_all_named_is_counted(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Agreement with three signatures and 1 more would read as a fourth signature."""
    done = {
        "date": "2012-02-20",
        "state": "complete",
        "evidence": [
            "Agreement with three signatures",
            "Impact assessment of the council that joined the agreement last",
        ],
        "reported_by": "Chair of the Audit Group",
        "note": "All three have signed.",
    }
    plans = [_plan(name, done, due="2012-05-01") for name in ("One", "Two")]

    page = _page(tmp_path, form, *plans)

    assert page.count("evidence (the first of 2): Agreement with three signatures") == 2
    assert "and 1 more" not in page


@pytest.mark.parametrize("form", FORMS)
def test_a_date_to_be_set_that_has_passed_says_so(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """By June 2012 would read as if it were to come."""
    why = {"no_due_date": "Waiting for the lawyers", "set_date_by": "2012-06"}
    plan = _plan("Late", {**LATE, "rag": "green"}, due=None, **why)
    del plan["outcomes"][0]["actions"][0]["due"]

    one = _page(tmp_path / "one", form, plan)
    several = _page(tmp_path / "two", form, plan, _plan("Other", LATE, due="2012-12"))

    assert "date to be set by June 2012, now passed" in one
    assert "by June 2012, now passed" in several


@pytest.mark.parametrize("form", FORMS)
def test_an_overdue_action_has_the_last_note_that_says_why(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The note with its low rating may say nothing of that."""
    bland = {"date": "2012-08-20", "rag": "amber", "note": "Work goes on. All is well."}
    cause = {**LATE, "rag": "amber", "note": f"{LONG} {CAUSE}"}
    plan = _plan("Late", cause, bland, due="2012-05-01")

    page = _page(tmp_path, form, plan)

    assert f"20 April 2012:... {CAUSE} 20 August 2012: Work goes on." in page


@pytest.mark.parametrize(
    ("said", "value", "now"),
    [
        ("143 has become 188", "143", "188"),
        ("The list rose from 143 to 188 children", "143", "188"),
        ("It was 38% at the start, and 38% has fallen to 31%", "38%", "31%"),
        ("1,430 families are now 1,502", "1,430", "1,502"),
        ("143 of 150 were read", "143", ""),
        ("Room 143 to be booked", "143", ""),
        ("We sent 143 to 20 of the schools", "143", ""),
        ("3 has become 4", "3", ""),
        ("2143 has become 188", "143", ""),
        ("143 has become 188", "143 of 150", ""),
        ("143 children have become 188", "143", "188"),
        ("143 carers have become 188 carers", "143", ""),
        ("52 has become 40", "52%", ""),
        ("A group of 143 to 188 families came", "143", ""),
        ("From 143 to 188 in a year", "143", "188"),
    ],
)
def test_what_a_figure_has_become(said: str, value: str, now: str) -> None:
    """It is a later figure, if the first one is not so small that it may be another."""
    measure = "Children or families seen"
    assert figures.became(said, value, measure) == now


@pytest.mark.parametrize("form", FORMS)
def test_a_note_that_says_what_a_figure_has_become_is_a_later_figure(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It need not name the measure again."""
    plan = _assessed("Seen", "143", "150", "40")
    (outcome,) = plan["outcomes"]
    outcome["baseline"][0]["measure"] = "Children with no contact"
    del outcome["difference"]
    entry = {**LATE, "date": "2012-08-01", "note": "143 has become 188. One was found."}
    outcome["actions"][0]["progress"].append(entry)

    page = _page(tmp_path, form, plan)

    assert '"143 has become 188", which seems worse than at the start' in page


def test_a_figure_that_seems_worse_is_named_before_others_that_have_no_room(
    tmp_path: Path,
) -> None:
    """A full page counts the other measures, but never this one."""
    plan = perfect()
    (outcome,) = plan["outcomes"]
    (first,) = outcome["baseline"]
    lost = {"measure": "Children with no contact", "value": "143", "target": "40"}
    alone = {"value": "12 of 40", "target": "30 of 40"}
    others = [first | alone | {"measure": f"Files with plan {n}"} for n in range(9)]
    outcome["baseline"] = [first, *others, first | lost]
    note = {"date": "2012-02-20", "note": "143 has become 188. One was found."}
    outcome["actions"][0]["progress"].append(note)
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    (told,) = plan_facts(shown, [Meeting(DAY, "given")], [""], apart=True)
    least = LEAST._replace(full=frozenset())

    short = page_aims.in_short(told.outcomes[0], 0, told, least).words

    assert '"143 has become 188", which seems worse than at the start, and ' in short


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("state", ["complete", "signed-off"])
def test_an_action_that_was_reopened_says_so_on_both_pages(
    form: Any,  # noqa: ANN401 -- a form of `render`
    state: str,
    tmp_path: Path,
) -> None:
    """And one that was signed off was not only reported as complete."""
    done = {
        "date": "2012-02-20",
        "state": state,
        "evidence": "The form",
        "reported_by": "Chair of the Audit Group",
        "note": "All of it is done.",
    }
    again = {
        "date": "2012-03-20",
        "state": "in-progress",
        "note": "Two forms were old.",
    }
    plan = _plan("Late", done, again, LATE, due="2012-05-01")

    one = _page(tmp_path / "one", form, plan)
    several = _page(tmp_path / "two", form, *_many(4), plan)

    how = "signed off" if state == "signed-off" else "reported as complete"
    said = f"Reopened on 20 March 2012 after it was {how} on 20 February 2012"
    assert one.count(said) == 1
    assert "reopened on 20 March 2012" in several
    latest = _plan("Late", done, again, due="2012-05-01")
    last = _page(tmp_path / "three", form, latest)
    assert f"after it was {how} on 20 February 2012" in last


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("other", "doubted"), [("20 of 40", False), ("9 of 40", True)])
def test_not_yet_achieved_is_contradicted_only_if_nothing_is_better(
    form: Any,  # noqa: ANN401 -- a form of `render`
    other: str,
    doubted: bool,  # noqa: FBT001 -- a parameter
    tmp_path: Path,
) -> None:
    """One figure that is better and one that is worse are no contradiction."""
    plan = _assessed("Seen", "10 of 40", "9 of 40", "36 of 40")
    (outcome,) = plan["outcomes"]
    second = {"measure": "Files read", "date": "2011-09", "value": "10 of 40"}
    outcome["baseline"].append({**second, "target": "36 of 40"})
    (judged,) = outcome["difference"]
    judged["outcome_achieved"] = "not-yet"
    judged["results"].append({"measure": "Files read", "value": other})

    page = _page(tmp_path, form, plan)

    assert ("Contradicted by the figures" in page) == doubted
    assert ("Not yet achieved, assessed 1 June 2012" in page) != doubted
    assert "worse" in page


@pytest.mark.parametrize("form", FORMS)
def test_why_there_is_no_owner_is_said_once_with_who_answers_for_the_outcome(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The status says it, and so would the owner, on a page with little room."""
    late = {**LATE, "rag": "amber"}
    plan = _plan("Late", late, no_owner="The post is vacant")
    (outcome,) = plan["outcomes"]
    del outcome["actions"][0]["accountable"], outcome["actions"][0]["due"]
    outcome["accountable"] = "Head of Housing"

    page = _page(tmp_path, form, *_many(4), plan)

    told = page[page.index("listed under each plan") :] if form == "text" else page
    (told,) = re.findall(r"1\.1 Put[^!]{0,200}?vacant[^!]*?Head of Housing", told)
    assert told.casefold().count("the post is vacant") == 1
    agency = outcome["actions"][0].get("agency", plan.get("lead_agency", ""))
    assert not agency or f"Head of Housing, {agency}" not in told


@pytest.mark.parametrize("name", ["agenda", "status", "summary markdown"])
def test_no_paper_leaves_out_who_is_not_safe_in_what_is_to_improve(
    name: str, tmp_path: Path
) -> None:
    """Whichever paragraph of the assessment of an overdue outcome it is in."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["due"] = "2012-01"
    outcome["difference"] = [
        {
            "date": "2012-02-20",
            "outcome_achieved": "partly",
            "effect": "Children say that they are heard.",
            "still_to_improve": "Three were not asked.\n\nOne girl is still missing.",
            "evidence": "Audit",
        }
    ]
    put_into(tmp_path, plan)

    said = " ".join(output(name, tmp_path, AS_OF).split())

    assert said.count("Three were not asked") == said.count("One girl is still missing")
    assert "One girl is still missing" in said
