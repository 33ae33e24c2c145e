"""Read the fields by which actions are filtered, put into groups and counted.

Filters, groups and sums all ask `values`, so a filter finds what a sum counts. Besides
the fields of the format these are the fields that a board adds itself (`x-priority`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.plan import board_names, sentences
from actionplan.text import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from actionplan.plan.board_names import Named
    from actionplan.plan.model import BoardSettings, Extra
    from actionplan.plan.portfolio import Row

PRIORITIES = ("must-do", "should-do", "could-do")
"""In the order in which people read them."""
FEW = range(2, 13)
"""How many different values a field has of which a report has sums. Of one value there
is nothing to compare, and more than a dozen are not read."""
_LONGEST = 60
"""Characters of a value that is a kind of action, and not a sentence about one."""
_SHARED = 3
"""Different values from which on two actions have to share one, on average: else each
action has its own, such as a reference number, and there is nothing to add up."""


class FieldValue(NamedTuple):
    """What a field of an action says, and the other names by which it is found."""

    words: str
    also: tuple[str, ...] = ()
    is_given: bool = True
    """False for the words that say that there is nothing, such as "No priority"."""


def values(row: Row, field: str) -> tuple[FieldValue, ...]:
    """Return what a field of an action says, in at least one value.

    *field* is a name of `KNOWN`, or one that a board has added.
    """
    read = KNOWN.get(field)
    found = tuple(read(row) if read else _own_values(row, field))
    return found or (FieldValue(nothing(row, field), is_given=False),)


def given(row: Row, field: str) -> tuple[str, ...]:
    """Return what a field of an action says; empty where it says nothing."""
    return tuple(value.words for value in values(row, field) if value.is_given)


def having(rows: Sequence[Row], field: str, asked: str, *, part: bool) -> list[Row]:
    """Return the rows whose *field* is what was *asked* for; *rows* are all there are.

    What a group is called goes first, then other names of the same. Where neither is
    known, a *part* of one will do.
    """
    same = _compared(field)
    word = same(asked)
    tests: list[Callable[[FieldValue], bool]] = [
        lambda value: same(value.words) == word,
        lambda value: word in map(same, value.also),
    ]
    if part:
        tests.append(
            lambda value: (
                value.is_given
                and any(word in same(name) for name in (value.words, *value.also))
            )
        )
    for fits in tests:
        if found := [row for row in rows if any(map(fits, values(row, field)))]:
            return found
    return []


def group(rows: Iterable[Row], field: str) -> dict[str, list[Row]]:
    """Put rows under what their *field* says, each in given order.

    One with several values is under each of them. Those without any come last. The
    heading is the first way in which the value is written.
    """
    same = _compared(field)
    headings: dict[str, FieldValue] = {}
    groups: dict[str, list[Row]] = {}
    for row in rows:
        for value in values(row, field):
            headings.setdefault(same(value.words), value)
            groups.setdefault(same(value.words), []).append(row)
    keys = sorted(groups, key=lambda key: _rank(headings[key]))
    return {headings[key].words: groups[key] for key in keys}


def _compared(field: str) -> Callable[[str], str]:
    """Return what the values of a field are compared by."""
    return _plain_post if field == "accountable" else plain


def _plain_post(title: str) -> str:
    return names.post(plain(title))


def own_names(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the names of the fields that boards have added to what these rows are."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in _own(row):
            if [*_texts(value)]:
                found.setdefault(plain(name), name)
    return tuple(found[key] for key in sorted(found))


def named(rows: Iterable[Row], written: str) -> str:
    """Return the field that somebody has written down; empty if there is none."""
    word = plain(written)
    if word == "owner":
        return "accountable"
    fields = (*KNOWN, *own_names(rows))
    return next((field for field in fields if plain(field) == word), "")


def to_sum(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the fields of which a report has sums: theme, priority and boards' own."""
    fields = ("theme", "priority", *own_names(rows))
    return tuple(field for field in fields if _is_to_sum(rows, field))


def title(field: str) -> str:
    """Say a field as the heading of a column: x-ward is Ward."""
    if field in _TITLES:
        return _TITLES[field]
    bare = field.removeprefix("x-").replace("-", " ").replace("_", " ").strip()
    return bare[:1].upper() + bare[1:] or field


