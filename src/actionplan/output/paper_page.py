"""Write a paper as a page of HTML, for a browser or a printer."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from actionplan.output import paper as papers
from actionplan.output.report import writer
from actionplan.text import dates

if TYPE_CHECKING:
    from actionplan.output.paper import Paper


def write(paper: Paper) -> str:
    """Write a page that asks for no other file, and runs nothing."""
    fill_in = writer.open_templates("html", None)
    facts: dict[str, Any] = {
        "title": paper.title,
        "as_of": dates.of(paper.as_of),
        "marking": paper.marking,
        "gaps": paper.gaps[:1],
        "more_gaps": [line.removeprefix("- ") for line in paper.gaps[1:]],
        "about": paper.about,
        "sections": [
            (section, papers.table(section, paper)) for section in papers.shown(paper)
        ],
        "end": paper.end,
    }
    # The page's content security policy allows this style sheet alone, by its hash.
    style = _close(fill_in("style.css.j2", facts))
    adds_up = b64encode(sha256(style.encode()).digest()).decode()
    given = {"style": Markup(style), "style_hash": adds_up}  # noqa: S704 -- of the template's making
    return f"{_close(fill_in('paper.html.j2', facts | given))}\n"


def _close(text: str) -> str:
    """Take out the empty lines that the statements of a template leave."""
    return "\n".join(line for line in text.split("\n") if line.strip())
