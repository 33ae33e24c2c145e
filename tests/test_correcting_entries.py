"""A wrong entry that was committed is corrected, and every output says so."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN, run

from actionplan.cli import recording
from actionplan.diagnostics import Refusal
from actionplan.lint import diagnose
from actionplan.plan import timeline
from actionplan.plan.model import Entry
from actionplan.plan.timeline import Standing
from actionplan.reading import load

pytestmark = pytest.mark.thorough

ID = "scr-family-a-2011"
NAME = f"{ID}.yaml"
ACTION = f"{ID}/1.1"
SEEN = ("--as-of", "2012-03-01")
START = SPECIMEN[: SPECIMEN.index("          - date: 2011-12-05")]
LEGEND = ("green", "amber", "red")

WRONG = """\
          - date: 2012-02-10
            next: Print it
            next_due: 2012-04
            rag: red
            state: complete
            new_due: 2012-09
            accountable: Training Manager
            evidence: minutes of 10 February 2012
            note: The guidance was published.
"""
RIGHT = """\
          - date: 2012-02-20
            corrects: 2012-02-10
            rag: amber
            note: Another board's guidance was published.
"""
PLAIN = """\
          - date: 2012-02-10
            note: The guidance was published.
"""


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in the current folder, whose second entry is wrong and corrected."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / NAME
    path.write_text(SPECIMEN + WRONG + RIGHT, "utf-8")
    return path


def _standing(text: str, day: date) -> Standing:
    plan = load.load(text.encode(), ID).plan
    assert plan is not None
    return timeline.standing(next(plan.actions), plan, day)


# --- what counts -----------------------------------------------------------------


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Draw an entry that may say anything that counts."""
    fields = {
        "date": draw(st.sampled_from(("2012-01-10", "2012-01", "2012-02-03"))),
        "next": draw(st.sampled_from(("", "Print it"))),
        "rag": draw(st.sampled_from(("", *LEGEND))),
        "state": draw(st.sampled_from(("", "complete", "on-hold", "withdrawn"))),
        "achieved_on": draw(st.sampled_from(("", "2012-01-05"))),
        "new_due": draw(st.sampled_from(("", "2012-08"))),
        "new_due_requested": draw(st.sampled_from(("", "2012-09"))),
        "request": draw(st.sampled_from(("", "declined"))),
        "accountable": draw(st.sampled_from(("", "Training Manager"))),
        "evidence": draw(st.sampled_from(("", "minutes of 10 January 2012"))),
    }
    return _entry({name: text for name, text in fields.items() if text})


def _entry(fields: dict[str, str]) -> str:
    first, *rest = [f"{name}: {text}\n" for name, text in fields.items()]
    lines = [f"- {first}", *(f"  {line}" for line in rest), "  note: It was told.\n"]
    return "".join(" " * 10 + line for line in lines)


def _date_of(entry: str) -> str:
    return entry.split("date: ")[1].split("\n", maxsplit=1)[0]


@settings(max_examples=150)
@given(entries(), st.lists(entries(), max_size=2), st.lists(entries(), max_size=2))
def test_a_corrected_entry_counts_as_if_it_said_nothing_but_its_words(
    wrong: str, before: list[str], after: list[str]
) -> None:
    """Status, rating, dates, owner and evidence are those without it."""
    same = sum(_date_of(each) == _date_of(wrong) for each in before)
    which = ("first", "second", "third")[same]
    correction = _entry(
        {"date": "2012-02-20", "corrects": _date_of(wrong), "corrects_which": which}
    )
    words = _entry({"date": _date_of(wrong)})
    rest = "".join(after) + _entry({"date": "2012-02-20"})
    plain = START + "".join(before) + words + rest
    corrected = START + "".join(before) + wrong + "".join(after) + correction

    now = _standing(corrected, date(2012, 3, 1))
    assert _counts(now) == _counts(_standing(plain, date(2012, 3, 1)))


def _counts(now: Standing) -> tuple[object, ...]:
    evidence = [each for entry in now.entries for each in entry.evidence]
    moves = [move.after for move in now.moves]
    planned = now.planned.next if now.planned else ""
    asked = now.request.new_due_requested if now.request else None
    return (
        *(now.state, now.due, now.rag, now.owners, now.closed, now.heard, moves),
        *(evidence, planned, asked, now.state_since, now.overdue, now.stale),
    )


