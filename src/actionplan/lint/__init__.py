"""Check plans against the rules, and remove the problems that are accepted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan import reading, rules
from actionplan.diagnostics import LEVELS, Diagnostic, Fault, File, Place, Run
from actionplan.lint import (
    accountable,
    ask,
    comment_acceptance,
    diagnose,
    in_part,
    redact,
    settle,
)
from actionplan.lint.accepted_file import AcceptedFile
from actionplan.lint.levels import LintSettings
from actionplan.lint.settle import Accepted, Before
from actionplan.messages import comparing, tool
from actionplan.plan import readable
from actionplan.reading import comments, load, partial, text_fields
from actionplan.rules import across as across_plans
from actionplan.rules import append_only, guidance
from actionplan.rules.declared import with_undeclared
from actionplan.text import personal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import AcceptedProblem, Replacement
    from actionplan.lint.ask import Found
    from actionplan.reading import Reading
    from actionplan.reading.earlier import Earlier
    from actionplan.rule import Subject
    from actionplan.rules.subjects import Facts

MOST = 200
"""The most problems shown for one file. If there are more, they have one cause."""


class Request(NamedTuple):
    """How a set of plans is checked."""

    as_of: date
    timed: bool = True
    """Whether rules that depend on the date are used."""
    accepting: bool = True
    """Whether accepted problems are left out."""
    terms: LintSettings = LintSettings()
    """The settings of the plan's folder."""
    accepted: AcceptedFile = AcceptedFile()
    before: Before | None = None
    """The settings and accepted problems at the merge base, if plans are compared."""
    most: int = MOST
    fixes: bool = True
    """Whether to work out what `actionplan fix` would do, which takes longer."""
    only: frozenset[str] | None = None
    """The names of the rules to use for a plan; None for all."""
    item: str = ""
    """The number of the one action or outcome that is asked about, if it is only one.

    Problems with other parts of the plan may then be left out.
    """
    same: frozenset[Found] = frozenset()
    """What was found in another version of the plan too, and may be left out."""


class Report(NamedTuple):
    """The problems of one file, and the facts that checks across plans need."""

    file: File
    diagnostics: tuple[Diagnostic, ...]
    facts: Facts | None
    """None if the file could not be read as a plan."""
    accepted: tuple[AcceptedProblem, ...] = ()
    terms: LintSettings = LintSettings()
    marks: Accepted = Accepted()
    judged: bool = True
    """False if other plans are compared with it but it is not checked itself."""


def one(
    content: bytes, file: str, settings: Request, was: Earlier | None = None
) -> Report:
    """Check one file by itself. *file* is its name as it will be shown.

    *was* is its earlier version, if it is compared with one.
    """
    return of_reading(read(content, file, settings), file, settings, was)


