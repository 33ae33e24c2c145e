"""Gather the plans in a workspace, and list those that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Refusal
from actionplan.lint import diagnose, redact
from actionplan.plan import copies as copies_of
from actionplan.plan import portfolio
from actionplan.plan.portfolio import PersonalData
from actionplan.reading import load
from actionplan.rules import privacy
from actionplan.storage import files
from actionplan.text import personal
from actionplan.workspace import as_reported

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Gap, Portfolio
    from actionplan.reading.document import Document
    from actionplan.workspace import Along, Workspace


def plans(
    here: Workspace,
    as_of: date,
    along: Along = iter,
) -> Portfolio:
    """Read the plans in a workspace, as they were on a date."""
    there = here.found()
    read: list[tuple[str, Plan]] = []
    held: dict[str, _Held] = {}
    differ: dict[str, Path] = {}
    gaps = [_gap(name, fault) for name, fault in there.faults]
    for path in along(there.plans):
        found = _read(here, path)
        name = files.name(path)
        read.extend((name, each) for each in found.plans)
        gaps.extend(found.gaps)
        held[name] = found.held
        if found.may_differ:
            differ[name] = path
    once, copies = _once(read)
    aside = (*there.left_out, *there.documents)
    not_counted = {each.file for each in copies}
    gaps = [each for each in gaps if each.file not in not_counted]
    shown = _shown(once, [*gaps, *copies], as_of, aside=aside, held=held)
    of_plan = {plan.id: differ[name] for name, plan in once if name in differ}
    return shown._replace(check=as_reported.checker(here, of_plan))


class _Held(NamedTuple):
    """The personal data in one file."""

    known: frozenset[str] = frozenset()
    hidden: int = 0
    named: int = 0


class _Read(NamedTuple):
    """What one file has: a plan or none, and what could not be read of it."""

    plans: tuple[Plan, ...] = ()
    gaps: tuple[Gap, ...] = ()
    held: _Held = _Held()
    may_differ: bool = False
    """Whether lint may not report every problem as it is."""


def _shown(
    once: Sequence[tuple[str, Plan]],
    gaps: Sequence[Gap],
    as_of: date,
    *,
    aside: tuple[str, ...],
    held: Mapping[str, _Held],
) -> Portfolio:
    """Hide the personal data in plans, and count it for a warning.

    Anything made from a plan may be published. So no later step has the data.
    """
    of_file = {name: held[name] for name, _ in once}
    plans = [
        redact.plan(plan, of_file[name].known) if of_file[name].known else plan
        for name, plan in once
    ]
    found = [
        PersonalData(plan.id, each.hidden, each.named)
        for plan, each in zip(plans, of_file.values(), strict=True)
        if each.hidden or each.named
    ]
    every = frozenset[str]().union(*(each.known for each in held.values()))
    read = portfolio.of(
        plans, redact.redacted(tuple(gaps), every), as_of, redact.redacted(aside, every)
    )
    named = sorted((plan.id, name) for plan, name in zip(plans, of_file, strict=True))
    return read._replace(
        personal=tuple(sorted(found)), files=redact.redacted(tuple(named), every)
    )


def _held(document: Document, name: str) -> _Held:
    texts = (document.text, name)
    known = frozenset[str]().union(*map(personal.found, texts))
    numbers = sum(1 for text in texts for find in personal.NUMBERS for _ in find(text))
    return _Held(known, numbers, len(privacy.undeclared_names(document)))


def _once(read: Sequence[tuple[str, Plan]]) -> tuple[list[tuple[str, Plan]], list[Gap]]:
    """Keep one file for each plan, so that nothing is counted twice.

    If there are several, keep the one that is named after the plan ID. The others are
    copies that a person or a sync program has left, or plans that need their own IDs.
    """
    by_id: dict[str, list[tuple[str, Plan]]] = {}
    for name, plan in read:
        by_id.setdefault(plan.id.casefold(), []).append((name, plan))
    kept: list[tuple[str, Plan]] = []
    copies: list[Gap] = []
    for same in by_id.values():
        first = copies_of.original(same[0][1].id, [name for name, _ in same])
        for name, plan in same:
            if name == first:
                kept.append((name, plan))
            else:
                copies.append(portfolio.Gap(name, "", "", counted_as=first))
    return kept, copies


def _read(here: Workspace, path: Path) -> _Read:
    name, board = files.name(path), here.settings(path).board
    try:
        content = here.contents.read(path)
    except Refusal as refusal:
        return _Read(gaps=(_gap(name, refusal.faults[0]),))
    loaded = load.load(content, path.stem, board)
    held = _held(loaded.document, name)
    if loaded.plan is None:
        said = diagnose.put(loaded.faults[0], name, loaded.document)
        where = f"line {said.place.line}: " if said.place else ""
        gap = portfolio.Gap(name, "", where + said.message)
        return _Read(gaps=(gap,), held=held)
    gaps = tuple(
        portfolio.Gap(name, part.label, "", part.lost) for part in loaded.plan.unread
    )
    may_differ = as_reported.may_differ(here, path, loaded.document.text)
    if may_differ:
        here.contents.hold(path, content)
    return _Read((loaded.plan,), gaps, held, may_differ)


def _gap(name: str, fault: Fault) -> Gap:
    return portfolio.Gap(name, "", diagnose.put(fault, name, None).message)
