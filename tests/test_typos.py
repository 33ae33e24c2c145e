"""A mistake is named only if there is one, whatever else is in the file."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import guards
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.diagnostics import Fault, File, Place
from actionplan.messages import unreadable
from actionplan.reading import document, partial, typos, yaml_reader
from actionplan.reading.typos import walk

pytestmark = pytest.mark.thorough

FOLDER = Path(__file__).parent
READABLE = [
    path
    for path in (
        *sorted((FOLDER / "good").glob("*.yaml")),
        *sorted((FOLDER / "real").glob("*.yaml")),
        *sorted((FOLDER.parent / "examples").glob("*.yaml")),
    )
    if yaml_reader.parse(path.read_bytes()).root is not None
]
SETTINGS = lint.Request(date(2012, 3, 1))

# What officers type, and what it is made of
PIECES = st.sampled_from(
    [
        *" :-#'\"|>[]{}@*&!%?,\\`\n\t\xa0\u201c\u201d\u2013\u2022",
        *(": ", " #", "- ", "\n  ", "\n\n", '"x', "'s", "<<<<<<< a\n", "=======\n"),
        *("due", "note: ", "actions:", "  ", "---\n", "...\n", "é", "1.10", "? "),
    ]
)
CHANGES = st.lists(
    st.tuples(st.integers(0, len(SPECIMEN)), st.integers(0, 40), PIECES), max_size=4
)


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_the_account_of_lines_agrees_with_the_reading(path: Path) -> None:
    """In a readable file, the walk finds every line in its place."""
    lines = yaml_reader.parse(path.read_bytes()).lines

    assert walk.walk(lines, walk.Point(0, (), None)).fault is None


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_a_plan_as_it_should_be_is_not_misread(path: Path) -> None:
    """Nothing in a correct plan is reported as a mistake."""
    read = yaml_reader.parse(path.read_bytes())

    assert typos.misread(read, ()) == []


@given(CHANGES)
@example([(0, 0, "- ")])
@example([(0, 7, "\\")])
@example([(6, 0, " "), (22, 4, "? ")])
@example([(7, 2, " #"), (21, 0, ":")])
@example([(0, 0, ": ")])
@example([(len(SPECIMEN), 0, '"x')])
@example([(21, 0, ":"), (0, 0, "...\n")])
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_typed_has_an_answer(changes: list[tuple[int, int, str]]) -> None:
    """The search can deal with any change, and says once why a file cannot be read.

    All other problems of such a file are among the few that are certain.
    """
    text = changed(changes)

    report = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS)

    unread = yaml_reader.parse(text.encode()).root is None
    lines = len(document.BREAK.split(text))
    form = [d for d in report.diagnostics if d.rule not in partial.CERTAIN]
    assert not unread or len(form) == 1
    assert all(d.place is None or d.place.line <= lines for d in report.diagnostics)


@example([(60, 40, " "), (2, 40, ":"), (715, 19, "!")])
@given(CHANGES)
@settings(max_examples=75, suppress_health_check=[HealthCheck.too_slow])
def test_every_engine_leads_to_the_same_answer(
    changes: list[tuple[int, int, str]],
) -> None:
    """The problems do not depend on how PyYAML was built."""
    content = changed(changes).encode()

    first, *others = [
        named(yaml_reader.parse(content, engine)) for engine in yaml_reader.ENGINES
    ]

    assert others == [first] * len(others)


def changed(changes: list[tuple[int, int, str]]) -> str:
    """Return the specimen with some characters replaced."""
    text = SPECIMEN
    for at, length, piece in changes:
        text = text[:at] + piece + text[at + length :]
    return text


def named(read: document.Document) -> list[Fault]:
    """Return the mistakes in a document, whether it could be read or not."""
    match read.faults:
        case [Fault(rule=unreadable.cannot_be_read.name, at=Place() as place)]:
            return [typos.explain(read.lines, place) or read.faults[0]]
        case _:
            return typos.misread(read, read.faults)


def test_the_first_typo_from_the_top_is_named() -> None:
    """If there are several mistakes, the first is named until it is fixed."""
    text = SPECIMEN.replace("title: Working", "title: Working: on")
    text = text.replace('"1.1"', '"1.1')

    assert said(text) == [(3, "unquoted-colon")]


def test_a_line_that_only_looks_like_a_typo_is_passed_over() -> None:
    """Lines above the mistake that are correct in their place are not reported."""
    text = SPECIMEN.replace(
        "    challenge: Staff are not prepared to work with families who are hard to"
        " engage.\n",
        "    challenge: |\n      Staff said: @risk\n      \t- due:now\n"
        "    theme: 'It''s \"so\": yes' # remark: one\n"
        "    x-odd: [a, 'b: c', {d: e}] # said\n"
        "    x-lines: It was\n      said-here, and\n      - there\n"
        '    x-more: "over\n      two lines: here"\n',
    ).replace("next_due: 2012-03", "next_due 2012-03")
    line = next(n for n, line in enumerate(text.split("\n"), 1) if "next_due" in line)

    assert said(text) == [(line, "missing-colon")]


PARTNER = """- agency: Kent Police
            post: Detective Inspector, Public Protection"""


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        # a file that starts with a mistake
        ("schema: actionplan/1", "schema actionplan/1", 1, "missing-colon"),
        ("schema: actionplan/1", "schema:actionplan/1", 1, "no-space-after-colon"),
        ("schema: actionplan/1", "\xa0schema: actionplan/1", 1, "odd-space"),
        ("schema: actionplan/1", "- schema: actionplan/1", 1, "list-and-fields-mixed"),
        ("schema: actionplan/1", "<<<<<<< HEAD\nschema: x", 1, "merge-conflict"),
        ("title: Working", "? title\n: Working: x", 3, "special-first-character"),
        # names of the plan's own
        ("  amber: Slip", "  amber:Slip", 19, "no-space-after-colon"),
        ("  amber: Slip", "  amber:\xa0Slip", 19, "odd-space"),
        ("  amber: Slip", "  amber Slip", 19, "missing-colon"),
        ("  green: On", "  green On", 18, "missing-colon"),
        ("  green: On", "  green:On", 18, "no-space-after-colon"),
        # what ends a plan
        ("agreed: 2011", "...\nagreed: 2011", 11, "several-documents"),
        ("note: The", 'note: "The\n<<<<<<< HEAD\n"', 59, "merge-conflict"),
        # further lines of a text
        ("survey, spring", "survey,\n        spring\tand", 27, "tab-character"),
        ("        accountable", "          \xa0accountable", 37, "odd-space"),
        ("- The published", "- \xa0The published", 47, "odd-space"),
        (
            "guidance\n        risks",
            "g\n          -\xa0x\n        risks",
            48,
            "odd-space",
        ),
        (
            "guidance\n        risks",
            "g\n            -\xa0x\n        risks",
            48,
            "odd-space",
        ),
        # a colon that is there, but not behind the name
        ("challenge: Staff", "challenge:Staff: they", 23, "no-space-after-colon"),
        ("challenge: Staff", "challenge:\xa0Staff: they", 23, "odd-space"),
        ("due: 2012-05", "due:: 2012-05", 36, "unknown-field"),
        # the only field of an entry
        (PARTNER, "- agency Kent Police", 40, "missing-colon"),
        (PARTNER, "-agency: Kent Police", 40, "no-space-after-dash"),
        (PARTNER, "\u2013 agency: Kent Police", 40, "odd-dash"),
        # what follows a text that has ended
        ("Staff survey, spring", "Staff #1\n        x", 26, "hash-hides-text"),
        # signs that Word makes
        ('"1.1"', '"1.1\u201d', 34, "curly-quotes"),
        ('"1.1"', '\u201c1.1"', 34, "curly-quotes"),
        ("coordinator", "\u201ccoordinator\u201d", 6, "curly-quotes"),
        ("Kent Police", "Kent Police\xa0", 40, "odd-space"),
        ("  - The published", "  -The published", 47, "no-space-after-dash"),
        ("  - The published", "  \u2013 The published", 47, "odd-dash"),
        ("  - The published", "  -\xa0The published", 47, "odd-space"),
        ("- agency: Kent", "\u2013 agency: Kent", 40, "odd-dash"),
        ("post: Det", "post:\tDet", 41, "tab-character"),
        # what is read as something else
        ("value: 35 per cent", "value: 35.10", 29, "number-loses-digits"),
        ("value: 35 per cent", "value: #35", 29, "hash-hides-text"),
        ("type: serious", "type:serious", 8, "no-space-after-colon"),
        (
            "  - agency: Kent Police\n",
            "  -agency: Kent Police\n",
            40,
            "no-space-after-dash",
        ),
        ("note: The first", 'note: "S:\\new\\first" #', 58, "backslash-in-quotes"),
        # quotation marks and brackets
        ("note: The first", 'note: "S:\\new\\first', 58, "unclosed-quote"),
        ("note: The first", 'note: "S:\\\\new: "', 58, "text-after-quote"),
        ("evidence_needed:", "evidence_needed: [a, b", 46, "unmatched-bracket"),
        (
            "evidence_needed:",
            'evidence_needed: ["a]",\n  b',
            46,
            "special-first-character",
        ),
    ],
)
def test_a_typo_has_its_name(old: str, new: str, line: int, rule: str) -> None:
    """Mistakes that are not on the scoreboard are named too."""
    assert said(SPECIMEN.replace(old, new, 1)) == [(line, rule)]


def said(text: str) -> list[tuple[int, str]]:
    """Return the lines and names of the errors in a plan."""
    report = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS)
    return [
        (d.place.line if d.place else 0, d.rule)
        for d in report.diagnostics
        if d.level == "error"
    ]


def test_a_field_that_moved_out_of_the_last_action_is_named() -> None:
    """If an outcome takes over an action's field, this is reported."""
    text = SPECIMEN.partition("        progress:")[0]
    text = text.replace("        risks:", "    risks:")

    assert said(text) == [(48, "wrong-indentation")]


