"""Compare the plans that a command was pointed at with what they were in git."""

# ruff: noqa: PTH118 -- paths are compared as the system gives them

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Refusal, Since
from actionplan.lint import baseline
from actionplan.lint.baseline import Baseline
from actionplan.messages import comparing
from actionplan.storage import files, folders, git
from actionplan.workspace import compare, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from actionplan.reading.earlier import Earlier
    from actionplan.storage.git import Tree
    from actionplan.workspace.contents import Contents
    from actionplan.workspace.settings import FolderSettings


class History(NamedTuple):
    """Plans, compared with what they were."""

    since: Since
    root: str
    """The folder that the repository's files are in."""
    same: frozenset[Path] = frozenset()
    """Plans that are as they were, and are judged as they were."""
    untouched: frozenset[str] = frozenset()
    """The names of plans that are as they were, however they are judged."""
    was: Mapping[Path, Earlier] = {}
    gone: tuple[tuple[Path, Earlier], ...] = ()
    """Plans below the folders that were named, which are not there any more."""
    baselines: Mapping[str, Baseline] = {}
    """What was accepted there, by the folders that have baselines."""
    fault: Fault | None = None
    """Why nothing could be compared, if so it is."""


def compared(
    plans: Sequence[Path],
    paths: Sequence[Path],
    ref: str,
    *,
    settings_of: Callable[[Path], FolderSettings],
    contents: Contents,
) -> History:
    """Compare *plans*, found below *paths*, with what they were where *ref* parted.

    Where this clone does not go back so far, none is the same, and a fault says so.
    Refuses as `git.base` does, and with `several-repositories` (folders).
    """
    root = _root(paths)
    tree = git.base(root, ref)
    now = dict(_read(plans, contents))
    where = folders.name_from_here(Path(root))
    if not tree.commit:
        fault = comparing.history_not_there(ref=ref)
        return History(Since(ref, ""), where, fault=fault)
    names = {path: compare.known(_name(path, root), tree) for path in now}
    found = compare.compare({names[path]: now[path] for path in now}, tree)
    untouched = [path for path in now if names[path] in found.same]
    is_same = cache(partial(_is_same, tree=tree, contents=contents))
    other = {
        path: frozenset(
            each
            for each in _settings(names[path], settings_of(path), tree)
            if not is_same(each)
        )
        for path in now
    }
    same = {path for path in untouched if not other[path]}
    told = {each for every in other.values() for each in every}
    changed = tuple(sorted(name for name in told if not name.endswith(baseline.NAME)))
    gone = ((Path(root, each.name), each) for each in found.gone)
    return History(
        since=Since(ref, tree.commit, len(same), settings=changed),
        root=where,
        same=frozenset(same),
        untouched=frozenset(map(files.name, untouched)),
        was={p: found.was[names[p]] for p in now if names[p] in found.was},
        gone=tuple(
            (path, each) for path, each in gone if _is_meant(path, paths, settings_of)
        ),
        baselines=_baselines({settings_of(path).home for path in plans}, tree),
    )


def _root(paths: Sequence[Path]) -> str:
    """Return the top folder of the one repository that *paths* are in."""
    within = {path if files.is_folder(path) else _real(path).parent for path in paths}
    roots = {git.root(folder) for folder in within}
    if len(roots) > 1:
        names = tuple(sorted(folders.name_from_here(Path(root)) for root in roots))
        raise Refusal(comparing.several_repositories(folders=names))
    return roots.pop()


def _read(plans: Iterable[Path], contents: Contents) -> Iterator[tuple[Path, bytes]]:
    for path in plans:
        with suppress(Refusal):  # whoever judges it reads it again, and says why
            yield path, contents.keep(path)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _name(path: Path, root: str) -> str:
    """Give a file's name as git has it: from the root, through no link."""
    try:
        return Path(os.path.relpath(_real(path), root)).as_posix()
    except ValueError:  # pragma: win32 cover -- it lies on another drive
        return path.as_posix()


def _baselines(homes: Iterable[str], tree: Tree) -> dict[str, Baseline]:
    return {
        home: _baseline(_name(Path(home, baseline.NAME), tree.root), tree)
        for home in homes
    }


def _baseline(name: str, tree: Tree) -> Baseline:
    """Read what was accepted; nothing where there was no baseline that can be read."""
    old = tree.files.get(name, "")
    content = git.contents(tree, [old]).get(old) if old else None
    with suppress(Refusal):
        return baseline.read(content, name) if content is not None else Baseline()
    return Baseline()


def _is_meant(
    path: Path, paths: Sequence[Path], settings_of: Callable[[Path], FolderSettings]
) -> bool:
    """Tell whether a plan that is gone was below *paths*, and was taken for a plan."""
    below = any(files.is_folder(p) and path.is_relative_to(_real(p)) for p in paths)
    return below and settings.is_plan(settings_of(path), path)


def _settings(name: str, own: FolderSettings, tree: Tree) -> frozenset[str]:
    """Return the files by which a plan is judged, and any above it, there or not.

    By their names as git has them.
    """
    used = {own.file, *own.origins.values()} - {""}
    names = {_name(Path(each), tree.root) for each in used}
    return frozenset(names) | {
        os.path.join(folder.as_posix(), each).removeprefix("./")
        for folder in Path(name).parents
        for each in (settings.NAME, baseline.NAME)
    }


def _is_same(name: str, tree: Tree, contents: Contents) -> bool:
    content = None
    with suppress(Refusal):
        content = contents.keep(Path(tree.root, name), baseline.LIMIT)
    return compare.is_same(name, content, tree)
