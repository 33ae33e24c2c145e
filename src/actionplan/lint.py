"""Everything there is to say about a set of plans."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from actionplan import baseline, config, ignores, load, personal, rules, timeline
from actionplan.baseline import Baseline
from actionplan.config import Terms
from actionplan.diagnostics import LEVELS, Diagnostic, Fault, File, Place, Run
from actionplan.document import Document
from actionplan.rule import Context, Facts, Finding, Reference, Rule, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Ignored, Level, Route
    from actionplan.ignores import Ignore
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
    accepting: bool = True
    """Whether findings that somebody accepted are left unsaid."""
    terms: Terms = Terms()
    """What the plan's folder has settled."""
    accepted: Baseline = Baseline()
    most: int = MOST


class Owner(NamedTuple):
    """Who answers for something."""

    accountable: str = ""
    agency: str = ""


class Marks(NamedTuple):
    """What is accepted of one file, and who answers for its parts."""

    ignores: tuple[Ignore, ...] = ()
    spots: tuple[Spot, ...] = ()
    """Where each of them stands."""
    accepted: Baseline = Baseline()
    whole: bool = False
    """Whether all of the file could be read: else nobody knows what is not needed."""
    owners: Mapping[str, Owner] = {}


class Report(NamedTuple):
    """What there is to say about one file, and what the others need to know of it."""

    file: File
    diagnostics: tuple[Diagnostic, ...]
    facts: Facts | None
    """None where the file could not be read as a plan."""
    ignored: tuple[Ignored, ...] = ()
    terms: Terms = Terms()
    marks: Marks = Marks()


