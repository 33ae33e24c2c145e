"""Give problems their levels, and remove those that have been accepted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from actionplan import rules
from actionplan.diagnostics import Place
from actionplan.lint import accepted_file, comment_acceptance, diagnose
from actionplan.lint.accepted_file import AcceptedFile
from actionplan.lint.accountable import with_owner
from actionplan.lint.comment_acceptance import Split
from actionplan.lint.levels import stricter
from actionplan.reading import comments
from actionplan.text import personal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from actionplan.diagnostics import AcceptedProblem, Diagnostic
    from actionplan.lint import Request
    from actionplan.lint.accountable import Owner
    from actionplan.lint.comment_acceptance import Accepts
    from actionplan.lint.levels import Chosen
    from actionplan.plan.model import Plan
    from actionplan.reading.comments import AcceptComment
    from actionplan.reading.document import Document
    from actionplan.rule import Subject
    from actionplan.rules.subjects import Spot


class Accepted(NamedTuple):
    """What is accepted in one plan, and who owns its parts."""

    comments: tuple[AcceptComment, ...] = ()
    spots: tuple[Spot, ...] = ()
    """Where each of them is."""
    accepted: AcceptedFile = AcceptedFile()
    whole: bool = False
    """Whether all of the file could be read. If not, any entry may still be needed."""
    owners: Mapping[str, Owner] = {}


class Before(NamedTuple):
    """The settings and accepted problems at the merge base.

    They decide about changes to what was recorded. A change cannot allow itself to
    remove or rewrite an entry.
    """

    levels: Mapping[str, Chosen] = {}
    accepted: AcceptedFile = AcceptedFile()
    comments: frozenset[Accepts] = frozenset()
    """What the comments in the plan accepted."""


def is_of_past(rule: str) -> bool:
    """Return whether a rule is about what was changed since an earlier version."""
    return rules.ALL[rule].code.startswith(("AP85", "AP86"))


def accepted_in(
    document: Document, plan: Plan | None, file: str, settings: Request
) -> tuple[Accepted, list[Diagnostic]]:
    """Read what is accepted in a plan, and report the comments that have expired."""
    found, _ = comments.read(document)
    faults = comment_acceptance.expired(found, settings.as_of) if settings.timed else ()
    wrong = [diagnose.put(fault, file, document) for fault in faults]
    if not settings.accepting:
        return Accepted(), wrong
    spots = tuple(
        diagnose.spot_of(one.place, file, document, on_key=False) for one in found
    )
    name = str(document.data.get("id", "")) if isinstance(document.data, dict) else ""
    accepted = settings.accepted.of_plan(personal.hidden(name or file))
    whole = plan is not None and not plan.unread and not document.faults
    return Accepted(found, spots, accepted, whole), wrong


def settled(
    said: Iterable[Diagnostic],
    marks: Accepted,
    settings: Request,
    subjects: AbstractSet[Subject],
) -> tuple[list[Diagnostic], tuple[AcceptedProblem, ...]]:
    """Set levels, remove accepted problems, and report entries that are not needed.

    Only the rules about these *subjects* were used.
    """
    asked = _asked(marks, settings, subjects)
    levels, before = settings.terms.levels, settings.before
    owned = [with_owner(each, marks.owners) for each in said]
    levelled = [_at(each, _level(each, levels, before)) for each in owned]
    day = settings.as_of if settings.timed else None
    by_comment = comment_acceptance.sift(
        [each for each in levelled if each], marks.comments, day, asked
    )
    if before:
        also = comment_acceptance.still(marks.comments, marks.spots, before.comments)
        then = partial(
            comment_acceptance.sift, accepting=also, as_of=day, asked=frozenset()
        )
        by_comment = _as_before(by_comment, then)
    by_file = accepted_file.sift(by_comment.said, marks.accepted, asked)
    if before:
        held = accepted_file.still(marks.accepted, before.accepted)
        then = partial(accepted_file.sift, accepted=held, asked=frozenset())
        by_file = _as_before(by_file, then)
    places = (one.place for one in marks.comments)
    spots = dict(zip(places, marks.spots, strict=True))
    idle = [
        diagnose.put_at(fault, spots[fault.at])
        for fault in by_comment.idle
        if isinstance(fault.at, Place)
    ]
    idle = [with_owner(each, marks.owners) for each in idle]
    idle += [diagnose.put(fault, marks.accepted.file, None) for fault in by_file.idle]
    told = [_at(each, levels.get(each.rule, each.level)) for each in idle]
    return (
        [*by_file.said, *(each for each in told if each)],
        (*by_comment.accepted, *by_file.accepted),
    )


def _level(
    said: Diagnostic, levels: Mapping[str, Chosen], before: Before | None
) -> Chosen:
    """Return the level of a problem: for the past, the stricter of then and now."""
    level = levels.get(said.rule, said.level)
    if before is None or not is_of_past(said.rule):
        return level
    return stricter(level, before.levels.get(said.rule, said.level))


def _as_before(now: Split, then: Callable[[list[Diagnostic]], Split]) -> Split:
    """Report problems with the past again, unless they were already accepted *then*."""
    past = [each.said for each in now.accepted if is_of_past(each.said.rule)]
    if not past:
        return now
    again = then(past)
    rest = tuple(each for each in now.accepted if not is_of_past(each.said.rule))
    return Split((*now.said, *again.said), (*rest, *again.accepted), now.idle)


def _asked(
    marks: Accepted, settings: Request, subjects: AbstractSet[Subject]
) -> frozenset[str]:
    """Name the rules that would have found the accepted problems if still there."""
    if not marks.whole or not (marks.comments or marks.accepted.entries):
        return frozenset()
    return frozenset(
        name
        for name, rule in rules.ALL.items()
        if rule.subject in subjects
        and settings.terms.levels.get(name) != "off"
        and (settings.timed or not rule.timed)
    )


def _at(said: Diagnostic, level: Chosen) -> Diagnostic | None:
    """Return a problem with a level, or None if its rule is off."""
    if level == said.level:
        return said
    return None if level == "off" else said._replace(level=level)
