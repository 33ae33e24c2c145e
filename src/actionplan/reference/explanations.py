"""Explain rules and fields, on a terminal and in docs/rules.md and docs/format.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import rules
from actionplan.reading import plan_schema
from actionplan.reference import rule_pages
from actionplan.rule import FORMER
from actionplan.text import suggest, terminal
from actionplan.text.grammar import a

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.rule import Rule

RULE_FAMILIES = {
    "AP4": "What the guidance asks for",
    "AP5": "Is it up to date?",
    "AP6": "Wording and strength",
    "AP7": "Personal data",
    "AP80": "Across plans",
    "AP85": "What has changed",
}
MESSAGE_FAMILIES = {
    "AP0": "Can the file be read?",
    "AP1": "Typing slips",
    "AP2": "Right fields, right kind?",
    "AP3": "Dates",
    "AP9": "The program itself",
}


class FieldHelp(NamedTuple):
    """A field of the format, as the schema has it."""

    name: str
    thing: str
    required: bool
    schema: dict[str, Any]


def find_rule(name: str) -> Rule | None:
    """Find a rule or a message by its name or its code, in any case."""
    wanted = name.strip().lower().replace("_", "-")
    wanted = FORMER.get(wanted, wanted)
    for known in rules.ALL.values():
        if wanted in (known.name, known.code.lower()):
            return known
    return None


def find_fields(name: str) -> list[FieldHelp]:
    """Find the fields of this name: due, or action.due for one of several."""
    *where, wanted = name.strip().lower().rsplit(".", 1)
    found = [field for field in _fields() if field.name == wanted]
    return [f for f in found if not where or f.thing.lower().startswith(where[0])]


def nearest_topics(name: str) -> tuple[str, ...]:
    """Return the rules, messages and fields that *name* may be meant for."""
    word = name.strip().lower().replace(" ", "_")
    synonym = suggest.FIELDS.get(word.replace("-", "_"), "").partition(" ")[0]
    return tuple(
        dict.fromkeys(filter(None, (synonym, *suggest.closest(word, topics()))))
    )


def topics() -> dict[str, str]:
    """Return all rules and fields that can be explained, with a few words on each."""
    fields = {field.name: field.schema["title"] for field in _fields()}
    return {rule.name: rule.summary for rule in rules.ALL.values()} | fields


def field_page(of: list[FieldHelp]) -> str:
    """Describe the fields of one name, for a terminal."""
    return "\n".join(_field_text(field) for field in of)


def rules_markdown() -> str:
    """Write the reference of all rules, docs/rules.md."""
    return _reference(_RULES_INTRODUCTION, RULE_FAMILIES, rules.RULES)


def messages_markdown() -> str:
    """Write the reference of all messages, docs/messages.md."""
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
    """Write a list of rules or messages, one to a line."""
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
    return sorted(of.values(), key=lambda each: each.code)


_RULES_INTRODUCTION = """\
# Rules

<!-- Written by `actionplan rules --format markdown`; `nox -s docs` renews it. -->

An **error** means that a plan cannot be read, or would be shown wrongly. A
**warning** means that it can be read, but falls short of the guidance or would mislead
the meeting. **Advice** would make it stronger. Every example here is run by a test,
and the words are those that you will see.

What is said of files, typing mistakes, fields, dates, settings and commands has
[a page of its own](messages.md)."""


_MESSAGES_INTRODUCTION = """\
# Messages

<!-- Written by `actionplan rules --messages --format markdown`; `nox -s docs` renews it. -->

This is what is said where a file cannot be read, something is mistyped, a field or a
date is not written as the format asks, or a setting or a command cannot be followed.
What a plan is held to once it can be read is in [the rules](rules.md). Every example
here is run by a test, and the words are those that you will see."""


_FORMAT_INTRODUCTION = """\
# The format of a plan

<!-- Written by `actionplan schema --format markdown`; `nox -s docs` renews it. -->

A plan is one YAML file, whose name is the plan's `id` and `.yaml`. Its parts stand in the
order of the guidance: the challenge and the desired outcome; for each action what, by
when, who, how success is measured, and what may stand in the way; progress; and what
difference has been made. Nothing that can be worked out is written down: how an action
stands follows from its dated entries.

- Lines that belong together start in the same column. Use spaces, not tabs.
- Text with a colon, a hash or a quotation mark in it needs double quotes round it, or
  stands below `|`. So does text that is only a number: `"1.10"`.
- A date is a day, `2011-11-30`, or a month, `2011-11`, which counts to its end.
- Of YAML only the plain part is used: no `&` and `*` shortcuts, no `!` tags, one plan to a
  file. `no`, `off` and dates are text, as YAML 1.2 has it.
- Fields of your own have names that start with `x-`. They are kept and printed; any other
  name that is not listed here is an error.

Fields in **bold** have to be there. The rest the guidance asks for, and `actionplan lint`
says where it is missing."""


def format_markdown() -> str:
    """Write the reference of the format, docs/format.md."""
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


def _field_text(field: FieldHelp) -> str:
    about = field.schema
    form = _form(about)
    need = "It has to be there." if field.required else ""
    parts = [
        f"{field.name}, of {a(field.thing)}: {about['title']}",
        terminal.wrap(" ".join(filter(None, (about["description"], need)))),
        _options(about)
        or (terminal.wrap(form) if form not in about["description"] else ""),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _form(about: dict[str, Any]) -> str:
    known = plan_schema.schema()["$defs"].get(
        about.get("$ref", "").rpartition("/")[2], {}
    )
    if "properties" in known:
        return f"It has the fields: {', '.join(known['properties'])}."
    items = about.get("items", {}).get("$ref", "").rpartition("/")[2]
    if "properties" in (of := plan_schema.schema()["$defs"].get(items, {})):
        return f"A list. Each entry has the fields: {', '.join(of['properties'])}."
    if known.get("x-form") == "text" or "such as" in about["description"]:
        return ""
    return str(known.get("description", ""))


def _options(about: dict[str, Any]) -> str:
    options = about.get("enum", ())
    meanings = about.get("enumDescriptions", ())
    return "\n".join(
        terminal.wrap(f"{option}: {meaning}", "    ", "  ")
        for option, meaning in zip(options, meanings, strict=True)
    )
