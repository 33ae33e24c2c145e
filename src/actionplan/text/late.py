"""Compile a pattern when it is first used, and not when its module is imported.

There are three hundred patterns, and to compile them took a third of the time of a
short command; most runs use half of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    _Pattern = re.Pattern[str]


def compile(pattern: str, flags: int = 0) -> _Pattern:  # noqa: A001 -- as of re
    """Return what does as the compiled *pattern* does."""
    return cast("_Pattern", _Late(pattern, flags))


class _Late:
    """A pattern that is compiled when anything of it is asked for but its text."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        # Called once for each method that is used: from then on it is found at once.
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        self.__dict__[name] = found
        return found
