"""Read `actionplan.toml` and the files that it extends, or refuse with its mistakes."""

# ruff: noqa: PTH100, PTH118, PTH120 -- paths are compared as the system gives them

from __future__ import annotations

import os
import re
import sys
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from actionplan import rule
from actionplan.diagnostics import Fault, Place, Refusal
from actionplan.messages import configuring
from actionplan.plan import sentences
from actionplan.storage import files, folders
from actionplan.workspace.settings import locate, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from actionplan.messages.configuring import WhyNotExtended
    from actionplan.plan.model import State
    from actionplan.workspace.settings.reader import Reader


def settled(path: Path, by: Reader) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the settings of a file, and the file that each of them comes from."""
    folder = os.path.dirname(os.path.abspath(path))
    return _gathered(path, _boundary(folder, by), (), by)


def _gathered(
    path: Path,
    root: str,
    below: tuple[str, ...],
    by: Reader,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the settings of a file, on top of those of the file that it extends."""
    text = _text(path, by)
    settings = _parsed(path, text)
    faults = [*validate.of_version(settings)] or _first(
        validate.of_shape(settings, validate.description(), ()),
        validate.of_meaning(settings),
        validate.of_privacy(text),
    )
    if faults:
        raise _refusal(path, text, faults)
    settings = _in_new_words(settings)
    origins = dict.fromkeys(_names(settings), folders.name_from_here(path))
    if "extend" not in settings:
        return _told_apart(path, text, settings, settings), origins
    above = Path(os.path.dirname(os.path.abspath(path)), settings.pop("extend"))
    below = (*below, by.real(str(path)))
    if why := _why_not(above, root, below, by):
        fault = configuring.cannot_extend(why=why, in_git=_in_git(root, by))
        fault = fault.placed(("extend",))
        raise _refusal(path, text, [fault])
    first, from_where = _gathered(above, root, below, by)
    whole = _told_apart(path, text, _laid_over(first, settings), settings)
    return whole, from_where | origins


