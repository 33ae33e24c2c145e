"""Compare plans with a git commit: unchanged, changed, renamed, gone."""

# ruff: noqa: PTH113, PTH117, PTH118, PTH120, PTH208 -- paths are compared as the system gives them

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import versions
from actionplan.reading import load
from actionplan.reading.earlier import Earlier
from actionplan.storage import git
from actionplan.storage.folders import ENDINGS
from actionplan.text import redacted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from actionplan.plan.model import Plan
    from actionplan.reading.load import Loaded
    from actionplan.storage.git import Tree


class Compared(NamedTuple):
    """How the files that are there now match those that were there."""

    same: frozenset[str]
    was: Mapping[str, Earlier]
    """The earlier versions of changed files. New files are not included."""
    gone: tuple[Earlier, ...]
    """Plans that no file matches any longer."""
    left_out: tuple[Earlier, ...]
    """Plans whose file is there, but is not one of those that are checked."""


def compare(
    now: Mapping[str, bytes],
    tree: Tree,
    *,
    is_meant: Callable[[str], bool],
    unread: AbstractSet[str] = frozenset(),
) -> Compared:
    """Compare the contents of files, by their names from the root, with a commit.

    A plan is recognised by its ID, wherever its file is now, or else by the name of its
    file. If both have changed, it is recognised by its actions. Of the files that are
    still there, only those that are *meant* are reported as missing. Those *unread* are
    reported elsewhere.
    """
    is_inside = _insider(tree)
    here = {name for name in now if is_inside(name)}
    changed = {name for name in here if not _as_named(now[name], tree.files.get(name))}
    gone, aside = _lost(here | set(filter(is_inside, unread)), tree, is_inside)
    lost = gone | set(filter(is_meant, aside))
    old = _old(changed | lost, tree)
    for name in [each for each in changed if each in old]:
        if _lines(now[name]) == _lines(old[name]):
            changed.remove(name)
            del old[name]
    were = {name: _was(name, old.get(name), tree) for name in (changed | lost) & {*old}}
    were |= {
        name: Earlier(name, tree.ref, None, "size")
        for name in changed & {*tree.files} - {*old}
    }
    plans = {name: _loaded(name, now[name]).plan for name in changed}
    answers = _answers(plans, were)
    elsewhere = {
        n: Earlier(n, tree.ref, None, "elsewhere") for n in now if n not in here
    }
    was = {name: were[old_name] for name, old_name in answers.items()}
    missed = [were[name] for name in sorted({*were} - {*answers.values()})]
    plans_missed = [each for each in missed if each.loaded and each.was_plan]
    return Compared(
        frozenset(here - changed),
        {name: each for name, each in was.items() if each.was_plan} | elsewhere,
        tuple(each for each in plans_missed if each.name not in aside),
        tuple(each for each in plans_missed if each.name in aside),
    )


def known(name: str, tree: Tree, others: AbstractSet[str] = frozenset()) -> str:
    """Return a file's name as *tree* has it, unless one of the *others* has it.

    On most systems there may be two such names, with accents encoded in two ways.
    """
    composed = _composed(name)
    is_other = name in tree.files or composed not in tree.files or composed in others
    return name if is_other else composed


def is_same(name: str, content: bytes | None, tree: Tree) -> bool:
    """Return whether a file is unchanged. The content is None if it is not there."""
    old = tree.files.get(name)
    if content is None or old is None:
        return content is None and old is None
    if _as_named(content, old):
        return True
    return _lines(git.contents(tree, [old]).get(old, b"")) == _lines(content)


# --- matching files --------------------------------------------------------------


def _answers(
    plans: Mapping[str, Plan | None], were: Mapping[str, Earlier]
) -> dict[str, str]:
    """Return the names of the files now, each with its earlier name."""
    found: dict[str, str] = {}
    free = set(were)
    old_plans = {name: was.plan for name, was in were.items()}

    def take(pairs: Iterable[tuple[str, str | None]]) -> None:
        for name, old in pairs:
            if old is not None and old in free and name not in found:
                found[name] = old
                free.remove(old)

    ids = {plan.id: name for name, plan in reversed(old_plans.items()) if plan}
    both = [name for name in plans if name in were]
    take((n, n) for n in both if _id(plans[n]) == _id(old_plans[n]))
    take((n, ids.get(_id(plans[n]))) for n in sorted(plans))
    take((n, n) for n in both)
    take(
        _by_actions(
            {name: plan for name, plan in plans.items() if plan and name not in found},
            {name: plan for name, plan in old_plans.items() if plan and name in free},
        )
    )
    return found


