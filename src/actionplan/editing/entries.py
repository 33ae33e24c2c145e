"""Record a progress entry or an assessment in the file of a plan."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from actionplan import reading
from actionplan.diagnostics import Fault, Place, Refusal
from actionplan.editing import insertion, lookup
from actionplan.editing.insertion import Unwritten
from actionplan.messages import refused_entries, shape, unreadable, unreadable_dates
from actionplan.plan import corrections, placing, ratings, timeline
from actionplan.plan.model import BoardSettings
from actionplan.reading import plan_schema
from actionplan.reading.document import BREAK
from actionplan.storage import files
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from actionplan.diagnostics import Edit, Route
    from actionplan.messages.refused_entries import How, Thing
    from actionplan.plan.corrections import NotRepeated
    from actionplan.plan.model import Action, Entry, Judgement, Outcome, Plan
    from actionplan.plan.timeline import Standing
    from actionplan.reading import Reading
    from actionplan.reading.document import Document
    from actionplan.reading.load import Loaded
    from actionplan.text.dates import Date

Dated = TypeVar("Dated", "Entry", "Judgement")


class Update(NamedTuple):
    """What to record for an action, as typed. Empty text was not given."""

    note: str
    date: str = ""
    """Today, if neither the date nor its words are given."""
    date_as_written: str = ""
    corrects: str = ""
    """The date of the entry that this one corrects."""
    corrects_which: str = ""
    next: str = ""
    next_due: str = ""
    rag: str = ""
    state: str = ""
    achieved_on: str = ""
    new_due: str = ""
    new_due_requested: str = ""
    request: str = ""
    accountable: tuple[str, ...] = ()
    """The new owner, or several joint owners."""
    agency: str = ""
    """The agency of the new owner."""
    replaced_by: str = ""
    reported_by: str = ""
    evidence: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What to record for an outcome: the difference made."""

    date: str = ""
    """Today, if it is not given."""
    outcome_achieved: str = ""
    results: tuple[tuple[str, str], ...] = ()
    """Baseline measures, each with its value now.

    If the measure is empty, the value is MEASURE=VALUE as it was typed.
    """
    feedback: tuple[tuple[str, str], ...] = ()
    """Who gave the feedback (may be empty), and what they said."""
    effect: str = ""
    still_to_improve: str = ""
    evidence: tuple[str, ...] = ()
    reported_by: str = ""


class Recorded(NamedTuple):
    """A file with a new entry, and the status of the action before and after it."""

    old: Reading
    new: Reading
    added: tuple[tuple[int, str], ...]
    """The lines that are new, or changed by an insertion, with their numbers."""
    entry: Entry
    before: Standing
    after: Standing
    overtaken_by: Date | None
    """The date of a later entry, if there is one. It takes precedence."""
    is_above: bool
    """Whether the entry is above that one in the file."""
    left_out: NotRepeated | None
    """What no longer counts because the entry corrects another without it."""

    @property
    def content(self) -> bytes:
        """The bytes of the new file."""
        return self.new.content

    @property
    def route(self) -> Route:
        """The route to the new entry."""
        return self.entry.route


class Judged(NamedTuple):
    """A file with a new assessment."""

    old: Reading
    new: Reading
    added: tuple[tuple[int, str], ...]
    """The lines that are new, or changed by an insertion, with their numbers."""
    judgement: Judgement
    outcome: Outcome
    overtaken_by: Date | None
    """The date of a later assessment, if there is one."""
    is_above: bool
    """Whether the assessment is above that one in the file."""

    @property
    def content(self) -> bytes:
        """The bytes of the new file."""
        return self.new.content

    @property
    def route(self) -> Route:
        """The route to the new assessment."""
        return self.judgement.route


_NO_SETTINGS = BoardSettings()


