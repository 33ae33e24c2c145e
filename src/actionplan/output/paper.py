"""Write a paper, which is sections of items, as text, Markdown or JSON.

`paper_page` writes the same paper as HTML, and `paper_document` as Word.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.plan import sentences
from actionplan.text import markdown, sent_lines, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

Form: TypeAlias = Literal["text", "markdown", "json"]
Cell: TypeAlias = tuple[str, ...]
"""The lines in a cell of a table."""
COLUMNS = ("Number", "Action or outcome", "What is recorded")
"""The headings above items that are written as a table."""


class PaperTable(NamedTuple):
    """Rows of cells under headings. The first cell of a row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...] = ()
    """How wide each column is, compared with the others; all the same if empty."""
    to_fill_in: bool = False
    """Whether people write into it, who need room for that on paper."""


class Item(NamedTuple):
    """One item in a paper: its name, its title and its lines."""

    name: str
    title: str
    lines: tuple[str, ...]
    facts: dict[str, Any]
    """The same facts in JSON, for other programs."""
    again: tuple[str, ...] = ()
    """What is said of it where it is named again, after it was told in full."""


class Section(NamedTuple):
    """Items under a heading; *empty* is printed if there are none."""

    key: str
    title: str
    empty: str
    items: tuple[Item, ...]
    table: PaperTable | None = None
    """What the section has in place of items, such as a form to fill in."""
    before: tuple[str, ...] = ()
    """What is said between the heading and the items."""
    every: tuple[Item, ...] = ()
    """All items for JSON, if *before* only names some of them."""


class Paper(NamedTuple):
    """Sections for one report date, and what they do not include."""

    format: str
    """The name and version of its shape in JSON."""
    title: str
    as_of: date
    about: tuple[str, ...]
    gaps: tuple[str, ...]
    """That it is incomplete, and why; empty if it is complete."""
    sections: tuple[Section, ...]
    marking: str
    """The protective marking that every copy carries; empty if there is none."""
    facts: Mapping[str, Any] | None = None
    """Further facts about the paper, for JSON."""
    under: str = ""
    """In JSON, the name that all sections are put under; empty for none."""
    columns: tuple[str, str, str] = COLUMNS
    """The headings above items that are written as a table."""
    end: tuple[str, ...] = ()
    """What is said after the last section."""
    comes_back: bool = False
    """Whether people fill it in and send it back, with marks for its own lines."""


def shown(paper: Paper) -> tuple[Section, ...]:
    """Return the sections that have something to say; a program gets the others too."""
    return tuple(
        each
        for each in paper.sections
        if each.items or each.table or each.before or each.empty
    )


def table(section: Section, paper: Paper) -> PaperTable | None:
    """Return the items of a section as a table; None if there are none."""
    if section.table or not section.items:
        return section.table
    rows = (
        ((item.name,), (item.title,), item.lines if any(item.lines) else (_NOTHING,))
        for item in section.items
    )
    return PaperTable(paper.columns, tuple(rows), _SHARES)


def marks(paper: Paper, *, in_tables: bool) -> tuple[str, ...]:
    """Return the marks of all lines of a paper that comes back; none of another.

    Items may be *in tables*, as in Word. Characters that cannot be seen are written out
    in the paper.
    """
    if not paper.comes_back:
        return ()
    cells = [*_cells(paper)]
    lines = [*_lines(paper)]
    if not in_tables:
        lines += [text for s in shown(paper) for item in s.items for text in item.lines]
    return (
        *sent_lines.marks([*lines, *map(terminal.line, lines)]),
        *sent_lines.marks([*cells, *map(terminal.line, cells)], sent_lines.TABLE),
    )


def _lines(paper: Paper) -> Iterator[str]:
    """Yield each line that is in no table."""
    yield from (paper.marking, paper.title, *paper.gaps, *paper.about, *paper.end)
    for section in shown(paper):
        yield from (section.title, section.empty, *section.before)
        yield from (f"{item.name} {item.title}" for item in section.items)


def _cells(paper: Paper) -> Iterator[str]:
    """Yield each line of each cell of a table."""
    for section in shown(paper):
        if found := table(section, paper):
            yield from found.head
            yield from (text for row in found.rows for cell in row for text in cell)


_SHARES = (16, 36, 48)
_NOTHING = "Nothing else recorded"
"""What a cell says that would be empty."""


def written_as(form: Form) -> terminal.WrittenAs:
    """Return how characters are written out in a form."""
    return "json" if form == "json" else "text"


