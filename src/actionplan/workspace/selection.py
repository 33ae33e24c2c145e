"""Find the plans that a command works on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Refusal
from actionplan.lint import accepted_file
from actionplan.messages import rendering, tool
from actionplan.storage import files, folders
from actionplan.workspace import documents, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actionplan.workspace.contents import Contents
    from actionplan.workspace.settings import FolderSettings


class Selection(NamedTuple):
    """What there is to read, what could not be checked, and what is not a plan."""

    plans: tuple[Path, ...]
    faults: tuple[tuple[str, Fault], ...]
    left_out: tuple[str, ...] = ()
    """The names of files that are not plans, by the settings of their folder."""
    documents: tuple[str, ...] = ()
    """The names of documents next to the plans that may be plans, and were not read."""


def found(
    paths: Sequence[Path],
    settings_of: Callable[[Path], FolderSettings],
    contents: Contents,
    *,
    only_plans: bool = False,
) -> Selection:
    """Find the plans below *paths*, and refuse if there are none.

    In a folder, only the files that its settings count as plans are found. A file that
    is named is always a plan, unless *only_plans*. That is for programs that name files
    without knowing which are plans. Then a file must be a plan by the settings or, if
    they do not say, look like one, and it is allowed to find no plans.
    """
    there = folders.find(paths)
    named = {path for path in paths if not files.is_folder(path)}
    look = contents if only_plans else None
    meant = tuple(
        path
        for path in there.plans
        if (path in named and not only_plans) or _is_plan(path, settings_of(path), look)
    )
    if not meant and not there.faults and not only_plans:
        raise Refusal(_none_found(paths, there.plans, settings_of))
    others = set(there.plans) - set(meant)
    unread = documents.not_read(there.documents, meant, settings_of)
    return Selection(
        meant,
        there.faults,
        tuple(sorted(map(files.name, others))),
        tuple(map(files.name, unread)),
    )


def _none_found(
    paths: Sequence[Path],
    others: Sequence[Path],
    settings_of: Callable[[Path], FolderSettings],
) -> Fault:
    """Say that there are no plans, what the *others* are, and where plans go."""
    first = others[0].parent if others else paths[0]
    place = settings.place_of_new(settings_of(first), first)
    return tool.no_plans_found(
        paths=tuple(map(files.name, paths)),
        others=tuple(map(files.name, others)),
        place=None if place is None else files.name(place),
    )


_ANOTHER = (
    "after --output, give the name of a file that ends in .html, .md or .docx, or of a"
    " folder"
)


class Kept(NamedTuple):
    """The files that a report must not replace."""

    plans: tuple[Path, ...]
    """Plans, and the paths that were named, which may not be plans."""
    settings: tuple[Path, ...]


def require_no_plan(target: Path, kept: Kept, instead: str = _ANOTHER) -> None:
    """Refuse to write a report over a plan, under any name, or over the settings.

    Refuse also a folder that a link out of the current folder leads to.
    """
    folders.require_inside(target.parent)
    real = Path(os.path.realpath(target))
    named_so = any(
        path.suffix.lower() == ".toml" or path.name.lower() in accepted_file.NAMES
        for path in (target, real)
    )
    what: rendering.NotToReplace | None = None
    if any(files.is_same(target, path) for path in kept.settings):
        what = "settings"
    elif named_so:
        what = "settings-name"
    elif any(
        files.is_same(target, path) for path in kept.plans if not files.is_folder(path)
    ):
        what = "plan"
    elif target.suffix.lower() in folders.ENDINGS:
        what = "plan-name"
    if what:
        fault = rendering.report_onto_plan(what=what, instead=instead)
        raise Refusal(fault, file=files.name(target))


def _is_plan(path: Path, own: FolderSettings, look: Contents | None) -> bool:
    """Return whether a file is a plan by its folder's settings, or looks like one."""
    if look and _is_hidden(path, own):
        return False
    if own.plans or not look:
        return settings.is_plan(own, path)
    try:
        content = look.read(path, _LOOK)
    except Refusal:
        return True  # so that lint reports why it cannot be read
    if is_plan := folders.looks_like_plan(content):
        look.hold(path, content)
    return is_plan


def _is_hidden(path: Path, own: FolderSettings) -> bool:
    """Return whether a search of its folder of plans would not find a file."""
    below = Path(os.path.relpath(path, own.home or "."))
    return any(part.startswith(".") for part in below.parts if part != "..")


_LOOK = files.Room(16 * files.LIMIT)
"""The most bytes to read to see whether a file is a plan. Others may be large."""
