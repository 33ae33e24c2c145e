"""Personal data is found however it is written, and no output of any command has it.

A plan gets one piece of personal data, in one place and one form. Each command is run
on it. Everything that the command prints or writes is searched, also without the
characters between the letters and digits.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN
from tests.test_streams import run_all

from actionplan import lint

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

# Nobody's: examples of the NHS, of every form, of Ofcom for plays, and made-up ones.
PIECES = {
    "nhs-number": "401 023 2137",
    "national-insurance-number": "AB 12 34 56 C",
    "pupil-number": "A123456789012",
    "date-of-birth": "born 3 April 2009",
    "full-postcode": "ME4 4TR",
    "personal-mail-address": "sam.green1@gmail.com",
    "mobile-number": "07700 900123",
}
ERRORS = ("nhs-number", "national-insurance-number", "pupil-number")


# --- ways of writing --------------------------------------------------------------


def escaped(text: str, sign: str = "x{:02x}") -> str:
    """Write every character as a YAML escape."""
    return "".join("\\" + sign.format(ord(character)) for character in text)


SPACES = {
    "tabs": "\t",
    "several spaces": "   ",
    "hard spaces": "\u00a0\u00a0",
    "thin spaces": "\u2009",
    "marks of no width": "\u200b \u2060",
    "escaped spaces": "\\x20",
    "escaped line breaks": "\\n",
}


def written(  # noqa: PLR0911 -- a return for each way
    text: str, way: str, indent: str
) -> str:
    """Write text as a YAML value in one of the styles."""
    space = f"\n{indent}"
    match way:
        case "folded":
            return f">-{space}For {text.replace(' ', space)} it went."
        case "literal":
            return f"|-{space}For {text.replace(' ', space)} it went."
        case "paragraphs":
            return f">-{space}For {text.replace(' ', chr(10) + space)} it went."
        case "broken":
            return f'"For {text.replace(" ", space)} it went."'
        case "continued":
            broken = text.replace(" ", " \\" + space)
            return f'"For {broken} it went."'
        case "escaped letters":
            return f'"For {escaped(text)} it went."'
        case "escapes of four":
            return f'"For {escaped(text, "u{:04x}")} it went."'
        case "other digits":
            return f'"For {wide(text)} it went."'
        case _:
            return f'"For {text.replace(" ", SPACES.get(way, " "))} it went."'


def wide(text: str) -> str:
    """Write digits and letters in full width, as in Japanese."""
    return "".join(
        chr(ord(each) + 0xFEE0) if each.isalnum() and each.isascii() else each
        for each in text
    )


WAYS = (
    *("plain", *SPACES, "escaped letters", "escapes of four", "other digits"),
    *("folded", "literal", "paragraphs", "broken", "continued"),
)
FIELDS = {
    "title": "",
    "marking": "",
    "partnership": "",
    "x-note": "",
    "purpose": "  ",
    "green": "  ",
    "challenge": "    ",
    "desired_outcome": "    ",
    "measurable": "      ",
    "taken_from": "        ",
    "action": "        ",
    "due": "        ",
    "accountable": "        ",
    "agency": "        ",
    "x-own": "        ",
    "mitigation": "            ",
    "next": "            ",
    "note": "            ",
    "reported_by": "            ",
    "rag": "            ",
    "date": "            ",
}
"""Fields of the specimen, and of boards, with their indentation."""


def planted(field: str, value: str) -> str:
    """Return the specimen with a value in one field."""
    added = {"marking": "marking: A\n", "x-note": "x-note: A\n"}
    text = SPECIMEN + added.get(field, "")
    text = text.replace("        due:", "        x-own: A\n        due:")
    found = [*re.finditer(rf"^([ -]*){field}: .*$", text, re.MULTILINE)]
    last = found[-1]
    return f"{text[: last.start()]}{last[1]}{field}: {value}{text[last.end() :]}"


@pytest.mark.parametrize(("kind", "way"), [*product(PIECES, WAYS)])
def test_it_is_found_however_it_is_written(kind: str, way: str) -> None:
    """Lint names it, and no finding shows it."""
    text = planted("note", written(PIECES[kind], way, " " * 14))

    report = lint.one(text.encode(), "scr-family-a-2011.yaml", lint.Request(DAY))

    said = {each.rule for each in report.diagnostics}
    assert (kind in said, shows(repr(report.diagnostics), PIECES[kind])) == (True, "")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("nhs-number", "child-401-023-2137"),
        ("nhs-number", "nhs-4010232137"),
        ("nhs-number", "x-401_023_2137"),
        ("pupil-number", "pupil-a123456789012"),
        ("date-of-birth", "dob-2009-04-03"),
        ("date-of-birth", "born-3-april-2009"),
        ("full-postcode", "visit-me4-4tr"),
        ("mobile-number", "tel-07700-900123"),
        ("named-person", "Mrs-Green-2011"),
    ],
)
@pytest.mark.parametrize("place", ["file", "plan", "action", "key"])
def test_it_is_found_in_names(kind: str, name: str, place: str) -> None:
    """In names of files and fields, and in IDs, words are joined."""
    text, file = SPECIMEN, "scr-family-a-2011.yaml"
    match place:
        case "file":
            file = f"plans/{name}.yaml"
        case "plan":
            text = text.replace("id: scr-family-a-2011", f"id: {name}")
        case "action":
            text = text.replace('id: "1.1"', f"id: {name}")
        case _:
            text += f"x-{name}: A\n"

    report = lint.one(text.encode(), file, lint.Request(DAY))

    assert kind in {each.rule for each in report.diagnostics}


# --- every command, every format --------------------------------------------------

PLAN = "plans/scr-family-a-2011.yaml"
LINES = (
    *(f"lint --format {form}" for form in ("full", "concise", "json", "sarif")),
    *(f"lint --format {form}" for form in ("github", "gitlab", "junit", "markdown")),
    "lint --color always --advice --group-by owner",
    "lint --output full=out/lint.txt --output sarif=out/lint.sarif",
    *(f"status --format {form}" for form in ("table", "json", "csv", "markdown")),
    "status --group-by owner --output out/status.csv",
    *(f"since 2011-01-01 --format {form}" for form in ("text", "markdown", "json")),
    *(f"agenda --format {form}" for form in ("text", "markdown", "json", "html")),
    "status --format html",
    "export entries",
    "export outcomes",
    "export planned",
    *(f"render --summary --format {form}" for form in ("text", "md", "html")),
    "chase --format md --details --output out/chase",
    *(f"progress log {PLAN} --format {form}" for form in ("text", "markdown", "json")),
    "render --format md",
    "render --format html",
    "render --format html --output out/report",
    "accepted",
    "accepted --format json",
    "fix --diff",
    "fix --unsafe --diff",
    f"progress add {PLAN}/1.1 Sent. --anyway --dry-run",
    f"difference add {PLAN}/O1 --effect Better. --anyway --dry-run",
    f"add outcome {PLAN} --challenge Late. --anyway --dry-run",
    f"add action {PLAN}/O1 Go --due 2012-06 --owner Nurse --anyway --dry-run",
    "config",
    "accept --reason Old",
    "lint --show-accepted",
    "accepted --format markdown",
    "fix --unsafe",
)
_ADDS = re.compile("^(?:progress )?add ")
WARNED = ("status", "since", "agenda", "progress log", "render", "export")
OUT = ("out", "actionplan-accepted.json", "plans/actionplan-accepted.json")


EXAMPLES = int(os.environ.get("EXAMPLES", "5"))
"""Plans that are made; a hundred take four minutes."""


class Case(NamedTuple):
    """What is added to the plan, where and how."""

    kind: str
    way: str
    field: str


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    case=st.builds(
        Case,
        kind=st.sampled_from(sorted(PIECES)),
        way=st.sampled_from(WAYS),
        field=st.sampled_from(sorted(FIELDS)),
    )
)
def test_no_output_has_it(case: Case, tmp_path: Path) -> None:
    """No format, file or error output has it, and there is a warning."""
    piece = PIECES[case.kind]
    value = written(piece, case.way, f"{FIELDS[case.field]}      ")

    said = answers(tmp_path, planted(case.field, value), [*LINES])

    assert [line for line, text in said.items() if shows(text, piece)] == []
    silent = [
        line
        for line in said
        if line.startswith(WARNED)
        and "--output" not in line
        and "Personal data" not in plain(said[line])
        and not re.search("could ?not ?be ?read", said[line])
    ]
    assert silent == []


@pytest.mark.parametrize(
    "place", ["file", "folder", "plan", "action", "key", "two actions", "rating"]
)
def test_no_output_has_it_in_a_name(place: str, tmp_path: Path) -> None:
    """This includes names of files, folders, plans, actions, fields and ratings."""
    name, number, text = "child-4010232137", "4010232137", SPECIMEN
    file = PLAN
    match place:
        case "file":
            file = f"plans/{name}.yaml"
        case "folder":
            file = f"plans/{name}/a.yaml"
        case "plan":
            text = text.replace("id: scr-family-a-2011", f"id: {name}")
        case "action":
            text = text.replace('id: "1.1"', f'id: "{number}"')
        case "key":
            text = text.replace("agreed:", f"x-{name}: A\nagreed:")
            text = text.replace("        due:", f"        x-{name}: A\n        due:")
        case "rating":
            text = text.replace("green", f"a {number}")
        case _:
            head, _, actions = text.partition('      - id: "1.1"')
            text = f'{head}      - id: "{number}"{actions}'
            text += f'      - id: "4010232145"{actions}'
    lines = [line.replace(PLAN, file) for line in LINES if not _ADDS.search(line)]

    said = answers(tmp_path, text, lines, file)

    shown = [line for line, text in said.items() if shows(text, number)]
    counted = json.loads(said["status --format json"].partition("\x00")[0])
    rows = {each["name"] for each in counted["actions"]}
    assert (shown, len(rows)) == ([], 2 if place == "two actions" else 1)


# --- nothing writes it ------------------------------------------------------------

DUE = ("--due", "2012-06", "--added", "2012-03")


@pytest.mark.parametrize("kind", PIECES)
@pytest.mark.parametrize("way", ["plain", "tabs", "hard spaces", "marks of no width"])
def test_no_command_writes_it(kind: str, way: str, tmp_path: Path) -> None:
    """Input with it is refused: nothing is written, and it is not repeated."""
    word = f"For {PIECES[kind]}".replace(" ", SPACES.get(way, " "))
    anyway = ["--anyway"] if kind in ERRORS else []
    lines = [
        ["progress", "add", f"{PLAN}/1.1", word, *anyway],
        ["progress", "add", f"{PLAN}/1.1", "Sent.", "--next", word, *anyway],
        ["progress", "add", f"{PLAN}/1.1", "Sent.", "--evidence", word, *anyway],
        ["progress", "add", f"{PLAN}/1.1", word, "--dry-run", *anyway],
        ["difference", "add", f"{PLAN}/O1", "--effect", word, *anyway],
        ["difference", "add", f"{PLAN}/O1", "--feedback", f"Staff: {word}", *anyway],
        ["new", "scr-b-2012", "--title", word],
        ["new", "scr-b-2012", "--challenge", word],
        ["add", "outcome", PLAN, "--challenge", word, *anyway],
        ["add", "action", f"{PLAN}/O1", word, *DUE, "--owner", "Nurse", *anyway],
        ["add", "action", f"{PLAN}/O1", "Go", *DUE, "--owner", word, *anyway],
        ["accept", "--reason", word],
    ]
    home = folder(tmp_path, SPECIMEN)
    before = tree(home)

    done = run_all(home, lines)

    shown = [out + err for _, out, err in done if shows(out + err, PIECES[kind])]
    assert ([code for code, _, _ in done], shown, tree(home)) == (
        [2] * len(lines),
        [],
        before,
    )


def test_what_is_accepted_lets_no_more_in(tmp_path: Path) -> None:
    """Twenty numbers in a plan, or one that is accepted, do not hide the next one."""
    numbers = "".join(f"# {number}\n" for number in ["401 023 2137"] * 25)
    home = folder(tmp_path, numbers + SPECIMEN)
    (home / "actionplan.toml").write_text('[rules]\nmobile-number = "off"\n')
    lines = [
        ["progress", "add", f"{PLAN}/1.1", "For 401 023 2145", "--anyway"],
        ["progress", "add", f"{PLAN}/1.1", "Call 07700 900123"],
    ]

    done = run_all(home, lines)

    assert [code for code, _, _ in done] == [2, 2]


@pytest.mark.parametrize("kind", sorted({*PIECES} - {*ERRORS}))
def test_what_is_only_a_warning_may_be_meant(kind: str, tmp_path: Path) -> None:
    """With --anyway an entry has it: it may be that of a team, or of a building.

    Whoever records it has been warned before, no output shows it, and lint goes on to
    warn of it.
    """
    word = f"The team on duty has {PIECES[kind]} now."
    home = folder(tmp_path, SPECIMEN)
    add = ["progress", "add", f"{PLAN}/1.1", word]

    refused, done, linted = run_all(home, [add, [*add, "--anyway"], ["lint"]])

    shown = [shows(out + err, PIECES[kind]) for _, out, err in (refused, done, linted)]
    assert ([refused[0], done[0]], shown) == ([2, 0], [""] * 3)
    assert (kind in linted[1], PIECES[kind] in (home / PLAN).read_text()) == (
        True,
        True,
    )


@pytest.mark.parametrize("kind", ERRORS)
@pytest.mark.parametrize(
    "setting",
    [
        "# {}",
        '[posts]\n"Lead for {}" = []',
        '[agencies]\nMSCB = ["{}"]',
        '[rag-legend]\nred = "{}"',
        '[[per-folder]]\nplans = ["a"]\nrules = {{}}\nreason = "{}"',
    ],
)
def test_settings_hold_no_number(kind: str, setting: str, tmp_path: Path) -> None:
    """This includes comments. The message gives the line but not the number."""
    home = folder(tmp_path, SPECIMEN)
    (home / "actionplan.toml").write_text(setting.format(PIECES[kind]))

    lines = [["lint"], ["status"], ["config"], ["progress", "add", f"{PLAN}/1.1", "A"]]
    done = run_all(home, lines)

    said = [plain(out + err) for _, out, err in done]
    assert [code for code, _, _ in done] == [2] * 4
    told = r"This settings file contains .* number"
    assert all(re.search(told, " ".join(each.split())) for each in said)
    assert [each for each in said if shows(each, PIECES[kind])] == []


def test_settings_may_name_posts_and_telephones(tmp_path: Path) -> None:
    """A post is what settings are for, and what is only a warning may be a team's."""
    home = folder(tmp_path, SPECIMEN)
    names = '[posts]\n"Duty team 07700 900123" = ["Mrs Green"]\n'
    (home / "actionplan.toml").write_text(names)

    code, out, err = run_all(home, [["lint"]])[0]

    assert (code in (0, 1), shows(out + err, PIECES["mobile-number"])) == (True, "")


