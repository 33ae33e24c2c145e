"""Accept the problems that old plans have when checking begins."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import rules
from actionplan.diagnostics import AcceptedProblem, Refusal
from actionplan.lint.comment_acceptance import Split
from actionplan.messages import acceptance, configuring
from actionplan.rules import omissions
from actionplan.text import dates, personal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Diagnostic

NAME = "actionplan-accepted.json"
OLD_NAME = "actionplan-baseline.json"
"""Its name in version 0.1. It is read if there is no file with the new name."""
NAMES = (NAME, OLD_NAME)
FORMATS: Mapping[str, str] = {
    NAME: "actionplan-accepted/1",
    OLD_NAME: "actionplan-baseline/1",
}
"""What each file says it is. An older version of the program can read the second."""
LIMIT = 16 * 2**20
"""The largest size in bytes: room for 100,000 problems."""


class Key(NamedTuple):
    """What identifies an entry: not its line, its title or its place in a list."""

    rule: str
    plan: str
    item: str
    field: str
    words: str = ""
    """A short hash of the words that the problem is about.

    Other words are another problem. The hash is empty if the problem is not about
    words, and in files from before there were hashes. Such an entry accepts any words.
    """


class Acceptance(NamedTuple):
    """When a problem was first seen, how often it is found, and why it is accepted."""

    first_seen: str
    times: int = 1
    reason: str = ""
    """Why it is accepted. An error is accepted only with a reason."""


class AcceptedFile(NamedTuple):
    """The problems that are accepted in a folder, and the file that lists them."""

    file: str = ""
    entries: Mapping[Key, Acceptance] = {}

    def of_plan(self, plan: str) -> AcceptedFile:
        """Return the entries about one plan."""
        own = {key: held for key, held in self.entries.items() if key.plan == plan}
        return AcceptedFile(self.file, own)


_LIST = "findings"
"""The key of the list in the file. It keeps its name."""


def keys(said: Diagnostic) -> tuple[Key, ...]:
    """Return the keys of a problem: one for each action or outcome that it is about.

    There are none for problems that can never be accepted: files that cannot be read,
    and messages about the program itself.
    """
    rule = rules.ALL[said.rule]
    if rule.is_fixed or rule.code.startswith("AP9"):
        return ()
    plan = said.plan or personal.hidden(said.file)
    return tuple(
        Key(rule=said.rule, plan=plan, item=item, field=field, words=said.written)
        for item, field in said.keys
    )


def sift(
    said: Iterable[Diagnostic], accepted: AcceptedFile, asked: AbstractSet[str]
) -> Split:
    """Remove the problems that *accepted* lists, and find its entries without one.

    A problem with several actions is removed if it is accepted for each of them. If it
    is accepted for some, the message says which of them are new. *asked* has the names
    of the rules that were used.
    """
    if not accepted.entries:
        return Split(tuple(said), (), ())
    left = Counter({key: held.times for key, held in accepted.entries.items()})
    entry = _Entries(left)
    kept: list[Diagnostic] = []
    taken: list[AcceptedProblem] = []
    needed: set[Key] = set()
    for each in said:
        wanted = Counter(entry.accepting(key) for key in keys(each))
        needed.update(wanted)
        new = [key for key, times in wanted.items() if times > left[key]]
        if not wanted or new:
            kept.append(_telling_new(each, wanted, new))
            continue
        for key, times in wanted.items():  # a Counter less another looks at all it has
            left[key] -= times
        since = min(accepted.entries[key].first_seen for key in wanted)
        reasons = {accepted.entries[key].reason: None for key in wanted}
        reason = "; ".join(filter(None, reasons))
        taken.append(AcceptedProblem(each, "file", reason, since=since))
    idle = [
        acceptance.accepted_problem_gone(
            rule=key.rule, plan=key.plan, item=key.item, first_seen=held.first_seen
        )
        for key, held in accepted.entries.items()
        if key not in needed and key.rule in asked
    ]
    return Split(tuple(kept), tuple(taken), tuple(idle))


def _telling_new(
    said: Diagnostic, wanted: Collection[Key], new: Collection[Key]
) -> Diagnostic:
    """Say which of several actions are new, if the others are accepted."""
    if not 0 < len(new) < len(wanted):
        return said
    numbers = [key.item for key in new]
    return said._replace(message=f"{said.message} {omissions.only_new(numbers)}")


class _Entries:
    """Accepted problems, and how many more of each kind are still accepted."""

    def __init__(self, times: Mapping[Key, object]) -> None:
        self._times = times
        self._of_item: dict[tuple[str, ...], list[Key]] = {}
        self._without_field: dict[tuple[str, ...], list[Key]] = {}
        for key in times:
            self._of_item.setdefault(key[:3], []).append(key)
            if not key.field:
                self._without_field.setdefault(key[:3], []).append(key)

    def accepting(self, key: Key) -> Key:
        """Return the entry that accepts a problem: its own, or one for any words.

        A problem that was reported for one action may now be reported for several at
        once, or the other way round. Then one of the keys has no field to compare.
        """
        for own in (key, key._replace(words="")):
            if self._times.get(own):
                return own
        near = self._without_field if key.field else self._of_item
        found = (k for k in near.get(key[:3], ()) if self._times[k] and _alike(key, k))
        return next(found, key)


def _alike(key: Key, held: Key) -> bool:
    same = key[:3] == held[:3] and key.item != "" and "" in (key.field, held.field)
    return same and (key.words == held.words or "" in (key.words, held.words))


class Intake(NamedTuple):
    """Which new problems are accepted."""

    new: bool = True
    """Whether any are accepted."""
    time: bool = False
    """Whether problems that depend on the date are accepted too, permanently."""
    reason: str = ""
    """Why they are accepted. Without a reason, no error is accepted."""
    only: frozenset[Diagnostic] | None = None
    """The problems that were there at an earlier commit, if only those are accepted."""
    advice: bool = True
    """Whether advice is accepted too, which lint shows only if it is asked to."""
    rules: frozenset[str] = frozenset()
    """The rules whose problems are accepted; empty for all."""

    def is_named(self, said: Diagnostic) -> bool:
        """Return whether the problem *said* is of a rule that is accepted."""
        return not self.rules or said.rule in self.rules

    def takes(self, said: Diagnostic) -> bool:
        """Return whether the problem *said* is accepted."""
        is_let = self.reason or said.level != "error"
        is_old = self.only is None or said in self.only
        is_seen = self.advice or said.level != "advice"
        is_due = self.time or not said.timed
        is_wanted = is_old and is_seen and is_due and self.is_named(said)
        return self.new and is_wanted and bool(is_let)


def renewed(
    old: AcceptedFile,
    found: Iterable[Diagnostic],
    looked_at: AbstractSet[str] | None,
    as_of: date,
    taking: Intake,
) -> AcceptedFile:
    """Return entries for the problems *found*. *taking* limits which can be new.

    Entries of *old* stay if their problem is still there. Plans that were not
    *looked_at* keep all their entries (None means that all plans were). An entry for
    any words becomes an entry for the words that are there.
    """
    found = tuple(found)
    now = Counter(key for said in found for key in keys(said))
    takes = [said for said in found if taking.takes(said)]
    new = Counter(key for said in takes for key in keys(said))
    taken = {key: said.level for said in takes for key in keys(said)}
    room = Counter({key: held.times for key, held in old.entries.items()})
    kept = {
        key: held
        for key, held in old.entries.items()
        if looked_at is not None and key.plan not in looked_at
    }
    entry = _Entries(old.entries)
    for key, times in now.items():
        held_as = entry.accepting(key)
        before = old.entries.get(held_as)
        most = max(new[key], min(times, room[held_as]))
        room[held_as] -= most
        if most and before:
            why = taking.reason if taken.get(key) == "error" else ""
            kept[key] = Acceptance(before.first_seen, most, before.reason or why)
        elif most:
            kept[key] = Acceptance(as_of.isoformat(), most, taking.reason)
    return AcceptedFile(old.file, dict(sorted(kept.items())))


def added(old: AcceptedFile, new: AcceptedFile) -> tuple[str, ...]:
    """Name the rule of each entry with which *new* accepts more than *old*."""
    room = Counter({key: held.times for key, held in old.entries.items()})
    entry, rules_of = _Entries(old.entries), list[str]()
    for key, held in new.entries.items():
        held_as = entry.accepting(key)
        if held.times > room[held_as]:
            rules_of.append(key.rule)
        room[held_as] -= held.times
    return tuple(rules_of)


def still(now: AcceptedFile, then: AcceptedFile) -> AcceptedFile:
    """Return what both of them accept."""
    both = now.entries.keys() & then.entries.keys()
    least = {
        key: min(now.entries[key], then.entries[key], key=lambda held: held.times)
        for key in both
    }
    return AcceptedFile(now.file, least)


def gone(old: AcceptedFile, new: AcceptedFile) -> int:
    """Count the entries of *old* that *new* has no more."""
    held = set(map(_Entries(old.entries).accepting, new.entries))
    return len(old.entries.keys() - held)


def read(content: bytes, file: str) -> AcceptedFile:
    """Read a file of accepted problems, or refuse it if it is not one."""
    if content.count(b"{") + content.count(b"[") > _MOST:
        raise _refusal(file)  # reading it would take 30 times its size in memory
    try:
        data = json.loads(content)
        if data["format"] not in FORMATS.values():
            raise _refusal(file)
        entries = dict(_entry(each) for each in data[_LIST])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _refusal(file) from None
    for rule in {key.rule for key in entries} & rules.ALL.keys():
        if rules.ALL[rule].is_fixed:
            raise _refusal(file, rule)
    return AcceptedFile(file, entries)


def written(accepted: AcceptedFile) -> bytes:
    """Write the file with one entry on each line, so that git can merge changes."""
    lines = [
        json.dumps(
            dict(zip(_FIELDS, key, strict=False))
            | ({"words": key.words} if key.words else {})
            | {"first_seen": held.first_seen}
            | ({"times": held.times} if held.times > 1 else {})
            | ({"reason": held.reason} if held.reason else {})
        )
        for key, held in sorted(accepted.entries.items())
    ]
    body = ",\n    ".join(lines)
    findings = f"[\n    {body}\n  ]" if lines else "[]"
    form = FORMATS.get(accepted.file.rpartition("/")[2], FORMATS[NAME])
    return f'{{\n  "format": "{form}",\n  "{_LIST}": {findings}\n}}\n'.encode()


_MOST = 400_000
"""The most brackets in the file: more than it has room for in entries."""
_LONGEST = 10_000
"""The most characters in one value, as in a plan."""
_FIELDS = ("rule", "plan", "item", "field")


def _entry(each: Mapping[str, Any]) -> tuple[Key, Acceptance]:
    rule, plan, item, field = (each[name] for name in _FIELDS)
    key = Key(rule=rule, plan=plan, item=item, field=field, words=each.get("words", ""))
    times, seen = each.get("times", 1), each["first_seen"]
    reason = each.get("reason", "")
    texts = all(
        isinstance(part, str) and len(part) <= _LONGEST for part in (*key, seen, reason)
    )
    if not texts or type(times) is not int or times < 1 or not dates.parse(seen):
        raise ValueError
    return key, Acceptance(seen, times, personal.hidden(" ".join(reason.split())))


def _refusal(file: str, rule: str = "") -> Refusal:
    return Refusal(configuring.accepted_file_cannot_be_read(rule=rule), file=file)
