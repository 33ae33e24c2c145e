"""Show what came back in a tracker or a form, and record it if that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from actionplan import office, workspace
from actionplan.cli import console, import_options
from actionplan.diagnostics import Fault, Refusal
from actionplan.intake import returned
from actionplan.messages import returned_forms
from actionplan.office import markdown_tables
from actionplan.output import returned_screen
from actionplan.text import personal, terminal
from actionplan.workspace import record_returned

if TYPE_CHECKING:
    from datetime import date

    from actionplan.cli.import_options import Given
    from actionplan.intake.returned import Returned
    from actionplan.office.cells import OfficeFile
    from actionplan.text.dates import Date
    from actionplan.workspace.record_returned import PlanResult, Results


def came_back(content: bytes, given: Given) -> Returned | None:
    """Read a tracker or a form; None if the document is neither.

    Refuses an option that is for a document, and `--record` for anything else.
    """
    name = "" if given.document == "-" else given.document
    is_markdown = name.lower().endswith((".md", ".markdown"))
    found = markdown_tables.read(content) if is_markdown else office.read(content, name)
    if name.lower().endswith(".txt") or not Path(name).suffix:
        found = _form_in_text(content) or found
    if isinstance(found, Fault):
        if given.record:
            raise Refusal(found, file=name)
        return None
    came = returned.read(found)
    missing = () if came else returned.missing_headings(found)
    if came is None and (given.record or missing):
        fault = returned_forms.nothing_to_record_from(missing=missing)
        raise Refusal(fault, file=name)
    if came is not None and (option := import_options.of_documents(given)):
        fault = returned_forms.not_for_returned(
            option=option, is_tracker=came.is_tracker
        )
        raise Refusal(fault, file=name)
    return came


def _form_in_text(content: bytes) -> OfficeFile | None:
    """Read a form in Markdown that was saved as text, or pasted; None if it is none."""
    try:
        found = markdown_tables.read(content)
    except Refusal:
        return None
    return found if returned.read(found) else None


def run(
    came: Returned, given: Given, as_of: str | None, form: Literal["text", "json"]
) -> bool:
    """Show or record what was filled in. Return whether something is left to do."""
    day = console.today(as_of, workspace.make([Path()]))
    reported = import_options.reported(given)
    found = record_returned.results(came, day, reported)
    name = Path(given.document).name
    if given.record:
        found = _record(found, day, reported)
    if form == "json":
        made = returned_screen.as_json(
            came, found, name, as_of=day, recorded=given.record
        )
        console.out(personal.hidden(made), "json")
    else:
        _say(came, found, given)
    left = (came.changed, came.left_over, came.not_read, came.links)
    return bool(found.refused) or any(left)


def _record(found: Results, day: date, reported: Date | None) -> Results:
    """Record the entries of each plan, if it has no row that is refused."""
    done: list[PlanResult] = []
    for plan in found.plans:
        saved = record_returned.record(plan, day, reported)
        done.append(saved.result)
        if not saved.durable:
            console.not_durable()
    return found._replace(plans=tuple(done))


def _say(came: Returned, found: Results, given: Given) -> None:
    name = Path(given.document).name
    parts = [returned_screen.begin(came, name)]
    for plan in found.plans:
        if plan.before != plan.after:
            shown = console.difference(plan.to.name, plan.before, plan.after)
            recorded = "Recorded in" if given.record else "Would be recorded in"
            parts.append(
                f"{recorded} {terminal.line(plan.to.name)}:\n\n{shown}".rstrip()
            )
        if said := returned_screen.of_plan(plan, is_recorded=given.record):
            parts.append(said)
    parts.append(returned_screen.refused(found.refused, name).rstrip())
    parts.append(returned_screen.not_recorded(came, name))
    is_new = any(plan.new and not plan.is_refused for plan in found.plans)
    if is_new and not given.record:
        options = import_options.words(given)
        parts.append(returned_screen.how_to_record(given.document, options))
    console.done("\n\n".join(filter(None, parts)) + "\n")
