"""The summary: page one of a report, alone."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, plans, put_into
from hypothesis import example, given, settings
from hypothesis import strategies as st
from printed import text_of
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.output import report
from actionplan.plan import (
    exceptions,
    meeting_dates,
    not_recorded,
    portfolio,
    sentences,
)
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from generated_plans import Plan

EXAMPLES = Path(__file__).parents[1] / "examples"
CHILD_K = EXAMPLES / "lcspr-child-k-2024.yaml"
DAY, NEXT = date(2026, 11, 24), date(2027, 2, 24)
FORMS: tuple[report.Form, ...] = ("md", "html")


def _pages(
    path: Path, form: report.Form, *, summary: bool = True, links: bool = True
) -> list[str]:
    shown = gather.plans(workspace.make([path]), DAY)
    meeting = Meeting(NEXT, "given")
    pages = report.render(shown, meeting, form, apart=True, summary=summary)
    read = text_of if form == "html" else str
    texts = [each.text if links else _unlinked(each.text) for each in pages]
    return [" ".join(read(each).split()) for each in texts]


def _unlinked(page: str) -> str:
    """Return a page without its links, of which a summary has fewer."""
    words = re.sub(r"<a href=[^>]*>(.*?)</a>", r"\1", page)
    return re.sub(r"\[((?:\\.|[^\]\\\n])*)\]\([^)\s]*\)", r"\1", words)


def _run(*args: str) -> str:
    done = CliRunner().invoke(app, args)
    assert done.exit_code in (0, 1), done.exception
    return " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("path", "form"), [(CHILD_K, "md"), (CHILD_K, "html"), (EXAMPLES, "html")]
)
def test_a_summary_is_page_one_of_the_report(path: Path, form: report.Form) -> None:
    """Each word of it, in the same order; only what follows is left out."""
    whole = _pages(path, form, summary=False, links=False)

    short = _pages(path, form, links=False)

    bodies = [re.sub(r"\W+OFFICIAL\W*(?:SENSITIVE)?\W*$", "", page) for page in short]
    assert [body in page for body, page in zip(bodies, whole, strict=True)] == [
        True for _ in bodies
    ]
    assert [
        len(body) < len(page) for body, page in zip(bodies, whole, strict=True)
    ] == [True for _ in bodies]


@given(plans(), st.dates(date(2011, 9, 1), date(2012, 9, 1)))
@settings(max_examples=10, deadline=None)
def test_a_summary_has_every_exception_with_its_owner_and_date(
    tmp_path_factory: pytest.TempPathFactory, drawn: Plan, day: date
) -> None:
    """None is left out, whatever its kind, and no other action is among them."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, drawn)
    shown = gather.plans(workspace.make([folder]), day)

    (page,) = report.render(shown, Meeting(day, "given"), "md", summary=True)

    listed = page.text.partition("## Exceptions")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([0-9]\S*) .*? \| (.*?) \| (.*) \|$", listed, re.MULTILINE)
    found = [row for row in shown.rows if exceptions.of_row(row)]
    assert sorted(name for name, _, _ in rows) == sorted(r.action.id for r in found)
    told = {name: f"{owner} {status}".replace("\\", "") for name, owner, status in rows}
    for row in found:
        due = row.now.due.words if row.now.due else "ate"
        assert sentences.owner(row.now).split(",")[0] in told[row.action.id]
        assert due in told[row.action.id]


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_summary_lists_the_changes_that_since_lists(form: str) -> None:
    """Each change has the same heading and number in both."""
    since = _run("since", "2026-09-01", str(CHILD_K), "--as-of", "2026-11-24")
    at = ("--as-of", "2026-11-24", "--since", "2026-09-01", "--format", form)

    page = _run("render", str(CHILD_K), "--summary", *at)

    page = " ".join(text_of(page).split()) if form == "html" else page
    kinds = re.findall(r"([A-Z][a-z :]+?) \(([0-9]+)\) lcspr", since)
    told = re.findall(r"(?:- |\| )([A-Z][a-z :]+?) \(([0-9]+)\):", page)
    assert (len(kinds) > 3, told) == (True, kinds)
    assert "Changes since 1 September 2026" in page


def test_without_a_meeting_a_summary_lists_what_changed_in_a_review_interval(
    tmp_path: Path,
) -> None:
    """It says which time that is, and that nobody recorded a meeting."""
    plan = perfect()
    del plan["review"]
    put_into(tmp_path, plan)

    page = _run("render", str(tmp_path), "--summary", "--as-of", f"{AS_OF}")

    said = "No earlier meeting date is recorded, so these are the changes in the last 6"
    assert (said in page, "First update (" in page) == (True, True)
    unknown = "worked out: no earlier meeting date is recorded"
    assert f"Changes since 1 September 2011 ({unknown})" in page


