"""`actionplan progress` and `difference`: what was done, and what it led to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from actionplan import agenda, files, paper, progress, sentences, shown
from actionplan.cli import reading, say
from actionplan.cli.options import AsOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.dates import Date
    from actionplan.progress import Judged, Recorded

Made = TypeVar("Made", "Recorded", "Judged")

progress_app = typer.Typer(
    help="Record progress of an action, or read its history.", no_args_is_help=True
)
difference_app = typer.Typer(
    help="Record what difference the actions have made.", no_args_is_help=True
)

Target = Annotated[
    str,
    typer.Argument(
        metavar="PLAN/ACTION",
        help="The action: scr-family-a-2011/1.1, or with the path of the file.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be added; write nothing.")
]
Day = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was reported, if not today.")
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(help="What shows it, such as minutes; may be given several times."),
]
ReportedBy = Annotated[
    str | None, typer.Option(metavar="POST", help="The post that reported it.")
]
Future = Annotated[
    bool, typer.Option("--allow-future", help="Take a date after today.")
]
BeforePlan = Annotated[
    bool, typer.Option("--allow-before-plan", help="Take a date before the plan's.")
]


@progress_app.command("add")
def add(
    target: Target,
    note: Annotated[str, typer.Argument(help="What was done, or why not.")],
    date: Day = None,
    following: Annotated[
        str | None, typer.Option("--next", metavar="TEXT", help="What is to come next.")
    ] = None,
    next_due: Annotated[
        str | None, typer.Option(metavar="DATE", help="And by when.")
    ] = None,
    rag: Annotated[
        str | None,
        typer.Option(metavar="RATING", help="A rating of the plan's legend."),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            help="If it changes: complete, on-hold, signed-off, withdrawn ..."
        ),
    ] = None,
    achieved_on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it was achieved, if earlier."),
    ] = None,
    new_due: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="A new due date; the note is the reason."),
    ] = None,
    accountable: Annotated[
        str | None, typer.Option(metavar="POST", help="The post that takes it over.")
    ] = None,
    replaced_by: Annotated[
        str | None,
        typer.Option(metavar="ACTION", help="The action that takes its place."),
    ] = None,
    reported_by: ReportedBy = None,
    evidence: Evidence = None,
    allow_no_evidence: Annotated[
        bool, typer.Option("--allow-no-evidence", help="Complete it without evidence.")
    ] = False,
    allow_future: Future = False,
    allow_before_plan: BeforePlan = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Record progress of an action.

    Examples:

      actionplan progress add scr-family-a-2011/1.1 "The draft went to all agencies."

      actionplan progress add scr-family-a-2011/1.1 "Published." --state complete
      --evidence "The guidance on the website"

    The entry is added in the file's own style, and nothing else in it changes.
    """
    path, item = reading.target(target)
    today = reading.today(as_of, [path])
    update = progress.Update(
        note=note,
        date=date or "",
        next=following or "",
        next_due=next_due or "",
        rag=rag or "",
        state=state or "",
        achieved_on=achieved_on or "",
        new_due=new_due or "",
        accountable=accountable or "",
        replaced_by=replaced_by or "",
        reported_by=reported_by or "",
        evidence=tuple(evidence or ()),
    )

    house = reading.house(path)

    def change(content: bytes) -> Recorded:
        return progress.record(
            content,
            files.name(path),
            item,
            update,
            today,
            house=house,
            allow_no_evidence=allow_no_evidence,
            allow_future=allow_future,
            allow_before_plan=allow_before_plan,
        )

    recorded = _write(path, change, dry_run=dry_run)
    now = sentences.standing_of(recorded.after, house)
    said = [f"Action {item} {'would then be' if dry_run else 'is now'}: {now}."]
    if recorded.overtaken_by:
        said.append(_overtaken("entry", recorded.overtaken_by))
    say.out("".join(f"{shown.wrap(line, '')}\n" for line in said))


