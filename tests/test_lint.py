"""The lint command: what it finds, what it did not look at, and how it ends."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from tests.conftest import SPECIMEN, run

from actionplan import lint, rules
from actionplan.output import findings
from actionplan.reading import yaml_reader
from actionplan.rule import cases
from actionplan.storage.resources import SCHEMAS

HERE = Path(__file__).parent
SEEN_ON = "2012-03-01"


def _command(*args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "actionplan", *args],
        cwd=cwd,
        env=os.environ | env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one clean plan, which is the current folder."""
    (tmp_path / "scr-family-a-2011.yaml").write_text(SPECIMEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("plans")
def test_a_clean_plan_gets_one_honest_line() -> None:
    """All is well is said with how much was checked and as of when."""
    result = run("lint", "--as-of", SEEN_ON)

    assert (result.exit_code, result.stdout) == (
        0,
        "Checked 1 plan (report date 1 March 2012). No problems found.\n",
    )


@pytest.mark.parametrize("name", ["rag_legend", "source"])
def test_lines_are_shown_as_they_have_to_be_copied(name: str, plans: Path) -> None:
    """What is copied from the screen starts with as many spaces as in the file."""
    (path,) = plans.rglob("*.yaml")
    text = path.read_text("utf-8")
    without = re.sub(rf"(?m)^{name}:.*\n(?: .*\n)+", "", text)
    path.write_text(without, "utf-8")

    told = run("lint", str(path), "--as-of", SEEN_ON).stdout

    lines = re.search(rf"(?m)^ *{name}:\n(?: +.+\n)+", told)
    assert lines is not None
    path.write_text(without.replace("\noutcomes:", f"\n{lines[0]}outcomes:"), "utf-8")
    again = run("lint", str(path), "--as-of", SEEN_ON, "--format", "json").stdout
    rules_now = {each["rule"] for each in json.loads(again)["diagnostics"]}
    assert rules_now <= {"empty-field", "source-without-reference"}


def test_a_file_that_is_no_plan_is_not_counted_as_one(plans: Path) -> None:
    """One plan was checked, so its problems are not simply "in 2 files"."""
    (path,) = plans.rglob("*.yaml")
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-01"), "utf-8")
    entry = {
        "rule": "stale-action",
        "plan": path.stem,
        "item": "1.1",
        "field": "",
        "first_seen": "2011-12-01",
    }
    content = {"format": "actionplan-accepted/1", "findings": [entry]}
    (plans / "actionplan-accepted.json").write_text(json.dumps(content), "utf-8")

    told = " ".join(run("lint", "--as-of", SEEN_ON).stdout.split())

    assert "Checked 1 plan (report date 1 March 2012): " in told
    assert ", in 1 plan and 1 other file." in told


def test_a_line_for_the_plan_itself_says_where_it_goes(plans: Path) -> None:
    """A legend and a review are outside the outcomes, whatever a screen shows."""
    (path,) = plans.rglob("*.yaml")
    text = path.read_text("utf-8")
    for name in ("rag_legend", "review"):
        text = re.sub(rf"(?m)^{name}:.*\n(?: .*\n)+", "", text)
    path.write_text(text, "utf-8")

    told = " ".join(run("lint", str(path), "--as-of", SEEN_ON).stdout.split())

    where = 'above the line "outcomes:", with no spaces before "{}"'
    assert [where.format(n) in told for n in ("rag_legend", "review")] == [True, True]


def test_a_finding_has_its_five_parts_in_order(plans: Path) -> None:
    """Where, how serious, what is wrong, the words underlined, what to do."""
    plan = plans / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN.replace("due: 2012-05", "due: Novermber 2011"))

    result = run("lint", "--as-of", SEEN_ON)

    assert (result.exit_code, result.stdout) == (
        1,
        """\
scr-family-a-2011.yaml:36:14  error  not-a-date
  "Novermber 2011" must be in numbers. The date looks like November 2011.

    36 |         due: Novermber 2011
       |              ^^^^^^^^^^^^^^

  In action 1.1, "Publish guidance for working with families who are hard to
  engage". Accountable: MSCB Development Officer.
  To fix: write 2011-11 in "due".

Checked 1 plan (report date 1 March 2012): 1 error.
Not checked until fixed: "due" in action 1.1 of scr-family-a-2011.yaml.
""",
    )


