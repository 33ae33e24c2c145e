"""Check an entry before it is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan import lint, rules
from actionplan.diagnostics import Refusal
from actionplan.messages import acceptance, refused_entries
from actionplan.plan import same_entry, timeline
from actionplan.plan.model import Entry
from actionplan.workspace import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from actionplan.diagnostics import Diagnostic, Fault, Route
    from actionplan.plan.model import Judgement
    from actionplan.reading import Reading
    from actionplan.workspace.targets import Target


class Allowed(NamedTuple):
    """What may be recorded even though it looks like a mistake."""

    anyway: bool
    no_evidence: bool = False
    future: bool = False
    only: frozenset[str] | None = None
    """The only rules to ask, where the rest of the entry is not known; None for all."""

    def waived(self) -> frozenset[str]:
        """Return the rules that an option switches off."""
        return frozenset(
            (
                *(("complete-without-evidence",) if self.no_evidence else ()),
                *(("entry-in-future",) if self.future else ()),
            )
        )


def require_nothing_new(
    to: Target,
    versions: tuple[Reading, Reading],
    entry: Route,
    as_of: date,
    allowed: Allowed,
) -> list[Diagnostic]:
    """Refuse an entry if a check would then report a new problem.

    *versions* are the file before and after, and *entry* is the route to the entry in
    the second. The check is the same as `actionplan lint`, with the same settings. It
    counts errors and, unless they are *allowed*, warnings about the entry or about the
    action or outcome that it belongs to. If it opens an action again, what lint asks of
    open work and the plan leaves out does not count: the entry did not leave it out. An
    entry must not be changed once it is recorded, so it is checked first. An entry that
    solves a problem is not refused because that problem was accepted. Returns what a
    check will ask for that can still be added to the entry, and which comments are no
    longer needed.
    """
    old, new = versions
    asked = lint.Request(as_of, most=_ALL, fixes=False, item=to.item)
    request = check.own_request(to.here, to.path, asked)
    levels = ("error",) if allowed.anyway else ("error", "warning")
    said, waived = _said(new, to, request), allowed.waived()
    after = [d for d in said if d.level in levels and d.rule not in waived]
    later = [d for d in after if d.rule in _CAN_BE_ADDED and _is_at(d, entry)]
    later += [d for d in said if d.rule in _ONLY_SAID and _is_at(d, entry)]
    unneeded = [d for d in said if d.rule in acceptance.UNNEEDED]
    after = [d for d in after if d.rule not in (*_CAN_BE_ADDED, *acceptance.UNNEEDED)]
    opened = _reopens(to, versions, as_of)
    about = [
        d
        for d in after
        if _is_at(d, entry) or (_is_of(d, to.item) and (not opened or _is_of_record(d)))
        if allowed.only is None or d.rule in allowed.only
    ]
    if not (about or unneeded):
        return later
    request = request._replace(only=_to_be_asked_again([*about, *unneeded]))
    once = _said(old, to, request)
    before = Counter(_kind(d) for d in once if _is_of(d, to.item))
    found = list(_new(about, before, entry))
    if found:
        target = _named(to, new)
        refusal = Refusal(*(_refused(each, target) for each in found), file=to.name)
        refusal.fields = tuple(_field(each, entry) for each in found)
        raise refusal
    return [*later, *_not_before(unneeded, once)]


def require_not_there(
    to: Target, versions: tuple[Reading, Reading], entry: Route
) -> None:
    """Refuse an entry or an assessment that says nothing which the plan has not.

    *versions* and *entry* are as for `require_nothing_new`. Refuses with
    `entry-already-there`.
    """
    old, new = versions
    made = next(iter(_recorded(new, entry[:-1], at=entry)), None)
    for each in _recorded(old, entry[:-1]):
        if made is not None and same_entry.differing(each, made) == ():
            line = old.loaded.document.place(each.route).line
            fault = refused_entries.entry_already_there(
                kind="entry" if isinstance(each, Entry) else "assessment", line=line
            )
            raise Refusal(fault, file=to.name)


def _recorded(
    seen: Reading, held_by: Route, at: Route | None = None
) -> Iterator[Entry | Judgement]:
    """Yield the entries and assessments in a list, or only the one *at* a route."""
    plan = seen.loaded.plan
    for outcome in plan.outcomes if plan else ():
        every: list[Entry | Judgement] = [*outcome.difference]
        every += [entry for action in outcome.actions for entry in action.progress]
        yield from (
            each
            for each in every
            if each.route[:-1] == held_by and at in (None, each.route)
        )


_CAN_BE_ADDED = frozenset(("rating-older-than-progress",))
"""Rules that ask for a field which can be added to an entry later."""

_ONLY_SAID = frozenset(("reporter-given-by-name",))
"""Advice that is given when an entry is recorded. Afterwards it must not be changed."""

_ALL = 1_000_000
"""The most findings to ask for: one about the entry may be the last in the file."""

_AGAIN = {"stale-action": "never-reported"}
"""Two rules that ask for the same thing: a more recent entry.

