"""Gather the plans of a workspace, and say which of them could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Fault, Refusal
from actionplan.lint import diagnose
from actionplan.plan import portfolio
from actionplan.reading import load
from actionplan.storage import files

if TYPE_CHECKING:
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
    read: list[Plan] = []
    gaps = [_gap(name, fault) for name, fault in there.faults]
    for path in along(there.plans):
        plan, left_out = _read(here, path)
        read.extend(plan)
        gaps.extend(left_out)
    return portfolio.of(read, gaps, as_of)


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
    gaps = [portfolio.Gap(name, part.label, "") for part in loaded.plan.unread]
    return [loaded.plan], gaps


def _gap(name: str, fault: Fault) -> Gap:
    return portfolio.Gap(name, "", diagnose.put(fault, name, None).message)
