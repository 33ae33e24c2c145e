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
from actionplan.storage import files, git
from actionplan.workspace import compare, config

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionplan.storage.git import Tree
    from actionplan.workspace.compare import Was
    from actionplan.workspace.config import Config


class History(NamedTuple):
    """Plans, held against what they were."""

    since: Since
    root: str
    """The folder that the repository's files are in."""
    contents: Mapping[Path, bytes]
    """What is in the files that could be read."""
    same: frozenset[Path] = frozenset()
    """Plans that are as they were, and are judged as they were."""
    untouched: frozenset[str] = frozenset()
    """The names of plans that are as they were, however they are judged."""
    was: Mapping[Path, Was] = {}
    gone: tuple[tuple[Path, Was], ...] = ()
    """Plans below the folders that were named, which are not there any more."""
    baselines: Mapping[str, Baseline] = {}
    """What was accepted there, by the folders that have baselines."""
    fault: Fault | None = None
    """Why nothing could be compared, if so it is."""


def held(plans: Sequence[Path], paths: Sequence[Path], ref: str) -> History:
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
        return History(Since(ref, ""), where, contents, fault=fault)
    names = {path: compare.known(_name(path, root), tree) for path in contents}
    found = compare.compare({names[path]: contents[path] for path in contents}, tree)
    untouched = [path for path in contents if names[path] in found.same]
    configs, is_same = config.finder(), cache(partial(_is_same, tree=tree))
    other = {
        path: frozenset(
            each
            for each in _settings(names[path], configs(path), tree)
            if not is_same(each)
        )
        for path in contents
    }
    same = {path for path in untouched if not other[path]}
    told = {each for every in other.values() for each in every}
    changed = tuple(sorted(name for name in told if not name.endswith(baseline.NAME)))
    was = {p: found.was[names[p]] for p in contents if names[p] in found.was}
    gone = tuple((Path(root, each.name), each) for each in found.gone)
    return History(
        Since(ref, tree.commit, len(same), settings=changed),
        config.name_of(Path(root)),
        contents,
        frozenset(same),
        frozenset(map(files.name, untouched)),
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


def _settings(name: str, own: Config, tree: Tree) -> frozenset[str]:
    """Return the files by which a plan is judged, and any above it, there or not.

    By their names as git has them.
    """
    used = {own.file, *own.origins.values()} - {""}
    names = {_name(Path(each), tree.root) for each in used}
    return frozenset(names) | {
        os.path.join(folder.as_posix(), each).removeprefix("./")
        for folder in Path(name).parents
        for each in (config.NAME, baseline.NAME)
    }


def _is_same(name: str, tree: Tree) -> bool:
    content = None
    with suppress(Refusal):
        content = files.read(Path(tree.root, name), baseline.LIMIT)
    return compare.is_same(name, content, tree)
