"""Write JSON that every reader takes and no build server obeys."""

from __future__ import annotations

import json

from actionplan.text import terminal


def write(value: object) -> str:
    """Write *value* as JSON in ASCII, without NaN and other extensions."""
    text = json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False)
    return terminal.harmless(text, "json") + "\n"


def file_name(file: str) -> str:
    """Write a file's name so that JSON can hold it, whatever bytes it is made of."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")
