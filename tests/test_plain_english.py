"""What people read does not use the words and patterns that we have dropped.

This covers messages, help, documentation, templates, reports and papers, and the files
that `new` and `init` write. Words that come from a plan are not checked.
"""

from __future__ import annotations

import ast
import json
import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from printed import PAPERS, output
from tests.conftest import run
from tests.test_pages import PAGES

from actionplan import rules
from actionplan.reference import explanations

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "actionplan"


class Dropped(NamedTuple):
    """A word or pattern that we do not use, and what to write instead."""

    pattern: re.Pattern[str]
    say: str
    planted: str
    """A sentence in which it is found."""
    ordinary: str = ""
    """A sentence of ordinary English that looks like it, and is fine."""


def _dropped(pattern: str, say: str, planted: str, ordinary: str = "") -> Dropped:
    found = re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    return Dropped(found, say, planted, ordinary)


DROPPED = (
    _dropped(r"mend(?:s|ed|ing)?\b", "fix", "To fix: mend it.", "Amend the plan."),
    _dropped(r"put (?:it |them )?right\b", "fix", "Put it right by hand."),
    _dropped(r"slips?\b|slip of the pen", "typing mistake", "There are 4 slips."),
    _dropped(r"weakness(?:es)?\b", "problem", "Each weakness is listed."),
    _dropped(
        r"(?:is|are|be|was|were) taken for\b",
        "is read as",
        "The hash is taken for a comment.",
        "Minutes were taken by the coordinator.",
    ),
    _dropped(
        r"stands?\b(?! (?:in )?for\b)",
        "is, is listed",
        "It stands on top.",
        "Words that stand in for an answer.",
    ),
    _dropped(
        r"standings?\b(?! (?:item|agenda|order))",
        "status",
        "The standing of an action.",
        "It is a standing item.",
    ),
    _dropped(
        r"(?<!left )behind\b(?! schedule\b| the scenes\b)",
        "after",
        "Write it behind the colon.",
        "Work is behind schedule.",
    ),
    _dropped(r"beside\b", "next to, as well as", "Add it beside the date."),
    _dropped(
        r"(?:is|are|was|were) to be\b",
        "will, must, is due to",
        "It is to be done in May.",
        "It has yet to be agreed.",
    ),
    _dropped(
        r"(?<!there )(?:is|are|was|were) (?:none\b|no (?!longer|more\b|later|earlier"
        r"|bigger|different|doubt|use\b))",
        "is not a",
        "This file is no plan.",
        "There is no plan here, so it is no longer checked.",
    ),
    _dropped(
        r"any ?more(?=[.,;:)]|$)",
        "no longer",
        "It is not needed any more.",
        "Do not add any more actions.",
    ),
    _dropped(r"telephon", "phone", "This is a telephone number."),
    _dropped(r"seldom\b", "rarely", "It is seldom wrong."),
    _dropped(r"heed(?:s|ed|ing)?\b", "follow", "Heed the advice.", "As needed."),
    _dropped(r"blanks\b", "spaces", "Use blanks, not tabs."),
    _dropped(r"nought\b", "0, none", "It counts nought."),
    _dropped(r"likewise\b", "say what is meant", "Likewise for outcomes."),
    _dropped(r"home of plans\b", "folder of plans", "This is a home of plans."),
    _dropped(r"set aside\b|passed over\b", "not checked", "It was set aside."),
    _dropped(r"puts? (?:it |them )?off\b|putting off\b", "moved", "It was put off."),
    _dropped(
        r"unreported\b|silen(?:t|ce)\b",
        "no update for 6 months",
        "It has gone unreported for too long.",
    ),
    _dropped(
        r"whoever\b|somebody\b|anybody\b",
        "say who: the owner, your board, you",
        "Ask whoever keeps the plan.",
    ),
    _dropped(
        r"a text\b(?! (?:message|editor|file|field|box))",
        "text, the text",
        "It takes a text.",
        "Open it in a text editor.",
    ),
    _dropped(
        r"(?:tells?|told) of\b|tells (?:what|how|who|when|why|where|which)\b",
        "shows, lists, says that",
        "The page tells what is late.",
        "It tells you what is late.",
    ),
    _dropped(
        r"judg(?:e[sd]?|ing|ements?)\b",
        "assess, assessment",
        "The outcome was judged.",
    ),
    _dropped(r"remarks?\b", "comment", "A hash begins a remark.", "Remarkable."),
    _dropped(
        r"findings\b(?! of (?:a|the) )|(?:a|the|no|each|every|one) finding\b",
        "problem",
        "There are 35 more findings.",
        "Finding the findings of a review.",
    ),
    _dropped(
        r"as of (?!right)",
        "on, the report date",
        "Overdue as of 24 November 2026.",
        "As often as you like.",
    ),
    _dropped(
        r"(?:whose|which|this|that|one|same|second|two|several) posts?\b",
        "owner, job title",
        "It does not say whose post this is.",
        "Letters are sent by post.",
    ),
    _dropped(
        r"ignor(?:e|es|ed|ing) (?:the |a |this |each )?(?:problem|warning|rule)"
        r"|(?:problems?|warnings?|rules?) (?:is|are|was|were) ignored\b",
        "accept",
        "The problem is ignored.",
        "git ignores the file.",
    ),
    _dropped(
        r"Otherwise --|(?<=[;,] )otherwise (?:today|as of|from|the|in the)\b",
        "The default is ...",
        "The date; otherwise today.",
        "Do not change it unless the board agrees otherwise.",
    ),
    _dropped(
        r"(?<!as a )(?<!on the )whole\b(?! numbers?\b)",
        "complete, all of",
        "The whole file is read.",
        "A whole number for the plan as a whole.",
    ),
    _dropped(
        r"so many\b|such as it is\b|as (?:it|they) comes?\b",
        "say how many, which",
        "After so many days.",
    ),
    _dropped(
        r"all that (?:is|are|was|were|has|have|can|could)\b",
        "everything, all the",
        "All that is written is kept.",
    ),
    _dropped(
        r"(?:is|are|was|were|been) looked at\b",
        "checked",
        "The file was looked at.",
        "The board looked at the plan.",
    ),
    _dropped(
        r"by whom\b|to whom (?:they|it|he|she)\b",
        "who",
        "It does not say by whom.",
        "What will be different, and for whom?",
    ),
    _dropped(
        r"actionplan (?:baseline|ignores)\b",
        "actionplan accept, actionplan accepted",
        "Run actionplan ignores.",
    ),
)

