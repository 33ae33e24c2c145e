"""What a command writes to a file that somebody opens does nothing there.

A plan may hold any character by an escape: what is written of it is looked at in every
kind of file, also in the one that a build server names.
"""

from __future__ import annotations

import ast
import csv
import json
import re
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN
from tests.test_streams import CONTROL, hostile, run_all

import actionplan
from actionplan.output import csv_cells
from actionplan.text import terminal

pytestmark = pytest.mark.thorough

PACKAGE = Path(str(actionplan.__file__)).parent
ACTS = "a\\x1b[31m\\u202eb\\u2066\\x9bc\\x00d\\x85e\\u2028f\\U000e0041g\\x7fh\\ri"
LINES = {
    "lint": "lint --output full=a.txt --output concise=b.txt --output json=c.json"
    " --output sarif=d.sarif --output github=e.txt --output gitlab=f.json"
    " --output junit=g.xml --output markdown=h.md --format github",
    "status": "status -o a.csv",
    "status in a page": "status -o a.md",
    "status in a table": "status -o a.txt",
    "status for programs": "status -o a.json",
    "status for a browser": "status -o a.html",
    "an agenda for a browser": "agenda -o a.html",
    "a list of changes for a browser": "since 2011-01-01 -o a.html",
    "sheets for owners": "chase -o sheets --format md --details",
    "a report": "render -o a.md",
    "a report for a browser": "render -o a.html",
    "a report of pages": "render plans -o report",
    "a board's own report": "render --template own -o a.md",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of plans with all that acts in every field, by escapes of YAML."""
    (tmp_path / "plans").mkdir()
    text = hostile().replace('\\\\u202ezq"', f'{ACTS}"').replace('zq"', f'{ACTS}"')
    (tmp_path / "plans" / "scr-family-a-2011.yaml").write_text(text, "utf-8")
    other = SPECIMEN.replace("scr-family-a-2011", "b").replace("Kent", "K\\u202e")
    (tmp_path / "plans" / "b.yaml").write_text(other, "utf-8")
    (tmp_path / "own" / "markdown").mkdir(parents=True)
    template = tmp_path / "own" / "markdown" / "overview.md.j2"
    template.write_bytes(b"{{ '\\ud800\\x1b\\u202e' }}\0\x1b\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "page.md"))
    return tmp_path


@pytest.mark.parametrize("what", LINES)
def test_no_file_holds_what_acts(what: str, home: Path) -> None:
    """No control character, and none that turns the direction of text."""
    before = {*home.rglob("*")}

    (code, _, err) = run_all(home, [LINES[what].split()])[0]

    made = [path for path in home.rglob("*") if path.is_file() and path not in before]
    texts = {path.name: path.read_bytes().decode("utf-8") for path in made}
    found = {name: CONTROL.findall(text) for name, text in texts.items()}
    assert (code in (0, 1), bool(made)) == (True, True), err
    assert {name: acting for name, acting in found.items() if acting} == {}


@pytest.mark.parametrize(
    "module",
    [
        path
        for folder in ("cli", "output")
        for path in sorted((PACKAGE / folder).rglob("*.py"))
    ],
    ids=lambda path: path.name,
)
def test_no_other_code_writes_text_to_a_file(module: Path) -> None:
    """All that is written for somebody to open goes through one function."""
    calls = [
        node
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"files.write", "files.append"}
    ]

    other = [
        ast.unparse(call)
        for call in calls
        if not ast.unparse(call.args[1]).startswith("terminal.encoded(")
        # `test_word.py` and `test_report_word.py` look at what is in a Word document
        and ast.unparse(call.args[1]) not in {"word(told)", "page.content"}
    ]

    assert other == []


@pytest.mark.parametrize(
    "name", ["plans/b.yaml", "actionplan.toml", "plans/../plans/b.yaml", "link.md"]
)
def test_the_page_of_a_build_server_is_no_plan(
    name: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever its environment says, plans and settings stay as they are."""
    (home / "actionplan.toml").write_text("")
    (home / "link.md").symlink_to("plans/b.yaml")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(home / name))
    before = (home / name).read_bytes()

    code, _, said = run_all(home, [["lint", "--format", "github"]])[0]

    assert (code, (home / name).read_bytes()) == (0, before)
    assert "so nothing has been written to it" in " ".join(said.split())


