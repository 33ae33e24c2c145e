"""Tell an action or an outcome in a list about one of several plans.

There are a few levels: the more room there is, the more is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan.output.report import (
    page_aims,
    page_notes,
    page_text,
    rating_counts,
    told_in_all,
)
from actionplan.output.report.facts import ItemOfPlan, Link
from actionplan.output.report.told_in_all import LONGER, OWNED, WHOLE, WHY
from actionplan.plan import aims, asked, sentences, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.output.report.facts import (
        ActionFacts,
        Lacking,
        OutcomeFacts,
        OutcomeInShort,
        PlanFacts,
        Rating,
    )
    from actionplan.plan.exceptions import Matter

_REASON = {OWNED: 0, WHY: 75, LONGER: 160, WHOLE: 400}
"""The most characters of why, on each level."""
_TITLE = 32
"""The most characters of what an action is called."""


def action(
    of: ActionFacts, level: int, doubts: str, *, new: bool, decided: bool
) -> ItemOfPlan:
    """Say since when an action is late, how it is rated, who owns it, and why.

    One that is not late, nor asks for anything, is told in short without its owner,
    unless it is rated low, nothing was reported on it, or something is to be *decided*.
    One that is reported as complete has the *doubts* about that. *new* says whether it
    is newly overdue.
    """
    urgent = of.now.overdue or told_in_all.asks(of)
    known = told_in_all.is_low(of) or not of.entries
    owned = urgent or decided or level > WHY or (level == WHY and known)
    title = sentences.first_paragraph(of.label, _TITLE)
    name = f"{of.action.id} {title}" if owned else of.action.id
    if doubts and not of.now.is_open:
        words = sentences.stopped(f"{sentences.capital(of.state)}, but {doubts}")
        return ItemOfPlan(
            what=Link(name, of.href),
            standing=f"{words} {sentences.stopped(told_in_all.owner(of, level))}",
            rating=_rating(of) if level > OWNED else None,
            words="",
        )
    said: list[str] = []
    briefly = decided and level == OWNED and not urgent and not is_dated(of)
    standing = _undated(of) if briefly else _standing(of, new=new)
    owner = _not_in(standing, told_in_all.owner(of, level))
    if owned and owner:
        said.append(f"{owner}.")
    if level > OWNED:
        said += _why(of, level)
    else:
        said.append(page_notes.who_is_at_risk(of))
    if level == WHOLE and of.stage_passed:
        said.append(sentences.stopped(sentences.stage_in_full(of.now)))
    return ItemOfPlan(
        what=Link(name, of.href),
        standing=standing,
        rating=_rating(of),
        words=" ".join(filter(None, said)),
    )


def _rating(of: ActionFacts) -> Rating | None:
    """Return the latest rating, in words: a number alone would say nothing there."""
    rating = of.rating
    return rating and rating._replace(words=rating_counts.in_words(rating.words))


def _not_in(standing: str, owner: str) -> str:
    """Return an owner, or why there is none, without what *standing* says already."""
    said, _, more = owner.partition("; ")
    if said.casefold() not in standing.casefold():
        return owner
    return sentences.capital(more)


def is_dated(of: ActionFacts) -> bool:
    """Return whether an action that is not overdue is told with its due date."""
    low = told_in_all.is_low(of) or told_in_all.asks(of)
    return low and of.now.due is not None and not of.now.overdue


def _standing(of: ActionFacts, *, new: bool) -> str:
    """Say since when it is late, or when it is due, and what else is wrong with it."""
    if not (of.now.overdue or is_dated(of)):
        return f"{of.standing} {of.due_beside}".strip()
    due = of.now.due.words if of.now.due else ""
    late = f"Overdue{' (new)' if new else ''}, due {due}"
    marks = [
        (late if of.now.overdue else f"Due {due}")
        + sentences.first_due(of.action, of.now)
    ]
    if again := sentences.reopened_in_short(of.action, of.now):
        marks.append(again)
    if of.now.status == "on-hold":
        marks.append(of.state)
    if of.now.request and of.now.request.new_due_requested:
        marks.append(
            f"more time asked for, until {of.now.request.new_due_requested.words}"
        )
    return sentences.stopped("; ".join(marks))


def _undated(of: ActionFacts) -> str:
    """Say only what a decision about open work needs: that it has no due date."""
    if of.now.passed_in_words:
        return sentences.stopped(of.standing.partition(";")[0])
    if of.now.due or not of.now.is_open:
        return of.due_beside
    return of.due_beside.replace("In place of a date", "No due date") or "No due date."


def _why(of: ActionFacts, level: int) -> list[str]:
    """Say why: in the words that ask for something, of a refusal or of a note."""
    most = _REASON[level]
    said = [of.refused_briefly] if of.now.overdue else []
    if level > WHY or not of.entries:
        said.append(of.accepted_in_part)
    if told_in_all.asks(of) and (told := asked.of_action(of.action, of.now)):
        day = f"{told.entry.date.words}: " if told.entry.date else ""
        words = sentences.on_one_line(told.entry.note, page_text.LONGEST)
        if len(words) > most * _ENOUGH:
            words = page_text.beginning(told.in_short, most)
        return [*said, f"{day}{sentences.stopped(words)}"]
    whole = of.rating_note or of.latest
    note = whole if len(whole) <= most * _ENOUGH else told_in_all.why(of, most)
    body = note.partition(": ")[2].partition(" ...")[0].rstrip(".")
    known = of.standing if not of.now.overdue else ""
    if body in f"{known} {of.refused}" if body else not of.now.overdue:
        note = ""
    held = page_notes.held_up(of, _REASON[WHY])
    if held and note:
        # What an older note says may have changed since, which the latest tells.
        note = whole if len(whole) <= _SINCE else page_text.beginning(whole, _SINCE)
    return [*said, held, note]


_SINCE = 240
"""The most characters of the latest note after an older one that says why."""


_ENOUGH = 1.6
"""By how much a note may be longer if all of it is told."""


def outcome(
    of: OutcomeFacts, plan: PlanFacts, as_of: date, level: OutcomeLevel
) -> ItemOfPlan:
    """Say in short how an outcome was assessed, what got worse, and who is not safe.

    Then come what is still to improve, its effect on children and its source, and then
    one figure.
    """
    figure = level == "with figure"
    worse = page_aims.worse(of, timeline.got_worse(of.outcome, as_of))
    effect = page_text.about_children(of.effect, _EFFECT) or of.no_effect
    has_figure = bool(figure or worse)
    improve = told_in_all.to_improve if has_figure else told_in_all.unfinished
    parts = [
        sentences.capital(_judged(of, plan, as_of)),
        f"Got worse: {worse}" if worse else "",
        page_aims.one_figure(of) if figure and not worse else "",
        improve(of, as_of),
        f"{EFFECT}{effect}" if effect else "",
        _source(of, _SOURCE, as_of),
    ]
    if level == "briefly":
        parts = [parts[0], parts[1], page_aims.at_risk(of)]
    words = " ".join(sentences.stopped(each) for each in parts if each)
    return ItemOfPlan(Link(of.outcome.id, of.href), "", None, words)


OutcomeLevel: TypeAlias = Literal["briefly", "with effect", "with figure"]
"""How much is told of an outcome before all of it is."""


def _judged(of: OutcomeFacts, plan: PlanFacts, as_of: date) -> str:
    """Say how an outcome was assessed and when, and what puts this in doubt."""
    doubt = aims.doubt(aims.of(of.outcome, plan.plan, as_of))
    judged = told_in_all.without_age(page_aims.assessed(of))
    judged = judged.replace(", assessed ", ", ")
    if doubt and doubt.casefold() not in judged.casefold().replace(",", ""):
        return f"{judged}; {sentences.within(doubt)}"
    return judged


def _source(of: OutcomeFacts, most: int, as_of: date) -> str:
    """Name the first evidence, and how much more there is; may be empty."""
    last = timeline.latest_verdict(of.outcome, as_of)
    every = last.evidence if last else ()
    if not every:
        return ""
    source = sentences.first_paragraph(every[0].rstrip("."), most)
    return f"Evidence{sentences.some_of(every[:1], every)}: {source}"


def ended(
    of: OutcomeFacts, plan: PlanFacts, as_of: date, *, briefly: bool = False
) -> ItemOfPlan:
    """Say the same of an outcome of a plan without open actions, in fewer words.

    *briefly* is only how it was assessed.
    """
    effect = page_text.about_children(of.effect, _ENDED) or of.no_effect
    judged = _judged(of, plan, as_of)
    known = [judged, told_in_all.unfinished(of, as_of)]
    known.append(f"Effect: {effect}" if effect else "")
    if timeline.is_achieved(of.outcome, as_of):
        known = [f"{judged}: {effect}" if effect else judged, page_aims.at_risk(of)]
    parts = [judged] if briefly else [*known, _source(of, _LESS, as_of)]
    words = " ".join(sentences.stopped(each) for each in parts if each)
    return ItemOfPlan(Link(of.outcome.id, of.href), "", None, words)


def left(of: OutcomeFacts, as_of: date, *, improve: bool) -> ItemOfPlan:
    """Give the figure of an outcome on which nobody is working.

    *improve* also says what is still to improve.
    """
    said = (
        page_aims.one_figure(of),
        told_in_all.to_improve(of, as_of) if improve else page_aims.at_risk(of),
    )
    words = " ".join(sentences.stopped(each) for each in said if each)
    return ItemOfPlan(Link(f"{of.outcome.id}:", of.href), "", None, words)


EFFECT = "Effect: "
"""What comes before the effect of an outcome."""
_ENDED, _LESS = 85, 35
"""The same of such an outcome."""
_EFFECT, _SOURCE = 65, 50
"""The most characters of an effect on children, and of what it is known from."""


def outcome_in_full(of: OutcomeInShort) -> ItemOfPlan:
    """Tell an outcome with its figures; its number is enough under its plan."""
    what = of.what._replace(words=of.what.words.rpartition(" ")[2])
    return ItemOfPlan(what, "", None, sentences.capital(of.words))


def with_lacking(of: ItemOfPlan, late: Sequence[Matter]) -> ItemOfPlan:
    """Add to an outcome what makes it an exception, unless it says so already."""
    said = [
        _overdue(each)
        if each.kind == "outcome-overdue"
        else f"{sentences.matter(each)}."
        for each in late
        if each.kind != "figure-worse"
    ]
    return of._replace(standing=" ".join(said))


def _overdue(of: Matter) -> str:
    due = of.outcome.due if of.outcome else None
    return f"Overdue, due {due.words}." if due else "Overdue."


def lacking(of: Lacking) -> ItemOfPlan:
    """Tell an exception that is not about one action."""
    return ItemOfPlan(of.what, "", None, of.words)