EXCEPTIONS: dict[str, str] = {
    "### Standing": "a type that templates are given, which keeps its name",
    "[Standing]": "a link to this type",
    "### Judgement": "a type that templates are given, which keeps its name",
    "[Judgement]": "a link to this type",
    '"reveal": "silent"': "a setting of VS Code, whose word it is",
}
"""Phrases that are allowed, each with the reason."""


# --- what people read -------------------------------------------------------------


def _rule_text(name: str) -> str:
    """Return a rule's documentation without its examples, and without quoted words."""
    kept, skip = [], False
    for line in rules.ALL[name].doc.splitlines():
        if re.match(r"(?:Bad|Good|Before|Given|Says)\b.*::$", line):
            skip = not line.startswith("Says")
        elif line.strip() and not line.startswith(" "):
            skip = False
        if not skip:
            kept.append(line)
    return _without_quoted("\n".join(kept))


def _without_quoted(text: str) -> str:
    """Leave out what is in quotation marks: words from plans and commands."""
    return re.sub(r'"[^"\n]*(?:\n[^"\n]+)?"', '"..."', text)


def _markdown(text: str) -> str:
    """Leave out code, and what is in quotation marks."""
    text = re.sub(r"(?ms)^ *```.*?^ *```$", "", text)
    text = re.sub(r"``.+?``|`[^`]*`", "`...`", text)
    text = re.sub(r"(?<=\])\([^)]*\)|<[^>]*>", "", text)
    text = re.sub(r"\[[a-z-]+\]", "[...]", text)  # the name of a rule
    return _without_quoted(text)


