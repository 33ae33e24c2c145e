"""Find the words of a note that say what holds work back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import held_until, late, sentences_of, substance

if TYPE_CHECKING:
    from datetime import date


def gives_cause(sentence: str) -> bool:
    """Return whether a sentence gives a cause in so many words."""
    return bool(_BECAUSE.search(sentence.casefold()))


def holds_back(sentence: str) -> bool:
    """Return whether a sentence says what holds work back, or what is still left."""
    return bool(_HELD_BACK.search(sentence.casefold()))


def names_cause(sentence: str) -> bool:
    """Return whether a sentence says what is missing, or what is waited for."""
    plain = sentence.casefold()
    return bool(_BECAUSE.search(plain) or _NAMES_CAUSE.search(plain))


def is_over(cause: str, later: str) -> bool:
    """Return whether a *later* note may say that a *cause* no longer holds.

    If the cause is another action, that may have been done since.
    """
    about = substance.content(cause)
    return bool(_ANOTHER.search(cause.casefold())) or any(
        bool(_OVER.search(each.casefold())) and bool(about & substance.content(each))
        for each in sentences_of.every(later)
    )


def may_explain(note: str) -> bool:
    """Return whether any words of a note may be the reason why work is late.

    If this is false, nothing in the note looks like a reason.
    """
    plain = note.casefold().replace("\u2019", "'")
    return bool(_HELD_BACK.search(plain) or _MAY_EXPLAIN.search(plain))


def may_still_explain(note: str, written: date | None, as_of: date) -> bool:
    """Return whether any sentence of a note may be a reason that is not over by a day.

    A recruitment freeze until October no longer says in November why work is late.
    """
    return any(
        may_explain(each) and not _has_passed(each, written, as_of)
        for each in sentences_of.every(note)
    )


def _has_passed(sentence: str, written: date | None, as_of: date) -> bool:
    end = held_until.read(sentence, written)
    return bool(end and end.by and end.by.last_day < as_of)


_CAUSE = r"because|due to|as a result of"
_BECAUSE = late.compile(rf"\b(?:{_CAUSE})\b")
_HELD_BACK = late.compile(
    rf"\b(?:{_CAUSE}|until|waiting|awaiting|cannot|could not"
    r"|did not|will not|has not|have not|not yet|no longer|only|still|delay(?:ed|s)?"
    r"|late|vacant|vacancy|frozen|freeze|held (?:up|back)|sick leave|stopped"
    r"|refused|declined|cancelled|carried over|failed|neither|nobody|shared with)\b"
)
"""Words of what holds work back, which a reader of a low rating looks for."""
_NAMES_CAUSE = late.compile(
    r"\b(?:owing to|await(?:s|ed|ing)?|wait(?:s|ed|ing)? for|could not|cannot|frozen"
    r"|freeze|held (?:up|back)|maternity leave|sick leave|long-term sick|shortages?"
    r"|short of|vacan(?:t|cy|cies)|not supported|until|shared with|refused|declined"
    r"|cancelled|stopped|carried over|failed|no (?:budget|capacity|funding|money"
    r"|staff))\b"
    r"|\b(?:are|is|was|were) (?:absent|away|delayed|ill|late|off sick|running late)\b"
    r"|(?<!\bknown )(?<!\bsame )(?<!\bsuch )(?<!\bwell )\bas (?:a|all|an|both|its|many"
    r"|most|neither|no|our|some|the|their|three|two)\b"
    r"[^.;]{0,120}?\b(?:are|had|has|have|is|was|were)\b"
)
"""Words for what is missing or waited for, and not only that work is not finished."""
_ANOTHER = late.compile(r"\baction [a-z]?[0-9]")
_OVER = late.compile(
    r"\b(?:appointed|arrived|completed|ended|filled|finished|has been agreed|in place"
    r"|in post|is agreed|is over|is signed|lifted|no longer|received|recovered"
    r"|recruited|resolved|returned|signed|sorted|was agreed|were agreed)\b"
)
"""Words that may say that what held work back is over."""
_MAY_EXPLAIN = late.compile(
    r"n't\b|\b(?:after|although|as|but|clash\w*|cost\w*|depend\w*|despite|differ\w*"
    r"|difficult\w*|disagree\w*|disput\w*|fail\w*|fall\w*|fell|fund\w*|given|gone"
    r"|hold|holding|however|if|illness|instead|issues?|lack\w*|later|leave|leaves|leaving"
    r"|left|legal|less|long\w*|lost|maternity|money|more|must|needs?|needed|never|no|none"
    r"|not|object\w*|on hold|once|owing|paus\w*|pending|postpon\w*|pressure\w*"
    r"|prevent\w*|priorit\w*|problem\w*|queue\w*|reason\w*|recruit\w*|reject\w*"
    r"|reorganis\w*|resign\w*|restructur\w*|risks?|short\w*|sick\w*|since|slip\w*|slow\w*"
    r"|so|staff\w*|stalled?|strike\w*|stuck|supplier\w*|suspend\w*|that is why|then"
    r"|too|turnover|unable|unavailable|under way|unless|unwell|vacanc\w*|vacant"
    r"|wait\w*|when|while|whilst|with|withdrawn?|without|yet|absen\w*|backlog\w*"
    r"|block\w*|budget\w*|busy|capacity|compet\w*)\b"
)
"""Words in which a reason may be hidden, however little they say by themselves."""
