"""The board's own words for states: in all that people read, and nowhere else."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.plan import sentences
from actionplan.plan.model import STATUSES
from actionplan.workspace import settings

PLAN = """\
schema: actionplan/1
id: {id}
title: Working with families who are hard to engage
kind: multi-agency
source:
  type: serious-case-review
agreed: 2011-08-15
outcomes:
  - id: O1
    challenge: Staff were not prepared to work with hard to engage families.
    actions:
      - id: "1.1"
        action: Publish guidance on the website.
        due: 2012-06
        accountable: MSCB Development Officer
        agency: Medway SCB
        progress:
          - date: 2012-01-10
            state: on-hold
            note: The website is being moved.
      - id: "1.2"
        action: Train front line staff.
        due: 2011-12
        accountable: Head of Training
        agency: Medway SCB
        progress:
          - date: 2012-01-20
            state: complete
            note: The last course was held.
      - id: "1.3"
        action: Print the guidance.
        due: 2012-01
        accountable: Head of Training
        agency: Medway SCB
        progress:
          - date: 2012-01-12
            state: withdrawn
            note: The website is enough.
"""
WORDS = """\
[states]
in-progress = "Under way"
on-hold = "Paused"
complete = "Done"
signed-off = "Agreed by the chair"
withdrawn = "NFA"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two boards in one repository: plan a has words of its own, plan b has none."""
    (tmp_path / ".git").mkdir()
    for board in ("a", "b"):
        (tmp_path / board).mkdir()
        (tmp_path / board / f"plan-{board}.yaml").write_text(
            PLAN.format(id=f"plan-{board}"), "utf-8"
        )
    (tmp_path / "a" / "actionplan.toml").write_text(WORDS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _said(*args: str) -> str:
    done = CliRunner().invoke(app, [*args])
    assert done.exit_code == 0, done.output
    return done.stdout


def _lines(text: str, *words: str) -> list[str]:
    return [
        " ".join(line.split())
        for line in text.splitlines()
        if any(word.lower() in line.lower() for word in words)
    ]


OURS = ("on hold", "complete,", ": complete<", "signed off", "withdrawn")
SINCE = 'since 10 January 2012 ("The website is being moved")'
THEIRS = ("paused", "done", "agreed by the chair", "nfa", "under way")


@pytest.mark.usefixtures("folder")
def test_status_says_each_state_in_the_words_of_its_board() -> None:
    """Each row by its own plan, wherever they stand together."""
    said = _said("status", "--as-of", "2012-03-01", "--format", "json")

    rows = json.loads(said)["actions"]
    assert [(row["name"], row["state"], row["words"]) for row in rows] == [
        ("plan-a/1.1", "on-hold", f"Paused {SINCE}"),
        ("plan-b/1.1", "on-hold", f"On hold {SINCE}"),
        ("plan-a/1.2", "complete", "Done; reported after its due date"),
        ("plan-b/1.2", "complete", "Complete; reported after its due date"),
        ("plan-a/1.3", "withdrawn", "NFA"),
        ("plan-b/1.3", "withdrawn", "Withdrawn"),
    ]


@pytest.mark.usefixtures("folder")
def test_a_board_hears_its_own_words_in_every_paper() -> None:
    """Since, agenda, and the story of an action: titles and sentences."""
    since = _said("since", "2012-01-01", "a", "--as-of", "2012-03-01")
    agenda = _said("agenda", "--meeting", "2012-03-01", "--last", "2012-01-01", "a")
    log = _said("progress", "log", "plan-a/1.3", "--as-of", "2012-03-01")

    assert [_lines(text, *OURS, *THEIRS) for text in (since, agenda, log)] == [
        [
            "Done (1)",
            "20 January 2012: done, reported after its due date.",
            "Paused (1)",
            "10 January 2012: paused.",
            "NFA (1)",
            "12 January 2012: NFA.",
        ],
        [
            "Done, as reported on 20 January 2012, not recorded as agreed by the",
            "Done; reported after its due date.",
            *("Paused (1)", "Paused since 10 January 2012. Due: June 2012."),
            *('See "Paused" above: 1.1.',) * 2,
            *(
                "Reported as done since 1 January 2012 (1)",
                "20 January 2012: done, reported after its due date.",
            ),
            *(
                "Transferred, or closed without being done, since 1 January 2012 (1)",
                "12 January 2012: NFA.",
            ),
        ],
        ["12 January 2012: NFA.", "1 March 2012: NFA."],
    ]


@pytest.mark.usefixtures("folder")
def test_papers_for_boards_that_differ_have_the_usual_titles() -> None:
    """What stands below them is in the words of each plan."""
    since = _said("since", "2012-01-01", "--as-of", "2012-03-01")

    assert _lines(since, *OURS, *THEIRS, "completed") == [
        "Completed (2)",
        "20 January 2012: done, reported after its due date.",
        "20 January 2012: complete, reported after its due date.",
        "Put on hold (2)",
        "10 January 2012: paused.",
        "10 January 2012: put on hold.",
        "Withdrawn (2)",
        "12 January 2012: NFA.",
        "12 January 2012: withdrawn.",
    ]


@pytest.mark.usefixtures("folder")
def test_recording_an_entry_answers_in_the_words_of_the_board() -> None:
    """Typed is the word of the format, said the board's."""
    said = _said(
        "progress",
        "add",
        "plan-a/1.1",
        "Two of six teams have moved.",
        "--date=2012-02-01",
        "--state=in-progress",
        "--as-of=2012-03-01",
    )

    assert said.splitlines()[-1] == "Action 1.1 is now: Under way."


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.usefixtures("folder")
def test_a_report_is_in_the_words_of_its_board(form: str) -> None:
    """Tables, tags, charts and sums of one board have no word of ours left."""
    page = _said("render", "a", "--format", form, "--as-of", "2012-03-01")

    assert _lines(page, *OURS) == []


