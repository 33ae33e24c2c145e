"""Adding outcomes and actions: numbers, places in the file, and what is refused."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from conversation import converse
from tests.conftest import SPECIMEN, run

from actionplan.cli import asking, console
from actionplan.diagnostics import Refusal
from actionplan.editing import blocks, numbering
from actionplan.editing.blocks import NewAction, NewOutcome
from actionplan.editing.numbering import NumberedOutcome
from actionplan.lint import diagnose
from actionplan.reading import plan_schema
from actionplan.rules import measuring

if TYPE_CHECKING:
    from pathlib import Path

NAME = "scr-family-a-2011.yaml"
PLAN = "scr-family-a-2011"
SEEN = ("--as-of", "2012-03-01")
ACTION = NewAction(action="Train the nurses", due="2012-06", accountable=("Nurse",))
OUTCOME = NewOutcome(challenge="Records are late.")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / NAME
    path.write_text(SPECIMEN, "utf-8")
    return path


# --- numbers ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcomes", "number"),
    [
        ([], "O1"),
        (["O1"], "O2"),
        (["O1", "O3"], "O4"),
        (["1", "2"], "3"),
        (["R09", "R10"], "R11"),
        (["R08", "R09"], "R10"),
        (["Housing", "Police"], "O1"),
        (["O2", "1.1"], "1.2"),
        ([""], "O1"),
        ([f"O{'9' * 31}"], "N1"),
        (["9" * 5000], "1"),
    ],
)
def test_an_outcome_has_the_next_number(outcomes: list[str], number: str) -> None:
    """It follows the highest of its kind, in the way of the last."""
    known = [NumberedOutcome(outcome, ()) for outcome in outcomes]

    assert numbering.next_outcome(known, outcomes) == number


@pytest.mark.parametrize(
    ("outcome", "plan", "number"),
    [
        ("O1", {"O1": ["1.1", "1.2"]}, "1.3"),
        ("O1", {"O1": ["1.1", "1.3"]}, "1.4"),
        ("O2", {"O1": ["1.1"], "O2": []}, "2.1"),
        ("O2", {"O1": [], "O2": []}, "2.1"),
        ("O2", {"O1": ["O1.1"], "O2": []}, "O2.1"),
        ("2", {"1": ["1.1"], "2": []}, "2.1"),
        ("O1", {"O1": ["1", "2"], "O2": ["3"]}, "4"),
        ("O2", {"O1": ["1", "2"], "O2": []}, "3"),
        ("O2", {"O1": ["A1", "A2"], "O2": []}, "A3"),
        ("O1", {"O1": ["1.09"]}, "1.10"),
        ("O1", {"O1": ["1.01"]}, "1.02"),
        ("Housing", {"Housing": []}, "Housing.1"),
        ("O1", {"O1": ["first"]}, "1.1"),
        ("O1", {"O1": ["1.1", "1.2"], "1.3": []}, "1.4"),
    ],
)
def test_an_action_has_the_next_number(
    outcome: str, plan: dict[str, list[str]], number: str
) -> None:
    """It is numbered as the others are, and no number is used twice."""
    known = [NumberedOutcome(one, tuple(actions)) for one, actions in plan.items()]
    taken = {*plan, *(each for actions in plan.values() for each in actions)}

    assert numbering.next_action(outcome, known, taken) == number


def test_a_number_that_only_an_entry_mentions_is_taken() -> None:
    """An action that is gone had it: a number is never used again."""
    text = SPECIMEN + "            replaced_by: '1.2'\n"

    made = blocks.add_action(text.encode(), NAME, "O1", ACTION)

    assert made.id == "1.3"


# --- places -----------------------------------------------------------------------

HEAD = SPECIMEN[: SPECIMEN.index("outcomes:")]
OF_ACTION = """\
{0}- id: "{1}"
{0}  action: Train the nurses
{0}  due: 2012-06
{0}  accountable: Nurse
"""
OF_OUTCOME = """\
{0}- id: O{1}
{0}  challenge: Records are late.
"""
FIRST = OF_OUTCOME.format("  ", 1)
TWO = f"""\
outcomes:
{FIRST}    actions:
      - id: "1.1"
        action: Write
        due: 2012-05
        accountable: Nurse
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("outcomes:\n", f"outcomes:\n{FIRST}"),
        ("outcomes: # none yet\n", f"outcomes: # none yet\n{FIRST}"),
        ("", f"outcomes:\n{FIRST}"),
        (
            f"outcomes:\n{FIRST}\n# The end\n",
            f"outcomes:\n{FIRST}{OF_OUTCOME.format('  ', 2)}\n# The end\n",
        ),
        (
            f"outcomes:\n{FIRST}\n{OF_OUTCOME.format('  ', 2)}",
            f"outcomes:\n{FIRST}\n{OF_OUTCOME.format('  ', 2)}"
            f"\n{OF_OUTCOME.format('  ', 3)}",
        ),
        (
            f"outcomes:\n{FIRST}\n  # Two\n{OF_OUTCOME.format('  ', 2)}",
            f"outcomes:\n{FIRST}\n  # Two\n{OF_OUTCOME.format('  ', 2)}"
            f"\n{OF_OUTCOME.format('  ', 3)}",
        ),
        (
            f"outcomes:\n{OF_OUTCOME.format('', 1)}x-own: 1\n",
            f"outcomes:\n{OF_OUTCOME.format('', 1)}{OF_OUTCOME.format('', 2)}"
            "x-own: 1\n",
        ),
        (TWO + "    # Of O1\n", TWO + "    # Of O1\n" + OF_OUTCOME.format("  ", 2)),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_outcome_goes_below_the_last(before: str, after: str, end: str) -> None:
    """In the columns of the others, and with their empty line between."""
    content = (HEAD + before).replace("\n", end).encode()

    made = blocks.add_outcome(content, NAME, OUTCOME)

    assert made.content.decode() == (HEAD + after).replace("\n", end)
    assert (made.missing, made.faults) == ((), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TWO, TWO + OF_ACTION.format("      ", "1.2")),
        (TWO[:-1], TWO + OF_ACTION.format("      ", "1.2")[:-1]),
        (
            f"outcomes:\n{FIRST}    actions:\n",
            f"outcomes:\n{FIRST}    actions:\n{OF_ACTION.format('      ', '1.1')}",
        ),
        (
            f"outcomes:\n{FIRST}",
            f"outcomes:\n{FIRST}    actions:\n{OF_ACTION.format('      ', '1.1')}",
        ),
        (
            f"outcomes:\n{FIRST}    difference:\n      - date: 2012-02\n",
            f"outcomes:\n{FIRST}    actions:\n{OF_ACTION.format('      ', '1.1')}"
            "    difference:\n      - date: 2012-02\n",
        ),
        (
            TWO + "        # Of 1.1\n    # Of O1\n",
            TWO
            + "        # Of 1.1\n"
            + OF_ACTION.format("      ", "1.2")
            + "    # Of O1\n",
        ),
    ],
)
def test_an_action_goes_below_the_last_of_its_outcome(before: str, after: str) -> None:
    """A new list goes where the format has it, before what difference was made."""
    made = blocks.add_action((HEAD + before).encode(), NAME, "O1", ACTION)

    assert made.content.decode() == HEAD + after
    assert (made.missing, made.faults) == ((), ())


