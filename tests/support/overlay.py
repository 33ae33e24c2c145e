"""Put the lines of a rule's example into the specimen plan."""

from __future__ import annotations

import re


def lay(lines: str, specimen: str) -> str:
    """Put lines of a plan into the specimen plan.

    Each line, with the lines nested below it, replaces the line of the specimen with
    the same indentation and name. If there is none, it is added after the lines before
    it, or at the end if it is the first. A line with a dash and nothing below it is
    used as it is. A line "# no due" removes that field.
    """
    text = specimen.removesuffix("\n").split("\n")
    at = 0
    for chunk in _chunks(re.sub(r"\\u([0-9a-f]{4})", _character, lines).split("\n")):
        start = _find(chunk[0], text, at)
        if start is None:
            at = at or len(text)
            text[at:at] = chunk
            at += len(chunk)
            continue
        end = start + 1
        alone = len(chunk) == 1 and chunk[0].lstrip().startswith("- ")
        while not alone and end < len(text) and _indent(text[end]) > _indent(chunk[0]):
            end += 1
        text[start:end] = chunk
        at = start + len(chunk)
    return "\n".join(text) + "\n"


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _chunks(lines: list[str]) -> list[list[str]]:
    chunks: list[list[str]] = []
    for line in lines:
        if chunks and _indent(line) > _indent(chunks[-1][0]):
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _find(line: str, text: list[str], start: int) -> int | None:
    wanted = _named(line)
    for number in range(start, len(text)):
        if _named(text[number]) == wanted:
            return number
    return None


def _named(line: str) -> tuple[int, str]:
    return _indent(line), line.strip().removeprefix("# no ").partition(":")[0]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
