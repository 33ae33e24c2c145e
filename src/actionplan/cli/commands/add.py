"""Run `actionplan add`: add an outcome or an action to a plan."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import adding, console
from actionplan.cli.adding import Addition
from actionplan.cli.options import AsOf
from actionplan.cli.parser import completions, group
from actionplan.cli.recording import DryRun
from actionplan.editing import blocks
from actionplan.editing.blocks import NewAction, NewOutcome
from actionplan.text import terminal
from actionplan.workspace import targets

_METHODS = (
    "baseline-comparison, staff-survey, service-user-survey, intra-agency-audit,"
    " training-evaluation-immediate, training-evaluation-post, training-attendance or"
    " other"
)
app = group.group(
    """Add an outcome or an action to a plan.

    Examples:

      actionplan add outcome scr-family-a-2011

      actionplan add action scr-family-a-2011/O1
    """
)

Number = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="NUMBER",
        help="The new number. The default is the next free one.",
    ),
]
Agency = Annotated[
    str | None, typer.Option(metavar="NAME", help="The agency that does the work.")
]
Target = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The result that you aim for.")
]
Anyway = Annotated[
    bool,
    typer.Option(
        "--anyway",
        help=(
            'Add this even though "actionplan lint" will warn about it, for example'
            " because a date has passed. An outcome or action with an error is still"
            " not added."
        ),
    ),
]


@app.command("outcome", cls=group.Command)
def outcome(
    plan: Annotated[
        str,
        typer.Argument(
            metavar="PLAN",
            help="The plan ID, such as scr-family-a-2011, or the path of the file.",
            autocompletion=completions.plans,
        ),
    ],
    challenge: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What the review or audit found."),
    ] = None,
    desired_outcome: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help=("What will be different, in words that can be measured."),
        ),
    ] = None,
    not_yet_smart: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Why the outcome cannot be measured yet."),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What is measured before and after."),
    ] = None,
    value: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The figure today.")
    ] = None,
    target: Target = None,
    taken_from: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Where the figure comes from.")
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The date or month by which the outcome will be achieved.",
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(metavar="JOB_TITLE", help="The owner, if the outcome has one."),
    ] = None,
    agency: Agency = None,
    theme: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="A heading to group outcomes under."),
    ] = None,
    number: Number = None,
    anyway: Anyway = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Add an outcome to a plan.

    Examples:

      actionplan add outcome scr-family-a-2011

      actionplan add outcome scr-family-a-2011 --challenge "Records are late."

    In a terminal, this command asks you for anything you leave out. The outcome goes
    after the last one, in the style of the file, and nothing else in the file changes.
    If "actionplan lint" would report an error in what you add, nothing is added. A
    warning about something that you typed has the same effect, unless you add --anyway.
    At the end, the command lists what lint still asks for.
    """
    to = targets.whole(plan)
    given = NewOutcome(
        id=_text(number),
        theme=_text(theme),
        challenge=_text(challenge),
        desired_outcome=_text(desired_outcome),
        not_yet_smart=_text(not_yet_smart),
        due=_text(due),
        accountable=_text(owner),
        agency=_text(agency),
        measure=_text(measure),
        value=_text(value),
        target=_text(target),
        taken_from=_text(taken_from),
    )
    addition = Addition(
        to=to,
        given=given,
        put=lambda content, new: blocks.add_outcome(
            content, to.name, new, board=to.board
        ),
        as_of=console.today(as_of, to.here),
        command=f"actionplan add outcome {plan}",
        anyway=anyway,
    )
    made = adding.add(addition, adding.of_outcome, dry_run=dry_run)
    _say("outcome", made.id, f"actionplan add action {plan}/{made.id}", dry_run=dry_run)


