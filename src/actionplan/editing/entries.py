"""The edits that record an entry."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias

from actionplan import rules
from actionplan.diagnostics import Fault, Place, Refusal
from actionplan.editing import splice
from actionplan.editing.splice import Unwritten
from actionplan.messages import refused_entries, shape, unreadable
from actionplan.plan import timeline
from actionplan.plan.model import BoardSettings
from actionplan.reading import load, schema_check
from actionplan.reading.document import BREAK
from actionplan.rules import guidance, monitoring
from actionplan.storage import files
from actionplan.text import dates, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from actionplan.diagnostics import Edit, Route
    from actionplan.editing.splice import Spliced
    from actionplan.messages.refused_entries import How, Thing
    from actionplan.plan.model import Action, Entry, Judgement, Outcome, Plan
    from actionplan.plan.timeline import Standing
    from actionplan.reading.document import Document, Node
    from actionplan.reading.load import Loaded
    from actionplan.rule import Finding, Rule
    from actionplan.text.dates import Date


_Words: TypeAlias = tuple[str, str]
"""What is wrong, and what to do about it."""


class Update(NamedTuple):
    """What is to be recorded of an action, as it was typed; empty is not given."""

    note: str
    date: str = ""
    """Today, if it is not given."""
    next: str = ""
    next_due: str = ""
    rag: str = ""
    state: str = ""
    achieved_on: str = ""
    new_due: str = ""
    accountable: str = ""
    replaced_by: str = ""
    reported_by: str = ""
    evidence: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What is to be recorded of an outcome: what difference has been made?"""

    date: str = ""
    """Today, if it is not given."""
    outcome_achieved: str = ""
    results: tuple[tuple[str, str], ...] = ()
    """Measures of the baseline, each with its value now."""
    feedback: tuple[tuple[str, str], ...] = ()
    """Who said it (which may be empty), and what."""
    effect: str = ""
    still_to_improve: str = ""
    evidence: tuple[str, ...] = ()
    reported_by: str = ""


class Recorded(NamedTuple):
    """A file with an entry more, and what that means for the action."""

    content: bytes
    added: tuple[tuple[int, str], ...]
    """The lines that are new, or changed by an insertion, with their numbers."""
    entry: Entry
    before: Standing
    after: Standing
    overtaken_by: Date | None
    """The date of a later entry that stands, so that this one changes less."""


class Judged(NamedTuple):
    """A file with a judgement more."""

    content: bytes
    added: tuple[tuple[int, str], ...]
    """The lines that are new, or changed by an insertion, with their numbers."""
    judgement: Judgement
    outcome: Outcome
    overtaken_by: Date | None
    """The date of a later judgement that stands."""


_NO_HOUSE = BoardSettings()


def record(  # noqa: PLR0913 -- a file, what of it, what to say, and what to let pass
    content: bytes,
    name: str,
    target: str,
    update: Update,
    as_of: date,
    *,
    house: BoardSettings = _NO_HOUSE,
    allow_no_evidence: bool = False,
    allow_future: bool = False,
    allow_before_plan: bool = False,
) -> Recorded:
    """Record an entry for the action *target* of the plan in the file *name*.

    Nothing else in the file changes. Refuses what the format would not take, what a
    rule calls an error, and what is most likely a slip, unless that is allowed.
    """
    desk = _Request(
        file=name,
        as_of=as_of,
        allow_future=allow_future,
        allow_before_plan=allow_before_plan,
        house=house,
    )
    loaded, route = _find(desk, content, target, "action")
    new, spliced = _put(desk, loaded, (*route, "progress"), _given(update, as_of))
    action = next(action for action in new.actions if action.route == route)
    entry = action.progress[-1]
    _check_date(desk, entry.date, action.added or new.agreed, _joined(action))
    if entry.state == "complete" and not (entry.evidence or allow_no_evidence):
        desk.refuse(refused_entries.evidence_not_named(item=action.id))
    _hold_to_rules(desk, new, action)
    after = timeline.standing(action, new, as_of)
    before = timeline.standing(_without_last(action), new, as_of)
    later = _overtaking(entry, timeline.on_or_before(action.progress, as_of))
    added = _lines(loaded.document, spliced.edit)
    return Recorded(
        content=spliced.content,
        added=added,
        entry=entry,
        before=before,
        after=after,
        overtaken_by=later,
    )