def test_a_word_that_is_also_a_name_may_start_a_text() -> None:
    """An entry in a list of text does not need a colon, whatever its first word."""
    text = SPECIMEN.replace("- The published guidance", "- evidence of attendance")

    assert said(text) == []


def test_what_is_no_plan_has_no_typos() -> None:
    """If there is no plan, the message says so."""
    assert said("note: Site #4\n") == [(0, "not-a-plan")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("x-list:\n  - - a\n      - b\n", ["glued-items"]),
        (f"x-text: {'wide ' * 5_000} #4\n", []),
    ],
)
def test_odd_texts_of_the_board_s_own_are_looked_at_too(
    text: str, rules: list[str]
) -> None:
    """Mistakes are reported everywhere, but not in lines that nobody typed."""
    found = typos.misread(yaml_reader.parse(text.encode()), ())

    assert [fault.rule for fault in found] == rules


def test_a_typo_sets_aside_only_what_it_spoils() -> None:
    """A comment that hides half a sentence leaves the action in every total."""
    text = SPECIMEN.replace("Printed copies on", "Printed copies #4 on")

    report = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS)

    assert report.file == File("scr-family-a-2011.yaml", read=True)


def test_a_typo_that_spoils_a_field_leaves_that_field_unknown() -> None:
    """A message that replaces another has the same consequence."""
    text = SPECIMEN.replace('"1.1"', "\u201c1.1\u201d")

    report = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS)

    assert report.file.set_aside == ('"id" in action \u201c1.1\u201d',)


