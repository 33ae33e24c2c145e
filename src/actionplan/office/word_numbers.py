"""Work out the numbers that Word shows before paragraphs but does not store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.office.word_names import W, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

LEVELS = 9


class Level(NamedTuple):
    """How one level of a list is numbered. *pattern* is as Word has it: "%1.%2"."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restarts: int = -1
    """It starts again after this level, from 1, and those above; -1 for all of them."""
    plain: bool = False
    """Whether all numbers in it are written 1, 2, 3."""
    style: str = ""
    """The style that puts its paragraphs on this level."""


class Numbers:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, tree: ET.Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._changed: dict[str, dict[int, int | Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if tree is not None:
            self._read(tree)

    def _read(self, tree: ET.Element) -> None:
        links: dict[str, str] = {}
        styled: dict[str, str] = {}
        for each in tree.iterfind(f"{W}abstractNum"):
            name = each.get(f"{W}abstractNumId", "")
            self._levels[name] = dict(_levels(each))
            if link := value(each, "numStyleLink"):
                links[name] = link
            if link := value(each, "styleLink"):
                styled[link] = name
        for name, link in links.items():
            self._levels[name] = self._levels.get(styled.get(link, ""), {})
        for each in tree.iterfind(f"{W}num"):
            name = each.get(f"{W}numId", "")
            self._abstract[name] = value(each, "abstractNumId")
            self._changed[name] = dict(_overrides(each))

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level that a list keeps for a style."""
        levels = self._levels.get(self._abstract.get(list_id, ""), {})
        return next((n for n, level in levels.items() if level.style == style), None)

    def next(self, list_id: str, level: int) -> str:
        """Count one more paragraph, and return what Word shows before it.

        It is empty for bullets, and for ways of counting that are not known here.
        """
        abstract = self._abstract.get(list_id)
        if abstract is None or not 0 <= level < LEVELS:
            return ""
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        self._restart(list_id, level, counts)
        now = counts[level]
        start = self._level(list_id, level).start
        counts[level] = start if now is None else now + 1
        for below in range(level + 1, LEVELS):
            restarts = self._level(list_id, below).restarts
            if restarts == -1 or level < restarts:
                counts[below] = None
        return self._shown(list_id, level, counts)

    def _restart(self, list_id: str, level: int, counts: list[int | None]) -> None:
        """Start a level again the first time that a list which says so is used."""
        for at in range(level + 1):
            changed = self._changed.get(list_id, {}).get(at)
            if isinstance(changed, int) and (list_id, at) not in self._begun:
                self._begun.add((list_id, at))
                counts[at] = changed - 1 if at == level else changed

    def _level(self, list_id: str, level: int) -> Level:
        changed = self._changed.get(list_id, {}).get(level)
        if isinstance(changed, Level):
            return changed
        return self._levels.get(self._abstract.get(list_id, ""), {}).get(level, Level())

    def _shown(self, list_id: str, level: int, counts: list[int | None]) -> str:
        own = self._level(list_id, level)
        if own.form == "bullet":
            return ""
        known = True

        def written(match: re.Match[str]) -> str:
            nonlocal known
            at = int(match[1]) - 1
            each = self._level(list_id, at)
            count = counts[at]
            number = each.start if count is None else count
            text = _written(
                number, "decimal" if own.plain and at < level else each.form
            )
            known = known and text is not None
            return text or ""

        shown = re.sub(r"%([1-9])", written, own.pattern)
        return shown if known else ""


def _levels(of: ET.Element) -> Iterator[tuple[int, Level]]:
    for each in of.iterfind(f"{W}lvl"):
        number = each.get(f"{W}ilvl", "")
        if number.isdecimal():
            yield int(number), _level(each)


def _level(each: ET.Element) -> Level:
    return Level(
        start=_number(value(each, "start"), 1),
        form=value(each, "numFmt") or "decimal",
        pattern=value(each, "lvlText"),
        restarts=_number(value(each, "lvlRestart"), -1),
        plain=each.find(f"{W}isLgl") is not None,
        style=value(each, "pStyle"),
    )


def _overrides(of: ET.Element) -> Iterator[tuple[int, int | Level]]:
    for each in of.iterfind(f"{W}lvlOverride"):
        level = _number(each.get(f"{W}ilvl", ""), -1)
        start = value(each, "startOverride")
        own = each.find(f"{W}lvl")
        if own is not None:
            yield level, _level(own)
        elif start:
            yield level, _number(start, 1)


def _number(written: str, otherwise: int) -> int:
    return int(written) if re.fullmatch(r"[0-9]{1,9}", written) else otherwise


def _written(number: int, form: str) -> str | None:  # noqa: PLR0911 -- one for each
    """Write a number as a list has it; None if it is not known how."""
    match form:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case _:
            return None


def _letters(number: int) -> str:
    """Count as Word does: a to z, aa to zz, aaa to zzz."""
    if not 1 <= number <= 26 * 30:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[letter] * (times + 1)


_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def _roman(number: int) -> str:
    if not 1 <= number <= 3999:  # noqa: PLR2004 -- as far as Roman numbers go
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written