def judge(  # noqa: PLR0913 -- as record
    content: bytes,
    name: str,
    target: str,
    verdict: Verdict,
    as_of: date,
    *,
    house: BoardSettings = _NO_HOUSE,
    allow_future: bool = False,
    allow_before_plan: bool = False,
) -> Judged:
    """Record what difference has been made to the outcome *target*, as record does."""
    desk = _Request(
        file=name,
        as_of=as_of,
        allow_future=allow_future,
        allow_before_plan=allow_before_plan,
        house=house,
    )
    loaded, route = _find(desk, content, target, "outcome")
    given = _given(verdict, as_of)
    if not given.keys() - {"date", "evidence", "reported_by"}:
        desk.refuse(refused_entries.nothing_to_record(field=""))
    new, spliced = _put(desk, loaded, (*route, "difference"), given)
    outcome = next(outcome for outcome in new.outcomes if outcome.route == route)
    judgement = outcome.difference[-1]
    _check_date(desk, judgement.date, new.agreed, "the plan was agreed")
    later = _overtaking(judgement, timeline.judgements(outcome, as_of))
    added = _lines(loaded.document, spliced.edit)
    return Judged(
        content=spliced.content,
        added=added,
        judgement=judgement,
        outcome=outcome,
        overtaken_by=later,
    )


class _Request(NamedTuple):
    """What holds for the whole of one request."""

    file: str
    as_of: date
    allow_future: bool
    allow_before_plan: bool
    house: BoardSettings

    @property
    def stem(self) -> str:
        return self.file.rpartition("/")[2].rpartition(".")[0]

    def refuse(self, *faults: Fault) -> NoReturn:
        raise Refusal(*faults, file=self.file)


# --- what is meant --------------------------------------------------------------

_LISTS: Mapping[Thing, str] = {"action": "progress", "outcome": "difference"}


class _Item(NamedTuple):
    id: str
    thing: Thing
    route: Route
    line: int


def _find(
    desk: _Request, content: bytes, target: str, thing: Thing
) -> tuple[Loaded, Route]:
    """Find the one action or outcome that *target* names; it has to be readable."""
    loaded = load.load(content, desk.stem, desk.house)
    if loaded.plan is None:
        heading = refused_entries.part_not_read(label="the plan")
        desk.refuse(heading, *loaded.faults)
    items = list(_items(loaded.document))
    found = [item for item in items if item.id == target]
    if len(found) > 1:
        lines = tuple(item.line for item in found)
        desk.refuse(refused_entries.number_taken_twice(written=target, lines=lines))
    if not found:
        desk.refuse(_unknown(target, thing, loaded.plan.id, items))
    if found[0].thing != thing:
        desk.refuse(_wrong(found[0], items))
    route = found[0].route
    spoilt = [f for f in loaded.faults if _spoils(f, route, _LISTS[thing])]
    if spoilt:
        label = load.label(loaded.document.data, route)
        desk.refuse(refused_entries.part_not_read(label=label).placed(route), *spoilt)
    return loaded, route


def _items(of: Document) -> Iterator[_Item]:
    """Give all actions and outcomes by their ids as written, faulty ones too."""
    for i, outcome in enumerate(_list(of.root, "outcomes")):
        yield _item(of, outcome, "outcome", ("outcomes", i))
        for j, action in enumerate(_list(outcome, "actions")):
            yield _item(of, action, "action", ("outcomes", i, "actions", j))