def test_what_joins_letters_is_left_and_commands_are() -> None:
    """A file keeps the letters of all languages, and a style sheet its selectors."""
    text = "\ufeff\u200c\u200d\u00ad caf\u00e9\n::before {}\n\ta\r\n"

    assert terminal.encoded(text) == text.encode()


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\uff1d1", "'\uff1d1"),
        (" \t=1", "'=1"),
        ('x";=cmd()', "x\";'=cmd()"),
        ("x; @SUM(A1)", "x; '@SUM(A1)"),
        (["a", "=b"], "a; '=b"),
        ("a - b = c", "a - b = c"),
    ],
)
def test_no_cell_is_a_formula(written: object, cell: str) -> None:
    """Nor does one begin within it, for a spreadsheet that parts at semicolons."""
    assert csv_cells.cell(written) == cell


def test_a_list_of_hostile_words_is_read_cell_by_cell(home: Path) -> None:
    """A reader of CSV that is not ours finds as many cells in each row."""
    made = (["status"], ["export", "entries"], ["export", "outcomes"])
    run_all(home, [[*line, "-o", f"{n}.csv"] for n, line in enumerate(made)])

    for number in range(len(made)):
        with (home / f"{number}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [*csv.reader(file)]
        starts = {cell[:1] for row in rows for cell in row}
        assert ({len(row) for row in rows} == {len(rows[0])}, starts & {*"=+-@"}) == (
            True,
            set(),
        )


@pytest.mark.parametrize(
    "title", ["a\u202eb", "a\x1b[31mb", "a\u2028b", "a\x85b", "a\U000e0041b \U0001f642"]
)
def test_a_new_plan_holds_nothing_that_cannot_be_seen(
    title: str, tmp_path: Path
) -> None:
    """It is written as an escape, so that the plan can be read."""
    answers = run_all(
        tmp_path,
        [["new", "a-b-2012", "--title", title], ["lint", "--format", "json"]],
    )

    text = (tmp_path / "a-b-2012.yaml").read_text("utf-8")
    said = json.loads(answers[1][1])["diagnostics"]
    hidden = [each for each in said if each["rule"] == "hidden-character"]
    assert (answers[0][0], CONTROL.findall(text), hidden) == (0, [], [])


def test_a_title_of_half_letters_is_refused(tmp_path: Path) -> None:
    """As a terminal gives them that is set to another encoding."""
    code, _, said = run_all(tmp_path, [["new", "a", "--title", "caf\udce9"]])[0]

    assert (code, [*tmp_path.iterdir()]) == (2, [])
    assert "contains a damaged character that cannot be saved" in " ".join(said.split())


def test_a_folder_of_any_name_is_only_named_by_init(tmp_path: Path) -> None:
    """What it writes is copied into a terminal, and shown as a page."""
    name = "we`id`\n::error::x \u202e$(id)"
    (tmp_path / name).mkdir()
    (tmp_path / name / "a.yaml").write_text("schema: actionplan/1\n")

    code, _, _ = run_all(tmp_path, [["init"]])[0]

    page = (tmp_path / "README.md").read_text("utf-8")
    assert (code, CONTROL.findall(page), "\n::error" in page) == (0, [], False)
    assert re.findall(r"--in (.*)", page) == ["FOLDER"]
    assert re.findall("in the folder (.*?id.*?id)", page) == [
        r"we\`id\` ::&#8203;error::x \\u202e\$(id"
    ]