def test_many_typos_of_one_kind_are_one_thing_to_know(plans: Path) -> None:
    """The first is explained, and each other has its line, and what to write there."""
    start, action = SPECIMEN.partition('      - id: "1.1"')[::2]
    months = ("Nov 2012", "Dec 2012", "Jan 2013", "Ongoing", "Feb 2013", "2013-03")
    actions = (
        f'      - id: "1.{number}"'
        + action.replace("due: 2012-05", f"due: {month}").replace(
            "hard to engage", f"hard to engage ({number})"
        )
        for number, month in enumerate(months, 1)
    )
    (plans / "scr-family-a-2011.yaml").write_text(start + "".join(actions))

    result = run("lint", "--as-of", SEEN_ON)

    assert (
        result.stdout.partition("\nChecked")[0]
        == """\
scr-family-a-2011.yaml:36:14  error  not-a-date
  "Nov 2012" must be in numbers: 2012-11.

    36 |         due: Nov 2012
       |              ^^^^^^^^

  In action 1.1, "Publish guidance for working with families who are hard to
  engage (1)". Accountable: MSCB Development Officer.
  To fix: write 2012-11 in "due".

scr-family-a-2011.yaml  error  not-a-date
  To fix: change 3 more lines in the same way, as shown below each one.

    61 | due: Dec 2012
         due: 2012-12
    86 | due: Jan 2013
         due: 2013-01
   136 | due: Feb 2013
         due: 2013-02

scr-family-a-2011.yaml:111:14  error  not-a-date
  "Ongoing" is not a date. Without a date, readers cannot tell whether this
  action is late.

   111 |         due: Ongoing
       |              ^^^^^^^

  In action 1.4, "Publish guidance for working with families who are hard to
  engage (4)". Accountable: MSCB Development Officer.
  To fix: if there cannot be a date yet, change this field to "no_due_date:",
  followed by what the date depends on. If you copied this text from a
  document that does not give a date, change this field to:
      due_as_written: "Ongoing"
  If you make either of those changes, and the action is not complete, also
  add this line below the changed one, with the month by which the date will
  be set in place of YYYY-MM:
      set_date_by: YYYY-MM
  If there is a date, write the year and month in "due", in numbers, as
  YYYY-MM.
"""
    )


def test_the_concise_format_has_one_line_a_finding(plans: Path) -> None:
    """path:line:column is never folded."""
    plan = plans / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-01"))

    result = run("lint", "--as-of", SEEN_ON, "--format", "concise")

    assert (result.exit_code, result.stdout) == (
        0,
        "scr-family-a-2011.yaml:36:14: warning overdue-action: Action 1.1 was due by"
        " the end of January 2012. On 1 March 2012, the action is 4 weeks"
        " overdue.\n"
        "Checked 1 plan (report date 1 March 2012): 1 warning.\n",
    )


def test_json_has_the_shape_that_its_schema_says(plans: Path) -> None:
    """The report for other programs is what the published schema describes."""
    plan = plans / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN.replace("due: 2012-05", "due: Ongoing"))
    (plans / "notes.yaml").write_text("just: notes\n")

    result = run("lint", "--as-of", SEEN_ON, "--format", "json")
    report = json.loads(result.stdout)
    described = json.loads((SCHEMAS / "lint-report.schema.json").read_text())
    Draft202012Validator.check_schema(described)
    Draft202012Validator(described, registry=Registry()).validate(report)

    assert (
        result.exit_code,
        report["checked"],
        report["not_read"],
        report["set_aside"],
        report["counts"],
        [(d["file"], d["line"], d["rule"]) for d in report["diagnostics"]],
    ) == (
        1,
        ["scr-family-a-2011.yaml"],
        ["notes.yaml"],
        [{"file": "scr-family-a-2011.yaml", "parts": ['"due" in action 1.1']}],
        {"error": 2, "warning": 0, "advice": 0},
        [
            ("notes.yaml", None, "not-a-plan"),
            ("scr-family-a-2011.yaml", 36, "not-a-date"),
        ],
    )