@pytest.mark.parametrize(
    ("old", "new", "aside"),
    [
        ("            note: The", "          - note: The", '"progress" in action 1.1'),
        (
            "    actions:\n",
            "    difference:\n      - date: 2012-02\n        results:\n"
            "          - measure: Staff asked who know what to do next\n"
            '          - value: "68"\n    actions:\n',
            '"results" in entry 1 of "difference" in outcome O1',
        ),
    ],
)
def test_a_hyphen_too_many_is_one_typo(old: str, new: str, aside: str) -> None:
    """The 2 halves of an entry lack each other's fields, and nothing else is wrong."""
    text = SPECIMEN.replace(old, new)

    report = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS)

    errors = [each.rule for each in report.diagnostics if each.level == "error"]
    assert (errors, report.file.set_aside) == (["list-and-fields-mixed"], (aside,))


def test_entries_that_both_lack_the_same_are_two_typos() -> None:
    """Neither has what the other lacks, so there is no extra hyphen."""
    entries = "          - rag: green\n          - rag: amber\n"
    text = SPECIMEN[: SPECIMEN.index("          - date: 2011-12-05")] + entries

    report = lint.one(text.encode(), "scr-family-a-2011.yaml", SETTINGS)

    assert [each.rule for each in report.diagnostics] == ["missing-field"] * 4


MIB = 1 << 20
HOSTILE = {
    "hyphens": "- " * (MIB // 2),
    "hyphens below": "- - - -\n" * (MIB // 8),
    "quotation marks": 'a: "x\n' * (MIB // 6),
    "colons": "a: " * (MIB // 3),
    "hashes": "a: b #x\n" * (MIB // 8),
    "odd spaces": "\xa0" * (MIB // 2),
    "one long line": "x " * (MIB // 2),
    "bars": "a: |\n  x\n" * (MIB // 9),
    "brackets": "a: [x\n" * (MIB // 6),
    "further lines": "a: b\n" + "  - c\n" * (MIB // 6),
    "stairs": "\n".join(" " * column + "a:" for column in range(1400)),
    "a backslash": 'a: "' + "\\q" * (MIB // 2) + '"',
    "entries": "outcomes:\n" + "  - id: O1\n    theme: x\n" * (MIB // 24) + "   x: y",
    "line ends": "\n" * MIB,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_look_for_typos_takes_no_longer_than_promised(text: str) -> None:
    """Any file of the largest size has an answer within 5 seconds of CPU time."""
    lines = document.BREAK.split(text)
    begun = time.process_time()

    for line in (len(lines), typos.LONGEST):
        typos.explain(lines, Place(line, 1))

    assert time.process_time() - begun < guards.SECONDS
