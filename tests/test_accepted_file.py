"""Accepted problems are recognised by what they are, not by their place."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN
from typer.testing import CliRunner, Result

from actionplan import lint, rules
from actionplan.cli import app
from actionplan.diagnostics import Refusal, Run
from actionplan.lint import accepted_file
from actionplan.lint.accepted_file import AcceptedFile, Intake
from actionplan.output import findings

pytestmark = pytest.mark.thorough

SEEN_ON = date(2012, 3, 1)
FILE = "scr-family-a-2011.yaml"


def _plan(*actions: dict[str, Any]) -> str:
    data = yaml.load(SPECIMEN, yaml.BaseLoader)  # noqa: S506 -- it makes only text
    first = data["outcomes"][0]["actions"][0]
    data["outcomes"][0]["actions"] = [
        {name: value for name, value in deepcopy(first | action).items() if value}
        for action in actions
    ]
    return yaml.safe_dump(data, sort_keys=False)


OLD = (
    {"id": "1.1", "due": "2012-01"},
    {"id": "1.2", "due": "2012-02", "action": "Train all front line staff in it"},
    {"id": "1.3", "risks": []},
    {"id": "1.4", "evidence_needed": []},
)


def _check(text: str, accepted: AcceptedFile | None = None) -> Run:
    judged = lint.Request(SEEN_ON, accepted=accepted or AcceptedFile())
    return lint.across([lint.one(text.encode(), FILE, judged)], judged)


def _accepting(text: str, reason: str = "") -> AcceptedFile:
    found = _check(text).diagnostics
    taking = Intake(time=True, reason=reason)
    return accepted_file.renewed(AcceptedFile(), found, None, SEEN_ON, taking)


def _serious(run: Run) -> list[str]:
    kept = [d for d in run.diagnostics if rules.ALL[d.rule].level != "advice"]
    return [f"{d.item} {d.rule}" for d in kept]


def test_what_was_there_is_accepted() -> None:
    """An old plan has no problems left, and the accepted ones are counted."""
    text = _plan(*OLD)

    run = _check(text, _accepting(text))

    assert (run.diagnostics, len(run.accepted)) == ((), len(_check(text).diagnostics))


@settings(max_examples=20)
@given(
    st.permutations(OLD),
    st.integers(0, 4),
    st.sampled_from(["Give staff guidance on this", "Publish the guidance in print"]),
)
def test_it_survives_moved_lines_new_titles_and_another_order(
    order: list[dict[str, str]], blank: int, title: str
) -> None:
    """An entry is recognised without its line, title or place in a list."""
    accepted = _accepting(_plan(*OLD))
    retitled = [each | {"action": f"{title}, part {each['id']}"} for each in order]
    before = {f"{d.item} {d.rule}" for d in _check(_plan(*OLD)).diagnostics}

    run = _check("# moved\n" * blank + _plan(*retitled), accepted)

    wording = {name for name, rule in rules.ALL.items() if rule.code[:3] == "AP6"}
    new = {f"{d.item} {d.rule}" for d in run.diagnostics if d.rule not in wording}
    assert new - {" accepted-problem-gone"} - before == set()
    assert [d for d in run.diagnostics if f"{d.item} {d.rule}" in before] == []


def test_a_swap_of_one_breach_for_another_is_seen() -> None:
    """If one is fixed and another is new, the new one is reported."""
    accepted = _accepting(_plan(*OLD))
    swapped = (OLD[0] | {"due": "2012-05"}, OLD[1], OLD[2] | {"due": "2012-01"}, OLD[3])

    run = _check(_plan(*swapped), accepted)

    assert (
        _serious(run),
        [d.rule for d in run.diagnostics if d.level == "advice"],
    ) == (
        ["1.3 overdue-action"],
        ["accepted-problem-gone"],
    )


_SWAPS = [
    ("accountable", "All agencies", "all  Agencies", "Partner agencies"),
    ("due", "2012-01", "2012-01", "2012-02"),
    ("no_due_date", "tbc", "TBC", "asap"),
    ("no_known_risks", "None", "none", "n/a"),
    (
        "action",
        "Consider guidance on this",
        "Consider guidance and training on this",
        "Explore guidance on this",
    ),
]


@pytest.mark.parametrize(("field", "old", "same", "other"), _SWAPS)
def test_other_words_in_the_same_field_are_another_breach(
    field: str, old: str, same: str, other: str
) -> None:
    """The accepted words count, whatever their spaces or capitals."""
    changes = {
        "no_due_date": {"due": "", "set_date_by": "2012-06"},
        "no_known_risks": {"risks": ""},
    }.get(field, {})
    plans = [
        _plan({"id": "1.1"} | changes | {field: text}) for text in (old, same, other)
    ]
    accepted = _accepting(plans[0], "as it was published")

    runs = [_check(text, accepted) for text in plans]

    rule = next(d.rule for d in _check(plans[0]).diagnostics if d.field.endswith(field))
    said = [[d.rule for d in run.diagnostics if d.rule == rule] for run in runs]
    assert said == [[], [], [rule]]


@settings(max_examples=20)
@given(swap=st.sampled_from(_SWAPS), blank=st.integers(0, 4), first=st.booleans())
def test_the_words_complained_of_outlast_all_that_is_around_them(
    swap: tuple[str, str, str, str], blank: int, *, first: bool
) -> None:
    """Lines and the order of actions do not change what an entry is about."""
    field, old, same, _ = swap
    other = {"id": "1.9", "action": "Print the guidance for front line staff"}
    accepted = _accepting(_plan({"id": "1.1", field: old}, other), "as published")
    moved = [{"id": "1.1", field: same}, other]

    run = _check("# moved\n" * blank + _plan(*moved[:: 1 if first else -1]), accepted)

    assert [d for d in run.diagnostics if d.item == "1.1"] == []


def test_an_entry_without_words_accepts_any() -> None:
    """An older file without checksums of words is still read, and is updated."""
    old, other = (_plan(OLD[0] | {"due": due}) for due in ("2012-01", "2012-02"))
    bare = AcceptedFile(
        "",
        {key._replace(words=""): held for key, held in _accepting(old).entries.items()},
    )
    again = accepted_file.read(accepted_file.written(bare), "")
    later = date(2012, 4, 1)
    exact = accepted_file.renewed(
        again, _check(old).diagnostics, None, later, Intake(new=False)
    )

    assert (
        again,
        _check(other, again).diagnostics,
        (accepted_file.added(again, exact), accepted_file.gone(again, exact)),
        {held.first_seen for held in exact.entries.values()},
        [d.rule for d in _check(other, exact).diagnostics],
    ) == (
        bare,
        (),
        ((), 0),
        {"2012-03-01"},
        ["accepted-problem-gone", "overdue-action"],
    )


def test_pruning_an_entry_without_words_takes_in_no_more_than_it_had() -> None:
    """It accepted 1 problem, and accepts only 1 of the 2 there are now."""
    text = _plan(*OLD[:2]).replace("'1.2'", "'1.1'")
    key = accepted_file.Key("overdue-action", FILE[:-5], "1.1", "due")
    old = AcceptedFile("", {key: accepted_file.Acceptance("2012-01-01")})

    new = accepted_file.renewed(
        old, _check(text).diagnostics, None, SEEN_ON, Intake(new=False)
    )

    assert sum(held.times for held in new.entries.values()) == 1


def test_no_sum_is_made_of_personal_data() -> None:
    """A checksum of 10 digits reveals them, so it is made from the hidden form."""
    sums = [
        {d.written for d in _check(text).diagnostics if d.rule == "several-accountable"}
        for number in ("07700 900123", "07700 900456")
        for text in [_plan({"id": "1.1", "accountable": f"Chair / DCS {number}"})]
    ]

    assert (sums[0], "" in sums[0]) == (sums[1], False)


def test_what_is_kept_keeps_its_first_day() -> None:
    """Renewing adds new entries with today's date, and removes old ones."""
    old = _accepting(_plan(*OLD))
    fixed = _plan(OLD[0] | {"due": "2012-05"}, *OLD[1:])
    found = _check(fixed).diagnostics

    later = accepted_file.renewed(
        old, found, {FILE[:-5]}, date(2012, 4, 1), Intake(new=False)
    )

    assert (
        [(key.rule, key.item) for key in old.entries.keys() - later.entries],
        {held.first_seen for held in later.entries.values()},
    ) == ([("overdue-action", "1.1")], {"2012-03-01"})


