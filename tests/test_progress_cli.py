"""progress and difference at the command line: what an officer types and sees."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import run
from typer.testing import Result

from actionplan import rules
from actionplan.cli import console
from actionplan.cli.parser import values
from actionplan.diagnostics import Refusal
from actionplan.editing import insertion
from actionplan.lint import diagnose
from actionplan.messages import refused_entries
from actionplan.reading import load
from actionplan.storage import files

SPECIMEN = Path(__file__).parent / "scr-family-a-2011.yaml"
SEEN = ("--as-of", "2012-03-01")
ACTION = "scr-family-a-2011/1.1"


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in the current folder."""
    path = tmp_path / "scr-family-a-2011.yaml"
    path.write_bytes(SPECIMEN.read_bytes())
    monkeypatch.chdir(tmp_path)
    return path


def _add(*args: str) -> Result:
    return run("progress", "add", ACTION, *args, *SEEN)


def _refused(result: Result) -> tuple[str, str]:
    assert isinstance(result.exception, Refusal)
    fault = result.exception.faults[0]
    return fault.rule, diagnose.put(fault, "", None).message


def test_an_entry_is_added_and_shown_with_what_it_means(plan: Path) -> None:
    """The lines that are new, with their numbers, and how the action now stands."""
    before = plan.read_text()

    result = _add("Published.", "--state", "complete", "--evidence", "The website")

    assert (result.exit_code, result.stdout, plan.read_text()) == (
        0,
        """\
Recorded in scr-family-a-2011.yaml:

    59 |           - date: 2012-03-01
    60 |             state: complete
    61 |             evidence: The website
    62 |             note: Published.

Action 1.1 is now: Complete.
""",
        before
        + """\
          - date: 2012-03-01
            state: complete
            evidence: The website
            note: Published.
""",
    )


def test_the_lines_to_copy_by_hand_are_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says that they are at its end, so they have to be there."""
    lines = "          - date: 2012-03-01\n            note: Sent."
    unwritten = insertion.Unwritten("not-alone", 47, lines)
    monkeypatch.setattr(insertion, "insert_entry", lambda *_: unwritten)

    refused = _add("Sent.").exception
    assert isinstance(refused, Refusal)
    console.refusal(refused)

    assert capsys.readouterr().err.endswith(
        """\
  To fix: in a text editor, copy the lines at the end of this message into the
  file, below line 47. Then move all of them by the same number of spaces, so
  that the first of them starts with 10 spaces.

          - date: 2012-03-01
            note: Sent.
"""
    )


def test_what_can_be_added_later_is_asked_for_at_once() -> None:
    """An entry without a rating is recorded, and lint does not come as a surprise."""
    result = _add("Two agencies have asked for another draft.")

    assert (result.exit_code, result.stdout.partition("\n\n")[2]) == (
        0,
        """    59 |           - date: 2012-03-01
    60 |             note: Two agencies have asked for another draft.

"actionplan lint" will ask for more:
  - warning: Action 1.1 was rated "green" in the entry dated 5 December 2011,
    but the newest entry, dated 1 March 2012, has no rating. To fix: add "rag"
    to the newest entry, with the rating that the note supports. You can do
    this even if the entry has already been committed to git.

