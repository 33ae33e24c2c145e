"""Hold what the last version of a document said, as the ledger of its import has it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.intake import ledger, picture
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionplan.intake.conversion import TableRead
    from actionplan.intake.ledger import Line
    from actionplan.intake.picture import Picture


class KnownText(NamedTuple):
    """Text of a document, and whether it is part of an action."""

    place: str
    why: str
    """What became of it, as the ledger says."""
    is_around: bool
    """Whether it says nothing about one outcome or action."""
    text: str


class LastVersion(NamedTuple):
    """What the last version of a document said."""

    cells: Picture
    columns: tuple[tuple[str, str], ...]
    """The headings of its tables of actions, and what each was read as."""
    texts: tuple[KnownText, ...]
    options: tuple[str, ...] = ()
    """The options that were typed."""


def of_ledger(found: Any) -> LastVersion | None:  # noqa: ANN401 -- from JSON
    """Read a ledger as it was written; None if it is not one."""
    try:
        cells = found["cells"]
        columns = tuple(_columns(found["tables"]))
        texts = joined(map(_text, found["lines"]))
        options = tuple(map(str, found.get("options", ())))
    except (TypeError, KeyError, AttributeError):
        return None
    return LastVersion(cells, columns, texts, options) if _is_picture(cells) else None


def _is_picture(cells: object) -> bool:
    return isinstance(cells, dict) and all(
        isinstance(row, dict) and all(isinstance(text, str) for text in row.values())
        for row in cells.values()
    )


def _columns(tables: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- from JSON
    for table in tables:
        if table["read_as"] == "actions":
            yield from ((str(h), str(field)) for h, field in table["columns"].items())


def _text(line: Any) -> KnownText:  # noqa: ANN401 -- from JSON
    place, why, text = (str(line[name]) for name in ("place", "why", "text"))
    return _known(place, why, [each["item"] for each in line["targets"]], text)


def of_today(lines: Iterable[Line]) -> tuple[KnownText, ...]:
    """Return the text of the new version in the same way."""
    return joined(
        _known(line.place, line.why, [each.item for each in line.targets], line.text)
        for line in lines
    )


def _known(place: str, why: str, items: Sequence[str], text: str) -> KnownText:
    of_action = any(items) or why in (ledger.CHANGED, ledger.NEW_ACTION)
    return KnownText(place, why, not of_action, text)


def joined(texts: Iterable[KnownText]) -> tuple[KnownText, ...]:
    """Join the pieces of one place, which a tracked change can have divided."""
    groups = (list(group) for _, group in groupby(texts, lambda each: each[:-1]))
    return tuple(
        group[0]._replace(text=" ".join("".join(each.text for each in group).split()))
        for group in groups
    )


# --- headings -----------------------------------------------------------------


def headings(tables: Sequence[TableRead]) -> tuple[tuple[str, str], ...]:
    """Return the headings of the tables of actions, and what each is read as."""
    return tuple(
        (column.heading, column.target)
        for table in tables
        if table.kind == "actions"
        for column in table.map
    )


def renamed(
    last: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Return the headings that were replaced by another one that is read as the same.

    That is certain only if there is one such heading before and one today.
    """
    gone, new = _only(last, now), _only(now, last)
    return {
        old: heading
        for old, field in gone
        for heading, same in new
        if same == field
        if sum(f == field for _, f in gone) == 1 == sum(f == field for _, f in new)
    }


def _only(
    some: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    return [*dict.fromkeys(each for each in some if each not in others)]


def dated_anew(names: Mapping[str, str]) -> frozenset[str]:
    """Return the new headings that have another date than those they replace."""
    return frozenset(
        new for old, new in names.items() if dates.readings(old) != dates.readings(new)
    )


def with_headings(last: LastVersion, names: Mapping[str, str]) -> LastVersion:
    """Return the last version with its cells under the headings of today."""
    cells = {
        item: {
            _column(name, names): _left(name, text, names) for name, text in row.items()
        }
        for item, row in last.cells.items()
    }
    return last._replace(cells=cells)


def _column(name: str, names: Mapping[str, str]) -> str:
    field, colon, heading = name.partition(": ")
    return f"{field}{colon}{names.get(heading, heading)}"


def _left(name: str, text: str, names: Mapping[str, str]) -> str:
    if name != picture.LEFT:
        return text
    return "\n".join(_column(column, names) for column in text.split("\n"))
