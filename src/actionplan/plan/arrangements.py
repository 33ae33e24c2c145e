"""Find the review arrangements that a plan does not give.

The guidance asks for specific arrangements and responsibilities: how often the plan is
reviewed, who reviews it, and who they report to. Lint and the report both ask here, so
that they always agree. A review interval may be given only in words, such as "termly".
Its dates are then not known, because only words with one meaning are counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import readable, timeline
from actionplan.plan.model import ENDED
from actionplan.text import dates, last_days, late

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Plan, Review
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date, Interval

_ASKED = {
    "every": "how often it is reviewed",
    "by": "who reviews it",
    "reports_to": "who the review is reported to",
}
_UNIT = r"(?:days?|weeks?|fortnights?|months?|quarters?|terms?|years?)"
_OFTEN = late.compile(
    r"\b(?:(?:[0-9]+|bi|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twice|once)[- ]?)?"
    r"(?:daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annual|annually)\b"
    rf"|\b(?:each|every|per)\s(?:[\w-]+\s)?{_UNIT}\b"
    rf"|\b(?:once|twice|[\w-]+ times)\s(?:an?|each|every|per)\s{_UNIT}\b",
    re.IGNORECASE,
)
"""Words in a purpose that say how often."""


def missing(plan: Plan, as_of: date) -> list[str]:
    """Return the fields of "review" that neither a plan nor all its actions give.

    "every" is one of them if the plan or an action gives the interval only in words.
    """
    given_ = given(plan.review)
    return [
        name
        for name in _ASKED
        if (name not in given_ and not _each_gives(plan, name, as_of))
        or (name == "every" and only_words(plan, as_of))
    ]


def is_reviewed(now: Standing) -> bool:
    """Return whether an action is still reviewed: it was not withdrawn or the like."""
    return now.state not in ENDED


def reviewed(plan: Plan, as_of: date) -> list[Action]:
    """Return the actions of a plan that are still reviewed."""
    return [
        each
        for each in plan.actions
        if is_reviewed(timeline.standing(each, plan, as_of))
    ]


def given(review: Review) -> list[str]:
    """Return the review fields that are given."""
    values = {"every": review.every, "by": review.by, "reports_to": review.reports_to}
    return [name for name, value in values.items() if value]


def words(review: Review) -> str:
    """Return the words that say how often; empty if a number does."""
    if review.every:
        return ""
    found = _OFTEN.search(review.purpose)
    said = " ".join((review.every_as_written or (found[0] if found else "")).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}..."


_LONGEST = 60
"""The most characters of such words to print within a sentence."""


def first(review: Review) -> Date | None:
    """Return the date of the first review, also if only the words give its month.

    "Audit March 2007 and bi-annually" gives it. Words about a review that was held, or
    after which others begin, do not.
    """
    words = "" if review.first else review.every_as_written
    found = last_days.readings_in(words) if words else ()
    if review.first or len(found) != 1 or _NOT_ITS_DATE.search(words):
        return review.first
    return found[0]


_NOT_ITS_DATE = late.compile(
    r"\b(?:after|agreed|closed?|completed?|done|from|held|last|onwards?|previous\w*"
    r"|reviewed|since|start\w*|to|until|was|were)\b|[?]",
    re.IGNORECASE,
)


class InWords(NamedTuple):
    """A review whose interval is given only in words."""

    number: str
    """The number of the action that is reviewed; empty for the plan itself."""
    action: str
    """What will be done; empty for the plan itself."""
    words: str
    first: Date | None
    """The date of the first review, which may still be known."""


def in_words(plan: Plan, as_of: date) -> tuple[InWords, ...]:
    """Return the reviews of a plan and its actions whose interval is only in words.

    If the plan gives a number, the purpose of an action's review is not searched.
    """
    reviews = [("", "", plan.review)] + [
        (
            a.id,
            a.action,
            a.review._replace(purpose="") if plan.review.every else a.review,
        )
        for a in reviewed(plan, as_of)
    ]
    return tuple(
        InWords(number, action, words(review), first(review))
        for number, action, review in reviews
        if words(review)
    )


class Counted(NamedTuple):
    """Words of a document that say how often, and the interval that was entered."""

    words: str
    every: Interval
    numbers: tuple[str, ...]
    """The numbers of the actions; empty if it is the plan that is reviewed."""


def counted(plan: Plan, as_of: date) -> tuple[Counted, ...]:
    """Return the words that say how often, next to the interval that counts for them.

    It was entered next to the words, or is the only one that they can mean.
    """
    own = [(each.id, each.review) for each in reviewed(plan, as_of)]
    reviews = [("", plan.review), *own]
    found: dict[tuple[str, Interval], list[str]] = {}
    for number, review in reviews:
        if review.every and review.every_as_written:
            said = " ".join(review.every_as_written.split())
            found.setdefault((said, review.every), []).append(number)
    return tuple(
        Counted(words, every, tuple(filter(None, numbers)))
        for (words, every), numbers in found.items()
    )


class TooRare(NamedTuple):
    """Reviews that are further apart than the guidance allows while work is open."""

    number: str
    """The number of the action that is reviewed; empty for the plan itself."""
    action: str
    """What is to be done; empty for the plan itself."""
    every: Interval
    words: str
    """The words that say so among others; empty if the interval is given."""
    route: Route


def too_rare(plan: Plan, as_of: date) -> tuple[TooRare, ...]:
    """Return the reviews that come less often than every six months.

    Those of the plan count while any of its actions is open, those of an action while
    it is open itself.
    """
    still = [a for a in plan.actions if timeline.standing(a, plan, as_of).is_open]
    reviews = [("", "", plan.review, ("review",))] if still else []
    own = [(a.id, a.action, a.review, (*a.route, "review")) for a in still]
    return tuple(
        TooRare(
            number=number,
            action=action,
            every=every,
            words=words(review),
            route=(*route, _field(review)),
        )
        for number, action, review, route in [*reviews, *own]
        if (every := _interval(review))
        and dates.is_longer(every, timeline.FLOOR_INTERVAL)
    )


def _field(review: Review) -> str:
    return "every" if review.every else "every_as_written"


def _interval(review: Review) -> Interval | None:
    """Return how often something is reviewed, if that is all that its words say of it.

    "Annually/ongoing through supervision" says that it is also reviewed in between.
    """
    written = review.every_as_written
    if review.every or _NOT_ITS_DATE.search(written) or _IN_BETWEEN.search(written):
        return review.every
    parts = _PARTS.split(written)
    often = [part for part in parts if _OFTEN.search(part) or dates.interval(part)]
    read = dates.sure_interval(often[0]) if len(often) == 1 else ""
    return dates.parse_interval(read)


_PARTS = late.compile(r"[/;,]|\band\b")
_IN_BETWEEN = late.compile(
    r"\b(?:on-?going|continu(?:al|ally|ous|ously)|constant(?:ly)?|rolling|regular(?:ly)?"
    r"|supervisions?|(?:as|when|where|if) (?:\w+ )?(?:needed|necessary|required))\b",
    re.IGNORECASE,
)


def only_words(plan: Plan, as_of: date) -> tuple[str, ...]:
    """Return all words that say how often a plan or one of its actions is reviewed.

    If there are any, nobody can work out when each action will be reviewed.
    """
    return tuple(dict.fromkeys(each.words for each in in_words(plan, as_of)))


def statements(
    names: Sequence[str], plan: Plan, as_of: date
) -> list[tuple[list[str], str]]:
    """Return the missing *names*, and words for them to follow "does not say".

    An interval that is only in words is listed separately: its remedy is different.
    """
    rest = list(names)
    said: list[tuple[list[str], str]] = []
    if "every" in rest and _says_often(plan, as_of):
        rest.remove("every")
        what = "it is" if words(plan.review) else _of_actions(plan, as_of)
        often = f"how often {what} reviewed{_EXCEPT}: {quoted(plan, as_of)}"
        said.append((["every"], often))
    return [*said, (rest, _in_words(rest))] if rest else said


_EXCEPT = ", except in words"


def says_in_words(words: str) -> str:
    """Return one of the `statements` to follow "says only in words"; may be empty."""
    return words.replace(_EXCEPT, "") if _EXCEPT in words else ""


def _of_actions(plan: Plan, as_of: date) -> str:
    """Name the actions whose review intervals are only in words."""
    numbers = [each.number for each in in_words(plan, as_of) if each.number]
    if len(numbers) == len(list(plan.actions)) > 1:
        return "each action is"
    if len(numbers) == 1:
        return f"action {numbers[0]} is"
    *some, last = numbers
    if len(some) > _NAMED:
        some, last = [*some[:_NAMED], "..."], f"{len(numbers)} in all"
        return f"actions {', '.join(some)} ({last}) are"
    return f"actions {', '.join(some)} and {last} are"


_NAMED = 9


def _in_words(names: Sequence[str]) -> str:
    match names:
        case ["every", "by", "reports_to"]:
            return "how often it is reviewed, who reviews it, or who they report to"
        case ["by", "reports_to"]:
            return "who reviews it or who they report to"
        case _:
            return " or ".join(_ASKED[name] for name in names)


def quoted(plan: Plan, as_of: date) -> str:
    """Return the words of `only_words` in quotation marks; if many, the first few."""
    said = [f'"{each}"' for each in only_words(plan, as_of)]
    return ", ".join([*said[:_SHOWN], *(["..."] if len(said) > _SHOWN else [])])


_SHOWN = 3


def _says_often(plan: Plan, as_of: date) -> bool:
    """Return whether the plan or each action says how often, and one only in words."""
    if not only_words(plan, as_of):
        return False
    if plan.review.every or words(plan.review):
        return True
    each = [action.review for action in reviewed(plan, as_of)]
    return bool(each) and all(one.every or words(one) for one in each)


def _each_gives(plan: Plan, name: str, as_of: date) -> bool:
    """Return whether every action has its own arrangement of this kind.

    If no action could be read, each of them may have one.
    """
    actions = reviewed(plan, as_of)
    if not actions:
        return not readable.is_whole(plan)
    return all(
        name in given(action.review)
        or not readable.is_known(action, "review")
        or not readable.is_known(action.review, name)
        for action in actions
    )
