"""Define where settings are read from: the disk or a commit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from actionplan.storage import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Reader(NamedTuple):
    """How files are found and read. The default is the disk."""

    read: Callable[[Path, files.Room], bytes] = files.read
    """Reads a file of up to a size, with the same refusals as `files.read`."""
    is_there: Callable[[str], bool] = os.path.lexists
    """Whether there is anything with this name."""
    is_file: Callable[[str], bool] = os.path.isfile
    is_folder: Callable[[str], bool] = os.path.isdir
    real: Callable[[str], str] = os.path.realpath
    """The name after links have been followed."""
