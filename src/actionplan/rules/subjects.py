"""Define the values that rules check when they compare plans or versions of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan


class Pair(NamedTuple):
    """A plan in the earlier version that it is compared with, and as it is now."""

    before: Plan
    after: Plan
    lines: Callable[[Route], tuple[str, ...]]
    """Return the lines that a part of the plan had in the earlier version."""
    ref: str
    """The branch, tag or commit of the earlier version, as it was given."""


class Spot(NamedTuple):
    """A place in a file, with everything that a message says about it."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    excerpt: str = ""
    about: str = ""
    plan: str = ""
    item: str = ""
    field: str = ""
    stable: str = ""
    """The field, in words that stay the same when lines or list items move."""
    dated: str = ""
    """The date or year at the place, if there is nothing else there."""


class Reference(NamedTuple):
    """A reference from one action to another, in the same plan or a different one."""

    target: str
    spot: Spot
    committed: str
    """What to do if the entry with the reference is already committed to git."""


class Facts(NamedTuple):
    """The facts about one plan that are needed to compare it with the others."""

    file: str
    plan: str
    spot: Spot
    items: tuple[str, ...]
    references: tuple[Reference, ...]
    marking: str
    """The protective marking of the plan; empty if there is none."""
