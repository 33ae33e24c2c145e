"""Write docs/templates.md, from the source of the values that templates get."""

from __future__ import annotations

import ast
import inspect
from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import charts, facts
from actionplan.plan import model, timeline
from actionplan.reading import plan_schema
from actionplan.text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_OPENING = """\
# Templates: what they are told

<!-- Written by `actionplan render --context`; `nox -s docs` renews it. -->

`actionplan render` fills in the templates in `templates/html` and
`templates/markdown`. With `--template FOLDER` it looks into `FOLDER/html` and
`FOLDER/markdown` first, so a board keeps only the templates it wants otherwise: copy
one from `templates/`, keep its name, and change it.

Templates are written in [Jinja](https://jinja.palletsprojects.com/). They compute
nothing; every fact below is worked out before, by the same code that `lint` and
`status` use. What is printed with `{{ }}` is text: nothing that an officer typed can
become markup. There is no `safe` filter. These filters put text in its place:

| filter | what it makes |
|---|---|
| `line` | text on one line; very long words may be broken |
| `paragraphs` | paragraphs, and lists where lines begin with a dash |
| `cell` | the same within a cell of a table (Markdown only) |
| `hashes` | the hashes that begin a heading of a level (Markdown only) |
| `address` | the address of a link within the report (Markdown only) |
| `css` | text between quotation marks in a style sheet (HTML only) |

Templates run in a sandbox, which is not a wall: use only templates of people you
trust. No link is followed, and no path leads out of the folder. A name that is not
below is refused with the file and the line. For one page they have ten seconds and one
more for each plan, and 512 MB of memory and 4 MB more for each plan; what takes more is
stopped.

## What every template is told

| name | what it is |
|---|---|
| `title` | The plan's title, or Action plans. |
| `file_title` | What a browser offers as the name of a PDF: id, day, title. |
| `as_of` | The day of the report: [Day](#day). |
| `marking` | The protective marking; empty if there is none. |
| `home` | The page of the overview; empty if there is none. |
| `style`, `style_hash` | The style sheet, and what a page knows it by (HTML only). |
| `told` | In `plan.html.j2` and `plan.md.j2`: [PlanFacts](#planfacts). |
| `overview` | In `overview.html.j2` and `overview.md.j2`: [Overview](#overview). |
| `plans` | There too: each [PlanFacts](#planfacts) if all stand on one page. |
"""


class _Field(NamedTuple):
    name: str
    kind: str
    words: str


class _Thing(NamedTuple):
    name: str
    words: str
    fields: tuple[_Field, ...]


def templates_markdown() -> str:
    """Write the reference in Markdown."""
    worked_out = [*_things(facts), *_things(charts)]
    public = [t for t in worked_out if not t.name.startswith("_")]
    seen = [t for t in _things(timeline) if t.name in {"Standing", "Move"}]
    written = [_with_schema(t) for t in _things(model) if t.name != "Absent"]
    known = {thing.name for thing in (*public, *seen, *written)}
    parts = [
        _OPENING,
        "## What is worked out\n",
        *(_section(thing, known) for thing in public),
        "## How an action stands\n",
        *(_section(thing, known) for thing in seen),
        "## What is written in the plan\n",
        *(_section(thing, known) for thing in written),
    ]
    return "\n".join(parts)


def _things(module: ModuleType) -> Iterator[_Thing]:
    """Read the classes of a module from its source, with the docs of their fields."""
    # From the source and not from the classes, because the docstring below a field is
    # not kept at run time. So the page cannot name a field that is not there.
    for made in ast.parse(inspect.getsource(module)).body:
        if isinstance(made, ast.ClassDef):
            fields = tuple(_fields(made.body))
            yield _Thing(made.name, _first(ast.get_docstring(made)), fields)


def _fields(body: list[ast.stmt]) -> Iterator[_Field]:
    for statement, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind):
                yield _Field(name, ast.unparse(kind), _beside(after))
            case ast.FunctionDef(
                name=name, decorator_list=[_], returns=ast.expr() as kind
            ):
                words = _first(ast.get_docstring(statement))
                yield _Field(name, ast.unparse(kind), words)
            case _:
                pass


def _beside(after: ast.stmt) -> str:
    match after:
        case ast.Expr(value=ast.Constant(value=str(words))):
            return " ".join(words.split())
        case _:
            return ""


def _first(words: str | None) -> str:
    return (words or "").partition("\n\n")[0].replace("\n", " ")


def _with_schema(thing: _Thing) -> _Thing:
    """Add what the schema says of each field to what the model says."""
    plan = plan_schema.schema()
    described = (
        plan if thing.name == "Plan" else plan["$defs"].get(thing.name.lower(), {})
    )
    known = described.get("properties", {}) | {
        "source": described.get("properties", {}).get("from", {})
        if thing.name == "Feedback"
        else described.get("properties", {}).get("source", {})
    }
    fields = tuple(
        field._replace(
            words=known.get(field.name, {}).get("description") or field.words
        )
        for field in thing.fields
        if field.name != "route"
    )
    return thing._replace(fields=fields)


_WORDS = {
    "extra": "Fields of the board's own (`x-...`).",
    "unread": "Parts of the file that could not be read.",
    "actions": "Every action of the plan that could be read, in order.",
}


def _section(thing: _Thing, known: set[str]) -> str:
    rows = "".join(
        f"| `{field.name}` | {_kind(field.kind, known)} | {_words(field)} |\n"
        for field in thing.fields
    )
    head = "| name | kind | what it is |\n|---|---|---|\n"
    return f"### {thing.name}\n\n{markdown.inline(thing.words)}\n\n{head}{rows}"


def _words(field: _Field) -> str:
    if field.words:
        return markdown.inline(field.words)
    said = field.name.replace("_", " ")
    return _WORDS.get(field.name, f"{said[:1].upper()}{said[1:]}.")


def _kind(kind: str, known: set[str]) -> str:
    """Describe the type of a field: text, a list of Entry, nothing."""
    several = kind.startswith(("tuple[", "Iterator["))
    inner = kind.removeprefix("tuple[").removeprefix("Iterator[").removesuffix("]")
    inner = inner.removesuffix(", ...")
    *_, name = (part.strip() for part in inner.partition(" | ")[0].split("."))
    simple = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "yes or no",
        "date": "day",
        "State": "text",
        "Achieved": "text",
        "Look": "text",
        "Shape": "text",
        "Anchor": "text",
    }
    said = f"[{name}](#{name.lower()})" if name in known else simple.get(name, "text")
    if name.startswith("tuple"):
        said = "pair"
    if kind.endswith("| None"):
        return f"{said}, or nothing"
    return f"list of {said}" if several else said