def test_entries_in_lists_go_by_their_dates_and_words() -> None:
    """A key does not have a place in a list."""
    text = SPECIMEN.replace("rag: green", "rag: purple")

    said = [d for d in _check(text).diagnostics if d.field.endswith("rag")]

    assert {key for d in said for key in d.keys} == {("1.1", "progress.2011-12-05.rag")}


@pytest.mark.parametrize(
    "content",
    [
        b'{"format": "actionplan-accepted/1", "findings": [{"rule": "x", "plan": "a",'
        b' "item": "", "field": "", "first_seen": "2012-03-01", "times": 0}]}',
        b'{"format": "actionplan-accepted/1", "findings": [{"rule": "x", "plan": "a",'
        b' "item": "", "field": "", "first_seen": "2012-03-01", "words": 1}]}',
        b"",
        b"[]",
        b'{"format": "actionplan-accepted/2", "findings": []}',
        b'{"format": "actionplan-accepted/1", "findings": [{"rule": "x"}]}',
        b'{"format": "actionplan-accepted/1", "findings": [{"rule": "tab-character",'
        b' "plan": "a", "item": "", "field": "", "first_seen": "2012-03-01"}]}',
    ],
)
def test_what_is_no_file_of_accepted_problems_is_refused(content: bytes) -> None:
    """It is not known what such a file accepts, so it is not used."""
    with pytest.raises(Refusal) as refused:
        accepted_file.read(content, "actionplan-accepted.json")

    assert refused.value.faults[0].rule == "accepted-file-cannot-be-read"


