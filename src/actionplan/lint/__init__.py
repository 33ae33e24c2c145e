"""Check plans against the rules, and settle what is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan import reading, rules
from actionplan.diagnostics import LEVELS, Diagnostic, Fault, File, Place, Run
from actionplan.lint import (
    accountable,
    ask,
    comment_acceptance,
    diagnose,
    redact,
    settle,
)
from actionplan.lint.baseline import Baseline
from actionplan.lint.levels import LintSettings
from actionplan.lint.settle import Accepted, Before
from actionplan.messages import comparing, tool
from actionplan.reading import load, text_fields
from actionplan.rules import across as across_plans
from actionplan.rules import append_only, guidance
from actionplan.rules.declared import with_undeclared
from actionplan.text import personal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Ignored, Replacement
    from actionplan.reading import Reading
    from actionplan.reading.earlier import Earlier
    from actionplan.rule import Subject
    from actionplan.rules.subjects import Facts

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
    before: Before | None = None
    """What was settled and accepted at the base, where plans are compared with one."""
    most: int = MOST
    fixes: bool = True
    """Whether it is found out what `actionplan fix` would do, which takes longer."""


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
    seen = with_undeclared(reading.read(content, stem, settings.terms.board))
    document = seen.loaded.document
    old = was.loaded.document if was and was.loaded else None
    texts = (document.text, file, old.text if old else "")
    if known := frozenset[str]().union(*map(personal.found, texts)):
        document = redact.with_stars(document, known)
        seen = seen._replace(loaded=seen.loaded._replace(document=document))
    about = [*ask.about_text(document, file), *ask.about_name(document, file)]
    report = _unsettled(seen, file, settings, was, also=about)
    if known:
        # Before anything is compared with a baseline, because that holds stars as well.
        report = redact.redacted(report, known)
    asked: set[Subject] = {"fault", "document", "plan"}
    before = settings.before
    if before and old:
        before = before._replace(comments=comment_acceptance.accepted_in(old))
        settings = settings._replace(before=before)
    kept, ignored = settle.settled(
        report.diagnostics, report.marks, settings, asked | ({"base"} if was else set())
    )
    return report._replace(diagnostics=_first(kept, settings.most), ignored=ignored)


def report_unchanged(content: bytes, file: str, settings: Request) -> Report:
    """Report a file that is not to be judged: what the others have to know of it."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    document, plan, _ = load.load(content, stem, settings.terms.board)
    if plan is None:
        return Report(File(file, read=True), (), None, judged=False)
    facts = diagnose.facts_of(plan, document, file)
    marks, _ = settle.accepted_in(document, plan, file, settings)
    items = {each.spot.item for each in facts.references}
    marks = marks._replace(
        owners=accountable.owners_of(
            items,
            plan,
            document,
            as_of=settings.as_of,
            board=settings.terms.board,
        ),
        whole=False,
    )
    read = File(file, read=True)
    report = Report(
        file=read,
        diagnostics=(),
        facts=facts,
        ignored=(),
        terms=settings.terms,
        marks=marks,
        judged=False,
    )
    return redact.redacted(report)


def report_deleted(was: Earlier, file: str, settings: Request) -> Report:
    """Report a plan that was there and is not any more."""
    name = personal.hidden(was.plan.id if was.plan else was.stem)
    return _report_missed(append_only.plan_gone(plan=name), name, file, settings)


def report_left_out(was: Earlier, file: str, settings: Request) -> Report:
    """Report a plan that is there, and is not checked any more."""
    name = personal.hidden(was.plan.id if was.plan else was.stem)
    fault = comparing.plan_left_out(plan=name, ref=was.ref)
    return _report_missed(fault, name, file, settings)


def _report_missed(fault: Fault, name: str, file: str, settings: Request) -> Report:
    said = [diagnose.put(fault, file, None)._replace(plan=name)]
    marks = Accepted(accepted=settings.accepted.of_plan(name))
    kept, ignored = settle.settled(said, marks, settings, set())
    read = File(file, read=True, there=False)
    return Report(
        file=read,
        diagnostics=tuple(kept),
        facts=None,
        ignored=ignored,
        terms=settings.terms,
    )


def report_uncompared(fault: Fault, folder: str) -> Report:
    """Report that no plan could be compared with what it was; *folder* has them all."""
    read = File(folder, read=True, there=False)
    return Report(read, (diagnose.put(fault, folder, None),), None)


def report_unreadable(fault: Fault, file: str) -> Report:
    """Report a file that could not even be opened."""
    return Report(File(file, read=False), (diagnose.put(fault, file, None),), None)


