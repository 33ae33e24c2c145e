"""Record what owners filled in on a tracker or form, as `progress add` would.

In each plan, either every row that is filled in is recorded, or none is. What the plan
has already is not recorded again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.editing import entries
from actionplan.messages import acceptance, refused_entries, returned_forms, tool
from actionplan.plan import (
    next_status,
    ratings,
    return_form,
    same_entry,
    sentences,
    timeline,
)
from actionplan.plan.model import CLOSED, STATES, Entry
from actionplan.reading import load, plan_schema
from actionplan.storage import files
from actionplan.text import dates, personal
from actionplan.workspace import disclosure_check, entry_check, gather, targets
from actionplan.workspace.entry_check import Allowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from actionplan.diagnostics import Diagnostic, Fault
    from actionplan.editing.entries import Recorded, Update
    from actionplan.intake.returned import FilledCell, FormRow, Returned
    from actionplan.plan.model import Action, BoardSettings, Plan
    from actionplan.text.dates import Date
    from actionplan.workspace.targets import Target

COLUMN = dict(zip(return_form.FIELDS, return_form.OPEN, strict=True))
"""The column of a form that gives each field of an entry."""
_COLUMNS = COLUMN | {"new_due_requested": COLUMN["new_due"]}
"""The same with the other field for a new date."""
_ACTION = return_form.HEADINGS.action


class RefusedCell(NamedTuple):
    """Why a row cannot be recorded, and in which cell that is."""

    place: str
    fault: Fault


class AskedCell(NamedTuple):
    """What a check will ask for in an entry that can be recorded, and in which cell."""

    place: str
    said: Diagnostic


class NewDate(NamedTuple):
    """A new date on a form, and how it is recorded."""

    date: Date
    before: Date | None
    """The due date of the action before; None if it had none, or none that is known."""
    is_requested: bool
    """Whether it is a request for more time, which does not move the due date."""
    is_asked: bool
    """Whether the form asks if the new date has been agreed. Older forms do not."""
    is_rated: bool
    """Whether the action has a rating, so that a newer entry needs one as well."""


class RowResult(NamedTuple):
    """What became of a row, or would."""

    row: FormRow
    fate: Literal["new", "there", "refused"]
    refused: tuple[RefusedCell, ...] = ()
    now: str = ""
    """The status of the action with the new entry."""
    overtaken_by: Date | None = None
    """The date of a later entry, which takes precedence."""
    asked: tuple[AskedCell, ...] = ()
    """What a check will ask for that can still be added to the entry."""
    new_date: NewDate | None = None


class PlanResult(NamedTuple):
    """What became of the rows for one plan, or would."""

    to: Target
    before: bytes
    after: bytes
    """With the new entries; the same as *before* if a row was refused."""
    rows: tuple[RowResult, ...]
    moved_on: tuple[tuple[str, str], ...]
    """The actions for which the plan has changed since, each with its status now."""

    @property
    def is_refused(self) -> bool:
        """Whether nothing can be recorded, because a row cannot."""
        return any(row.fate == "refused" for row in self.rows)

    @property
    def new(self) -> tuple[RowResult, ...]:
        """The rows with a new entry."""
        return tuple(row for row in self.rows if row.fate == "new")


class Results(NamedTuple):
    """What became of everything that came back, or would."""

    plans: tuple[PlanResult, ...]
    unknown: tuple[RefusedCell, ...]
    """The rows of which the plan was not found."""

    @property
    def refused(self) -> tuple[RefusedCell, ...]:
        """Every reason why a row was not recorded."""
        rows = [row for plan in self.plans for row in plan.rows]
        return (*self.unknown, *(each for row in rows for each in row.refused))


def results(came: Returned, as_of: date, reported: Date | None) -> Results:
    """Work out what would be recorded. Nothing is written."""
    found: dict[str, list[FormRow]] = {}
    unknown: list[RefusedCell] = []
    for row in came.rows:
        if fault := _not_known(row):
            unknown.append(RefusedCell(row.name.place, fault))
        else:
            found.setdefault(_parts(row)[0], []).append(row)
    plans: list[PlanResult] = []
    for plan, rows in found.items():
        try:
            to = _plan(plan)
        except Refusal as refusal:
            fault = refusal.faults[0]
            if fault.rule == tool.unknown_plan.name:
                fault = returned_forms.row_not_known(
                    column=_ACTION, why="no-plan", written=plan
                )
            if fault.rule == tool.plan_found_twice.name:
                held = tuple(fault.details["files"])
                fault = returned_forms.row_not_known(
                    column=_ACTION, why="twice", written=plan, files=held
                )
            unknown += [RefusedCell(row.name.place, fault) for row in rows]
        else:
            content = to.here.contents.read(to.path)
            tried = _tried(content, to, rows, as_of=as_of, reported=reported)
            moved = tuple(_moved_on(to, tried.rows, as_of))
            plans.append(tried._replace(moved_on=moved))
    return Results(tuple(plans), tuple(unknown))


class Saved(NamedTuple):
    """What was recorded in a plan."""

    result: PlanResult
    durable: bool


def record(plan: PlanResult, as_of: date, reported: Date | None) -> Saved:
    """Record the new entries of one plan, if none of its rows is refused.

    The plan is read again under a lock. If it was changed meanwhile, so that a row can
    no longer be recorded, nothing is.
    """
    if plan.is_refused or not plan.new:
        return Saved(plan, durable=True)
    rows, made = [each.row for each in plan.rows], [plan]

    def new(content: bytes) -> bytes:
        if content == plan.before:
            return plan.after
        made.append(_tried(content, plan.to, rows, as_of=as_of, reported=reported))
        return made[-1].after

    done = files.replace(plan.to.path, new)
    return Saved(made[-1]._replace(moved_on=plan.moved_on), done.durable)


# --- which action a row is about ---------------------------------------------------


def _not_known(row: FormRow) -> Fault | None:
    """Say why it is not clear which action a row is about."""
    written = row.name.text
    if not written:
        sent = row.key.name if row.key else ""
        why: returned_forms.WhyNotKnown = "changed" if sent else "empty"
        return returned_forms.row_not_known(
            column=_ACTION, why=why, written=written, sent=sent
        )
    if row.key_is_spoilt:
        return returned_forms.row_not_known(
            column=_ACTION, why="no-key", written=written
        )
    if row.key and row.key.name != written:
        return returned_forms.row_not_known(
            column=_ACTION, why="changed", written=written, sent=row.key.name
        )
    plan, item = _parts(row)
    if not (plan_schema.is_plan_id(plan) and item):
        return returned_forms.row_not_known(
            column=_ACTION, why="not-an-action", written=written
        )
    return None


def _parts(row: FormRow) -> tuple[str, str]:
    plan, _, item = row.name.text.partition("/")
    return plan, item


def _plan(plan: str) -> Target:
    """Find the file of a plan, wherever it is below the current folder."""
    to = targets.whole(plan)
    targets.require_readable(to)
    content = to.here.contents.read(to.path)
    read = load.load(content, to.path.stem, to.board).plan
    if read is not None and read.id != plan:
        raise Refusal(tool.unknown_plan(plan=plan, nearest=()))
    return to


def _moved_on(
    to: Target, rows: Sequence[RowResult], as_of: date
) -> Iterator[tuple[str, str]]:
    """Yield the actions of which the plan has something else than when it was sent."""
    known = {row.action.id: row for row in gather.plans(to.here, as_of).rows}
    for each in rows:
        now, sent = known.get(_parts(each.row)[1]), each.row.key
        if each.fate == "there" or now is None or sent is None:
            continue
        if return_form.recorded(now) != sent.recorded:
            yield now.name, sentences.standing(now)


# --- its entry --------------------------------------------------------------------


def _tried(
    content: bytes,
    to: Target,
    rows: Sequence[FormRow],
    *,
    as_of: date,
    reported: Date | None,
) -> PlanResult:
    """Add the entries of all rows to the content of a plan, the oldest first."""
    read = [(row, *_update(row, to.board, reported)) for row in rows]
    found: dict[int, RowResult] = {}
    after = content
    for row, update, refused in sorted(read, key=lambda each: each[1].date):
        if refused:
            more = _more_faults(after, to, row, update=update, as_of=as_of)
            own = {each.place for each in refused}
            others = (each for each in more if each.place not in own)
            found[id(row)] = RowResult(row, "refused", (*refused, *others))
            continue
        try:
            after, found[id(row)] = _with(after, to, row, update=update, as_of=as_of)
        except Refusal as refusal:
            cells = tuple(_cells(refusal, row, to.board))
            found[id(row)] = RowResult(row, "refused", cells)
    results = tuple(found[id(row)] for row in rows)
    is_refused = any(each.fate == "refused" for each in results)
    return PlanResult(
        to=to,
        before=content,
        after=content if is_refused else after,
        rows=results,
        moved_on=(),
    )


def _with(
    content: bytes, to: Target, row: FormRow, *, update: Update, as_of: date
) -> tuple[bytes, RowResult]:
    """Add the entry of one row, by the way of `progress add`."""
    item = _parts(row)[1]
    agreed = return_form.is_agreed(row.cell("agreed").text)
    update, new_date = _dated(content, to, row, update=update, as_of=as_of)
    there, differs = _recorded(
        content, to, item, update=update, is_agreed=agreed is True
    )
    if there and not differs:
        return content, RowResult(row, "there")
    if differs:
        when = dates.parse(update.date)
        fault = returned_forms.differs_from_entry(
            item=row.name.text,
            date=when.words if when else update.date,
            corrects=update.date,
            note=COLUMN["note"],
            differs=tuple(_COLUMNS[field] for field in differs),
        )
        cell = row.cell(_CELL_OF.get(differs[0], differs[0]))
        return content, RowResult(row, "refused", (RefusedCell(cell.place, fault),))
    made, asked = _recorded_in(content, to, item, update=update, as_of=as_of)
    now = sentences.standing_of(made.after, to.board)
    return made.content, RowResult(
        row=row,
        fate="new",
        now=now,
        overtaken_by=made.overtaken_by,
        new_date=new_date,
        asked=tuple(
            AskedCell(_place(each, row), each)
            for each in asked
            if each.rule not in acceptance.UNNEEDED
        ),
    )


def _recorded_in(  # noqa: PLR0913 -- as in `entries.record`
    content: bytes,
    to: Target,
    item: str,
    *,
    update: Update,
    as_of: date,
    only: frozenset[str] | None = None,
) -> tuple[Recorded, list[Diagnostic]]:
    """Add an entry, or refuse it with every reason that can be told at once.

    *only* are the rules to ask, if others depend on cells that could not be read.
    """
    record = partial(
        entries.record, content, to.name, item, as_of=as_of, board=to.board
    )
    refusals: list[Refusal] = []
    waived: set[str] = set()
    try:
        made = record(update)
    except Refusal as refusal:
        refusals.append(refusal)
        waived = {fault.rule for fault in refusal.faults}
        if not waived <= _FIELD_OF.keys():
            raise
        if not waived.isdisjoint(_OF_DATE):  # no rule would see it, or rightly judge it
            update, only = update._replace(date=str(dates.of(as_of))), _OF_ONE_CELL
        made = record(update, allow_no_evidence=True)
    try:
        disclosure_check.require_nobody_in_entry(
            [text for _, text in made.added],
            made.new.loaded.document,
            to.name,
            anyway=False,
        )
    except Refusal as refusal:
        refusals.append(refusal)
    asked: list[Diagnostic] = []
    try:
        asked = entry_check.require_nothing_new(
            to._replace(item=item),
            (made.old, made.new),
            made.route,
            as_of,
            allowed=Allowed(
                anyway=False,
                no_evidence=refused_entries.evidence_not_named.name in waived,
                only=only,
            ),
        )
    except Refusal as refusal:
        refusals.append(refusal)
    if refusals:
        raise _together(refusals)
    return made, asked


def _together(refusals: Sequence[Refusal]) -> Refusal:
    """Return one refusal for all, which gives each reason and each cell once."""
    first, *others = refusals
    for other in others:
        told = {_FIELD_OF.get(fault.rule, "") for fault in first.faults}
        personal_data = any(_is_personal(fault) for fault in first.faults)
        new = [
            (fault, field)
            for fault, field in zip(other.faults, _fields(other), strict=True)
            if not (field and field in told)
            and not (personal_data and _is_personal(fault))
        ]
        first = first.with_more([f for f, _ in new], [field for _, field in new])
    return first


def _fields(refusal: Refusal) -> tuple[str, ...]:
    return refusal.fields or tuple("" for _ in refusal.faults)


def _is_personal(fault: Fault) -> bool:
    return personal.is_about_a_kind(str(fault.details.get("message", "")))


def _more_faults(
    content: bytes, to: Target, row: FormRow, *, update: Update, as_of: date
) -> tuple[RefusedCell, ...]:
    """Return what is wrong with the cells of a row that could be read.

    The others may make a difference to most rules, so only those are asked that need no
    more than one cell.
    """
    try:
        _recorded_in(
            content,
            to,
            _parts(row)[1],
            update=update._replace(new_due="", note=update.note or _ANY_NOTE),
            as_of=as_of,
            only=_OF_ONE_CELL,
        )
    except Refusal as refusal:
        return tuple(_cells(refusal, row, to.board))
    return ()


_ANY_NOTE = "-"
"""What is checked in place of a note that is not there, which is told already."""
_OF_DATE = frozenset(
    (refused_entries.date_before_plan.name, refused_entries.date_after_today.name)
)
_OF_ONE_CELL = frozenset(("colour-without-legend", "note-says-nothing"))
"""The rules that need only one cell of a form."""


def _dated(
    content: bytes, to: Target, row: FormRow, *, update: Update, as_of: date
) -> tuple[Update, NewDate | None]:
    """Record a later date as a request for more time, unless it has been agreed.

    A first date, or an earlier one, asks for no more time.
    """
    until = dates.parse(update.new_due)
    if until is None:
        return update, None
    plan = load.load(content, to.path.stem, to.board).plan
    found = [a for a in plan.actions if a.id == _parts(row)[1]] if plan else []
    if plan is None or not found:
        return update, None
    now = timeline.standing(found[0], plan, as_of)
    agreed = row.cell("agreed")
    is_requested = (
        not return_form.is_agreed(agreed.text)
        and now.is_open
        and update.state not in CLOSED
        and (
            until.last_day > now.due.last_day
            if now.due
            else now.due_from not in ("no-date", "not-given")
        )
    )
    if is_requested:
        update = update._replace(new_due="", new_due_requested=update.new_due)
    return update, NewDate(
        until,
        now.due,
        is_requested=is_requested,
        is_asked=row.asks_if_agreed,
        is_rated=bool(now.rag or update.rag),
    )


def _update(
    row: FormRow, board: BoardSettings, reported: Date | None
) -> tuple[Update, tuple[RefusedCell, ...]]:
    """Read the cells of a row as an entry, with what cannot be read."""
    refused: list[RefusedCell] = []
    given: dict[str, str] = {}
    for field, column in COLUMN.items():
        cell = row.cell(field)
        value, fault = _value(field, column, cell, board)
        given[field] = value
        if fault:
            refused.append(RefusedCell(cell.place, fault))
    if not (given["date"] or row.cell("date").text):
        given["date"] = str(reported or "")
    for field, why in _REQUIRED.items():
        cell = row.cell(field)
        if not (given[field].strip() or cell.text):
            fault = returned_forms.cell_not_taken(why=why, column=COLUMN[field])
            refused.append(RefusedCell(cell.place, fault))
    if fault := _not_agreed(row):
        refused.append(RefusedCell(row.cell("agreed").place, fault))
    lines = [line.strip() for line in given["evidence"].splitlines()]
    update = entries.Update(
        note=given["note"],
        date=given["date"],
        state=given["state"],
        rag=given["rag"],
        evidence=tuple(filter(None, lines)),
        new_due=given["new_due"],
        reported_by=given["reported_by"],
    )
    return update, tuple(refused)


_REQUIRED: Mapping[str, returned_forms.WhyNotTaken] = {
    "date": "no-date",
    "note": "no-words",
}


def _not_agreed(row: FormRow) -> Fault | None:
    """Say why it is not clear whether a new date has been agreed."""
    cell, column = row.cell("agreed"), COLUMN["agreed"]
    if cell.doubt == "formula" or not cell.text:
        return None
    agreed = return_form.is_agreed(cell.text)
    if agreed is None:
        return returned_forms.cell_not_taken(
            why="not-yes-or-no", column=column, written=cell.text
        )
    if agreed and not row.cell("new_due").text:
        return returned_forms.cell_not_taken(
            why="no-new-date", column=column, written=COLUMN["new_due"]
        )
    return None


def _value(
    field: str, column: str, cell: FilledCell, board: BoardSettings
) -> tuple[str, Fault | None]:
    """Return the value that a cell gives, and why it cannot be used."""
    if cell.doubt == "formula":
        return "", returned_forms.cell_not_taken(why="formula", column=column)
    if field in ("date", "new_due") and cell.text:
        return _date(cell, is_due=field == "new_due")
    if field == "state" and cell.text:
        return _status(cell, column, board)
    return cell.text, None


def _date(cell: FilledCell, *, is_due: bool) -> tuple[str, Fault | None]:
    """Read a date. Excel makes a month the first day of it, so nobody may mean that."""
    found = cell.date or (None if cell.doubt else dates.typed(cell.text))
    if is_due and cell.date and cell.date.day == 1:
        month = cell.date._replace(day=None)
        fault = returned_forms.maybe_a_month(
            written=cell.text,
            first=cell.date.words,
            last=dates.words(month.last_day),
        )
        return "", fault
    if found is not None:
        return str(found), None
    ways = tuple(each.words for each in dates.readings(cell.text))
    return "", returned_forms.not_a_date_in_form(written=cell.text, meant=ways)


def _status(
    cell: FilledCell, column: str, board: BoardSettings
) -> tuple[str, Fault | None]:
    state = next_status.named(cell.text, board)
    if state == "superseded":
        return "", returned_forms.cell_not_taken(why="superseded", column=column)
    if state in STATES:
        return state, None
    known = tuple(s for s in STATES if s != "superseded")
    options = tuple(next_status.words(each, board) for each in known)
    return "", returned_forms.cell_not_taken(
        why="not-a-status", column=column, written=cell.text, meant=options
    )


def _recorded(
    content: bytes, to: Target, item: str, *, update: Update, is_agreed: bool
) -> tuple[bool, tuple[str, ...]]:
    """Return whether the plan has the entry, and the fields in which it differs.

    An entry with the same date and the same words is the same entry. If there are
    several, one that does not differ is enough. If the form does not say that a new
    date has been agreed, it does not matter whether the plan says so.
    """
    plan = load.load(content, to.path.stem, to.board).plan
    found: list[tuple[str, ...]] = []
    for action in plan.actions if plan else ():
        if plan is not None and action.id == item:
            found += _same_words(action, plan, update=update, is_agreed=is_agreed)
    return bool(found), min(found, key=len, default=())


def _same_words(
    action: Action, plan: Plan, *, update: Update, is_agreed: bool
) -> Iterator[tuple[str, ...]]:
    new = Entry(
        date=dates.parse(update.date),
        route=(),
        note=update.note,
        state=next((each for each in STATES if each == update.state), None),
        rag=ratings.in_legend(update.rag, plan),
        evidence=update.evidence,
        new_due=dates.parse(update.new_due),
        new_due_requested=dates.parse(update.new_due_requested),
        reported_by=update.reported_by,
    )
    for entry in action.progress:
        asked = new if is_agreed else _with_date_as_in(entry, new)
        differs = same_entry.differing(entry, asked)
        if differs is not None:
            yield differs


def _with_date_as_in(entry: Entry, new: Entry) -> Entry:
    """Put the new date of *new* into the field in which *entry* has the same date."""
    given = new.new_due or new.new_due_requested
    if given == entry.new_due:
        return new._replace(new_due=given, new_due_requested=None)
    if given == entry.new_due_requested:
        return new._replace(new_due=None, new_due_requested=given)
    return new


def _cells(
    refusal: Refusal, row: FormRow, board: BoardSettings
) -> Iterator[RefusedCell]:
    """Put each reason into the words of a form, and into its cell."""
    fields = dict(enumerate(refusal.fields))
    for number, fault in enumerate(refusal.faults):
        field = fields.get(number) or _FIELD_OF.get(fault.rule, "")
        cell = row.cell(_CELL_OF.get(field, field)) if field in _COLUMNS else None
        if cell is None:
            of_action = fault.rule in _OF_ACTION
            cell = row.name if of_action else row.cell("note")
        yield RefusedCell(cell.place, _of_form(fault, row.name.text, board))


def _place(said: Diagnostic, row: FormRow) -> str:
    """Return the cell of the field that something is said of, or of its action."""
    field = said.field.rpartition(".")[2]
    cell = row.cell(field) if field in COLUMN else None
    return (cell or row.name).place


_CELL_OF = {"new_due_requested": "new_due"}
_FIELD_OF = {
    refused_entries.date_before_plan.name: "date",
    refused_entries.date_after_today.name: "date",
    refused_entries.evidence_not_named.name: "evidence",
}
_OF_ACTION = (
    refused_entries.unknown_number.name,
    refused_entries.wrong_target.name,
    refused_entries.number_taken_twice.name,
    refused_entries.part_not_read.name,
)


def _of_form(fault: Fault, target: str, board: BoardSettings) -> Fault:
    """Let the advice name the columns of the form, and not options of a command."""
    details = dict(fault.details)
    if fault.rule in (*_FIELD_OF, refused_entries.entry_not_taken.name):
        details["target"] = target
    if fault.rule in _FIELD_OF:
        details["column"] = COLUMN[_FIELD_OF[fault.rule]]
    elif fault.rule in (*_OF_ACTION, refused_entries.cannot_be_written.name):
        details["column"] = _ACTION
    elif fault.rule == refused_entries.entry_not_taken.name:
        details["columns"] = _COLUMNS
        details["statuses"] = {
            state: next_status.words(state, board) for state in STATES
        }
    return fault._replace(details=details)
