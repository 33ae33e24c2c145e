"""Run `actionplan docs`: show the documentation in a browser."""

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path

from actionplan.cli import console
from actionplan.cli.options import docs as options
from actionplan.storage import files, folders
from actionplan.text import terminal


def command(
    output: options.Output = None,
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