@settings(max_examples=100)
@given(entries(), st.dates(date(2012, 1, 1), date(2012, 2, 19)))
def test_before_the_correction_the_entry_counts(wrong: str, day: date) -> None:
    """What the board was told on a date does not change."""
    right = _entry({"date": "2012-02-20", "corrects": _date_of(wrong)})

    before, after = _standing(START + wrong, day), _standing(START + wrong + right, day)

    assert _counts(before) == _counts(after)


def test_a_correction_that_is_corrected_does_not_bring_the_first_back() -> None:
    """The newest one says what is right."""
    again = RIGHT.replace("2012-02-10", "2012-02-20").replace("amber", "green")
    newest = again.replace("date: 2012-02-20", "date: 2012-02-25", 1)

    now = _standing(SPECIMEN + WRONG + RIGHT + newest, date(2012, 3, 1))

    assert (now.state, now.rag, now.due and str(now.due)) == (
        "in-progress",
        "green",
        "2012-05",
    )


def test_an_entry_that_is_added_later_never_changes_what_is_corrected() -> None:
    """It is below the correction, so it was not there when that was written."""
    later = WRONG.replace("complete", "on-hold")

    now = _standing(SPECIMEN + WRONG + RIGHT + later, date(2012, 3, 1))

    assert now.state == "on-hold"
    assert [bool(entry.corrected_by) for entry in now.entries] == [
        *(False, True, False, False),
    ]


# --- all outputs agree -----------------------------------------------------------


def _json(*words: str) -> Any:  # noqa: ANN401 -- what a command wrote
    done = run(*words, "--format", "json")
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


def _text(*words: str) -> str:
    done = run(*words)
    assert done.exit_code in (0, 1), done.exception
    return " ".join(done.stdout.split())


def test_every_output_that_prints_it_says_that_it_was_corrected() -> None:
    """The words stay; when and by what it was corrected is with them."""
    outputs = {
        "log": _text("progress", "log", ACTION, *SEEN),
        "log as Markdown": _text("progress", "log", ACTION, "--format=markdown", *SEEN),
        "since": _text("since", "2012-01-01", *SEEN),
        "report": _text("render", NAME, "--format", "md", *SEEN),
        "page": _text("render", NAME, "--format", "html", "--single-file", *SEEN),
        "paper": _text("agenda", "--meeting", "2012-03-01", *SEEN),
    }

    printed = {n for n, said in outputs.items() if "The guidance was published" in said}
    marked = {
        n
        for n, said in outputs.items()
        if "Corrected by the entry dated 20 February 2012" in said
    }
    assert printed == marked == {*outputs}  # the paper lists what is rated worse


def test_all_outputs_give_the_status_without_it() -> None:
    """Status, CSV, log, agenda, since and the report, for one date."""
    (row,) = _json("status", *SEEN)["actions"]
    log = _json("progress", "log", ACTION, *SEEN)["actions"]["1.1"]
    since = _json("since", "2012-01-01", *SEEN)
    paper = _json("agenda", "--meeting", "2012-03-01", "--last", "2012-01-01", *SEEN)
    csv = _text("status", "--format", "csv", *SEEN).replace('"', "")
    page = _text("render", NAME, "--format", "md", *SEEN)

    wrong = next(entry for entry in log if entry.get("corrected_by"))
    status = "In progress; rated amber (Slipping, with a way back)"
    assert (row["state"], row["rag"], row["due"], row["put_off"]) == (
        *("in-progress", "amber", "2012-05", 0),
    )
    assert [wrong[name] for name in ("state", "rag", "new_due", "evidence")] == [
        *(None, None, None, []),
    ]
    assert (log[-1]["what"], paper["done"]) == (status, [])
    assert ",in-progress,yes,amber,2012-05," in csv
    assert "| Complete, no sign-off recorded | 0 |" in page
    assert [
        (key, each["on"], each["from"], each["to"])
        for key in ("corrected", "rated_worse")
        for each in since[key]
    ] == [
        ("corrected", "2012-02-20", None, None),
        ("rated_worse", "2012-02-10", "green", "amber"),
    ]
    assert not {"complete", "moved", "handed_over"} & {*since}


