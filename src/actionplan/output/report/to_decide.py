"""Work out what waits for a decision, for page one of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report.facts import AskedOfSeveral, Link, Waiting
from actionplan.plan import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.output.report.facts import OutcomeFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.decisions import Decision


def asked(found: Iterable[Decision], pairs: Pairs) -> tuple[AskedOfSeveral, ...]:
    """Name together the actions of which the same is asked, such as those rated red."""
    links = {id(row): Link(facts.action.id, facts.here) for row, facts in pairs}
    named: dict[str, list[Link]] = {}
    for each in found:
        if each.row is not None and (words := sentences.decision_of_several(each)):
            named.setdefault(words, []).append(links[id(each.row)])
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
        facts = actions[id(each.row)] if each.row else told[id(each.outcome)]
        link = Link(each.number, facts.here, facts.label)
        noted = each.row if each.kind == "sign-off" else None
        note = f"latest note, {sentences.reason(noted, _LONG)}" if noted else ""
        note = note if noted and len(noted.now.entries[-1].note) > _SHORT else ""
        more = "; ".join(filter(None, (sentences.targets(each), note)))
        yield Waiting(link, sentences.decision(each), more, sentences.not_shown(each))


_LONG = 300
"""The most characters of the latest note on an action that waits for sign-off."""
_SHORT = 25
"""A note with no more characters, such as "Done.", says nothing more."""
