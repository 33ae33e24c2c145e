"""Everything there is to say about a set of plans."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from actionplan import reading, rules
from actionplan.diagnostics import LEVELS, Diagnostic, Fault, File, Place, Run
from actionplan.lint import baseline, diagnose
from actionplan.lint.baseline import Baseline
from actionplan.lint.levels import LintSettings
from actionplan.plan import board_names, timeline
from actionplan.plan.model import listed
from actionplan.reading import comments, load
from actionplan.rule import Context, Facts, Pair, Rule, Spot
from actionplan.text import personal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Ignored, Level, Replacement
    from actionplan.plan.model import BoardSettings, Plan
    from actionplan.reading import Reading
    from actionplan.reading.comments import Ignore
    from actionplan.reading.document import Document
    from actionplan.reading.earlier import Earlier
    from actionplan.rule import Finding

MOST = 200
"""Findings shown of one file; a file with more has one cause, or needs another tool."""


class Request(NamedTuple):
    """How a set of plans is judged."""

    as_of: date
    timed: bool = True
    """Whether rules that depend on the day looked at are asked."""
    accepting: bool = True
    """Whether findings that somebody accepted are left unsaid."""
    terms: LintSettings = LintSettings()
    """What the plan's folder has settled."""
    accepted: Baseline = Baseline()
    most: int = MOST


class Owner(NamedTuple):
    """Who answers for something, by the names that the board declared."""

    names: tuple[str, ...] = ()
    agency: str = ""

    @property
    def accountable(self) -> str:
        """All of them, in words."""
        return listed(self.names)


def _owner(written: Iterable[str], agency: str, house: BoardSettings) -> Owner:
    owners = board_names.owners(filter(None, written), house)
    return Owner(tuple(one.name for one in owners), house.agencies.of(agency))


class Accepted(NamedTuple):
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
    terms: LintSettings = LintSettings()
    marks: Accepted = Accepted()
    judged: bool = True
    """False where it is only what the others are held against."""


def one(
    content: bytes, file: str, settings: Request, was: Earlier | None = None
) -> Report:
    """Judge one file by itself; *file* is its name as it is to be shown.

    *was* is what it is compared with, if it is.
    """
    stem = file.rpartition("/")[2].rpartition(".")[0]
    terms = settings.terms
    seen = reading.read(content, stem, terms.house)
    document, plan = seen.loaded.document, seen.loaded.plan
    personal_data = list(_scan(document, file))
    said = [
        diagnose.put(fault, file, document)._replace(fix=fix)
        for fault, fix in zip(seen.faults, _fixes(seen), strict=True)
    ]
    said.extend(personal_data)
    marks, wrong = _marks(document, plan, file, settings)
    said.extend(wrong)
    facts = None
    if plan is not None:
        said.extend(_compare(was, plan, document, file) if was else ())
        said.extend(_judge(plan, document, file, settings, stem))
        facts = diagnose.facts_of(plan, document, file)
    items = {each.item for each in said} | {spot.item for spot in marks.spots}
    items |= {each.spot.item for each in facts.references} if facts else set()
    owners = _owners(items, plan, document, settings.as_of, settings.terms.house)
    marks = marks._replace(owners=owners)
    said, ignored = _settled(
        said,
        marks,
        settings,
        lambda rule: rule.subject not in ("plans", *(() if was else ("base",))),
    )
    aside = tuple(part.label for part in plan.unread) if plan else ()
    read = File(file, plan is not None, aside)
    report = Report(read, _first(said, settings.most), facts, ignored, terms, marks)
    return _discreet(report) if personal_data or _had_personal(was) else report


