"""Explain rules and fields, on a terminal and in docs/rules.md and docs/format.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import rules
from actionplan.plan import ratings
from actionplan.reading import plan_schema
from actionplan.reference import rule_pages
from actionplan.rule import FORMER
from actionplan.text import suggest, terminal, word_lists
from actionplan.text.grammar import a

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.rule import Rule

RULE_FAMILIES = {
    "AP4": "What the guidance asks for",
    "AP5": "Is the plan up to date?",
    "AP6": "Wording and strength of actions",
    "AP7": "Personal data",
    "AP80": "Across plans",
    "AP85": "What has changed",
    "AP86": "What was moved",
}
MESSAGE_FAMILIES = {
    "AP0": "Can the file be read?",
    "AP1": "Typing mistakes",
    "AP2": "Are the fields right?",
    "AP3": "Dates",
    "AP9": "The program itself",
}


class FieldHelp(NamedTuple):
    """A field of the format, as the schema describes it."""

    name: str
    thing: str
    required: bool
    schema: dict[str, Any]


def find_rule(name: str) -> Rule | None:
    """Find a rule or a message by its name or its code, in capitals or not."""
    wanted = name.strip().lower().replace("_", "-")
    wanted = FORMER.get(wanted, wanted)
    for known in rules.ALL.values():
        if wanted in (known.name, known.code.lower()):
            return known
    return None


def find_fields(name: str) -> list[FieldHelp]:
    """Find the fields with a name, such as due, or only action.due."""
    *where, wanted = name.strip().lower().rsplit(".", 1)
    found = [field for field in _fields() if field.name == wanted]
    return [f for f in found if not where or f.thing.lower().startswith(where[0])]


class Word(NamedTuple):
    """A word that the program prints, and what it means."""

    term: str
    also: tuple[str, ...]
    """Other words for it."""
    means: str
    see: tuple[str, ...]
    """What to explain next."""


def find_word(name: str) -> Word | None:
    """Find a word of the glossary, in capitals or not, with hyphens or spaces."""
    wanted = _plain(name)
    for word in words():
        if wanted in map(_plain, (word.term, *word.also)):
            return word
    return None


def words() -> list[Word]:
    """Return the glossary."""
    return [
        Word(each["term"], tuple(each["also"]), each["means"], tuple(each["see"]))
        for each in word_lists.load("glossary")["words"]
    ]


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def word_text(word: Word, room: int) -> str:
    """Write what a word means, for a terminal."""
    see = "".join(f"\n      actionplan explain {_typed(each)}" for each in word.see)
    more = f"  See also:{see}" if see else ""
    return (
        "\n".join(filter(None, (word.term, terminal.wrap(word.means, room=room), more)))
        + "\n"
    )


def _typed(name: str) -> str:
    return f'"{name}"' if " " in name else name


def options_text(name: str, room: int) -> str:
    """Say what a choice means in each field that offers it; empty if none does."""
    wanted = _plain(name)
    lines = []
    for field in _fields():
        about = field.schema.get("items", field.schema)
        meanings = about.get("enumDescriptions", ())
        for option, meaning in zip(about.get("enum", ()), meanings, strict=True):
            if _plain(option) == wanted:
                of = f"{option}, in the field {field.name} of {a(field.thing)}"
                of = terminal.wrap(of, "", room=room)
                lines.append(f"{of}\n{terminal.wrap(meaning, room=room)}\n")
    return "\n".join(dict.fromkeys(lines))


def nearest_topics(name: str) -> tuple[str, ...]:
    """Return the rules, messages and fields that *name* may mean."""
    word = name.strip().lower().replace(" ", "_")
    synonym = suggest.FIELDS.get(word.replace("-", "_"), "").partition(" ")[0]
    return tuple(
        dict.fromkeys(filter(None, (synonym, *suggest.closest(word, topics()))))
    )


def topics() -> dict[str, str]:
    """Return everything that can be explained, with a few words on each."""
    fields = {field.name: field.schema["title"] for field in _fields()}
    known = {word.term: word.means.partition(".")[0] for word in words()}
    return {r.name: r.summary for r in rules.ALL.values()} | known | fields


def field_page(of: list[FieldHelp], room: int) -> str:
    """Describe the fields with one name, for a terminal."""
    return "\n".join(_field_text(field, room) for field in of)


def rules_markdown() -> str:
    """Write docs/rules.md, the reference for all rules."""
    return _reference(_RULES_INTRODUCTION, RULE_FAMILIES, rules.RULES)


def messages_markdown() -> str:
    """Write docs/messages.md, the reference for all messages."""
    return _reference(_MESSAGES_INTRODUCTION, MESSAGE_FAMILIES, rules.MESSAGES)


def _reference(
    introduction: str, families: Mapping[str, str], of: Mapping[str, Rule]
) -> str:
    parts = [introduction]
    for family, title in families.items():
        known = [each for each in _by_code(of) if each.code.startswith(family)]
        parts.append(f"## {family}: {title}")
        parts.extend(map(rule_pages.markdown, known))
    return "\n\n".join(parts) + "\n"


def text_list(of: Mapping[str, Rule]) -> str:
    """Write a list of rules or messages, one on each line."""
    return "".join(f"{r.code}  {r.level:<7}  {r.name}\n" for r in _by_code(of))


def json_list(of: Mapping[str, Rule]) -> list[dict[str, Any]]:
    """Return a list of rules or messages for other programs."""
    return [
        {
            "name": r.name,
            "code": r.code,
            "level": r.level,
            "summary": r.summary,
            "guidance": r.clause,
            "time": r.timed,
        }
        for r in _by_code(of)
    ]


def _by_code(of: Mapping[str, Rule]) -> list[Rule]:
    return sorted(of.values(), key=lambda each: (each.code, each.name))


_RULES_INTRODUCTION = """\
# Rules

