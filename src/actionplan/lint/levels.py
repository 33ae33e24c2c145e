"""The levels that findings get, by the settings of their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan.model import BoardSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.diagnostics import FailOn

Chosen: TypeAlias = Literal["off", "advice", "warning", "error"]


class LintSettings(NamedTuple):
    """How one plan is judged."""

    levels: Mapping[str, Chosen] = {}
    board: BoardSettings = BoardSettings()
    fail_on: FailOn = "error"
