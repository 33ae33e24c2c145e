"""Say why a Word document or a table in it should not be filled by a program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.office.word_names import W, is_on

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from actionplan.messages.filling import WhyNotFilled
    from actionplan.office.package import Package
    from actionplan.office.word_places import PlacedRow, PlacedTable

_TRACKED = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "tcPrChange", "trPrChange", "tblPrChange"),
        *("tblPrExChange", "tblGridChange", "sectPrChange", "numberingChange"),
    )
)
_OBJECTS = tuple(f"{W}{name}" for name in ("tbl", "drawing", "pict", "object"))
_REPEATING = re.compile(r"\{[^}]*\}repeatingSection")


def of_document(package: Package) -> WhyNotFilled | None:
    """Return why nothing in the document should be changed; None if it may be."""
    if any("_xmlsignatures/" in name for name in (*package.parts, *package.others)):
        return "signed"
    settings = package.tree(package.the_related(package.main, "settings"))
    if settings is None:
        return None
    protection = settings.find(f"{W}documentProtection")
    if protection is not None and _is_enforced(protection):
        return "protected"
    writing = settings.find(f"{W}writeProtection")
    if writing is not None:
        return "protected"
    return "tracking" if is_on(settings, "trackRevisions") else None


def _is_enforced(protection: ET.Element) -> bool:
    return protection.get(f"{W}enforcement", "0") not in {"0", "false", "off"}


def of_table(table: PlacedTable, rows: tuple[PlacedRow, ...]) -> WhyNotFilled | None:
    """Return why the *rows* of a table should not be filled; None if they may be."""
    if any(each.tag in _TRACKED for each in table.element.iter()):
        return "tracked"
    if any(_REPEATING.match(each.tag) for each in table.element.iter()):
        return "repeating"
    if any(each.tag in _OBJECTS for row in rows for each in row.element.iter()):
        return "nested"
    return None
