"""Entries are asked, when they are typed, what a check would ask afterwards."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from generated_plans import perfect, plans, written
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from actionplan import lint
from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.editing.entries import Verdict, judge
from actionplan.lint import diagnose
from actionplan.messages import not_done
from actionplan.plan import timeline
from actionplan.reading import load

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic

AS_OF = date(2012, 3, 1)
SEEN = ("--as-of", AS_OF.isoformat())
STEM = "audit-1-2011"
SILENCE = {"never-reported", "stale-action"}
"""Complaints that something newer is missing: an entry of long ago brings none."""


def _check(content: bytes, name: str) -> list[Diagnostic]:
    request = lint.Request(AS_OF)
    run = lint.across([lint.one(content, name, request)], request)
    return [each for each in run.diagnostics if each.level != "advice"]


def _new(  # noqa: PLR0913 -- two versions, their name, and which part
    before: bytes, after: bytes, name: str, item: str, at: str, *, opened: bool = False
) -> list[str]:
    """Return what is said of the entry at *at*, or more often than before of *item*.

    If it has *opened* the action again, what is asked of open work besides its entries
    was left out before, and does not count.
    """
    old, new = (
        [
            d
            for d in _check(text, name)
            if (d.item == item or d.field.startswith(at))
            and d.rule not in CAN_BE_ADDED
            and not (
                opened and {"progress", "milestones"}.isdisjoint(d.field.split("."))
            )
        ]
        for text in (before, after)
    )
    said = [d.message for d in new if d.field.startswith(at) and d.rule not in SILENCE]
    counts = [
        Counter("silence" if d.rule in SILENCE else d.rule for d in found)
        for found in (old, new)
    ]
    return said + sorted((counts[1] - counts[0]).elements())


CAN_BE_ADDED = ("rating-older-than-progress",)
"""What is left out of an entry, and is not asked for before it is written."""
OPTIONS: dict[str, st.SearchStrategy[str]] = {
    "--date": st.sampled_from(("2011-05", "2011-12-01", "2012-02", "2012-02-28")),
    "--rag": st.sampled_from(("red", "AMBER", "Green", "3", "1", "On track", "blue")),
    "--state": st.sampled_from(
        ("in-progress", "complete", "on-hold", "signed-off", "withdrawn", "embedded")
    ),
    "--new-due": st.sampled_from(("2011-03", "2012-09", "2206-03", "2012-02-15")),
    "--next": st.sampled_from(("Send the draft to the police", "TBC", "None")),
    "--next-due": st.sampled_from(("2011-12", "2012-04", "2031-01")),
    "--achieved-on": st.sampled_from(("2011-12", "2012-02-20", "2012-06")),
    "--reported-by": st.sampled_from(("Audit Lead", "TBC")),
    "--evidence": st.sampled_from(("minutes of 1 March 2012", "TBC", "None")),
    "--owner": st.sampled_from(("Head of Service, Assessment", "TBC", "AB")),
}
NOTES = (
    "Two teams have tried the form, and asked for one change.",
    "The form is in use in all teams.",
    "TBC",
    "Done.",
    "Finished, but for the last team, which still has to begin.",
    "As above",
)


@st.composite
def entries(draw: st.DrawFn) -> list[str]:
    """Draw an entry as it is typed."""
    typed = [draw(st.sampled_from(NOTES))]
    for name, values in OPTIONS.items():
        if draw(st.integers(0, 2)) == 0:
            typed += [name, draw(values)]
    return typed


@given(st.one_of(plans(), st.builds(perfect)), entries())
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_written_brings_nothing_new_of_the_entry(
    plan: dict[str, Any], typed: list[str]
) -> None:
    """Without the switch, a check says of the entry nothing that it did not say."""
    actions = [a for o in plan["outcomes"] for a in o["actions"]]
    if not actions:
        return
    item = actions[0]["id"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{plan['id']}.yaml")
        path.write_text(written(plan), encoding="utf-8")
        before = path.read_bytes()
        args = ("progress", "add", f"{path}/{item}", *typed, *SEEN)
        result = CliRunner().invoke(app, args)
        after = path.read_bytes()

        event("written" if after != before else "refused")
        assert (after != before) == (result.exit_code == 0)
        if after != before:
            number = _place(actions[0], after, item)
            outcome = next(
                i for i, o in enumerate(plan["outcomes"]) if actions[0] in o["actions"]
            )
            at = f"outcomes.{outcome}.actions.0.progress.{number}"
            opened = _is_open(after, item) and not _is_open(before, item)
            assert _new(before, after, path.name, item, at, opened=opened) == []


def _is_open(text: bytes, item: str) -> bool:
    plan = load.load(text, "").plan
    assert plan is not None
    action = next(each for each in plan.actions if each.id == item)
    return timeline.standing(action, plan, AS_OF).is_open


def _place(action: dict[str, Any], after: bytes, item: str) -> int:
    """Return which of the entries is new: they are in the order of their dates."""
    was = action.get("progress", [])
    outcomes = yaml.safe_load(after)["outcomes"]
    now = next(a for o in outcomes for a in o["actions"] if a["id"] == item)["progress"]
    same = (str(old) == str(new) for old, new in zip(was, now, strict=False))
    return next((at for at, kept in enumerate(same) if not kept), len(was))


JUDGED: dict[str, st.SearchStrategy[str]] = {
    "--achieved": st.sampled_from(("fully", "partly", "not-yet")),
    "--result": st.sampled_from(
        (
            "Files in which the child was seen alone=30 of 40",
            "Something else=5",
            "Files in which the child was seen alone=TBC",
        )
    ),
    "--feedback": st.sampled_from(("Front line staff: It is clear.", "TBC")),
    "--effect": st.sampled_from(("Children are seen alone at each visit.", "TBC")),
    "--still-to-improve": st.sampled_from(("Two teams; the Audit Lead sees to it.",)),
    "--evidence": st.sampled_from(("audit of February 2012", "TBC")),
    "--date": st.sampled_from(("2011-05", "2012-02-28", "2012-03-01")),
}


GOOD = {
    "--achieved": "fully",
    "--result": "Files in which the child was seen alone=36 of 40",
    "--feedback": "Front line staff: It is clear.",
    "--effect": "Children are seen alone at each visit.",
    "--evidence": "audit of February 2012",
}


@given(st.sets(st.sampled_from(sorted(JUDGED)), max_size=2), st.booleans(), st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_assessment_that_is_written_brings_nothing_new(
    names: set[str],
    fewer: bool,  # noqa: FBT001 -- hypothesis gives it
    data: st.DataObject,
) -> None:
    """The same for what difference was made."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        action["progress"][0] |= {"state": "complete", "evidence": ["the form in use"]}
    said = GOOD | {name: data.draw(JUDGED[name]) for name in sorted(names)}
    if fewer:
        del said[data.draw(st.sampled_from(sorted(said)))]
    typed = [word for pair in said.items() for word in pair]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{STEM}.yaml")
        path.write_text(written(plan), encoding="utf-8")
        before = path.read_bytes()
        args = ("difference", "add", f"{path}/O1", *typed, *SEEN)
        result = CliRunner().invoke(app, args)
        after = path.read_bytes()

        event("written" if after != before else "refused")
        assert (after != before) == (result.exit_code == 0)
        if after != before:
            assert _new(before, after, path.name, "O1", "outcomes.0.difference.0") == []


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in the current folder of which there is nothing to say."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"{STEM}.yaml"
    path.write_text(written(perfect()), encoding="utf-8")
    return path