@pytest.mark.parametrize(
    ("text", "rule", "cause"),
    [
        (HEAD + "outcomes: []\n", "no-place-for-block", "empty-brackets"),
        (HEAD + "outcomes: ~\n", "no-place-for-block", "written-empty"),
        (HEAD + "outcomes: [{id: O1}]\n", "no-place-for-block", "in-brackets"),
        (
            HEAD + "outcomes:\n  - id: O1\n    challenge: |\n      Late.",
            "no-place-for-block",
            "no-last-line-end",
        ),
        ("title: X\n", "part-to-correct-first", None),
        (HEAD + "outcomes: none\n", "part-to-correct-first", None),
        (SPECIMEN + "\t- x\n", "part-to-correct-first", None),
    ],
)
def test_where_no_lines_can_be_added_it_says_why(
    text: str, rule: str, cause: str | None
) -> None:
    """Brackets, an empty value that is written, and a file that is no plan."""
    with pytest.raises(Refusal) as refused:
        blocks.add_outcome(text.encode(), NAME, OUTCOME)

    fault = refused.value.faults[0]
    assert (fault.rule, fault.details.get("cause")) == (rule, cause)


@pytest.mark.parametrize(
    ("text", "target", "rule"),
    [
        (SPECIMEN, "O9", "unknown-number"),
        (SPECIMEN, "1.1", "wrong-target"),
        (HEAD + f"outcomes:\n{FIRST}{FIRST}", "O1", "number-taken-twice"),
        (HEAD + f"outcomes:\n{FIRST}    actions: []\n", "O1", "no-place-for-block"),
        (HEAD + f"outcomes:\n{FIRST}    actions: Go\n", "O1", "part-to-correct-first"),
        ("title: X\n", "O1", "part-to-correct-first"),
    ],
)
def test_an_action_needs_an_outcome_to_go_to(text: str, target: str, rule: str) -> None:
    """An outcome that is not there, or has no list that can be read."""
    with pytest.raises(Refusal) as refused:
        blocks.add_action(text.encode(), NAME, target, ACTION)

    assert refused.value.faults[0].rule == rule


