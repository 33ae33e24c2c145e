"""What the papers of a meeting say of a period, with the right words by hand."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import meeting_dates, model
from actionplan.text import dates

if TYPE_CHECKING:
    from pathlib import Path

Entry = dict[str, Any]


def _run(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return done.stdout


def _plan(*progress: Entry, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- fields of an action
    """Return a plan with one action, for a board that met on 11 June 2018."""
    return {
        "schema": "actionplan/1",
        "id": "audit-2018",
        "title": "Records",
        "kind": "single-agency",
        "lead_agency": "Council",
        "source": {"type": "audit", "reference": "Audit of 20 records"},
        "agreed": "2018-02-05",
        "meetings": ["2018-06-11", "2018-12-10"],
        "outcomes": [
            {
                "id": "O1",
                "challenge": "Records were wrong.",
                "desired_outcome": "95% of records are right by December 2018.",
                "actions": [
                    {
                        "id": "1.1",
                        "action": "Check the records",
                        "due": "2018-07",
                        "accountable": "Manager",
                        "progress": [*progress],
                    }
                    | fields
                ],
            }
        ],
    }


SINCE = ("since", "2018-06-11")
AGENDA = ("agenda",)
DAY = "2018-12-03"


def _sections(
    folder: Path, plan: dict[str, Any], command: tuple[str, ...], *more: str
) -> dict[str, str]:
    """Return the words below each heading of a paper, on one line."""
    put_into(folder, plan)
    paper = _run(*command, str(folder), *(more or ("--as-of", DAY)))
    blocks = (block.partition("\n") for block in paper.split("\n\n"))
    return {head: " ".join(rest.split()) for head, _, rest in blocks}


DONE = {"date": "2018-07-31", "state": "complete", "note": "All seen."}
WRONG = {
    "date": "2018-09-10",
    "corrects": "2018-07-31",
    "state": "in-progress",
    "note": "Only half were seen.",
}
AGAIN = {"date": "2018-11-20", "state": "complete", "note": "Now all are."}
MOVED = {"date": "2018-10-20", "new_due": "2019-02", "note": "More time agreed."}


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ((), "overdue by 4 months; in progress"),
        ((AGAIN,), "complete; reported after its due date"),
        ((MOVED,), "due date moved once; in progress"),
    ],
)
def test_a_correction_is_told_with_the_status_of_the_report_date(
    later: tuple[Entry, ...], status: str, tmp_path: Path
) -> None:
    """What it was on the day of the correction may no longer be so."""
    said = _sections(tmp_path, _plan(DONE, WRONG, *later), SINCE)

    assert said["Corrections (1)"] == (
        "audit-2018/1.1: Check the records 10 September 2018: corrects the entry"
        f" dated 31 July 2018. On 3 December 2018: {status}. Only half were seen."
    )


def test_what_a_correction_made_overdue_is_newly_overdue(tmp_path: Path) -> None:
    """The meeting of June did not know it, and since then nothing has been done."""
    said = _sections(tmp_path, _plan(DONE, WRONG), SINCE)

    assert said["Newly overdue (1)"] == (
        "audit-2018/1.1: Check the records The entry dated 10 September 2018 corrects"
        " the entry dated 31 July 2018, so the action is overdue. Due: July 2018."
        " Only half were seen. Owner: Manager."
    )


def test_what_was_overdue_by_a_correction_and_moved_is_told_as_that(
    tmp_path: Path,
) -> None:
    """It was overdue in between, by what is known now."""
    said = _sections(tmp_path, _plan(DONE, WRONG, MOVED), SINCE)

    assert "Newly overdue (1)" not in said
    assert said["Overdue for part of the time, or overdue again (1)"].endswith(
        " so the action was overdue. Due: July 2018."
    )


def test_a_report_that_was_wrong_does_not_show_that_work_was_in_time(
    tmp_path: Path,
) -> None:
    """It was open all the time, so it was overdue before and after that report."""
    done = DONE | {"date": "2018-08-20"}
    wrong = WRONG | {"corrects": "2018-08-20"}

    said = _sections(tmp_path, _plan(done, wrong, MOVED), SINCE)

    assert said["Overdue for part of the time, or overdue again (1)"].endswith(
        " Before that: became overdue on 1 August 2018. The due date was July 2018."
    )


@pytest.mark.parametrize(
    "before",
    [
        ({"date": "2018-06-20", "note": "Half were seen."},),
        (
            DONE | {"date": "2018-06-20"},
            WRONG | {"date": "2018-07-01", "corrects": "2018-06-20"},
        ),
    ],
    ids=["an entry", "a correction"],
)
def test_what_was_reported_before_the_due_date_does_not_show_it_open_after(
    before: tuple[Entry, ...], tmp_path: Path
) -> None:
    """It was reported as done in August, and may have been done by the end of July."""
    done = DONE | {"date": "2018-08-20"}

    said = _sections(tmp_path, _plan(*before, done), SINCE)

    assert [head for head in said if "verdue" in head] == []
    assert "Completed (1)" in said


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        ({"date": "2018-10-01", "new_due": "2018-08", "note": "Late."}, {}),
        (
            DONE | {"date": "2018-11-20", "achieved_on": "2018-07-30"},
            {"repeats": "1 month"},
        ),
    ],
    ids=["moved to a past date", "one round done in time and reported late"],
)
def test_newly_overdue_is_told_by_the_due_date_that_status_gives(
    entry: Entry, fields: dict[str, str], tmp_path: Path
) -> None:
    """July was the due date once; what is overdue on the report date is August."""
    said = _sections(tmp_path, _plan(entry, **fields), SINCE)

    first = "" if fields else "; first due July 2018"
    assert said["Newly overdue (1)"] == (
        "audit-2018/1.1: Check the records Overdue since 1 September 2018. The due date"
        f" was August 2018{first}. Owner: Manager."
    )


@pytest.mark.parametrize(
    ("command", "section", "when"),
    [
        (SINCE, "Completed (1)", "June 2018 (perhaps on or before 11 June 2018)"),
        (
            AGENDA,
            "Reported as done since 11 June 2018 (1)",
            "June 2018 (perhaps before the last meeting)",
        ),
        (
            ("agenda", "--last-paper", "2018-06-20"),
            "Reported as done since the last paper, made on 20 June 2018 (1)",
            "June 2018 (perhaps before the last paper)",
        ),
    ],
)
def test_news_of_the_month_of_the_last_meeting_is_in_the_next_paper(
    command: tuple[str, ...], section: str, when: str, tmp_path: Path
) -> None:
    """It may be older, and the paper says so; no meeting misses it."""
    entry = {"date": "2018-06", "state": "complete", "note": "All seen."}

    said = _sections(tmp_path, _plan(entry), command)

    named = 'See "To decide" above.' if command != SINCE else "Check the records"
    note = " All seen." if command == SINCE else ""
    assert said[section] == f"audit-2018/1.1: {named} {when}: complete.{note}"


@pytest.mark.parametrize("day", ["2018-06-02", "2018-07-01"])
def test_news_with_a_day_is_in_one_paper_alone(day: str, tmp_path: Path) -> None:
    """What was known at the last meeting is not told again, nor doubted."""
    entry = {"date": day, "state": "complete", "note": "All seen."}

    said = _sections(tmp_path, _plan(entry), SINCE)

    told = said.get("Completed (1)", "")
    assert ("perhaps" in told, bool(told)) == (False, day == "2018-07-01")


def test_a_month_is_a_month_in_every_item(tmp_path: Path) -> None:
    """An action added in August, and an agreement in July, are of no known day."""
    plan = _plan(added="2018-08")
    plan["agreed"] = "2018-07"

    said = _sections(tmp_path, plan, SINCE)
    data = json.loads(_run(*SINCE, str(tmp_path), "--as-of", DAY, "--format", "json"))

    assert said["Actions added (1)"].endswith("August 2018: added.")
    assert said["Plans agreed (1)"].endswith("July 2018: agreed.")
    assert [data[name][0]["on"] for name in ("added", "agreed")] == [
        "2018-08",
        "2018-07",
    ]


@pytest.mark.parametrize("command", [SINCE, AGENDA])
def test_what_is_done_is_told_with_the_note_of_its_own_entry(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    """A later note of the same month is about something else."""
    sent = {"date": "2018-08", "state": "complete", "note": "Figures sent."}
    wrong = {"date": "2018-08", "note": "The board asked for more."}

    said = _sections(tmp_path, _plan(sent, wrong), command)

    (done,) = [
        words for head, words in said.items() if "done" in head or "Comp" in head
    ]
    assert done.endswith(
        "August 2018: complete, reported after its due date. Figures sent."
    )


@pytest.mark.parametrize(
    ("command", "section"),
    [
        (SINCE, "Recurring work done (2)"),
        (AGENDA, "Reported as done since 11 June 2018 (2)"),
    ],
)
def test_two_reports_of_one_day_are_two_items(
    command: tuple[str, ...], section: str, tmp_path: Path
) -> None:
    """Work that repeats was done twice; each report has its own note."""
    first, second = (
        {"date": "2018-11-20", "state": "complete", "note": f"{month} is seen."}
        for month in ("July", "August")
    )

    said = _sections(tmp_path, _plan(first, second, repeats="1 month"), command)

    in_full = (
        command == SINCE
    )  # the agenda has the action among those with missed rounds
    called = "Check the records" if in_full else 'See "With missed rounds" above.'
    item = f"audit-2018/1.1: {called} 20 November 2018: done"
    assert said[section] == (
        f"{item}; 4 rounds missed since July 2018, the last due in October 2018; due"
        f" again December 2018. July is seen. {item}; due again December 2018."
        + (" August is seen." if in_full else "")
    )


@pytest.mark.parametrize(
    ("as_at", "after", "section", "number"),
    [
        ("2017-06-08", "2017-06-20", "No update for too long: not known whether", 0),
        ("2017-06-08", "2017-12-20", "", 0),
        (None, "2017-06-20", "New: no update for too long (1)", 1),
    ],
)
def test_silence_of_which_the_start_is_not_known_is_not_called_new(
    as_at: str | None, after: str, section: str, number: int, tmp_path: Path
) -> None:
    """A paper of before then said that there may have been no update for too long."""
    plan = _plan(due="2019-01")
    del plan["agreed"]
    plan |= {"as_at": as_at} if as_at else {"agreed": "2017-06-08"}
    put_into(tmp_path, plan)

    paper = _run("since", after, str(tmp_path), "--as-of", "2018-01-15")

    heads = [line for line in paper.splitlines() if "no update" in line.lower()]
    known = " with a known date" if section.startswith("No ") else ""
    assert (heads[0] if heads else "").startswith(section)
    assert f"\n{number} change{'' if number == 1 else 's'}{known} in 1 plan." in paper


def test_programs_get_the_date_of_what_is_recorded_and_of_the_meeting(
    tmp_path: Path,
) -> None:
    """What was recorded by 3 December is worked out for the meeting of the tenth."""
    put_into(tmp_path, _plan(DONE))

    paper = json.loads(_run("agenda", str(tmp_path), "--as-of", DAY, "--format=json"))

    assert (paper["as_of"], paper["overdue_on"], paper["meeting"]["date"]) == (
        "2018-12-03",
        "2018-12-10",
        "2018-12-10",
    )


PLANNED = {"date": "2018-10", "note": "Nurse left.", "next": "Send for print"}


@pytest.mark.parametrize(
    ("by", "told", "passed"),
    [
        ("2018-11", "Next, by November 2018 (passed): Send for print", True),
        (
            "2018-12-09",
            "Next, by 9 December 2018 (not reported yet): Send for print",
            1,
        ),
        ("2018-12", "Next, by December 2018: Send for print", False),
        (None, "Next: Send for print", False),
    ],
)
def test_an_agenda_says_by_when_a_next_stage_is_planned_and_if_that_has_passed(
    by: str | None, told: str, tmp_path: Path, *, passed: bool
) -> None:
    """The report does too, so nobody learns from one paper that it is still to come.

    On the day on which the paper is made, a date before the meeting has not passed yet.
    """
    step = PLANNED | ({"next_due": by} if by else {})

    said = _sections(tmp_path, _plan(step, due="2018-12-20"), AGENDA)

    due = next(words for head, words in said.items() if head.startswith("Due by"))
    assert f" {told} " in due
    section = said.get("Next stages not reported by their date (1)", "")
    assert ('See "Due by 10 June 2019 (assumed)" above: 1.1.' in section) is bool(
        passed
    )


def test_a_passed_step_of_an_action_without_a_date_is_in_the_agenda(
    tmp_path: Path,
) -> None:
    """Whatever else is not known of it, and whatever its status."""
    step = PLANNED | {"next_due": "2018-11", "state": "on-hold"}

    said = _sections(tmp_path, _plan(step, due_as_written="When funded"), AGENDA)

    assert "Next stages not reported by their date (1)" in said


def test_an_item_does_not_say_twice_that_there_is_no_progress(tmp_path: Path) -> None:
    """Its status says so already."""
    said = _sections(tmp_path, _plan(due="2018-11-24"), AGENDA)

    assert said["To decide (2)"].partition(" audit-2018: ")[0] == (
        "audit-2018/1.1: Check the records No later date has been asked for: ask why it"
        " is late, or agree a new date."
        " On 10 December 2018: overdue by 16 days; no progress recorded for 10 months."
        " Due: 24 November 2018. Owner: Manager; lead agency of the plan: Council."
    )


LATE = {"date": "2018-11-01", "note": "Half were seen.", "rag": "red"}
UNDATED = {"date_as_written": "undated", "note": "Half were seen."}


@pytest.mark.parametrize(
    ("plan", "section", "words"),
    [
        (_plan(LATE), "No update for too long (0)", "None."),
        (_plan(LATE), "Outcomes ready to assess (0)", "None."),
        (_plan(LATE), "Reported as done since 11 June 2018 (0)", "None."),
        (_plan(DONE), "Overdue on 10 December 2018 (0)", "None."),
        (
            _plan(LATE, due="2020-07"),
            "Due by 10 June 2019 (assumed) (0)",
            "0 of 1 open action with a due date is due by then.",
        ),
        (  # an overdue action is due by then as well
            _plan(LATE),
            "Due by 10 June 2019 (assumed) (0)",
            "Apart from the overdue actions, no open action has a known due date.",
        ),
        (
            _plan(LATE, due_as_written="When funded", due=None),
            "Overdue on 10 December 2018 (0)",
            "This is not known: there is no open action with a known due date.",
        ),
        (
            _plan(UNDATED),  # which does not say that it was done
            "Reported as done since 11 June 2018 (0)",
            "None.",
        ),
        (
            _plan(UNDATED | {"state": "complete"}),
            "Reported as done since 11 June 2018 (0)",
            "For 1 action, this is not known.",
        ),
        (
            _plan(LATE, dew="2018-07"),
            "No update for too long (0)",
            "Some actions may be in what could not be read.",
        ),
        (
            _plan(LATE | {"state": "back to start"}),
            "Outcomes ready to assess (0)",
            "For 1 outcome, this is not known. Some outcomes may be in what could not"
            " be read.",
        ),
    ],
)
def test_a_section_with_nothing_says_none_or_what_is_not_known(
    plan: dict[str, Any], section: str, words: str, tmp_path: Path
) -> None:
    """A bare number does not say whether anything was looked at."""
    plan["outcomes"][0]["actions"][0] = {
        name: value
        for name, value in plan["outcomes"][0]["actions"][0].items()
        if value is not None
    }

    assert _sections(tmp_path, plan, AGENDA).get(section, "") == words


UNTIL = "No update for too long unless there is one by"


@pytest.mark.parametrize(
    ("following", "state", "section", "words"),
    [
        (
            "2019-04-01",
            {},
            f"{UNTIL} 1 April 2019 (1)",
            "For 1 other action, this is not known. audit-2018/1.1: ",
        ),
        (  # what has no date was written by 3 December 2018, the date of the paper
            "2019-06-03",
            {},
            f"{UNTIL} 3 June 2019 (1)",
            "For 1 other action, this is not known. audit-2018/1.1: ",
        ),
        ("2019-06-04", {}, f"{UNTIL} 4 June 2019 (2)", "audit-2018/1.1: "),
        (
            "2019-06-04",
            {"state": "complete"},
            "Reported as done since 11 June 2018 (1)",
            "For 1 other action, this is not known. audit-2018/1.1: ",
        ),
    ],
)
def test_a_list_says_for_how_many_others_it_is_not_known(
    following: str, state: Entry, section: str, words: str, tmp_path: Path
) -> None:
    """A list of some is no list of all, and only an empty one said so."""
    dated = {"date": "2018-09-20", "note": "Ten files were read.", **state}
    undated = {"date_as_written": "undated", "note": "Two were read.", **state}
    plan = _plan(dated, due="2020-07")
    [first] = plan["outcomes"][0]["actions"]
    before = {"date": "2018-09-20", "note": "Six were read."}
    plan["outcomes"][0]["actions"].append(
        first | {"id": "1.2", "progress": [before, undated]}
    )

    paper = ("--as-of", DAY, "--next", following)
    assert _sections(tmp_path, plan, AGENDA, *paper)[section].startswith(words)


def test_what_was_only_signed_off_was_not_reported_as_done_then(
    tmp_path: Path,
) -> None:
    """It was reported as done long before; if both were since, both are listed."""
    signed = {"date": "2018-11-05", "state": "signed-off", "note": "The chair agreed."}
    first = {"date": "2018-03-20", "state": "complete", "note": "All were read."}

    long_ago = _sections(tmp_path, _plan(first, signed), AGENDA)
    lately = _sections(tmp_path, _plan(DONE, signed), AGENDA)

    assert long_ago["Reported as done since 11 June 2018 (0)"] == "None."
    assert "5 November 2018" in long_ago["Signed off since 11 June 2018 (1)"]
    assert "31 July 2018" in lately["Reported as done since 11 June 2018 (1)"]
    assert "5 November 2018" in lately["Signed off since 11 June 2018 (1)"]


def test_silence_after_a_first_report_in_the_period_is_new(tmp_path: Path) -> None:
    """Even if the report is of the month for which the document is true."""
    plan = _plan({"date": "2018-04", "note": "Six were read."}, due="2020-07")
    del plan["agreed"]
    plan["as_at"] = "2018-04"

    put_into(tmp_path, plan)
    paper = _run("since", "2018-03-20", str(tmp_path), "--as-of", DAY)

    assert "New: no update for too long (1)" in paper
    assert "First update (1)" in paper
    assert "It is not known" not in paper


def test_headings_are_short_and_the_source_of_a_date_is_said_once(
    tmp_path: Path,
) -> None:
    """The introduction says how the date of the next meeting is known."""
    plan = _plan(LATE, due="2018-10")
    del plan["meetings"]
    plan["review"] = {"every": "3 months", "first": "2018-03"}

    put_into(tmp_path, plan)

    paper = _run("agenda", str(tmp_path), "--meeting", DAY, "--as-of", DAY)

    said = " ".join(paper.split())
    assert [words for words in HEADS if words not in said] == []
    assert said.count("from the review dates") == 1


HEADS = (
    "The next meeting is in March 2019 (worked out from the review dates).",
    " Due by the end of March 2019 (worked out) (0) ",
    " No update for too long unless there is one by the end of March 2019 (worked out)"
    " (1) ",
)


@pytest.mark.parametrize(
    ("meeting", "following"),
    [
        ("2018-12-03", "3 June 2019"),  # the report date
        ("2018-12-10", "10 June 2019"),
        ("2019-05-01", "1 November 2019"),
        ("2019-08-31", "29 February 2020"),
    ],
)
def test_the_meeting_after_one_is_assumed_an_interval_after_it(
    meeting: str, following: str, tmp_path: Path
) -> None:
    """Of a plan that is reviewed every 6 months, on every paper for that meeting."""
    plan = _plan(LATE)
    del plan["meetings"]
    put_into(tmp_path, plan)
    sheets = tmp_path / "sheets"

    paper = _run("agenda", str(tmp_path), "--as-of", DAY, "--meeting", meeting)
    at = ("--as-of", DAY, "--meeting", meeting, "-o", str(sheets))
    _run("chase", str(tmp_path), *at, "--format", "markdown")
    page = _run("render", str(tmp_path), "--as-of", DAY, "--format", "md")
    asked = " ".join(each.read_text("utf-8") for each in sheets.rglob("*.md"))

    how = "(assumed: no meeting date is recorded)"
    assert f"The next meeting is on {following} {how}" in " ".join(paper.split())
    (day,) = dates.readings(following)
    assert str(day) not in paper  # nobody is to copy a date that was only assumed
    assert f"The next meeting after that one is on {following} {how}" in asked
    assert f"on 3 June 2019 {how}" in page  # which is for the report date


@pytest.mark.parametrize("also", ["-o", ""])
@pytest.mark.parametrize(
    ("meetings", "plans", "where"),
    [
        (None, 1, "the plan file"),
        (None, 2, "each plan file"),
        (["2018-06-11", "2019-06-11"], 1, ""),
    ],
)
def test_whoever_prepares_the_paper_is_told_how_to_record_meetings(
    meetings: list[str] | None, plans: int, where: str, also: str, tmp_path: Path
) -> None:
    """On the screen and not in the board's paper; the line to copy stands alone."""
    plan = _plan(LATE)
    del plan["meetings"]
    of = {"meetings": meetings} if meetings else {}
    put_into(tmp_path, *(plan | of | {"id": f"p-{n}"} for n in range(plans)))
    file = ("-o", str(tmp_path / "paper.docx")) if also else ()

    done = CliRunner(env={"COLUMNS": "80"}).invoke(
        app, ["agenda", str(tmp_path), "--as-of", DAY, *file]
    )

    assert "To use the dates of your meetings" not in done.stdout
    hint = done.stderr.partition("No meeting date is recorded")[2]
    assert bool(hint) == bool(where)
    if where:
        words, _, line = hint.partition("\n    meetings")
        assert " ".join(words.split()) == (
            ", so the date of the next meeting is assumed. To use the dates of your"
            f" meetings, add this line at the end of {where}, at the left margin, with"
            " a date in place of each YYYY-MM-DD:"
        )
        assert line == ": [YYYY-MM-DD, YYYY-MM-DD]\n"