@pytest.mark.parametrize("form", findings.FORMATS)
@pytest.mark.parametrize(
    ("due", "fail_on", "code"),
    [
        ("2012-05", "error", 0),
        ("2012-01", "error", 0),
        ("2012-01", "warning", 1),
        ("2012-01", "never", 0),
        ("Ongoing", "error", 1),
        ("Ongoing", "never", 0),
    ],
)
def test_the_exit_code_follows_the_findings_and_no_format(
    plans: Path, form: str, due: str, fail_on: str, code: int
) -> None:
    """Findings at or above --fail-on are exit 1 in whatever format."""
    plan = plans / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN.replace("due: 2012-05", f"due: {due}"))

    args = ("--as-of", SEEN_ON, "--format", form, "--fail-on", fail_on)
    assert run("lint", *args).exit_code == code


def test_a_file_that_cannot_be_read_never_passes(plans: Path) -> None:
    """What could not be read is an exit 1 whatever --fail-on says, and is counted."""
    (plans / "broken.yaml").write_text("challenge: Staff: not prepared\n")

    result = run("lint", "--as-of", SEEN_ON, "--fail-on", "never")

    assert (result.exit_code, result.stdout.splitlines()[-3:]) == (
        1,
        [
            "",
            "Checked 1 plan (report date 1 March 2012): 1 error, in 1 file.",
            "1 file could not be read as a plan, so it was not checked.",
        ],
    )


def test_nothing_to_check_is_not_all_is_well(tmp_path: Path) -> None:
    """An empty folder is exit 2, with a sentence on standard error."""
    result = _command("lint", cwd=tmp_path)

    assert (result.returncode, result.stdout, result.stderr) == (
        2,
        "",
        """\
No plans were found in the current folder or below it. The file name of a plan
ends in .yaml or .yml.
  To fix: if the plans are in another folder, go to that folder, and run the
  same command again. If there are no plans yet, start one. To do that, type:
      actionplan new
""",
    )


def test_plans_that_the_settings_leave_out_are_not_said_to_be_missing(
    tmp_path: Path,
) -> None:
    """They are named, with the folder to move them to, seen from where one is."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "a.yaml").touch()
    (tmp_path / "ours" / "actionplan.toml").write_text('plans = ["b/*.yaml"]\n')

    said = _command("lint", "ours", cwd=tmp_path).stderr

    assert (
        said
        == """\
No plans were found in "ours" or below it. The "plans" list in actionplan.toml
does not include "ours/a.yaml".
  To fix: if "ours/a.yaml" is a plan, move it to the folder "ours/b", and run
  the same command again. If the plans are in another folder, run the same
  command again for that folder. If there are no plans yet, start one. To do
  that, type:
      actionplan new --in ours/b
"""
    )


def test_a_path_that_is_not_there_is_named(plans: Path) -> None:
    """A misspelt path is exit 2, with the name it may be meant for."""
    result = _command("lint", "scr-famly-a-2011.yaml", cwd=plans)

    assert (result.returncode, result.stdout, result.stderr) == (
        2,
        "",
        """\
scr-famly-a-2011.yaml: There is no file or folder called
"scr-famly-a-2011.yaml". Did you mean "scr-family-a-2011.yaml"?
  To fix: if you are in the wrong folder, go to the right one. Then run the
  same command again with the right name.
""",
    )


def test_an_id_like_that_of_a_plan_in_a_folder_is_asked_about(tmp_path: Path) -> None:
    """The ID of a plan stands for its file, and a slip in it is said."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "dhr-b-2012.yaml").touch()

    result = _command("lint", "dhr-b-2021", cwd=tmp_path)

    assert (result.returncode, result.stderr) == (
        2,
        """\
There is no plan with the plan ID "dhr-b-2021" in the current folder or below
it. Did you mean "dhr-b-2012"?
  To fix: check the plan ID. If it is wrong, run the same command again with
  the right plan ID. If it is right, go to the folder that the plan is in, and
  run the same command again there.
""",
    )


