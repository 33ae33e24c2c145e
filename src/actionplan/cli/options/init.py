"""Define the options and arguments of `actionplan init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import HOW_LINES_ARE_MARKED, require_a_name
from actionplan.scaffold import new_folder

Folder = Annotated[
    Path,
    typer.Argument(
        help="The folder to set up. If it does not exist, it is created. The"
        " default is the current folder.",
        callback=require_a_name,
        show_default=False,
    ),
]
Dry = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="List the files that would be created, but do not create them.",
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=(
            "Show how files that are already there differ from the ones that init"
            " would write. With --dry-run, show new files too."
            f" {HOW_LINES_ARE_MARKED}"
        ),
    ),
]
Service = Annotated[
    new_folder.Service,
    typer.Option("--ci", help="The service that will check proposed changes."),
]
Source = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="ADDRESS",
        help=(
            "The address of a git repository that contains actionplan. The check at"
            " each commit and the check of proposed changes then install actionplan"
            " from there. The default is the https:// git address that pip installed"
            " actionplan from. If pip did not use an address of this kind, the check at"
            " each commit uses the copy of actionplan on your computer. The check of"
            " proposed changes then installs actionplan from a file in the folder"
            ' "tools". You make this file with "pip wheel".'
        ),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        envvar="ACTIONPLAN_AS_OF",
        show_envvar=False,
        help="The date to base the example plan on. The default is today.",
    ),
]
