"""Find out where this actionplan was installed from, so that others can get it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from actionplan.diagnostics import Refusal
from actionplan.scaffold import new_folder

if TYPE_CHECKING:
    from actionplan.scaffold.new_folder import Folder


def with_origin(home: Folder) -> Folder:
    """Add the address that pip installed this actionplan from, if others can use it.

    A folder on this computer is not added, and nor is an address with a user name or
    a password in it.
    """
    with suppress(PackageNotFoundError, ValueError, LookupError, TypeError, Refusal):
        told = json.loads(distribution("actionplan").read_text("direct_url.json") or "")
        source, had = told["url"], told["vcs_info"]
        is_open = had["vcs"] == "git" and re.match(r"https://[^@]+\Z", source)
        if is_open and re.fullmatch(r"[0-9a-f]{40,64}", had["commit_id"]):
            new_folder.require_source(source)
            return home._replace(source=source, revision=had["commit_id"])
    return home
