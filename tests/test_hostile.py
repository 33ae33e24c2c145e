"""Whatever a file, a folder or a name is: a sentence, a known exit code, nothing else.

The inputs are made here, because most are large and some cannot be kept in git. Each
goes through the command itself, in a process that gets no more than 512 MB.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import guards
import pytest
from tests.conftest import SPECIMEN

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from _pytest.mark.structures import ParameterSet

NAME = "scr-family-a-2011.yaml"
LIMIT = 1_048_576
HANGS = 600.0
"""Seconds after which a command is not slow but waits for something."""
DOCUMENTED = (0, 1, 2)
LIMITED = """
import runpy, sys
if sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20,) * 2)
sys.argv[0] = "actionplan"
runpy.run_module("actionplan", run_name="__main__", alter_sys=True)
"""
SECRET = "zqx-7391"  # noqa: S105 -- a word to look for, not a password

FORMS = (
    *("full", "concise", "json"),
    *("sarif", "github", "gitlab", "junit", "markdown"),
)
OUR_COMMAND = re.compile(
    r"^::(?:error|warning|notice) (?:file=[^,:\n]+,(?:line=\d+,col=\d+,)?)?"
    r"title=[a-z0-9-]+::",
    re.MULTILINE,
)
"""How each line begins that --format github writes for the build server."""

needs_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no such files or names"
)


class Answer(NamedTuple):
    """What the command did."""

    code: int
    out: bytes
    err: bytes
    seconds: float


# --- what may stand in a file -------------------------------------------------------


def plan(old: str = "", new: str = "") -> bytes:
    """Return the specimen with one piece of it replaced."""
    assert old in SPECIMEN
    return SPECIMEN.replace(old, new, 1).encode()


def due(written: str) -> bytes:
    """Return the specimen with its action due when nobody can say."""
    return plan("due: 2012-05", f"due: {written}")


def wordy(field: str, words: str) -> bytes:
    """Write as many actions with long texts in one field as fit half a megabyte."""
    text = (words * (9_900 // len(words)))[:9_800].strip()
    given = {"action": "Ask", "accountable": "Lead", "note": "Sent.", "measure": "M"}
    given |= {field: text}
    actions = "".join(
        f"      - id: '1.{n}'\n        action: {given['action']} {n}\n"
        f"        due: 2027-01\n        accountable: {given['accountable']} {n}\n"
        f"        success:\n          - measure: {given['measure']} {n}\n"
        "        progress:\n          - date: 2011-10-01\n"
        f"            note: {given['note']} {n}\n"
        for n in range(50)
    )
    head, _, _ = SPECIMEN.partition("outcomes:")
    return f"{head}outcomes:\n  - id: O1\n    actions:\n{actions}".encode()


def extra(lines: str) -> bytes:
    """Return the specimen with lines of its own among those of the plan."""
    return plan("kind: multi-agency\n", f"kind: multi-agency\n{lines}\n")


def laughs(kind: str) -> bytes:
    """Return the billion laughs: each line ten times the one before."""
    lines = ["x-a0: &a0 [lol, lol]"]
    for level in range(1, 30):
        ten = [f"*a{level - 1}"] * 10
        inner = ", ".join(
            ten if kind == "list" else (f"k{i}: {each}" for i, each in enumerate(ten))
        )
        brackets = "[]" if kind == "list" else "{}"
        lines.append(f"x-a{level}: &a{level} {brackets[0]}{inner}{brackets[1]}")
    return extra("\n".join(lines))


def merges() -> bytes:
    """Return maps that copy the one before, twice; libraries take minutes for it."""
    lines = ["x-m0: &m0 {a: 1}"]
    for level in range(1, 26):
        at = f"*m{level - 1}"
        lines.append(f"x-m{level}: &m{level} {{<<: [{at}, {at}], k{level}: 1}}")
    return extra("\n".join(lines))


def staircase(steps: int) -> bytes:
    """Return fields each further in than the one before."""
    return "\n".join(" " * step + "a:" for step in range(steps)).encode()


def filled(line: str, most: int = LIMIT - 4096) -> str:
    """Repeat a line, with its number, up to the largest file there may be."""
    return "".join(line.format(i) for i in range(most // len(line.format(99_999))))


def of_values(count: int) -> bytes:
    """Return a plan that holds *count* values more than the specimen."""
    return extra("x-a: [" + "1," * (count - 1) + "]")


ESCAPES = (
    '"\\e[31mred\\e[0m \\e]52;c;eA==\\a \\e]8;;http://x\\e\\\\ \\x9b31m \\x7f \\0"'
)
TURNED = '"\\u202Egpj.\\u2066 \\u200F \\uFEFF \\u2028::error::x \\x85::error::x"'
COMMANDS = '"::error file=x::y\\n::stop-commands::z\\r::add-mask::e ##[error]w"'
PUSHED = '"' + "a" * 60 + " ::error::pushed to the start of a line " + "b" * 70 + '"'
MARKUP = (
    '"[/] [red]x[/red] [link=http://x]y[/link] :skull: {{7*7}} %s {0} \\\\N{DIGIT}"'
)
XML = "\"]]></failure><!-- <b a='x'> &amp; &#27; <?x?> <script>y</script>\""
PERCENTS = '"%0A::error::x %25%3A%2C,title=zqx,line=1::y a=b"'
SERVERS = (
    "\"##vso[task.complete result=Failed]x ##teamcity[buildStop a='b'] ##[group]x"
    ' section_start:1:x travis_fold:start:x \\e[8mha:////x"'
)
TABLES = '"| x |\\n|---|\\n# [a](http://x) ![b](//y) @admin #12 `z` ~~s~~"'
WORDS = {
    "escapes": ESCAPES,
    "turned": TURNED,
    "commands": COMMANDS,
    "pushed": PUSHED,
    "markup": MARKUP,
    "xml": XML,
    "percents": PERCENTS,
    "tables": TABLES,
    "servers": SERVERS,
}

RATED = b"          - {date: 2011-12, rag: pink, note: x}\n"

BYTES: dict[str, tuple[str, Callable[[], bytes]]] = {
    # bombs
    "laughs-of-lists": ("yaml-shortcut", lambda: laughs("list")),
    "laughs-of-fields": ("yaml-shortcut", lambda: laughs("fields")),
    "laughs-quadratic": (
        "yaml-shortcut",
        lambda: extra("x-a: &a " + "a" * 100_000 + "\nx-b: [" + "*a, " * 40_000 + "]"),
    ),
    "laughs-into-itself": ("yaml-shortcut", lambda: extra("x-a: &a [*a, *a]")),
    "merges-of-merges": ("yaml-shortcut", merges),
    "anchors-by-the-thousand": (
        "yaml-shortcut",
        lambda: extra("x-a: [" + "".join(f"&a{i} 1," for i in range(40_000)) + "]"),
    ),
    # depth
    "deep-brackets": ("nested-too-deeply", lambda: b"[" * 100_000),
    "deep-brackets-closed": ("nested-too-deeply", lambda: b"[" * 9**5 + b"]" * 9**5),
    "deep-braces": ("nested-too-deeply", lambda: b"{a: " * 100_000),
    "deep-braces-bare": ("nested-too-deeply", lambda: b"{" * 100_000),
    "deep-hyphens": ("nested-too-deeply", lambda: b"- " * 100_000),
    "deep-questions": ("nested-too-deeply", lambda: b"? " * 100_000),
    "deep-questions-in-braces": ("nested-too-deeply", lambda: b"{? " * 100_000),
    "deep-stairs": ("nested-too-deeply", lambda: staircase(1_400)),
    "deep-in-a-plan": ("nested-too-deeply", lambda: extra("x-a: " + "[" * 10_000)),
    "deep-mixed": ("nested-too-deeply", lambda: b"[{a: " * 30_000),
    # size
    "large-10-megabytes": ("file-too-large", lambda: b"a" * 10 * 2**20),
    "large-one-line": ("not-a-plan", lambda: b"a" * LIMIT),
    "large-one-word-in-a-plan": (
        "text-too-long",
        lambda: plan("title: Working", "title: " + "a" * (LIMIT - 4096)),
    ),
    "large-ones": ("too-many-values", lambda: b"[" + b"1," * (LIMIT // 2 - 1)),
    "large-million-fields": (
        "file-too-large",
        lambda: "".join(f"k{i}: 1\n" for i in range(1_000_000)).encode(),
    ),
    "large-fields": ("too-many-values", lambda: filled("k{0}: 1\n").encode()),
    "large-line-ends": ("empty-file", lambda: b"\n" * LIMIT),
    "large-line-ends-of-macs": ("empty-file", lambda: b"\r" * LIMIT),
    "large-spaces": ("empty-file", lambda: b" " * LIMIT),
    "large-tabs": ("tab-character", lambda: b"\t" * LIMIT),
    "large-comment": ("empty-file", lambda: b"#" * LIMIT),
    "large-comments": ("empty-file", lambda: b"#\n" * (LIMIT // 2)),
    "large-quotes": ("not-a-plan", lambda: b"'" * LIMIT),
    "large-quote-left-open": ("", lambda: b'"' + b"a " * (LIMIT // 2 - 1)),
    "large-name": ("", lambda: b"a" * (LIMIT - 8) + b": 1"),
    "large-colons": ("", lambda: b"a: " * (LIMIT // 3)),
    "large-exclamation": ("", lambda: b"!" * LIMIT),
    "large-percent": ("", lambda: b"%" * LIMIT),
    "large-bars": ("", lambda: b"|\n" * (LIMIT // 2)),
    "large-hyphens": ("", lambda: b"-" * LIMIT),
    "large-documents": ("several-documents", lambda: b"---\n" * (LIMIT // 4)),
    "large-escapes": ("hidden-character", lambda: b"\x1b" * LIMIT),
    "large-not-utf8": ("not-utf8", lambda: b"\xff " * (LIMIT // 2)),
    "values-50000": ("unknown-field", lambda: extra("a: 1") + b"#" * 900_000),
    "values-one-too-many": ("too-many-values", lambda: of_values(50_000)),
    "values-just-not-too-many": ("", lambda: of_values(49_800)),
    # many slips in one file
    "many-unknown-fields": (
        "too-many-findings",
        lambda: extra("".join(f"accountibel{i}: x\n" for i in range(24_000))),
    ),
    "many-duplicates": ("too-many-findings", lambda: extra("due: 1\n" * 20_000)),
    "many-actions-without-fields": (
        "too-many-findings",
        lambda: plan("    actions:\n", "    actions:\n" + "      - {}\n" * 24_000),
    ),
    "many-actions-of-text": (
        "too-many-findings",
        lambda: plan("    actions:\n", "    actions:\n" + "      - x\n" * 49_000),
    ),
    "many-outcomes": (
        "too-many-findings",
        lambda: plan("outcomes:\n", "outcomes:\n" + "  - id: O\n" * 16_000),
    ),
    "many-dates": (
        "too-many-findings",
        lambda: plan(
            "        progress:\n",
            "        progress:\n" + "          - {date: Novermber 2011}\n" * 12_000,
        ),
    ),
    "many-actions-that-are-fine": (
        "too-many-findings",
        lambda: plan(
            "    actions:\n",
            "    actions:\n"
            + filled(
                "      - {{id: a{0}, action: x, due: 2011-11, accountable: y}}\n",
                300_000,
            ),
        ),
    ),
    "many-references-to-nothing": (
        "too-many-findings",
        lambda: plan(
            "    actions:\n",
            "    actions:\n"
            + filled(
                "      - {{id: a{0}, action: x, due: 2011-11, accountable: y,"
                " arises_from: b{0}}}\n",
                300_000,
            ),
        ),
    ),
    "many-references-elsewhere": (
        "too-many-findings",
        lambda: plan(
            "        progress:\n",
            "        progress:\n"
            + filled(
                "          - {{date: 2012-05, state: withdrawn, note: x,"
                " replaced_by: scr-family-a-201{0}/1}}\n",
                400_000,
            ),
        ),
    ),
    "many-ratings": (
        "colour-without-legend",
        lambda: plan(
            "rag_legend:\n", "rag_legend:\n" + filled("  rating{0}: x\n", 300_000)
        ).replace(b"        progress:\n", b"        progress:\n" + RATED * 2_000),
    ),
    "many-tags": ("yaml-tag", lambda: extra("x-a: [" + "!x 1, " * 40_000 + "]")),
    # numbers
    "number-of-5000-digits": ("number-too-long", lambda: due("9" * 5_000)),
    "number-of-a-million-digits": ("number-too-long", lambda: due("9" * 1_000_000)),
    "number-in-sixties": ("not-a-date", lambda: due("190" + ":20" * 100_000)),
    "number-with-exponent": ("number-too-long", lambda: due("1e999999999")),
    "number-with-digits-behind": ("not-a-date", lambda: due("0." + "1" * 100_000)),
    "number-in-hexadecimal": ("number-too-long", lambda: due("0x" + "f" * 100_000)),
    "number-endless": ("number-too-long", lambda: extra("x-a: .inf\nx-b: .nan")),
    "number-for-a-name": ("unknown-field", lambda: extra("9" * 900 + ": 1")),
    # a pattern that takes for ever
    "pattern-date": ("not-a-date", lambda: due("1 " * 500_000)),
    "pattern-date-of-letters": ("not-a-date", lambda: due("by end of " * 1_000)),
    "pattern-interval": (
        "not-an-interval",
        lambda: plan("every: 6 months", "every: " + "1" * 300 + " months" * 100_000),
    ),
    "pattern-plan-id": (
        "id-form",
        lambda: plan("id: scr-family", "id: " + "a-" * 400_000 + "! scr-family"),
    ),
    "pattern-reference": (
        "id-form",
        lambda: plan(
            "due: 2012-05", "due: 2012-05\n        arises_from: " + "a." * 400_000 + "!"
        ),
    ),
    "pattern-spaces": (
        "empty-field",
        lambda: extra('marking: "' + " " * 900_000 + '"'),
    ),
    "pattern-option": ("not-an-option", lambda: plan("multi-agency", "x-" * 400_000)),
    "pattern-long-words": (
        "unknown-field",
        lambda: extra("\n".join("accountable" * 80 + f"{i}: 1" for i in range(900))),
    ),
    "bait-for-a-long-message": (
        "wrong-kind",
        lambda: plan(
            "title: Working", "title: [" + '{"a": [b, c]}, ' * 9_000 + "]\nx-t: W"
        ),
    ),
    # tags
    "tag-python-call": (
        "yaml-tag",
        lambda: extra("x-a: !!python/object/apply:os.system ['echo > ran']"),
    ),
    "tag-python-new": (
        "yaml-tag",
        lambda: extra("x-a: !!python/object/new:subprocess.Popen [[touch, ran]]"),
    ),
    "tag-python-name": ("yaml-tag", lambda: extra("x-a: !!python/name:os.system")),
    "tag-python-module": ("yaml-tag", lambda: extra("x-a: !!python/module:this")),
    "tag-verbatim": (
        "yaml-tag",
        lambda: extra("x-a: !<tag:yaml.org,2002:python/object/apply:os.system> [x]"),
    ),
    "tag-renamed": (
        "yaml-directive",
        lambda: (
            b"%TAG !p! tag:yaml.org,2002:python/\n---\n"
            + extra("x-a: !p!object/apply:os.system ['echo > ran']")
        ),
    ),
    "tag-binary": ("yaml-tag", lambda: extra("x-a: !!binary =")),
    "tag-timestamp": ("yaml-tag", lambda: extra("x-a: !!timestamp x")),
    "tag-bool": ("yaml-tag", lambda: extra("x-a: !!bool x")),
    "tag-int": ("yaml-tag", lambda: extra('x-a: !!int ""')),
    "tag-unknown-handle": ("", lambda: extra("x-a: !x!y z")),
    "tag-whole-file": ("yaml-tag", lambda: b"!!set\n" + SPECIMEN.encode()),
    # what cannot be seen
    "hidden-nul": ("hidden-character", lambda: plan("Working", "Wor\0king")),
    "hidden-escape": ("hidden-character", lambda: plan("Working", "\x1b[2J\x1b]0;x\a")),
    "hidden-c1": ("hidden-character", lambda: plan("Working", "\x9b31mWorking")),
    "hidden-delete": ("hidden-character", lambda: plan("Working", "Work\x7fing")),
    "hidden-turned": (
        "hidden-character",
        lambda: plan("Working", "\u202egnikroW\u2069"),
    ),
    "hidden-in-a-name": ("hidden-character", lambda: plan("title:", "tit\u2066le:")),
    "hidden-half-a-pair": ("not-utf8", lambda: b"a: \xed\xa0\x80\n"),
    "hidden-overlong": ("not-utf8", lambda: b"a: \xc0\xaf\n"),
    "hidden-beyond-unicode": ("not-utf8", lambda: b"a: \xf5\x80\x80\x80\n"),
    "hidden-utf32": ("not-utf8", lambda: SPECIMEN.encode("utf-32")),
    "hidden-utf16-odd": ("not-utf8", lambda: SPECIMEN.encode("utf-16")[:-1]),
    "hidden-utf7": ("", lambda: SPECIMEN.encode("utf-7")),
    "hidden-character-too-high": ("", lambda: extra('x-a: "\\Uffffffff"')),
    "hidden-half-a-pair-escaped": ("", lambda: due('"\\ud800 \\udfff"')),
    "hidden-tag-letters": ("hidden-character", lambda: due("\U000e0041\U000e007f")),
    "hidden-program": ("", lambda: Path(sys.executable).read_bytes()[: LIMIT - 1]),
    "hidden-archive": ("", lambda: b"PK\x03\x04" + bytes(range(256)) * 64),
    # words that other programs would obey, wherever a message may quote them
    **{
        f"{word}-{place}": (rule, partial(make, written))
        for word, written in WORDS.items()
        for place, rule, make in (
            ("date", "not-a-date", due),
            ("name", "unknown-field", lambda w: extra(f"{w}: 1")),
            ("option", "not-an-option", lambda w: plan("multi-agency", w)),
            ("id", "id-form", lambda w: plan("scr-family-a-2011", w)),
            ("number", "id-form", lambda w: plan('"1.1"', w)),
            ("format", "unknown-format", lambda w: plan("actionplan/1", w)),
            ("rag", "colour-without-legend", lambda w: plan("rag: green", f"rag: {w}")),
            (
                "post",
                "not-a-date",
                lambda w: due("x").replace(
                    b"accountable: MSCB", f"accountable: {w} #".encode()
                ),
            ),
            (
                "duplicate",
                "duplicate-field",
                lambda w: extra(f"x-{w[1:2]}: 1\n{w}: 1\n{w}: 2"),
            ),
        )
    },
    "commands-in-the-line": ("unknown-field", lambda: extra("::error::x: 1")),
    "commands-behind-a-hard-space": (
        "odd-space",
        lambda: extra("\u00a0::error::x: 1\n\u3000##[error]y: 1"),
    ),
    **{
        f"{field}-of-{words.split()[0]}": ("", partial(wordy, field, words))
        for field in ("accountable", "action", "note", "measure")
        for words in ("to ", "a, ", "2 of 3 ", "will be ")
    },
    "commands-in-broken-lines": ("", lambda: extra("x: [\n::error::x\n##[group]y")),
}
"""For each input the rule that has to name it; none where any answer will do."""


def _every_third(names: Iterable[str]) -> Iterator[ParameterSet]:
    """Leave two in three of the words that other programs obey to `-m slow`.

    Each word is still tried in three of nine places, and each place with three words.
    """
    places: dict[str, int] = {}
    for name in names:
        word, _, place = name.partition("-")
        if word not in WORDS or "-" in place:
            yield pytest.param(name)
            continue
        row, column = places.setdefault(place, len(places)), list(WORDS).index(word)
        yield pytest.param(name, marks=pytest.mark.slow if (row + column) % 3 else ())


@pytest.mark.parametrize("name", [*_every_third(BYTES)])
def test_any_bytes_get_an_answer(name: str, tmp_path: Path) -> None:
    """No content of a file is too much: it gets a sentence, within the limits."""
    rule, make = BYTES[name]
    (tmp_path / NAME).write_bytes(make())

    answer = lint(tmp_path, NAME)

    assert faults(answer, rule) == []


@pytest.mark.parametrize(
    "name", [*_every_third(f"{word}-{form}" for word in WORDS for form in FORMS)]
)
def test_no_way_of_writing_lets_a_word_act(name: str, tmp_path: Path) -> None:
    """In every format what a plan says is shown, and never obeyed."""
    word, _, form = name.partition("-")
    written = WORDS[word]
    (tmp_path / NAME).write_bytes(
        due(written)
        .replace(b"kind: multi", f"{written}: 1\nkind: multi".encode())
        .replace(b"action: Publish", f"action: {written} #".encode())
    )

    answer = lint(tmp_path, NAME, "--format", form)

    assert faults(answer, "not-a-date") == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_terminal_can_show_the_answer(encoding: str, tmp_path: Path) -> None:
    """Letters that a terminal does not have are written out; nothing fails."""
    (tmp_path / NAME).write_bytes(due("\u5341\u4e00\u6708 \U0001f600 caf\u00e9"))

    answer = lint(tmp_path, NAME, PYTHONIOENCODING=encoding, LC_ALL="C")

    assert faults(answer, "not-a-date", encoding) == []


def test_nothing_in_a_plan_is_run(tmp_path: Path) -> None:
    """Neither a tag nor a template nor a folder full of modules is ever run."""
    for name in BYTES:
        if name.startswith(("tag-", "markup-")):
            (tmp_path / f"{name}.yaml").write_bytes(BYTES[name][1]())
    for module in ("yaml", "json", "conftest", "actionplan", "sitecustomize"):
        trap = f"open({str(tmp_path / 'ran')!r}, 'w')"
        (tmp_path / f"{module}.py").write_text(trap, encoding="utf-8")

    lint(tmp_path, ".")

    assert not (tmp_path / "ran").exists()


# --- what may stand in a folder -----------------------------------------------------

NAMES = (
    b"\x1b[31mred.yaml",
    b"\x1b]0;title\x07.yaml",
    b"line\n::error::injected.yaml",
    b"line\r::error::injected.yaml",
    b"::error::x.yaml",
    b" ::warning file=a,line=1::x.yaml",
    b"##[error]x.yaml",
    b"a,title=zqx,line=1.yaml",
    b"[red]x[/red][link=http:x]y[/].yaml",
    "turned-\u202elmay.exe\u2066.yaml".encode(),
    "separator-\u2028::error::x.yaml".encode(),
    "next-line-\x85::error::x.yaml".encode(),
    "c1-\x9b31m.yaml".encode(),
    b"not-utf8-\xff\xfe.yaml",
    b"half-a-pair-\xed\xa0\x80.yaml",
    b"delete-\x7f.yaml",
    b"--format=json.yaml",
    b"-h.yaml",
    b"%0a%1b{0}%s{{7*7}}.yaml",
    b"$(touch ran);`touch ran`.yaml",
    b"CON.yaml",
    b"http:x.yaml",
    b"a%2fb%00%0a#c?d.yaml",
    b"<b>&amp;'\"]]>.yaml",
    b"|pipe|`code`.yaml",
    b" .yaml",
    b"'\"\\.yml",
    b"a" * 250 + b".yaml",
    "\u00e9".encode() * 120 + b".yaml",
)


@needs_posix
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("content", ["clean", "slip"])
def test_any_name_is_shown_and_does_nothing(
    content: str, form: str, tmp_path: Path
) -> None:
    """The name of a file is text to show, whatever bytes it is made of."""
    written = plan() if content == "clean" else due("Ongoing")
    made = [write(tmp_path, raw, written) for raw in NAMES]

    answer = lint(tmp_path, ".", "--format", form)

    rule = "not-a-date" if content == "slip" else "file-name-not-id"
    assert (faults(answer, rule), sum(made) > len(NAMES) / 2) == ([], True)


@needs_posix
@pytest.mark.parametrize("form", FORMS)
def test_any_name_of_a_folder_is_shown_and_does_nothing(
    form: str, tmp_path: Path
) -> None:
    """The name of a folder is as harmless as that of a file."""
    made = [write(tmp_path, raw + b"/" + NAME.encode(), due("x")) for raw in NAMES]

    answer = lint(tmp_path, ".", "--format", form)

    assert (faults(answer, "not-a-date"), sum(made) > len(NAMES) / 2) == ([], True)


@needs_posix
@pytest.mark.parametrize("raw", NAMES, ids=ascii)
def test_any_name_that_is_not_there_is_shown_and_does_nothing(
    raw: bytes, tmp_path: Path
) -> None:
    """A name that was asked for and not found is quoted as safely."""
    answer = lint(tmp_path, "--", raw)

    assert (faults(answer), answer.code) == ([], 2)


def a_pipe(folder: Path) -> list[str]:
    """A named pipe, which would keep its reader waiting."""
    os.mkfifo(folder / NAME)
    return [NAME]


def a_pipe_in_a_folder(folder: Path) -> list[str]:
    """The same, met on the way."""
    os.mkfifo(folder / NAME)
    return ["."]


def a_socket(folder: Path) -> list[str]:
    """A socket that another program has left."""
    with socket.socket(socket.AF_UNIX) as listener:
        before = Path.cwd()
        os.chdir(folder)  # the name of a socket is short
        listener.bind(NAME)
        os.chdir(before)
    return ["."]


def a_link_to_zeros(folder: Path) -> list[str]:
    """A link to a file that never ends."""
    (folder / NAME).symlink_to("/dev/zero")
    return [NAME]


def a_link_to_zeros_in_a_folder(folder: Path) -> list[str]:
    """The same, met on the way."""
    (folder / NAME).symlink_to("/dev/zero")
    return ["."]


def a_device(folder: Path) -> list[str]:
    """A file that never ends, by name."""
    del folder
    return ["/dev/zero"]


def no_device(folder: Path) -> list[str]:
    """A file that is always empty."""
    del folder
    return ["/dev/null"]


def a_link_to_the_environment(folder: Path) -> list[str]:
    """A link to what the build server keeps secret."""
    (folder / NAME).symlink_to("/proc/self/environ")
    return ["."]


def the_memory(folder: Path) -> list[str]:
    """A file that cannot be read where it begins."""
    del folder
    return ["/proc/self/mem"]


def a_link_out(folder: Path) -> list[str]:
    """A link to a file outside the folder, whose text is not for showing."""
    secret = folder / "secret.txt"
    secret.write_text(f"{SECRET}: {{\n", encoding="utf-8")
    (folder / "plans").mkdir()
    (folder / "plans" / NAME).symlink_to("../secret.txt")
    return ["plans"]


def a_link_to_a_hidden_file(folder: Path) -> list[str]:
    """A link to where git keeps a password."""
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text(f"{SECRET}: [", encoding="utf-8")
    (folder / NAME).symlink_to(".git/config")
    return ["."]


def a_link_to_itself(folder: Path) -> list[str]:
    """A link that leads nowhere but to itself."""
    (folder / NAME).symlink_to(NAME)
    return [NAME]


def links_in_a_circle(folder: Path) -> list[str]:
    """Two links that lead to one another."""
    (folder / "a.yaml").symlink_to("b.yaml")
    (folder / "b.yaml").symlink_to("a.yaml")
    return ["."]


def a_link_to_nothing(folder: Path) -> list[str]:
    """A link to a file that is not there any more."""
    (folder / NAME).symlink_to("nowhere.yaml")
    return ["."]


def a_link_to_the_folder_above(folder: Path) -> list[str]:
    """A folder that seems to hold itself."""
    (folder / "loop").symlink_to("..")
    (folder / NAME).write_bytes(due("Ongoing"))
    return ["."]


def a_link_to_a_folder_called_as_a_plan(folder: Path) -> list[str]:
    """A link with a plan's name that leads to a folder."""
    (folder / "plans").mkdir()
    (folder / NAME).symlink_to("plans")
    return ["."]


