"""Find the line of a setting that has a mistake in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actionplan.diagnostics import Place

if TYPE_CHECKING:
    from actionplan.diagnostics import Fault, Route


def place(text: str, fault: Fault) -> Place | None:
    """Find the place of a setting. This is only needed if there is a mistake."""
    if not isinstance(fault.at, tuple) or isinstance(fault.at, Place):
        return fault.at
    if len(text) > _LONGEST:
        return None
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        return _found(text, document, fault.at, on_key=fault.on_key)
    except (TOMLKitError, KeyError, IndexError, TypeError, ValueError):
        return Place(1, 1, max(1, len(text.partition("\n")[0])))


_LONGEST = 65_536
"""The most characters in which a place is searched for. The time grows with the square
of this, so a longer file would take longer than any file is allowed to."""


# tomlkit keeps how each setting was written, but does not say where. So we delete the
# setting and write the document again. The setting began where the two texts first
# differ, after any spaces and commas. Tables in a list ([[per-folder]]) are counted
# instead: if one is deleted, the text of the next moves into its place.
def _found(text: str, document: Any, route: Route, *, on_key: bool) -> Place:  # noqa: ANN401 -- tomlkit's own
    """Delete the setting from the document, and find where the text first changes."""
    *way, last = route
    holder = document
    for step in way:
        holder = holder[step]
    if isinstance(last, int) and type(holder).__name__ == "AoT":
        heads = rf"^[ \t]*(\[\[\s*{re.escape(str(way[-1]))}\s*\]\])"
        head = list(re.finditer(heads, text, re.MULTILINE))[last]
        number = text.count("\n", 0, head.start(1)) + 1
        return _here(number, text.split("\n")[number - 1], head[1])
    # The table gives true and false without the way they were written.
    item = holder.item(last) if hasattr(holder, "item") else holder[last]
    written = _first_line(item)
    del holder[last]
    start = _difference(text, document.as_string())
    between = " \t\n," if isinstance(last, int) else " \t\n"
    while start < len(text) - 1 and text[start] in between:
        start += 1
    number = text.count("\n", 0, start) + 1
    line = text.split("\n")[number - 1]
    if isinstance(last, int):
        return _here(number, line, written or line.strip())
    key = _here(number, line, last)
    if on_key or not written:
        return key
    after = line.find("=", key.column - 1 + key.length)
    begin = line.find(written, after) if after >= 0 else -1
    return Place(number, begin + 1, len(written)) if begin >= 0 else key


def _first_line(item: Any) -> str:  # noqa: ANN401 -- as above
    written = item.as_string() if hasattr(item, "as_string") else ""
    return str(written).strip().partition("\n")[0]


def _difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _here(number: int, line: str, written: str) -> Place:
    column = line.find(written) + 1
    if column:
        return Place(number, column, max(1, len(written)))
    start = len(line) - len(line.lstrip())
    return Place(number, start + 1, max(1, len(line.strip())))
