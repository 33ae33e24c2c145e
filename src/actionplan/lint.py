"""Everything there is to say about a set of plans."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from actionplan import load, personal, rules
from actionplan.diagnostics import LEVELS, Diagnostic, Fault, File, Place, Run
from actionplan.rule import Context, Facts, Finding, Reference, Rule, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.document import Document
    from actionplan.model import Plan

MOST = 200
"""Findings shown of one file; a file with more has one cause, or needs another tool."""
_QUOTED = 160
"""Characters of a file's line that a message shows."""


class Settings(NamedTuple):
    """How a set of plans is judged."""

    as_of: date
    timed: bool = True
    """Whether rules that depend on the day looked at are asked."""


class Report(NamedTuple):
    """What there is to say about one file, and what the others need to know of it."""

    file: File
    diagnostics: tuple[Diagnostic, ...]
    facts: Facts | None
    """None where the file could not be read as a plan."""


def one(content: bytes, file: str, settings: Settings) -> Report:
    """Judge one file by itself; *file* is its name as it is to be shown."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    loaded = load.load(content, stem)
    personal_data = list(_scan(loaded.document, file))
    said = [put(fault, file, loaded.document) for fault in loaded.faults]
    said.extend(personal_data)
    if loaded.plan is None:
        report = Report(File(file, read=False), _first(said), None)
    else:
        said.extend(_judge(loaded.plan, loaded.document, file, settings, stem))
        aside = tuple(part.label for part in loaded.plan.unread)
        facts = _facts(loaded.plan, loaded.document, file)
        report = Report(File(file, read=True, set_aside=aside), _first(said), facts)
    return _discreet(report) if personal_data else report


def across(reports: Iterable[Report], settings: Settings) -> Run:
    """Hold the plans against one another, and put everything in order."""
    reports = tuple(sorted(reports, key=lambda report: report.file.name))
    facts = tuple(report.facts for report in reports if report.facts)
    said = [d for report in reports for d in report.diagnostics]
    together: dict[str, list[Diagnostic]] = {}
    for rule in rules.ALL.values():
        if rule.subject == "plans":
            for spot, finding in rule.check(facts):
                together.setdefault(spot.file, []).append(_say(rule, spot, finding))
    said += [d for of_one in together.values() for d in _first(of_one)]
    files = tuple(report.file for report in reports)
    said.sort(key=_order)
    return Run(settings.as_of, settings.timed, files, tuple(said))


def unread(fault: Fault, file: str) -> Report:
    """Report a file that could not even be opened."""
    return Report(File(file, read=False), (put(fault, file, None),), None)


def put(fault: Fault, file: str, document: Document | None) -> Diagnostic:
    """Put a fault into the words of the rule it is named after."""
    rule = rules.ALL[fault.rule]
    finding: Finding = rule.check(**fault.details)
    return _say(rule, _spot(fault.at, file, document, on_key=fault.on_key), finding)


def _scan(document: Document, file: str) -> Iterator[Diagnostic]:
    """Ask the rules about the text itself, which need no plan that can be read."""
    for rule in rules.ALL.values():
        if rule.subject == "document":
            for finding in rule.check(document):
                spot = _spot(finding.at, file, document, on_key=finding.on_key)
                yield _say(rule, spot, finding)


def _judge(
    plan: Plan, document: Document, file: str, settings: Settings, stem: str
) -> Iterator[Diagnostic]:
    context = Context(settings.as_of, stem)
    for rule in rules.ALL.values():
        if rule.subject != "plan" or (rule.timed and not settings.timed):
            continue
        for finding in rule.check(plan, context):
            spot = _spot(finding.at, file, document, on_key=finding.on_key)
            yield _say(rule, spot, finding)


def _say(rule: Rule, spot: Spot, finding: Finding) -> Diagnostic:
    place = Place(spot.line, spot.column, spot.length) if spot.line else None
    return Diagnostic(
        spot.file,
        place,
        rule.level,
        rule.name,
        rule.code,
        finding.message,
        finding.remedy,
        finding.paste,
        spot.about,
        spot.excerpt,
        spot.plan,
        spot.item,
        spot.field,
        rule.timed,
    )


def _order(said: Diagnostic) -> tuple[object, ...]:
    place = said.place or Place(0, 0)
    return said.file, place, LEVELS.index(said.level), said.rule, said.message


def _first(said: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep as many as somebody may read, and say how many there are besides."""
    said.sort(key=_order)
    if len(said) <= MOST:
        return tuple(said)
    more = Fault("too-many-findings", None, {"more": len(said) - MOST})
    return (*said[:MOST], put(more, said[0].file, None))


# --- what is not repeated -------------------------------------------------------


def _discreet(report: Report) -> Report:
    """Leave out numbers and addresses of people, whichever finding would quote them.

    More people read what a check says than read the plan.
    """
    hide = cache(personal.hidden)
    aside = tuple(map(hide, report.file.set_aside))
    return report._replace(
        file=report.file._replace(set_aside=aside),
        diagnostics=tuple(_hush(said, hide) for said in report.diagnostics),
        facts=report.facts and _hush_facts(report.facts, hide),
    )


def _hush(said: Diagnostic, hide: Callable[[str], str]) -> Diagnostic:
    return said._replace(
        message=hide(said.message),
        remedy=hide(said.remedy),
        paste=hide(said.paste),
        about=hide(said.about),
        excerpt=hide(said.excerpt),
        plan=hide(said.plan),
        item=hide(said.item),
        field=hide(said.field),
    )


def _hush_facts(facts: Facts, hide: Callable[[str], str]) -> Facts:
    references = (
        one._replace(spot=_hush_spot(one.spot, hide)) for one in facts.references
    )
    spot = _hush_spot(facts.spot, hide)
    return facts._replace(spot=spot, references=tuple(references))


def _hush_spot(spot: Spot, hide: Callable[[str], str]) -> Spot:
    return spot._replace(
        excerpt=hide(spot.excerpt),
        about=hide(spot.about),
        plan=hide(spot.plan),
        item=hide(spot.item),
        field=hide(spot.field),
    )


# --- places ---------------------------------------------------------------------


def _spot(
    at: Route | Place | None, file: str, document: Document | None, *, on_key: bool
) -> Spot:
    if document is None or at is None:
        return Spot(file, 0, 0, 0, "", "", "", "", "")
    data = document.data
    if isinstance(at, Place):
        place, route = at, document.route(at)
    else:
        place, route = document.place(at, on_key=on_key), at
    plan = str(data.get("id", "")) if isinstance(data, dict) else ""
    item, about = _about(document, route)
    field = ".".join(str(step) for step in route)
    excerpt = document.line(place.line)
    return Spot(file, *place, excerpt, about, plan, item, field)


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
    text = _words(fields.get(words)) or _words(fields.get("theme"))
    who = _words(fields.get("accountable")).rstrip(".")
    name = load.label(document.data, holder)
    about = f'In {name}, "{_short(text)}".' if text else f"In {name}."
    return item, f"{about} Accountable: {_short(who)}." if who else about


def _words(value: object) -> str:
    """Return text on one line; what is no text has its own finding."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."


def _facts(plan: Plan, document: Document, file: str) -> Facts:
    references = tuple(
        Reference(
            entry.replaced_by,
            _spot((*entry.route, "replaced_by"), file, document, on_key=False),
        )
        for action in plan.actions
        for entry in action.progress
        if "/" in entry.replaced_by
    )
    items = [outcome.id for outcome in plan.outcomes]
    items += [action.id for action in plan.actions]
    spot = _spot(("id",), file, document, on_key=False)
    return Facts(file, plan.id, spot, tuple(items), references)