def a_folder_called_as_a_plan(folder: Path) -> list[str]:
    """A folder with a plan's name, and nothing in it."""
    (folder / NAME).mkdir()
    return ["."]


def a_folder_called_as_a_plan_by_name(folder: Path) -> list[str]:
    """The same, by name."""
    (folder / NAME).mkdir()
    return [NAME]


def an_empty_folder(folder: Path) -> list[str]:
    """A folder with nothing in it."""
    del folder
    return ["."]


def a_folder_of_other_files(folder: Path) -> list[str]:
    """A folder in which nothing is a plan."""
    (folder / "plan.docx").write_bytes(b"PK\x03\x04")
    (folder / ".hidden.yaml").write_bytes(plan())
    return ["."]


def nothing_there(folder: Path) -> list[str]:
    """A folder that is not there."""
    del folder
    return ["plans/2011"]


def nothing_below_a_file(folder: Path) -> list[str]:
    """A file that is taken for a folder."""
    (folder / NAME).write_bytes(plan())
    return [f"{NAME}/x.yaml"]


def a_name_too_long(folder: Path) -> list[str]:
    """A name that no file can have."""
    del folder
    return ["a" * 5_000]


def no_name(folder: Path) -> list[str]:
    """A name without a letter."""
    (folder / "plan.txt").write_bytes(b"")
    return [""]


