"""status, since and agenda: what is true on a day, told in every form."""

import csv
import io
import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from generated_plans import perfect, put_into
from printed import output
from tests.conftest import run

from actionplan.diagnostics import Refusal

PLAN = """\
schema: actionplan/1
id: scr-b-2011
title: Working with fathers
kind: multi-agency
source:
  type: serious-case-review
agreed: 2011-08-15
review:
  every: 3 months
rag_legend:
  green: On track
  amber: Slipping
  red: Late
outcomes:
  - id: O1
    theme: Fathers
    challenge: Fathers are not seen.
    actions:
      - id: "1.1"
        action: Publish guidance
        due: 2011-11
        accountable: Development Officer
        agency: Safeguarding Board
        progress:
          - date: 2011-09-30
            rag: amber
            next: Send the draft to the subgroup
            next_due: 2011-10
            note: The group met three times.
          - date: 2011-10-20
            new_due: 2012-01
            note: |
              Consultation took longer than planned.

              Two agencies answered late.
      - id: "1.2"
        action: Train the health visitors
        due: 2012-03-05
        accountable: Training Officer
        agency: Community Health
      - id: "1.3"
        action: =Ask [fathers](http://x.invalid) | what @they need
        no_due_date: Waiting for the national survey
        accountable: Participation Officer
        progress:
          - date: 2012-02-10
            state: on-hold
            note: The survey is late.
  - id: O2
    theme: Records
    challenge: Fathers are not in the record.
    actions:
      - id: "2.1"
        action: Change the form
        due: 2011-12
        accountable: Systems Manager
        progress:
          - date: 2012-02-01
            state: complete
            achieved_on: 2012-01-20
            evidence: The form
            note: The form has a field for fathers.
          - date: 2012-02-20
            state: signed-off
            reported_by: Board Chair
            note: Seen in ten records.
"""
SEEN = ("--as-of", "2012-03-01")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one plan, which is the current folder, on a narrow terminal."""
    (tmp_path / "scr-b-2011.yaml").write_text(PLAN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_the_table_fits_a_terminal_and_tells_the_exceptions_first() -> None:
    """Eighty columns, wrapped and not cropped, and a last line that sums up."""
    result = run("status", *SEEN)

    assert (result.exit_code, result.stdout) == (
        0,
        """\
  Action  What will be done            Due          Status
  ------  ---------------------------  -----------  ----------------------------