def read(content: bytes, file: str, settings: Request) -> Reading:
    """Read a file for `of_reading`, which checks it."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    return reading.read(content, stem, settings.terms.board)


def of_reading(
    seen: Reading, file: str, settings: Request, was: Earlier | None = None
) -> Report:
    """Check a file that was read with the same settings, as `one` does."""
    seen = with_undeclared(seen)
    document = seen.loaded.document
    old = was.loaded.document if was and was.loaded else None
    texts = (document.text, file, old.text if old else "")
    if known := frozenset[str]().union(*map(personal.found, texts)):
        document = redact.with_stars(document, known)
        seen = seen._replace(loaded=seen.loaded._replace(document=document))
    accepting = bool(comments.read(document)[0])
    if known or accepting:
        # Numbers have stars in them, or a comment accepts problems of the next action.
        settings = settings._replace(item="")
    if known or accepting or settings.accepted.entries:
        # A problem may be accepted once, and be there twice now.
        settings = settings._replace(same=frozenset())
    about = [*ask.about_text(document, file), *ask.about_name(document, file)]
    report = _unsettled(seen, file, settings, was, also=about)
    subjects: set[Subject] = {"fault", "document", "plan"}
    subjects |= {"base"} if was else set()
    before = settings.before
    if before and old:
        before = before._replace(comments=comment_acceptance.accepted_in(old))
        settings = settings._replace(before=before)

    def settled(report: Report) -> Report:
        if known:
            # This comes first, because what is accepted has stars in it as well.
            report = redact.redacted(report, known)
        kept, accepted = settle.settled(
            report.diagnostics, report.marks, settings, subjects
        )
        return report._replace(diagnostics=tuple(kept), accepted=accepted)

    answer = settled(report)
    if was and (hidden := _hidden(seen, file, was, (report, answer))):
        answer = settled(report._replace(diagnostics=(*report.diagnostics, *hidden)))
    return answer._replace(diagnostics=_first([*answer.diagnostics], settings.most))


def _hidden(
    seen: Reading, file: str, was: Earlier, reports: tuple[Report, Report]
) -> list[Diagnostic]:
    """Return what is missing if it is not in the parts that could not be read.

    The rules about changes leave these parts to the error about each of them. Without
    such an error, because it was turned off, lowered or accepted, a change could
    remove what was recorded. *reports* are from before and after that.
    """
    document, plan = seen.loaded.document, seen.loaded.plan
    found, told = (each.diagnostics for each in reports)
    errors = {(each.rule, each.place) for each in told if each.level == "error"}
    faults = [each for each in found if rules.ALL[each.rule].subject == "fault"]
    if plan is None or all((each.rule, each.place) in errors for each in faults):
        return []
    empty = readable.as_if_empty(plan)
    return [
        each
        for each in ask.about_changes(was, empty, document, file)
        if each not in found
    ]


def same_in_both(one: Reading, other: Reading, settings: Request) -> frozenset[Found]:
    """Return what is found at the same place, as often, in 2 versions of a plan."""
    times = [Counter(_found(seen, settings)) for seen in (one, other)]
    return frozenset(each for each, n in times[0].items() if times[1][each] == n)


def _found(seen: Reading, settings: Request) -> Iterator[Found]:
    yield from map(str, with_undeclared(seen).faults)
    if plan := seen.loaded.plan:
        yield from ask.found_in(plan, seen.stem, settings)


def report_unchanged(content: bytes, file: str, settings: Request) -> Report:
    """Return the facts of a file that is not checked itself."""
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
        accepted=(),
        terms=settings.terms,
        marks=marks,
        judged=False,
    )
    return redact.redacted(report)


def report_deleted(was: Earlier, file: str, settings: Request) -> Report:
    """Report a plan that has been deleted."""
    name = personal.hidden(was.plan.id if was.plan else was.stem)
    return _report_missed(append_only.plan_gone(plan=name), name, file, settings)


def report_left_out(was: Earlier, file: str, settings: Request) -> Report:
    """Report a plan that is still there but is no longer checked."""
    name = personal.hidden(was.plan.id if was.plan else was.stem)
    fault = comparing.plan_left_out(plan=name, ref=was.ref, file=file)
    return _report_missed(fault, name, file, settings)


def _report_missed(fault: Fault, name: str, file: str, settings: Request) -> Report:
    said = [diagnose.put(fault, file, None)._replace(plan=name)]
    marks = Accepted(accepted=settings.accepted.of_plan(name))
    kept, accepted = settle.settled(said, marks, settings, set())
    read = File(file, read=True, there=False)
    return Report(
        file=read,
        diagnostics=tuple(kept),
        facts=None,
        accepted=accepted,
        terms=settings.terms,
    )


def report_uncompared(fault: Fault, folder: str) -> Report:
    """Report that no plan in *folder* could be compared with its earlier version."""
    read = File(folder, read=True, there=False)
    return Report(read, (diagnose.put(fault, folder, None),), None)


def report_unreadable(fault: Fault, file: str) -> Report:
    """Report a file that could not even be opened."""
    return Report(File(file, read=False), (diagnose.put(fault, file, None),), None)


def across(reports: Iterable[Report], settings: Request) -> Run:
    """Compare the plans with one another, and sort all problems.

    For plans that are not checked themselves, only problems caused by the other plans
    are reported.
    """
    reports = tuple(sorted(reports, key=lambda report: report.file.name))
    said = [d for report in reports for d in report.diagnostics]
    accepted = [each for report in reports for each in report.accepted]
    together = _together(reports)
    known = _together([report for report in reports if not report.judged])
    twice = {
        each.file
        for of_one in together.values()
        for each in of_one
        if _is_of(each, across_plans.duplicate_plan_id)
    }
    # A message that two files have one plan ID also says what to do with the name, and
    # so does a message that the plan ID has been changed.
    told = {d.file for d in said if _is_of(d, append_only.id_changed) and not d.item}
    renamed = guidance.file_name_not_id
    said = [d for d in said if not (d.file in told | twice and _is_of(d, renamed))]
    for report in reports:
        of_one = together.get(report.file.name, [])
        if not report.judged:
            old = known.get(report.file.name, [])
            of_one = [each for each in of_one if each not in old]
        if of_one or report.marks.comments or report.marks.accepted.entries:
            own = settings._replace(terms=report.terms)
            kept, more = settle.settled(of_one, report.marks, own, {"plans"})
            said += _first(kept, settings.most)
            accepted += more
    files = tuple(report.file for report in reports if report.judged)
    limits = tuple(
        (report.file.name, report.terms.fail_on)
        for report in reports
        if report.terms.fail_on != "error"
    )
    said.sort(key=_order)
    accepted.sort(key=lambda each: _order(each.said))
    return Run(
        as_of=settings.as_of,
        timed=settings.timed,
        files=files,
        diagnostics=tuple(said),
        accepted=tuple(accepted),
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
    """Report all problems in one plan, and *also*, with no levels or acceptance yet."""
    document, plan = seen.loaded.document, seen.loaded.plan
    said = [
        diagnose.put(fault, file, document)._replace(fix=fix)
        for fault, fix in zip(seen.faults, _fixes(seen, settings), strict=True)
        if diagnose.may_be_about(settings.item, fault.at, document)
        and not (settings.same and str(fault) in settings.same)
    ]
    part = partial.read(document, seen.faults) if document.root is None else None
    if part and (more := in_part.certain(part, seen, file, settings)):
        said = [*(in_part.telling_rest(each, part) for each in said), *more]
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
        in_part=bool(part and more),
    )
    return Report(
        file=read,
        diagnostics=tuple(_but_guesses(said)),
        facts=facts,
        accepted=(),
        terms=settings.terms,
        marks=marks,
    )


_COMMENTS = "AP96"
"""Messages about comments that accept problems. They say nothing of the text."""


def _but_guesses(said: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out guesses about text that has a definite problem.

    The problem may be with the text itself or with something that it is part of, such
    as all measures at once.
    """
    guess = rules.learned.reads_like_no_answer
    known = {
        key
        for each in said
        if not (each.timed or _is_of(each, guess) or each.code.startswith(_COMMENTS))
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
    """Return what would fix each fault. Most plans have none."""
    if not settings.fixes or not 0 < len(seen.faults) <= MOST:
        return ((),) * len(seen.faults)
    from actionplan.editing import fixes  # noqa: PLC0415 -- imported only if it is needed

    return fixes.proven(seen)


def _order(said: Diagnostic) -> tuple[object, ...]:
    place = said.place or Place(0, 0)
    return said.file, place, LEVELS.index(said.level), said.rule, said.message


def _first(said: list[Diagnostic], most: int) -> tuple[Diagnostic, ...]:
    """Keep as many problems as a person may read, and say how many more there are."""
    said.sort(key=_order)
    if len(said) <= most:
        return tuple(said)
    more = tool.too_many_findings(more=len(said) - most)
    return (*said[:most], diagnose.put(more, said[0].file, None))


def _is_of(said: Diagnostic, check: object) -> bool:
    return rules.ALL[said.rule].check is check


def _together(reports: Iterable[Report]) -> dict[str, list[Diagnostic]]:
    """Check all plans together, and sort the problems by file.

    A message about one plan can name a part of another. Plans have to be compared as
    they are written, so the messages are redacted here.
    """
    facts = tuple(report.facts for report in reports if report.facts)
    found = tuple(ask.about_all(facts))
    ids = {each.plan for each in facts} if found else set()
    known = {each for each in ids if personal.hidden(each) != each}
    said: dict[str, list[Diagnostic]] = {}
    for each in found:
        said.setdefault(each.file, []).append(redact.redacted(each, known))
    return said
