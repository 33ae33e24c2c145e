"""Work out what waits for a decision, for page one of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report.facts import AskedOfSeveral, Link, Waiting
from actionplan.plan import sentences
from actionplan.text import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.output.report.facts import OutcomeFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.decisions import Decision


def asked(
    found: Iterable[Decision], pairs: Pairs, outcomes: Sequence[OutcomeFacts]
) -> tuple[AskedOfSeveral, ...]:
    """Name together what is asked the same, such as the actions that are rated red."""
    links = {id(row): Link(facts.action.id, facts.here) for row, facts in pairs}
    links |= {id(of.outcome): Link(of.outcome.id, of.here) for of in outcomes}
    named: dict[str, list[Link]] = {}
    for each in found:
        if words := sentences.decision_of_several(each):
            named.setdefault(words, []).append(links[each.about])
    return tuple(
        AskedOfSeveral(words, len(which), tuple(which))
        for words, which in named.items()
    )


def waiting(
    found: Iterable[Decision], pairs: Pairs, outcomes: Sequence[OutcomeFacts]
) -> tuple[Waiting, ...]:
    """Tell the other decisions one by one."""
    return tuple(_waiting(found, pairs, outcomes))


def _waiting(
    found: Iterable[Decision], pairs: Pairs, outcomes: Sequence[OutcomeFacts]
) -> Iterator[Waiting]:
    actions = {id(row): facts for row, facts in pairs}
    told = {id(facts.outcome): facts for facts in outcomes}
    for each in found:
        if sentences.decision_of_several(each):
            continue
        if each.kind == "next meeting":
            yield Waiting(Link(_NEXT, ""), sentences.decision(each))
            continue
        facts = actions[id(each.row)] if each.row else told[id(each.outcome)]
        link = Link(each.number, facts.here, facts.label)
        shown = _joined(sentences.not_shown(each), sentences.results(each))
        more = _joined(sentences.targets(each), _note(each, shown))
        words, owner = sentences.decision(each), _owner(each)
        yield Waiting(link, words, note=more, asked=shown, owner=owner)


def _owner(of: Decision) -> str:
    """Say whose action waits for sign-off, which no list of open actions names."""
    if of.row is None or of.kind != "sign-off" or of.row.is_exception:
        return ""
    return sentences.within(sentences.owned(of.row)).rstrip(".")


def _note(of: Decision, above: str) -> str:
    """Give the latest note on what waits for sign-off, unless *above* has it all."""
    row = of.row
    if row is None or of.kind != "sign-off":
        return ""
    every = sentences_of.every(row.now.entries[-1].note)
    more = [each for each in every if each.rstrip(" .") not in above]
    long = len(" ".join(more)) > _SHORT
    return f"latest note, {sentences.latest_note(row, _LONG)}" if long else ""


def _joined(*said: str) -> str:
    return "; ".join(filter(None, said))


_NEXT = "The next meeting"
_LONG = 300
"""The most characters of the latest note on an action that waits for sign-off."""
_SHORT = 25
"""What is left of a note with no more characters, such as "Done.", says no more."""
