"""Page one and every other paper agree about closed work, reviews and dates."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, plans, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.output import report
from actionplan.plan import reviews
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from generated_plans import Plan

pytestmark = pytest.mark.thorough

FORMS: tuple[report.Form, ...] = ("md", "html")
NEXT = date(2012, 6, 12)


def _page_one(
    folder: Path, form: report.Form = "md", day: date = AS_OF, following: date = NEXT
) -> str:
    """Return page one of the only plan in a folder, as text without markup."""
    shown = gather.plans(workspace.make([folder]), day)
    (page,) = report.render(shown, Meeting(max(following, day), "given"), form)
    text = re.sub(
        r"(?s)<nav.*?</nav>", " ", page.text
    )  # the contents name all sections
    words = re.sub(r"<[^>]+>", " ", text) if form == "html" else text
    return " ".join(words.split("About this plan")[0].replace("\\", "").split())


def _agenda(folder: Path, day: date = AS_OF, following: date = NEXT) -> str:
    args = ["agenda", str(folder), "--meeting", f"{day}", "--as-of", f"{day}"]
    done = CliRunner().invoke(
        app, [*args, "--next", f"{following}"], env={"COLUMNS": "500"}
    )
    return " ".join(done.stdout.split())


def _first(plan: Plan) -> dict[str, Any]:
    action: dict[str, Any] = plan["outcomes"][0]["actions"][0]
    return action


# --- dates that the document does not give ---------------------------------------


def _undated() -> Plan:
    plan = perfect()
    plan["no_dates"] = "The public version has no column for dates."
    for action in plan["outcomes"][0]["actions"]:
        del action["due"]
    return plan


@pytest.mark.parametrize(
    "name", ["status markdown", "status json", "status csv", "agenda", "report html"]
)
def test_a_document_without_dates_is_not_said_to_have_set_none(
    name: str, tmp_path: Path
) -> None:
    """It is not known whether a date was set, only that none is given."""
    put_into(tmp_path, _undated())

    said = " ".join(output(name, tmp_path, AS_OF).split()).lower()

    assert ("not given" in said, "no date set" in said, "no due date" in said) == (
        True,
        False,
        False,
    )


def test_an_action_with_a_date_of_its_own_or_its_outcome_keeps_it(
    tmp_path: Path,
) -> None:
    """The plan's own reason applies to actions that do not give one."""
    plan = _undated()
    first, second = plan["outcomes"][0]["actions"]
    first["due"] = "2012-06"
    second["no_due_date"] = "The contract is not signed yet"
    other = deepcopy(plan["outcomes"][0]) | {"id": "O2", "due": "2012-09"}
    other["actions"] = [deepcopy(second) | {"id": "2.1"}]
    del other["actions"][0]["no_due_date"]
    plan["outcomes"].append(other)
    put_into(tmp_path, plan)
    rows = gather.plans(workspace.make([tmp_path]), AS_OF).rows

    assert [row.now.due_from for row in rows] == ["action", "no-date", "outcome"]


def test_lint_asks_once_for_dates_that_are_not_given(tmp_path: Path) -> None:
    """There is only 1 thing to do: ask the plan's owner."""
    put_into(tmp_path, _undated())

    args = ["lint", str(tmp_path), "--as-of", f"{AS_OF}"]
    said = " ".join(CliRunner().invoke(app, args).stdout.split())

    assert (
        said.count("no-date-to-come"),
        "The document does not give dates for 2 actions still to be done: 1.1 and 1.2."
        " To fix: ask the plan's owner for the dates, and write each one in"
        ' "due".' in said,
        "no-due-date" in said,
    ) == (1, True, False)


def test_page_one_says_what_else_a_document_without_dates_does_not_show(
    tmp_path: Path,
) -> None:
    """It is not known whether complete actions were completed in time."""
    plan = _undated()
    _first(plan)["progress"][0] |= {"state": "complete", "evidence": ["the form"]}
    put_into(tmp_path, plan)

    assert "a due date (2 of 2 actions)" in _page_one(tmp_path)


