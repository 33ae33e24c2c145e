"""Run `actionplan progress`: record progress on an action, or show its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from actionplan.cli import console, papers, progress_bar, recording
from actionplan.cli.options import AsOf
from actionplan.cli.options import progress as options
from actionplan.cli.options.recording import (
    Anyway,
    BeforePlan,
    Day,
    DryRun,
    DryUndo,
    Evidence,
    Future,
    NoEvidence,
    ReportedBy,
)
from actionplan.cli.parser import group, values
from actionplan.editing import entries
from actionplan.messages import not_done
from actionplan.output import action_log
from actionplan.plan import sentences
from actionplan.text import command_line, grammar, personal, terminal
from actionplan.workspace import gather, targets
from actionplan.workspace.entry_check import Allowed

if TYPE_CHECKING:
    from actionplan.cli.recording import WayBack
    from actionplan.plan.corrections import NotRepeated
    from actionplan.plan.timeline import Standing
    from actionplan.workspace.targets import Target

app = group.group(
    """Record progress on an action, or show its history.

    Examples:

      actionplan progress add scr-family-a-2011/1.1 "All agencies have the draft."

      actionplan progress log scr-family-a-2011/1.1
    """
)


@app.command("add", cls=group.Command)
def add(
    target: options.AddTarget,
    note: options.Note,
    date: Day = None,
    date_as_written: options.DateAsWritten = None,
    corrects: options.Corrects = None,
    corrects_which: options.CorrectsWhich = None,
    following: options.Following = None,
    next_due: options.NextDue = None,
    rag: options.Rag = None,
    state: options.State = None,
    achieved_on: options.AchievedOn = None,
    new_due: options.NewDue = None,
    new_due_requested: options.NewDueRequested = None,
    request: options.Request = None,
    owner: options.Owner = None,
    agency: options.Agency = None,
    replaced_by: options.ReplacedBy = None,
    reported_by: ReportedBy = None,
    evidence: Evidence = None,
    allow_no_evidence: NoEvidence = False,
    allow_future: Future = False,
    allow_before_plan: BeforePlan = False,
    anyway: Anyway = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Record progress on an action.

    Examples:

      actionplan progress add scr-family-a-2011/1.1 "All agencies have the draft."

      actionplan progress add scr-family-a-2011/1.1 "Delayed." --new-due 2012-01

    The new entry is added in date order, in the same style as the rest of the file.
    Nothing else in the file changes. If "actionplan lint" would warn about the entry,
    for example because a date has the wrong year, the entry is not recorded. Fix the
    entry, or add --anyway. To correct an earlier entry, give its date with --corrects,
    and say in the note what is right.
    """
    to = targets.part(target)
    day = console.today(as_of, to.here)
    update = entries.Update(
        note=note,
        date=values.date(date, day),
        date_as_written=date_as_written or "",
        corrects=values.date(corrects, day),
        corrects_which=corrects_which or "",
        next=following or "",
        next_due=values.deadline(next_due, day),
        rag=rag or "",
        state=state or "",
        achieved_on=values.date(achieved_on, day),
        new_due=values.deadline(new_due, day),
        new_due_requested=values.deadline(new_due_requested, day),
        request=request or "",
        accountable=tuple(owner or ()),
        agency=agency or "",
        replaced_by=replaced_by or "",
        reported_by=reported_by or "",
        evidence=tuple(evidence or ()),
    )
    change = partial(
        entries.record,
        name=to.name,
        target=to.item,
        update=update,
        as_of=day,
        board=to.board,
        allow_no_evidence=anyway or allow_no_evidence,
        allow_future=anyway or allow_future,
        allow_before_plan=anyway or allow_before_plan,
    )
    allowed = Allowed(anyway, allow_no_evidence, allow_future)
    recorded = recording.write(to, change, day, allowed, dry_run=dry_run)
    said = [_standing(to, recorded.after, dry_run=dry_run)]
    said += filter(None, [recording.overtaken("entry", recorded)])
    if recorded.left_out:
        way = None if dry_run else recording.way_back(to, recorded, day)
        said.append(_left_out(recorded.left_out, to, target, way))
    console.done("".join(f"{terminal.wrap(line, '')}\n" for line in said))


