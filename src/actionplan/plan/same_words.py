"""Find actions that have the same words, the same owner and the same agency.

They may be one piece of work or several: the plan does not say which. Lint asks, and
every output that counts them says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.plan.model import Action


def groups(actions: Iterable[Action]) -> tuple[tuple[Action, ...], ...]:
    """Return the groups of *actions* that nobody can tell apart, in their order.

    The same job title in two agencies is two owners, if every action names its agency.
    """
    found: dict[tuple[str, str], list[Action]] = {}
    for action in actions:
        if words := names.normal(action.action):
            found.setdefault((words, action.accountable), []).append(action)
    apart = (each for group in found.values() for each in _by_agency(group))
    return tuple(tuple(group) for group in apart if len(group) > 1)


def _by_agency(group: list[Action]) -> list[list[Action]]:
    if not all(action.agency for action in group):
        return [group]
    found: dict[str, list[Action]] = {}
    for action in group:
        found.setdefault(names.plain(action.agency), []).append(action)
    return list(found.values())
