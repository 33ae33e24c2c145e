"""Whatever is printed, by whichever command, neither acts nor tells who somebody is.

One piece of hostile text goes into every place that a word can come from, and all
commands are run: what they print is looked at in both streams.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN

import actionplan
from actionplan.text import terminal

pytestmark = pytest.mark.thorough

PACKAGE = Path(str(actionplan.__file__)).parent
CONSOLE = PACKAGE / "cli" / "console.py"

# --- one writer -------------------------------------------------------------------

STREAMS = re.compile(
    r"sys\.(?:__)?std(?:out|err)\b|sys\.(?:displayhook|excepthook)\b"
    r"|(?:typer|click)\.(?:echo|secho|prompt|confirm|style|launch|pause)\b"
    r"|(?:print|input|breakpoint)$|(?:traceback|pprint)\.(?:print_|pp)\w*"
    r"|warnings\.warn\b|logging\.|rich\.print\b|faulthandler\."
)
"""What code is called or spoken of that writes to a stream."""


@pytest.mark.parametrize(
    "module",
    [each for each in sorted(PACKAGE.rglob("*.py")) if each != CONSOLE],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_no_other_code_writes_to_a_stream(module: Path) -> None:
    """All that is printed goes through `cli.console`, which makes it harmless."""
    tree = ast.parse(module.read_text("utf-8"))

    found = [f"{module.name}:{line}: {what}" for line, what in writers(tree)]

    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "print(1)",
        "sys.stdout.write('x')",
        "sys.stderr.buffer.write(b'x')",
        "from sys import stdout",
        "typer.echo('x')",
        "from typer import echo",
        "click.prompt('x')",
        "input('x')",
        "traceback.print_exc()",
        "os.write(1, b'x')",
        "open('/dev/stdout', 'w')",
        "Console().print('x')",
        "warnings.warn('x')",
        "logging.getLogger().error('x')",
        "subprocess.run(['git'])",
    ],
)
def test_code_that_writes_to_a_stream_is_known(code: str) -> None:
    """The test above sees each way in which Python code writes to a stream."""
    found = list(writers(ast.parse(code)))

    assert found != []


def writers(tree: ast.AST) -> list[tuple[int, str]]:
    """List what in a syntax tree writes to standard output or standard error."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        match node:
            case ast.Attribute() if STREAMS.match(ast.unparse(node)):
                found.append((node.lineno, ast.unparse(node)))
            case ast.Name(id="print" | "input" | "breakpoint"):
                found.append((node.lineno, node.id))
            case ast.ImportFrom(module="sys" | "typer" | "click" | "rich" | "warnings"):
                names = [f"{node.module}.{one.name}" for one in node.names]
                found += [(node.lineno, one) for one in names if STREAMS.match(one)]
            case ast.Constant(value=str(text)) if text.startswith("/dev/std"):
                found.append((node.lineno, text))
            case ast.Call() if _is_open(node):
                found.append((node.lineno, ast.unparse(node.func)))
    return found


def _is_open(call: ast.Call) -> bool:
    """Tell whether what is called writes to a stream unless it is told otherwise."""
    given = {one.arg for one in call.keywords}
    match ast.unparse(call.func):
        case "Console":
            return "file" not in given
        case "os.write":
            return isinstance(call.args[0], ast.Constant)
        case "subprocess.run" | "subprocess.Popen" | "subprocess.check_call":
            return not ({"stdout", "stderr"} <= given or "capture_output" in given)
        case _:
            return False


# --- the one function -------------------------------------------------------------

ACTS = (
    "##vso[task.setvariable variable=a]b",
    "##[error]a",
    "x ##[group]a",
    "###[error]a",
    "##teamcity[buildStop comment='a']",
    "#\t##teamcity[a 'b']",
    "section_start:1560896352:a[collapsed=true]",
    "section_end:1:a",
    "travis_fold:start:a",
    "travis_time:end:a",
    "::error file=a::b",
    "  ::stop-commands::a",
    f"{' ' * 5_000}::error::a",
    "\x1b[1m::error::a\x1b[0m",
    "\u00a0\u3000\t::add-mask::a",
    "::error title=a::b",
    "\x1b[8mha:////4AAA\x1b[0m",
    "\x1b]0;a\x07",
    "\x9b31m",
    "a\rb",
    "a\x0b\x0c\x08",
    "\u202ea\u2069\u200f\u061c",
    "\ufffaa\u206ab\u180e",
    "\ud800",
    "a\u2028::error::b\x85::error::b",
)
COMMAND = re.compile(
    r"^\s*::|##[\w.-]*\[|section_(?:start|end):|travis_(?:fold|time):", re.MULTILINE
)
CONTROL = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f"
    "\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