def test_what_is_written_is_what_is_read_back() -> None:
    """There is 1 entry on each line, and reading it gives the same."""
    old = _accepting(_plan(*OLD))

    again = accepted_file.read(accepted_file.written(old), "")

    assert again == old


def _run(*args: str) -> Result:
    return CliRunner().invoke(app, [*args, "--as-of", "2012-03-01"])


def test_the_command_makes_an_old_folder_green(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written next to actionplan.toml, read by lint, and pruned."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actionplan.toml").write_text('fail-on = "warning"\n')
    plan = tmp_path / FILE
    plan.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-01"), "utf-8")

    steps = [
        _run("lint").exit_code,
        _run("accept", "--time").stdout,
        _run("lint").exit_code,
    ]
    plan.write_text(SPECIMEN, "utf-8")
    steps += [_run("accept", "--prune").stdout, _run("lint").exit_code]
    written = json.loads((tmp_path / accepted_file.NAME).read_text())

    assert (steps, written["findings"]) == (
        [
            1,
            "actionplan-accepted.json accepts 1 problem: 1 warning. 1 is new.\n",
            0,
            "actionplan-accepted.json accepts no problems.\n"
            "Removed 1 entry that is no longer needed.\n",
            0,
        ],
        [],
    )


def test_nobody_knows_what_is_not_needed_of_a_plan_that_is_not_read() -> None:
    """Entries about an action that could not be read may still be needed."""
    accepted = _accepting(_plan(*OLD))

    run = _check(_plan(OLD[0] | {"due": "Ongoing"}, *OLD[1:]), accepted)

    assert [d.rule for d in run.diagnostics] == ["not-a-date"]


def test_a_file_that_is_no_plan_takes_nothing_from_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Problems in the readable plans are accepted, and the exit code is 1."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_text(_plan(*OLD), "utf-8")
    (tmp_path / "notes.yaml").write_text("\tx: 1\n", "utf-8")
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")

    done = _run("accept")

    kept = json.loads((tmp_path / accepted_file.NAME).read_text())["findings"]
    assert (done.exit_code, {each["plan"] for each in kept}) == (1, {FILE[:-5]})


