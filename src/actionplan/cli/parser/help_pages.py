"""Lay out the help of a command, for a terminal and for docs/cli.md."""

from __future__ import annotations

import re
import textwrap
from inspect import cleandoc
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 80
_NARROW = 60
"""In fewer columns there is no room for descriptions next to the names."""
_TEXT = 88
"""The width of text in a document, in columns."""
_NAMES = 22
"""Columns for names. A longer name has its description on the next line."""


class HelpRow(NamedTuple):
    """The name of an argument, option or command, and its description."""

    name: str
    words: str


class Prose(NamedTuple):
    """The parts of a command's docstring."""

    summary: str
    examples: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class HelpPage(NamedTuple):
    """Everything on the help page of a command."""

    name: str
    usage: str
    prose: Prose
    arguments: tuple[HelpRow, ...]
    options: tuple[HelpRow, ...]
    commands: tuple[HelpRow, ...] = ()


def read_docstring(docstring: str) -> Prose:
    """Read a docstring: the first line, the examples and the other paragraphs."""
    summary, *parts = re.split(r"\n\s*\n", cleandoc(docstring))
    lines = [line.strip() for part in parts for line in part.splitlines()]
    notes = (" ".join(part.split()) for part in parts if not _is_examples(part))
    examples = (line for line in lines if line.startswith("actionplan "))
    return Prose(" ".join(summary.split()), tuple(examples), tuple(notes))


def screen(page: HelpPage, columns: int, address: str) -> str:
    """Write a page for a terminal. It ends with the address of the documentation.

    Lines have at most 80 columns, unless a line cannot be folded.
    """
    width = min(columns, WIDTH) - 2
    parts = [
        _fold(page.prose.summary, width),
        "\n".join(["Examples:", *(f"  {example}" for example in page.prose.examples)]),
        _fold(f"Usage: {page.usage}", width, hang="  "),
        *(_fold(note, width) for note in page.prose.notes),
        _table("Commands", page.commands, width),
        _table("Arguments", page.arguments, width),
        _table("Options", page.options, width),
        f"Documentation: {address}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def document(pages: Iterable[HelpPage]) -> str:
    """Write the reference of all commands, docs/cli.md."""
    return "\n\n".join([_INTRODUCTION, *map(_chapter, pages), _CODES]) + "\n"


def _is_examples(part: str) -> bool:
    return part.strip().startswith(("Examples:", "actionplan "))


def _table(title: str, rows: Sequence[HelpRow], width: int) -> str:
    if not rows:
        return ""
    longest = max(len(row.name) for row in rows)
    column = min(longest, _NAMES) if width >= _NARROW else 2
    return "\n".join([f"{title}:", *(_row(row, column, width) for row in rows)])


def _row(row: HelpRow, column: int, width: int) -> str:
    indent = " " * (column + 4)
    words = _fold(row.words, width, indent, indent)
    if len(row.name) <= column:
        return f"  {row.name:<{column}}  {words[len(indent) :]}"
    return f"  {row.name}\n{words}"


def _fold(text: str, width: int, indent: str = "", hang: str = "") -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


_INTRODUCTION = """\
# The commands

<!-- Written by `actionplan --help-markdown`; `nox -s docs` updates it. -->

This page shows the help for every command. To see the help for one command in a
terminal, type `actionplan COMMAND -h`, with the name of the command in place of
COMMAND.

When a command ends, it gives an [exit code](#exit-codes). This is a number that other
programs can read. If you only type commands yourself, you can ignore this number."""

_CODES = """\
## Exit codes

Every command uses these exit codes. The format of the output does not change the exit
code.

| exit code | meaning |
|---|---|
| 0 | The command finished. There are no problems at or above the level of `--fail-on` (error by default). |
| 1 | The command finished, but there are problems at or above the level of `--fail-on`. The exit code is also 1 if all or part of a plan could not be read, or if 2 plans have the same plan ID. Some commands give this code for another reason: `status --check` listed an action, `fix --diff` has changes to show, or `import` left something out or needs you to decide something. |
| 2 | The command could not be carried out, for example because an option or a path does not exist, or there are no plans. |
| 3 | `actionplan` itself failed. |
| 130 | You stopped the command with Ctrl-C. |"""  # noqa: E501 -- a row of a table is one line


def _chapter(page: HelpPage) -> str:
    parts = [
        f"## {page.name}",
        page.prose.summary,
        "\n".join(["```sh", *page.prose.examples, "```"]),
        f"Usage: `{page.usage}`",
        *(_fold(note, _TEXT) for note in page.prose.notes),
        _rows("command", page.commands),
        _rows("argument", page.arguments),
        _rows("option", page.options),
    ]
    return "\n\n".join(part for part in parts if part)


def _rows(title: str, rows: Sequence[HelpRow]) -> str:
    if not rows:
        return ""
    lines = [f"| `{_cell(row.name)}` | {_cell(row.words)} |" for row in rows]
    return "\n".join([f"| {title} | description |", "|---|---|", *lines])


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
