"""Choose which of several files of one plan is the plan, and which are copies."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def original(plan_id: str, names: Iterable[str]) -> str:
    """Return the name of the file that counts: the one whose name is the plan ID.

    Sync clients add to the name of a copy. Of several with the right name the one
    highest up counts, because people keep old copies in folders further down.
    """

    def rank(name: str) -> tuple[bool, int]:
        path = PurePath(name)
        return path.stem != plan_id, len(path.parts)

    return min(names, key=rank)