Action 1.1 is now: In progress.
""",
    )


@pytest.mark.parametrize("name", ["Sarah", "Sarah Jones", "Mrs Jones"])
def test_a_name_in_place_of_a_job_title_is_said_at_once(name: str) -> None:
    """It is recorded, because it may be right, but it cannot be changed afterwards."""
    result = _add(
        "Two agencies have asked for another draft.",
        *("--rag", "amber", "--reported-by", name),
    )

    assert (
        '"actionplan lint --advice" will ask for more: - advice:'
        f' "{name}" in "reported_by" looks like a person\'s name.'
    ) in " ".join(result.stdout.split())


def test_all_that_is_wrong_with_an_entry_is_told_at_once() -> None:
    """A date to come, and no evidence."""
    result = _add("All have it.", "--state", "complete", "--date", "2013-01-01")

    assert isinstance(result.exception, Refusal)
    assert [fault.rule for fault in result.exception.faults] == [
        "date-after-today",
        "evidence-not-named",
    ]


UNNEEDED: dict[str, tuple[str, tuple[str, ...], str]] = {
    "an entry for an action": (
        '      - id: "1.1"',
        (
            *("progress", "add", ACTION, "Two agencies asked for another draft."),
            *("--rag", "amber"),
        ),
        "stale-action",
    ),
    "an entry with a new date": (
        "        due: 2012-05",
        (
            *("progress", "add", ACTION, "Two agencies asked for another draft."),
            *("--rag", "amber", "--new-due", "2012-12"),
        ),
        "overdue-action",
    ),
    "an assessment of an outcome": (
        "  - id: O1",
        (
            *("difference", "add", "scr-family-a-2011/O1", "--achieved", "fully"),
            *("--result", "Staff asked who know what to do next=81 per cent"),
            *("--feedback", "Staff: It is clear.", "--effect", "Visits are earlier."),
            *("--evidence", "Staff survey of July 2012"),
        ),
        "outcome-not-judged",
    ),
}
"""The line with a comment, an entry, and the rule that no longer reports anything."""


@pytest.mark.parametrize("name", UNNEEDED)
def test_no_entry_is_refused_because_a_comment_is_no_longer_needed(
    name: str, plan: Path
) -> None:
    """It is the entry that is checked; the comment is mentioned, with its line."""
    at, typed, rule = UNNEEDED[name]
    comment = f"# actionplan: accept[{rule}]: the board has agreed"
    plan.write_text(plan.read_text().replace(f"{at}\n", f"{at}  {comment}\n", 1))
    before = plan.read_text().splitlines()
    line = next(n for n, each in enumerate(before, start=1) if comment in each)
    if rule == "outcome-not-judged":
        done = "            state: complete\n            evidence: The guidance\n"
        done += "            note: Guidance published in print and on the website.\n"
        plan.write_text(f"{plan.read_text().partition('            next:')[0]}{done}")

    result = run(*typed, "--as-of", "2012-08-01")

    told = " ".join(result.output.split())
    mention = f"- warning: Line {line}: This comment is not needed, because there is no"
    assert (result.exit_code, result.exception, mention in told) == (0, None, True)


def test_a_dry_run_shows_the_difference_and_writes_nothing(plan: Path) -> None:
    """What would be added, as a difference; the file stays as it is."""
    before = plan.read_bytes()

    result = _add("The subgroup met.", "--new-due", "2012-07", "--anyway", "--dry-run")

    assert (result.exit_code, plan.read_bytes()) == (0, before)
    assert (
        result.stdout
        == """\
--- scr-family-a-2011.yaml
+++ scr-family-a-2011.yaml
@@ -56,3 +56,6 @@
             next: Submit the final draft to the subgroup
             next_due: 2012-03
             note: The first draft went to all agencies.
