"""What yaml-language-server shows of a plan in an editor, with our schema.

It underlines what actionplan finds, and explains each field: the shape has one
description. Needs node, and `npm install` in this folder; skipped, and says so, without
either.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from tests.conftest import SPECIMEN

from actionplan import lint, rules
from actionplan.reading import plan_schema, schema_check, yaml_reader
from actionplan.storage import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.reading.document import Node

pytestmark = pytest.mark.thorough

HERE = Path(__file__).parent
TESTS = HERE.parent
NODE = shutil.which("node") or ""
SCHEMA: dict[str, Any] = json.loads(
    (resources.SCHEMAS / "plan.schema.json").read_text()
)
PLANS = [
    path
    for folder in (TESTS.parent / "examples", TESTS / "good", TESTS / "bad")
    for path in sorted(folder.glob("**/*.yaml"))
]
EVERY_FIELD = TESTS / "good" / "every-field-there-is.yaml"
PAGE = TESTS.parent / "docs" / "editors" / "fields.md"

ONLY_THERE = {
    "line-ends-of-old-macs": "node's reader of YAML takes no lone CR for a line end",
}
"""What an editor cannot read, though YAML can be written so."""

ITS_OWN_WORDS = re.compile(
    r"String is longer than the maximum length of \d+\.|"
    r"Array has too few items\. Expected \d+ or more\."
)
"""What yaml-language-server says about lengths, whatever the schema gives it to say."""


class Skeleton(NamedTuple):
    """What an editor offers to begin a thing with, and where it is asked for."""

    label: str
    above: str
    indent: int


SPACE = "      "
SKELETONS = (
    Skeleton("New action plan", "", 0),
    Skeleton("New outcome", SPECIMEN, 2),
    Skeleton("New action", f'{SPECIMEN}  - id: "O2"\n    actions:\n', 6),
    Skeleton(
        "New progress entry",
        f'{SPECIMEN}  - id: "O2"\n    actions:\n'
        f'{SPACE}- id: "2.1"\n{SPACE}  progress:\n',
        10,
    ),
    Skeleton("New assessment", f'{SPECIMEN}  - id: "O2"\n    difference:\n', 6),
)


class Editor(NamedTuple):
    """What the language server said, in one go."""

    underlined: dict[Path, list[dict[str, Any]]]
    explained: list[tuple[Route, str]]
    """For each field of the plan that has every field: what is shown at its name."""
    offered: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def editor() -> Editor:
    """Ask one language server about everything. It takes a second to start."""
    if not NODE:
        pytest.skip("node is not there")
    if not (HERE / "node_modules" / "yaml-language-server").is_dir():
        pytest.skip("yaml-language-server is not there: npm install in tests/editor")
    names = list(_names(yaml_reader.parse(EVERY_FIELD.read_bytes()).root))
    about = {
        str(path): _asked(path.read_bytes().decode("utf-8", "replace"))
        for path in PLANS
    }
    about[str(EVERY_FIELD)]["hover"] = [[at.line - 1, at.column] for _, at in names]
    for each in SKELETONS:
        text = f"{each.above}{' ' * each.indent}{'- ' if each.indent else ''}"
        lines = text.split("\n")
        about[f"/plans/{each.label}.yaml"] = _asked(
            text, complete=[[len(lines) - 1, len(lines[-1])]]
        )
    said = _ask([{"name": name, **each} for name, each in about.items()])
    shown = said[str(EVERY_FIELD)]["shown"]
    return Editor(
        {path: said[str(path)]["problems"] for path in PLANS},
        [(route, words) for (route, _), words in zip(names, shown, strict=True)],
        {
            each.label: said[f"/plans/{each.label}.yaml"]["offered"][0]
            for each in SKELETONS
        },
    )


def _asked(text: str, **more: object) -> dict[str, Any]:
    return {"text": text, **more}


def _ask(texts: list[dict[str, Any]]) -> dict[str, Any]:
    done = subprocess.run(
        [NODE, HERE / "ask.js", resources.SCHEMAS / "plan.schema.json"],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _names(node: Node | None, route: Route = ()) -> Iterator[tuple[Route, Node]]:
    """Yield each field name that is written in a plan, with its route."""
    if node is None:
        return
    for name, (key, value) in (node.fields or {}).items():
        yield (*route, name), key
        yield from _names(value, (*route, name))
    for number, item in enumerate(node.items or ()):
        yield from _names(item, (*route, number))


# --- what is underlined ------------------------------------------------------------


def test_an_editor_is_asked_about_every_plan(editor: Editor) -> None:
    """No plan is passed over because the server did not answer."""
    assert sorted(editor.underlined) == sorted(PLANS)


def test_an_editor_comes_to_our_verdict(editor: Editor) -> None:
    """A plan that can be read has the shape in an editor if it has it here."""
    shaped = [path for path in PLANS if not yaml_reader.parse(path.read_bytes()).faults]

    differ = {
        path.stem
        for path in shaped
        if bool(editor.underlined[path])
        != bool(schema_check.check(yaml_reader.parse(path.read_bytes())))
    }

    assert differ == set(ONLY_THERE)


def test_what_only_lint_sees_is_on_the_page(editor: Editor) -> None:
    """The messages about plans in which an editor underlines nothing at all."""
    unseen = {
        name
        for path in PLANS
        if path.parent.name == "bad" and not editor.underlined[path]
        for name in re.findall(
            r"^(?:\d+:\d+:\d+ )?\w+ ([a-z-]+) \(AP",
            path.with_suffix(".txt").read_text("utf-8"),
            re.MULTILINE,
        )
    }
    listed = re.findall(r"^- `([a-z-]+)`", PAGE.read_text("utf-8"), re.MULTILINE)

    assert sorted(listed) == sorted(unseen & set(rules.MESSAGES))


def test_what_is_underlined_is_said_in_the_words_of_the_schema(editor: Editor) -> None:
    """They are written for officers. What is not YAML at all is said by the server."""
    ours = {
        part[key]
        for part in _parts(SCHEMA)
        for key in ("errorMessage", "patternErrorMessage")
        if isinstance(part.get(key), str)
    }
    said = {
        problem["message"]
        for path in PLANS
        if not yaml_reader.parse(path.read_bytes()).faults
        and path.stem not in ONLY_THERE
        for problem in editor.underlined[path]
    }

    assert {
        words for words in said - ours if not ITS_OWN_WORDS.fullmatch(words)
    } == set()
    assert len(said & ours) > 20


def _parts(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for each in part.values():
            yield from _parts(each)
    elif isinstance(part, list):
        for each in part:
            yield from _parts(each)


# --- what is explained -------------------------------------------------------------


def test_every_field_is_explained_with_its_choices(editor: Editor) -> None:
    """At its name: its title, what it asks, and what each choice means."""
    wrong, seen = [], set()
    for route, words in editor.explained:
        about = _about(route)
        seen.add(about["description"])
        meanings = zip(
            about.get("enum", ()), about.get("enumDescriptions", ()), strict=True
        )
        wanted = [f"#### {about['title']}", about["description"]]
        wanted += [f"* `{choice}`: {meaning}" for choice, meaning in meanings]
        if [each for each in wanted if each not in _plain(words)]:
            wrong.append((route, words))

    assert wrong == []
    assert seen >= {
        field["description"]
        for thing in (SCHEMA, *SCHEMA["$defs"].values())
        for field in thing.get("properties", {}).values()
    }


def _about(route: Route) -> dict[str, Any]:
    """Return what the schema says of a field, also of one of the board's own."""
    found: dict[str, Any]
    if str(route[-1]).startswith("x-"):
        found = SCHEMA["patternProperties"]["^x-"]
    elif route[0] == "rag_legend" and len(route) > 1:
        found = SCHEMA["properties"]["rag_legend"]["additionalProperties"]
    else:
        holder = plan_schema.described(route[:-1])
        found = holder["properties"][route[-1]]
    return found