# --- what was done ---------------------------------------------------------------


def _done(*entries: dict[str, Any], state: str = "complete") -> Plan:
    plan = perfect()
    _first(plan)["progress"] = [
        {"date": "2012-02-15", "state": state, "note": "All teams use the form."},
        *entries,
    ]
    return plan


LATER = {"date": "2012-02-25", "note": "Seen in 20 files.", "evidence": "dip sample"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (_done(), ["15 February 2012: All teams use the form.", "Nothing recorded"]),
        (_done(LATER), ["25 February 2012: Seen in 20 files.", "dip sample"]),
        (_done(state="monitoring"), ["15 February 2012: All teams use the form."]),
    ],
)
def test_page_one_says_what_complete_actions_report_and_what_shows_it(
    plan: Plan, said: list[str], form: report.Form, tmp_path: Path
) -> None:
    """A board that has to sign off work sees what was reported about it."""
    put_into(tmp_path, plan)

    page = _page_one(tmp_path, form)

    told = page.rpartition("Complete, no sign-off recorded")[2]
    assert [words for words in said if words not in told] == []


@pytest.mark.parametrize("form", FORMS)
def test_of_many_complete_actions_page_one_says_how_many_it_leaves_out(
    form: report.Form, tmp_path: Path
) -> None:
    """A shortened list says so, and has the actions with the latest dates."""
    plan = perfect()
    one = _first(plan)
    plan["outcomes"][0]["actions"] = [
        one
        | {
            "id": f"1.{number}",
            "progress": [
                {
                    "date": f"2012-01-{number:02}",
                    "state": "complete",
                    "note": f"Team {number} uses it.",
                }
            ],
        }
        for number in range(1, 16)
    ]
    put_into(tmp_path, plan)

    page = _page_one(tmp_path, form)

    told = [number for number in range(1, 16) if f"Team {number} uses it." in page]
    assert (told, "They were reported as done before these, or on an" in page) == (
        [*range(4, 16)],
        True,
    )


