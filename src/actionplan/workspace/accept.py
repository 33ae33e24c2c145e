"""Accept the problems in a workspace: renew the accepted file of each folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan import lint
from actionplan.lint import accepted_file
from actionplan.storage import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.diagnostics import Diagnostic, File
    from actionplan.lint import Report, Request
    from actionplan.lint.accepted_file import AcceptedFile, Intake
    from actionplan.workspace import Workspace


class Adopted(NamedTuple):
    """What became of the findings in the plans of one folder."""

    file: str
    """The file of accepted problems."""
    accepted: tuple[Diagnostic, ...]
    new: int
    """How many of them were not accepted before."""
    gone: int
    """Entries that were taken out."""
    others: int
    """Plans that were not checked, for which the file accepts something."""
    errors: int
    """How many were left out for want of a reason."""
    timed: int
    """How many were left out because they depend on the day."""
    unacceptable: int
    """How many findings cannot be accepted at all."""
    files: tuple[File, ...]


def renew(
    here: Workspace, reports: Sequence[Report], request: Request, taking: Intake
) -> Iterator[Adopted]:
    """Write the accepted file of each folder, and sum up what it accepts.

    A file with the old name keeps it: renaming it here would leave a file that git does
    not know yet, which is easily left out of the commit.
    """
    run = lint.across(reports, request)
    homes = {files.name(path): here.settings(path).home for path in here.found().plans}
    complete = all(report.file.read for report in reports)
    for home in sorted(set(homes.values())):
        own = [report for report in reports if homes.get(report.file.name) == home]
        said = [each for each in run.diagnostics if homes.get(each.file) == home]
        seen = {report.facts.plan for report in own if report.facts}
        everything = complete and _is_named(here, home)
        looked_at = None if everything else seen
        old = here.accepted(home)
        new = accepted_file.renewed(
            old, said, looked_at=looked_at, as_of=request.as_of, taking=taking
        )
        _write(Path(home, Path(old.file).name), new)
        adopted = _adopted(old, new, said=said, seen=seen, taking=taking)
        yield adopted._replace(files=tuple(report.file for report in own))


def _is_named(here: Workspace, home: str) -> bool:
    return any(os.path.realpath(path) == os.path.realpath(home) for path in here.paths)


def _write(path: Path, new: AcceptedFile) -> None:
    if new.entries or os.path.lexists(path):
        files.write(path, accepted_file.written(new))


def _adopted(
    old: AcceptedFile,
    new: AcceptedFile,
    said: Sequence[Diagnostic],
    seen: AbstractSet[str],
    taking: Intake,
) -> Adopted:
    """Count what became of the findings, as lint counts them."""
    then = accepted_file.sift(said, old, frozenset())
    now = accepted_file.sift(said, new, frozenset())
    can = [each for each in now.said if accepted_file.keys(each)]
    left = can if taking.new else []
    timed = sum(each.timed and not taking.time for each in left)
    return Adopted(
        file=new.file,
        accepted=tuple(each.said for each in now.accepted),
        new=len(now.accepted) - len(then.accepted),
        gone=accepted_file.gone(old, new),
        others=len({key.plan for key in new.entries} - seen),
        errors=len(left) - timed,
        timed=timed,
        unacceptable=len(now.said) - len(can),
        files=(),
    )