def test_what_has_not_changed_is_told_as_what_is_known(tmp_path: Path) -> None:
    """That nothing is known to have changed is not said to be nothing."""
    put_into(tmp_path, perfect())
    at = ("--as-of", f"{AS_OF}", "--since", "2012-02-25")

    page = _run("render", str(tmp_path), "--summary", *at)

    assert "25 February 2012. 0 changes since then are known." in page


def test_the_last_meeting_is_not_after_the_report_date() -> None:
    """Two dates the wrong way round are refused."""
    at = ("--as-of", "2026-11-24", "--since", "2026-12-01")

    done = CliRunner().invoke(app, ["render", str(CHILD_K), *at])

    assert isinstance(done.exception, Refusal)


def test_every_rating_is_counted_as_its_legend_spells_it(tmp_path: Path) -> None:
    """One rating in two spellings is one, and none is left out of the sum."""
    plan = perfect()
    one, two = plan["outcomes"][0]["actions"]
    one["progress"][0]["rag"] = "Amber"
    del two["progress"][0]["rag"]
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)

    assert portfolio.counts_by_rating(shown.rows) == {
        "red": 0,
        "amber": 1,
        "green": 0,
        "": 1,
    }


def _gaps(plan: Plan) -> None:
    first, second = plan["outcomes"][0]["actions"]
    del plan["review"]["purpose"], plan["outcomes"][0]["risks"][0]["mitigation"]
    del first["success"][0]["target"], first["success"][0]["measured_by"]
    del second["success"], second["risks"], second["progress"]


@pytest.mark.parametrize("form", FORMS)
def test_what_a_plan_does_not_record_is_in_one_place(
    form: report.Form, tmp_path: Path
) -> None:
    """With the numbers of all the parts that lack it, and nowhere else."""
    plan = perfect()
    _gaps(plan)
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)

    (page,) = report.render(shown, Meeting(AS_OF, "given"), form)

    said = (
        "SMART statements: O1; What is in place for a risk: O1; Target of a measure:"
        " 1.1; Date of a measure: 1.1; Measure of success: 1.2; Risks of the action"
        " itself: 1.2; Progress: 1.2; Purpose of the reviews"
    )
    words = " ".join(text_of(page.text).split()).lower()
    assert (said.lower() in words, words.count("not recorded")) == (True, 1)


def test_what_could_not_be_read_is_not_listed_as_not_recorded(tmp_path: Path) -> None:
    """It is there, and listed as what could not be read."""
    plan: dict[str, Any] = perfect()
    plan["outcomes"][0]["actions"][0]["success"] = "By audit"
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)

    told = not_recorded.of(shown.plans[0], AS_OF)

    assert [each.what for each in told] == ["SMART statements"]


def test_no_status_has_the_colour_of_a_rating() -> None:
    """Of the coloured words on a page, all are ratings."""
    shown = gather.plans(workspace.make([CHILD_K]), DAY)

    (page,) = report.render(shown, Meeting(NEXT, "given"), "html")

    said = re.findall(r'class="tag[^"]*\b(?:red|amber|green|blue)">(.*?)<', page.text)
    ratings = {"Green", "Amber", "Red", "Blue"}
    assert (
        len(said) > 50,
        {words.removeprefix("Rated ") for words in said} - ratings,
    ) == (
        True,
        set(),
    )


def test_the_chart_of_due_dates_has_the_name_of_each_action() -> None:
    """In full, next to its dates; no number is cut."""
    (page,) = _pages(CHILD_K, "html", summary=False)
    shown = gather.plans(workspace.make([CHILD_K]), DAY)

    chart = page.partition("Report date: 24 November 2026 | Due dates")[2]

    dated = [row for row in shown.rows if row.now.due or row.now.closed]
    assert [f"{r.action.id} | {r.action.action}." in chart for r in dated] == [
        True for _ in dated
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_title_that_ends_in_a_full_stop_is_not_followed_by_a_colon(
    form: report.Form, tmp_path: Path
) -> None:
    """In a list, what is said of an outcome or an action goes on after its name."""
    plan = perfect()
    plan["outcomes"].append(
        {"id": "O2", "challenge": "Records are late.", "actions": []}
    )
    for action in plan["outcomes"][0]["actions"]:
        action["action"] += "."
        action["due"] = "2012-04"
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)

    (page,) = report.render(shown, Meeting(date(2012, 6, 1), "given"), form)

    words = " ".join(text_of(page.text).split())
    assert ("Records are late: no actions." in words, ".:" in words, ".." in words) == (
        True,
        False,
        False,
    )


