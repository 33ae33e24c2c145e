"""Split an officer's text into paragraphs, lists and numbered points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal["paragraph", "list", "numbered"]


class Block(NamedTuple):
    """A paragraph (with one text), or a list (with its items)."""

    kind: Kind
    texts: tuple[str, ...]
    first: int = 1
    """The number of the first numbered point. The others follow it."""


_DASH = late.compile(
    r"\s*(?:[-*\u2022\u2013\u25aa\u25cf\u25e6\u25cb\uf0b7\uf0a7]\s+"
    r"|[o\u00a7][ ]*\t\s*)(?=\S)"
)
"""The mark of a point. Within a point, Word writes an o or a section sign and a tab."""
_NEXT_BULLET = late.compile(r"[ \t]+\u2022[ \t]+(?=\S)")
"""A bullet in a line that begins with one: the lines of a list were joined."""
_NUMBER = late.compile(r"\s*(?:([0-9]{1,2})[.)]|\(([0-9]{1,2})\))\s+(?=\S)")
_LETTER = late.compile(r"\s*(?:([a-z]|[ivx]{1,4})\)|\(([a-z]|[ivx]{1,4})\))\s+(?=\S)")
_FIRST = ("1", "a", "i")


def blocks(text: str) -> tuple[Block, ...]:
    """Split text at empty lines, and at lines that begin with a dash or a number.

    A line begins numbered points if its number is the first (1, a, i). The points after
    it must have the numbers that follow.
    """
    found: list[Block] = []
    for part in re.split(r"\n[ \t]*\n", text.strip()):
        found.extend(_blocks(part.split("\n")))
    return tuple(_joined(found))


def lines(text: str) -> tuple[str, ...]:
    """Return each paragraph and each point on its own line, with its mark."""
    return tuple(line for block in blocks(text) for line in block_lines(block))


def block_lines(block: Block) -> tuple[str, ...]:
    """Return the lines of a block in plain text."""
    match block.kind:
        case "list":
            return tuple(f"- {text}" for text in block.texts)
        case "numbered":
            numbers = range(block.first, block.first + len(block.texts))
            return tuple(
                f"{n}. {text}" for n, text in zip(numbers, block.texts, strict=True)
            )
        case "paragraph":  # pragma: no branch -- there is no other kind
            return block.texts


def unwrapped(text: str) -> str:
    """Join the lines of *text* that an editor or a mail program has only wrapped.

    A long line that does not end a sentence goes on in the next, if that begins with a
    small letter, or if no sentence ends with the last word: "with the". So whoever
    reads the sentences of the text reads them whole. All words are kept; a report joins
    more lines than these.
    """
    first, *others = text.split("\n")
    found, before = [first], first
    for line in others:
        if _goes_on(before, line):
            found[-1] = f"{found[-1].rstrip()} {line.strip()}"
        else:
            found.append(line)
        before = line
    return "\n".join(found)


def _goes_on(line: str, following: str) -> bool:
    said = line.rstrip()
    is_whole = said.endswith((".", "!", "?", ":", ";"))
    if len(said) < _WRAPPED or is_whole or not following.strip():
        return False
    if any(each.match(following) for each in (_DASH, _NUMBER, _LETTER)):
        return False
    last = said.rpartition(" ")[2]
    return following.lstrip()[:1].islower() or bool(_NEVER_LAST.fullmatch(last))


_WRAPPED = 50
"""The fewest characters of a line that was wrapped: lists have shorter ones."""
_NEVER_LAST = late.compile(
    "an?|and|are|a[st]|by|for|from|ha[sd]|have|h(?:is|er)|i[ns]|not|o[fnr]|our|that"
    "|the(?:ir)?|to|was|were|which|with",
    re.IGNORECASE,
)
"""Words with which no sentence of a note ends."""


class _Item(NamedTuple):
    mark: str
    """What comes before it: a number, a letter, or nothing for a dash."""
    text: str


def _blocks(lines_of_part: list[str]) -> list[Block]:
    found: list[Block] = []
    items: list[_Item] = []
    words: list[str] = []
    for line in _apart(lines_of_part):
        item = _item(line, begun=bool(items) or not (words or found))
        if item is None and items:
            last = items[-1]
            items[-1] = last._replace(text=f"{last.text} {line.strip()}")
        elif item is None:
            words.append(line.strip())
        else:
            if words:
                found.append(Block("paragraph", (" ".join(words),)))
                words = []
            items.append(item)
    if words:
        found.append(Block("paragraph", (" ".join(words),)))
    return [*found, *_lists(items)]


def _apart(lines_of_part: list[str]) -> Iterator[str]:
    """Yield each line, with each of the points that were joined in it as a line."""
    for line in lines_of_part:
        if line.lstrip().startswith("\u2022"):
            first, *others = _NEXT_BULLET.split(line)
            yield first
            yield from (f"\u2022 {other}" for other in others)
        else:
            yield line


def _item(line: str, *, begun: bool) -> _Item | None:
    """Read the beginning of a point. If none has *begun*, it must be the first."""
    if match := _DASH.match(line):
        return _Item("", line[match.end() :].strip())
    match = _NUMBER.match(line) or _LETTER.match(line)
    if match is None:
        return None
    mark = match[1] or match[2]
    if mark not in _FIRST and not begun:
        return None  # "12." in a line that was only wrapped
    return _Item(match[0].strip(), line[match.end() :].strip())


def _lists(items: list[_Item]) -> list[Block]:
    """Make lists of points, numbered if their numbers follow one another."""
    groups: list[list[_Item]] = []
    for item in items:
        if groups and bool(groups[-1][0].mark) == bool(item.mark):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_list(group) for group in groups]


def _list(items: list[_Item]) -> Block:
    numbers = [int(n) if (n := i.mark.strip("().")).isdigit() else -1 for i in items]
    first = numbers[0]
    if first >= 0 and numbers == [*range(first, first + len(numbers))]:
        return Block("numbered", tuple(item.text for item in items), first)
    return Block("list", tuple(f"{i.mark} {i.text}".strip() for i in items))


def _joined(found: list[Block]) -> list[Block]:
    """Join numbered points across empty lines if their numbers continue."""
    joined: list[Block] = []
    for block in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == block.kind == "numbered"
            and block.first == last.first + len(last.texts)
        ):
            joined[-1] = last._replace(texts=(*last.texts, *block.texts))
        else:
            joined.append(block)
    return joined
