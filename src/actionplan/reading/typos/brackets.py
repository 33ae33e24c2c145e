"""Find what is missing in fields or a list that are written in braces and brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.diagnostics import Fault, Place
from actionplan.messages import typing_mistakes
from actionplan.reading import yaml_reader
from actionplan.reading.typos import faults
from actionplan.reading.typos.lines import (
    CURLY,
    NAMES,
    REST,
    LineParts,
    bare,
    closing,
    fields_of,
    free_texts,
    indent,
    lists,
    take_apart,
)
from actionplan.text import late
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind: TypeAlias = Literal[
    "comma", "curly", "one-curly", "inside", "unclosed", "colon", "closing", "extra"
]


class Repair(NamedTuple):
    """One mistake, with the text to put in place of what was typed."""

    at: int
    end: int
    text: str
    kind: Kind
    word: str = ""
    """What the message names: a field, a word next to a mark, or a bracket."""
    is_sure: bool = True
    """Whether what was typed can be read in no other way."""


RULES = (
    typing_mistakes.missing_comma.name,
    typing_mistakes.unmatched_bracket.name,
    typing_mistakes.curly_quotes.name,
)
"""Mistakes that may be further down than the parser says, which is at the bracket."""


class Region(NamedTuple):
    """The lines from a bracket on, as one text."""

    first: int
    start: int
    """The column of the bracket in the first line."""
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text from the bracket to the end of the last line."""
        first, *more = self.lines
        return "\n".join([first[self.start :], *more])

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column, from 0, of a position in the text."""
        before = self.text[:at]
        number = before.count("\n")
        column = at - (before.rfind("\n") + 1)
        return self.first + number, column + (0 if number else self.start)


def unreadable_in(entry: LineParts, lines: Sequence[str], inner: int) -> Fault | None:
    """Find what makes fields in braces, or a list in brackets, unreadable."""
    region = _region(entry, lines, inner)
    found = _repairs(region, entry, lines)
    if not found or yaml_reader.is_readable(f"- {region.text}"):
        return None
    if not yaml_reader.is_readable(f"- {_repaired(region.text, found)}"):
        return None
    return _fault(region, found)


def curly_in(lines: Sequence[str], first: int, number: int, at: int) -> Fault | None:
    """Find curly quotation marks round a value in braces that begin on line *first*.

    *at* is the column of the value, on line *number*. Lines count from 0.
    """
    entry = take_apart(lines[first], first)
    if entry.text[:1] not in ("[", "{"):
        return None
    region = _region(entry, lines, indent(lines[first]))
    found = _repairs(region, entry, lines)
    here = [each for each in found if region.place(each.at) == (number, at)]
    on_line = [each for each in found if region.place(each.at)[0] == number]
    if not here or here[0].kind not in ("curly", "one-curly"):
        return None
    return _fault(region, here[:1], on_line)


MOST = 12
"""How many lines to look at."""


def _region(entry: LineParts, lines: Sequence[str], inner: int) -> Region:
    """Return the lines that can belong to the brackets of an entry."""
    end = entry.line + 1
    for number in range(end, min(len(lines), entry.line + MOST)):
        line = lines[number]
        if line.strip() and indent(line) <= inner and not re.match(r" *[]}]", line):
            break
        if not line.strip() or re.match(r" *- ", line):
            break
        end = number + 1
    return Region(entry.line, entry.at, tuple(lines[entry.line : end]))


def _repairs(
    region: Region, entry: LineParts, lines: Sequence[str]
) -> tuple[Repair, ...]:
    """Return what to repair, or nothing if it is not certain what was meant."""
    name = bare(entry.field) or _holder(entry, lines)
    if not _may_hold(name, entry):
        return ()
    reader = _Reader(region.text, name)
    return tuple(reader.repairs) if reader.read() else ()


def _holder(entry: LineParts, lines: Sequence[str]) -> str:
    """Return the name of the list that an entry without a name is in."""
    column = entry.columns[0].column
    for number in range(entry.line - 1, -1, -1):
        line = lines[number]
        at = indent(line)
        above = at < column or (at == column and line[at : at + 1] != "-")
        if line.strip() and line[at] != "#" and above:
            return bare(take_apart(line).field)
    return ""


def _may_hold(name: str, entry: LineParts) -> bool:
    """Return whether a field, or an entry in it, can be in brackets."""
    if entry.text[:1] == "{":
        return bool(fields_of(name))
    return bool(entry.field) and (bool(fields_of(name)) or name in lists())


@dataclass
class _Frame:
    """A bracket that is open."""

    sign: str
    name: str
    """The field that it is the value of."""
    seen: set[str] = field(default_factory=set)
    key: str = ""
    """The field whose value comes next, in braces."""
    is_full: bool = False
    """Whether a value has just ended, so that a comma must follow."""


_KEY = late.compile(r"([A-Za-z][\w-]*|\"[\w-]+\"|'[\w-]+')\s*:(?=\s|[\[{\"']|$)")
_PLAIN = late.compile(r"[,\[\]{}]|:(?=\s|$)|(?<=\s)#")
_CLOSERS = {"[": "]", "{": "}"}
_DOUBLE = '"\u201c\u201d\u201e\u201f'
_SINGLE = "'\u2018\u2019\u201a\u201b"
_SHORT = 14
"""Characters. Curly marks round longer text may mark a quotation."""


_NEXT = late.compile(r"(?<![\w-])([\w-]+)\s*:\s")
_AFTER_ITEM = late.compile(r"\s*(?:$|[,\]}]|[\"\u201c{\[])")
_AFTER_FIELD = late.compile(r"\s*(?:$|[\]}]|,\s*(?:[\w-]+\s*:|[\]}]|$)|([\w-]+)\s*:\s)")


class _Reader:
    """Reads brackets as they were meant, and notes each repair on the way."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.at = 0
        self.last = 0
        """Where the newest value or bracket ended."""
        self.name = name
        self.open: list[_Frame] = []
        self.repairs: list[Repair] = []

    def read(self) -> bool:
        """Return whether all of the text could be read."""
        while self._skip_spaces():
            if self.at and not self.open:
                return self._rest()
            if not self._step(self.text[self.at]):
                return False
        if self.open:
            self._close_inner(len(self.open))
        return True

    def _skip_spaces(self) -> bool:
        self.at += len(self.text[self.at :]) - len(self.text[self.at :].lstrip())
        return self.at < len(self.text)

    def _rest(self) -> bool:
        """Read what follows the last bracket: nothing, or a bracket too many."""
        if REST.match(self.text, self.last):
            return True
        more = re.compile(r"[\]}]+(?=\s*$)").match(self.text, self.at)
        if more is None:
            return False
        found = Repair(
            at=more.start(),
            end=more.end(),
            text="",
            kind="extra",
            word=more[0],
            is_sure=False,
        )
        self.repairs.append(found)
        return True

    def _step(self, sign: str) -> bool:
        frame = self.open[-1] if self.open else _Frame("", self.name, key=self.name)
        if sign in "]}":
            return self._close(sign)
        if sign == ",":
            frame.key, frame.is_full = "", False
            self.at += 1
            return True
        if frame.sign == "{" and not frame.key:
            return self._field(frame)
        if sign == "#" or (frame.is_full and sign not in f"[{{{_DOUBLE}'"):
            return False
        if frame.is_full:
            self._add("comma", ",")
        if sign in _CLOSERS:
            name = frame.key or frame.name
            self.open.append(_Frame(sign, name))
            self.at = self.last = self.at + 1
            return True
        return self._value(frame)

    def _field(self, frame: _Frame) -> bool:
        """Read the name of a field, and note the comma that is missing before it."""
        match = _KEY.match(self.text, self.at)
        if match is None:
            return False
        name = match[1].strip("\"'")
        if frame.is_full:
            if not self._is_next(frame, name):
                return False
            sure = self.text[self.last - 1] in f"]}}{_DOUBLE}{_SINGLE}"
            self._add("comma", ",", name, is_sure=sure or self._is_option)
        frame.key, frame.is_full = name, False
        frame.seen.add(name)
        self.at = match.end()
        return True

    _is_option = False
    """Whether the newest value cannot be free text, so that it ends before a name."""

    def _is_next(self, frame: _Frame, name: str) -> bool:
        """Return whether a name can be the next field in braces."""
        is_new = name in fields_of(frame.name) and name not in frame.seen
        return frame.sign == "{" and is_new

    def _value(self, frame: _Frame) -> bool:
        start = self.at
        if self.text[start] in _DOUBLE + _SINGLE and self._quoted(frame):
            done = True
        elif self.text[start] in "\"'":
            done = False
        else:
            done = self._plain(frame)
        self._is_option = bool(frame.key) and frame.key not in free_texts()
        self._end_value(frame)
        return done

    def _end_value(self, frame: _Frame) -> None:
        frame.key, frame.is_full, self.last = "", True, self.at

    def _plain(self, frame: _Frame) -> bool:
        """Read text without quotation marks, up to the next field or sign."""
        start, colon, end = self.at, False, len(self.text)
        for match in _PLAIN.finditer(self.text, start):
            if match[0] in "[{#":
                return False
            if match[0] != ":":
                end = match.start()
                break
            word = re.search(r"[\w-]+$", self.text[start : match.start()])
            if word and word.start() and self._is_next(frame, word[0]):
                end = start + word.start()
                break
            colon = True
        end = start + len(self.text[start:end].rstrip())
        if end == start:
            return False
        if colon:
            text = faults.in_quotes(self.text[start:end])
            self.repairs.append(Repair(start, end, text, "colon", is_sure=False))
        self.at = end
        return True

    def _quoted(self, frame: _Frame) -> bool:
        """Read text in quotation marks, of which one or both may be curly."""
        start, mark = self.at, self.text[self.at]
        end = closing(self.text, start + 1, mark) if mark in "\"'" else None
        if end is not None and not self._ends(frame, end + 1):
            end = None
        marks = _DOUBLE if mark in _DOUBLE else _SINGLE
        other = self._other_end(frame, marks, end)
        if other is not None:
            self._requote(frame, other)
            return True
        if end is None:
            return mark in "\"'" and self._unclosed(frame)
        self.at = end + 1
        return True

    def _requote(self, frame: _Frame, end: int) -> None:
        """Put straight quotation marks round a text that ends at *end*."""
        start, text = self.at, self.text
        inner = text[start + 1 : end].strip()
        words = inner.split() or [""]
        kind: Kind
        match text[start] in CURLY, text[end] in CURLY:
            case True, True:
                kind, word = "curly", ""
            case True, False:
                kind, word = "one-curly", f"before {quoted(words[0])}"
            case False, True:
                kind, word = "one-curly", f"after {quoted(words[-1])}"
            case _:
                kind, word = "inside", self._after(end)
        is_name = frame.key in NAMES or len(inner) <= _SHORT
        whole = inner.replace("''", "'") if text[start] == "'" else inner
        sure = kind == "one-curly" or (kind == "curly" and is_name)
        text = faults.in_quotes(whole)
        self.repairs.append(
            Repair(at=start, end=end + 1, text=text, kind=kind, word=word, is_sure=sure)
        )
        self.at = end + 1

    def _after(self, end: int) -> str:
        """Return the words after the mark that ends a text too early."""
        first = closing(self.text, self.at + 1, self.text[self.at])
        return self.text[(end if first is None else first) + 1 : end + 1].strip()[:60]

    def _other_end(self, frame: _Frame, marks: str, end: int | None) -> int | None:
        """Return where text ends if not at *end*: at a mark of another kind, or later.

        Before *end*, it is only certain if the next field comes after the mark.
        """
        stop = self._next_field(frame) if end is None else end
        for at in range(self.at + 1, stop):
            if self.text[at] not in marks:
                continue
            if end is None and self._ends(frame, at + 1):
                return at
            if end is not None and self.text[at] in CURLY:
                next_ = re.compile(r"\s*,\s*([\w-]+)\s*:\s").match(self.text, at + 1)
                if next_ and self._is_next(frame, next_[1]):
                    return at
        return None

    def _next_field(self, frame: _Frame) -> int:
        """Return where the name of the next field is, or the end of the text."""
        names = _NEXT.finditer(self.text, self.at + 1)
        found = (match.start() for match in names if self._is_next(frame, match[1]))
        return next(found, len(self.text))

    def _ends(self, frame: _Frame, at: int) -> bool:
        """Return whether a text can end at *at*."""
        if frame.sign != "{":
            return bool(_AFTER_ITEM.match(self.text, at))
        match = _AFTER_FIELD.match(self.text, at)
        if match is None:
            return False
        return match[1] is None or self._is_next(frame, match[1])

    def _unclosed(self, frame: _Frame) -> bool:
        """Close a text whose second quotation mark is missing."""
        rest = re.compile(r",?\s*([\w-]+)\s*:\s|[\]}]+\s*$")
        for match in rest.finditer(self.text, self.at + 1):
            if match[1] is None or self._is_next(frame, match[1]):
                inner = self.text[self.at + 1 : match.start()].rstrip()
                end = self.at + 1 + len(inner)
                text = faults.in_quotes(inner)
                found = Repair(self.at, end, text, "unclosed", is_sure=False)
                self.repairs.append(found)
                self.at = end
                return bool(inner)
        return False

    def _close(self, sign: str) -> bool:
        """Close a bracket, and first those inside it that are still open."""
        signs = [_CLOSERS[each.sign] for each in self.open]
        if sign not in signs:
            return False
        inner = len(signs) - 1 - max(n for n, each in enumerate(signs) if each == sign)
        if inner:
            self._close_inner(inner)
        del self.open[len(self.open) - inner - 1 :]
        self.at = self.last = self.at + 1
        if self.open:
            self.open[-1].key, self.open[-1].is_full = "", True
        self._is_option = False
        return True

    def _close_inner(self, number: int) -> None:
        """Note that the last brackets opened are not closed."""
        inner = reversed(self.open[len(self.open) - number :])
        signs = "".join(_CLOSERS[each.sign] for each in inner)
        self._add("closing", signs, signs)

    def _add(
        self, kind: Kind, text: str, word: str = "", *, is_sure: bool = True
    ) -> None:
        """Note that a sign is missing after the newest value."""
        self.repairs.append(
            Repair(
                at=self.last,
                end=self.last,
                text=text,
                kind=kind,
                word=word,
                is_sure=is_sure,
            )
        )