def test_what_has_changed_agrees_with_the_status_at_both_ends() -> None:
    """Up to the day before, it was completed; after that, it is corrected."""
    first = _text("since", "2012-01-01", "--as-of", "2012-02-19")
    second = _text("since", "2012-02-19", *SEEN)
    both = _text("since", "2012-01-01", *SEEN)

    assert "10 February 2012: complete" in first
    assert (
        "corrects the entry dated 10 February 2012. On 1 March 2012: in progress"
        in second
    )
    assert "complete" not in both.lower().replace("corrected", "")


def test_a_wrong_completion_does_not_hide_that_an_action_is_overdue(
    plan: Path,
) -> None:
    """It became overdue before the entry that was wrong, and is overdue at the end."""
    wrong = WRONG.replace("            new_due: 2012-09\n", "")
    late = (wrong + RIGHT).replace("2012-02", "2012-06").replace("minutes of 10 F", "F")
    plan.write_text(SPECIMEN + late, "utf-8")

    found = _json("since", "2012-05-15", "--as-of", "2012-07-01")
    assert [(each["name"], each["words"]) for each in found["overdue"]] == [
        (
            ACTION,
            "The entry dated 20 June 2012 corrects the entry dated 10 June 2012, so"
            " the action is overdue. Due: May 2012. Before that: became overdue on 1"
            " June 2012. The due date was May 2012.",
        )
    ]


# --- lint ------------------------------------------------------------------------


def _rules(*words: str) -> list[str]:
    said = json.loads(run("lint", *words, "--format", "json", *SEEN).stdout)
    return sorted(each["rule"] for each in said["diagnostics"])


@pytest.mark.parametrize(
    ("new_due", "is_past"), [("2012-02", False), ("2012-01", True)]
)
def test_a_correction_may_restore_a_date_that_has_passed_since(
    plan: Path, new_due: str, *, is_past: bool
) -> None:
    """It was agreed on the date of the entry that it corrects, not on its own."""
    restored = RIGHT.replace("2012-02-20", "2012-03-01").replace(
        "rag: amber", f"new_due: {new_due}"
    )
    plan.write_text(SPECIMEN + WRONG + restored, "utf-8")

    assert ("new-due-in-past" in _rules()) is is_past


def test_what_was_wrong_with_it_is_no_longer_a_problem(plan: Path) -> None:
    """Completed and rated red: the correction has answered that."""
    plan.write_text(SPECIMEN + WRONG, "utf-8")
    before = _rules()
    plan.write_text(SPECIMEN + WRONG + RIGHT, "utf-8")

    assert (before, _rules()) == (
        ["new-date-when-closed", "rated-badly-when-closed"],
        [],
    )


def test_a_rating_that_is_not_in_the_legend_is_no_longer_a_problem(plan: Path) -> None:
    """Rules that look at each entry by itself see what still counts of it."""
    plan.write_text(SPECIMEN + WRONG.replace("red", "blue") + RIGHT, "utf-8")

    assert _rules() == []


def _git(*words: str) -> None:
    person = ("-c", "user.name=Board", "-c", "user.email=board@example.org")
    subprocess.run(["git", *person, *words], capture_output=True, check=True)  # noqa: S607 -- the developer's git


CHANGES = {
    "corrected": (SPECIMEN + WRONG + RIGHT, []),
    "removed and corrected": (
        SPECIMEN + RIGHT,
        ["correction-unclear", "entry-removed"],
    ),
    "rewritten and corrected": (
        SPECIMEN + WRONG.replace("complete", "on-hold") + RIGHT,
        ["entry-rewritten"],
    ),
    "made a correction of another": (
        SPECIMEN + WRONG.replace("next:", "corrects: 2011-12-05\n            next:"),
        ["entry-rewritten", "new-date-when-closed"],
    ),
}


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")
@pytest.mark.parametrize("change", CHANGES)
def test_a_correction_may_be_added_and_nothing_recorded_may_go(
    plan: Path, change: str
) -> None:
    """`lint --since` takes a new entry, and refuses to have an old one changed."""
    plan.write_text(SPECIMEN + WRONG, "utf-8")
    _git("init", "--quiet", "--initial-branch", "main")
    _git("add", "--all")
    _git("commit", "--quiet", "--message", "Plans")
    text, expected = CHANGES[change]
    plan.write_text(text, "utf-8")

    found = json.loads(
        run("lint", "--since", "main", "--format", "json", *SEEN).stdout
    )["diagnostics"]
    errors = sorted({each["rule"] for each in found if each["level"] == "error"})
    assert errors == expected


