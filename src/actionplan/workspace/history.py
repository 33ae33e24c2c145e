"""Compare the plans that a command works on with an earlier version in git."""

# ruff: noqa: PTH118, PTH119, PTH120 -- paths are compared as the system gives them

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Refusal, Since
from actionplan.lint import accepted_file
from actionplan.lint.accepted_file import AcceptedFile
from actionplan.lint.levels import LintSettings
from actionplan.messages import comparing
from actionplan.storage import files, folders, git
from actionplan.workspace import compare, settings
from actionplan.workspace.contents import ACCEPTED
from actionplan.workspace.settings import FolderSettings
from actionplan.workspace.settings.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from actionplan.reading.earlier import Earlier
    from actionplan.storage.git import Tree
    from actionplan.workspace.contents import Contents
    from actionplan.workspace.selection import Selection


class History(NamedTuple):
    """Plans, compared with an earlier version."""

    since: Since
    root: str
    """The top folder of the repository."""
    same: frozenset[Path] = frozenset()
    """Plans that have not changed, and whose settings have not changed."""
    untouched: frozenset[str] = frozenset()
    """The names of plans that have not changed, whatever their settings."""
    was: Mapping[Path, Earlier] = {}
    gone: tuple[tuple[Path, Earlier], ...] = ()
    """Plans that are no longer there, in or below the folders that were named."""
    left_out: tuple[tuple[Path, Earlier], ...] = ()
    """Plans that are still there, but are not checked."""
    accepted: Mapping[str, AcceptedFile] = {}
    """What was accepted then, by folder."""
    terms_then: Callable[[Path], LintSettings] = lambda _: LintSettings()
    """The settings for checking a plan then, in the folder that it was in."""
    faults: tuple[Fault, ...] = ()
    """Why not all plans could be compared."""


def compared(
    found: Selection,
    paths: Sequence[Path],
    ref: str,
    *,
    settings_of: Callable[[Path], FolderSettings],
    contents: Contents,
) -> History:
    """Compare plans *found* below *paths* with their version when *ref* split off.

    If this clone does not have that much history, no plan counts as unchanged, and a
    fault says so. Refuses as `git.base` does, and with `several-repositories`
    (folders).
    """
    plans = found.plans
    root = _root(paths)
    tree = git.base(root, ref)
    now = dict(_read(plans, contents))
    where = folders.name_from_here(Path(root))
    if not tree.commit:
        fault = comparing.history_not_there(ref=ref)
        return History(Since(ref, ""), where, faults=(fault,))
    names = _names(plans, tree)
    then = _settings_then(tree)
    is_meant = _was_meant(tree, paths, then)
    compared = compare.compare(
        {names[path]: now[path] for path in now},
        tree,
        is_meant=is_meant,
        unread={names[path] for path in plans},
    )
    untouched = [path for path in now if names[path] in compared.same]
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
    changed = tuple(
        sorted(name for name in told if not name.endswith(accepted_file.NAMES))
    )
    was = {p: compared.was[names[p]] for p in now if names[p] in compared.was}
    gone = (each for each in compared.gone if is_meant(each.name))
    return History(
        since=Since(ref, tree.commit, len(same), settings=changed),
        root=where,
        same=frozenset(same),
        untouched=frozenset(map(files.name, untouched)),
        was=was,
        gone=tuple((Path(root, each.name), each) for each in gone),
        left_out=tuple((Path(root, each.name), each) for each in compared.left_out),
        accepted={
            home: _accepted(home, tree)
            for home in {settings_of(path).home for path in plans}
        },
        terms_then=partial(_terms_then, was=was, then=then, root=root),
        faults=tuple(_converted([names[path] for path in now], tree)),
    )


def _names(plans: Sequence[Path], tree: Tree) -> dict[Path, str]:
    """Give each plan the name that git has for it. No two have the same name."""
    seen = {path: name_in(path, tree.root) for path in plans}
    others = frozenset(seen.values())
    return {path: compare.known(name, tree, others) for path, name in seen.items()}


