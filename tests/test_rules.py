"""The documentation of each rule is its test."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from overlay import lay
from tests.conftest import SPECIMEN

import actionplan
from actionplan import lint, rules
from actionplan.cli import COMMANDS
from actionplan.diagnostics import Diagnostic
from actionplan.messages import not_done
from actionplan.reading import load
from actionplan.reading.earlier import Earlier
from actionplan.reference import explanations, rule_pages
from actionplan.rule import Case, Finding, Rule, cases, prose
from actionplan.text import terminal

HERE = Path(__file__).parent
SEEN_ON = date(2012, 3, 1)
FILE = "scr-family-a-2011.yaml"

CASES = [
    pytest.param(rule, case, id=f"{rule.name}-{number}")
    for rule in rules.ALL.values()
    for number, case in enumerate(cases(rule), 1)
]

BANNED = re.compile(
    r"\b(valid|invalid|illegal|forbidden|please|sorry|oops|parse[ds]?|tokens?|scalars?"
    r"|mappings?|sequences?|nodes?|anchors?|schemas?|propert(y|ies)|null|None|strings?"
    r"|booleans?|arrays?|objects?|integers?|exceptions?|traceback|regex)\b"
)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_an_example_says_what_the_documentation_shows(rule: Rule, case: Case) -> None:
    """A bad example gives exactly its message. A good one gives none."""
    if case.given and rule.subject == "plans":
        pytest.skip("shown by the tests of plans that do not go together")

    assert _said(rule, case) == ([] if case.good else [_folded(case.says)])


def test_the_specimen_is_clean() -> None:
    """The plan that examples are put into has no problems."""
    assert _lint(SPECIMEN) == []


PLACED = re.compile(
    r"lined\s+up|no\s+spaces|\bbelow\b|at\s+the\s+top|first\s+line|indented|same\s+place"
    r"|[Cc]hange\s+(?:this|that)\s+(?:field|line)|[Rr]eplace|progress\s+entry"
)


@pytest.mark.parametrize(("_rule", "case"), CASES)
def test_a_line_to_add_has_its_place(_rule: Rule, case: Case) -> None:
    """Whoever copies a line that is to be added knows how far to indent it.

    A field in the wrong column is another field, or cannot be read at all.
    """
    adding = [said for said in _before_lines(case.says) if re.search(r"\badd\b", said)]

    assert [said for said in adding if not PLACED.search(said)] == []


def _before_lines(says: str) -> list[str]:
    """Return the 2 sentences before each line of a plan that can be copied."""
    lines = re.finditer(r"\n    (?:- )?[{a-z_-]+: .*", says)
    before = [re.split(r"\n    .*\n", says[: line.start()])[-1] for line in lines]
    return [" ".join(re.split(r"(?<=[.])\s", said)[-2:]) for said in before]


@pytest.mark.parametrize("rule", rules.ALL.values(), ids=list(rules.ALL))
def test_a_rule_is_documented_and_has_an_example(rule: Rule) -> None:
    """A rule has a summary of one line, and at least one example with its message."""
    summary, _, rest = rule.doc.partition("\n")
    bad = [case for case in cases(rule) if not case.good]

    assert (
        summary.endswith("."),
        rest == "" or rest.startswith("\n"),
        bool(bad),
        [case for case in bad if not case.says],
    ) == (True, True, True, [])


@pytest.mark.parametrize("rule", rules.ALL.values(), ids=list(rules.ALL))
def test_a_page_says_nothing_of_the_arguments_of_a_function(rule: Rule) -> None:
    """Officers read these pages, so what only engineers need is in a comment."""
    assert re.findall(r"(?<!\S)\*\w+\*", f"{rule.summary} {prose(rule)}") == []


@pytest.mark.parametrize(
    ("package", "listed"), [("rules", rules.RULES), ("messages", rules.MESSAGES)]
)
def test_a_package_and_its_list_hold_the_same(
    package: str, listed: dict[str, Rule]
) -> None:
    """`rules` has what a plan must meet, and `messages` the words for the rest."""
    written = {
        name
        for name, rule in rules.ALL.items()
        if rule.check.__module__.startswith(f"actionplan.{package}.")
    }

    assert written == set(listed)


def test_a_rule_that_depends_on_the_day_takes_it() -> None:
    """A rule takes the plan only, or the date if it is timed, or the stem."""
    of_plans = [rule for rule in rules.RULES.values() if rule.subject == "plan"]

    assert (
        {rule.takes for rule in of_plans},
        [rule.name for rule in of_plans if rule.timed and "day" not in rule.takes],
    ) == ({(), ("day",), ("stem",)}, [])


def test_names_are_unique() -> None:
    """A second function of the same name would take the place of the first."""
    codes = sorted(
        code
        for path in Path(actionplan.__file__).parent.rglob("*.py")
        for code in re.findall(
            r'^@(?:message|rule)\(\s*"(AP\d+)"', path.read_text("utf-8"), re.MULTILINE
        )
    )

    assert codes == sorted(rule.code for rule in rules.ALL.values())


def test_codes_are_unique() -> None:
    """A code belongs to one rule permanently."""
    codes = [rule.code for rule in rules.ALL.values()]

    assert sorted(codes) == sorted(set(codes))


def test_rules_that_depend_on_the_day_are_no_errors() -> None:
    """A date alone never makes a check fail."""
    timed = {rule.level for rule in rules.ALL.values() if rule.timed}

    assert "error" not in timed


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_message_is_in_the_words_of_its_reader(rule: Rule, case: Case) -> None:
    """It has no jargon and no long sentences, and ends with something to do."""
    del rule
    what, _, remedy = _folded(case.says).partition(" To fix: ")
    own = re.sub(r'"[^"]*"|\b\w+: \S+', "", f"{what} {remedy}")
    sentences = re.split(r"(?<=[.:?])\s", what)

    assert (
        BANNED.findall(own),
        [s for s in sentences if len(s.split()) > 25],
        [] if case.good or remedy else ["nothing to do"],
        "`" in case.says,
    ) == ([], [], [], False)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_that_nothing_was_done_is_said_in_one_way(rule: Rule, case: Case) -> None:
    """So is what to do then, except where a command is given or is run on a copy."""
    del rule
    other = re.compile(
        r"[Nn]othing (?:was|were) (?:accepted|added|changed|recorded|removed|written)"
        r"|(?:was|were) not (?:added|recorded|removed|written)\b"
        r"|(?:record the entry|type the command|run it) again"
        r"|cannot be (?:added|removed) automatically"
    )

    assert other.findall(_folded(case.says)) == []


def test_several_problems_say_once_that_nothing_was_done() -> None:
    """The last one says so for all of them."""
    said = ["A. Nothing has been added.", "B. Nothing has been added.", "C."]

    assert not_done.said_once(said) == ["A.", "B. Nothing has been added.", "C."]


def test_each_blank_of_a_command_is_named_and_explained() -> None:
    """A reader knows what goes in place of it, and no two blanks look the same."""
    said = [_folded(case.says) for rule in rules.ALL.values() for case in cases(rule)]
    blanks = {
        text: re.findall(
            rf'(?:--[a-z-]+ |[ "]|(?<!PLAN)/)({"|".join(BLANKS)})\b(?! and| is)', text
        )
        for text in said
    }

    assert [text for text in said if re.search(r'"\.\.\."(?! is)', text)] == []
    assert [
        (text, blank)
        for text, found in blanks.items()
        for blank in found
        if f"in place of {blank}" not in text.replace("In place", "in place")
    ] == []


BLANKS = [
    *(
        "PLAN/ACTION",
        "NUMBER",
        "NOTE",
        "EVIDENCE",
        "RATING",
        "STATUS",
        "DATE",
        "OWNER",
        "ACTION",
        "FILE",
    ),
    "FOLDER",
]
BLANKS += ["DAYS"]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_command_to_type_has_a_line_of_its_own(rule: Rule, case: Case) -> None:
    """Nobody has to join 2 lines to copy a command, or to look for where it ends.

    The page of the documentation has the same lines as the screen.
    """
    if case.given and rule.subject == "plans":
        pytest.skip("shown by the tests of plans that do not go together")
    commands = "|".join([*COMMANDS, "-h"])
    raw = _raw(rule, case)
    lines = [
        line
        for said in raw
        for line in terminal.wrap(
            re.sub(r'"[# ]*actionplan [^"]*"', "", said)
        ).splitlines()
    ]

    shown = [line for line in lines if re.search(rf"\bactionplan ({commands})\b", line)]
    own = [line for line in shown if line.startswith("      actionplan ")]
    assert shown == [
        line for line in own if not re.search(r"\.$| (If|Or|To|Then) ", line)
    ]
    page = rule_pages.markdown(rule)
    assert [said for said in raw if _on_a_page(said) not in page] == []


def _on_a_page(said: str) -> str:
    """Fold a message as a terminal does, at the width of a page."""
    parts = re.split(" (?=To fix: )", said, maxsplit=1)
    return "\n".join(terminal.wrap(part, "", room=80) for part in parts)


@pytest.mark.parametrize(
    "copied",
    [
        "git diff origin/main",
        "--due-within 30",
        '-o "Filled in.docx"',
        "# actionplan: accept[stale-action]: the reason",
        'reason = "Closed plans"',
        '"Kent Police" = []',
        'x-pseudonyms: ["Mrs Green"]',
        "fetch-depth: 0",
        'GIT_DEPTH: "0"',
    ],
)
def test_what_is_to_be_copied_has_a_line_of_its_own(copied: str) -> None:
    """A line in a file or an option with its value, but no part of a sentence."""
    assert terminal.wrap(f"Write this: {copied}") == f"  Write this:\n      {copied}"

    sentence = "Write a file: --output sarif=a. The formats are: full, or sarif."
    assert terminal.wrap(sentence) == f"  {sentence}"


def _said(rule: Rule, case: Case) -> list[str]:
    return [_folded(said) for said in _raw(rule, case)]


def _raw(rule: Rule, case: Case) -> list[str]:
    if case.given:
        details: dict[str, Any] = yaml.safe_load(case.lines) or {}
        finding: Finding = rule.check(**details)
        return [f"{finding.message} To fix: {finding.remedy}"]
    said = _lint(
        lay(case.lines, SPECIMEN), lay(case.before, SPECIMEN) if case.before else ""
    )
    others = [d for d in said if d.rule != rule.name]
    assert others == []
    return [f"{d.message} To fix: {d.remedy}" for d in said]


def _lint(text: str, before: str = "") -> list[Diagnostic]:
    settings = lint.Request(SEEN_ON)
    was = Earlier(FILE, "main", load.load(before.encode(), FILE.removesuffix(".yaml")))
    compared = was if before else None
    report = lint.one(text.encode(), FILE, settings, compared)
    return list(lint.across([report], settings).diagnostics)


def _folded(text: str) -> str:
    return " ".join(text.split())


def test_each_rule_and_message_is_in_the_pages_that_list_them() -> None:
    """A code of a new family would be left out of them."""
    page, other = explanations.rules_markdown(), explanations.messages_markdown()

    assert [name for name in rules.RULES if f"### {name}\n" not in page] == []
    assert [name for name in rules.MESSAGES if f"### {name}\n" not in other] == []
