"""Import a document: read it, write the plan and the ledger, or add what is new."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import lint, office
from actionplan.diagnostics import Fault, Refusal
from actionplan.editing import entries
from actionplan.intake import (
    column_map,
    conversion,
    in_plan,
    last_version,
    next_version,
    picture,
    plan_text,
)
from actionplan.messages import importing_again, importing_tables
from actionplan.reading import load
from actionplan.storage import files, folders
from actionplan.workspace import (
    check,
    disclosure_check,
    documents,
    entry_check,
    import_questions,
    targets,
)
from actionplan.workspace.entry_check import Allowed
from actionplan.workspace.targets import Target

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from actionplan.diagnostics import Run
    from actionplan.intake.around import AroundChange
    from actionplan.intake.conversion import Imported
    from actionplan.intake.in_plan import InPlan
    from actionplan.intake.last_version import LastVersion
    from actionplan.intake.next_version import CellChange, NewReport
    from actionplan.intake.terms import Terms
    from actionplan.workspace import Workspace

CHECK = "plan_sha256"
"""What the check of a plan is called in its ledger."""


class Ledgers(NamedTuple):
    """The two files of the ledger, next to the plan."""

    words: Path
    data: Path


def ledgers(plan: Path) -> Ledgers:
    """Return where the ledger of a plan is."""
    return Ledgers(
        plan.with_name(f"{plan.stem}.import.md"),
        documents.ledger_of(plan),
    )


def content(path: Path, room: files.Room = documents.DOCUMENT) -> bytes:
    """Return the bytes of a document, if it is a file that plans could be read from."""
    for name, fault in folders.find([path], deep=False).faults:
        raise Refusal(fault, file=name)
    return files.read(path, room)


def require_files(plan: Path) -> None:
    """Refuse a plan, or a ledger of it, that is not a file in this folder.

    So nothing is read or written elsewhere, and no plan is written without its ledger.
    """
    for each in (plan, *ledgers(plan)):
        if files.is_there(each):
            content(each, documents.LEDGER)


def read(content: bytes, name: str, terms: Terms) -> Imported:
    """Read a document that is called *name*, or refuse it. Pasted text has no name."""
    shown = name or check.UNNAMED
    found = office.read(content, name)
    if isinstance(found, Fault):
        raise Refusal(found, file=shown)
    try:
        return conversion.read(found, terms)
    except Refusal as refusal:
        refusal.file = shown
        raise


def plan(made: Imported, terms: Terms, name: str) -> bytes:
    """Write the plan that a document becomes."""
    try:
        return plan_text.write(made.data, schema_path=terms.schema_path)
    except Refusal as refusal:
        refusal.file = name
        raise


def checked(content: bytes, path: Path, here: Workspace, as_of: date) -> Run:
    """Check the plan with the settings of the folder that it is in, or will be in."""
    request = check.own_request(here, path, lint.Request(as_of, fixes=False))
    return lint.across([lint.one(content, files.name(path), request)], request)


def asked_later(
    made: Imported, terms: Terms, path: Path, *, here: Workspace, as_of: date
) -> dict[str, int]:
    """Count what lint may ask only once people have said what the plan is.

    No table says that, and what depends on it is not checked until then.
    """
    said = {"kind": "multi-agency", "source": {"type": "serious-case-review"}}
    now, then = (
        Counter(
            each.rule
            for each in checked(
                plan_text.write(data, schema_path=terms.schema_path),
                path,
                here,
                as_of,
            ).diagnostics
        )
        for data in (made.data, made.data | said)
    )
    return dict(sorted((then - now).items()))


def with_questions_of_lint(
    made: Imported, terms: Terms, path: Path, *, here: Workspace, as_of: date
) -> Imported:
    """Leave to a person what lint asks about the words of the document."""
    try:
        content = plan_text.write(made.data, schema_path=terms.schema_path)
    except Refusal:  # there is no plan that lint could ask about
        return made
    found = checked(content, path, here, as_of).diagnostics
    return import_questions.with_those_of_lint(made, found)


def create(path: Path, content: bytes, words: str, as_json: str) -> list[str]:
    """Write a plan and its ledger, where there are no such files yet.

    The plan comes last. So if it is there, its ledger is there too.
    """
    to, made = ledgers(path), list[str]()
    if files.is_there(path):
        files.create(path, content)  # it refuses
    for each, text in ((to.words, words), (to.data, as_json)):
        files.write(each, text.encode())
        made.append(files.name(each))
    files.create(path, content)
    return made


def check_of(content: bytes) -> str:
    """Return what is the same for two plans only if they have the same text."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def require_unchanged(path: Path) -> None:
    """Refuse to write a plan again if that could lose what people have changed."""
    found = _ledger(path)
    check = found.get(CHECK) if isinstance(found, dict) else None
    if check != check_of(files.read(path)):
        name = files.name(path)
        to = ledgers(path)
        names = files.name(to.words), files.name(to.data)
        fault = importing_again.changed_since_import(plan=name, ledger=names)
        raise Refusal(fault, file=name)


