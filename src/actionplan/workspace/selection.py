"""Find and read the plans that a command was pointed at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.cli import console, progress_bar
from actionplan.diagnostics import Fault, Refusal
from actionplan.lint import diagnose
from actionplan.plan import portfolio
from actionplan.reading import load
from actionplan.storage import files, folders
from actionplan.text import suggest
from actionplan.workspace import config

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.plan.model import BoardSettings, Plan
    from actionplan.plan.portfolio import Gap, Portfolio


class Selection(NamedTuple):
    """What there is to read, what could not be looked at, and what is no plan."""

    plans: tuple[Path, ...]
    faults: tuple[tuple[str, Fault], ...]
    left_out: int = 0
    """Files that are no plans, by what their folder has settled."""


def found(paths: Sequence[Path], *, only_plans: bool = False) -> Selection:
    """Find the plans below *paths*; refuse if there is nothing there.

    Of a folder, only the files that its configuration takes for plans; a file that
    is named is meant. With *only_plans*, it was named by a program that does not
    know plans from others: it has to be one by the configuration, or else by its
    look, and there may be none.
    """
    there = folders.find(paths)
    configs = config.finder()
    named = {path for path in paths if not files.is_folder(path)}
    meant = tuple(
        path
        for path in there.plans
        if (path in named and not only_plans)
        or _is_plan(path, configs(path), by_look=only_plans)
    )
    if not meant and not there.faults and not only_plans:
        names = tuple(files.name(path) for path in paths)
        raise Refusal(Fault("no-plans-found", None, {"paths": names}))
    return Selection(meant, there.faults, len(there.plans) - len(meant))


def today(as_of: str | None, paths: Sequence[Path] | None) -> date:
    """Return the day to look at: the one asked for, else today where the plans are."""
    if as_of is not None:
        return console.today(as_of)
    first = next(iter(paths or ()), Path())
    return console.today(None, config.finder()(first).zone)


def board(path: Path) -> BoardSettings:
    """Return what the board that keeps a plan has settled."""
    return config.finder()(path).board


def plans(
    paths: Sequence[Path],
    as_of: date,
) -> Portfolio:
    """Read the plans below *paths*, and look at them as of a day."""
    there = found(paths)
    read: list[Plan] = []
    gaps = [_gap(name, fault) for name, fault in there.faults]
    configs = config.finder()
    for path in progress_bar.reading(there.plans):
        plan, left_out = _read(path, configs(path).board)
        read.extend(plan)
        gaps.extend(left_out)
    return portfolio.of(read, gaps, as_of)


def code(shown: Portfolio, *, hit: bool = False) -> int:
    """Return the exit code: 1 if something could not be read, or a gate was hit."""
    return console.FINDINGS if shown.gaps or hit else console.DONE


def _is_plan(path: Path, settled: config.Config, *, by_look: bool) -> bool:
    if by_look and _is_hidden(path, settled):
        return False
    if settled.plans or not by_look:
        return config.is_plan(settled, path)
    try:
        return folders.looks_like_plan(files.read(path, _LOOK))
    except Refusal:
        return True  # so that lint says why it cannot be read


def _is_hidden(path: Path, settled: config.Config) -> bool:
    """Tell whether a file would not be found below its folder of plans."""
    below = Path(os.path.relpath(path, settled.home or "."))
    return any(part.startswith(".") for part in below.parts if part != "..")


_LOOK = 16 * files.LIMIT
"""Bytes of a file that is looked at for what it is: other kinds may be large."""


def _read(
    path: Path, board: BoardSettings | None = None
) -> tuple[list[Plan], list[Gap]]:
    name = files.name(path)
    try:
        content = files.read(path)
    except Refusal as refusal:
        return [], [_gap(name, refusal.faults[0])]
    loaded = load.load(content, path.stem, *(board,) if board else ())
    if loaded.plan is None:
        said = diagnose.put(loaded.faults[0], name, loaded.document)
        where = f"line {said.place.line}: " if said.place else ""
        return [], [portfolio.Gap(name, "", where + said.message)]
    gaps = [portfolio.Gap(name, part.label, "") for part in loaded.plan.unread]
    return [loaded.plan], gaps


def _gap(name: str, fault: Fault) -> Gap:
    return portfolio.Gap(name, "", diagnose.put(fault, name, None).message)


def target(written: str) -> tuple[Path, str]:
    """Find the file and the number that PLAN/ACTION names."""
    plan, _, item = written.rpartition("/")
    if not plan or not item:
        raise Refusal(Fault("not-a-target", None, {"written": written}))
    return plan_file(plan), item


def target_or_plan(written: str) -> tuple[Path, str]:
    """Find the file, and the number if there is one, that PLAN or PLAN/ACTION names."""
    if "/" not in written or _as_file(written):
        return plan_file(written), ""
    return target(written)


def plan_file(written: str) -> Path:
    """Find the file of a plan, by its path or by its id below the current folder."""
    if path := _as_file(written):
        return path
    there = folders.find([Path()]).plans
    named = [path for path in there if path.stem == written] or [
        path for path in there if _id(path) == written
    ]
    if len(named) == 1:
        return named[0]
    if named:
        paths = tuple(files.name(path) for path in named)
        raise Refusal(
            Fault("plan-found-twice", None, {"plan": written, "files": paths})
        )
    near = suggest.closest(written, [path.stem for path in there])
    raise Refusal(Fault("unknown-plan", None, {"plan": written, "nearest": near}))


def no_such_action(item: str, plan: Plan) -> Refusal:
    """Refuse a number that is not in the plan."""
    known = tuple(action.id for action in plan.actions)
    near = suggest.closest(item, known)
    details: dict[str, Any] = {"written": item, "plan": plan.id, "thing": "action"}
    details |= {"nearby": near, "known": known}
    return Refusal(Fault("unknown-number", None, details))


def require_no_plan(target: Path, plans: Sequence[Path], **details: str) -> None:
    """Refuse to put a report where a plan is, under whatever name."""
    is_plan = target.suffix.lower() in folders.ENDINGS or any(
        files.is_file(target) and target.samefile(plan)
        for plan in plans
        if files.is_file(plan)
    )
    if is_plan:
        fault = Fault("report-onto-plan", None, details)
        raise Refusal(fault, file=files.name(target))


def _as_file(written: str) -> Path | None:
    for path in (Path(written), Path(f"{written}.yaml"), Path(f"{written}.yml")):
        if files.is_file(path):
            return path
    return None


def _id(path: Path) -> str:
    plans_read, _ = _read(path)
    return plans_read[0].id if plans_read else ""