def test_what_is_wrong_elsewhere_does_not_keep_anything_out() -> None:
    """A scaffold that is still to be filled in takes a second action."""
    text = SPECIMEN.replace("due: 2012-05", "due: Ongoing")

    made = blocks.add_action(text.encode(), NAME, "O1", ACTION)

    assert (made.id, made.faults) == ("1.2", ())


# --- the commands -----------------------------------------------------------------


def _asked(screen: str) -> list[str]:
    """Return the sentences with which lint asks for more."""
    return [line.strip() for line in screen.split("\n") if line.startswith("  - ")]


def test_what_all_actions_lack_is_asked_for_in_a_new_one(plan: Path) -> None:
    """Lint says it once of all actions, and so of the new one as well."""
    lines = SPECIMEN.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("        risks:"))
    end = next(i for i in range(at + 1, len(lines)) if not lines[i].startswith(" " * 9))
    plan.write_text("\n".join([*lines[:at], *lines[end:]]), "utf-8")
    given = ("--due", "2012-06", "--owner", "Named Nurse", "--added", "2012-03")

    done = run("add", "action", f"{PLAN}/O1", "Train the nurses", *given, *SEEN)

    assert [
        each[: each.find(" has")] for each in _asked(done.stdout) if "risk" in each
    ] == ["- warning: Neither of the 2 actions still to be done"]


@pytest.mark.usefixtures("plan")
def test_advice_is_listed_with_the_command_that_shows_it() -> None:
    """It never keeps anything out, and comes as no surprise afterwards."""
    given = ("--due", "2012-06", "--owner", "Named Nurse", "--added", "2012-03")

    done = run("add", "action", f"{PLAN}/O1", "Audit the letters", *given, *SEEN)

    assert (
        done.exit_code,
        '"actionplan lint --advice" will ask' in done.stdout,
        [each[:9] for each in _asked(done.stdout)],
    ) == (0, True, [*3 * ["- warning"], "- advice:"])


def test_an_action_is_added_and_named(plan: Path) -> None:
    """The lines, the number, what lint will ask for, and the next command."""
    given = ("--due", "2012-06", "--owner", "Named Nurse", "--added", "2012-03")

    done = run("add", "action", f"{PLAN}/O1", "Train the nurses", *given, *SEEN)

    lines = SPECIMEN.count("\n")
    assert (done.exit_code, done.stdout) == (
        0,
        f"""\
Added to {NAME}:

    {lines + 1} |       - id: "1.2"
    {lines + 2} |         action: Train the nurses
    {lines + 3} |         due: 2012-06
    {lines + 4} |         accountable: Named Nurse
    {lines + 5} |         added: 2012-03

"actionplan lint" will ask for more:
  - warning: Action 1.2 does not say which agencies are involved. To fix: add
    "agency" to action 1.2, on a line like this, lined up with "action". Write
    the agency that the owner works for in place of AGENCY:
      agency: "AGENCY"
    If other agencies take part, also list them under "partners". To do that,
    add the line "partners:", lined up with "action". Below that line,
    indented by 2 more spaces, add a line like this for each of them. Write
    the agency and the job title in place of AGENCY and JOB TITLE:
      - {{agency: "AGENCY", post: "JOB TITLE"}}
  - warning: Action 1.2 does not have a risk assessment. To fix: if there are
    no known risks, add "no_known_risks" to action 1.2, with the reason. If
    there are, add "risks" to action 1.2, on a line like this, lined up with
    "action". Write what could go wrong in place of RISK, what you are doing
    about it in place of MITIGATION, and reduce, remove or manage in place of
    APPROACH:
      risks: [{{risk: "RISK", mitigation: "MITIGATION", approach: APPROACH}}]
  - warning: Action 1.2 does not have a measure of success. To fix: add
    "success" to action 1.2, on a line like this, lined up with "action".
    Write what is measured in place of MEASURE, one of the methods below in
    place of METHOD, and the result that counts as success in place of TARGET:
      success: [{{measure: "MEASURE", method: METHOD, target: "TARGET"}}]
    The methods are baseline-comparison, staff-survey, service-user-survey,
    intra-agency-audit, training-evaluation-immediate,
    training-evaluation-post, training-attendance and other. To see what each
    means, type:
      actionplan explain method

Action 1.2 has been added.
To record progress on it:
    actionplan progress add {PLAN}/1.2 "What was done"
""",
    )
    assert plan.read_text("utf-8").startswith(SPECIMEN)


