"""Check the RAG legend, and ratings spelt differently from it (AP49).

`actionplan fix` can correct the spelling of a rating, so it is reported as a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import ratings
from actionplan.rule import RULES, Finding, message, rule
from actionplan.text.grammar import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault
    from actionplan.plan.model import Action, Entry, OutcomeEntry, Plan


@rule("AP490", "warning", clause="RAG rating: with points of progress")
def legend_without_order(plan: Plan) -> Iterator[Finding]:
    """The RAG legend does not show which rating is the worst, or has only one rating.

    Reports list the actions with the worst rating. actionplan knows the usual order of
    the colours: black, red, amber, green and blue, from worst to best. Words such as
    "off track" can also show which rating is the worst. If neither the colours nor the
    words in the legend show this, the plan must name the worst rating in "rag_worst".
    The legend must list the ratings in order, so that the worst rating is first or
    last.

    Bad::

        rag_legend:
          green: Everything is in place
          yellow: Most is in place
          white: Little is in place

    Says::

        The legend does not show which rating is the worst.
        To fix: if any ratings are missing from the legend, add those ratings first.
        Then add this line below the legend, indented as far as "rag_legend", with the
        worst rating, exactly as in the legend, in place of RATING:
            rag_worst: RATING

    Bad::

        rag_legend:
          green: On track

    Says::

        The legend has only one rating, "green", so readers cannot see which ratings are
        better or worse.
        To fix: add the other ratings that you use to "rag_legend", each on a line of
        its own with what it means, in order from best to worst. To see an example,
        type:
            actionplan explain rag_legend

    Good::

        rag_legend:
          green: Everything is in place
          yellow: Most is in place
          white: Little is in place
        rag_worst: white
    """
    keys = [key for key, _ in plan.rag_legend]
    if any(part.route[:1] in (("rag_legend",), ("rag_worst",)) for part in plan.unread):
        return  # another message reports what is wrong with it
    if len(keys) == 1:
        yield _only_one(plan, keys[0])
    elif not plan.rag_worst:
        yield from _without_worst(plan, keys)
    elif not any(ratings.same(key, plan.rag_worst) for key in keys):
        what = f"The worst rating is {quoted(plan.rag_worst)}, but there is no legend."
        remedy = 'add "rag_legend" with what each rating means.'
        if keys:
            what = (
                f"The worst rating, {quoted(plan.rag_worst)}, is not in the legend. The"
                f" legend has {listed(tuple(keys))}."
            )
            remedy = 'in "rag_worst", write the worst rating exactly as in the legend.'
        yield Finding(
            what,
            remedy,
            ("rag_worst",),
            written=plan.rag_worst,
        )
    elif not ratings.scale(plan).worst_first:
        yield Finding(
            f"The worst rating, {quoted(plan.rag_worst)}, is neither first nor last in"
            " the legend.",
            "list the ratings in the legend in order, from worst to best.",
            ("rag_worst",),
            written=plan.rag_worst,
        )


def _only_one(plan: Plan, rating: str) -> Finding:
    """Ask for the other ratings: without them, nobody can tell how bad one is."""
    is_own = plan.rag_legend != plan.board.rag_legend
    where, there = ("", '"rag_legend"') if is_own else (" in actionplan.toml", "it")
    return Finding(
        f"The legend{where} has only one rating, {quoted(rating)}, so readers cannot"
        " see which ratings are better or worse.",
        f"add the other ratings that you use to {there}, each on a line of its own with"
        " what it means, in order from best to worst. To see an example, type:"
        " actionplan explain rag_legend",
        ("rag_legend",),
    )


def _without_worst(plan: Plan, keys: list[str]) -> Iterator[Finding]:
    scale = ratings.scale(plan)
    if keys[1:] and any(scale.rank(key) is None for key in keys):
        is_own = plan.rag_legend != plan.board.rag_legend
        where = "" if is_own else " in actionplan.toml"
        line = (
            'this line below the legend, indented as far as "rag_legend", with the'
            " worst rating, exactly as in the legend, in place of RATING: rag_worst:"
            " RATING"
        )
        if not is_own:
            line = (
                "this line there, with the worst rating, exactly as in the legend, in"
                ' place of RATING: rag-worst = "RATING"'
            )
        may_be = [each for each in (keys[0], keys[-1]) if scale.may_be_low(each)]
        which = " or ".join(map(quoted, may_be))
        does = "which rating is the worst"
        if len(may_be) > 1:
            does = f"whether {which} is the worst rating"
        yield Finding(
            f"The legend{where} does not show {does}.",
            "if any ratings are missing from the legend, add those ratings first. Then"
            f" add {line}",
            ("rag_legend",),
        )


@rule("AP498", "warning", clause="RAG rating: with points of progress")
def rating_in_own_field(plan: Plan) -> Iterator[Finding]:
    """A rating is in a field of your own, so no report counts it as a rating.

    If an imported document does not explain its ratings in a legend, readers cannot
    tell what a rating means. So "actionplan import" keeps each rating in a field of
    your own. That field is named after the column in the document: for example, "x-rag"
    for the column "RAG".

    Bad::

                x-rag: Amber

    Says::

        The ratings of this plan ("Amber") are in "x-rag", so they do not count as
        ratings.
        To fix: move each rating to "rag" in the progress entry for the date when it was
        given. Spell the ratings as the legend does: "green", "amber" and "red". You can
        do this even if the entry has already been committed to git. If there is no
        entry for that date, add one, with a note, and with the status of the action on
        that date as "state".

    Good::

                progress:
                  - date: 2011-12-05
                    rag: amber
                    note: The first draft went to all agencies.
    """
    found: dict[str, list[tuple[Action, str]]] = {}
    for action, name, word in ratings.in_own_fields(plan):
        found.setdefault(name, []).append((action, word))
    for name, kept in found.items():
        words = tuple(dict.fromkeys(word for _, word in kept))
        paste = ratings.to_fill_in(plan)
        legend = f"{_FIRST}{to_add(plan)}" if paste else ""
        yield Finding(
            f'The ratings of this plan ({listed(words)}) are in "{name}", so they do'
            " not count as ratings.",
            f"{_MOVE}{_as_in_legend(plan, words)}{_IN_GIT}{legend}",
            (*kept[0][0].route, name),
            written=words[0],
            paste=paste,
        )


_MOVE = (
    'move each rating to "rag" in the progress entry for the date when it was given.'
)
_IN_GIT = (
    f"{remedies.still_allowed()} If there is no entry for that date, add one, with a"
    ' note, and with the status of the action on that date as "state".'
)
_FIRST = " The plan also needs a legend, "


def to_add(plan: Plan) -> str:
    """Say what is in a legend that a plan lacks, and where its lines go."""
    then = "change the ratings and meanings to your own"
    if not ratings.are_colours(plan):
        then = "fill them in. Also add a line for each other rating"
    return (
        "with every rating that you use, in order from best to worst, and with what"
        " each rating means in this plan. Add these lines"
        f" {remedies.at_start('rag_legend')}, and {then}:"
    )


def _as_in_legend(plan: Plan, words: tuple[str, ...]) -> str:
    """Say how the legend spells the ratings, if it spells some of them differently."""
    known = [key for key, _ in plan.rag_legend]
    if not known or set(words) <= set(known):
        return ""
    return f" Spell the ratings as the legend does: {listed(known)}."


@message("AP494", "warning", among=RULES, clause="RAG rating: with points of progress")
def rating_in_other_letters(*, written: str, meant: str) -> Finding:
    """A rating is not spelt as it is in the plan's legend.

    The 2 spellings differ only in capital letters or spaces, so people will read them
    as the same rating. If you always use the spelling in the legend, every list shows
    the rating in the same way.

    Bad::

                    rag: Green

    Says::

        This plan's legend spells the rating "Green" as "green".
        To fix: change the rating to "green". You can do this even if the entry has
        already been committed to git.
    """
    return Finding(
        f"This plan's legend spells the rating {quoted(written)} as {quoted(meant)}.",
        f"change the rating to {quoted(meant)}.{remedies.still_allowed()}",
    )


def in_other_letters(plan: Plan) -> Iterator[Fault]:
    """Report the ratings that the plan's legend spells differently."""
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