scr-b-2011: Working with fathers
  1.1     Publish guidance             Jan 2012     Overdue by 4 weeks; due date
          Owner: Development Officer                moved once; in progress; no
                                                    update for 4 months; rated
                                                    amber (Slipping).
  1.2     Train the health visitors    5 Mar 2012   Due in 4 days; no progress
          Owner: Training Officer                   recorded for 6 months.
  1.3     =Ask                         No date set  On hold since 10 February
          [fathers](http://x.invalid)               2012 ("The survey is late");
          | what @they need                         no due date: waiting for the
          Owner: Participation                      national survey.
          Officer

scr-b-2011: No outcome has a baseline, so no change can be measured.
scr-b-2011: Lint also reports 2 warnings in what the plan says. To see them,
run:
    actionplan lint --as-of 2012-03-01 scr-b-2011.yaml
4 actions in 1 plan on 1 March 2012: 1 overdue, 1 open without a known due
date, 1 with the next-worst rating, 2 with no update for too long, 1 on hold.
1 closed action is not shown. To show it, add --closed.
""",
    )


@pytest.mark.parametrize("columns", [40, 52, 66, 72, 80, 93, 110, 120, 200])
def test_no_word_of_how_an_action_stands_is_cut(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However wide the screen is: what is in JSON is there, word by word."""
    monkeypatch.setenv("COLUMNS", str(columns))
    told = json.loads(run("status", *SEEN, "--format", "json").stdout)["actions"]

    shown = run("status", *SEEN, "--closed").stdout.split()

    told_of = ("action", "words", "accountable")
    texts = [action[key] for action in told for key in told_of]
    words = [word for text in texts for word in text.split()]
    assert len(words) > 20
    assert [word for word in words if not {word, f"{word}."} & {*shown}] == []


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_screen(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words are folded into lines that fit, unless one word alone does not.

    A command is never folded, so that it can be pasted.
    """
    monkeypatch.setenv("COLUMNS", str(columns))

    shown = run("status", *SEEN, "--closed").stdout.splitlines()

    long = [line for line in shown if len(line) > columns]
    assert [line for line in long if not line.startswith("    actionplan ")] == []


def test_an_owner_is_not_repeated_below_the_owner() -> None:
    """Where the heading of a group is the owner, no row says it again."""
    shown = run("status", *SEEN, "--group-by", "owner", "--overdue").stdout

    assert (
        shown.partition("\n\nscr-b-2011: No outcome has")[0]
        == """\
  What will be done  Due       Status
  -----------------  --------  -------------------------------------------------

Development Officer
  scr-b-2011/1.1     Jan 2012  Overdue by 4 weeks; due date moved once; in
  Publish guidance             progress; no update for 4 months; rated amber
                               (Slipping)."""
    )


def test_an_action_of_two_owners_names_both_below_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Below one owner, the other would not be known."""
    monkeypatch.setenv("COLUMNS", "40")
    plan = Path(__file__).parent / "good" / "two-equal-owners.yaml"

    shown = run("status", str(plan), *SEEN, "--group-by", "owner").stdout

    both = "MSCB Development Officer and Detective Inspector"
    assert " ".join(shown.split()).count(both) == 2


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ([], ["1.1", "1.2", "1.3"]),
        (["--closed"], ["1.1", "1.2", "1.3", "2.1"]),
        (["--all"], ["1.1", "1.2", "1.3", "2.1"]),
        (["--state", "signed-off"], ["2.1"]),
    ],
)
def test_a_closed_action_is_shown_on_request(more: list[str], names: list[str]) -> None:
    """The table has what is open, and says how much it does not show."""
    shown = run("status", *SEEN, *more).stdout

    assert (
        re.findall(r"^  ([0-9.]+) ", shown, re.MULTILINE),
        "not shown" in shown,
    ) == (
        names,
        not more,
    )


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_files_keep_closed_actions(form: str) -> None:
    """What is filed or read by a program has every action, closed or not."""
    shown = run("status", *SEEN, "--format", form).stdout

    assert ("Change the form" in shown, "not shown" in shown) == (True, False)


def test_a_closed_action_that_a_meeting_must_hear_of_is_shown(folder: Path) -> None:
    """A low rating given after it was closed keeps it in the table."""
    low = PLAN.replace(
        "state: signed-off\n", "state: signed-off\n            rag: amber\n"
    )
    (folder / "scr-b-2011.yaml").write_text(low)

    shown = run("status", *SEEN, "--outcome", "O2").stdout

    assert ("Change the form" in shown, "not shown" in shown) == (True, False)


CLOSED = """\
schema: actionplan/1
id: audit-2010
title: Fathers in assessments
kind: multi-agency
source:
  type: serious-case-review
agreed: 2010-02-01
outcomes:
  - id: O1
    challenge: Fathers are not asked.
    actions:
      - id: "1.1"
        action: Ask the father
        due: 2010-06
        accountable: Team Manager
        progress:
          - date: 2010-06-01
            state: complete
            note: All teams ask.
    difference:
      - date: 2010-09
        outcome_achieved: fully
"""


