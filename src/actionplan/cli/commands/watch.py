"""Run `actionplan watch`: show how the problems change each time you save."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

from actionplan import lint, workspace
from actionplan.cli import console
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import watch as options
from actionplan.diagnostics import Refusal, Run
from actionplan.lint import accepted_file
from actionplan.output import problem_changes
from actionplan.workspace import Workspace, check, gather

PAUSE = 1.0
"""Seconds between two looks at the files."""


def command(
    paths: Paths = None,
    render: options.Render = None,
    as_of: AsOf = None,
    advice: options.Advice = False,
) -> None:
    """Show how the problems change each time you save a plan.

    Examples:

      actionplan watch

      actionplan watch plans --render report.html

    Keep this command running next to an editor that does not show problems itself. The
    command looks at the files once a second. It lists all problems at first, and after
    that only problems that are new or have gone. With --render, reload the page in your
    browser to see the new report. To stop, press Ctrl+C.
    """
    seen = _Seen()
    try:
        while True:
            seen = _look(seen, paths, as_of, render, advice=advice)
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        console.err("\n")


class _Seen(NamedTuple):
    """What was there at the last look."""

    stamp: object = None
    run: Run | None = None


def _look(
    seen: _Seen,
    paths: list[Path] | None,
    as_of: str | None,
    render: Path | None,
    *,
    advice: bool,
) -> _Seen:
    """Look at the files; if one has changed, say what is new."""
    here = workspace.make(paths)
    try:
        stamp = _stamp(here, as_of)
        if stamp == seen.stamp:
            return seen
        run = check.check(here, lint.Request(console.today(as_of, here)))
    except Refusal as refusal:
        # Said once, until it is another. The next save may put it right.
        stamp = repr(refusal.faults)
        if stamp != seen.stamp:
            console.refusal(refusal)
        return seen._replace(stamp=stamp)
    console.out(
        problem_changes.since(seen.run, run, advice=advice)
        if seen.run
        else problem_changes.all_now(run, advice=advice)
    )
    if render:
        _render(here, render, run)
    return _Seen(stamp, run)


def _stamp(here: Workspace, as_of: str | None) -> object:
    """Return what is different once a plan, its settings or the date has changed."""
    plans, faults = here.found()[:2]
    homes = {here.settings(path).home for path in plans}
    names = [
        *plans,
        *here.kept().settings,
        *(Path(home, name) for home in homes for name in accepted_file.NAMES),
    ]
    day = console.today(as_of, here)
    return day, len(faults), tuple((path, _version(path)) for path in names)


def _version(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 -- one call, once a second for each file
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _render(here: Workspace, output: Path, run: Run) -> None:
    """Write the report. If it cannot be written, say why and go on watching."""
    from actionplan.output import report
    from actionplan.output.report import save
    from actionplan.plan import meeting_dates

    form: report.Form = "md" if output.suffix.lower() == ".md" else "html"
    try:
        shown = gather.plans(here, run.as_of)
        after = meeting_dates.following(shown.plans, run.as_of, None)
        apart = save.is_folder(output)
        pages = report.render(shown, after, form, apart=apart)
        places = save.targets(pages, output, here.kept())
        for name in save.write(places, output, form):
            del name
        console.err(f"{save.sentence(places, form)}\n")
    except Refusal as refusal:
        console.refusal(refusal)
