"""A correction is what was meant, or it is not made; hints lead to what they name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from generated_plans import perfect, written
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from actionplan import reading
from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.editing import fixes
from actionplan.lint import diagnose
from actionplan.plan.model import BoardSettings
from actionplan.rules.declared import with_undeclared
from actionplan.text import dates, paragraphs, periods, suggest
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.diagnostics import Diagnostic, Fault

pytestmark = pytest.mark.thorough

STEM = "audit-1-2011"
NAME = f"{STEM}.yaml"
SEEN = ("--as-of", "2012-03-01")


def _plan(*, line: str = "", without: tuple[str, ...] = (), spoil: str = "") -> str:
    """Return the perfect plan with one line more in its first action."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    for name in without:
        del action[name]
    text = written(plan)
    if line:
        anchor = "    action: Put a question on seeing the child into the form\n"
        assert text.count(anchor) == 1
        text = text.replace(anchor, f"{anchor}    {line}\n")
    return text.replace(spoil, "") if spoil else text


def _fixed(text: str, *, unsafe: bool = False) -> fixes.Fixed:
    return fixes.fix(text.encode(), STEM, BoardSettings(), unsafe=unsafe)


def _said(text: str) -> list[Diagnostic]:
    read = with_undeclared(reading.read(text.encode(), STEM, BoardSettings()))
    return [diagnose.put(each, NAME, read.loaded.document) for each in read.faults]


def _run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


def _refused(result: Result) -> Fault:
    assert isinstance(result.exception, Refusal)
    return result.exception.faults[0]


# --- two readings ---------------------------------------------------------------

EITHER = (
    *("completion_date", "Completion date", "date of completion", "completed"),
    *(
        "Date completed",
        "completed on",
        "Date closed",
        "closed",
        "end date",
        "finished",
    ),
    *("date achieved", "Delivery date", "implementation date", "done", "Actioned"),
)
AHEAD = ("target_date", "Target completion date", "deadline", "to be completed by")
GONE_BY = ("actual completion date", "Date actually completed")


@pytest.mark.parametrize("name", EITHER)
def test_a_date_of_completion_is_left_with_both_readings(name: str) -> None:
    """It may be the due date, and the day on which it was done: nothing is fixed."""
    text = _plan(line=f"{name}: 2012-02-20", without=("due",))

    (said,) = _said(text)

    assert (said.message, said.remedy) == (
        f'"{name}" could mean the date this action is due, or the date it was'
        " completed.",
        f'if the date is the due date, change "{name}" to "due". If the date is the'
        ' completion date, replace this line with "due" and the date the action was'
        " due. Then record that the action is complete. To do that, type this"
        " command, with what was done in place of NOTE and the evidence in place of"
        " EVIDENCE: actionplan"
        f' progress add {STEM}/1.1 "NOTE" --state complete --achieved-on 2012-02-20'
        ' --evidence "EVIDENCE"',
    )
    for unsafe in (False, True):
        assert _fixed(text, unsafe=unsafe).content.decode() == text


@pytest.mark.parametrize("beside", ["due", *AHEAD])
@pytest.mark.parametrize("name", [*EITHER, *GONE_BY])
def test_beside_a_due_date_it_is_the_day_on_which_it_was_done(
    name: str, beside: str
) -> None:
    """Of the two readings only the second is left, and no due date comes of it."""
    text = _plan(line=f"{beside}: 2012-06\n    {name}: 2012-02-20", without=("due",))

    found = [each for each in _said(text) if f'"{name}"' in each.message]

    assert [(each.message, each.remedy) for each in found] == [
        (
            f'"{name}" is not a field in an action. The date when an action was'
            " completed belongs in a progress entry.",
            "delete this line. Then record that the action is complete. To do that,"
            " type this command, with what was done in place of NOTE and the"
            " evidence in place"
            f' of EVIDENCE: actionplan progress add {STEM}/1.1 "NOTE" --state complete'
            ' --achieved-on 2012-02-20 --evidence "EVIDENCE"',
        )
    ]
    action = yaml.safe_load(_fixed(text).content)["outcomes"][0]["actions"][0]
    assert str(action["due"]) == "2012-06" if beside == "due" else name in action


