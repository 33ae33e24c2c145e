"""Write docs/templates.md, from the source of the values that templates get."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import charts, facts, field_words, plots
from actionplan.plan import model
from actionplan.plan.timeline import action_standing, log_parts
from actionplan.text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_OPENING = """\
# Templates: the values you can use

<!-- Written by `actionplan render --context`; `nox -s docs` updates it. -->

`actionplan render` makes reports from the templates in `templates/html` and
`templates/markdown`. To change how a report looks, copy a template from `templates/`
into your own folder and edit it. Keep the name of the template, and keep the template
in a folder called `html` or `markdown`. Then use `--template FOLDER`. You only need to
copy the templates that you want to change. `render` uses its own for the others.

Templates are written in [Jinja](https://jinja.palletsprojects.com/). Templates do no
calculations. Every value below is worked out beforehand, by the same code that `lint`
and `status` use. Everything printed with `{{ }}` is escaped, so text that an officer
typed cannot become markup. There is no `safe` filter. These filters format text:

| filter | result |
|---|---|
| `line` | text on one line; very long words may be broken |
| `paragraphs` | paragraphs, and a list if lines begin with a dash |
| `cell` | the same, in one cell of a table or one item of a list (Markdown only) |
| `hashes` | the hashes (`#`) that begin a heading of a given level (Markdown only) |
| `address` | the address of a link within the report (Markdown only) |
| `css` | text between quotation marks in a style sheet (HTML only) |

Templates run in a sandbox. The sandbox limits what templates can do, but it is not
complete protection, so only use templates from people you trust:

- Links to files and folders are not followed, and a path cannot point outside the
  folder.
- If a template uses a name that is not listed below, `render` refuses it, and gives the
  file and the line.
- For each page, a template may take 10 seconds, and 1 more second for each plan. A
  template may use 512 MB of memory, and 4 MB more for each plan. A template that needs
  more is stopped.

## Values in every template

| name | what it is |
|---|---|
| `title` | The plan's title, or Action plans. |
| `file_title` | The name a browser suggests for a PDF: plan ID, report date, title. |
| `as_of` | The report date: [Day](#day). |
| `marking` | The protective marking. Empty if there is none. |
| `home` | The page of the overview. Empty if there is none. |
| `style`, `style_hash` | The style sheet and its hash (HTML only). |
| `told` | In `plan` and `summary`, with one plan: [PlanFacts](#planfacts). |
| `overview` | In `overview` and `overview-summary`: [Overview](#overview). |
| `plans` | In these 2, if all plans are on one page: list of [PlanFacts](#planfacts). |

`summary` and `overview-summary` are used for `render --summary`. These 2 templates show
the same as page one of the report, which is in `plan/summary` and `plans-summary`.
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
    public, seen, written = _every_thing()
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


def names(of: str = "") -> tuple[str, ...]:
    """Return the names that templates can use, or only those of one type of value."""
    public, seen, written = _every_thing()
    things = [*public, *seen, *written]
    meant = [thing for thing in things if thing.name == of] or things
    fields = [field.name for thing in meant for field in thing.fields]
    everywhere = [] if of else _NAMES.findall(_OPENING.partition("## Values")[2])
    return tuple(dict.fromkeys([*everywhere, *fields]))


_NAMES = re.compile(r"`(\w+)`(?=[^|\n]*\|[^|\n]*\|$)", re.MULTILINE)
"""The names in a table."""


def _every_thing() -> tuple[list[_Thing], list[_Thing], list[_Thing]]:
    """Return what is worked out, the status of an action, and what is in the file."""
    worked_out = [*_things(facts), *_things(charts), *_things(plots)]
    public = [t for t in worked_out if not t.name.startswith("_")]
    of_log = [*_things(log_parts), *_things(action_standing)]
    seen = [t for t in of_log if t.name in {"Standing", "Move"}]
    modelled = (t for t in _things(model) if not t.name.startswith("_"))
    written = [_without_route(t) for t in modelled if t.name != "Absent"]
    return public, seen, written


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
            return _plain(words)
        case _:
            return ""


def _first(words: str | None) -> str:
    return _plain((words or "").partition("\n\n")[0])


def _plain(words: str) -> str:
    """Put a note on one line, with the word for None that the column of kinds has."""
    line = " ".join(words.split())
    return line.replace("; None ", "; nothing ").replace("None ", "Nothing ")


def _without_route(thing: _Thing) -> _Thing:
    """Leave out where a thing is in its file, which no template needs."""
    fields = tuple(field for field in thing.fields if field.name != "route")
    return thing._replace(fields=fields)


_WORDS = {
    "about": "What the plan is, each detail with its name.",
    "action": "The action, as the plan file has it.",
    "actions": "Every action that could be read, in order.",
    "added": "When it was added to the plan.",
    "additional": "The actions that were added later.",
    "after": "The new due date.",
    "agencies": "The agencies, each with the number of its actions.",
    "agencies_finding": "A sentence that sums up the agencies.",
    "agency": "The agency.",
    "anchor": "The anchor on the page, to link to.",
    "answers": "The responses to it.",
    "arises_from": "The action or outcome that led to it.",
    "as_of": "The report date.",
    "assurance": "The assurance, as the plan file has it.",
    "assurances": "The statements that nothing needs to be done.",
    "at": "Its position from the left, as a percentage of the width.",
    "bar": "The bar chart.",
    "before": "The earlier due date.",
    "board": "The settings of the board.",
    "by": "The date by which it is due.",
    "caption": "The caption of the table.",
    "closed": "The closed actions: how many, or when this one was closed.",
    "changes": "What has changed since the last meeting.",
    "column": "The heading of the column.",
    "comparisons": "The measures at the start, each with its later figures.",
    "date": "The date it was reported.",
    "date_as_written": "The date as it is written in the document.",
    "dates_finding": "A sentence that sums up the due dates.",
    "day": "The date.",
    "declined": "Recommendations that were accepted only in part, or not at all.",
    "due_from": "Where the due date comes from.",
    "end": "The right end of the line, as a percentage of the width.",
    "entry": "The progress entry, as the plan file has it.",
    "evidence": "The evidence.",
    "exceptions": "The actions that need the board's attention.",
    "extra": "Fields that the board added (`x-...`).",
    "field": "The name of the field.",
    "figures": "The rows of the table in the summary.",
    "finding": "A sentence that sums up the table or chart.",
    "first_due": "The first due date.",
    "foot": "The bottom of the last action, counted from the top.",
    "gaps": "That the report is incomplete, and why. Empty if it is complete.",
    "height": "The height of the chart.",
    "here": "The link to it from the plan's own page.",
    "href": "The link to it.",
    "is_additional": "Whether it was added later.",
    "is_late": "Whether it is overdue.",
    "is_open": "Whether it is open.",
    "is_postponement": "Whether the due date moved later.",
    "judged": "The outcomes, by their latest assessment.",
    "judged_look": "The colour of the latest assessment.",
    "judged_on": "The date of the latest assessment.",
    "judgement": "The assessment, as the plan file has it.",
    "kinds": "The kinds of change.",
    "lanes": "The actions, each with its dates on a timeline.",
    "legend": "The ratings of the plan, with their meanings.",
    "look": "How it is shown, such as the colour.",
    "marking": "The protective marking. Empty if there is none.",
    "marks": "The dates on the line.",
    "meaning": "What the rating means in this plan.",
    "measure": "What is measured.",
    "method": "How it is measured.",
    "middle": "The middle of the line, counted from the top.",
    "milestones": "The milestones, with whether each has been reached.",
    "months": "The months in which open actions are due.",
    "months_finding": "A sentence that sums up when open actions are due.",
    "moves": "The changes to the due date, in order.",
    "name": "The name of the field.",
    "names": "The names, each with its other names.",
    "next": "The next stage.",
    "next_meeting": "The date of the next meeting.",
    "note": "What was reported.",
    "not_assessed": "The other outcomes.",
    "now": "The status of the action on the report date.",
    "now_day": "The date of the latest figure.",
    "number": "How many there are.",
    "numbers": "The numbers of the outcomes and actions, if it is about any.",
    "on": "The date of the entry that moved it.",
    "open": "How many actions are open.",
    "other": "Fields that the board added, each with its name.",
    "outcome": "The outcome, as the plan file has it.",
    "outcomes": "The outcomes, in order.",
    "overdue": "How many actions are overdue.",
    "owners": "The owners, one by one.",
    "partners": "Who else takes part.",
    "parts": "The parts of the bar.",
    "plan": "The plan, as its file has it.",
    "plans": "The rows of the list of plans.",
    "posts": "The job titles that the board declared.",
    "rag": "The rating.",
    "rating": "The rating.",
    "reason": "The reason for the response.",
    "recommendation": "The recommendation, as the plan file has it.",
    "recommendations": "The recommendations that it responds to.",
    "replaced_by": "The action that takes over from it.",
    "reported_by": "Who gave the report.",
    "response": "The response, as the plan file has it.",
    "review": "The review arrangements, each with its name.",
    "scope": "Who would need to act on it.",
    "shape": "The shape of the mark.",
    "silence": "Open actions, those with the oldest update first.",
    "silence_finding": "A sentence that sums up how long ago actions were updated.",
    "silent_bar": "A bar chart of the time since the latest update.",
    "stale": "How many actions have had no update for too long.",
    "standing": "The status in words.",
    "start": "The figure at the start or, in a chart, the left end of the line.",
    "state": "The status.",
    "states": "Each status, and how many actions have it.",
    "success": "How success is measured.",
    "summary": "The sentences of the summary.",
    "tags": "Highlighted words about the action.",
    "target": "The figure to reach.",
    "text": "What the field says.",
    "ticks": "The dates on the axis.",
    "timelines": "The charts of due dates.",
    "title": "The title.",
    "today": "The report date on the axis.",
    "top": "The top of the action, counted from the top.",
    "total": "How many actions there are.",
    "unread": "Parts of the file that could not be read.",
    "unread_fields": "The fields that could not be read.",
    "value": "The value of the field.",
    "values": "The values, each with its actions.",
    "what": "The outcome, or the part of the plan.",
    "which": "Links to the actions or outcomes.",
    "why": "The reason.",
    "width": "Its width, as a percentage.",
    "withdrawn": "Actions that are closed without being completed here.",
    "without_actions": "Outcomes without an action.",
    "words": "The text to show.",
}


def _section(thing: _Thing, known: set[str]) -> str:
    rows = "".join(
        f"| `{field.name}` | {_kind(field.kind, known)} | {_words(thing, field)} |\n"
        for field in thing.fields
    )
    head = "| name | kind | what it is |\n|---|---|---|\n"
    return f"### {thing.name}\n\n{_prose(thing.words)}\n\n{head}{rows}"


def _words(thing: _Thing, field: _Field) -> str:
    own = field_words.WORDS.get(thing.name, {}).get(field.name) or field.words
    if own:
        return _prose(own)
    said = field.name.replace("_", " ")
    return _WORDS.get(field.name, f"{said[:1].upper()}{said[1:]}.")


def _prose(words: str) -> str:
    """Write a sentence of the source in Markdown, with the names in it as code."""
    escaped = markdown.inline(words)
    return _NAME.sub(lambda name: f"`{name[2].replace(_ESCAPE, '')}`", escaped)


_ESCAPE = "\\"
_NAME = re.compile(r"\\([*`])([a-z._\\-]+)\\\1")


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
