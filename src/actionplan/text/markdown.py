"""Escape text for Markdown, so that it can only be text."""

from __future__ import annotations

import re

from actionplan.text import late, terminal

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SPECIAL = re.compile(
    r"[\\`*_\[\]|~$]"  # emphasis, code, links, cells and formulas
    r"|(?<![0-9A-Za-z])[!+=#-](?=[\[\s=-])"  # an image, a list, a rule or a heading
)
_LIST = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_RULE = re.compile(r"^([-+=#])")
_LIVE = late.compile(
    r"@(?=[0-9A-Za-z])"  # a mention or an email address
    r"|#(?=[0-9A-Za-z])|\bGH-(?=[0-9])"  # an issue number
    r"|:(?=//)|\bwww(?=\.)"  # a web address
    r"|:(?=[a-z_+-][a-z0-9_+-]*:)",  # an emoji name
    re.IGNORECASE,
)
_BREAK = "&#8203;"
"""A space of no width. GitHub removes backslashes before it looks for links."""


def inline(text: str) -> str:
    """Return *text* as one line of Markdown, for a paragraph or a table cell.

    It never becomes a link, mention, image, heading, list, code, table or markup.
    """
    # Marks are escaped with a backslash, markup as entities; what GitHub links without
    # any mark (@name, #1, www.) is broken with a space of no width.
    line = terminal.line(" ".join(text.split()))
    line = _SPECIAL.sub(r"\\\g<0>", line)
    line = _RULE.sub(r"\\\1", _LIST.sub(r"\1\\\2", line))
    return _LIVE.sub(rf"\g<0>{_BREAK}", line.translate(_ENTITIES))


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Write a table from plain text."""
    lines = [_row(head), "|" + "---|" * len(head), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(inline(cell) for cell in cells)} |"
