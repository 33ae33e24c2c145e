"""Gather the plans of a workspace, and say which of them could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Fault, Refusal
from actionplan.lint import diagnose
from actionplan.plan import copies as copies_of
from actionplan.plan import portfolio
from actionplan.reading import load
from actionplan.storage import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Gap, Portfolio
    from actionplan.workspace import Along, Workspace


def plans(
    here: Workspace,
    as_of: date,
    along: Along = iter,
) -> Portfolio:
    """Read the plans of a workspace, and look at them as of a day."""
    there = here.found()
    read: list[tuple[str, Plan]] = []
    gaps = [_gap(name, fault) for name, fault in there.faults]
    for path in along(there.plans):
        plan, left_out = _read(here, path)
        read.extend((files.name(path), each) for each in plan)
        gaps.extend(left_out)
    once, copies = _once(read)
    aside = (*there.left_out, *there.documents)
    not_counted = {each.file for each in copies}
    gaps = [each for each in gaps if each.file not in not_counted]
    return portfolio.of(once, [*gaps, *copies], as_of, aside)


def _once(read: Sequence[tuple[str, Plan]]) -> tuple[list[Plan], list[Gap]]:
    """Keep one file of each plan, so that nothing is counted twice.

    Of several the one whose name is the plan's id is kept. The others are copies that
    a sync client or a person has left beside it, or plans that need ids of their own.
    """
    by_id: dict[str, list[tuple[str, Plan]]] = {}
    for name, plan in read:
        by_id.setdefault(plan.id.casefold(), []).append((name, plan))
    kept: list[Plan] = []
    copies: list[Gap] = []
    for same in by_id.values():
        first = copies_of.original(same[0][1].id, [name for name, _ in same])
        for name, plan in same:
            if name == first:
                kept.append(plan)
            else:
                copies.append(portfolio.Gap(name, "", "", counted_as=first))
    return kept, copies


def _read(here: Workspace, path: Path) -> tuple[list[Plan], list[Gap]]:
    name, board = files.name(path), here.settings(path).board
    try:
        content = here.contents.read(path)
    except Refusal as refusal:
        return [], [_gap(name, refusal.faults[0])]
    loaded = load.load(content, path.stem, board)
    if loaded.plan is None:
        said = diagnose.put(loaded.faults[0], name, loaded.document)
        where = f"line {said.place.line}: " if said.place else ""
        return [], [portfolio.Gap(name, "", where + said.message)]
    gaps = [
        portfolio.Gap(name, part.label, "", part.lost) for part in loaded.plan.unread
    ]
    return [loaded.plan], gaps


def _gap(name: str, fault: Fault) -> Gap:
    return portfolio.Gap(name, "", diagnose.put(fault, name, None).message)
