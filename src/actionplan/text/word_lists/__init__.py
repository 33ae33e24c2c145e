"""Load the lists of words that rules look for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return the lists in *name*.json of this folder, by their titles."""
    lists: dict[str, Any] = json.loads((_HERE / f"{name}.json").read_bytes())
    del lists["about"]  # is for whoever edits the file
    return lists
