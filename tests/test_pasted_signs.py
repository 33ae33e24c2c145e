"""What is pasted from Word is read as a person sees it."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from conversation import converse
from tests.conftest import SPECIMEN, run

from actionplan import lint
from actionplan.lint import diagnose
from actionplan.messages import shape
from actionplan.reading import load
from actionplan.reading.earlier import Earlier
from actionplan.text import list_marks, names, redacted, seen, suggest, terminal

if TYPE_CHECKING:
    from pathlib import Path

METHODS = ("staff-survey", "training-evaluation-post", "other")
on_terminals = pytest.mark.skipif(
    sys.platform == "win32", reason="terminals of another kind"
)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "scr-family-a-2011.yaml"
    path.write_text(SPECIMEN, "utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("staff\u2013survey", "staff-survey"),
        ("Staff\u2014Survey", "staff-survey"),
        ("staff\u2011survey", "staff-survey"),
        ("staff \u2013 survey", "staff-survey"),
        ("staff_survey ", "staff-survey"),
        ("training\u2013evaluation\u2013post", "training-evaluation-post"),
        ("OTHER", "other"),
        ("staff\xad-survey", "staff-survey"),
        ("staff\u2013surveys", ""),
        ("-other", ""),
        ("staff/survey", ""),
        ("survey", ""),
    ],
)
def test_an_option_in_other_signs_is_that_option(written: str, meant: str) -> None:
    """Dashes, capitals and spaces mean nothing in an option; any other sign may."""
    assert suggest.as_spelt(written, METHODS) == meant
    assert not meant or suggest.is_sure_option(written, METHODS)


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ("staff\u2014survey", "staff-survey", ("a long dash", "a hyphen")),
        ("staff\u2011survey", "staff-survey", ("a non-breaking hyphen", "a hyphen")),
        ("staff\u2212survey", "staff-survey", ("a minus sign", "a hyphen")),
        (
            "training\u2013evaluation\u2013post",
            "training-evaluation-post",
            ("a long dash", "hyphens"),
        ),
    ],
)
def test_a_sign_that_looks_like_a_hyphen_is_named(
    written: str, meant: str, said: tuple[str, str]
) -> None:
    """Nobody is asked to change a word to one that looks the same."""
    fault = shape.not_an_option(
        field="method",
        written=written,
        options=METHODS,
        meant=meant,
        means="",
        is_sure=True,
    )
    of_it = diagnose.put(fault, "", None)

    assert (of_it.message, of_it.remedy) == (
        f'"method" has {said[0]} where there should be a hyphen: "{written}".',
        f"write it with {said[1]} (-): {meant}",
    )


def test_options_of_a_command_are_taken_as_they_are_seen(plan: Path) -> None:
    """A long dash, capitals and spaces are taken; what cannot be seen is left out."""
    done = run(
        *("add", "action", "scr-family-a-2011/O1"),
        "Train\x0bthe nur\xadses in follow\u2011up",
        *(
            "--due",
            "2012-06",
            "--owner",
            "Named\u200b Nurse",
            "--priority",
            "Should do",
        ),
        *("--measure", "Nurses who know", "--method", "Staff\u2013survey"),
        *("--target", "8 of 10", "--risk", "Nurses on leave may miss it"),
        *("--approach", "Reduce", "--mitigation", "Two dates are kept\x0bOne is left"),
        *("--agency", "Kent Police", "--as-of", "2011-08-15"),
    )

    assert done.exit_code == 0, done.stderr
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.2"
        action: Train the nurses in follow-up
        priority: should-do
        due: 2012-06
        accountable: Named Nurse
        agency: Kent Police
        success:
          - measure: Nurses who know
            method: staff-survey
            target: 8 of 10
        risks:
          - risk: Nurses on leave may miss it
            approach: reduce
            mitigation: |-
              Two dates are kept
              One is left
"""
    )


@pytest.mark.parametrize(
    "typed",
    [
        ("status", "--state", "Complete\u200b", "--state", "In\u2013progress"),
        ("status", "--format", "MD"),
        ("new", "x", "--kind", "Multi agency", "--source", "Own\u2013objective"),
    ],
)
def test_choices_of_other_commands_are_taken_as_they_are_seen(
    plan: Path, typed: tuple[str, ...]
) -> None:
    """It does not matter whether the choices are of a field or of the command."""
    done = run(*typed)

    assert (plan.is_file(), done.exit_code) == (True, 0), done.stderr


