"""Define the options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.diagnostics import Refusal

HOW_LINES_ARE_MARKED = (
    "In the output, a line that starts with - would be removed from the file, and a"
    " line that starts with + would be added."
)
"""How to read the changes to a file."""

_STANDARD_OUTPUT = Path("-")


def or_standard_output(output: Path | None) -> Path | None:
    """Return None for "-": one text is written, to standard output."""
    return None if output == _STANDARD_OUTPUT else output


def require_a_name(param: typer.CallbackParam, output: Path | None) -> Path | None:
    """Refuse "-" for a file or a folder that cannot be standard output."""
    option = max(param.opts, key=len) if param.param_type_name == "option" else ""
    require_named(output, "folder" if param.metavar in _FOLDER else "file", option)
    return output


_FOLDER = (None, "FOLDER")


def require_named(
    output: Path | None, what: Literal["file", "folder"], option: str
) -> None:
    """Refuse "-" in place of the name of a file or a folder."""
    if output == _STANDARD_OUTPUT:
        from actionplan.messages import rendering

        raise Refusal(rendering.not_to_standard_output(what=what, option=option))


def by_plan_id(paths: list[Path] | None) -> list[Path] | None:
    """Return the files of plans that are named by their IDs, and all other paths."""
    if not paths or all(map(os.path.lexists, paths)):
        return paths
    from actionplan.workspace import targets

    return [*map(targets.named, paths)]


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        callback=by_plan_id,
        help="Plans or folders of plans. You can give a plan ID in place of a file"
        " name. The default is the current folder.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        envvar="ACTIONPLAN_AS_OF",
        help="The report date, such as 2011-11-30. The default is today.",
    ),
]
