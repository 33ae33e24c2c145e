"""The order in which a person reads findings: the plan, its parts, and words last."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from generated_plans import perfect, put_into, written
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from actionplan import lint
from actionplan.cli import app
from actionplan.diagnostics import Diagnostic, Place
from actionplan.output import findings
from actionplan.output.findings import arranged
from actionplan.scaffold import new_plan
from actionplan.workspace import check

pytestmark = pytest.mark.thorough

DAY = date(2018, 1, 31)
REAL = sorted((Path(__file__).parent / "real").glob("*.yaml"))

FINDINGS = st.lists(
    st.builds(
        Diagnostic,
        file=st.sampled_from(("a.yaml", "b.yaml")),
        place=st.none() | st.builds(Place, st.integers(1, 9), st.just(1)),
        level=st.sampled_from(("error", "warning", "advice")),
        rule=st.sampled_from(("empty-field", "overdue-action", "vague-opening")),
        code=st.sampled_from(("AP101", "AP501", "AP502", "AP601", "AP440")),
        message=st.sampled_from(("One.", "Two.", "Three.")),
        remedy=st.just("do it."),
        paste=st.sampled_from(("", "due: 2012-01")),
        about=st.just(""),
        excerpt=st.sampled_from(("due: soon", "title: T")),
        plan=st.just("p"),
        item=st.sampled_from(("", "1.1", "1.2")),
        field=st.sampled_from(("", "outcomes", "outcomes.0.actions.0.due")),
        timed=st.booleans(),
        keys=st.sampled_from(((), (("1.1", ""),), (("1.1", ""), ("1.2", "")))),
    ),
    max_size=30,
)


@given(FINDINGS)
def test_each_finding_is_told_once(found: list[Diagnostic]) -> None:
    """Nothing is left out and nothing is said twice, however they are put together."""
    assert Counter(arranged.in_order(found)) == Counter(found)


@given(FINDINGS)
def test_files_and_parts_come_one_after_the_other(found: list[Diagnostic]) -> None:
    """Each file is told to its end, and so is each action on which much is said."""
    files = [group.told[0].first.file for group in arranged.arranged(found)]
    parts = [
        (each.first.file, each.first.item)
        for group in arranged.arranged(found)
        for each in group.told
        if each.first.item and not each.others and len(each.first.keys) < 2
    ]

    for told in (files, parts):
        runs = [one for i, one in enumerate(told) if i == 0 or told[i - 1] != one]
        assert len(runs) == len({*runs})


@given(FINDINGS)
def test_words_that_could_be_better_come_last(found: list[Diagnostic]) -> None:
    """Under each heading: first what is wrong, then what is late, then the rest."""
    for group in arranged.arranged(found):
        soft = [
            each.first.code.startswith("AP6") and each.first.level != "error"
            for each in group.told
        ]
        assert soft == sorted(soft) or group.told[0].first.code < "AP2"


def _lint(folder: Path, *more: str) -> str:
    done = CliRunner(env={"COLUMNS": "80"}).invoke(
        app, ["lint", str(folder), "--as-of", DAY.isoformat(), *more]
    )
    assert done.exit_code in (0, 1), done.output
    return done.stdout


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_sentence_of_a_published_plan_is_in_full(path: Path) -> None:
    """What JSON tells is told to a person as well, in whatever order."""
    report = lint.one(path.read_bytes(), path.name, lint.Request(as_of=DAY))
    told = " ".join(_lint(path, "--advice").split())
    alike = [
        told_.others
        for group in arranged.arranged(report.diagnostics)
        for told_ in group.told
        if told_.how == "alike"
    ]
    shown_as_lines = {each.message for others in alike for each in others}

    missing = [
        each.message
        for each in report.diagnostics
        if " ".join(each.message.split()) not in told
        and each.message not in shown_as_lines
    ]

    assert (len(report.diagnostics) > 5, missing) == (True, [])


def test_what_a_plan_leaves_out_comes_first(tmp_path: Path) -> None:
    """One block for the plan, then all about an action, its lateness in one line."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        for field in ("risks", "no_known_risks", "success", "evidence_needed"):
            action.pop(field, None)
    plan["outcomes"][0].pop("risks", None)
    plan["outcomes"][0]["actions"][0] |= {
        "due": "2012-06",
        "accountable": "All agencies",
    }
    plan["outcomes"][0]["actions"][1]["progress"] = [
        {"date": "2018-01-20", "rag": "green", "note": "Forms were seen in two teams."}
    ]
    put_into(tmp_path, plan)

    said = _lint(tmp_path)

    heads = re.findall(
        r"^(?:Missing from this plan.*|In action.*|\S+\.yaml:.*)$", said, re.MULTILINE
    )
    rules = [re.sub(r"^\S+\.yaml:[0-9:]+  ", "", head) for head in heads]
    assert rules[0] == "Missing from this plan:"
    assert rules[1:3] == ["warning  no-risk-assessment", "warning  no-success-measure"]
    at = next(i for i, head in enumerate(rules) if head.startswith("In action 1.1"))
    assert rules[at + 1 : at + 3] == [
        "warning  overdue-action, stale-action",
        "warning  vague-accountable",
    ]
    assert said.count("In action 1.1") == 1