def record(  # noqa: PLR0913 -- a file, a part of it, an entry, and what to allow
    content: bytes,
    name: str,
    target: str,
    update: Update,
    as_of: date,
    *,
    board: BoardSettings = _NO_SETTINGS,
    allow_no_evidence: bool = False,
    allow_future: bool = False,
    allow_before_plan: bool = False,
) -> Recorded:
    """Record an entry for the action *target* of the plan in the file *name*.

    Nothing else in the file changes. Refuses an entry that the format does not allow
    and, unless it is allowed, one that is most likely a mistake. The rules are checked
    by `workspace.entry_check`, which knows the settings of the plan's folder.
    """
    # The entry is written first, and checked as part of the new file. So it gets the
    # same checks, with the same messages, as if it had been typed into the file.
    request = _Request(
        file=name,
        as_of=as_of,
        allow_future=allow_future,
        allow_before_plan=allow_before_plan,
        board=board,
    )
    old, route = _find(request, content, target, "action")
    mistakes: tuple[Fault, ...] = ()
    if old.loaded.plan:
        update = update._replace(rag=ratings.in_legend(update.rag, old.loaded.plan))
        mistakes = _mistakes(request, old.loaded.plan, route, update)
        if allow_no_evidence:
            unneeded = refused_entries.evidence_not_named.name
            mistakes = tuple(each for each in mistakes if each.rule != unneeded)
    try:
        made = _put(request, old, (*route, "progress"), _given(update, as_of))
    except Refusal as refusal:
        raise refusal.with_more(mistakes) from None
    if mistakes:
        request.refuse(*mistakes)
    new, plan, added = made.new, made.plan, made.added
    action = next(action for action in plan.actions if action.route == route)
    entry = next(each for each in action.progress if each.route == made.route)
    after = timeline.standing(action, plan, as_of)
    others = tuple(each for each in action.progress if each is not entry)
    without = action._replace(progress=others)
    before = timeline.standing(without, plan, as_of)
    later = _overtaking(entry, timeline.on_or_before(action.progress, as_of))
    return Recorded(
        old=old,
        new=new,
        added=added,
        entry=entry,
        before=before,
        after=after,
        overtaken_by=later.date if later else None,
        is_above=bool(later and later.route > made.route),
        left_out=corrections.left_out(timeline.in_order(action.progress), entry),
    )


def judge(  # noqa: PLR0913 -- as in `record`
    content: bytes,
    name: str,
    target: str,
    verdict: Verdict,
    as_of: date,
    *,
    board: BoardSettings = _NO_SETTINGS,
    allow_future: bool = False,
    allow_before_plan: bool = False,
) -> Judged:
    """Record the difference made for the outcome *target*, as `record` does."""
    request = _Request(
        file=name,
        as_of=as_of,
        allow_future=allow_future,
        allow_before_plan=allow_before_plan,
        board=board,
    )
    old, route = _find(request, content, target, "outcome")
    measures = _measures(old.loaded.plan, route)
    parted = (_parted(m, value, measures) for m, value in verdict.results)
    verdict = verdict._replace(results=tuple(parted))
    given = _given(verdict, as_of)
    if not given.keys() - {"date", "evidence", "reported_by"}:
        request.refuse(refused_entries.nothing_to_record(field=""))
    made = _put(request, old, (*route, "difference"), given)
    new, plan, added = made.new, made.plan, made.added
    outcome = next(outcome for outcome in plan.outcomes if outcome.route == route)
    judgement = next(each for each in outcome.difference if each.route == made.route)
    if judgement.date:
        request.refuse_any(
            _unlikely(request, judgement.date, plan.agreed, "the plan was agreed")
        )
    later = _overtaking(judgement, timeline.judgements(outcome, as_of))
    return Judged(
        old=old,
        new=new,
        added=added,
        judgement=judgement,
        outcome=outcome,
        overtaken_by=later.date if later else None,
        is_above=bool(later and later.route > made.route),
    )


def _measures(plan: Plan | None, route: Route) -> tuple[str, ...]:
    """Return the baseline measures of an outcome, the longest first."""
    outcomes = plan.outcomes if plan else ()
    found = [m.measure for o in outcomes if o.route == route for m in o.baseline]
    return tuple(sorted(found, key=len, reverse=True))


def _parted(measure: str, value: str, measures: tuple[str, ...]) -> tuple[str, str]:
    """Split MEASURE=VALUE after a known measure, or else at the first equals sign."""
    if measure:
        return measure, value
    for known in measures:
        words = r"\s+".join(map(re.escape, known.split()))
        match = re.match(rf"{words}\s*=", value, re.IGNORECASE)
        if match and known.strip():
            return known, value[match.end() :].strip()
    first, sign, second = value.partition("=")
    return (first.strip(), second.strip()) if sign else ("", value)