def _add(*args: str, day: str = "2012-03-01") -> Result:
    return CliRunner().invoke(
        app, ("progress", "add", f"{STEM}/1.1", *args, "--as-of", day)
    )


SLIPS = {
    "a year that has gone": (
        ("Late.", "--rag", "amber", "--new-due", "2011-03"),
        "new-due-in-past",
    ),
    "a year that is centuries away": (
        ("The form is late.", "--rag", "amber", "--new-due", "2206-03"),
        "unlikely-year",
    ),
    "a next stage that has passed": (
        (
            "Two teams tried it.",
            "--rag",
            "green",
            "--next",
            "Ask",
            "--next-due",
            "2012",
        ),
        "incomplete-date",
    ),
    "a next stage of last year": (
        (
            *("Two teams have tried the form.", "--rag", "green"),
            *("--next", "Ask the others", "--next-due", "2011-12"),
        ),
        "next-stage-passed",
    ),
    "a note that says nothing": (("Green.", "--rag", "green"), "note-says-nothing"),
    "achieved, and still open": (
        ("The form is in use.", "--rag", "green", "--achieved-on", "2012-02"),
        "achieved-and-open",
    ),
    "complete, and more to come": (
        (
            *("The form is in use. Paper copies will be sent in May.", "--state"),
            *("complete", "--evidence", "the form"),
        ),
        "complete-with-open-words",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_refused_when_it_is_typed(name: str, plan: Path) -> None:
    """In the words of the rule, with the switch; and the switch writes it."""
    args, rule = SLIPS[name]
    before = plan.read_bytes()

    refused = _add(*args)

    assert isinstance(refused.exception, Refusal)
    assert plan.read_bytes() == before
    if rule == "incomplete-date":  # which no switch lets pass: it is no date
        assert refused.exception.faults[0].rule == rule
        return
    said = [diagnose.put(each, "", None) for each in refused.exception.faults]
    assert all(each.remedy.endswith(" with --anyway at the end.") for each in said)
    assert not any("actionplan accept" in each.remedy for each in said)
    of_a_file = ("accept this problem", "committed", "Otherwise")
    assert not [e.remedy for e in said if any(words in e.remedy for words in of_a_file)]
    assert _add(*args, "--anyway").exit_code == 0
    found = {each.message for each in _check(plan.read_bytes(), plan.name)}
    assert {not_done.but_why(each.message) for each in said} <= found
    assert rule in {each.rule for each in _check(plan.read_bytes(), plan.name)}


NO_NEWS = (
    "at the end of the note, add what was done, or why nothing was done. If you cannot"
    " find out, do not record the entry. Reports then show how long the action has had"
    " no update. If the entry is right, run the same command again with --anyway at"
    " the end."
)
ONLY_SAID = (
    "at the end of the note, add what was done, or why nothing was done.{} If the entry"
    " is right, run the same command again with --anyway at the end."
)


@pytest.mark.parametrize(
    ("note", "more", "remedy"),
    [
        ("No update received from Health", (), NO_NEWS),
        ("No update provided", (), NO_NEWS),
        ("Nothing to report", (), NO_NEWS),
        ("No change", (), NO_NEWS),
        (
            "Ongoing",
            (),
            ONLY_SAID.format(
                " If only this note gives the status of the action, add --state"
                " in-progress."
            ),
        ),
        (
            "In hand",
            (),
            ONLY_SAID.format(
                " If only this note gives the status of the action, add the status"
                " after --state."
            ),
        ),
        ("Ongoing", ("--state", "in-progress"), ONLY_SAID.format("")),
    ],
)
@pytest.mark.usefixtures("plan")
def test_a_note_that_says_nothing_is_refused_in_words_that_fit_it(
    note: str, more: tuple[str, ...], remedy: str
) -> None:
    """Of no news it says how not to record it, and of a status how to give it."""
    refused = _add(note, "--rag", "green", *more)

    assert isinstance(refused.exception, Refusal)
    said = [diagnose.put(each, "", None) for each in refused.exception.faults]
    assert [each.remedy for each in said] == [remedy]


@pytest.mark.usefixtures("plan")
def test_an_entry_needs_no_rating() -> None:
    """What is left out can be added later, so it keeps no entry out."""
    assert _add("Two teams have tried the form.").exit_code == 0


def test_settings_of_the_folder_hold_for_what_is_typed(plan: Path) -> None:
    """A rule that is off for lint is off here; one that is an error is refused."""
    config = plan.parent / "actionplan.toml"
    config.write_text('[rules]\nnote-says-nothing = "off"\n')

    assert _add("Green.", "--rag", "green").exit_code == 0


def test_what_the_plan_leaves_out_keeps_no_entry_out_that_opens_an_action(
    plan: Path,
) -> None:
    """Lint asks for it only of open work, but the entry has not left it out."""
    spoilt = perfect()
    action = spoilt["outcomes"][0]["actions"][0]
    action |= {"due": "2012-01", "accountable": "Chair / DCS"}
    action["progress"] = [
        {
            "date": "2012-01-20",
            "state": "complete",
            "evidence": "The form",
            "note": "In use in four teams. Two more will be trained in May.",
        }
    ]
    del action["success"], action["risks"]
    plan.write_text(written(spoilt))

    result = _add("Two teams are still to be trained.", "--state", "in-progress")

    assert result.exit_code == 0
    assert plan.read_text().count("state: in-progress") == 1


def test_a_milestone_that_is_left_keeps_out_the_entry_that_completes_an_action(
    plan: Path,
) -> None:
    """That milestone would be untrue: it is not recorded as reached."""
    spoilt = perfect()
    action = spoilt["outcomes"][0]["actions"][0]
    action["milestones"] = [{"milestone": "All staff trained", "due": "2012-02"}]
    plan.write_text(written(spoilt))
    done = ("--state", "complete", "--evidence", "The form", "--rag", "green")

    refused = _add("The form is in use in all teams.", *done)

    assert isinstance(refused.exception, Refusal)


def test_what_was_wrong_before_keeps_no_entry_out(plan: Path) -> None:
    """An action with weaknesses of its own takes an entry that adds none."""
    spoilt = perfect()
    action = spoilt["outcomes"][0]["actions"][0]
    action["due"] = "2012-02-10"
    del action["success"], action["risks"]
    plan.write_text(written(spoilt))

    assert _add("Two teams have tried the form.", "--rag", "amber").exit_code == 0


def test_an_entry_of_long_ago_is_no_silence_of_its_own(plan: Path) -> None:
    """What was not known at the time may be recorded, however old it is."""
    spoilt = perfect()
    del spoilt["outcomes"][0]["actions"][0]["progress"]
    plan.write_text(written(spoilt))

    result = _add(
        "A draft went to two teams.", "--date", "2011-08-20", day="2012-03-20"
    )

    assert result.exit_code == 0


def test_an_error_is_refused_whatever_is_asked(plan: Path) -> None:
    """The switch is for warnings; a child's number gets into no plan."""
    before = plan.read_bytes()

    result = _add("NHS number 943 476 5919 was noted.", "--rag", "green", "--anyway")

    assert (result.exit_code != 0, plan.read_bytes()) == (True, before)


ERRORS: dict[str, tuple[tuple[str, ...], str]] = {
    "a number that is nobody's": (
        ("--state", "withdrawn", "--replaced-by", "9.9"),
        'There is no action or outcome "9.9" in this plan.',
    ),
    "signed off before it is complete": (
        ("--state", "signed-off"),
        "This entry signs off action 1.1, but no earlier entry reports the action as"
        " complete.",
    ),
    "a new date for what is closed": (
        ("--state", "complete", "--new-due", "2012-06", "--evidence", "the form"),
        "This entry gives action 1.1 a new due date, but also says that the action is"
        " complete.",
    ),
    "a placeholder for evidence": (
        ("--rag", "green", "--evidence", "TBC"),
        '"TBC" is not enough after --evidence in action 1.1.',
    ),
}


@pytest.mark.parametrize(("args", "words"), ERRORS.values(), ids=ERRORS.keys())
def test_what_a_rule_calls_an_error_is_refused_in_its_words(
    args: tuple[str, ...], words: str, plan: Path
) -> None:
    """No switch lets it pass, and none is offered."""
    before = plan.read_bytes()

    refused = _add("Two teams have tried the form.", *args, "--anyway")

    assert isinstance(refused.exception, Refusal)
    said = [diagnose.put(each, "", None) for each in refused.exception.faults]
    assert f"{words} Nothing has been recorded." in [each.message for each in said]
    assert not any("--anyway" in each.remedy for each in said)
    assert plan.read_bytes() == before


def test_an_error_is_found_below_many_others(plan: Path) -> None:
    """A file with more findings than lint shows hides nothing about an entry."""
    spoilt = perfect()
    action = spoilt["outcomes"][0]["actions"][0]
    spoilt["outcomes"] += [
        {"id": f"X{number}", "challenge": "TBC", "actions": []} for number in range(250)
    ]
    spoilt["outcomes"].append(spoilt["outcomes"].pop(0))
    assert action in spoilt["outcomes"][-1]["actions"]
    plan.write_text(written(spoilt))
    before = plan.read_bytes()

    result = _add("Two teams tried it.", "--rag", "green", "--evidence", "TBC")

    assert (isinstance(result.exception, Refusal), plan.read_bytes()) == (True, before)


@pytest.mark.usefixtures("plan")
def test_a_rating_of_another_plan_is_refused() -> None:
    """What no legend explains means nothing to a reader."""
    refused = _add("Two teams have tried the form.", "--rag", "blue")

    assert isinstance(refused.exception, Refusal)
    (said,) = refused.exception.faults
    assert 'The rating "blue" is not explained in this plan.' in str(said.details)


def test_lines_of_a_legend_are_shown_where_they_are_mentioned(plan: Path) -> None:
    """Where a plan has no legend, a refusal shows lines for one, as lint does."""
    text = plan.read_text("utf-8")
    legend = text.partition("rag_legend:")[2].partition("outcomes:")[0]
    plan.write_text(text.replace(f"rag_legend:{legend}", ""), "utf-8")

    refused = _add("Two teams have tried the form.", "--rag", "blue")

    assert isinstance(refused.exception, Refusal)
    said = [diagnose.put(each, "", None) for each in refused.exception.faults]
    [told] = [each for each in said if "no legend" in each.message]
    assert "Add the lines at the end of this message above" in told.remedy
    assert told.paste.startswith("rag_legend:\n")


@pytest.mark.parametrize(
    ("typed", "measure", "value"),
    [
        ("Rate (a=b) of visits=12", "Rate (a=b) of visits", "12"),
        ("rate (a=b)  of visits = 12 = most", "Rate (a=b) of visits", "12 = most"),
        ("Rate=5", "Rate", "5"),
        ("Calls answered=seen=12", "Calls answered", "seen=12"),
    ],
)
def test_a_measure_may_have_an_equals_sign(
    typed: str, measure: str, value: str, plan: Path
) -> None:
    """A measure of the baseline is found in its own words."""
    known = perfect()
    known["outcomes"][0]["baseline"] += [
        {"measure": "Rate (a=b) of visits", "value": 10},
        {"measure": "Rate", "value": 3},
    ]
    plan.write_text(written(known))
    given = Verdict(results=(("", typed),))

    judged = judge(plan.read_bytes(), plan.name, "O1", given, AS_OF).judgement

    assert [(each.measure, each.value) for each in judged.results] == [(measure, value)]


def test_what_moves_from_the_entry_before_is_the_new_entrys_own(plan: Path) -> None:
    """An action that was called finished in one entry, and is open, is so in two."""
    said = "Ten files were read in {}. This action can now be closed."
    assert _add(said.format("March"), "--anyway").exit_code == 0

    refused = _add(said.format("April"))

    assert isinstance(refused.exception, Refusal)
    assert plan.read_text().count("can now be closed") == 1
