"""Write the results of lint to files, and to the page of a build step."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli import console, options
from actionplan.cli.parser import parameters
from actionplan.diagnostics import Refusal
from actionplan.messages import rendering
from actionplan.output import findings
from actionplan.storage import files, folders
from actionplan.text import personal, terminal
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Diagnostic, Run
    from actionplan.workspace import Workspace

_PAGE = 1_000_000
"""The most bytes of a page. GitHub does not show a larger one."""


class Output(NamedTuple):
    """A file to write, and in which format."""

    form: findings.Format
    target: Path


_ENDINGS = {"sarif": "sarif", "junit": "xml", "json": "json", "gitlab": "json"}
"""The usual endings of files in a format; other formats are text."""


def wanted(written: Sequence[str], here: Workspace) -> list[Output]:
    """Read the values of --output, before anything is done.

    Refuses an unknown format, a file named twice, and the path of a plan.
    """
    if not written:
        return []
    kept = here.kept()
    asked = [_output(one) for one in written]
    for number, one in enumerate(asked):
        instead = (
            "after --output, give the file a name with another ending, for example:"
            f" --output {one.form}=lint.{_ENDINGS.get(one.form, 'txt')}"
        )
        selection.require_no_plan(one.target, kept, instead)
        if any(_same(one.target, other.target) for other in asked[:number]):
            fault = rendering.output_named_twice()
            raise Refusal(fault, file=files.name(one.target))
    return asked


def write(run: Run, asked: Sequence[Output], *, advice: bool) -> None:
    """Write each of the files, completely or not at all.

    If one cannot be written, the files already written are listed.
    """
    made: list[str] = []
    try:
        for form, target in asked:
            written_as = findings.written_as(form, colour=False)
            made_of = text(run, form, advice=advice)
            files.write(target, terminal.encoded(made_of, written_as))
            made.append(files.name(target))
    except Refusal:
        console.made_before(made)
        raise


def add_to_page(run: Run, here: Workspace, *, advice: bool) -> None:
    """Add all findings to the summary page of a GitHub Actions step, if it has one.

    The page is never written to a plan or a settings file.
    """
    # Nobody asked for this page, so it is not an error if it cannot be written.
    if not (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    from actionplan.output.findings import markdown_table

    path, used = Path(page), 0
    with suppress(OSError):
        used = path.stat().st_size
    named = _named(run, from_root=True)
    report = markdown_table.write(named, advice=advice, room=_PAGE - used)
    try:
        instead = "give GITHUB_STEP_SUMMARY the name of another file"
        selection.require_no_plan(path, here.kept(), instead)
        files.append(path, terminal.encoded(f"{report}\n"))
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
    """Write *run* in a format, with file names in the form that its readers expect."""
    named = _named(run, from_root=form in findings.OF_REPOSITORY)
    return findings.write(named, form, advice=advice, colour=colour, by=by)


def _output(written: str) -> Output:
    name, _, target = written.partition("=")
    name = parameters.synonym(name, findings.FORMATS)
    for form in findings.FORMATS:
        if form == name and target:
            return Output(form, _named_file(target))
    raise Refusal(rendering.not_an_output(written=written, formats=findings.FORMATS))


def _named_file(target: str) -> Path:
    options.require_named(Path(target), "file", "--output")
    return Path(target)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _named(run: Run, *, from_root: bool) -> Run:
    """Give files their names: from the root of the repository, or as they are.

    Numbers that identify people are hidden in names too. Different names stay
    different.
    """
    stopped = run.stopped
    written = {f.name for f in run.files} | {each.file for each in _said(run)}
    root = folders.repository()
    plain = {
        name: folders.seen_from(root, name) if from_root else name
        for name in sorted(written)
    }
    shown = personal.hidden_names(plain.values())
    names = {name: shown[seen] for name, seen in plain.items()}
    return run._replace(
        files=tuple(file._replace(name=names[file.name]) for file in run.files),
        diagnostics=tuple(
            each._replace(file=names[each.file]) for each in run.diagnostics
        ),
        accepted=tuple(
            each._replace(said=each.said._replace(file=names[each.said.file]))
            for each in run.accepted
        ),
        configs=tuple(map(personal.hidden, run.configs)),
        stopped=stopped
        and stopped._replace(
            files=tuple(f._replace(name=names[f.name]) for f in stopped.files),
            accepted_files=tuple(map(personal.hidden, stopped.accepted_files)),
        ),
    )


def _said(run: Run) -> Iterator[Diagnostic]:
    yield from run.diagnostics
    yield from (each.said for each in run.accepted)
