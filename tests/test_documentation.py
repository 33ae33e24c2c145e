"""Laws of `actionplan docs`: the documentation as pages for a browser."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.output.report import field_words, template_reference
from actionplan.reference import documentation
from actionplan.storage.resources import DOCS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

FILES = {each.name: each.content for each in documentation.files()}
PAGES = sorted(name for name in FILES if name.endswith(".html"))
ELSEWHERE = re.compile(r"https?://")


class Reader(HTMLParser):
    """Notes the links, pictures, anchors and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a tag leads, and where links to it come from."""
        found = {name: value or "" for name, value in attrs}
        self.links += [found[name] for name in ("href", "src") if name in found]
        self.anchors += [found["id"]] if "id" in found else []

    def handle_data(self, data: str) -> None:
        """Note what a reader sees."""
        self.words += data.split()


def _read(name: str) -> Reader:
    reader = Reader()
    reader.feed(FILES[name].decode())
    return reader


def test_every_page_and_picture_is_there() -> None:
    """Each file of the documentation has its page."""
    wanted = {
        path.relative_to(DOCS).as_posix().replace(".md", ".html")
        for path in (*DOCS.rglob("*.md"), *DOCS.rglob("*.png"))
    }

    assert set(FILES) == wanted


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    """To a page, a picture or a heading that is there; and no anchor is there twice."""
    page = _read(name)
    lost = []
    for link in page.links:
        path, _, anchor = link.partition("#")
        to = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        to = to if path else name
        if ELSEWHERE.match(link):
            continue
        if to not in FILES or (anchor and anchor not in _read(to).anchors):
            lost.append(link)

    assert (lost, len(page.anchors)) == ([], len(set(page.anchors)))


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_a_page_is_lost(name: str) -> None:
    """What the Markdown says is what the page says, but for notes to its authors."""
    source = (DOCS / name.replace(".html", ".md")).read_text(encoding="utf-8")
    source = re.sub(r"(?s)<!--.*?-->", "", source)
    source = re.sub(r"\]\([^)\s]*\)", "]", source)  # where a link leads is no word
    marks = r"(?m)^```\w*$|\\(?=[^\w\s])|^\|[-|:\s]+$|^ *[0-9]+\. "
    words = re.findall(r"[^\W_]+", re.sub(marks, "", source))

    shown = set(re.findall(r"[^\W_]+", " ".join(_read(name).words)))

    assert [word for word in words if word not in shown] == []


def test_the_first_page_leads_to_all_that_is_not_a_decision() -> None:
    """Nobody has to guess the name of a page."""
    led = {link.partition("#")[0] for link in _read("index.html").links}

    assert {name for name in PAGES if "/" not in name} - led - {"index.html"} == set()


def test_the_pages_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    """All of them; and nothing that is there is written over."""
    folder = tmp_path / "documentation"

    done = CliRunner().invoke(app, ["docs", "-o", str(folder)])

    written = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert (done.exit_code, written) == (0, FILES)
    assert done.stdout == f"The documentation is in:\n\n  {folder}/index.html\n"
    again = CliRunner().invoke(app, ["docs", "-o", str(folder)])
    assert again.exit_code != 0


def test_a_template_is_told_what_each_value_is() -> None:
    """The schema's questions are for officers: a template has the answers."""
    page = template_reference.templates_markdown().partition("\n## Values that")[2]
    parts = [part.partition("\n") for part in page.split("\n### ")[1:]]
    shown = {name: {*re.findall(r"(?m)^\| `(\w+)`", rows)} for name, _, rows in parts}

    asked = [line for line in page.splitlines() if re.search(r"\?|\\|\| If ", line)]
    unknown = {
        name: names
        for name, fields in field_words.WORDS.items()
        if (names := {*fields} - shown.get(name, set()))
    }

    assert (asked, unknown) == ([], {})