def test_a_closed_plan_has_a_headline_of_its_own(folder: Path) -> None:
    """A plan of which all actions are closed is named, with how many there are."""
    (folder / "audit-2010.yaml").write_text(CLOSED)

    shown = run("status", *SEEN).stdout

    lines = shown.splitlines()
    start = lines.index("Closed plan: all its actions are closed")
    assert lines[start : start + 5] == [
        "Closed plan: all its actions are closed",
        "  audit-2010 (1 action): Fathers in assessments",
        "",
        "audit-2010: No outcome has a baseline, so no change can be measured.",
        "scr-b-2011: No outcome has a baseline, so no change can be measured.",
    ]


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_what_lint_also_reports_is_said_once_for_all_plans(
    form: str, folder: Path
) -> None:
    """A person reads one line; another program gets one for each plan."""
    (folder / "audit-2010.yaml").write_text(CLOSED)
    args = [] if form == "table" else ["--format", form]

    shown = " ".join(run("status", *SEEN, *args).stdout.split())

    assert [
        re.sub(r"[0-9]+ (error|warning)s?", r"N \1s", said)
        for said in re.findall(r"Lint also reports .*? sa(?:y|ys)\.", shown)
    ] == (
        ["Lint also reports N warnings in what the plan says."] * 2
        if form == "json"
        else ["Lint also reports N warnings in what 2 plans say."]
    )


def test_a_plan_with_an_outcome_to_act_on_is_not_called_closed(folder: Path) -> None:
    """Where an outcome has no action yet, not everything is done."""
    (folder / "audit-2010.yaml").write_text(
        f"{CLOSED}  - id: O2\n    challenge: Forms.\n    actions: []\n"
    )

    shown = run("status", "audit-2010.yaml", *SEEN).stdout

    assert ("Closed plan" in shown, "audit-2010/O2: No action" in shown) == (
        False,
        True,
    )


def test_the_plan_with_what_is_late_comes_first(folder: Path) -> None:
    """The order of plans is that of their most urgent actions."""
    calm = PLAN.replace("scr-b-2011", "audit-2011").replace("2012-01\n", "2013-01\n")
    (folder / "audit-2011.yaml").write_text(calm)

    shown = run("status", *SEEN).stdout

    assert [line for line in shown.splitlines() if line.endswith("with fathers")] == [
        "scr-b-2011: Working with fathers",
        "audit-2011: Working with fathers",
    ]


def test_a_meaning_is_said_once_for_all_actions_rated_so(folder: Path) -> None:
    """What a rating means is above the actions if several have it."""
    both = PLAN.replace("state: on-hold\n", "state: on-hold\n            rag: amber\n")
    (folder / "scr-b-2011.yaml").write_text(both)

    shown = run("status", *SEEN).stdout

    assert (shown.count("Slipping"), '  "Rated amber" means: Slipping.\n' in shown) == (
        1,
        True,
    )


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--overdue"], ["1.1"]),
        (["--stale"], ["1.1", "1.2"]),
        (["--due-within", "4d"], ["1.2"]),
        (["--due-within", "3"], []),
        (["--overdue", "--due-within", "30 days"], ["1.1", "1.2"]),
        (["--stale", "--agency", "health"], ["1.2"]),
        (["--owner", "OFFICER", "--state", "on-hold"], ["1.3"]),
        (["--state", "on-hold", "--state", "signed-off"], ["1.3", "2.1"]),
        (["--outcome", "O2"], ["2.1"]),
        (["--plan", "scr-b-2011", "--overdue"], ["1.1"]),
        (["--rag", "Amber"], ["1.1"]),
        (["--sort", "due"], ["2.1", "1.1", "1.2", "1.3"]),
        (["--sort", "silence"], ["1.2", "1.1", "1.3", "2.1"]),
        (["--sort", "accountable"], ["1.1", "1.3", "2.1", "1.2"]),
    ],
)
def test_filters_and_orders(args: list[str], names: list[str]) -> None:
    """Exceptions add up, other filters narrow down; what is first is what was asked."""
    listed = json.loads(run("status", *SEEN, "--format", "json", *args).stdout)

    shown = [action["name"].removeprefix("scr-b-2011/") for action in listed["actions"]]
    assert shown == names


