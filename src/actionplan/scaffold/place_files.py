"""Write the files of a new folder of plans, without overwriting anything."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from actionplan.diagnostics import Refusal
from actionplan.messages import tool
from actionplan.scaffold import new_folder
from actionplan.scaffold.new_folder import FolderFile, PieceStatus
from actionplan.storage import files, folders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from actionplan.scaffold.new_folder import Folder


def is_there(folder: Path) -> bool:
    """Return whether the folder exists; refuse if it is not a folder."""
    folders.require_inside(folder)
    if os.path.lexists(folder) and not files.is_folder(folder):
        raise Refusal(folders.not_a_folder(folder), file=files.name(folder))
    return os.path.lexists(folder)


def is_top(folder: Path) -> bool:
    """Return whether a folder is the top of a repository, or is not in one."""
    here = Path(os.path.realpath(folder))
    above = (parent for parent in here.parents if os.path.lexists(parent / ".git"))
    return os.path.lexists(here / ".git") or not any(above)


def standings(
    folder: Path, home: Folder, content: Callable[[Path, files.Room], bytes]
) -> list[PieceStatus]:
    """Return the files that `init` writes, each with the file already there, if any.

    *content* reads a file, as `files.read` does.
    """
    return [
        PieceStatus(piece, _there(folder, piece.path, content))
        for piece in new_folder.pieces(home)
    ]


def make(folder: Path, missing: Sequence[PieceStatus]) -> Iterator[FolderFile]:
    """Write the missing files, and yield each file and folder once it is made."""
    for one in missing:
        for above in reversed(Path(one.piece.path).parents):
            if files.make_folder(folder / above):
                path = above if above.parts else folder
                yield FolderFile(f"{files.name(path)}/", "", "a folder")
        files.create(folder / one.piece.path, one.piece.text.encode())
        yield one.piece


def _there(
    folder: Path, name: str, content: Callable[[Path, files.Room], bytes]
) -> str | None:
    """Return the text of a file that is there; refuse if it could not be written."""
    path = folder / name
    for above in reversed([*Path(name).parents][:-1]):
        _require_inside(folder, folder / above)
        if os.path.lexists(folder / above) and not files.is_folder(folder / above):
            raise Refusal(tool.file_exists(), file=files.name(above))
    if not os.path.lexists(path):
        return None
    _require_inside(folder, path)
    return content(path, _LOOK).decode("utf-8", "replace")


_LOOK = files.Room(16 * files.LIMIT, "other")


def _require_inside(folder: Path, path: Path) -> None:
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise Refusal(tool.place_leaves_folder(), file=files.name(path))
