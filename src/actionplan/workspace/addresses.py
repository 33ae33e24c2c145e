"""Read the file of email addresses that drafts are addressed to."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from actionplan.diagnostics import Refusal
from actionplan.messages import chase_files
from actionplan.storage import files, folders
from actionplan.text import names, personal

if TYPE_CHECKING:
    from pathlib import Path

_ROOM = files.Room(files.LIMIT, "addresses")


def read(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the addresses for each owner, whose name is as it is compared.

    Refuses a file that cannot be read, and an address that is not one or is private.
    """
    for shown, fault in folders.find([path], deep=False).faults:
        raise Refusal(fault, file=shown)
    rows = _rows(files.read(path, _ROOM), files.name(path))
    found: dict[str, tuple[str, ...]] = {}
    for number, (cells, written) in enumerate(rows, 1):
        if what := _what_is_wrong(cells, is_first=number == 1):
            shown = cells[1] if what == "address" else written
            fault = chase_files.addresses_not_read(
                line=number, what=what, written="" if what == "private" else shown
            )
            raise Refusal(fault, file=files.name(path))
        if number > 1 and any(cells):
            owner = names.post(cells[0])
            found[owner] = tuple(dict.fromkeys((*found.get(owner, ()), cells[1])))
    return found


def _rows(content: bytes, shown: str) -> list[tuple[list[str], str]]:
    """Return the cells of each line, and the line. Excel may put semicolons between."""
    try:
        lines = content.decode("utf-8-sig").splitlines() or [""]
        between = ";" if ";" in lines[0] else ","
        rows = [next(csv.reader([line], delimiter=between), []) for line in lines]
    except (UnicodeDecodeError, csv.Error) as error:
        fault = chase_files.addresses_not_read(line=1, what="encoding")
        raise Refusal(fault, file=shown) from error
    return [
        ([" ".join(cell.split()) for cell in row], line)
        for row, line in zip(rows, lines, strict=True)
    ]


def _what_is_wrong(cells: list[str], *, is_first: bool) -> chase_files.What | None:
    if is_first:
        heading = tuple(names.plain(cell) for cell in cells)
        return None if heading == ("owner", "address") else "heading"
    if not any(cells):
        return None
    if len(cells) != len(("owner", "address")) or not all(cells):
        return "columns"
    if not _ADDRESS.fullmatch(cells[1]) or len(cells[1]) > _LONGEST:
        return "address"
    return "private" if [*personal.mail_addresses(cells[1])] else None


_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
"""An address that cannot end a header, or be two."""
_LONGEST = 254
