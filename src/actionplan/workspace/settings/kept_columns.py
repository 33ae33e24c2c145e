"""Keep in `actionplan.toml` what the columns of imported documents are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomlkit

from actionplan.intake import column_map
from actionplan.storage import files
from actionplan.workspace import settings
from actionplan.workspace.settings import extend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.workspace.settings import FolderSettings


def not_kept(own: FolderSettings, typed: Mapping[str, str]) -> dict[str, str]:
    """Return those columns that the settings do not have yet, or have differently."""
    kept = {column_map.key_of(h): field for h, field in own.columns.items()}
    return {h: f for h, f in typed.items() if kept.get(column_map.key_of(h)) != f}


def keep(own: FolderSettings, new: Mapping[str, str]) -> bool:
    """Add columns to the settings file of a folder, and nothing else.

    Returns whether that could be done. Comments and the order of the file stay.
    """
    path = Path(own.home, settings.NAME)
    done: list[bool] = []

    def change(content: bytes) -> bytes:
        made = _with(content, new)
        done.append(made is not None)
        return content if made is None else made

    files.replace(path, change, room=extend.ROOM)
    return done[-1]


def _with(content: bytes, new: Mapping[str, str]) -> bytes | None:
    text = content.decode("utf-8")
    expected: dict[str, Any] = tomllib.loads(text.removeprefix("\ufeff"))
    inner = expected.setdefault("import", {}).setdefault("columns", {})
    document = tomlkit.parse(text.removeprefix("\ufeff"))
    home: Any = document.setdefault("import", tomlkit.table(is_super_table=True))
    table: Any = home.setdefault("columns", tomlkit.table())
    for heading, field in new.items():
        same = [h for h in inner if column_map.key_of(h) == column_map.key_of(heading)]
        for name in same or [heading]:
            inner[name] = field
            table[name] = field
    written = tomlkit.dumps(document)
    if tomllib.loads(written) != expected:
        return None
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return (mark + written).encode()
