"""Refuse to remove an entry that may already be part of the record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan.diagnostics import Refusal
from actionplan.messages import comparing, refused_removals
from actionplan.plan import readable, sentences, versions
from actionplan.storage import git
from actionplan.text import blanks, dates
from actionplan.workspace import compare, history

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.diagnostics import Fault
    from actionplan.editing.undo import Newest
    from actionplan.messages.refused_removals import Why
    from actionplan.plan.model import Action, Entry, Judgement, Outcome, Plan
    from actionplan.workspace.targets import Target

    Holder: TypeAlias = Action | Outcome


def require_not_recorded(
    to: Target, content: bytes, newest: Newest, as_of: date, changed: date
) -> None:
    """Refuse to remove an entry that has been committed.

    If git does not keep the file, refuse what was not recorded on the date *as_of*.
    That can only be seen from 2 dates together: the entry's own date and the date on
    which the file was last *changed*. Neither is enough, because entries can be
    backdated and files are changed for other reasons.
    """
    root = _root(to.path)
    why = _why_not_new(to.path, content, newest, root) if root else "not-kept"
    if why == "not-kept":
        why = _why_not_today(newest.entry, as_of, changed)
    if why:
        raise Refusal(_refused(why, newest, to, as_of), file=to.name)


def _refused(why: Why, newest: Newest, to: Target, as_of: date) -> Fault:
    return refused_removals.already_recorded(
        why=why,
        item=newest.item,
        thing=newest.thing,
        dated=sentences.dated(newest.entry),
        as_of=dates.words(as_of),
        command=_correction(newest, to),
    )


def _correction(newest: Newest, to: Target) -> str:
    """Return the command that records what is right, or its help."""
    plan = newest.plan.id if to.path.stem == newest.plan.id else to.name
    target = f"{plan}/{newest.item}"
    if newest.thing == "outcome":
        return "actionplan difference add -h"
    corrects = (f"--corrects {newest.entry.date}",) if newest.entry.date else ()
    return blanks.entry(target, *corrects)


# --- where git does not keep the file -------------------------------------------


def _why_not_today(
    entry: Entry | Judgement, as_of: date, changed: date
) -> Why | Literal[""]:
    if entry.date is None or entry.date != dates.of(as_of):
        return "another-date"
    return "" if changed == as_of else "changed-since"


# --- where it does --------------------------------------------------------------


def _root(path: Path) -> str:
    """Return the top folder of the repository that a file is in; empty if in none."""
    folder = Path(os.path.realpath(path)).parent
    try:
        return git.root(folder)
    except Refusal as refusal:
        none = (comparing.not_a_repository.name, comparing.git_not_found.name)
        if refusal.faults[0].rule in none and not any(map(_is_top, _above(folder))):
            return ""
        raise


def _above(folder: Path) -> tuple[Path, ...]:
    return (folder, *folder.parents)


def _is_top(folder: Path) -> bool:
    return os.path.lexists(folder / ".git")


def _why_not_new(
    path: Path, content: bytes, newest: Newest, root: str
) -> Why | Literal["", "not-kept"]:
    """Return why an entry may have been committed; empty if it has not been."""
    name = history.name_in(path, root)
    is_kept = False
    for tree in git.tips(root):
        own = compare.known(name, tree)
        found = compare.compare({own: content}, tree, is_meant=lambda _: False)
        if own in found.same:
            return "committed"
        was = found.was.get(own)
        if was is None and own not in tree.files:
            continue
        is_kept = True
        if was is None or was.plan is None or git.converted(tree, [own]):
            return "not-known"
        if why := _why_not_new_in(was.plan, newest):
            return why
    return "not-kept" if not is_kept and git.is_ignored(root, name) else ""


def _why_not_new_in(old: Plan, newest: Newest) -> Why | Literal[""]:
    """Compare an entry with those of the action, or outcome, that it belongs to."""
    both, gone = _matched(old, newest)
    mine = [before for before, after in both if after.route == newest.holder]
    olds = mine or gone
    field = newest.list[-1]
    if not all(readable.is_known(each, str(field)) for each in olds):
        return "not-known"
    if not mine and old.set_aside:
        return "not-known"
    recorded = [entry for each in olds for entry in getattr(each, str(field))]
    now = _now(newest) if mine else (newest.entry,)
    matched = versions.match_dated(recorded, now)
    if any(after is newest.entry for _, after in matched.both):
        return "committed"
    return "others-changed" if mine and matched.gone else ""


def _matched(
    old: Plan, newest: Newest
) -> tuple[Sequence[tuple[Holder, Holder]], Sequence[Holder]]:
    if newest.thing == "action":
        actions = versions.match_actions(old, newest.plan)
        return actions.both, actions.gone
    outcomes = versions.match_outcomes(old, newest.plan)
    return outcomes.both, outcomes.gone


def _now(newest: Newest) -> tuple[Entry | Judgement, ...]:
    if newest.thing == "action":
        actions = newest.plan.actions
        return next(a.progress for a in actions if a.route == newest.holder)
    outcomes = newest.plan.outcomes
    return next(o.difference for o in outcomes if o.route == newest.holder)