def _in_new_words(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with new names in place of old ones."""
    new = {FORMER.get(name, name): value for name, value in settings.items()}
    if "rules" in new:
        new["rules"] = _with_known_rules(new["rules"])
    if "per-folder" in new:
        new["per-folder"] = [
            each | {"rules": _with_known_rules(each["rules"])}
            for each in new["per-folder"]
        ]
    return new


def _with_known_rules(levels: Mapping[str, Any]) -> dict[str, Any]:
    return {rule.FORMER.get(name, name): level for name, level in levels.items()}


FORMER = {"posts": "owners"}
"""Tables that had another name in version 0.1. The old names are still read."""
ROOM = files.Room(131_072, "settings")
"""The largest size in bytes: room for 2,000 names of agencies and owners."""
_ROW = 8
"""The most files that can start from one another."""
_MOST = 20
"""The most mistakes shown for one file. It takes a moment to find the line of each, and
to suggest what was meant."""


def _first(*some: Iterable[Fault]) -> list[Fault]:
    """Return as many mistakes as can be fixed at once, and say if there are more."""
    first = [*islice(chain(*some), _MOST + 1)]
    if len(first) <= _MOST:
        return first
    return [*first[:_MOST], configuring.more_is_wrong()]


def _told_apart(
    path: Path, text: str, whole: dict[str, Any], settings: Mapping[str, Any]
) -> dict[str, Any]:
    """Refuse a name that two statuses share.

    The *whole* has the settings of the file that it extends as well, which were checked
    before. So the mistake is in the file's own *settings*: it is the last of those that
    share a name.
    """
    words = sentences.STATE | whole.get("states", {})
    own = settings.get("states", {})
    order = [*(of for of in words if of not in own), *own]
    faults = [
        configuring.same_word_twice(word=words[of], one=other, other=of).placed(
            ("states", of)
        )
        for at, of in enumerate(order)
        for other in order[:at]
        if _same(words, of, other)
    ]
    if faults:
        raise _refusal(path, text, faults)
    return whole


def _same(words: Mapping[State, str], one: State, other: State) -> bool:
    first, second = (" ".join(words[of].casefold().split()) for of in (one, other))
    return first == second


def _why_not(
    above: Path, root: str, below: tuple[str, ...], by: Reader
) -> WhyNotExtended | Literal[""]:
    try:
        real = by.real(str(above))
    except ValueError:  # no file can have this name
        return "missing"
    if not Path(real).is_relative_to(by.real(root)):
        return "outside"
    if real in below:
        return "circle"
    if len(below) >= _ROW:
        return "row"
    return "" if by.is_file(real) else "missing"


def _boundary(folder: str, by: Reader) -> str:
    """Return the folder that settings must not lead out of."""
    above = folder
    while above != os.path.dirname(above):
        if _in_git(above, by):
            return above
        above = os.path.dirname(above)
    return folder


def _in_git(root: str, by: Reader) -> bool:
    """Return whether a folder is the main folder of a git repository."""
    return by.is_there(os.path.join(root, ".git"))


def _text(path: Path, by: Reader) -> str:
    folder = os.path.dirname(os.path.abspath(path))
    root = _boundary(folder, by)
    if not Path(by.real(str(path))).is_relative_to(by.real(root)):
        fault = configuring.cannot_extend(why="link", in_git=_in_git(root, by))
        raise Refusal(fault, file=folders.name_from_here(path))
    name = folders.name_from_here(path)
    try:
        content = by.read(path, ROOM)
    except Refusal as refusal:
        raise Refusal(*refusal.faults, file=name) from None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        fault = configuring.config_cannot_be_read(why="encoding")
        raise Refusal(fault, file=name) from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    if _DEEP.search(
        text
    ):  # the time to read grows with the square of the number of levels
        fault = configuring.config_cannot_be_read(why="depth")
        raise Refusal(fault, file=folders.name_from_here(path))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refusal(path, text, [_not_toml(str(error), text)]) from None
    except RecursionError:
        fault = configuring.config_cannot_be_read(why="depth")
        raise Refusal(fault, file=folders.name_from_here(path)) from None
    except ValueError:
        fault = configuring.config_cannot_be_read(why="form")
        raise Refusal(fault, file=folders.name_from_here(path)) from None


_STEP = r"""(?:[A-Za-z0-9_-]++|"[^"\n]{0,80}+"|'[^'\n]{0,80}+')"""
_DEEP = re.compile(rf"(?<![\w-])(?:{_STEP}[ \t]{{0,9}}+\.[ \t]{{0,9}}+){{64}}")
"""A name with more levels than any setting has: a.b.c and so on."""


def _not_toml(said: str, text: str) -> Fault:
    """Find the place of a mistake, without the words of the TOML reader."""
    found = re.search(r"line ([0-9]+), column ([0-9]+)", said)
    lines = text.split("\n")
    line = int(found[1]) if found else max(1, len(text.rstrip().split("\n")))
    while line > 1 and not lines[min(line, len(lines)) - 1].strip():
        line -= 1
    written = lines[min(line, len(lines)) - 1]
    start = len(written) - len(written.lstrip())
    place = Place(line, start + 1, max(1, len(written.strip())))
    twice = re.search(r"overwrite|Cannot declare|twice|duplicate|Cannot mutate", said)
    again: Literal["heading", "twice"] = (
        "heading" if written.lstrip().startswith("[") else "twice"
    )
    return configuring.config_cannot_be_read(why=again if twice else "form").placed(
        place
    )


def _refusal(path: Path, text: str, faults: Iterable[Fault]) -> Refusal:
    placed = [fault._replace(at=locate.place(text, fault)) for fault in faults]
    placed.sort(key=lambda fault: fault.at or _NOWHERE)
    return Refusal(*placed, file=folders.name_from_here(path), text=text)


_NOWHERE = Place(sys.maxsize, 0)
"""The place of a mistake without one: it is shown after the others."""


def _names(settings: Mapping[str, Any]) -> Iterator[str]:
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from (f"{name}.{inner}" for inner in value)
        else:
            yield name


def _laid_over(first: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    both = first | settings
    for name, value in settings.items():
        if isinstance(value, dict):
            both[name] = first.get(name, {}) | value
        elif name == "per-folder":
            both[name] = [*first.get(name, ()), *value]
    return both
