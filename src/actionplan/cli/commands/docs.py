"""Run `actionplan docs`: show the documentation in a browser."""

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli import console
from actionplan.cli.options import require_a_name
from actionplan.storage import files, folders
from actionplan.text import terminal


def command(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Write the pages to this folder, and do not open a browser.",
            callback=require_a_name,
        ),
    ] = None,
) -> None:
    """Show the documentation in your browser.

    Examples:

      actionplan docs

      actionplan docs -o documentation

    The pages work without an internet connection. Without -o, they are written to a new
    temporary folder.
    """
    from actionplan.reference import documentation

    folder = output or Path(tempfile.mkdtemp(prefix="actionplan-docs-"))
    if output:
        folders.require_inside(output)
    for each in documentation.files():
        target = folder / each.name
        for parent in reversed(target.parents):
            if parent.is_relative_to(folder) and not files.is_folder(parent):
                files.make_folder(parent)
        files.create(target, each.content)
    first = folder / "index.html"
    console.done(f"The documentation is in:\n\n  {terminal.line(str(first))}\n")
    if output is None and console.is_watched():
        webbrowser.open(first.resolve().as_uri())
