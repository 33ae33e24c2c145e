"""Run `actionplan new`: start a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from actionplan import workspace
from actionplan.cli import console
from actionplan.cli.options import AsOf
from actionplan.cli.options import new as options
from actionplan.cli.parser import values
from actionplan.diagnostics import Refusal
from actionplan.messages import tool
from actionplan.storage import files, folders
from actionplan.storage.resources import SCHEMAS
from actionplan.text import command_line
from actionplan.workspace import settings

if TYPE_CHECKING:
    from actionplan.scaffold.new_plan import Answers
    from actionplan.workspace import Workspace


def command(
    plan: options.Plan = None,
    title: options.Title = None,
    kind: options.KindOption = None,
    lead_agency: options.LeadAgency = None,
    source: options.Source = None,
    reference: options.Reference = None,
    agreed: options.Agreed = None,
    challenge: options.Challenge = None,
    desired_outcome: options.DesiredOutcome = None,
    action: options.Action = None,
    due: options.Due = None,
    owner: options.Owner = None,
    short: options.Short = None,
    folder: options.Folder = None,
    editor: options.Editor = True,
    as_of: AsOf = None,
) -> None:
    """Start a plan, with guidance next to each field.

    Examples:

      actionplan new

      actionplan new scr-family-b-2012 --short --title "Working with fathers"

    In a terminal, this command asks you for anything you leave out. You can leave most
    of the answers for later. Nothing is overwritten. "actionplan lint" shows what you
    still need to fill in.
    """
    from actionplan.cli import new_answers
    from actionplan.scaffold import new_plan

    here = workspace.make([folder or Path()])
    folder = _place(folder, here)
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
    day = console.today(as_of, here)
    known, is_short = new_answers.complete(given, folder, day, short=short)
    _save(known, folder, short=is_short, editor=editor)


def _place(given: Path | None, here: Workspace) -> Path:
    """Return the folder for the plan: the one *given*, or else one of the plans.

    Only a folder that the settings name need not be there yet.
    """
    if given is not None and not files.is_folder(given):
        raise Refusal(tool.folder_not_found(), file=files.name(given))
    top = here.paths[0]
    place = given or settings.place_of_new(here.settings(top), top) or top
    folders.require_inside(place)
    return place


def _save(known: Answers, folder: Path, *, short: bool, editor: bool) -> None:
    """Write the plan, and the schema for an *editor* if there is none near it.

    A *folder* that is not there is made.
    """
    from actionplan.cli import new_answers
    from actionplan.scaffold import new_plan

    path = folder / f"{known.id}.yaml"
    near = new_plan.schema_near(folder) if editor else None
    if editor:
        known = known._replace(schema_path=near or _SCHEMA)
    for above in reversed((folder, *folder.parents)):
        files.make_folder(above)
    files.create(path, new_plan.plan_text(known, short=short).encode())
    notes = [f"Wrote {files.name(path)}.\n"]
    if editor and not near:
        notes.append(_save_schema(folder / _SCHEMA, path))
    check = f"actionplan lint {command_line.name(files.name(path))}"
    done = short and new_answers.is_answered(known)
    then = (
        "Every question in it has an answer. Check" if done else "Fill it in, and check"
    )
    notes.append(f"{then} it with:\n    {check}\n")
    if done:
        notes.append(_TO_BE_ASKED)
    console.err("".join(notes))


_SCHEMA = "plan.schema.json"
_TO_BE_ASKED = """\
Lint will list what a short plan does not ask: reviews, a baseline, a measure of
success, risks and, if several agencies take part, partners. Each is a warning,
not a mistake. You can add them to the plan one at a time.
"""


def _save_schema(beside: Path, plan: Path) -> str:
    """Write the schema next to a *plan*, and say what it is for."""
    try:
        files.create(beside, (SCHEMAS / _SCHEMA).read_bytes())
    except Refusal:
        console.made_before([files.name(plan)])
        raise
    return (
        f"Wrote {files.name(beside)}, which lets your text editor explain each field.\n"
    )


def _text(given: str | None) -> str:
    return (given or "").strip()
