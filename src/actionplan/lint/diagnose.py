"""Turn faults and findings into diagnostics, with a message, a place and an owner."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from actionplan import rules
from actionplan.diagnostics import Diagnostic, Place
from actionplan.messages.unreadable import NOTHING_AFTER
from actionplan.plan import timeline
from actionplan.reading import load
from actionplan.reading.document import Document
from actionplan.rules import committed
from actionplan.rules.subjects import Facts, Reference, Spot
from actionplan.text import grammar, personal
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.diagnostics import Fault, Route
    from actionplan.plan.model import Plan
    from actionplan.rule import Finding, Rule


def put(fault: Fault, file: str, document: Document | None) -> Diagnostic:
    """Turn a fault into the message that it is named after."""
    spot = spot_of(fault.at, file, document, on_key=fault.on_key)
    return put_at(fault, spot)


def put_at(fault: Fault, spot: Spot) -> Diagnostic:
    """Turn a fault into a message, at a place that is already known."""
    of = rules.ALL[fault.rule]
    finding: Finding = of.check(**fault.details)
    message = f"{finding.message} {NOTHING_AFTER}" if fault.unread else finding.message
    written = str(fault.details.get("written", ""))
    return say(of, spot, finding._replace(message=message, written=written))


def put_in_text(fault: Fault, file: str, text: str) -> Diagnostic:
    """Turn a fault in another kind of file into a message."""
    lines = tuple(text.split("\n"))
    return put(fault, file, Document(text, lines, bom=False, root=None, faults=()))


def say(rule: Rule, spot: Spot, finding: Finding) -> Diagnostic:
    """Make the complete diagnostic of a finding of *rule* at its place."""
    place = Place(spot.line, spot.column, spot.length) if spot.line else None
    several = tuple((number, "") for number in finding.of)
    return Diagnostic(
        file=spot.file,
        place=place,
        level=rule.level,
        rule=rule.name,
        code=rule.code,
        message=finding.message,
        remedy=finding.remedy,
        paste=finding.paste,
        about=spot.about,
        excerpt=spot.excerpt,
        plan=spot.plan,
        item=spot.item,
        field=spot.field,
        timed=rule.timed,
        keys=several or ((spot.item, spot.stable),),
        written=_complained_of(finding, spot),
    )


def _complained_of(finding: Finding, spot: Spot) -> str:
    """Return a hash of the words that a finding is about, without personal data."""
    words = finding.written or ("" if finding.of else spot.dated)
    return _sum(personal.hidden(words)) if words.strip() else ""


def spot_of(
    at: Route | Place | None, file: str, document: Document | None, *, on_key: bool
) -> Spot:
    """Return the place of *at*, and the words that describe it."""
    if document is None or at is None:
        return Spot(file)
    data = document.data
    if isinstance(at, Place):
        place, route = at, document.route(at)
    else:
        place, route = document.place(at, on_key=on_key), at
    plan = str(data.get("id", "")) if isinstance(data, dict) else ""
    item, about = _about(document, route)
    field = ".".join(str(step) for step in route)
    excerpt = document.line(place.line)
    stable = _stable(document, route)
    dated = "" if isinstance(at, Place) else _dated(document, route)
    return Spot(
        file=file,
        line=place.line,
        column=place.column,
        length=place.length,
        excerpt=excerpt,
        about=about,
        plan=plan,
        item=item,
        field=field,
        stable=stable,
        dated=dated,
    )


def facts_of(plan: Plan, document: Document, file: str) -> Facts:
    """Return the facts of *plan* that are needed to compare it with other plans."""
    references = tuple(
        Reference(
            entry.replaced_by,
            spot_of((*entry.route, "replaced_by"), file, document, on_key=False),
            committed.if_so(entry, action.progress),
        )
        for action in timeline.as_corrected(plan).actions
        for entry in action.progress
        if "/" in entry.replaced_by
    )
    items = [outcome.id for outcome in plan.outcomes]
    items += [action.id for action in plan.actions]
    items += plan.set_aside
    spot = spot_of(("id",), file, document, on_key=False)
    return Facts(
        file=file,
        plan=plan.id,
        spot=spot,
        items=tuple(items),
        references=references,
        marking=plan.marking,
    )


def may_be_about(item: str, at: Route | Place | None, document: Document) -> bool:
    """Return whether a problem at *at* may be about the action or outcome *item*.

    It always may if *item* is empty.
    """
    if not item or at is None or isinstance(at, Place):
        return True
    return _number(document, _holder(at)) == item


_TOLD_BY = ("ref", "measure", "risk", "agency", "group", "text")
"""The fields that tell entries in a list apart if they have no number or date."""


def _stable(document: Document, route: Route) -> str:
    """Name a field so that the name stays when lines move or lists are reordered.

    In an action or an outcome, the name starts from there. Progress entries have their
    dates in it. Other entries have a short hash of their words, as the words may be
    personal data.
    """
    begins = len(_holder(route))
    steps: list[str] = []
    value: object = document.data
    for number, step in enumerate(route):
        named = number >= begins
        match value, step:
            case dict(), str():
                value = value.get(step)
                steps += [step] if named else []
            case list(), int() if step < len(value):
                steps += [_told_apart(value, step)] if named else []
                value = value[step]
            case _:
                steps += [str(step)] if named else []
    return ".".join(steps)


def _told_apart(entries: list[object], number: int) -> str:
    match entries[number]:
        case {"date": dated} if isinstance(dated, str):
            same = _of_the_same_date(entries)[number]
            return f"{dated} ({same + 1})" if same else dated
        case dict() as entry:
            told = next((str(entry[n]) for n in _TOLD_BY if entry.get(n)), "")
        case entry:
            told = str(entry)
    return _sum(told)


@by_identity
def _of_the_same_date(entries: list[object]) -> tuple[int, ...]:
    """Count, for each entry, the entries with the same date before it."""
    seen: Counter[str] = Counter()
    before = []
    for entry in entries:
        dated = entry.get("date") if isinstance(entry, dict) else None
        known = dated if isinstance(dated, str) else ""
        before.append(seen[known])
        seen[known] += 1
    return tuple(before)


def _sum(words: str) -> str:
    """Return a short hash of words. Capitals and spaces make no difference."""
    import hashlib  # noqa: PLC0415 -- a plan without problems does not need it

    plain = on_one_line(words).casefold().encode(errors="replace")
    return hashlib.sha256(plain).hexdigest()[:8]


def _dated(document: Document, route: Route) -> str:
    """Return the date at *route*, which a finding there is about, if there is one."""
    node = document.node(route)
    text = str(node.value) if node and isinstance(node.value, str | int) else ""
    return text if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) else ""


def _about(document: Document, route: Route) -> tuple[str, str]:
    """Return the number of the action or outcome at *route*, and a description."""
    holder = _holder(route)
    if not holder:
        return "", ""
    words = "action" if "actions" in holder else "desired_outcome"
    fields = _fields(document, holder)
    item = _number(document, holder)
    text = on_one_line(fields.get(words)) or on_one_line(fields.get("theme"))
    name = load.label(document.data, holder)
    about = f'In {name}, "{short(text)}".' if text else f"In {name}."
    return item, about if item else f"{about}{_written_owner(fields)}"


def _holder(route: Route) -> Route:
    """Return the way to the action or outcome that *route* leads into; () if none."""
    match route:
        case ("outcomes", int(), "actions", int(), *_):
            return route[:4]
        case ("outcomes", int(), *_):
            return route[:2]
        case _:
            return ()


def _fields(document: Document, holder: Route) -> Mapping[str, Any]:
    node = document.node(holder) if holder else None
    return node.value if node and isinstance(node.value, dict) else {}


def _number(document: Document, holder: Route) -> str:
    """Return the number of the action or outcome at *holder*, as it is written.

    Without quotation marks, 1.10 is read as 1.1, which may be another action.
    """
    node = document.node((*holder, "id")) if holder else None
    if node is None or isinstance(node.value, dict | list | None):
        return ""
    is_text = isinstance(node.value, str)
    return (
        str(node.value) if is_text else document.text[node.start : node.end]
    ).strip()


def written_twice(document: Document) -> frozenset[str]:
    """Return the numbers that more than one action or outcome of a plan has."""
    match document.data:
        case {"outcomes": list(outcomes)}:
            pass
        case _:
            return frozenset()
    holders: list[Route] = []
    for number, outcome in enumerate(outcomes):
        holders.append(("outcomes", number))
        if isinstance(outcome, dict) and isinstance(outcome.get("actions"), list):
            holders += (
                ("outcomes", number, "actions", each)
                for each in range(len(outcome["actions"]))
            )
    counted = Counter(_number(document, holder) for holder in holders)
    return frozenset(
        number for number, times in counted.items() if number and times > 1
    )


def _written_owner(fields: Mapping[str, Any]) -> str:
    """Name the owner that the plan gives for an action without a number.

    For other actions, the owner on the date is found by number (see
    accountable.with_owner). If an action without a number has been handed over, no
    owner is named.
    """
    who = on_one_line(fields.get("accountable")).rstrip(".")
    entries = fields.get("progress")
    later = isinstance(entries, list) and any(
        isinstance(each, dict) and "accountable" in each for each in entries
    )
    return f" Accountable: {short(who)}." if who and not later else ""


def on_one_line(value: object) -> str:
    """Return text on one line. Other values are reported elsewhere."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def short(text: str, most: int = 80) -> str:
    """Cut text that is longer than *most* characters."""
    return grammar.cut(text, most)
