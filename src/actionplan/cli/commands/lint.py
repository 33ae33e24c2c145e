"""Run `actionplan lint`: check plans."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import lint
from actionplan.cli import console, outputs, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.parser import completions
from actionplan.diagnostics import LEVELS, FailOn, Refusal, Run
from actionplan.lint import baseline
from actionplan.lint.baseline import Baseline
from actionplan.output import findings
from actionplan.storage import files
from actionplan.workspace import config, selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Since
    from actionplan.workspace.history import History


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    form: Annotated[
        findings.Format,
        typer.Option("--format", help="How to write down what was found."),
    ] = "full",
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Exit with 1 from this level on; otherwise from error, or what"
            " actionplan.toml says.",
            show_default=False,
        ),
    ] = None,
    time: Annotated[
        bool,
        typer.Option(
            "--time/--no-time",
            help="Ask rules that depend on the day, such as overdue-action.",
        ),
    ] = True,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REF",
            help="Check only plans that have changed since this branch, tag or commit,"
            " and that nothing recorded there was removed or rewritten.",
            show_default=False,
        ),
    ] = None,
    advice: Annotated[
        bool, typer.Option("--advice", help="Show advice, which is otherwise counted.")
    ] = False,
    group_by: Annotated[
        findings.Group | None,
        typer.Option(
            help="Put what was found under the post, agency or plan it belongs to.",
            show_default=False,
        ),
    ] = None,
    ignores: Annotated[
        bool,
        typer.Option(
            "--ignores/--no-ignores",
            help="Leave out what was accepted in comments and in the baseline.",
        ),
    ] = True,
    only_plans: Annotated[
        bool,
        typer.Option(
            "--only-plans",
            help="Leave out files that are no plans, even if they are named: for a"
            " hook, which names all that changed.",
        ),
    ] = False,
    colour: Annotated[
        console.Colour, typer.Option("--color", help="Use colour.")
    ] = "auto",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar="FORMAT=FILE",
            autocompletion=completions.outputs,
            help="Write it to a file as well, such as sarif=lint.sarif; may be"
            " repeated.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check plans before the meeting.

    Examples:

      actionplan lint

      actionplan lint plans/scr-family-a-2011.yaml --as-of 2011-11-30

      actionplan lint plans --format github --output sarif=lint.sarif

      actionplan lint --since origin/main

      actionplan lint --group-by accountable

    Nothing is changed. The exit code is 0 when all is in order, 1 when there are
    errors (or what --fail-on says) or a file could not be read, and 2 when there was
    nothing to check.
    """
    chosen = paths or [Path()]
    wanted = outputs.wanted(output or [], chosen)
    day = selection.today(as_of, paths)
    settings = lint.Request(day, timed=time, accepting=ignores)
    run = check(chosen, settings, since, only_plans=only_plans)
    outputs.write(run, wanted, advice=advice)
    if "github" in (form, *(one.form for one in wanted)):
        outputs.add_to_page(run, advice=advice)
    coloured = console.coloured(colour)
    console.out(outputs.text(run, form, advice=advice, colour=coloured, by=group_by))
    raise typer.Exit(code(run, fail_on))


def check(
    paths: list[Path],
    settings: lint.Request,
    since: str | None = None,
    *,
    only_plans: bool = False,
) -> Run:
    """Find the plans below *paths*, and judge each and all of them.

    With *since* those that have changed, and what in them has.
    """
    found = selection.found(paths, only_plans=only_plans)
    configs = config.finder()
    held = _held(found, paths, since) if since is not None else None
    reports = [*_reports(found, settings, held=held)]
    for path, was in held.gone if held else ():
        name, terms = config.name_of(path), config.terms(configs(path), path)
        own = settings._replace(terms=terms, accepted=accepted(configs(path).home))
        reports.append(lint.gone(was, name, own))
    if held and held.fault:
        reports.append(lint.uncompared(held.fault, held.root))
    names = {configs(path).file for path in found.plans} - {""}
    run = lint.across(reports, settings)
    return run._replace(
        configs=tuple(sorted(names)),
        left_out=found.left_out,
        since=_newly(held, reports, settings) if held else None,
    )


def judged(
    paths: list[Path],
    settings: lint.Request,
    *,
    baselines: bool = True,
    only_plans: bool = False,
) -> tuple[selection.Selection, list[lint.Report]]:
    """Find the plans below *paths*, and judge each by itself."""
    found = selection.found(paths, only_plans=only_plans)
    return found, [*_reports(found, settings, baselines=baselines)]


def _held(found: selection.Selection, paths: list[Path], since: str) -> History:
    from actionplan.workspace import history  # git is not asked for nothing

    return history.held(found.plans, paths, since)


def _newly(held: History, reports: list[lint.Report], settings: lint.Request) -> Since:
    """Tell what is accepted now and was not where the histories parted."""
    if not settings.accepting or not held.since.commit:
        return held.since
    was = {files.name(path): each for path, each in held.was.items()}
    entries = [
        name
        for home, old in sorted(held.baselines.items())
        for name in baseline.added(old, accepted(home))
    ]
    comments = [
        name
        for report in reports
        if report.judged and report.file.name not in held.untouched
        for name in lint.newly_accepted(report, was.get(report.file.name))
    ]
    return held.since._replace(entries=tuple(entries), comments=tuple(comments))


def _reports(
    found: selection.Selection,
    settings: lint.Request,
    *,
    baselines: bool = True,
    held: History | None = None,
) -> Iterator[lint.Report]:
    configs, known = config.finder(), cache(accepted)
    for path in progress_bar.reading(found.plans):
        own = configs(path)
        terms = config.terms(own, path)
        accepting = known(own.home) if baselines else Baseline()
        judging = settings._replace(terms=terms, accepted=accepting)
        yield _judge(path, judging, held)
    yield from (lint.unread(fault, name) for name, fault in found.faults)


def code(run: Run, fail_on: FailOn | None) -> int:
    """Return the exit code that a run deserves, by *fail_on* or what folders want."""
    if not all(file.read for file in run.files):
        return console.FINDINGS
    levels = dict(run.fail_on)
    for said in run.diagnostics:
        level = fail_on or levels.get(said.file, "error")
        if level != "never" and LEVELS.index(said.level) <= LEVELS.index(level):
            return console.FINDINGS
    return console.DONE


def accepted(home: str) -> Baseline:
    """Read the baseline of a folder; one that accepts nothing where there is none."""
    path = Path(home, baseline.NAME)
    name = config.name_of(path)
    if not path.exists():
        return Baseline(name)
    return baseline.read(files.read(path, baseline.LIMIT), name)


def _judge(path: Path, settings: lint.Request, held: History | None) -> lint.Report:
    name = files.name(path)
    try:
        content = (held and held.contents.get(path)) or files.read(path)
    except Refusal as refusal:
        return lint.unread(refusal.faults[0], name)
    if held and path in held.same:
        return lint.aside(content, name, settings)
    return lint.one(content, name, settings, held.was.get(path) if held else None)