def _repaired(text: str, repairs: Sequence[Repair]) -> str:
    for each in sorted(repairs, reverse=True):
        text = text[: each.at] + each.text + text[each.end :]
    return text


def _fault(
    region: Region, found: Sequence[Repair], also: Sequence[Repair] = ()
) -> Fault:
    """Build the fault for the first repair, with the line as it should be."""
    every = sorted(also or found)
    first = next((each for each in sorted(found) if each.kind != "colon"), every[0])
    number, column = region.place(first.at)
    line = ""
    if all(region.place(each.end)[0] == number for each in every):
        off = number - region.first
        before = len("\n".join(region.text.split("\n")[:off])) + bool(off)
        here = region.text.split("\n")[off]
        moved = [e._replace(at=e.at - before, end=e.end - before) for e in every]
        start = region.lines[0][: region.start] if not off else ""
        line = (start + _repaired(here, moved)).strip()
    sure = bool(line) and all(each.is_sure for each in every)
    fault = _message(first, [e for e in every if e.kind == first.kind], line, sure=sure)
    width = max(1, first.end - first.at)
    if first.kind in ("comma", "closing"):
        column = max(0, column - 1)
    return fault.placed(Place(number + 1, column + 1, width))


def _message(first: Repair, alike: Sequence[Repair], line: str, *, sure: bool) -> Fault:
    """Build the fault for a kind of mistake, without its place."""
    match first.kind:
        case "comma":
            names = [each.word for each in alike if each.word]
            return typing_mistakes.missing_comma(line=line, fields=names, sure=sure)
        case "closing" | "extra":
            return typing_mistakes.unmatched_bracket(
                sign=first.word, case=first.kind, line=line, sure=sure
            )
        case "curly" | "one-curly":
            return typing_mistakes.curly_quotes(
                line=line, where=first.word, in_braces=True, sure=sure
            )
        case "inside":
            return typing_mistakes.text_after_quote(after=first.word, line=line)
        case "unclosed":
            return typing_mistakes.unclosed_quote(line=line, start=True)
        case "colon":
            return typing_mistakes.unquoted_colon(line=line, field="")