# --- recording it ----------------------------------------------------------------


def _add(*words: str) -> str:
    """Return what is printed, or why it was refused."""
    done = run("progress", "add", ACTION, "It was not.", *words, "--anyway", *SEEN)
    if isinstance(done.exception, Refusal):
        return diagnose.put(done.exception.faults[0], "", None).message
    return done.stdout


def test_the_entry_to_correct_is_given_by_the_option(plan: Path) -> None:
    """A command has no line that starts with "corrects:"."""
    before = plan.read_text("utf-8")

    done = run("progress", "add", ACTION, "It was.", "--corrects", "2011-01-01", *SEEN)

    assert isinstance(done.exception, Refusal)
    said = diagnose.put(done.exception.faults[0], "", None)
    assert (
        "change the date after --corrects to that of the earlier entry" in said.remedy
    )
    assert plan.read_text("utf-8") == before


def test_a_correction_is_recorded_with_the_status_that_follows(plan: Path) -> None:
    """It says at once what is so now."""
    plan.write_text(SPECIMEN + WRONG, "utf-8")

    said = _add("--corrects", "2012-02-10", "--date", "2012-02-20")

    assert "Action 1.1 is now: In progress.\n" in said


LEFT_OUT = (
    "The new entry corrects the entry dated 10 February 2012, but leaves out the status"
    " (complete), the rating (red), the new due date (September 2012), the new owner,"
    " the next stage, the date of the next stage (April 2012) and the evidence, which"
    " no longer count. If any of them are still right, run the same command again, and"
    " add the options that are still right:"
    " --state complete --rag red --new-due 2012-09"
    ' --owner "Training Manager" --next "Print it" --next-due 2012-04'
    ' --evidence "minutes of 10 February 2012"'
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), LEFT_OUT),
        (
            (
                *("--rag", "red", "--evidence", "minutes of 10 February 2012"),
                *("--next", "Print it", "--next-due", "2012-04"),
                *("--owner", "Training Manager", "--state", "complete"),
            ),
            "The new entry corrects the entry dated 10 February 2012, but leaves out"
            " the new due date (September 2012), which no longer counts. If it is still"
            " right, run the same command again, and add this option:"
            " --new-due 2012-09",
        ),
        (
            (
                *("--new-due", "2012-09", "--evidence", "minutes of 10 February 2012"),
                *("--next", "Print it", "--next-due", "2012-04"),
                *("--owner", "Training Manager", "--rag", "red", "--dry-run"),
            ),
            "The new entry would correct the entry dated 10 February 2012, but leaves"
            " out the status (complete), which would no longer count. If it is still"
            " right, run the same command again, and add this option: --state complete",
        ),
    ],
)
def test_a_correction_says_what_it_leaves_out(
    plan: Path, options: tuple[str, ...], expected: str
) -> None:
    """A rating, a status or a date never stops counting without a word."""
    plan.write_text(SPECIMEN + WRONG, "utf-8")

    said = _add("--corrects", "2012-02-10", "--date", "2012-02-20", *options)

    assert expected in " ".join(said.split())


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")
def test_a_correction_that_leaves_something_out_can_be_recorded_otherwise(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry is not changed in the file: it is removed, and recorded with all."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(plan.parent / "gitconfig"))
    plan.write_text(SPECIMEN + WRONG, "utf-8")
    for words in ("init -q", "add .", "-c user.name=A -c user.email=a@b commit -qm A"):
        subprocess.run(["git", *words.split()], check=True)  # noqa: S607 -- the developer's
    options = ["--rag", "red", "--new-due", "2012-09", "--owner", "Training Manager"]
    options += ["--evidence", "minutes of 10 February 2012", "--state", "in-progress"]
    before = plan.read_text("utf-8")

    said = _add("--corrects", "2012-02-10", *options)
    undone = run("progress", "undo", ACTION)
    after = plan.read_text("utf-8")
    options += ["--next", "Print it", "--next-due", "2012-04"]
    again = _add("--corrects", "2012-02-10", *options)

    told = (
        "which no longer count. If any of them are still right, first remove the new"
        f" entry: actionplan progress undo {ACTION} Then run the same command again,"
        " and add the options that are still right:"
        ' --next "Print it" --next-due 2012-04'
    )
    assert told in " ".join(said.split())
    assert (undone.exit_code, after) == (0, before)
    assert "leaves out" not in again


def test_an_option_to_type_has_the_words_as_they_are_in_any_shell() -> None:
    """A shell puts something else in place of a name after a dollar sign."""
    entry = Entry(route=(), date=None, next="Save it in $HOME", rag="red")

    said = recording.options_of(entry, ("next", "rag"))

    assert said == "--next 'Save it in $HOME' --rag red"


def test_a_correction_that_repeats_everything_leaves_nothing_out(plan: Path) -> None:
    """Nothing more is said where nothing is lost."""
    plan.write_text(
        SPECIMEN + PLAIN.replace("note:", "rag: red\n            note:"), "utf-8"
    )

    said = _add("--corrects", "2012-02-10", "--date", "2012-02-20", "--rag", "amber")

    assert "leaves out" not in said


def test_a_second_correction_leaves_out_only_what_still_counted(plan: Path) -> None:
    """The first correction has already said that the rest was wrong."""
    plan.write_text(SPECIMEN + WRONG + RIGHT, "utf-8")

    said = _add("--corrects", "2012-02-10", "--date", "2012-02-27")

    assert "leaves out" not in said


def test_a_rating_lost_to_a_correction_is_asked_for_at_once(plan: Path) -> None:
    """The command says what lint will, as for any newest entry without a rating."""
    plan.write_text(
        SPECIMEN + PLAIN.replace("note:", "rag: red\n            note:"), "utf-8"
    )
    note = "The draft went to one agency only, and 2 of its managers answered."

    done = run("progress", "add", ACTION, note, "--corrects", "2012-02-10", *SEEN)

    assert (
        'warning: Action 1.1 was rated "red" in the entry dated 10 February 2012. That'
        " entry has been corrected, so the rating no longer counts. The newest entry,"
        " dated 1 March 2012, has no rating."
    ) in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ("--corrects", "2012-02-11"),
            "This entry in action 1.1, dated 1 March 2012, says that it corrects an"
            " entry dated 11 February 2012. No entry above this one has that date.",
        ),
        (
            ("--corrects", "2012-02-10"),
            "This entry in action 1.1, dated 1 March 2012, says that it corrects an"
            " entry dated 10 February 2012. There are 2 entries with that date above"
            " this one.",
        ),
        (
            ("--corrects", "2012-02-10", "--corrects-which", "third"),
            "This entry in action 1.1, dated 1 March 2012, says that it corrects an"
            " entry dated 10 February 2012. No third entry above this one has that"
            " date.",
        ),
        (
            ("--corrects-which", "first"),
            'This entry in action 1.1, dated 1 March 2012, has "corrects_which", but'
            " does not give the date of the entry that it corrects.",
        ),
    ],
)
def test_a_correction_of_no_one_entry_is_refused(
    plan: Path, words: tuple[str, ...], expected: str
) -> None:
    """Nothing is written, so that it is never unclear what counts."""
    plan.write_text(SPECIMEN + PLAIN + PLAIN, "utf-8")
    before = plan.read_bytes()

    said = f"{expected} Nothing has been recorded."
    assert (_add(*words), plan.read_bytes()) == (said, before)