@pytest.mark.parametrize("name", AHEAD)
def test_a_target_date_is_the_due_date(name: str) -> None:
    """Of these there is one reading: fix writes it."""
    text = _plan(line=f"{name}: 2012-06", without=("due",))

    action = yaml.safe_load(_fixed(text).content)["outcomes"][0]["actions"][0]

    assert (action["due"], name in action) == ("2012-06", False)


@given(st.sampled_from(sorted({*suggest.MAY_BE_ANOTHER, *EITHER})))
def test_a_word_that_people_use_for_two_things_is_never_sure(name: str) -> None:
    """Whatever is allowed at the place, no sure fix gives it another name."""
    for known in (("due", "accountable"), ("new_due", "reported_by", "note"), ("id",)):
        assert not suggest.is_sure_field(name, known)


# --- a field that is there already ------------------------------------------------

HELD = {
    "Due": ("due: 2011-10", "due"),
    "By when": ("By when: October 2011", "due"),
    "deadline": ("deadline: 2011-10", "due"),
    "Estimated completion date": ("Estimated completion date: 2011-10", "due"),
    "by": ("by: 2011-10", "due"),
    "Partner agencies": ("Partner agencies: Kent Police", "partners"),
    "success criteria": ("success criteria: Fewer visits are missed.", "success"),
}


@pytest.mark.parametrize("name", HELD)
def test_of_a_field_that_is_there_it_is_asked_which_holds(name: str) -> None:
    """No field is called unknown and known in one sentence; nothing is fixed."""
    line, held = HELD[name]
    what = f'make sure that "{held}" is right, and delete the "{name}" line.'
    if held == "due":
        what = (
            'if the due date was moved, keep the original date in "due", and add a'
            ' progress entry that says why, with the new date as "new_due". If not,'
            f' make sure that "due" has the right date. Then delete the "{name}" line.'
        )
    text = _plan(line=line.replace("due:", "Due:", 1))

    (said,) = _said(text)

    assert (said.message, said.remedy) == (
        f'"{name}" is not a field in an action, and this action already has "{held}".',
        what,
    )
    assert _fixed(text, unsafe=True).content.decode() == text


@pytest.mark.parametrize("name", ["lead", "owner", "By", "Lead officer", "who"])
def test_a_second_lead_is_a_partner_or_an_equal_owner(name: str) -> None:
    """What to do about it is said, ready to paste, with commas in quotes."""
    (said,) = _said(_plan(line=f"{name}: Head of Nursing"))

    assert (said.message, said.remedy) == (
        f'"{name}" is not a field in an action, and this action already has'
        ' "accountable".',
        'make sure that "accountable" has the right owner, or both if they are equally'
        ' accountable. If one of the 2 is a partner, list that one in "partners", with'
        ' that job title in "post" and the agency in "agency". Then delete the'
        f' "{name}" line. To list both in "accountable", write:'
        ' accountable: ["Head of Service, Assessment", "Head of Nursing"]',
    )


@pytest.mark.parametrize("name", ["cost", "roll", "effort", "text_of_letter"])
def test_no_field_of_another_part_is_suggested_for_its_spelling(name: str) -> None:
    """A field of a board's own is not sent to a partner's post."""
    (said,) = _said(_plan(line=f"{name}: 500"))

    assert said.message == f'"{name}" is not a field in an action.'


# --- quarters, terms and weeks ----------------------------------------------------