+          - date: 2012-03-01
+            new_due: 2012-07
+            note: The subgroup met.
Action 1.1 would then be: Due date moved once; in progress.
"""
    )


def test_every_option_has_its_field(plan: Path) -> None:
    """What can be recorded can be given on the command line."""
    _add(
        "Handed over.",
        *("--date", "2012-02-20", "--next", "Meet again", "--next-due", "2012-04"),
        *("--rag", "amber", "--state", "on-hold", "--new-due", "2012-08"),
        *("--owner", "Deputy", "--reported-by", "The Deputy"),
        *("--evidence", "minutes", "--evidence", "letter"),
    )

    loaded = load.load(plan.read_bytes(), plan.stem)
    assert loaded.plan is not None
    entry = next(loaded.plan.actions).progress[-1]
    assert (
        *(str(entry.date), entry.next, str(entry.next_due), entry.rag, entry.state),
        *(str(entry.new_due), entry.accountable, entry.reported_by, entry.evidence),
        entry.note,
    ) == (
        *("2012-02-20", "Meet again", "2012-04", "amber", "on-hold"),
        *("2012-08", "Deputy", "The Deputy", ("minutes", "letter")),
        "Handed over.",
    )


def test_news_that_a_later_entry_overtakes_is_said_so() -> None:
    """Where the state as of today does not change, it says why."""
    _add("Paused.", "--state", "on-hold", "--date", "2012-02-20", "--anyway")

    began = ("It had begun.", "--state", "in-progress", "--date", "2012-02-01")
    result = _add(*began, "--anyway")

    assert result.stdout.splitlines()[-3:] == [
        "Action 1.1 is now: On hold since 20 February 2012.",
        "There is a later entry, dated 20 February 2012, so the new one is above it in",
        "the file. Where the two differ, the later one counts.",
    ]


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        (("1.1", "Met."), "not-a-target"),
        (("scr-famly-a-2011/1.1", "Met."), "unknown-plan"),
        (("scr-family-a-2011/1.7", "Met."), "unknown-number"),
        (("scr-family-a-2011/O1", "Met."), "wrong-target"),
        ((ACTION, " "), "nothing-to-record"),
        ((ACTION, "Done.", "--state", "complete"), "evidence-not-named"),
        ((ACTION, "Met.", "--date", "2011-01-01"), "date-before-plan"),
        ((ACTION, "Met.", "--date", "2012-03-02"), "date-after-today"),
        ((ACTION, "Met.", "--date", "last week"), "not-a-date"),
        ((ACTION, "Met.", "--state", "finished"), "not-an-option"),
        ((ACTION, "Met.", "--state", "signed-off"), "entry-not-taken"),
        ((ACTION, "Met.", "--rag", "blue"), "entry-not-taken"),
        ((ACTION, "NHS number 943 476 5919 was noted."), "entry-not-taken"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_written(
    plan: Path, args: tuple[str, ...], rule: str
) -> None:
    """A refusal names its rule, and the file keeps every byte."""
    before = plan.read_bytes()

    refused, message = _refused(run("progress", "add", *args, *SEEN))

    assert (refused, bool(message), plan.read_bytes()) == (rule, True, before)


@pytest.mark.parametrize(
    "args",
    [
        ("It is online.", "--state", "complete"),
        ("Met.", "--date", "2011-01-01"),
        ("Met.", "--date", "2012-03-02"),
    ],
)
def test_what_is_most_likely_a_mistake_can_be_insisted_on(
    args: tuple[str, ...],
) -> None:
    """One switch lets each of these entries pass."""
    assert _add(*args, "--anyway").exit_code == 0


def test_a_reference_in_the_wrong_form_is_asked_for_after_its_option() -> None:
    """Nothing is said of a field, or of an entry that is committed."""
    result = _add("Taken over.", "--state", "withdrawn", "--replaced-by", "see x/2.1")

    assert isinstance(result.exception, Refusal)
    remedy = diagnose.put(result.exception.faults[0], "", None).remedy
    assert remedy == (
        "run the same command again, with the number in that form, for example:"
        " --replaced-by x/2.1"
    )


@pytest.mark.parametrize(
    "args",
    [
        ("The guidance is published.", "--state", "complete", "--allow-no-evidence"),
        ("Kent sent it.", "--rag", "green", "--date", "2012-03-02", "--allow-future"),
    ],
)
def test_a_switch_of_an_earlier_release_still_works(args: tuple[str, ...]) -> None:
    """Each lets pass what it let pass, and help names the new one."""
    assert _add(*args).exit_code == 0


def test_a_plan_is_found_by_its_path_or_its_id(plan: Path) -> None:
    """By path, with or without the ending; by id, below the current folder."""
    folder = plan.parent / "2011"
    folder.mkdir()
    other = folder / "renamed.yaml"
    other.write_text(SPECIMEN.read_text().replace("scr-family-a", "scr-family-z"))

    for name in ("2011/renamed.yaml", "2011/renamed", "renamed", "scr-family-z-2011"):
        rated = (
            "progress",
            "add",
            f"{name}/1.1",
            "Kent sent it.",
            "--rag",
            "green",
            "--anyway",
        )
        assert run(*rated, *SEEN).exit_code == 0

    assert other.read_text().count("note: Kent sent it.") == 4


def test_a_plan_that_is_there_twice_is_not_guessed(plan: Path) -> None:
    """Two files of one name: neither is taken."""
    (plan.parent / "old").mkdir()
    plan.rename(plan.parent / "old" / plan.name)
    (plan.parent / "new").mkdir()
    (plan.parent / "new" / plan.name).write_bytes(SPECIMEN.read_bytes())

    refused, _ = _refused(_add("Met."))

    assert refused == "plan-found-twice"


def test_a_difference_is_judged_in_one_command(plan: Path) -> None:
    """Results, feedback and effect stand under the outcome, and nothing else moves."""
    before = plan.read_text()

    result = run(
        *("difference", "add", "scr-family-a-2011/O1", "--achieved", "partly"),
        *("--result", "Staff asked who know what to do next=68 per cent"),
        *("--feedback", "Front line staff: It is clear.", "--feedback", "Good"),
        *("--effect", "Visits are earlier.", "--still-to-improve", "GPs", *SEEN),
    )

    assert (result.exit_code, plan.read_text()) == (
        0,
        before
        + """\
    difference:
      - date: 2012-03-01
        outcome_achieved: partly
        results:
          - measure: Staff asked who know what to do next
            value: 68 per cent
        feedback:
          - from: Front line staff
            text: It is clear.
          - text: Good
        effect: Visits are earlier.
        still_to_improve: GPs