def _list(node: Node | None, name: str) -> list[Node]:
    if node is None or not node.fields or name not in node.fields:
        return []
    return node.fields[name][1].items or []


def _item(of: Document, node: Node, thing: Thing, route: Route) -> _Item:
    written = (node.fields or {}).get("id")
    if written is None:
        return _Item("", thing, route, node.line)
    _, value = written
    text = value.value
    shown = text if isinstance(text, str) else of.text[value.start : value.end]
    return _Item(shown.strip(), thing, route, value.line)


def _unknown(target: str, thing: Thing, plan: str, items: list[_Item]) -> Fault:
    known = tuple(item.id for item in items if item.thing == thing and item.id)
    return refused_entries.unknown_number(
        written=target,
        plan=plan,
        thing=thing,
        nearby=suggest.closest(target, known, 1),
        known=known,
    )


def _wrong(found: _Item, items: list[_Item]) -> Fault:
    """Say what would have been right: an outcome's actions, an action's outcome."""
    near = tuple(
        item.id
        for item in items
        if item.thing != found.thing and item.route[:2] == found.route[:2]
    )
    return refused_entries.wrong_target(written=found.id, thing=found.thing, known=near)


def _spoils(fault: Fault, route: Route, name: str) -> bool:
    """Tell whether nothing can be recorded at *route* because of *fault*.

    An empty list is none: the entry fills it. Of an outcome only the list has to be
    sound, and what was wrong in older judgements does not matter to a new one.
    """
    at = fault.holder
    if at is None:
        at = fault.at if not isinstance(fault.at, Place) else None
    if at is None or (fault.rule == shape.empty_field.name and at == (*route, name)):
        return False
    if route[: len(at)] == at:
        return fault.holder is not None or at == route
    if name == _LISTS["outcome"]:
        return at == (*route, name)
    return at[: len(route)] == route


# --- what is written ------------------------------------------------------------


def _given(said: Update | Verdict, as_of: date) -> dict[str, Any]:
    """Return what was said as the fields of an entry, in the order of the format."""
    said = said._replace(date=said.date or str(dates.of(as_of)))
    fields: dict[str, Any] = said._asdict()
    of = "entry" if isinstance(said, Update) else "judgement"
    if len(said.evidence) == 1:
        fields["evidence"] = said.evidence[0]
    if isinstance(said, Verdict):
        fields["results"] = [{"measure": m, "value": v} for m, v in said.results]
        fields["feedback"] = [
            {"from": who, "text": text} if who else {"text": text}
            for who, text in said.feedback
        ]
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name in schema_check.plan()["$defs"][of]["properties"]
        if (value := fields[name]) or name == "note"
    }


def _put(
    desk: _Request, loaded: Loaded, route: Route, entry: Mapping[str, Any]
) -> tuple[Plan, Spliced]:
    """Write *entry* at the end of the list at *route*; return the plan with it."""
    for field, value in entry.items():
        written = json.dumps(value, ensure_ascii=False)
        if any("\ud800" <= letter <= "\udfff" for letter in written):
            desk.refuse(refused_entries.broken_character(field=field))
    spliced = splice.append(loaded.document, route, entry)
    if isinstance(spliced, Unwritten):
        fault = refused_entries.cannot_be_written(
            cause=spliced.cause,
            after=spliced.after,
            lines=spliced.lines,
            written=spliced.written,
        )
        desk.refuse(fault.placed(Place(spliced.after, 1)))
    if len(spliced.content) > files.LIMIT:
        desk.refuse(
            unreadable.file_too_large(size=len(spliced.content), limit=files.LIMIT)
        )
    after = load.load(spliced.content, desk.stem, desk.house)
    number = len(_list(loaded.document.node(route[:-1]), str(route[-1])))
    mine = [f for f in after.faults if _about(f, (*route, number))]
    if mine or after.plan is None:
        desk.refuse(*map(_of_request, mine or after.faults))
    _hold(desk, _wrong_text(loaded.document), _wrong_text(after.document))
    return after.plan, spliced


