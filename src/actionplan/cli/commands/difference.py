"""Run `actionplan difference`: record what difference the actions have made."""

from __future__ import annotations

from functools import partial

from actionplan.cli import console, recording
from actionplan.cli.options import AsOf
from actionplan.cli.options import difference as options
from actionplan.cli.options.recording import (
    AnywayAssessment,
    AssessedBy,
    AssessedOn,
    BeforePlan,
    DryRun,
    DryUndo,
    Evidence,
    Future,
)
from actionplan.cli.parser import group, values
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
    target: options.Target,
    achieved: options.Achieved = None,
    result: options.Result = None,
    feedback: options.Feedback = None,
    effect: options.Effect = None,
    still_to_improve: options.StillToImprove = None,
    evidence: Evidence = None,
    reported_by: AssessedBy = None,
    date: AssessedOn = None,
    allow_future: Future = False,
    allow_before_plan: BeforePlan = False,
    anyway: AnywayAssessment = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Record an assessment of an outcome.

    Examples:

      actionplan difference add scr-family-a-2011/O1 --achieved partly

      actionplan difference add scr-family-a-2011/O1 --feedback "Staff: Clear."

      actionplan difference add scr-family-a-2011/O1 --result "Staff trained=68"

    The new assessment is added in the same style as the rest of the file. Nothing else
    in the file changes. If "actionplan lint" would warn about the assessment, for
    example because it has no feedback, the assessment is not recorded. Add what is
    missing to the command, or add --anyway.
    """
    to = targets.part(target, "outcome")
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
    if said := recording.overtaken("assessment", judged):
        console.done(f"{terminal.wrap(said, '')}\n")


@app.command("undo", cls=group.Command)
def undo(
    target: options.Target,
    dry_run: DryUndo = False,
    as_of: AsOf = None,
) -> None:
    """Remove the newest assessment of an outcome, if it was a mistake.

    Examples:

      actionplan difference undo scr-family-a-2011/O1

      actionplan difference undo scr-family-a-2011/O1 --dry-run

    This command removes an assessment only if the assessment has not been committed to
    git. If several assessments of the outcome have not been committed, the command
    removes the one that is last in the file. If the file is not in git, the command can
    remove only the last assessment of the outcome. The date of that assessment must be
    the report date, and the file must have been last changed on that date. If you
    cannot remove an assessment, add a new one instead.
    """
    of = targets.part(target, "outcome")
    recording.undo(of, "outcome", console.today(as_of, of.here), dry_run=dry_run)


def _split(given: str, sign: str) -> tuple[str, str]:
    first, found, second = given.partition(sign)
    return (first.strip(), second.strip()) if found else ("", given.strip())
