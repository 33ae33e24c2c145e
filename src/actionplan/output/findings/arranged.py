"""Group findings, and put them in the order in which people read them.

For each file, what is missing from the plan comes first, then findings about several
parts, then the actions, one by one. Within each group, errors come first, then what is
late, and advice on wording comes last. The same message is printed once, with every
place it applies to.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.messages.shape import empty_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Diagnostic

Together: TypeAlias = Literal["", "same", "alike", "late", "unanswered"]
FEW = 3
"""The most findings of one kind to show one by one."""


class Told(NamedTuple):
    """A finding, and others that are printed with it."""

    first: Diagnostic
    others: tuple[Diagnostic, ...] = ()
    how: Together = ""
    """Why they are printed together: the same words in other places, the same mistake
    in other words, everything late in one action, or unanswered questions."""


class PartGroup(NamedTuple):
    """Findings about one part of a plan; *about* is empty if about several."""

    told: tuple[Told, ...]
    about: str = ""
    is_left_out: bool = False
    """Whether these say what is missing from the plan."""


def arranged(diagnostics: Sequence[Diagnostic]) -> list[PartGroup]:
    """Return findings in reading order, each once."""
    groups: list[PartGroup] = []
    for file in dict.fromkeys(each.file for each in diagnostics):
        groups += _of_file([each for each in diagnostics if each.file == file])
    return groups


def hardly_begun(diagnostics: Sequence[Diagnostic], answered: int) -> bool:
    """Return whether less than half of a file's questions are answered."""
    empty = sum(each.rule == empty_field.name for each in diagnostics)
    return empty > FEW and empty > answered


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings themselves in that order."""
    return [
        each
        for group in arranged(diagnostics)
        for told in group.told
        for each in (told.first, *told.others)
    ]


def _of_file(own: Sequence[Diagnostic]) -> Iterator[PartGroup]:
    told = list(_together(own))
    left_out = [each for each in told if _is_left_out(each)]
    several = [each for each in told if each not in left_out and _is_of_several(each)]
    unreadable = [each for each in several if each.first.code < _OF_PLANS]
    if unreadable:
        yield PartGroup(tuple(unreadable))
    if left_out:
        yield PartGroup(_sorted(left_out), is_left_out=True)
    if rest := [each for each in several if each not in unreadable]:
        yield PartGroup(_sorted(rest))
    items: dict[str, list[Told]] = {}
    for each in told:
        if not (each in left_out or each in several):
            items.setdefault(each.first.item, []).append(each)
    for each_of in items.values():
        yield PartGroup(_sorted(_late_together(each_of)), each_of[0].first.about)


_OF_PLANS = "AP2"
"""Lower codes are for files that cannot be read, or not as YAML."""


def _sorted(told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda each: _rank(each.first)))


def _rank(said: Diagnostic) -> int:
    """Rank errors first, then what is late, and advice on wording last."""
    if said.level == "error":
        return 0
    return 3 if said.code.startswith("AP6") else 1 if _is_late(said) else 2


def _is_late(said: Diagnostic) -> bool:
    return said.code.startswith("AP5") and said.timed


def _is_of_several(told: Told) -> bool:
    items = {each.item for each in (told.first, *told.others)}
    return len(items) > 1 or items == {""} or len(told.first.keys) > 1


def _is_left_out(told: Told) -> bool:
    """Return whether it says that something is missing from the plan."""
    said = told.first
    if said.level == "error" or said.item or told.others or said.place is None:
        return False
    start = said.place.column - 1
    marked = said.excerpt[start : start + said.place.length]
    return marked == said.field.rpartition(".")[2]


def _together(own: Sequence[Diagnostic]) -> Iterator[Told]:
    """Yield each finding once, with those that are printed with it."""
    empty = [each for each in own if each.rule == empty_field.name]
    unanswered = empty if len(empty) > FEW else []
    rewritten = [e for e in own if is_rewritten(e) and e not in unanswered]
    often = Counter(each.rule for each in rewritten)
    places: dict[tuple[Together, tuple[str, ...]], list[Diagnostic]] = {}
    for each in own:
        how: Together = "same"
        if each in unanswered:
            how = "unanswered"
        elif is_rewritten(each) and often[each.rule] > FEW:
            how = "alike"
        places.setdefault((how, _key(each, how)), []).append(each)
    for (how, _), (first, *others) in places.items():
        yield Told(first, tuple(others), how if others else "")


def _key(said: Diagnostic, how: Together) -> tuple[str, ...]:
    """Return what findings must have in common to be printed together."""
    if how != "same":
        return (said.rule,)
    field = said.field.rpartition(".")[2]
    return said.rule, field, said.message, said.remedy, said.paste


def _late_together(told: Sequence[Told]) -> list[Told]:
    """Combine everything that is late in one action into one finding.

    Its milestones are combined apart, because another remedy is theirs.
    """
    late = [each for each in told if _is_late(each.first) and not each.others]
    groups = (
        [each for each in late if each.first.rule == _MILESTONE],
        [each for each in late if each.first.rule != _MILESTONE],
    )
    several = [group for group in groups if len(group) > 1]
    put = [each for group in several for each in group]
    joined = [
        Told(group[0].first, tuple(each.first for each in group[1:]), "late")
        for group in several
    ]
    return [*joined, *(each for each in told if each not in put)]


_MILESTONE = "late-milestone"


def is_rewritten(said: Diagnostic) -> bool:
    """Return whether the remedy is one line that replaces the line in the file."""
    name, colon, _ = said.paste.partition(":")
    written = said.excerpt.strip().removeprefix("- ")
    return bool(colon) and "\n" not in said.paste and written.startswith(f"{name}:")
