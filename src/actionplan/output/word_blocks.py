"""Hold what a Word document is made of: headings, lines of words and tables.

`word_document` writes it. What the words are is decided by those who make the blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Colour: TypeAlias = Literal["", "red", "amber", "green", "blue", "grey"]
"""What is behind words. It only repeats what the words say."""
Kind: TypeAlias = Literal["text", "bullet", "caption", "lead"]
"""How a line looks: a caption is above a table, and a lead begins a document."""


class WordRun(NamedTuple):
    """Words that look the same."""

    text: str
    bold: bool = False
    colour: Colour = ""
    to: str = ""
    """The place in the document that the words lead to; empty for none."""


class WordLine(NamedTuple):
    """A paragraph, in the document or in a cell of a table."""

    runs: tuple[WordRun, ...]
    kind: Kind = "text"
    keep: bool = False
    """Whether it stays on the page of what follows it."""


class WordHeading(NamedTuple):
    """A heading. Others can lead to its *place*, if it has one."""

    level: int
    text: str
    place: str = ""
    new_page: bool = False


class WordContents(NamedTuple):
    """A list of the headings of one level that come after it, which leads to them."""

    level: int


Cell: TypeAlias = tuple[WordLine, ...]


class WordTable(NamedTuple):
    """A table under headings. The first cell of a row names it."""

    about: str
    """What it is about, for people who cannot see it."""
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...] = ()
    """How wide each column is, compared with the others; all the same if empty."""
    to_fill_in: bool = False
    """Whether people write into its rows, which are high then."""


class WordSheet(NamedTuple):
    """The blocks after it are on sheets of their own."""

    upright: bool
    """Whether they are a page to take in at once, as in a compact document."""


class WordColumns(NamedTuple):
    """The blocks after it are on the same sheet, in columns."""

    number: int


Block: TypeAlias = (
    WordHeading | WordContents | WordLine | WordTable | WordSheet | WordColumns
)


class WordContent(NamedTuple):
    """A document: its title, what is on each page of it, and its blocks."""

    title: str
    marking: str
    as_of: date
    blocks: tuple[Block, ...]
    compact: bool = False
    """Whether it is a page to take in at once: A4 upright, in small letters."""
    marks: tuple[str, ...] = ()
    """The marks of its own lines, if it is filled in and comes back."""


def line(*runs: WordRun | str, kind: Kind = "text", keep: bool = False) -> WordLine:
    """Make a line of words."""
    made = (WordRun(one) if isinstance(one, str) else one for one in runs)
    return WordLine(tuple(one for one in made if one.text), kind, keep)


def bold(text: str) -> WordRun:
    """Make words that are seen first."""
    return WordRun(text, bold=True)


def lines(text: str) -> Cell:
    """Write what an officer typed as paragraphs and lists."""
    return tuple(
        line(words, kind="bullet" if block.kind == "list" else "text")
        for block in (paragraphs.blocks(text) if text.strip() else ())
        for words in _words(block)
    )


def _words(block: paragraphs.Block) -> tuple[str, ...]:
    return block.texts if block.kind == "list" else paragraphs.block_lines(block)


def bullets(texts: Iterable[str]) -> Cell:
    """Write a list."""
    return tuple(line(text, kind="bullet") for text in texts)


def fact(name: str, text: str) -> tuple[WordLine, ...]:
    """Write a name in front of what an officer typed."""
    first, *rest = lines(text) or (line(""),)
    if first.kind == "bullet":
        return (line(bold(f"{name}:"), keep=True), first, *rest)
    return (line(bold(f"{name}: "), *first.runs), *rest)