@on_terminals
def test_a_choice_in_other_signs_is_taken_at_a_question(plan: Path) -> None:
    """A person who pastes a choice from Word is not asked what it means."""
    typed = ["scr-b-2012", "Fathers", "Multi\u2013agency", "Own\u2011Objective"]

    done = converse(plan.parent, ("new",), [*typed, *[""] * 9])

    content = (plan.parent / "scr-b-2012.yaml").read_text("utf-8")
    assert ("not one of" in done.screen, done.code) == (False, 0), done.screen
    assert ("\nkind: multi-agency\n" in content, "type: own-objective" in content) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("written", "line_end", "seen_as"),
    [
        ("Bruising\x0bin babies", " ", "Bruising in babies"),
        ("Bruising \x0b in babies", "\n", "Bruising\nin babies"),
        ("One\u2028Two\u2029Three", "\n", "One\nTwo\nThree"),
        ("visit \xadand", " ", "visit and"),
        ("\u200bre\u00adport\ufeff", " ", "report"),
        ("follow\u2011up", " ", "follow-up"),
        ("\u202aNamed\u200d Nurse\u202c", " ", "Named Nurse"),
        ("2011\u20132012 \u2014 two years", " ", "2011\u20132012 \u2014 two years"),
        ("\u0645\u06cc\u200c\u062e", " ", "\u0645\u06cc\u200c\u062e"),
        ("First\n\n  - second", " ", "First\n\n  - second"),
    ],
)
def test_what_cannot_be_seen_is_left_out(
    written: str, line_end: str, seen_as: str
) -> None:
    """What a person sees stays, and so do signs that shape the letters of a script."""
    assert seen.visible(written, line_end) == seen_as


@on_terminals
def test_an_answer_is_read_as_it_is_seen(plan: Path) -> None:
    """A line end of Word is a space in a title, and a new line in a finding."""
    typed = ["scr-b-2012", "Bruis\xading\x0bin babies \u2011 a review", "1", "", ""]
    found = "Not seen alone.\x0bNot asked\u200b about."
    typed += ["", "", found, "y"]

    done = converse(plan.parent, ("new",), [*typed, *[""] * 9])

    content = (plan.parent / "scr-b-2012.yaml").read_bytes()
    read = load.load(content, "scr-b-2012").plan
    assert read is not None, done.screen
    assert (read.title, read.outcomes[0].challenge) == (
        "Bruising in babies - a review",
        "Not seen alone.\nNot asked about.",
    )


@pytest.mark.parametrize(
    ("written_as", "shown"),
    [
        ("text", "visit and #\\x23vso[task]"),
        ("markup", "visit and #&#35;vso[task]"),
        ("json", "visit \\u00adand ##vso\\u00ad[task]"),
    ],
)
def test_a_soft_hyphen_is_not_shown(written_as: terminal.WrittenAs, shown: str) -> None:
    """It is left out before commands are looked for, so it cannot hide one."""
    written = "visit \xadand ##vso\xad[task]"

    assert terminal.harmless(written, written_as) == shown
    assert terminal.line(written) == "visit and ##vso[task]"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1. Train staff", "1."),
        ("1.Train staff", "1."),
        ("10) Train staff", "10)"),
        ("(1) Train staff", "(1)"),
        ("(b) Train staff", "(b)"),
        ("a) train staff", "a)"),
        ("A) Train staff", "A)"),
        ("ii. Train staff", "ii."),
        ("4.1\tTrain staff", "4.1"),
        ("4.1. Train staff", "4.1."),
        ("\u2022 Train staff", "\u2022"),
        ("\uf0b7Train staff", "\uf0b7"),
        ("\u2013 Train staff", "\u2013"),
        ("* Train staff", "*"),
        ("o Train staff", "o"),
        ("\u2022 1. Train staff", "\u2022 1."),
        ("1. \u201cWas not brought\u201d policy", "1."),
        ("1.2 Train staff", "1.2"),
        ("1.2: train staff", "1.2:"),
        ("1.2 \u2013 Train staff", "1.2 \u2013"),
        ("Action 1.2: Train staff", "Action 1.2:"),
        ("2 social workers to visit", ""),
        ("(2) social workers to visit", ""),
        ("1:1 supervision", ""),
        ("1.2 million pounds", ""),
        ("3.5 posts", ""),
        ("3.5 Posts", ""),
        ("18 month review", ""),
        ("18-month review", ""),
        ("A&E to tell the school", ""),
        ("A. Other word", ""),
        ("E. coli", ""),
        ("24/7 cover", ""),
        ("1st visit", ""),
        ("9.30 briefing", ""),
        ("\u2013 5 per cent", ""),
        ("-5 per cent", ""),
        ("(1) Guidance (2) A leaflet", ""),
        ("- one\n- two", ""),
        ("1. Plan\n2. Do", ""),
        ("1.", ""),
        ("\u2022", ""),
        ("office staff", ""),
    ],
)
def test_a_list_mark_is_told_from_a_number_that_says_something(
    text: str, mark: str
) -> None:
    """A number that says how many, how long or what is part of the text."""
    assert list_marks.at_start(text, "1.2") == mark


