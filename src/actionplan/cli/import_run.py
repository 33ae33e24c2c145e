"""Carry out an import: show it, write it, or add what a new version says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from actionplan import workspace
from actionplan.cli import console, import_options, returned_run
from actionplan.diagnostics import Refusal
from actionplan.intake import next_version
from actionplan.messages import tool
from actionplan.output import import_ledger, import_screen
from actionplan.storage import files, folders
from actionplan.text import personal
from actionplan.workspace import import_document
from actionplan.workspace.settings import kept_columns

if TYPE_CHECKING:
    from datetime import date

    from actionplan.cli.import_options import Given
    from actionplan.diagnostics import Run
    from actionplan.intake.conversion import Imported
    from actionplan.intake.terms import Terms
    from actionplan.workspace import Workspace
    from actionplan.workspace.import_document import Updated

PASTED = "The pasted text"
"""What a table from standard input is called."""


_PASTE = """\
Paste the table. Then press Enter and Ctrl and D (in Windows, Ctrl and Z, and Enter).
"""


class _Job(NamedTuple):
    """All that one import needs."""

    given: Given
    path: Path
    """The plan that is written, or would be."""
    here: Workspace
    terms: Terms
    made: Imported
    content: bytes
    day: date
    form: Literal["text", "json"]

    @property
    def name(self) -> str:
        """The name of the document, without its folder."""
        return PASTED if self.given.document == "-" else Path(self.given.document).name

    @property
    def words(self) -> str:
        return import_ledger.as_markdown(self.made, self.name)

    def data(self, plan: str = "") -> str:
        """Return the ledger for programs, with the check of the *plan* it is about."""
        more: dict[str, Any] = {"options": import_options.words(self.given)}
        more |= {import_document.CHECK: plan} if plan else {}
        more |= import_document.documents_read(
            self.path, self.content, self.name, is_first=bool(plan)
        )
        return import_ledger.as_json(self.made, self.name, self.terms.columns, more)

    @property
    def late(self) -> list[str]:
        """The options that are not those of the last import."""
        options = import_options.words(self.given)
        last = self.terms.last
        return [] if last is None or options == [*last.options] else options


def run(given: Given, as_of: str | None, form: Literal["text", "json"]) -> bool:
    """Import a document. Return whether anything is left out, or left to a person.

    A tracker or a form that we made is recorded in the plans that it is about.
    """
    content = _content(given.document)
    if came := returned_run.came_back(content, given):
        return returned_run.run(came, given, as_of, form)
    path = import_options.plan_path(given)
    if given.output:
        if not files.is_folder(path.parent):
            raise Refusal(tool.folder_not_found(), file=files.name(path.parent))
        folders.require_inside(path.parent)
        import_document.require_files(path)
    here = workspace.make([path.parent])
    day = console.today(as_of, here)
    terms = import_options.terms(given, path, here.settings(path), day)
    is_there = given.output is not None and files.is_there(path)
    is_next = is_there and not given.replace
    if is_next:
        terms = import_document.as_last_time(terms, path, here)
    elif is_there:
        import_document.require_unchanged(path)
    name = "" if given.document == "-" else given.document
    made = import_document.read(content, name, terms)
    made = import_document.with_questions_of_lint(
        made, terms, path, here=here, as_of=day
    )
    job = _Job(
        given=given,
        path=path,
        here=here,
        terms=terms,
        made=made,
        content=content,
        day=day,
        form=form,
    )
    return _update(job) if is_next else _import(job)


def _content(document: str) -> bytes:
    if document == "-":
        if console.can_ask():
            console.err(_PASTE)
        return console.piped("table")
    return import_document.content(Path(document))


def _import(job: _Job) -> bool:
    """Show how the document is read; write the plan if a place for it was given."""
    shown = files.name(job.path)
    content = import_document.plan(job.made, job.terms, job.given.document)
    run = import_document.checked(content, job.path, job.here, job.day)
    later = import_document.asked_later(
        job.made, job.terms, job.path, here=job.here, as_of=job.day
    )
    page = f"{import_screen.page(job.made, job.name)}\n"
    if job.given.output is None:
        options = import_options.words(job.given)
        rest = import_screen.how_to_write(job.given.document, shown, options)
        lint = import_screen.lint_of(run, later, is_written=False, plan=shown)
        _show(job, f"{page}{lint}\n{rest}", run, "")
    else:
        data = job.data(import_document.check_of(content))
        write = import_document.create
        if job.given.replace and files.is_there(job.path):
            write = import_document.write_again
        wrote = write(job.path, content, job.words, data)
        kept, settings = _keep(job)
        lint = import_screen.lint_of(run, later, is_written=True, plan=shown)
        said = import_screen.wrote(shown, wrote, kept, settings)
        _show(job, f"{page}{said}\n{lint}", run, shown)
    return _is_left(job.made)


def _is_left(made: Imported) -> bool:
    return bool(made.questions or made.ledger.count("left out", "asked"))


def _keep(job: _Job) -> tuple[dict[str, str], str]:
    """Keep in the settings what was said about columns, if there is a file for that."""
    own = job.here.settings(job.path)
    new = kept_columns.not_kept(own, import_options.typed_maps(job.given))
    if not (own.file and new and kept_columns.keep(own, new)):
        return {}, ""
    return new, own.file


def _show(
    job: _Job, page: str, run: Run, written: str, done: Updated | None = None
) -> None:
    """Write what was read and done, without numbers that identify people."""
    text = page
    if job.form == "json":
        text = _as_json(job, written, run, done)
    known = personal.found("\n".join(line.text for line in job.made.ledger.lines))
    console.out(personal.hidden(text, known), "json" if job.form == "json" else "text")


def _as_json(job: _Job, written: str, run: Run, done: Updated | None) -> str:
    rules = {each.rule for each in run.diagnostics}
    found: dict[str, Any] = import_ledger.data(job.made, job.name, job.terms.columns)
    del found["cells"]  # the lines have it all
    many = {
        rule: sum(each.rule == rule for each in run.diagnostics)
        for rule in sorted(rules)
    }
    found |= {"as_of": str(job.day), "written": written, "lint": many}
    if done is not None:
        found["since_last_version"] = import_ledger.since_last(done)
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


# --- the next version ---------------------------------------------------------


def _update(job: _Job) -> bool:
    """Add what a new version of the document says to the plan that is there."""
    done = import_document.update(
        job.path, job.made, job.terms, here=job.here, as_of=job.day
    )
    job = job._replace(made=done.made)
    shown = files.name(job.path)
    renewed = (
        [] if done.is_same else import_document.renew(job.path, job.words, job.data())
    )
    content = files.read(job.path)
    run = import_document.checked(content, job.path, job.here, job.day)
    if done.is_same:
        import_document.note_read(job.path, job.content, job.name)
        page = import_screen.unchanged(
            job.name,
            shown,
            left=next_version.left_to_person(done.made),
            ledger=files.name(import_document.ledgers(job.path).words),
            options=job.late,
        )
    else:
        page = import_screen.updated(shown, done, renewed)
    _show(job, page, run, shown, done=done)
    return bool(done.refused or done.others or done.around) or _is_left(done.made)