def test_a_note_that_says_nothing_is_not_reported_once_it_is_corrected() -> None:
    """The correction says what was done, and the old note must not be changed."""
    empty = "          - date: 2012-02-10\n            note: Ongoing\n"
    right = RIGHT.replace("            rag: amber\n", "")
    rules = []
    for text in (SPECIMEN + empty, SPECIMEN + empty + right):
        Path(NAME).write_text(text, "utf-8")
        found = json.loads(run("lint", NAME, *SEEN, "--format", "json").output)
        rules.append("note-says-nothing" in [d["rule"] for d in found["diagnostics"]])

    assert rules == [True, False]


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")
@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("26/01/2012", "2012-01-26", []),
        ("26/01/2012", "2012-01-27", ["entry-rewritten"]),
        ("05/02/2012", "2012-02-05", []),
        ("05/02/2012", "2012-05-02", []),
        ("05/02/2012", "2012-02-06", ["entry-rewritten"]),
        ("31 September 2011", "2011-09-30", []),
    ],
)
def test_a_date_that_could_not_be_read_may_be_put_right(
    plan: Path, was: str, now: str, expected: list[str]
) -> None:
    """It may become what it may have meant, as the message about it says."""
    entry = WRONG.replace("2012-02-10", "DATE")
    plan.write_text(SPECIMEN + entry.replace("DATE", was), "utf-8")
    _git("init", "--quiet", "--initial-branch", "main")
    _git("add", "--all")
    _git("commit", "--quiet", "--message", "Plans")
    plan.write_text(SPECIMEN + entry.replace("DATE", now), "utf-8")

    found = _rules("--since", "main")
    assert [each for each in found if each == "entry-rewritten"] == expected


