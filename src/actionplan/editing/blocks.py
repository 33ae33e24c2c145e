"""Add an outcome or an action to the file of a plan, as a block of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from actionplan import FORMAT, reading
from actionplan.diagnostics import Place, Refusal
from actionplan.editing import entries, insertion, lookup, numbering
from actionplan.editing.insertion import Bracketed, Spliced, Unwritten
from actionplan.editing.numbering import NumberedOutcome
from actionplan.messages import refused_additions, shape
from actionplan.plan.model import BoardSettings
from actionplan.reading import plan_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.diagnostics import Fault, Route
    from actionplan.messages.refused_additions import Block
    from actionplan.reading import Reading
    from actionplan.reading.document import Document, Node
    from actionplan.reading.load import Loaded


class NewOutcome(NamedTuple):
    """What to write of a new outcome; an empty text was not given."""

    id: str = ""
    """The next free number, if it is not given."""
    theme: str = ""
    challenge: str = ""
    desired_outcome: str = ""
    not_yet_smart: str = ""
    due: str = ""
    accountable: str = ""
    agency: str = ""
    measure: str = ""
    """What the baseline measures."""
    value: str = ""
    date: str = ""
    """When the figure was measured."""
    target: str = ""
    taken_from: str = ""


class NewAction(NamedTuple):
    """What to write of a new action; an empty text was not given."""

    id: str = ""
    """The next free number, if it is not given."""
    action: str = ""
    priority: str = ""
    due: str = ""
    no_due_date: str = ""
    set_date_by: str = ""
    accountable: tuple[str, ...] = ()
    """The owners; several answer for it equally."""
    no_owner: str = ""
    agency: str = ""
    partners: tuple[tuple[str, str], ...] = ()
    """Agencies, each with a job title, which may be empty."""
    measure: str = ""
    method: str = ""
    method_detail: str = ""
    target: str = ""
    measured_by: str = ""
    evidence_needed: tuple[str, ...] = ()
    no_known_risks: str = ""
    risk: str = ""
    approach: str = ""
    mitigation: str = ""
    added: str = ""
    arises_from: str = ""


New: TypeAlias = "NewOutcome | NewAction"


class Added(NamedTuple):
    """A file with a new outcome or action, and what is wrong with that, if anything."""

    old: Reading
    new: Reading
    added: tuple[tuple[int, str], ...]
    """The lines that are new, or changed by an insertion, with their numbers."""
    route: Route
    """The way to the new block."""
    id: str
    plan: str
    """The ID of the plan."""
    missing: tuple[str, ...]
    """The fields that have to be given and are not."""
    faults: tuple[Fault, ...]
    """What the format does not allow of those given, each with its place."""

    @property
    def content(self) -> bytes:
        """The bytes of the new file."""
        return self.new.content


_NO_SETTINGS = BoardSettings()


def add_outcome(
    content: bytes, name: str, new: NewOutcome, board: BoardSettings = _NO_SETTINGS
) -> Added:
    """Add an outcome below the last one of the plan in the file *name*.

    Nothing else in the file changes. What the format does not allow in the new block is
    returned with it; what does not allow a block is refused.
    """
    old = reading.read(content, _stem(name), board)
    loaded = old.loaded
    if loaded.plan is None and not _lacks_outcomes(loaded):
        first = refused_additions.part_to_correct_first(label="the plan")
        raise Refusal(first, *loaded.faults, file=name)
    known = _numbered(loaded.document)
    taken = _taken(loaded.document)
    number = new.id or numbering.next_outcome(known, taken)
    missing = tuple(_missing_in_outcome(new))
    fields = _of_outcome(new, number)
    added = _put(old, name, ("outcomes",), fields)
    return added._replace(missing=missing)


def add_action(
    content: bytes,
    name: str,
    target: str,
    new: NewAction,
    board: BoardSettings = _NO_SETTINGS,
) -> Added:
    """Add an action below the last one of the outcome *target*, as add_outcome does."""
    old = reading.read(content, _stem(name), board)
    loaded = old.loaded
    route, faults = lookup.find_outcome(loaded, target)
    if faults:
        raise Refusal(*faults, file=name)
    known = _numbered(loaded.document)
    number = new.id or numbering.next_action(target, known, _taken(loaded.document))
    missing = tuple(_missing(new, loaded.document, route))
    fields = _of_action(new, number)
    added = _put(old, name, (*route, "actions"), fields)
    return added._replace(missing=missing)


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def _lacks_outcomes(loaded: Loaded) -> bool:
    """Return whether a file would be a plan if it had an outcome."""
    data = loaded.document.data
    return (
        isinstance(data, dict)
        and data.get("schema") == FORMAT
        and not loaded.document.faults
        and data.get("outcomes") in (None, [])
    )


def _missing_in_outcome(new: NewOutcome) -> Iterator[str]:
    if not (new.challenge or new.desired_outcome):
        yield "challenge"
    if (new.value or new.date or new.target or new.taken_from) and not new.measure:
        yield "baseline"


def _missing(new: NewAction, of: Document, outcome: Route) -> Iterator[str]:
    """Yield what the format requires of an action, unless it has it from above."""
    if not new.action:
        yield "action"
    if not (new.due or new.no_due_date or inherits_due(of, outcome)):
        yield "due"
    if not (new.accountable or new.no_owner):
        yield "accountable"
    of_measure = new.method or new.method_detail or new.target or new.measured_by
    if of_measure and not new.measure:
        yield "measure"
    if (new.approach or new.mitigation) and not new.risk:
        yield "risk"


def inherits_due(of: Document, outcome: Route) -> bool:
    """Return whether an action without a date has one, or a reason, from above it."""
    above = (of.node((*outcome, "due")), of.node(("no_dates",)))
    return any(node and node.value for node in above)


# --- numbers --------------------------------------------------------------------


def _numbered(of: Document) -> list[NumberedOutcome]:
    """Return the numbers as they are written, also where they are faulty."""
    found: dict[Route, tuple[str, list[str]]] = {}
    for item in lookup.items(of):
        if item.kind == "outcome":
            found[item.route] = (item.id, [])
        else:
            found[item.route[:2]][1].append(item.id)
    return [NumberedOutcome(number, tuple(own)) for number, own in found.values()]


def _taken(of: Document) -> set[str]:
    """Return every number that is used, or that an action is said to have had."""
    waiting, taken = [of.root] if of.root else [], set[str]()
    while waiting:
        node = waiting.pop()
        waiting += node.items or ()
        for name, (_, value) in (node.fields or {}).items():
            waiting.append(value)
            if name in _NUMBERS:
                taken.add(_written(of, value))
    return taken


_NUMBERS = ("id", "arises_from", "replaced_by")


def _written(of: Document, node: Node) -> str:
    text = node.value
    return (text if isinstance(text, str) else of.text[node.start : node.end]).strip()


# --- what is written --------------------------------------------------------------


def _of_outcome(new: NewOutcome, number: str) -> dict[str, Any]:
    given: dict[str, Any] = new._asdict() | {"id": number}
    baseline = _filled(
        measure=new.measure,
        value=new.value,
        target=new.target,
        date=new.date,
        taken_from=new.taken_from,
    )
    given["baseline"] = [baseline] if baseline else []
    return _in_order("outcome", given)


def _of_action(new: NewAction, number: str) -> dict[str, Any]:
    given: dict[str, Any] = new._asdict() | {"id": number}
    owners = new.accountable
    given["accountable"] = owners[0] if len(owners) == 1 else [*owners]
    given["evidence_needed"] = [*new.evidence_needed]
    given["partners"] = [_filled(agency=a, post=p) for a, p in new.partners]
    success = _filled(
        measure=new.measure,
        method=new.method,
        method_detail=new.method_detail,
        target=new.target,
        measured_by=new.measured_by,
    )
    risk = _filled(risk=new.risk, approach=new.approach, mitigation=new.mitigation)
    given["success"] = [success] if success else []
    given["risks"] = [risk] if risk else []
    return _in_order("action", given)


def _filled(**fields: str) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _in_order(thing: Block, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that were given, in the order of the format."""
    names = plan_schema.schema()["$defs"][thing]["properties"]
    return {name: given[name] for name in names if given.get(name)}