def write_again(path: Path, content: bytes, words: str, as_json: str) -> list[str]:
    """Write a plan that nobody has changed again, and its ledger."""
    to, made = ledgers(path), list[str]()
    files.replace(path, lambda _: _unless_changed(path, content))
    for each, text in ((to.words, words), (to.data, as_json)):
        files.write(each, text.encode())
        made.append(files.name(each))
    return made


def _unless_changed(path: Path, content: bytes) -> bytes:
    require_unchanged(path)
    return content


# --- the next version ---------------------------------------------------------


class Updated(NamedTuple):
    """What a new version of a document changed in the plan, and what it did not."""

    recorded: tuple[NewReport, ...]
    refused: tuple[tuple[NewReport, str], ...]
    """Progress that could not be recorded, and why."""
    others: tuple[CellChange, ...]
    around: tuple[AroundChange, ...]
    """What differs outside the cells of the actions."""
    made: Imported
    """The document, as its ledger lists it."""
    still: tuple[CellChange, ...] = ()
    """What was left to a person before, and is not in the plan yet."""

    @property
    def is_same(self) -> bool:
        """Whether the document says nothing that the last version did not."""
        return not (self.recorded or self.refused or self.others or self.around)


def last_import(path: Path) -> LastVersion:
    """Return what the last version of the document said, by the ledger of the plan."""
    at = ledgers(path).data
    shown = files.name(at)

    def refuse(why: importing_tables.WhyNotNext) -> Refusal:
        fault = importing_tables.no_ledger_of_last(why=why, ledger=shown)
        return Refusal(fault, file=files.name(path))

    if not files.is_there(at):
        raise refuse("no-ledger")
    try:
        found: Any = json.loads(files.read(at, documents.LEDGER))
    except (ValueError, RecursionError):
        raise refuse("not-a-ledger") from None
    if isinstance(found, dict) and found.get("plan", path.stem) != path.stem:
        raise refuse("other-plan")
    last = last_version.of_ledger(found)
    if last is None:
        raise refuse("not-a-ledger")
    return last


def as_last_time(terms: Terms, path: Path, here: Workspace) -> Terms:
    """Read each column as the last version of the document was read.

    What is typed for a column that was read as something else is refused. An action
    that was new in the last version, and that people have put into the plan since, has
    the number that it has there.
    """
    last = last_import(path)
    read = [(column_map.key_of(heading), field) for heading, field in last.columns]
    many = Counter(heading for heading, _ in read)
    was = {heading: field for heading, field in read if many[heading] == 1 and heading}
    for heading in terms.typed:
        key = column_map.key_of(heading)
        if was.get(key, terms.columns[key]) != terms.columns[key]:
            fault = importing_again.column_read_otherwise(heading=heading, was=was[key])
            raise Refusal(fault, file=files.name(path))
    cells = picture.with_added(last.cells, _held(path, here).texts())
    last = last._replace(cells=cells)
    return terms._replace(last=last, columns={**terms.columns, **was})


def _held(path: Path, here: Workspace) -> InPlan:
    """Return what the plan says now."""
    loaded = load.load(files.read(path), path.stem, here.settings(path).board)
    return in_plan.read(loaded.document.data)


def documents_read(
    path: Path, content: bytes, name: str, *, is_first: bool = False
) -> dict[str, dict[str, str]]:
    """Return the documents that a plan is made from, for its ledger.

    So none of them is called a document that was not read. If the plan is made anew
    from this one, it is the only one.
    """
    known = {} if is_first else documents.read_before(_ledger(path))
    return {documents.READ: known | {documents.check_of(content): name}}