def test_an_outcome_is_added_and_its_actions_come_next(plan: Path) -> None:
    """With the number that the next command takes."""
    given = (
        "--challenge",
        "Records are late.",
        "--desired-outcome",
        "No record is late by June 2012.",
    )

    done = run("add", "outcome", PLAN, *given, *SEEN)

    assert (done.exit_code, done.stdout.splitlines()[-3:]) == (
        0,
        [
            "Outcome O2 has been added.",
            "To add its actions:",
            f"    actionplan add action {PLAN}/O2",
        ],
    )
    assert plan.read_text("utf-8") == (
        SPECIMEN
        + "  - id: O2\n    challenge: Records are late.\n    desired_outcome: "
        + "No record is late by June 2012.\n"
    )


def test_a_dry_run_shows_the_difference_and_writes_nothing(plan: Path) -> None:
    """As every other dry run does."""
    done = run("add", "outcome", PLAN, "--challenge", "Late.", "--dry-run", *SEEN)

    added = [line for line in done.stdout.splitlines() if line.startswith("+ ")]
    assert (added, "Outcome O2 would be added." in done.stdout) == (
        ["+  - id: O2", "+    challenge: Late."],
        True,
    )
    assert plan.read_text("utf-8") == SPECIMEN


GIVEN = ("--due", "2012-06", "--owner", "Named Nurse", "--added", "2012-03")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("outcome", PLAN), ["--challenge is missing"]),
        (("outcome", PLAN, "--challenge", "  "), ["--challenge is missing"]),
        (
            ("outcome", PLAN, "--challenge", "Late.", "--value", "4"),
            ["--measure is missing"],
        ),
        (
            ("action", f"{PLAN}/O1", "--added", "2012-03"),
            ["TEXT is missing", "--due is missing", "--owner is missing"],
        ),
        (("action", f"{PLAN}/O1", "Go", *GIVEN, "--target", "9"), ["--measure is"]),
        (("action", f"{PLAN}/O1", "Go", *GIVEN, "--approach", "reduce"), ["--risk is"]),
        (
            ("outcome", PLAN, "--challenge", "TBC"),
            ['"TBC" is not enough after --challenge'],
        ),
        (("outcome", PLAN, "--challenge", "Late.", "--id", "1.1"), ['"1.1"']),
        (("outcome", PLAN, "--challenge", "Late.", "--id", "O 2"), ['"O 2"']),
        (
            ("outcome", PLAN, "--challenge", "Late.", "--due", "03/06/2012"),
            ["3 June 2012", "6 March 2012"],
        ),
        (
            ("action", f"{PLAN}/O1", "Go on", *GIVEN, "--method", "survey"),
            ["--measure is missing"],
        ),
        (
            ("action", f"{PLAN}/O1", "Train", *GIVEN[2:], "--due", "2011-03"),
            [
                "March 2011",
                "If not, run the same command again with the right date",
            ],
        ),
        (
            ("action", f"{PLAN}/O1", "Train", *GIVEN[2:4], "--due", "2011-03"),
            [
                "If the due date is wrong, run the same command again with the right"
                " one",
                'correct "agreed" in the plan, and run the same command again',
            ],
        ),
        (
            ("action", f"{PLAN}/O1", "Train", *GIVEN, "--owner", "TBC"),
            ['add --no-owner and the reason, for example: --no-owner "The post is'],
        ),
        (
            ("action", f"{PLAN}/O1", "Train", *GIVEN, "--owner", "All agencies"),
            ["one owner, and move the other agencies that take part to --partner."],
        ),
        (
            ("action", f"{PLAN}/O1", "Train", *GIVEN, "--partner", "Named GP"),
            [
                'The agency "Named GP" in action 1.2 includes a job title.',
                "after --partner, in quotation marks, write the agency, a colon and the"
                " job title, such as Kent Police: Detective Inspector.",
            ],
        ),
        (
            ("action", f"{PLAN}/O1", "Train the nurses", *GIVEN[:4]),
            ["had no update since 15 August 2011", "--added 2012-03-01"],
        ),
        (
            ("action", f"{PLAN}/O1", "Train", *GIVEN, "--arises-from", "9.9"),
            ['"9.9"'],
        ),
    ],
)
def test_what_lint_would_report_is_refused_before_it_is_written(
    plan: Path, args: tuple[str, ...], said: list[str]
) -> None:
    """What is missing is named by its option, and so is what is wrong."""
    done = run("add", *args, *SEEN)

    assert isinstance(done.exception, Refusal)
    told = run_refusal(done.exception)
    assert [words for words in said if words not in told] == []
    assert plan.read_text("utf-8") == SPECIMEN


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        (("--due", "3/4/2012"), "--due"),
        (("--due", "soon"), "--due"),
        (("--due", "2012-06", "--measured-by", "3/4/2012"), "--measured-by"),
        (("--due", "2012-06", "--added", "3/4/2012"), "--added"),
        (("--due", "2012-06", "--owner", "TBC"), "--owner"),
    ],
)
def test_what_is_wrong_is_told_of_the_option_and_not_of_the_file(
    plan: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], option: str
) -> None:
    """The plan has no such date, so its name does not begin the message."""
    done = run("add", "action", f"{PLAN}/O1", "Train nurses", *GIVEN[2:], *typed, *SEEN)

    assert isinstance(done.exception, Refusal)
    console.refusal(done.exception)
    starts = [line for line in capsys.readouterr().err.splitlines() if line[:1] != " "]
    assert [each for each in starts if each.startswith(f"{option}: ")] != []
    assert plan.read_text("utf-8") == SPECIMEN