def test_the_same_words_are_said_once(tmp_path: Path) -> None:
    """Errors too: a plan with "Ongoing" in every date is told so once."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        action["due"] = "Ongoing"
    put_into(tmp_path, plan)

    said = _lint(tmp_path)

    assert said.count('"Ongoing" is not a date') == 1
    assert re.search(r"The same applies to line [0-9]+ \(1\.2\)\.", said)


def test_an_untouched_scaffold_gets_a_short_answer(tmp_path: Path) -> None:
    """How much is filled in, and where to start; not each question by itself."""
    runner = CliRunner(env={"COLUMNS": "80"})
    runner.invoke(
        app,
        ["new", "some-plan", "--title", "Working with fathers", "--in", str(tmp_path)],
    )

    said = _lint(tmp_path)

    assert (
        said
        == f"""\
{tmp_path.as_posix()}/some-plan.yaml:13:1  error  empty-field
  1 of 40 questions answered; start with these three:
    13 | kind: multi-agency or single-agency
    22 | type: What kind of review or work led to this plan?
    28 | agreed: When was the plan agreed?
  To fix: write after the colon, or delete the line. 36 more: lines 14 to 103.

Checked 1 plan (report date 31 January 2018): 39 errors.
Not checked until they are filled in: 39 fields of
{tmp_path.as_posix()}/some-plan.yaml.
"""
    )


ANSWERS = {
    "every": "3 months",
    "title": "Working with fathers",
    "kind": "multi-agency",
    "type": "audit",
    "date": "2017-11",
    "agreed": "2018-01-12",
    "challenge": "Fathers are not asked about in assessments.",
    "desired_outcome": "By June 2018, 80 per cent of files say what he was asked.",
    "measure": "Files that say what the father was asked",
    "value": "40 per cent",
    "target": "80 per cent",
    "action": "Ask about fathers in every assessment",
    "due": "2018-06",
    "accountable": "Head of Service, Assessment",
    "agency": "Medway Council",
    "method": "intra-agency-audit",
    "approach": "reduce",
}


@pytest.mark.parametrize("short", [False, True])
def test_an_unfinished_scaffold_gets_ten_lines_and_passes_nothing(
    *, short: bool
) -> None:
    """However much of it is filled in, until a few questions are left.

    Every problem is counted, each is in JSON, and the exit code is that of an error.
    """
    lines = new_plan.plan_text(new_plan.Answers("p"), short=short).splitlines()
    request = lint.Request(DAY)
    told: list[tuple[int, bool, bool]] = []
    for number, line in enumerate(lines):
        report = lint.one("\n".join(lines).encode(), "p.yaml", request)
        run = lint.across([report], request)
        empty = [d for d in run.diagnostics if d.rule == "empty-field"]
        if arranged.hardly_begun(run.diagnostics, report.file.answered):
            text = findings.write(run, "full")
            counted = f"{len(empty)} error" in text
            data = json.loads(findings.write(run, "json"))
            every = len(data["diagnostics"]) == len(run.diagnostics)
            told.append(
                (len(text.splitlines()), counted and every, check.fails(run, None))
            )
        if any(d.place and d.place.line == number + 1 for d in empty):
            name = line.strip().removeprefix("- ").removesuffix(":")
            lines[number] = f"{line} {ANSWERS.get(name, 'MSCB Development Officer')}"

    assert {each for each in told if each[0] > 10 or not all(each)} == set()
    assert len(told) > len(lines) // 3


def test_other_problems_are_counted_until_half_is_answered(tmp_path: Path) -> None:
    """A short plan says that it leaves out a review, and shows it when asked."""
    CliRunner().invoke(app, ["new", "p", "--short", "--in", str(tmp_path)])

    said = _lint(tmp_path)

    assert "0 of 10 questions answered; start with these three:" in said
    assert "3 other problems are shown once half is answered" in " ".join(said.split())
    assert "10 errors, 3 warnings" in said


def test_answers_are_counted_and_placeholders_are_none(tmp_path: Path) -> None:
    """A plan with four gaps and one TBC: neither of them is an answer."""
    plan = perfect()
    source, review = plan["source"], plan["review"]
    before = written(plan).count(": ")
    source["reference"] = review["by"] = review["reports_to"] = review["purpose"] = None
    plan["coordinator"] = "TBC"
    put_into(tmp_path, plan)

    said = _lint(tmp_path)

    told = re.search(r"([0-9]+) of ([0-9]+) questions answered", said)
    assert told is not None
    answered, asked = map(int, told.groups())
    assert (asked - answered, answered < before) == (4, True)