def test_json_tells_all_there_is() -> None:
    """An action's facts for other programs are those that the table shows."""
    listed = json.loads(run("status", *SEEN, "--overdue", "--format", "json").stdout)

    over_time, since = listed.pop("over_time"), listed.pop("since_last_meeting")
    assert over_time["due_dates_moved"]["actions"] == [
        {
            "name": "scr-b-2011/1.1",
            "first_due": "2011-11",
            "due": "2012-01",
            "days": 62,
            "times_later": 1,
            "times_earlier": 0,
        }
    ]
    assert (over_time["planned_and_done"]["actions"], list(since)) == (
        1,
        ["last_meeting", "changes"],
    )
    assert listed == {
        "format": "actionplan-status/1",
        "as_of": "2012-03-01",
        "marking": None,
        "incomplete": [],
        "not_looked_at": [],
        "personal_data": [],
        "attention": [
            "scr-b-2011: No outcome has a baseline, so no change can be measured.",
            "scr-b-2011: Lint also reports 2 warnings in what the plan says. To see"
            " them, run: actionplan lint --as-of 2012-03-01"
            " scr-b-2011.yaml",
            "Without a known due date, so not compared: scr-b-2011/1.3.",
        ],
        "counts": {
            "not-reported": 0,
            "not-known": 0,
            "not-started": 0,
            "in-progress": 1,
            "on-hold": 0,
            "complete": 0,
            "monitoring": 0,
            "signed-off": 0,
            "embedded": 0,
            "withdrawn": 0,
            "superseded": 0,
            "transferred": 0,
            "closed-incomplete": 0,
        },
        "actions": [
            {
                "name": "scr-b-2011/1.1",
                "plan": "scr-b-2011",
                "outcome": "O1",
                "action": "Publish guidance",
                "accountable": "Development Officer",
                "accountable_as_written": None,
                "agency": "Safeguarding Board",
                "agency_as_written": None,
                "state": "in-progress",
                "open": True,
                "rag": "amber",
                "due": "2012-01",
                "due_last_day": "2012-01-31",
                "overdue": True,
                "days_overdue": 30,
                "put_off": 1,
                "due_soon": False,
                "missed_rounds": [],
                "missed_rounds_earlier": 0,
                "stale": True,
                "last_entry": "2011-10-20",
                "months_silent": 4,
                "closed": None,
                "closed_late": False,
                "words": "Overdue by 4 weeks; due date moved once; in progress; no"
                " update for 4 months; rated amber (Slipping)",
                "priority": None,
                "theme": "Fathers",
            }
        ],
        "outcomes": [
            {
                "name": "scr-b-2011/O1",
                "plan": "scr-b-2011",
                "theme": "Fathers",
                "desired_outcome": None,
                "measures": [],
                "difference": "not-assessed",
                "not_shown": None,
                "assessed": None,
                "effect": None,
                "words": "Not assessed yet",
            }
        ],
    }


def test_a_spreadsheet_finds_no_formula() -> None:
    """Every cell is quoted, and none begins as a formula does."""
    out = run("status", *SEEN, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(out)))

    assert [row["action"] for row in rows] == [
        "Publish guidance",
        "Train the health visitors",
        "'=Ask [fathers](http://x.invalid) | what @they need",
        "Change the form",
        "",
        "",
    ]
    assert [row["words"] for row in rows[-2:]] == [
        "No outcome has a baseline, so no change can be measured.",
        "Lint also reports 2 warnings in what the plan says. To see them, run:"
        " actionplan lint --as-of 2012-03-01 scr-b-2011.yaml",
    ]
    assert {row["as_of"] for row in rows} == {"2012-03-01"}


def test_a_page_holds_text_as_text() -> None:
    """In Markdown a pipe is no cell, a bracket no link, an at sign no mention."""
    out = run("status", *SEEN, "--outcome", "O1", "--format", "markdown").stdout

    assert out.splitlines()[2:8] == [
        "## scr-b-2011: Working with fathers",
        "",
        "| Action | What will be done | Owner | Due | Status |",
        "|---|---|---|---|---|",
        "| 1.1 | Publish guidance | Development Officer | Jan 2012 | Overdue by 4"
        " weeks; due date moved once; in progress; no update for 4 months; rated amber"
        " (Slipping). |",
        "| 1.2 | Train the health visitors | Training Officer | 5 Mar 2012 | Due in 4"
        " days; no progress recorded for 6 months. |",
    ]


