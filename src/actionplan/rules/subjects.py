"""Value types that rules are asked about: more than one plan, or two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan


class Pair(NamedTuple):
    """A plan as it was at the base it is compared with, and as it is."""

    before: Plan
    after: Plan
    lines: Callable[[Route], tuple[str, ...]]
    """The lines on which something of the plan stood, as it was."""


class Spot(NamedTuple):
    """Where something stands, with all that a message says of the place."""

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
    """The field, in words that outlast lines that move and lists in another order."""
    dated: str = ""
    """The date, or the year, that stands there and nothing else."""


class Reference(NamedTuple):
    """An action that another names, in this plan or in another."""

    target: str
    spot: Spot


class Facts(NamedTuple):
    """What has to be known of one plan to hold it against all the others."""

    file: str
    plan: str
    spot: Spot
    items: tuple[str, ...]
    references: tuple[Reference, ...]
    marking: str
    """The protective marking of the plan; empty if there is none."""
