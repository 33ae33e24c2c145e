"""Say what to do next, once a folder for plans has been set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.scaffold import new_folder
from actionplan.storage.resources import DOCS

if TYPE_CHECKING:
    from actionplan.scaffold.new_folder import Folder

_STEPS = """
Next, in that folder:
  git init                               if it is not in git yet
  git config merge.conflictStyle diff3   shows what was there before two changes
  pre-commit install                     checks plans at each commit
  actionplan lint                        checks them now
"""


def after(home: Folder) -> str:
    """Say what there is to do now, for new plans and for those that were there."""
    parts = [_STEPS if home.is_top else ""]
    if {*home.plans} - {new_folder.EXAMPLE}:
        page = (DOCS / "configuration.md").as_uri()
        parts.append(
            "\nHow plans that were there before come to a green check, step by step:\n"
            f"  {page}#from-the-first-run-to-a-green-check\n"
        )
    if home.is_top and (made := _MADE.get(home.service)):
        parts.append(_installs(new_folder.package(home), made))
    return "".join(parts)


_MADE = {"github": ".github/workflows/plans*.yml", "gitlab": ".gitlab-ci.yml"}


def _installs(package: str, made: str) -> str:
    if "==" not in package:
        return f"\nThe build server installs\n  {package}\n"
    return f"""
The build server installs {package} from the index of Python packages.
If it is not published there, delete {made} and say where
git finds it: actionplan init --from ADDRESS
"""
