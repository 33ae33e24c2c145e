"""Lay out actions on a terminal, in as few lines as hold every word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan.output import column_widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


HEAD = ("Action", "What will be done", "Owner", "Due", "Status")


class Shown(NamedTuple):
    """What a table shows of one action."""

    number: str
    what: str
    owner: str
    """Empty if the heading of its group is the owner."""
    due: str
    status: str
    colour: str = ""
    """The code of the colour of its status; empty if it has none."""
    rated: tuple[str, str] = ("", "")
    """How the status says a rating: in short, and with its meaning."""
    is_owned: bool = True
    """Whether the words for the owner name one, and do not say that there is none."""

    @property
    def owner_line(self) -> str:
        """The owner as it is said outside its column; empty if there is none to say."""
        return f"Owner: {self.owner}" if self.owner and self.is_owned else self.owner


class ShownGroup(NamedTuple):
    """Actions under a heading, as a table shows them."""

    title: str
    actions: tuple[Shown, ...]


def blocks(groups: Sequence[ShownGroup], width: int, *, colour: bool) -> Iterator[str]:
    """Yield the headings of the columns, if there are any, and a block for each group.

    *width* is how wide the terminal is.
    """
    shortened = [_said_once(group) for group in groups]
    laid = _laid_out([one for group, _ in shortened for one in group.actions], width)
    if groups and laid is not None:
        yield _head(laid)
    for group, meanings in shortened:
        title = column_widths.fold(group.title, width)
        bold = [_coloured(line, "1" if colour else "") for line in title]
        legend = [line for text in meanings for line in _indented(text, width)]
        actions = [
            line
            for one in group.actions
            for line in (
                _flowing(one, width, colour=colour)
                if laid is None
                else _in_columns(one, laid, colour=colour)
            )
        ]
        yield "\n".join([*bold, *legend, *actions])


def _indented(text: str, width: int) -> list[str]:
    return [
        f"{_MARGIN}{line}" for line in column_widths.fold(text, width - len(_MARGIN))
    ]


def _said_once(group: ShownGroup) -> tuple[ShownGroup, list[str]]:
    """Take the meanings of ratings that are said several times out of a group.

    Return what is left, and the meanings. A rating that means two things keeps both.
    """
    said = Counter(one.rated for one in group.actions if one.rated[1] in one.status)
    short = Counter(brief for brief, _ in said)
    once = {
        long: brief
        for (brief, long), number in said.items()
        if number > 1 and long != brief and short[brief] == 1
    }
    actions = [
        one._replace(status=one.status.replace(one.rated[1], once[one.rated[1]]))
        if one.rated[1] in once
        else one
        for one in group.actions
    ]
    # Quotation marks show that a word is explained, and that no plan is rated by it.
    meanings = [
        f'"{brief[:1].upper()}{brief[1:]}" means: {long[len(brief) + 2 : -1]}.'
        for long, brief in once.items()
    ]
    return group._replace(actions=tuple(actions)), meanings


class _Layout(NamedTuple):
    """The columns of a table: which there are, and how wide each is."""

    numbered: bool
    """Whether the number of an action has a column, or is above what will be done."""
    owner_below: bool
    """Whether the owner is below what will be done, or has a column."""
    has_owner: bool
    widths: tuple[int, ...] = ()


def _laid_out(actions: Sequence[Shown], width: int) -> _Layout | None:
    """Return the columns that take the fewest lines; None if they take far too many."""
    numbered = all(len(one.number) <= _NUMBER for one in actions)
    has_owner = any(one.owner for one in actions)
    found: list[tuple[int, _Layout]] = []
    for below in (False, True) if has_owner else (False,):
        layout = _Layout(numbered, below, has_owner)
        grid = _grid(actions, layout)
        wide = column_widths.widths(grid, width - len(_MARGIN))
        if wide is not None:
            found.append(
                (column_widths.lines(grid, wide), layout._replace(widths=wide))
            )
    if not found:
        return None
    lines, best = min(found, key=lambda each: each[0])
    flowing = sum(len(_flowing(one, width, colour=False)) for one in actions)
    return best if lines <= _WORTH * flowing else None


_MARGIN = "  "
_NUMBER = 8
"""Letters of a number that has a column; PLAN/NUMBER is longer."""
_WORTH = 1.3
"""Times as many lines as without columns, up to which columns are easier to read."""
_DUE = 12
"""Columns of a date, such as 30 Nov 2011; longer words for one are folded."""


def _grid(actions: Sequence[Shown], layout: _Layout) -> column_widths.Grid:
    rows = tuple(_cells(one, layout) for one in actions)
    head = tuple(text for (text,) in _arranged([(title,) for title in HEAD], layout))
    flexible = {"What will be done", "Owner", "Status"}
    narrowed = frozenset(i for i, title in enumerate(head) if title in flexible)
    return column_widths.Grid(head, rows, narrowed)


def _cells(one: Shown, layout: _Layout) -> tuple[column_widths.Cell, ...]:
    above = () if layout.numbered else (one.number,)
    below = (one.owner_line,) if layout.owner_below and one.owner else ()
    what = (*above, one.what, *below)
    due = tuple(column_widths.fold(one.due, _DUE))
    cells = [(one.number,), what, (one.owner,), due, (one.status,)]
    return _arranged(cells, layout)


def _arranged(
    cells: Sequence[column_widths.Cell], layout: _Layout
) -> tuple[column_widths.Cell, ...]:
    """Leave out the columns that a layout does not have."""
    number, what, owner, *rest = cells
    first = (number,) if layout.numbered else ()
    second = (owner,) if layout.has_owner and not layout.owner_below else ()
    return (*first, what, *second, *rest)


def _head(layout: _Layout) -> str:
    head = _arranged([(title,) for title in HEAD], layout)
    between = " " * column_widths.BETWEEN
    lines = [between.join(parts) for parts in column_widths.row(head, layout.widths)]
    rule = between.join("-" * wide for wide in layout.widths)
    return "\n".join(f"{_MARGIN}{line}".rstrip() for line in (*lines, rule))


def _in_columns(one: Shown, layout: _Layout, *, colour: bool) -> Iterator[str]:
    between = " " * column_widths.BETWEEN
    for *parts, status in column_widths.row(_cells(one, layout), layout.widths):
        last = _coloured(status.rstrip(), one.colour if colour else "")
        yield f"{_MARGIN}{between.join((*parts, last))}".rstrip()


def _flowing(one: Shown, width: int, *, colour: bool) -> list[str]:
    """Write an action in lines, one below the other, for a narrow terminal."""
    room = width - 2 * len(_MARGIN)
    owner = f" {one.owner_line.rstrip('.')}." if one.owner else ""
    what = column_widths.fold(f"{one.number}  {one.what}", room)
    status = column_widths.fold(one.status, room)
    due = column_widths.fold(f"Due: {one.due}.{owner}", room)
    shown = [_coloured(line, one.colour if colour else "") for line in status]
    return [
        f"{_MARGIN if i == 0 else 2 * _MARGIN}{line}"
        for i, line in enumerate([*what, *shown, *due])
    ]


def _coloured(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