def one(content: bytes, file: str, settings: Settings) -> Report:
    """Judge one file by itself; *file* is its name as it is to be shown."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    terms = settings.terms
    loaded = load.load(content, stem, terms.house)
    document, plan = loaded.document, loaded.plan
    personal_data = list(_scan(document, file))
    said = [put(fault, file, document) for fault in loaded.faults]
    said.extend(personal_data)
    marks, wrong = _marks(document, plan, file, settings)
    said.extend(wrong)
    facts = None
    if plan is not None:
        said.extend(_judge(plan, document, file, settings, stem))
        said.extend(put(f, file, document) for f in config.strangers(plan))
        facts = _facts(plan, document, file)
    items = {each.item for each in said} | {spot.item for spot in marks.spots}
    items |= {each.spot.item for each in facts.references} if facts else set()
    owners = _owners(items, plan, document, settings.as_of)
    marks = marks._replace(owners=owners)
    said, ignored = _settled(
        said, marks, settings, lambda rule: rule.subject != "plans"
    )
    aside = tuple(part.label for part in plan.unread) if plan else ()
    read = File(file, plan is not None, aside)
    report = Report(read, _first(said, settings.most), facts, ignored, terms, marks)
    return _discreet(report) if personal_data else report


def across(reports: Iterable[Report], settings: Settings) -> Run:
    """Hold the plans against one another, and put everything in order."""
    reports = tuple(sorted(reports, key=lambda report: report.file.name))
    facts = tuple(report.facts for report in reports if report.facts)
    said = [d for report in reports for d in report.diagnostics]
    ignored = [each for report in reports for each in report.ignored]
    together: dict[str, list[Diagnostic]] = {}
    for rule in rules.ALL.values():
        if rule.subject == "plans":
            for spot, finding in rule.check(facts):
                together.setdefault(spot.file, []).append(_say(rule, spot, finding))
    for report in reports:
        of_one = together.get(report.file.name, [])
        if of_one or report.marks.ignores or report.marks.accepted.entries:
            own = settings._replace(terms=report.terms)
            kept, more = _settled(
                of_one, report.marks, own, lambda rule: rule.subject == "plans"
            )
            said += _first(kept, settings.most)
            ignored += more
    files = tuple(report.file for report in reports)
    limits = tuple(
        (report.file.name, report.terms.fail_on)
        for report in reports
        if report.terms.fail_on != "error"
    )
    said.sort(key=_order)
    ignored.sort(key=lambda each: _order(each.said))
    return Run(
        settings.as_of,
        settings.timed,
        files,
        tuple(said),
        tuple(ignored),
        fail_on=limits,
    )


def unread(fault: Fault, file: str) -> Report:
    """Report a file that could not even be opened."""
    return Report(File(file, read=False), (put(fault, file, None),), None)


def put(fault: Fault, file: str, document: Document | None) -> Diagnostic:
    """Put a fault into the words of the rule it is named after."""
    rule = rules.ALL[fault.rule]
    finding: Finding = rule.check(**fault.details)
    return _say(rule, _spot(fault.at, file, document, on_key=fault.on_key), finding)


def put_in_text(fault: Fault, file: str, text: str) -> Diagnostic:
    """Put a fault into words that has its place in a file of another kind."""
    lines = tuple(text.split("\n"))
    return put(fault, file, Document(text, lines, bom=False, root=None, faults=()))


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
    several = tuple((number, "") for number in finding.of)
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
        keys=several or ((spot.item, spot.stable),),
    )


# --- what is accepted -----------------------------------------------------------


def _marks(
    document: Document, plan: Plan | None, file: str, settings: Settings
) -> tuple[Marks, list[Diagnostic]]:
    """Read what is accepted of a file, and say what is wrong with its comments."""
    ignored, faults = ignores.read(document)
    if settings.timed:
        faults = (*faults, *ignores.expired(ignored, settings.as_of))
    wrong = [put(fault, file, document) for fault in faults]
    if not settings.accepting:
        return Marks(), wrong
    spots = tuple(_spot(one.place, file, document, on_key=False) for one in ignored)
    name = str(document.data.get("id", "")) if isinstance(document.data, dict) else ""
    accepted = settings.accepted.of_plan(name or file)
    whole = plan is not None and not plan.unread and not document.faults
    return Marks(ignored, spots, accepted, whole), wrong


def _settled(
    said: list[Diagnostic],
    marks: Marks,
    settings: Settings,
    subject: Callable[[Rule], bool],
) -> tuple[list[Diagnostic], tuple[Ignored, ...]]:
    """Give each finding its level, leave out what is accepted, say what need not be.

    Only rules of this *subject* were asked.
    """

    def asked(name: str) -> bool:
        rule = rules.ALL.get(name)
        if rule is None or not marks.whole:
            return False
        off = settings.terms.levels.get(name) == "off"
        return subject(rule) and not off and (settings.timed or not rule.timed)

    levels = settings.terms.levels
    owned = [_owned(each, marks.owners) for each in said]
    levelled = [_at(each, levels.get(each.rule, each.level)) for each in owned]
    day = settings.as_of if settings.timed else None
    by_comment = ignores.sift(
        [each for each in levelled if each], marks.ignores, day, asked
    )
    by_baseline = baseline.sift(by_comment.said, marks.accepted, asked)
    idle = [
        _say(rules.ALL[fault.rule], spot, rules.ALL[fault.rule].check(**fault.details))
        for fault in by_comment.idle
        for one, spot in zip(marks.ignores, marks.spots, strict=True)
        if one.place == fault.at
    ]
    idle = [_owned(each, marks.owners) for each in idle]
    idle += [put(fault, marks.accepted.file, None) for fault in by_baseline.idle]
    told = [_at(each, levels.get(each.rule, each.level)) for each in idle]
    return (
        [*by_baseline.said, *(each for each in told if each)],
        (*by_comment.ignored, *by_baseline.ignored),
    )


def _at(said: Diagnostic, level: str) -> Diagnostic | None:
    """Return a finding at a level; None where it is off."""
    if level == said.level:
        return said
    return None if level == "off" else said._replace(level=cast("Level", level))


# --- who answers for it ---------------------------------------------------------


def _owners(
    items: AbstractSet[str], plan: Plan | None, document: Document, as_of: date
) -> dict[str, Owner]:
    """Return who answers, on a day, for these actions, and for all else.

    For what is no action that is the post that answers for the outcome, or else the
    one that keeps the plan.
    """
    if plan is None:
        return _written_owners(document.data)
    agency = plan.lead_agency or plan.partnership
    owners = {"": Owner(plan.coordinator, agency)}
    for outcome in plan.outcomes:
        owners[outcome.id] = Owner(outcome.accountable or plan.coordinator, agency)
    unread = _written_owners(document.data) if plan.unread else {}
    for action in plan.actions:
        if action.id in items:
            now = timeline.standing(action, plan, as_of)
            owners[action.id] = Owner(now.accountable, action.agency)
    return unread | owners


def _written_owners(data: object) -> dict[str, Owner]:
    """Return who is named for the actions of a plan that cannot be read as one."""
    found: dict[str, Owner] = {}
    left = [data]
    while left:
        match left.pop():
            case {"id": str(number), "accountable": str(post), **fields}:
                found[number.strip()] = Owner(
                    _words(post), _words(fields.get("agency"))
                )
            case {"outcomes": list(inner)} | {"actions": list(inner)}:
                left.extend(inner)
            case _:
                pass
    return found


def _owned(said: Diagnostic, owners: Mapping[str, Owner]) -> Diagnostic:
    owner = owners.get(said.item) or owners.get("") or Owner()
    return said._replace(accountable=owner.accountable, agency=owner.agency)


def _order(said: Diagnostic) -> tuple[object, ...]:
    place = said.place or Place(0, 0)
    return said.file, place, LEVELS.index(said.level), said.rule, said.message


def _first(said: list[Diagnostic], most: int) -> tuple[Diagnostic, ...]:
    """Keep as many as somebody may read, and say how many there are besides."""
    said.sort(key=_order)
    if len(said) <= most:
        return tuple(said)
    more = Fault("too-many-findings", None, {"more": len(said) - most})
    return (*said[:most], put(more, said[0].file, None))


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
        ignored=tuple(
            each._replace(said=_hush(each.said, hide), reason=hide(each.reason))
            for each in report.ignored
        ),
        marks=report.marks._replace(
            spots=tuple(_hush_spot(spot, hide) for spot in report.marks.spots)
        ),
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
        accountable=hide(said.accountable),
        agency=hide(said.agency),
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
    stable = _stable(document, route)
    return Spot(file, *place, excerpt, about, plan, item, field, stable)


_TOLD_BY = ("ref", "measure", "risk", "agency", "group", "text")
"""What tells entries of a list apart that have neither a number nor a date."""


def _stable(document: Document, route: Route) -> str:
    """Name a field in words that outlast lines that move and lists in another order.

    Within an action or an outcome it counts from there. Entries go by their dates, and
    others by what they say, of which only a short sum is kept: it may be personal.
    """
    steps: list[str] = []
    beside: list[object] = []
    value: object = document.data
    for step in route:
        match value, step:
            case dict(), str():
                value = value.get(step)
                steps.append(step)
            case list(), int() if step < len(value):
                beside, value = value, value[step]
                steps.append(_told_apart(value, beside[:step]))
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


def _told_apart(entry: object, before: list[object]) -> str:
    match entry:
        case {"date": dated} if isinstance(dated, str):
            same = sum(isinstance(e, dict) and e.get("date") == dated for e in before)
            return f"{dated} ({same + 1})" if same else dated
        case dict():
            told = next((str(entry[n]) for n in _TOLD_BY if entry.get(n)), "")
        case _:
            told = str(entry)
    return hashlib.sha256(_words(told).casefold().encode(errors="replace")).hexdigest()[
        :8
    ]


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