def _about(fault: Fault, route: Route) -> bool:
    at = fault.at
    return at is not None and not isinstance(at, Place) and at[: len(route)] == route


def _of_request(fault: Fault) -> Fault:
    """Say of what was typed what would be said of it in a file, but without a place."""
    if fault.rule == shape.empty_field.name:
        return refused_entries.nothing_to_record(field=fault.details["field"])
    return fault.placed(None)


def _lines(before: Document, edit: Edit) -> tuple[tuple[int, str], ...]:
    """Return the lines that *edit* makes or changes, with their numbers."""
    text = before.text[: edit.start] + edit.text + before.text[edit.end :]
    inner = edit.text.strip("\r\n")
    start = edit.start + edit.text.index(inner)
    first = len(BREAK.findall(text, 0, start))
    last = len(BREAK.findall(text, 0, start + len(inner)))
    lines = BREAK.split(text)
    return tuple((i + 1, lines[i]) for i in range(first, last + 1))


# --- whether it can stand -------------------------------------------------------


def _joined(action: Action) -> How:
    return "the action was added" if action.added else "the plan was agreed"


def _check_date(desk: _Request, said: Date, joined: Date | None, how: How) -> None:
    """Refuse a date that is most likely a slip of the year."""
    if joined and said.last_day < joined.first_day and not desk.allow_before_plan:
        desk.refuse(
            refused_entries.date_before_plan(
                date=said.words, joined=joined.words, how=how
            )
        )
    if said.first_day > desk.as_of and not desk.allow_future:
        desk.refuse(
            refused_entries.date_after_today(
                date=said.words, as_of=dates.words(desk.as_of)
            )
        )


_STRICTER = (guidance.colour_without_legend, monitoring.note_says_nothing)
"""Warnings that nobody should have to read of what a command has just written."""


def _hold_to_rules(desk: _Request, plan: Plan, action: Action) -> None:
    """Refuse an entry that brings an error into the plan, in that rule's words."""
    old = _with_action(plan, _without_last(action))
    _hold(desk, _errors(desk, old), _errors(desk, plan))


def _hold(desk: _Request, old: Iterator[_Words], new: Iterator[_Words]) -> None:
    """Refuse what is said now and was not said before."""
    said = Counter(new)
    said.subtract(old)
    for (message, remedy), count in said.items():
        if count > 0:
            desk.refuse(refused_entries.entry_not_taken(message=message, remedy=remedy))


def _wrong_text(of: Document) -> Iterator[_Words]:
    """Give the errors of a file's text, such as a child's number in a note."""
    for rule in rules.RULES.values():
        if rule.subject == "document" and rule.level == "error":
            finding: Finding
            for finding in rule.check(of):
                yield finding.message, finding.remedy


def _errors(desk: _Request, plan: Plan) -> Iterator[_Words]:
    def is_asked(rule: Rule) -> bool:
        strict = rule.level == "error" or rule.check in _STRICTER
        return strict and not rule.timed

    for _, finding in rules.judge(plan, desk.as_of, desk.stem, is_asked):
        yield finding.message, finding.remedy


def _without_last(action: Action) -> Action:
    return action._replace(progress=action.progress[:-1])


def _with_action(plan: Plan, action: Action) -> Plan:
    """Return *plan* with *action* in the place of the one that stands where it does."""
    return plan._replace(
        outcomes=tuple(
            outcome._replace(
                actions=tuple(
                    action if one.route == action.route else one
                    for one in outcome.actions
                )
            )
            for outcome in plan.outcomes
        )
    )


def _overtaking(
    said: Entry | Judgement, counted: tuple[Entry, ...] | tuple[Judgement, ...]
) -> Date | None:
    """Return the date of the newest of *counted*, if that is another than *said*."""
    if said not in counted or counted[-1] is said:
        return None
    return counted[-1].date