def _plain(words: str) -> str:
    """Return what Markdown shows, without its escapes."""
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!<>])", r"\1", words)


# --- what is offered ---------------------------------------------------------------


@pytest.mark.parametrize("skeleton", SKELETONS, ids=lambda each: each.label)
def test_lint_refuses_each_gap_that_is_left_in_a_skeleton(
    editor: Editor, skeleton: Skeleton
) -> None:
    """An editor puts all fields in at once. A gap cannot be mistaken for an answer."""
    (item,) = (
        each
        for each in editor.offered[skeleton.label]
        if each["label"] == skeleton.label
    )
    indent = " " * skeleton.indent
    lines = item["insertText"].replace("\n", f"\n{indent}").split("\n")
    gaps = {number for number, line in enumerate(lines) if re.search(r"\$\{?\d", line)}
    filled = "\n".join(
        re.sub(r"\$\{\d+:([^}]*)\}|\$\d+", r"\1", line) for line in lines
    )
    text = f"{skeleton.above}{indent}{'- ' if indent else ''}{filled}\n"
    above = skeleton.above.count("\n") + 1

    found = lint.one(text.encode(), "a-new-plan.yaml", lint.Request(date(2012, 3, 1)))

    refused = {
        said.place.line - above
        for said in found.diagnostics
        if said.level == "error" and said.place
    }
    # A block of text that is left empty is refused at its name, a line above the gap.
    refused |= {each + 1 for each in refused if lines[each].endswith(": |")}
    assert {lines[each].strip() for each in gaps - refused} == set()
    assert len(gaps) > 4
