"""Make text from outside safe to show on a terminal and in a log."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from functools import cache
from typing import Literal, TypeAlias

from actionplan.text import late

WIDTH = 78

WrittenAs: TypeAlias = Literal["text", "colour", "commands", "json", "markup"]
"""The format of a document, which decides how to write out a character.

"colour" is text that keeps the program's own colours. "commands" is text that keeps its
own annotations for GitHub.
"""

_ACTING = (
    "\x7f-\x9f\u061c\u180e\u200e\u200f\u2028-\u202e\u2066-\u206f"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
"""Characters that control a device or the direction of text, are half a letter, or are
invisible."""
_HIDDEN = f"{_ACTING}\xad\u200b-\u200d\u2060-\u2065\ufeff\U0001d173-\U0001d17a"
_UNSAFE = late.compile(f"[\x00-\x1f{_HIDDEN}]")
_ACTS = (
    # Characters that a terminal acts on, except tabs and the line ends of CSV.
    rf"{{colour}}(?:\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f{_HIDDEN}])"
    # Azure, TeamCity and older GitHub runners act on ##vso[, ##teamcity[ and ##[
    # anywhere in a line. GitLab and Travis fold the lines after their own words.
    r"|##(?=[\w.-]{{0,40}}\[)|(?:section_(?:start|end)|travis_(?:fold|time)):"
    # GitHub, and servers like it, act on a line that starts with 2 colons.
    r"|{commands}^(?:[^\S\n]|\x1b\[[0-9;]{{0,9}}m)*:(?=:)"
)
_OWN: dict[WrittenAs, str] = {
    "colour": r"(?!\x1b\[(?:[0-2]|(?:1;)?3[0-7])m)",
    "commands": r"(?!::(?:error|warning|notice) (?:file|title)=)",
}
"""What the program writes itself, which is allowed."""


def line(text: str) -> str:
    r"""Return *text* as one line of visible characters.

    Control characters, marks that reorder text and bytes that are not UTF-8 are written
    out: ESC as \x1b. A soft hyphen is left out, because it says nothing.
    """
    if text.isprintable():  # as nearly all text is, and none of these characters
        return text
    return _UNSAFE.sub(_written_out, text.replace(_SOFT_HYPHEN, ""))


_SOFT_HYPHEN = "\xad"
"""Where a word may be parted at the end of a line. Word writes it as Ctrl+hyphen."""


def harmless(text: str, written_as: WrittenAs = "text") -> str:
    r"""Return lines in which no terminal or build server finds a command.

    One character of each command is written out, as \x23 in text, or as JSON or markup
    writes it, so that it reads the same. So is each control character, and each that
    changes the direction of text (CVE-2020-15228, CVE-2021-42574). JSON keeps a
    soft hyphen, and other formats leave it out.
    """
    if written_as != "json":  # first, because there may be a command round it
        text = text.replace(_SOFT_HYPHEN, "")
    start = text[:1] if text[:1] == _MARK else ""  # shows Excel the encoding
    write = _WRITE_OUT.get(written_as, _escaped)
    acting = _acting(written_as)
    lines = text[len(start) :].split("\n")
    for number, each in enumerate(lines):
        if not _is_plain(each):
            end = "" if number + 1 == len(lines) else "\n"  # it may follow \r
            safe = acting.sub(
                lambda found: found[0][:-1] + write(found[0][-1]), each + end
            )
            lines[number] = safe.removesuffix(end)
    return start + "\n".join(lines)


def _is_plain(text: str) -> bool:
    """Check quickly that a line has nothing to be written out, as nearly all lines."""
    return text.isprintable() and not any(mark in text for mark in _MARKS)


_MARKS = ("##", "::", "section_", "travis_")
"""One of these is in each command that `_ACTS` finds in characters that can be seen."""


def encoded(text: str, written_as: WrittenAs = "text") -> bytes:
    r"""Return lines for a file that a person will open.

    Each control character, and each character that changes the direction of text, is
    written out, as in `harmless`. Characters that join letters stay. So do commands for
    build servers, because no server reads the file, and a style sheet uses the same
    characters.
    """
    start = text[:1] if text[:1] == _MARK else ""
    write = _WRITE_OUT.get(written_as, _escaped)
    safe = _IN_FILES.sub(lambda found: write(found[0]), text[len(start) :])
    return (start + safe).encode("utf-8")


def width(text: str) -> int:
    """Return how many columns *text* takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def wrap(text: str, indent: str = "  ", hang: str = "", room: int = WIDTH) -> str:
    """Fold *text* into lines of at most *room* columns; no word is broken.

    What is to be copied has a line of its own, however long: a command, options with
    their values, a comment that accepts a problem, a setting, a field or a list entry.
    It begins after a colon, and ends with its line.
    """
    folded = []
    begin = indent
    for number, part in enumerate(_COMMAND.split(text)):
        words = line(" ".join(part.split()))
        if number % 2:
            folded.append(f"{indent}{_BEFORE_COMMAND}{words}")
        elif words:
            folded.append(fold(words, begin, room, indent + hang))
        begin = indent + hang
    return "\n".join(folded)


_OPTION = r"--?[a-z-]+(?: (?:\"[^\"\n]*\"|[^\s\"-][^\s\"]*))?"
_COMMAND = re.compile(
    r"(?<=:)[ \n]+((?:actionplan [a-z-]|pipx? in|uv tool |(?:\"[^\"\n]+\"|\S+) -m pip "
    r"|git (?:branch|config|diff|fetch|merge|show)\b"
    r"|# actionplan: |x-[a-z-]+: |- (?=[^\s-])|[a-z]+(?:_[a-z]+)*: "
    r"|fetch-depth: |GIT_DEPTH: "
    r"|(?:[a-z-]+|\"[^\"\n]+\") = )[^\n]*"
    rf"|{_OPTION}(?: {_OPTION})*)(?:\n|\Z)"
)
_BEFORE_COMMAND = " " * 4


def fold(text: str, indent: str, room: int, below: str | None = None) -> str:
    """Fold *text* as `wrap` does, with commands as any other words.

    *below* is the indentation of the lines after the first, if it is another.
    """
    return textwrap.fill(
        " ".join(text.split()),
        room,
        initial_indent=indent,
        subsequent_indent=indent if below is None else below,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _written_out(match: re.Match[str]) -> str:
    return _escaped(match[0])


def _escaped(character: str) -> str:
    if " " < character < "\x7f":
        return f"\\x{ord(character):02x}"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _json_escaped(character: str) -> str:
    visible = " " < character < "\x7f"
    return f"\\u{ord(character):04x}" if visible else json.dumps(character)[1:-1]


def _reference(character: str) -> str:
    """Write out a character for markup, so that a browser does not act on it."""
    visible = " " < character < "\x7f"
    return f"&#{ord(character)};" if visible else _escaped(character)


_MARK = "\N{BYTE ORDER MARK}"
_IN_FILES = late.compile(rf"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f{_ACTING}]")
_WRITE_OUT = {"json": _json_escaped, "markup": _reference}


@cache
def _acting(written_as: WrittenAs) -> re.Pattern[str]:
    own = {kind: of if kind == written_as else "" for kind, of in _OWN.items()}
    return re.compile(_ACTS.format(**own), re.MULTILINE)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
