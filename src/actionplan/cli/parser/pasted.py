"""Read what was pasted into a command from a document, or from the file of a plan.

A document changes hyphens and quotation marks. A file has field names and brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actionplan.diagnostics import Refusal
from actionplan.text import late, seen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

DASHES = f"-{''.join(seen.HYPHENS)}"
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


def values(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was *given* to each parameter, as a person sees it.

    Choices are spelt as the fields of a plan spell them. Paths stay as they are.
    """
    return {name: _value(name, value) for name, value in given.items()}


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 -- the values are of any type
    match value:
        case [*several] if all(isinstance(each, str) for each in several):
            return [_value(name, each) for each in several]
        case str() if not _IS_PLAIN.fullmatch(value):
            return _text(name, value)
        case _:
            return value


_IS_PLAIN = late.compile(r"[a-z0-9./-]*")


def _text(name: str, written: str) -> str:
    from actionplan.cli import several_lines
    from actionplan.reading import plan_schema
    from actionplan.text import suggest

    spelt = suggest.as_spelt(written, plan_schema.options_everywhere(name))
    line_end = "\n" if name in several_lines.IN_PARAGRAPHS else " "
    return spelt or seen.visible(written, line_end)


def option(written: str, names: Collection[str]) -> str:
    """Return the option that was typed, with the same hyphens as in *names*.

    A word with a long dash and nothing else but letters is an option too, which the
    command then names as one that it does not have. Other words are left as they are.
    """
    bare = written.lstrip(DASHES)
    if written[:1] not in DASHES or written.startswith("--") or written == bare:
        return written
    if f"-{bare}" in names:
        return f"-{bare}"
    name, sign, value = bare.partition("=")
    is_meant = written[0] != "-" and _IS_NAME.fullmatch(bare)
    is_option = f"--{name}" in names or is_meant
    return f"--{name}{sign}{value}" if is_option else written


_IS_NAME = late.compile(r"[a-z]{2,}(?:-[a-z]+)*")


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
