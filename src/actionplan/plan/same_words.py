"""Find actions that have the same words and the same owner.

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
    """Return the groups of *actions* that nobody can tell apart, in their order."""
    found: dict[tuple[str, str], list[Action]] = {}
    for action in actions:
        if words := names.normal(action.action):
            found.setdefault((words, action.accountable), []).append(action)
    return tuple(tuple(group) for group in found.values() if len(group) > 1)
