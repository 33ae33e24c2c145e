"""Find a figure in a note that misses the target for the success of an action.

"31 answered" misses 50 of 50, and "16 days on average" misses a median of 15. A figure
counts only if the clause it is in is about the measure, it is the only one of its kind
there, and the words or the baseline leave no doubt which way is better.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import amounts, figures, late, sentences_of, substance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from actionplan.text.amounts import Aim, Amount, Number


class SuccessTarget(NamedTuple):
    """What counts as success, in the words of the plan."""

    measure: str
    target: str
    baseline: str = ""
    """What the measure was at the start; empty if it is not known."""


class FoundFigure(NamedTuple):
    """A sentence with a figure for a measure, and whether that meets its target."""

    sentence: str
    is_met: bool


def read(note: str, wanted: SuccessTarget, action: str = "") -> FoundFigure | None:
    """Return the one figure in *note* for a measure; None if there is none, or doubt.

    The *action* may say of how many a number is: survey 50 foster carers.
    """
    goal = _goal(wanted)
    if goal is None:
        return None
    about = substance.content(wanted.measure)
    around = amounts.without_dates(f"{action}. {note}")
    found = {
        short: sentence.rstrip(" .")
        for sentence in sentences_of.every(note)
        for clause in _clauses(sentence, about)
        if about & substance.content(clause)
        if (short := _short(clause, goal, around)) is not None
    }
    if len(found) != 1:
        return None
    [(short, said)] = found.items()
    return FoundFigure(said, is_met=short <= 0)


def may_meet(note: str, wanted: SuccessTarget, action: str = "") -> FoundFigure | None:
    """Return the one figure in *note* that may be for a measure, to ask about it.

    This is as in `read`, or it is the only number of what the measure counts: 31 young
    people came, where young people who took part are counted. Such a number may be of
    something else, so it is for a question, and never shows that a target was missed.
    """
    if found := read(note, wanted, action):
        return found
    goal = _goal(wanted)
    if goal is None or not goal.counted or goal.aim != "up":
        return None
    every = [
        (one, sentence)
        for sentence in sentences_of.every(note)
        for clause in _clauses(sentence, frozenset())
        for one in _counted(clause, goal)
    ]
    if len(every) != 1:
        return None
    [(one, sentence)] = every
    said = amounts.plain(sentence)
    if _NOT_A_RESULT.search(said) or _ONLY_TOLD.search(said):
        return None
    return FoundFigure(sentence.rstrip(" ."), is_met=one.low >= goal.target.low)


_ONLY_TOLD = late.compile(
    r"\b(?:asked|contacted|eligible|emailed|have yet|identified|informed|interested"
    r"|known|offered|on the list|referred|registered|rung|said|sent|signed up|told"
    r"|written)\b"
)
"""Words for people who were only told of it, or who have not come yet."""


def is_accepted(note: str) -> bool:
    """Return whether *note* says that the result is accepted, or the target changed.

    A sentence that denies it, or says that it is still to come, does not say so.
    """
    every = (amounts.plain(each) for each in sentences_of.every(note))
    return any(_ACCEPTED.search(e) and not _NOT_ACCEPTED.search(e) for e in every)


_ACCEPTED = late.compile(
    r"\b(?:target|result|figure)s?\b(?: \w+){0,4}? (?:accepted|agreed|changed|lowered"
    r"|enough)\b|\b(?:accept(?:s|ed)?|agree[sd]?|change[sd]?|lower(?:s|ed)?)"
    r"(?: (?!how\b|way\b)\w+){0,3}? (?:target|result|figure)s?\b"
    r"(?! (?:are|had|has|have|is|need|needs|should|was|were)\b)"
)
_NOT_ACCEPTED = late.compile(
    r"\b(?:before|cannot|decide|if|may|never|no|nobody|none|not|refused?|should|until"
    r"|whether|will|yet)\b|n't\b"
)


def _clauses(sentence: str, about: AbstractSet[str]) -> Iterator[str]:
    """Yield the parts of a sentence; *about* is what the measure is about.

    "40 replies, of whom 17 had used it" is 17 of 40, if the words after that are about
    the measure too.
    """
    text = amounts.without_dates(sentence)
    if of_whom := _OF_WHOM.search(text):
        part, whole = int(of_whom["part"]), int(of_whom["whole"])
        if part <= whole and about & substance.content(text[of_whom.end() :]):
            shown = f"{part} of {whole}"
            text = f"{text[: of_whom.start()]}{shown}{text[of_whom.end() :]}"
    yield from _JOINTS.split(text)


_OF_WHOM = late.compile(
    r"(?<![\w.,/])(?P<whole>[0-9]+) (?:[a-z'-]+ ){0,3}[a-z'-]+,? of (?:whom|which|these"
    r"|those|them)(?: only)? (?P<part>[0-9]+)(?![\w,%]|\.[0-9]| ?(?:%|per ?cent))"
)


_JOINTS = late.compile(r"[,;(]\s*|\s[-\u2013\u2014]\s|\b(?:and|but|of whom)\b")


class _Goal(NamedTuple):
    target: Amount
    aim: Aim
    whole: int | None
    """Of how many the target is, if it is all of them."""
    counted: str
    """What is counted, such as young people; empty if that is not clear."""


def _goal(wanted: SuccessTarget) -> _Goal | None:
    """Return what has to be reached, if it can be read in one way."""
    unit = _UNIT.match(amounts.plain(wanted.measure))
    target = wanted.target
    if unit and _BARE.search(target):
        target = f"{target} {unit[0]}"
    read = figures.amount(target)
    if read is None:
        return None
    start = figures.amount(_with(wanted.baseline, unit))
    begun = start if start and start.unit == read.unit else None
    every = read.unit == "share" and read.high == 1 and read.is_point
    aim = read.aim or figures.direction(begun, read) or ("up" if every else "")
    if not aim and unit:
        aim = "down"  # a time from one thing to another
    elif not aim and (better := figures.better(wanted.measure)) != "down":
        most = read.unit == "share" and read.is_point and read.low >= _MOST_OF_THEM
        does = _DOES.match(amounts.plain(wanted.measure)) and not wanted.baseline
        aim = "up" if better == "up" or (most and does) else ""
    if not aim:
        return None
    whole = _ALL_OF.search(amounts.plain(target))
    head = _HEAD.match(amounts.plain(wanted.measure))
    counted = head["what"] if head and not read.unit else ""
    return _Goal(read, aim, int(whole["n"]) if whole else None, counted)


def _with(figure: str, unit: re.Match[str] | None) -> str:
    return f"{figure} {unit[0]}" if unit and _BARE.search(figure) else figure


_MOST_OF_THEM = Fraction(3, 5)
"""A target of so large a share of those who do something is to be reached."""
_DOES = late.compile(
    r"(?:(?:all|key|front[ -]?line|newly|social|trained) )*(?:agencies|carers|managers"
    r"|partners|practitioners|professionals|schools|services|staff|supervisors|teams"
    r"|workers) (?:that|who) (?:(?:can|had|has|have) )?(?:appl(?:ied|y)|attend(?:ed)?"
    r"|complet(?:ed|e)|follow(?:ed)?|kn[eo]w|read|record(?:ed)?|underst(?:and|ood)"
    r"|used?)\b"
)
"""The beginning of a measure of what people at work do."""
_UNIT = late.compile(r"(?:working |school )?(?:hours|days|weeks|months)\b")
_BARE = late.compile(r"[0-9]\s*$")
_HEAD = late.compile(
    r"(?:number of )?(?P<what>(?:[a-z][a-z'-]+ ){0,2}?[a-z][a-z'-]+) (?:that|who"
    r"|with|in|at|attending|taking|using)\b"
)
"""The beginning of a measure that counts something: young people who took part."""
_ALL_OF = late.compile(r"\b(?P<n>[0-9]+) (?:out )?of (?:the |all )?(?P=n)\b")


def _short(clause: str, goal: _Goal, around: str) -> Number | None:
    """Return by how much the one figure of a clause misses a goal; None if in doubt."""
    marks = [each.amount for each in amounts.marks(clause) if each.is_number]
    same = [each for each in marks if each.unit == goal.target.unit]
    if len(same) > 1 and goal.counted:
        same = _counted(clause, goal)
    if goal.whole and not same:
        of_all = re.search(rf"\b{goal.whole}\b", around)
        same = [
            each._replace(low=each.low / goal.whole, high=each.high / goal.whole)
            for each in marks
            if each.unit == "" and of_all and each.high <= goal.whole
        ]
    if len(same) != 1 or _NOT_A_RESULT.search(clause):
        return None
    [one] = same
    both = one.rounded and goal.target.rounded  # then there is no rounding between them
    slack = Fraction(0) if both else max(one.rounded, goal.target.rounded)
    if goal.aim == "down":
        return one.high - goal.target.high - slack
    return goal.target.low - one.low - slack


def _counted(clause: str, goal: _Goal) -> list[Amount]:
    """Return the numbers of a clause that are of what the measure counts."""
    plain = amounts.plain(clause)
    return [
        each.amount
        for each in amounts.marks(plain)
        if each.is_number
        and not each.amount.unit
        and re.match(rf" {re.escape(goal.counted)}\b", plain[each.end :])
    ]


_NOT_A_RESULT = late.compile(
    r"\b(?:not|no|never|without|target|aim\w*|from|baseline|before|by the end"
    r"|will|would|should|to be|expected|planned|booked|invited|another|more|further"
    r"|other|remaining|rest|first|last|phase|each|per(?! cent)|every)\b"
    r"|\b(?:was|were) [0-9]"
)
"""Words that make it another figure: the start, a part, or one that is hoped for."""
