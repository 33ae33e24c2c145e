"""Read an Excel workbook: a table for each sheet, and all other text apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # the parts have been checked: see package

from actionplan.diagnostics import Refusal
from actionplan.messages import importing
from actionplan.office.cells import NotRead, OfficeFile, Paragraph, Piece, Table
from actionplan.office.excel_names import A, C, R, TextRun, X, is_true, runs, unescaped
from actionplan.office.excel_sheet import Book, SheetReader, TextRoom
from actionplan.office.excel_styles import ExcelStyles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actionplan.office.cells import Mark
    from actionplan.office.package import Package

_THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_DATA = "{http://schemas.microsoft.com/office/spreadsheetml/2017/richdata}"
_TITLES = "_xlnm.Print_Titles"
"""The name that Excel gives to the rows and columns that are printed on each page."""
_COMMENTS = frozenset((f"{X}comment", f"{_THREADED}threadedComment"))
_DRAWN = frozenset(
    (f"{A}t", f"{C}v", f"{X}t", f"{X}v", f"{X}f", f"{_DATA}v", f"{_THREADED}text")
)
"""What holds text outside the sheets: text boxes, charts, and other workbooks."""


def read(package: Package) -> OfficeFile:
    """Read all text of a workbook."""
    return _Workbook(package).read()


class _Workbook:
    """One workbook, while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._related = {each.id: each for each in package.related(package.main)}
        self._seen = {package.main, "[content_types].xml"}
        main = package.tree(package.main)
        assert main is not None  # noqa: S101 -- the package has found it
        self._main = main
        self._book = Book(
            styles=ExcelStyles(self._part("styles"), self._part("theme")),
            strings=tuple(self._strings()),
            used=set(),
            room=TextRoom(),
            from_1904=self._is_from_1904(),
        )
        self._not_read: list[NotRead] = []
        self._apart: list[Paragraph] = []

    def _part(self, kind: str) -> ET.Element | None:
        name = self._package.the_related(self._package.main, kind)
        self._seen.add(name)
        return self._package.tree(name)

    def _is_from_1904(self) -> bool:
        properties = self._main.find(f"{X}workbookPr")
        return properties is not None and is_true(properties.get("date1904"))

    def _strings(self) -> Iterator[tuple[TextRun, ...]]:
        """Read the text that cells share."""
        name = self._package.the_related(self._package.main, "sharedStrings")
        self._seen.add(name)
        data = self._package.parts.get(name, b"<sst/>")
        for each in ET.fromstring(data).iter(f"{X}si"):  # noqa: S314 -- see package.scan
            yield runs(each)

    def read(self) -> OfficeFile:
        """Read the sheets, and then what is left."""
        tables = tuple(self._sheets())
        self._unused()
        self._others()
        self._not_read.extend(self._package.not_read())
        return OfficeFile(
            kind="xlsx",
            blocks=tables,
            apart=tuple(self._apart),
            not_read=tuple(self._not_read),
            links=self._package.links(),
        )

    def _sheets(self) -> Iterator[Table]:
        for number, sheet in enumerate(self._main.iterfind(f"{X}sheets/{X}sheet")):
            related = self._related.get(sheet.get(f"{R}id", ""))
            name = f"sheet {sheet.get('name', '')}"
            is_hidden = sheet.get("state", "visible") != "visible"
            if related is None or related.part in self._seen:
                continue
            self._seen.add(related.part)
            if related.kind != "chartsheet":
                table = self._sheet(related.part, name, is_hidden=is_hidden)
                yield table._replace(heading_rows=self._repeated(number))
            self._drawings(related.part, name)

    def _sheet(self, part: str, name: str, *, is_hidden: bool) -> Table:
        data = self._package.parts.get(part)
        if data is None:
            raise Refusal(importing.damaged_document())
        reader = SheetReader(self._book, is_hidden=is_hidden)
        sheet = reader.read(data, self._comments(part))
        margins = tuple(
            Piece(text, frozenset(("margin",)), "paragraph") for text in sheet.margins
        )
        if margins:
            self._apart.append(Paragraph(margins, f"header or footer of {name}"))
        if sheet.rules:
            self._not_read.append(NotRead("rule-colours", sheet.rules, name))
        return Table(name, sheet.cells, is_hidden=is_hidden)

    def _repeated(self, number: int) -> int:
        """Return how many rows at the top of a sheet are printed on each page."""
        for each in self._main.iterfind(f"{X}definedNames/{X}definedName"):
            if each.get("name") == _TITLES and each.get("localSheetId") == str(number):
                match = re.search(r"!\$1:\$([0-9]{1,4})(?:,|$)", each.text or "")
                return int(match[1]) if match else 0
        return 0

    def _comments(self, sheet: str) -> Iterator[tuple[str, Piece]]:
        """Read the comments of a sheet, with the names of their cells."""
        mark: frozenset[Mark] = frozenset(("comment",))
        for related in self._package.related(sheet):
            if related.kind not in {"comments", "threadedComment"}:
                continue
            tree = self._package.tree(related.part)
            self._seen.add(related.part)
            if tree is None:
                continue
            for each in tree.iter():
                if each.tag not in _COMMENTS:
                    continue
                for text in _of_comment(each):
                    yield each.get("ref", ""), Piece(text, mark, "line", "comment")

    def _drawings(self, sheet: str, name: str) -> None:
        """Read text boxes and charts of a sheet."""
        for related in self._package.related(sheet):
            if related.kind == "drawing":
                self._drawn(related.part, f"text box on {name}", "text-box")
                for chart in self._package.related(related.part):
                    self._drawn(chart.part, f"chart or diagram on {name}", "text-box")

    def _drawn(self, part: str, place: str, mark: Mark) -> None:
        tree = None if part in self._seen else self._package.tree(part)
        self._seen.add(part)
        if tree is None:
            return
        pieces = tuple(
            Piece(unescaped(each.text), frozenset((mark,)), "line")
            for each in tree.iter()
            if each.tag in _DRAWN and each.text
        )
        if pieces:
            self._apart.append(Paragraph(pieces, place))

    def _unused(self) -> None:
        """Keep text that is in the file, but in no cell."""
        pieces = tuple(
            Piece(run.text, frozenset(("hidden",)), "paragraph", "in no cell")
            for number, string in enumerate(self._book.strings)
            if number not in self._book.used
            for run in string
            if run.text
        )
        if pieces:
            self._apart.append(Paragraph(pieces, "text that no cell shows"))

    def _others(self) -> None:
        for part in self._package.parts:
            if part.startswith("xl/externallinks/"):
                self._drawn(part, "values of another workbook", "hidden")
            elif part.endswith(".xml"):
                self._drawn(part, "other text", "hidden")


def _of_comment(comment: ET.Element) -> Iterable[str]:
    if comment.tag == f"{_THREADED}threadedComment":
        return [each.text for each in comment.iter(f"{_THREADED}text") if each.text]
    read = (run for each in comment.iter(f"{X}text") for run in runs(each))
    return [run.text for run in read if run.text]