# --- plans with meetings of their own ------------------------------------------------


def _with_meetings(number: int, meetings: list[str], first: str) -> Plan:
    plan = perfect(number)
    plan["review"]["first"] = first
    plan["meetings"] = meetings
    plan["outcomes"][0]["actions"][0]["due"] = "2012-04"
    return plan


def _together(folder: Path, *made: Plan) -> dict[str, str]:
    """Return each page of several plans in one report, by name."""
    put_into(folder, *made)
    shown = gather.plans(workspace.make([folder]), AS_OF)
    after = meeting_dates.following(shown.plans, AS_OF)
    return {p.name: p.text for p in report.render(shown, after, "md", apart=True)}


def _alone(folder: Path, plan: Plan) -> str:
    (folder / "alone").mkdir(parents=True)
    put_into(folder / "alone", plan)
    shown = gather.plans(workspace.make([folder / "alone"]), AS_OF)
    after = meeting_dates.following(shown.plans, AS_OF)
    (page,) = report.render(shown, after, "md")
    return page.text


def test_the_overview_says_whose_meetings_it_is_about(tmp_path: Path) -> None:
    """One plan meets in April and has met in January; the other does so only in May."""
    soon = _with_meetings(1, ["2012-01-10", "2012-04-10"], "2012-02")
    later = _with_meetings(2, ["2012-05-20"], "2012-05")

    pages = _together(tmp_path, soon, later)

    assert (
        "The plans do not all have the same meetings. The next meeting is about Audit"
        " 1. The last one, on 10 January 2012, was about Audit 1."
    ) in pages["index.md"]
    assert "before the next meeting, on 20 May 2012." in pages["audit-2-2011.md"]
    assert "No earlier meeting date is recorded, so" in pages["audit-2-2011.md"]


def test_the_last_meeting_is_the_latest_that_a_plan_has_had(tmp_path: Path) -> None:
    """A recorded meeting of one plan does not hide a later one of another."""
    recorded = _with_meetings(1, ["2012-01-10", "2012-04-10"], "2012-02")
    recorded["review"] = {}
    worked_out = _with_meetings(2, [], "2012-02-14")

    pages = _together(tmp_path, recorded, worked_out)

    assert (
        "According to the review dates, the last one, due on 14 February 2012, was"
        " about Audit 2."
    ) in pages["index.md"]
    assert "The last one," not in pages["index.md"]


def test_the_word_document_of_a_plan_has_the_meetings_of_the_plan(
    tmp_path: Path,
) -> None:
    """It has nothing of the meetings of the plan next to it."""
    pytest.importorskip("docx", reason="python-docx is not installed")
    soon = _with_meetings(1, ["2012-01-10", "2012-04-10"], "2012-02")
    put_into(tmp_path, soon, _with_meetings(2, ["2012-05-20"], "2012-05"))
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)
    after = meeting_dates.following(shown.plans, AS_OF)

    pages = report.documents(shown, after, apart=True, summary=True)

    words = {page.name: _word_text(page.content) for page in pages}
    assert "on 20 May 2012." in words["audit-2-2011.docx"]
    assert "10 April 2012" not in words["audit-2-2011.docx"]
    assert "10 January 2012" not in words["audit-2-2011.docx"]


def _word_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", body)


_DAYS = st.lists(
    st.dates(date(2011, 12, 1), date(2012, 8, 1)).map(str), max_size=3, unique=True
)
_MONTHS = st.sampled_from(["2011-12", "2012-01", "2012-02", "2012-03", "2012-07"])


@given(_DAYS, _DAYS, _MONTHS, _MONTHS)
@settings(max_examples=3, deadline=None)
@example([], ["2012-01-10", "2012-04-10"], "2012-07", "2012-02")
def test_a_plan_has_the_same_page_alone_as_with_others(
    tmp_path_factory: pytest.TempPathFactory,
    one: list[str],
    other: list[str],
    first: str,
    then: str,
) -> None:
    """Only the link to the overview is added."""
    folder = tmp_path_factory.mktemp("plans")
    made = [_with_meetings(1, one, first), _with_meetings(2, other, then)]
    (folder / "both").mkdir()

    pages = _together(folder / "both", *made)

    for plan in made:
        together = pages[f"{plan['id']}.md"]
        alone = _alone(folder / plan["id"], plan)
        assert together.replace("[All action plans](index.md)\n\n", "") == alone


