"""Refuse to remove an entry that may already be part of the record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan.diagnostics import Refusal
from actionplan.editing import undo
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


def not_recorded(
    to: Target, content: bytes, newest: Newest, as_of: date, changed: date
) -> Newest:
    """Return the newest entry that no commit has; refuse if there is none.

    Entries are in date order, so this may be above the last one in the file. If git
    does not keep the file, refuse what was not recorded on the date *as_of*. That can
    only be seen from 2 dates together: the entry's own date and the date on which the
    file was last *changed*. Neither is enough, because entries can be backdated and
    files are changed for other reasons.
    """
    root = _root(to.path)
    then = _recorded_in(to.path, content, root) if root else None
    if then is None:
        found, why = newest, _why_not_today(newest.entry, as_of, changed)
    elif isinstance(then, str):
        found, why = newest, then
    else:
        found, why = _newest_since(then, newest)
    if why:
        raise Refusal(_refused(why, found, to, as_of), file=to.name)
    return found


def _refused(why: Why, newest: Newest, to: Target, as_of: date) -> Fault:
    return refused_removals.already_recorded(
        why=why,
        item=newest.item,
        thing=newest.thing,
        dated=sentences.dated(newest.entry),
        as_of=dates.words(as_of),
        command=_correction(newest, to),
        file=to.name,
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


def _recorded_in(
    path: Path, content: bytes, root: str
) -> tuple[Plan, ...] | Why | None:
    """Return the plan as commits have it; None if git does not keep the file.

    If that is not known, or they have it as it is now, say why nothing is new in it.
    """
    name = history.name_in(path, root)
    plans: list[Plan] = []
    for tree in git.tips(root):
        own = compare.known(name, tree)
        found = compare.compare({own: content}, tree, is_meant=lambda _: False)
        if own in found.same:
            return "committed"
        was = found.was.get(own)
        if was is None and own not in tree.files:
            continue
        if was is None or was.plan is None or git.converted(tree, [own]):
            return "not-known"
        plans.append(was.plan)
    return None if not plans and git.is_ignored(root, name) else tuple(plans)


def _newest_since(
    then: Sequence[Plan], last: Newest
) -> tuple[Newest, Why | Literal[""]]:
    """Return the last entry that no commit has, and why it may not be removed."""
    for each in (last, *undo.above(last)):
        reasons = [why for plan in then if (why := _why_not_new_in(plan, each))]
        if "committed" not in reasons[:1]:
            return each, reasons[0] if reasons else ""
    return last, "committed"


def _why_not_new_in(old: Plan, newest: Newest) -> Why | Literal[""]:
    """Compare an entry with those of the action, or outcome, that it belongs to."""
    both, gone = _matched(old, newest)
    mine = [before for before, after in both if after.route == newest.holder]
    olds = mine or gone
    if not all(readable.is_known(each, newest.list) for each in olds):
        return "not-known"
    if not mine and old.set_aside:
        return "not-known"
    recorded = [entry for each in olds for entry in getattr(each, newest.list)]
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
