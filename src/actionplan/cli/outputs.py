"""Write what lint found to files, and to the page of a build step."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli import console
from actionplan.diagnostics import Refusal
from actionplan.messages import rendering
from actionplan.output import findings
from actionplan.storage import files, folders
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Run
    from actionplan.workspace import Workspace

_PAGE = 1_000_000
"""Bytes; GitHub shows nothing of a larger page."""


class Output(NamedTuple):
    """A file to write, and in which format."""

    form: findings.Format
    target: Path


def wanted(written: Sequence[str], here: Workspace) -> list[Output]:
    """Read the values of --output, before anything is done.

    Refuses an unknown format, a file named twice, and the path of a plan.
    """
    if not written:
        return []
    kept = here.kept()
    asked = [_output(one) for one in written]
    for number, one in enumerate(asked):
        instead = "a file with another ending, such as lint.sarif"
        selection.require_no_plan(one.target, kept, instead)
        if any(_same(one.target, other.target) for other in asked[:number]):
            fault = rendering.output_named_twice()
            raise Refusal(fault, file=files.name(one.target))
    return asked


def write(run: Run, asked: Sequence[Output], *, advice: bool) -> None:
    """Write each of the files, completely or not at all.

    If one cannot be written, those that were are named.
    """
    made: list[str] = []
    try:
        for form, target in asked:
            files.write(target, _encoded(text(run, form, advice=advice)))
            made.append(files.name(target))
    except Refusal:
        console.made_before(made)
        raise


def add_to_page(run: Run, *, advice: bool) -> None:
    """Add all findings to the summary page of a GitHub Actions step, if it has one."""
    # Nobody asked for the page by name: if it cannot be written, that is only reported.
    if not (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    from actionplan.output.findings import markdown_table

    path, used = Path(page), 0
    with suppress(OSError):
        used = path.stat().st_size
    named = _from_root(run)
    report = markdown_table.write(named, advice=advice, room=_PAGE - used)
    try:
        files.append(path, _encoded(f"{report}\n"))
    except Refusal as refused:
        console.refusal(refused)


def text(
    run: Run,
    form: findings.Format,
    *,
    advice: bool,
    colour: bool = False,
    by: findings.Group | None = None,
) -> str:
    """Write *run* in a format, with the names of files that its readers know."""
    named = _from_root(run) if form in findings.OF_REPOSITORY else run
    return findings.write(named, form, advice=advice, colour=colour, by=by)


def _output(written: str) -> Output:
    name, _, target = written.partition("=")
    for form in findings.FORMATS:
        if form == name and target:
            return Output(form, Path(target))
    raise Refusal(rendering.not_an_output(written=written, formats=findings.FORMATS))


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _encoded(report: str) -> bytes:
    return report.encode("utf-8", "backslashreplace")


def _from_root(run: Run) -> Run:
    """Name files relative to the root of the repository, as build servers do."""
    root = folders.repository()
    shown = {file.name for file in run.files} | {d.file for d in run.diagnostics}
    names = {name: folders.seen_from(root, name) for name in shown}
    return run._replace(
        files=tuple(file._replace(name=names[file.name]) for file in run.files),
        diagnostics=tuple(
            diagnostic._replace(file=names[diagnostic.file])
            for diagnostic in run.diagnostics
        ),
    )