def _converted(names: Iterable[str], tree: Tree) -> Iterator[Fault]:
    """Report the plans that git stores in another form than their files have."""
    inside = [name for name in names if not name.startswith("../")]
    by: dict[str, list[str]] = {}
    for name, attribute in git.converted(tree, inside).items():
        by.setdefault(attribute, []).append(name)
    for attribute, files_of in sorted(by.items()):
        named = tuple(sorted(files_of))
        yield comparing.kept_in_another_form(attribute=attribute, files=named)


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
        with suppress(Refusal):  # the check reads it again, and reports why it cannot
            yield path, contents.keep(path)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def name_in(path: Path, root: str) -> str:
    """Return a file's name as git has it: from the root, without links."""
    try:
        return Path(os.path.relpath(_real(path), root)).as_posix()
    except ValueError:  # pragma: win32 cover -- it is on another drive
        return path.as_posix()


def _accepted(home: str, tree: Tree) -> AcceptedFile:
    """Read what was accepted; nothing where no file can be read, or there are two."""
    names = [name_in(Path(home, name), tree.root) for name in accepted_file.NAMES]
    there = [name for name in names if name in tree.files]
    if len(there) != 1:
        return AcceptedFile()
    old = tree.files[there[0]]
    content = git.contents(tree, [old]).get(old)
    with suppress(Refusal):
        if content is not None:
            return accepted_file.read(content, there[0])
    return AcceptedFile()


def _was_meant(
    tree: Tree, paths: Sequence[Path], then: Callable[[Path], FolderSettings]
) -> Callable[[str], bool]:
    """Return a function that says whether a file below *paths* used to be a plan.

    New settings or new links make no difference.
    """
    tops = {top for path in paths if files.is_folder(path) for top in _tops(path, tree)}
    links = compare.linked(tree)

    def was_meant(name: str) -> bool:
        names = (name, *links.get(name, ()))
        below = any(Path(each).is_relative_to(top) for each in names for top in tops)
        path = Path(tree.root, name)
        return below and settings.is_plan(then(path), path)

    return was_meant


def _tops(folder: Path, tree: Tree) -> Iterator[str]:
    """Yield a folder's names as git has or had them: as written, and through links."""
    seen = os.path.join(_real(Path()), folder)
    as_named = Path(os.path.relpath(os.path.normpath(seen), tree.root)).as_posix()
    yield from (as_named, tree.real(as_named), name_in(folder, tree.root))


def _terms_then(
    path: Path,
    was: Mapping[Path, Earlier],
    then: Callable[[Path], FolderSettings],
    root: str,
) -> LintSettings:
    old = Path(root, was[path].name) if path in was else _real(path)
    return settings.lint_settings(then(old), old)


def _settings_then(tree: Tree) -> Callable[[Path], FolderSettings]:
    """Return a function that finds a plan's old settings, or defaults if unreadable."""

    def name(path: str) -> str:
        return Path(os.path.relpath(path, tree.root)).as_posix()

    def read(path: Path, room: files.Room) -> bytes:
        own = tree.files[name(str(path))]
        # What is too large is something that cannot be read.
        return git.contents(tree, [own], room.most).get(own, b"\xff")

    def is_file(path: str) -> bool:
        return name(path) in tree.files

    def is_there(path: str) -> bool:
        is_end = os.path.basename(path) == ".git" and os.path.dirname(path) == tree.root
        return is_end or is_file(path)

    def real(path: str) -> str:
        return os.path.join(tree.root, tree.real(name(path)))

    reader = Reader(
        read=read,
        is_there=is_there,
        is_file=is_file,
        is_folder=lambda _: False,
        real=real,
    )
    find = settings.finder(reader)

    def of_plan(path: Path) -> FolderSettings:
        try:
            return find(path)
        except Refusal:
            return FolderSettings(home=tree.root)

    return of_plan


def _settings(name: str, own: FolderSettings, tree: Tree) -> frozenset[str]:
    """Return the settings files of a plan, and where others could be above it.

    The names are as git has them.
    """
    used = {own.file, *own.origins.values()} - {""}
    names = {name_in(Path(each), tree.root) for each in used}
    return frozenset(names) | {
        os.path.join(folder.as_posix(), each).removeprefix("./")
        for folder in Path(name).parents
        for each in (settings.NAME, *accepted_file.NAMES)
    }


def _is_same(name: str, tree: Tree, contents: Contents) -> bool:
    content = None
    with suppress(Refusal):
        content = contents.keep(Path(tree.root, name), ACCEPTED)
    return compare.is_same(name, content, tree)
