"""Print everything that the program can print about a folder of plans."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from actionplan.cli import app

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

PAPERS = {
    "status": ("status", "{folder}"),
    "status csv": ("status", "{folder}", "--format", "csv"),
    "status json": ("status", "{folder}", "--format", "json"),
    "status markdown": ("status", "{folder}", "--format", "markdown"),
    "agenda": ("agenda", "{folder}", "--meeting", "{day}"),
    "agenda json": ("agenda", "{folder}", "--meeting", "{day}", "--format", "json"),
    "agenda markdown": (
        *("agenda", "{folder}", "--meeting", "{day}", "--format", "markdown"),
    ),
    "report markdown": ("render", "{folder}", "--format", "md"),
    "summary markdown": ("render", "{folder}", "--summary", "--format", "md"),
    "report html": ("render", "{folder}", "--format", "html", "--single-file"),
}
"""The outputs about the plans in a folder on a date, each a complete paper."""


def outputs(folder: Path, day: date) -> dict[str, str]:
    """Make every output for *folder* on *day*; HTML without its tags."""
    return {name: output(name, folder, day) for name in PAPERS}


def output(name: str, folder: Path, day: date) -> str:
    """Make one output for *folder* on *day*."""
    args = [part.format(folder=folder, day=day.isoformat()) for part in PAPERS[name]]
    if args[0] != "agenda":
        args += ["--as-of", day.isoformat()]
    wide = {"COLUMNS": "200"}  # so that no line breaks between words
    done = CliRunner(env=wide).invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return text_of(done.stdout) if name.endswith("html") else done.stdout


def text_of(page: str) -> str:
    """Return the words of a page as a person reads them."""
    page = re.sub(r"(?s)<(style|script|head)\b.*?</\1>", " ", page)
    page = re.sub(r"</(?:t[dh]|d[td]|li|p|text|a|span|h[1-6])>", " | ", page)
    return re.sub(r"[ \t]+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))