@pytest.mark.usefixtures("plans")
def test_a_day_that_cannot_be_read_is_refused() -> None:
    """--as-of takes a day; anything else is exit 2 before anything is judged."""
    result = _command("lint", "--as-of", "03/04/2012", cwd=Path())

    assert (result.returncode, result.stderr) == (
        2,
        '"03/04/2012" can mean 3 April 2012 or 4 March 2012.\n'
        "  To fix: if you mean 3 April 2012, write --as-of 2012-04-03. If you mean 4\n"
        "  March 2012, write --as-of 2012-03-04.\n",
    )


def test_without_time_the_verdict_is_of_the_file_alone(plans: Path) -> None:
    """--no-time asks no rule that depends on the day, and says so."""
    plan = plans / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-01"))

    result = run("lint", "--as-of", "2019-01-01", "--no-time")

    assert (result.exit_code, result.stdout) == (
        0,
        "Checked 1 plan. No problems found.\n"
        "Checks that depend on the date were not run.\n",
    )


def test_the_order_of_the_arguments_changes_nothing(plans: Path) -> None:
    """The same plans get the same bytes, named in whatever order and twice."""
    other = plans / "second.yaml"
    other.write_text(SPECIMEN.replace("due: 2012-05", "due: soon"))
    first = "scr-family-a-2011.yaml"

    there = run("lint", "--as-of", SEEN_ON, first, "second.yaml").stdout
    back = run("lint", "--as-of", SEEN_ON, "second.yaml", first, first).stdout

    assert there == back


def test_lint_changes_nothing(plans: Path) -> None:
    """Checking never writes: not a byte, not a time, not a file."""
    (plans / "broken.yaml").write_bytes(b"\xff\x00")
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in plans.iterdir()}

    run("lint")

    assert {
        p: (p.read_bytes(), p.stat().st_mtime_ns) for p in plans.iterdir()
    } == before


def test_plans_that_do_not_go_together_are_told(plans: Path) -> None:
    """Across plans: two of one id, and a reference to what is not there."""
    (plans / "2011").mkdir()
    (plans / "2011" / "scr-family-a-2011.yaml").write_text(SPECIMEN)
    for letter, target in (
        ("b", "O1"),
        ("c", "scr-family-b-2012/9.9"),
        ("d", "scr-famly-b-2012/1.1"),
        ("e", "scr-family-f-2012/1.1"),
    ):
        plan_id = f"scr-family-{letter}-2012"
        withdrawn = f"state: withdrawn\n            replaced_by: {target}"
        text = SPECIMEN.replace("scr-family-a-2011", plan_id)
        path = plans / f"{plan_id}.yaml"
        path.write_text(text.replace("rag: green", withdrawn))

    unread = SPECIMEN.replace("family-a-2011", "family-f-2012")
    unread = unread.replace("due: 2012-05", "due: 2012")
    (plans / "scr-family-f-2012.yaml").write_text(unread)

    found = json.loads(run("lint", "--as-of", SEEN_ON, "--format", "json").stdout)
    said = [
        (d["file"], d["line"], f"{d['message']} To fix: {d['remedy']}")
        for d in found["diagnostics"]
        if d["rule"] != "incomplete-date"
    ]
    words = {
        name: [" ".join(case.says.split()) for case in cases(rules.ALL[name])]
        for name in ("duplicate-plan-id", "unknown-reference-elsewhere")
    }

    assert said == [
        ("2011/scr-family-a-2011.yaml", 2, words["duplicate-plan-id"][0]),
        ("scr-family-c-2012.yaml", 55, words["unknown-reference-elsewhere"][0]),
        ("scr-family-d-2012.yaml", 55, words["unknown-reference-elsewhere"][1]),
    ]


def test_both_readers_say_the_same_of_the_examples() -> None:
    """Without libyaml the findings are the same, only later."""
    for path in sorted((HERE.parent / "examples").glob("*.yaml")):
        content = path.read_bytes()
        fast, slow = (
            yaml_reader.parse(content, engine)
            for engine in (yaml_reader.ENGINES[0], yaml_reader.ENGINES[-1])
        )
        assert fast == slow, path.name


