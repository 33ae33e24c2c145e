"""Generated pages are up to date; `nox -s docs` renews them.

The files in docs/ci.md name the version, which is renewed too.
"""

import os
import re
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actionplan import __version__, rules
from actionplan.cli import app
from actionplan.reference import clauses

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
RENEW = bool(os.environ.get("ACTIONPLAN_RENEW"))
VERSION = re.compile(r"(actionplan-|actionplan@v|rev: v)([0-9][\w.]*\w)")


def _printed(*args: str) -> Callable[[], str]:
    return lambda: CliRunner().invoke(app, args, catch_exceptions=False).stdout


PAGES: dict[str, Callable[[], str]] = {
    "ci.md": lambda: VERSION.sub(
        rf"\g<1>{__version__}", (DOCS / "ci.md").read_text("utf-8")
    ),
    "cli.md": _printed("--help-markdown"),
    "format.md": _printed("schema", "--format", "markdown"),
    "guidance.md": lambda: clauses.guidance_markdown(rules.ALL),
    "messages.md": _printed("rules", "--messages", "--format", "markdown"),
    "rules.md": _printed("rules", "--format", "markdown"),
    "templates.md": _printed("render", "--context"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_program_writes(name: str) -> None:
    """The page is the same as what the program writes."""
    page, made = DOCS / name, PAGES[name]()
    if RENEW:
        page.write_text(made, encoding="utf-8", newline="\n")

    current = page.read_text(encoding="utf-8")

    assert current == made, f"docs/{name} is out of date. To fix: nox -s docs"


def test_every_page_that_is_written_says_so_and_can_be_renewed() -> None:
    """Pages with the comment, and pages in the list, are the same."""
    remark = re.compile(r"<!-- Written by [^>]*`nox -s docs`[^>]* -->")
    written = {
        path.name
        for path in DOCS.glob("*.md")
        if "Written by" in path.read_text("utf-8")
    }
    renewed = {
        path.name
        for path in DOCS.glob("*.md")
        if remark.search(path.read_text("utf-8"))
    }

    assert (written, renewed) == ({*PAGES} - {"ci.md"}, {*PAGES} - {"ci.md"})


def test_the_version_is_written_in_one_place() -> None:
    """The version that is installed, run and documented is the same.

    After changing it, install again: `pip install -e .`
    """
    done = subprocess.run(
        ["actionplan", "--version"],  # noqa: S607 -- the PATH is ours
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    documented = {
        found[2] for found in VERSION.finditer((DOCS / "ci.md").read_text("utf-8"))
    }

    assert (done.stdout.split()[1], __version__, documented) == (
        version("actionplan"),
        version("actionplan"),
        {version("actionplan")},
    )