@pytest.mark.parametrize("by", ["plan", "accountable", "agency"])
def test_grouping_leaves_nobody_out(by: str) -> None:
    """Under plans, posts or agencies every action stands once."""
    out = run("status", *SEEN, "--format", "markdown", "--group-by", by).stdout

    assert sum(line.startswith("| ") for line in out.splitlines()) - out.count(
        "| Action |"
    ) == len(["1.1", "1.2", "1.3", "2.1"])


def test_a_gate_is_hit_only_by_what_is_listed() -> None:
    """--check is exit 1 when there is something on the list."""
    codes = [
        run("status", *SEEN, "--check", *more).exit_code
        for more in (["--overdue"], ["--due-within", "3"])
    ]

    assert codes == [1, 0]


@pytest.mark.parametrize(
    ("option", "name", "meant"),
    [
        ("--plan", "scr-b-2012", "scr-b-2011"),
        ("--plan", "SCR-B-2011", "scr-b-2011"),
        ("--outcome", "O3", "O1"),
        ("--agency", "Comunity", "Community"),
        ("--owner", "Training Oficer", "Training Officer"),
        ("--rag", "ambre", "amber"),
        ("--rag", "violet", ""),
    ],
)
def test_a_name_that_stands_nowhere_is_no_empty_list(
    option: str, name: str, meant: str
) -> None:
    """What is spelt wrongly is said, and never looks like nothing to do."""
    refused = run("status", *SEEN, option, name).exception

    assert isinstance(refused, Refusal)
    assert refused.faults[0].details == {
        "option": option,
        "written": name,
        "nearest": (meant,) if meant else (),
    }


def test_a_name_may_stand_in_what_cannot_be_read(folder: Path) -> None:
    """Where a plan could not be read the list is said to be incomplete instead."""
    (folder / "scr-c-2012.yaml").write_text("x: [")

    result = run("status", *SEEN, "--plan", "scr-c-2012")

    assert (result.exit_code, "incomplete" in result.stdout) == (1, True)


@pytest.mark.parametrize("command", ["status", "since", "agenda"])
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_what_could_not_be_read_is_said_first(
    folder: Path, command: str, form: str
) -> None:
    """In every command and form: this is incomplete, and what it leaves out."""
    (folder / "broken.yaml").write_text("challenge: Staff: not prepared\n")
    part = PLAN.replace("scr-b-2011", "scr-c-2011").replace("due: 2011-11", "due: soon")
    (folder / "scr-c-2011.yaml").write_text(part)
    args = {
        "status": ["status", *SEEN],
        "since": ["since", "2012-01-01", *SEEN],
        "agenda": ["agenda", "--meeting", "2012-03-01"],
    }[command]
    form = "table" if (command, form) == ("status", "text") else form

    result = run(*args, "--format", form)
    told = (
        json.loads(result.stdout)["incomplete"]
        if form == "json"
        else result.stdout.replace("**", "").splitlines()
    )

    start = next(i for i, line in enumerate(told) if "broken.yaml could not" in line)
    end = next(
        i for i, line in enumerate(told) if "action 1.1 of scr-c-2011.yaml" in line
    )
    assert (result.exit_code, start < end < start + 6, start < 6) == (1, True, True)


