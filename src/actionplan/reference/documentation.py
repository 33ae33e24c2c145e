"""Turn the documentation into pages that a browser shows.

The pages in `docs/` are Markdown. Each becomes a page of HTML with the same headings
and links, which needs no network and no script.
"""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from actionplan.storage.resources import DOCS, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token

FIRST = "index.md"
"""The page that leads to the others."""


class DocumentationFile(NamedTuple):
    """A page or a picture of the documentation, to be written to a folder."""

    name: str
    """The path below the folder, with slashes."""
    content: bytes


def files() -> list[DocumentationFile]:
    """Return all pages as HTML, with the pictures that they show."""
    sources = {
        path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(DOCS.rglob("*.md"))
    }
    pages = [
        DocumentationFile(
            _html_name(name), page(name, text, frozenset(sources)).encode()
        )
        for name, text in sources.items()
    ]
    pictures = [
        DocumentationFile(path.relative_to(DOCS).as_posix(), path.read_bytes())
        for path in sorted(DOCS.rglob("*.png"))
    ]
    return [*pages, *pictures]


def page(name: str, text: str, known: frozenset[str]) -> str:
    """Return a page of Markdown as HTML; links to pages that are *known* still work."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    reader.add_render_rule("code_inline", _code)
    reader.add_render_rule("fence", _block)
    tokens = reader.parse(text)
    _add_anchors(tokens)
    inside = [t for token in tokens for t in (token.children or ())]
    for token in (*tokens, *inside):
        if token.type in ("html_block", "html_inline"):  # notes for authors
            token.type, token.content = "text", ""
    folder = posixpath.dirname(name)
    _turn_links(inside, folder, known)
    style = (TEMPLATES / "documentation" / "style.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=_title(tokens),
            body=Markup(reader.renderer.render(tokens, reader.options, {})),  # noqa: S704 -- our own pages
            style=Markup(style),  # noqa: S704 -- likewise
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            home=""
            if name == FIRST
            else _html_name(posixpath.relpath(FIRST, folder or ".")),
        )
    )


def _code(
    _renderer: RendererProtocol, tokens: Sequence[Token], number: int, *_: object
) -> str:
    """Write code within a sentence, which a narrow screen may fold at its marks."""
    written = _MARKS.sub(r"\1<wbr>", escapeHtml(tokens[number].content))
    return f"<code>{written}</code>"


_MARKS = re.compile(r"([/_.=-])(?=\w)")


def _block(
    _renderer: RendererProtocol, tokens: Sequence[Token], number: int, *_: object
) -> str:
    """Write lines of code as they are; a narrow screen scrolls, also with the keys."""
    written = escapeHtml(tokens[number].content)
    return f'<pre tabindex="0"><code>{written}</code></pre>\n'


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES / "documentation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _html_name(name: str) -> str:
    return f"{name.removesuffix('.md')}.html"


def _title(tokens: Sequence[Token]) -> str:
    headings = (tokens[i + 1] for i, t in enumerate(tokens) if t.type == "heading_open")
    return _words(next(headings))


def _words(heading: Token) -> str:
    return "".join(token.content for token in heading.children or ())


def _add_anchors(tokens: Sequence[Token]) -> None:
    """Give each heading the address that links on GitHub have for it."""
    used: dict[str, int] = {}
    for heading, words in pairwise(tokens):
        if heading.type != "heading_open":
            continue
        low = re.sub(r"[^\w\- ]", "", _words(words).lower()).replace(" ", "-")
        again = used.get(low, 0)
        used[low] = again + 1
        heading.attrSet("id", f"{low}-{again}" if again else low)


def _turn_links(tokens: Sequence[Token], folder: str, known: frozenset[str]) -> None:
    """Make links lead to pages; what is not in the documentation has no link."""
    without = False
    for token in tokens:
        if token.type == "link_open":
            target = _target(str(token.attrGet("href")), folder, known)
            without = not target
            token.attrSet("href", target)
        if without and token.type in ("link_open", "link_close"):
            token.type, token.content = "text", ""


def _target(href: str, folder: str, known: frozenset[str]) -> str:
    path, hash_, anchor = href.partition("#")
    if not path or re.match(r"[a-z]+:", path):
        return href
    if posixpath.normpath(posixpath.join(folder, path)) in known:
        return f"{_html_name(path)}{hash_}{anchor}"
    return ""