def test_a_clean_plan_in_a_pipe_is_checked_without_what_it_does_not_need(
    plans: Path,
) -> None:
    """The start of lint imports no jsonschema, jinja2, rich or tomlkit."""
    code = (
        "import sys; from actionplan.cli import app;"
        f"app(['lint', '--as-of', '{SEEN_ON}'], standalone_mode=False);"
        "names = {name.partition('.')[0] for name in sys.modules};"
        "print(*sorted(names), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=plans,
        capture_output=True,
        text=True,
        check=True,
    )
    unwanted = {"jsonschema", "referencing", "jinja2", "rich", "asyncio"}
    unwanted |= {"tomlkit"}

    assert unwanted & set(done.stderr.split()) == set()


def test_colour_is_for_terminals(plans: Path) -> None:
    """A pipe gets none unless asked, NO_COLOR wins over FORCE_COLOR."""
    plan = plans / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN.replace("due: 2012-05", "due: Ongoing"))
    env: dict[str, dict[str, str]] = {
        "pipe": {"NO_COLOR": ""},
        "forced": {"NO_COLOR": "", "FORCE_COLOR": "1"},
        "both": {"NO_COLOR": "1", "FORCE_COLOR": "1"},
    }

    coloured = {
        name: "\x1b[" in _command("lint", cwd=plans, **given).stdout
        for name, given in env.items()
    }

    assert coloured == {"pipe": False, "forced": True, "both": False}


def test_a_poor_terminal_gets_what_it_can_show(plans: Path) -> None:
    """What the stream's encoding lacks is written out; nothing fails."""
    plan = plans / "scr-family-a-2011.yaml"
    text = SPECIMEN.replace("due: 2012-05", "due: ongoing ✓ é")
    plan.write_text(text, encoding="utf-8")

    result = _command("lint", cwd=plans, PYTHONIOENCODING="ascii")

    assert (result.returncode, r"ongoing \u2713 \xe9" in result.stdout) == (1, True)


