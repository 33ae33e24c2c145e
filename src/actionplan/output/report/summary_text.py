"""Write page one as plain text, from the same facts as the other forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output import paper as papers
from actionplan.output.paper import Item, Paper, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.output.report.facts import (
        ActionFacts,
        AimFacts,
        Changed,
        ChangesSince,
        ItemOfPlan,
        Link,
        Overview,
        PageOfMany,
        PageOne,
        PlanFacts,
        RatingCount,
        RatingLine,
        ToldInLine,
    )


def plan(told: PlanFacts, as_of: date) -> str:
    """Write the summary of one plan."""
    sections = (
        _summary(told),
        _exceptions(told),
        *_aims(told),
        _changes(told.changes, told.page.latest_update),
        _to_act(told),
        *_others(told.page),
    )
    about = (told.whose, f"Report date: {told.as_of.words}")
    made = Paper(
        format=_FORMAT,
        title=told.title,
        as_of=as_of,
        about=about,
        gaps=told.gaps,
        sections=sections,
        marking=told.plan.marking,
    )
    return papers.write(made, "text")


def overview(of: Overview, as_of: date) -> str:
    """Write the summary of several plans together."""
    page = of.page
    number_of = f" ({of.decisions})" if of.decisions else ""
    sections = (
        Section(
            "summary",
            "Summary",
            "",
            (),
            before=of.summary,
        ),
        Section(
            "to_decide",
            f"To decide{number_of}",
            "",
            (),
            before=(*_said(of.none_to_decide), *map(_kind_of_change, of.to_decide)),
        ),
        *_counts(of),
        *_plans(of),
        *(_in_turn(of) if page.by_plan else _by_kind(of)),
    )
    about = (f"Report date: {of.as_of.words}",)
    made = Paper(
        format=_FORMAT,
        title="Action plans",
        as_of=as_of,
        about=about,
        gaps=of.gaps,
        sections=sections,
        marking=of.marking,
    )
    return papers.write(made, "text")


def _by_kind(of: Overview) -> Iterator[Section]:
    """Write the exceptions of all plans, what has changed and what is due."""
    page = of.page
    rows = zip(page.exceptions, page.notes, strict=True)
    yield Section(
        "exceptions",
        f"Exceptions ({of.exceptional})",
        _none(of),
        tuple(_exception(each, each.called, note) for each, note in rows),
        before=_said(page.exceptions_more),
    )
    yield from map(_in_line, page.in_line)
    yield from _lacking(page)
    yield _changes(of.changes)
    yield _due(of)


def _in_turn(of: Overview) -> Iterator[Section]:
    """Write the exceptions, outcomes and changes of each plan under its title."""
    title = "Exceptions, outcomes and changes by plan, the most urgent plan first"
    yield Section("exceptions", title, _UNDER, ())
    for told in of.page.by_plan:
        items = tuple(_item(one.what.words, _words(one)) for one in told.items)
        decide = f"To decide: {_briefly(told.decide)}."
        before = (told.words, *([decide] if told.decide else ()))
        due = f"{_briefly(told.due)}." if told.due else ""
        before += _said(f"{told.more} {due}".strip())
        if told.changes:
            before += (f"{told.since}: {_briefly(told.changes)}.",)
        elif told.since:
            before += (told.since,)
        yield Section("plan", told.what.words, "", items, before=before)


_UNDER = "They are listed under each plan."


def _words(of: ItemOfPlan) -> str:
    rating = f"{of.rating.words}." if of.rating else ""
    return " ".join(filter(None, (of.standing, rating, of.words)))


def _briefly(every: Iterable[Changed]) -> str:
    return "; ".join(f"{of.title} {_said_of(of.which)}".rstrip() for of in every)


def _said_of(which: Iterable[Link]) -> str:
    return ", ".join(f"{one.words} {one.label}".rstrip() for one in which)


def _none(of: Overview) -> str:
    """Say what there is if there is no row of an exception."""
    if of.every_exception:
        return "The exceptions are listed below by kind."
    return "No action is an exception." if of.clear else "0 actions."


def _counts(of: Overview) -> Iterator[Section]:
    """Count the actions by status and rating, and name those not reported on."""
    by_status = ", ".join(f"{number} {state}" for state, number in of.states)
    said = _said(f"By status: {by_status}." if by_status else "")
    before = (*said, *_ratings(of.ratings), *map(_kind_of_change, of.silent))
    if before:
        yield Section("actions", "Actions", "", (), before=before)


def _in_line(of: ToldInLine) -> Section:
    items = tuple(_item(each.what.words, each.words) for each in of.which)
    return Section("in_line", of.title.rstrip(":"), "", items)


_FORMAT = ""
"""It has no shape in JSON: `status` gives the same facts to other programs."""


def _summary(told: PlanFacts) -> Section:
    by_status = ", ".join(
        f"{of.number} {of.words}{f' ({_names(of.which)})' if of.which else ''}"
        for of in told.page.by_status
    )
    said = [*told.page.summary, *_to_decide(told)]
    if by_status:
        said += [f"By status: {by_status}.", *_ratings(told.page.ratings)]
    said += [f"{of.words}: {_names(of.which)}." for of in told.outcome_figures]
    said += map(_kind_of_change, told.page.ended)
    return Section("summary", "Summary", "", (), before=tuple(said))


def _to_decide(told: PlanFacts) -> Iterator[str]:
    yield f"To decide: {told.none_to_decide}".rstrip()
    for each in told.asked:
        yield f"- {each.words} ({each.number}): {_names(each.which)}"
    for of in told.page.to_decide:
        yield f"- {_called((of.what,))} ({of.words})"
    if told.page.to_decide_named:
        named = _names(told.page.to_decide_named)
        yield f"{told.page.to_decide_more} {named}."


def _names(links: Iterable[Link]) -> str:
    return ", ".join(each.words for each in links)


def _ratings(every: Iterable[RatingLine]) -> Iterator[str]:
    for each in every:
        yield f"{each.title}: {'; '.join(map(_rated, each.counts))}."


def _rated(of: RatingCount) -> str:
    which = f" ({of.which})" if of.which else ""
    if of.rating is None:
        return f"{of.words.lower()}: {of.number}{which}"
    meaning = f" ({of.rating.meaning})" if of.rating.meaning else ""
    return f"{of.words}{meaning}: {of.number}{which}"


def _exceptions(told: PlanFacts) -> Section:
    page = told.page
    items = [
        _exception(of, of.action.id, note)
        for of, note in zip(page.exceptions, page.notes, strict=True)
    ]
    items += [_item(of.what.words, of.words) for of in page.lacking]
    before = []
    if page.exceptions_named:
        before.append(f"{page.exceptions_more} {_names(page.exceptions_named)}.")
    if page.lacking_named:
        before.append(f"{page.lacking_more} {_names(page.lacking_named)}.")
    if page.report_has:
        before.append(page.report_has)
    return Section(
        "exceptions",
        "Exceptions",
        "",
        tuple(items),
        before=(*before, *told.none_listed),
    )


def _exception(of: ActionFacts, name: str, note: str = "") -> Item:
    when = f" ({of.rated_when})" if of.rated_when else ""
    rating = f" Rated {of.rating.words}{when}." if of.rating else ""
    status = f"{of.standing} {of.due_beside}".strip()
    lines = (_owned(of), f"{status}{rating}", note)
    return _item(name, of.text, *lines)


def _who(of: ActionFacts) -> str:
    label = f"; {of.agency_label}: " if of.agency_label else ", "
    who = of.who.rstrip(".")
    return f"{who}{label}{of.agency.rstrip('.')}" if of.agency else who


def _owned(of: ActionFacts) -> str:
    """Say who owns an action, or that nobody is known to."""
    return f"Owner: {_who(of)}." if of.now.owners else f"{_who(of)}."


def _item(name: str, title: str, *lines: str) -> Item:
    return Item(name, title, tuple(line for line in lines if line), {})


def _lacking(page: PageOfMany) -> Iterator[Section]:
    items = tuple(_item(of.what.words, of.words) for of in page.lacking)
    if items or page.lacking_more:
        more = _said(page.lacking_more)
        yield Section("others", "Other exceptions", "", items, before=more)


def _said(more: str) -> tuple[str, ...]:
    """Say how many more there are, if there are any."""
    return (more,) if more else ()


def _aims(told: PlanFacts) -> Iterator[Section]:
    if not told.outcomes:
        return
    page = told.page
    before = []
    if page.aims:
        before.append(f"{page.aims_caption}.")
    if page.aims_has:
        before.append(page.aims_has)
    if page.aims_named:
        before.append(f"{page.aims_more} {_names(page.aims_named)}.")
    short = [(of.what.words, _item(of.what.words, of.words)) for of in page.aims_short]
    aims = [(of.outcome.words, _aim(of)) for of in page.aims]
    # As on the other pages: the exceptions first, and each in the order of the plan.
    listed = {of.what.words for of in told.lacking}
    order = [outcome.id for outcome in told.plan.outcomes]
    every = sorted(
        [*short, *aims], key=lambda each: (each[0] not in listed, order.index(each[0]))
    )
    items = tuple(item for _, item in every)
    yield Section("outcomes", page.aims_title, "", items, before=tuple(before))


def _aim(of: AimFacts) -> Item:
    measures = [f"{one.measure}: {one.words}." for one in of.measures]
    noted = f"Later figure: {of.noted}" if of.noted else ""
    effect = f"Effect on children: {of.effect}" if of.effect else ""
    made = f"Difference made: {of.made}."
    improve = f"Still to improve: {of.improve}" if of.improve else ""
    known = f"How it is known: {of.known_by}" if of.known_by else ""
    none = f"{of.no_measure}." if of.no_measure else ""
    told = (made, noted, effect, improve, known)
    return _item(of.outcome.words, of.text, *measures, none, *told)


def _changes(of: ChangesSince, latest: str = "") -> Section:
    said = " ".join(filter(None, (of.words, latest)))
    kinds = map(_kind_of_change, of.kinds)
    return Section("changes", of.title, "", (), before=(*_said(said), *kinds))


def _kind_of_change(of: Changed) -> str:
    """Tell one kind of change; of the plan itself, the title says all."""
    if not of.which:
        return f"{of.title}."
    return f"{of.title} ({of.number}): {_called(of.which)}"


def _called(which: Sequence[Link]) -> str:
    between = "; " if any(each.label for each in which) else ", "
    return between.join(f"{each.words} {each.label}".rstrip() for each in which)


def _to_act(told: PlanFacts) -> Section:
    title = f"Actions needed {told.before_meeting}"
    before = list(_said(told.not_needed))
    items = [
        _item(
            *(of.action.id, of.text, _owned(of), f"Due: {of.due_told}."),
            *(of.needed, note),
        )
        for of, note in zip(told.page.also_to_act, told.page.act_notes, strict=True)
    ]
    said = []
    if told.act_too:
        said.append(f"of the exceptions: {', '.join(map(_with_label, told.act_too))}")
    if told.answer_for:
        said.append(f"of the outcomes: {', '.join(map(_with_label, told.answer_for))}")
    asked = f"{told.needed_by}, {'; '.join(said or ['by due date:'])}"
    if said and items:
        asked += ". Other actions, by due date:"
    elif said:
        asked += "."
    if said or items:
        before.append(asked)
    if told.page.also_named:
        before.append(f"{told.page.also_more} {_names(told.page.also_named)}.")
    return Section("needed", title, "", tuple(items), before=tuple(before))


def _others(page: PageOne) -> Iterator[Section]:
    """Tell the actions of which nothing is asked, under a heading if there are any."""
    named = (
        ("going_on", "Other open actions", page.going_on),
        ("done", page.done_title, page.done),
    )
    for key, title, every in named:
        items = [_item(of.what.words, of.what.label, of.words) for of in every]
        if items:
            yield Section(key, title, "", tuple(items))


def _with_label(of: Link) -> str:
    return f"{of.words} ({of.label})" if of.label else of.words


def _marks(of: Overview) -> Iterator[str]:
    """Say how many outcomes are achieved, and name those in doubt."""
    if of.marks:
        yield of.marks
    yield from map(_kind_of_change, of.doubtful)


def _plans(of: Overview) -> Iterator[Section]:
    page = of.page
    items = tuple(
        _item(
            one.brief,
            one.title.words,
            f"{one.overdue} overdue, {one.unheard} with no progress recorded,"
            f" {one.stale} with no update for too long, {one.open} open,"
            f" {one.closed} not open. Outcomes: {one.judged}.",
        )
        for one in page.open_plans
    )
    items += tuple(_item(one.what.words, one.words) for one in page.plans_in_line)
    others = "; ".join(one.brief for one in page.other_plans)
    none = f"Plans with 0 open actions ({len(of.other_plans)}): {others}."
    before = (*((none,) if others else ()), *_said(page.plans_more), *_marks(of))
    before += () if page.assessed else _said(page.assessed_more)
    if of.plans:
        yield Section("plans", "Each plan", "", items, before=before)
    if page.assessed:
        yield Section(
            "assessed",
            f"Outcomes assessed, in plans with open actions ({len(of.assessed)})",
            "",
            tuple(_item(each.what.words, each.words) for each in page.assessed),
            before=_said(page.assessed_more),
        )


def _due(of: Overview) -> Section:
    named = (f"{_called(of.due_named)}.",) if of.due_named else ()
    before = (*named, *map(_kind_of_change, of.to_be_dated))
    title = f"{of.due.title} ({len(of.due.actions)})"
    empty = "" if of.due.actions else of.due.empty
    return Section("due", title, empty, (), before=before)