def note_read(path: Path, content: bytes, name: str) -> None:
    """Add a document that says nothing new to those that the ledger of a plan lists."""
    at, found = ledgers(path).data, _ledger(path)
    said = documents_read(path, content, name)
    if documents.read_before(found) != said[documents.READ]:
        text = json.dumps({**found, **said}, ensure_ascii=False, indent=1) + "\n"
        files.write(at, text.encode())


def _ledger(path: Path) -> Any:  # noqa: ANN401 -- from JSON
    """Return the ledger of a plan as it was written; None if there is none."""
    at = ledgers(path).data
    if files.is_there(at):
        with suppress(ValueError, RecursionError):
            return json.loads(files.read(at, documents.LEDGER))
    return None


def update(
    path: Path, made: Imported, terms: Terms, *, here: Workspace, as_of: date
) -> Updated:
    """Record the progress that is new in a document. Nothing else in the plan changes.

    Each entry has to pass the checks of `progress add`. What does not is returned.
    """
    assert terms.last is not None  # noqa: S101 -- the caller has read it
    changes = next_version.compare(terms.last, made, terms)
    recorded: list[NewReport] = []
    refused: list[tuple[NewReport, str]] = []

    def add_all(content: bytes) -> bytes:
        recorded.clear()
        refused.clear()
        for addition in changes.additions:
            to = Target(path, addition.action, here)
            try:
                added = _with(content, addition, to, as_of)
            except Refusal as refusal:
                refused.append((addition, _why(refusal, path)))
            else:
                recorded.extend([addition] if added != content else [])
                content = added
        return content

    if changes.additions:
        targets.require_readable(Target(path, "", here))
        files.replace(path, add_all)
    held = _held(path, here)
    return Updated(
        recorded=tuple(recorded),
        refused=tuple(refused),
        others=changes.others,
        around=changes.around,
        still=next_version.still_left(made, changes, held),
        made=next_version.settled(
            made,
            changes,
            frozenset((each.action, each.column) for each, _ in refused),
            held,
        ),
    )


def _with(content: bytes, addition: NewReport, to: Target, as_of: date) -> bytes:
    if not (addition.date or addition.date_as_written):
        raise Refusal(importing_tables.progress_without_date())
    if _has(content, addition, to):
        return content
    given = entries.Update(
        note=addition.note,
        date=addition.date,
        date_as_written=addition.date_as_written,
        state=addition.state,
    )
    made = entries.record(content, to.name, to.item, given, as_of=as_of, board=to.board)
    disclosure_check.require_nobody_in_entry(
        [text for _, text in made.added],
        made.new.loaded.document,
        to.name,
        anyway=False,
    )
    entry_check.require_nothing_new(
        to, (made.old, made.new), made.route, as_of, allowed=Allowed(anyway=False)
    )
    return made.content


def _has(content: bytes, addition: NewReport, to: Target) -> bool:
    """Return whether the plan has the entry already, from a run that broke off."""
    found = load.load(content, to.path.stem, to.board).plan
    return any(
        entry.note.split() == addition.note.split()
        and str(entry.date or "") == addition.date
        for action in (found.actions if found else ())
        if action.id == to.item
        for entry in action.progress
    )


def _why(refusal: Refusal, path: Path) -> str:
    """Return the first reason why an entry was not recorded."""
    from actionplan.lint import diagnose  # noqa: PLC0415 -- only if something is refused

    return diagnose.put(refusal.faults[0], files.name(path), None).message


def renew(path: Path, words: str, as_json: str) -> list[str]:
    """Write the ledger of a new version in place of the last one, if it differs."""
    to, written = ledgers(path), list[str]()
    for each, text in ((to.words, words), (to.data, as_json)):
        is_there = files.is_there(each)
        if not is_there or files.read(each, documents.LEDGER) != text.encode():
            files.write(each, text.encode())
            written.append(files.name(each))
    return written


def columns_of(own: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return what columns are: what is typed comes before the settings."""
    return {column_map.key_of(h): f for h, f in {**own, **typed}.items()}
