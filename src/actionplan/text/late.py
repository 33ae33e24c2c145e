"""Compile a pattern when it is first used, not when its module is imported.

There are about 300 patterns. Compiling them all took a third of the time of a short
command, and most runs use only half of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    _Pattern = re.Pattern[str]


def compile(pattern: str, flags: int = 0) -> _Pattern:  # noqa: A001 -- as of re
    """Return an object that works like the compiled *pattern*."""
    return cast("_Pattern", _Late(pattern, flags))


class _Late:
    """A pattern that is compiled when anything but its text is used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        # Called once for each method. After that, Python finds the method directly.
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        self.__dict__[name] = found
        return found
