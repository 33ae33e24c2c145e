"""Run `actionplan baseline`: accept the present findings, to see only new ones."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import lint
from actionplan.cli import console
from actionplan.cli.commands import lint as checking
from actionplan.cli.options import AsOf, Paths
from actionplan.lint import baseline
from actionplan.lint.baseline import Intake
from actionplan.output import baseline_summary
from actionplan.storage import files
from actionplan.workspace import config, selection

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic
    from actionplan.lint.baseline import Baseline


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Only take out what is not there any more; accept nothing."
        ),
    ] = False,
    reason: Annotated[
        str,
        typer.Option(
            metavar="TEXT",
            help="Accept errors as well, and say why: for the register, actionplan"
            " ignores.",
            show_default=False,
        ),
    ] = "",
    time: Annotated[
        bool,
        typer.Option(
            "--time/--no-time",
            help="Accept for good what depends on the day as well, such as"
            " overdue-action.",
        ),
    ] = False,
) -> None:
    """Accept what is found now, so that lint says only what is new.

    Examples:

      actionplan baseline

      actionplan baseline --reason "The report of 2011 gives no month"

      actionplan baseline --prune

    It is written to actionplan-baseline.json, beside actionplan.toml, or else in the
    folder that has .git. An error is accepted only for a reason, because what it is
    about is not checked. What keeps a file from being read is never accepted.
    """
    chosen = paths or [Path()]
    day = selection.today(as_of, paths)
    settings = lint.Request(day, most=sys.maxsize)
    taking = Intake(not prune, time, " ".join(reason.split()))
    found, reports = checking.judged(chosen, settings, baselines=False)
    run = lint.across(reports, settings)
    finder = config.finder()
    homes = {files.name(path): finder(path).home for path in found.plans}
    for home in sorted(set(homes.values())):
        own = [r for r in reports if homes.get(r.file.name) == home]
        everything = any(path.resolve() == Path(home).resolve() for path in chosen)
        everything = everything and all(report.file.read for report in reports)
        seen = {report.facts.plan for report in own if report.facts}
        said = [each for each in run.diagnostics if homes.get(each.file) == home]
        old, path = checking.accepted(home), Path(home, baseline.NAME)
        new = baseline.renewed(old, said, None if everything else seen, day, taking)
        if new.entries or path.exists():
            files.write(path, baseline.written(new))
        told = _adopted(old, new, said, seen, taking)
        told = told._replace(files=tuple(report.file for report in own))
        console.done(baseline_summary.write(told))
    raise typer.Exit(
        console.DONE if all(r.file.read for r in reports) else console.FINDINGS
    )


def _adopted(
    old: Baseline,
    new: Baseline,
    said: list[Diagnostic],
    seen: set[str],
    taking: Intake,
) -> baseline_summary.Adopted:
    """Count what became of the findings, as lint counts them."""
    then = baseline.sift(said, old, lambda _: False)
    now = baseline.sift(said, new, lambda _: False)
    can = [each for each in now.said if baseline.keys(each)]
    left = can if taking.new else []
    timed = sum(each.timed and not taking.time for each in left)
    others = {key.plan for key in new.entries} - seen
    return baseline_summary.Adopted(
        new.file,
        tuple(each.said for each in now.ignored),
        len(now.ignored) - len(then.ignored),
        baseline.gone(old, new),
        len(others),
        len(left) - timed,
        timed,
        len(now.said) - len(can),
        (),
    )
