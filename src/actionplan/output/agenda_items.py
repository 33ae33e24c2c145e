"""Write the items of a paper for a meeting: an action is told in full only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output import change_items
from actionplan.output.paper import Item, Section
from actionplan.plan import decisions, exceptions, requirements, sentences
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.plan.decisions import Decision
    from actionplan.plan.exceptions import Matter
    from actionplan.plan.model import Outcome, Plan
    from actionplan.plan.portfolio import Portfolio, Row


def of_row(row: Row, of: Portfolio, *own: str) -> Item:
    """Write an action in full: its status, its due date, the latest note and the owner.

    *own* is what only this section says of it, which is said wherever it is named. If
    the paper is made before the meeting, it says for which day the status is worked
    out.
    """
    now = row.now
    latest = now.entries[-1].note if now.entries else ""
    status = sentences.standing(row, noted=" ".join(latest.split()))
    said = [line for line in own if line and _bare(line) not in _bare(status)]
    if of.recorded and now.is_open:
        status = f"On {dates.words(of.as_of)}: {sentences.within(status)}"
    due = sentences.due_beside(row) if now.is_open else ""
    is_said = not now.is_open and any(_begins(line, status) for line in said)
    lines = (
        *said,
        "" if is_said else f"{status}. {due}".rstrip(),
        sentences.next_stage(now, before=of.recorded),
        *(sentences.reasons(row) if now.entries else ()),
        sentences.owned(row),
    )
    kept = tuple(dict.fromkeys(line for line in lines if line))
    facts = {
        "name": row.name,
        "action": row.action.action,
        "accountable": now.accountable or None,
        "agency": row.agency or None,
        "due": str(now.due) if now.due else None,
        "state": now.status,
        "days_overdue": now.days_overdue,
        "put_off": len(now.postponements),
        "words": [*kept],
    }
    return Item(row.name, sentences.text(row.action), kept, facts, again=tuple(said))


def _begins(line: str, status: str) -> bool:
    """Return whether a line begins with a status, which it then says more about."""
    return f"{_bare(line)},".startswith(f"{_bare(status)},")


def _bare(words: str) -> str:
    """Return words as they may be within a sentence, to find them there."""
    return words.rstrip(".").casefold()


def of_outcome(plan: Plan, outcome: Outcome, *words: str) -> Item:
    """Write an outcome, with what is said of it here."""
    name, about = f"{plan.id}/{outcome.id}", change_items.about(outcome, plan)
    facts = {"name": name, "outcome": about, "words": [*words]}
    return Item(name, about, words, facts, again=words)


def of_matter(matter: Matter, of: Portfolio) -> Item:
    """Write an exception: an action in full, and another part in its own words."""
    if matter.row is not None:
        return of_row(matter.row, of)
    words = f"{sentences.matter(matter)}."
    if matter.outcome:
        return of_outcome(matter.plan, matter.outcome, words)
    about = matter.part or matter.plan.title
    facts = {"name": matter.name, "words": [words]}
    return Item(matter.name, about, (words,), facts, again=(words,))


def to_decide(of: Portfolio, rows: Sequence[Row]) -> Iterator[Item]:
    """Write what waits for a decision, as page one lists it.

    *rows* are in the order in which to list them. What is asked about one action or
    outcome is said together.
    """
    for plan in of.plans:
        own = [row for row in rows if row.plan is plan]
        found: dict[int, list[Decision]] = {}
        for each in decisions.of_plan(plan, own, of.as_of):
            found.setdefault(each.about, []).append(each)
        for same in found.values():
            yield _decision(same, of)


def _decision(same: Sequence[Decision], of: Portfolio) -> Item:
    first = same[0]
    words = [f"{sentences.capital(_asked(each))}." for each in same]
    if first.row is not None:
        return of_row(first.row, of, *words)
    if first.outcome is None:
        facts = {"name": first.plan.id, "words": words}
        return Item(first.plan.id, _NEXT, tuple(words), facts, again=tuple(words))
    listed = exceptions.by_outcome(first.plan, of.as_of)
    about = [f"{sentences.matter(each)}." for each in listed.get(id(first.outcome), ())]
    is_asked = first.kind == "outcome to assess"
    if is_asked and not requirements.has_no_purpose(first.outcome):
        about.append(sentences.to_be_judged(first.outcome, first.plan, of.as_of))
    return of_outcome(first.plan, first.outcome, *words, *about)


_NEXT = "The next meeting"


def _asked(of: Decision) -> str:
    """Say what is to be decided, with all that the plan asks for."""
    said = (
        sentences.decision(of),
        sentences.not_shown(of),
        sentences.results(of),
        sentences.targets(of),
    )
    return "; ".join(filter(None, said))


def once(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield sections in which only the first item about something has it in full.

    Later ones give its number, where it is in full, and what only they say of it.
    """
    sections = tuple(sections)
    plans = {item.name.partition("/")[0] for each in sections for item in each.items}
    where: dict[tuple[str, str], tuple[str, Item]] = {}
    for section in sections:
        title = section.title.rpartition(" (")[0]
        full: list[Item] = []
        named: dict[str, list[str]] = {}
        for item in section.items:
            before = where.get((item.name, item.title))
            if before is None:
                if item.facts.keys() & _IN_FULL:
                    where[item.name, item.title] = title, item
                full.append(item)
                continue
            told = "\n".join(before[1].lines)
            rest = tuple(line for line in item.again if line.rstrip(".") not in told)
            if rest:
                see = f'See "{before[0]}" above.'
                full.append(item._replace(title=see, lines=rest))
            else:
                named.setdefault(before[0], []).append(item.name)
        yield section._replace(
            items=tuple(full),
            every=section.items,
            before=(
                *section.before,
                *(_see(title, names, plans) for title, names in named.items()),
            ),
        )


_IN_FULL = {"action", "outcome"}
"""The facts of an item that tells all of an action, or names an outcome."""


def _see(title: str, names: Sequence[str], plans: set[str]) -> str:
    """Say where actions are in full, without the plan if the one before has the same.

    If all are of one plan, no number needs its ID.
    """
    of = [name.partition("/")[0] for name in names]
    known = [next(iter(plans)) if len(plans) == 1 else "", *of]
    short = [
        name.removeprefix(f"{before}/")
        for before, name in zip(known, names, strict=False)
    ]
    return f'See "{title}" above: {sentences.listed(short)}.'