def test_since_tells_what_changed_in_sentences() -> None:
    """Each kind of change under its heading, with its day and its reason."""
    result = run("since", "2011-10-01", *SEEN)

    assert (result.exit_code, result.stdout) == (
        0,
        """\
Changes since 1 October 2011, up to 1 March 2012

10 changes in 1 plan.

Completed (1)
  scr-b-2011/2.1: Change the form
      1 February 2012: complete, achieved 20 January 2012, late.
      The form has a field for fathers.

Signed off (1)
  scr-b-2011/2.1: Change the form
      20 February 2012: signed off, achieved late.
      Seen in ten records.

Newly overdue (1)
  scr-b-2011/1.1: Publish guidance
      Overdue since 1 February 2012. The due date was January 2012; first due
      November 2011.
      Owner: Development Officer.

Overdue for part of the time, or overdue again (1)
  scr-b-2011/2.1: Change the form
      Became overdue on 1 January 2012. The due date was December 2011.

New: no update for too long (2)
  scr-b-2011/1.2: Train the health visitors
      No progress has been recorded since the plan was agreed on 15 August
      2011.
      Owner: Training Officer.
  scr-b-2011/1.1: Publish guidance
      No progress has been recorded since 20 October 2011.
      Owner: Development Officer.

No update for too long, but updated since (2)
  scr-b-2011/1.3: =Ask [fathers](http://x.invalid) | what @they need
      On 16 November 2011 there had been no update for too long.
  scr-b-2011/2.1: Change the form
      On 16 November 2011 there had been no update for too long.

Due dates moved (1)
  scr-b-2011/1.1: Publish guidance
      20 October 2011: due date moved from November 2011 to January 2012.
      Consultation took longer than planned.
      ...

Put on hold (1)
  scr-b-2011/1.3: =Ask [fathers](http://x.invalid) | what @they need
      10 February 2012: put on hold.
      The survey is late.
""",
    )


LATER = """\
      - id: "2.2"
        action: Train the records team
        added: 2012-01-16
        due: 2012-09
        accountable: Training Officer
        progress:
          - date: 2012-01-20
            note: The first course is booked.
          - date: 2012-02-03
            accountable: Systems Manager
            note: The training officer has left.
          - date: 2012-02-17
            state: on-hold
            rag: amber
            note: The room is flooded.
          - date: 2012-02-24
            state: in-progress
            note: Another room was found.
    difference:
      - date: 2012-02
        outcome_achieved: partly
        effect: Fathers are in six records of ten.
"""


def test_since_tells_who_took_over_and_what_was_judged() -> None:
    """News of an action, and of an outcome, by the words of those who reported it."""
    Path("scr-b-2011.yaml").write_text(f"{PLAN}{LATER}", "utf-8")

    told = run("since", "2011-07-31", *SEEN).stdout

    assert (
        told.partition("Resumed")[2]
        == """\
 (1)
  scr-b-2011/2.2: Train the records team
      24 February 2012: resumed.
      Another room was found.

Handed over (1)
  scr-b-2011/2.2: Train the records team
      3 February 2012: handed over from Training Officer to Systems Manager.
      The training officer has left.

Outcomes assessed (1)
  scr-b-2011/O2: Records
      February 2012: partly achieved.
      Fathers are in six records of ten.

Actions added (1)
  scr-b-2011/2.2: Train the records team
      16 January 2012: added.

Plans agreed (1)
  scr-b-2011: Working with fathers
      15 August 2011: agreed.
"""
    )


def test_the_log_tells_of_each_entry_what_it_changed() -> None:
    """Whom it was handed to, how it was rated, and when it was achieved."""
    Path("scr-b-2011.yaml").write_text(f"{PLAN}{LATER}", "utf-8")

    told = [
        run("progress", "log", f"scr-b-2011/{number}", *SEEN).stdout
        for number in ("2.1", "2.2")
    ]

    assert [text.split("\n\n", 2)[2] for text in told] == [
        """\
scr-b-2011/2.1 Change the form
  15 August 2011: Agreed. Due December 2011. Owner: Systems Manager.
  1 February 2012: Complete; achieved 20 January 2012.
      The form has a field for fathers.
      Evidence: The form
  20 February 2012: Signed off.
      Seen in ten records.
      Reported by Board Chair.
  1 March 2012: Signed off; achieved late.
""",
        """\
scr-b-2011/2.2 Train the records team
  16 January 2012: Added. Due September 2012. Owner: Training Officer.
  20 January 2012: Reported.
      The first course is booked.
  3 February 2012: Handed over to Systems Manager.
      The training officer has left.
  17 February 2012: On hold; rated amber.
      The room is flooded.
  24 February 2012: In progress.
      Another room was found.
  1 March 2012: In progress; rated amber (Slipping).
""",
    ]


