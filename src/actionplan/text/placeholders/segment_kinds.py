"""Decide whether a segment says nothing. Each function knows one way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.text.placeholders.segments import (
    FEW,
    MOST,
    first_words,
    has_digit,
    has_share,
    headings,
    phrases,
    singles,
    start,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.text.placeholders.segments import Words
    from actionplan.text.placeholders.sorts import Sort


def says_nothing(words: Words, sort: Sort) -> bool:
    """Return whether a segment does not answer the question of its field."""
    return _may_say_nothing(words) and (
        is_open(words, sort)
        or _is_filler(words, sort)
        or denies(words, sort)
        or points_elsewhere(words, sort)
        or _is_generic(words, sort)
        or _is_heading(words, sort)
        or is_status(words, sort)
        or _is_left_to_another(words, sort)
        or (sort == "who" and _names_nobody(words))
    )


def _may_say_nothing(words: Words) -> bool:
    """Check quickly, from a few words, whether a segment can say nothing."""
    if words[0] in first_words() or len(words) == len(words[0]) == 1:
        return True
    near = {*words[1 : FEW + 2]}
    return bool(near & _NEAR) or any(word[0] in "x0" for word in words)


_NEAR = frozenset(("here", "tba", "tbc", "tbd", "tbn", "to", "will"))


def is_open(words: Words, sort: Sort) -> bool:
    """Return whether they say that the answer is still missing."""
    return (
        promises(words, sort)
        or is_unknown(words, sort)
        or _is_crossed_out(words)
        or _is_instruction(words, sort)
    )


def goes_with(words: Words) -> bool:
    """Return whether a segment only says when, where or from whom the answer comes."""
    if len(words) > MOST or has_share(words) or set(words) & singles("reasons"):
        return False
    begins = start(words, "tails") or start(words, "to-a-colleague")
    return begins > 0 or not without(words, "subjects", "time")


def _is_filler(words: Words, sort: Sort) -> bool:
    """Return whether there are no words, or only a tick."""
    if words in phrases("filler"):
        return not (sort == "figure" and words == ("0",))
    if len(words) == len(words[0]) == 1 and words[0].isalpha():
        return sort not in ("figure", "reference", "who")
    return sort != "figure" and words in phrases("answers")


def _is_crossed_out(words: Words) -> bool:
    """Return whether the word that matters is crossed out: XXXX report."""
    may_be = (word for word in words if word[0] in "x0")
    crossed = [word for word in may_be if re.fullmatch(r"x{2,}%?|x%|0{2,}%?", word)]
    return bool(crossed) and len(words) - len(crossed) < FEW


# --- the answer is to come --------------------------------------------------------


def promises(words: Words, sort: Sort) -> bool:
    """Return whether they say the answer will come later: TBC, to be agreed."""
    if sort == "figure" and words == ("outstanding",):
        return False  # "outstanding" is also a grade that inspectors give
    if sort == "reason" and words[0] in _WAITS:
        return False  # a reason why there is no answer yet
    return any(_is_promise(rest, sort) for rest in _after_leads(words, sort))


def _is_promise(words: Words, sort: Sort) -> bool:
    if not (said := _start_promise(words)):
        return False
    rest = words[said:]
    if words[0] in _WAITS and sort in ("evidence", "figure", "report"):
        return len(rest) <= MOST and not has_share(rest)
    if words[0] in _WAITS and not without(rest, "elsewhere", "documents", "subjects"):
        return True
    return _is_only_when(rest, sort)


_WAITS = ("await", "awaiting", "waiting")


def _start_promise(words: Words) -> int:
    return max(
        start(words, "pending"),
        start(words, "codes", "pending"),
        _start_done(words, "to-come"),
    )


def _start_done(words: Words, how: str) -> int:
    """Return how many words at the start say that something is not yet done."""
    before = start(words, "before-done", how)
    done = start(words[before:], "done")
    return before + done if before and done else 0


def _is_only_when(words: Words, sort: Sort) -> bool:
    """Return whether the words that follow only say what, when or by whom.

    If the field asks for a reason, they are one: to be confirmed in the Act.
    """
    while words and not (
        sort != "reason" and start(words, "tails") and goes_with(words)
    ):
        names = (start(words, name) for name in ("subjects", "time"))
        if not (step := max(_start_promise(words), *names)):
            return False
        words = words[step:]
    return True


def _after_leads(words: Words, sort: Sort) -> Iterator[Words]:
    """Yield *words*, and then without the subject: target, not yet agreed.

    In an action, a note or a challenge only the emptiest words are left out, because
    "records to be kept" and "targets are not set" say something there.
    """
    yield words
    listed = "finding" if sort == "finding" else "others"
    strict = sort in ("action", "finding", "note")
    leads = phrases("leads", listed) if strict else phrases("subjects")
    if sort == "title":
        leads |= phrases("bare-titles")
    sure = FEW - 1 if sort in _LED else 0
    only_leads = True
    for number in range(1, len(words)):
        rest = words[number:]
        only_leads = only_leads and words[number - 1 : number] in leads
        if only_leads or (number <= sure and start(rest, "certain")):
            yield rest
        elif number >= sure:
            return


_LED: tuple[Sort, ...] = ("figure", "prose", "report")
"""Fields in which 1 or 2 words before a promise add nothing to it."""


def _is_left_to_another(words: Words, sort: Sort) -> bool:
    """Return whether they say who will give the answer: JB to confirm."""
    to = next((n for n, word in enumerate(words[: FEW + 1]) if word in _IS_TO), 0)
    if sort == "action" or not to or has_digit(words[:to]):
        return False
    rest = words[to + 1 :]
    given = start(rest, "givers")
    return given > 0 and _is_only_when(rest[given:], sort)


_IS_TO = ("to", "will")


# --- there is no answer -----------------------------------------------------------


def is_unknown(words: Words, sort: Sort) -> bool:
    """Return whether they say that there is no answer: N/A, not known at present."""
    if sort == "figure" and words[-1] == "place":
        return False  # "not in place" describes the position
    return any(_has_no_answer(rest, sort) for rest in _after_leads(words, sort))


def _has_no_answer(words: Words, sort: Sort) -> bool:
    said = max(
        start(words, "unknown"),
        start(words, "codes", "unknown"),
        _start_done(words, "not"),
    )
    rest = words[said:]
    if not said or rest[:1] in _BY_WHOM:
        return False
    why = rest[1:] if rest[:1] in (("as",), ("because",)) else ()
    if why and says_nothing(why, sort):  # such as: n/a as no risks
        return True
    if sort == "finding" and rest and rest[0] not in _UNTIL:
        return False  # such as: an unknown number of children, not recorded for fathers
    return _is_only_when(rest, sort)


_UNTIL = ("as", "at", "currently", "now", "so", "until", "yet")
_BY_WHOM = (("before",), ("by",), ("from",), ("when",), ("with",))


def denies(words: Words, sort: Sort) -> bool:
    """Return whether they only say that there is nothing: no update, none."""
    none = start(words, "none-of")
    rest = words[none:]
    if not none or (sort == "figure" and not set(rest) & singles("data")):
        return False  # "none" and "none yet" are figures
    if sort == "finding":
        nobody = words[0] == "nobody"
        return not nobody and not without(rest, "denied", "time", "denied-of-findings")
    if sort == "report" and set(rest) & singles("differences"):
        return False
    rest, denied = without(rest, "denied", "time", "subjects"), rest
    if sort in ("note", "reason") and rest[:1] == ("from",) and denied[0] in _COMES:
        return False  # such as: no date from the supplier, which is why
    return not rest or (rest[0] in _SINCE and len(rest) <= FEW and goes_with(rest))


_COMES = ("answer", "date", "dates", "decision", "replies", "reply", "response")
"""What somebody else owes. An update is what the note itself was to give."""
_SINCE = ("at", "during", "from", "in", "since", "until")


# --- the answer is not here -------------------------------------------------------


def points_elsewhere(words: Words, sort: Sort) -> bool:
    """Return whether they send the reader to another place in the same paper."""
    if len(words) > 1 and words[0] in headings(sort):
        words = words[1:]  # such as: issue as above
    pointer = start(words, "pointers")
    rest = words[pointer:]
    if not pointer or (len(words) == 1 and words not in _POINT_ALONE):
        return False
    answers = {
        "evidence": bool(set(rest) & singles("documents", "papers")),
        "figure": has_digit(rest),
        "reason": bool(set(rest) & {"plan", "policy", "strategy"}),
    }
    return not answers.get(sort) and is_place(rest)


_POINT_ALONE = {("above",), ("below",), ("ditto",), ("idem",), ("same",)}


def is_place(words: Words) -> bool:
    """Return whether they name a place in the same paper: risk 2, the minutes."""
    rest = tuple(word for word in words if not _NUMBER.fullmatch(word))
    return not without(rest, "elsewhere", "pointers", "documents")


_NUMBER = re.compile(r"[a-z]{0,2}\d[\w.]*|[ivx]{1,4}|[a-h]")


# --- the answer is no answer ------------------------------------------------------


def _is_generic(words: Words, sort: Sort) -> bool:
    """Return whether they say how or how many in general: various, as required."""
    names = ("generic",) if sort == "figure" else ("generic", "frequencies")
    rest = without(words, *names)
    if rest == words:
        return False
    rest = without(rest, *names, "stops")
    if sort == "evidence":
        rest = tuple(word for word in rest if word not in headings(sort))
        return not without(rest, "documents")
    return not without(rest, "subjects", *names)


def _is_heading(words: Words, sort: Sort) -> bool:
    """Return whether they are the heading of the column, numbered or not: Risk 1."""
    if has_share(words):
        return False
    own = {word for word in words if not word.isdigit()}
    rest = own - headings(sort)
    more = singles("stops") | _MORE.get(sort, frozenset())
    return rest != own and (rest <= more or rest <= singles("time"))


_MORE: Mapping[Sort, frozenset[str]] = {
    "evidence": frozenset({"above"}),
    "report": frozenset({"children", "on"}),
}


def _is_instruction(words: Words, sort: Sort) -> bool:
    """Return whether they are an instruction from a form: insert date."""
    rest = singles("prompt-rest", "stops") | headings(sort) | {"%"}
    if sort == "title":
        rest |= singles("bare-titles")
    verb = words[0] in singles("prompt-verbs") and len(words) > 1
    if verb and set(words[1:]) <= rest:
        return True
    if len(words) > MOST or has_digit(words):
        return False
    if "here" in words:
        own = rest | singles("subjects", "bare-titles")
        happens = sort in _ACTED or bool(set(words) & singles("happens"))
        return verb or not happens or set(words) <= own
    asks = words[0] in singles("form-verbs") and len(words) > 1
    return asks and sort not in _ACTED


_ACTED: tuple[Sort, ...] = ("action", "prose")
"""Fields that may say what to do, as an instruction does."""


def is_status(words: Words, sort: Sort) -> bool:
    """Return whether they are a rating or a status, and do not say what was done."""
    if sort in ("figure", "reference"):
        return " ".join(words) in _STATUS_ALONE
    if sort == "who":
        return _is_status_for_owner(words)
    if sort == "title" or (sort in ("action", "measure") and len(words) >= FEW):
        return False
    if sort == "evidence":  # "the updated plan" is evidence
        return set(words) <= singles("state-words") - {"plan", "schedule", "target"}
    return bool(set(words) & singles("state-words")) and not without(words, "states")


def _is_status_for_owner(words: Words) -> bool:
    """Return whether they are a status and a time at most: completed March 2026."""
    plain = f"{' '.join(words)} "
    phrase = next((each for each in _STATUS_ALONE if plain.startswith(f"{each} ")), "")
    rest = set(words[len(phrase.split()) :])
    told = rest & singles("state-words") - _MAY_BE_NAMES
    other = rest - told - singles("stops", "time")
    return bool(phrase or told) and all(map(str.isdigit, other))


def gives_status(words: Words) -> bool:
    """Return whether they give a status, or say that there is nothing new."""
    often = not without(words, "frequencies")
    return often or is_status(words, "note") or denies(words, "note")


_STATUS_ALONE = (
    *("in hand", "in progress", "in train", "on going", "on hold", "on schedule"),
    *("on target", "on track", "ongoing", "under way"),
)
_MAY_BE_NAMES = {
    *("active", "amber", "bau", "blue", "change", "coming", "control", "expected", "g"),
    *("fine", "forward", "green", "hand", "pipeline", "plan", "progress", "rag", "red"),
    *("schedule", "steady", "target", "track", "train", "usual", "way", "well"),
}
"""Words for a status that are also surnames, or the names of charities."""


def _names_nobody(words: Words) -> bool:
    """Return whether they say that a post is vacant, or that anyone is the owner."""
    named = False
    while words:
        nobody = max(start(words, "empty-posts"), start(words, "anybody"))
        named = named or nobody > 0
        step = max(nobody, start(words, "subjects"), start(words, "time"))
        if not step:
            return named and goes_with(words)
        words = words[step:]
    return named
