"""Write JSON that every reader takes and no build server obeys."""

from __future__ import annotations

import json


def write(value: object) -> str:
    """Write *value* as JSON in ASCII, without NaN and other extensions."""
    text = json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False)
    # the same text to a reader of JSON, but not a command in a build server's log
    return text.replace("##[", "#\\u0023[") + "\n"


def file_name(file: str) -> str:
    """Write a file's name so that JSON can hold it, whatever bytes it is made of."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")
