"""Define the levels that a folder can set for its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.diagnostics import LEVELS
from actionplan.plan.model import BoardSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.diagnostics import FailOn

Chosen: TypeAlias = Literal["off", "advice", "warning", "error"]


class LintSettings(NamedTuple):
    """How one plan is checked."""

    levels: Mapping[str, Chosen] = {}
    board: BoardSettings = BoardSettings()
    fail_on: FailOn = "error"


_CHOICES: tuple[Chosen, ...] = (*LEVELS, "off")


def stricter(one: Chosen, other: Chosen) -> Chosen:
    """Return the more serious level of the two."""
    return min(one, other, key=_CHOICES.index)


def stricter_gate(one: FailOn, other: FailOn) -> FailOn:
    """Return the stricter of two limits at which a check fails."""
    return max(one, other, key=("never", *LEVELS).index)