@difference_app.command("add")
def judge(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PLAN/OUTCOME", help="The outcome, such as scr-family-a-2011/O1."
        ),
    ],
    achieved: Annotated[
        str | None,
        typer.Option(
            help="Whether it was achieved: fully, partly, not-yet or no-change."
        ),
    ] = None,
    result: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MEASURE=VALUE",
            help="A measure of the baseline, measured again; several times if need be.",
        ),
    ] = None,
    feedback: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO: TEXT", help="What somebody said; several times if need be."
        ),
    ] = None,
    effect: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What it meant for children.")
    ] = None,
    still_to_improve: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What is still to be improved.")
    ] = None,
    evidence: Evidence = None,
    reported_by: ReportedBy = None,
    date: Day = None,
    allow_future: Future = False,
    allow_before_plan: BeforePlan = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Record what difference has been made.

    Examples:

      actionplan difference add scr-family-a-2011/O1 --achieved partly
      --result "Staff at training per quarter=68" --effect "Visits are earlier."

      actionplan difference add scr-family-a-2011/O1 --feedback "Staff: It is clear."

    The judgement is added in the file's own style, and nothing else in it changes.
    """
    path, item = reading.target(target)
    today = reading.today(as_of, [path])
    verdict = progress.Verdict(
        date=date or "",
        outcome_achieved=achieved or "",
        results=tuple(_split(given, "=") for given in result or ()),
        feedback=tuple(_split(given, ": ") for given in feedback or ()),
        effect=effect or "",
        still_to_improve=still_to_improve or "",
        evidence=tuple(evidence or ()),
        reported_by=reported_by or "",
    )

    def change(content: bytes) -> Judged:
        return progress.judge(
            content,
            files.name(path),
            item,
            verdict,
            today,
            house=reading.house(path),
            allow_future=allow_future,
            allow_before_plan=allow_before_plan,
        )

    judged = _write(path, change, dry_run=dry_run)
    if judged.overtaken_by:
        say.out(f"{shown.wrap(_overtaken('judgement', judged.overtaken_by), '')}\n")


@progress_app.command("log")
def log(
    target: Annotated[
        str,
        typer.Argument(metavar="PLAN[/ACTION]", help="An action, or a whole plan."),
    ],
    as_of: AsOf = None,
    form: Annotated[
        paper.Form, typer.Option("--format", help="How to write it down.")
    ] = "text",
) -> None:
    """Tell the history of an action or a plan.

    Examples:

      actionplan progress log scr-family-a-2011/1.1

      actionplan progress log scr-family-a-2011 --format markdown
    """
    path, item = reading.target_or_plan(target)
    read = reading.plans([path], reading.today(as_of, [path]))
    rows = [row for row in read.rows if item in ("", row.action.id)]
    for plan in read.plans:
        if item and not rows and item not in plan.set_aside:
            raise reading.no_such_action(item, plan)
        gaps = tuple(sentences.incomplete(read.gaps))
        say.out(paper.write(agenda.log(plan, rows, read.as_of, gaps), form))
    if not read.plans:
        say.out("".join(f"{line}\n" for line in sentences.incomplete(read.gaps)))
    raise typer.Exit(reading.code(read))


def _write(path: Path, change: Callable[[bytes], Made], *, dry_run: bool) -> Made:
    """Put what *change* makes in the file's place, or only show it."""
    made: list[Made] = []

    def new(content: bytes) -> bytes:
        made.append(change(content))
        return made[-1].content

    if dry_run:
        before = files.read(path)
        say.out(say.difference(files.name(path), before, new(before)))
        return made[-1]
    done = files.replace(path, new)
    lines: list[str] = [f"Recorded in {shown.line(files.name(path))}:", ""]
    lines += [f"{number:>6} | {shown.line(text)}" for number, text in made[-1].added]
    say.out(shown.log_safe("\n".join([*lines, "", ""])))
    if not done.durable:
        say.err("The disk has not confirmed that this will outlast a power cut.\n")
    return made[-1]


def _overtaken(what: str, date: Date) -> str:
    return f"A later {what}, of {date.words}, stands, and counts where the two differ."


def _split(given: str, sign: str) -> tuple[str, str]:
    first, found, second = given.partition(sign)
    return (first.strip(), second.strip()) if found else ("", given.strip())
