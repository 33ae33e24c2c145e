"""Pack a Word or Excel file so that each part has the report date, not today's."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


def dated(
    content: bytes,
    as_of: date,
    change: Callable[[str, bytes], bytes] = lambda _, part: part,
) -> bytes:
    """Return a package with the same parts; *change* may change one, by its name.

    So the same plans always give the same bytes.
    """
    packed = io.BytesIO()
    day = (max(as_of.year, 1980), as_of.month, as_of.day, 0, 0, 0)
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w") as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, day)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3  # the same on Windows
            new.writestr(part, change(name, old.read(name)))
    return packed.getvalue()
