"""A new plan: its questions, and what lint then says of it."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conversation import converse
from jsonschema import Draft202012Validator
from referencing import Registry
from tests.conftest import run
from typer.testing import CliRunner

from actionplan import lint, workspace
from actionplan.cli import app
from actionplan.reading import plan_schema, yaml_reader
from actionplan.scaffold import new_plan
from actionplan.scaffold.new_plan import Answers

if TYPE_CHECKING:
    from actionplan.diagnostics import Fault

AS_OF = lint.Request(date(2026, 11, 24))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "known",
    [
        Answers("scr-b-2012"),
        Answers("scr-b-2012", kind="single-agency"),
        Answers("scr-b-2012", challenge="Late: see #4", due="2027-01", owner="Nurse"),
        Answers(
            "scr-b-2012",
            title='Lessons of Child Q: the "red book" with # and \\ in it',
            kind="multi-agency",
            source="audit",
            agreed="2012-03-01",
            schema_path="plan.schema.json",
        ),
    ],
)
@pytest.mark.parametrize("short", [False, True])
def test_lint_names_exactly_what_is_still_to_be_filled_in(
    known: Answers, *, short: bool
) -> None:
    """Each line that ends in a colon with nothing below it is one finding, no other."""
    text = new_plan.plan_text(known, short=short)
    empty = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if not line.lstrip().startswith("#")
        and (line.endswith(":") or line.strip() == "-")
        and not _opens(text.splitlines(), number)
    ]

    report = lint.one(text.encode(), "scr-b-2012.yaml", AS_OF)

    left_out = () if not short else LEFT_OUT_OF_A_SHORT_ONE
    assert [
        (d.place and d.place.line, d.rule)
        for d in report.diagnostics
        if d.rule not in left_out
    ] == [(number, "empty-field") for number in empty]


LEFT_OUT_OF_A_SHORT_ONE = (
    *("no-review-arrangements", "no-agencies-named"),
    *("no-success-measure", "no-risk-assessment"),
)
"""Rules that ask for what a short plan has no question for."""


def _opens(lines: list[str], number: int) -> bool:
    """Tell whether something stands below a line, further in."""
    indent = len(lines[number - 1]) - len(lines[number - 1].lstrip(" -"))
    for line in lines[number:]:
        if line.strip() and not line.lstrip().startswith("#"):
            return len(line) - len(line.lstrip()) > indent
    return False


@pytest.mark.parametrize("short", [False, True])
def test_a_plan_about_adults_is_not_asked_about_children(*, short: bool) -> None:
    """The questions name nobody whom a review may not be about."""
    known = Answers("sar-a-2026", source=SAR)
    text = new_plan.plan_text(known, short=short)

    asked = re.sub(r"child-safeguarding-practice-review", "", text.lower())

    assert [word for word in ("child", "adult") if word in asked.replace(SAR, "")] == []


SAR = "safeguarding-adults-review"


def test_a_title_is_read_back_as_it_was_given() -> None:
    """Colons, hashes and quotation marks survive."""
    title = 'The "quoted": one # two \\ three \u2013 \xe9'
    data = yaml_reader.parse(
        new_plan.plan_text(Answers("p", title=title)).encode()
    ).data

    assert isinstance(data, dict)
    assert data["title"] == title


@pytest.mark.parametrize("short", [False, True])
def test_the_fields_stand_in_the_order_of_the_schema(*, short: bool) -> None:
    """One order: schema, scaffold, model and reports."""
    text = new_plan.plan_text(Answers("p", kind="single-agency"), short=short)
    plan: dict[str, Any] = yaml.safe_load(text)
    outcome = plan["outcomes"][0]
    things = plan_schema.schema()["$defs"]

    written = (list(plan), list(outcome), list(outcome["actions"][0]))

    assert written == (
        _ordered(plan, plan_schema.schema()),
        _ordered(outcome, things["outcome"]),
        _ordered(outcome["actions"][0], things["action"]),
    )


def _ordered(fields: dict[str, Any], thing: dict[str, Any]) -> list[str]:
    return sorted(fields, key=list(thing["properties"]).index)


def test_a_filled_in_scaffold_is_a_plan() -> None:
    """With something sensible behind each colon the file passes."""
    answers = {
        "kind": "multi-agency",
        "type": "audit",
        "date": "2012-01",
        "agreed": "2012-03-01",
        "every": "3 months",
        "method": "staff-survey",
        "approach": "reduce",
        "due": "2026-12",
    }
    lines = []
    text = new_plan.plan_text(Answers("scr-b-2012"))
    for number, line in enumerate(text.splitlines(), 1):
        name = line.strip().removeprefix("- ").removesuffix(":")
        if line.lstrip().startswith("#") or _opens(text.splitlines(), number):
            lines.append(line)
        elif line.endswith(":"):
            lines.append(f"{line} {answers.get(name, 'Something sensible')}")
        else:
            lines.append(line + " Minutes" if line.strip() == "-" else line)

    data = yaml_reader.parse("\n".join(lines).encode()).data

    Draft202012Validator(plan_schema.schema(), registry=Registry()).validate(data)


def test_new_writes_the_plan_and_the_schema_beside_it(folder: Path) -> None:
    """Both are new files; the plan points an editor to the schema."""
    done = CliRunner().invoke(app, ["new", "scr-b-2012", "--kind", "multi-agency"])

    first = (folder / "scr-b-2012.yaml").read_text().splitlines()[0]
    assert (done.exit_code, sorted(p.name for p in folder.iterdir()), first) == (
        0,
        ["plan.schema.json", "scr-b-2012.yaml"],
        "# yaml-language-server: $schema=plan.schema.json",
    )


def test_new_finds_a_schema_that_is_there(folder: Path) -> None:
    """One schema serves a whole repository."""
    (folder / "schemas").mkdir()
    (folder / "schemas" / "plan.schema.json").write_text("{}")
    (folder / "2012").mkdir()

    CliRunner().invoke(app, ["new", "scr-b-2012", "--in", "2012"])

    first = (folder / "2012" / "scr-b-2012.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/plan.schema.json"


def test_new_looks_for_a_schema_no_further_than_the_repository(folder: Path) -> None:
    """One that belongs to something else is not taken."""
    (folder / "plan.schema.json").write_text("{}")
    (folder / "plans" / ".git").mkdir(parents=True)

    CliRunner().invoke(app, ["new", "scr-b-2012", "--in", "plans"])

    first = (folder / "plans" / "scr-b-2012.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"


def test_new_puts_no_schema_where_none_is_wanted(folder: Path) -> None:
    """The plan alone, which points to nothing."""
    done = CliRunner().invoke(app, ["new", "scr-b-2012", "--no-schema"])

    text = (folder / "scr-b-2012.yaml").read_text()
    assert ([p.name for p in folder.iterdir()], "$schema" in text, done.stderr) == (
        ["scr-b-2012.yaml"],
        False,
        "Wrote scr-b-2012.yaml.\n"
        "Fill it in, and check it with:\n    actionplan lint scr-b-2012.yaml\n",
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("args", "rule"),
    [
        (["SCR B"], "id-form"),
        (["scr-b-2012", "--source", "scrutiny"], "not-an-option"),
        (["scr-b-2012", "--agreed", "last week"], "not-a-date"),
        (["scr-b-2012", "--due", "03/06/2012"], "ambiguous-date"),
        (["scr-b-2012", "--owner", "TBC"], "block-not-taken"),
        (["scr-b-2012", "--title", "\ud800"], "broken-character"),
        ([], "missing-word"),
    ],
)
def test_new_refuses_what_the_format_would_not_take(args: list[str], rule: str) -> None:
    """Nothing is written that lint would turn down for its name or its options."""
    done = CliRunner().invoke(app, ["new", *args])

    faults = getattr(done.exception, "faults", ())
    assert ([fault.rule for fault in faults], list(Path().iterdir())) == ([rule], [])


@pytest.mark.parametrize(
    ("patterns", "below", "place"),
    [
        (["plans/**/*.yaml"], ".", "plans"),
        (["plans/**/*.yaml"], "minutes", "plans"),
        (["plans/**/*.yaml"], "plans/2012", "plans/2012"),
        (["*.yaml"], ".", "."),
        (["**/*.yaml"], "minutes", "minutes"),
        (["./boards/north/*.yaml", "plans/*.yaml"], ".", "boards/north"),
        (["scr-a-2011.yaml", "plans/*.yaml"], ".", "plans"),
    ],
)
def test_a_new_plan_is_where_lint_finds_plans(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    patterns: list[str],
    below: str,
    place: str,
) -> None:
    """Without --in it is in the current folder, if files there count as plans."""
    (folder / "actionplan.toml").write_text(f"plans = {json.dumps(patterns)}\n")
    (folder / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder / below)

    CliRunner().invoke(app, ["new", "scr-b-2012"])

    found = workspace.make([folder]).found()
    assert (*found.plans, *found.left_out) == (folder / place / "scr-b-2012.yaml",)


def test_a_list_of_plans_without_a_folder_leaves_a_new_plan_here(folder: Path) -> None:
    """No folder is made up: each part of the list may be any folder."""
    (folder / "actionplan.toml").write_text('plans = ["*/scr-*.yaml"]\n')

    done = CliRunner().invoke(app, ["new", "scr-b-2012"])

    assert (done.exit_code, (folder / "scr-b-2012.yaml").exists()) == (0, True)


def test_new_overwrites_nothing(folder: Path) -> None:
    """A file of that name stays as it is."""
    (folder / "scr-b-2012.yaml").write_text("mine")

    done = CliRunner().invoke(app, ["new", "scr-b-2012"])

    faults: tuple[Fault, ...] = getattr(done.exception, "faults", ())
    assert (faults[0].rule, (folder / "scr-b-2012.yaml").read_text()) == (
        "file-exists",
        "mine",
    )


def test_a_short_plan_with_its_answers_has_no_errors(folder: Path) -> None:
    """Title, source, one outcome, one action, its date and its owner are a plan."""
    done = run(
        *("new", "scr-b-2012", "--short", "--title", "Working with fathers"),
        *("--kind", "multi-agency", "--source", "audit", "--reference", "Audit 4"),
        *("--agreed", "2026-11", "--challenge", "Fathers are not asked."),
        *("--desired-outcome", "By June 2027 every father is asked."),
        *("--action", "Ask every father", "--due", "2027-03", "--owner", "Nurse"),
    )

    content = (folder / "scr-b-2012.yaml").read_bytes()
    report = lint.one(content, "scr-b-2012.yaml", AS_OF)
    assert (done.exit_code, [d for d in report.diagnostics if d.level == "error"]) == (
        0,
        [],
    )


def test_a_plan_of_one_agency_names_it(folder: Path) -> None:
    """In both forms."""
    kind = ("--kind", "single-agency", "--lead-agency", "Kent Police")

    run("new", "a-2012", "--short", *kind)
    run("new", "b-2012", *kind)

    plans = [folder / "a-2012.yaml", folder / "b-2012.yaml"]
    assert [yaml.safe_load(path.read_text())["lead_agency"] for path in plans] == [
        "Kent Police",
        "Kent Police",
    ]


def test_nothing_that_is_typed_is_left_out(folder: Path) -> None:
    """Not even an agency that leads a plan of several agencies."""
    typed = {
        "--title": "Working with fathers",
        "--lead-agency": "Kent Police",
        "--source": "audit",
        "--reference": "Audit of fathers' names",
        "--agreed": "2011-10-05",
        "--challenge": "Fathers were not asked.",
        "--desired-outcome": "Every father is asked.",
        "--action": "Change the form",
        "--due": "2012-06",
        "--owner": "Head of Early Help",
    }
    options = [word for pair in typed.items() for word in pair]

    for short in ([], ["--short"]):
        name = f"plan{len(short)}-2012"
        run("new", name, "--kind", "multi-agency", *short, *options)
        text = (folder / f"{name}.yaml").read_text("utf-8")
        assert [word for word in typed.values() if word not in text] == []


# --- conversations ----------------------------------------------------------------

on_terminals = pytest.mark.skipif(
    sys.platform == "win32", reason="terminals of another kind"
)


@on_terminals
def test_on_a_terminal_it_asks_for_a_whole_short_plan(folder: Path) -> None:
    """Each mistake is named and asked about again; what is written passes lint."""
    mistakes = ["SCR Family B", "taken-2012"]
    (folder / "taken-2012.yaml").write_text("mine")
    typed = [*mistakes, "scr-b-2012", "TBC", "Working with fathers", "both", "2"]
    typed += [
        "Kent Police",
        "lessons learnt review",
        "audit",
        "Audit of 20 files",
        "12/01/2012",
        "2012-01-12",
    ]
    typed += ["", "Fathers are not asked.", "By June 2012 every father is asked."]
    typed += ["Ask every father", "2012-06", "Named Nurse"]

    done = converse(folder, ("new",), typed)

    content = (folder / "scr-b-2012.yaml").read_bytes()
    report = lint.one(content, "scr-b-2012.yaml", lint.Request(date(2012, 3, 1)))
    told = (
        '"SCR Family B" cannot be',
        "and you answer them in the file.",
        "There is already a file with this name.",
        '"TBC" does not answer the question.',
        "That is not one of the answers. Choose from:\n"
        "1 multi-agency: Several agencies carry out the plan together and report to"
        " the\npartnership.\n2 single-agency: One agency carries out the plan.",
        "That is not one of the answers. Did you mean lessons-learned-review?\n"
        "If so, type y. If not, type another answer. To see all the answers, type a\n"
        "question mark (?).\n> ",
        "2012-01-12",
        "Wrote scr-b-2012.yaml.",
    )
    assert (done.code, [words for words in told if words not in done.screen]) == (
        0,
        [],
    ), done.screen
    assert [d.rule for d in report.diagnostics if d.level == "error"] == []


@pytest.mark.parametrize(
    ("more", "then"),
    [
        (("--short", "--owner", "Named Nurse"), "Every question in it has an answer."),
        (("--short",), "Fill it in, and"),
        (("--owner", "Named Nurse"), "Fill it in, and"),
    ],
)
def test_a_plan_is_to_be_filled_in_only_if_something_is_open(
    folder: Path, more: tuple[str, ...], then: str
) -> None:
    """A full plan always has more questions than there are options."""
    given = {
        "--title": "Fathers",
        "--kind": "multi-agency",
        "--source": "audit",
        "--reference": "Audit of 20 files",
        "--agreed": "2012-01-12",
        "--challenge": "Fathers are not asked.",
        "--due": "2012-06",
        "--desired-outcome": "Every father is asked.",
        "--action": "Ask fathers",
    }
    options = [word for both in given.items() for word in both]

    done = run("new", "scr-b-2012", *options, *more, "--as-of", "2012-03-01")

    check = "heck it with:\n    actionplan lint scr-b-2012.yaml\n"
    assert (folder / "scr-b-2012.yaml").is_file()
    assert (then in done.stderr, check in done.stderr) == (True, True)


@pytest.mark.parametrize("kind", ["multi-agency", "single-agency"])
def test_a_complete_short_plan_has_the_warnings_that_new_announced(
    folder: Path, kind: str
) -> None:
    """So nobody thinks that they made mistakes in their answers."""
    given = {
        "--title": "Fathers",
        "--kind": kind,
        "--source": "audit",
        "--reference": "Audit of 20 files",
        "--agreed": "2012-01-12",
        "--challenge": "Fathers are not asked.",
        "--due": "2012-06",
        "--desired-outcome": "80 per cent of fathers are asked.",
        "--action": "Ask fathers",
        "--owner": "Named Nurse",
    }
    if kind == "single-agency":
        given["--lead-agency"] = "Leicestershire Police"
    options = [word for both in given.items() for word in both]

    done = run("new", "scr-b-2012", "--short", *options, "--as-of", "2012-03-01")

    content = (folder / "scr-b-2012.yaml").read_bytes()
    settings = lint.Request(date(2012, 3, 1))
    found = lint.one(content, "scr-b-2012.yaml", settings).diagnostics
    of_several = {"no-agencies-named"} if kind == "multi-agency" else set()
    assert " ".join(done.stderr.split()).endswith(
        "Lint will list what a short plan does not ask: reviews, a baseline, a measure"
        " of success, risks and, if several agencies take part, partners. Each is a"
        " warning, not a mistake. You can add them to the plan one at a time."
    )
    assert {(d.level, d.rule) for d in found if d.level != "advice"} == {
        ("warning", rule)
        for rule in (
            *("no-review-arrangements", "no-baseline", "no-success-measure"),
            *("no-risk-assessment", *of_several),
        )
    }


@on_terminals
@pytest.mark.parametrize(
    ("size", "questions"), [("full", 40), ("short", 10), ("", 10), ("2", 40)]
)
def test_all_but_the_id_can_be_left_for_later(
    folder: Path, size: str, questions: int
) -> None:
    """Then the plan has a question for each."""
    sizes = [size, *[""] * 5] if size in ("short", "") else [size]

    done = converse(folder, ("new",), ["scr-b-2012", *[""] * 5, *sizes])

    content = (folder / "scr-b-2012.yaml").read_bytes()
    report = lint.one(content, "scr-b-2012.yaml", AS_OF)
    empty = [d for d in report.diagnostics if d.rule == "empty-field"]
    assert (done.code, len(empty)) == (0, questions), done.screen


@on_terminals
@pytest.mark.parametrize("typed", [[], ["scr-b-2012"]])
def test_who_stops_has_written_nothing(folder: Path, typed: list[str]) -> None:
    """At any question."""
    done = converse(folder, ("new",), typed)

    assert (done.code, list(folder.iterdir())) == (130, []), done.screen


@pytest.mark.usefixtures("folder")
def test_where_nobody_can_be_asked_the_full_plan_is_written() -> None:
    """A script gets what it got before."""
    run("new", "scr-b-2012")

    assert "evidence_needed:" in Path("scr-b-2012.yaml").read_text()


@on_terminals
@pytest.mark.parametrize(
    ("again", "text"), [("Ask fathers", "Ask fathers"), ("", "By June 2012, ask")]
)
def test_what_is_wrong_with_an_earlier_answer_is_asked_at_its_own_question(
    folder: Path, again: str, text: str
) -> None:
    """When the other questions have been answered, and before anything is written."""
    typed = ["scr-b-2012", "", "", "", "", "", "short", "Fathers are not asked.", ""]
    typed += ["By June 2012, ask fathers", "2012-04", "Named Nurse", again]

    done = converse(folder, ("new",), typed)

    told = """
> Named Nurse

The text of action 1.1 says "By June 2012", but the action is due in April
2012.
  To fix: if the due date is right, type the answer again without the date.

What exactly will be done? Give one thing that can be finished.
You typed: By June 2012, ask fathers
To keep it as it is, press Enter.
> """
    assert (done.code, told in done.screen) == (0, True), done.screen
    assert f'        action: "{text}' in Path(folder / "scr-b-2012.yaml").read_text()
