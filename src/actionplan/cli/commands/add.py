"""Run `actionplan add`: add an outcome or an action to a plan."""

from __future__ import annotations

from actionplan.cli import adding, console
from actionplan.cli.adding import Addition
from actionplan.cli.options import AsOf
from actionplan.cli.options import add as options
from actionplan.cli.options.recording import DryRun
from actionplan.cli.parser import group, values
from actionplan.editing import blocks
from actionplan.editing.blocks import NewAction, NewOutcome
from actionplan.text import terminal
from actionplan.workspace import targets

app = group.group(
    """Add an outcome or an action to a plan.

    Examples:

      actionplan add outcome scr-family-a-2011

      actionplan add action scr-family-a-2011/O1
    """
)


@app.command("outcome", cls=group.Command)
def outcome(
    plan: options.Plan,
    challenge: options.Challenge = None,
    desired_outcome: options.DesiredOutcome = None,
    not_yet_smart: options.NotYetSmart = None,
    measure: options.OutcomeMeasure = None,
    value: options.Value = None,
    date: options.ValueDate = None,
    target: options.Target = None,
    taken_from: options.TakenFrom = None,
    due: options.OutcomeDue = None,
    owner: options.OutcomeOwner = None,
    agency: options.Agency = None,
    theme: options.Theme = None,
    number: options.Number = None,
    anyway: options.Anyway = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Add an outcome to a plan.

    Examples:

      actionplan add outcome scr-family-a-2011

      actionplan add outcome scr-family-a-2011 --challenge "Records are late."

    In a terminal, this command asks you questions if you give neither --challenge nor
    --desired-outcome. The new outcome goes after the last one, in the same style as the
    rest of the file. Nothing else in the file changes. If "actionplan lint" would
    report an error in what you add, nothing is added. The same applies to a warning
    about something that you typed, unless you use --anyway. At the end, the command
    lists the warnings and advice that lint will give about the new outcome.
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
        date=_text(date),
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
    target: options.ActionTarget,
    text: options.Text = None,
    due: options.ActionDue = None,
    no_due_date: options.NoDueDate = None,
    set_date_by: options.SetDateBy = None,
    owner: options.ActionOwner = None,
    no_owner: options.NoOwner = None,
    agency: options.Agency = None,
    partner: options.Partner = None,
    measure: options.ActionMeasure = None,
    method: options.Method = None,
    method_detail: options.MethodDetail = None,
    measure_target: options.MeasureTarget = None,
    measured_by: options.MeasuredBy = None,
    evidence_needed: options.EvidenceNeeded = None,
    risk: options.Risk = None,
    approach: options.Approach = None,
    mitigation: options.Mitigation = None,
    no_known_risks: options.NoKnownRisks = None,
    priority: options.Priority = None,
    added: options.Added = None,
    arises_from: options.ArisesFrom = None,
    number: options.Number = None,
    anyway: options.Anyway = False,
    dry_run: DryRun = False,
    as_of: AsOf = None,
) -> None:
    """Add an action to an outcome of a plan.

    Examples:

      actionplan add action scr-family-a-2011/O1

      actionplan add action scr-family-a-2011/O1 "Train the nurses" --due 2012-06

    In a terminal, this command asks you questions if you leave out TEXT, the due date
    or the owner. If you give all 3, it asks nothing, so use options to give the measure
    and the risk. The new action goes after the last action of the outcome, in the same
    style as the rest of the file. Nothing else in the file changes. If "actionplan
    lint" would report an error in what you add, nothing is added. The same applies to a
    warning about something that you typed, unless you use --anyway. At the end, the
    command lists the warnings and advice that lint will give about the new action.
    """
    to = targets.part(target, "outcome")
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
        partners=tuple(map(values.partner, _texts(partner))),
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
        console.done(f"{then}:\n    {terminal.line(following)}\n")


def _text(given: str | None) -> str:
    return (given or "").strip()


def _texts(given: list[str] | None) -> tuple[str, ...]:
    return tuple(text for each in given or () if (text := each.strip()))