PERIODS = {
    "Q3 2025/26": (Date(2025, 12), None),
    "end of Q2 2025-26": (Date(2025, 9), None),
    "Quarter 4, 2025-2026": (Date(2026, 3), None),
    "third quarter of 2025/26": (Date(2025, 12), None),
    "2025/26": (Date(2026, 3), None),
    "by the end of the financial year 2011/12": (Date(2012, 3), None),
    "FY 2025-26": (Date(2026, 3), None),
    "2011/12": (Date(2012, 3), Date(2011, 12)),
    "Q3 2025": (Date(2025, 9), Date(2025, 12)),
    "w/c 29 September 2025": (Date(2025, 10, 5), None),
    "week commencing 29/09/2025": (Date(2025, 10, 5), None),
    "Week beginning Monday 29th September 2025": (Date(2025, 10, 5), None),
    "September/October 2025": (Date(2025, 10), None),
    "December 2025/January 2026": (Date(2026, 1), None),
    "End of autumn term 2025": (None, None),
    "Spring 2012": (None, None),
    "academic year 2025/26": (None, None),
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_stretch_of_time_ends_when_public_bodies_say_it_does(text: str) -> None:
    """Financial years from April, a week to its Sunday, a term by nobody's guess."""
    period = periods.read(text)

    assert period is not None
    assert (period.end, period.other) == PERIODS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Ongoing",
        "by next board",
        "Q1 and Q2 2025/26",
        "05/06",
        "30/11/2011",
        "2011-W48",
    ],
)
def test_what_names_no_stretch_of_time_is_none(text: str) -> None:
    """No guess is made of it."""
    assert periods.read(text) is None


@pytest.mark.parametrize("text", PERIODS)
def test_only_a_guess_makes_a_date_of_a_stretch_of_time(text: str) -> None:
    """Fix leaves it; with --unsafe it is the end, and the words are kept beside it."""
    wrong = _plan(line=f"due: {text}", without=("due",))
    end, other = PERIODS[text]

    sure, guessed = _fixed(wrong), _fixed(wrong, unsafe=True)

    is_guess = end is not None and other is None
    new = f"due: {end} # it was: {text}" if is_guess else f"due: {text}"
    assert (sure.content.decode(), sure.unsafe) == (wrong, int(is_guess))
    assert guessed.content.decode() == wrong.replace(f"due: {text}", new)


@pytest.mark.parametrize(
    "text", [*PERIODS, "Ongoing", "TBC", "by next board", "when funded"]
)
def test_no_month_is_shown_that_was_not_typed_or_worked_out(text: str) -> None:
    """An example that has nothing to do with what was typed looks like an answer."""
    (said,) = _said(_plan(line=f"due: {text}", without=("due",)))
    end, other = PERIODS.get(text, (None, None))

    shown = re.findall(r"\d{4}-\d\d(?:-\d\d)?", said.remedy)

    assert shown == [str(each) for each in (end, other) if each]


# --- how often --------------------------------------------------------------------

INTERVALS = {
    "fortnightly": ("2 weeks", ""),
    "every 6 weeks": ("6 weeks", ""),
    "six-weekly": ("6 weeks", ""),
    "84 days": ("12 weeks", ""),
    "quarterly": ("3 months", ""),
    "twice a year": ("6 months", ""),
    "every two years": ("24 months", ""),
    "90 days": ("", "12 weeks"),
    "10 days": ("", "1 week"),
    "3 years": ("", "24 months"),
    "5 days": ("", ""),
    "bi-monthly": ("", ""),
    "at each meeting": ("", ""),
}


@pytest.mark.parametrize("text", INTERVALS)
def test_how_often_is_converted_exactly_or_not_at_all(text: str) -> None:
    """What is no whole number of weeks or months has the next shorter one."""
    assert (dates.interval(text), dates.next_shorter(text)) == INTERVALS[text]


@given(st.integers(1, 999))
def test_days_never_become_a_longer_time(number: int) -> None:
    """A review is not put off by a conversion."""
    text = f"{number} days"
    found = dates.interval(text) or dates.next_shorter(text)
    read = dates.parse_interval(found) if found else None
    assume(read is not None)

    assert read is not None
    assert read.number * 7 <= number


