"""The reports for other programs: each is what its own readers read, and no more."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args
from urllib.parse import unquote_to_bytes, urlsplit
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator
from junitparser import Error, Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt
from markdown_it.token import Token
from referencing import Registry
from tests.conftest import SPECIMEN
from typer.testing import CliRunner, Result

from actionplan import lint
from actionplan.cli import app
from actionplan.diagnostics import LEVELS, Diagnostic, File, Level, Place, Run
from actionplan.lint import diagnose
from actionplan.output import findings
from actionplan.output.findings import github, markdown_table, sarif
from actionplan.reading import yaml_reader
from actionplan.storage import folders
from actionplan.text import terminal

HERE = Path(__file__).parent
NAME = "scr-family-a-2011.yaml"
SEEN_ON = "2012-03-01"
SLIPS = SPECIMEN.replace("due: 2012-05", "due: Novermber 2011").replace(
    "kind: multi-agency", "kind: multi agency"
)
REPORTS = ("sarif", "github", "gitlab", "junit", "markdown")

HOSTILE = (
    "::error file=x::y",
    "\n::stop-commands::z",
    "\r\n::add-mask::e",
    "##[error]w",
    "\u2028::error::x",
    "\x1b[31mred\x1b]0;t\x07\x9b31m",
    "\u202egpj.\u2066",
    "%0A::error::x%25%3A%2C%2C",
    "a,title=zqx,line=1: b",
    "]]></failure><!-- <b a='x' c=\"y\"> &amp; &#27; <?x?>",
    "\x00\x0b\ufffe\uffff\ud800\udcff",
    "[a](http://x) ![b](//y) <script>z</script> <http://w>",
    "{0} {{7*7}} %s \\u0041",
    "| a | b |\n|---|---|\n# c\n- d\n1. e @admin #12 `f` ~~g~~ $h$",
)
FILES = (
    "http://x/y.yaml",
    "file:x.yaml",
    "javascript:x.yaml",
    "//host/x.yaml",
    "a b%2f%00#c?d&e.yaml",
    "a,title=zqx,line=1.yaml",
    "line\n::error::x.yaml",
    "\x1b[31m ##[error].yaml",
    "<b>&'\"]]>.yaml",
    "|pipe|`code`[x](y)@admin.yaml",
    "caf\u00e9-\u5341.yaml",
    "not-utf8-\udcff\udcfe.yaml",
)


def _run(*args: str) -> Result:
    return CliRunner().invoke(app, ("lint", "--as-of", SEEN_ON, *args))


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one plan that has slips, which is the current folder."""
    (tmp_path / NAME).write_text(SLIPS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(**fields: Any) -> Diagnostic:  # noqa: ANN401 -- any field of a diagnostic
    """Give a diagnostic, complete but for what the test is about."""
    usual = Diagnostic(
        NAME, Place(3, 8, 2), "error", "not-a-date", "AP301", "What.", "do it."
    )
    return usual._replace(**fields)


def run(*diagnostics: Diagnostic) -> Run:
    """Give a run that found these."""
    names = dict.fromkeys(one.file for one in diagnostics)
    files = tuple(File(name, read=True) for name in names)
    return Run(date(2012, 3, 1), True, files, diagnostics)  # noqa: FBT003 -- timed


def hostile() -> Run:
    """Give a run in which every text and every name is out to do harm."""
    texts = [
        said(
            file=FILES[number % len(FILES)],
            level=LEVELS[number % 3],
            message=text,
            remedy=text,
            paste=f"{text}\n{text}",
            about=text,
            excerpt=text,
            plan=text,
            item=text,
            field=text,
        )
        for number, text in enumerate(HOSTILE)
    ]
    names = [said(file=name, place=None) for name in FILES]
    found = run(*texts, *names)
    aside = tuple(f._replace(set_aside=HOSTILE) for f in found.files)
    return found._replace(files=(*aside[:-1], aside[-1]._replace(read=False)))


# --- what holds for every format ----------------------------------------------------


@pytest.mark.parametrize("form", get_args(findings.Format))
def test_nothing_that_is_said_acts(form: findings.Format) -> None:
    """No control character, and no command but our own, in any format."""
    text = findings.write(hostile(), form, advice=True)

    own = re.compile(
        r"^::(error|warning|notice) (file=[^,:\n]+,)?(line=[0-9]+,col=[0-9]+,)?"
        r"title=[a-z0-9-]+::",
        re.MULTILINE,
    )
    rest = own.sub("", text) if form == "github" else text
    acting = re.compile(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069]"
    )
    assert (
        acting.findall(text),
        re.findall(r"^\s*::.*|##\[", rest, re.MULTILINE),
        text.encode("utf-8", "backslashreplace").decode() == text,
    ) == ([], [], True)


