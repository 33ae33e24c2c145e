"""Write docs/templates.md, from the source of the values that templates get."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import charts, facts, field_words, plots
from actionplan.plan import board_names, dues, model
from actionplan.plan.timeline import action_standing, log_parts
from actionplan.text import dates, markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_OPENING = """\
# Templates: the values you can use

<!-- Written by `actionplan render --context`; `nox -s docs` updates it. -->

`actionplan render` makes HTML and Markdown reports from the templates in `templates/html`
and `templates/markdown`. Word reports (`--format docx`) and plain text summaries
(`--format text`) do not use templates.

To change how a report looks, copy a template from `templates/` into a folder of your own,
and edit the copy. Keep the path of the template: if your folder is called FOLDER, copy
`templates/html/plan/action.html.j2` to `FOLDER/html/plan/action.html.j2`. Then run
`actionplan render --template FOLDER`. You only need to copy the templates that you want to
change. For the rest, `render` uses the built-in ones.

Templates are written in [Jinja](https://jinja.palletsprojects.com/). You do not need to
work anything out in a template. For example, actionplan works out which actions are
overdue, as it does for `lint` and `status`. Everything printed with `{{ }}` is escaped,
so text that an officer typed cannot become markup. You cannot turn escaping off: there is
no `safe` filter, and a template that uses `autoescape` is refused. These filters format
text:

| filter | result |
|---|---|
| `line` | The text on one line, without paragraphs or lists. In HTML, a word of 30 or more characters can be split at the end of a line. |
| `paragraphs` | The text, divided into paragraphs. Lines that begin with a dash become a list, and numbered lines become a numbered list. |
| `cell` | The text with its paragraphs and lists, in a form that fits into one cell of a table or one item of a list (Markdown only). |
| `hashes` | Hash signs (`#`) to begin a heading (Markdown only). The number before the filter, from 1 to 6, says how many: `{{ 2\\|hashes }}` prints `##`. |
| `address` | The text, if it is the address of a place in the report (Markdown only). If the text is an address outside the report, the result is empty. |
| `css` | The text in a form that you can put between quotation marks in a style sheet (HTML only). |

Only use templates from people you trust. Templates run in a sandbox, but a sandbox is not
complete protection. These limits apply to your own templates:

- `render` refuses a template if the template or its folder is a symbolic link. A
  template can include the templates in your folder and the built-in ones, but no other
  files.
- If a template uses a value that does not exist, `render` refuses the template and gives
  the file and the line.
- To make each page, templates have 10 seconds of processor time, plus 1 second for each
  plan in the report. They can use 512 MB of memory, plus 4 MB for each plan in the report.
  All pages together can have 16 MB of text, plus 16 MB for each plan in the report. If
  templates go over one of these limits, `render` stops and makes no report. On Windows,
  there are no limits on time, memory or text. On macOS, there is no limit on memory.

## Values that templates can use directly

| name | what it is |
|---|---|
| `title` | The title of the plan. On the overview, the text is "Action plans". |
| `file_title` | The file name that a browser suggests when you save the page as a PDF. The name is made up of the plan ID, the report date and the title. On the overview, the name begins with "action-plans" instead of a plan ID. |
| `as_of` | The report date: [Day](#day). |
| `marking` | The protective marking of the plan, such as OFFICIAL-SENSITIVE. On the overview, this is the highest marking of any plan. The text is empty if there is no marking. |
| `home` | The address of the overview, for links from the pages of the plans. The text is empty on the overview itself, and if there is no overview. |
| `style`, `style_hash` | The style sheet, and its SHA-256 hash for the content security policy of the page (HTML only). |
| `told` | The plan, on the page of one plan: [PlanFacts](#planfacts). On the overview, the built-in templates give the name `told` to each plan in `plans` in turn. |
| `overview` | All plans together: [Overview](#overview). Only the overview has this value. |
| `plans` | The plans to print after the overview on the same page: list of [PlanFacts](#planfacts). The list is empty if each plan has its own page. Only the overview has this value. |

In the tables below, the column "kind" uses these words:

- **date:** a date that is printed as YYYY-MM-DD, or as YYYY-MM if only the month is known.
  To print the date in words, add `.words`, as in `told.plan.agreed.words`. These dates of
  an action have no `.words`: `now.as_of`, `now.fresh_until`, `now.surely_fresh_until` and
  `now.words_end`.
- **pair:** a list of 2 values. For example, a field that the board added is a pair of its
  name and its value.
- **nothing:** the Jinja value `none`. `{{ }}` prints it as the word None, so use `{% if %}`
  first to check that there is a value.
- **yes or no:** the Jinja values `true` and `false`. Use them with `{% if %}`.

An exception is anything that the board needs to know about, such as an overdue action.
A low rating is one of the 2 worst ratings of a plan. Page one is the first page of a
report. The overview is the page about several plans.

To make a summary in HTML or Markdown, `render --summary` uses the templates `summary` and
`overview-summary`, which print only page one of the report. The content of page one is in
2 other templates: `plan/summary` for one plan, and `plans-summary` for several plans.
"""  # noqa: E501 -- a row of a table is one line


_WRITTEN = """\
If the plan does not give a value, text and lists are empty, and a value whose kind ends
with "or nothing" is nothing. The same applies to a value that could not be read. Its
field is also listed in `unread_fields`.

In these tables, "the document" is the original plan, such as a Word or PDF file, from
which the plan file was written.
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
        _WRITTEN,
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
    of_status = (log_parts, action_standing, dues, board_names, dates)
    every = (thing for module in of_status for thing in _things(module))
    seen = [thing for thing in every if thing.name in _OF_STATUS]
    modelled = (t for t in _things(model) if not t.name.startswith("_"))
    written = [_without_route(t) for t in modelled if t.name != "Absent"]
    return public, seen, written


_OF_STATUS = {
    *("Move", "Round", "MilestoneStatus", "Standing", "Schedule", "Named"),
    "Interval",
}


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
    fields = tuple(field for field in thing.fields if field.kind != "Route")
    return thing._replace(fields=fields)


_WORDS = {
    "board": "The settings of the board that keeps the plan, from `actionplan.toml`.",
    "extra": (
        "The fields that the board added (`x-...`). Each pair is the name of a field"
        " and what the field says."
    ),
    "field": "The name of the field, such as `due`.",
    "other": (
        "The fields that the board added (`x-...`), and the fields that could not be"
        " read or contain only a placeholder, such as TBC."
    ),
    "unread_fields": (
        "The fields that could not be read, or that have only a placeholder such as"
        " TBC."
    ),
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
        return _prose(_answer(own) if field.kind == "bool" else own)
    said = field.name.replace("_", " ")
    return _WORDS.get(field.name, f"{said[:1].upper()}{said[1:]}.")


def _answer(words: str) -> str:
    """Say when a value is yes or no, as the column of kinds calls True and False."""
    said = re.sub("^Whether ", "Yes if ", words)
    return said.replace("False ", "No ").replace("Always false ", "Always no ")


def _prose(words: str) -> str:
    """Write a sentence of the source in Markdown, with the names in it as code."""
    escaped = markdown.inline(words)
    return _NAME.sub(lambda name: f"`{name[2].replace(_ESCAPE, '')}`", escaped)


_ESCAPE = "\\"
_NAME = re.compile(r"\\([*`])([a-z._\\-]+)\\\1")


_LISTS = ("tuple[", "Iterator[", "Sequence[")


_SIMPLE = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "yes or no",
    "date": "date",
    "Date": "date",
    "tuple": "pair",
    "Extra": "list of pairs",
    "Dues": "list of dates",
    **dict.fromkeys(
        (
            *("Achieved", "Anchor", "DueFrom", "LineLook", "Look", "Priority"),
            *("RequestAnswer", "Shape", "State", "Status", "TagColour", "Unit"),
            "Which",
        ),
        "text",
    ),
}
"""The kinds that have no section of their own. A new one must be added, so that the
page cannot call it text by mistake."""


def _kind(kind: str, known: set[str]) -> str:
    """Describe the type of a field, such as text or a list of Entry."""
    several = kind.startswith(_LISTS)
    inner = kind.partition("[")[2].removesuffix("]") if several else kind
    inner = inner.removesuffix(", ...")
    if kind.startswith("tuple[float"):
        several, inner = False, "tuple"
    if inner.startswith("tuple"):
        inner = "tuple"
    *_, name = (part.strip() for part in inner.partition(" | ")[0].split("."))
    said = f"[{name}](#{name.lower()})" if name in known else _SIMPLE[name]
    if kind.endswith("| None"):
        return f"{said}, or nothing"
    return f"list of {_MANY.get(said, said)}" if several else said


_MANY = {"pair": "pairs", "date": "dates"}
"""The kinds that have a plural."""