def test_since_in_json_has_the_moved_date() -> None:
    """From, to and why of a moved date are facts of their own."""
    out = run("since", "2011-10-01", "--as-of", "2011-10-31", "--format", "json").stdout

    assert json.loads(out)["moved"] == [
        {
            "name": "scr-b-2011/1.1",
            "on": "2011-10-20",
            "perhaps_before": False,
            "change": "moved",
            "words": "20 October 2011: due date moved from November 2011 to January"
            " 2012.",
            "note": "Consultation took longer than planned. ...",
            "corrected": False,
            "from": "2011-11",
            "to": "2012-01",
        }
    ]


def test_an_agenda_without_a_date_says_that_its_date_is_assumed() -> None:
    """Nobody has said that there is a meeting today."""
    told = " ".join(run("agenda", "--as-of", "2012-03-01").stdout.split())

    said = (
        "Paper for the meeting on 1 March 2012 (assumed: no meeting date is recorded)"
    )
    assert told.startswith(said)


def test_the_agenda_has_what_a_meeting_is_for() -> None:
    """Late with the reason last given, due, going silent, done, to be judged."""
    args = ("agenda", "--meeting", "2012-03-01", "--next", "2012-03-31")

    assert (
        run(*args).stdout
        == """\
Paper for the meeting on 1 March 2012

1 plan, 4 actions. No earlier meeting date is recorded. The next meeting is on
31 March 2012.
scr-b-2011: Working with fathers

To decide (2)
  scr-b-2011/1.1: Publish guidance
      No later date has been asked for: ask why it is late, or agree a new
      date.
      Overdue by 4 weeks; due date moved once; in progress; no update for 4
      months; rated amber (Slipping). Due: January 2012; first due November
      2011.
      20 October 2011: Consultation took longer than planned.
      ...
      Owner: Development Officer, Safeguarding Board.
  scr-b-2011/O2: Records
      Ready to assess.
      All of its actions are closed. What difference have they made? The plan
      does not give a desired outcome or a baseline to assess it against.

Overdue (1)
  See "To decide" above: 1.1.

Open without a known due date (1)
  scr-b-2011/1.3: =Ask [fathers](http://x.invalid) | what @they need
      On hold since 10 February 2012; no due date: waiting for the national
      survey.
      10 February 2012: The survey is late.
      Owner: Participation Officer.

Rated amber (1)
  See "To decide" above: 1.1.

On hold (1)
  See "Open without a known due date" above: 1.3.

Without a baseline for any outcome (1)
  scr-b-2011: Working with fathers
      No outcome has a baseline, so no change can be measured.

Due by 31 March 2012 (1)
  scr-b-2011/1.2: Train the health visitors
      Due in 4 days; no progress recorded for 6 months. Due: 5 March 2012.
      Owner: Training Officer, Community Health.

No update for too long (2)
  See "To decide" above: 1.1.
  See "Due by 31 March 2012" above: 1.2.

No update for too long unless there is one by 31 March 2012 (0)
  None.

Reported as done in the last 3 months (1)
  scr-b-2011/2.1: Change the form
      1 February 2012: complete, achieved 20 January 2012, late.
      The form has a field for fathers.

Signed off in the last 3 months (1)
  scr-b-2011/2.1: Change the form
      20 February 2012: signed off, achieved late.
      Seen in ten records.

Outcomes ready to assess (1)
  See "To decide" above: O2.

Plans that leave something out, or with other points to check (1)
  scr-b-2011: Working with fathers
      The plan has 2 other points to check: Action 1.1 was rated "amber" in
      the entry dated 30 September 2011, but the newest entry, dated 20
      October 2011, has no rating. The plan does not say which review, audit
      or inspection it responds to.
"""
    )


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        (["since", "2012-04-01", *SEEN], "days-the-wrong-way-round"),
        (["since", "last week", *SEEN], "not-a-day"),
        (["since", "2012-01", *SEEN], "not-a-day"),
        (
            ["agenda", "--meeting", "2012-03-01", "--next", "2012-02-01"],
            "days-the-wrong-way-round",
        ),
        (["status", "--due-within", "soon"], "not-a-number-of-days"),
        (["status", "--state", "paused"], "not-an-option"),
        (["status", "nowhere"], "path-not-found"),
    ],
)
def test_what_cannot_be_asked_is_refused(args: list[str], rule: str) -> None:
    """A day, a number or a state that makes no sense is exit 2 with a sentence."""
    faults = getattr(run(*args).exception, "faults", ())

    assert [fault.rule for fault in faults] == [rule]


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("overdue", ("2011-11", "2011-11-30"), ("2011-11", "2011-12-01")),
        ("overdue", ("2011-11-15", "2011-11-15"), ("2011-11-15", "2011-11-16")),
        ("stale", ("2011-08-31", "2012-02-29"), ("2011-08-31", "2012-03-01")),
        ("stale", ("2010-08-31", "2011-02-28"), ("2010-08-31", "2011-03-01")),
        ("stale", ("2011-02-28", "2011-08-28"), ("2011-02-28", "2011-08-29")),
        ("stale", ("2011-09", "2012-03-31"), ("2011-09", "2012-04-01")),
    ],
)
def test_the_table_of_dates_holds_on_the_command_line(
    folder: Path, field: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    """The promise about due dates and silence, through --as-of, in status and lint."""
    verdicts = []
    rule = {"overdue": "overdue-action", "stale": "stale-action"}[field]
    for written, as_of in (before, after):
        due = written if field == "overdue" else "2013-01"
        heard = written if field == "stale" else "2011-10-01"
        text = (
            PLAN.partition("        progress:")[0]
            .replace("due: 2011-11", f"due: {due}")
            .replace("every: 3 months", "every: 6 months")
            .replace("agreed: 2011-08-15", "agreed: 2010-01-15")
        )
        text += (
            f"        progress:\n          - date: {heard}\n            note: Met.\n"
        )
        (folder / "scr-b-2011.yaml").write_text(text)
        shown = json.loads(run("status", "--as-of", as_of, "--format", "json").stdout)
        said = json.loads(run("lint", "--as-of", as_of, "--format", "json").stdout)
        rules = [d["rule"] for d in said["diagnostics"]]
        verdicts.append((shown["actions"][0][field], rule in rules))

    assert verdicts == [(False, False), (True, True)]


def test_what_should_be_done_at_once_comes_first(tmp_path: Path) -> None:
    """Words such as "Immediate" are no date, but nothing is more urgent."""
    plan = perfect()
    later, at_once = plan["outcomes"][0]["actions"][:2]
    later["due"] = "2012-01"
    del at_once["due"]
    at_once["due_as_written"] = "Immediate"
    put_into(tmp_path, plan)

    shown = output("status", tmp_path, date(2012, 3, 1))

    numbers = re.findall(r"^ +(\d\.\d) ", shown, re.MULTILINE)
    assert numbers[:2] == [at_once["id"], later["id"]]


def test_a_hint_names_the_files_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed as printed, it shows the problems of these plans, on the same date."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my plans").mkdir()
    for name in ("scr-b-2011", "scr-c-2011"):
        path = tmp_path / "my plans" / f"{name}.yaml"
        path.write_text(PLAN.replace("scr-b-2011", name), encoding="utf-8")

    said = " ".join(run("status", "my plans/scr-c-2011.yaml", *SEEN).stdout.split())
    command = said.partition("run: actionplan ")[2].partition(" 4 actions")[0]
    shown = run(*shlex.split(command)).stdout

    assert shlex.split(command)[-1] == "my plans/scr-c-2011.yaml"
    assert "2 warnings" in said
    assert "Checked 1 plan (report date 1 March 2012)" in shown