@given(plans(), st.dates(date(2011, 9, 1), date(2012, 9, 1)))
@settings(max_examples=25, deadline=None)
def test_page_one_tells_of_every_action_that_waits_to_be_signed_off(
    tmp_path_factory: pytest.TempPathFactory, drawn: Plan, day: date
) -> None:
    """Each is listed once, with its latest update, and no other action is listed."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, drawn)
    shown = gather.plans(workspace.make([folder]), day)
    waiting = {
        row.action.id
        for row in shown.rows
        if row.now.state in ("complete", "monitoring")
    }

    (page,) = report.render(shown, Meeting(day + timedelta(90), "given"), "md")

    one = page.text.split("## About this plan")[0]
    told = one.partition("## Complete, no sign-off recorded")[2]
    told = told.partition("\n## ")[0]
    assert {*re.findall(r"^\| \[([^\]]+)\]", told, re.MULTILINE)} == waiting


# --- evidence --------------------------------------------------------------------

EVIDENCE = {"evidence": ["minutes of 2 March"]}


@pytest.mark.parametrize(
    ("entries", "lacks"),
    [
        ([{"state": "complete"}], True),
        ([EVIDENCE, {"state": "complete"}], True),
        ([{"state": "complete"} | EVIDENCE], False),
        ([{"state": "complete"}, EVIDENCE], False),
        ([{"state": "complete"}, {"state": "signed-off"} | EVIDENCE], False),
        ([{"state": "complete"} | EVIDENCE, {"state": "signed-off"}], False),
        (
            [
                {"state": "complete"} | EVIDENCE,
                {"state": "in-progress"},
                {"state": "complete"},
            ],
            True,
        ),
        (
            [
                {"state": "complete"},
                {"state": "in-progress"},
                {"state": "complete"} | EVIDENCE,
            ],
            False,
        ),
        ([{"state": "complete", "evidence": ["TBC"]}], True),
    ],
)
def test_lint_and_page_one_agree_on_what_shows_that_an_action_is_done(
    entries: list[dict[str, Any]], *, lacks: bool, tmp_path: Path
) -> None:
    """Evidence counts if it came with the completion or later, but not before."""
    plan = perfect()
    _first(plan)["progress"] = [
        {"date": f"2012-02-1{number}", "note": "The form is used by all."} | entry
        for number, entry in enumerate(entries)
    ]
    put_into(tmp_path, plan)

    page = _page_one(tmp_path)
    args = ["lint", str(tmp_path), "--as-of", f"{AS_OF}"]
    found = " ".join(CliRunner().invoke(app, args).stdout.split())

    asked = (
        "is reported as complete without evidence" in found or "says nothing" in found
    )
    placeholder = "TBC" in str(entries)
    assert (
        "evidence that it was done (1 of 1 complete action)" in page,
        asked or placeholder,
    ) == (lacks, lacks)


# --- reviews of single actions ---------------------------------------------------


def _reviewed(**own: str) -> Plan:
    plan = perfect()
    _first(plan)["review"] = own
    return plan


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"first": "2012-05"}, "The first review is due in May 2012."),
        (
            {"first": "2012-05-03", "by": "Audit Lead", "reports_to": "The Board"},
            "The first review is due on 3 May 2012. Reviewed by Audit Lead; reported to"
            " The Board.",
        ),
        (
            {"first": "2012-02-20", "every": "3 months"},
            "A review was due on 20 February 2012, but no progress has been recorded"
            " for this action since. The next review is due on 20 May 2012.",
        ),
        (
            {"first": "2012-02-09", "every": "3 months"},
            "The next review is due on 9 May 2012.",
        ),
        ({"every": "1 month"}, "The next review is due in March 2012."),
        (
            {"first": "2012-02-20", "every_as_written": "termly"},
            "A review was due on 20 February 2012, but no progress has been recorded",
        ),
    ],
)
def test_the_review_of_one_action_is_on_page_one_and_the_agenda(
    own: dict[str, str], said: str, tmp_path: Path
) -> None:
    """The person who must make sure that it happens reads one of the two."""
    put_into(tmp_path, _reviewed(**own))

    agenda = _agenda(tmp_path)
    pages = [_page_one(tmp_path, form) for form in FORMS]

    assert [said in page for page in pages] == [True] * 2
    # In the agenda, a review that has passed goes on from the status of the action.
    for each in re.split(r"(?<=\.) (?=[A-Z])", said):
        passed = each.startswith("A review was due")
        words = f"; a{each[1:]}" if passed else each
        assert words in agenda


@given(
    st.dates(date(2011, 9, 1), date(2013, 3, 1)),
    st.sampled_from(["", "1 month", "6 weeks", "6 months"]),
    st.dates(date(2012, 2, 10), date(2013, 1, 1)),
    st.sampled_from(["in-progress", "complete", "withdrawn"]),
)
@settings(max_examples=30, deadline=None)
def test_a_review_of_one_action_is_told_on_the_last_agenda_before_it(
    tmp_path_factory: pytest.TempPathFactory,
    first: date,
    every: str,
    day: date,
    state: str,
) -> None:
    """It is there only if its date is by the next meeting, or was missed."""
    folder = tmp_path_factory.mktemp("plans")
    plan = _reviewed(first=f"{first}", **({"every": every} if every else {}))
    _first(plan)["progress"][0] |= {"state": state}
    put_into(folder, plan)
    following = day + timedelta(60)
    row = gather.plans(workspace.make([folder]), day).rows[0]
    often = row.action.review.every or row.plan.review.every
    dated = [each.last_day for each in reviews.schedule(row.action.review.first, often)]
    to_come = any(day <= each <= following for each in dated)
    gone = [each for each in dated if each < day]
    missed = bool(gone) and gone[-1] > date(2012, 2, 10)

    told = "Reviews of individual actions due by" in _agenda(folder, day, following)

    assert told is ((to_come or missed) and state != "withdrawn")


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (
            {"every_as_written": "termly"},
            '(assumed: no meeting date is recorded, and "termly" is not a number of'
            " weeks or months)",
        ),
        ({}, "(assumed: no meeting date is recorded)"),
    ],
)
def test_an_assumed_meeting_says_which_words_it_does_not_count(
    review: dict[str, str], said: str, tmp_path: Path
) -> None:
    """Six months is a guess if the plan says "termly", and the report says so."""
    plan = perfect()
    plan["review"] = review
    if not review:
        del plan["review"]
    put_into(tmp_path, plan)

    papers = [output(name, tmp_path, AS_OF) for name in ("agenda", "report markdown")]

    assert [said in " ".join(paper.split()) for paper in papers] == [True, True]


@pytest.mark.parametrize(
    ("reported", "said"),
    [
        (
            "2011-09",
            "; for 1 action, only the month of the last update is known, so time is",
        ),
        ("2011-09-25", "0 of 2 open actions have had no update for too long."),
    ],
)
def test_a_report_says_if_its_silence_rests_on_a_month(
    reported: str, said: str, tmp_path: Path
) -> None:
    """The agenda says so too: they are about one fact."""
    plan = perfect()
    _first(plan)["progress"][0]["date"] = reported
    _first(plan)["due"] = "2012-02-20"
    put_into(tmp_path, plan)

    assert said in " ".join(
        output("report markdown", tmp_path, date(2012, 3, 20)).split()
    )


@pytest.mark.parametrize("form", FORMS)
def test_page_one_says_what_is_to_be_different_and_not_only_the_theme(
    form: report.Form, tmp_path: Path
) -> None:
    """An assessment is next to the outcome that it is about."""
    plan = perfect()
    plan["outcomes"][0]["theme"] = "Seeing the child"
    put_into(tmp_path, plan)

    told = _page_one(tmp_path, form).partition("and the difference made")[2]

    assert "By June 2012 36 of 40 children are seen alone." in told


# --- ratings and wordings that contradict the status -----------------------------


@pytest.mark.parametrize(
    ("meaning", "state", "contradicts"),
    [
        ("Fully achieved", "in-progress", True),
        ("Complete", "on-hold", True),
        ("Done", "in-progress", True),
        ("Action completed", "in-progress", True),
        ("Done", "complete", False),
        ("Done or on track", "in-progress", False),
        ("Fully achieved", "complete", False),
        ("Complete or on track", "in-progress", False),
        ("On track", "in-progress", False),
    ],
)
def test_an_open_action_that_is_rated_as_done_is_said_to_be_so(
    meaning: str, state: str, *, contradicts: bool, tmp_path: Path
) -> None:
    """If an entry says 2 different things, every output has both, and lint asks."""
    plan = perfect()
    plan["rag_legend"] = {"1": meaning, "2": "Some delay", "3": "Off track"}
    for action in plan["outcomes"][0]["actions"]:
        action["progress"][0]["rag"] = "2"
    _first(plan)["progress"][0] |= {"rag": "1", "state": state}
    put_into(tmp_path, plan)

    args = ["lint", str(tmp_path), "--as-of", f"{AS_OF}"]
    found = " ".join(CliRunner().invoke(app, args).stdout.split())
    told = f'in action 1.1 rates it 1, "{meaning}", but leaves the action' in found
    names = ("status json", "status csv", "status markdown")
    papers = [output(name, tmp_path, AS_OF) for name in names]
    said = [
        f"rated 1 ({meaning}), but not reported as complete" in paper
        for paper in papers
    ]

    assert (told, {*said}) == (contradicts, {contradicts})


@pytest.mark.parametrize(
    ("note", "unfinished"),
    [
        ("The form is used. Sustained improvement is required.", True),
        ("Complete. Further work is needed on the form.", True),
        ("Done. More training required for the new team.", True),
        ("All staff know whom to ask where further support is needed.", False),
        ("The form is used by all teams. No further work is required.", False),
        ("Staff say if more time is needed. The form is used by all.", False),
    ],
)
def test_a_complete_action_that_asks_for_more_work_is_asked_about(
    note: str, *, unfinished: bool, tmp_path: Path
) -> None:
    """Required work is not done. Work that someone may need does not count."""
    put_into(tmp_path, _done({"date": "2012-02-20", "note": note, "state": "complete"}))

    args = ["lint", str(tmp_path), "--as-of", f"{AS_OF}"]
    found = CliRunner().invoke(app, args).stdout

    assert ("complete-with-open-words" in found) is unfinished


# --- what has no date, and what is of a whole outcome ------------------------------


def _since(folder: Path, day: date) -> str:
    args = ["since", f"{day}", str(folder), "--as-of", f"{AS_OF}"]
    done = CliRunner().invoke(app, args, env={"COLUMNS": "500"})
    return " ".join(done.stdout.split())


def test_the_agenda_says_what_is_told_of_work_done_on_an_unknown_date(
    tmp_path: Path,
) -> None:
    """A note can say that the action is done, but that more is required."""
    plan = perfect()
    _first(plan)["progress"] = [
        {"date_as_written": "undated", "state": "complete", "note": "More is required."}
    ]
    put_into(tmp_path, plan)

    said = (
        "Complete; on an unknown date; the note without a date seems to say that there"
        ' is more to do: "More is required". Undated: More is required.'
    )
    assert said in _agenda(tmp_path)


@pytest.mark.parametrize(
    ("dates_", "day", "told"),
    [
        (["undated"], date(2011, 12, 1), True),
        (["2012-01-10", "undated"], date(2011, 12, 1), True),
        (["2012-01-10", "undated"], date(2012, 2, 1), True),
        (["undated", "2012-01-10"], date(2011, 12, 1), True),
        (["undated", "2012-01-10"], date(2012, 2, 1), False),
        (["2012-01-10"], date(2011, 12, 1), False),
    ],
)
def test_since_tells_what_may_have_been_reported_in_its_time(
    dates_: list[str], day: date, *, told: bool, tmp_path: Path
) -> None:
    """A change without a date may be new, unless it is certainly older."""
    plan = perfect()
    plan["outcomes"][0]["actions"][1]["progress"][0]["date"] = "2011-09-01"
    _first(plan)["progress"] = [
        {"note": f"Report {number}."}
        | ({"date_as_written": each} if each == "undated" else {"date": each})
        for number, each in enumerate(dates_)
    ]
    put_into(tmp_path, plan)

    said = _since(tmp_path, day)

    section = "Reported on an unknown date, possibly earlier (1)"
    assert (section in said, "with a known date in 1 plan" in said) == (told, told)


@pytest.mark.parametrize("state", ["complete", "withdrawn"])
def test_page_one_counts_what_was_reported_on_an_unknown_date_as_since_does(
    state: str, tmp_path: Path
) -> None:
    """What was closed is an exception as well, and two papers give one number."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    undated = {"date_as_written": "undated", "reported_by": "Audit Lead"}
    first["progress"].append({**undated, "state": state, "note": "No longer used."})
    second["progress"].append({**undated, "note": "Two teams try it."})
    plan["outcomes"][0]["progress"] = []
    plan["meetings"] = ["2012-01-10"]
    put_into(tmp_path, plan)

    page = _page_one(tmp_path)
    since = _since(tmp_path, date(2012, 1, 10))

    heading = "Reported on an unknown date, possibly earlier (2)"
    assert "unknown date: 1.1" in page
    assert f"{heading}: [1.1](#action-1.1), [1.2](#action-1.2)" in page
    assert heading in since


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ({}, "First update (1)"),
        ({"state": "in-progress"}, "Started (1)"),
    ],
)
def test_a_first_report_is_no_start(
    entry: dict[str, str], title: str, tmp_path: Path
) -> None:
    """It is known when work began only if an entry says so."""
    plan = perfect()
    plan["outcomes"][0]["actions"][1]["progress"] = []
    _first(plan)["progress"][0] |= entry
    put_into(tmp_path, plan)

    assert title in _since(tmp_path, date(2012, 2, 1))