def _put(old: Reading, name: str, route: Route, fields: Mapping[str, Any]) -> Added:
    """Write a block at the end of the list at *route*, and read the file again."""
    thing: Block = "outcome" if len(route) == 1 else "action"
    before = old.loaded.document
    entries.require_whole_characters(fields, name)
    spliced = insertion.append_block(before, route, fields, _later(thing))
    if not isinstance(spliced, Spliced):
        raise Refusal(_unwritten(spliced, thing), file=name)
    entries.require_fits(spliced.content, name)
    new = reading.read(spliced.content, old.stem, old.board)
    after = new.loaded
    at = (*route, len(lookup.items_of(before.node(route[:-1]), str(route[-1]))))
    faults = entries.faults_at(after, at)
    if after.plan is None:
        raise Refusal(*(faults or after.faults), file=name)
    return Added(
        old=old,
        new=new,
        added=entries.new_lines(before, spliced.edit),
        route=at,
        id=fields["id"],
        plan=after.plan.id,
        missing=(),
        faults=tuple(f for f in faults if f.rule != shape.missing_field.name),
    )


def _later(thing: Block) -> tuple[str, ...]:
    """Return the fields that follow a list of such blocks in the format."""
    schema = plan_schema.schema()
    home = schema if thing == "outcome" else schema["$defs"]["outcome"]
    names = tuple(home["properties"])
    return names[names.index(f"{thing}s") + 1 :]


def _unwritten(why: Unwritten | Bracketed, thing: Block) -> Fault:
    if isinstance(why, Unwritten):
        fault = refused_additions.no_place_for_block(
            thing=thing,
            cause=why.cause,
            line=why.after,
            lines=why.lines,
            written=why.written,
        )
        return fault.placed(Place(why.after, 1))
    fault = refused_additions.no_place_for_block(
        thing=thing,
        cause="empty-brackets" if why.empty else "in-brackets",
        line=why.line,
        written=why.written,
    )
    return fault.placed(Place(why.line, 1))
