"""Text in Markdown is shown as it is, and never does anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from generated_plans import perfect, put_into
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from printed import output

from actionplan.text import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

BROWSER = Path(__file__).parent / "browser"
NODE = shutil.which("node") or ""
HARM = [
    "a | b \\| c \\\\| d",
    "`code` ``more`` ```",
    "<b>bold</b> <!-- gone --> &amp; &#60;",
    "**strong** _slanted_ ~~gone~~ ==",
    "[link](javascript:alert(1)) ![image](https://example.org/i.png) [x]: y",
    "<https://example.org> https://example.org/path?q=1 www.example.org",
    "ann@example.org @board @team/sub",
    "#123 owner/repo#9 GH-7 :smile: $x^2$",
    "# heading",
    "- item",
    "1. item",
    "2) item",
    "+ item",
    "> quote",
    "=== rule",
    "--- rule",
    "- [ ] task",
    "    indented",
    "ends with a backslash \\",
]
# Letters and marks that mean something, mostly; and any others.
TEXTS = st.text(st.sampled_from("ab1 \\|`*_[]()<>&#@!~$:/.-+=\n")) | st.text(
    max_size=40
)


@pytest.mark.parametrize("text", HARM)
def test_text_in_a_cell_stays_text(text: str) -> None:
    """The cell has the text, and the table keeps its size."""
    cells = _cells(markdown.table(("One", "Two"), [(text, "second")]))

    assert cells == [["One", "Two"], [" ".join(text.split()), "second"]]


@given(TEXTS.filter(str.isprintable))
def test_any_text_stays_text(text: str) -> None:
    """A reader sees exactly the text of a paragraph."""
    wanted = " ".join(text.split())

    assert _shown(markdown.inline(text)) == ([wanted] if wanted else [])


def test_a_line_that_breaks_is_joined() -> None:
    """Text of several lines becomes one line, to fit in a cell."""
    assert markdown.inline("one\n\n- two\r\n three") == "one \\- two three"


def test_characters_that_do_not_show_are_written_out() -> None:
    """A control character is shown by its number."""
    assert markdown.inline("bell\x07") == "bell\\\\x07"


@pytest.mark.browser
@pytest.mark.parametrize("text", HARM)
def test_nothing_comes_of_text_where_github_reads_it(text: str) -> None:
    """GitHub's Markdown finds no link, address, picture or code in it."""
    if not NODE or not (BROWSER / "node_modules" / "micromark-extension-gfm").is_dir():
        pytest.skip("node, or micromark, is not there: npm install in tests/browser")
    written = markdown.table(("One", "Two"), [(text, "second")])

    done = subprocess.run(
        [NODE, BROWSER / "gfm.mjs"],
        input=f"{markdown.inline(text)}\n\n{written}\n",
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )

    assert json.loads(done.stdout) == {
        "links": [],
        "images": [],
        "html": [],
        "code": [],
        "tables": [[2, 2]],
    }


def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _cells(text: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in _reader().parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_text(token.children or []))
    return rows


def _shown(text: str) -> list[str]:
    tokens = _reader().parse(text)
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    return [_text(token.children or []) for token in tokens if token.children]


def _text(children: Sequence[object]) -> str:
    kinds = {getattr(child, "type", "") for child in children}
    assert kinds <= {"text", "text_special"}
    words = "".join(getattr(child, "content", "") for child in children)
    return words.replace("\u200b", "")


def test_each_assurance_is_an_item_of_its_own(tmp_path: Path) -> None:
    """Two outcomes that need nothing to be done are two items of the list."""
    plan = perfect()
    first = plan["outcomes"][0]
    assured = {"agency": "Kent Police", "statement": "All have it.", "date": "2011-09"}
    plan["outcomes"] += [
        {"id": name, "challenge": first["challenge"], "actions": []}
        | {"assurances": [dict(assured)], "theme": f"Theme {name}"}
        for name in ("O2", "O3")
    ]
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, date(2012, 3, 1))

    said = re.findall(r"^- Outcome \[(O[0-9])\].*gave an assurance", page, re.MULTILINE)
    assert said == ["O2", "O3"]