@pytest.mark.usefixtures("folder")
def test_a_report_has_the_words_wherever_a_state_is_told() -> None:
    """The page of one plan, word for word where a state is told."""
    page = _said("render", "a", "--format", "md", "--as-of", "2012-03-01")

    told = {line.split(". Due:")[0] for line in _lines(page, *THEIRS)}
    assert told == {
        "On 1 March 2012, 1 of 3 actions is open: 0 are overdue, 0 have had no update"
        " for too long, 1 is paused and no outcome has a baseline. 1 more is done, not"
        " recorded as agreed by the chair.",
        "**Ended without being done (1):** [1.3](#action-1.3) Print the guidance (12"
        " January 2012: The website is enough).",
        "1 action is known to become due before the next meeting, on 1 September 2012"
        " (assumed: no meeting date is recorded). Of 1 outcome, none has been assessed."
        " Reported as done late: 1.2 (by 20 days).",
        "- [1.2](#action-1.2) Train front line staff (done, as reported on 20 January"
        " 2012, not recorded as agreed by the chair; no evidence recorded;"
        " owner: Head of Training, Medway SCB)",
        "The plan does not give: a desired outcome (1 of 1 outcome); a baseline (1 of"
        " 1 outcome); a measure of success (1 of 1 open action); a risk assessment (1"
        " of 1 open action); evidence that it was done (1 of 1 complete action). The"
        " plan does not say how often it is reviewed, who reviews it, or who they"
        " report to.",
        "| Paused | 1 | [1.1](#action-1.1) |",
        "| Agreed by the chair | 0 | 0 actions |",
        "| Done, not recorded as agreed by the chair | 1 | [1.2](#action-1.2) |",
        "| NFA | 1 | [1.3](#action-1.3) |",
        "## Done, not recorded as agreed by the chair",
        "**By status:** 1 paused ([1.1](#action-1.1)), 1 done ([1.2](#action-1.2)), 1"
        " NFA ([1.3](#action-1.3)).",
        "## Planned and done, by date",
        "For 1 complete action, the date of the report counts, because no other date is"
        " known. 1 action was closed without being done, and is not counted.",
        "| [1.1](#action-1.1) Publish guidance on the website. | MSCB Development"
        " Officer, Medway SCB | Paused"
        ' since 10 January 2012 ("The website is being moved")',
        "| **Not recorded** | Desired outcome: O1; Baseline, so there is nothing to"
        " compare later figures with: O1; SMART statements: O1; Measure of success:"
        " 1.1, 1.2, 1.3; Risks of the action itself: 1.1, 1.2, 1.3; Evidence that it"
        " was done: 1.2; Date of the first review; Who reviews the plan; Who reviews"
        " are reported to; Purpose of the reviews; How often the plan is reviewed |",
        "- Action [1.3](#action-1.3) Print the guidance: NFA. 12 January 2012: The"
        " website is enough.",
        "- Paused (1): [1.1](#action-1.1)",
        "- Done (1): [1.2](#action-1.2)",
        "- NFA (1): [1.3](#action-1.3) Print the guidance",
        "| Medway SCB | 3 | 0 | 1 | 0 | 2 | 1 paused, 1 done, 1 NFA |",
        f"Paused {SINCE}.",
        "| 10 January 2012 | Paused.<br>The website is being moved. |",
        "Done; reported after its due date. Reported as done on 20 January 2012.",
        "| 20 January 2012 | Done.<br>The last course was held. |",
        "NFA. Closed on 12 January 2012.",
        "| 12 January 2012 | NFA.<br>The website is enough. |",
    }


