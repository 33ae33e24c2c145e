"""Collect the pieces of one cell or paragraph, and join what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.office.cells import VISIBLE, Piece

if TYPE_CHECKING:
    from actionplan.office.cells import End, Mark

NO_MARKS: frozenset[Mark] = frozenset()
_STRENGTH: tuple[End, ...] = ("", "tab", "line", "paragraph")


class State(NamedTuple):
    """What is known about text before it is read: from the row, a control, a note."""

    marks: frozenset[Mark] = NO_MARKS
    note: str = ""

    def marked(self, *marks: Mark, note: str = "") -> State:
        """Return the state with more marks. The first note stays."""
        return State(self.marks.union(marks), self.note or note)

    @property
    def is_data(self) -> bool:
        """Whether text in this state is data."""
        return self.marks <= VISIBLE


class Collector:
    """Put text together in the order of the file.

    A tab or the end of a line that is data follows data, even if there is deleted text
    in between. Otherwise the words to the left and right of it would be joined when
    only the data is read.
    """

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._open: list[str] = []
        self._state = State()
        self._data = -1
        """The last piece that is data."""

    def text(self, text: str, state: State) -> None:
        """Add text. Text in the same state is one piece."""
        if not text:
            return
        if self._open and state != self._state:
            self._close()
        self._state = state
        self._open.append(text)

    def end(self, end: End, state: State) -> None:
        """Add a tab, or the end of a line or a paragraph."""
        self._close()
        if not self._pieces:
            return
        last = len(self._pieces) - 1
        if state.is_data:
            self._ends(self._data, end)
        if state.is_data is self._pieces[last].is_data or end == "paragraph":
            self._ends(last, end)

    def pieces(self) -> tuple[Piece, ...]:
        """Return all that was added."""
        self._close()
        return tuple(self._pieces)

    def _close(self) -> None:
        if not self._open:
            return
        piece = Piece("".join(self._open), self._state.marks, "", self._state.note)
        self._open = []
        if piece.is_data:
            self._data = len(self._pieces)
        self._pieces.append(piece)

    def _ends(self, at: int, end: End) -> None:
        if at < 0:
            return
        piece = self._pieces[at]
        if _STRENGTH.index(end) > _STRENGTH.index(piece.ends):
            self._pieces[at] = piece._replace(ends=end)