<!-- Written by `actionplan rules --format markdown`; `nox -s docs` updates it. -->

Fix **errors** first. Usually, an error means that part of a plan cannot be read, or that
reports would show that part wrongly. Entries or actions that have been removed from a plan, and
some kinds of personal data, are also errors. A **warning** means that the plan can be read, but
does not meet the guidance or could mislead the people who read it. **Advice** says what would
make the plan stronger.

Each example on this page is tested. If an example is marked "Correct", the rule gives no
message. Every other example gives exactly the message that is shown below it. In the examples, a
comment such as `# no accountable` shows that a field has been left out. Your own messages will
have other names, numbers and dates.

For messages about files, typing mistakes, fields, dates, settings and commands, see
[Messages](messages.md)."""


_MESSAGES_INTRODUCTION = """\
# Messages

<!-- Written by `actionplan rules --messages --format markdown`; `nox -s docs` updates it. -->

The messages on this page are about files that cannot be read, typing mistakes, fields and
dates that do not follow the format, and settings and commands that do not work. For the
checks on a plan that can be read, see [Rules](rules.md).

Some messages have an example above them, which shows the mistake in a plan. Each of
these examples is tested, and gives exactly the message that is shown below it. Your own
messages will have other names, numbers and dates. In the examples, a code such as
`\\u2028` stands for a character that is hard to see. A comment such as
`# no accountable` shows that a field has been left out."""


_FORMAT_INTRODUCTION = """\
# The format of a plan

<!-- Written by `actionplan schema --format markdown`; `nox -s docs` updates it. -->

Each plan is a text file in a format called YAML. The file contains field names, each followed
by a colon and your answer, such as `due: 2011-11`. The file name is the plan's `id` followed
by `.yaml`.

The format follows a safeguarding board's guidance on action plans. The parts of a plan are in
the same order as in that guidance:

1. The challenge and the desired outcome.
2. For each action: what will be done and by when, who is accountable, how success is
   measured, and what the risks are.
3. Progress.
4. What difference has been made.

An action has no field for its status. actionplan works out the status from the dated
progress entries.

- In each list item, such as an outcome or an action, start all the fields in the same
  column. Use spaces, not tabs.
- If text contains a colon or a hash, put double quotation marks round the text. If text
  contains quotation marks, write `|` after the field name and colon. Then write the text on
  the lines below, indented 2 spaces more than the field name. If the text is only a number,
  put quotation marks round it: `"1.10"`.
- A date can be exact, such as `2011-11-30`, or a month, such as `2011-11`. If a due date
  is a month, the action is due by the end of that month.
- If text starts with `&`, `*` or `!`, put double quotation marks round the text.
  These characters have special meanings in YAML.
- You do not need quotation marks round dates, or round words such as `no` and `off`.
- Put only one plan in a file.
- You can add fields of your own if their names start with `x-`. actionplan keeps these
  fields and shows them in reports. `actionplan lint` reports an error for any other field
  that is not listed on this page.

