"""Damage files as people and programs do, and check what must hold for all of them.

`test_one_reading.py` uses this with fixed seeds, and `tests/fuzz.py` for any length of
time.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionplan.reading import yaml_reader
from actionplan.reading.document import BREAK, Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

HERE = Path(__file__).parents[1]
LONGEST = 9_000
"""The most characters of a file to damage, because the pure parser is slow."""
PIECES = (
    *(" ", "  ", "#", " #", ":", ": ", "-", "- ", '"', "'", "|", ">", "|2", ">+", ">-"),
    *("\t", "\n", "\n\n", "!", "!!", "!x", "&", "&a ", "*", "*a", "?", "? ", "%", "@"),
    *(
        "`",
        "{",
        "[",
        "}",
        "]",
        ",",
        "\\",
        "\\x41",
        "\\\n",
        "---",
        "--- ",
        "...",
        "<<: ",
    ),
    *("\n---\n", "\n...\n", "%YAML 1.1\n", "~", "null", "\r", "\r\n", "=", "\ufeff"),
    *("\u00e9", "\u00a0", "\u2003", "\x85", "\u2028", "\0", "]: ", "}#", '"#'),
)
SMALL = (
    "a: b\nc:\n  - d: e\n    f: 'g h'\n  - \"i j\"\nk: |\n  l m\n  n\no: >-\n  p\n  q\n"
)


def files() -> list[str]:
    """Return files to damage: good plans, and a small file in each style of YAML."""
    folders = (HERE / "good", HERE.parent / "examples")
    found = [p.read_text("utf-8") for d in folders for p in sorted(d.glob("*.yaml"))]
    short = [text for text in found if len(text) < LONGEST]
    return [*short, *[SMALL] * (len(short) // 3)]


def spoilt(text: str, dice: Random) -> bytes:
    """Return *text* with 1 to 3 changes, as the bytes of a file."""
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        change = dice.choice([_put, _put, _put, _take, _replace, _line])
        text = change(text, dice)
    return text.encode("utf-8")


def _put(text: str, dice: Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(PIECES) + text[at:]


def _take(text: str, dice: Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.choice([1, 1, 2, 5]) :]


def _replace(text: str, dice: Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(PIECES) + text[at + 1 :]


def _line(text: str, dice: Random) -> str:
    """Indent a line more or less, repeat it or remove it."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    line = lines[at]
    lines[at : at + 1] = dice.choice(
        [
            [" " * dice.choice([1, 2, 4]) + line],
            [line[dice.choice([1, 2]) :]],
            [line, line],
            [],
        ]
    )
    return "\n".join(lines)


def read_alike(content: bytes) -> str:
    """Say where the two parsers give different documents; empty if they agree."""
    fast, *others = (yaml_reader.parse(content, e) for e in yaml_reader.ENGINES)
    for other in others:
        if fast != other:
            return f"the parsers differ: {fast.faults[:1]} and {other.faults[:1]}"
    return ""


def read_as_yaml_1_2(content: bytes) -> str:
    """Say where a YAML 1.2 reader has other names or values, or refuses the file.

    It may refuse a file only because of empty lines at the beginning of a block of
    text, or because the end of the document is written twice. No words are lost, so
    this is allowed.
    """
    document = yaml_reader.parse(content)
    if document.faults or document.root is None:
        return ""
    ours = [node.value for node in document.leaves() if node.start < node.end]
    try:
        theirs = _scalars(document.text)
    except Exception as error:  # noqa: BLE001 -- it may refuse a file with any exception
        let_be = any(cause in str(error) for cause in _NO_WORD)
        return "" if let_be else f"refused by YAML 1.2: {' '.join(str(error).split())}"
    for our, their in zip_longest(ours, theirs):
        if isinstance(our, str) and our != their:
            return f"we read {our!r}, YAML 1.2 reads {their!r}"
    return ""


_NO_WORD = ("more indented follow up line", "but found '<document end>'")


def _scalars(text: str) -> list[Any]:
    from ruamel.yaml import YAML  # noqa: PLC0415 -- only needed for fuzzing
    from ruamel.yaml.events import ScalarEvent  # noqa: PLC0415 -- only needed for fuzzing

    events = YAML(typ="safe", pure=True).parse(text)
    scalars = [event for event in events if isinstance(event, ScalarEvent)]
    return [one.value for one in scalars if one.value or one.style]


_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_HEAD = re.compile(r"[|>][-+0-9]*\s*$")


def no_word_lost(content: bytes) -> str:
    """Name a word of an accepted file that is not in a name, value or comment."""
    document = yaml_reader.parse(content)
    if document.faults or document.root is None:
        return ""
    said = _said(document)
    for line in BREAK.split(document.text):
        if "\\" in line:
            continue  # an escape stands for other characters
        for word in _WORD.findall(_HEAD.sub("", _COMMENT.sub("", line))):
            if word not in said:
                return f"{word!r} of the line {line!r} is nowhere"
    return ""


def _said(document: Document) -> str:
    """Return all names and values as they are written."""
    text = document.text
    return " ".join(text[node.start : node.end] for node in document.leaves())


LAWS: tuple[Callable[[bytes], str], ...] = (read_alike, read_as_yaml_1_2, no_word_lost)
"""Each says how a file breaks it, or nothing if the file does not."""
