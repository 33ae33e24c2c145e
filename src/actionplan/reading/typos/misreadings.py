"""Replace faults that only follow from a typing mistake with that mistake."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from actionplan.diagnostics import Fault, Place
from actionplan.messages import shape, typing_mistakes, unreadable
from actionplan.reading.typos import faults
from actionplan.reading.typos.odd_values import find_odd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.diagnostics import Route, RuleName
    from actionplan.reading.document import Document


MOST = 200
"""The most typing mistakes reported in one file."""


def misread(document: Document, given: Iterable[Fault]) -> list[Fault]:
    """Return the faults *given*, with typing mistakes in place of their consequences.

    If a fault only follows from a typing mistake, the mistake replaces it, and the same
    part of the plan is taken out. Other typing mistakes take nothing out.
    """
    # All odd values are found first, whatever faults were given. The faults that follow
    # from one are those at its route, and those about a missing field that it was meant
    # to be.
    kept = _once(given, document.lines)
    if document.root is None:
        return kept
    follows = _Index(kept)
    typos: dict[tuple[Route, RuleName], Fault] = {}
    gone: set[int] = set()
    for route, typo, meant in islice(find_odd(document, document.root), MOST):
        caused = follows.of(route, meant)
        if not _is_apt(typo, {kept[number].rule for number in caused}):
            continue
        if (follows.is_other_file and not caused) or (route, typo.rule) in typos:
            continue
        holder = _holder(route, [kept[number] for number in sorted(caused)])
        gone |= {number for number in caused if _is_held(kept[number], holder)}
        typos[route, typo.rule] = typo._replace(holder=holder if caused else None)
    return [
        *(fault for number, fault in enumerate(kept) if number not in gone),
        *typos.values(),
    ]


def _holder(route: Route, caused: Sequence[Fault]) -> Route:
    """Return the part that a typo spoils, which is never a complete plan or outcome.

    These cannot be taken out, but the spoilt part inside them can.
    """
    if route and not (len(route) == _OUTCOME and route[0] == "outcomes"):
        return route
    inside = (_where(fault) for fault in caused)
    return next((at for at in inside if len(at) > len(route)), route)


def _is_held(fault: Fault, holder: Route) -> bool:
    """Return whether everything that a fault spoils is taken out with *holder*."""
    return fault.rule in _NOTHING or _where(fault)[: len(holder)] == holder


_OUTCOME = 2
"""The length of an outcome's route: outcomes, number."""
_NOTHING = (shape.missing_field.name, unreadable.not_a_plan.name)
"""Faults that do not spoil anything in the file."""


def _where(fault: Fault) -> Route:
    at = fault.at if fault.holder is None else fault.holder
    return () if at is None or isinstance(at, Place) else at


def _is_apt(typo: Fault, caused: set[RuleName]) -> bool:
    """Return whether a typo says more than the faults that follow from it."""
    match typo.rule:
        case typing_mistakes.number_loses_digits.name:
            return not caused
        case typing_mistakes.missing_colon.name:
            return shape.wrong_kind.name in caused
        case _:
            return True


def _once(given: Iterable[Fault], lines: Sequence[str]) -> list[Fault]:
    """Join several duplicate fields in one entry into one fault: a missing hyphen."""
    kept: list[Fault] = []
    again: dict[Route, list[Fault]] = defaultdict(list)
    for fault in given:
        holder = (fault.holder or ())[:-1]
        whole = len(holder) > _OUTCOME and isinstance(holder[-1], int)
        if fault.rule == unreadable.duplicate_field.name and whole:
            again[holder].append(fault)
        else:
            kept.append(fault)
    for holder, twice in again.items():
        first = twice[0].at
        if len(twice) == 1 or not isinstance(first, Place):
            kept.extend(twice)
        else:
            typo = faults.list_and_fields_mixed_at(
                lines, first.line - 1, first.column - 1, "again"
            )
            kept.append(typo._replace(holder=holder))
    return kept


class _Index:
    """An index of faults by route, to find the faults that follow from a typo."""

    def __init__(self, given: Sequence[Fault]) -> None:
        other = unreadable.not_a_plan.name
        self.is_other_file = any(fault.rule == other for fault in given)
        self._under: dict[Route, set[int]] = defaultdict(set)
        self._missing: dict[tuple[Route, str], set[int]] = defaultdict(set)
        for number, fault in enumerate(given):
            at = _where(fault)
            if fault.rule == other:
                self._missing[(), "schema"].add(number)
            for length in range(1 if not at else 0, len(at) + 1):
                self._under[at[:length]].add(number)
            if fault.rule == shape.missing_field.name:
                self._missing[at, str(fault.details.get("field"))].add(number)

    def of(self, route: Route, meant: str) -> set[int]:
        """Return the numbers of the faults that follow from a typo at a route."""
        missing = self._missing.get((route[:-1], meant), set()) if meant else set()
        return self._under.get(route, set()) | missing