def run_refusal(refused: Refusal) -> str:
    """Return all that a refusal says, on one line."""
    put = [diagnose.put(fault, refused.file, None) for fault in refused.faults]
    return " ".join(f"{each.message} To fix: {each.remedy}" for each in put)


def test_a_warning_may_stand_and_an_error_may_not(plan: Path) -> None:
    """With --anyway a date that has passed is added, and a placeholder is not."""
    late = ("add", "action", f"{PLAN}/O1", "Train", "--due", "2012-01", *GIVEN[2:])

    refused = run(*late, "--owner", "TBC", "--anyway", *SEEN)
    done = run(*late, "--anyway", *SEEN)

    assert isinstance(refused.exception, Refusal)
    assert (done.exit_code, plan.read_text("utf-8").count("due: 2012-01")) == (0, 1)


@pytest.mark.parametrize("level", ["warning", "error"])
def test_nothing_is_refused_because_a_comment_is_no_longer_needed(
    plan: Path, level: str
) -> None:
    """The first action of an outcome solves what was accepted; lint mentions it."""
    comment = "  # actionplan: accept[outcome-without-actions]: agreed in May"
    outcome = f"  - id: O2{comment}\n    challenge: Records are late.\n"
    plan.write_text(f"{SPECIMEN.rstrip()}\n{outcome}", "utf-8")
    settings = f'[rules]\nunused-acceptance = "{level}"\n'
    plan.with_name("actionplan.toml").write_text(settings, "utf-8")
    line = len(f"{SPECIMEN.rstrip()}\n".splitlines()) + 1

    done = run("add", "action", f"{PLAN}/O2", "Train all the nurses", *GIVEN, *SEEN)

    mention = f"- {level}: Line {line}: This comment is not needed"
    assert (done.exception, mention in done.output) == (None, True)


def test_lint_names_the_command_that_adds_the_first_action(plan: Path) -> None:
    """An outcome that was added has no line "actions:" to write below."""
    plan.write_text(f"{SPECIMEN.rstrip()}\n  - id: O2\n    challenge: Records.\n")
    command = f"actionplan add action {PLAN}/O2"

    before = run("lint", str(plan), *SEEN).stdout
    added = run("add", "action", f"{PLAN}/O2", "Train all the nurses", *GIVEN, *SEEN)
    after = run("lint", str(plan), *SEEN).stdout

    assert (command in before, added.exit_code, command in after) == (True, 0, False)


def test_an_action_takes_its_date_from_its_outcome(plan: Path) -> None:
    """Where the outcome has one, none is asked for."""
    plan.write_text(SPECIMEN.replace("  - id: O1\n", "  - id: O1\n    due: 2012-07\n"))

    done = run("add", "action", f"{PLAN}/O1", "Train the nurses", *GIVEN[2:], *SEEN)

    assert done.exit_code == 0, done.exception


def test_every_option_has_its_field(plan: Path) -> None:
    """What is typed for each option is in the file, in the order of the format."""
    done = run(
        *("add", "action", f"{PLAN}/O1", "Train the nurses"),
        *("--no-due-date", "The room is not booked.", "--set-date-by", "2012-04"),
        *("--owner", "Named Nurse", "--owner", "Head of Service, Assessment"),
        *("--agency", "Kent Police", "--partner", "Medway NHS: Named Doctor"),
        *("--partner", "Kent Police: Detective Inspector"),
        *("--measure", "Nurses who use the form", "--method", "staff-survey"),
        *("--target", "9 of 9", "--measured-by", "2012-12"),
        *("--evidence-needed", "The list of names", "--risk", "Too few places"),
        *("--approach", "reduce", "--mitigation", "Two more dates"),
        *("--priority", "must-do", "--added", "2012-03", "--arises-from", "1.1"),
        *("--id", "1.7", *SEEN),
    )

    assert done.exit_code == 0, done.exception
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.7"
        action: Train the nurses
        priority: must-do
        no_due_date: The room is not booked.
        set_date_by: 2012-04
        accountable:
          - Named Nurse
          - Head of Service, Assessment
        agency: Kent Police
        partners:
          - agency: Medway NHS
            post: Named Doctor
          - agency: Kent Police
            post: Detective Inspector
        success:
          - measure: Nurses who use the form
            method: staff-survey
            target: 9 of 9
            measured_by: 2012-12
        evidence_needed:
          - The list of names
        risks:
          - risk: Too few places
            approach: reduce
            mitigation: Two more dates
        added: 2012-03
        arises_from: "1.1"
