"""Run `actionplan difference`: record what difference the actions have made."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from actionplan.cli import console, recording
from actionplan.cli.options import AsOf
from actionplan.cli.parser import completions, group, values
from actionplan.cli.recording import (
    AnywayAssessment,
    AssessedOn,
    BeforePlan,
    DryRun,
    DryUndo,
    Evidence,
    Future,
    ReportedBy,
)
from actionplan.editing import entries
from actionplan.text import terminal
from actionplan.workspace import targets
from actionplan.workspace.entry_check import Allowed

app = group.group(
    """Record what difference the actions have made.

    Examples:

      actionplan difference add scr-family-a-2011/O1 --achieved partly

      actionplan difference add scr-family-a-2011/O1 --feedback "Staff: Clear."
    """
)


@app.command("add", cls=group.Command)
def judge(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PLAN/OUTCOME",
            help="The outcome, such as scr-family-a-2011/O1.",
            autocompletion=completions.outcomes,
        ),
    ],
    achieved: Annotated[
        str | None,
        typer.Option(
            help="How far the outcome has been achieved: fully, partly, not-yet or"
            " no-change.",
            autocompletion=completions.verdicts,
        ),
    ] = None,
    result: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MEASURE=VALUE",
            help="A baseline measure and its new value. You can repeat this option.",
        ),
    ] = None,
    feedback: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO: TEXT",
            help="Feedback, and who gave it. You can repeat this option.",
        ),
    ] = None,
    effect: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="How children are safer or better off."),
    ] = None,
    still_to_improve: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What still needs to improve.")
    ] = None,
    evidence: Evidence = None,
    reported_by: ReportedBy = None,
    date: AssessedOn = None,
    allow_future: Future = False,
    allow_before_plan: BeforePlan = False,
    anyway: AnywayAssessment = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Record what difference has been made.

    Examples:

      actionplan difference add scr-family-a-2011/O1 --achieved partly

      actionplan difference add scr-family-a-2011/O1 --feedback "Staff: Clear."

      actionplan difference add scr-family-a-2011/O1 --result "Staff trained=68"

    The assessment is added in the same style as the rest of the file. Nothing else in
    the file changes. If "actionplan lint" would warn about the assessment, for example
    because it has no feedback, the assessment is not recorded. Give all the details in
    one command, or add --anyway.
    """
    to = targets.part(target)
    day = console.today(as_of, to.here)
    verdict = entries.Verdict(
        date=values.date(date, day),
        outcome_achieved=achieved or "",
        results=tuple(("", given.strip()) for given in result or ()),
        feedback=tuple(_split(given, ": ") for given in feedback or ()),
        effect=effect or "",
        still_to_improve=still_to_improve or "",
        evidence=tuple(evidence or ()),
        reported_by=reported_by or "",
    )
    change = partial(
        entries.judge,
        name=to.name,
        target=to.item,
        verdict=verdict,
        as_of=day,
        board=to.board,
        allow_future=anyway or allow_future,
        allow_before_plan=anyway or allow_before_plan,
    )
    allowed = Allowed(anyway, future=allow_future)
    judged = recording.write(to, change, day, allowed, dry_run=dry_run)
    if judged.overtaken_by:
        said = recording.overtaken("assessment", judged.overtaken_by)
        console.done(f"{terminal.wrap(said, '')}\n")


@app.command("undo", cls=group.Command)
def undo(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PLAN/OUTCOME",
            help="The outcome, such as scr-family-a-2011/O1.",
            autocompletion=completions.outcomes,
        ),
    ],
    dry_run: DryUndo = False,
    as_of: AsOf = None,
) -> None:
    """Remove the newest assessment of an outcome, if it was a mistake.

    Examples:

      actionplan difference undo scr-family-a-2011/O1

      actionplan difference undo scr-family-a-2011/O1 --dry-run

    The newest assessment is the last one in the file. You can remove it as long as
    it has not been committed to git. If the file is not in git, you can only remove an
    assessment on the date it was recorded. After that, add a new assessment.
    """
    of = targets.part(target)
    recording.undo(of, "outcome", console.today(as_of, of.here), dry_run=dry_run)


def _split(given: str, sign: str) -> tuple[str, str]:
    first, found, second = given.partition(sign)
    return (first.strip(), second.strip()) if found else ("", given.strip())