@pytest.mark.parametrize("form", REPORTS)
def test_every_format_has_the_same_words(plans: Path, form: findings.Format) -> None:
    """What is said in the full format is said in each of the others."""
    report = lint.one((plans / NAME).read_bytes(), NAME, lint.Request(date(2012, 3, 1)))
    found = lint.across([report], lint.Request(date(2012, 3, 1)))

    text = READERS[form](findings.write(found, form))

    missing = [
        words
        for one in found.diagnostics
        for words in (one.rule, one.message, one.about, one.remedy)
        if words not in text
    ]
    assert missing == []


@pytest.mark.parametrize("form", REPORTS)
def test_advice_is_written_where_it_is_asked_for(form: findings.Format) -> None:
    """Without --advice there is none of it."""
    found = run(said(level="advice", message="Could be stronger."))

    written = [
        "Could be stronger." in findings.write(found, form, advice=advice)
        for advice in (False, True)
    ]

    assert written == [False, True]


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit"])
def test_a_file_is_named_from_the_root_of_its_repository(
    plans: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the command is started, and whatever link leads there."""
    (plans / ".git").mkdir()
    (plans / "boards" / "here").mkdir(parents=True)
    (plans / NAME).rename(plans / "boards" / NAME)
    (plans / "boards" / "link").symlink_to("..")
    texts = []
    for folder, path in (
        (".", f"boards/{NAME}"),
        ("boards", f"./{NAME}"),
        ("boards/here", f"../{NAME}"),
        ("boards", f"link/boards/{NAME}"),
        ("boards", str(plans / "boards" / NAME)),
    ):
        monkeypatch.chdir(plans / folder)
        texts.append(_run(path, "--format", form).stdout)

    assert (texts, f"boards/{NAME}" in texts[0]) == ([texts[0]] * 5, True)


def test_without_a_repository_files_are_named_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file elsewhere is named as whoever stands here would."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    root = folders.repository()

    names = [folders.seen_from(root, str(tmp_path / name)) for name in ("here/a", "b")]

    assert (root, names) == (tmp_path.resolve() / "here", ["a", "../b"])


# --- SARIF --------------------------------------------------------------------------


def _sarif(found: Run) -> dict[str, Any]:
    (one,) = json.loads(findings.write(found, "sarif", advice=True))["runs"]
    assert isinstance(one, dict)
    return one


def _schema_faults(text: str) -> list[str]:
    described = json.loads((HERE / "data" / "sarif-schema-2.1.0.json").read_text())
    reader = Draft4Validator(described, registry=Registry())
    return [fault.message for fault in reader.iter_errors(json.loads(text))]


@pytest.mark.parametrize("found", [run(), run(said(place=None), said()), hostile()])
def test_sarif_is_what_the_standard_says(found: Run) -> None:
    """The official schema has nothing to say of any report."""
    text = findings.write(found, "sarif", advice=True)

    assert _schema_faults(text) == []


@pytest.mark.usefixtures("plans")
def test_a_sarif_result_is_all_of_a_finding() -> None:
    """Rule, level, words, place and fingerprint; the rule has its documentation."""
    (log,) = json.loads(_run("--format", "sarif").stdout)["runs"]
    result = log["results"][1]
    rule = log["tool"]["driver"]["rules"][result["ruleIndex"]]

    assert (result, rule["id"], rule["help"]["text"].splitlines()[0]) == (
        {
            "ruleId": "not-a-date",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": '"Novermber 2011" must be in numbers. The date looks'
                ' like November 2011.\nIn action 1.1, "Publish guidance for working'
                " with"
                ' families who are hard to engage". Accountable: MSCB Development'
                ' Officer.\nTo fix: write 2011-11 in "due".'
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": NAME, "uriBaseId": "%SRCROOT%"},
                        "region": {
                            "startLine": 36,
                            "startColumn": 14,
                            "endColumn": 28,
                        },
                    },
                    "logicalLocations": [
                        {"fullyQualifiedName": "scr-family-a-2011/1.1"}
                    ],
                }
            ],
            "partialFingerprints": {
                "actionplan/v1": "b06514de632575b8da20d150a27b355a:1",
                "primaryLocationLineHash": "b06514de632575b8da20d150a27b355a:1",
            },
        },
        "not-a-date",
        "not-a-date (AP301): error",
    )


def test_columns_are_counted_in_characters() -> None:
    """The log says so; anything else would be taken for UTF-16."""
    assert _sarif(run(said()))["columnKind"] == "unicodeCodePoints"


def test_what_was_not_looked_at_is_said_in_sarif() -> None:
    """A log without results never reads as all is well when it is not."""
    found = run(said())._replace(
        diagnostics=(), files=(File(NAME, read=True, set_aside=("action 1.1",)),)
    )

    (invocation,) = _sarif(found._replace(timed=False))["invocations"]

    assert [n["message"]["text"] for n in invocation["toolExecutionNotifications"]] == [
        "Checked 1 plan. No other problems found.",
        "Checks that depend on the date were not run.",
        f"Not checked until fixed: action 1.1 of {NAME}.",
    ]


@pytest.mark.parametrize("name", FILES, ids=ascii)
def test_an_address_in_sarif_is_relative_and_stands_for_the_name(name: str) -> None:
    """Whatever a file is called, its address has no scheme and no host."""
    address = sarif.uri(name)

    split = urlsplit(address)
    assert (
        split.scheme,
        split.netloc,
        split.query,
        split.fragment,
        unquote_to_bytes(address),
    ) == ("", "", "", "", name.lstrip("/").encode("utf-8", "surrogateescape"))


def test_a_sarif_message_has_neither_links_nor_gaps() -> None:
    """A message is a template to SARIF: what could be one is written out."""
    text = "[a](http://x) {0}"

    (result,) = _sarif(run(said(message=text)))["results"]

    words = "[a] (http://x) {{0}}\nTo fix: do it."
    assert result["message"]["text"] == words


# --- fingerprints -------------------------------------------------------------------


def _prints(text: str, form: findings.Format) -> dict[str, str]:
    settings = lint.Request(date(2012, 3, 1))
    report = lint.one(text.encode(), NAME, settings)
    found = json.loads(findings.write(lint.across([report], settings), form))
    if form == "gitlab":
        return {one["check_name"]: one["fingerprint"] for one in found}
    results = found["runs"][0]["results"]
    return {r["ruleId"]: r["partialFingerprints"]["actionplan/v1"] for r in results}


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_a_finding_is_known_again_wherever_it_stands(form: findings.Format) -> None:
    """Lines above, other words, and an action before it change no fingerprint."""
    one = "      - {id: '0.9', action: Meet, due: 2012-06, accountable: Chair}\n"
    moved = "# a comment\n" + SLIPS.replace("Novermber", "Novembre").replace(
        "    actions:\n", f"    actions:\n{one}"
    )

    before, after = _prints(SLIPS, form), _prints(moved, form)

    rules = {"not-a-date", "not-an-option"}
    assert {r: before[r] for r in rules} == {r: after[r] for r in rules}


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "not-a-field"},
        {"plan": "scr-family-b-2012"},
        {"item": "1.2"},
        {"field": "outcomes.0.actions.0.set_date_by"},
        {},
    ],
    ids=str,
)
def test_no_two_findings_have_one_fingerprint(other: dict[str, Any]) -> None:
    """They differ by rule, plan, action or field; those that do not are numbered."""
    first = said(plan="a", item="1.1", field="outcomes.0.actions.0.due")
    found = run(first, first._replace(**other))

    prints = [one["fingerprint"] for one in json.loads(findings.write(found, "gitlab"))]

    assert len(set(prints)) == 2


def test_an_action_without_an_id_is_known_by_its_place() -> None:
    """Two actions that have no id are not taken for one."""
    found = run(
        said(field="outcomes.0.actions.0.due"), said(field="outcomes.0.actions.1.due")
    )

    prints = [one["fingerprint"] for one in json.loads(findings.write(found, "gitlab"))]

    assert [p.partition(":")[2] for p in prints] == ["1", "1"]


@pytest.mark.parametrize(
    ("route", "name"),
    [
        (("review", "every"), "review.every"),
        (("source", "date"), "source.date"),
        (("outcomes", 0, "risks", 3, "risk"), "risks.3.risk"),
        (("outcomes", 0, "actions", 0, "success", 5), "success.5"),
    ],
)
def test_what_is_not_there_is_known_by_its_names(
    route: tuple[str | int, ...], name: str
) -> None:
    """What is missing has a place, and a finding of it is the same one tomorrow."""
    text = SPECIMEN.partition("review:")[0] + SPECIMEN[SPECIMEN.index("outcomes:") :]
    read = yaml_reader.parse(text.encode())

    assert diagnose.spot_of(route, NAME, read, on_key=False).stable == name


@pytest.mark.parametrize(
    ("text", "columns"),
    [("plan", 4), ("caf\u00e9", 4), ("cafe\u0301", 4), ("\u8ba1\u5212", 4), ("", 0)],
)
def test_text_is_as_wide_as_a_terminal_shows_it(text: str, columns: int) -> None:
    """An accent of its own takes no room, and a wide character two columns."""
    assert terminal.width(text) == columns


def test_whether_advice_is_shown_changes_no_fingerprint() -> None:
    """Numbers are given before anything is left out."""
    found = run(said(level="advice"), said())

    shown = json.loads(findings.write(found, "gitlab", advice=True))
    hidden = json.loads(findings.write(found, "gitlab"))

    assert hidden == shown[1:]


# --- GitHub -------------------------------------------------------------------------


class Annotation(NamedTuple):
    """What GitHub's runner makes of a line."""

    command: str
    properties: dict[str, str]
    data: str


def _annotations(text: str) -> list[Annotation]:
    return list(_read_as_the_runner_does(text))


def _read_as_the_runner_does(text: str) -> Iterator[Annotation]:
    for line in re.split(r"\r\n|[\r\n]", text):
        trimmed = line.lstrip()
        if not trimmed.startswith("::") or "::" not in trimmed[2:]:
            continue
        head, _, data = trimmed[2:].partition("::")
        command, _, listed = head.partition(" ")
        pairs = [pair.partition("=") for pair in listed.strip().split(",") if pair]
        properties = {k: _plain(_plain(v, ":", ","), *"\r\n%") for k, _, v in pairs}
        yield Annotation(command, properties, _plain(data, *"\r\n%"))


def _plain(text: str, *characters: str) -> str:
    for character in characters:
        text = text.replace(f"%{ord(character):02X}", character)
    return text


@pytest.mark.usefixtures("plans")
def test_an_annotation_stands_at_its_line() -> None:
    """The runner reads file, line, column and rule, and all of the words."""
    annotations = _annotations(_run("--format", "github").stdout)

    assert annotations == [
        Annotation(
            "error",
            {"file": NAME, "line": "4", "col": "7", "title": "not-an-option"},
            '"kind" cannot be "multi agency". Did you mean "multi-agency"?\n'
            'To fix: change "multi agency" to: multi-agency',
        ),
        Annotation(
            "error",
            {"file": NAME, "line": "36", "col": "14", "title": "not-a-date"},
            '"Novermber 2011" must be in numbers. The date looks like November'
            ' 2011.\nIn action 1.1, "Publish guidance for working with families who'
            ' are hard to engage". Accountable: MSCB Development Officer.\n'
            'To fix: write 2011-11 in "due".',
        ),
    ]


def test_the_runner_reads_one_annotation_a_finding_and_no_more() -> None:
    """Names and words come out as they are shown, and none becomes a property."""
    found = run(*(said(file=name, message=text) for name in FILES for text in HOSTILE))

    text = "".join(map(github.write_one, found.diagnostics))

    keys = {(a.command, *a.properties) for a in _annotations(text)}
    assert (len(_annotations(text)), keys, text.count("\n")) == (
        len(found.diagnostics),
        {("error", "file", "line", "col", "title")},
        len(found.diagnostics),
    )


@pytest.mark.parametrize(
    ("numbers", "shown", "left"),
    [
        ((10, 10, 10), (10, 10, 10), ""),
        ((11, 0, 0), (10, 0, 1), "1 error"),
        ((0, 12, 10), (0, 10, 10), "2 warnings and 1 piece of advice"),
        (
            (13, 12, 11),
            (10, 10, 10),
            "3 errors, 2 warnings and 2 pieces of advice",
        ),
    ],
)
def test_no_more_than_github_shows_are_sent(
    numbers: tuple[int, ...], shown: tuple[int, ...], left: str
) -> None:
    """Ten of a kind, errors first, and one that counts the rest, which is logged."""
    levels: list[Level] = [
        level
        for level, number in zip(LEVELS, numbers, strict=True)
        for _ in range(number)
    ]
    found = run(*(said(level=level) for level in reversed(levels)))

    text = findings.write(found, "github", advice=True)

    annotations = _annotations(text)
    notes = [a.data for a in annotations if "file" not in a.properties]
    logged = text.count(f"{NAME}:3:8: ")
    assert (
        [one.command for one in annotations],
        notes,
        len(annotations) - len(notes) + logged,
    ) == (
        ["error"] * shown[0] + ["warning"] * shown[1] + ["notice"] * shown[2],
        [
            f"Not shown next to the plans: {left}. GitHub shows only 10 of each kind."
            " All of them are in the log of this step and in its summary."
        ]
        * bool(left),
        sum(numbers),
    )


def test_the_page_of_a_step_has_all(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where GitHub has a page for the step, the whole table is added to its end."""
    page = plans / "page.md"
    page.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    for form in ("github", "full", "sarif"):
        _run("--format", form)

    table = _run("--format", "markdown").stdout
    assert page.read_text(encoding="utf-8") == f"# Before\n{table}\n"


def test_a_page_that_is_full_is_not_made_too_large(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub shows nothing of a page over its limit: what does not fit is counted."""
    page = plans / "page.md"
    page.write_bytes(b"x" * 999_900)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    _run("--output", f"github={plans / 'log'}")

    added = page.read_bytes()[999_900:].decode()
    assert (
        added.count("| error |"),
        "There is no room here for 2 more problems." in added,
    ) == (0, True)


def test_a_page_that_cannot_be_written_is_said_and_no_more(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page was not asked for by name, so that the verdict stands without it."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(plans))

    result = _run("--format", "github")

    assert (
        result.exit_code,
        len(_annotations(result.stdout)),
        bool(result.stderr),
    ) == (
        1,
        2,
        True,
    )


# --- GitLab -------------------------------------------------------------------------


def test_code_quality_has_what_gitlab_asks_for() -> None:
    """Each entry has the fields of GitLab's documentation, and a line."""
    found = run(said(), said(place=None, level="warning"), said(level="advice"))

    entries = json.loads(findings.write(found, "gitlab", advice=True))

    prints = [entry.pop("fingerprint") for entry in entries]
    about: dict[str, Any] = {
        "description": "What.\nTo fix: do it.",
        "check_name": "not-a-date",
    }
    assert (entries, len(set(prints))) == (
        [
            about
            | {"severity": "major", "location": {"path": NAME, "lines": {"begin": 3}}},
            about
            | {"severity": "minor", "location": {"path": NAME, "lines": {"begin": 1}}},
            about
            | {"severity": "info", "location": {"path": NAME, "lines": {"begin": 3}}},
        ],
        3,
    )


def test_code_quality_without_findings_is_an_empty_list() -> None:
    """GitLab takes that for "no problems", and a missing file for "not run"."""
    assert findings.write(run(), "gitlab") == "[]\n"


# --- JUnit --------------------------------------------------------------------------


def test_junit_is_read_by_a_reader_of_junit(plans: Path) -> None:
    """A suite for each file: found, set aside, could not be read, nothing found."""
    (plans / "notes.yaml").write_text("just: notes\n", encoding="utf-8")
    clean = SPECIMEN.replace("scr-family-a-2011", "scr-family-b-2012")
    (plans / "scr-family-b-2012.yaml").write_text(clean, encoding="utf-8")

    read = JUnitXml.fromstring(_run("--format", "junit").stdout.encode())

    assert (
        (read.tests, read.failures, read.errors, read.skipped),
        [
            (suite.name, case.name, [(type(r), r.type) for r in case.result])
            for suite in read
            for case in suite
        ],
    ) == (
        (6, 2, 1, 2),
        [
            ("notes.yaml", "not-a-plan", [(Error, "error")]),
            (NAME, "not-an-option", [(Failure, "error")]),
            (NAME, "not-a-date in 1.1", [(Failure, "error")]),
            (NAME, 'not checked: "kind"', [(Skipped, None)]),
            (NAME, 'not checked: "due" in action 1.1', [(Skipped, None)]),
            ("scr-family-b-2012.yaml", "no problems found", []),
        ],
    )


def test_a_failure_says_where_and_what_to_do() -> None:
    """The text of a failure is the whole finding."""
    read = ET.fromstring(findings.write(run(said(about="In O1.")), "junit"))  # noqa: S314 -- our own

    failures = [(f.attrib, f.text) for f in read.iter("failure")]

    assert failures == [
        (
            {"type": "error", "message": "What."},
            f"{NAME}:3:8\nWhat.\nIn O1.\nTo fix: do it.",
        )
    ]


def test_findings_that_are_alike_have_names_of_their_own() -> None:
    """A reader keeps one test of a name."""
    read = ET.fromstring(findings.write(run(said(), said(), said()), "junit"))  # noqa: S314 -- our own

    names = [case.attrib["name"] for case in read.iter("testcase")]

    assert names == ["not-a-date", "not-a-date (2)", "not-a-date (3)"]


def test_that_the_day_was_not_asked_about_is_said_in_junit() -> None:
    """A property of each suite tells as of when, and whether that counted."""
    found = run(said())._replace(timed=False)
    read = ET.fromstring(findings.write(found, "junit"))  # noqa: S314 -- our own

    told = {one.attrib["name"]: one.attrib["value"] for one in read.iter("property")}

    assert told == {"as-of": "2012-03-01", "time-rules": "not asked"}


def test_hostile_words_make_no_xml() -> None:
    """Every report is well-formed, of the same elements as a harmless one."""
    read = ET.fromstring(findings.write(hostile(), "junit", advice=True))  # noqa: S314 -- our own

    counted = Counter(element.tag for element in read.iter())

    texts, files = len(HOSTILE), len(FILES)
    assert counted == {
        "testsuites": 1,
        "testsuite": files,
        "properties": files,
        "property": 2 * files,
        "testcase": texts + files + files * texts,
        "failure": texts + files - 2,
        "error": 2,  # both of the file that could not be read
        "skipped": files * texts,
    }


# --- Markdown -----------------------------------------------------------------------


def _markdown_tokens(text: str) -> list[Token]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text)


def test_a_finding_is_a_row_of_a_table(plans: Path) -> None:
    """Where, how serious, by which rule, what is wrong and what to do."""
    del plans

    assert _run("--format", "markdown").stdout == (
        """\
## Action plans checked

Checked 1 plan (report date 1 March 2012): 2 errors.

Not checked until fixed: "kind", "due" in action 1.1 of\
 scr-family-a-2011.yaml.

1 of these can be fixed by: actionplan fix scr-family-a-2011.yaml

| Where | Level | Rule | What is wrong | To fix |
|---|---|---|---|---|
| scr-family-a-2011.yaml:4 | error | not-an-option | "kind" cannot be "multi agency".\
 Did you mean "multi-agency"? | change "multi agency" to: multi-agency |
| scr-family-a-2011.yaml:36 | error | not-a-date | "Novermber 2011" must be in\
 numbers. The date looks like November 2011. In action 1.1, "Publish guidance for\
 working with families who are hard to engage". Accountable: MSCB Development Officer.\
 | write 2011-11 in "due". |
"""
    )


def test_hostile_words_make_no_markdown() -> None:
    """A reader sees one heading and one table of plain text, whatever is in it."""
    found = hostile()

    tokens = _markdown_tokens(markdown_table.write(found, advice=True))

    inside = Counter(
        inner.type
        for token in tokens
        for inner in token.children or ()
        if inner.content
    )
    rows = len(found.diagnostics)
    counted = Counter(token.type for token in tokens)
    assert (
        set(inside),
        counted["heading_open"],
        counted["table_open"],
        counted["td_open"],
        counted["th_open"],
        {
            kind
            for kind in counted
            if kind.startswith(("html", "fence", "code", "list"))
        },
    ) == ({"text"}, 1, 1, 5 * rows, 5, set())


@pytest.mark.parametrize("room", [0, 800, 2_000, 5_000, 100_000])
def test_a_table_takes_no_more_room_than_there_is(room: int) -> None:
    """Rows that do not fit are counted; the head is always there."""
    found = run(*(said(message="\u5341" * 90 + "<" * 20) for _ in range(20)))
    files = (File(NAME, read=True, set_aside=("x" * 600,)),)

    text = markdown_table.write(found._replace(files=files), advice=True, room=room)

    shown = text.count("| error |")
    left = re.findall(r"no room here for ([0-9]+) more", text)
    assert (shown + int((left or ["0"])[0]), len(text.encode()) <= max(room, 500)) == (
        20,
        True,
    )


def test_nothing_found_is_no_table() -> None:
    """A page without findings has its sentence, and no empty table."""
    text = findings.write(run()._replace(files=(File(NAME, read=True),)), "markdown")

    assert text == (
        "## Action plans checked\n\n"
        "Checked 1 plan (report date 1 March 2012). No problems found.\n"
    )


# --- several at once ----------------------------------------------------------------


def test_reports_are_written_side_by_side(plans: Path) -> None:
    """Each --output gets what --format would print, and the exit code stays."""
    outputs = [arg for form in REPORTS for arg in ("--output", f"{form}={form}.out")]

    result = _run(*outputs, "--format", "concise")

    printed = {form: _run("--format", form).stdout for form in REPORTS}
    assert (
        result.exit_code,
        result.stdout,
        {form: (plans / f"{form}.out").read_text("utf-8") for form in REPORTS},
    ) == (1, _run("--format", "concise").stdout, printed)


def test_a_report_takes_the_place_of_an_older_one(plans: Path) -> None:
    """Written again it is whole, and no longer what it was."""
    (plans / "lint.json").write_text("old " * 10_000, encoding="utf-8")

    _run("--output", "gitlab=lint.json")

    assert len(json.loads((plans / "lint.json").read_text("utf-8"))) == 2


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        (["lint.sarif"], "does not give both a format and a file name"),
        (["sarif="], "does not give both a format and a file name"),
        (["=lint.sarif"], "does not give both a format and a file name"),
        (["sarif\x1b[31m=x"], "does not give both a format and a file name"),
        ([f"sarif={NAME}"], "This file is a plan"),
        (["sarif=new.YML"], "A file with this name would be read as a plan"),
        (["sarif=link"], "This file is a plan"),
        (["sarif=a.json", "junit=./a.json"], "Two outputs"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_done(
    plans: Path, written: list[str], rule: str
) -> None:
    """No plan is ever written over, and no report is lost: exit 2, nothing changed."""
    (plans / "link").symlink_to(NAME)
    before = {path: path.read_bytes() for path in plans.iterdir()}

    args = [arg for one in written for arg in ("--output", one)]
    refused = CliRunner().invoke(app, ("lint", *args))

    from actionplan.diagnostics import Refusal  # noqa: PLC0415 -- only here

    assert isinstance(refused.exception, Refusal)
    (fault,) = refused.exception.faults
    words = diagnose.put(fault, "", None).message
    assert (rule in words, {p: p.read_bytes() for p in plans.iterdir()}) == (
        True,
        before,
    )


@pytest.mark.usefixtures("plans")
def test_a_report_that_cannot_be_written_is_exit_2() -> None:
    """A folder that is not there is said, rather than a report lost in silence."""
    from actionplan.diagnostics import Refusal  # noqa: PLC0415 -- only here

    result = _run("--output", "sarif=nowhere/lint.sarif")

    assert isinstance(result.exception, Refusal)


READERS = {
    "sarif": lambda text: " ".join(_all_text(json.loads(text))),
    "gitlab": lambda text: " ".join(_all_text(json.loads(text))),
    "junit": lambda text: " ".join(
        f"{e.text} {' '.join(e.attrib.values())}"
        for e in ET.fromstring(text).iter()  # noqa: S314 -- our own
    ),
    "github": lambda text: " ".join(
        f"{a.properties} {a.data}" for a in _annotations(text)
    ),
    "markdown": lambda text: " ".join(
        inner.content for t in _markdown_tokens(text) for inner in t.children or ()
    ),
}
"""For each format, all the text that a reader of it gets to see."""


def _all_text(value: object) -> Iterator[str]:
    match value:
        case dict():
            for inner in value.values():
                yield from _all_text(inner)
        case list():
            for inner in value:
                yield from _all_text(inner)
        case _:
            yield str(value)