FIXABLE = {
    "due: 2012-05": "due : 2012-05",
    "date: 2011-12-05": "date: 2011-12-05.",
    "        action:": "        Action:",
    "accountable:": "acountable:",
    "note:": "notes:",
}


@pytest.mark.parametrize("kind", PIECES)
@pytest.mark.parametrize("right", FIXABLE)
def test_a_fix_makes_no_personal_data(kind: str, right: str, tmp_path: Path) -> None:
    """A fix does not join parts into a number, or move one to another place."""
    words = PIECES[kind].split()
    parts = f"{' '.join(words[:-1])} and then {words[-1]}"
    text = planted("x-own", f'"For {parts} it went."').replace(right, FIXABLE[right])
    home = folder(tmp_path, text)
    before = lint.one(text.encode(), PLAN, lint.Request(DAY)).diagnostics

    run_all(home, [["fix", "--unsafe"]])

    after = lint.one((home / PLAN).read_bytes(), PLAN, lint.Request(DAY)).diagnostics
    had, has = ({d.rule for d in said if d.rule in PIECES} for said in (before, after))
    assert has - had == set()


def test_a_name_that_tells_is_not_made(tmp_path: Path) -> None:
    """No plan or folder of plans gets an ID or an address with it."""
    home = folder(tmp_path, SPECIMEN)
    before = tree(home)

    done = run_all(
        home,
        [
            ["new", "child-4010232137"],
            ["init", "--from", "https://sam.green1@gmail.com/a.git"],
        ],
    )

    assert ([code for code, _, _ in done], tree(home)) == ([2, 2], before)


