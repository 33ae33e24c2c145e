"""Run `actionplan new`: start a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.cli import console
from actionplan.cli.options import AsOf, require_a_name
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
        Kind | None,
        typer.Option(help=("Whether the plan belongs to several agencies or to one.")),
    ] = None,
    lead_agency: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The agency of a single-agency plan."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="TYPE",
            help="What led to the plan, such as serious-case-review.",
            autocompletion=completions.sources,
        ),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help=("The title or number of that review or audit.")
        ),
    ] = None,
    agreed: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the plan was agreed.")
    ] = None,
    challenge: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help=("What the review or audit found, for the first outcome."),
        ),
    ] = None,
    desired_outcome: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What will be different.")
    ] = None,
    action: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The first action.")
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The date or month the first action is due."),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(metavar="JOB_TITLE", help="The owner of the first action."),
    ] = None,
    short: Annotated[
        bool | None,
        typer.Option(
            "--short/--full",
            help=(
                "Ask only for what every plan must have, or for everything in the"
                " guidance. In a terminal, this command asks you which. Elsewhere,"
                " the default is --full."
            ),
            show_default=False,
        ),
    ] = None,
    folder: Annotated[
        Path,
        typer.Option(
            "--in",
            metavar="FOLDER",
            help="The folder to write the plan to. The default is the current folder.",
            callback=require_a_name,
            show_default=False,
        ),
    ] = Path(),
    editor: Annotated[
        bool,
        typer.Option(
            "--schema/--no-schema",
            help=(
                "Save the schema next to the plan, so that your text editor can"
                " explain each field."
            ),
        ),
    ] = True,
    as_of: AsOf = None,
) -> None:
    """Start a plan, with the guidance next to each field.

    Examples:

      actionplan new

      actionplan new scr-family-b-2012 --short --title "Working with fathers"

    In a terminal, this command asks you for anything you leave out. You can leave most
    of it for later. Nothing is overwritten. "actionplan lint" shows what you still need
    to fill in.
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
        notes.append(
            f"Wrote {files.name(beside)}, which lets your text editor explain"
            " each field.\n"
        )
    check = f"actionplan lint {command_line.name(files.name(path))}"
    notes.append(f"Fill it in, and check it with:\n    {check}\n")
    console.err("".join(notes))


def _text(given: str | None) -> str:
    return (given or "").strip()