def test_what_cannot_be_read_is_never_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be read is always an error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_text(SPECIMEN.replace("kind:", "\tkind:"), "utf-8")

    steps = [_run("accept").exit_code, _run("lint").exit_code]

    assert steps == [1, 1]


@pytest.mark.parametrize("form", get_args(findings.Format))
def test_an_entry_that_is_not_needed_is_told_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Every format can show a problem about the file, not a plan."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    path = tmp_path / "plans" / FILE
    path.parent.mkdir()
    path.write_text(_plan({"id": "1.1", "risks": []}))
    CliRunner().invoke(app, ("accept", "plans", "--as-of", "2012-03-01"))
    path.write_text(_plan({"id": "1.1"}))

    args = ("lint", "plans", "--as-of", "2012-03-01", "--advice", "--format", form)
    result = CliRunner().invoke(app, args)

    assert (result.exit_code, "actionplan-accepted.json" in result.stdout) == (0, True)


# --- what it says that it accepts -------------------------------------------------

YEAR_ONLY = SPECIMEN.replace("due: 2012-05", "due: 2012").replace(
    "    baseline:\n", "    x-baseline:\n"
)
"""An error, for which the only action is set aside, and a warning."""
NO_MONTH = "The published report gives no month"


@pytest.fixture
def old_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with one old plan in it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / FILE
    path.write_text(YEAR_ONLY, "utf-8")
    return path


@pytest.mark.usefixtures("old_plan")
def test_an_error_is_left_out_without_a_reason() -> None:
    """The command says how many, and what to do. Lint still reports them."""
    steps = [_run("accept").stdout, _run("lint").stdout.partition("\nChecked")[2]]

    assert steps == [
        """\
actionplan-accepted.json accepts 1 problem: 1 warning. 1 is new.
Not accepted: 1 error. You must give a reason to accept an error. Fix it, or
accept it with:
    actionplan accept --reason TEXT scr-family-a-2011.yaml
To see how to accept an error in a comment, type:
    actionplan explain NAME
Not checked until fixed: "due" in action 1.1 of scr-family-a-2011.yaml.
""",
        """\
 1 plan (report date 1 March 2012): 1 error.
Not checked until fixed: "due" in action 1.1 of scr-family-a-2011.yaml.
1 problem accepted with actionplan accept.
""",
    ]


def test_an_error_that_is_accepted_says_why_and_what_is_not_checked(
    old_plan: Path,
) -> None:
    """The reason is in the file, for the chair to read."""
    steps = [_run("accept", "--reason", f" {NO_MONTH}\n").stdout]
    steps += [_run("lint").stdout]
    steps += [_run("accepted").stdout.partition("with actionplan accept")[2]]
    steps[2] = steps[2].partition("  scr-family-a-2011/O1: ")[0]

    written = json.loads(old_plan.with_name(accepted_file.NAME).read_text())["findings"]
    assert ([each.get("reason") for each in written], steps) == (
        [NO_MONTH, NO_MONTH],
        [
            """\
actionplan-accepted.json accepts 2 problems: 1 error, 1 warning. 2 are new.
Not checked until fixed: "due" in action 1.1 of scr-family-a-2011.yaml.
""",
            """\
Checked 1 plan (report date 1 March 2012). No other problems found.
Not checked until fixed: "due" in action 1.1 of scr-family-a-2011.yaml.
2 problems accepted with actionplan accept.
""",
            """\
 (2)
  scr-family-a-2011/1.1: incomplete-date
      Reason: The published report gives no month
      First seen on 1 March 2012.
      Owner: MSCB Development Officer.
      Found in scr-family-a-2011.yaml:36
""",
        ],
    )