@pytest.mark.parametrize(
    ("plain", "marked"),
    [
        ("action: Publish", "action: 1. Publish"),
        ("action: Publish", "action: 1.1 Publish"),
        ("action: Publish", "action: \u2022 Publish"),
        ("challenge: Staff", "challenge: |\n      a) Staff"),
    ],
)
def test_fix_removes_a_list_mark_and_nothing_else(
    plan: Path, plain: str, marked: str
) -> None:
    """The mark is reported once, and without it the file is as it was before."""
    before = plan.read_text("utf-8")
    assert plain in before
    plan.write_text(before.replace(plain, marked, 1), "utf-8")
    reported = run("lint", "--as-of", "2012-03-01", str(plan)).output
    run("fix", str(plan))
    after = plan.read_text("utf-8").replace("challenge: |\n      ", "challenge: ")

    assert (reported.count("bullet-or-list-number"), after) == (1, before)


def test_a_committed_action_may_lose_its_list_number() -> None:
    """Its words are the same, so no entry needs to say why they changed."""
    numbered = SPECIMEN.replace("action: Publish", "action: 1. Publish")
    assert numbered != SPECIMEN
    stem = "scr-family-a-2011"
    was = Earlier(f"{stem}.yaml", "main", load.load(numbered.encode(), stem))
    settings = lint.Request(date(2012, 3, 1))
    report = lint.one(SPECIMEN.encode(), f"{stem}.yaml", settings, was)

    assert lint.across([report], settings).diagnostics == ()


@pytest.mark.parametrize(
    ("plain", "copied"),
    [
        ("action: Publish", "action: Pub\xadlish"),
        ("challenge: Staff are not", "challenge: Sta\u200bff are n\u2060ot"),
        ("accountable: MSCB", "accountable: MS\u200bCB"),
    ],
)
def test_fix_removes_what_nobody_can_see_and_nothing_else(
    plan: Path, plain: str, copied: str
) -> None:
    """Each field is reported once, and afterwards the file is as it was before."""
    before = plan.read_text("utf-8")
    assert plain in before
    plan.write_text(before.replace(plain, copied, 1), "utf-8")
    reported = run("lint", "--as-of", "2012-03-01", str(plan)).output
    run("fix", str(plan))
    after = plan.read_text("utf-8")

    assert (reported.count("invisible-in-text"), after) == (1, before)


def test_what_joins_letters_of_other_alphabets_is_kept() -> None:
    """Between such letters, two invisible characters change what is seen."""
    text = "\u0646\u200c\u0645 \U0001f468\u200d\U0001f469"

    assert seen.without_invisible(text) == text


@pytest.mark.parametrize("copied", ["MS\u200bCB", "M\xadSCB"])
def test_an_owner_with_an_invisible_character_is_the_same_owner(copied: str) -> None:
    """Two spellings that look the same are one owner in each list and total."""
    title = "MSCB Development Officer"

    assert names.same(title.replace("MSCB", copied), title)


def test_a_committed_action_may_lose_an_invisible_character() -> None:
    """Its words are the same, so no entry needs to say why they changed."""
    assert redacted.wording("Pub\xadlish the guid\u200bance") == "publish the guidance"
