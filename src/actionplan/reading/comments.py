"""Read the comments that accept findings, and apply them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.messages import acceptance
from actionplan.rule import find, nearest
from actionplan.text import dates, late, suggest
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from actionplan.diagnostics import Diagnostic, Fault, Place
    from actionplan.reading.document import Document, Node
    from actionplan.text.dates import Date


class AcceptComment(NamedTuple):
    """A comment that accepts findings of some rules, on some lines, for a reason."""

    names: tuple[str, ...]
    reason: str
    until: Date | None
    place: Place
    first: int
    last: int
    """The lines that it covers. A finding without a line is on line 0."""
    item: str
    """The number of the action that it covers; empty if it covers less or more."""

    def expired(self, as_of: date | None) -> bool:
        """Return whether its last day has passed. Without a date, it never expires."""
        if as_of is None or self.until is None:
            return False
        return as_of > self.until.last_day


def line(said: Diagnostic) -> int:
    """Return the line that a finding is on, or 0 if it has no line."""
    return said.place.line if said.place else 0


WHOLE_PLAN = 10**9
"""The last line of a comment that covers everything."""


def may_accept(text: str) -> bool:
    """Return whether a text may have comments that accept findings."""
    return bool(_HINT.search(text))


@by_identity
def read(document: Document) -> tuple[tuple[AcceptComment, ...], tuple[Fault, ...]]:
    """Read the comments that accept findings, and what is wrong with such comments.

    A comment at the end of a line covers that line and the rest of its text. A comment
    on its own line covers the next line, or the action that starts there. A comment
    above the first field covers the plan.
    """
    # Most files have no such comment, and to find all comments the complete document
    # has to be taken apart. So there is a quick search first for anything like one.
    if not may_accept(document.text) or document.root is None:
        return (), ()
    places = list(document.comments())
    written = [(place, _words(document, place)) for place in places]
    ours = [(place, text) for place, text in written if _is_ours(text)]
    if not ours:
        return (), ()
    alone = {place.line for place in places if _is_alone(document, place)}
    lines = _Lines(
        document=document,
        alone=alone,
        actions=_begun(document),
        leaves=_leaves(document),
        known={},
    )
    near = suggest.for_few(nearest)
    faults = [fault for place, text in ours for fault in _wrong(place, text, near)]
    found = [lines.comment(place, text) for place, text in ours]
    return tuple(one for one in found if one), tuple(faults)


def may_follow_text(document: Document) -> bool:
    """Return quickly whether a file may have a comment at the end of a line."""
    return bool(_AT_END.search(document.text))


def cuts_off(document: Document, node: Node) -> re.Match[str] | None:
    """Find a hash after text that certainly cuts the text off in the middle."""
    # A hash with a space after it counts as a comment, unless a digit follows. Few
    # comments begin with a number, but text often mentions "action # 3". A date is
    # complete, so what follows it is a comment.
    found = _CUTS_OFF.match(document.text, node.end)
    is_date = isinstance(node.value, str) and dates.parse(node.value) is not None
    return None if found and found[0] == " #" and is_date else found


def after_text(document: Document, node: Node) -> str:
    """Return the comment on the line where text ends, if it may belong to the text.

    A comment after a closing quotation mark cannot belong to it. Nor can a comment that
    accepts a problem.
    """
    if node.style != "plain" or cuts_off(document, node):
        return ""
    match = _AFTER.match(document.text, node.end)
    words = match["words"].rstrip() if match else ""
    return words if words.strip("#").strip() and not _is_ours(words) else ""


_CUTS_OFF = late.compile(r"[ \t]+#(?=[^\s!#])(?!actionplan)| #(?= \d)")
_AT_END = late.compile(r"[^\s#][ \t]+#")
_AFTER = late.compile(r"[ \t]+(?P<words>#[^\r\n]*)")


# --- reading one comment --------------------------------------------------------

_HINT = late.compile(r"#[^\r\n]{0,24}?(?:plan|accept|igno|ingo|\[)", re.IGNORECASE)
"""Matches every comment for this program, even if misspelt, and is quick to find."""
_LIKE = late.compile(r"#+\s*(?:([a-z]+)[\s:;.,-]+)?([a-z]+)\s*([\[({])?")
_EDITS = 2
"""How many edits away a word can be and still count as the one that was meant."""
_FORM = late.compile(
    r"#\s*actionplan:\s*(?:accept|ignore)\[(?P<names>[^\[\]]*)\]"
    r"(?:\s+until\s+(?P<until>[^\s:]+))?\s*(?::(?P<reason>.*))?"
)


def _words(document: Document, place: Place) -> str:
    start = place.column - 1
    return document.line(place.line)[start : start + place.length]


def _is_ours(text: str) -> bool:
    """Return whether a comment is meant for this program, even if misspelt."""
    plain = re.sub(r"action[\s_-]+plan", "actionplan", text[:60].lower())
    if re.match(r"#+\s*actionplan\s*[:;]", plain):
        return True
    match = _LIKE.match(plain)
    if match is None:
        return False
    named, word, opened = match.groups()
    is_named = named is not None and suggest.distance(named, "actionplan") <= _EDITS
    if suggest.distance(word, "ignore") <= _EDITS:
        return is_named or (named is None and opened is not None)
    # Plans say "Action plan accepted by the board" and "Accepted (QEG, May)": those are
    # notes, so a bracket that opens right after the word has to show what is meant.
    if is_named and word == "accept":
        return True
    is_list = opened == "[" and plain[match.start(3) - 1] != " "
    is_near = suggest.distance(word, "accept") <= _EDITS
    return is_list and is_near and (is_named or named is None)


def _is_alone(document: Document, place: Place) -> bool:
    return not document.line(place.line)[: place.column - 1].strip()


def _wrong(
    place: Place, text: str, near: Callable[[str], tuple[str, ...]]
) -> Iterator[Fault]:
    """Find what is wrong with a comment that was meant to accept something."""
    match = _FORM.fullmatch(text)
    if match is None:
        yield _not_understood(text[:_LONGEST]).placed(place)
        return
    until, names = match["until"], _names(match)
    if until is not None and dates.parse(until) is None:
        yield acceptance.acceptance_until_no_date(written=until[:80]).placed(place)
    if not names:
        yield _not_understood(text[:_LONGEST]).placed(place)
    if not (match["reason"] or "").strip():
        yield acceptance.acceptance_without_reason(rules=names).placed(place)
    for name in names:
        if (known := find(name)) is None:
            yield acceptance.unknown_rule_accepted(
                name=name[:80], nearest=near(name)
            ).placed(place)
        elif not can_be_accepted(name):
            yield acceptance.cannot_be_accepted(
                rule=known.name,
                of="file" if known.code < "AP2" else "program",
                is_one_of_several=len(names) > 1,
            ).placed(place)


_LONGEST = 160
"""The most of a comment that is looked at if it is not in the right form."""
_LOOSE = late.compile(
    r"#.*?(?:accept|ignore)\w*[\s\[({:]*(?P<names>[a-z]+(?:-[a-z]+)+"
    r"(?:\s*,\s*[a-z]+(?:-[a-z]+)+)*)[\s\])}]*(?P<rest>.*)",
    re.IGNORECASE,
)
_UNTIL = late.compile(r"until\s+(?P<date>[^:]*)(?::(?P<reason>.*))?", re.IGNORECASE)
_WORDS_OF_A_DATE = 5
"""The most words of a date: by the end of June 2027 has one more."""


def _not_understood(text: str) -> Fault:
    """Say how a comment should be written, with all of it that is clear."""
    match = _LOOSE.fullmatch(text)
    names = tuple(each.strip() for each in match["names"].split(",")) if match else ()
    if match is None or not all(map(can_be_accepted, names)):
        return acceptance.acceptance_not_understood(written=text)
    rest = match["rest"].strip()
    until, meant, reason = "", "", rest
    has_colon = rest.startswith(":")
    if found := _UNTIL.fullmatch(rest):
        has_colon = found["reason"] is not None
        until, meant, left = _first_date(found["date"])
        reason = found["reason"] if has_colon else left
    reason = (reason or "").strip(" \t:;,.-")
    said = "[" in text and bool(reason)
    lacks: tuple[acceptance.Lack, ...] = (
        *(("numbers",) if until and dates.parse(until) is None else ()),
        *(("colon",) if said and not has_colon else ()),
    )
    return acceptance.acceptance_not_understood(
        written=text, names=names, until=until, meant=meant, reason=reason, lacks=lacks
    )


def _first_date(text: str) -> tuple[str, str, str]:
    """Return the date that words begin with, what it means, and the other words."""
    words = text.split()
    for number in range(min(len(words), _WORDS_OF_A_DATE), 0, -1):
        begun = " ".join(words[:number])
        ways = dates.readings(begun) if dates.looks_like_one(begun) else ()
        if len(ways) == 1:
            return begun, str(ways[0]), " ".join(words[number:])
    return text.strip() or "until", "", ""


def _names(match: re.Match[str]) -> tuple[str, ...]:
    names = (name.strip() for name in match["names"].split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def can_be_accepted(name: str) -> bool:
    """Return whether a comment can accept the problems of a rule or message."""
    known = find(name)
    return known is not None and not known.is_fixed and known.code[:3] != "AP9"


class _Lines(NamedTuple):
    """The lines of a document, to find out what each comment covers."""

    document: Document
    alone: set[int]
    """The lines that have only a comment."""
    actions: dict[int, tuple[Node, str]]
    """The lines where actions start, with their numbers."""
    leaves: dict[int, list[Node]]
    """The names and values that start on each line."""
    known: dict[int, tuple[int, int, str]]
    """What a comment about a line covers. Many comments can be about one line."""

    def comment(self, place: Place, text: str) -> AcceptComment | None:
        match = _FORM.fullmatch(text)
        reason = (match["reason"] or "").strip() if match else ""
        if match is None or not reason:
            return None
        until = dates.parse(match["until"]) if match["until"] else None
        names = tuple(filter(can_be_accepted, _names(match)))
        if (match["until"] and until is None) or not names:
            return None
        first, last, item = self._covered(place)
        return AcceptComment(
            names=names,
            reason=reason,
            until=until,
            place=place,
            first=first,
            last=last,
            item=item,
        )

    def _covered(self, place: Place) -> tuple[int, int, str]:
        line = place.line
        if line in self.alone:
            root = self.document.root
            if root and line < root.line:
                return 0, WHOLE_PLAN, ""
            return self._below(line + 1)
        return self._from(line)

    def _below(self, line: int) -> tuple[int, int, str]:
        """Return what a comment covers if it is on its own above *line*."""
        passed = []
        lines = self.document.lines
        while line not in self.known and (
            line in self.alone or (line < len(lines) and not lines[line - 1].strip())
        ):
            passed.append(line)
            line += 1
        covered = self._from(line)
        self.known.update(dict.fromkeys(passed, covered))
        return covered

    def _from(self, line: int) -> tuple[int, int, str]:
        """Return what starts on a line, using the answer if it is already known."""
        if line not in self.known:
            self.known[line] = self._begun_on(line)
        return self.known[line]

    def _begun_on(self, line: int) -> tuple[int, int, str]:
        if line in self.actions:
            node, number = self.actions[line]
            return line, self.document.last_line(node), number
        begun = self.leaves.get(line, ())
        return line, max([line, *map(self.document.last_line, begun)]), ""


def _leaves(document: Document) -> dict[int, list[Node]]:
    """Return the names and values that start on each line."""
    found: dict[int, list[Node]] = {}
    for leaf in document.leaves():
        found.setdefault(leaf.line, []).append(leaf)
    return found


def _begun(document: Document) -> dict[int, tuple[Node, str]]:
    """Return the lines where the actions of a document start."""
    begun: dict[int, tuple[Node, str]] = {}
    outcomes = document.node(("outcomes",))
    for i, _ in enumerate((outcomes and outcomes.items) or ()):
        actions = document.node(("outcomes", i, "actions"))
        for action in (actions and actions.items) or ():
            value = action.value if isinstance(action.value, dict) else {}
            begun[action.line] = action, str(value.get("id") or "").strip()
    return begun