KINDS: tuple[terminal.WrittenAs, ...] = (
    *("text", "colour", "commands"),
    *("json", "markup"),
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ACTS, ids=ascii)
def test_what_acts_is_written_out(text: str, kind: terminal.WrittenAs) -> None:
    """No build server and no terminal finds a command in it, wherever it stands."""
    lines = f"{text}\nx {text}\n\n{text}"
    own = {"commands": "^::error (?:title|file)=", "colour": "\x1b\\[[01]m"}.get(
        kind, "(?!)"
    )

    safe = terminal.harmless(lines, kind)

    left = re.sub(own, "", safe, flags=re.MULTILINE)
    assert (COMMAND.findall(left), CONTROL.findall(left)) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_act_is_left(kind: terminal.WrittenAs) -> None:
    """Headings, colons, hashes and letters of all languages stay as they are."""
    text = "\ufeff## A\r\n\ta::b #1 [x] ##\n caf\u00e9 \u05d0 \u00a310\n - section: 1\n"

    assert terminal.harmless(text, kind) == text


def test_json_and_markup_say_the_same() -> None:
    """To a reader of JSON or XML nothing has changed."""
    text = "##vso[a]b ##[c] section_start:1:d"

    read = json.loads(terminal.harmless(json.dumps([text]), "json"))

    assert read == [text]
    assert terminal.harmless(text, "markup") == (
        "#&#35;vso[a]b #&#35;[c] section_start&#58;1:d"
    )


