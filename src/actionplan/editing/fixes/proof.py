"""Check that a fix has not harmed the file, before the fix is kept."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from actionplan.diagnostics import Place
from actionplan.messages import acceptance, shape, typing_mistakes, unreadable_dates
from actionplan.reading import comments
from actionplan.reading.decoding import UNWANTED
from actionplan.reading.typos.lines import BULLETS, CURLY, ODD, known_names
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Edit, Fault, Route
    from actionplan.editing.fixes.proposals import Pair
    from actionplan.reading import Reading
    from actionplan.reading.document import Document, Node


def says_the_same(before: Reading, after: Reading, pairs: Iterable[Pair]) -> bool:
    """Return whether no word is lost or new, and the rest of the plan is unchanged."""
    # This is for fixes that cannot say what the file should mean afterwards, such as
    # moving a line. Signs may be added or removed, but words may not. The data must be
    # the same, except in the outcome or field with the fault.
    one, other = before.loaded.document, after.loaded.document
    pairs = tuple(pairs)
    also = _CLOSERS if any("sure" in fault.details for fault, _ in pairs) else ""
    if _words(one.text, also) != _words(other.text, also):
        return False
    if one.root is None or other.root is None:
        return True
    spoilt = {_part(_holder(fault, one)) for fault, _ in pairs}
    return () in spoilt or _without(one.data, spoilt) == _without(other.data, spoilt)


def keeps_comments(one: Document, other: Document, pairs: Sequence[Pair]) -> bool:
    """Return whether each comment is still there, except text read as a comment."""
    if one.root is None or other.root is None:
        return True
    before, after = (Counter(_comments(each)) for each in (one, other))
    named = sum(fault.rule in _IN_COMMENTS for fault, _ in pairs)
    return (before - after).total() <= named


_IN_COMMENTS = (
    typing_mistakes.hash_hides_text.name,
    acceptance.unknown_rule_accepted.name,
)
"""Faults about a comment, or about text that is read as a comment."""


def _comments(of: Document) -> Iterator[str]:
    for place in of.comments():
        start = place.column - 1
        yield of.line(place.line)[start : start + place.length]


def keeps_items(before: Reading, after: Reading) -> bool:
    """Return whether each action and outcome is still an action or outcome.

    If the first line of one is moved, it may become part of some text, or of the one
    above. That must not happen in a file that can be read. In a file that could not be
    read before, it is not known what else moved with it.
    """
    one, other = before.loaded.document, after.loaded.document
    if other.root is None:
        return True
    known = _lost_items(one) if one.root is not None else 0
    return _lost_items(other) <= known


@by_identity
def _lost_items(of: Document) -> int:
    return sum(1 for _ in _not_items(of))


_ITEM = re.compile(r"\s*-\s+[\"']?(id|action)[\"']?\s*:(?=\s|$)")
_FOREIGN = {"outcomes": {"action"}, "actions": {"actions", "challenge"}}
"""Fields that show that an outcome is really an action, or the other way round."""


def _not_items(of: Document) -> Iterator[int]:
    """Yield the first lines of actions and outcomes that are not read as such."""
    for number, line in enumerate(of.lines, 1):
        match = _ITEM.match(line)
        if match is None:
            continue
        place = Place(number, match.start(1) + 1)
        route = of.route(place)
        node = of.node(route)
        begun = node is not None and node.start < of.offset(*place[:2])
        if begun and isinstance(node and node.value, str) and _is_text(node):
            continue
        match route:
            case (*_, str(kind), int(), name) if name == match[1]:
                holder = of.node(route[:-1])
                fields = set(holder.fields or ()) if holder else set()
                if kind not in known_names() or not fields & _FOREIGN.get(kind, fields):
                    continue  # it may be one if the name above it is misspelt
            case _:
                pass
        yield number


def _is_text(node: Node | None) -> bool:
    """Return whether text is written in a style that can contain any line."""
    return node is not None and node.style in ("|", ">", "'", '"')


_SIGNS = re.compile(
    rf"""[\s"'\\:;=,.|*{ODD}{CURLY}{BULLETS}-]|{UNWANTED.pattern}""",
)


_CLOSERS = "[]}]"
"""What a fix of text in braces and brackets may also add or remove."""


def _words(text: str, also: str = "") -> str:
    """Return text without the signs that a fix may add or remove."""
    text = re.sub(also, "", text) if also else text
    return _SIGNS.sub("", text)


def _holder(fault: Fault, of: Document) -> Route:
    if fault.holder is not None:
        return fault.holder
    return of.route(fault.at) if isinstance(fault.at, Place) else fault.at or ()


def _part(route: Route) -> Route:
    """Return the route of the outcome or field of the plan that *route* is in."""
    return route[: 2 if route[:1] == ("outcomes",) else 1]


def _without(data: Any, units: Iterable[Route]) -> Any:  # noqa: ANN401 -- plain data
    """Return data with *units* emptied, or None if one no longer exists."""
    rest = deepcopy(data)
    for *way, last in units:
        part = rest
        try:
            for step in way:
                part = part[step]
            part[last] = None
        except (KeyError, IndexError, TypeError):
            return None
    return rest


def is_better(before: Reading, after: Reading, made: Iterable[Edit]) -> bool:
    """Return whether a fault is gone, none is new, and none of our comments is lost."""
    # In a readable file, compare the faults by rule. A file that has become readable
    # shows faults that were hidden before, so only those in the changed lines count
    # against the fix. A file that is still unreadable must fail further down.
    one, other = before.loaded.document, after.loaded.document
    if len(comments.read(other)[0]) < len(comments.read(one)[0]):
        return False
    if one.root is None:
        if other.root is None:
            moved = any(fault.rule in _MOVES for fault in before.faults)
            return not moved and _goes_further(before, after)
        touched = {one.point(edit.start)[0] for edit in made}
        return not any(
            place.line in touched and not is_about_a_value(fault)
            for fault, place in after.places()
        )
    new = Counter(each.rule for each in after.faults)
    old = Counter(each.rule for each in before.faults)
    return not new - old and len(after.faults) < len(before.faults)


_MOVES = (
    typing_mistakes.list_and_fields_mixed.name,
    typing_mistakes.wrong_indentation.name,
)
"""Faults fixed by moving a line. The fix is kept only if the file can then be read.

After a wrong move, the next line would be at fault and would be moved as well.
"""


def is_about_a_value(fault: Fault) -> bool:
    """Return whether a fault shows that its line is in the right place."""
    misspelt = fault.rule == shape.unknown_field.name and bool(fault.details["meant"])
    return misspelt or fault.rule in _OF_VALUES


_OF_VALUES = frozenset(
    (
        unreadable_dates.not_a_date.name,
        unreadable_dates.incomplete_date.name,
        unreadable_dates.impossible_date.name,
        unreadable_dates.ambiguous_date.name,
        shape.not_an_option.name,
        shape.not_an_interval.name,
        shape.unquoted_value.name,
        shape.id_form.name,
        typing_mistakes.hash_hides_text.name,
        typing_mistakes.number_loses_digits.name,
        shape.text_too_long.name,
    )
)


def _goes_further(before: Reading, after: Reading) -> bool:
    """Return whether reading now fails further down, or later in the same line."""
    (first, *_), (then, *_) = before.faults, after.faults
    one, other = (
        min((place for _, place in each.places()), default=Place(0, 0))
        for each in (before, after)
    )
    again = first.rule == then.rule and one.line == other.line
    return other.line > one.line or (again and other.column > one.column)