class _Request(NamedTuple):
    """What applies to all of one request."""

    file: str
    as_of: date
    allow_future: bool
    allow_before_plan: bool
    board: BoardSettings

    @property
    def stem(self) -> str:
        return self.file.rpartition("/")[2].rpartition(".")[0]

    def refuse(self, *faults: Fault) -> NoReturn:
        raise Refusal(*faults, file=self.file)

    def refuse_any(self, faults: Iterator[Fault]) -> None:
        for fault in faults:
            self.refuse(fault)


def _find(
    request: _Request, content: bytes, target: str, kind: Thing
) -> tuple[Reading, Route]:
    old = reading.read(content, request.stem, request.board)
    route, faults = lookup.find_item(old.loaded, target, kind)
    if faults:
        request.refuse(*faults)
    return old, route


# --- what is written ------------------------------------------------------------


def _given(given: Update | Verdict, as_of: date) -> dict[str, Any]:
    """Return what was given as the fields of an entry, in the order of the format."""
    fields: dict[str, Any] = given._asdict()
    if not (given.date or fields.get("date_as_written")):
        fields["date"] = str(dates.of(as_of))
    of = "entry" if isinstance(given, Update) else "judgement"
    for name in ("evidence", "accountable"):
        match fields.get(name):
            case (str(only),):
                fields[name] = only
            case _:
                pass
    if isinstance(given, Verdict):
        fields["results"] = [{"measure": m, "value": v} for m, v in given.results]
        fields["feedback"] = [
            {"from": who, "text": text} if who else {"text": text}
            for who, text in given.feedback
        ]
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name in plan_schema.schema()["$defs"][of]["properties"]
        if (value := fields[name]) or name == "note"
    }


class _Put(NamedTuple):
    """A file with a new entry, its plan, the way to the entry and its lines."""

    new: Reading
    plan: Plan
    route: Route
    added: tuple[tuple[int, str], ...]


def _put(
    request: _Request, old: Reading, route: Route, entry: Mapping[str, Any]
) -> _Put:
    """Write *entry* in the list at *route*: in its place, or else at the end.

    It goes at the end if that is its place, or if no other can be proved.
    """
    require_whole_characters(entry, request.file)
    document = old.loaded.document
    end = len(lookup.items_of(document.node(route[:-1]), str(route[-1])))
    number = _place(old.loaded.plan, route, dates.parse(entry.get("date", "")))
    spliced = insertion.insert_entry(document, route, entry, number)
    if isinstance(spliced, Unwritten) and number is not None:
        number, spliced = None, insertion.insert_entry(document, route, entry)
    if isinstance(spliced, Unwritten):
        fault = refused_entries.cannot_be_written(
            cause=spliced.cause,
            after=spliced.after,
            lines=spliced.lines,
            written=spliced.written,
        )
        request.refuse(fault.placed(Place(spliced.after, 1)))
    require_fits(spliced.content, request.file)
    new = reading.read(spliced.content, request.stem, request.board)
    after, way = new.loaded, (*route, end if number is None else number)
    mine = faults_at(after, way)
    if mine or after.plan is None:
        refusal = Refusal(*map(of_request, mine or after.faults), file=request.file)
        refusal.fields = tuple(_field(f.at, len(way)) for f in mine)
        raise refusal
    return _Put(new, after.plan, way, new_lines(document, spliced.edit))


def _place(plan: Plan | None, route: Route, day: Date | None) -> int | None:
    """Return the place of a new entry in the list at *route*; None for the end."""
    *way, name = route
    holder = tuple(way)
    if plan is None:
        return None
    if name == "difference":
        judged = next((o for o in plan.outcomes if o.route == holder), None)
        return placing.of_judgement(judged.difference, day) if judged else None
    action = next((a for a in plan.actions if a.route == holder), None)
    return placing.of_entry(action.progress, day) if action else None