def test_no_text_takes_long() -> None:
    """A hang guard: a megabyte of what nearly acts is read in one pass."""
    for unit in ("#", " ", "\n", " :", "##a", "section_", "\x1b"):
        text = unit * (2**20 // len(unit))

        assert len(terminal.harmless(text)) >= len(text)


# --- every command ----------------------------------------------------------------

VISIBLE = (
    "##vso[task.complete result=Failed]zq ##[error]zq ##teamcity[buildStop a='b']"
    " section_start:1:zq travis_fold:start:zq"
)
YAML_WORD = json.dumps(f"::error::zq\n::error::zq {VISIBLE} \x1b[8mha:////zq \u202ezq")
SHOWN = "::error::zq\r::error::zq\n::error::zq " + VISIBLE + " \x1b[31m\u202ezq"
PLAN = "plans/scr-family-a-2011.yaml"

LINES = [
    *(f"lint --format {form}" for form in ("full", "concise", "json", "sarif")),
    *(f"lint --format {form}" for form in ("github", "gitlab", "junit", "markdown")),
    "lint --color always",
    "lint --group-by owner --advice",
    "lint --since {word}",
    "lint --output {word}=x",
    "lint --output full={word}.yaml",
    "lint {word}",
    "lint --{word}",
    "lint --format {word}",
    "lint --as-of {word}",
    *(f"status --format {form}" for form in ("table", "json", "csv", "markdown")),
    "status --color always --group-by owner",
    "status --where {word}=x",
    "status --where theme={word}",
    "status --plan {word}",
    "status --group-by {word}",
    "status --state {word}",
    "status --due-within {word}",
    *(f"since 2011-01-01 --format {form}" for form in ("text", "markdown", "json")),
    *(f"agenda --format {form}" for form in ("text", "markdown", "json", "html")),
    "status --format html",
    "export entries",
    "export outcomes",
    "export planned",
    "export planned -o {word}.yaml",
    "export tracker --agency {word} -o {word}",
    *(f"render --summary --format {form}" for form in ("text", "md", "html")),
    "render --since {word}",
    f"render {PLAN} --into {{word}}.docx -o out.docx --map {{word}}=due",
    "render --into x.docx --table {word} -o out.docx",
    "import {word}.csv --replace --output {word}.yaml",
    "import board.csv --table {word}",
    "import board.csv --colour {word}=red",
    "accept --rule {word}",
    "import {word}.md --record",
    "agenda --format docx --output {word}.yaml",
    "chase --format {word} --output sheets",
    "chase --output {word} --format md",
    *(f"progress log {PLAN} --format {form}" for form in ("text", "markdown", "json")),
    "progress log {word}",
    f"progress log {PLAN}/{{word}}",
    f"progress add {PLAN}/1.1 {{word}} --dry-run --anyway",
    f"progress add {PLAN}/1.1 {{word}} --state {{word}}",
    f"progress add {PLAN}/1.1 Sent. --rag {{word}}",
    f"progress add {PLAN}/1.1 Sent. --date {{word}}",
    f"progress add {PLAN}/{{word}} Sent.",
    f"add outcome {PLAN} --challenge {{word}} --dry-run --anyway",
    f"add outcome {PLAN} --challenge Late. --due {{word}}",
    f"add outcome {PLAN} --challenge Late. --id {{word}}",
    "add outcome {word} --challenge Late.",
    f"add action {PLAN}/O1 {{word}} --due 2012-06 --owner {{word}} --dry-run --anyway",
    f"add action {PLAN}/O1 Go --due {{word}} --owner Nurse --method {{word}}",
    f"add action {PLAN}/{{word}} Go --due 2012-06 --owner Nurse",
    f"difference add {PLAN}/O1 --effect {{word}} --dry-run --anyway",
    f"difference add {PLAN}/O1 --achieved {{word}}",
    f"progress add {PLAN}/1.1 {{word}} --anyway",
    f"progress undo {PLAN}/1.1 --dry-run",
    "progress undo {word}",
    f"progress undo {PLAN}/{{word}}",
    f"difference undo {PLAN}/{{word}}",
    *("render --format md", "render --format html", "render -o {word}/x.html"),
    *("render --template {word}", "render --template own", "render --context"),
    *(
        "fix --diff",
        "fix",
        "accepted",
        "accepted --format json",
        "config",
        "config bad",
    ),
    "config {word}",
    *("accept --reason {word}", "accept {word}"),
    *("new {word}", "new a-b-2012 --title {word} --in {word}", "new a --source {word}"),
    *("init {word} --dry-run", "init --from {word}", "init --ci {word}"),
    *("explain {word}", "rules --format json", "schema", "schema {word}", "{word}"),
    *("completion {word}", "lnt --help", "--{word}", "--version"),
]
"""Every command, and every place of the command line that takes a word."""

ALL_LINES = """\
import contextlib, io, json, sys
from actionplan import cli
found = []
for words in json.loads(sys.stdin.read()):
    sys.argv[1:] = words
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli.main()
        except SystemExit as left:
            found.append([left.code, out.getvalue(), err.getvalue()])
print(json.dumps(found))
"""
"""Runs lines of commands as from a terminal, and returns what each has printed."""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A folder in which plans, names, settings and templates hold what acts."""
    home = tmp_path / "b"
    (home / "plans").mkdir(parents=True)
    (home / "bad").mkdir()
    (home / "own" / "html").mkdir(parents=True)
    (home / "own" / "markdown").mkdir()
    (home / PLAN).write_text(hostile(), "utf-8")
    (home / "plans" / "broken.yaml").write_text(
        f"title: [{VISIBLE}\n::error::zq: &\n", "utf-8"
    )
    (home / "plans" / "slips.yaml").write_text(
        hostile().replace("due:", "due :").replace("scr-family-a-2011", "slips"),
        "utf-8",
    )
    if sys.platform != "win32":
        name = SHOWN.replace("/", ";")[:200] + ".yaml"
        (home / "plans" / name).write_text(hostile(), "utf-8")
    (home / "actionplan.toml").write_text(
        f"[agencies]\n{YAML_WORD.replace(chr(92) + 'n', ' ')} = []\n", "utf-8"
    )
    (home / "bad" / "actionplan.toml").write_text(
        f"{YAML_WORD} = {YAML_WORD}\n", "utf-8"
    )
    for name in ("markdown/plan.md.j2", "markdown/overview.md.j2"):
        (home / "own" / name).write_text(
            f"{SHOWN}\n{{{{ {json.dumps(VISIBLE)} }}}}\n{{{{ zq }}}}", "utf-8"
        )
    return home


def test_no_command_prints_what_acts(board: Path) -> None:
    """Neither words of plans, names, settings and templates, nor what was typed."""
    lines = [
        [SHOWN.join(part.split("{word}")) for part in shlex.split(line)]
        for line in LINES
    ]

    answers = run_all(board, lines)

    said = sum(len(out) + len(err) for _, out, err in answers)
    acting = [
        f"{line}: {what}"
        for line, answer in zip(LINES, answers, strict=True)
        for what in acts(line, answer)
    ]
    assert (acting, said > 50_000) == ([], True)


def acts(line: str, answer: tuple[int, str, str]) -> list[str]:
    """List what acts in what a command has printed, and how it ended if badly."""
    code, *streams = answer
    own = "\x1b\\[(?:[0-2]|(?:1;)?3[0-7])m" if "--color always" in line else "(?!)"
    github = "^::(?:error|warning|notice) (?:file=[^,:\n]+,(?:line|title)|title)="
    found = [] if code in (0, 1, 2) else [f"exit code {code}"]
    for text in streams:
        left = re.sub(own, "", text.removeprefix("\ufeff"))
        if "github" in line:
            left = re.sub(github, "", left, flags=re.MULTILINE)
        for pattern in (COMMAND, CONTROL):
            found += [
                ascii(left[max(0, one.start() - 30) : one.end() + 30])
                for one in pattern.finditer(left)
            ][:2]
    return found


def hostile() -> str:
    """Return the specimen with what acts in each kind of field."""
    text = SPECIMEN
    for field in ("title", "partnership", "coordinator", "reports_to", "reference"):
        text = re.sub(rf"({field}): .*", lambda m: f"{m[1]}: {YAML_WORD}", text)
    for field in ("action", "accountable", "agency", "note", "next", "risk", "post"):
        text = re.sub(rf"( {field}): .*", lambda m: f"{m[1]}: {YAML_WORD}", text)
    text = text.replace("green: On track", f"green: {YAML_WORD}")
    text += f"marking: {YAML_WORD}\nx-a: {YAML_WORD}\n"
    return text.replace("due: 2012-05", f"due: 2012-01\n        x-b: {YAML_WORD}")


def run_all(folder: Path, lines: list[list[str]]) -> list[tuple[int, str, str]]:
    """Run each line of words as a command typed in *folder*."""
    done = subprocess.run(
        [sys.executable, "-c", ALL_LINES],
        input=json.dumps(lines),
        cwd=folder,
        env=os.environ | {"ACTIONPLAN_AS_OF": "2012-03-01"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [(code, out, err) for code, out, err in json.loads(done.stdout)]
