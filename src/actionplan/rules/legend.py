"""Check the rating legend, and ratings spelt otherwise than there (AP49).

`fix` can write a rating as the legend has it, so those are found as faults are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import ratings
from actionplan.rule import RULES, Finding, message, rule
from actionplan.text.grammar import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault
    from actionplan.plan.model import Entry, OutcomeEntry, Plan


@rule("AP490", "warning", clause="RAG rating: with points of progress")
def legend_without_order(plan: Plan) -> Iterator[Finding]:
    """The rating legend does not show which rating is the worst.

    Meetings hear of what is rated worst. Everybody knows the order of red, amber and
    green, and words such as "off track" show which end they are at. With other colours
    and words, and with numbers, the plan has to say which is the worst. That one is the
    first or the last of the legend, and the others follow in order.

    Bad::

        rag_legend:
          green: Everything is in place
          yellow: Most is in place
          white: Little is in place

    Says::

        The legend does not show which is the worst rating.
        To fix: add a line "rag_worst" with the one that is the worst. If there are more
        ratings, add them to the legend first.

    Good::

        rag_legend:
          green: Everything is in place
          yellow: Most is in place
          white: Little is in place
        rag_worst: white
    """
    keys = [key for key, _ in plan.rag_legend]
    if any(part.route[:1] in (("rag_legend",), ("rag_worst",)) for part in plan.unread):
        return  # what is wrong with it has been said
    if not plan.rag_worst:
        yield from _without_worst(plan, keys)
    elif not any(ratings.same(key, plan.rag_worst) for key in keys):
        has = f"It has {listed(tuple(keys))}." if keys else "There is no legend."
        yield Finding(
            f"The worst rating, {quoted(plan.rag_worst)}, is none of the legend. {has}",
            'write it in "rag_worst" as the legend has it.',
            ("rag_worst",),
            written=plan.rag_worst,
        )
    elif not ratings.scale(plan).worst_first:
        yield Finding(
            f"The worst rating, {quoted(plan.rag_worst)}, is neither the first nor the"
            " last of the legend.",
            "list the ratings of the legend in order, from the worst to the best.",
            ("rag_worst",),
            written=plan.rag_worst,
        )


def _without_worst(plan: Plan, keys: list[str]) -> Iterator[Finding]:
    scale = ratings.scale(plan)
    if keys[1:] and any(scale.rank(key) is None for key in keys):
        is_own = plan.rag_legend != plan.board.rag_legend
        where = "" if is_own else " of actionplan.toml"
        line = 'a line "rag_worst"' if is_own else 'a line "rag-worst" there,'
        may_be = [each for each in (keys[0], keys[-1]) if scale.may_be_low(each)]
        which = " or ".join(map(quoted, may_be))
        does = f"whether {which} is" if len(may_be) > 1 else "which is"
        yield Finding(
            f"The legend{where} does not show {does} the worst rating.",
            f"add {line} with the one that is the worst. If there are more ratings, add"
            " them to the legend first.",
            ("rag_legend",),
        )


@message("AP494", "warning", among=RULES, clause="RAG rating: with points of progress")
def rating_in_other_letters(*, written: str, meant: str) -> Finding:
    """A rating is one of the plan's legend, in other letters or with other spaces.

    It is the same rating to a reader. One spelling keeps it the same to every list.

    Bad::

                    rag: Green

    Says::

        The legend of this plan spells the rating "Green" as "green".
        To fix: change it to: green
    """
    return Finding(
        f"The legend of this plan spells the rating {quoted(written)} as"
        f" {quoted(meant)}.",
        f"change it to: {meant}",
    )


def in_other_letters(plan: Plan) -> Iterator[Fault]:
    """Name the ratings that the plan's legend has in other letters."""
    exact, spelt = {key for key, _ in plan.rag_legend}, ratings.legend(plan)
    for entry in _rated(plan):
        meant = spelt.get(ratings.plain(entry.rag))
        if meant and entry.rag not in exact:
            fault = rating_in_other_letters(written=entry.rag[:160], meant=meant)
            yield fault.placed((*entry.route, "rag"))


def _rated(plan: Plan) -> Iterator[Entry | OutcomeEntry]:
    for outcome in plan.outcomes:
        yield from (entry for entry in outcome.progress if entry.rag)
    for action in plan.actions:
        yield from (entry for entry in action.progress if entry.rag)