An old entry must not be refused for that, whichever of the two applies afterwards.
"""


def _kind(said: Diagnostic) -> str:
    return _AGAIN.get(said.rule, said.rule)


def _to_be_asked_again(about: list[Diagnostic]) -> frozenset[str] | None:
    """Return the rules that may have said before what is said now; None for all.

    What is said of acceptances, and what a text reads like, depends on other rules.
    """
    names = {*_AGAIN, *_AGAIN.values(), *(each.rule for each in about)}
    guess = rules.learned.reads_like_no_answer
    asked = [rules.ALL[name] for name in names]
    alone = all(each.subject in ("document", "plan") for each in asked)
    return (
        frozenset(names) if alone and all(e.check is not guess for e in asked) else None
    )


def _new(
    about: list[Diagnostic], before: Counter[str], entry: Route
) -> Iterator[Diagnostic]:
    """Yield findings about the entry itself, and any that were not there before."""
    left = Counter(before)
    for each in about:
        kind = _kind(each)
        known = left[kind] > 0
        left[kind] -= 1
        missed = kind in _AGAIN.values()
        if not known or (_is_at(each, entry) and not missed):
            yield each


def _not_before(now: list[Diagnostic], once: list[Diagnostic]) -> Iterator[Diagnostic]:
    left = Counter((each.rule, each.message) for each in once)
    for each in now:
        left[each.rule, each.message] -= 1
        if each.level != "advice" and left[each.rule, each.message] < 0:
            yield each


def _said(seen: Reading, to: Target, request: lint.Request) -> list[Diagnostic]:
    report = lint.of_reading(seen, to.name, request)
    run = lint.across([report], request)
    return list(run.diagnostics)


def _is_at(said: Diagnostic, entry: Route) -> bool:
    at = ".".join(map(str, entry))
    return said.field == at or said.field.startswith(f"{at}.")


def _field(said: Diagnostic, entry: Route) -> str:
    """Return the field of the entry that a finding is about, or ""."""
    if not _is_at(said, entry):
        return ""
    within = said.field.removeprefix(".".join(map(str, entry))).removeprefix(".")
    return within.partition(".")[0]


def _is_of(said: Diagnostic, item: str) -> bool:
    return any(number == item for number, _ in said.keys)


def _reopens(to: Target, versions: tuple[Reading, Reading], as_of: date) -> bool:
    """Return whether an action is open in the second version, and not in the first."""
    was, now = (_is_open(to.item, version, as_of) for version in versions)
    return now and not was


def _is_open(item: str, seen: Reading, as_of: date) -> bool:
    plan = seen.loaded.plan
    return plan is not None and any(
        timeline.standing(action, plan, as_of).is_open
        for action in plan.actions
        if action.id == item
    )


def _is_of_record(said: Diagnostic) -> bool:
    """Return whether something is said of what has happened, not of what is planned."""
    return not _RECORDS.isdisjoint(said.field.split("."))


_RECORDS = frozenset(("progress", "difference", "milestones"))
"""The fields with what has happened, which an entry can contradict or leave untrue."""


def _named(to: Target, seen: Reading) -> str:
    plan = seen.loaded.plan
    name = to.path.stem if plan and plan.id == to.path.stem else to.name
    return f"{name}/{to.item}"


def _refused(said: Diagnostic, target: str) -> Fault:
    return refused_entries.entry_not_taken(
        message=said.message,
        remedy=said.remedy,
        may_stand=said.level != "error",
        field=said.field.rpartition(".")[2],
        target=target,
        paste=said.paste,
    )
