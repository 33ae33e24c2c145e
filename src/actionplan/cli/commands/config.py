"""Run `actionplan config`: show the settings and where each of them comes from."""

from __future__ import annotations

from actionplan import workspace
from actionplan.cli import console
from actionplan.cli.options import config as options
from actionplan.output import settings_page
from actionplan.storage import folders
from actionplan.text import personal


def command(
    path: options.PathOption = None,
) -> None:
    """Show your settings and where each of them comes from.

    Examples:

      actionplan config

      actionplan config plans/scr-family-a-2011.yaml

        Settings are in actionplan.toml. This file is in the same folder as the plan, or
        in a folder above that. If there are several of these files, actionplan uses the
        nearest one. It does not search the folders above the one that has .git.
    """
    here = workspace.make([path] if path else None)
    where = here.paths[0]
    if path:
        folders.require_readable(path)
    page = settings_page.page(here.settings(where), where)
    console.out(personal.hidden(page))