def nothing(row: Row, field: str) -> str:
    """Say that a field of an action says nothing."""
    match field:
        case "agency":
            return "No agency named"
        case "accountable":
            said = row.now.no_owner or row.now.accountable
            return sentences.NO_OWNER if said else "Owner not known"
        case _:
            return f"No {sentences.within(title(field))}"


def flat(value: Any) -> str:  # noqa: ANN401 -- whatever a board has written there
    """Write on one line what a board has written into a field of its own."""
    match value:
        case dict() if value:
            return "; ".join(f"{name}: {flat(inner)}" for name, inner in value.items())
        case list() if value:
            return "; ".join(flat(inner) for inner in value)
        case None | "" | [] | dict():
            return "Not recorded"
        case bool():
            return "Yes" if value else "No"
        case _:
            return str(value)


def plain(text: str) -> str:
    """Return words without what makes no difference: capitals, spaces and hyphens."""
    return names.plain(text.replace("-", " ").replace("_", " "))


def _text(text: str, *also: str) -> Iterator[FieldValue]:
    words = " ".join(text.split())
    if words:
        yield FieldValue(words, also)


def _choice(value: str) -> Iterator[FieldValue]:
    return _text(sentences.choice(value), value)


def _named(name: Named, every: Iterable[str]) -> Iterator[FieldValue]:
    return _text(name.name, name.written, *every)


def _owners(row: Row) -> Iterator[FieldValue]:
    board = row.plan.board
    for one in row.now.owners:
        yield from _named(one, _every_owner(one.name, board))


def _every_owner(name: str, board: BoardSettings) -> tuple[str, ...]:
    known = board.posts if board.posts.has(name) else board.agencies
    return known.every(name)


def _agency(row: Row) -> Iterator[FieldValue]:
    name = row.named_agency
    return _named(name, row.plan.board.agencies.every(name.name))


def _lead_agency(row: Row) -> Iterator[FieldValue]:
    name = board_names.agency(row.plan.lead_agency, row.plan.board)
    return _named(name, row.plan.board.agencies.every(name.name))


KNOWN: Mapping[str, Callable[[Row], Iterable[FieldValue]]] = {
    "plan": lambda row: _text(row.plan.id),
    "outcome": lambda row: _text(row.outcome.id),
    "accountable": _owners,
    "agency": _agency,
    "priority": lambda row: _choice(row.action.priority or ""),
    "theme": lambda row: _text(row.outcome.theme),
    "rag": lambda row: _text(row.now.rag),
    "kind": lambda row: _choice(row.plan.kind),
    "source": lambda row: _choice(row.plan.source.type),
    "partnership": lambda row: _text(row.plan.partnership),
    "lead-agency": _lead_agency,
}
"""The fields of the format that can be asked for, by the names that are typed."""
_TITLES = {
    "accountable": "Owner",
    "lead-agency": "Lead agency",
    "rag": "Rating",
}


def _own(row: Row) -> Iterator[tuple[str, Any]]:
    """Give a board's own fields: those of the action, then of its outcome and plan."""
    extras: tuple[Extra, ...] = (row.action.extra, row.outcome.extra, row.plan.extra)
    for extra in extras:
        yield from extra


def _own_values(row: Row, field: str) -> Iterator[FieldValue]:
    """Read a board's own field: an action has it from its outcome, or from the plan."""
    word = plain(field)
    value = next((value for name, value in _own(row) if plain(name) == word), None)
    seen: set[str] = set()
    for one in _texts(value):
        if plain(one.words) not in seen:
            seen.add(plain(one.words))
            yield one


def _texts(value: Any) -> Iterator[FieldValue]:  # noqa: ANN401 -- as above
    match value:
        case None | "":
            return
        case dict() if not value:
            return
        case list():
            for inner in value:
                yield from _texts(inner)
        case bool():
            yield FieldValue(flat(value), (str(value),))
        case _:
            yield from _text(flat(value))


def _rank(value: FieldValue) -> tuple[object, ...]:
    order = [plain(each) for each in PRIORITIES]
    word = plain(value.words)
    place = order.index(word) if word in order else len(order)
    return not value.is_given, place, word


def _is_to_sum(rows: Sequence[Row], field: str) -> bool:
    found = [words for row in rows for words in given(row, field)]
    different = {plain(words) for words in found}
    having_any = sum(bool(given(row, field)) for row in rows)
    few = len(different) in FEW and having_any > 1
    shared = len(different) <= _SHARED or 2 * len(different) <= having_any
    return few and shared and all(len(words) <= _LONGEST for words in different)