You must fill in the fields in **bold**. If you leave out any other field that the guidance
asks for, `actionplan lint` tells you. To see what the options for a field mean, type
`actionplan explain` and the name of the field."""


def format_markdown() -> str:
    """Write docs/format.md, the reference for the format."""
    root = plan_schema.schema()
    things = [d for d in root["$defs"].values() if "properties" in d]
    return "\n\n".join([_FORMAT_INTRODUCTION, *map(_thing, (root, *things))]) + "\n"


def _thing(thing: dict[str, Any]) -> str:
    rows = "\n".join(
        _row(field) for field in _fields() if field.thing == thing["title"]
    )
    head = f"## {thing['title']}\n\n{thing['description']}"
    return f"{head}\n\n| field | what to write |\n|---|---|\n{rows}"


def _row(field: FieldHelp) -> str:
    about = field.schema
    name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
    options = ", ".join(f"`{option}`" for option in about.get("enum", ()))
    words = [about["description"], f"One of: {options}." if options else _form(about)]
    return f"| {name} | {' '.join(filter(None, words))} |"


def _fields() -> Iterator[FieldHelp]:
    root = plan_schema.schema()
    for thing in (root, *root["$defs"].values()):
        for name, about in thing.get("properties", {}).items():
            required = name in thing.get("required", ())
            yield FieldHelp(name, thing["title"], required, about)


def _field_text(field: FieldHelp, room: int) -> str:
    about = field.schema
    form = _form(about)
    need = "You must fill this in." if field.required else ""
    parts = [
        terminal.wrap(_heading(field), "", room=room),
        terminal.wrap(" ".join(filter(None, (about["description"], need))), room=room),
        _options(about, room) or (terminal.wrap(form, room=room) if form else ""),
        _lines(field),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _heading(field: FieldHelp) -> str:
    return f"{field.name}, in {a(field.thing)}: {field.schema['title']}"


def _form(about: dict[str, Any]) -> str:
    known = plan_schema.schema()["$defs"].get(
        about.get("$ref", "").rpartition("/")[2], {}
    )
    inner, is_list = _inner(about)
    if inner and is_list:
        return f"This is a list. Each item has these fields: {', '.join(inner)}."
    if inner:
        return f"This field contains these other fields: {', '.join(inner)}."
    said, form = about["description"], str(known.get("description", ""))
    is_said = any(words in said for words in ("such as", "a list", form))
    return "" if known.get("x-form") == "text" or is_said else form


def _inner(about: dict[str, Any]) -> tuple[list[str], bool]:
    """Return the fields within a field, and whether it is a list of items with them."""
    every = plan_schema.schema()["$defs"]
    for of, is_list in ((about, False), (about.get("items", {}), True)):
        known = every.get(of.get("$ref", "").rpartition("/")[2], {})
        if "properties" in known:
            return list(known["properties"]), is_list
    return [], False


def _lines(field: FieldHelp) -> str:
    """Show how a field with fields in it is written."""
    inner, is_list = _inner(field.schema)
    if not inner and "items" in field.schema:
        return "\n".join(
            ["  This is a list. Write each date on a line of its own, such as:", ""]
            + [f"      {line}" for line in (f"{field.name}:", *_DATES)]
        )
    if not inner and isinstance(field.schema.get("additionalProperties"), dict):
        return "\n".join(
            ["  Write it on lines like these, with your own ratings and meanings:", ""]
            + [f"      {line}" for line in (f"{field.name}:", *_RATINGS)]
        )
    if not inner:
        return ""
    first, *rest = inner
    hyphen, space = ("- ", "  ") if is_list else ("", "")
    shown = [f"{hyphen}{first}:", *(f"{space}{name}:" for name in rest)]
    lines = [f"{field.name}:", *(f"  {each}" for each in shown)]
    return "\n".join(
        ["  Write it on lines like these. Leave out those that you do not need:", ""]
        + [f"      {line}" for line in lines]
    )


_DATES = ("  - 2012-03-08", "  - 2012-06")
"""A list of dates: the only list of which the items have no fields."""


_RATINGS = tuple(f"  {each}: {meaning}" for each, meaning in ratings.EXAMPLE.items())
"""A legend: the only field in which every name is the board's own."""


def _options(about: dict[str, Any], room: int) -> str:
    options = about.get("enum", ())
    meanings = about.get("enumDescriptions", ())
    return "\n".join(
        terminal.wrap(f"{option}: {meaning}", "    ", "  ", room)
        for option, meaning in zip(options, meanings, strict=True)
    )