def test_a_bug_is_one_sentence_and_exit_3(
    plans: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unexpected failure names itself, says the plans are safe, and is exit 3."""
    from actionplan import cli  # noqa: PLC0415 -- its main is what is tried

    def broken(*_: Any) -> None:  # noqa: ANN401 -- takes whatever lint.one takes
        raise ZeroDivisionError

    monkeypatch.setattr(lint, "one", broken)
    monkeypatch.setattr(sys, "argv", ["actionplan", "lint", str(plans)])
    with pytest.raises(SystemExit) as left:
        cli.main()

    assert (left.value.code, capsys.readouterr()) == (
        3,
        (
            "",
            """\
There was a mistake in actionplan itself (ZeroDivisionError). Your plans have
not been changed, and there may be nothing wrong with them.
  To fix: type the same command again, but with --debug straight after
  "actionplan". Send the text on the screen to the person who looks after
  actionplan.
""",
        ),
    )


def test_more_findings_than_anyone_reads_are_cut() -> None:
    """Of one file two hundred findings are shown, and the rest counted."""
    fields = "".join(f"nonsense_{n}: 1\n" for n in range(300))
    content = (SPECIMEN + fields).encode()
    settings = lint.Request(date(2012, 3, 1))

    report = lint.one(content, "scr-family-a-2011.yaml", settings)

    assert (len(report.diagnostics), report.diagnostics[-1].message) == (
        lint.MOST + 1,
        "This file has 100 more problems that are not shown here.",
    )


def test_the_words_of_a_message_stay_on_80_columns(plans: Path) -> None:
    """The full format fits a narrow terminal, but for names of files and rules."""
    (plans / "scr-family-a-2011.yaml").write_text(
        SPECIMEN.replace("Staff are not", "x" * 300 + " not").replace(
            "kind: multi-agency", "kind: multi agency"
        )
    )
    lines = run("lint", "--as-of", SEEN_ON).stdout.splitlines()

    assert [line for line in lines if len(line) > 80] == []


def test_every_rule_can_be_reached_by_code_and_name() -> None:
    """Names are words joined by hyphens, codes AP and three digits."""
    for rule in rules.ALL.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name), rule.name
        assert re.fullmatch(r"AP[0-9]{3,4}", rule.code), rule.name


@pytest.mark.parametrize("name", ["plan", "plan.yaml", "plan.docx"])
@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (b"PK\x03\x04", "a Word file, an Excel file or a zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word, Excel or Outlook file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0"
            b"P\0a\0c\0k\0a\0g\0e\0",
            "save a copy without the password",
        ),
        (
            b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument file, such as .odt or .ods",
        ),
        (b"{\\rtf1\\ansi", "a rich text file (.rtf)"),
        (b"%PDF-1.7", "a PDF file"),
    ],
)
def test_a_document_is_called_what_it_is(
    plans: Path, name: str, begins: bytes, said: str
) -> None:
    """By how it begins, whatever its name ends in."""
    (plans / name).write_bytes(begins + b"\0 and more \xff\n")

    result = run("lint", name, "--no-time")

    assert (result.exit_code, said in " ".join(result.stdout.split())) == (1, True)


@pytest.mark.parametrize("number", ["1.10", '"1.1"', "1.1"])
def test_a_message_names_no_owner_of_another_action(number: str, plans: Path) -> None:
    """A number that is written twice, or read as another, does not find its owner."""
    start, action = SPECIMEN.partition('      - id: "1.1"')[::2]
    second = action.replace("MSCB Development Officer", "Head of Early Help").replace(
        "due: 2012-05", "due: Novermber 2011"
    )
    text = f'{start}      - id: "1.1"{action}      - id: {number}{second}'
    (plans / "scr-family-a-2011.yaml").write_text(text)

    result = run("lint", "--format", "json", "--as-of", SEEN_ON)

    below = start.count("\n") + action.count("\n")
    found = json.loads(result.stdout)["diagnostics"]
    owners = ("Head of Early Help", "MSCB Development Officer")
    said = [(each["line"] > below, f"{each}") for each in found]
    assert found
    assert not [
        words
        for is_second, words in said
        if (owners[1] if is_second else owners[0]) in words
    ]


def test_messages_about_two_actions_of_one_number_name_no_owner(plans: Path) -> None:
    """The messages about both stand below one heading."""
    start, action = SPECIMEN.partition('      - id: "1.1"')[::2]
    second = action.replace("MSCB Development Officer", "Head of Early Help")
    text = f'{start}      - id: "1.1"{action}      - id: "1.1"{second}'
    (plans / "scr-family-a-2011.yaml").write_text(text)

    result = run("lint", "--as-of", "2012-09-01")

    assert "overdue-action" in result.stdout
    assert "Accountable:" not in result.stdout


def test_a_line_with_several_mistakes_of_one_kind_is_shown_once(plans: Path) -> None:
    """It is shown with all of them put right, so it needs no second change."""
    old = "        due: 2012-05\n"
    lines = (
        "        success: [{measure: \u201cA\u201d, target: \u201cB\u201d}]\n"
        "        risks: [{risk: \u201cC\u201d, mitigation: \u201cD\u201d}]\n"
    )
    plan = plans / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN.replace(old, old + lines), "utf-8")

    told = run("lint", "--as-of", SEEN_ON).stdout

    assert "change 1 more line in the same way, as shown below it." in told
    assert told.count('risks: [{risk: "C", mitigation: "D"}]') == 1


@pytest.mark.parametrize(
    "below", ["    amber: Slipping", "    - Slipping", "    - a: b"]
)
def test_a_rating_with_something_other_than_text_is_named(below: str) -> None:
    """The board chooses the names of ratings, so the schema does not have them."""
    text = SPECIMEN.replace("  red: Off track", f"  red:\n{below}")

    report = lint.one(
        text.encode(), "scr-family-a-2011.yaml", lint.Request(date(2012, 3, 1))
    )

    assert "wrong-kind" in [each.rule for each in report.diagnostics]