def _page(path: Path) -> str:
    return _markdown(path.read_text("utf-8"))


def _made(name: str) -> str:
    return _markdown(PAGES[name]())


def _glossary() -> str:
    return "\n".join(word.means for word in explanations.words())


def _schema(path: Path) -> str:
    return "\n".join(_described(json.loads(path.read_text("utf-8"))))


def _described(value: object) -> Iterator[str]:
    """Return every title, description and comment of a schema."""
    match value:
        case dict():
            for key, inner in value.items():
                if key in {"title", "description", "$comment"} and isinstance(
                    inner, str
                ):
                    yield inner
                else:
                    yield from _described(inner)
        case list():
            for inner in value:
                yield from _described(inner)
        case _:
            pass


def _template(path: Path) -> str:
    """Return a template's comments, its words, and the words inside Jinja's tags."""
    text = path.read_text("utf-8")
    if "css" in path.name:
        return "\n".join(re.findall(r"(?s)/\*.*?\*/", text))
    tag = re.compile(r"(?s)\{[{%].*?[}%]\}")
    quoted = re.compile(r'"([A-Z][^"]*|[^"]* [^"]*)"')
    words = [word for each in tag.findall(text) for word in quoted.findall(each)]
    outside = re.sub(r"</?[a-z][^>]*>|<!D[^>]*>", "", tag.sub("", text))
    return "\n".join([outside, *words])


def _prose(path: Path) -> str:
    """Return the strings of a module that have a space in them, without docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value.strip()
        and id(node) not in docs
        and not re.search(r"\\b|\(\?|\\s", node.value)
    ]
    return _without_quoted("\n".join(found))


def _rules() -> Iterator[tuple[str, Callable[[], str]]]:
    for name, rule in rules.ALL.items():
        module = rule.check.__module__.removeprefix("actionplan.").replace(".", "/")
        yield f"{module}: {name}", partial(_rule_text, name)


def _pages() -> Iterator[tuple[str, Callable[[], str]]]:
    own = ["README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md"]
    for path in (*map(ROOT.joinpath, own), *sorted((ROOT / "docs").rglob("*.md"))):
        if path.name not in PAGES:
            yield path.relative_to(ROOT).as_posix(), partial(_page, path)
    for name in sorted(PAGES.keys() - {"rules.md", "messages.md"}):  # see _rules
        yield f"docs/{name}", partial(_made, name)


def _data() -> Iterator[tuple[str, Callable[[], str]]]:
    for path in sorted((ROOT / "schemas").glob("*.json")):
        yield path.relative_to(ROOT).as_posix(), partial(_schema, path)
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        yield path.relative_to(ROOT).as_posix(), partial(_template, path)
    yield "glossary", _glossary


def _modules() -> Iterator[tuple[str, Callable[[], str]]]:
    for path in sorted(SOURCE.rglob("*.py")):
        module = path.relative_to(SOURCE).as_posix()
        if not module.startswith("text/"):  # words that are looked for, not printed
            yield module, partial(_prose, path)


SOURCES = {**dict(_rules()), **dict(_pages()), **dict(_data()), **dict(_modules())}

DAY = date(2026, 11, 24)
MORE_PAPERS = {
    "lint": ("lint", "{folder}", "--advice", "--as-of", "{day}"),
    "since": ("since", "2024-06-01", "{folder}", "--as-of", "{day}"),
    "since markdown": (
        *("since", "2024-06-01", "{folder}", "--as-of", "{day}"),
        *("--format", "markdown"),
    ),
}
NAMES_OF_PAPERS = [*PAPERS, *MORE_PAPERS]


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the examples again, with numbered words in place of their own text."""
    folder = tmp_path_factory.mktemp("examples")
    for path in (ROOT / "examples").glob("*.yaml"):
        text = path.read_text("utf-8")
        # BaseLoader keeps dates as they are written, and makes nothing but text.
        plan = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- see the line above
        written = yaml.safe_dump(_neutral(plan, {}), sort_keys=False)
        (folder / path.name).write_text(written, encoding="utf-8")
    return folder


