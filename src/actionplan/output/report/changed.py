"""Say what has changed since the last meeting, in as few words as page one has room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output import change_items
from actionplan.output.report import named_in_all
from actionplan.output.report.facts import Changed, ChangesSince, Link
from actionplan.plan import (
    asked,
    changes,
    closed_plans,
    meeting_dates,
    news,
    sentences,
    timeline,
)
from actionplan.plan.timeline import Due
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from actionplan.output.report.facts import PlanFacts
    from actionplan.plan.changes import Change, Undated
    from actionplan.plan.meeting_dates import Lately, Meeting
    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Portfolio
    from actionplan.text.dates import Date

SINCE_AGREED = "since the plan was agreed"
UNDATED = "Reported on an unknown date, possibly earlier"
"""The heading for what may be new, because its date is not known."""


def changes_of(
    portfolio: Portfolio,
    last: Meeting | None,
    own: Sequence[Meeting | None],
    told: Sequence[PlanFacts],
) -> tuple[ChangesSince, tuple[ChangesSince, ...]]:
    """Return what has changed in all plans, and in each of them.

    *told* are the facts of each plan, which have the links. *last* is the last meeting
    of all plans, and *own* that of each, or None if it is not known.
    """
    each = tuple(
        _since([facts.plan], meeting, portfolio.as_of, _links([facts], far=False))
        for facts, meeting in zip(told, own, strict=True)
    )
    links, alike = _links(told, far=True), len(set(own)) == 1
    if last is None or alike or last.source == "given":
        return _since(portfolio.plans, last, portfolio.as_of, links), each
    return _since_each(told, own, portfolio.as_of, links), each


def _since_each(
    told: Sequence[PlanFacts],
    own: Sequence[Meeting | None],
    as_of: date,
    links: Mapping[int, Link],
) -> ChangesSince:
    """Return what has changed in each plan since its own last meeting."""
    found: list[Change] = []
    undated: list[Undated] = []
    since: dict[str, list[str]] = {}
    for facts, meeting in zip(told, own, strict=True):
        plans = (facts.plan,)
        if meeting is None and closed_plans.closed(facts.plan, as_of):
            continue
        if meeting is None:
            lately = meeting_dates.lately(plans, as_of)
            words = f"{_UNRECORDED}, so {_these(lately)}."
            since.setdefault(words, []).append(facts.brief)
        after = meeting.news_after if meeting else lately.after
        found += news.since(plans, after, as_of)
        undated += changes.undated(plans, after, as_of)
    said = " ".join(
        f"{sentences.listed(names)}: {sentences.within(words)}"
        for words, names in since.items()
    )
    made = _kinds(found, undated, as_of, links)
    return ChangesSince("Changes since the last meeting of each plan", said, made)


def _since(
    plans: Sequence[Plan], last: Meeting | None, as_of: date, links: Mapping[int, Link]
) -> ChangesSince:
    if last is None and len(plans) <= 1:
        # If nothing could be read, nobody knows what changed.
        none = sentences.none_open_since(plans[0], as_of) if plans else _NOTHING_READ
        if none:
            return ChangesSince("Changes since the last meeting", none, ())
    lately = meeting_dates.lately(plans, as_of)
    after = last.news_after if last else lately.after
    found = news.since(plans, after, as_of)
    undated = changes.undated(plans, after, as_of)
    made = _kinds(found, undated, as_of, links, noted=len(plans) == 1)
    title = f"Changes since {last.since_briefly}" if last else _since_lately(lately)
    words = f"{_UNRECORDED}, so {_these(lately)}."
    if agreed := _agreed_since(plans, last, after, found):
        title = f"Changes {SINCE_AGREED} {sentences.on(agreed)}"
        words = f"{_UNRECORDED}."
    elif last:
        words = meeting_dates.last_words(last, as_of)
    if not made:
        words += " 0 changes since then are known."
    quiet = not undated and not any(each.entries for each in found)
    old = quiet or last is None
    latest = _latest_update(plans, as_of, since=quiet) if old else ""
    return ChangesSince(title, words, made, latest)


def _agreed_since(
    plans: Sequence[Plan], last: Meeting | None, after: date, found: Sequence[Change]
) -> Date | None:
    """Return when a plan was agreed, if that is after the date that was worked out.

    Nobody can have met about it before that. None if anything changed earlier.
    """
    known = last is not None and last.source != "reviews"
    agreed = plans[0].agreed if len(plans) == 1 and not known else None
    if agreed is None or agreed.first_day <= after:
        return None
    return agreed if all(each.on >= agreed.first_day for each in found) else None


_NOTHING_READ = "No earlier meeting date is recorded, and no plan could be read."
_UNRECORDED = "No earlier meeting date is recorded"


def _since_lately(lately: Lately) -> str:
    """Return a heading that says that nobody knows of an earlier meeting.

    A full page has only the heading, so that says it too.
    """
    on = dates.words(lately.after)
    return f"Changes since {on} (worked out: no earlier meeting date is recorded)"


def _these(lately: Lately) -> str:
    on = dates.words(lately.after)
    return f"these are the changes in {lately.words}, since {on} (worked out)"


def _latest_update(plans: Sequence[Plan], as_of: date, *, since: bool) -> str:
    """Say how old the latest update on an open action is; may be empty.

    It is empty if some updates could not be read, or no action is open. If it is older
    than the changes, this says that there is none *since* then.
    """
    found = [
        timeline.standing(action, plan, as_of)
        for plan in plans
        for outcome in plan.outcomes
        for action in outcome.actions
    ]
    still = [now for now in found if now.is_open]
    if not still or not all(now.reports_known for now in found):
        return ""
    dated = [entry.date for now in still for entry in now.entries if entry.date]
    if not dated:
        return "No update on an open action is recorded."
    latest = max(dated, key=lambda day: day.last_day)
    if not since:
        return f"The latest update on an open action is dated {latest.words}."
    return (
        "No update on an open action has been recorded since then. The latest is dated"
        f" {latest.words}."
    )


def _kinds(
    found: Sequence[Change],
    undated: Sequence[Undated],
    as_of: date,
    links: Mapping[int, Link],
    *,
    noted: bool = False,
) -> tuple[Changed, ...]:
    """Return each kind of change with what changed.

    If it is *noted*, because there is one plan, a correction and another update have
    the beginning of its note, and the plan itself is not named.
    """
    titled = [(_asked(each, as_of), each) for each in found]
    rest = [each for title, each in titled if not title]
    kinds = [
        _of(title, [each for asks, each in titled if asks == title], links)
        for title in (WARNED, ASKED)
    ]
    kinds += [_kind(kind, rest, links, noted=noted) for kind in changes.KINDS]
    if undated:
        which = dict.fromkeys((links[id(one.action)], "") for one in undated)
        kinds.append(_Kind(UNDATED, tuple(which)))
    of_plan = tuple(change_items.OF_PLAN.values())
    return _once(one for one in kinds if one.which or one.title.startswith(of_plan))


class _Kind(NamedTuple):
    """One kind of change, with what changed and how, if that is said.

    If it is the plan itself that has changed, the title says it all.
    """

    title: str
    which: tuple[tuple[Link, str], ...]


def _once(kinds: Iterable[_Kind]) -> tuple[Changed, ...]:
    """Return changes with what each thing is called where it is first named."""
    called: set[str] = set()
    made = []
    for kind in kinds:
        which = tuple(
            one._replace(
                label=", ".join(
                    filter(None, ("" if one.words in called else one.label, how))
                )
            )
            for one, how in kind.which
        )
        number = len(which) or 1
        made.append(Changed(kind.title, number, named_in_all.once(which)))
        called |= {one.words for one, _ in kind.which}
    return tuple(made)


def _kind(
    kind: changes.Kind,
    found: Sequence[Change],
    links: Mapping[int, Link],
    *,
    noted: bool,
) -> _Kind:
    own = [change for change in found if change.kind == kind]
    title = change_items.own_word(kind, [change.plan for change in own])
    if noted and own and kind in change_items.OF_PLAN:
        return _Kind(change_items.of_plan(own[0]), ())
    return _of(title or change_items.TITLES[kind], own, links, noted=noted)


def _of(
    title: str,
    found: Sequence[Change],
    links: Mapping[int, Link],
    *,
    noted: bool = False,
) -> _Kind:
    which = [
        (links[id(one.action or one.outcome or one.plan)], _how(one, noted=noted))
        for one in found
    ]
    return _Kind(title, tuple(dict.fromkeys(which)))


WARNED = "Warnings that the due date will be missed"
ASKED = "Requests for help or a decision"


def _asked(change: Change, as_of: date) -> str:
    """Return the heading for a report that warns or asks; empty for any other change.

    That is not progress. It is listed here only while it waits for an answer.
    """
    if change.kind != "reported" or change.action is None:
        return ""
    now = timeline.standing(change.action, change.plan, as_of)
    told = asked.of_action(change.action, now)
    if told is None or told.entry not in change.entries:
        return ""
    return WARNED if told.late else ASKED


def _how(change: Change, *, noted: bool) -> str:
    """Say from which date or rating to which; what ratings mean is said elsewhere.

    If changes are *noted*, this gives the beginning of the note of another update, and
    says what a correction is about.

    What was reported in the month of the last meeting may have been known then.
    """
    moved = _from_to(change)
    earlier = change_items.perhaps(change)
    said = _noted(change) if noted else ""
    return ", ".join(filter(None, (moved, earlier, sentences.unstopped(said))))


def _noted(change: Change) -> str:
    """Give the beginning of a note, with which of two entries counts if one is wrong.

    The note of a corrected entry is wrong, so it is not given.
    """
    if change.corrected:
        wrong = sentences.dated(change.corrected[-1])
        return f"reported in the entry {wrong}, since corrected"
    if change.kind not in ("reported", "corrected"):
        return ""
    entry = change.entries[-1]
    told = sentences.first_paragraph(entry.note, _NOTE)
    return ": ".join(filter(None, (sentences.correction(entry), told)))


_NOTE = 60
"""The most characters of a note on an action."""


def _from_to(change: Change) -> str:
    if change.kind == "moved" and change.before and change.after and change.action:
        of = Due(
            change.before.due, change.before.due_from, change.before.due_as_written
        )
        first = sentences.first_due(change.action, change.before)
        before, now = sentences.dated_before(of), sentences.due(change.after)
        return f"from {before} to {now}{first.replace(';', ',')}"
    if change.kind not in changes.RATED or not (change.before and change.after):
        return ""
    return f"from {change.before.rag} to {change.after.rag}"


def _links(told: Sequence[PlanFacts], *, far: bool) -> Mapping[int, Link]:
    """Return the link to each plan, outcome and action, by identity.

    It has what they are called, unless page one says so elsewhere.
    """
    made: dict[int, Link] = {}
    for facts in told:
        made[id(facts.plan)] = Link(
            facts.brief if far else facts.plan.id, facts.href if far else ""
        )
        for one in facts.outcomes:
            number = one.outcome.id
            name = f"{facts.brief} {number}" if far else number
            href = one.href if far else one.here
            made[id(one.outcome)] = Link(name, href, _brief(one.label) if far else "")
        there = facts.exceptions + (() if far else facts.also_to_act)
        known = {of.action.id for of in there}
        known |= set() if far else {of.what.words for of in facts.to_decide}
        for action in facts.actions:
            name = action.called if far else action.action.id
            href = action.href if far else action.here
            label = "" if action.action.id in known else _brief(action.label)
            made[id(action.action)] = Link(name, href, label)
    return made


def _brief(label: str) -> str:
    return sentences.first_paragraph(label, _LONGEST)


_LONGEST = 45
"""The most characters of what an action or outcome is called, next to its number."""