# --- ratings -------------------------------------------------------------------------


def _rated(number: int, legend: dict[str, str], *ratings: str) -> Plan:
    plan = perfect(number)
    plan["rag_legend"] = legend
    actions = plan["outcomes"][0]["actions"]
    for action, rating in zip(actions, ratings, strict=True):
        action["progress"][0]["rag"] = rating
    return plan


COLOURS = {"red": "Off track", "amber": "Late", "green": "On track"}
NUMBERS = {"1": "Achieved", "2": "On track", "3": "Late", "4": "Not achieved"}


def test_ratings_of_different_scales_are_not_in_one_line(tmp_path: Path) -> None:
    """Two plans have colours in one order or the other, and one has numbers."""
    other_order = dict.fromkeys(reversed(COLOURS), "As in the key")

    pages = _together(
        tmp_path,
        _rated(1, COLOURS, "green", "amber"),
        _rated(2, other_order, "green", "red"),
        _rated(3, NUMBERS, "1", "3"),
    )

    said = [line for line in pages["index.md"].splitlines() if "Rating 1" in line]
    told = (
        pages["index.md"].split("**Open actions by latest rating")[1].split("\n## ")[0]
    )
    assert (said[0], told.split("\n")[0]) == (
        "**In 1 plan with another scale:** Rating 1: 1; Rating 2: 0; Rating 3: 1"
        " (Audit 3 1.2); Rating 4: 0.",
        ", in 2 plans:** Red: 1 (Audit 2 1.2); Amber: 1 (Audit 1 1.2); Green: 2.",
    )


@pytest.mark.parametrize(
    ("legend", "lines"),
    [
        ({each: meaning.upper() for each, meaning in NUMBERS.items()}, 1),
        (NUMBERS | {"4": "Not on track"}, 2),
        (NUMBERS | {"1": "Not achieved", "4": "Achieved"}, 2),
    ],
)
def test_a_number_is_only_added_up_if_it_means_the_same(
    legend: dict[str, str], lines: int, tmp_path: Path
) -> None:
    """Unlike a colour, it says nothing without its meaning."""
    pages = _together(
        tmp_path, _rated(1, NUMBERS, "1", "3"), _rated(2, legend, "1", "3")
    )

    said = [line for line in pages["index.md"].splitlines() if "Rating 4" in line]
    assert len(said) == lines


@pytest.mark.parametrize("form", FORMS)
def test_the_line_of_ratings_counts_closed_actions_apart(
    form: report.Form, tmp_path: Path
) -> None:
    """So it does not contradict that no open action has one of the 2 worst."""
    plan = _rated(1, COLOURS, "amber", "green")
    plan["outcomes"][0]["actions"][0]["progress"].append(
        {
            "date": "2012-02-20",
            "state": "complete",
            "evidence": "The form as it is used",
            "reported_by": "Audit Lead",
            "note": "The form is in use in all six teams.",
        }
    )
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)

    (page,) = report.render(shown, Meeting(AS_OF, "given"), form, summary=True)

    words = " ".join(text_of(page.text).split())
    assert "Open actions by latest rating:" in words
    assert "(Late): 0 (not open: 1.1);" in words
    assert "No open action is on hold, has one of the 2 worst ratings" in words


def test_the_overview_has_agencies_and_what_waits_for_sign_off(tmp_path: Path) -> None:
    """A job title alone may be one in any agency, and "closed" is not signed off."""
    plan = perfect()
    late, done = plan["outcomes"][0]["actions"]
    late["due"] = "2012-02"
    done["progress"].append(
        {
            "date": "2012-02-20",
            "state": "complete",
            "evidence": "The form as it is used",
            "reported_by": "Audit Lead",
            "note": "The form is in use in all six teams.",
        }
    )
    put_into(tmp_path, plan, perfect(2))
    at = ("--as-of", f"{AS_OF}", "--summary", "--format", "html", "--single-file")

    words = text_of(_run("render", str(tmp_path), *at)).replace(" |", "")

    first = words.split("Each plan")[0]
    assert "Whether to sign it off (1): Audit 1 1.2 " in first
    listed = words.split("Exceptions (1)")[1].split("Changes since")[0]
    assert "Head of Service, Assessment, Northshire Council." in listed