def _neutral(value: object, seen: dict[str, str]) -> object:
    """Replace text of 4 words or more. The same text always becomes the same words."""
    match value:
        case dict():
            return {key: _neutral(inner, seen) for key, inner in value.items()}
        case list():
            return [_neutral(inner, seen) for inner in value]
        case str() if len(value.split()) >= 4:
            return seen.setdefault(value, f"Text number {len(seen) + 1} in this plan")
        case _:
            return value


def _paper(name: str, folder: Path) -> str:
    """Print a paper about *folder* without the paths of its files."""
    if name in PAPERS:
        text = output(name, folder, DAY)
    else:
        args = [a.format(folder=folder, day=DAY) for a in MORE_PAPERS[name]]
        text = run(*args).stdout
    return text.replace(str(folder), "...")


def _written(folder: Path) -> dict[str, str]:
    """Have `init` and `new` write into *folder*. Of a plan, return the comments."""
    run("init", str(folder))
    run("new", str(folder / "plans" / "scr-family-b-2026.yaml"), "--title", "Family B")
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".json" and ".git/" not in path.as_posix():
            text = path.read_text("utf-8")
            if path.parent.name == "plans":
                text = "\n".join(re.findall(r"(?m)(?:^|\s)#.*$", text))
            found[path.relative_to(folder).as_posix()] = _markdown(text)
    return found


# --- the tests --------------------------------------------------------------------


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_has_no_dropped_word(name: str) -> None:
    """Messages, help, documentation and templates are in the words we have chosen."""
    hits = _hits(SOURCES[name]())

    assert hits == []


@pytest.mark.parametrize("name", NAMES_OF_PAPERS)
def test_a_paper_has_no_dropped_word(name: str, neutral: Path) -> None:
    """What is printed about the example plans, with their own text left out."""
    hits = _hits(_paper(name, neutral))

    assert hits == []


def test_what_init_and_new_write_has_no_dropped_word(tmp_path: Path) -> None:
    """A new folder of plans explains itself in the words we have chosen."""
    written = _written(tmp_path)
    hits = {name: hits for name, text in written.items() if (hits := _hits(text))}

    assert (len(written) >= 8, hits) == (True, {})


@pytest.mark.parametrize("dropped", DROPPED, ids=lambda dropped: dropped.say)
def test_a_dropped_word_is_found_and_ordinary_english_is_not(dropped: Dropped) -> None:
    """Each pattern finds its planted sentence, and none finds the ordinary one."""
    assert dropped.pattern.search(dropped.planted)
    assert _hits(dropped.ordinary) == []


@pytest.mark.parametrize("phrase", EXCEPTIONS)
def test_an_exception_is_still_needed(phrase: str) -> None:
    """A phrase that nothing prints, or that no pattern finds, has no exception."""
    found = any(dropped.pattern.search(phrase) for dropped in DROPPED)
    used = any(phrase in make() for make in SOURCES.values())

    assert (found, used) == (True, True)


def _hits(text: str) -> list[str]:
    text = " ".join(text.split())
    for phrase in EXCEPTIONS:
        text = text.replace(phrase, "...")
    hits = [
        f"{text[max(0, m.start() - 30) : m.end() + 30]!r}: say {d.say}"
        for d in DROPPED
        for m in d.pattern.finditer(text)
    ]
    return list(dict.fromkeys(hits))
