"""Checks that a fixed file must pass before the fix is kept."""

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
    # For fixes that cannot say what the file should mean afterwards, such as a line
    # that is moved. Signs may come and go; words may not. And apart from the outcome or
    # field with the fault, the data has to be equal.
    one, other = before.loaded.document, after.loaded.document
    if _words(one.text) != _words(other.text):
        return False
    if one.root is None or other.root is None:
        return True
    spoilt = {_part(_holder(fault, one)) for fault, _ in pairs}
    return () in spoilt or _without(one.data, spoilt) == _without(other.data, spoilt)


def keeps_comments(one: Document, other: Document, pairs: Sequence[Pair]) -> bool:
    """Return whether each comment is still there, except text taken for a comment."""
    if one.root is None or other.root is None:
        return True
    before, after = (Counter(_comments(each)) for each in (one, other))
    named = sum(fault.rule in _IN_COMMENTS for fault, _ in pairs)
    return (before - after).total() <= named


_IN_COMMENTS = (
    typing_mistakes.hash_hides_text.name,
    acceptance.unknown_rule_accepted.name,
)
"""Faults about a comment, or about text that is taken for one."""


def _comments(of: Document) -> Iterator[str]:
    for place in of.comments():
        start = place.column - 1
        yield of.line(place.line)[start : start + place.length]


def keeps_items(before: Reading, after: Reading) -> bool:
    """Tell whether each action and outcome is still one.

    A line that begins one, and is moved, may become part of a text, or an entry of the
    one above. In a file that can be read it must not; in one that could not be read
    before, nobody knows what else moved with it.
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
"""Fields by which what is read as an outcome is an action, and the other way about."""


def _not_items(of: Document) -> Iterator[int]:
    """Give the lines that begin an action or an outcome, and are not read as that."""
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
                    continue  # under a name that is misspelt it may be one
            case _:
                pass
        yield number


def _is_text(node: Node | None) -> bool:
    """Tell whether text is written so that a line of it may look like anything."""
    return node is not None and node.style in ("|", ">", "'", '"')


_SIGNS = re.compile(
    rf"""[\s"'\\:;=,.|*{ODD}{CURLY}{BULLETS}-]|{UNWANTED.pattern}""",
)


def _words(text: str) -> str:
    """Return a text without the signs that a fix may put in or take out."""
    return _SIGNS.sub("", text)


def _holder(fault: Fault, of: Document) -> Route:
    if fault.holder is not None:
        return fault.holder
    return of.route(fault.at) if isinstance(fault.at, Place) else fault.at or ()


def _part(route: Route) -> Route:
    """Return the route of the outcome, or else the field of the plan, around it."""
    return route[: 2 if route[:1] == ("outcomes",) else 1]


def _without(data: Any, units: Iterable[Route]) -> Any:  # noqa: ANN401 -- plain data
    """Return data with *units* emptied; None if the holder of one is gone."""
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
    """Return whether a fault is gone, none is new, and no comment of ours is lost."""
    # A readable file: compare the faults by rule. One that has become readable shows
    # faults that were hidden before: only those in the lines just changed count against
    # the fix. One that is still unreadable has to fail further down than before.
    one, other = before.loaded.document, after.loaded.document
    if len(comments.read(other)[0]) < len(comments.read(one)[0]):
        return False
    if one.root is None:
        if other.root is None:
            moved = any(fault.rule in _MOVES for fault in before.faults)
            return not moved and _goes_further(before, after)
        touched = {one.point(edit.start)[0] for edit in made}
        return not any(
            place.line in touched and not _is_about_a_value(fault)
            for fault, place in after.places()
        )
    new = Counter(each.rule for each in after.faults)
    old = Counter(each.rule for each in before.faults)
    return not new - old and len(after.faults) < len(before.faults)


_MOVES = (
    typing_mistakes.list_and_fields_mixed.name,
    typing_mistakes.wrong_indentation.name,
)
"""Faults fixed by moving a line, which is kept only if the file can then be read.

After a wrong move the next line is a fault, and would be moved as well.
"""


def _is_about_a_value(fault: Fault) -> bool:
    """Return whether a fault leaves no doubt that its line is in the right place."""
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
    """Return whether reading now fails further down, or further on in the same line."""
    (first, *_), (then, *_) = before.faults, after.faults
    one, other = (
        min((place for _, place in each.places()), default=Place(0, 0))
        for each in (before, after)
    )
    again = first.rule == then.rule and one.line == other.line
    return other.line > one.line or (again and other.column > one.column)
