"""Find the one figure of a sentence that is for a measure which it does not name.

The sentence compares the figure with the start: 163 days, which is longer than when the
plan was agreed. Or it gives the average that the measure is: median is 171 days.
"""

from __future__ import annotations

from actionplan.text import amounts, figures, late, substance


def of_sentence(sentence: str, measure: str, value: str) -> str:
    """Return the figure of a sentence for a measure with a *value* at the start; or "".

    If the sentence compares it with the start, the figures have to agree with that.
    """
    plain = amounts.without_dates(sentence)
    marks, start = amounts.marks(plain), figures.amount(value)
    if len(marks) != 1 or start is None or _NOT_A_RESULT.search(plain):
        return ""
    figure = plain[marks[0].start : marks[0].end].strip()
    if not start.unit:
        figure = _counted(plain[marks[0].start :].strip(), measure)
    now = figures.amount(figure)
    if now is None or not (now.is_point and start.is_point) or now.unit != start.unit:
        return ""
    compared = _COMPARED.search(plain)
    if compared is None:
        return figure if _is_only_average(plain, measure) else ""
    agrees = now.low > start.low if compared["up"] else now.low < start.low
    about = substance.content(measure) & substance.content(sentence)
    return figure if agrees and about else ""


def bare_share(sentence: str) -> str:
    """Return the share that is all of a sentence, with when it was so; or "".

    Like this: 88% last quarter. So it is for the one thing that is measured.
    """
    found = _ONLY_SHARE.fullmatch(amounts.without_dates(sentence).strip())
    return found["share"] if found else ""


_ONLY_SHARE = late.compile(
    r"(?:(?:it|this|the (?:figure|rate|result))(?: is| was| has reached)? |up to"
    r" |reached )?(?:now |currently |at )?"
    r"(?P<share>[0-9]{1,3}(?:\.[0-9]+)? ?(?:%|per ?cent)|[0-9]+ (?:out )?of [0-9]+)"
    r"(?: now| overall)?"
    r"(?:,? (?:in |for )?(?:the |this )?(?:(?:last|latest|past|previous|this) )?"
    r"(?:quarter|month|week|term))?[.;]?"
)


def _counted(text: str, measure: str) -> str:
    """Return the number at the beginning of *text*, if the measure is of the same.

    The name of the measure has that: days that a device is held.
    """
    found = _NUMBER_OF.match(text)
    named = {each.rstrip("s") for each in measure.casefold().split()}
    return found["number"] if found and found["of"].rstrip("s") in named else ""


_NUMBER_OF = late.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?) (?P<of>[a-z]+)")


def _is_only_average(plain: str, measure: str) -> bool:
    """Return whether a sentence gives only the average that the measure is."""
    own, said = _AVERAGE.search(measure.casefold()), _ONLY_AVERAGE.fullmatch(plain)
    return bool(own and said and own[0] == said["average"])


_AVERAGE = late.compile(r"\b(?:average|mean|median)\b")
_ONLY_AVERAGE = late.compile(
    r"(?:the )?(?P<average>average|mean|median) (?:is|was)(?: now)? [0-9][0-9,.]*"
    r"(?: ?%| [a-z]+)?\.?"
)
_COMPARED = late.compile(
    r"\b(?:(?P<up>greater|higher|longer|more)|fewer|less|lower|shorter) than"
    r" (?:at the (?:beginning|outset|start)|before(?= ?(?:[.,;]|$))|the baseline"
    r"|when the (?:action )?plan (?:began|started|was (?:agreed|made|written)))\b"
)
_NOT_A_RESULT = late.compile(
    r"\b(?:aim\w*|expected|if|no|not|never|planned|should|target|to be|will|would)\b"
)
"""Words that make it a figure that is hoped for, or deny what it is compared with."""