# --- what is needed before the next meeting ------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_an_action_that_is_needed_for_its_next_stage_says_so(
    form: report.Form, tmp_path: Path
) -> None:
    """Its due date alone, after the meeting, would not say why it is listed."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    stage = {"next": "Try it in a third team.", "next_due": "2012-04-05"}
    first["progress"][0] |= stage
    second["progress"][0] |= stage
    second["due"] = "2012-04-20"
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)
    meeting = Meeting(date(2012, 4, 30), "given")

    (page,) = report.render(shown, meeting, form, summary=True)

    words = " ".join(text_of(page.text).replace(" |", "").split())
    told = words.split("Actions needed before")[1]
    assert "Due: June 2012. Next, by 5 April 2012: Try it in a third team." in told
    assert ("Due: 20 April 2012." in told, told.count("Next,")) == (True, 1)


def test_page_one_says_once_how_the_date_of_the_meeting_is_known(
    tmp_path: Path,
) -> None:
    """After that it is only "worked out", and what is 0 has no second nought."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["due"] = "2012-02"
    put_into(tmp_path, plan)
    at = ("--as-of", f"{AS_OF}", "--summary", "--format", "html")

    words = text_of(_run("render", str(tmp_path), *at))

    told = " ".join(words.replace("|", "").split())
    assert told.count("(worked out from the review dates)") == 1
    assert (
        "By the end of August 2012 (worked out), of the exceptions: 1.1 (overdue);"
        ' of the outcomes: O1 (its words say "By June 2012"). Other' in told
    )
    assert ("Exceptions" in told, "0 actions" in told) == (
        True,
        False,
    )
    assert "The report has" not in told


@pytest.mark.parametrize("form", ["md", "html", "text"])
def test_the_overview_has_the_numbers_of_each_plan(form: str, tmp_path: Path) -> None:
    """Overdue, never reported on, without an update, open and closed, and outcomes."""
    late, done = perfect(1), perfect(2)
    late["outcomes"][0]["actions"][0]["due"] = "2012-03"
    late["outcomes"][0]["actions"][1]["progress"] = []
    for action in done["outcomes"][0]["actions"]:
        entry = {"date": "2012-03-01", "state": "complete", "note": "Done."}
        action["progress"].append({**entry, "evidence": ["The form"]})
    judged = {"date": "2012-04-01", "outcome_achieved": "partly", "effect": "Some."}
    done["outcomes"][0]["difference"] = [judged]
    put_into(tmp_path, late, done)
    at = ("--as-of", "2012-05-01", "--summary", "--format", form)

    page = _run("render", str(tmp_path), *at)

    told = " ".join((text_of(page) if form == "html" else page).split())
    each = told.partition("Each plan")[2].partition("Exceptions (")[0]
    first, second = {
        "md": (
            "| 1 | 1 | 1 | 2 | 0 | 1 not assessed yet |",
            "Plans with 0 open actions (1): [Audit 2 ",
        ),
        "html": (
            "1 1 1 2 0 1 not assessed yet",
            "Plans with 0 open actions (1): Audit 2",
        ),
        "text": (
            "1 overdue, 1 with no progress recorded, 1 with no update for too long,",
            "Plans with 0 open actions (1): Audit 2 (",
        ),
    }[form]
    each = " ".join(each.replace("|", " ").split()) if form == "html" else each
    assert (first in each, second in each) == (True, True), each
    assert "1 outcome: 1 partly achieved" in each


@pytest.mark.parametrize("form", ["md", "html", "text"])
def test_the_line_of_ratings_has_the_number_of_each(form: str, tmp_path: Path) -> None:
    """With its meaning in one plan; in several plans without, if they differ."""
    one, other = perfect(1), perfect(2)
    other["rag_legend"] = {"red": "Stuck", "amber": "Slow", "green": "Fine"}
    put_into(tmp_path / "one", one)
    put_into(tmp_path / "two", one, other)
    del one["outcomes"][0]["actions"][1]["progress"][0]["rag"]
    put_into(tmp_path / "one", one)
    at = ("--as-of", f"{AS_OF}", "--summary", "--format", form)

    alone = _run("render", str(tmp_path / "one"), *at)
    both = _run("render", str(tmp_path / "two"), *at).partition("Each plan")[0]

    pages = (text_of(each) if form == "html" else each for each in (alone, both))
    plain = (" ".join(re.sub(r"[*|]", "", each).split()) for each in pages)
    own, all_of = (each.replace(" :", ":").replace(" ;", ";") for each in plain)
    why = "progress without a rating: 1.2"
    assert f"Green (On track): 1; no known rating: 1 ({why})." in own
    assert "Red: 0; Amber: 0; Green: 4." in all_of