""",
    )


def test_the_log_is_a_story_with_each_move() -> None:
    """From the day it was agreed to the day looked at, with each move of its date."""
    moved = ("--new-due", "2012-07", "--date", "2012-02-10", "--anyway")
    _add("Consultation took longer.", *moved)
    _add("Published.", "--state", "complete", "--evidence", "The website")

    result = run("progress", "log", ACTION, *SEEN)

    assert (result.exit_code, result.stdout) == (
        0,
        """\
Working with families who are hard to engage: history

Report date: 1 March 2012.

scr-family-a-2011/1.1 Publish guidance for working with families who are hard
to engage
  15 August 2011: Agreed. Due May 2012. Owner: MSCB Development Officer.
  5 December 2011: Rated green.
      The first draft went to all agencies.
      Next by March 2012: Submit the final draft to the subgroup
      Reported by MSCB Development Officer.
  10 February 2012: Due date moved from May 2012 to July 2012.
      Consultation took longer.
  1 March 2012: Complete.
      Published.
      Evidence: The website
  1 March 2012: Complete.
""",
    )


def test_a_judgement_that_a_later_one_overtakes_is_said_so() -> None:
    """What was judged later still stands."""
    outcome = ("difference", "add", "scr-family-a-2011/O1", "--anyway")
    judged = (*outcome, "--effect", "Earlier visits")
    run(*judged, "--achieved", "fully", *SEEN)

    result = run(*judged, "--achieved", "partly", "--date", "2012-02-01", *SEEN)

    assert " ".join(result.stdout.split()).endswith(
        "There is a later assessment, dated 1 March 2012, so the new one is above it in"
        " the file. Where the two differ, the later one counts."
    )


def test_a_log_of_what_is_not_there_is_refused() -> None:
    """The number is told, with the one that may have been meant."""
    result = run("progress", "log", "scr-family-a-2011/1.7", *SEEN)

    assert _refused(result) == (
        "unknown-number",
        'There is no action "1.7" in the plan "scr-family-a-2011". Did you mean "1.1"?',
    )


def test_a_log_has_the_words_of_a_date_that_cannot_be_read(plan: Path) -> None:
    """The action is in the plan, and its date alone is not known."""
    plan.write_text(plan.read_text().replace("due: 2012-05", "due: Ongoing"))

    result = run("progress", "log", ACTION, *SEEN)

    lines = result.stdout.splitlines()
    assert (result.exit_code, lines[2:4], lines[9:11]) == (
        1,
        [
            "This is incomplete. It does not include what could not be read:",
            '- "due" in action 1.1 of scr-family-a-2011.yaml',
        ],
        [
            '  15 August 2011: Agreed. "Ongoing" (date not known). Owner: MSCB'
            " Development",
            "    Officer.",
        ],
    )


def test_a_log_of_an_action_that_was_set_aside_says_so(plan: Path) -> None:
    """It is in the plan, and what became of it cannot be read."""
    text = plan.read_text()
    start = text.index('      - id: "1.1"')
    first = text[start:].replace("      - id", "        id", 1)
    plan.write_text(text + first)  # one action written over another

    result = run("progress", "log", ACTION, *SEEN)

    assert (result.exit_code, result.stdout) == (
        1,
        """\
Working with families who are hard to engage: history

This is incomplete. It does not include what could not be read:
- action 1.1 of scr-family-a-2011.yaml