# --- helpers ----------------------------------------------------------------------

DAY = date(2012, 3, 1)


def folder(tmp_path: Path, text: str, file: str = PLAN) -> Path:
    """Make a folder with one plan."""
    home = tmp_path / "b"
    shutil.rmtree(home, ignore_errors=True)
    (home / file).parent.mkdir(parents=True)
    (home / "out").mkdir()
    (home / ".git").mkdir()
    (home / file).write_text(text, "utf-8")
    return home


def answers(
    tmp_path: Path, text: str, lines: list[str], file: str = PLAN
) -> dict[str, str]:
    """Run commands on a plan; yield what each printed, and the files at the end."""
    home = folder(tmp_path, text, file)
    done = run_all(home, [line.split() for line in lines])
    said = {
        line: f"{out}\x00{err}" + ("" if code in (0, 1, 2) else f"exit {code}")
        for line, (code, out, err) in zip(lines, done, strict=True)
    }
    assert [line for line, text in said.items() if "exit 3" in text] == []
    files = [path for name in OUT for path in [home / name, *(home / name).rglob("*")]]
    return said | {
        path.relative_to(home).as_posix(): path.name + path.read_text("utf-8")
        for path in files
        if path.is_file()
    }


def plain(text: str) -> str:
    """Join wrapped lines and list items into one line."""
    return " ".join(text.split())