def _id(plan: Plan | None) -> str:
    return plan.id if plan else ""


def _by_actions(
    plans: Mapping[str, Plan], were: Mapping[str, Plan]
) -> Iterator[tuple[str, str]]:
    """Match plans whose file and ID have both changed with their earlier version."""
    holders = {
        redacted.wording(action.action): name
        for name, plan in were.items()
        for action in plan.actions
    }
    for name, plan in sorted(plans.items()):
        words = (redacted.wording(action.action) for action in plan.actions)
        common = Counter(holders[each] for each in words if each in holders)
        for old, _ in common.most_common(1):
            if versions.same_plan(were[old], plan):
                yield name, old


def _was(name: str, content: bytes | None, tree: Tree) -> Earlier:
    if content is None:
        return Earlier(name, tree.ref, None, "size")
    return Earlier(name, tree.ref, _loaded(name, content))


def _loaded(name: str, content: bytes) -> Loaded:
    return load.load(content, name.rpartition("/")[2].rpartition(".")[0])


def _old(names: Iterable[str], tree: Tree) -> dict[str, bytes]:
    """Return the earlier contents of files, if they can be read, by their names."""
    named = {name: tree.files[name] for name in names if name in tree.files}
    held = git.contents(tree, named.values())
    return {name: held[own] for name, own in named.items() if own in held}


def _insider(tree: Tree) -> Callable[[str], bool]:
    """Return a function that says whether a file is in this repository itself."""

    @cache
    def is_other(folder: str) -> bool:
        """Return whether a folder is in a repository within this one, then or now."""
        if not folder:
            return False
        own = os.path.lexists(os.path.join(tree.root, folder, ".git"))
        return own or folder in tree.others or is_other(os.path.dirname(folder))

    def is_inside(name: str) -> bool:
        outside = name.startswith("../") or os.path.isabs(name)
        return not outside and not is_other(os.path.dirname(name))

    return is_inside


def _lost(
    here: AbstractSet[str], tree: Tree, is_inside: Callable[[str], bool]
) -> tuple[set[str], set[str]]:
    """Return the files that may have been plans and are no longer *here*.

    The first set are those that are gone. They include files that have been replaced
    by a link or another repository, or are now below one. If the system ignores
    capitals in names, they include files whose name now has other capitals. The second
    set are those that are still there.
    """

    @cache
    def there(folder: str) -> frozenset[str]:
        with suppress(OSError):
            names = os.listdir(os.path.join(tree.root, folder))
            return frozenset(map(_composed, names))
        return frozenset()

    def is_there(name: str) -> bool:
        folder, _, own = name.rpartition("/")
        path = os.path.normpath(os.path.join(tree.root, name))
        as_it_was = os.path.isfile(path) and os.path.realpath(path) == path
        return as_it_was and _composed(own) in there(folder) and is_inside(name)

    plans = set(filter(_may_be_plan, tree.files)) | {*linked(tree)}
    if missed := plans - here:
        missed -= git.left_out(tree)
    aside = set(filter(is_there, missed))
    return missed - aside, aside


def linked(tree: Tree) -> dict[str, list[str]]:
    """Return the files that links with plan names led to, with those links."""
    found: dict[str, list[str]] = {}
    for link in filter(_may_be_plan, tree.links):
        real = tree.real(link)
        if real in tree.files:
            found.setdefault(real, []).append(link)
    return found


def _may_be_plan(name: str) -> bool:
    hidden = name.startswith(".") or "/." in name
    return name.lower().endswith(ENDINGS) and not hidden


def _composed(name: str) -> str:
    """Return a name with its accents encoded as git does, whatever the system does."""
    return unicodedata.normalize("NFC", name)


def _as_named(content: bytes, name: str | None) -> bool:
    return name is not None and git.name_of(content, name) == name


def _lines(content: bytes) -> bytes:
    """Return content with the line ends that git stores, whatever the folder has."""
    return content.replace(b"\r\n", b"\n")