"""
    )


# --- conversations ----------------------------------------------------------------

on_terminals = pytest.mark.skipif(
    sys.platform == "win32", reason="terminals of another kind"
)


@on_terminals
def test_on_a_terminal_it_asks_until_an_answer_can_be_taken(plan: Path) -> None:
    """A mistake is named and asked about again; Enter leaves out what can be left."""
    answers = {
        "will be done": ["", "TBC", "Train the nurses"],
        "achieved?": ["03/06/2012", "end of June", "end of June 2012"],
        "owner?": ["All agencies", "Named Nurse"],
        "belong to?": [""],
        "counted": [""],
        "go wrong?": [""],
        "join the plan?": ["2012-03"],
    }

    typed = [each for group in answers.values() for each in group]
    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    order = [done.screen.index(words) for words in answers]
    told = (
        "An answer is needed here.",
        '"TBC" does not answer the question.',
        "can mean 3 June 2012 or 6 March 2012",
        '"All agencies" is too broad',
        "To keep it as it is, press Enter.",
        "Action 1.2 has been added.",
    )
    assert (done.code, order == sorted(order)) == (0, True), done.screen
    assert [words for words in told if words not in done.screen] == []
    assert "--partner" not in done.screen
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.2"
        action: Train the nurses
        due: 2012-06
        accountable: Named Nurse
        added: 2012-03
"""
    )


@on_terminals
def test_without_a_date_or_an_owner_the_reason_is_asked(plan: Path) -> None:
    """The honest gap is written down, and when there will be a date."""
    typed = ["Train the nurses", "", "No room is booked.", "2012-04", ""]
    typed += ["The post is vacant until May.", "", "", ""]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    assert done.code == 0, done.screen
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.2"
        action: Train the nurses
        no_due_date: No room is booked.
        set_date_by: 2012-04
        no_owner: The post is vacant until May.
"""
    )


@on_terminals
@pytest.mark.parametrize("none", ["none", "None identified", "No known risks.", "N/A"])
def test_that_there_are_no_known_risks_is_an_answer(plan: Path, none: str) -> None:
    """Nobody has to invent a risk. The plan only has to say why there is none."""
    typed = ["Train the nurses", "2012-06", "Named Nurse", "", "", none]
    typed += ["The nurses' managers have agreed to it.", "2012-03"]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    told = ("no known risks, type none", "Why are there no known risks?")
    screen = " ".join(done.screen.split())
    assert (done.code, [words for words in told if words not in screen]) == (0, [])
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.2"
        action: Train the nurses
        due: 2012-06
        accountable: Named Nurse
        no_known_risks: The nurses' managers have agreed to it.
        added: 2012-03
"""
    )


@on_terminals
def test_a_partner_is_asked_for_in_a_plan_of_several_agencies(plan: Path) -> None:
    """Lint warns where no action of such a plan names one."""
    typed = ["Train the nurses", "2012-06", "Named Nurse", "Medway NHS"]
    typed += ["Kent Police: Detective Inspector", "", "", "2012-03"]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    assert (done.code, "Does another agency take part?" in done.screen) == (0, True)
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.2"
        action: Train the nurses
        due: 2012-06
        accountable: Named Nurse
        agency: Medway NHS
        partners:
          - agency: Kent Police
            post: Detective Inspector
        added: 2012-03