def across(reports: Iterable[Report], settings: Request) -> Run:
    """Hold the plans against one another, and put everything in order.

    Of plans that are not judged only what the others have brought about is said.
    """
    reports = tuple(sorted(reports, key=lambda report: report.file.name))
    said = [d for report in reports for d in report.diagnostics]
    ignored = [each for report in reports for each in report.ignored]
    together = _together(reports)
    known = _together([report for report in reports if not report.judged])
    twice = {
        each.file
        for of_one in together.values()
        for each in of_one
        if _is_of(each, across_plans.duplicate_plan_id)
    }
    # That it is a second file of a plan says what to do with it.
    renamed = guidance.file_name_not_id
    said = [d for d in said if not (d.file in twice and _is_of(d, renamed))]
    for report in reports:
        of_one = together.get(report.file.name, [])
        if not report.judged:
            old = known.get(report.file.name, [])
            of_one = [each for each in of_one if each not in old]
        if of_one or report.marks.ignores or report.marks.accepted.entries:
            own = settings._replace(terms=report.terms)
            kept, more = settle.settled(of_one, report.marks, own, {"plans"})
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
        as_of=settings.as_of,
        timed=settings.timed,
        files=files,
        diagnostics=tuple(said),
        ignored=tuple(ignored),
        fail_on=limits,
    )


def _unsettled(
    seen: Reading,
    file: str,
    settings: Request,
    was: Earlier | None,
    *,
    also: Iterable[Diagnostic],
) -> Report:
    """Report all that is found in one plan, and *also*, before any of it is settled."""
    document, plan = seen.loaded.document, seen.loaded.plan
    said = [
        diagnose.put(fault, file, document)._replace(fix=fix)
        for fault, fix in zip(seen.faults, _fixes(seen, settings), strict=True)
    ]
    said.extend(also)
    marks, expired = settle.accepted_in(document, plan, file, settings)
    said.extend(expired)
    facts = None
    if plan is not None:
        said.extend(ask.about_changes(was, plan, document, file) if was else ())
        said.extend(
            ask.about_plan(plan, document, file=file, settings=settings, stem=seen.stem)
        )
        facts = diagnose.facts_of(plan, document, file)
    items = {each.item for each in said} | {spot.item for spot in marks.spots}
    items |= {each.spot.item for each in facts.references} if facts else set()
    marks = marks._replace(
        owners=accountable.owners_of(
            items,
            plan,
            document,
            as_of=settings.as_of,
            board=settings.terms.board,
        )
    )
    unread = sorted(plan.unread, key=lambda part: not part.lost) if plan else []
    aside = tuple(part.label for part in unread)
    answered = text_fields.count_answers(document.data) if aside else 0
    read = File(
        file,
        plan is not None,
        aside,
        unfilled=sum(not part.lost for part in unread),
        answered=answered,
    )
    return Report(
        file=read,
        diagnostics=tuple(_but_guesses(said)),
        facts=facts,
        ignored=(),
        terms=settings.terms,
        marks=marks,
    )


def _but_guesses(said: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what a text reads like, where it is said what is wrong with it.

    That may be said of the text, or of what it is a part of: of all measures at once.
    """
    guess = rules.learned.reads_like_no_answer
    known = {
        key
        for each in said
        if not (each.timed or _is_of(each, guess))
        for key in each.keys
    }
    for each in said:
        if not (
            _is_of(each, guess) and any(_is_within(key, known) for key in each.keys)
        ):
            yield each


def _is_within(key: tuple[str, str], known: AbstractSet[tuple[str, str]]) -> bool:
    item, field = key
    parts = field.split(".")
    return any(
        (item, ".".join(parts[:end])) in known for end in range(1, len(parts) + 1)
    )


def _fixes(seen: Reading, settings: Request) -> tuple[tuple[Replacement, ...], ...]:
    """Return what would mend each fault; most plans have none, and need no mending."""
    if not settings.fixes or not 0 < len(seen.faults) <= MOST:
        return ((),) * len(seen.faults)
    from actionplan.editing import fixes  # noqa: PLC0415 -- imported only where it is needed

    return fixes.proven(seen)


def _order(said: Diagnostic) -> tuple[object, ...]:
    place = said.place or Place(0, 0)
    return said.file, place, LEVELS.index(said.level), said.rule, said.message


def _first(said: list[Diagnostic], most: int) -> tuple[Diagnostic, ...]:
    """Keep as many as somebody may read, and say how many there are besides."""
    said.sort(key=_order)
    if len(said) <= most:
        return tuple(said)
    more = tool.too_many_findings(more=len(said) - most)
    return (*said[:most], diagnose.put(more, said[0].file, None))


def _is_of(said: Diagnostic, check: object) -> bool:
    return rules.ALL[said.rule].check is check


def _together(reports: Iterable[Report]) -> dict[str, list[Diagnostic]]:
    """Ask the rules about all plans at once, and give each file its own.

    What they say of one may name a part of another, which has to be compared as it is
    written; so it is redacted here.
    """
    facts = tuple(report.facts for report in reports if report.facts)
    found = tuple(ask.about_all(facts))
    ids = {each.plan for each in facts} if found else set()
    known = {each for each in ids if personal.hidden(each) != each}
    said: dict[str, list[Diagnostic]] = {}
    for each in found:
        said.setdefault(each.file, []).append(redact.redacted(each, known))
    return said
