"""Copy a Word document with another main part. All other parts stay as they are."""

from __future__ import annotations

import io
import zipfile
from copy import copy

from actionplan.diagnostics import Refusal
from actionplan.messages import importing
from actionplan.office import package

MAX_UNPACKED = 4 * package.MAX_UNPACKED
"""The most bytes of all parts of a document, with its pictures."""

Members = list[tuple[zipfile.ZipInfo, bytes]]
"""The parts of a document with their content, in order."""


def members(document: bytes) -> Members:
    """Unpack all parts of a document; refuse one that is damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            every = archive.infolist()
            # No more than this is unpacked, whatever the file says about itself.
            if sum(member.file_size for member in every) > MAX_UNPACKED:
                raise Refusal(package.too_large("unpacked"))
            return [(member, archive.read(member)) for member in every]
    except package.DAMAGED as error:
        raise Refusal(importing.damaged_document()) from error


def part(every: Members, name: str) -> bytes:
    """Return a part as it is in the file. Its *name* is in lower case."""
    return next(content for member, content in every if _is(member, name))


def with_part(every: Members, name: str, content: bytes) -> bytes:
    """Pack a document again, with other *content* of a part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for member, old in every:
            new.writestr(_like(member), content if _is(member, name) else old)
    return made.getvalue()


def others(every: Members, name: str) -> list[tuple[str, bytes]]:
    """Return all other parts, with their content."""
    return [(m.filename, content) for m, content in every if not _is(m, name)]


def _is(member: zipfile.ZipInfo, name: str) -> bool:
    return member.filename.replace("\\", "/").lstrip("/").lower() == name


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a member with the name, date and kind of another."""
    made = copy(member)
    made.flag_bits &= 0x800  # whether the name is in UTF-8
    return made