def test_a_reason_is_not_lent_to_what_was_accepted_without(old_plan: Path) -> None:
    """The reason is only for errors, including an error in an older file."""
    _run("accept")
    _run("accept", "--reason", NO_MONTH)
    path = old_plan.with_name(accepted_file.NAME)
    once = json.loads(path.read_text())["findings"]
    path.write_text(path.read_text().replace(f', "reason": "{NO_MONTH}"', ""), "utf-8")

    bare = _run("lint").exit_code
    _run("accept", "--reason", NO_MONTH)

    again = json.loads(path.read_text())["findings"]
    said = {each["rule"]: each.get("reason") for each in once}
    assert (bare, again == once, said) == (
        0,
        True,
        {"incomplete-date": NO_MONTH, "no-baseline": None},
    )


def test_lateness_is_not_accepted_for_good(old_plan: Path) -> None:
    """Problems that depend on the date need an option, and the command says so."""
    old_plan.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-01"), "utf-8")

    steps = [_run("accept").stdout, _run("lint").stdout.splitlines()[-1]]
    steps += [_run("accept", "--time").stdout, _run("accept").stdout]

    kept = "actionplan-accepted.json accepts 1 problem: 1 warning."
    assert steps == [
        """\
actionplan-accepted.json accepts no problems.
Not accepted: 1 problem that depends on the date, so that lint still reports
what is late. To accept such problems permanently, add --time.
""",
        "Checked 1 plan (report date 1 March 2012): 1 warning.",
        f"{kept} 1 is new.\n",
        f"{kept} None is new.\n",
    ]


def test_lateness_that_is_an_error_needs_both(old_plan: Path) -> None:
    """The command asks for each missing option in turn."""
    old_plan.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-01"), "utf-8")
    old_plan.with_name("actionplan.toml").write_text(
        'allow-time-errors = true\n[rules]\noverdue-action = "error"\n'
    )

    said = [_run("accept", *args).stdout for args in ([], ["--time"])]
    said += [_run("accept", "--time", "--reason", NO_MONTH).stdout]

    assert [text.partition(", ")[0] for text in said] == [
        "actionplan-accepted.json accepts no problems.\n"
        "Not accepted: 1 problem that depends on the date",
        "actionplan-accepted.json accepts no problems.\n"
        "Not accepted: 1 error. You must give a reason to accept an error. Fix it",
        "actionplan-accepted.json accepts 1 problem: 1 error. 1 is new.\n",
    ]


def test_accept_and_lint_count_the_same(old_plan: Path) -> None:
    """A problem about several actions is 1 problem, however it is stored."""
    actions = [{"id": f"1.{n}", "risks": [], "success": []} for n in range(1, 6)]
    old_plan.write_text(_plan(*actions), "utf-8")
    number = len(_check(_plan(*actions)).diagnostics)

    said = [_run(*args).stdout for args in (["accept", "--advice"], ["lint"])]
    said += [_run("lint", "--no-time").stdout]

    entries = json.loads(old_plan.with_name(accepted_file.NAME).read_text())["findings"]
    line = f"{number} problems accepted with actionplan accept."
    counted = (f"accepts {number} problems:", line, line)
    is_said = [words in text for words, text in zip(counted, said, strict=True)]
    assert (len(entries) > number, is_said) == (True, [True, True, True])


def test_advice_that_lint_did_not_show_is_not_accepted(old_plan: Path) -> None:
    """It would never be seen. With --advice it is accepted as well."""
    vague = ("Audit cases of neglect", "Tell everyone")
    actions = [{"id": f"1.{n}", "action": text} for n, text in enumerate(vague, 1)]
    old_plan.write_text(_plan(*actions), "utf-8")
    shown = json.loads(_run("lint", "--format", "json").stdout)["diagnostics"]
    advice = sum(each["level"] == "advice" for each in shown)
    assert advice > 1

    first, second = _run("accept"), _run("accept", "--advice")
    again = json.loads(_run("lint", "--format", "json").stdout)["diagnostics"]

    told = (
        f"Not accepted: {advice} pieces of advice. To see them, use:\n"
        "    actionplan lint --advice scr-family-a-2011.yaml\n"
        "To accept them as well, add --advice.\n"
    )
    assert told in first.stdout
    assert [each for each in again if each["level"] == "advice"] == []
    assert f"{advice} are new." in second.stdout


