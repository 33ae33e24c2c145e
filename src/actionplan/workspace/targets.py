"""Find the plan, and the part of it, that PLAN/ACTION refers to."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan import workspace
from actionplan.diagnostics import Refusal
from actionplan.messages import refused_entries, tool, unreadable
from actionplan.reading import load, plan_schema
from actionplan.storage import files, folders
from actionplan.text import suggest
from actionplan.workspace.contents import Contents

if TYPE_CHECKING:
    from actionplan.messages.refused_entries import Thing
    from actionplan.plan.model import BoardSettings, Plan
    from actionplan.workspace import Workspace


class Target(NamedTuple):
    """A plan that was named, and the number of an action or an outcome in it."""

    path: Path
    item: str
    """Empty if the complete plan is meant."""
    here: Workspace
    """The workspace of that plan only."""

    @property
    def name(self) -> str:
        """The name of the plan's file, as shown to people."""
        return files.name(self.path)

    @property
    def board(self) -> BoardSettings:
        """The settings of the board that keeps the plan."""
        return self.here.settings(self.path).board


def part(written: str, thing: Thing = "action") -> Target:
    """Find the file and the number that PLAN/ACTION or PLAN/OUTCOME refers to."""
    plan, _, item = written.rpartition("/")
    if not plan or not item:
        example = _example(written.strip("/"))
        raise Refusal(tool.not_a_target(written=written, plan=example, thing=thing))
    return whole(plan)._replace(item=item)


def _example(written: str) -> str:
    """Return the plan that was named, or another of the same folder, for an example."""
    named = [path.stem for path in folders.find([Path()]).plans]
    ids = [stem for stem in named if plan_schema.is_plan_id(stem)]
    return written if written in ids else (*ids, "scr-family-a-2011")[0]


def part_or_whole(written: str) -> Target:
    """Find the file, and the number if there is one, for PLAN or PLAN/ACTION."""
    if "/" not in written or _as_file(written):
        return whole(written)
    return part(written)


def whole(written: str) -> Target:
    """Find the file of a plan, by its path or by its ID below the current folder."""
    contents = Contents()
    path = _as_file(written) or _by_id(written, contents)
    return Target(path, "", workspace.make([path], contents=contents))


def named(path: Path) -> Path:
    """Return the file of a plan whose ID was typed, or *path* itself.

    A name that may be a file or a folder as well is left, and is not found later.
    """
    written = str(path)
    if os.path.lexists(path) or not plan_schema.is_plan_id(written):
        return path
    if found := _as_file(written):
        return found
    try:
        return _by_id(written, Contents())
    except Refusal as refusal:
        fault, *_ = refusal.faults
        if fault.rule == tool.unknown_plan.name and not fault.details["nearest"]:
            return path
        raise


def no_such_action(item: str, plan: Plan) -> Refusal:
    """Refuse a number that is not in the plan."""
    known = tuple(action.id for action in plan.actions)
    near = suggest.closest(item, known)
    return Refusal(
        refused_entries.unknown_number(
            written=item, plan=plan.id, thing="action", nearby=near, known=known
        )
    )


def require_readable(to: Target) -> None:
    """Refuse a plan that other commands would not read either, and say why.

    Refuses as the search of folders does, and with `not-a-file` (kind).
    """
    found = to.here.found()
    if found.faults:
        name, fault = found.faults[0]
        raise Refusal(fault, file=name)
    if files.is_folder(to.path):
        raise Refusal(unreadable.not_a_file(kind="a folder"), file=to.name)


def _as_file(written: str) -> Path | None:
    """Return the path that was typed, if it is one, readable or not."""
    for path in (Path(written), Path(f"{written}.yaml"), Path(f"{written}.yml")):
        called_so = path.suffix.lower() in folders.ENDINGS
        if os.path.lexists(path) and (called_so or not files.is_folder(path)):
            return path
    called_so = Path(written).suffix.lower() in folders.ENDINGS
    return Path(written) if called_so else None


def _by_id(written: str, contents: Contents) -> Path:
    found = folders.find([Path()])
    there = found.plans
    named = [path for path in there if path.stem == written] or [
        path for path in there if _has_id(path, written, contents)
    ]
    if len(named) == 1:
        return named[0]
    if named:
        paths = tuple(files.name(path) for path in named)
        raise Refusal(tool.plan_found_twice(plan=written, files=paths))
    for name, fault in found.faults:
        if Path(name).stem == written:
            raise Refusal(fault, file=name)
    near = suggest.closest(written, [path.stem for path in there])
    raise Refusal(tool.unknown_plan(plan=written, nearest=near))


def _has_id(path: Path, written: str, contents: Contents) -> bool:
    """Return whether a file contains the plan with this ID. If so, keep the content."""
    with suppress(Refusal):  # a file that cannot be read is not the one
        content = contents.read(path)
        plan = load.load(content, path.stem).plan
        if plan and plan.id == written:
            contents.hold(path, content)
            return True
    return False