Report date: 1 March 2012.
""",
    )


def test_a_log_of_a_plan_that_cannot_be_read_says_why(plan: Path) -> None:
    """There is no story without one, and it is exit 1."""
    plan.write_bytes(b"\xff\xfe")

    result = run("progress", "log", "scr-family-a-2011", *SEEN)

    assert (result.exit_code, result.stdout.splitlines()[:1]) == (
        1,
        ["This is incomplete. It does not include what could not be read:"],
    )


def test_what_the_disk_has_not_confirmed_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It was written all the same, and that is exit 0."""
    replace = files.replace
    monkeypatch.setattr(
        files, "replace", lambda *args: replace(*args)._replace(durable=False)
    )

    result = _add("The draft was agreed.", "--rag", "green")

    assert (result.exit_code, result.stderr) == (
        0,
        "The disk has not confirmed that this is saved. A power cut could undo it.\n",
    )


def test_the_log_of_a_plan_has_all_its_actions() -> None:
    """Without a number, every action's history."""
    whole = run("progress", "log", "scr-family-a-2011", *SEEN).stdout
    one = run("progress", "log", ACTION, *SEEN).stdout

    assert whole == one


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a plan")
def test_twenty_at_once_are_twenty_entries(plan: Path) -> None:
    """Nobody's entry is lost when all are typed in the same moment."""
    before = plan.read_text()
    writers = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "actionplan", "progress", "add", ACTION),
                *(f"Draft {number:02} went out.", "--anyway", *SEEN),
            ],
            env=os.environ,
            stdout=subprocess.DEVNULL,
        )
        for number in range(20)
    ]

    codes = [writer.wait() for writer in writers]

    after = plan.read_text()
    notes = sorted(line.strip() for line in after[len(before) :].splitlines()[1::2])
    assert (codes, after[: len(before)], notes, list(plan.parent.iterdir())) == (
        [0] * 20,
        before,
        [f"note: Draft {number:02} went out." for number in range(20)],
        [plan],
    )


def test_what_was_recorded_is_what_lint_expects() -> None:
    """An entry that the command takes raises no finding of its own."""
    _add("Published.", "--state", "complete", "--evidence", "The website")

    assert run("lint", *SEEN).stdout.splitlines()[-1].endswith("No problems found.")


def test_every_refusal_has_words() -> None:
    """No fault that recording can raise is without a rule."""
    assert {"unknown-plan", "plan-found-twice", "not-a-target"} <= set(rules.ALL)


def test_one_line_to_add_by_hand_is_in_the_remedy() -> None:
    """It is not printed at the end of the message, as several lines are."""
    fault = refused_entries.cannot_be_written(
        cause="not-alone", after=2, lines='{date: 2012-03-01, note: "Sent."}'
    )

    assert diagnose.put(fault, "", None).remedy == (
        "in a text editor, add this after a comma, inside the brackets that end on"
        ' line 2: {date: 2012-03-01, note: "Sent."}'
    )


def test_a_due_date_that_has_passed_is_settled_in_a_form_too() -> None:
    """A form has no column for the date when the work was done."""
    fault = refused_entries.entry_not_taken(
        message="This entry moves the due date of action 1.1 to March 2025, which was"
        " already in the past.",
        remedy="",
        may_stand=True,
        columns={"new_due": "New date"},
        target="scr-family-a-2011/1.1",
    )

    said = diagnose.put(fault, "", None).remedy
    assert "scr-family-a-2011/1.1" in said
    assert "--state complete --achieved-on DONE" in said


def test_the_lines_that_a_remedy_asks_for_are_at_the_end_of_the_refusal(
    plan: Path,
) -> None:
    """No sentence is written between the words and the lines that they are about."""
    text = plan.read_text().replace("rag_legend", "x-legend")
    plan.write_text(text.replace("            rag: green\n", ""))

    result = _add("Sent to all agencies.", "--rag", "green")

    assert isinstance(result.exception, Refusal)
    said = diagnose.put(result.exception.faults[0], "", None)
    assert (said.remedy, said.paste) == (
        "add a legend, with every rating that you use, in order from best to worst, and"
        " with what each rating means in this plan. Add the lines at the end of this"
        ' message above the line "outcomes:", with no spaces before "rag_legend", and'
        " change the ratings and meanings to your own. Then run the same command again."
        " If the entry is right, run the same command again with --anyway at the end.",
        "rag_legend:\n"
        "  green: On track to be complete by the due date\n"
        "  amber: At risk of being late\n"
        "  red: Late, or not started when it should have been",
    )