FIRST = """\
          - date: 2012-02-10
            note: The draft went to all staff.
          - date: 2012-02-20
            corrects: 2012-02-10
            note: The draft went to the managers only.
"""


def test_a_corrected_first_update_is_told_with_what_is_right(plan: Path) -> None:
    """Nobody takes the wrong note for the news: not in a paper, nor on page one.

    The entry that was corrected is still the first update, because it has that date.
    """
    met = START.replace("outcomes:\n", "meetings: [2012-01-09]\noutcomes:\n", 1)
    plan.write_text(met + FIRST, encoding="utf-8")

    since = _json("since", "2012-01-01", *SEEN)
    page = " ".join(_text("render", NAME, "--summary", "--format", "md", *SEEN).split())

    right = ["The draft went to the managers only."]
    assert [
        (each["on"], each["note"], each["corrected"]) for each in since["first_report"]
    ] == [("2012-02-10", "The draft went to all staff.", True)]
    assert [each["note"] for each in since["corrected"]] == right
    assert "reported" not in since
    assert (
        "corrects the entry dated 10 February 2012: The draft went to the managers only"
        in page
    )
    assert "the entry dated 10 February 2012, since corrected" in page


NEXT = """\
          - date: 2012-02-15
            note: The draft was printed.
"""


def test_a_later_entry_is_not_the_first_update(plan: Path) -> None:
    """Each entry is listed once, under what it was when it was reported."""
    first, second = FIRST.split("          - date: 2012-02-20\n")
    entries = f"{first}{NEXT}          - date: 2012-02-20\n{second}"
    plan.write_text(START + entries, encoding="utf-8")

    since = _json("since", "2012-01-01", *SEEN)

    assert {
        kind: [each["note"] for each in since[kind]]
        for kind in ("first_report", "reported", "corrected")
    } == {
        "first_report": ["The draft went to all staff."],
        "reported": ["The draft was printed."],
        "corrected": ["The draft went to the managers only."],
    }


PLANNED = """\
          - date: 2012-01-10
            next: Print it
            next_due: 2012-04
            note: The draft is ready.
          - date: 2012-02-10
            state: complete
            evidence: minutes of 10 February 2012
            note: The guidance was published.
          - date: 2012-02-20
            corrects: 2012-01-10
            next: Print it
            next_due: 2012-04
            note: The managers have the draft.
"""


def test_what_was_planned_before_an_action_was_done_is_over_if_it_is_corrected() -> (
    None
):
    """The correction is later, but it says what was planned when it was planned."""
    stages = [
        _standing(START + entries, date(2012, 3, 1)).stage
        for entries in (PLANNED, PLANNED.replace("            state: complete\n", ""))
    ]

    assert [each and each.next for each in stages] == [None, "Print it"]


def test_an_agenda_says_once_that_a_corrected_action_is_complete(plan: Path) -> None:
    """It asks for the sign-off, which begins with the status."""
    met = START.replace("outcomes:\n", "meetings: [2012-01-09]\noutcomes:\n", 1)
    plan.write_text(met + PLANNED, encoding="utf-8")

    paper = _json("agenda", "--meeting", "2012-03-01", *SEEN)

    asked = next(each for each in paper["to_decide"] if each["name"] == ACTION)
    assert [line.split(",")[0].rstrip(".") for line in asked["words"]].count(
        "Complete"
    ) == 1
    assert not any(line.startswith("Next") for line in asked["words"])