def test_since_tells_what_was_reported_of_an_outcome_as_a_whole(
    tmp_path: Path,
) -> None:
    """A report about an outcome is listed like a report about an action."""
    plan = perfect()
    plan["outcomes"][0]["progress"] = [
        {"date": "2012-02-20", "rag": "red", "note": "Files are not read in time."},
        {"date": "2012-01-20", "note": "Files are read."},
    ]
    put_into(tmp_path, plan)

    said = _since(tmp_path, date(2012, 2, 1))

    assert (
        "Progress on outcomes (1)" in said,
        "20 February 2012: rated red (Off track). Files are not read in time." in said,
        "Files are read." in said,
    ) == (True, True, False)


def test_the_log_says_how_a_plan_began_only_if_the_plan_does(tmp_path: Path) -> None:
    """A plan published in one year may have been agreed in another."""
    plan = perfect()
    del plan["agreed"]
    plan["published_as_written"] = "2011"
    put_into(tmp_path, plan)

    file = tmp_path / f"{plan['id']}.yaml"
    args = ["progress", "log", f"{file}/1.1", "--as-of", f"{AS_OF}"]
    said = " ".join(CliRunner().invoke(app, args).stdout.split())

    assert ('Published "2011" (date not known)' in said, "Agreed" in said) == (
        True,
        False,
    ), said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("agreed_as_written", "Agreed"),
        ("published_as_written", "Published"),
        ("as_at_as_written", "As at"),
    ],
)
def test_a_plan_of_a_year_says_no_more_of_it_than_its_document(
    field: str, said: str, tmp_path: Path
) -> None:
    """That it is of 2011 does not say that it was agreed or published then."""
    plan = perfect()
    del plan["agreed"]
    plan[field] = "2011"
    put_into(tmp_path, plan)
    file = tmp_path / f"{plan['id']}.yaml"
    args = ["progress", "log", f"{file}/1.1", "--as-of", f"{AS_OF}"]

    papers = [
        CliRunner().invoke(app, args).stdout,
        *(output(f"report {form}", tmp_path, AS_OF) for form in ("markdown", "html")),
    ]

    starts = [
        {*re.findall(r"(Agreed|Published|As at)[ *|:]+\"2011\" \(date not", of)}
        for of in (" ".join(paper.split()) for paper in papers)
    ]
    assert starts == [{said}] * 3


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_milestone_reached_on_an_unknown_date_is_not_told_as_open(
    form: str, tmp_path: Path
) -> None:
    """That a phase is completed says that it is, and not when."""
    plan = perfect()
    _first(plan)["milestones"] = [
        {"milestone": "Phase 1", "due": "2012-01", "reached_on_as_written": "undated"},
        {"milestone": "Phase 2", "reached_on_as_written": "in the autumn"},
    ]
    put_into(tmp_path, plan)

    said = " ".join(output(f"report {form}", tmp_path, AS_OF).split())

    assert (
        "Phase 1: due January 2012, reached, undated" in said,
        'reached, "in the autumn" (date not known)' in said,
        "late milestone" in said,
    ) == (True, True, False)


EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_exception_of_an_example_is_in_full(path: Path) -> None:
    """An exception takes the place of what an outcome is for, and not the reverse."""
    args = ("render", "--summary", str(path), "--as-of", "2026-11-24")

    page = CliRunner().invoke(app, (*args, "--format", "markdown")).stdout

    assert ("## Exceptions" in page, "Less urgent exceptions" in page) == (True, False)