def shows(text: str, piece: str) -> str:
    """Return the personal data in text, however it is written."""
    if '"$schema"' in text:  # the rules come with their examples, which are made up
        text = text.partition('"results": [')[2]
    core = re.sub(r"\W", "", piece.removeprefix("born")).casefold()
    try:
        decoded = json.dumps(json.loads(text.partition("\x00")[0]), ensure_ascii=False)
    except ValueError:
        decoded = ""
    for each in (text, decoded, unquote(text), unescaped(text)):
        letters = re.sub(r"[\W_]", "", re.sub(r"<[^<>]*>|&#?\w+;", "", each))
        if core in normal(letters).casefold():
            return each
    return ""


def unescaped(text: str) -> str:
    """Read YAML and JSON escapes, with single or double backslashes."""
    text = text.replace("\\\\", "\\")
    return re.sub(
        r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|[ntr ]|\s*)",
        lambda found: chr(int(found[1] or found[2] or "20", 16)),
        text,
    )


def normal(text: str) -> str:
    """Write full-width letters and digits in the usual form."""
    return "".join(
        chr(ord(each) - 0xFEE0) if "\uff01" <= each <= "\uff5e" else each
        for each in text
    )


def tree(home: Path) -> dict[str, bytes]:
    """Return all files in a folder, with their content."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }
