"""Work out the facts of one action for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import anchors, charts, life, page_text, phrases
from actionplan.output.report.facts import (
    ActionFacts,
    Day,
    EntryFacts,
    MoveFacts,
    Other,
    Stage,
    SuccessFacts,
    Tag,
)
from actionplan.plan import board_names, left_out, sentences, timeline
from actionplan.plan.model import DONE
from actionplan.text import dates, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.output.report.anchors import Anchor
    from actionplan.output.report.charts import Bar, Look
    from actionplan.plan.model import (
        Action,
        BoardSettings,
        Entry,
        Partner,
        State,
        Success,
    )
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import MilestoneStatus, Standing
    from actionplan.text.dates import Interval


def action_facts(row: Row, place: Anchor, brief: str) -> ActionFacts:
    """Work out all facts of an action on the date of its row.

    *brief* is the short title of its plan.
    """
    action, now = row.action, row.now
    anchor = place.anchors[id(action)]
    entries = _entries(row)
    planned = now.planned
    replaced = [entry.replaced_by for entry in now.entries if entry.replaced_by]
    rating_note = sentences.rating_note(row, page_text.LONGEST)
    return ActionFacts(
        action=action,
        plan=row.plan,
        now=now,
        anchor=anchor,
        here=f"#{anchor}",
        href=f"{place.page}#{anchor}",
        name=row.name,
        called=f"{brief} {action.id}",
        text=sentences.text(action),
        label=phrases.label(sentences.text(action)),
        who=sentences.owner_of(row),
        agency=sentences.agency(row),
        agency_label=sentences.agency_label(row),
        due=sentences.due_and_source(now),
        due_told=f"{sentences.due_and_source(now)}{sentences.first_due(action, now)}",
        due_beside=sentences.due_beside(row),
        first_due=_first_due(action),
        why_undated=sentences.why_undated(action),
        state=sentences.within(sentences.state(now.status, row.plan.board)),
        standing=f"{sentences.standing(row, rated=False, noted=rating_note)}.",
        reason=sentences.reason(row),
        latest=sentences.latest_note(row, page_text.LONGEST),
        rating_note=rating_note,
        refused=sentences.refused(row),
        refused_briefly=sentences.refused(row, briefly=True),
        accepted_in_part=sentences.accepted_in_part(row),
        reopened=sentences.reopened(row),
        reopened_why=sentences.reopened(row, why=True),
        since_then=sentences.since_then(row),
        targets=sentences.open_targets(row),
        stage_passed=sentences.stage_passed(now) if now.stage_passed else "",
        last_stage=sentences.last_stage(row.now),
        rated_when=sentences.rated_when(row),
        tags=_tags(row),
        rating=phrases.rating(now.rag, row.plan),
        next=_stage(planned, row.now),
        needed="",
        heard=_heard(row),
        closed=_closed(now),
        closed_how=_closed_how(now),
        evidence=timeline.evidence_of_done(action, now.entries),
        late=sentences.late(now),
        moved=phrases.times(len(now.postponements)),
        moves=tuple(
            MoveFacts(
                on=phrases.day_facts(move.on)
                if move.on
                else Day(sentences.DATE_NOT_KNOWN.lower(), ""),
                before=move.before.words
                if move.before
                else sentences.dated_before(timeline.first_due(action)),
                after=move.after.words,
                why=move.why,
                is_postponement=move.is_postponement,
            )
            for move in now.moves
        ),
        moved_by=life.difference(row),
        entries=tuple(reversed(entries)),
        is_additional=bool(action.arises_from or action.added),
        arises_from=anchors.arises(action, place),
        added=phrases.day_facts(action.added) if action.added else None,
        replaced_by=anchors.link(replaced[-1], row.plan, place) if replaced else None,
        review=_own_review(action),
        details=tuple(_details(row)),
        partners=tuple(partner(p, row.plan.board) for p in action.partners),
        success=tuple(
            SuccessFacts(
                s,
                _method(s),
                s.measured_by.words if s.measured_by else "Not recorded",
            )
            for s in action.success
        ),
        silent_bar=_silent_bar(row),
        silent_for=_silent_for(row),
        other=phrases.others(
            action,
            action.review,
            *([] if "partners" in action.inherited else action.partners),
            *action.milestones,
            *action.success,
            *action.risks,
        ),
    )


def _first_due(action: Action) -> str:
    first = timeline.first_due(action)
    return first.date.words if first.date else sentences.of_due(first)


def _closed(now: Standing) -> str:
    """Return when it was closed; empty if it is open."""
    if now.is_open:
        return ""
    return now.closed.words if now.closed else "on an unknown date"


def _closed_how(now: Standing) -> str:
    """Say when it was done or closed, and what followed; empty if it is open."""
    if now.is_open:
        return ""
    day = sentences.on(now.closed) if now.closed else "on an unknown date"
    if now.state not in _AFTER_DONE:
        told = now.state in DONE and not now.achieved_known
        return f"{'Reported as done' if told else 'Closed'} {day}."
    since = now.state_since
    later = f"; {_AFTER_DONE[now.state]} {sentences.on(since)}" if since else ""
    return f"Done {day}{later}."


_AFTER_DONE: dict[State, str] = {
    "signed-off": "signed off",
    "embedded": "found embedded",
    "monitoring": "monitoring began",
}
"""What may happen after completion, on its own date."""


def _details(row: Row) -> Iterator[Other]:
    """Yield the details that only some actions have."""
    action, now = row.action, row.now
    replaced = now.due or now.due_as_written != action.due_as_written
    if action.due_as_written and replaced:
        yield Other("Due, as written", f'"{action.due_as_written}"')
    first = timeline.at_first(action, row.plan, now.as_of)
    if first.owners != now.owners:
        yield Other("Accountable at first", sentences.owner(first))
    agency = board_names.of_action(action, row.outcome, row.plan, first)
    if agency != row.named_agency and not agency.of_owner:
        yield Other("Agency at first", agency.words or "Not recorded")
    if action.action and action.no_text:
        yield Other("Why there is no text", action.no_text)
    if action.priority:
        yield Other("Priority", sentences.choice(action.priority))
    if action.repeats:
        last = f"; last done {now.done_last.words}" if now.done_last else ""
        yield Other("Repeats", f"Every {action.repeats.words}{last}")
    if now.missed:
        yield Other("Rounds missed", sentences.missed_dates(now.missed))
    if now.request:
        until = now.request.new_due_requested
        asked = f"until {until.words}" if until else sentences.DATE_NOT_KNOWN.lower()
        when = sentences.of_entry(now.request)
        yield Other("More time asked for", f"{asked} ({when}), not agreed yet")
    if now.milestones:
        lines = "\n".join(f"- {_milestone(one)}" for one in now.milestones)
        yield Other("Milestones", lines)


def _milestone(one: MilestoneStatus) -> str:
    of = one.milestone
    words = " ".join(of.milestone.split()) or sentences.NO_TEXT
    said = [f"due {of.due.words}" if of.due else sentences.NO_DATE_RECORDED.lower()]
    if one.reached and of.reached_on:
        said.append(
            f"reached {sentences.when(of.reached_on, of.reached_on_as_written)}"
        )
    elif one.reached:
        when = sentences.within(sentences.when(None, of.reached_on_as_written))
        said.append(f"reached, {when}")
    elif one.late:
        said.append("not recorded as reached, late")
    elif one.left:
        said.append("not recorded as reached")
    return f"{words}: {', '.join(said)}"


def _heard(row: Row) -> str:
    """Return the date of the latest update, or since when there has been none."""
    now = row.now
    if now.heard and now.has_report:
        return now.heard.words
    nothing = "No dated update" if now.entries else "No update"
    if now.heard is None:
        return f"{nothing} yet"
    return f"{nothing} since {sentences.joined(row.action, row.plan)}"


def _entries(row: Row) -> list[EntryFacts]:
    return [
        EntryFacts(
            entry=step.entry.said or step.entry,
            note=phrases.note(step.entry.said or step.entry),
            day=phrases.reported(step.entry),
            corrected=sentences.corrected(step.entry),
            changed=sentences.said_wrongly(step, row.plan)
            or sentences.changed(step, row.plan),
            rating=phrases.rating(step.entry.rag, row.plan),
            next=_stage(_with_next(step.entry.said or step.entry), None),
            is_short=_is_short(step.entry.said or step.entry),
            other=phrases.others(step.entry),
        )
        for step in timeline.steps(row.action, row.now.entries)
    ]


def _is_short(entry: Entry) -> bool:
    """Return whether its note and its next stage are one paragraph each, or none."""
    kinds = (
        [b.kind for b in paragraphs.blocks(text)] for text in (entry.note, entry.next)
    )
    return all(each in ([], ["paragraph"]) for each in kinds)


def _with_next(entry: Entry) -> Entry | None:
    return entry if entry.next else None


def _tags(row: Row) -> tuple[Tag, ...]:
    now = row.now
    # The colours of ratings are left to ratings: a status is none.
    tags = []
    if now.overdue:
        tags.append(Tag("Overdue", "grey"))
    tags.append(Tag(sentences.state(now.status, row.plan.board), "grey"))
    if now.stale:
        tags.append(Tag("No update for too long", "grey"))
    if row.due_soon:
        tags.append(Tag("Due soon", "grey"))
    if now.closed_late or now.late_not_known:
        tags.append(Tag(phrases.capital(sentences.late(now)), "grey"))
    return tuple(tags)


def _stage(entry: Entry | None, now: Standing | None) -> Stage | None:
    """Return the stage planned in *entry*; give *now* for the current stage."""
    if entry is None:
        return None
    by = entry.next_due
    passed = now is not None and now.stage_passed
    return Stage(entry.next, phrases.day_facts(by) if by else None, passed)


def _own_review(action: Action) -> str:
    review = action.review
    said = [
        sentences.how_often(review),
        f"first {sentences.on(review.first)}" if review.first else "",
        f"by {review.by}" if review.by else "",
        f"reported to {review.reports_to}" if review.reports_to else "",
        review.purpose,
    ]
    return sentences.sentence(*said)


def partner(partner: Partner, board: BoardSettings) -> str:
    """Name a partner: job title, person, group and agency, as far as they are given."""
    agency = board_names.agency(partner.agency, board).words
    who = [partner.post, partner.person, partner.group, agency]
    return ", ".join(filter(None, who)) or "Not recorded"


def _method(success: Success) -> str:
    """Say how success is measured; a measure may say it in its own words."""
    if success.method:
        return sentences.choice(success.method)
    is_said = left_out.says_method(success)
    return "As stated in the measure" if is_said else "Not recorded"


def _silent_for(row: Row) -> str:
    """Return the months since the latest update, and where they are counted from."""
    now = row.now
    if now.months_silent is None:
        return "Not known"
    if now.has_report:
        return str(now.months_silent)
    return f"{now.months_silent}, since {sentences.joined(row.action, row.plan)}"


def _silent_bar(row: Row) -> Bar | None:
    now = row.now
    if not now.is_open:
        return None
    months = now.months_silent
    if months is None:
        return charts.Bar("Not known", ())
    allowed = _allowed(row)
    most = 2 * timeline.FLOOR
    length = min(months, most)
    look: Look = "late" if now.stale else "open"
    by_month = allowed.number * (1 if allowed.unit == "month" else 12 / 52)
    limit = 100 * by_month / most
    parts = charts.bar([(look, length)], most)
    said = (
        f"{dates.count(months, 'month')}; an update is due every {allowed.after_every}"
    )
    return charts.Bar(said, parts, limit)


def _allowed(row: Row) -> Interval:
    """Return how long an action may go without an update."""
    since = row.now.heard
    if since is None:
        return timeline.FLOOR_INTERVAL
    return timeline.silence_allowed(row.action, row.plan, since)
