"""Comparing the plans that a command was pointed at with what they were in git."""

# ruff: noqa: PTH118 -- paths are compared as the system gives them

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan import baseline, before, config, files, git
from actionplan.baseline import Baseline
from actionplan.diagnostics import Fault, Refusal, Since

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from actionplan.before import Was
    from actionplan.git import Tree


class Held(NamedTuple):
    """Plans, held against what they were."""

    since: Since
    root: str
    """The folder that the repository's files are in."""
    contents: Mapping[Path, bytes]
    """What is in the files that could be read."""
    same: frozenset[Path] = frozenset()
    """Plans that are as they were, and are judged as they were."""
    was: Mapping[Path, Was] = {}
    gone: tuple[tuple[Path, Was], ...] = ()
    """Plans below the folders that were named, which are not there any more."""
    baselines: Mapping[str, Baseline] = {}
    """What was accepted there, by the folders that have baselines."""
    fault: Fault | None = None
    """Why nothing could be compared, if so it is."""


def held(plans: Sequence[Path], paths: Sequence[Path], ref: str) -> Held:
    """Compare *plans*, found below *paths*, with what they were where *ref* parted.

    Where this clone does not go back so far, none is the same, and a fault says so.
    Refuses as `git.base` does, and with `several-repositories` (folders).
    """
    root = _root(paths)
    tree = git.base(root, ref)
    contents = dict(_read(plans))
    if not tree.commit:
        fault = Fault("history-not-there", None, {"ref": ref})
        where = config.name_of(Path(root))
        return Held(Since(ref, ""), where, contents, fault=fault)
    names = {path: before.known(_name(path, root), tree) for path in contents}
    found = before.compare({names[path]: contents[path] for path in contents}, tree)
    settled = _settled(tree)
    same = {p for p in contents if names[p] in found.same and settled(p, names[p])}
    was = {p: found.was[names[p]] for p in contents if names[p] in found.was}
    gone = tuple((Path(root, each.name), each) for each in found.gone)
    return Held(
        Since(ref, tree.commit, len(same)),
        config.name_of(Path(root)),
        contents,
        frozenset(same),
        was,
        tuple(pair for pair in gone if _is_meant(pair[0], paths)),
        _baselines(plans, tree),
    )


def _root(paths: Sequence[Path]) -> str:
    """Return the top folder of the one repository that *paths* are in."""
    folders = {path if files.is_folder(path) else _real(path).parent for path in paths}
    roots = {git.root(folder) for folder in folders}
    if len(roots) > 1:
        names = tuple(sorted(config.name_of(Path(root)) for root in roots))
        raise Refusal(Fault("several-repositories", None, {"folders": names}))
    return roots.pop()


def _read(plans: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    for path in plans:
        with suppress(Refusal):  # whoever judges it reads it again, and says why
            yield path, files.read(path)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _name(path: Path, root: str) -> str:
    """Give a file's name as git has it: from the root, through no link."""
    try:
        return Path(os.path.relpath(_real(path), root)).as_posix()
    except ValueError:  # pragma: win32 cover -- it lies on another drive
        return path.as_posix()


def _baselines(plans: Iterable[Path], tree: Tree) -> dict[str, Baseline]:
    configs = config.finder()
    return {
        home: _baseline(_name(Path(home, baseline.NAME), tree.root), tree)
        for home in {configs(path).home for path in plans}
    }


def _baseline(name: str, tree: Tree) -> Baseline:
    """Read what was accepted; nothing where there was no baseline that can be read."""
    old = tree.files.get(name, "")
    content = git.contents(tree, [old]).get(old) if old else None
    with suppress(Refusal):
        return baseline.read(content, name) if content is not None else Baseline()
    return Baseline()


def _is_meant(path: Path, paths: Sequence[Path]) -> bool:
    """Tell whether a plan that is gone was below *paths*, and was taken for a plan."""
    below = any(files.is_folder(p) and path.is_relative_to(_real(p)) for p in paths)
    return below and config.is_plan(config.finder()(path), path)


def _settled(tree: Tree) -> Callable[[Path, str], bool]:
    """Return what tells whether a plan is judged as it was: by the same settings."""
    configs = config.finder()

    @cache
    def is_same(name: str) -> bool:
        content = None
        with suppress(Refusal):
            content = files.read(Path(tree.root, name), baseline.LIMIT)
        return before.is_same(name, content, tree)

    def settled(path: Path, name: str) -> bool:
        own = configs(path)
        used = {own.file, *own.origins.values()} - {""}
        above = [folder.as_posix() for folder in Path(name).parents]
        names = {_name(Path(each), tree.root) for each in used}
        names |= {
            os.path.join(folder, each).removeprefix("./")
            for folder in above
            for each in (config.NAME, baseline.NAME)
        }
        return all(map(is_same, sorted(names)))

    return settled