# --- tabs -------------------------------------------------------------------------


def _numbers(text: str) -> list[tuple[str, list[str]]]:
    data = yaml.safe_load(text.replace("\t", "  "))
    return [
        (each["id"], [action["id"] for action in each.get("actions") or ()])
        for each in data["outcomes"]
    ]


class _Nested(yaml.SafeDumper):
    """Lists two columns further in than their names, as most people write them."""

    def increase_indent(
        self,
        flow: bool = False,  # noqa: FBT001, FBT002 -- as PyYAML calls it
        indentless: bool = False,  # noqa: ARG002, FBT001, FBT002 -- as above
    ) -> None:
        super().increase_indent(flow, indentless=False)


def _nested(plan: dict[str, Any]) -> str:
    return yaml.dump(plan, Dumper=_Nested, sort_keys=False, width=10_000)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_action_with_tabs_stays_an_action(data: st.DataObject) -> None:
    """Of a file that can be read afterwards the actions are those that were meant."""
    draw = data.draw
    plan = perfect()
    for action in plan["outcomes"][0]["actions"] if draw(st.booleans()) else ():
        for name in ("partners", "success", "risks", "evidence_needed", "progress"):
            del action[name]
    text = _nested(plan) if draw(st.booleans()) else written(plan)
    which, tabs = draw(st.integers(0, 1)), draw(st.integers(1, 4))
    lines, unsafe = draw(st.integers(1, 40)), draw(st.booleans())
    all_lines = text.split("\n")
    starts = [i for i, line in enumerate(all_lines) if re.match(r" +- id: '1\.", line)]
    first = starts[which]
    column = len(all_lines[first]) - len(all_lines[first].lstrip())
    for number in range(first, min(first + lines, len(all_lines))):
        line = all_lines[number]
        depth = len(line) - len(line.lstrip())
        if number > first and depth <= column:
            break
        all_lines[number] = "\t" * (tabs + (depth - column + 1) // 2) + line.lstrip()
    wrong = "\n".join(all_lines)

    made = _fixed(wrong, unsafe=unsafe)

    if made.read:
        assert _numbers(made.content.decode()) == _numbers(text)


# --- hints ------------------------------------------------------------------------

GUESSES = (
    ("due: 2012-06", "due: Maay 2012"),
    ("due: 2012-06", "completion_date: 2012-06"),
    ("accountable:", "owner:\n    target_date: 2012-07\n    lead:"),
    ("  every: 6 months", "  every: 90 days"),
    ("  every: 6 months", "  every 6 months"),
    ("kind: multi-agency", "kind multi-agency\n<<<<<<< HEAD"),
    ("agreed: '2011-08-15'", "agreed: '2011-08-15'\n---"),
    ("note: The", "note: #The"),
)


@given(st.lists(st.sampled_from(GUESSES), min_size=1, max_size=4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_hint_that_a_guess_exists_leads_to_one(slips: list[tuple[str, str]]) -> None:
    """As many as fix says can be fixed by a guess, fix --unsafe does fix."""
    text = written(perfect())
    for right, wrong in slips:
        text = text.replace(right, wrong, 1)
    once = _fixed(text)

    guessed = fixes.fix(once.content, STEM, BoardSettings(), unsafe=True)

    assert len(guessed.problems) == once.unsafe


def test_a_hint_names_the_files_that_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Following it does not change a colleague's plan."""
    monkeypatch.chdir(tmp_path)
    wrong = _plan(without=("due",), line="due: May 2012")
    (tmp_path / "a colleague's.yaml").write_text(wrong.replace("due: May", "due: Maay"))
    (tmp_path / "my plan.yaml").write_text(wrong)

    said = _run("lint", "my plan.yaml", "--no-time").stdout
    fixed = _run("fix", "a colleague's.yaml").stdout

    assert 'can be fixed by:\n    actionplan fix "my plan.yaml"\n' in said
    assert fixed.endswith(
        "The rest is for you to fix. To see it, type:\n"
        '    actionplan lint "a colleague\'s.yaml"\n'
        "1 mistake can be fixed by a guess. To see it first, type:\n"
        '    actionplan fix --unsafe --diff "a colleague\'s.yaml"\n'
    )


# --- ratings ----------------------------------------------------------------------


@pytest.mark.parametrize("rating", ["Green", "GREEN", " green "])
def test_a_rating_in_other_letters_is_the_same(rating: str) -> None:
    """Fix writes it as the legend does, and no rule calls it unexplained."""
    text = _plan().replace("rag: green", f'rag: "{rating}"')
    assert text != _plan()

    made = _fixed(text)

    ratings = [
        entry["rag"]
        for action in yaml.safe_load(made.content)["outcomes"][0]["actions"]
        for entry in action["progress"]
    ]
    assert ratings == ["green", "green"]
    assert [each.rule for each in _said(text)] == ["rating-in-other-letters"] * 2


def test_progress_add_writes_a_rating_as_the_legend_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed with a capital letter is in the file without."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(_plan())
    entry = ("progress", "add", f"{STEM}/1.1", "Two teams have tried the form.")

    result = _run(*entry, "--rag", "Amber", *SEEN)

    assert (result.exit_code, "rag: amber" in result.stdout) == (0, True)


# --- small faults -----------------------------------------------------------------


def test_numbered_points_stay_points() -> None:
    """Numbers that follow one another are a list; a line that was wrapped is none."""
    text = (
        "Agreed:\n1. Ask the police.\n2) Send the draft\n   to all.\n\n(a) One\n(b) Two"
    )

    assert paragraphs.blocks(text) == (
        paragraphs.Block("paragraph", ("Agreed:",)),
        paragraphs.Block("numbered", ("Ask the police.", "Send the draft to all.")),
        paragraphs.Block("list", ("(a) One", "(b) Two")),
    )
    assert paragraphs.lines("It was done by\n12. March is late.") == (
        "It was done by 12. March is late.",
    )


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_numbered_points_are_lines_of_an_agenda(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each point of the newest note is on a line of its own."""
    monkeypatch.chdir(tmp_path)
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["due"] = "2012-02"
    action["progress"][0]["note"] = "Agreed:\n1. Ask the police.\n2. Send the draft."
    (tmp_path / NAME).write_text(written(plan))

    said = _run("agenda", "--meeting", "2012-03-01", "--format", form).stdout

    lines = [re.sub(r"[\\ ]", "", line) for line in said.splitlines()]
    assert {"1.Askthepolice.", "2.Sendthedraft."} <= {*lines}


def test_a_log_in_json_has_its_actions_under_one_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of an action is never a key beside those of the paper."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(_plan())

    log = json.loads(_run("progress", "log", STEM, "--format", "json", *SEEN).stdout)

    keys = [key for key in log if key != "marking"]  # where there is one
    assert (log["format"], keys, [*log["actions"]]) == (
        "actionplan-log/2",
        ["format", "as_of", "incomplete", "not_looked_at", "personal_data", "actions"],
        ["1.1", "1.2"],
    )


NOTES = (
    "- the police sent a draft",
    "-ve feedback from two teams",
    "--date was missing from ten files",
)


@pytest.mark.parametrize("note", NOTES)
def test_a_note_may_begin_with_a_hyphen(
    note: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word with a space in it is no option."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(_plan())

    result = _run("progress", "add", f"{STEM}/1.1", note, "--rag", "green", *SEEN)

    data = yaml.safe_load((tmp_path / NAME).read_text())
    noted = data["outcomes"][0]["actions"][0]["progress"][-1]["note"]
    assert (result.exit_code, noted) == (0, note)


DAYS = {
    ("agenda", "--last", "5/9/2011"): (
        "if you mean 5 September 2011, write --last 2011-09-05. If you mean 9 May 2011,"
        " write --last 2011-05-09."
    ),
    ("agenda", "--next", "May 2012"): "add the day, for example: --next 2012-05-01",
    ("since", "30/09/2011 or so"): (
        "write the date that you mean in numbers, for example: 2011-09-30"
    ),
    ("since", "last week"): "write a date such as 2011-11-30 or 30 November 2011.",
    ("progress", "add", f"{STEM}/1.1", "Sent.", "--date", "last week"): (
        "run the same command again, and type --date YYYY-MM, with the year and month"
        " in numbers in place of YYYY-MM. You can add the day, as YYYY-MM-DD. If you do"
        " not know the date, use --date-as-written instead, with what you know of the"
        " date in quotation marks."
    ),
    ("progress", "add", f"{STEM}/1.1", "Sent.", "--date", "1/11/11"): (
        "if you mean 1 November 2011, type --date 2011-11-01. If you mean 11 January"
        " 2011, type --date 2011-01-11."
    ),
    (
        "progress",
        "add",
        f"{STEM}/1.1",
        "Sent.",
        "--new-due",
        "some time in June 2012",
    ): (
        "run the same command again, and type --new-due 2012-06. Put the other words in"
        " the note."
    ),
    ("progress", "add", f"{STEM}/1.1", "Sent.", "--new-due", "Sept 12"): (
        "if you mean September 2012, run the same command again, and type --new-due"
        " 2012-09."
    ),
    ("progress", "add", f"{STEM}/1.1", "Sent.", "--new-due", "Q3 2012/13"): (
        "type --new-due 2012-12 (December 2012, the end of that period). If not, write"
        " the date you mean in numbers, with the year first."
    ),
}


@pytest.mark.parametrize("args", DAYS, ids=lambda args: " ".join(args[:2]))
def test_a_day_that_was_typed_is_offered_as_meant(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the option that was typed, in words for a command line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(_plan())

    fault = _refused(_run(*args))

    remedy = diagnose.put(fault, "", None).remedy
    assert remedy.endswith(DAYS[args]), remedy
    assert "accept it" not in remedy


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "some time in June 2012",
            '"some time in June 2012" includes other words as well as a date. The date'
            " looks like June 2012.",
        ),
        (
            "Sept 12",
            '"Sept 12" looks like September 2012, but it may mean something else.',
        ),
    ],
)
def test_a_date_that_was_typed_in_words_need_not_be_in_numbers(
    written: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option takes "June 2012", so that is not what is wrong."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(_plan())

    result = _run("progress", "add", f"{STEM}/1.1", "Sent.", "--new-due", written)

    assert diagnose.put(_refused(result), "", None).message == said


def test_a_plan_for_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that there is no such folder, and nothing of an old file."""
    monkeypatch.chdir(tmp_path)

    result = _run("new", "scr-b-2012", "--in", "nowhere")

    fault = _refused(result)
    assert diagnose.put(fault, "", None).message == "There is no folder with this name."


def test_without_time_zones_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the computer lacks is no fault of ours, and --no-time does not need it."""
    import zoneinfo  # noqa: PLC0415 -- only here

    def none(key: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(key)

    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(_plan())
    monkeypatch.setattr(zoneinfo, "ZoneInfo", none)

    fault = _refused(_run("status"))

    assert diagnose.put(fault, "", None).message == (
        "This computer has no time zone data, so today's date in Europe/London is not"
        " known."
    )
    assert _run("lint", "--no-time").exit_code == 0


@pytest.mark.parametrize("word", ["audit", "survey"])
def test_a_method_that_may_be_another_is_not_guessed(word: str) -> None:
    """An audit may be of several agencies, and a survey of staff or of families."""
    methods = ("intra-agency-audit", "staff-survey", "service-user-survey")

    assert suggest.option(word, methods) == ""
    assert not suggest.is_sure_option(word, methods)
