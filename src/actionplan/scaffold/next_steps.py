"""Say what to do next, once a folder for plans has been set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.scaffold import new_folder

if TYPE_CHECKING:
    from actionplan.scaffold.new_folder import Folder

_STEPS = """
Next, in that folder:
  git init                               if the folder is not in git yet
  git config merge.conflictStyle diff3   helps when 2 people change the same lines
  pre-commit install                     checks plans at each commit
  actionplan lint                        checks the plans now
"""

_ALONE = """
Next, in that folder:
  actionplan lint                        checks the plans now
"""


def after(home: Folder) -> str:
    """Describe the next steps, for new plans and for plans that were already there."""
    parts = [(_STEPS if home.uses_git else _ALONE) if home.is_top else ""]
    if {*home.plans} - {new_folder.EXAMPLE}:
        parts.append(
            "\nTo get your existing plans to pass the check, run this command. On the"
            ' page\n"Settings", see "From the first run to a check that passes".\n'
            "  actionplan docs\n"
        )
    if home.is_top and (made := _MADE.get(home.service)):
        parts.append(_installs(new_folder.package(home), made))
    return "".join(parts)


_MADE = {"github": ".github/workflows/plans*.yml", "gitlab": ".gitlab-ci.yml"}


def _installs(package: str, made: str) -> str:
    if package != new_folder.WHEEL:
        return f"\nThe build server installs:\n  {package}\n"
    return f"""
The build server installs actionplan from this file, which you keep with the plans:
  {package}
To make the file, go to the folder that you installed actionplan from. Type this
command, with the path of your folder of plans in place of FOLDER:
    pip wheel --no-deps -w FOLDER/tools .
Add the file to git. If the build server can fetch actionplan with git instead,
delete {made} and give the address:
    actionplan init --from ADDRESS
"""