@app.command("action", cls=group.Command)
def action(
    target: Annotated[
        str,
        typer.Argument(
            metavar="PLAN/OUTCOME",
            help="The outcome, such as scr-family-a-2011/O1.",
            autocompletion=completions.outcomes,
        ),
    ],
    text: Annotated[
        str | None,
        typer.Argument(
            help="What exactly will be done. Give one thing.", show_default=False
        ),
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The date or month the action is due."),
    ] = None,
    no_due_date: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Why there is no date yet."),
    ] = None,
    set_date_by: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=("The date or month by which a due date will be set.")
        ),
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option(
            metavar="JOB_TITLE",
            help="The owner, by job title. Repeat the option for joint owners.",
        ),
    ] = None,
    no_owner: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Why the action has no owner yet."),
    ] = None,
    agency: Agency = None,
    partner: Annotated[
        list[str] | None,
        typer.Option(
            metavar="AGENCY: JOB_TITLE",
            help="Who else takes part. You can repeat this option.",
        ),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help="What is measured to show that the action worked."
        ),
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(
            help=f"How success is measured: {_METHODS}.",
            autocompletion=completions.methods,
        ),
    ] = None,
    method_detail: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help=(
                "Who will measure success, how, and for how many cases or people. The"
                ' method "other" needs this.'
            ),
        ),
    ] = None,
    measure_target: Annotated[
        str | None,
        typer.Option(
            "--target", metavar="TEXT", help="The result that counts as success."
        ),
    ] = None,
    measured_by: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The date by which success will be measured."
        ),
    ] = None,
    evidence_needed: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="What will show that the action was done. You can repeat this option.",
        ),
    ] = None,
    risk: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What could get in the way."),
    ] = None,
    approach: Annotated[
        str | None,
        typer.Option(
            help="What is done about the risk: reduce, remove or manage.",
            autocompletion=completions.approaches,
        ),
    ] = None,
    mitigation: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help=("What is in place to reduce, remove or manage the risk."),
        ),
    ] = None,
    no_known_risks: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Why there are no known risks."),
    ] = None,
    priority: Annotated[
        str | None,
        typer.Option(
            help="must-do, should-do or could-do.",
            autocompletion=completions.priorities,
        ),
    ] = None,
    added: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When the action was added to the plan, if that was after the plan was"
            " agreed.",
        ),
    ] = None,
    arises_from: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER", help="The action or outcome that led to this one."
        ),
    ] = None,
    number: Number = None,
    anyway: Anyway = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Add an action to an outcome of a plan.

    Examples:

      actionplan add action scr-family-a-2011/O1

      actionplan add action scr-family-a-2011/O1 "Train the nurses" --due 2012-06

    In a terminal, this command asks you for anything you leave out. The action goes
    after the last one of the outcome, in the style of the file, and nothing else in the
    file changes. If "actionplan lint" would report an error in what you add, nothing is
    added. A warning about something that you typed has the same effect, unless you add
    --anyway. At the end, the command lists what lint still asks for.
    """
    to = targets.part(target)
    given = NewAction(
        id=_text(number),
        action=_text(text),
        priority=_text(priority),
        due=_text(due),
        no_due_date=_text(no_due_date),
        set_date_by=_text(set_date_by),
        accountable=_texts(owner),
        no_owner=_text(no_owner),
        agency=_text(agency),
        partners=tuple(map(_partner, _texts(partner))),
        measure=_text(measure),
        method=_text(method),
        method_detail=_text(method_detail),
        target=_text(measure_target),
        measured_by=_text(measured_by),
        evidence_needed=_texts(evidence_needed),
        no_known_risks=_text(no_known_risks),
        risk=_text(risk),
        approach=_text(approach),
        mitigation=_text(mitigation),
        added=_text(added),
        arises_from=_text(arises_from),
    )
    addition = Addition(
        to=to,
        given=given,
        put=lambda content, new: blocks.add_action(
            content, to.name, to.item, new, board=to.board
        ),
        as_of=console.today(as_of, to.here),
        command=f"actionplan add action {target}",
        anyway=anyway,
    )
    made = adding.add(addition, adding.of_action, dry_run=dry_run)
    plan = target.rpartition("/")[0]
    later = f'actionplan progress add {plan}/{made.id} "What was done"'
    _say("action", made.id, later, dry_run=dry_run)


def _say(thing: str, number: str, following: str, *, dry_run: bool) -> None:
    """Say which number it has, and which command comes next."""
    what = "would be added" if dry_run else "has been added"
    then = "To add its actions" if thing == "outcome" else "To record progress on it"
    said = f"{thing.capitalize()} {number} {what}."
    console.done(f"{terminal.wrap(said, '')}\n")
    if not dry_run:
        console.done(f"{then}: {terminal.line(following)}\n")


def _text(given: str | None) -> str:
    return (given or "").strip()


def _texts(given: list[str] | None) -> tuple[str, ...]:
    return tuple(text for each in given or () if (text := each.strip()))


def _partner(given: str) -> tuple[str, str]:
    agency, _, post = given.partition(": ")
    return agency.strip(), post.strip()
