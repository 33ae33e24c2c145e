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
# Templates: the values you can use

<!-- Written by `actionplan render --context`; `nox -s docs` renews it. -->

`actionplan render` makes reports from the templates in `templates/html` and
`templates/markdown`. To change how a report looks, copy a template from `templates/`
into your own folder and edit it. Keep its name, and its place in `html` or `markdown`.
Then use `--template FOLDER`. You only need to keep the templates you want to change:
for the others, `render` uses its own.

Templates are written in [Jinja](https://jinja.palletsprojects.com/). They do no
calculations. Every value below is worked out beforehand, by the same code that `lint`
and `status` use. Everything printed with `{{ }}` is escaped, so text that an officer
typed cannot become markup. There is no `safe` filter. These filters format text:

| filter | result |
|---|---|
| `line` | text on one line; very long words may be broken |
| `paragraphs` | paragraphs, and a list if lines begin with a dash |
| `cell` | the same, inside a table cell (Markdown only) |
| `hashes` | the hashes that begin a heading at a level (Markdown only) |
| `address` | the address of a link within the report (Markdown only) |
| `css` | text between quotation marks in a style sheet (HTML only) |

Templates run in a sandbox. It limits what they can do, but it is not complete
protection, so only use templates from people you trust:

- Links to files and folders are not followed, and no path leads out of the folder.
- If a template uses a name that is not listed below, `render` refuses it, and gives the
  file and the line.
- For each page, a template may take 10 seconds, and 1 more for each plan. It may use
  512 MB of memory, and 4 MB more for each plan. If it needs more, it is stopped.

## Values in every template

| name | what it is |
|---|---|
| `title` | The plan's title, or Action plans. |
| `file_title` | The name a browser suggests for a PDF: plan ID, report date, title. |
| `as_of` | The report date: [Day](#day). |
| `marking` | The protective marking. Empty if there is none. |
| `home` | The page of the overview. Empty if there is none. |
| `style`, `style_hash` | The style sheet and its hash (HTML only). |
| `told` | In `plan.html.j2` and `plan.md.j2`: [PlanFacts](#planfacts). |
| `overview` | In `overview.html.j2` and `overview.md.j2`: [Overview](#overview). |
| `plans` | In the same 2, if all plans are on one page: [PlanFacts](#planfacts). |
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
    modelled = (t for t in _things(model) if not t.name.startswith("_"))
    written = [_with_schema(t) for t in modelled if t.name != "Absent"]
    known = {thing.name for thing in (*public, *seen, *written)}
    parts = [
        _OPENING,
        "## Values that actionplan works out\n",
        *(_section(thing, known) for thing in public),
        "## The status of an action\n",
        *(_section(thing, known) for thing in seen),
        "## Values from the plan file\n",
        *(_section(thing, known) for thing in written),
    ]
    return "\n".join(parts)


def _things(module: ModuleType) -> Iterator[_Thing]:
    """Read the classes of a module from its source, with the notes on their fields."""
    # This reads the source because Python does not keep the docstring below a field.
    # So the page cannot name a field that does not exist.
    for made in ast.parse(inspect.getsource(module)).body:
        if isinstance(made, ast.ClassDef):
            fields = tuple(_fields(made.body))
            yield _Thing(made.name, _first(ast.get_docstring(made)), fields)


def _fields(body: list[ast.stmt]) -> Iterator[_Field]:
    for statement, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind):
                yield _Field(name, ast.unparse(kind), _note(after))
            case ast.FunctionDef(
                name=name, decorator_list=[_], returns=ast.expr() as kind
            ):
                words = _first(ast.get_docstring(statement))
                yield _Field(name, ast.unparse(kind), words)
            case _:
                pass


def _note(after: ast.stmt) -> str:
    match after:
        case ast.Expr(value=ast.Constant(value=str(words))):
            return " ".join(words.split())
        case _:
            return ""


def _first(words: str | None) -> str:
    return (words or "").partition("\n\n")[0].replace("\n", " ")


def _with_schema(thing: _Thing) -> _Thing:
    """Describe each field in the schema's words, or in the model's if it has none."""
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
    "about": "What the plan is, each detail with its name.",
    "action": "The action, as the plan file has it.",
    "actions": "Every action that could be read, in order.",
    "additional": "The actions that were added later.",
    "after": "The new due date.",
    "agencies": "The agencies, each with its actions.",
    "agencies_finding": "A sentence that sums up the agencies.",
    "agency": "The agency.",
    "anchor": "The anchor on the page, to link to.",
    "as_of": "The report date.",
    "bar": "The bar chart.",
    "before": "The earlier due date.",
    "caption": "The caption of the table.",
    "closed": "The closed actions: how many, or when this one was closed.",
    "column": "The heading of the column.",
    "dates_finding": "A sentence that sums up the due dates.",
    "day": "The date.",
    "due_from": "Where the due date comes from.",
    "entry": "The progress entry, as the plan file has it.",
    "extra": "Fields that the board added (`x-...`).",
    "figures": "The rows of the table in the summary.",
    "finding": "A sentence that sums up the table or chart.",
    "first_due": "The first due date.",
    "gaps": "That the report is incomplete, and why. Empty if it is complete.",
    "href": "The link to it.",
    "judged": "The outcomes, by their latest assessment.",
    "judged_look": "The colour of the latest assessment.",
    "judged_on": "The date of the latest assessment.",
    "judgement": "The assessment, as the plan file has it.",
    "legend": "The ratings of the plan, with their meanings.",
    "look": "How it is shown, such as the colour.",
    "milestones": "The milestones, with whether each has been reached.",
    "months": "The months in which open actions are due.",
    "months_finding": "A sentence that sums up when open actions are due.",
    "moves": "The changes to the due date, in order.",
    "next": "The next stage.",
    "next_meeting": "The date of the next meeting.",
    "now": "The status of the action on the report date.",
    "number": "How many there are.",
    "other": "Fields that the board added, each with its name.",
    "outcome": "The outcome, as the plan file has it.",
    "outcomes": "The outcomes, in order.",
    "overdue": "How many actions are overdue.",
    "owners": "The owners, one by one.",
    "plan": "The plan, as its file has it.",
    "plans": "The rows of the list of plans.",
    "rag": "The rating.",
    "rating": "The rating.",
    "silence": "Open actions, those with the oldest update first.",
    "silence_finding": "A sentence that sums up how long ago actions were updated.",
    "silent_bar": "A bar chart of the time since the latest update.",
    "stale": "How many actions have had no update for too long.",
    "standing": "The status in words.",
    "state": "The status.",
    "states": "Each status, and how many actions have it.",
    "summary": "The sentences of the summary.",
    "timelines": "The charts of due dates.",
    "title": "The title.",
    "total": "How many actions there are.",
    "unread": "Parts of the file that could not be read.",
    "unread_fields": "The fields that could not be read.",
    "which": "Links to the actions or outcomes.",
    "why": "The reason.",
    "withdrawn": "Actions that are closed without being completed here.",
    "without_actions": "Outcomes without an action.",
    "words": "The text to show.",
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


_LISTS = ("tuple[", "Iterator[", "Sequence[")


def _kind(kind: str, known: set[str]) -> str:
    """Describe the type of a field, such as text or a list of Entry."""
    several = kind.startswith(_LISTS)
    inner = kind.partition("[")[2].removesuffix("]") if several else kind
    inner = inner.removesuffix(", ...")
    *_, name = (part.strip() for part in inner.partition(" | ")[0].split("."))
    simple = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "yes or no",
        "date": "date",
        "Date": "date",
        "Interval": "interval",
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
