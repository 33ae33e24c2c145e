"""Run `actionplan new`: start a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.cli import console
from actionplan.cli.options import AsOf
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
            help="The plan ID: lower-case words and digits joined by hyphens.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the plan is called.")] = None,
    kind: Annotated[
        Kind | None, typer.Option(help="Whether several agencies carry it out, or one.")
    ] = None,
    lead_agency: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The agency of a single-agency plan."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="TYPE",
            help="What it answers, such as serious-case-review.",
            autocompletion=completions.sources,
        ),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What that review or audit is called."),
    ] = None,
    agreed: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the plan was agreed.")
    ] = None,
    challenge: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What was found; for the first outcome."),
    ] = None,
    desired_outcome: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What will be different.")
    ] = None,
    action: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The first action.")
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The date or the month that action is due."),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(metavar="JOB_TITLE", help="The owner of that action."),
    ] = None,
    short: Annotated[
        bool | None,
        typer.Option(
            "--short/--full",
            help="Ask only for what a plan cannot do without, or for everything in the"
            " guidance. If you give neither, a terminal asks you, and anywhere else it"
            " is everything.",
            show_default=False,
        ),
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
            help="Save the schema next to it, so that an editor can help.",
        ),
    ] = True,
    as_of: AsOf = None,
) -> None:
    """Start a plan, with the guidance next to each field.

    Examples:

      actionplan new

      actionplan new scr-family-b-2012 --short --title "Working with fathers"

    On a terminal it asks for what is not given, and you can leave most of it for later.
    Nothing is overwritten. "actionplan lint" shows what is still to be filled in.
    """
    from actionplan.cli import new_answers
    from actionplan.scaffold import new_plan

    if not files.is_folder(folder):
        raise Refusal(tool.folder_not_found(), file=files.name(folder))
    folders.require_inside(folder)
    given = new_plan.Answers(
        id=values.plan_id(plan) if plan else "",
        title=_text(title),
        kind=kind or "",
        lead_agency=_text(lead_agency),
        source=values.source(_text(source)),
        reference=_text(reference),
        agreed=_text(agreed),
        challenge=_text(challenge),
        desired_outcome=_text(desired_outcome),
        action=_text(action),
        due=_text(due),
        owner=_text(owner),
    )
    known, is_short = new_answers.complete(given, folder, as_of, short=short)
    path = folder / f"{known.id}.yaml"
    notes = [f"Wrote {files.name(path)}.\n"]
    if editor:
        beside = folder / "plan.schema.json"
        at = new_plan.schema_near(folder)
        known = known._replace(schema_path=at or "plan.schema.json")
    files.create(path, new_plan.plan_text(known, short=is_short).encode())
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


def _text(given: str | None) -> str:
    return (given or "").strip()
