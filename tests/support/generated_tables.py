"""Generate documents with tables of actions, and say what is in them.

Each piece of text has a number of its own, so that a test can say which piece was lost,
invented or taken although it was struck. Dates that a person may read in one way are
in 2010 to 2013. Dates that are a doubt are in other years, and dates that are struck,
deleted or hidden in 1987: a date of another year in a plan is a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import excel_parts as excel
import grids
import word_parts as word
from grids import SAID, Bit, Box, Line, Stored
from heading_facts import NO_FIELD, SYNONYMS
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from grids import Grid, Look
    from office_files import Ending

SURE_YEARS = range(2010, 2014)
"""The years of dates that can be read in one way."""

SURE_DATES = {
    "30/11/2011": "2011-11-30",
    "2012-01-31": "2012-01-31",
    "30 November 2011": "2011-11-30",
    "Nov 2011": "2011-11",
    "31.01.13": "2013-01-31",
    "September 2012": "2012-09",
    "November 30th 2011": "2011-11-30",
    "13/06/10": "2010-06-13",
    "end of March 2012": "2012-03",
    "31 October 2012": "2012-10-31",
    "30\u00a0November\u00a02010": "2010-11-30",
    "30 Nov\u00adember 2012": "2012-11-30",
    "11/30/11": "2011-11-30",
    "Nov-11": "2011-11",
}
"""What each date means. Excel shows a month as Nov-11; typed, it is a doubt."""
SURE = tuple(text for text in SURE_DATES if text != "Nov-11")
DOUBTS = (
    *("03/04/2019", "Nov-21", "Dec 2016 / Mar 2017", "31 September 2020", "2014"),
    *("Autumn 2016", "within six months of publication", "On-going", "Immediate"),
    *("30/02/2019", "April", "TBC", "Phase 2 Mar 2017 (LOGI)", "2015/16", "Q3 2018"),
    *("9/18", "01-02-03", "Completed", "12th", "06/07/2019", "April - June 2019"),
    *("30/11/2019 - 31/12/2019", "30.11.2019 (revised 31.12.2019)", "30-Nov"),
    *("week of 30/11/2019", "Mar '19", "2015-16", "13/06", "16 Mar", "ditto"),
    *("November 2019 onwards", "Sept 2016/Oct 2016", "30/11/2019*"),
)
GONE = ("31/01/1987", "March 1987", "1987-02-28")
"""Dates that are struck, deleted or hidden."""

STORED = (
    Stored("40877", "dd/mm/yyyy", "30/11/2011"),
    Stored("40848", "mmm\\-yy", "Nov-11"),
    Stored("41213", '[$-809]d" "mmmm" "yyyy', "31 October 2012"),
    Stored("1.10", "0.00", "1.10"),
    Stored("0.45", "0%", "45%"),
    Stored("2", "General", "2"),
)
DOUBTED = (
    Stored("43528", "mm/dd/yyyy", "03/04/2019"),
    Stored("46337", "d\\-mmm", "11-Nov"),
    Stored("43101", "General", "43101"),
)
"""Numbers of Excel that nobody may take for a date."""

_WORDS = (
    *("Audit forty files", "Write a practice note", "Brief the duty team", "Agree"),
    *("Head of Service", "Named Nurse / Chair", "Complete", "Draft sent", "n/a", "0"),
    *("=SUM(1)", "<b>&amp;", "D\u00eam Diogelu", "see \u201cform\u201d", "#2", "yes"),
    *("12.9.11 Met twice", "Recommendation", "- item", "a: b", "\u2013", "1.1"),
    *("Agree\u00a0a\u00adform", "\u2612", "\u2610 Yes \u2611 No", "ditto", "Total"),
)
_COLOURS = ("", "", "", "FF0000", "FFC000", "00B050")


class Generated(NamedTuple):
    """A document, what it says, what it must not be read to say, and its length."""

    ending: Ending
    content: bytes
    said: tuple[str, ...]
    never: tuple[str, ...]
    held: int
    dates: Mapping[str, str] = SURE_DATES
    bands: tuple[str, ...] = ()
    """Headings for the rows below them."""
    rows: int = 0
    """How many rows say something, without headings and bands."""
    beside: tuple[str, ...] = ()
    """What rows of totals and other tables say, which are no actions."""

    def __repr__(self) -> str:
        """Leave out the bytes, which nobody can read."""
        return f"Generated({self.ending}, {self.said}, never={self.never})"


_LOOKS: Mapping[Ending, tuple[Look, ...]] = {
    "docx": grids.LOOKS,
    "xlsx": ("", "struck"),
    "csv": ("",),
    "tsv": ("",),
}
"""The looks that text can have in each kind of file."""


class _Maker:
    """Draws cells, and numbers each piece of text."""

    def __init__(self, draw: st.DrawFn, ending: Ending) -> None:
        self.draw, self.ending, self.count = draw, ending, 0
        self.bands: list[str] = []
        self.beside: list[str] = []
        self.rows = 0
        self.looks = _LOOKS[ending]

    def one(self, *values: str) -> str:
        return self.draw(st.sampled_from(values))

    def often(self, of: int) -> bool:
        return self.draw(st.integers(1, of)) == 1

    def numbered(self, text: str) -> str:
        self.count += 1
        return f"{text} <{self.count}>"

    def bit(self, texts: tuple[str, ...]) -> Bit:
        look: Look = ""
        if self.often(3):
            look = self.draw(st.sampled_from(self.looks))
        if look not in SAID and texts is not _WORDS:
            return Bit(self.draw(st.sampled_from(GONE)), look)
        text = self.draw(st.sampled_from(texts))
        return Bit(
            self.numbered(text) if texts is _WORDS or look not in SAID else text, look
        )

    def words(self) -> tuple[Bit, ...]:
        bits: list[Bit] = []
        for _ in range(self.draw(st.integers(1, 3))):
            bits += [self.bit(_WORDS), Bit(self.draw(st.sampled_from((" ", "\n"))))]
        return tuple(bits[:-1])

    def items(self, number: int) -> tuple[Bit, ...]:
        texts = (
            f"{at}. {self.numbered('Agree a form')}" for at in range(1, number + 1)
        )
        return (Bit("\n".join(texts)),)

    def date(self) -> tuple[Bit, ...]:
        bits = [self.bit(SURE if self.often(2) else DOUBTS)]
        if bits[0].look not in SAID:
            bits.append(Bit(self.draw(st.sampled_from((*SURE, *DOUBTS)))))
        return tuple(bits)

    def box(self, heading: str, down: int) -> Box:
        made = Box(down=down)
        if not self.often(6):
            is_date = SYNONYMS.get(heading, "") in {"due", "date", "new_due"}
            if is_date and self.ending == "xlsx" and self.often(2):
                return made._replace(
                    stored=self.draw(st.sampled_from((*STORED, *DOUBTED)))
                )
            if is_date and not self.often(6):
                made = made._replace(bits=self.date())
            elif self.often(8):
                made = made._replace(bits=self.items(self.draw(st.integers(2, 3))))
            else:
                made = made._replace(bits=self.words())
        made = made._replace(fill=self.draw(st.sampled_from(_COLOURS)))
        if self.ending in {"csv", "tsv"}:
            return made
        if self.often(12):
            made = made._replace(comment=self.numbered("Why?"))
        if down > 1 and self.often(3):
            made = made._replace(behind=self.numbered("Behind"))
        return made

    def block(self, names: tuple[str, ...], rows: int) -> list[Line]:
        """Make rows in which cells are merged downwards."""
        begun: list[list[Box]] = [[] for _ in range(rows)]
        for name in names:
            at = 0
            while at < rows:
                down = 1
                if self.ending in {"docx", "xlsx"} and self.often(5):
                    down = self.draw(st.integers(1, rows - at))
                begun[at].append(self.box(name, down))
                at += down
        return [Line(tuple(boxes)) for boxes in begun]

    def hidden_row(self, columns: int) -> Line:
        boxes = (
            Box((Bit(self.numbered("Nobody sees this"), "hidden"),))
            for _ in range(columns)
        )
        return Line(tuple(boxes), is_hidden=True)

    def table(self) -> Grid:
        """Make headings, and rows below them with bands between."""
        names = self.headings()
        lines = self.above(names) if self.ending == "docx" else []
        lines += [self.top(names)] if not self.often(3) else self.two_rows(names)
        for _ in range(self.draw(st.integers(1, 3))):
            if len(names) > 1 and self.often(3):
                text = self.numbered(str(self.one("Recommendation 3:", "Police")))
                self.bands.append(text)
                lines.append(Line((Box((Bit(text),), across=len(names)),)))
            block = self.block(names, self.draw(st.integers(1, 3)))
            self.rows += sum(any(box.said for box in line.boxes) for line in block)
            lines += block
            if self.ending in {"docx", "xlsx"} and self.often(5):
                lines.append(self.hidden_row(len(names)))
            if self.often(6):
                lines.append(Line(tuple(Box() for _ in names)))
            if self.often(8):
                lines.append(self.top(names))
        if len(names) > 1 and self.often(6):
            lines.append(self.of_others("Total", *(names[1:])))
        return tuple(lines)

    def above(self, names: tuple[str, ...]) -> list[Line]:
        """Put a row above the headings."""
        if len(names) < 2 or not self.often(5):
            return []
        text = self.numbered(self.one("Recommendation 7: Ask", "Police"))
        self.bands.append(text)
        return [Line((Box((Bit(text),), across=len(names)),))]

    def of_others(self, *texts: str) -> Line:
        """Make a row that is no action: only the first of the texts has no number."""
        first, *rest = texts
        boxes = [first, *(self.numbered(text) for text in rest)]
        self.beside += boxes
        return Line(tuple(Box((Bit(text),)) for text in boxes))

    def register(self) -> Grid:
        """Make another table, which has no actions."""
        names = ("Risk", "Likelihood", "Mitigation")
        self.beside += names
        rows = range(self.draw(st.integers(1, 2)))
        return (
            Line(tuple(Box((Bit(name),)) for name in names)),
            *(self.of_others(self.numbered("Staff leave"), "High", "x") for _ in rows),
        )

    def rest(self, grid: Grid) -> Grid:
        """Make the rest of a table, which Word has put on the next page."""
        many = grids.width(grid)
        return (self.of_others("7", *("Go on" for _ in range(many - 1))),)

    def headings(self) -> tuple[str, ...]:
        """Choose headings. At least half of them are known, or it is no plan."""
        known, own = st.sampled_from(tuple(SYNONYMS)), st.sampled_from(NO_FIELD)
        drawn = self.draw(st.lists(known, max_size=4, unique=True))
        drawn += self.draw(st.lists(own, max_size=1, unique=True))
        drawn += ("Action", "Lead", "By when", "Progress")
        names = self.draw(st.permutations(tuple(dict.fromkeys(drawn))))
        return (*names, *(["Lead"] if self.often(10) else []))

    def top(self, names: tuple[str, ...]) -> Line:
        return Line(tuple(Box((Bit(name),)) for name in names), is_heading=True)

    def two_rows(self, names: tuple[str, ...]) -> list[Line]:
        """Put a heading over the last two columns."""
        if len(names) < 3 or self.ending in {"csv", "tsv"}:
            return [self.top(names)]
        *first, last, end = names
        upper = [Box((Bit(name),), down=2) for name in first]
        over = Box((Bit("What was reported"),), across=2)
        return [
            Line((*upper, over), is_heading=True),
            Line((Box((Bit(last),)), Box((Bit(end),))), is_heading=True),
        ]


@st.composite
def documents(draw: st.DrawFn, ending: Ending) -> Generated:
    """Generate a document of one kind."""
    maker = _Maker(draw, ending)
    made = _MADE[ending](maker)
    return made._replace(
        bands=tuple(maker.bands),
        rows=made.rows or maker.rows,
        beside=tuple(maker.beside),
    )


def _word(maker: _Maker) -> Generated:
    tables = [maker.table() for _ in range(1 + maker.often(4))]
    tables += [maker.rest(tables[-1])] if maker.often(6) else []
    above, below = maker.words(), maker.words()
    header, note = maker.numbered("OFFICIAL"), maker.numbered("See annex")
    boxed = maker.numbered("In a box") if maker.often(4) else ""
    comments: list[str] = []
    body = [
        word.paragraph(*_runs(above), style=maker.one("", "Heading1")),
        *(word.paragraph(word.text_box(boxed)) for _ in range(bool(boxed))),
        *(grids.word_table(grid, comments) for grid in tables),
        word.paragraph(*_runs(below), word.footnote_mark(1)),
    ]
    apart = word.Apart(header, "", tuple(comments), (note,))
    around = Box(above), Box(below)
    return Generated(
        "docx",
        word.docx(*body, apart=apart),
        (*_said(tables), *(each.said for each in around if each.said)),
        (
            *_never(tables),
            *_unsaid((*above, *below)),
            header,
            note,
            *filter(None, [boxed]),
        ),
        sum(map(grids.held, tables))
        + sum(len(text) for text in (header, note, boxed, boxed))
        + sum(len(bit.text.replace("\n", "")) for bit in (*above, *below)),
    )


def _runs(bits: tuple[Bit, ...]) -> Iterator[str]:
    for bit in bits:
        if bit.text == "\n":
            yield word.line()
        else:
            yield grids.written(bit)


def _excel(maker: _Maker) -> Generated:
    tables = [maker.table() for _ in range(1 + maker.often(4))]
    tables += [maker.register()] if maker.often(6) else []
    above = (maker.numbered("Action plan"),) if maker.often(2) else ()
    header = maker.numbered("OFFICIAL") if maker.often(2) else ""
    unseen = maker.numbered("A list of choices")
    hidden = excel.Filled(1, 1, (excel.Part(unseen),))
    state: excel.State = "hidden" if maker.often(2) else "veryHidden"
    content = excel.xlsx(
        grids.excel_sheet("Plan", *tables, header=header, above=above),
        excel.Sheet("Lists", (hidden,), state=state),
    )
    return Generated(
        "xlsx",
        content,
        (*_said(tables), *above),
        (*_never(tables), unseen, *filter(None, [header])),
        sum(map(grids.held, tables)) + sum(map(len, (*above, header, unseen))),
    )


def _separated(ending: Ending, delimiter: str) -> Callable[[_Maker], Generated]:
    def made(maker: _Maker) -> Generated:
        grid = maker.table()
        if maker.often(6):
            gap = Line(tuple(Box() for _ in range(grids.width(grid))))
            grid = (*grid, gap, *maker.register())
        content = grids.separated(grid, delimiter)
        said = tuple(_said([grid]))
        length = sum(len(text.replace("\n", "")) for text in said)
        return Generated(ending, content, said, (), length)

    return made


_MADE: dict[str, Callable[[_Maker], Generated]] = {
    "docx": _word,
    "xlsx": _excel,
    "csv": _separated("csv", ","),
    "tsv": _separated("tsv", "\t"),
}


def _said(tables: list[Grid]) -> Iterator[str]:
    for grid in tables:
        for row, _, box in grids.placed(grid):
            if box.said and not grid[row].is_hidden:
                yield box.said


def _never(tables: list[Grid]) -> Iterator[str]:
    for grid in tables:
        for _, _, box in grids.placed(grid):
            yield from _unsaid(box.bits)
            yield from filter(None, (box.comment, box.behind))


def _unsaid(bits: tuple[Bit, ...]) -> Iterator[str]:
    return (bit.text for bit in bits if bit.look not in SAID)
