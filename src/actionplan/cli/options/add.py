"""Define the options and arguments of `actionplan add`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.parser import completions

_METHODS = (
    "baseline-comparison, staff-survey, service-user-survey, intra-agency-audit,"
    " training-evaluation-immediate, training-evaluation-post, training-attendance or"
    " other"
)

Number = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="NUMBER",
        help="The number of the new outcome or action. The default is the next free"
        " number.",
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
            'Add the outcome or action even though "actionplan lint" will warn about'
            " it, for example because a date has passed. An outcome or action with an"
            " error is still not added."
        ),
    ),
]
Plan = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        help="The plan ID, such as scr-family-a-2011, or the path of the file.",
        autocompletion=completions.plans,
    ),
]
Challenge = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What the review or audit found."),
]
DesiredOutcome = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="What will be different, in a way that you can measure.",
    ),
]
NotYetSmart = Annotated[
    str | None,
    typer.Option(metavar="REASON", help="Why the outcome cannot be measured yet."),
]
OutcomeMeasure = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What is measured before and after the actions."),
]
Value = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The baseline figure, such as 62%.")
]
ValueDate = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="The date or month when the baseline figure was measured.",
    ),
]
TakenFrom = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Where the baseline figure comes from."),
]
OutcomeDue = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date or month by which the outcome will be achieved.",
    ),
]
OutcomeOwner = Annotated[
    str | None,
    typer.Option(metavar="JOB_TITLE", help="The owner of the outcome, if it has one."),
]
Theme = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help=(
            "A heading, such as Training, that the outcome shares with other outcomes."
        ),
    ),
]
ActionTarget = Annotated[
    str,
    typer.Argument(
        metavar="PLAN/OUTCOME",
        help="The outcome, such as scr-family-a-2011/O1.",
        autocompletion=completions.outcomes,
    ),
]
Text = Annotated[
    str | None,
    typer.Argument(
        help="What exactly will be done. Describe one action only.", show_default=False
    ),
]
ActionDue = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The date or month by which the action is due."),
]
NoDueDate = Annotated[
    str | None,
    typer.Option(metavar="REASON", help="Why there is no due date yet."),
]
SetDateBy = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help=("The date or month by which a due date will be set.")
    ),
]
ActionOwner = Annotated[
    list[str] | None,
    typer.Option(
        metavar="JOB_TITLE",
        help="The owner, by job title. Repeat the option for joint owners.",
    ),
]
NoOwner = Annotated[
    str | None,
    typer.Option(metavar="REASON", help="Why the action has no owner yet."),
]
Partner = Annotated[
    list[str] | None,
    typer.Option(
        metavar="AGENCY: JOB_TITLE",
        help="Who else takes part. You can repeat this option.",
    ),
]
ActionMeasure = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT", help="What is measured to show that the action worked."
    ),
]
Method = Annotated[
    str | None,
    typer.Option(
        help=f"How success is measured: {_METHODS}. To see what each means, type:"
        " actionplan explain method",
        autocompletion=completions.methods,
    ),
]
MethodDetail = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help=(
            "Who will measure success, how, and for how many cases or "
            'people. If the method is "other", you must use this option.'
        ),
    ),
]
MeasureTarget = Annotated[
    str | None,
    typer.Option("--target", metavar="TEXT", help="The result that counts as success."),
]
MeasuredBy = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The date by which success will be measured."),
]
EvidenceNeeded = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TEXT",
        help="What will show that the action was done. You can repeat this option.",
    ),
]
Risk = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What could go wrong."),
]
Approach = Annotated[
    str | None,
    typer.Option(
        help="What is done about the risk: reduce, remove or manage.",
        autocompletion=completions.approaches,
    ),
]
Mitigation = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help=("What is in place to reduce, remove or manage the risk."),
    ),
]
NoKnownRisks = Annotated[
    str | None,
    typer.Option(metavar="REASON", help="Why there are no known risks."),
]
Priority = Annotated[
    str | None,
    typer.Option(
        help="The priority: must-do, should-do or could-do.",
        autocompletion=completions.priorities,
    ),
]
Added = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date when the action was added to the plan, if that was after the"
        " plan was agreed.",
    ),
]
ArisesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER",
        help="The number of the action or outcome that led to this action.",
    ),
]
