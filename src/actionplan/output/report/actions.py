"""Work out the facts of one action for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import anchors, charts, phrases
from actionplan.output.report.facts import (
    ActionFacts,
    EntryFacts,
    MoveFacts,
    Stage,
    SuccessFacts,
    Tag,
)
from actionplan.plan import sentences, timeline
from actionplan.text import dates

if TYPE_CHECKING:
    from actionplan.output.report.anchors import Anchor
    from actionplan.output.report.charts import Bar, Look
    from actionplan.output.report.facts import TagColour
    from actionplan.plan.model import Action, Entry, Partner
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing


def action_facts(row: Row, place: Anchor) -> ActionFacts:
    """Work out all facts of an action on the date of its row."""
    action, now = row.action, row.now
    anchor = place.anchors[id(action)]
    entries = _entries(row)
    planned = now.planned
    replaced = [entry.replaced_by for entry in now.entries if entry.replaced_by]
    return ActionFacts(
        action=action,
        plan=row.plan,
        now=now,
        anchor=anchor,
        here=f"#{anchor}",
        href=f"{place.page}#{anchor}",
        name=row.name,
        due=_due(row),
        first_due=action.due.words if action.due else sentences.NO_DATE,
        state=sentences.within(sentences.state(now.state, row.plan.board)),
        standing=f"{sentences.standing(row)}.",
        reason=sentences.reason(row),
        tags=_tags(row),
        rating=phrases.rating(now.rag, row.plan),
        next=_stage(planned, row.now),
        heard=_heard(row),
        closed=now.closed.words if now.closed else "",
        moved=phrases.times(len(now.postponements)),
        moves=tuple(
            MoveFacts(
                on=phrases.day_facts(move.on),
                before=move.before.words if move.before else sentences.NO_DATE,
                after=move.after.words,
                why=move.why,
                is_postponement=move.is_postponement,
            )
            for move in now.moves
        ),
        entries=tuple(reversed(entries)),
        is_additional=bool(action.arises_from or action.added),
        arises_from=anchors.arises(action, place),
        added=phrases.day_facts(action.added) if action.added else None,
        replaced_by=anchors.link(replaced[-1], row.plan, place) if replaced else None,
        review=_own_review(action),
        partners=tuple(_partner(p) for p in action.partners),
        success=tuple(
            SuccessFacts(
                s,
                sentences.choice(s.method) if s.method else "Not recorded",
                s.measured_by.words if s.measured_by else sentences.NO_DATE,
            )
            for s in action.success
        ),
        silent_bar=_silent_bar(now),
        other=phrases.others(
            action, action.review, *action.partners, *action.success, *action.risks
        ),
    )


def _due(row: Row) -> str:
    """Say when it is due or, without a date, by when one will be set."""
    now, action = row.now, row.action
    if action.due is None and not now.moves:
        by = f", to be set by {now.due.words}" if now.due else ""
        return f"{sentences.NO_DATE}{by}"
    return sentences.due(now)


def _heard(row: Row) -> str:
    """Say when it was last reported on, or since when it has not been."""
    now = row.now
    if now.entries:
        return now.entries[-1].date.words
    if now.heard is None:
        return "Nothing reported yet"
    began = "it was added" if row.action.added else "the plan was agreed"
    on = "on" if now.heard.day else "in"
    return f"Nothing reported since {began} {on} {now.heard.words}"


def _entries(row: Row) -> list[EntryFacts]:
    made: list[EntryFacts] = []
    due = row.action.due
    for entry in row.now.entries:
        made.append(
            EntryFacts(
                entry=entry,
                day=phrases.day_facts(entry.date),
                changed=sentences.changed(entry, due, row.plan),
                rating=phrases.rating(entry.rag, row.plan),
                next=_stage(entry if entry.next else None, None),
                other=phrases.other(entry.extra),
            )
        )
        due = entry.new_due or due
    return made


def _tags(row: Row) -> tuple[Tag, ...]:
    now = row.now
    looks: dict[str, TagColour] = {
        "on-hold": "amber",
        "complete": "green",
        "signed-off": "green",
        "in-progress": "blue",
    }
    tags = []
    if now.overdue:
        tags.append(Tag("Overdue", "red"))
    said = sentences.state(now.state, row.plan.board)
    tags.append(Tag(said, looks.get(now.state, "grey")))
    if now.stale:
        tags.append(Tag("Unreported for too long", "amber"))
    if row.due_soon:
        tags.append(Tag("Due soon", "blue"))
    if now.closed_late:
        tags.append(Tag("Closed late", "grey"))
    return tuple(tags)


def _stage(entry: Entry | None, now: Standing | None) -> Stage | None:
    """Return the stage planned in *entry*; give *now* for the current stage."""
    if entry is None:
        return None
    by = entry.next_due
    passed = now is not None and by is not None and by.last_day < now.as_of
    return Stage(entry.next, phrases.day_facts(by) if by else None, passed)


def _own_review(action: Action) -> str:
    review = action.review
    said = [
        f"every {dates.count(review.every, 'month')}" if review.every else "",
        f"first in {review.first.words}" if review.first else "",
        f"by {review.by}" if review.by else "",
        f"reported to {review.reports_to}" if review.reports_to else "",
        review.purpose,
    ]
    return sentences.sentence(*said)


def _partner(partner: Partner) -> str:
    who = [partner.post, partner.person, partner.group, partner.agency]
    return ", ".join(filter(None, who)) or "Not recorded"


def _silent_bar(now: Standing) -> Bar | None:
    if not now.is_open:
        return None
    months = now.months_silent
    most = 2 * timeline.FLOOR
    length = min(months, most)
    look: Look = "late" if now.stale else "open"
    limit = 100 * timeline.FLOOR / most
    parts = charts.bar([(look, length)], most)
    return charts.Bar(dates.count(months, "month"), parts, limit)
