"""Run `actionplan progress`: record progress on an action, or show its history."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from actionplan.cli import console, papers, progress_bar, recording
from actionplan.cli.options import AsOf
from actionplan.cli.parser import completions, group, values
from actionplan.cli.recording import (
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
from actionplan.editing import entries
from actionplan.output import action_log
from actionplan.plan import sentences
from actionplan.text import personal, terminal
from actionplan.workspace import gather, targets
from actionplan.workspace.entry_check import Allowed

app = group.group(
    """Record progress on an action, or show its history.

    Examples:

      actionplan progress add scr-family-a-2011/1.1 "All agencies have the draft."

      actionplan progress log scr-family-a-2011/1.1
    """
)


@app.command("add", cls=group.Command)
def add(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PLAN/ACTION",
            help="The action, such as scr-family-a-2011/1.1. You can give the path of"
            " the file instead of the plan ID.",
            autocompletion=completions.actions,
        ),
    ],
    note: Annotated[
        str, typer.Argument(help="What was done, or why nothing was done.")
    ],
    date: Day = None,
    date_as_written: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="The document's own words for the date, if you do not even know the"
            " month.",
        ),
    ] = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=(
                "The date of the earlier entry that this one corrects. The earlier"
                " entry then no longer counts."
            ),
        ),
    ] = None,
    corrects_which: Annotated[
        str | None,
        typer.Option(
            metavar="WHICH",
            help="Which entry to correct, if several have that date: first, second or"
            " third.",
        ),
    ] = None,
    following: Annotated[
        str | None,
        typer.Option("--next", metavar="TEXT", help="The next stage of the work."),
    ] = None,
    next_due: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The date by which the next stage is due."),
    ] = None,
    rag: Annotated[
        str | None,
        typer.Option(
            metavar="RATING",
            help="One of the ratings in the plan's legend.",
            autocompletion=completions.ratings,
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            help="The new status, such as complete, on-hold, signed-off or withdrawn.",
            autocompletion=completions.states,
        ),
    ] = None,
    achieved_on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=(
                "The date when the action was achieved, if that was before the date of"
                " the entry."
            ),
        ),
    ] = None,
    new_due: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="A new due date. Give the reason in the note."
        ),
    ] = None,
    new_due_requested: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="A new due date that has been requested but not agreed yet.",
        ),
    ] = None,
    request: Annotated[
        str | None,
        typer.Option(
            metavar="ANSWER",
            help=(
                "What happened to a request for more time that was not agreed:"
                " declined or withdrawn."
            ),
            autocompletion=completions.request_answers,
        ),
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option(
            help="The new owner, by job title. Repeat the option for joint owners."
        ),
    ] = None,
    agency: Annotated[
        str | None,
        typer.Option(
            metavar="AGENCY", help="The agency of the new owner, if the agency changes."
        ),
    ] = None,
    replaced_by: Annotated[
        str | None,
        typer.Option(
            metavar="ACTION",
            help="The action that replaces this one.",
            autocompletion=completions.actions,
        ),
    ] = None,
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

    The entry is added in the same style as the rest of the file. Nothing else in the
    file changes. If "actionplan lint" would warn about the entry, for example because a
    date has the wrong year, the entry is not recorded. Fix the entry, or add --anyway.
    To correct an earlier entry, give its date with --corrects and say what is right.
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
        next_due=values.date(next_due, day),
        rag=rag or "",
        state=state or "",
        achieved_on=values.date(achieved_on, day),
        new_due=values.date(new_due, day),
        new_due_requested=values.date(new_due_requested, day),
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
    now = sentences.standing_of(recorded.after, to.board)
    said = [f"Action {to.item} {'would then be' if dry_run else 'is now'}: {now}."]
    if recorded.overtaken_by:
        said.append(recording.overtaken("entry", recorded.overtaken_by))
    console.done("".join(f"{terminal.wrap(line, '')}\n" for line in said))


@app.command("undo", cls=group.Command)
def undo(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PLAN/ACTION",
            help="The action, such as scr-family-a-2011/1.1. You can give the path of"
            " the file instead of the plan ID.",
            autocompletion=completions.actions,
        ),
    ],
    dry_run: DryUndo = False,
    as_of: AsOf = None,
) -> None:
    """Remove the newest entry of an action, if it was a mistake.

    Examples:

      actionplan progress undo scr-family-a-2011/1.1

      actionplan progress undo scr-family-a-2011/1.1 --dry-run

    The newest entry is the last one in the file. You can remove it as long as it
    has not been committed to git. If the file is not in git, you can only remove an
    entry on the date it was recorded. After that, add a new entry that corrects it:
    actionplan progress add PLAN/ACTION NOTE --corrects DATE
    """
    of = targets.part(target)
    day = console.today(as_of, of.here)
    _, undone = recording.undo(of, "action", day, dry_run=dry_run)
    if undone.now:
        now = sentences.standing_of(undone.now, of.board)
        said = f"Action {of.item} {'would then be' if dry_run else 'is now'}: {now}."
        console.done(f"{terminal.wrap(said, '')}\n")


@app.command("log", cls=group.Command)
def log(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PLAN[/ACTION]",
            help=(
                "An action, such as scr-family-a-2011/1.1. To see all the actions in"
                " a plan, give only the plan ID."
            ),
            autocompletion=completions.actions,
        ),
    ],
    as_of: AsOf = None,
    form: Annotated[
        papers.Form | None,
        typer.Option(
            "--format",
            help=f"The format of the history. {papers.FORM_HELP}",
            show_default=False,
        ),
    ] = None,
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