def a_hole_of_a_terabyte(folder: Path) -> list[str]:
    """A file that takes no room on the disk, and all of the memory."""
    with (folder / NAME).open("wb") as file:
        file.truncate(2**40)
    return ["."]


def a_file_nobody_may_read(folder: Path) -> list[str]:
    """A plan that is not for us to read."""
    (folder / NAME).write_bytes(plan())
    (folder / NAME).chmod(0)
    skip_where_all_is_allowed(folder / NAME)
    return ["."]


def a_folder_nobody_may_look_into(folder: Path) -> list[str]:
    """A folder that is not for us to look into."""
    (folder / "plans").mkdir()
    (folder / "plans").chmod(0)
    skip_where_all_is_allowed(folder / "plans")
    return ["."]


def folders_within_folders(folder: Path) -> list[str]:
    """A plan three hundred folders down."""
    at = folder
    for _ in range(300):
        at = at / "plans"
    at.mkdir(parents=True)
    (at / NAME).write_bytes(due("Ongoing"))
    return ["."]


def five_hundred_folders(folder: Path) -> list[str]:
    """A plan in the last of five hundred folders."""
    for number in range(500):
        (folder / f"{number}").mkdir()
    (folder / "499" / NAME).write_bytes(due("Ongoing"))
    return ["."]