@pytest.mark.usefixtures("folder")
def test_sums_of_boards_that_differ_have_the_usual_words() -> None:
    """Of two words for one state neither is the other board's."""
    page = _said("render", ".", "--format", "md", "--as-of", "2012-03-01")

    sums = [*_lines(page, "**By status:**"), *_lines(page, "| Medway SCB |")]
    assert sums == [
        "**By status:** 0 not started, 0 in progress, 2 on hold, 2 complete, 0 signed"
        " off, 2 withdrawn.",
        "**By status:** 1 paused ([1.1](#plan-a-action-1.1)), 1 done"
        " ([1.2](#plan-a-action-1.2)), 1 NFA ([1.3](#plan-a-action-1.3)).",
        "**By status:** 1 on hold ([1.1](#plan-b-action-1.1)), 1 complete"
        " ([1.2](#plan-b-action-1.2)), 1 withdrawn ([1.3](#plan-b-action-1.3)).",
        "| Medway SCB | 6 | 0 | 2 | 0 | 4 | 2 on hold, 2 complete, 2 withdrawn |",
        "| Medway SCB | 3 | 0 | 1 | 0 | 2 | 1 paused, 1 done, 1 NFA |",
        "| Medway SCB | 3 | 0 | 1 | 0 | 2 | 1 on hold, 1 complete, 1 withdrawn |",
    ]


def test_sums_of_boards_that_agree_have_their_words(folder: Path) -> None:
    """Two folders with the same words are one board to the overview."""
    (folder / "b" / "actionplan.toml").write_text(WORDS, "utf-8")
    page = _said("render", ".", "--format", "md", "--as-of", "2012-03-01")

    assert _lines(page, "**By status:** 0", "| Medway SCB | 6 |") == [
        "**By status:** 0 not started, 0 under way, 2 paused, 2 done, 0 agreed by the"
        " chair, 2 NFA.",
        "| Medway SCB | 6 | 0 | 2 | 0 | 4 | 2 paused, 2 done, 2 NFA |",
    ]


def test_a_word_written_as_ours_is_no_other_word(folder: Path) -> None:
    """A board that writes the usual word down agrees with one that writes nothing."""
    text = WORDS.replace('"Done"', '"Complete"')
    (folder / "a" / "actionplan.toml").write_text(text, "utf-8")
    (folder / "b" / "actionplan.toml").write_text(
        text.replace('complete = "Complete"\n', ""), "utf-8"
    )
    since = _said("since", "2012-01-01", "--as-of", "2012-03-01")

    assert _lines(since, "(2)") == ["Completed (2)", "Paused (2)", "NFA (2)"]


HOSTILE = "=1|</td><b>*x*</b>"
_MARKDOWN = r"=1\|&lt;/td&gt;&lt;b&gt;\*x\*&lt;/b&gt;"
_HTML = "=1|&lt;/td&gt;&lt;b&gt;*x*&lt;/b&gt;"


@pytest.mark.parametrize(
    ("args", "written"),
    [
        (["status", "--format", "csv"], f"\"'{HOSTILE} since"),
        (["status", "--format", "markdown"], _MARKDOWN),
        (["since", "2012-01-01", "--format", "markdown"], _MARKDOWN),
        (["agenda", "--meeting", "2012-07-15", "--format", "markdown"], _MARKDOWN),
        (["progress", "log", "plan-a/1.1", "--format", "markdown"], _MARKDOWN),
        (["render", "--format", "md"], _MARKDOWN),
        (["render", "--format", "html"], _HTML),
    ],
)
def test_no_word_is_more_than_text(folder: Path, args: list[str], written: str) -> None:
    """Markup in a word stays text in every output; it ends no cell, starts no sum."""
    (folder / "a" / "actionplan.toml").write_text(f'[states]\non-hold = "{HOSTILE}"\n')
    day = [] if "agenda" in args else ["--as-of", "2012-03-01"]
    where = [] if "log" in args else ["a"]

    said = _said(*args, *where, *day)

    assert (written in said, said.count(HOSTILE)) == (True, said.count(f"'{HOSTILE}"))


def test_what_is_extended_counts_when_words_are_compared(folder: Path) -> None:
    """Only all the words together tell whether two states have one."""
    above, below = folder / "actionplan.toml", folder / "a" / "actionplan.toml"
    above.write_text('[states]\ncomplete = "Done"\non-hold = "Paused"\n')
    start = 'extend = "../actionplan.toml"\n[states]\n'

    below.write_text(f'{start}signed-off = "done"\n')
    with pytest.raises(Refusal) as refused:
        settings.read(below)
    below.write_text(f'{start}signed-off = "On hold"\n')
    moved = settings.read(below)

    assert ([fault.rule for fault in refused.value.faults], moved.board.states) == (
        ["same-word-twice"],
        (("on-hold", "Paused"), ("complete", "Done"), ("signed-off", "On hold")),
    )


def test_each_state_has_a_word() -> None:
    """No state of the format is without one."""
    assert tuple(sentences.STATE) == STATUSES