def require_whole_characters(fields: Mapping[str, Any], file: str) -> None:
    """Refuse half a character, which no file can hold."""
    for field, value in fields.items():
        written = json.dumps(value, ensure_ascii=False)
        if any("\ud800" <= letter <= "\udfff" for letter in written):
            raise Refusal(refused_entries.broken_character(field=field), file=file)


def require_fits(content: bytes, file: str) -> None:
    """Refuse a file that no command could read."""
    if len(content) > files.LIMIT:
        fault = unreadable.file_too_large(size=len(content), limit=files.LIMIT)
        raise Refusal(fault, file=file)


def faults_at(loaded: Loaded, route: Route) -> list[Fault]:
    """Return the faults of what is at *route*."""
    return [fault for fault in loaded.faults if _about(fault, route)]


def _about(fault: Fault, route: Route) -> bool:
    at = fault.at
    return at is not None and not isinstance(at, Place) and at[: len(route)] == route


def _field(at: Route | Place | None, depth: int) -> str:
    """Return the field of an entry *depth* steps below the top of the plan."""
    if at is None or isinstance(at, Place) or len(at) <= depth:
        return ""
    return str(at[depth])


def of_request(fault: Fault) -> Fault:
    """Turn a fault in the new file into a fault in the request, without a place."""
    if fault.rule == shape.empty_field.name:
        return refused_entries.nothing_to_record(field=fault.details["field"])
    details = dict(fault.details)
    if fault.rule == shape.text_too_long.name:
        details["thing"] = ""
    if fault.rule == shape.id_form.name and details["field"] != "id":
        details["field"] = f"--{str(details['field']).replace('_', '-')}"
    if fault.rule in _OF_DATES:
        field = str(details["field"])
        details["option"] = f"--{field.replace('_', '-')}"
        if "keeps_words" in details:
            details["keeps_words"] = field == "date" and bool(details["keeps_words"])
    return fault._replace(details=details).placed(None)


_OF_DATES = (
    unreadable_dates.not_a_date.name,
    unreadable_dates.incomplete_date.name,
    unreadable_dates.impossible_date.name,
    unreadable_dates.ambiguous_date.name,
)


def new_lines(before: Document, edit: Edit) -> tuple[tuple[int, str], ...]:
    """Return the lines that *edit* adds or changes, with their numbers."""
    text = before.text[: edit.start] + edit.text + before.text[edit.end :]
    inner = edit.text.strip("\r\n")
    start = edit.start + edit.text.index(inner)
    first = len(BREAK.findall(text, 0, start))
    last = len(BREAK.findall(text, 0, start + len(inner)))
    lines = BREAK.split(text)
    return tuple((i + 1, lines[i]) for i in range(first, last + 1))


# --- whether it is allowed -------------------------------------------------------


def _mistakes(
    request: _Request, plan: Plan, route: Route, update: Update
) -> tuple[Fault, ...]:
    """Return what is most likely a mistake in an update that is yet to be written."""
    action = next((each for each in plan.actions if each.route == route), None)
    if action is None:
        return ()
    given = update.date or ("" if update.date_as_written else str(request.as_of))
    day, joined = dates.parse(given), action.added or plan.agreed
    found = [*_unlikely(request, day, joined, _joined(action))] if day else []
    if update.state == "complete" and not any(map(str.strip, update.evidence)):
        found.append(refused_entries.evidence_not_named(item=action.id))
    return tuple(found)


def _joined(action: Action) -> How:
    return "the action was added" if action.added else "the plan was agreed"


def _unlikely(
    request: _Request, date: Date, joined: Date | None, how: How
) -> Iterator[Fault]:
    """Yield faults if a date most likely has the wrong year."""
    if joined and date.last_day < joined.first_day and not request.allow_before_plan:
        yield refused_entries.date_before_plan(
            date=date.words, joined=joined.words, how=how
        )
    if date.first_day > request.as_of and not request.allow_future:
        yield refused_entries.date_after_today(
            date=date.words, as_of=dates.words(request.as_of)
        )


def _overtaking(new: Dated, counted: tuple[Dated, ...]) -> Dated | None:
    """Return the latest of *counted*, unless it is *new*."""
    return None if new not in counted or counted[-1] is new else counted[-1]
