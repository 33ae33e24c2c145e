"""Take the code of an Excel format apart, such as `[Red]dd/mm/yyyy;@`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal[
    "literal", "day", "month", "year", "hour", "minute", "second", "half", "digits",
    "percent", "power", "general", "text", "condition",
]  # fmt: skip
"""What part of a code stands for. *half* is am or pm, and *power* is E+00."""


class Token(NamedTuple):
    """One part of a code."""

    kind: Kind
    text: str


Section: TypeAlias = tuple[Token, ...]

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | _(?P<space>.) | \*(?P<filled>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<half>AM/PM|A/P) | (?P<general>General) | (?P<power>E[+-])
    | (?P<part>d+|m+|y+|e+|h+|s+(?:\.0+)?)
    | (?P<digits>[0\#?](?:[0\#?,.]*[0\#?,.])?|\.[0\#?]+) | (?P<percent>%) | (?P<text>@)
    | (?P<end>;) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PARTS: dict[str, Kind] = {
    "d": "day",
    "m": "month",
    "y": "year",
    "e": "year",
    "h": "hour",
    "s": "second",
}
_PASSED: dict[str, Kind] = {"h": "hour", "m": "minute", "s": "second"}
"""In brackets, they are of time that has passed."""
_LONG_DATE = "-f800"
_LONG_TIME = "-f400"
_OF_COMPUTER = {
    _LONG_DATE: "d mmmm yyyy",
    _LONG_TIME: "hh:mm:ss",
}
"""Codes that mean: as the settings of the computer say."""
MAX_LENGTH = 1_000
"""Characters of a code. Excel allows 255."""


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """Return the parts of a code: for positive and negative numbers, zero and text."""
    found: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code[:MAX_LENGTH]):
        if match["end"]:
            found.append([])
            continue
        if match["bracket"] is not None and match["bracket"].startswith("$"):
            usual = _OF_COMPUTER.get(match["bracket"].lstrip("$").lower())
            if usual:
                return (_minutes([_token(each) for each in _TOKEN.finditer(usual)]),)
        found[-1].append(_token(match))
    return tuple(_minutes(each) for each in found)


def _token(match: re.Match[str]) -> Token:
    kind, text = match.lastgroup or "", match[match.lastgroup or 0]
    match kind:
        case "part":
            return Token(_PARTS[text[0].lower()], text.lower())
        case "half" | "power" | "general" | "digits" | "percent" | "text":
            return Token(kind, text)
        case "bracket":
            return _bracket(text)
        case "space":
            return Token("literal", " ")
        case "filled":
            return Token("literal", "")
        case _:
            return Token("literal", text)


def _bracket(text: str) -> Token:
    """Read what is in brackets: time that has passed, a currency, a condition."""
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return Token(_PASSED[text[0].lower()], f"[{text}]")
    if text.startswith("$"):
        return Token("literal", text[1:].partition("-")[0])
    is_condition = text.startswith(("<", ">", "="))
    return Token("condition", text) if is_condition else Token("literal", "")


def _minutes(tokens: list[Token]) -> Section:
    """Tell minutes from months: they come after hours or before seconds."""
    parts = [
        at for at, each in enumerate(tokens) if each.kind not in {"literal", "half"}
    ]
    for before, at in zip([None, *parts], parts, strict=False):
        token = tokens[at]
        if token.kind != "month" or len(token.text) > 2:  # noqa: PLR2004 -- mmm is a name
            continue
        following = next((each for each in parts if each > at), None)
        is_after = before is not None and tokens[before].kind == "hour"
        is_before = following is not None and tokens[following].kind == "second"
        if is_after or is_before:
            tokens[at] = Token("minute", token.text)
    return tuple(tokens)
