"""Write a paper as a Word document.

This module is imported only by a command that writes Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output import paper as papers
from actionplan.output import word_document
from actionplan.output.word_blocks import (
    WordContent,
    WordHeading,
    WordRun,
    WordTable,
    line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.output.paper import Paper, PaperTable, Section
    from actionplan.output.word_blocks import Block


def write(paper: Paper) -> bytes:
    """Write a document; the same paper always gives the same bytes."""
    blocks = tuple(_blocks(paper))
    return word_document.write(
        WordContent(
            title=paper.title,
            marking=paper.marking,
            as_of=paper.as_of,
            blocks=blocks,
            marks=papers.marks(paper, in_tables=True),
        )
    )


def _blocks(paper: Paper) -> Iterator[Block]:
    yield WordHeading(1, paper.title)
    for number, text in enumerate(paper.gaps):
        run = WordRun(text.removeprefix("- "), bold=number == 0)
        yield line(run, kind="bullet" if text.startswith("- ") else "text")
    yield from (line(text) for text in paper.about)
    for section in papers.shown(paper):
        yield from _section(section, paper)
    yield from (line(text) for text in paper.end)


def _section(section: Section, paper: Paper) -> Iterator[Block]:
    yield WordHeading(2, section.title)
    yield from (line(text, keep=True) for text in section.before)
    if table := papers.table(section, paper):
        yield _table(table, section.title)
    elif section.empty:
        yield line(section.empty)


def _table(table: PaperTable, about: str) -> WordTable:
    rows = (
        tuple(tuple(line(text) for text in cell) for cell in row) for row in table.rows
    )
    return WordTable(
        about=about,
        head=table.head,
        rows=tuple(rows),
        shares=table.shares,
        to_fill_in=table.to_fill_in,
    )
