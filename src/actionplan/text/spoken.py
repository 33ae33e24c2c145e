"""Work out what a note on open work says of the work as a whole.

Its status, its due date and its future dates are recorded in fields, and every output
shows those. A note may say otherwise: on hold, not started, moved to another plan,
complete, not to be done in time, or with a later date agreed. It may also promise
something for a date that has passed since.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import dates, late, notes, sentences_of, substance, undone
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

Says: TypeAlias = Literal[
    "complete",
    "on hold",
    "not started",
    "nothing done",
    "work",
    "milestone",
    "transferred",
    "late",
    "moved",
]
"""What a note says of an action; *moved* is its due date, *late* that it will be.

*milestone* is one that is recorded as reached, and was not, or only in part."""


class NoteSaid(NamedTuple):
    """What a note says of an action as a whole, and the sentence that says it."""

    what: Says
    words: str
    until: Date | None = None
    """The new due date, if it says that this was moved."""


class Promise(NamedTuple):
    """A date for which a note promises something, and the sentence that does."""

    by: Date
    words: str
    month: str = ""
    """The words that give a month without a year: in April. Only the note has them."""

    @property
    def when(self) -> str:
        """The date, or the words for it: no output has a year that nobody gave."""
        return f'"{self.month}"' if self.month else self.by.words


def of_open(note: str, action: str, *, begun: bool = False) -> NoteSaid | None:
    """Return what *note* says of an open *action* as a whole; None if nothing.

    What is said of a part of the work, or of somebody else's, does not count. If work
    has *begun* before, "nothing has been done" is said of the time since.
    """
    if words := notes.finished(note, action):
        return NoteSaid("complete", sentences_of.holding(note, words))
    if (words := notes.not_begun(note)) and not _HELD.search(
        _flat(_DATED.sub("", note))
    ):
        said = sentences_of.holding(note, words)
        is_for_a_time = _FOR_A_TIME.search(_flat(said)) or (
            begun and not _is_never(said, words)
        )
        return NoteSaid("nothing done" if is_for_a_time else "not started", said)
    every = sentences_of.every(note)
    for number, sentence in enumerate(every):
        told = _of_sentence(sentence)
        if told and not (told.what in _MAY_END and _goes_on(every[number + 1 :])):
            return told
    return None


_FOR_A_TIME = late.compile(
    r"\bsince (?:the )?(?:\w+ )?(?:meeting|update|review|report|board|time|month"
    r"|quarter|year|term|spring|summer|autumn|winter|then|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|[0-9])"
    r"|\b(?:in|over|during|for) the (?:last|past)\b"
    r"|\b(?:this|last) (?:week|month|quarter|year|term|period|autumn|winter|spring"
    r"|summer)\b|\b(?:recently|lately)\b|\bno (?:further|more) "
)
"""Nothing was done for a time: there may have been work before."""


def _is_never(sentence: str, words: str) -> bool:
    """Return whether *words* say that there was no work at any time before."""
    *_, after = _flat(sentence).partition(_flat(words))
    return bool(_NEVER.search(_flat(words)) or _SO_FAR.match(after))


_NEVER = late.compile(
    r"\b(?:begin|begun|commenced?|ever|going|off the ground|so far|start(?:ed)?"
    r"|to date|yet)\b"
)
_SO_FAR = late.compile(r",? (?:as yet|at all|so far|to date|until now|up to now|yet)\b")
_MAY_END = ("on hold", "late")
"""What a later sentence may say is over."""


def _goes_on(later: Sequence[str]) -> bool:
    """Return whether one of the next sentences says that work goes on after all."""
    return any(_AGAIN.search(_flat(each)) for each in later[:_NEXT])


_NEXT = 8


def _of_sentence(sentence: str) -> NoteSaid | None:
    words = sentence.rstrip(" .")
    sentence = _DATED.sub("", sentence)
    flat = _flat(sentence)
    if _HELD.search(flat):
        return NoteSaid("on hold", words)
    if _ELSEWHERE.search(sentence):
        return NoteSaid("transferred", words)
    if _WILL_BE_LATE.search(flat):
        return NoteSaid("late", words)
    moved = _MOVED.search(sentence)
    if moved and not _REFUSED.search(flat):
        read = dates.readings(next(filter(None, moved.groups())))
        return NoteSaid("moved", words, read[0]) if len(read) == 1 else None
    return None


def of_work(note: str) -> NoteSaid | None:
    """Return the sentence of *note* that reports work, if there is one."""
    words = notes.reports_work(note)
    return NoteSaid("work", sentences_of.holding(note, words)) if words else None


def of_milestone(note: str, milestone: str, written: date | None) -> NoteSaid | None:
    """Return the sentence of *note* that says that a milestone was not reached in full.

    It is about the same thing. *written* is the last day on which it may be written.
    """
    about = substance.content(milestone)
    for sentence in sentences_of.every(note):
        if about & substance.content(sentence) and (
            notes.unfinished(sentence) or undone.read(sentence, "", written)
        ):
            return NoteSaid("milestone", sentence.rstrip(" ."))
    return None


def promises(note: str, written: Date | None = None) -> Iterator[Promise]:
    """Yield each date for which *note* says that something is to happen by then.

    A date is in the same clause as the words for the future, and after them. A month
    without a year is the first one that was not over when the note was *written*.
    """
    for sentence in sentences_of.every(note):
        for clause in _CLAUSES.split(sentence):
            ahead = _AHEAD.search(clause)
            if ahead is None or _BEHIND.search(clause[: ahead.end()]):
                continue
            for found in _A_DATE.finditer(clause, ahead.end()):
                read = dates.readings(found[0])
                if len(read) == 1:
                    yield Promise(read[0], sentence.rstrip(" ."))
            month = _A_MONTH.search(clause, ahead.start())
            # In which year a month was of which the past is told, nobody can say.
            if written and month and _WILL.search(clause) and not _HAS.search(clause):
                number = dates.MONTHS.index(month["month"]) + 1
                year = written.year + (number < written.month)
                by = Date(year, number)
                yield Promise(by, sentence.rstrip(" ."), month[0].strip())


def _flat(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


_DATED = late.compile(
    r"^(?:[0-9]{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9}\.?(?: [0-9]{2,4})?"
    r"|[0-9]{1,2}[/.][0-9]{1,2}(?:[/.][0-9]{2,4})?|[A-Za-z]{3,9} [0-9]{4}) ?[:-] ?"
)
"""The date with which a note begins: 6 January 2026: on hold."""
_THIS = (
    r"(?:(?:this|it|we|all work|work|the (?:action|work|project|task)"
    r"|this (?:action|work|project|task))(?: on this)? )?"
)
_HELD = late.compile(
    rf"^{_THIS}(?:(?:is|has|have|had|been|was put|was placed|put|placed|remains?|still"
    r"|all|now|currently|temporarily) )*(?:on hold|paused|suspended|in abeyance|parked)"
    r"\b"
)
_AGAIN = late.compile(
    r"\b(?:resumed|restarted|re-started|started again|begun again|back on (?:course"
    r"|track)|(?:has|have) (?:now )?(?:begun|started))\b"
)
"""Words that say that it goes on after all."""
_MONTH = "|".join(dates.MONTHS)
_DATE = (
    rf"(?:(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}) [0-9]{{4}}"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})"
)
_A_DATE = late.compile(rf"\b{_DATE}\b")
_A_MONTH = late.compile(
    r"(?i:\b(?:in|by|during|before|(?:arranged|booked|expected|planned|scheduled) for))"
    r"(?: the)?(?: (?:end|start|beginning|middle) of| early"
    rf"| mid| late)?[ -](?P<month>{_MONTH})\b"
    r"(?!['\u2019]| (?:each|every)\b| (?:of )?(?:this |last |next )?(?:year|[0-9]))"
)
"""By the end of April: a month without a year, in which something is to happen."""
_PLACE = (
    r"(?:[\w'&-]+ ){0,7}?(?:[Pp]lan|[Bb]oard|[Ss]trategy|[Pp]rogramme|[Pp]artnership"
    r"|[Cc]ommittee|[Bb]usiness as usual|BAU)\b"
)
_ELSEWHERE = late.compile(
    rf"^(?i:{_THIS})(?:(?:[Ii]s|has|have|was|been|now|to be|will be) )*"
    r"(?:[Tt]ransferred|[Mm]oved|[Pp]assed|[Hh]anded(?: over)?|[Aa]bsorbed)"
    rf" (?:in)?to (?:the |our |its )?{_PLACE}(?! for\b)"
    rf"|^(?i:{_THIS})now (?:sits|lies|rests) with (?:the )?{_PLACE}"
)
_WHEN = r"(?:date|deadline|time ?scale|timeline)s?"
_IN_TIME = r"(?:by\b|in time\b|on time\b|before\b|within\b)"
_FINISHED = (
    r"(?:achieved|complete|completed|delivered|done|finished|in place|met|ready)"
)
_WILL_BE_LATE = late.compile(
    rf"\b{_WHEN}(?: of \S+(?: \S+)?)? (?:(?:is|are) (?:not going|unlikely) to"
    r"|(?:will|can|could)(?: ?not| no longer)|won't|can't)(?: now)? be (?:met|kept)\b"
    r"|\b(?:will not|won't|cannot|can't|unable to|(?:are|is) not going to)(?: now)?"
    rf" (?:meet|hit|keep|make) (?:the|this|its|our) (?:\w+ )?{_WHEN}\b"
    rf"|\b(?:going to|will|likely to) (?:now )?miss (?:the|this|its|our) (?:\w+ )?"
    rf"{_WHEN}\b"
    # Others who cannot make a date may only be away on it.
    r"|\b(?:it|this|we|the (?:action|team|work)) (?:will not|won't|cannot|can't"
    r"|(?:are|is) not going to)(?: now)?"
    r" (?:meet|hit|make) (?:the )?(?:(?:beginning|end|start) of )?"
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH.casefold()})\b"
    r"(?! \w*(?:figures|meeting|report))"
    rf"|^{_THIS}(?:(?:is|are) (?:now )?unlikely to|will not|won't|cannot|can't)(?:"
    rf" now)?"
    rf" be {_FINISHED} {_IN_TIME}"
)
_MOVED_FORMS = (
    rf"\b(?:extend(?:ed)?|move[d]?|change[d]?|put back|push(?:ed)? back|revise[d]?)"
    rf" (?:the |its |our )?(?:\w+ )?{_WHEN} (?:until|to|till) (?:the end of )?@",
    rf"\b{_WHEN} (?:(?:has|have|was|were|is|been|now) )*(?:extended|moved|changed"
    r"|put back|pushed back|revised)(?: by [\w' ]{1,40}?)? (?:until|to|till)"
    r" (?:the end of )?@",
    r"\bextension (?:until|to|till) (?:the end of )?@(?: \w+){0,6} (?:agreed|given"
    r"|granted)",
    r"\b(?:agreed|gave|granted|given) an extension (?:until|to|till) (?:the end of )?@",
    rf"\b(?:agreed|set) (?:a |the )?(?:new|revised|later|extended) (?:\w+ )?{_WHEN} of"
    rf" @",
)
_MOVED = late.compile(
    "|".join(form.replace("@", f"({_DATE})") for form in _MOVED_FORMS), re.IGNORECASE
)
_REFUSED = late.compile(
    r"\b(?:not|never|declined|refused|asked|ask|request\w*|propos\w+)\b|n't\b"
)
_CLAUSES = late.compile(r",? (?:but|although|however|while|because) |[:;] ")
_AHEAD = late.compile(
    r"(?i:\b(?:will|shall|to be|is to|are to|due|expect(?:s|ed|ing)?|plan(?:s|ned"
    r"|ning)?"
    r"|hop(?:es?|ing)|aim(?:s|ing)?|intend(?:s|ing)?|seeking|on track|on course|on"
    r" target"
    r"|scheduled|booked|arranged|anticipated|target(?: date)?|going"
    rf"|(?:is|are|meets?) on(?= {_DATE})|(?:takes? place|begins?|starts?) (?:in|on)"
    rf"(?= {_DATE})|to \w+(?: back)? by(?= (?:the end of )?{_DATE}))\b)"
)
_WILL = late.compile(
    r"(?i:\b(?:will|shall|(?:is|are) (?:due|to)|to be|due (?:to|in|by)|expect(?:s|ed)?"
    r"|arranged|booked|planned|scheduled|(?:hop(?:es?|ing)|aim(?:s|ing)?|intend(?:s|ing)?"
    r"|plan(?:s|ning)?|seeking|going|on (?:course|track)) to)\b)"
)
_HAS = late.compile(r"(?i:\b(?:was|were|has|have|had|did|as planned|each|every)\b)")
_BEHIND = late.compile(
    r"(?i:\b(?:was|were|had|had been|would|originally|previously|not|n't|no longer|said"
    r"|until|extended|moved)\b)"
)
