"""Turn an officer's text into HTML or Markdown that is nothing but text."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from actionplan.text import markdown, paragraphs, terminal

if TYPE_CHECKING:
    from actionplan.text.paragraphs import Block

LONGEST = 30
"""Letters: a longer word than any ordinary one, which may be broken anywhere."""
_PIECE = 8
_LONG = re.compile(rf"\S{{{LONGEST},}}")
_ID = re.compile(r"(?:[a-z0-9]{1,19}-)+[a-z0-9]{1,19}(?:/[A-Za-z0-9.]{1,9})?,?")
"""The ID of a plan, or PLAN/ACTION. Browsers break it after its hyphens alone."""
_ADDRESS = re.compile(r"[A-Za-z0-9._#-]*")


def one_line(text: str) -> str:
    """Write text on one line; what acts, or what XML cannot hold, is written out."""
    return _NO_CHARACTER.sub(
        lambda found: f"\\u{ord(found[0]):04x}", clean(" ".join(text.split()))
    )


_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def html_line(value: object) -> Markup:
    """Write a value as text on one line of HTML."""
    # A word that no line has room for may be broken after every few letters. Text with
    # letters that run from right to left is isolated, so that it cannot reorder the
    # rest.
    text = clean(" ".join(str(value).split()))
    line = _with_breaks(text) if _LONG.search(text) else escape(text)
    return Markup(f"<bdi>{line}</bdi>" if _is_mixed(text) else line)  # noqa: S704 -- escaped above


def _with_breaks(text: str) -> str:
    pieces = _LONG.split(text)
    words = [_breakable(word) for word in _LONG.findall(text)]
    return escape(pieces[0]) + "".join(
        word + escape(piece) for word, piece in zip(words, pieces[1:], strict=True)
    )


def html_blocks(value: object) -> Markup:
    """Write a value as paragraphs and lists of HTML."""
    return Markup("\n").join(
        _html_block(block) for block in paragraphs.blocks(str(value))
    )


def html_value(value: object) -> object:
    """Clean a text of what a page cannot hold; Jinja escapes it afterwards."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return clean(value)


def css_text(value: object) -> Markup:
    r"""Write a text so that it can stand between quotation marks in CSS."""
    text = clean(" ".join(str(value).split()))
    return Markup(  # noqa: S704 -- only letters, digits and blanks are left as they are
        "".join(
            c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):06x} "
            for c in text
        )
    )


def markdown_line(value: object) -> Markup:
    """Write a value as text on one line of Markdown, or in a cell of a table."""
    return Markup(markdown.inline(str(value)))  # noqa: S704 -- escaped for Markdown


def markdown_blocks(value: object) -> Markup:
    """Write a value as paragraphs and lists of Markdown."""
    parts = [_markdown_block(block) for block in paragraphs.blocks(str(value))]
    return Markup("\n\n".join(parts))  # noqa: S704 -- escaped for Markdown


def markdown_cell(value: object) -> Markup:
    """Write paragraphs and lists into one cell of a table, or one item of a list."""
    lines = [
        f"- {markdown.inline(text)}" if block.kind == "list" else markdown.inline(line)
        for block in paragraphs.blocks(str(value))
        for text, line in zip(block.texts, paragraphs.block_lines(block), strict=True)
    ]
    return Markup("<br>".join(lines))  # noqa: S704 -- escaped for Markdown


def markdown_hashes(level: int) -> Markup:
    """Write the hashes that begin a heading of a level; there are six levels."""
    return Markup("#" * max(1, min(level, 6)))  # noqa: S704 -- nothing but hashes


def markdown_address(value: object) -> Markup:
    """Write an address within this report; for any other, write nothing."""
    text = str(value)
    return Markup(text if _ADDRESS.fullmatch(text) else "")  # noqa: S704 -- checked


def markdown_value(value: object) -> Markup:
    """Write whatever a template prints, unless it is Markdown already."""
    return value if isinstance(value, Markup) else markdown_line(value)


def clean(text: str) -> str:
    """Write out the characters that do something other than show.

    Those that join letters or emoji stay: on a page that is all they do.
    """
    if text.isascii() and text.isprintable():
        return text  # which is so of nearly all
    lines = text.replace("\t", " ").split("\n")
    return "\n".join(_clean(line) for line in lines)


def _clean(line: str) -> str:
    parts = re.split("([\u200c\u200d])", line)
    return "".join(
        part if i % 2 else terminal.line(part) for i, part in enumerate(parts)
    )


def _html_block(block: Block) -> Markup:
    way = Markup(' dir="auto"') if any(map(_is_mixed, block.texts)) else ""
    if block.kind == "paragraph":
        return Markup("<p{}>{}</p>").format(way, html_line(block.texts[0]))
    items = Markup("").join(
        Markup("<li>{}</li>").format(html_line(text)) for text in block.texts
    )
    if block.kind == "list":
        return Markup("<ul{}>{}</ul>").format(way, items)
    start = (
        Markup("") if block.first == 1 else Markup(' start="{}"').format(block.first)
    )
    return Markup("<ol{}{}>{}</ol>").format(start, way, items)


def _markdown_block(block: Block) -> str:
    texts = [markdown.inline(text) for text in block.texts]
    match block.kind:
        case "paragraph":
            return texts[0]
        case "list":
            return "\n".join(f"- {text}" for text in texts)
        case "numbered":  # pragma: no branch -- the last there is
            return "\n".join(
                f"{number}. {text}" for number, text in enumerate(texts, block.first)
            )


def _breakable(word: str) -> str:
    if _ID.fullmatch(word):
        return escape(word)
    pieces = [word[i : i + _PIECE] for i in range(0, len(word), _PIECE)]
    return "<wbr>".join(escape(piece) for piece in pieces)


def _is_mixed(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in {"R", "AL"} for character in text
    )
