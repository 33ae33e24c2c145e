"""Wording: what an action opens with, how many it is, and what the mix of a plan is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.reading import load
from actionplan.rules import wording

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parent / "examples").glob("*.yaml"))
ACTION = "Publish guidance for working with families who are hard to engage"
SETTINGS = lint.Request(as_of=date(2012, 3, 1))


@pytest.mark.parametrize(
    ("action", "rule"),
    [
        ("Consider a new form", "vague-opening"),
        ("To explore options for a shared record", "vague-opening"),
        ("The police will look at their training", "vague-opening"),
        ("Continue to hold weekly meetings", "vague-opening"),
        ("All agencies to seek to share minutes sooner", "vague-opening"),
        ("Publish guidance; train all staff", "several-actions-in-one"),
        ("Revise the form. Brief the teams on it", "several-actions-in-one"),
        ("Write a leaflet for parents and then send it out", "several-actions-in-one"),
        ("a) form b) leaflet c) course", "several-actions-in-one"),
        ("Train staff in the form, and audit its use", "several-actions-in-one"),
        ("Considerate handover at shift change", ""),
        ("Ask parents to consider the leaflet", ""),
        ("Develop and publish guidance for parents", ""),
        ("Write, consult on and publish a leaflet", ""),
        ("Publish guidance on how to record and report missed visits", ""),
        ("Ask each school to read and issue the leaflet", ""),
        ("Put the rule in section 4 (a) of the handbook", ""),
        ("Look up the three oldest cases each Monday", ""),
    ],
)
def test_an_action_is_judged_by_how_it_is_put(action: str, rule: str) -> None:
    """Vague openings and second deeds are told from what only looks like them."""
    assert advice(SPECIMEN.replace(ACTION, action)) == ([rule] if rule else [])


def test_recommendations_are_left_alone() -> None:
    """What a review recommends is quoted, and may be as open as it likes."""
    text = SPECIMEN.replace(
        "    desired_outcome:",
        "    recommendations:\n"
        "      - text: Agencies should consider training, and review their policies.\n"
        "    desired_outcome:",
    )

    assert advice(text) == []


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("All done; the leaflet will be printed in May.", True),
        ("Training is still ongoing in two teams.", True),
        ("One audit is outstanding.", True),
        ("Two teams have not yet been briefed.", True),
        ("Nothing is outstanding, and no team is waiting.", False),
        ("The pilot is not ongoing; it ended in May.", False),
        ("The goodwill beats all records.", False),
        ("The sheet is used at every visit.", False),
    ],
)
def test_a_closing_note_is_read_for_what_is_to_come(note: str, *, said: bool) -> None:
    """Open words count, unless they say that nothing is open."""
    rules = advice(closed(note), "complete-with-open-words")

    assert rules == ["complete-with-open-words"] * said


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("The team took over on 14 July.", False),
        ("The Trust is looking for rooms.", False),
        ("Panel met on 14th October.", False),
        ("The board is looking for ways to improve.", True),
        ("The Trust is seeking further assurance.", True),
        ("The group met on", True),
        ("Completed on 14 July.", True),
        ("Progress is being made.", True),
    ],
)
def test_a_note_of_what_somebody_did_that_day_says_what_was_done(
    note: str, *, asked: bool
) -> None:
    """A status with a date says nothing more than a status."""
    head = SPECIMEN.partition("        progress:\n")[0]
    text = f"{head}        progress:\n          - date: 2012-02-10\n"
    text += f"            note: {note}\n"

    said = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS).diagnostics

    assert ("note-says-nothing" in {d.rule for d in said}) is asked


def test_an_action_that_was_opened_again_may_have_things_to_come() -> None:
    """What counts is the last word on whether it is done."""
    again = (
        "          - date: 2012-02-20\n"
        "            state: in-progress\n"
        "            note: Opened again.\n"
    )

    assert advice(closed("It will be printed.") + again, "complete-with") == []


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("Train all health visitors in the new form", "training"),
        ("Deliver a half-day course in support of the guidance", "training"),
        ("Brief every team on the policy", "training"),
        ("Run workshops for school governors", "training"),
        ("Publish guidance on missed visits", "policy"),
        ("Revise the escalation policy", "policy"),
        ("Develop a protocol for joint visits", "policy"),
        ("Remind all staff of the escalation policy", "reminder"),
        ("Circulate the learning to all agencies", "reminder"),
        ("Re-issue the records policy of 2003", "reminder"),
        ("Audit 50 records with the agreed sheet", "look"),
        ("Review the threshold document", "look"),
        ("Repeat the dip sample in September", "look"),
        ("Add a question on engagement to the supervision record", "change"),
        ("Appoint a second conference chair", "change"),
        ("Block the discharge letter until the call is recorded", "change"),
        ("Put the practice standard to work in both services", "change"),
        ("Create an automatic task at the third missed appointment", "change"),
        ("Hold a yearly appraisal of each member", "other"),
    ],
)
def test_an_action_is_of_the_kind_whose_word_stands_first(
    action: str, kind: str
) -> None:
    """The words decide: training, policy, reminder, look, change, or none of them."""
    assert wording.kind(action) == kind


@pytest.mark.parametrize(
    ("mix", "words"),
    [
        (
            {"training": 5, "policy": 3, "reminder": 1, "change": 3},
            "Of the 12 actions, 9 seem to be training, policies or reminders, which"
            " rely on people remembering. Only 3 change how work is done.",
        ),
        (
            {"training": 2, "reminder": 2},
            "All 4 actions seem to be training or reminders, which rely on people"
            " remembering. None of the actions changes how work is done.",
        ),
        (
            {"policy": 4, "change": 1, "look": 2},
            "Of the 7 actions, 4 seem to be policies, which rely on people"
            " remembering. Only one changes how work is done.",
        ),
        (
            {"training": 3, "look": 1, "other": 1},
            "Of the 5 actions, 3 seem to be training, which rely on people"
            " remembering. None of the actions clearly changes how work is done.",
        ),
        (
            {"training": 3, "policy": 1, "change": 1, "other": 2},
            "Of the 7 actions, 4 seem to be training or policies, which rely on"
            " people remembering. Only one clearly changes how work is done.",
        ),
    ],
)
def test_the_mix_is_said_in_words(mix: dict[str, int], words: str) -> None:
    """Numbers and words, and no score."""
    counted = Counter(mix)

    assert f"{wording._weak(counted)} {wording._changes(counted)}" == words


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_careful_plan_gets_no_advice_on_its_words(path: Path) -> None:
    """Nine plans with 55 actions are as an experienced officer would put them."""
    after_all = SETTINGS._replace(as_of=date(2026, 11, 24))
    said = lint.one(path.read_bytes(), path.name, after_all).diagnostics

    assert [d.message for d in said if d.code.startswith("AP6")] == []


def test_most_actions_of_the_examples_are_of_a_known_kind() -> None:
    """The words know four in five actions of usual plans; the others are counted."""
    kinds = Counter(
        wording.kind(action.action)
        for path in EXAMPLES
        if (plan := load.load(path.read_bytes(), path.stem).plan)
        for action in plan.actions
    )

    assert kinds["other"] * 5 <= kinds.total()


def advice(text: str, *only: str) -> list[str]:
    """Return the rules of wording that a text breaks; *only* those that begin so."""
    said = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS).diagnostics
    found = [d.rule for d in said if d.code.startswith("AP6")]
    return [rule for rule in found if not only or rule.startswith(only)]


def closed(note: str) -> str:
    """Return the specimen with its action complete, and *note* as the last word."""
    head = SPECIMEN.partition("        progress:\n")[0]
    return (
        f"{head}        progress:\n"
        "          - date: 2012-02-10\n"
        "            state: complete\n"
        "            reported_by: MSCB Development Officer\n"
        "            evidence: The published guidance\n"
        f"            note: {note}\n"
    )