def test_what_nobody_can_accept_is_counted(old_plan: Path) -> None:
    """A file that cannot be read is counted, and lint shows it."""
    old_plan.write_text(SPECIMEN.replace("kind:", "\tkind:"), "utf-8")

    done = _run("accept")

    assert done.stdout == (
        "actionplan-accepted.json accepts no problems.\n"
        "Not accepted: 1 problem that cannot be accepted. To see it, run:\n"
        "    actionplan lint scr-family-a-2011.yaml\n"
    )


def test_other_plans_keep_what_is_accepted_of_them(old_plan: Path) -> None:
    """If one plan is named, the entries of the others do not change."""
    other = old_plan.with_name("other-2012.yaml")
    other.write_text(YEAR_ONLY.replace(FILE[:-5], "other-2012"), "utf-8")
    _run("accept")
    old_plan.write_text(SPECIMEN, "utf-8")

    done = _run("accept", FILE)

    assert done.stdout == (
        "actionplan-accepted.json accepts no problems.\n"
        "Removed 1 entry that is no longer needed.\n"
        "The entries for 1 other plan have not been changed.\n"
    )


def test_a_finding_about_several_says_which_of_them_are_new() -> None:
    """The accepted ones are still there, so their entries are needed."""
    actions: list[dict[str, Any]] = [
        {"id": f"1.{n}", "risks": []} if n < 5 else {"id": "1.5"} for n in range(1, 6)
    ]
    accepted = _accepting(_plan(*actions))
    actions[4] = {"id": "1.5", "risks": []}

    run = _check(_plan(*actions), accepted)

    assert [d.message for d in run.diagnostics] == [
        "None of the 5 actions still to be done has a risk assessment. Only 1.5 is"
        " new: the others have been accepted."
    ]


WEAK = ({"id": "1.1", "accountable": "QEG."}, {"id": "1.2", "accountable": "QEG."})


def test_what_is_said_once_of_several_is_accepted_of_each_alone() -> None:
    """Fixing one of them does not report the others, which have not changed."""
    accepted = _accepting(_plan(*WEAK))

    run = _check(_plan({"id": "1.1"}, WEAK[1]), accepted)

    assert [d.rule for d in run.diagnostics if d.level == "warning"] == []


def test_another_of_a_kind_that_is_accepted_is_new() -> None:
    """A vague owner in one action is not accepted because it is in others."""
    accepted = _accepting(_plan(*WEAK))

    run = _check(_plan(*WEAK, {"id": "1.3", "accountable": "QEG."}), accepted)

    said = [d.message for d in run.diagnostics if d.rule == "initials-accountable"]
    assert said == [
        '"QEG." is a short form, so some readers cannot tell who is accountable for'
        " actions 1.1, 1.2 and 1.3. Only 1.3 is new: the others have been accepted."
    ]


def test_a_weak_post_for_another_is_new() -> None:
    """Only that text is accepted, not another that is as vague."""
    accepted = _accepting(_plan(*WEAK))

    run = _check(_plan(WEAK[0], {"id": "1.2", "accountable": "CSE."}), accepted)

    said = [(d.rule, d.item) for d in run.diagnostics if d.level == "warning"]
    assert said == [("initials-accountable", "1.2")]


def test_what_was_said_of_all_is_accepted_of_those_that_are_left() -> None:
    """One complete action gets its evidence. The other 3 do not change."""
    done = {"progress": [{"date": "2012-02-01", "state": "complete", "note": "Sent."}]}
    old = [{"id": f"1.{n}", "evidence_needed": "", **done} for n in range(1, 5)]
    accepted = _accepting(_plan(*old))
    entry = {**done["progress"][0], "evidence": "The letter"}

    run = _check(_plan({**old[0], "progress": [entry]}, *old[1:]), accepted)

    assert [d.rule for d in run.diagnostics if d.level == "warning"] == []
