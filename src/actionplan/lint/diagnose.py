"""Turn faults and findings into diagnostics: words, place and owner."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from actionplan import rules
from actionplan.diagnostics import Diagnostic, Place
from actionplan.messages.unreadable import NOTHING_AFTER
from actionplan.reading import load
from actionplan.reading.document import Document
from actionplan.rules.subjects import Facts, Reference, Spot
from actionplan.text import personal
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.diagnostics import Fault, Route
    from actionplan.plan.model import Plan
    from actionplan.rule import Finding, Rule


def put(fault: Fault, file: str, document: Document | None) -> Diagnostic:
    """Put a fault into the words of the rule it is named after."""
    spot = spot_of(fault.at, file, document, on_key=fault.on_key)
    return put_at(fault, spot)


def put_at(fault: Fault, spot: Spot) -> Diagnostic:
    """Put a fault into words whose place is known already."""
    of = rules.ALL[fault.rule]
    finding: Finding = of.check(**fault.details)
    message = f"{finding.message} {NOTHING_AFTER}" if fault.unread else finding.message
    written = str(fault.details.get("written", ""))
    return say(of, spot, finding._replace(message=message, written=written))


def put_in_text(fault: Fault, file: str, text: str) -> Diagnostic:
    """Put a fault into words that has its place in a file of another kind."""
    lines = tuple(text.split("\n"))
    return put(fault, file, Document(text, lines, bom=False, root=None, faults=()))


def say(rule: Rule, spot: Spot, finding: Finding) -> Diagnostic:
    """Say a finding of *rule* of the place it stands in, complete."""
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
    """Return a sum of what a finding complains of, in which nobody's data is hidden."""
    words = personal.hidden(finding.written or spot.dated)
    told = words.strip() and (finding.written or not finding.of)
    return _sum(words) if told else ""


def spot_of(
    at: Route | Place | None, file: str, document: Document | None, *, on_key: bool
) -> Spot:
    """Return where *at* is, with all that is said of the place."""
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
    """Return what has to be known of *plan* to hold it against all the others."""
    references = tuple(
        Reference(
            entry.replaced_by,
            spot_of((*entry.route, "replaced_by"), file, document, on_key=False),
        )
        for action in plan.actions
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


_TOLD_BY = ("ref", "measure", "risk", "agency", "group", "text")
"""What tells entries of a list apart that have neither a number nor a date."""


def _stable(document: Document, route: Route) -> str:
    """Name a field in words that outlast lines that move and lists in another order.

    Within an action or an outcome it counts from there. Entries go by their dates, and
    others by what they say, of which only a short sum is kept: it may be personal.
    """
    steps: list[str] = []
    value: object = document.data
    for step in route:
        match value, step:
            case dict(), str():
                value = value.get(step)
                steps.append(step)
            case list(), int() if step < len(value):
                steps.append(_told_apart(value, step))
                value = value[step]
            case _:
                steps.append(str(step))
    match route:
        case ("outcomes", int(), "actions", int(), *_):
            steps = steps[4:]
        case ("outcomes", int(), *_):
            steps = steps[2:]
        case _:
            pass
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
    """Count for each of *entries* those before it that have its date."""
    seen: Counter[str] = Counter()
    before = []
    for entry in entries:
        dated = entry.get("date") if isinstance(entry, dict) else None
        known = dated if isinstance(dated, str) else ""
        before.append(seen[known])
        seen[known] += 1
    return tuple(before)


def _sum(words: str) -> str:
    """Return a short sum of words, the same in any case and with any spaces."""
    import hashlib  # noqa: PLC0415 -- of a clean plan nothing is said

    plain = on_one_line(words).casefold().encode(errors="replace")
    return hashlib.sha256(plain).hexdigest()[:8]


def _dated(document: Document, route: Route) -> str:
    """Return the date at *route*: where a finding stands on one, it is about it."""
    node = document.node(route)
    text = str(node.value) if node and isinstance(node.value, str | int) else ""
    return text if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) else ""


def _about(document: Document, route: Route) -> tuple[str, str]:
    """Return the id of the action or outcome at *route*, and a sentence of it."""
    match route:
        case ("outcomes", int(), "actions", int(), *_):
            holder, words = route[:4], "action"
        case ("outcomes", int(), *_):
            holder, words = route[:2], "desired_outcome"
        case _:
            return "", ""
    node = document.node(holder)
    fields = node.value if node and isinstance(node.value, dict) else {}
    item = str(fields.get("id") or "").strip()
    text = on_one_line(fields.get(words)) or on_one_line(fields.get("theme"))
    name = load.label(document.data, holder)
    about = f'In {name}, "{short(text)}".' if text else f"In {name}."
    return item, about if item else f"{about}{_written_owner(fields)}"


def _written_owner(fields: Mapping[str, Any]) -> str:
    """Say who is written down for an action without a number.

    All others are found by their number, on the day (see accountable.with_owner).
    Where one without has been handed over, nobody is named.
    """
    who = on_one_line(fields.get("accountable")).rstrip(".")
    entries = fields.get("progress")
    later = isinstance(entries, list) and any(
        isinstance(each, dict) and "accountable" in each for each in entries
    )
    return f" Accountable: {short(who)}." if who and not later else ""


def on_one_line(value: object) -> str:
    """Return text on one line; what is no text has its own finding."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def short(text: str, most: int = 80) -> str:
    """Cut a text that is longer than *most* characters."""
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."