def write(paper: Paper, form: Form) -> str:
    """Write a paper in one of three forms."""
    match form:
        case "text":
            return _text(paper)
        case "markdown":
            return _markdown(paper)
        case "json":  # pragma: no branch -- the last there is
            return _json(paper)


def _text(paper: Paper) -> str:
    marking = terminal.wrap(paper.marking, "") if paper.marking else ""
    blocks = [marking, terminal.wrap(paper.title, "")]
    blocks += ["\n".join(terminal.wrap(line, "", "  ") for line in paper.gaps)]
    blocks += ["\n".join(terminal.wrap(line, "") for line in paper.about)]
    blocks += [_text_section(section) for section in shown(paper)]
    blocks += ["\n".join(terminal.wrap(line, "") for line in paper.end)]
    blocks.append(marking)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _text_section(section: Section) -> str:
    before = [terminal.wrap(line) for line in section.before]
    head = "\n".join([terminal.wrap(section.title, ""), *before])
    if section.table:
        return "\n".join([head, *map(_text_row, section.table.rows)])
    if not section.items:
        empty = section.empty and not section.before
        return f"{head}\n{terminal.wrap(section.empty)}" if empty else head
    return "\n".join([head, *map(_text_item, section.items)])


def _text_row(row: tuple[Cell, ...]) -> str:
    first, *others = (" ".join(cell) for cell in row)
    lines = [terminal.wrap(cell, "      ") for cell in others if cell]
    return "\n".join([terminal.wrap(first, "  ", "  "), *lines])


def _text_item(item: Item) -> str:
    head = terminal.wrap(f"{item.name}: {item.title}", "  ", "  ")
    return "\n".join([head, *map(_text_line, item.lines)])


def _text_line(line: str) -> str:
    """Fold a line of an item. A point of a note is not an entry to copy to a plan."""
    indent, hang = " " * 6, "  " if line.startswith("- ") else ""
    if ": - " in line:
        return terminal.fold(terminal.line(line), indent, terminal.WIDTH)
    return terminal.wrap(line, indent, hang)


def _markdown(paper: Paper) -> str:
    marked = [f"**{markdown.inline(paper.marking)}**"] if paper.marking else []
    blocks = [*marked, f"# {markdown.inline(paper.title)}"]
    if paper.gaps:
        first, *rest = paper.gaps
        listed = [f"- {markdown.inline(line.removeprefix('- '))}" for line in rest]
        blocks.append("\n".join([f"**{markdown.inline(first)}**", "", *listed]))
    blocks += [markdown.inline(line) for line in paper.about]
    for section in shown(paper):
        blocks.append(f"## {markdown.inline(section.title)}")
        blocks += [markdown.inline(line) for line in section.before]
        blocks.append(_markdown_items(section))
    blocks += [markdown.inline(line) for line in paper.end]
    blocks += marked
    if paper.comes_back:
        blocks.append(sent_lines.comment(marks(paper, in_tables=False)))
    return "\n\n".join(blocks) + "\n"


def _markdown_items(section: Section) -> str:
    if section.table:
        rows = [tuple(map(" ".join, row)) for row in section.table.rows]
        return markdown.table(section.table.head, rows)
    if not section.items:
        return markdown.inline(section.empty)
    return "\n".join(
        f"- **{markdown.inline(item.name)}**: {markdown.inline(item.title)}"
        + "".join(f"\\\n  {markdown.inline(line)}" for line in item.lines)
        for item in section.items
    )


def _json(paper: Paper) -> str:
    sections = {
        s.key: [item.facts for item in s.every or s.items] for s in paper.sections
    }
    aside = [each for each in paper.gaps if each.startswith(sentences.ASIDE)]
    personal = [each for each in paper.gaps if each.startswith(sentences.PERSONAL)]
    missing = [each for each in paper.gaps if each not in (*aside, *personal)]
    if any(each.startswith("- ") for each in missing):
        del missing[0]  # the line that introduces the list
    report = {
        "format": paper.format,
        "marking": paper.marking or None,
        "as_of": paper.as_of.isoformat(),
        **(paper.facts or {}),
        "incomplete": [line.removeprefix("- ") for line in missing],
        "not_looked_at": aside,
        "personal_data": personal,
        **({paper.under: sections} if paper.under else sections),
    }
    return json.dumps(report, indent=2, ensure_ascii=True, allow_nan=False) + "\n"