PLACES: dict[Callable[[Path], list[str]], tuple[int, str]] = {
    a_pipe: (1, "not-a-file"),
    a_pipe_in_a_folder: (1, "not-a-file"),
    a_socket: (1, "not-a-file"),
    a_link_to_zeros: (1, "link-leaves-folder"),
    a_link_to_zeros_in_a_folder: (1, "link-leaves-folder"),
    a_device: (1, "not-a-file"),
    no_device: (1, "not-a-file"),
    a_link_to_the_environment: (1, "link-leaves-folder"),
    the_memory: (1, ""),
    a_link_out: (1, "link-leaves-folder"),
    a_link_to_a_hidden_file: (1, "link-leaves-folder"),
    a_link_to_itself: (1, "unreadable-file"),
    links_in_a_circle: (1, "unreadable-file"),
    a_link_to_nothing: (1, "unreadable-file"),
    a_link_to_the_folder_above: (1, "not-a-date"),
    a_link_to_a_folder_called_as_a_plan: (1, "not-a-file"),
    a_folder_called_as_a_plan: (2, ""),
    a_folder_called_as_a_plan_by_name: (2, ""),
    an_empty_folder: (2, ""),
    a_folder_of_other_files: (2, ""),
    nothing_there: (2, ""),
    nothing_below_a_file: (2, ""),
    a_name_too_long: (1, "unreadable-file"),
    no_name: (2, ""),
    a_hole_of_a_terabyte: (1, "file-too-large"),
    a_file_nobody_may_read: (1, "unreadable-file"),
    a_folder_nobody_may_look_into: (1, "unreadable-folder"),
    folders_within_folders: (1, "not-a-date"),
    five_hundred_folders: (1, "not-a-date"),
}
"""For each thing that is not a plan in a folder: the exit code, and who says it."""


