"""Run `actionplan new`: start a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan import workspace
from actionplan.cli import console
from actionplan.cli.parser import completions, values
from actionplan.diagnostics import Refusal
from actionplan.messages import tool
from actionplan.storage import files, folders
from actionplan.storage.resources import SCHEMAS
from actionplan.text import command_line

Kind = Literal["multi-agency", "single-agency"]


def command(
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="The plan's name: lower-case words and digits joined by hyphens.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the plan is called.")] = None,
    kind: Annotated[
        Kind | None, typer.Option(help="Of several agencies, or of one.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="TYPE",
            help="What it answers to, such as serious-case-review.",
            autocompletion=completions.sources,
        ),
    ] = None,
    agreed: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it was agreed.")
    ] = None,
    folder: Annotated[
        Path,
        typer.Option(
            "--in",
            metavar="FOLDER",
            help="The folder to write it to, if not the current one.",
            show_default=False,
        ),
    ] = Path(),
    editor: Annotated[
        bool,
        typer.Option(
            "--schema/--no-schema",
            help="Put the schema beside it, so that an editor can help.",
        ),
    ] = True,
) -> None:
    """Start a plan, with the guidance beside each field.

    Examples:

      actionplan new scr-family-b-2012

      actionplan new scr-family-b-2012 --title "Working with fathers"

    On a terminal it asks for what is not given. Nothing is overwritten. What is still
    to be filled in is what "actionplan lint" then names.
    """
    from actionplan.scaffold import new_plan
    from actionplan.workspace import disclosure_check

    name = plan or console.ask("Name of the plan, such as scr-family-b-2012")
    known = new_plan.Answers(
        id=values.plan_id(name),
        title=title or console.ask("Title, or Enter to fill it in later"),
        kind=kind or "",
        source=values.source(source or ""),
        agreed=_date(agreed, folder) if agreed else "",
    )
    disclosure_check.require_nobody(known.id, known.title)
    if not files.is_folder(folder):
        raise Refusal(tool.folder_not_found(), file=files.name(folder))
    folders.require_inside(folder)
    path = folder / f"{known.id}.yaml"
    notes = [f"Wrote {files.name(path)}.\n"]
    if editor:
        beside = folder / "plan.schema.json"
        at = new_plan.schema_near(folder)
        known = known._replace(schema_path=at or "plan.schema.json")
    files.create(path, new_plan.plan_text(known).encode())
    if editor and not at:
        try:
            files.create(beside, (SCHEMAS / "plan.schema.json").read_bytes())
        except Refusal:
            console.made_before([files.name(path)])
            raise
        notes.append(f"Wrote {files.name(beside)}, with which an editor can help.\n")
    check = f"actionplan lint {command_line.name(files.name(path))}"
    notes.append(f"Fill it in, and check it with:\n    {check}\n")
    console.err("".join(notes))


def _date(agreed: str, folder: Path) -> str:
    now = console.today(None, workspace.make([folder], only_plans=True))
    return str(console.day("--agreed", agreed, now))