"""
    )


@on_terminals
@pytest.mark.parametrize(
    "title", ["Named GP", "Named GP at the Integrated Care Board", "Named GP, ICB"]
)
def test_a_job_title_in_place_of_an_agency_is_asked_about_again(
    plan: Path, title: str
) -> None:
    """A report would print the words next to the job title, as an agency."""
    typed = ["Train the nurses", "2012-06", "Named Nurse", "Medway NHS", title]
    typed += ["Integrated Care Board \u2013 Named GP", "", "", "2012-03"]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    told = (
        f'The agency "{title}" in action 1.2 includes a job title.',
        "type the agency, a colon and the job title, such as Kent Police: Detective"
        " Inspector.",
        "To keep it as it is, press Enter.",
    )
    said = " ".join(done.screen.split())
    assert [words for words in told if words not in said] == []
    assert (
        "        partners:\n"
        "          - agency: Integrated Care Board\n"
        "            post: Named GP\n"
    ) in plan.read_text("utf-8")


@on_terminals
def test_the_agency_of_an_owner_is_not_a_job_title(plan: Path) -> None:
    """The owner has a question of their own."""
    typed = ["Train the nurses", "2012-06", "Named Nurse", "Named Nurse"]
    typed += ["Medway NHS", "", "", "", "2012-03"]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    assert "type only the name of the agency." in " ".join(done.screen.split())
    assert "agency: Medway NHS" in plan.read_text("utf-8")


@on_terminals
def test_a_warning_is_kept_by_pressing_enter(plan: Path) -> None:
    """It may be right: the person at the terminal has been told, and decides."""
    typed = ["Train the nurses", "2012-01", "", "Named Nurse", "", "", "", ""]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    added = plan.read_text("utf-8").removeprefix(SPECIMEN)
    assert (done.code, "due: 2012-01" in added) == (0, True), done.screen


@on_terminals
def test_an_outcome_is_asked_for_with_its_figures(plan: Path) -> None:
    """The challenge is needed; the rest can be left for later."""
    typed = ["Records are late.", "", "Records written the same day", "40 per cent"]
    typed += ["June 2011", "", ""]

    done = converse(plan.parent, ("add", "outcome", PLAN), typed)

    assert done.code == 0, done.screen
    assert "Which month or date is the figure for?" in done.screen
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
  - id: O2
    challenge: Records are late.
    baseline:
      - measure: Records written the same day
        value: 40 per cent
        date: 2011-06
"""
    )


@on_terminals
def test_the_date_of_a_figure_is_asked_only_where_there_is_one(plan: Path) -> None:
    """Without a figure there is nothing that the date could be of."""
    typed = ["Records are late.", "", "Records written the same day", "", "9 of 10", ""]

    done = converse(plan.parent, ("add", "outcome", PLAN), typed)

    assert (done.code, "is the figure for?" in done.screen) == (0, False), done.screen


@on_terminals
def test_a_question_mark_shows_what_each_choice_means(plan: Path) -> None:
    """The words of "actionplan explain", and then the question is still open."""
    typed = ["Train the nurses", "2012-06", "Named Nurse", "", "Nurses who can say how"]
    typed += ["?", "2", "9 of 9", "", ""]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    told = (
        "To see what each of these means, type a question mark (?).",
        ("4 intra-agency-audit: An agency audits its own cases or practice."),
    )
    assert [words for words in told if words not in done.screen] == []
    assert "method: staff-survey" in plan.read_text("utf-8")


@on_terminals
@pytest.mark.parametrize("answers", [[], ["Train the nurses"]])
def test_who_stops_has_written_nothing(plan: Path, answers: list[str]) -> None:
    """At any question."""
    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), answers)

    assert (done.code, plan.read_text("utf-8")) == (130, SPECIMEN), done.screen
    assert done.screen.endswith("\nStopped. Nothing has been written.\n")


@on_terminals
def test_who_gives_everything_is_asked_nothing(plan: Path) -> None:
    """A command that is complete runs the same on a terminal."""
    command = ("add", "action", f"{PLAN}/O1", "Train the nurses", *GIVEN)

    done = converse(plan.parent, command, [])

    assert (done.code, "> " in done.screen) == (0, False), done.screen


@on_terminals
def test_a_mistake_in_an_option_is_told_before_anything_is_asked(plan: Path) -> None:
    """Nobody answers seven questions to hear that the first word was wrong."""
    command = ("add", "action", f"{PLAN}/O1", "--due", "soon")

    done = converse(plan.parent, command, [])

    assert (done.code, "> " in done.screen) == (2, False), done.screen


@on_terminals
def test_lines_fit_a_narrow_terminal(plan: Path) -> None:
    """Questions and mistakes are folded between words."""
    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), ["TBC"], columns=60)

    assert max(map(len, done.screen.splitlines())) < 60, done.screen


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", "reduce"),
        ("3", "manage"),
        ("4", ""),
        ("0", ""),
        ("Reduce", "reduce"),
        ("rem", "remove"),
        ("re", ""),
        ("", ""),
        ("must", ""),
        ("\u0661", ""),
        ("9" * 5000, ""),
        ("0000000013", ""),
    ],
)
def test_a_choice_is_made_by_number_or_by_its_beginning(typed: str, meant: str) -> None:
    """What is neither is no choice, and the question is asked again."""
    assert asking.chosen(typed, ("reduce", "remove", "manage")) == meant


OTHER = ("--measure", "Nurses who know the form", "--method", "other")