@given(st.dates(date(2018, 6, 1), date(2020, 1, 1)), st.integers(0, 60))
@settings(max_examples=25, deadline=None)
def test_papers_for_one_meeting_have_one_next_meeting(day: date, after: int) -> None:
    """It is the same whatever the report date, and the one of page one if it is today.

    None that is recorded or worked out is left out on the way to it.
    """
    plans = [model.plan(_plan(LATE) | extra, (), "p") for extra in _MEETINGS]
    for plan in plans:
        held = meeting_dates.Meeting(day + timedelta(after), "given")
        then = meeting_dates.following_on([plan], held)
        assert then.day > held.day
        assert then == meeting_dates.following([plan], held.day)._replace(
            may_have_passed=then.may_have_passed
        )


_MEETINGS: tuple[dict[str, Any], ...] = (
    {"meetings": []},
    {"meetings": ["2018-12-03", "2019-06-10"]},
    {"meetings": [], "review": {"every": "3 months", "first": "2018-07-02"}},
)


REVIEWED = "Reviews of individual actions due by 1 June 2019"


@pytest.mark.parametrize(
    ("progress", "fields", "review", "brief"),
    [
        (
            [{"date": "2018-12-01", "note": "Ten files were read."}],
            {},
            "The next review is due by 1 March 2019 (worked out: 3 months after the"
            " latest update, on 1 December 2018).",
            "next review due by 1 March 2019 (worked out)",
        ),
        (
            [],
            {"added": "2018-10"},
            "The next review is due by January 2019 (worked out: 3 months after it was"
            " added in October 2018).",
            "next review due by January 2019 (worked out)",
        ),
        (
            [],
            {},
            "A review was due by 5 May 2018 (worked out: 3 months after the plan was"
            " agreed on 5 February 2018), but no progress has been recorded for this"
            " action since.",
            "",
        ),
        ([UNDATED], {}, "For 1 action, this is not known.", ""),
    ],
)
def test_an_interval_alone_says_when_an_action_is_reviewed_at_the_latest(
    progress: list[Entry], fields: Entry, review: str, brief: str, tmp_path: Path
) -> None:
    """It is counted from the latest update, or else from when the action was added."""
    plan = _plan(*progress, review={"every": "3 months"}, **fields)
    paper = _sections(tmp_path, plan, AGENDA, "--as-of", DAY, "--next", "2019-06-01")
    number = 0 if "not known" in review else 1
    status = " ".join(_run("status", str(tmp_path), "--as-of", DAY).split())

    assert review in paper[f"{REVIEWED} ({number})"]
    assert ("review due" in status) is bool(brief)
    assert brief in status