def test_the_same_entry_is_recorded_only_once(plan: Path) -> None:
    """The up arrow and Enter record nothing more, unless that is what is meant."""
    words = ("Sent to all.", "--state", "in-progress")
    _add(*words)
    once = plan.read_text()

    again = _add(*words)

    assert (_refused(again), plan.read_text()) == (
        (
            "entry-already-there",
            "The plan already has this entry, on line 59. Nothing has been recorded.",
        ),
        once,
    )
    assert _add(*words, "--anyway").exit_code == 0


@pytest.mark.parametrize(
    "more",
    [("--evidence", "Minutes"), ("--date", "2012-02-28"), ("--next", "Print it")],
)
def test_an_entry_that_says_more_is_recorded(more: tuple[str, str], plan: Path) -> None:
    """It has the same words, but is not the same in every field."""
    _add("Sent to all.", "--state", "in-progress")
    once = plan.read_text()

    assert _add("Sent to all.", "--state", "in-progress", *more).exit_code == 0
    assert plan.read_text() != once


def test_the_same_assessment_is_recorded_only_once(plan: Path) -> None:
    """An assessment has no note, so it is the same if all of it is."""
    words = ["difference", "add", "scr-family-a-2011/O1", "--achieved", "partly"]
    words += ["--evidence", "Survey", "--effect", "Fewer missed visits", *SEEN]
    run(*words, "--anyway")
    once = plan.read_text()

    again = run(*words)

    assert (_refused(again)[0], plan.read_text()) == ("entry-already-there", once)


@pytest.mark.parametrize(
    ("typed", "joined", "right"),
    [
        (
            ("progress", "add", "scr-b-2012", "1.1", "Met the nurse's team"),
            "scr-b-2012/1.1",
            'progress add scr-b-2012/1.1 "Met the nurse\'s team"',
        ),
        (
            ("progress", "add", "scr-b-2012", "1.1", "Met", "3", "--rag", "green"),
            "scr-b-2012/1.1",
            'progress add scr-b-2012/1.1 "Met 3" --rag green',
        ),
        (
            ("difference", "add", "scr-b-2012", "O1", "--achieved", "partly"),
            "scr-b-2012/O1",
            "difference add scr-b-2012/O1 --achieved partly",
        ),
        (
            ("add", "action", "scr-b-2012", "O1", "Train the nurses"),
            "scr-b-2012/O1",
            'add action scr-b-2012/O1 "Train the nurses"',
        ),
    ],
)
def test_a_space_for_the_slash_is_answered_with_the_right_command(
    typed: tuple[str, ...], joined: str, right: str
) -> None:
    """It can be pasted, and no other mistake has to be made first."""
    refused = run(*typed).exception

    assert isinstance(refused, Refusal)
    said = diagnose.put(refused.faults[0], "", None)
    assert (said.message, said.remedy) == (
        f'"actionplan {" ".join(typed[:2])}" needs a slash between the plan ID and the'
        f" number, and no spaces: {joined}",
        f"type this command: actionplan {right}",
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("progress", "add", "p/1.1", "Met", "3"), 'cannot use the extra word "3"'),
        (("progress", "add", "p", "Met", "3"), 'cannot use the extra word "3"'),
        (("progress", "add", "p", "1.1", 'a "b"'), "needs a slash"),
        (("lint", "p", "1.1"), ""),
    ],
)
def test_other_words_too_many_are_not_joined(typed: tuple[str, ...], said: str) -> None:
    """No command is given to paste if a shell would read it in another way."""
    refused = run(*typed).exception

    assert isinstance(refused, Refusal)
    put = diagnose.put(refused.faults[0], "", None)
    assert said in put.message
    assert "type this command" not in put.remedy


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("end of June 2027", "2027-06"),
        ("by the end of June 2027", "2027-06"),
        ("End June 2027", "2027-06"),
        ("30 June 2027", "2027-06-30"),
        # The end of a day, a quarter or a year is not a month.
        ("end of 30 June 2027", "end of 30 June 2027"),
        ("end of Q2 2027", "end of Q2 2027"),
        ("end of 2027", "end of 2027"),
        ("end of June", "end of June"),
        ("the weekend of June 2027", "the weekend of June 2027"),
        ("", ""),
    ],
)
def test_the_end_of_a_month_is_that_month_in_a_deadline(
    written: str, read: str
) -> None:
    """A month alone means its end already. An entry is not dated by the end of one."""
    day = date(2026, 11, 29)

    assert (values.deadline(written, day), values.date("end of June 2027", day)) == (
        read,
        "end of June 2027",
    )