def test_another_method_is_described_by_an_option_that_the_message_names(
    plan: Path,
) -> None:
    """And the help lists the methods, as the format does."""
    what = ("add", "action", f"{plan.stem}/O1", "Ask the nurses", "--due", "2012-09")
    given = (*what, "--owner", "Head of Service", "--added", "2012-03-01", *OTHER)
    detail = ("--method-detail", "The nurse lead rings 20 nurses")
    day = ("--as-of", "2012-03-01")

    refused = run(*given, *day).exception
    done = run(*given, *detail, *day)

    assert isinstance(refused, Refusal)
    said = [diagnose.put(fault, "", None) for fault in refused.faults]
    assert [each.remedy for each in said] == [
        "add --method-detail, saying how you will measure success. If what you typed is"
        " right, run the same command again with --anyway at the end."
    ]
    assert done.exit_code == 0
    assert "method_detail: The nurse lead rings 20 nurses\n" in plan.read_text()
    field = plan_schema.schema()["$defs"]["success"]["properties"]["method"]
    *first, last = field["enum"]
    assert (*first, last) == measuring.METHODS
    words = " ".join(run("add", "action", "-h").stdout.split())
    assert f"How success is measured: {', '.join(first)} or {last}." in words


@on_terminals
@pytest.mark.parametrize(
    "answers",
    [
        ["Kent Police", "", "Nurses who know", "other", "", "", "Too few", "", ""],
        ["", "Nurses who know", "other", "", "9 of 9", "Too few", "reduce", "More"],
        ["Named Nurse", "", "", "", "", "", ""],
    ],
)
@pytest.mark.parametrize("due", [["2012-06"], ["2012-01", ""], ["2011-06", ""]])
def test_everything_that_lint_will_report_is_listed(
    plan: Path, answers: list[str], due: list[str]
) -> None:
    """Also what was left out with Enter, and a warning that was kept."""
    before = run("lint", "--advice", *SEEN, "--format", "json").stdout
    typed = ["Train the nurses", *due, "Named Nurse", *answers, *[""] * 4]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    after = run("lint", "--advice", *SEEN, "--format", "json").stdout
    known, found = (
        [(each["level"], each["message"]) for each in json.loads(out)["diagnostics"]]
        for out in (before, after)
    )
    said = " ".join(done.screen[done.screen.index("Added to") :].split())
    new = [
        f"- {level}: {words}" for level, words in found if (level, words) not in known
    ]
    assert (len(new) > 2, [each for each in new if each not in said]) == (True, [])
    assert said.count(" To fix: ") == len(new)


OWNER = "MSCB Development Officer"
SAME = "Publish guidance for working with families who are hard to engage"


@on_terminals
@pytest.mark.parametrize(
    ("again", "text"), [("Publish guidance for schools", None), ("", SAME)]
)
def test_what_is_wrong_with_an_earlier_answer_is_asked_at_its_own_question(
    plan: Path, again: str, text: str | None
) -> None:
    """What is typed there must not become the answer to another question."""
    typed = [SAME, "2012-05", OWNER, "", "", "", "2012-02", again]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    told = f"""
Action 1.2 is the same as action 1.1, word for word.
  To fix: if you need both actions, type the answer again, and say what is
  different, such as the agency, the part of the work or the stage. If not,
  press Ctrl+C, and add to action 1.1 in the file anything that it still
  needs.

What exactly will be done? Give one thing that can be finished.
You typed: {SAME}
To keep it as it is, press Enter.
> {again}
"""
    assert (done.code, told in done.screen) == (0, True), done.screen
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == f"""\
      - id: "1.2"
        action: {text or again}
        due: 2012-05
        accountable: {OWNER}
        added: 2012-02
"""
    )


@on_terminals
def test_an_earlier_answer_with_a_mistake_is_corrected_until_it_can_stand(
    plan: Path,
) -> None:
    """It is checked as at first, and the same is not asked for twice."""
    typed = ["Train nurses by June 2012", "2012-04", OWNER, "", "", "", "2012-02"]
    typed += ["TBC", "Train nurses by July 2012", "Train nurses"]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    said = " ".join(done.screen.split())
    told = (
        "To fix: if the due date is right, type the answer again without the date. What"
        " exactly will be done? Give one thing that can be finished. You typed: Train"
        " nurses by June 2012 To keep it as it is, press Enter. > TBC"
        ' "TBC" does not answer the question.',
        'The text of action 1.2 says "by July 2012", but the action is due in April'
        " 2012.",
    )
    assert (done.code, [words for words in told if words not in said]) == (0, []), said
    assert "        action: Train nurses\n        due: 2012-04\n" in plan.read_text()