@needs_posix
@pytest.mark.parametrize("make", PLACES, ids=lambda make: make.__name__)
def test_any_place_gets_an_answer(
    make: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    """Whatever stands where a plan should, nothing waits, leaks or goes in circles."""
    code, rule = PLACES[make]
    paths = make(tmp_path)

    answer = lint(tmp_path, *paths, ZQX=SECRET)

    assert (faults(answer, rule), answer.code) == ([], code)


# --- running the command, and looking at what it did --------------------------------

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
_COMMAND = re.compile(
    r"^\s*::|##[\w.-]*\[|section_(?:start|end):|travis_(?:fold|time):", re.MULTILINE
)
_SENTENCE = re.compile(r"\w[^\n]*\.[\s\"]")


def lint(folder: Path, *args: str | bytes, **environment: str) -> Answer:
    """Run `actionplan lint` in *folder*, with no more memory than was promised."""
    before = spent()
    done = subprocess.run(
        [sys.executable, "-P", "-c", LIMITED, "lint", "--as-of", "2012-03-01", *args],
        cwd=folder,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=HANGS,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr, spent() - before)


def spent() -> float:
    """Return the seconds that commands have worked: the machine is shared."""
    now = os.times()
    return now.children_user + now.children_system


def faults(answer: Answer, rule: str = "", encoding: str = "utf-8") -> list[str]:
    """List what is wrong with an answer: nothing, if all promises are kept."""
    return list(_faults(answer, rule, encoding))


def _faults(answer: Answer, rule: str, encoding: str) -> Iterator[str]:
    raw = answer.out + answer.err
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        yield f"not {encoding}: {raw[:200]!r}"
        return
    if answer.code not in DOCUMENTED:
        yield f"exit code {answer.code}: {text[-400:]}"
    if "Traceback" in text:
        yield f"a traceback: {text[-400:]}"
    if found := _CONTROL.search(text):
        yield f"{found[0]!r} in {text[max(0, found.start() - 40) : found.end() + 40]!r}"
    if found := _COMMAND.search(OUR_COMMAND.sub("", text)):
        yield f"a command: {text[max(0, found.start() - 40) : found.end() + 40]!r}"
    if not _SENTENCE.search(text):
        yield f"no sentence: {text[:200]!r}"
    if rule not in text:
        yield f"nothing of {rule}: {text[:400]!r}"
    if SECRET in text:
        yield "a secret"
    if answer.seconds > guards.SECONDS:
        yield f"{answer.seconds:.1f} seconds"


def write(folder: Path, raw: bytes, content: bytes) -> bool:
    """Write a file of any name, and tell whether this system can have that name."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + raw))
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    except OSError:
        return False
    return True


def skip_where_all_is_allowed(path: Path) -> None:
    """Skip where there is nothing that the user may not read."""
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs the tests may read everything")