def aside(content: bytes, file: str, settings: Request) -> Report:
    """Report a file that is not to be judged: what the others have to know of it."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    document, plan, _ = load.load(content, stem, settings.terms.house)
    if plan is None:
        return Report(File(file, read=True), (), None, judged=False)
    facts = diagnose.facts_of(plan, document, file)
    marks, _ = _marks(document, plan, file, settings)
    items = {each.spot.item for each in facts.references}
    owners = _owners(items, plan, document, settings.as_of, settings.terms.house)
    marks = marks._replace(owners=owners, whole=False)
    read = File(file, read=True)
    report = Report(read, (), facts, (), settings.terms, marks, judged=False)
    return _discreet(report)


def gone(was: Earlier, file: str, settings: Request) -> Report:
    """Report a plan that was there and is not any more."""
    name = personal.hidden(was.plan.id if was.plan else was.stem)
    fault = Fault("plan-gone", None, {"plan": name})
    said = [diagnose.put(fault, file, None)._replace(plan=name)]
    marks = Accepted(accepted=settings.accepted.of_plan(name))
    kept, ignored = _settled(said, marks, settings, lambda _: False)
    read = File(file, read=True, there=False)
    return Report(read, tuple(kept), None, ignored, settings.terms)


def uncompared(fault: Fault, folder: str) -> Report:
    """Report that no plan could be compared with what it was; *folder* has them all."""
    read = File(folder, read=True, there=False)
    return Report(read, (diagnose.put(fault, folder, None),), None)


def newly_accepted(report: Report, was: Earlier | None) -> tuple[str, ...]:
    """Name the rules of comments that accept what none accepted in *was*.

    A comment that has moved, or gives another reason, accepts no more than it did; a
    later date does. None for a plan that is new.
    """
    if was is not None and was.loaded is None:
        return ()
    pairs = zip(report.marks.ignores, report.marks.spots, strict=True)
    now = Counter(_accepts(pairs))
    if was is not None and was.loaded is not None:
        document = was.loaded.document
        old, _ = comments.read(document)
        spots = (diagnose.spot_of(o.place, "", document, on_key=False) for o in old)
        now -= Counter(_accepts(zip(old, spots, strict=True)))
    return tuple(rule for rule, *_ in now.elements())


def _accepts(pairs: Iterable[tuple[Ignore, Spot]]) -> Iterator[tuple[str, str, str]]:
    for one, spot in pairs:
        for name in one.names:
            yield name, one.item or spot.item, str(one.until or "")


def _fixes(seen: Reading) -> tuple[tuple[Replacement, ...], ...]:
    """Return what would mend each fault; most plans have none, and need no mending."""
    if not 0 < len(seen.faults) <= MOST:
        return ((),) * len(seen.faults)
    from actionplan.editing import fixes  # noqa: PLC0415 -- imported only where it is needed

    return fixes.proven(seen)


def across(reports: Iterable[Report], settings: Request) -> Run:
    """Hold the plans against one another, and put everything in order.

    Of plans that are not judged only what the others have brought about is said.
    """
    reports = tuple(sorted(reports, key=lambda report: report.file.name))
    said = [d for report in reports for d in report.diagnostics]
    ignored = [each for report in reports for each in report.ignored]
    together = _together(reports)
    known = _together([report for report in reports if not report.judged])
    twice = {d.file for d in _each(together) if d.rule == "duplicate-plan-id"}
    said = [d for d in said if d.rule != "file-name-not-id" or d.file not in twice]
    for report in reports:
        of_one = together.get(report.file.name, [])
        if not report.judged:
            old = known.get(report.file.name, [])
            of_one = [each for each in of_one if each not in old]
        if of_one or report.marks.ignores or report.marks.accepted.entries:
            own = settings._replace(terms=report.terms)
            kept, more = _settled(
                of_one, report.marks, own, lambda rule: rule.subject == "plans"
            )
            said += _first(kept, settings.most)
            ignored += more
    files = tuple(report.file for report in reports if report.judged)
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


def _each(said: Mapping[str, list[Diagnostic]]) -> Iterator[Diagnostic]:
    return (each for of_one in said.values() for each in of_one)


def _together(reports: Iterable[Report]) -> dict[str, list[Diagnostic]]:
    """Ask the rules about all plans at once, and give each file its own."""
    facts = tuple(report.facts for report in reports if report.facts)
    said: dict[str, list[Diagnostic]] = {}
    for rule in rules.ALL.values():
        if rule.subject == "plans":
            for spot, finding in rule.check(facts):
                said.setdefault(spot.file, []).append(diagnose.say(rule, spot, finding))
    return said


def unread(fault: Fault, file: str) -> Report:
    """Report a file that could not even be opened."""
    return Report(File(file, read=False), (diagnose.put(fault, file, None),), None)


def _scan(document: Document, file: str) -> Iterator[Diagnostic]:
    """Ask the rules about the text itself, which need no plan that can be read."""
    for rule in rules.ALL.values():
        if rule.subject == "document":
            yield from _said(rule, rule.check(document), document, file)


def _judge(
    plan: Plan, document: Document, file: str, settings: Request, stem: str
) -> Iterator[Diagnostic]:
    context = Context(settings.as_of, stem)
    for rule in rules.ALL.values():
        if rule.subject == "plan" and (settings.timed or not rule.timed):
            yield from _said(rule, rule.check(plan, context), document, file)


def _compare(
    was: Earlier, plan: Plan, document: Document, file: str
) -> Iterator[Diagnostic]:
    """Ask the rules about what has changed, and say what could not be compared."""
    yield from (diagnose.put(fault, file, document) for fault in was.faults())
    if was.plan is None:
        return
    pair = Pair(was.plan, plan, was.lines)
    for rule in rules.ALL.values():
        if rule.subject == "base":
            yield from _said(rule, rule.check(pair), document, file)


def _said(
    rule: Rule, findings: Iterable[Finding], document: Document, file: str
) -> Iterator[Diagnostic]:
    for finding in findings:
        spot = diagnose.spot_of(finding.at, file, document, on_key=finding.on_key)
        yield diagnose.say(rule, spot, finding)


# --- what is accepted -----------------------------------------------------------


def _marks(
    document: Document, plan: Plan | None, file: str, settings: Request
) -> tuple[Accepted, list[Diagnostic]]:
    """Read what is accepted of a file, and say which of it has run out."""
    ignored, _ = comments.read(document)
    faults = comments.expired(ignored, settings.as_of) if settings.timed else ()
    wrong = [diagnose.put(fault, file, document) for fault in faults]
    if not settings.accepting:
        return Accepted(), wrong
    spots = tuple(
        diagnose.spot_of(one.place, file, document, on_key=False) for one in ignored
    )
    name = str(document.data.get("id", "")) if isinstance(document.data, dict) else ""
    accepted = settings.accepted.of_plan(name or file)
    whole = plan is not None and not plan.unread and not document.faults
    return Accepted(ignored, spots, accepted, whole), wrong


def _settled(
    said: list[Diagnostic],
    marks: Accepted,
    settings: Request,
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
    by_comment = comments.sift(
        [each for each in levelled if each], marks.ignores, day, asked
    )
    by_baseline = baseline.sift(by_comment.said, marks.accepted, asked)
    idle = [
        diagnose.say(
            rules.ALL[fault.rule], spot, rules.ALL[fault.rule].check(**fault.details)
        )
        for fault in by_comment.idle
        for one, spot in zip(marks.ignores, marks.spots, strict=True)
        if one.place == fault.at
    ]
    idle = [_owned(each, marks.owners) for each in idle]
    idle += [
        diagnose.put(fault, marks.accepted.file, None) for fault in by_baseline.idle
    ]
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
    items: AbstractSet[str],
    plan: Plan | None,
    document: Document,
    as_of: date,
    house: BoardSettings,
) -> dict[str, Owner]:
    """Return who answers, on a day, for these actions, and for all else.

    For what is no action that is the post that answers for the outcome, or else the
    one that keeps the plan.
    """
    if plan is None:
        return _written_owners(document.data, house)
    agency = plan.lead_agency or plan.partnership
    owners = {"": _owner([plan.coordinator], agency, house)}
    for outcome in plan.outcomes:
        post = outcome.accountable or plan.coordinator
        owners[outcome.id] = _owner([post], agency, house)
    unread = _written_owners(document.data, house) if plan.unread else {}
    for outcome, action in ((o, a) for o in plan.outcomes for a in o.actions):
        if action.id in items:
            now = timeline.standing(action, plan, as_of)
            agency = board_names.of_action(action, outcome, plan).name
            owners[action.id] = Owner(tuple(one.name for one in now.owners), agency)
    return unread | owners


def _written_owners(data: object, house: BoardSettings) -> dict[str, Owner]:
    """Return who is named for the actions of a plan that cannot be read as one."""
    found: dict[str, Owner] = {}
    left = [data]
    while left:
        match left.pop():
            case {"id": str(number), "accountable": str(post), **fields}:
                found[number.strip()] = _owner(
                    [diagnose.on_one_line(post)],
                    diagnose.on_one_line(fields.get("agency")),
                    house,
                )
            case {"outcomes": list(inner)} | {"actions": list(inner)}:
                left.extend(inner)
            case _:
                pass
    return found


def _owned(said: Diagnostic, owners: Mapping[str, Owner]) -> Diagnostic:
    owner = owners.get(said.item) or owners.get("") or Owner()
    return said._replace(
        accountable=owner.accountable, owners=owner.names, agency=owner.agency
    )


def _order(said: Diagnostic) -> tuple[object, ...]:
    place = said.place or Place(0, 0)
    return said.file, place, LEVELS.index(said.level), said.rule, said.message


def _first(said: list[Diagnostic], most: int) -> tuple[Diagnostic, ...]:
    """Keep as many as somebody may read, and say how many there are besides."""
    said.sort(key=_order)
    if len(said) <= most:
        return tuple(said)
    more = Fault("too-many-findings", None, {"more": len(said) - most})
    return (*said[:most], diagnose.put(more, said[0].file, None))


# --- what is not repeated -------------------------------------------------------


def _had_personal(was: Earlier | None) -> bool:
    """Tell whether what a file was, and may be quoted of it, has personal data."""
    document = was.loaded.document if was and was.loaded else None
    return document is not None and any(_scan(document, ""))


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
        owners=tuple(map(hide, said.owners)),
        agency=hide(said.agency),
        fix=(),
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
