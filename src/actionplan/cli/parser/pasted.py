"""Read what was pasted into a command from a document, or from the file of a plan.

A document changes hyphens and quotation marks. A file has field names and brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.diagnostics import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""A hyphen, and the signs that Word and web pages use instead of one or two."""
QUOTES = "\u2018\u2019\u201c\u201d"
"""Curly quotation marks, which shells do not read as quotation marks."""


def within_curly(typed: Sequence[str]) -> str:
    """Return the words in curly quotation marks, without the marks; may be empty."""
    starts = [number for number, word in enumerate(typed) if word[:1] in QUOTES]
    ends = [number for number, word in enumerate(typed) if word[-1:] in QUOTES]
    if not starts:
        return ""
    last = next((number for number in ends if number >= starts[0]), len(typed) - 1)
    return " ".join(typed[starts[0] : last + 1]).strip(QUOTES)


def option(written: str, names: Collection[str]) -> str:
    """Return the option that was typed, with the same hyphens as in *names*.

    Words that are not an option of the command are left as they are.
    """
    bare = written.lstrip(DASHES)
    if written[:1] not in DASHES or written.startswith("--") or written == bare:
        return written
    if f"-{bare}" in names:
        return f"-{bare}"
    name, sign, value = bare.partition("=")
    return f"--{name}{sign}{value}" if f"--{name}" in names else written


def require_no_brackets(name: str, value: object) -> None:
    """Refuse the value of an option that has the brackets or fields of a file."""
    for each in value if isinstance(value, (list, tuple)) else [value]:
        if isinstance(each, str) and _OF_A_FILE.match(each):
            from actionplan.messages import usage

            raise Refusal(usage.written_as_in_file(option=name, written=each.strip()))


_NAME = r"""["']?[a-z]+(?:_[a-z]+)*["']?\s*:"""
_OF_A_FILE = re.compile(
    rf"\s*(?:[a-z_]+:\s*)?(?:-\s+)?(?:\[\s*\{{|\{{\s*{_NAME}|\[\s*{_NAME}|\[\s*[\"'])"
)
"""A list or a group of fields as a file has it: [{from: or {agency: or ["."""
