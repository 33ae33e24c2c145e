"""Compare a new version of a document with the last one, outside its actions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.intake import last_version, ledger
from actionplan.intake.grid import says_something

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.intake.conversion import Imported
    from actionplan.intake.last_version import KnownText, LastVersion

Kind: TypeAlias = Literal[
    "heading",  # a heading is written in another way
    "new-column",
    "column-gone",
    "order",  # the actions are in another order
    "new-text",
    "text-gone",
]


class AroundChange(NamedTuple):
    """Something that differs, but is not what a cell of an action says."""

    kind: Kind
    was: str
    now: str
    place: str = ""


def changes(
    last: LastVersion, now: Imported, names: Mapping[str, str]
) -> tuple[AroundChange, ...]:
    """List all that differs. *names* has the headings that were replaced."""
    return (
        *_of_headings(last, now, names),
        *_of_order(last, now),
        *_of_text(last, now),
    )


def _of_headings(
    last: LastVersion, now: Imported, names: Mapping[str, str]
) -> Iterator[AroundChange]:
    before = [heading for heading, _ in last.columns]
    today = [heading for heading, _ in last_version.headings(now.tables)]
    for old, new in names.items():
        yield AroundChange("heading", old, new)
    for heading in dict.fromkeys(today):
        if heading not in before and heading not in names.values():
            yield AroundChange("new-column", "", heading)
    for heading in dict.fromkeys(before):
        if heading not in today and heading not in names:
            yield AroundChange("column-gone", heading, "")


def _of_order(last: LastVersion, now: Imported) -> Iterator[AroundChange]:
    before = [item for item in last.cells if item in now.reports]
    today = [item for item in now.reports if item in last.cells]
    if before != today:
        yield AroundChange("order", ", ".join(before), ", ".join(today))


def _of_text(last: LastVersion, now: Imported) -> Iterator[AroundChange]:
    """Compare what is not part of an action. Text that only moved is not new."""
    texts = last_version.of_today(now.ledger.lines)
    before = Counter(each.text for each in last.texts)
    today = Counter(each.text for each in texts)
    for each in _more(texts, today - before):
        yield AroundChange("new-text", "", each.text, _place(each))
    for each in _more(last.texts, before - today):
        yield AroundChange("text-gone", each.text, "", _place(each))


def _more(texts: Sequence[KnownText], many: Counter[str]) -> list[KnownText]:
    """Return the last places of each text that there is more of."""
    found: list[KnownText] = []
    for each in reversed(texts):
        is_heading = each.why.startswith(ledger.HEADING)
        if many[each.text] > 0 and each.is_around and not is_heading:
            many[each.text] -= 1
            found.append(each)
    return [each for each in reversed(found) if says_something(each.text)]


def _place(each: KnownText) -> str:
    """Say where text is, and what it is if it is not part of the page."""
    why = each.why.partition(":")[0]
    is_marked = why in filter(None, ledger.WHY_NOT_DATA.values())
    return f"{each.place} ({why})" if is_marked else each.place