def _standing(of: Target, now: Standing, *, dry_run: bool) -> str:
    """Say which status the action has, or would have."""
    be = "would then be" if dry_run else "is now"
    return f"Action {of.item} {be}: {sentences.standing_of(now, of.board)}."


def _left_out(left: NotRepeated, to: Target, target: str, way: WayBack | None) -> str:
    """Say what no longer counts of an entry that has just been corrected.

    And how to record that as well. *way* is None if nothing has been recorded yet.
    """
    parts = sentences.no_longer_counts(left, to.board)
    number = len(left.fields)
    corrects = "corrects" if way else "would correct"
    counts = grammar.agree(number, *_COUNTS) if way else "would no longer count"
    is_right = grammar.agree(number, "it is still right", "any of them are still right")
    options = recording.options_of(left.wrong, left.fields)
    these = grammar.agree(number, "this option", "the options")
    each = "" if number == 1 else " that are still right"
    again = f"{not_done.AGAIN}, and add {these}{each}: {options}"
    if way == "undo":
        undo = f"actionplan progress undo {command_line.name(target)}"
        again = f"first remove the new entry: {undo}\nThen {again}"
    return (
        f"The new entry {corrects} the entry {sentences.dated(left.wrong)}, but leaves"
        f" out {parts}, which {counts}. If {is_right}, {again}"
    )


_COUNTS = ("no longer counts", "no longer count")


@app.command("undo", cls=group.Command)
def undo(
    target: options.UndoTarget,
    dry_run: DryUndo = False,
    as_of: AsOf = None,
) -> None:
    """Remove the newest entry of an action, if it was a mistake.

    Examples:

      actionplan progress undo scr-family-a-2011/1.1

      actionplan progress undo scr-family-a-2011/1.1 --dry-run

    This command removes an entry only if the entry has not been committed to git. If
    several entries of the action have not been committed, the command removes the one
    that is last in the file. If the file is not in git, the command can remove only the
    last entry of the action. The date of that entry must be the report date, and the
    file must have been last changed on that date. If you cannot remove an entry, add a
    new entry that corrects it: actionplan progress add PLAN/ACTION NOTE --corrects DATE
    """
    of = targets.part(target)
    day = console.today(as_of, of.here)
    _, undone = recording.undo(of, "action", day, dry_run=dry_run)
    if undone.now:
        said = _standing(of, undone.now, dry_run=dry_run)
        console.done(f"{terminal.wrap(said, '')}\n")


@app.command("log", cls=group.Command)
def log(
    target: options.LogTarget,
    as_of: AsOf = None,
    form: options.Form = None,
    output: papers.Output = None,
) -> None:
    """Show the history of an action or a plan.

    Examples:

      actionplan progress log scr-family-a-2011/1.1

      actionplan progress log scr-family-a-2011 --format markdown
    """
    of = targets.part_or_whole(target)
    chosen = papers.form(form, output, of.here)
    targets.require_readable(of)
    read = gather.plans(of.here, console.today(as_of, of.here), progress_bar.reading)
    item = personal.hidden(of.item)  # as the plan is shown
    rows = [row for row in read.rows if item in ("", row.action.id)]
    for plan in read.plans:
        if item and not rows and item not in plan.set_aside:
            raise targets.no_such_action(item, plan)
        gaps = tuple(sentences.left_out(read))
        told = action_log.history(plan, rows, read.as_of, gaps)
        papers.write(told, chosen, output)
    if not read.plans:
        console.out("".join(f"{line}\n" for line in sentences.left_out(read)))
    raise typer.Exit(console.code(read.gaps))
