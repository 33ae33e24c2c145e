"""`actionplan baseline`: accept what is there, and see only what is new."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import baseline, config, dates, files, lint
from actionplan.cli import lint as checking
from actionplan.cli import reading, say
from actionplan.cli.options import AsOf, Paths

if TYPE_CHECKING:
    from actionplan.baseline import Baseline
    from actionplan.diagnostics import Diagnostic


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Only take out what is not there any more; accept nothing."
        ),
    ] = False,
) -> None:
    """Accept what is found now, so that lint says only what is new.

    Examples:

      actionplan baseline

      actionplan baseline --prune

    It is written to actionplan-baseline.json, beside actionplan.toml, or else in the
    folder that has .git. What keeps a file from being read is never accepted.
    """
    chosen = paths or [Path()]
    day = reading.today(as_of, paths)
    settings = lint.Settings(day, most=sys.maxsize)
    found, reports = checking.judged(chosen, settings, baselines=False)
    run = lint.across(reports, settings)
    finder = config.finder()
    homes = {files.name(path): finder(path).home for path in found.plans}
    said: dict[str, list[Diagnostic]] = defaultdict(list)
    seen: dict[str, set[str]] = defaultdict(set)
    for each in run.diagnostics:
        if each.file in homes:
            said[homes[each.file]].append(each)
    for report in reports:
        if report.facts and report.file.name in homes:
            seen[homes[report.file.name]].add(report.facts.plan)
    for home in sorted(set(homes.values())):
        everything = any(path.resolve() == Path(home).resolve() for path in chosen)
        everything = everything and all(report.file.read for report in reports)
        old = checking.accepted(home)
        looked_at = None if everything else seen[home]
        new = baseline.renewed(old, said[home], looked_at, day, prune=prune)
        _write(home, old, new)
    raise typer.Exit(say.DONE if all(r.file.read for r in reports) else say.FINDINGS)


def _write(home: str, old: Baseline, new: Baseline) -> None:
    path = Path(home, baseline.NAME)
    added, gone = baseline.differences(old, new)
    if new.entries or path.exists():
        files.write(path, baseline.written(new))
    number = dates.count(len(new.entries), "finding")
    say.done(f"{new.file} accepts {number}: {added} new, {gone} taken out.\n")
